"""The synthetic lists as records, made directly from their rows: what an import would give, without the import.

A row is one person record and one incident record of one text. Dates are read as the lists write them: day-month-year
with both readings where both are possible, seasons, months, years, "about" years, Urdu digits.
"""

import csv
import io
import json
import re
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

import python_calamine

from habeas.model.record import Record
from habeas.model.value import Place
from tests.link.build import incident, person

SYNTHETIC = Path(__file__).parents[2] / "examples" / "synthetic"
LISTS = ("voice-of-the-valley-list.csv", "provincial-commission-list.xlsx", "families-circle-list.csv")
_COLUMNS = {
    LISTS[0]: {"name": 1, "father": 2, "age": 3, "occupation": 4, "date": 5, "district": 7},
    LISTS[1]: {"name": 1, "father": 2, "identity_number": 3, "date": 4, "district": 5},
    LISTS[2]: {"name": 0, "father": 1, "date": 2, "district": 3},
}
_URDU = {
    "کیچ": "Kech", "آواران": "Awaran", "پنجگور": "Panjgur", "گوادر": "Gwadar", "خضدار": "Khuzdar",
    "ڈیرہ بگٹی": "Dera Bugti", "لسبیلہ": "Lasbela", "خاران": "Kharan",
}  # fmt: skip
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "winter": 24}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def truth() -> Mapping[str, str]:
    """The person that each record id is about."""
    rows = json.loads((SYNTHETIC / "truth.json").read_text(encoding="utf-8"))["rows"]
    return {f"{name}#{row}": who for name, listed in rows.items() for row, who in listed.items()}


def records() -> tuple[Record, ...]:
    """The records of the three lists, list by list."""
    return tuple(record for name in LISTS for record in _records(name))


def true_pairs(ids: Sequence[str]) -> set[frozenset[str]]:
    """Pairs of records that are about one person."""
    about = truth()
    return {frozenset(p) for p in combinations(ids, 2) if about[p[0]] == about[p[1]]}


def joined_pairs(clusters: Sequence[Sequence[str]]) -> set[frozenset[str]]:
    return {frozenset(p) for cluster in clusters for p in combinations(cluster, 2)}


def _records(name: str) -> list[Record]:
    made = []
    for number, cells in enumerate(_rows(name)[1:], start=2):
        made += _row(f"{name}#{number}", name, {k: cells[i] for k, i in _COLUMNS[name].items() if cells[i]})
    return made


def _row(id: str, name: str, cells: dict[str, str]) -> list[Record]:
    district = _URDU.get(cells["district"], cells["district"])
    place = Place(text=cells.pop("district"), country="PK", province="Balochistan", district=district,
                  precision="district")  # fmt: skip
    when: dict[str, Any] = {"date": _edtf(cells.pop("date"))} if cells.get("date") else {}
    age: dict[str, Any] = {"age": int(cells.pop("age"))} if cells.get("age") else {}
    written = cells.pop("name")
    others: dict[str, Any] = {**cells, **age}
    return [
        person(id, written, text=name, source=name, **others),
        incident(f"{id}!", id, text=name, source=name, place=place, **when),
    ]


def _rows(name: str) -> list[list[str]]:
    if name.endswith(".csv"):
        text = (SYNTHETIC / name).read_text(encoding="utf-8")
        return list(csv.reader(io.StringIO(text)))
    sheet = python_calamine.CalamineWorkbook.from_path(str(SYNTHETIC / name)).get_sheet_by_name("Cases")
    return [[c.isoformat() if isinstance(c, date) else str(c) for c in row] for row in sheet.to_python()]


def _edtf(written: str) -> str:
    """Raises ValueError for what the lists never write."""
    digits = "".join(str(int(c)) if c.isdigit() else c for c in written)
    if match := re.fullmatch(r"(\d\d)-(\d\d)-(\d{4})", digits):
        day, month, year = match.groups()
        return (
            f"{year}-{month}-{day}" if int(day) > 12 or day == month else f"[{year}-{month}-{day},{year}-{day}-{month}]"
        )
    if re.fullmatch(r"\d{4}(-\d\d-\d\d)?", digits):
        return digits
    word, year = digits.split(" ")
    if word == "about":
        return f"{year}~"
    return f"{year}-{_SEASONS[word]}" if word in _SEASONS else f"{year}-{_MONTHS.index(word) + 1:02}"
