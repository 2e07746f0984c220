"""Three lists about the same invented people, made by hands that spell, date and leave out differently.

Each list comes with its key: which person each row is about. The key goes into truth.json, never into the list.
"""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Final

from examples.making.people import URDU_DISTRICTS, Invented
from examples.making.workbook import Cell, workbook

NOTE: Final = "SYNTHETIC: invented person"
URDU_NOTE: Final = "SYNTHETIC: invented person - فرضی شخص"
_SEASONS: Final = {12: "winter", 1: "winter", 2: "winter", 3: "spring", 4: "spring", 5: "spring", 6: "summer",
                   7: "summer", 8: "summer", 9: "autumn", 10: "autumn", 11: "autumn"}  # fmt: skip
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class Listed:
    """A list as a file, and the person whom each row is about (rows as a spreadsheet counts them, the header 1)."""

    file: str
    content: bytes
    rows: dict[int, str]

    def row_of(self, person: str) -> int:
        return next(row for row, listed in self.rows.items() if listed == person)


def valley_list(people: Sequence[Invented], random: Random) -> Listed:
    """ "Voice of the Valley": day-month-year dates, some of them vague; fathers mostly given; a CSV file."""
    header = ["No.", "Name of missing person", "Father's name", "Age", "Occupation", "Date of incident", "Village",
              "District", "Present status", "note"]  # fmt: skip
    rows = [_valley_row(number, p, random) for number, p in enumerate(people, start=1)]
    return Listed("voice-of-the-valley-list.csv", _csv([header, *rows]), _key(people))


def _valley_row(number: int, person: Invented, random: Random) -> list[str]:
    father = person.father.spelled(random) if random.random() < 0.85 else ""
    age = str(person.age + random.choice((0, 0, 0, 1, -1))) if random.random() < 0.8 else ""
    status = {None: "still missing", "released": "released", "found dead": "body found"}[person.found]
    district = person.district if random.random() < 0.95 else "Kech"
    return [str(number), _name(person, random, clan=0.6), father, age, person.occupation,
            _vague(person.taken, random, sure=person.id in ("P01", "P04", "P05")), person.village, district, status,
            NOTE]  # fmt: skip


def _vague(taken: date, random: Random, *, sure: bool) -> str:
    """12-11-2021 for the most part; else as people remember it."""
    way = 0.0 if sure else random.random()
    if way < 0.65:
        return taken.strftime("%d-%m-%Y")
    if way < 0.78:
        return f"{_MONTHS[taken.month - 1]} {taken.year}"
    if way < 0.88:
        year = taken.year - 1 if taken.month < 3 else taken.year  # the winter that began the year before
        return f"{_SEASONS[taken.month]} {year}"
    return f"about {taken.year}" if way < 0.96 else ""


def commission_list(people: Sequence[Invented], random: Random) -> Listed:
    """The invented commission: dates as a spreadsheet keeps them, numbers of identity cards, a workbook."""
    header: list[Cell] = ["Case No.", "Name", "S/o, D/o", "Identity card", "Date of incident", "District",
                          "Status of case", "note"]  # fmt: skip
    rows = [_commission_row(number, p, random) for number, p in enumerate(people, start=1)]
    about: list[list[Cell]] = [
        ["SYNTHETIC: every person, number and event in this workbook is invented."],
        ["Made for the examples of Habeas. No commission of this name exists."],
    ]
    content = workbook([("Cases", [header, *rows]), ("About", about)])
    return Listed("provincial-commission-list.xlsx", content, _key(people))


def _commission_row(number: int, person: Invented, random: Random) -> list[Cell]:
    father = person.father.spelled(random) if random.random() < 0.9 else None
    card = person.number if random.random() < 0.5 else None
    taken: Cell = person.taken if random.random() < 0.8 else str(person.taken.year)
    status = {None: "under inquiry", "released": "returned home", "found dead": "dead body recovered"}[person.found]
    return [
        case_number(number + 1),
        _name(person, random, clan=0.35),
        father,
        card,
        taken,
        person.district,
        status,
        NOTE,
    ]


def case_number(row: int) -> str:
    """Of the commission's case in this row."""
    return f"PC/{1999 + row}"


def families_list(people: Sequence[Invented], random: Random) -> Listed:
    """A circle of families: in Urdu, with Urdu digits, few columns; a CSV file."""
    header = ["نام", "ولدیت", "تاریخ", "ضلع", "note"]
    rows = [_families_row(p, random) for p in people]
    return Listed("families-circle-list.csv", _csv([header, *rows]), _key(people))


def _families_row(person: Invented, random: Random) -> list[str]:
    name = f"{person.name.urdu} {person.clan.urdu}" if person.clan and random.random() < 0.5 else person.name.urdu
    father = person.father.urdu if random.random() < 0.9 else ""
    written = person.taken.strftime("%d-%m-%Y") if random.random() < 0.8 else str(person.taken.year)
    return [name, father, written.translate(_URDU_DIGITS), URDU_DISTRICTS[person.district], URDU_NOTE]


_URDU_DIGITS: Final = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


def _name(person: Invented, random: Random, *, clan: float) -> str:
    name = person.name.spelled(random)
    honorific = random.choice(("Haji ", "Mir ")) if person.sex == "male" and person.age > 45 else ""
    family = f" {person.clan.spelled(random)}" if person.clan and random.random() < clan else ""
    return f"{honorific}{name}{family}"


def _key(people: Sequence[Invented]) -> dict[int, str]:
    return {row: person.id for row, person in enumerate(people, start=2)}


def _csv(rows: Sequence[Sequence[str]]) -> bytes:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\r\n").writerows(rows)
    return buffer.getvalue().encode("utf-8")
