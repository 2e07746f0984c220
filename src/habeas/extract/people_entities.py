"""Joins the names of a page into entities: one for each person and organisation, however its name is shortened."""

import re
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from rapidfuzz.distance import Levenshtein

from habeas.extract.people_facts import alias_behind
from habeas.extract.people_names import Name
from habeas.extract.syntax import text_of

FAR = 10**9


@dataclass(slots=True)
class Draught:
    """An entity while the page is being read: names with the mentions that bear them."""

    person: bool
    spellings: list[tuple[str, ...]] = field(default_factory=list)
    places: list[tuple[int, int, bool]] = field(default_factory=list)  # start, end, certain

    @property
    def longest(self) -> tuple[str, ...]:
        return max(self.spellings, key=lambda words: (len(words), sum(map(len, words))))


def join_names(doc: Any, names: tuple[Name, ...]) -> list[Draught]:
    """Entities in order of first mention. Full names are joined first; a name of one word then finds its bearer."""
    people = [n for n in names if n.person]
    full = [n for n in people if len(_words(doc, n)) > 1 or _alias(doc, n)]
    found: list[Draught] = []
    for name in full:
        _place_full(doc, found, name)
    for name in people:
        if name in full:
            continue
        if len(_words(doc, name)) == 1:
            _place_single(doc, found, name)
    found += _organisations(doc, [n for n in names if not n.person])
    found.sort(key=lambda d: min(start for start, _, _ in d.places))
    return found


def _words(doc: Any, name: Name) -> tuple[str, ...]:
    """The words of a name; hyphens and full stops dropped, initials split ("GD" and "G. D." are the same)."""
    start, end = _span(doc, name)
    return _split(text_of(doc)[start:end])


def _split(text: str) -> tuple[str, ...]:
    return tuple(w for w in re.split(r"[\s.\-‑\"“”]+", text.casefold().replace("’", "'")) if w)


def _span(doc: Any, name: Name) -> tuple[int, int]:
    return int(doc[name.first].idx), int(doc[name.last - 1].idx) + len(doc[name.last - 1])


def _place_full(doc: Any, found: list[Draught], name: Name) -> None:
    words = _words(doc, name)
    start, end = _span(doc, name)
    fits = [d for d in found if any(_same_full(words, other) for other in d.spellings)]
    if not fits:
        fits = [d for d in found if _misspelt(words, d, start)]
    if fits:
        nearest = min(fits, key=lambda d: start - d.places[-1][0])
        nearest.spellings.append(words)
        nearest.places.append((start, end, len(fits) == 1))
        return
    found.append(Draught(True, [words, *_alias(doc, name)], [(start, end, True)]))


def _alias(doc: Any, name: Name) -> list[tuple[str, ...]]:
    """The words of the other name that stands behind a name ("Ali alias Alo")."""
    text, (_, end) = text_of(doc), _span(doc, name)
    found = alias_behind(text, end)
    return [_split(text[found[0] : found[1]])] if found else []


def _same_full(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Equal, or the shorter (two words at least) runs in order through the longer and shares its first or last word."""
    short, long = sorted((one, other), key=len)
    if short == long or "".join(short) == "".join(long):
        return True
    if len(short) < 2 or not (short[0] == long[0] or short[-1] == long[-1]):
        return False
    return _runs_through(short, long)


def _runs_through(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    rest = iter(long)
    return all(any(_same_word(w, other) for other in rest) for w in short)


def _same_word(one: str, other: str) -> bool:
    """The same word, or its initial."""
    return one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])


def _misspelt(words: tuple[str, ...], other: Draught, start: int) -> bool:
    """One word differs by a letter (two in a long one), as transliterations and typing errors do within one text.

    Names close to each other in the text are more likely those of relatives, and stay apart.
    """
    if any(abs(start - place[0]) < 200 for place in other.places):
        return False
    for spelling in other.spellings:
        if len(spelling) != len(words):
            continue
        differing = [(a, b) for a, b in zip(words, spelling, strict=True) if a != b]
        if len(differing) == 1 and _is_slip(*differing[0]):
            return True
    return False


def _is_slip(one: str, other: str) -> bool:
    shorter = min(len(one), len(other))
    return shorter >= 5 and Levenshtein.distance(one, other) <= 1 + (shorter >= 8)


def _place_single(doc: Any, found: list[Draught], name: Name) -> None:
    """To the full name with this word, as last or first word rather than in between; the nearest before, else after."""
    (word,) = _words(doc, name)
    start, end = _span(doc, name)
    fits = [d for d in found if d.person and any(_bears(word, s) for s in d.spellings)]
    if not fits:
        fits = [d for d in found if d.person and any(_nearly(word, s[-1]) for s in d.spellings)]
    if fits:
        nearest = min(fits, key=lambda d: (_distance(d, start), -_rank(word, d)))
        nearest.spellings.append((word,))
        nearest.places.append((start, end, len(fits) == 1))
        nearest.places.sort()
        return
    found.append(Draught(True, [(word,)], [(start, end, True)]))


def _bears(word: str, spelling: tuple[str, ...]) -> bool:
    return word in spelling if len(spelling) > 1 else word == spelling[0]


def _nearly(word: str, other: str) -> bool:
    return min(len(word), len(other)) >= 7 and Levenshtein.distance(word, other) == 1


def _rank(word: str, entity: Draught) -> int:
    return max((2 * (s[-1] == word) + (s[0] == word) for s in entity.spellings), default=0)


def _distance(entity: Draught, start: int) -> int:
    """Code points back to the nearest earlier mention; later ones count as far away."""
    before = [start - s for s, _, _ in entity.places if s < start]
    after = [s - start for s, _, _ in entity.places if s > start]
    return min(before) if before else FAR + min(after, default=0)


def _organisations(doc: Any, names: list[Name]) -> list[Draught]:
    """Organisations by exact name; "Frontier Corps (FC)" and "“Security Forces” (SF)" make the letters an alias."""
    found: list[Draught] = []
    letters: dict[tuple[str, ...], Draught] = {}
    last: Draught | None = None
    for name in sorted(names, key=lambda n: n.first):
        words, (start, end) = _words(doc, name), _span(doc, name)
        if last is not None and _abbreviates(doc, last, start, words):
            letters[words] = last
        entity = letters.get(words) or next((d for d in found if words in d.spellings), None)
        if entity is None:
            entity = Draught(False)
            found.append(entity)
        entity.spellings.append(words)
        entity.places.append((start, end, True))
        last = entity
    return found


_BETWEEN = re.compile(r"\s*[”\"’']?\s*\(\s*(?:the\s+|“|\")?")


def _abbreviates(doc: Any, previous: Draught, start: int, words: tuple[str, ...]) -> bool:
    end = previous.places[-1][1]
    if len(words) != 1 or not _BETWEEN.fullmatch(text_of(doc)[end:start]):
        return False
    initials = "".join(w[0] for w in previous.longest)
    return words[0][0] == initials[0] or len(set(words[0]) & set(initials)) >= 2


def display(page_words: Any, entity: Draught) -> str:
    """The longest name as written, on one line."""
    spans = [page_words(start, end) for start, end, _ in entity.places]
    return " ".join(max(spans, key=lambda s: (len(s.split()), len(s))).split())


def aliases(page_words: Any, entity: Draught, name: str) -> tuple[str, ...]:
    """The other spellings as written, each once."""
    spans = [" ".join(page_words(start, end).split()) for start, end, _ in sorted(entity.places)]
    return tuple(s for s, _ in groupby(sorted(set(spans), key=spans.index)) if s != name)
