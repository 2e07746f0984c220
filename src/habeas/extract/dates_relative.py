"""Words that count from another time: "yesterday", "this Sunday", "the last five years", "two days later".

Without a date of publication none of them has a value. With one, only what is safe is resolved: a rule is tried at
the first and at the last day that the publication can lie on, and where the two disagree nothing is said.
"""

import calendar
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from habeas.extract.dates_points import months_of_year
from habeas.extract.dates_ranges import Found, part_of
from habeas.extract.dates_words import DASH, ENGLISH_MONTHS, GAP, MONTHS, SEASONS, SMALL, WEEKDAYS, any_of
from habeas.model.edtf import Edtf

Resolve = Callable[[re.Match[str], date], str | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """`resolve` gives EDTF for one publication day; without it the words never have a value, and `why` says so."""

    pattern: re.Pattern[str]
    kind: str
    resolve: Resolve | None = None
    why: str = ""


_COUNT = rf"(?:{any_of(SMALL)}(?:{DASH}(?:one|two|three|four|five|six|seven|eight|nine))?|\d{{1,3}})"
_SOME = rf"(?:(?:the{GAP})?(?:few|several|couple{GAP}of|many){GAP}|(?:a{GAP})?(?:few|couple{GAP}of){GAP})"
_UNIT = r"(?P<unit>day|night|week|fortnight|month|year|decade|century|centurie|hour|minute|weekend)s?"
_WEEKDAY = any_of(WEEKDAYS)
_PART_OF_DAY = rf"(?:{GAP}(?:morning|afternoon|evening|night))?"


def _pattern(body: str, flags: int = re.IGNORECASE) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{body})(?![\w])", flags)


def _add_months(day: date, months: int) -> str:
    at = day.year * 12 + day.month - 1 + months
    return f"{at // 12:04}-{at % 12 + 1:02}"


def _days(offset: int) -> Resolve:
    return lambda _match, today: (today + timedelta(days=offset)).isoformat()


def _last_night(_match: re.Match[str], today: date) -> str:
    return f"{(today - timedelta(days=1)).isoformat()}/{today.isoformat()}"


def _number(words: str) -> int:
    low = words.lower()
    if low.isdigit():
        return int(low)
    return sum(SMALL[part] for part in re.split(r"[-\u2010-\u2015\u2212]", low))


def _ago(match: re.Match[str], today: date) -> str | None:
    """Days exactly as said; weeks, months and years are rarely counted, so they carry `~`."""
    count, unit = _number(match["n"]), match["unit"].lower()
    if unit in ("day", "night"):
        return (today - timedelta(days=count)).isoformat() + ("~" if count > 6 else "")
    if unit in ("week", "fortnight"):
        return (today - timedelta(days=count * (7 if unit == "week" else 14))).isoformat() + "~"
    if unit == "month":
        return _add_months(today, -count) + "~"
    years = count * {"year": 1, "decade": 10, "century": 100, "centurie": 100}.get(unit, 0)
    if years == 0 or today.year - years < 1000:
        return today.isoformat() if unit in ("hour", "minute") and count < 6 else None
    return f"{today.year - years:04}~"


def _past(match: re.Match[str], today: date) -> str | None:
    """ "the past year", "the last five years": from about then until publication."""
    start = _ago(match, today) if match["n"] else _ago_one(match["unit"].lower(), today)
    return f"{start.rstrip('~')}~/{today.isoformat()}" if start else None


def _ago_one(unit: str, today: date) -> str | None:
    if unit in ("day", "night", "week", "fortnight"):
        return (today - timedelta(days={"day": 1, "night": 1, "week": 7, "fortnight": 14}[unit])).isoformat()
    if unit == "month":
        return _add_months(today, -1)
    years = {"year": 1, "decade": 10, "century": 100}.get(unit)
    return f"{today.year - years:04}" if years else None


def _calendar_unit(match: re.Match[str], today: date) -> str | None:
    """last, this, next + week, month, year."""
    step = {"last": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1}[match["which"].lower()]
    unit = match["unit"].lower()
    if unit == "year":
        return f"{today.year + step:04}"
    if unit == "month":
        return _add_months(today, step)
    if unit == "week":
        monday = today - timedelta(days=today.weekday() - 7 * step)
        return f"{monday.isoformat()}~/{(monday + timedelta(days=6)).isoformat()}~"
    return None


def _so_far(match: re.Match[str], today: date) -> str:
    start = f"{today.year:04}-01-01" if match["unit"].lower() == "year" else f"{today.year:04}-{today.month:02}-01"
    return f"{start}/{today.isoformat()}"


def _part_of_this(match: re.Match[str], today: date) -> str | None:
    """ "early this month", "late last year"."""
    step = -1 if match["which"].lower() == "last" else 0
    whole = f"{today.year + step:04}" if match["unit"].lower() == "year" else _add_months(today, step)
    return part_of(whole, match["part"].lower())


def _part_of_year(match: re.Match[str], today: date) -> str | None:
    """ "the first half of this year", "the last three months of last year"."""
    months = {"half": 6, "quarter": 3}.get((match["what"] or "").lower()) or _number(match["n"])
    number = {"first": 1, "opening": 1, "second": 2, "third": 3, "fourth": 4}.get(match["nth"].lower(), 0)
    return months_of_year(today.year - (match["which"].lower() == "last"), months, number)


def _on_weekday(match: re.Match[str], today: date) -> str:
    """In news "on Monday" is the most recent one, the day of publication included."""
    back = (today.weekday() - WEEKDAYS[match["day"].lower()]) % 7
    return (today - timedelta(days=back)).isoformat()


def _this_weekday(match: re.Match[str], today: date) -> str:
    """ "This Sunday" may be the one before or the one after; "last Monday" the nearest or the one of last week."""
    back = (today.weekday() - WEEKDAYS[match["day"].lower()]) % 7
    nearest = today - timedelta(days=back)
    which = match["which"].lower()
    if which in ("this", "coming"):
        days = {nearest, nearest + timedelta(days=7)}
    elif which == "next":
        days = {nearest + timedelta(days=7), nearest + timedelta(days=14)}
    else:
        nearest = nearest if back else today - timedelta(days=7)
        days = {nearest, nearest - timedelta(days=7)}
    return "[" + ",".join(sorted(day.isoformat() for day in days)) + "]"


def _named_month(match: re.Match[str], today: date) -> str | None:
    """ "last July", "this March": the last is the newest that lies wholly before the month of publication."""
    month, which = MONTHS[match["month"].lower()], match["which"].lower()
    if which == "this":
        return f"{today.year:04}-{month:02}"
    if which == "next":
        return f"{today.year + (month <= today.month):04}-{month:02}"
    return f"{today.year - (month >= today.month):04}-{month:02}"


def _month_of_year(match: re.Match[str], today: date) -> str | None:
    """ "in May last year", "12 May this year"."""
    year = today.year + {"last": -1, "this": 0, "next": 1}[match["which"].lower()]
    month, day = MONTHS[match["month"].lower()], int(match["d"] or match["d2"] or 0)
    if day > calendar.monthrange(year, month)[1]:
        return None
    return f"{year:04}-{month:02}" + (f"-{day:02}" if day else "")


def _named_season(match: re.Match[str], today: date) -> str | None:
    code = SEASONS[match["season"].lower()]
    if match["which"].lower() != "last" or code == 24:
        return None
    this = Edtf(f"{today.year}-{code}")
    ended = this.latest is not None and this.latest < today
    return f"{today.year if ended else today.year - 1}-{code}"


def _today(_match: re.Match[str], today: date) -> str:
    return today.isoformat()


def _day_of_month(match: re.Match[str], today: date) -> str | None:
    day = int(match["d"])
    return today.replace(day=day).isoformat() if day <= today.day else None


_ELSEWHERE: Final = "“{words}” counts from another event that the text tells."
_LENGTH: Final = "“{words}” is a length of time, not a date."
_REPEATED: Final = "“{words}” is a time that repeats, not one date."
_VAGUE: Final = "“{words}” does not say when."
_NO_PUBLICATION: Final = "“{words}” counts from the day of publication, which is not known."
_IMPRECISE: Final = "“{words}” counts from the day of publication, which is known only as {published}."
_NOT_SAFE: Final = "“{words}” can be read in more than one way, even from the day of publication."

_CALENDAR_UNIT = "weekend|week|month|year|decade|century"
_ABOUT = rf"(?:(?:about|around|nearly|almost|some|over|just|only|exactly|more{GAP}than|at{GAP}least|up{GAP}to){GAP})?"
_MONTH = any_of(ENGLISH_MONTHS)
_PAPER = rf"(?!{GAP}(?:Times|Telegraph|Mail|Herald|Express|Mirror|Guardian|Tribune|Post|Magazine|World|School))"
_LED = rf"(?:(?:on|since|by|until|late|early|said|of|from|before|after|last){GAP})?"
_SO_MANY = rf"(?:(?P<n>{_COUNT}){GAP}(?:or{GAP}so{GAP})?)?"
_SPANS = rf"(?P<n>{_COUNT}){GAP}(?:and{GAP}a{GAP}half{GAP})?{_UNIT}"
_YEAR_PART = (
    rf"(?:the{GAP})?(?P<nth>first|second|third|fourth|last|final|opening|closing){GAP}"
    rf"(?:(?P<what>half|quarter)|(?P<n>{_COUNT}){GAP}months){GAP}of{GAP}"
)
_PLURALS = "(?:hour|day|night|week|month|year|decade|centurie)s"


def _relative(body: str, resolve: Resolve | None = None, why: str = "", kind: str = "relative") -> Rule:
    return Rule(_pattern(body), kind, resolve, why)


RULES: Final[tuple[Rule, ...]] = (
    _relative(rf"the{GAP}day{GAP}before{GAP}yesterday", _days(-2)),
    _relative(rf"(?:(?:early|late|earlier){GAP})?yesterday{_PART_OF_DAY}", _days(-1)),
    _relative(rf"(?:(?:early|late|earlier|later){GAP})?today|tonight|this{GAP}(?:morning|afternoon|evening)", _today),
    _relative("tomorrow", _days(1)),
    _relative(rf"last{GAP}night|overnight", _last_night),
    _relative(rf"{_ABOUT}{_SPANS}{GAP}(?:ago|back)", _ago),
    _relative(rf"(?:{_SOME}{_PLURALS}|long|some{GAP}time|{_PLURALS}){GAP}ago", why=_VAGUE),
    _relative(rf"(?:(?:the|these){GAP})?(?:past|last|recent|next|coming){GAP}{_SOME}?{_PLURALS}", why=_VAGUE),
    _relative(rf"(?:the|this|these){GAP}(?:past|last){GAP}{_SO_MANY}{_UNIT}(?!{GAP}and{GAP}a)", _past),
    _relative(rf"(?:the|this){GAP}(?:past|last){GAP}{_UNIT}{GAP}and{GAP}a{GAP}half", why=_VAGUE),
    _relative(rf"(?:past|last){GAP}{_SPANS}", _past),
    _relative(rf"(?P<which>last|this|next|coming){GAP}(?P<unit>{_CALENDAR_UNIT})", _calendar_unit),
    _relative(rf"{_YEAR_PART}(?P<which>this|last|the{GAP}current){GAP}year", _part_of_year),
    _relative(rf"{_YEAR_PART}the{GAP}year", why=_VAGUE),
    _relative(
        rf"the{GAP}(?:same|corresponding){GAP}(?:period|time|months?|quarter|half|stretch)"
        rf"(?:{GAP}(?:(?:of|in){GAP})?(?:last{GAP}year|(?:the{GAP})?(?:previous|preceding|prior){GAP}year|\d{{4}}))?",
        why=_ELSEWHERE,
    ),
    _relative(rf"(?:so|thus){GAP}far{GAP}this{GAP}(?P<unit>month|year)", _so_far),
    _relative(rf"(?:earlier|later){GAP}(?:in{GAP})?(?P<which>this|last){GAP}(?P<unit>week|month|year)", _calendar_unit),
    _relative(rf"(?P<part>early|mid|late)(?:{GAP}|-)(?P<which>this|last){GAP}(?P<unit>month|year)", _part_of_this),
    _relative(
        rf"(?P<which>this|last|next|coming|past|previous){GAP}(?P<day>{_WEEKDAY})(?:['’]s)?{_PART_OF_DAY}{_PAPER}",
        _this_weekday,
    ),
    _relative(rf"(?P<which>this|last|next){GAP}(?P<month>{_MONTH})(?!\w|{GAP}\d)", _named_month),
    _relative(
        rf"(?:(?P<d>\d{{1,2}})(?:st|nd|rd|th)?{GAP}(?:of{GAP})?)?(?P<month>{_MONTH})\.?"
        rf"(?:{GAP}(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?)?,?{GAP}(?:of{GAP})?(?P<which>last|this|next){GAP}year",
        _month_of_year,
    ),
    _relative(rf"(?P<which>this|last|next){GAP}(?P<season>{any_of(SEASONS)})", _named_season),
    _relative(
        rf"as{GAP}of{GAP}(?:(?:the{GAP}time{GAP}of{GAP})?(?:this{GAP})?writing|now|today)|(?:until|up{GAP}to){GAP}now"
        rf"|at{GAP}(?:the{GAP})?(?:time{GAP}of{GAP}(?:this{GAP})?(?:writing|publication|publishing|going{GAP}to{GAP}press)"
        rf"|present)|(?:so|thus){GAP}far|to{GAP}date",
        _today,
    ),
    _relative(
        rf"on{GAP}the{GAP}(?P<d>[12]?\d|3[01])(?:st|nd|rd|th)"
        rf"(?=[.,;:)\n]|$|{GAP}(?:and|when|he|she|they|at|by|after|before)\b)",
        _day_of_month,
    ),
    _relative(
        rf"{_ABOUT}(?:{_COUNT}{GAP}|{_SOME}|the{GAP})?(?:more{GAP})?(?:hour|day|night|week|month|year|decade)s?{GAP}"
        r"(?:later|earlier|before|after|afterwards?|prior|previously|beforehand)",
        why=_ELSEWHERE,
    ),
    _relative(
        rf"(?:the{GAP})?(?:following|next|same|previous|preceding){GAP}"
        rf"(?:day|night|morning|afternoon|evening|week|month|year)|that{GAP}(?:same{GAP}|very{GAP})?"
        rf"(?:day|night|morning|evening|week|month|year)|(?:since|before){GAP}then|ever{GAP}since",
        why=_ELSEWHERE,
    ),
    _relative(
        rf"(?:{_COUNT}(?:{GAP}|-)|{_SOME})?(?:decade|centurie)s(?:-long)?|(?:a|one)(?:{GAP}|-)(?:decade|century)(?:-long)?"
        r"|(?:decade|century)-long",
        why=_LENGTH, kind="duration",
    ),
    _relative(
        rf"for{GAP}{_ABOUT}(?:the{GAP}(?:past|last){GAP})?(?:{_COUNT}{GAP}|{_SOME})?(?:and{GAP}a{GAP}half{GAP})?{_PLURALS}"
        rf"|for{GAP}{_ABOUT}(?:an?|one){GAP}(?:hour|day|night|week|month|year|decade|century)",
        why=_LENGTH, kind="duration",
    ),
    _relative(
        rf"(?:every|each){GAP}(?:single{GAP})?(?:{_WEEKDAY}|day|night|week|month|year|{_MONTH})|(?:on{GAP})?{_WEEKDAY}s",
        why=_REPEATED, kind="recurring",
    ),
    _relative(rf"{_LED}(?P<day>{_WEEKDAY})(?:['’]s)?{_PART_OF_DAY}{_PAPER}", _on_weekday),
)  # fmt: skip

_NAME_BEFORE = re.compile(r"[A-Z]\w+\s{1,2}$")
_NAME_AFTER = re.compile(r"\s{1,2}[A-Z][a-z]")


def find_relative(text: str, published: Edtf | None) -> Iterator[Found]:
    """Every relative, lasting or repeated time of `text` (digits already ASCII); several may overlap."""
    for rule in RULES:
        for match in rule.pattern.finditer(text):
            if not _is_a_name(match, text):
                yield _found(rule, match, published)


def _is_a_name(match: re.Match[str], text: str) -> bool:
    """ "USA Today", "Bloody Sunday", "Friday Okon": a capital beside a single capitalised word."""
    words = match[0]
    if " " in words or not words[0].isupper():
        return False
    return bool(
        _NAME_BEFORE.search(text[max(0, match.start() - 20) : match.start()]) or _NAME_AFTER.match(text, match.end())
    )


def _found(rule: Rule, match: re.Match[str], published: Edtf | None) -> Found:
    value, why = (None, rule.why) if rule.resolve is None else _resolved(rule.resolve, match, published)
    words = " ".join(match[0].split())
    return Found(
        match.start(),
        match.end(),
        value,
        why and why.format(words=words, published=published),
        value is not None,
        rule.kind,
    )


def _resolved(resolve: Resolve, match: re.Match[str], published: Edtf | None) -> tuple[str | None, str | None]:
    if published is None or published.earliest is None or published.latest is None:
        return None, _NO_PUBLICATION
    try:
        first, last = resolve(match, published.earliest), resolve(match, published.latest)
    except (OverflowError, ValueError):  # before year 1 or after 9999
        return None, _NOT_SAFE
    if first != last:
        return None, _IMPRECISE
    return first, None if first else _NOT_SAFE
