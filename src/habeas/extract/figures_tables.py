"""Tables of figures: columns under a line of headings, set apart by tabs, bars or runs of spaces.

A cell is counted by its column's heading ("Killed", "Cases disposed of") or, under headings that are years or places,
by its row's label or the table's caption. Rows and columns of totals hold the others as their parts.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from habeas.extract.figures_rows import Numbers, Row
from habeas.extract.figures_words import CASES, PARTS, SERIALS, STATES, TABLED, TOTALS, UNCOUNTED
from habeas.extract.numbers import NumberMention
from habeas.extract.page import Page
from habeas.extract.speech_tree import Span

_SPACES = re.compile(r" {2,}")
_WORDS = re.compile(r"[^\W\d_]+")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_LONGEST: Final = 2000  # characters of a line
_CAPTION: Final = 200


@dataclass(frozen=True, slots=True)
class _Line:
    """One row of cells; `numbers` has the only number of a cell, or None."""

    cells: tuple[Span, ...]
    numbers: tuple[NumberMention | None, ...]


@dataclass(frozen=True, slots=True)
class _Table:
    heads: tuple[Span, ...]
    caption: Span | None
    lines: tuple[_Line, ...]


def table_rows(page: Page, numbers: Numbers) -> Iterator[Row]:
    """The counted cells of the tables of a page."""
    for table in _tables(page, numbers):
        columns = [at for at, head in enumerate(table.heads) if _is_counted(page, head)]
        if _is_statistic(page, table, columns):
            yield from _rows(page, table, columns)


# --- where tables are -----------------------------------------------------------------------------------------------


def _tables(page: Page, numbers: Numbers) -> Iterator[_Table]:
    heads: tuple[Span, ...] = ()
    caption: Span | None = None
    before: Span | None = None
    found: list[_Line] = []
    for match in re.finditer(r"[^\n\r]+", page.text.characters):
        cells = _cells(page, *match.span())
        line = _Line(cells, tuple(_only(page, numbers, cell) for cell in cells))
        if found and len(cells) == len(heads) and any(line.numbers):
            found.append(line)
            continue
        if found and len(cells) < 2 and not page.words(*match.span()).strip():
            continue
        if len(cells) == len(heads) and any(line.numbers):
            found.append(line)
            continue
        if found:
            yield _Table(heads, caption, tuple(found))
        found, heads = [], ()
        if len(cells) > 1 and not any(line.numbers):
            heads, caption = cells, before
        before = match.span() if len(cells) == 1 and match.end() - match.start() < _CAPTION else None
    if found:
        yield _Table(heads, caption, tuple(found))


def _cells(page: Page, start: int, end: int) -> tuple[Span, ...]:
    """The cells of a line, empty ones too where tabs or bars show them."""
    words = page.words(start, end)
    if len(words) > _LONGEST:
        return ()
    mark = next((mark for mark in ("\t", "|") if mark in words), None)
    splits = re.finditer(re.escape(mark), words) if mark else _SPACES.finditer(words.rstrip())
    edges, at = [], 0
    for split in splits:
        edges.append((at, split.start()))
        at = split.end()
    edges.append((at, len(words)))
    if mark == "|":
        edges = edges[not words[: edges[0][1]].strip() : len(edges) - (not words[edges[-1][0] :].strip())]
    return tuple(_trimmed(page, start + low, start + high) for low, high in edges)


def _trimmed(page: Page, start: int, end: int) -> Span:
    words = page.words(start, end)
    start += len(words) - len(words.lstrip())
    return start, max(start, start + len(words.strip()))


def _only(page: Page, numbers: Numbers, cell: Span) -> NumberMention | None:
    found = numbers.within(*cell)
    return found[0] if len(found) == 1 and found[0].start - cell[0] < 12 and not _is_dated(page, cell) else None


def _is_dated(page: Page, cell: Span) -> bool:
    at = bisect_left(page.dates, cell[0], key=lambda d: d.start)
    return at < len(page.dates) and page.dates[at].start < cell[1]


# --- what they count --------------------------------------------------------------------------------------------


def _names(page: Page, span: Span | None) -> frozenset[str]:
    return frozenset(_WORDS.findall(page.words(*span).lower())) if span is not None else frozenset()


def _is_counted(page: Page, head: Span) -> bool:
    """Whether a heading can be that of a count: words or a date, and not a serial number, an age or a sum of money."""
    words, names = page.words(*head), _names(page, head)
    if _is_dated(page, head):
        return True
    return bool(_LETTERS.search(words)) and not names & UNCOUNTED and not names <= SERIALS and "%" not in words


def _is_statistic(page: Page, table: _Table, columns: Sequence[int]) -> bool:
    """Whether the headings, the labels or the caption of a table are words of the field."""
    said = set(_names(page, table.caption))
    for at in columns:
        said |= _names(page, table.heads[at])
    for line in table.lines:
        said |= _names(page, line.cells[0])
    return bool((said | {word.removesuffix("s") for word in said}) & (TABLED | CASES | frozenset(STATES)))


def _rows(page: Page, table: _Table, columns: Sequence[int]) -> Iterator[Row]:
    total_line = next((line for line in table.lines if _names(page, line.cells[0]) & TOTALS), None)
    total_column = next((at for at in columns if _names(page, table.heads[at]) <= TOTALS | {"number", "cases"}
                         and _names(page, table.heads[at]) & TOTALS), None)  # fmt: skip
    for line in table.lines:
        label = _label(line, columns)
        for at in columns:
            number = line.numbers[at]
            if number is None:
                continue
            below = total_line.numbers[at] if total_line is not None and line is not total_line else None
            beside = line.numbers[total_column] if total_column is not None and at != total_column else None
            if beside is not None and not _divides(page, table, total_column, at):
                beside = None
            totals = tuple(total for total in (below, beside) if total is not None)
            yield Row(number, table.caption, label, table.heads[at], totals[0] if totals else None, also=totals[1:])


def _divides(page: Page, table: _Table, total: int | None, at: int) -> bool:
    """Whether a column is a part of the total column: "Women", "Pending", a year; or every column right before it."""
    names = _names(page, table.heads[at])
    return bool(names & PARTS) or _is_dated(page, table.heads[at]) or (total is not None and at < total)


def _label(line: _Line, columns: Sequence[int]) -> Span | None:
    """What names the row: the cells before its first number that is counted."""
    first = next((at for at in columns if line.numbers[at] is not None), 0)
    named = [cell for cell in line.cells[:first] if cell[0] < cell[1]]
    return (named[0][0], named[-1][1]) if named else None
