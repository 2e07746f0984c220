"""The first pass over a text: every explicit point in time, as far as its own words say.

A point has whatever was written: days, month, years (two where only two digits were written), or ready EDTF readings
for forms such as 12-11-2021 and "summer 2014". Patterns are bounded everywhere, so the pass is linear in the text.
"""

import calendar
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from habeas.extract.dates_calendars import (
    LUNAR,
    LUNAR_MONTHS,
    SOLAR,
    SOLAR_MONTHS,
    days_in_solar_month,
    lunar_interval,
    solar_to_day,
)
from habeas.extract.dates_feasts import FEAST, read_feast
from habeas.extract.dates_words import (
    COUNTED,
    DASH,
    ENGLISH_MONTHS,
    FULL_MONTHS,
    GAP,
    MAYBE_GAP,
    MONTHS,
    ORDINALS,
    SEASONS,
    WEEKDAYS,
    any_of,
)


@dataclass(frozen=True, slots=True)
class Point:
    """One written point. `joint` says how several days are joined: "to", "and" or "or".

    `texts` are complete EDTF readings that need nothing more; `why` is set when the words can be no date.
    """

    start: int
    end: int
    years: tuple[int, ...] = ()
    month: int | None = None
    days: tuple[int, ...] = ()
    joint: str = ""
    texts: tuple[str, ...] = ()
    why: str | None = None


_FOUR = r"(?:1[5-9]|20|21)\d\d"
_YEAR = rf"{_FOUR}(?!\d)"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th|º|er)?(?![\d\w])"
_JOIN = (
    rf"(?:{MAYBE_GAP}(?:{DASH}|/|&|,(?:{MAYBE_GAP}(?:and|or))?){MAYBE_GAP}|{GAP}(?:to|and|or|till|until|through){GAP})"
)
_DAYS = rf"{_DAY}(?:{_JOIN}{_DAY}){{0,6}}"
_DAY_WORDS = any_of(ORDINALS)
_MONTH = any_of(MONTHS) + r"(?![\w'’])"
_ENGLISH_MONTH = any_of(ENGLISH_MONTHS)
_WEEKDAY = rf"(?:(?:{any_of(WEEKDAYS)}|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\.?{MAYBE_GAP},?{GAP}(?:the{GAP})?)?"
_SHORT_YEAR = r"['’‘](?P<s>\d\d)(?!\d)"
_LEFT = r"(?<![\w$£€₹₨#§%@])(?<![\d/][-–.,:/])(?:(?<!-)|(?<=mid-)|(?<=early-)|(?<=late-)"
_LEFT += rf"|{'|'.join(f'(?<={month}-)' for month in ENGLISH_MONTHS)})"  # "28 Feb-2 March"
_ERA = r"(?:ء|م(?!\w))?"

_DAY_FIRST = re.compile(
    rf"{_LEFT}{_WEEKDAY}(?:(?P<days>{_DAYS})|(?P<dw>{_DAY_WORDS})(?={GAP}of))(?:{MAYBE_GAP}|{DASH}|/)(?:of{GAP}|de{GAP})?"
    rf"(?P<m>{_MONTH})\.?(?:(?:{MAYBE_GAP},?{MAYBE_GAP}(?:of{GAP}|del?{GAP}|in{GAP})?|{DASH}|/)(?P<y>{_YEAR}){_ERA}|{GAP}{_SHORT_YEAR}"
    rf"|(?:{DASH}|{GAP}(?=\d\d(?:[\s)\]]{{0,2}}(?:[-–—\])\n.]|$))))(?P<s2>\d\d)(?![\d\w:.,]\d))?",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    rf"(?<![\w-]){_WEEKDAY}(?P<m>{_MONTH})\.?(?:{MAYBE_GAP}(?:the{GAP})?|{DASH})(?P<days>{_DAYS})"
    rf"(?:(?:{MAYBE_GAP},?{MAYBE_GAP}(?:of{GAP}|in{GAP})?|{DASH})(?P<y>{_YEAR}){_ERA}|,?{GAP}{_SHORT_YEAR})?",
    re.IGNORECASE,
)
_YEAR_FIRST = re.compile(
    rf"{_LEFT}(?P<y>{_YEAR})(?:{GAP}|,{GAP}|{DASH})(?P<m>{_ENGLISH_MONTH})\.?(?:{GAP}|{DASH})(?P<days>{_DAY})",
    re.IGNORECASE,
)
_MONTH_YEAR = re.compile(
    rf"(?<!\w)(?P<m>{_MONTH})\.?(?:{MAYBE_GAP},?{MAYBE_GAP}(?:of{GAP}|del?{GAP}|in{GAP})?|{DASH})(?:(?P<y>{_YEAR})(?![,.]\d){_ERA}"
    rf"|(?<=\s){_SHORT_YEAR})",
    re.IGNORECASE,
)
_YEAR_ALONE = re.compile(rf"{_LEFT}(?<![.,:]\d)(?P<y>{_YEAR}){_ERA}(?!['’]?s?\w|[:%°]|[.,/-]\d|/\w|-[A-Za-z])")
_ISO = re.compile(
    r"(?<![\w.:/-])(?P<y>(?:1[5-9]|20|21)\d\d)(?P<sep>[-/.\u2010\u2011])(?P<a>\d{1,2})(?P=sep)(?P<b>\d{1,2})"
    r"(?:[T ]{1}\d{1,2}:\d\d(?::\d\d(?:[.,]\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\w/-]|[.:]\d)"
)
_NUMERIC = re.compile(
    r"(?<![\w.:/-])(?P<a>\d{1,2})(?P<sep>[-/.\u2010\u2011])(?P<b>\d{1,2})(?P=sep)(?P<y>(?:1[5-9]|20|21)\d\d|\d\d)"
    r"(?:[T ]\d{1,2}:\d\d(?::\d\d)?)?(?![\w/-]|[.:]\d)"
)
_MONTH_IN_DIGITS = re.compile(
    r"(?<![\w.:/-])(?:(?P<y>(?:19|20)\d\d)-(?P<m>0[1-9]|1[0-2])"
    r"|(?:(?<=\bin\s)|(?<=\bsince\s)|(?<=\buntil\s)|(?<=\bby\s)|(?<=\bfrom\s)|(?<=\bof\s))"
    r"(?P<m2>0?[1-9]|1[0-2])/(?P<y2>(?:19|20)\d\d))(?![\w/-]|[.:,]\d)",
    re.IGNORECASE,
)
_MONTH_ALONE = re.compile(
    rf"(?<![\w'’-])(?P<m>{any_of(FULL_MONTHS)}|{any_of(ENGLISH_MONTHS)}\.)(?![\w]|['’]s?[A-Za-z]{{2}}|-(?!{_ENGLISH_MONTH}))",
    re.IGNORECASE,
)
_DECADE = re.compile(rf"{_LEFT}(?:the{GAP})?(?P<y>(?:1[5-9]|20)\d0)(?:['’]?s)(?!\w)", re.IGNORECASE)
_SEASON = re.compile(
    rf"(?<!\w)(?P<season>{any_of(SEASONS)})(?P<of>{GAP}(?:of|in){GAP}|,?{GAP})(?P<y>{_YEAR})(?:{MAYBE_GAP}(?:{DASH}|/){MAYBE_GAP}(?:\d\d)?\d\d(?!\d))?",
    re.IGNORECASE,
)
_CENTURY = re.compile(rf"(?<![\w-])(?:the{GAP})?(?P<n>1[6-9]|2[01])(?:th|st)(?:{GAP}|-)century\b", re.IGNORECASE)
_PART = re.compile(
    rf"(?<!\w)(?:the{GAP})?(?:(?P<n>first|second|third|fourth|last){GAP}(?P<what>half|quarter|week|third){GAP}of{GAP}(?:the{GAP}year{GAP})?"
    rf"(?:(?P<m>{_ENGLISH_MONTH})\.?,?{GAP}(?:of{GAP})?)?|q(?P<q>[1-4]){GAP}(?:of{GAP})?)(?P<y>{_YEAR})",
    re.IGNORECASE,
)
_YEAR_RANGE = re.compile(
    rf"{_LEFT}(?:from{GAP})?(?P<y>{_YEAR}){MAYBE_GAP}{DASH}{MAYBE_GAP}(?:(?P<y2>{_YEAR})|(?P<now>present|today|now|date)\b)(?![\w%]|[-/.,]\d)"
)
_SCHOOL_YEAR = re.compile(rf"{_LEFT}(?P<y>{_FOUR})(?P<sep>{DASH}|/)(?P<s>\d\d)(?![\d\w]|[-/.,]\d)")


def find_points(text: str) -> tuple[Point, ...]:
    """Every explicit point of `text` (digits already ASCII), longest first at each place, not overlapping."""
    found: list[Point] = []
    for pattern, read in _FORMS:
        for match in pattern.finditer(text):
            found.extend(read(match, text))
    return tuple(_without_overlaps(found))


def _without_overlaps(points: Iterable[Point]) -> Iterator[Point]:
    end = 0
    for point in sorted(points, key=lambda p: (p.start, -p.end)):
        if point.start >= end:
            yield point
            end = point.end


def complete_year(two_digits: int) -> tuple[int, ...]:
    """The years that two written digits can mean: a century is never guessed, only 19xx and 20xx are offered."""
    return (1900 + two_digits, 2000 + two_digits)


def _years(match: re.Match[str]) -> tuple[int, ...]:
    groups = match.groupdict()
    if groups.get("y"):
        return (int(groups["y"]),)
    short = groups.get("s") or groups.get("s2")
    return complete_year(int(short)) if short else ()


def _month(name: str) -> int:
    return MONTHS[" ".join(name.lower().split())]


_NUMBER = re.compile(r"\d{1,2}")
_NTH = re.compile(r"\d{1,2}(?:st|nd|rd|th|º|er)?")
_ENDINGS = "stndrhº"


def _joint(between: Iterable[str]) -> str:
    words = " ".join(between).lower()
    if "or" in words:
        return "or"
    return "and" if re.search(r"and|,|&", words) else "to"


def _days(match: re.Match[str]) -> tuple[tuple[int, ...], str]:
    if match.groupdict().get("dw"):
        return (ORDINALS[match["dw"].lower()],), ""
    written = match["days"]
    numbers = tuple(int(n) for n in _NUMBER.findall(written))
    return numbers, _joint(_NUMBER.split(written)[1:-1]) if len(numbers) > 1 else ""


_VERB_AFTER = re.compile(
    rf"{GAP}(?:be|have|not|also|well|face|still|never|only|include|seem|or|to|on|in|kilo\w+|km|miles)\b"
)


def _read_days_and_month(match: re.Match[str], text: str) -> Iterator[Point]:
    years, end = _years(match), match.end() - match[0].endswith(".")
    if years and match.groupdict().get("y") and not _is_year_here(match.start("y"), match.end("y"), text, dated=True):
        years, end = (), _end_before(match, "y")
    if not years and _is_a_verb_instead(match, text):
        return
    yield from _points_of_days(match, end, years, text)


def _end_before(match: re.Match[str], group: str) -> int:
    words = match.string[match.start() : match.start(group)]
    return match.start() + len(words.rstrip(" \t\r\n,-"))


def _is_a_verb_instead(match: re.Match[str], text: str) -> bool:
    """ "the 12 may be released", "to march 20 km"."""
    if match["m"] not in ("may", "march"):
        return False
    if match.re is _DAY_FIRST:
        return bool(_VERB_AFTER.match(text, match.end()))
    return bool(_VERB_AFTER.match(text, match.end())) or bool(
        re.search(r"\bto\s{1,3}$", text[max(0, match.start() - 5) : match.start()])
    )


def _points_of_days(match: re.Match[str], end: int, years: tuple[int, ...], text: str) -> Iterator[Point]:
    days, joint = _days(match)
    month, start = _month(match["m"]), match.start()
    wrong = [day for day in days if not _exists(years, month, day)]
    if wrong:
        yield Point(start, end, why=f"The month {calendar.month_name[month]} has no day {wrong[0]}.")
    elif joint == "and" and list(days) != list(range(days[0], days[0] + len(days))) and not _between(start, text):
        yield from _points_one_by_one(match, end, years, month)
    elif list(days) != sorted(set(days)):
        yield Point(start, end, years=years, month=month, why=f"The days in “{match[0]}” do not run forwards.")
    else:
        yield Point(start, end, years=years, month=month, days=days, joint="to" if joint == "and" else joint)


def _between(start: int, text: str) -> bool:
    return bool(re.search(r"\bbetween(?: the)?\s{1,3}$", text[max(0, start - 14) : start], re.IGNORECASE))


def _points_one_by_one(match: re.Match[str], end: int, years: tuple[int, ...], month: int) -> Iterator[Point]:
    """ "3, 7 and 12 May 2020": three days, each with its own words."""
    spans = [(m.start() + match.start("days"), m.end() + match.start("days")) for m in _NTH.finditer(match["days"])]
    for at, (start, stop) in enumerate(spans):
        first = match.start() if at == 0 else start
        last = end if at == len(spans) - 1 else stop
        day = int(match.string[start:stop].rstrip(_ENDINGS))
        yield Point(first, last, years=years, month=month, days=(day,))


def _exists(years: tuple[int, ...], month: int, day: int) -> bool:
    return any(1 <= day <= calendar.monthrange(year, month)[1] for year in years or (2000,))


def _read_month_and_year(match: re.Match[str], text: str) -> Iterator[Point]:
    if match.groupdict().get("y") and not _is_year_here(match.start("y"), match.end("y"), text, dated=True):
        return
    yield Point(match.start(), match.end(), years=_years(match), month=_month(match["m"]))


_PREPOSITION = re.compile(
    r"(?:\b(?:in|of|since|during|by|until|till|before|after|from|between|through|throughout|for|and|or|to|year|years|early|"
    r"late|mid|circa|around|about|summer|winter|spring|autumn|fall|january|february|march|april|may|june|july|august|"
    r"september|october|november|december|dated|back)|[(\[-])[\s(]{0,2}$",
    re.IGNORECASE,
)
_NOT_A_YEAR_BEFORE = re.compile(
    r"(?:[$£€₹₨#§]|\b(?:rs|pkr|usd|nos?|section|sections|article|articles|resolution|number|room|flight|case|highway|route|unit|pp?|page|"
    r"phone|tel|at|some|nearly|almost|over|least|than|approximately|roughly|only|another)\.?)\s{0,2}$",
    re.IGNORECASE,
)
_TIME_AFTER = re.compile(r"\s{0,2}(?:hours|hrs|gmt|utc|local time|[ap]\.?m\b)", re.IGNORECASE)


def _is_year_here(start: int, end: int, text: str, *, dated: bool = False) -> bool:
    """Whether four digits are a year rather than a quantity, a time or a number of something."""
    before = text[max(0, start - 16) : start]
    if _TIME_AFTER.match(text, end) or (not dated and _NOT_A_YEAR_BEFORE.search(before)):
        return False
    if COUNTED.match(text, end) and not re.search(r"\b(?:in|since|during)\s{1,2}$", before, re.IGNORECASE):
        exact = int(text[start : start + 4]) % 50 != 0  # "In March 2022 police killed ...": few counts are as exact
        return dated and (exact or text[end : end + 1] == ",")
    return dated or int(text[start : start + 4]) >= 1900 or bool(_PREPOSITION.search(before))


def _read_year(match: re.Match[str], text: str) -> Iterator[Point]:
    if _is_year_here(match.start("y"), match.end("y"), text):
        yield Point(match.start(), match.end(), years=(int(match["y"]),))


def _read_iso(match: re.Match[str], text: str) -> Iterator[Point]:
    del text
    month, day = int(match["a"]), int(match["b"])
    if day == 0 or month == 0:
        return
    readings = _real_days([(int(match["y"]), month, day)])
    if match["sep"] in "-‐‑" or readings:
        yield _numeric_point(match, readings)


def _read_numeric(match: re.Match[str], text: str) -> Iterator[Point]:
    del text
    a, b, last = int(match["a"]), int(match["b"]), match["y"]
    years = (int(last),) if len(last) == 4 else complete_year(int(last))
    triples = [(year, b, a) for year in years] + [(year, a, b) for year in years]
    if len(last) == 2:
        triples += [(year, b, int(last)) for year in complete_year(a)]
    readings = _real_days(triples)
    if len(last) == 4 or (readings and match["sep"] != "."):
        yield _numeric_point(match, readings)


def _real_days(triples: Iterable[tuple[int, int, int]]) -> tuple[str, ...]:
    days = {f"{y:04}-{m:02}-{d:02}" for y, m, d in triples if 1 <= m <= 12 and _exists((y,), m, d)}
    return tuple(sorted(days))


def _numeric_point(match: re.Match[str], readings: tuple[str, ...]) -> Point:
    if not readings:
        return Point(match.start(), match.end(), why=f"“{match[0]}” is no day of any month.")
    return Point(match.start(), match.end(), texts=readings)


def _read_month_in_digits(match: re.Match[str], text: str) -> Iterator[Point]:
    """2021-11 and "in 11/2021"; 2011-12 may be two years and is read as such elsewhere."""
    del text
    year, month = int(match["y"] or match["y2"]), int(match["m"] or match["m2"])
    if match["y2"] or not 0 < month - year % 100 <= 10:
        yield Point(match.start(), match.end(), years=(year,), month=month)


_BEFORE_MONTH = re.compile(
    r"(?:\b(?:in|since|until|till|by|during|of|from|to|through|throughout|last|this|next|early|mid|late|before|after|"
    r"between|and|or|each|every|around|for|on|month|past|previous)|mid-|\()\s{0,2}$",
    re.IGNORECASE,
)
_JOINED_MONTH = re.compile(
    rf"(?:{MAYBE_GAP}(?:{DASH}|/|,){MAYBE_GAP}|{GAP}(?:to|and|or|until|till|through){GAP}){_ENGLISH_MONTH}(?!\w)",
    re.IGNORECASE,
)
_NAME_AFTER = re.compile(
    r"\s{1,2}(?!(?:January|February|March|April|May|June|July|August|September|October|November|December|\d)\b)[A-Z]\w"
)
_ALSO_A_WORD = ("may", "march", "april", "june", "august")


_SURELY_BEFORE = re.compile(
    r"\b(?:in|since|until|last|during|mid|early|late|throughout|month of)[\s-]{1,2}$", re.IGNORECASE
)


def _read_month(match: re.Match[str], text: str) -> Iterator[Point]:
    """A month alone: "in July". Words that are also verbs or names need a preposition and their capital letter."""
    name = match["m"].rstrip(".")
    before = text[max(0, match.start() - 14) : match.start()]
    if _JOINED_MONTH.match(text, match.end()) or _SURELY_BEFORE.search(before):
        fits = True
    else:
        placed, named = bool(_BEFORE_MONTH.search(before)), bool(_NAME_AFTER.match(text, match.end()))
        doubtful = name.lower() in _ALSO_A_WORD or match["m"].endswith(".")
        fits = placed and name[0].isupper() and not named if doubtful else placed or (name[0].isupper() and not named)
    if fits:
        yield Point(match.start(), match.end() - match["m"].endswith("."), month=_month(name))


def _read_year_range(match: re.Match[str], text: str) -> Iterator[Point]:
    start, end = int(match["y"]), match["y2"]
    if COUNTED.match(text, match.end()) or (end and int(end) <= start):
        return
    yield Point(match.start(), match.end(), texts=(f"{start}/{end or '..'}",))


def _read_decade(match: re.Match[str], text: str) -> Iterator[Point]:
    del text
    yield Point(match.start("y"), match.end(), texts=(match["y"][:3] + "X",))


def _read_season(match: re.Match[str], text: str) -> Iterator[Point]:
    if (
        match["season"].lower() == "fall"
        and match.start()
        and re.search(r"\bto\s{1,2}$", text[max(0, match.start() - 4) : match.start()])
    ):
        return
    year, code = int(match["y"]), SEASONS[match["season"].lower()]
    spans_two_years = match.end() > match.end("y")
    texts: tuple[str, ...] = (f"{year}-{code}",)
    if code == 24 and not spans_two_years:  # "winter 2014" began in December of 2013 or of 2014
        texts = (f"{year - 1}-24", f"{year}-24")
    yield Point(match.start(), match.end(), texts=texts)


def _read_century(match: re.Match[str], text: str) -> Iterator[Point]:
    del text
    yield Point(match.start(), match.end(), texts=(f"{int(match['n']) - 1}XX",))


_COUNT = {"first": 1, "second": 2, "third": 3, "fourth": 4}


def _read_part(match: re.Match[str], text: str) -> Iterator[Point]:
    del text
    year, month = int(match["y"]), match["m"]
    if match["q"]:
        value = _part_of_year(year, "quarter", int(match["q"]))
    else:
        word, what = match["n"].lower(), match["what"].lower()
        number = _COUNT.get(word, 0)
        value = _part_of_month(year, _month(month), what, number) if month else _part_of_year(year, what, number)
    if value:
        yield Point(match.start(), match.end(), texts=(value,))


def months_of_year(year: int, months: int, number: int) -> str | None:
    """Bounds of the `number`th stretch of so many months of a year, 0 being the last; None where it has no such."""
    if months < 1 or months * max(number, 1) > 12:
        return None
    last = months * number or 12
    return f"{year:04}-{last - months + 1:02}/{year:04}-{last:02}"


def _part_of_year(year: int, what: str, number: int) -> str | None:
    """Month bounds of a half, third or quarter; `number` 0 is the last."""
    return months_of_year(year, {"half": 6, "third": 4, "quarter": 3}.get(what, 0), number)


def _part_of_month(year: int, month: int, what: str, number: int) -> str | None:
    last = calendar.monthrange(year, month)[1]
    if what == "week":
        low, high = (last - 6, last) if number == 0 else (7 * number - 6, 7 * number)
    elif what == "half" and number in (0, 1, 2):
        low, high = (1, 15) if number == 1 else (16, last)
    else:
        return None
    return f"{year}-{month:02}-{low:02}~/{year}-{month:02}-{high:02}~"


def _read_two_years(match: re.Match[str], text: str) -> Iterator[Point]:
    """2015-16 and 2015/16: two following years."""
    del text
    year, short = int(match["y"]), int(match["s"])
    later = year - year % 100 + short
    if 0 < later - year <= 10 and (short > 12 or later - year == 1):
        yield Point(match.start(), match.end(), texts=(f"{year}/{later}",))


def _read_solar(match: re.Match[str], text: str) -> Iterator[Point]:
    del text
    year, month = int(match["y"]), SOLAR_MONTHS[match["m"].lower()]
    day = match["d"] or match["d2"]
    first = int(day) if day else 1
    last = int(day) if day else days_in_solar_month(year, month)
    try:
        low, high = solar_to_day(year, month, first), solar_to_day(year, month, last)
    except ValueError:
        why = "The date is in the Solar Hijri calendar, outside the years or days that can be converted."
        yield Point(match.start(), match.end(), why=why)
        return
    yield Point(match.start(), match.end(), texts=(_interval(low, high),))


def _interval(low: date, high: date) -> str:
    return low.isoformat() if low == high else f"{low.isoformat()}/{high.isoformat()}"


def _read_lunar(match: re.Match[str], text: str) -> Iterator[Point]:
    """The days that a date of the lunar calendar can be; which of them depends on where the moon was sighted."""
    del text
    month = LUNAR_MONTHS[" ".join(match["m"].lower().split())] if match["m"] else None
    day = match["d"] or match["d2"] if match["m"] else None
    try:
        low, high = lunar_interval(int(match["y"] or match["bare"]), month, int(day) if day else None)
    except ValueError:
        yield Point(match.start(), match.end(), why="The month of the Islamic lunar calendar has no such day.")
        return
    yield Point(match.start(), match.end(), texts=(f"{low.isoformat()}~/{high.isoformat()}~",))


def _read_feast(match: re.Match[str], text: str) -> Iterator[Point]:
    del text
    value, why = read_feast(match["name"], int(match["y"]) if match["y"] else None)
    yield Point(match.start(), match.end(), texts=(value,) if value else (), why=why)


_Reader = Callable[[re.Match[str], str], Iterator[Point]]
_FORMS: Final[tuple[tuple[re.Pattern[str], _Reader], ...]] = (
    (_DAY_FIRST, _read_days_and_month),
    (_MONTH_FIRST, _read_days_and_month),
    (_YEAR_FIRST, _read_days_and_month),
    (_MONTH_YEAR, _read_month_and_year),
    (_MONTH_ALONE, _read_month),
    (_ISO, _read_iso),
    (_NUMERIC, _read_numeric),
    (_MONTH_IN_DIGITS, _read_month_in_digits),
    (_DECADE, _read_decade),
    (_SEASON, _read_season),
    (_CENTURY, _read_century),
    (_PART, _read_part),
    (_YEAR_RANGE, _read_year_range),
    (_SCHOOL_YEAR, _read_two_years),
    (_YEAR_ALONE, _read_year),
    (SOLAR, _read_solar),
    (LUNAR, _read_lunar),
    (FEAST, _read_feast),
)
