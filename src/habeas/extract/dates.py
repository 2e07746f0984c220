"""Dates as written, to EDTF: in running English text, and in whole cells of a list.

Order: digits of any script become ASCII one for one (so positions stay), `find_points` finds what is explicit,
`join_points` makes values of it, `find_relative` adds what counts from elsewhere; the longest reading at a place wins.
Own grammar, because libraries read 12-11-2021 without a doubt and "This Sunday" into the future.
Nothing is invented: what does not resolve keeps `value` None and says why.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from habeas.errors import Illegal
from habeas.extract.dates_points import find_points
from habeas.extract.dates_ranges import Found, join_points
from habeas.extract.dates_relative import find_relative
from habeas.extract.dates_words import WEEKDAYS, any_of
from habeas.model.edtf import Edtf


@dataclass(frozen=True, slots=True)
class DateMention:
    """`value` is None where the words cannot be resolved; then `unresolved` says why, in plain words.

    `kind` is "date", "relative" (counts from elsewhere), "duration" (a length of time) or "recurring".
    """

    start: int
    end: int
    words: str
    value: Edtf | None
    unresolved: str | None = None
    relative: bool = False  # resolved from the publication date
    in_title: bool = False  # part of the name of a law, treaty or report: not the date of an event
    kind: str = "date"


def find_dates(characters: str, published: Edtf | None = None) -> tuple[DateMention, ...]:
    """Every date of a running text, in order, not overlapping. Never raises; linear in the text."""
    text, published = ascii_digits(characters), _countable(published)
    explicit = list(join_points(find_points(text), text, published))
    counted = [one for one in find_relative(text, published) if not _yields(one, explicit)]
    return tuple(_mention(one, characters) for one in _longest_first([*explicit, *counted]))


def _countable(published: Edtf | None) -> Edtf | None:
    """The publication, if days can be counted from both its ends."""
    if published is None or published.earliest is None or published.latest is None:
        return None
    return published if published.earliest.year >= 1000 and published.latest.year < 9900 else None


def _yields(counted: Found, explicit: Sequence[Found]) -> bool:
    """ "on Friday, 12 November 2021": an explicit date wins, unless it is only a part ("November last year")."""
    at = bisect_right(explicit, counted.start, key=lambda one: one.end)
    while at < len(explicit) and explicit[at].start < counted.end:
        one = explicit[at]
        inside = counted.start <= one.start and one.end <= counted.end
        if not inside or (one.value is not None and not one.relative):
            return True
        at += 1
    return False


def _longest_first(found: Iterable[Found]) -> Iterator[Found]:
    end = 0
    for one in sorted(found, key=lambda f: (f.start, -f.end)):
        if one.start >= end:
            yield one
            end = one.end


def _mention(found: Found, characters: str) -> DateMention:
    start, end = _trimmed(found.start, found.end, characters)
    return DateMention(
        start=start,
        end=end,
        words=characters[start:end],
        value=Edtf(found.value) if found.value else None,
        unresolved=None if found.value else found.why,
        relative=found.relative,
        in_title=_is_in_title(start, end, characters),
        kind=found.kind,
    )


def _trimmed(start: int, end: int, characters: str) -> tuple[int, int]:
    while end > start and characters[end - 1].isspace():
        end -= 1
    while end > start and characters[start].isspace():
        start += 1
    return start, end


_DIGIT = re.compile(r"(?![0-9])\d")


def ascii_digits(characters: str) -> str:
    """The same text with the decimal digits of every script as 0-9; every position stays where it is."""
    return _DIGIT.sub(lambda match: str(unicodedata.decimal(match[0])), characters)


_NAMES = (
    r"(?:Act|Bill|Law|Ordinance|Code|Decree|Regulations?|Order|Rules|Constitution|Convention|Protocols?|Treaty|"
    r"Declaration|Resolution|Amendment|Directive|Statute|Charter|Covenant|Agreement|Accords?|Report|Index|Policy|Agenda|"
    r"Vision|Census|Gazette)"
)
_TITLE_BEFORE = re.compile(
    rf"\b{_NAMES}\b[”\"’']?(?:\s(?:[IVXLC]{{1,8}}|(?:No\.?|Number|n°)\s?[\w./-]{{1,12}}|\d{{1,4}}))?"
    r"(?:\s?[\[(][^\])\n]{0,40}[\])])?,?\s{0,2}(?:of\s|\(|\[)?$"
)
_TITLE_AFTER = re.compile(rf"\s(?:[A-Z][\w-]*\s|(?:and|of|the|for)\s){{0,6}}{_NAMES}\b")
_LAW_AFTER = re.compile(
    r"\s(?:[\w-]{1,20}\s){0,2}(?:law|constitution|agreement|accords?|treaty|convention|act|bill|ordinance|decree|"
    r"resolution|statute|report|census)\b"
)
_YEAR_ONLY = re.compile(r"\(?\d{4}\)?(?:[-–/]\d{2,4})?")


def _is_in_title(start: int, end: int, characters: str) -> bool:
    """ "Criminal Law Bill 2021", "the 1973 Constitution": the year belongs to a name."""
    if not _YEAR_ONLY.fullmatch(ascii_digits(characters[start:end])):
        return False
    before = characters[max(0, start - 70) : start]
    after = characters[end : end + 80]
    return bool(_TITLE_BEFORE.search(before) or _TITLE_AFTER.match(after) or _LAW_AFTER.match(after))


# A whole cell -------------------------------------------------------------------------------------------------------

_UNKNOWN: Final = frozenset(
    [
        "unknown",
        "not known",
        "n/a",
        "na",
        "n.a.",
        "none",
        "nil",
        "null",
        "-",
        "--",
        "—",
        "?",
        "??",
        "not available",
        "not recorded",
        "not stated",
        "unspecified",
        "undated",
        "tbd",
        "no date",
        "date unknown",
        "نامعلوم",
        "معلوم نہیں",
        "غير معروف",
        "نامشخص",
        "desconocido",
        "inconnu",
    ]
)
_COMPACT = re.compile(r"((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])")
_YEAR_MONTH = re.compile(r"((?:1[5-9]|20|21)\d\d)[-/.](0?[1-9]|1[0-2])")
_MONTH_SLASH_YEAR = re.compile(r"(0?[1-9]|1[0-2])[-/.]((?:1[5-9]|20|21)\d\d)")
_WEEKDAY_ONLY = re.compile(rf"(?:on )?{any_of(WEEKDAYS)}", re.IGNORECASE)
_HIJRI = re.compile(r"1[34]\d\d[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]1[34]\d\d|1[34]\d\d")
_SERIAL = re.compile(r"[2-6]\d{4}(?:\.\d+)?")
_LEFT_OVER = re.compile(
    r"(?:\b(?:in|on|at|the|of|date|dated|approx|night|day|morning|evening|between|from)\b|[\W_])*", re.IGNORECASE
)


def read_date(cell: str, published: Edtf | None = None) -> DateMention | None:
    """The date of one spreadsheet cell; None for an empty cell. What cannot be read has `value` None and says why."""
    start, end = _trimmed(0, len(cell), cell)
    if start == end:
        return None
    value, why, relative = _read_cell(cell[start:end], published)
    return DateMention(start, end, cell[start:end], Edtf(value) if value else None, why, relative)


def is_hijri(cell: str) -> bool:
    """Whether a cell holds a date in digits of one of the Islamic calendars, which it does not name."""
    return _HIJRI.fullmatch(ascii_digits(cell).strip()) is not None


def _read_cell(words: str, published: Edtf | None) -> tuple[str | None, str | None, bool]:
    text = ascii_digits(words).replace("\u200f", "").replace("\u200e", "")
    if text.strip(" .").lower() in _UNKNOWN or not text.strip(" .?-"):
        return None, "The cell says that the date is not known.", False
    if _HIJRI.fullmatch(text):
        return None, "The year looks like one of an Islamic calendar, and the cell does not say of which.", False
    if plain := _plain_cell(text):
        return plain, None, False
    if _SERIAL.fullmatch(text):
        return None, "This looks like a spreadsheet's serial number for a day; store the column as dates.", False
    return _read_sentence(text, published)


def _plain_cell(text: str) -> str | None:
    """EDTF as it is, and the numeric forms that mean a date only when they stand alone in a cell."""
    if _edtf(text):
        return text
    if match := _COMPACT.fullmatch(text):
        return _edtf("-".join(match.groups()))
    if match := _YEAR_MONTH.fullmatch(text):
        return _edtf(f"{match[1]}-{int(match[2]):02}")
    if match := _MONTH_SLASH_YEAR.fullmatch(text):
        return _edtf(f"{match[2]}-{int(match[1]):02}")
    return None


def _edtf(text: str) -> str | None:
    try:
        return Edtf(text).text
    except Illegal:
        return None


def _read_sentence(text: str, published: Edtf | None) -> tuple[str | None, str | None, bool]:
    found = find_dates(text, published)
    mentions = [mention for mention in found if not _WEEKDAY_ONLY.fullmatch(mention.words)] or list(found)
    if not mentions:
        return None, "No date could be read in the cell.", False
    if len(mentions) > 1:
        return None, "The cell gives more than one date.", False
    one = mentions[0]
    if one.value is None:
        return None, one.unresolved, False
    rest = _WEEKDAY_ONLY.sub("", text[: one.start] + " " + text[one.end :])
    if not _LEFT_OVER.fullmatch(rest):
        return one.value.text, None, one.relative
    return _doubted(one.value.text, rest), None, one.relative


def _doubted(value: str, rest: str) -> str:
    """A question mark in the cell is a doubt about the date."""
    return f"{value}?" if "?" in rest and re.fullmatch(r"\d{4}(-\d\d){0,2}", value) else value
