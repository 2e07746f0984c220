"""The second pass: points become EDTF values, alone or joined ("3 May to 5 June 2020"), narrowed by the words around.

What the words amount to (month bounds marked `~`, since nobody means an exact day by them):

    early 2014, beginning of 2014   2014-01~/2014-04~      early March 2019   2019-03-01~/2019-03-10~
    mid-2014, middle of 2014        2014-05~/2014-08~      mid-March 2019     2019-03-11~/2019-03-20~
    late 2014, end of 2014          2014-09~/2014-12~      late March 2019    2019-03-21~/2019-03-31~
    early, mid, late 1990s          1990~/1993~, 1994~/1996~, 1997~/1999~
    about 2011                      2011~                  possibly 2011      2011?
    since 2009, after 2009          2009/..                until, by, before 2014   ../2014

"after" and "before" keep the date itself within the bounds: a little too wide is true, too narrow might not be.
A date without its year is resolved only where its paragraph has named the same month with a year before, else against
the publication date, to the last such day before it.
"""

import calendar
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from habeas.extract.dates_points import Point
from habeas.extract.dates_words import DASH, GAP, MAYBE_GAP
from habeas.model.edtf import Edtf

NO_YEAR: Final = "The year is not written, and no date of publication is known to count from."
TWO_YEARS: Final = "The year is not written, and from the day of publication it can be the last or the next."
TWO_DIGITS: Final = "The year is written with two digits only, and its century is not known."


@dataclass(frozen=True, slots=True)
class Found:
    """A date in the text before it is dressed as a mention. `value` is EDTF, or None with `why`."""

    start: int
    end: int
    value: str | None = None
    why: str | None = None
    relative: bool = False
    kind: str = "date"


_TO = re.compile(
    rf"{MAYBE_GAP},?{MAYBE_GAP}(?:{DASH}|to|until|till|through|thru){MAYBE_GAP}(?:the{GAP})?", re.IGNORECASE
)
_OR = re.compile(rf"{GAP}or{GAP}(?:in{GAP}|on{GAP})?(?:the{GAP})?", re.IGNORECASE)
_AND = re.compile(rf"{GAP}and{GAP}(?:in{GAP}|on{GAP})?(?:the{GAP})?", re.IGNORECASE)
_LISTED = re.compile(rf"{MAYBE_GAP},{MAYBE_GAP}(?:and{GAP}|or{GAP})?|{GAP}and{GAP}", re.IGNORECASE)
_BETWEEN = re.compile(rf"\bbetween{GAP}(?:the{GAP})?$", re.IGNORECASE)
_FROM = re.compile(rf"\bfrom{GAP}(?:the{GAP})?$", re.IGNORECASE)


def join_points(points: Sequence[Point], text: str, published: Edtf | None) -> Iterator[Found]:
    """The values of all points, in order; what joins two of them makes one value."""
    filled = _named_before(_fill_years(points, text), text)
    at = 0
    while at < len(filled):
        pair = _joined(filled[at], filled[at + 1], text, published) if at + 1 < len(filled) else None
        yield from (pair,) if pair else (_single(filled[at], text, published),)
        at += 2 if pair else 1


def _fill_years(points: Sequence[Point], text: str) -> list[Point]:
    """ "May 3 to June 5, 2020" and "June, July and August 2021": the year is written once, at the end."""
    filled = list(points)
    for at in range(len(filled) - 2, -1, -1):
        left, right = filled[at], filled[at + 1]
        if left.years or left.month is None or not right.years or right.month is None or right.end - left.start > 120:
            continue
        between = text[left.end : right.start]
        joins = next((p for p in (_TO, _OR, _LISTED) if p.fullmatch(between)), None)
        if joins and bool(left.days) == bool(right.days):
            back = 1 if left.month > right.month else 0
            filled[at] = replace(left, years=tuple(year - back for year in right.years))
    return filled


def _named_before(points: Sequence[Point], text: str) -> list[Point]:
    """ "In March 2022 ... 76 in March": the month that the paragraph has named with its year, and with no other."""
    filled: list[Point] = []
    named: dict[int, set[tuple[int, ...]]] = {}
    end = 0
    for point in points:
        if "\n\n" in text[end : point.start]:
            named = {}
        end = point.end
        if point.month is not None and not point.years and len(years := named.get(point.month, set())) == 1:
            point = replace(point, years=next(iter(years)))
        elif point.month is not None and point.years:
            named.setdefault(point.month, set()).add(point.years)
        filled.append(point)
    return filled


def _joined(left: Point, right: Point, text: str, published: Edtf | None) -> Found | None:
    if left.why or right.why or right.start - left.end > 20:
        return None
    between = text[left.end : right.start]
    opening = _BETWEEN.search(text[max(0, left.start - 20) : left.start])
    if _OR.fullmatch(between):
        return _either(left, right, text, published)
    if _TO.fullmatch(between) or (opening and _AND.fullmatch(between)):
        opening = opening or _FROM.search(text[max(0, left.start - 20) : left.start])
        start = left.start - (len(opening[0]) if opening else 0)
        return _range(left, right, start, text, published)
    return None


def _either(left: Point, right: Point, text: str, published: Edtf | None) -> Found | None:
    one, other = _single(left, text, published, open_ended=False), _single(right, text, published, open_ended=False)
    if one.value is None or other.value is None or "/" in one.value + other.value:
        return None
    values = [*one.value.strip("[]").split(","), *other.value.strip("[]").split(",")]
    relative = one.relative or other.relative
    return Found(one.start, other.end, _alternatives(values), relative=relative)


def _range(left: Point, right: Point, start: int, text: str, published: Edtf | None) -> Found | None:
    last = _single(right, text, published, open_ended=False)
    if not left.years and left.month and last.value and not left.texts and (latest := Edtf(last.value).latest):
        years = (latest.year - (1 if right.month and left.month > right.month else 0),)
        left = replace(left, years=years)
    first = _single(left, text, published, open_ended=False)
    if first.value is None or last.value is None:
        return Found(start, right.end, why=first.why or last.why)
    low, high = first.value.split("/")[0], last.value.split("/")[-1]
    if right.month and not right.years and left.years and not last.relative:
        return None
    if "[" in low + high or low in ("", "..") or high in ("", "..") or not _runs_forwards(low, high):
        return None
    return Found(start, right.end, f"{low}/{high}", relative=first.relative or last.relative)


def _runs_forwards(low: str, high: str) -> bool:
    one, other = Edtf(low).earliest, Edtf(high).latest
    return one is not None and other is not None and one <= other


def _alternatives(values: Sequence[str]) -> str:
    different = sorted(set(values))
    return different[0] if len(different) == 1 else f"[{','.join(different)}]"


def _single(point: Point, text: str, published: Edtf | None, *, open_ended: bool = True) -> Found:
    if point.why:
        return Found(point.start, point.end, why=point.why)
    found = _value(point, text, published)
    return _modified(found, text, open_ended=open_ended)


def _value(point: Point, text: str, published: Edtf | None) -> Found:
    if point.texts:
        return _of_readings(point, published)
    relative = False
    years = point.years
    if not years and point.month:
        years, relative = _years_from_publication(point, text, published), True
    elif len(years) > 1 and published:
        likely = tuple(year for year in years if published.latest is None or year <= published.latest.year)
        years, relative = (likely, True) if len(likely) == 1 else (years, False)
    if not years:
        return Found(point.start, point.end, why=NO_YEAR)
    if len(years) > 1 and len(point.days) > 1 and point.joint == "to":
        return Found(point.start, point.end, why=TWO_DIGITS if point.years else TWO_YEARS)
    values = [value for year in years for value in _texts(year, point)]
    return Found(point.start, point.end, _alternatives(values), relative=relative)


def _of_readings(point: Point, published: Edtf | None) -> Found:
    """Ready readings; of those that lie after publication none is dropped unless another century explains it."""
    values = point.texts
    if len(values) > 1 and published and published.latest:
        newest = published.latest.year + 1
        kept = tuple(value for value in values if int(value[:4].replace("X", "0")) <= newest)
        oldest = tuple(value for value in kept if int(value[:4]) > newest - 95) or kept
        if oldest != values:
            return Found(point.start, point.end, _alternatives(oldest), relative=True)
    return Found(point.start, point.end, _alternatives(values))


def _texts(year: int, point: Point) -> tuple[str, ...]:
    if point.month is None:
        return (f"{year:04}",)
    month = f"{year:04}-{point.month:02}"
    days = [f"{month}-{day:02}" for day in point.days if day <= calendar.monthrange(year, point.month)[1]]
    if not days:
        return (month,)
    if point.joint == "to" and len(days) > 1:
        return (f"{days[0]}/{days[-1]}",)
    return tuple(days)


_FUTURE = re.compile(
    r"\b(?:will|shall|scheduled|set for|due|expected|plans?|planned|upcoming|next|is to|are to)\b", re.IGNORECASE
)


_STALE: Final = 250  # days: a day so long ago may as well be the one that is coming soon


def _years_from_publication(point: Point, text: str, published: Edtf | None) -> tuple[int, ...]:
    """The year of the last such day or month on or before publication; the next too where the words look ahead."""
    if published is None or published.earliest is None or published.latest is None or point.month is None:
        return ()
    day = point.days[-1] if point.days else 1
    years = {_last_year(point.month, day, published.earliest), _last_year(point.month, day, published.latest)}
    sentence = text[max(0, point.start - 60) : point.start].rpartition(". ")[2]
    last = min(years)
    stale = (published.latest - date(last, point.month, min(day, 28))).days > _STALE
    if stale or _FUTURE.search(sentence):
        years |= {_next_year(point.month, day, published.latest)}
    return tuple(sorted(years)) if len(years) <= 2 else ()


def _last_year(month: int, day: int, reference: date) -> int:
    """The newest year in which that day exists and is not after `reference`."""
    year = reference.year
    while day > calendar.monthrange(year, month)[1] or date(year, month, day) > reference:
        year -= 1
    return year


def _next_year(month: int, day: int, reference: date) -> int:
    year = reference.year
    while day > calendar.monthrange(year, month)[1] or date(year, month, day) <= reference:
        year += 1
    return year


_PART = re.compile(
    rf"(?<!\bas )(?<!\w)(?:the{GAP})?(?:(?P<early>(?:very{GAP})?early|(?:beginning|start|outset){GAP}of)"
    rf"|(?P<mid>mid(?:dle)?(?:{GAP}of)?)"
    rf"|(?P<late>late|(?:end|close){GAP}of))(?:{GAP}|{DASH})(?:in{GAP})?(?:the{GAP})?(?:year{GAP})?$",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    rf"(?<!\w)(?:about|around|circa|c\.|ca\.|approximately|approx\.?|roughly|some{GAP}?time{GAP}(?:in|around|during))"
    rf"{MAYBE_GAP}(?:the{GAP}year{GAP})?$",
    re.IGNORECASE,
)
_PERHAPS = re.compile(
    rf"\b(?:possibly|probably|perhaps|maybe|presumably){GAP}(?:in{GAP}|on{GAP})?(?:the{GAP})?$", re.IGNORECASE
)
_OPEN = re.compile(
    rf"\b(?:(?P<since>since(?:{GAP}at{GAP}least)?|after)|(?P<until>(?:up{GAP})?until|till|up{GAP}to|by|before|prior{GAP}to"
    rf"|no{GAP}later{GAP}than))(?:{GAP}the)?{GAP}(?:the{GAP}year{GAP})?$",
    re.IGNORECASE,
)
_ONWARDS = re.compile(
    rf"(?:{GAP}(?:onwards?|on(?={MAYBE_GAP}[,.;)]))|,?{GAP}(?:to|until|till){GAP}(?:the{GAP})?(?:present(?:{GAP}day)?|date|now|today))(?!\w)",
    re.IGNORECASE,
)
_PLAIN = re.compile(r"\d{4}(?:-\d\d){0,2}|\d{3}X")


def _modified(found: Found, text: str, *, open_ended: bool) -> Found:
    found = _eve(_narrowed(found, text), text)
    found = _marked(found, text, _ABOUT, "~")
    found = _marked(found, text, _PERHAPS, "?")
    return _opened(found, text) if open_ended else found


_EVE = re.compile(rf"\b(?:the{GAP})?eve{GAP}of{GAP}(?:the{GAP})?$", re.IGNORECASE)


def _eve(found: Found, text: str) -> Found:
    """ "On the eve of 5 May 2020": the day before."""
    match = _EVE.search(_before(found, text))
    if not match or not found.value or not re.fullmatch(r"\d{4}-\d\d-\d\d", found.value):
        return found
    day = date.fromisoformat(found.value)
    value = (day - timedelta(days=1)).isoformat() if day > date.min else found.value
    return replace(found, start=found.start - len(match[0]), value=value)


def _before(found: Found, text: str) -> str:
    return text[max(0, found.start - 40) : found.start]


def _narrowed(found: Found, text: str) -> Found:
    match = _PART.search(_before(found, text))
    if not match:
        return found
    start = found.start - len(match[0]) + (len(match[0]) - len(match[0].lstrip()))
    value = found.value and part_of(found.value, match.lastgroup or "")
    if found.value is None or value:
        return replace(found, start=start, value=value)
    return found


def part_of(value: str, part: str) -> str | None:
    """The interval of `early`, `mid` or `late` in a year, month or decade; None for any other precision."""
    at = ("early", "mid", "late").index(part)
    if re.fullmatch(r"\d{4}", value):
        return f"{value}-{4 * at + 1:02}~/{value}-{4 * at + 4:02}~"
    if re.fullmatch(r"\d{4}-(?:0\d|1[0-2])", value):
        last = calendar.monthrange(int(value[:4]), int(value[5:]))[1]
        low, high = ((1, 10), (11, 20), (21, last))[at]
        return f"{value}-{low:02}~/{value}-{high:02}~"
    if re.fullmatch(r"\d{3}X", value):
        low, high = ((0, 3), (4, 6), (7, 9))[at]
        return f"{value[:3]}{low}~/{value[:3]}{high}~"
    return None


def _marked(found: Found, text: str, pattern: re.Pattern[str], mark: str) -> Found:
    match = pattern.search(_before(found, text))
    if not match or not found.value or not _PLAIN.fullmatch(found.value) or found.value.endswith("X"):
        return found
    return replace(found, start=found.start - len(match[0]), value=found.value + mark)


def _opened(found: Found, text: str) -> Found:
    if not found.value or found.value.startswith("[") or ".." in found.value:
        return found
    low, _, high = found.value.partition("/")
    onwards = _ONWARDS.match(text, found.end)
    if onwards:
        origin = _FROM.search(_before(found, text))
        start = found.start - (len(origin[0]) if origin else 0)
        return replace(found, start=start, end=onwards.end(), value=f"{low}/..")
    match = _OPEN.search(_before(found, text))
    if not match:
        return found
    value = f"{low}/.." if match["since"] else f"../{high or low}"
    return replace(found, start=found.start - len(match[0]), value=value)
