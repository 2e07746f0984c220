"""Tables of figures: columns under a line of headings, set apart by tabs, bars or runs of spaces.

A cell is counted by its column's heading ("Killed", "Cases disposed of") or, under headings that are years or places,
by its row's label or the table's caption. Rows and columns of totals hold the others as their parts.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from habeas.extract.dates import DateMention, read_date
from habeas.extract.figures_rows import CellContext, Numbers, Row
from habeas.extract.figures_words import CASES, PARTS, SERIALS, STATES, SUMS, TABLED, UNCOUNTED
from habeas.extract.listing.places import LEVELS, place_reader
from habeas.extract.listing.words import acts_in, heading_means
from habeas.extract.numbers import NumberMention
from habeas.extract.page import Page
from habeas.extract.places import PlaceMention
from habeas.extract.speech_tree import Span

_SPACES = re.compile(r" {2,}")
_WORDS = re.compile(r"[^\W\d_]+")
_RULE = re.compile(r"[\s|:+=-]*--[\s|:+=-]*")  # the line under the headings of a table in plain text
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
        if heads and _RULE.fullmatch(match[0][:_LONGEST]):
            continue
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
        if len(cells) > 1 and not numbers.within(*match.span()):
            heads, caption = cells, before
        before = match.span() if len(cells) == 1 and match.end() - match.start() < _CAPTION else None
    if found:
        yield _Table(heads, caption, tuple(found))


def _cells(page: Page, start: int, end: int) -> tuple[Span, ...]:
    """The cells of a line, empty ones too where tabs or bars show them."""
    start += len(page.words(start, end)) - len(page.words(start, end).lstrip(" "))
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
    english = (said | {word.removesuffix("s") for word in said}) & (TABLED | CASES | frozenset(STATES))
    return bool(english) or any(acts_in(page.words(*table.heads[at])) for at in columns)


def _rows(page: Page, table: _Table, columns: Sequence[int]) -> Iterator[Row]:
    total_line = next((line for line in table.lines if _names(page, line.cells[0]) & SUMS), None)
    total_column = next((at for at in columns if _is_total(page, table.heads[at])), None)
    for line in table.lines:
        label = _Label.of(page, table, line, columns)
        for at in columns:
            number = line.numbers[at]
            if number is not None:
                below = total_line.numbers[at] if total_line is not None and line is not total_line else None
                divides = total_column is not None and _divides(page, table, total_column, at)
                beside = line.numbers[total_column] if divides and total_column is not None else None
                totals = tuple(total for total in (below, beside) if total is not None)
                head = table.heads[at]
                context = CellContext(label.date or _date_of(page, head), label.place)
                yield Row(number, table.caption, label.words, None if _is_dated(page, head) else head,
                          totals[0] if totals else None, also=totals[1:], cell=context)  # fmt: skip


def _is_total(page: Page, head: Span) -> bool:
    names = _names(page, head)
    return bool(names & SUMS) and names <= SUMS | {"number", "cases", "no", "of"}


def _divides(page: Page, table: _Table, total: int, at: int) -> bool:
    """Whether a column is a part of the total column: "Women", "Pending", a year; or every column right before it."""
    names = _names(page, table.heads[at])
    return at != total and (at < total or bool(names & PARTS) or _is_dated(page, table.heads[at]))


# --- when and where ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Label:
    """What the cells before the first number of a line name: a time, a place, or whom the line counts (`words`)."""

    words: Span | None
    date: DateMention | None
    place: PlaceMention | None

    @classmethod
    def of(cls, page: Page, table: _Table, line: _Line, columns: Sequence[int]) -> "_Label":
        first = next((at for at in columns if line.numbers[at] is not None), 0)
        named = [(at, cell) for at, cell in enumerate(line.cells[:first]) if cell[0] < cell[1]]
        dates = [date for _, cell in named if (date := _date_of(page, cell))]
        levels = {level: cell for at, cell in named
                  if (level := _level(page, table.heads[at], cell)) and not _names(page, cell) & SUMS}  # fmt: skip
        rest = [cell for _, cell in named if cell not in levels.values() and not _date_of(page, cell)]
        words = (rest[0][0], rest[-1][1]) if rest else None
        return cls(words, dates[0] if dates else None, _place_of(page, levels))


def _date_of(page: Page, cell: Span) -> DateMention | None:
    """The date that a whole cell is."""
    words = page.words(*cell)
    found = read_date(words, page.published) if any(c.isdigit() for c in words) else None
    if found is None or found.value is None:
        return None
    return replace(found, start=cell[0] + found.start, end=cell[0] + found.end)


def _level(page: Page, head: Span, cell: Span) -> str | None:
    """Which level of place a cell names, by its heading; "place" where the page takes all of it for one."""
    means = heading_means(page.words(*head))
    if means in LEVELS:
        return means
    at = bisect_left(page.places, cell[0], key=lambda p: p.start)
    found = page.places[at] if at < len(page.places) else None
    return "place" if found is not None and (found.start, found.end) == cell else None


def _place_of(page: Page, levels: Mapping[str, Span]) -> PlaceMention | None:
    if not levels:
        return None
    place = place_reader()({level: page.words(*cell) for level, cell in levels.items()})
    start, end = min(cell[0] for cell in levels.values()), max(cell[1] for cell in levels.values())
    return PlaceMention(start, end, place, 90 if place.gazetteer_id else 60)
