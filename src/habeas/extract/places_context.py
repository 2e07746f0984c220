"""What the words around a name show: that it is where something is, or an institution, a people or a government.

Decided by form alone (prepositions, type words, verbs, capitals), the same for every country. `strength` 3: a type
word or an unmistakable preposition; 2: a preposition that people can follow too; 1: only the name speaks for it.
"""

import re
from dataclasses import dataclass
from typing import Final

from habeas.extract.places_words import (
    ACTOR_BEFORE,
    ARABIC_AFTER,
    ARABIC_BEFORE,
    CAPITAL_INSTITUTION,
    DATELINE,
    DATELINE_AFTER,
    DEMONYM_AFTER,
    FACILITY_AFTER,
    INSTITUTION_AFTER,
    INSTITUTION_OF,
    MEDIUM_BEFORE,
    STRONG_BEFORE,
    VERB_AFTER,
)

_LOOK_BACK: Final = 90


@dataclass(frozen=True, slots=True)
class Evidence:
    """`use` is one of `places.USES`; `end` reaches over a name that goes on ("Karachi Central Jail")."""

    use: str
    strength: int
    end: int

    def reach_over(self, end: int) -> bool:
        """Whether the name goes on beyond `end`."""
        return self.end > end


def assess(start: int, end: int, text: str, *, arabic: bool) -> Evidence:
    """The evidence around the name at `start:end` (type word included)."""
    before = text[max(0, start - _LOOK_BACK) : start]
    if arabic:
        placed = ARABIC_BEFORE.search(before) or ARABIC_AFTER.match(text, end)
        return Evidence("location", 3 if placed else 1, end)
    return _inside_a_name(before, text, end) or _by_its_surroundings(before, text, end)


def _inside_a_name(before: str, text: str, end: int) -> Evidence | None:
    """ "Supreme Court of Pakistan", "Balochistan Police", "Karachi Central Jail", "the Islamabad military"."""
    strong = bool(STRONG_BEFORE.search(before))
    if INSTITUTION_OF.search(before):
        return Evidence("institution", 1, end)
    if match := FACILITY_AFTER.match(text, end):
        placed = strong or bool(MEDIUM_BEFORE.search(before))
        return Evidence("location" if placed else "institution", 2 if placed else 1, match.end())
    if match := CAPITAL_INSTITUTION.match(text, end):
        return Evidence("institution", 1, match.end())
    match = INSTITUTION_AFTER.match(text, end)
    if match and not (strong and not match["own"] and not _THE.search(before)):
        return Evidence("institution", 1, end)
    return None


_THE = re.compile(r"\bthe\s{1,2}$", re.IGNORECASE)


def _by_its_surroundings(before: str, text: str, end: int) -> Evidence:
    if DEMONYM_AFTER.match(text, end) and not STRONG_BEFORE.search(before):
        return Evidence("demonym", 1, end)
    if STRONG_BEFORE.search(before):
        return Evidence("location", 3, end)
    if ACTOR_BEFORE.search(before):
        return Evidence("metonym", 1, end)
    if MEDIUM_BEFORE.search(before):
        return Evidence("location", 2, end)
    if DATELINE.search(before) and DATELINE_AFTER.match(text, end):
        return Evidence("dateline", 2, end)
    if VERB_AFTER.match(text, end):
        return Evidence("metonym", 1, end)
    return Evidence("location", 1, end)
