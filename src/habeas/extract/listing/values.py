"""What one cell means: ages, sexes, dates in a column whose order is known, names with a parent in them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from habeas.extract.dates import DateMention, ascii_digits, read_date
from habeas.extract.listing import words
from habeas.model.edtf import Edtf
from habeas.model.value import Age

_NUMERIC_DATE: Final = re.compile(r"(?<!\d)(\d{1,2})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(?:\d{4}|\d{2})(?!\d)")
_AGE: Final = re.compile(r"(\d{1,3})(?:\s?(?:-|–|to|or|/|تا|سے)\s?(\d{1,3}))?")
_ABOUT: Final = re.compile(r"about|approx\w*|around|circa|c\.|nearly|almost|~|تقریب\w*|لگ بھگ|unos|aprox\w*")
_ABOUT_YEARS: Final = 2  # an approximate age is taken as this many years either side; the words stay beside it
_MONTHS: Final = re.compile(r"months?|weeks?|days?|ماہ|مہینے|دن|اشہر|mes(?:es)?")
_MINOR: Final = re.compile(r"minor|child|infant|under ?age|نابالغ|بچہ|قاصر|طفل|menor(?: de edad)?")
_SERIAL: Final = re.compile(r"\s*\(?\d{1,5}\s*[.):-]\s*(?=\D)")


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a cell: `start` and `end` within the cell, and what it is (name, father, husband, residence)."""

    start: int
    end: int
    what: str


def read_age(cell: str) -> Age | None:
    """Years as the words allow; None where they are no age. `about 25` allows two years either side."""
    flat = words.folded(ascii_digits(cell))
    match = _AGE.search(flat)
    if match is None:
        return Age(0, 17) if _MINOR.search(flat) else None
    low, high = int(match[1]), int(match[2] or match[1])
    if _MONTHS.search(flat):
        low, high = 0, 0
    if _ABOUT.search(flat):
        low, high = max(0, low - _ABOUT_YEARS), high + _ABOUT_YEARS
    return Age(low, high) if low <= high <= 130 else None


def read_sex(cell: str, *, spanish: bool) -> str | None:
    """The sex that the word names. In a column with H (hombre), M is mujer."""
    return "female" if spanish and words.folded(cell).strip(" .") == "m" else words.sex_of(cell)


def order_shown(cell: str) -> str | None:
    """ "day-first" or "month-first", where a numeric date in the cell can only be read one way."""
    match = _NUMERIC_DATE.search(ascii_digits(cell))
    if match is None or (int(match[1]) > 12) == (int(match[2]) > 12):
        return None
    return "day-first" if int(match[1]) > 12 else "month-first"


def has_open_order(cell: str) -> bool:
    """Whether a numeric date in the cell can be read with the day or with the month first, and differs."""
    match = _NUMERIC_DATE.search(ascii_digits(cell))
    return match is not None and int(match[1]) != int(match[2]) and max(int(match[1]), int(match[2])) <= 12


def read_date_in(cell: str, order: str | None, published: Edtf | None) -> DateMention | None:
    """As `read_date`; of several readings, those that the order of the column leaves."""
    mention = read_date(cell, published)
    match = _NUMERIC_DATE.search(ascii_digits(cell))
    if mention is None or mention.value is None or match is None or order not in ("day-first", "month-first"):
        return mention
    day, month = (match[1], match[2]) if order == "day-first" else (match[2], match[1])
    ending = f"-{int(month):02}-{int(day):02}"
    left = [reading for reading in mention.value.alternatives if reading.text.endswith(ending)]
    if not left:
        return mention
    return replace(mention, value=left[0] if len(left) == 1 else Edtf(f"[{','.join(r.text for r in left)}]"))


def parts_of_name(cell: str) -> tuple[Part, ...]:
    """The name in a cell, and the father, husband or home written behind it; none where it holds no letters."""
    serial = _SERIAL.match(cell)
    found = list(_parts(cell, serial.end() if serial else 0))
    return tuple(part for part in found if any(c.isalpha() for c in cell[part.start : part.end]))


def _parts(cell: str, start: int) -> Iterator[Part]:
    what, at = "name", start
    for link in words.LINKS.finditer(cell, start):
        yield _trimmed(cell, at, link.start(), what)
        what, at = str(link.lastgroup), link.end()
    yield _trimmed(cell, at, len(cell), what)


def _trimmed(cell: str, start: int, end: int, what: str) -> Part:
    while start < end and (cell[start].isspace() or cell[start] in ",،;("):
        start += 1
    while end > start and (cell[end - 1].isspace() or cell[end - 1] in ",،;"):
        end -= 1
    if cell[end - 1 : end] == ")" and "(" not in cell[start:end]:
        end -= 1
    return Part(start, end, what)
