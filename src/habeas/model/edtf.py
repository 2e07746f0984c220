"""Dates that know their own doubt: EDTF values with an earliest and a latest day.

The part of EDTF (Library of Congress, 2019; ISO 8601-2) that documenters need: a day, month or year;
uncertain `?`, approximate `~`, both `%`; unspecified digits `201X`, `2021-XX`, `2021-11-XX`; seasons 21-24;
intervals with open or unknown ends `2020-05-03/2020-05-05`, `../2021`, `2021/`; and alternatives
`[2021-11-12,2021-12-11]`. A bare year is never "1 January": it is a year, with both bounds.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from habeas.errors import Illegal

_POINT = re.compile(r"(?P<year>\d{4}|\d{3}X|\d{2}XX)(?:-(?P<month>\d{2}|XX)(?:-(?P<day>\d{2}|XX))?)?(?P<mark>[?~%])?")
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14)}  # 24, winter, runs into the next year
_OPEN = ("", "..")


@dataclass(frozen=True, slots=True)
class Edtf:
    """An EDTF string that has been checked; `earliest` and `latest` are days, or None where open."""

    text: str

    def __post_init__(self) -> None:
        _bounds(self.text)

    @property
    def earliest(self) -> date | None:
        return _bounds(self.text)[0]

    @property
    def latest(self) -> date | None:
        return _bounds(self.text)[1]

    @property
    def alternatives(self) -> tuple["Edtf", ...]:
        """The readings of `[a,b]`, or this value alone."""
        if not self.text.startswith("["):
            return (self,)
        return tuple(Edtf(part.strip()) for part in self.text[1:-1].split(","))

    def overlaps(self, other: "Edtf") -> bool:
        """Whether some day lies within both (alternatives are tried one by one)."""
        return any(_meet(a, b) for a in self.alternatives for b in other.alternatives)

    def __str__(self) -> str:
        return self.text


def _meet(a: Edtf, b: Edtf) -> bool:
    low = max(a.earliest or date.min, b.earliest or date.min)
    high = min(a.latest or date.max, b.latest or date.max)
    return low <= high


@lru_cache(maxsize=100_000)
def _bounds(text: str) -> tuple[date | None, date | None]:
    if text.startswith("[") and text.endswith("]"):
        return _bounds_of_alternatives(text)
    if "/" in text:
        return _bounds_of_interval(text)
    return _bounds_of_point(text)


def _bounds_of_alternatives(text: str) -> tuple[date | None, date | None]:
    pairs = [_bounds(part.strip()) for part in text[1:-1].split(",")]
    lows, highs = [low for low, _ in pairs], [high for _, high in pairs]
    low = None if None in lows else min(d for d in lows if d)
    high = None if None in highs else max(d for d in highs if d)
    return low, high


def _bounds_of_interval(text: str) -> tuple[date | None, date | None]:
    start, _, end = text.partition("/")
    if start in _OPEN and end in _OPEN:
        raise _illegal(text)
    low = None if start in _OPEN else _bounds_of_point(start)[0]
    high = None if end in _OPEN else _bounds_of_point(end)[1]
    if low and high and low > high:
        raise _illegal(text)
    return low, high


def _bounds_of_point(text: str) -> tuple[date, date]:
    match = _POINT.fullmatch(text)
    if not match:
        raise _illegal(text)
    try:
        return _span(match["year"], match["month"], match["day"])
    except ValueError as error:
        raise _illegal(text) from error


def _span(year: str, month: str | None, day: str | None) -> tuple[date, date]:
    first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if month is None or (month == "XX" and day in (None, "XX")):
        return date(max(first, 1), 1, 1), date(last, 12, 31)
    if "X" in year or month == "XX":
        raise ValueError(year)
    number = int(month)
    if number in _SEASONS and day is None:
        return _season(first, number)
    length = calendar.monthrange(first, number)[1]
    if day in (None, "XX"):
        return date(first, number, 1), date(first, number, length)
    return date(first, number, int(day or 0)), date(first, number, int(day or 0))


def _season(year: int, number: int) -> tuple[date, date]:
    start, end = _SEASONS[number]
    end_year, end_month = (year + 1, end - 12) if end > 12 else (year, end)
    return date(year, start, 1), date(end_year, end_month, calendar.monthrange(end_year, end_month)[1])


def _illegal(text: str) -> Illegal:
    return Illegal(
        f"“{text}” is not a date in the extended date and time format (EDTF).",
        "Write it like 2021-11-12, 2021-11, 2021, 2021~ or 2021-11-03/2021-11-05.",
        code="not-edtf",
    )
