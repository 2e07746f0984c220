"""Names of places in a text, each with what the gazetteer knows by it and what its surroundings show."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from habeas.extract.gazetteer import Gazetteer
from habeas.extract.gazetteer_file import Entry
from habeas.extract.gazetteer_names import KINDS
from habeas.extract.places_context import assess
from habeas.extract.places_peoples import DEMONYMS, PEOPLES
from habeas.extract.places_tokens import Token, Words
from habeas.extract.places_words import (
    ARTICLES,
    COMPASS,
    CONNECTORS,
    FUNCTION_WORDS,
    GAP,
    TITLES,
    TYPE_WORDS,
    common_words,
)

_LONGEST: Final = 6
_STARTERS: Final = COMPASS | {
    "san",
    "santa",
    "santo",
    "saint",
    "new",
    "united",
    "great",
    "port",
    "cape",
    "fort",
    "gulf",
}
_GREAT: Final = 1_500_000
_TOWN: Final = 50_000


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
    found = _merged(found, list(_framed(words, found)))
    found = _merged(found, list(_unexplained(words, found, persons | _people_of(words))))
    return list(_with_lists(found, words.text))


def _people_of(words: Words) -> set[str]:
    """Words that follow a title somewhere in the text: they may be names of people."""
    tokens = words.tokens
    return {tokens[at].low for at in range(1, len(tokens)) if tokens[at - 1].joined and tokens[at - 1].low in TITLES}


def _longest(at: int, words: Words, gazetteer: Gazetteer) -> tuple[int, tuple[Entry, ...]] | None:
    if not _may_begin(words.tokens[at], words, at):
        return None
    for length in range(min(_LONGEST, len(words.tokens) - at), 0, -1):
        if not _is_one_phrase(at, length, words):
            continue
        phrase = words.text[words.tokens[at].start : words.tokens[at + length - 1].end]
        entries = gazetteer.named(phrase, exactly=words.tokens[at].low in FUNCTION_WORDS)
        if entries and _fits(at, length, phrase, entries, words):
            return length, entries
    return None


def _may_begin(token: Token, words: Words, at: int) -> bool:
    if token.capital or (token.caseless and token.low in _STARTERS):
        return True
    following = words.tokens[at + 1] if at + 1 < len(words.tokens) else None
    return (
        token.low in ARTICLES
        and token.low not in FUNCTION_WORDS
        and token.joined
        and following is not None
        and following.capital
    )


def _is_one_phrase(at: int, length: int, words: Words) -> bool:
    tokens = words.tokens[at : at + length]
    if not all(token.joined for token in tokens[:-1]):
        return False
    if tokens[0].caseless:
        return tokens[-1].low not in FUNCTION_WORDS and all(
            token.low not in FUNCTION_WORDS or token.low in CONNECTORS for token in tokens
        )
    return tokens[-1].capital and all(token.capital or token.low in CONNECTORS for token in tokens[1:])


_ABBREVIATIONS: Final = frozenset(
    {"us", "usa", "uk", "uae", "drc", "kpk", "kp", "ajk", "fata", "nwfp", "nyc", "dc", "kri"}
)


def _fits(at: int, length: int, phrase: str, entries: tuple[Entry, ...], words: Words) -> bool:
    """Whether the form of the words can be that name: abbreviations keep their capitals, peoples are no places."""
    token = words.tokens[at]
    plain = phrase.replace(".", "").lower()
    if words.hyphenated(at + length - 1) or words.text[token.end : token.end + 1] == "$" or words.is_suffix(at):
        return False
    if token.arabic:
        return len(phrase) > 2
    if plain in _ABBREVIATIONS or (phrase.isupper() and len(plain) < 5 and not token.caseless):
        return plain in _ABBREVIATIONS and phrase.isupper() and not token.caseless
    if length == 1 and (len(plain) < 3 or plain in PEOPLES or plain in DEMONYMS or plain in TITLES):
        return False
    if length == 1 and plain in COMPASS and not _TYPE_AFTER.match(words.text, token.end):
        return False
    if length == 1 and token.first and _is_plain_here(token, words):
        return False
    if token.caseless:
        return _fits_without_case(words.tokens[at : at + length], entries[0])
    return True


def _fits_without_case(tokens: Sequence[Token], best: Entry) -> bool:
    """Where capitals say nothing, plain English words are a place only as a country or a very large town."""
    if len(tokens) == 1:
        return tokens[0].capital and tokens[0].low not in COMPASS
    return any(t.capital for t in tokens) or best.precision in ("country", "unknown") or best.weight >= _GREAT


def _is_plain_here(token: Token, words: Words) -> bool:
    return token.low in FUNCTION_WORDS or token.low in words.lower_case


_BEFORE_A_PLACE: Final = (
    COMPASS | frozenset(DEMONYMS) | {"st", "saint", "mount", "mt", "lake", "port", "fort", "new", "old"}
)


def _is_part_of_a_name(at: int, length: int, entries: tuple[Entry, ...], words: Words) -> bool:
    """ "Shehbaz Sharif", "Jordan Peterson": a capitalised word directly beside it that is no word of geography."""
    if at and words.tokens[at - 1].joined and words.tokens[at - 1].low in TITLES:
        return True
    if words.goes_on(at + length - 1):
        return True
    left, right = words.run_before(at), words.run_after(at + length - 1)
    if left and left.low not in _BEFORE_A_PLACE and not _type_at_end(words.text[: left.end]):
        return True
    if right is None or _TYPE_AFTER.match(words.text, words.tokens[at + length - 1].end):
        return False
    evidence = assess(words.tokens[at].start, words.tokens[at + length - 1].end, words.text, arabic=False)
    if evidence.use == "institution" or evidence.reach_over(words.tokens[at + length - 1].end):
        return False
    return right.low not in DEMONYMS and entries[0].precision != "country" and entries[0].weight < _GREAT


_TYPE_AFTER: Final = re.compile(rf"(?:{GAP}|-)(?P<type>{TYPE_WORDS})(?![\w-])", re.IGNORECASE)
_TYPE_WITHIN: Final = re.compile(rf"[\s-](?P<type>{TYPE_WORDS})$", re.IGNORECASE)
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
    own = _TYPE_WITHIN.search(text, first.start, last.end) if length > 1 else None
    typed = after or own or before
    evidence = assess(first.start, end, text, arabic=first.arabic)
    phrase = text[first.start : last.end]
    strength = max(evidence.strength, 2 if typed else 1)
    if typed and evidence.use == "location" and evidence.strength > 1:
        strength = 3
    return Name(
        start=first.start, end=end, words=phrase, entries=entries, kind=_kind(typed["type"]) if typed else None,
        typed=typed is not None, use=evidence.use,
        strength=strength, reach=evidence.end, caseless=first.caseless,
        is_word=_is_plain_english(words.tokens[at : at + length], entries[0]),
    )  # fmt: skip


def _is_plain_english(tokens: Sequence[Token], best: Entry) -> bool:
    """Whether all words are English ones ("North East", "Police", "Great Lakes") and the place is not a great one."""
    if best.precision == "country" or (len(tokens) > 1 and best.id.startswith("habeas:")):
        return False
    if len(tokens) > 1 and best.weight >= _TOWN and not all(t.low in COMPASS for t in tokens):
        return False
    return all(t.low in common_words() or t.low in COMPASS or t.low in FUNCTION_WORDS for t in tokens)


# Names that the gazetteer lacks, in a frame that shows what they are -------------------------------------------------

_BETWEEN = r"(?:(?:e|i|ul|ur|al|el|de|del|la|da|do|dos|das|di|du|bin)[- ])?"
_CAPITALISED = rf"[A-Z][^\W\d_]{{1,30}}(?:[-'’ ]{_BETWEEN}[A-Z][^\W\d_]{{0,30}}){{0,3}}"
_FRAMES: Final = (
    r"districts?|tehsils?|villages?|towns?|city|areas?|neighbou?rhoods?|county|municipality|province|camp|colony|island|"
    r"valley|commune|township|locality|ward|hamlet|settlement|sub-districts?|"
    r"union council|upazila|lga|local government area"
)
_FRAMED_AFTER: Final = re.compile(
    rf"\b(?:in|from|near|at|of|to|around){GAP}(?:the{GAP})?(?P<name>{_CAPITALISED}){GAP}(?P<type>(?i:{_FRAMES}))(?![\w-])"
)
_FRAMED_BEFORE: Final = re.compile(
    rf"\b(?P<type>(?i:village|town|hamlet|city|tehsil|sub-district|locality|neighbou?rhood|district|commune|township))"
    rf"{GAP}(?:of|called|named){GAP}(?P<name>{_CAPITALISED})"
)


def _framed(words: Words, found: list[Name]) -> Iterator[Name]:
    for pattern in (_FRAMED_AFTER, _FRAMED_BEFORE):
        for match in pattern.finditer(words.text):
            start = match.start("name")
            if _is_known_otherwise(match["name"].split()[0].lower()):
                continue
            end = match.end("type") if match.end("type") > start else match.end("name")
            if not any(name.start < end and start < name.end for name in found):
                yield Name(start, end, match["name"], (), _kind(match["type"]), True, "location", 3, end, False, False)


# A capitalised name after "in" or "near" that nothing else explains, before a word that ends the phrase.
_UNKNOWN: Final = re.compile(
    rf"(?<!ublished )(?<!eported )(?<!ppeared )\b(?:[Ii]nside|[Oo]utside|[Ii]n|[Nn]ear){GAP}(?P<name>{_CAPITALISED})"
    rf"(?=[,;)]|\.(?:\s|$)|$|\n|{GAP}(?:and|or|on|in|at|to|by|when|where|while|who|after|before|during|since|until|last|"
    r"was|were|is|are|had|has|have|said|told|for|from|with|as|following|early|late|this|yesterday|today)\b)"
)
_NO_PLACE: Final = re.compile(
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|(?:mon|tues|wednes|thurs|"
    r"fri|satur|sun)day|parliament|cabinet|court|custody|government|public|congress|senate|facebook|twitter|youtube|whatsapp|instagram|telegram|islam|ramadan|eid|"
    r"christmas|covid|english|\w+(?:ism|ity|ment|tion|ship|ese|ish|ness|ology|ics|ians?|ists?|ers?))\b",
    re.IGNORECASE,
)


def _unexplained(words: Words, found: list[Name], persons: set[str]) -> Iterator[Name]:
    taken = sorted((name.start, name.end) for name in found)
    for match in _UNKNOWN.finditer(words.text):
        start, end, name = match.start("name"), match.end("name"), match["name"]
        first = name.split()[0].lower()
        if name.isupper() or _NO_PLACE.match(name) or _is_known_otherwise(first) or name.lower() in words.lower_case:
            continue
        if any(word.lower() in persons for word in name.split()) or any(s < end and start < e for s, e in taken):
            continue
        yield Name(start, end, name, (), None, False, "location", 2, end, False, False)


def _is_known_otherwise(word: str) -> bool:
    return (
        word in COMPASS
        or word in FUNCTION_WORDS
        or word in PEOPLES
        or word in DEMONYMS
        or word in TITLES
        or word in common_words()
    )


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
