"""Feasts as dates: those with a fixed day, those of the Hijri calendars, and others, which keep their reason.

"Eid day 2019" is one of two days; "Diwali 2019" is a day that this program does not reckon. Neither is taken for the
year alone, since the text says more than that.
"""

import re
from datetime import date
from typing import Final

from habeas.extract.dates_calendars import lunar_interval, solar_to_day
from habeas.extract.dates_words import GAP, any_of

_FIXED: Final[dict[str, tuple[int, int]]] = {
    "christmas eve": (12, 24), "christmas day": (12, 25), "christmas": (12, 25), "new year's eve": (12, 31),
    "new year’s eve": (12, 31), "new year's day": (1, 1), "new year’s day": (1, 1), "boxing day": (12, 26),
    "may day": (5, 1), "international women's day": (3, 8), "international women’s day": (3, 8),
    "human rights day": (12, 10),
}  # fmt: skip
_LUNAR: Final[dict[str, tuple[int, int | None]]] = {
    **dict.fromkeys(("eid al-fitr", "eid ul-fitr", "eid-ul-fitr", "eid ul fitr", "eid-al-fitr", "eidul fitr"), (10, 1)),
    **dict.fromkeys(("eid al-adha", "eid ul-adha", "eid-ul-adha", "eid ul adha", "eid-al-adha", "eid-ul-azha",
                     "eid ul azha", "bakra eid", "bakr eid"), (12, 10)),
    **dict.fromkeys(("ashura", "ashoura", "youm-e-ashur", "yaum-e-ashur"), (1, 10)),
    **dict.fromkeys(("the month of ramadan", "the month of ramzan", "ramadan", "ramzan", "ramazan", "ramadhan"),
                    (9, None)),
}  # fmt: skip
_NEW_YEAR: Final = ("nowruz", "nawroz", "noruz", "norooz", "newroz", "nauroz")
_EID: Final = ("eid day", "the day of eid", "eid holidays", "eid")
_OTHER: Final = (
    "diwali", "deepavali", "holi", "easter sunday", "easter monday", "easter", "good friday", "passover", "yom kippur",
    "hanukkah", "thanksgiving day", "thanksgiving", "independence day", "republic day", "martyrs' day", "martyrs’ day",
    "labour day", "labor day", "mother's day", "mother’s day", "palm sunday", "vesak", "songkran", "chehlum", "arbaeen",
    "the day of arafah",
)  # fmt: skip
_NAMES = (*_FIXED, *_LUNAR, *_NEW_YEAR, *_EID, *_OTHER)
FEAST: Final = re.compile(
    rf"(?<![\w'’-])(?P<name>{any_of(_NAMES)})(?![\w'’-])(?:,?{GAP}(?:of{GAP}|in{GAP})?(?P<y>1[2-5]\d\d|(?:19|20)\d\d)(?!\d))?",
    re.IGNORECASE,
)


def read_feast(name: str, year: int | None) -> tuple[str | None, str | None]:
    """EDTF of a feast in a year, or None and why. The year is one of the calendar that it looks like."""
    flat = " ".join(name.lower().split())
    if year is None:
        return None, f"“{name}” comes every year, and the year is not written."
    if flat in _FIXED and year >= 1600:
        return date(year, *_FIXED[flat]).isoformat(), None
    if flat in _NEW_YEAR:
        return solar_to_day(year if year < 1600 else year - 621, 1, 1).isoformat(), None
    if flat in _LUNAR:
        return _lunar(*_LUNAR[flat], year), None
    if flat in _EID:
        return None, f"There is more than one feast of Eid in a year, and “{name} {year}” does not say which."
    return None, f"“{name} {year}” names a feast whose day this program does not reckon."


def _lunar(month: int, day: int | None, year: int) -> str | None:
    """The interval of a feast in a lunar year, or in the Gregorian year in which it falls (the first, if twice)."""
    if year < 1600:
        low, high = lunar_interval(year, month, day)
    else:
        about = int((year - 622) * 33 / 32)
        found = [span for y in (about - 1, about, about + 1, about + 2)
                 if (span := lunar_interval(y, month, day))[0].year == year]  # fmt: skip
        low, high = found[0]
    return f"{low.isoformat()}~/{high.isoformat()}~"
