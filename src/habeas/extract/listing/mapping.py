"""Which column of a list is what: guessed by the program or written by a person, kept as a small TOML file.

sheet = "Missing"
header_row = 3
act = "missing"
act_cell = "A1"

[[column]]
column = "B"
header = "Date of abduction"
property = "date"
order = "day-first"
act = "abduction"
why = "the heading; row 7 can only be read with the day first"
"""

import json
import tomllib
from collections.abc import Mapping as Fields
from dataclasses import dataclass
from typing import Any, Final

from habeas.errors import BadInput
from habeas.extract.listing.grid import cell_place, column_number, letters
from habeas.model.vocabulary import ACTS

PROPERTIES: Final = (
    "name", "given_name", "family_name", "father", "relative", "age", "sex", "birth", "occupation", "office",
    "identity_number", "status", "residence", "act", "date", "place", "tehsil", "district", "province", "country",
    "perpetrator", "source", "ignore",
)  # fmt: skip
ORDERS: Final = ("day-first", "month-first", "both")
NAMES: Final = frozenset(("name", "given_name", "family_name"))
AFTERWARDS: Final = frozenset(("release", "escape", "body_found", "burial"))  # acts that end what the list is about
_KEYS: Final = frozenset(("sheet", "header_row", "act", "act_cell", "column"))
_COLUMN_KEYS: Final = frozenset(("column", "header", "property", "order", "act", "why"))


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `order` is how its numeric dates are to be read; `act` is what its heading says was done.

    With `order` "both" a date like 12-11-2021 keeps both readings. `why` is for people.
    """

    number: int
    header: str
    property: str
    order: str | None = None
    act: str | None = None
    why: str = ""

    def __post_init__(self) -> None:
        if self.property not in PROPERTIES:
            raise _bad(f"“{self.property}” is nothing that a column can be.", f"Use one of {', '.join(PROPERTIES)}.")
        if self.order is not None and self.order not in ORDERS:
            raise _bad(f"“{self.order}” is no order of day and month.", f"Use one of {', '.join(ORDERS)}.")
        if self.act is not None and self.act not in ACTS:
            raise _bad(f"“{self.act}” is no act.", f"Use one of {', '.join(ACTS)}.")


@dataclass(frozen=True, slots=True)
class Mapping:
    """The columns of one sheet, in order. Rows up to `header_row` (from 1; 0: no heading) are not records.

    `act` is what the whole list is about ("List of missing persons"), for rows that name no act themselves, and
    `act_cell` the cell that says so ("A1"): without the place to quote there is no claim.
    """

    columns: tuple[Column, ...]
    header_row: int = 1
    sheet: str | None = None
    act: str | None = None
    act_cell: str | None = None

    def __post_init__(self) -> None:
        if self.act is not None and self.act not in ACTS:
            raise _bad(f"“{self.act}” is no act.", f"Use one of {', '.join(ACTS)}.")
        if (self.act is None) != (self.act_cell is None) or (self.act_cell and not cell_place(self.act_cell)):
            raise _bad(
                "An act for the whole list needs the cell that names it.", 'Add act_cell = "A1", or leave it out.'
            )
        numbers = [column.number for column in self.columns]
        if len(set(numbers)) != len(numbers):
            raise _bad("The mapping names a column twice.", "Name each column once.")
        if self.header_row < 0:
            raise _bad("The row of the headings cannot be negative.", "Count rows from 1; 0 means none.")
        if not any(column.property in NAMES for column in self.columns):
            raise BadInput("No column is said to hold the names.",
                           'Give the column with the names property = "name".', code="no-name-column")  # fmt: skip

    def of(self, *properties: str) -> tuple[Column, ...]:
        """The columns that are one of these, in the order of the sheet."""
        return tuple(column for column in self.columns if column.property in properties)


def mapping_to_toml(mapping: Mapping) -> str:
    """The mapping as a file for people to read and correct."""
    lines = ["# Which column of the list is what. Correct it where it is wrong, then import with --mapping.",
             f"# A property is one of {', '.join(PROPERTIES)}."]  # fmt: skip
    if mapping.sheet is not None:
        lines.append(f"sheet = {_quoted(mapping.sheet)}")
    lines.append(f"header_row = {mapping.header_row}")
    if mapping.act is not None and mapping.act_cell is not None:
        lines += [f"act = {_quoted(mapping.act)}", f"act_cell = {_quoted(mapping.act_cell)}"]
    for column in mapping.columns:
        fields = {"column": letters(column.number), "header": column.header, "property": column.property,
                  "order": column.order, "act": column.act, "why": column.why or None}  # fmt: skip
        lines += [
            "",
            "[[column]]",
            *(f"{key} = {_quoted(value)}" for key, value in fields.items() if value is not None),
        ]
    return "\n".join(lines) + "\n"


def mapping_from_toml(text: str) -> Mapping:
    """The mapping in a file. Raises `BadInput` for what is no mapping (code bad-mapping) or names no name column."""
    try:
        fields = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise _bad(
            f"The mapping is not valid TOML ({error}).", "Correct it, or let the program guess one anew."
        ) from error
    _only(fields, _KEYS, "The mapping")
    columns = fields.get("column", [])
    if not isinstance(columns, list) or not all(isinstance(column, dict) for column in columns):
        raise _bad("The columns of the mapping are not written as [[column]].", "Write one [[column]] for each.")
    header_row = fields.get("header_row", 1)
    if not isinstance(header_row, int) or isinstance(header_row, bool):
        raise _bad("The header_row of the mapping is no number.", "Count rows from 1; 0 means none.")
    return Mapping(tuple(map(_column, columns)), header_row, _text(fields, "sheet"), _text(fields, "act"),
                   _text(fields, "act_cell"))  # fmt: skip


def _column(fields: Fields[str, Any]) -> Column:
    _only(fields, _COLUMN_KEYS, "A [[column]] of the mapping")
    number = column_number(_text(fields, "column") or "")
    if number is None:
        raise _bad("A [[column]] of the mapping does not say which column.", 'Add column = "B", by its letters.')
    return Column(number, _text(fields, "header") or "", _text(fields, "property") or "", _text(fields, "order"),
                  _text(fields, "act"), _text(fields, "why") or "")  # fmt: skip


def _only(fields: Fields[str, Any], known: frozenset[str], what: str) -> None:
    for key in fields:
        if key not in known:
            raise _bad(f"{what} has no “{key}”.", f"Use only {', '.join(sorted(known))}.")


def _text(fields: Fields[str, Any], key: str) -> str | None:
    value = fields.get(key)
    if value is not None and not isinstance(value, str):
        raise _bad(f"The {key} in the mapping is no text.", "Put it in quotation marks.")
    return value


def _quoted(text: str) -> str:
    """A TOML basic string; JSON's escapes are the same, but for DEL."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _bad(says: str, do: str) -> BadInput:
    return BadInput(says, do, code="bad-mapping")
