"""How a table becomes a text: cells joined by tabs, rows by newlines, with a segment for each cell that holds anything.

A cell's value is kept exactly, tabs and newlines in it included: its segment, not the layout, says where it ends.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from habeas.errors import BadInput
from habeas.model.text import Segment
from habeas.read import language
from habeas.read.rendition import NO_TEXT, Rendition

MAX_CELLS: Final = 1_000_000
_LEAST_WORDS: Final = 5  # a cell of fewer words (a name, a place) says little about the language
_LEAST_SHARE: Final = 0.2
_JUDGED: Final = 20_000  # cells that the language is judged by


@dataclass(frozen=True, slots=True)
class Sheet:
    """`rows`: number of the row (from 1) and its cells from column 1, empty ones as "". `name` None: a lone table."""

    name: str | None
    rows: Iterable[tuple[int, Sequence[str]]]


def table_rendition(sheets: Iterable[Sheet]) -> Rendition:
    """The rendition of one or more sheets, a blank line between two. Raises `BadInput` beyond `MAX_CELLS`."""
    table = _Table()
    for sheet in sheets:
        table.add(sheet)
    characters = "".join(table.parts)
    if not table.segments:
        return Rendition("", language.UNDETERMINED, problems=(NO_TEXT,))
    return Rendition(characters, _language(table, characters), tuple(table.segments))


def letters(column: int) -> str:
    """The name of a column as a spreadsheet shows it: 1 is A, 27 is AA."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


@dataclass(slots=True)
class _Table:
    parts: list[str] = field(default_factory=list)
    segments: list[Segment] = field(default_factory=list)
    at: int = 0
    begun: bool = False

    def add(self, sheet: Sheet) -> None:
        before_first = "\n\n"  # between two sheets
        for number, cells in sheet.rows:
            if self.begun:
                self._write(before_first)
            self.begun, before_first = True, "\n"
            self._row(sheet.name, number, cells)

    def _row(self, sheet: str | None, number: int, cells: Sequence[str]) -> None:
        used = len(cells)
        while used and not cells[used - 1]:
            used -= 1
        for column, value in enumerate(cells[:used], start=1):
            if column > 1:
                self._write("\t")
            if value:
                self._cell(sheet, number, column, value)

    def _cell(self, sheet: str | None, row: int, column: int, value: str) -> None:
        if len(self.segments) >= MAX_CELLS:
            raise BadInput(f"The table has more than {MAX_CELLS:,} cells that hold something.",
                           "Divide it into smaller files and add those.", code="too-large")  # fmt: skip
        place = f"row {row}, column {letters(column)}"
        where = place if sheet is None else f"sheet {sheet}, {place}"
        self.segments.append(Segment(self.at, self.at + len(value), where, sheet=sheet, row=row, column=column))
        self._write(value)

    def _write(self, text: str) -> None:
        self.parts.append(text)
        self.at += len(text)


def _language(table: _Table, characters: str) -> str:
    """The language of the sentences in the cells, each once; undetermined where they are few."""
    values = dict.fromkeys(characters[segment.start : segment.end] for segment in table.segments[:_JUDGED])
    sentences = [value for value in values if len(value.split()) >= _LEAST_WORDS]
    if _letters_in(sentences) < _LEAST_SHARE * _letters_in(values):
        return language.UNDETERMINED
    return language.language_of("\n".join(sentences))


def _letters_in(values: Iterable[str]) -> int:
    return sum(character.isalpha() for value in values for character in value)
