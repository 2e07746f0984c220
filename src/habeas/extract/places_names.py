"""Names of places in a text, each with what the gazetteer knows by it and what its surroundings show."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from habeas.extract.gazetteer import Gazetteer
from habeas.extract.gazetteer_file import Entry
from habeas.extract.gazetteer_names import KINDS
from habeas.extract.places_context import assess
from habeas.extract.places_tokens import Token, Words
from habeas.extract.places_words import (
    ARTICLES,
    COMPASS,
    CONNECTORS,
    DEMONYMS,
    FUNCTION_WORDS,
    GAP,
    PEOPLES,
    TITLES,
    TYPE_WORDS,
    common_words,
)

_LONGEST: Final = 6


@dataclass(frozen=True, slots=True)
class Name:
    """One name at `start:end`, its type word included; `words` are the name alone, `reach` where a longer one ends.

    `kind` is the precision that a type word gives; `strength`, `use`: see `places_context`. `is_word`: also an
    English word; `is_person`: the text uses it as the name of somebody.
    """

    start: int
    end: int
    words: str
    entries: tuple[Entry, ...]
    kind: str | None
    typed: bool
    use: str
    strength: int
    reach: int
    caseless: bool
    is_word: bool
    is_person: bool = False


def find_names(words: Words, gazetteer: Gazetteer) -> list[Name]:
    """Every candidate, in order, not overlapping. Lists ("in Turbat, Panjgur and Kech") share their preposition."""
    found: list[Name] = []
    persons: set[str] = set()
    at = 0
    while at < len(words.tokens):
        match = _longest(at, words, gazetteer)
        if match is None:
            at += 1
            continue
        length, entries = match
        if _is_part_of_a_name(at, length, entries, words):
            persons.update(token.low for token in words.tokens[at : at + length])
            at += length
            continue
        found.append(_name(at, length, entries, words))
        at += length
    found = [replace(name, is_person=name.words.lower() in persons) for name in found]
    return list(_with_lists(_merged(found, list(_framed(words, found))), words.text))


def _longest(at: int, words: Words, gazetteer: Gazetteer) -> tuple[int, tuple[Entry, ...]] | None:
    if not _may_begin(words.tokens[at], words, at):
        return None
    for length in range(min(_LONGEST, len(words.tokens) - at), 0, -1):
        if not _is_one_phrase(at, length, words):
            continue
        phrase = words.text[words.tokens[at].start : words.tokens[at + length - 1].end]
        entries = gazetteer.named(phrase)
        if entries and _fits(at, length, phrase, words):
            return length, entries
    return None


def _may_begin(token: Token, words: Words, at: int) -> bool:
    if token.capital:
        return True
    following = words.tokens[at + 1] if at + 1 < len(words.tokens) else None
    return token.low in ARTICLES and token.joined and following is not None and following.capital


def _is_one_phrase(at: int, length: int, words: Words) -> bool:
    tokens = words.tokens[at : at + length]
    if not all(token.joined for token in tokens[:-1]) or not tokens[-1].capital:
        return False
    if tokens[0].caseless and any(token.low in FUNCTION_WORDS and token.low not in CONNECTORS for token in tokens):
        return False
    return all(token.capital or token.low in CONNECTORS for token in tokens[1:])


_ABBREVIATIONS: Final = frozenset(
    {"us", "usa", "uk", "uae", "drc", "kpk", "kp", "ajk", "fata", "nwfp", "nyc", "dc", "kri"}
)


def _fits(at: int, length: int, phrase: str, words: Words) -> bool:
    """Whether the form of the words can be that name: abbreviations keep their capitals, peoples are no places."""
    token = words.tokens[at]
    plain = phrase.replace(".", "").lower()
    if token.arabic:
        return len(phrase) > 2
    if plain in _ABBREVIATIONS or (phrase.isupper() and len(plain) < 5 and not token.caseless):
        return plain in _ABBREVIATIONS and phrase.isupper() and not token.caseless
    if length == 1 and (len(plain) < 3 or plain in PEOPLES or plain in DEMONYMS or plain in TITLES):
        return False
    if length == 1 and (words.hyphenated(at) or (token.first and _is_plain_here(token, words))):
        return False
    return not (token.caseless and length == 1 and plain in COMPASS)


def _is_plain_here(token: Token, words: Words) -> bool:
    return token.low in FUNCTION_WORDS or token.low in words.lower_case


_BEFORE_A_PLACE: Final = (
    COMPASS | frozenset(DEMONYMS) | {"st", "saint", "mount", "mt", "lake", "port", "fort", "new", "old"}
)


def _is_part_of_a_name(at: int, length: int, entries: tuple[Entry, ...], words: Words) -> bool:
    """ "Shehbaz Sharif", "Jordan Peterson": a capitalised word directly beside it that is no word of geography."""
    left, right = words.run_before(at), words.run_after(at + length - 1)
    if left and left.low not in _BEFORE_A_PLACE and not _type_at_end(words.text[: left.end]):
        return True
    if right is None or _TYPE_AFTER.match(words.text, words.tokens[at + length - 1].end):
        return False
    evidence = assess(words.tokens[at].start, words.tokens[at + length - 1].end, words.text, arabic=False)
    if evidence.use == "institution" or evidence.reach_over(words.tokens[at + length - 1].end):
        return False
    return right.low not in DEMONYMS and entries[0].precision not in ("country", "province")


_TYPE_AFTER: Final = re.compile(rf"(?:{GAP}|-)(?P<type>{TYPE_WORDS})(?![\w-])", re.IGNORECASE)
_TYPE_BEFORE: Final = re.compile(
    rf"(?<!\w)(?P<type>{TYPE_WORDS}){GAP}(?:of|called|named){GAP}(?:the{GAP})?[\"“‘']?$", re.IGNORECASE
)


def _type_at_end(before: str) -> bool:
    return bool(re.search(rf"(?<!\w){TYPE_WORDS}$", before[-30:], re.IGNORECASE))


def _kind(word: str) -> str | None:
    low = " ".join(word.lower().split())
    for form in (low, low[:-1] if low.endswith("s") else low, f"{low[:-3]}y" if low.endswith("ies") else low):
        if form in KINDS:
            return KINDS[form]
    return None


def _name(at: int, length: int, entries: tuple[Entry, ...], words: Words) -> Name:
    first, last = words.tokens[at], words.tokens[at + length - 1]
    text = words.text
    after = _TYPE_AFTER.match(text, last.end)
    before = _TYPE_BEFORE.search(text[max(0, first.start - 40) : first.start])
    end = after.end() if after else last.end
    typed = after or before
    evidence = assess(first.start, end, text, arabic=first.arabic)
    phrase = text[first.start : last.end]
    strength = max(evidence.strength, 2 if typed else 1)
    if typed and evidence.use == "location" and evidence.strength > 1:
        strength = 3
    return Name(
        start=first.start, end=end, words=phrase, entries=entries, kind=_kind(typed["type"]) if typed else None,
        typed=typed is not None, use=evidence.use,
        strength=strength,
        reach=evidence.end, caseless=first.caseless, is_word=length == 1 and first.low in common_words(),
    )  # fmt: skip


# Names that the gazetteer lacks, in a frame that shows what they are -------------------------------------------------

_CAPITALISED = r"[A-Z][^\W\d_]{1,30}(?:[-'’ ](?:[A-Z][^\W\d_]{0,30}|e|i|ul|ur|al|el|de|la|bin)){0,3}"
_FRAMED_AFTER: Final = re.compile(
    rf"\b(?:in|from|near|at|of|to|around){GAP}(?:the{GAP})?(?P<name>{_CAPITALISED}){GAP}(?P<type>(?i:{TYPE_WORDS}))(?![\w-])"
)
_FRAMED_BEFORE: Final = re.compile(
    rf"\b(?P<type>(?i:village|town|hamlet|city|tehsil|sub-district|locality|neighbou?rhood|district|commune|township))"
    rf"{GAP}(?:of|called|named){GAP}(?P<name>{_CAPITALISED})"
)


def _framed(words: Words, found: list[Name]) -> Iterator[Name]:
    for pattern in (_FRAMED_AFTER, _FRAMED_BEFORE):
        for match in pattern.finditer(words.text):
            start = match.start("name")
            first = match["name"].split()[0].lower()
            if (
                first in FUNCTION_WORDS
                or first in PEOPLES
                or first in DEMONYMS
                or first in TITLES
                or first in common_words()
            ):
                continue
            end = match.end("type") if match.end("type") > start else match.end("name")
            if not any(name.start < end and start < name.end for name in found):
                yield Name(start, end, match["name"], (), _kind(match["type"]), True, "location", 3, end, False, False)


def _merged(found: list[Name], framed: list[Name]) -> list[Name]:
    merged = sorted([*found, *framed], key=lambda name: (name.start, -name.end))
    return [name for at, name in enumerate(merged) if at == 0 or name.start >= merged[at - 1].end]


_LISTED: Final = re.compile(
    rf",{GAP}?(?:and{GAP}|or{GAP})?(?:the{GAP})?|{GAP}(?:and|or|&){GAP}(?:the{GAP})?(?:in{GAP})?"
)


def _with_lists(names: list[Name], text: str) -> Iterator[Name]:
    """In a list, the later names are used as the first one is."""
    previous: Name | None = None
    for name in names:
        if (
            previous
            and name.strength == 1
            and previous.use == "location"
            and previous.strength > 1
            and name.use != "institution"
        ):
            between = text[previous.end : name.start]
            if len(between) < 12 and _LISTED.fullmatch(between):
                name = replace(name, strength=previous.strength, use="location")
        yield name
        previous = name
