"""Two other calendars that documents use: the Solar Hijri one is converted, the lunar one only recognised.

Solar Hijri (Iran, Afghanistan): the 33-year arithmetic rule, a year y is leap when (25 y + 11) mod 33 < 8. It agrees
with the astronomical calendar for 1206 to 1498 (Heydari-Malayeri, "A concise review of the Iranian calendar"),
which is the range taken here. 1 Farvardin 1400 is 2021-03-21, from where days are counted.
The lunar Hijri calendar depends on who sighted the moon; a conversion would invent a day, so none is made.
"""

import re
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
SOLAR_MONTHS: Final[dict[str, int]] = {
    name: at for names in (_IRANIAN, _PERSIAN, _AFGHAN, _DARI) for at, name in enumerate(names, start=1)
}
LUNAR_MONTHS: Final = (
    "muharram", "moharram", "safar", "rabi al-awwal", "rabi' al-awwal", "rabi ul awwal", "rabi al-thani",
    "rabi us sani",
    "jumada al-awwal", "jumada al-thani", "jumada ul awwal", "jumada us sani", "rajab", "sha'ban", "shaban", "shaaban",
    "ramadan", "ramzan", "ramazan", "shawwal", "dhu al-qadah", "dhul qadah", "zul qadah", "dhu al-hijjah",
    "dhul hijjah", "dhul-hijjah", "zul hijjah", "zilhaj", "محرم", "صفر", "ربيع الأول", "ربیع الاول", "رجب", "شعبان",
    "رمضان", "شوال", "ذو الحجة", "ذوالحجہ",
)  # fmt: skip

_DAY = r"(?P<d>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?!\d)"
SOLAR: Final = re.compile(
    rf"(?<![\w/-])(?:{_DAY}{GAP}(?:of{GAP})?)?(?P<m>{any_of(SOLAR_MONTHS)})(?!\w){MAYBE_GAP},?{MAYBE_GAP}"
    rf"(?P<y>1[2-4]\d\d)(?!\d)(?:{GAP}(?:SH|A\.?P\.?|H\.?S\.?)(?!\w))?",
    re.IGNORECASE,
)
LUNAR: Final = re.compile(
    rf"(?<![\w/-])(?:(?:{_DAY.replace('?P<d>', '?:')}{GAP}(?:of{GAP})?)?{any_of(LUNAR_MONTHS)}(?!\w)"
    rf"{MAYBE_GAP},?{MAYBE_GAP}1[2-5]\d\d(?!\d)(?:{GAP}(?:AH|A\.H\.?|هـ?)(?!\w))?|1[2-5]\d\d{GAP}(?:AH\b|A\.H\.|هـ?(?!\w)))",
    re.IGNORECASE,
)


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
