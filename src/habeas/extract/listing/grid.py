"""A table as rows and columns again, each cell with its place in the text."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from habeas.errors import BadInput
from habeas.model.text import Text


@dataclass(frozen=True, slots=True)
class Cell:
    """`value` is `characters[start:end]` of the text, never empty. Rows and columns count from 1."""

    value: str
    start: int
    end: int
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet: row -> column -> cell. What is not there is empty. `sheet` is None where the table has no sheets."""

    sheet: str | None
    rows: Mapping[int, Mapping[int, Cell]]

    def cell(self, row: int, column: int) -> Cell | None:
        return self.rows.get(row, {}).get(column)

    def column(self, number: int, below: int) -> list[Cell]:
        """The cells of a column that hold anything, below a row."""
        return [cells[number] for row, cells in self.rows.items() if row > below and number in cells]


def grids_of(table: Text) -> tuple[Grid, ...]:
    """The sheets of a table in order, each with at least one cell. Raises `BadInput` where the text is no table."""
    sheets: dict[str | None, dict[int, dict[int, Cell]]] = {}
    for segment in table.segments:
        if segment.row is None or segment.column is None or segment.start == segment.end:
            continue
        value = table.characters[segment.start : segment.end]
        cell = Cell(value, segment.start, segment.end, segment.row, segment.column)
        sheets.setdefault(segment.sheet, {}).setdefault(segment.row, {})[segment.column] = cell
    if not sheets:
        raise BadInput("This is no table with rows and columns.", "Save the list as CSV or XLSX and import that.",
                       code="no-table")  # fmt: skip
    return tuple(Grid(sheet, rows) for sheet, rows in sheets.items())


def grid_named(table: Text, sheet: str | None) -> Grid:
    """The sheet with this name, or this number (from 1); None: the only or first one. Raises `BadInput`."""
    grids = grids_of(table)
    if sheet is None:
        return grids[0]
    for grid in grids:
        if grid.sheet == sheet:
            return grid
    if sheet.isascii() and sheet.isdigit() and 1 <= int(sheet) <= len(grids):
        return grids[int(sheet) - 1]
    names = ", ".join(f"“{grid.sheet}”" for grid in grids if grid.sheet is not None)
    raise BadInput(f"The list has no sheet “{sheet}”.", f"Name one of {names}." if names else "Leave --sheet out.",
                   code="no-sheet")  # fmt: skip


def heading_of(grid: Grid, header_row: int, column: int) -> Cell | None:
    """The heading of a column: in the row of headings, else in the row above, where headings take two rows."""
    return grid.cell(header_row, column) or (grid.cell(header_row - 1, column) if header_row > 1 else None)


def letters(column: int) -> str:
    """The name of a column as a spreadsheet shows it: 1 is A, 27 is AA."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def cell_place(name: str) -> tuple[int, int] | None:
    """Row and column of a cell by its name ("B12"); None where it is none."""
    match = re.fullmatch(r"([A-Za-z]{1,3})([1-9][0-9]{0,6})", name)
    column = column_number(match[1]) if match else None
    return (int(match[2]), column) if match and column else None


def column_number(name: str) -> int | None:
    """The number of a column by its letters; None where they are none of a spreadsheet's (A to XFD)."""
    number = 0
    for letter in name.upper():
        if not "A" <= letter <= "Z":
            return None
        number = number * 26 + ord(letter) - ord("A") + 1
    return number if 1 <= number <= 16_384 else None
