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
    DATELINE_CLOSE,
    DATELINE_OPEN,
    DEMONYM_AFTER,
    FACILITY_AFTER,
    INSTITUTION_AFTER,
    INSTITUTION_OF,
    MEDIUM_BEFORE,
    PROPER_OF,
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
    if INSTITUTION_OF.search(before) or PROPER_OF.search(before):
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


_OWNER = re.compile(r"\b(?:of|for|on|to)\s{1,3}(?:the\s{1,3})?$", re.IGNORECASE)
_A = re.compile(r"\ban?\s{1,3}$", re.IGNORECASE)
_DETERMINED = re.compile(r"\b(?:the|a|an|his|her|its|their|this|that)\s{1,3}$", re.IGNORECASE)
_NOUN_AFTER = re.compile(
    r"[^\S\n]{1,2}(?!(?:and|or|in|on|at|to|of|for|from|by|with|as|is|was|were|are|has|have|had|after|before|during|since|"
    r"until|where|when|who|which|that|while|but|because|over|under|via|into|near|about|against|between|through|under|on|"
    r"yesterday|today|last|this|early|late)\b)(?:[a-z]|[A-Z][a-z])"
)


def _is_attribute(before: str, text: str, end: int) -> bool:
    """ "a Paris criminal court", "the Beijing Games": the name only describes the noun after it."""
    if text.startswith(("'s", "’s"), end):
        return bool(_OWNER.search(before))
    return bool(_DETERMINED.search(before) and _NOUN_AFTER.match(text, end))


def _by_its_surroundings(before: str, text: str, end: int) -> Evidence:
    if DEMONYM_AFTER.match(text, end) and not STRONG_BEFORE.search(before):
        return Evidence("demonym", 1, end)
    if STRONG_BEFORE.search(before):
        return Evidence("location", 2 if _A.search(before) else 3, end)
    if ACTOR_BEFORE.search(before):
        return Evidence("metonym", 1, end)
    if MEDIUM_BEFORE.search(before):
        return Evidence("location", 1 if _is_attribute(before, text, end) else 2, end)
    if _is_dateline(before, text, end):
        return Evidence("dateline", 2, end)
    if VERB_AFTER.match(text, end):
        return Evidence("metonym", 1, end)
    return Evidence("institution" if _GOES_ON.match(text, end) else "location", 1, end)


_GOES_ON = re.compile(r"(?:['’]s)?[^\S\n](?!(?:Is|In|On|And|The|To|Of|At|For|By|From|As|After|Under)\b)[A-Z][a-z]")


def _is_dateline(before: str, text: str, end: int) -> bool:
    """ "QUETTA (Agency) - ", "(Nairobi) – ": at the start of a paragraph."""
    if DATELINE.search(before):
        return bool(DATELINE_AFTER.match(text, end))
    return bool(DATELINE_OPEN.search(before) and DATELINE_CLOSE.match(text, end))
