"""Tables for the tests of lists, as texts with a segment for each cell. Everybody in them is invented."""

import itertools
from collections.abc import Callable, Sequence

from habeas.model.text import Segment, Text

Rows = Sequence[Sequence[str]]


def table(rows: Rows, *, sheet: str | None = None, id: str = "text") -> Text:
    """One sheet: cells joined by tabs, rows by newlines, a segment for each cell that holds anything."""
    return workbook({sheet: rows}, id=id)


def workbook(sheets: dict[str | None, Rows], *, id: str = "text") -> Text:
    characters = ""
    segments: list[Segment] = []
    for name, rows in sheets.items():
        characters += "\n\n" if characters else ""
        for number, row in enumerate(rows, start=1):
            characters += "\n" if number > 1 else ""
            for column, value in enumerate(row, start=1):
                characters += "\t" if column > 1 else ""
                if value:
                    at = len(characters)
                    where = f"row {number}, column {column}"
                    segments.append(Segment(at, at + len(value), where, sheet=name, row=number, column=column))
                    characters += value
    return Text(id, "exhibit", "tests", "1", "und", characters, tuple(segments))


def numbered() -> Callable[[], str]:
    """Ids that can be told apart and repeated: id-1, id-2 ..."""
    numbers = itertools.count(1)
    return lambda: f"id-{next(numbers)}"
