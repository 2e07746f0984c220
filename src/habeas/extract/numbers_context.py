"""What the words around a number say about it: whether it counts something, and how it is bounded."""

import re
from typing import Final

from habeas.extract.dates_words import COUNTED
from habeas.extract.numbers_words import (
    AGE_AFTER,
    AGE_BEFORE,
    AGE_DECADE,
    BOUNDS,
    CURRENCY_AFTER,
    CURRENCY_BEFORE,
    DASH,
    DURATION_AFTER,
    FRACTIONS,
    GAP,
    IDENTIFIER_BEFORE,
    MEASURE_AFTER,
    PERCENT_AFTER,
    SECTION_AFTER,
    SECTION_BEFORE,
    TIME_AFTER,
)

_CLOCK = rf"(?:{GAP}?[ap]\.?m\b\.?)"
_ZONE = rf"{GAP}(?:hours|hrs|gmt|utc|local{GAP}time)\b"
_TELEPHONE = r"(?:tel|phone|fax|cell|mobile|whatsapp)\.?:?\s{0,2}[+(]?\d[\d ()-]{5,18}\d"
_HOW_MANY = r"(?:an?|one|two|three|four|five|\d)"

# Spans whose inner digits are no numbers at all, each with its nature.
_SPECIAL: Final[tuple[tuple[str, re.Pattern[str]], ...]] = (
    ("identifier", re.compile(r"(?<!\w)(?:https?://|www\.)[^\s<>\"“”]{1,2000}", re.IGNORECASE)),
    ("identifier", re.compile(r"(?<![\w.])[@#]\w{2,60}")),
    ("identifier", re.compile(r"(?<![\w-])\d{5}-\d{7}-\d(?![\w-])")),  # Pakistan's national identity card
    ("phone", re.compile(r"(?<![\w-])(?:\+|00)\d{1,3}(?:[ \-.]?\(?\d{1,4}\)?){2,5}(?![\w-])")),
    ("phone", re.compile(r"(?<![\w-])(?:\(0\d{1,4}\)|0\d{2,4})[ -]\d{3,4}[ -]?\d{3,4}(?![\w-])")),
    ("phone", re.compile(rf"(?<!\w){_TELEPHONE}(?!\w)", re.IGNORECASE)),
    ("time", re.compile(rf"(?<![\w:])(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?{_CLOCK}?(?![\w:])", re.IGNORECASE)),
    ("time", re.compile(rf"(?<![\w.])(?:1[0-2]|0?\d)(?:\.[0-5]\d)?{_CLOCK}", re.IGNORECASE)),
    ("time", re.compile(rf"(?<![\w.,])[0-2]\d[0-5]\d{_ZONE}", re.IGNORECASE)),
    ("identifier", re.compile(r"(?<![\w/.,-])\d{1,6}(?:-?[A-Za-z]{1,3})?(?:/\d{1,6}){1,3}(?![\w/])")),
    ("identifier", re.compile(r"(?m:^[^\S\n]{0,4}|(?<=[^\S\n]{3}))\(?\d{1,3}[.)](?=[^\S\n])")),
    ("identifier", re.compile(r"\[\d{1,3}\]")),
    ("fraction", re.compile(rf"(?<![\w-]){_HOW_MANY}(?:{GAP}|{DASH}){FRACTIONS}(?![\w-])", re.IGNORECASE)),
)


def special_spans(text: str) -> list[tuple[int, int, str]]:
    """(start, end, nature) of what only looks like numbers, in order of patterns; they may overlap."""
    return [(start, match.end(), nature) for nature, pattern in _SPECIAL for match in pattern.finditer(text)
            if (start := match.end() - len(match[0].lstrip())) < match.end()]  # fmt: skip


_LISTED_BEFORE = re.compile(
    r"\b(?:pages?|pp?\.|sections?|secs?\.?|articles?|arts?\.?|paras?\.?|paragraphs?|nos?\.?|numbers|items|chapters?|"
    r"clauses|rules|figures?|tables?|notes?|footnotes?|questions?|points|steps|days?|lines?|rows?|columns?|and|or|,)\s{0,2}$",
    re.IGNORECASE,
)
_WORD_AFTER = re.compile(rf"{GAP}[a-z]")
_LISTED_AFTER = re.compile(rf"{GAP}?(?:,|and\b|or\b|&){GAP}?\d")


def stands_in_list(start: int, end: int, text: str) -> bool:
    """Whether short numbers joined by commas are several: "pages 12,14,15", "1,2,3 and 4"."""
    before = text[max(0, start - 16) : start]
    return bool(_LISTED_BEFORE.search(before) or _LISTED_AFTER.match(text, end) or not _WORD_AFTER.match(text, end))


_BEFORE_WORDS = sorted((word for word in BOUNDS if word != "or so"), key=len, reverse=True)
_BEFORE_FORMS = "|".join(re.escape(word).replace("\\ ", GAP) for word in _BEFORE_WORDS)
_BOUND_BEFORE = re.compile(rf"(?<![\w-])(?P<word>{_BEFORE_FORMS}){GAP}(?:the{GAP})?$", re.IGNORECASE)
_BOUND_AFTER: Final[tuple[tuple[str, re.Pattern[str]], ...]] = (
    (
        "at_least",
        re.compile(
            rf"\+(?!\d)|{GAP}or{GAP}more\b|{GAP}plus\b(?!{GAP}\d)|{GAP}and{GAP}(?:counting|above|more)\b", re.IGNORECASE
        ),
    ),
    ("at_most", re.compile(rf"{GAP}or{GAP}(?:fewer|less)\b", re.I)),
    ("about", re.compile(rf"{GAP}or{GAP}so\b|{DASH}odd\b|{GAP}odd\b", re.I)),
)


# "took over two stations": the word belongs to the verb.
_PARTICLE = re.compile(
    r"\b(?:tak(?:e|es|ing|en)|took|hand(?:s|ed|ing)?|turn(?:s|ed|ing)?|r[au]n(?:s|ning)?|bring(?:s|ing)?|brought|go(?:es|ing)?|went|"
    r"pull(?:s|ed|ing)?|knock(?:s|ed|ing)?)\s{1,2}over\s{1,3}$",
    re.IGNORECASE,
)


def bound_before(start: int, text: str) -> tuple[int, str] | None:
    """Where the bounding words before a number begin, and the bound that they set."""
    match = _BOUND_BEFORE.search(text[max(0, start - 30) : start])
    if not match:
        return None
    bound = BOUNDS[" ".join(match["word"].split()).lower()]
    if re.search(r"\bthe\s{1,3}$", match[0], re.IGNORECASE) and len(match["word"].split()) == 1:
        return None  # "announcements about the four": a preposition
    if _PARTICLE.search(text[max(0, start - 30) : start - len(match[0])] + match[0]):
        return None
    return start - len(match[0]), bound


def bound_after(end: int, text: str) -> tuple[int, str] | None:
    """Where the bounding words after a number end, and the bound that they set."""
    for bound, pattern in _BOUND_AFTER:
        if match := pattern.match(text, end):
            return match.end(), bound
    return None


_PEOPLE_AGED = re.compile(
    rf"\b(?:people|persons|men|women|children|adults|anyone|everyone|those|youths?|boys|girls|minors|males|females){GAP}"
    rf"(?:aged{GAP})?(?:over|under|above|below|between){GAP}$",
    re.IGNORECASE,
)
_APPOSED_AGE = re.compile(rf"[A-Z][\w'’-]{{1,30}},{GAP}?$")
_AFTER_APPOSED_AGE = re.compile(rf"(?=[,;]|\.(?!\d)|\)|{GAP}(?:and|was|were)\b)")
_TWO_DIGITS = re.compile(r"[1-9]\d?|1[01]\d")


def nature_of(start: int, end: int, text: str, *, spelled: bool) -> str:
    """One of `numbers.NATURES` for the number at `start:end`."""
    before = text[max(0, start - 60) : start]
    for nature, applies in _TESTS:
        if applies(start, end, text, before):
            return nature
    if spelled:
        return _nature_of_word(start, end, text, before)
    return "quantity"


def _is_age(start: int, end: int, text: str, before: str) -> bool:
    if AGE_AFTER.match(text, end) or AGE_BEFORE.search(before[-28:]) or _PEOPLE_AGED.search(before[-34:]):
        return True
    if AGE_DECADE.search(before[-16:]) and text[end : end + 1].lower() == "s":
        return True
    apposed = _TWO_DIGITS.fullmatch(text[start:end]) and _APPOSED_AGE.search(before)
    return bool(apposed and _AFTER_APPOSED_AGE.match(text, end))


def _is_money(start: int, end: int, text: str, before: str) -> bool:
    del start
    return bool(CURRENCY_BEFORE.search(before[-8:]) or CURRENCY_AFTER.match(text, end))


def _is_percent(start: int, end: int, text: str, before: str) -> bool:
    del start, before
    return bool(PERCENT_AFTER.match(text, end))


def _is_section(start: int, end: int, text: str, before: str) -> bool:
    del start
    return bool(SECTION_BEFORE.search(before) or SECTION_AFTER.match(text, end))


_MILITARY = re.compile(r"(?:[01]\d|2[0-3])[0-5]\d")
_AT = re.compile(r"\b(?:at|until|till|by)\s{1,2}$", re.IGNORECASE)


def _is_time(start: int, end: int, text: str, before: str) -> bool:
    if end - start <= 5 and TIME_AFTER.match(text, end):
        return True
    clock = _MILITARY.fullmatch(text, start, end) and _AT.search(before[-8:])
    return bool(clock) and not COUNTED.match(text, end)


def _is_duration(start: int, end: int, text: str, before: str) -> bool:
    del start, before
    return bool(DURATION_AFTER.match(text, end))


_DECIMAL = re.compile(r"\d+\.(?!\d{3}$)\d+")


def _is_measure(start: int, end: int, text: str, before: str) -> bool:
    """Beside a unit, or with decimals: nobody counts people in fractions."""
    del before
    return bool(MEASURE_AFTER.match(text, end) or _DECIMAL.fullmatch(text, start, end))


def _is_identifier(start: int, end: int, text: str, before: str) -> bool:
    written = text[start:end]
    if len(written) > 2 and written.isdigit() and (written[0] == "0" or len(written) > 9):
        return True
    return bool(IDENTIFIER_BEFORE.search(before[-28:]))


_TESTS: Final = (
    ("percent", _is_percent),
    ("money", _is_money),
    ("section", _is_section),
    ("age", _is_age),
    ("time", _is_time),
    ("duration", _is_duration),
    ("measure", _is_measure),
    ("identifier", _is_identifier),
)

_PRONOUN_BEFORE = re.compile(
    r"(?:\b(?:no|any|every|some|each|this|that|which|another|the|a|an|by|number|my|your|his|her|our|their|only|last|first|"
    r"young|old|good|bad|new|big|loved|not)\s{1,2})$",
    re.IGNORECASE,
)
_PRONOUN_AFTER = re.compile(
    rf"{GAP}(?:of|another|by{GAP}one|can|could|should|would|might|must|may|will|has|is|who|that|which|cannot|day|thing|"
    r"way|hand|time|side|reason|more{GAP}time|after{GAP}another)\b|['’]s\b|-(?:time|sided|size|stop|off|way|on|to)\b|[.;:?!]",
    re.IGNORECASE,
)
_ANAPHORA_AFTER = re.compile(
    rf"(?:{GAP}(?:were|are|was|is|had|have|has|did|do|will|would|could|can|may|might|must|of|in|from|who|that|which|also|"
    r"then|said|later|both|at|on|by|to|and|with|into|when|after|before|until|remain\w*|went|left|fled)\b|[.,;:?!]|$)",
    re.IGNORECASE,
)
_ORGANISATION_AFTER = re.compile(
    rf"{GAP}(?:News|Direct|World|Nation|Love|Network|TV|Media|Radio|Group|Party|Movement|Magazine|Africa|America)\b"
)
_CAPITALISED_AFTER = re.compile(rf"(?:{GAP}|{DASH})[A-Z][a-z]+")
_LOWER_BEFORE = re.compile(r"\b[a-z]+\s{1,2}$")


def _nature_of_word(start: int, end: int, text: str, before: str) -> str:
    """Spelled numbers are often pronouns ("no one") or parts of names ("One News", "Four Corners")."""
    words = text[start:end]
    if _ORGANISATION_AFTER.match(text, end) and words[0].isupper():
        return "identifier"
    if _is_name(start, end, text, before):
        return "identifier"
    if words.lower() == "one":
        return "pronoun" if _PRONOUN_BEFORE.search(before[-12:]) or _PRONOUN_AFTER.match(text, end) else "quantity"
    if re.search(r"\b(?:the|these|those|other)\s{1,2}$", before, re.IGNORECASE) and _ANAPHORA_AFTER.match(text, end):
        return "pronoun"
    return "quantity"


def _is_name(start: int, end: int, text: str, before: str) -> bool:
    """A capitalised number word after one in lower case and before a capitalised one: "on Four Corners"."""
    words = text[start:end]
    if not words[0].isupper() or words.isupper() or not _LOWER_BEFORE.search(before):
        return False
    return bool(_CAPITALISED_AFTER.match(text, end))
