"""Two other calendars that documents use: the Solar Hijri one and the lunar Hijri one.

Solar Hijri (Iran, Afghanistan): the 33-year arithmetic rule, a year y is leap when (25 y + 11) mod 33 < 8. It agrees
with the astronomical calendar for 1206 to 1498 (Heydari-Malayeri, "A concise review of the Iranian calendar"),
which is the range taken here. 1 Farvardin 1400 is 2021-03-21, from where days are counted.
The lunar Hijri calendar depends on who sighted the moon: a day is converted by the tabular calendar (30-year cycle,
epoch 16 July 622; Reingold and Dershowitz, "Calendrical Calculations") and given as an interval, marked `~`, from one
day before to two days after, within which the calendars that countries keep lie.
"""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from habeas.extract.dates_words import GAP, MAYBE_GAP, any_of

_ANCHOR_YEAR: Final = 1400
_ANCHOR: Final = date(2021, 3, 21)
FIRST_YEAR: Final = 1206
LAST_YEAR: Final = 1498

_IRANIAN = ("farvardin", "ordibehesht", "khordad", "tir", "mordad", "shahrivar", "mehr", "aban", "azar", "dey",
            "bahman", "esfand")  # fmt: skip
_PERSIAN = ("فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند")
_AFGHAN = ("hamal", "sawr", "jawza", "saratan", "asad", "sunbula", "mizan", "aqrab", "qaws", "jadi", "dalw", "hut")
_DARI = ("حمل", "ثور", "جوزا", "سرطان", "اسد", "سنبله", "میزان", "عقرب", "قوس", "جدی", "دلو", "حوت")
_SOLAR: Final[dict[str, int]] = {
    name: at for names in (_IRANIAN, _PERSIAN, _AFGHAN, _DARI) for at, name in enumerate(names, start=1)
}
_SOLAR_VARIANTS = {
    "saur": 2, "sour": 2, "jauza": 3, "sonbola": 6, "sumbula": 6, "qaus": 9, "jaddi": 10, "dalwa": 11, "hoot": 12,
    "khurdad": 3, "amordad": 5, "shahriwar": 6, "dai": 10, "isfand": 12,
}  # fmt: skip
SOLAR_MONTHS: Final = _SOLAR | _SOLAR_VARIANTS
_LUNAR: Final = (
    ("muharram", "moharram", "muharam", "محرم"),
    ("safar", "صفر"),
    ("rabi al-awwal", "rabi' al-awwal", "rabi ul awwal", "rabi-ul-awwal", "rabiul awwal", "rabi-ul-awal", "rabi i",
     "ربيع الأول", "ربیع الاول"),
    ("rabi al-thani", "rabi' al-thani", "rabi us sani", "rabi-us-sani", "rabi ul akhir", "rabi ii", "ربيع الثاني",
     "ربیع الثانی"),
    ("jumada al-awwal", "jumada al-ula", "jumada ul awwal", "jamadi ul awwal", "jamadi-ul-awwal", "jumada i",
     "جمادى الأولى", "جمادی الاول"),
    ("jumada al-thani", "jumada al-akhirah", "jumada us sani", "jamadi us sani", "jamadi-us-sani", "jumada ii",
     "جمادى الآخرة", "جمادی الثانی"),
    ("rajab", "رجب"),
    ("sha'ban", "shaban", "shaaban", "sha’ban", "شعبان"),
    ("ramadan", "ramzan", "ramazan", "ramadhan", "رمضان"),
    ("shawwal", "shawal", "شوال"),
    ("dhu al-qadah", "dhul qadah", "zul qadah", "zilqad", "zilqada", "dhu al-qa'dah", "zul-qa'da",
     "ذو القعدة", "ذیقعد"),
    ("dhu al-hijjah", "dhul hijjah", "dhul-hijjah", "zul hijjah", "zul-hijja", "zilhaj", "zilhajj", "zilhijja",
     "ذو الحجة", "ذوالحجہ"),
)  # fmt: skip
LUNAR_MONTHS: Final[dict[str, int]] = {name: at for at, names in enumerate(_LUNAR, start=1) for name in names}

_DAY = r"(?P<d>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?!\d)"
_DAY_BEHIND = _DAY.replace("?P<d>", "?P<d2>")


def _dated(months: Iterable[str], year: str) -> str:
    """Day, month and year, or month, day and year."""
    return (
        rf"(?<![\w/-])(?:{_DAY}{GAP}(?:of{GAP})?)?(?P<m>{any_of(months)})(?!\w)(?:{GAP}{_DAY_BEHIND}(?={MAYBE_GAP},))?"
        rf"{MAYBE_GAP},?{MAYBE_GAP}(?P<y>{year})(?!\d)"
    )


SOLAR: Final = re.compile(
    rf"{_dated(SOLAR_MONTHS, '1[2-4][0-9][0-9]')}(?:{GAP}(?:SH|A\.?P\.?|H\.?S\.?)(?!\w))?", re.IGNORECASE
)
LUNAR: Final = re.compile(
    rf"(?:{_dated(LUNAR_MONTHS, '1[2-5][0-9][0-9]')}(?:{GAP}(?:AH|A\.H\.?|هـ?)(?!\w))?"
    rf"|(?<![\w/-])(?P<bare>1[2-5]\d\d){GAP}(?:AH\b|A\.H\.|هـ?(?!\w)))",
    re.IGNORECASE,
)
_BEFORE: Final = timedelta(days=1)
_AFTER: Final = timedelta(days=2)


def lunar_to_day(year: int, month: int, day: int) -> date:
    """The Gregorian day of a date in the tabular calendar; raises ValueError where there is no such day."""
    if not 1 <= month <= 12 or not 1 <= day <= days_in_lunar_month(year, month):
        raise ValueError((year, month, day))
    days = day + (59 * (month - 1) + 1) // 2 + (year - 1) * 354 + (3 + 11 * year) // 30
    return date.fromordinal(days + _LUNAR_EPOCH)


_LUNAR_EPOCH: Final = 227_014  # the ordinal of the day before 1 Muharram 1, in the proleptic Gregorian calendar


def days_in_lunar_month(year: int, month: int) -> int:
    """30 and 29 by turns; the last month has 30 in 11 years of 30."""
    if month == 12:
        return 30 if (14 + 11 * year) % 30 < 11 else 29
    return 30 if month % 2 else 29


def lunar_interval(year: int, month: int | None, day: int | None) -> tuple[date, date]:
    """From the first to the last day that a lunar date, month or year can be. Raises ValueError as `lunar_to_day`."""
    first_month, last_month = (month, month) if month else (1, 12)
    last_day = day or days_in_lunar_month(year, last_month)
    return lunar_to_day(year, first_month, day or 1) - _BEFORE, lunar_to_day(year, last_month, last_day) + _AFTER


def solar_to_day(year: int, month: int, day: int) -> date:
    """The Gregorian day of a Solar Hijri date; raises ValueError outside the calendar or the range of the rule."""
    if not FIRST_YEAR <= year <= LAST_YEAR or not 1 <= month <= 12 or not 1 <= day <= days_in_solar_month(year, month):
        raise ValueError((year, month, day))
    return _new_year(year) + timedelta(days=31 * min(month - 1, 6) + 30 * max(month - 7, 0) + day - 1)


def days_in_solar_month(year: int, month: int) -> int:
    """31 in the first six months, then 30, and 29 or 30 in the last."""
    if month <= 6:
        return 31
    return 30 if month < 12 or _is_leap(year) else 29


def _new_year(year: int) -> date:
    low, high, sign = (_ANCHOR_YEAR, year, 1) if year >= _ANCHOR_YEAR else (year, _ANCHOR_YEAR, -1)
    return _ANCHOR + timedelta(days=sign * sum(365 + _is_leap(y) for y in range(low, high)))


def _is_leap(year: int) -> bool:
    return (25 * year + 11) % 33 < 8
