"""The rows of a list -> records: one of the person, and one of the incident where the row tells when, where or what.

Every claim is anchored in the cell it was read from (a part of it, where the cell says more); an act that only a
heading names ("Date of abduction") is anchored in that heading. Rows that are no record are listed with the reason.
"""

import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from habeas.errors import BadInput
from habeas.extract.listing.grid import Cell, Grid, cell_place, grid_named, heading_of, letters
from habeas.extract.listing.mapping import AFTERWARDS, NAMES, Column
from habeas.extract.listing.mapping import Mapping as ColumnMapping
from habeas.extract.listing.places import LEVELS, PlaceReader, place_reader, place_span
from habeas.extract.listing.values import Part, parts_of_name, read_age, read_date_in, read_sex
from habeas.extract.listing.words import acts_in, folded, is_total, is_unknown, statuses_in
from habeas.model.edtf import Edtf
from habeas.model.record import Attribution, Claim, Record, Voice
from habeas.model.text import Anchor, Text
from habeas.model.value import Reference, Value
from habeas.model.vocabulary import Kind

# Confidence orders the review queue and means nothing more.
_PLAIN: Final = Decimal("0.90")  # the cell says it in so many words
_READ: Final = Decimal("0.80")  # understood by rule
_FROM_HEADING: Final = Decimal("0.60")
_SEVERAL: Final = Decimal("0.50")  # more than one reading
_UNREAD: Final = Decimal("0.20")
_STRINGS: Final = ("father", "occupation", "office", "identity_number")


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row that gave no record, and why, in one plain sentence."""

    row: int
    why: str


@dataclass(frozen=True, slots=True)
class _Found:
    """A claim before it has an id. `start` and `end` count in the text."""

    property: str
    value: Value | None
    start: int
    end: int
    confidence: Decimal
    unresolved: str | None = None


@dataclass(slots=True)
class _List:
    """What is the same for all rows."""

    table: Text
    grid: Grid
    mapping: ColumnMapping
    source: str | None
    publisher: str
    published: Edtf | None
    new_id: Callable[[], str]
    proposer: str
    place: PlaceReader
    spanish: bool = field(default=False)  # a column of sexes with H and M

    def cells(self, row: int, *properties: str) -> Iterator[tuple[Column, Cell]]:
        """The cells of a row under columns of these kinds that hold something known."""
        for column in self.mapping.of(*properties):
            cell = self.grid.cell(row, column.number)
            if cell is not None and not is_unknown(cell.value):
                yield column, cell


def records_from_rows(
    table: Text, mapping: ColumnMapping, *, source: str | None, publisher: str, published: Edtf | None,
    new_id: Callable[[], str], proposer: str,
) -> tuple[tuple[Record, ...], tuple[Skipped, ...]]:  # fmt: skip
    """The records of a list, in the order of its rows, a person before the incident; and the rows that gave none.

    `source` is the id of the source, `publisher` its name, the outermost voice. Raises `BadInput` where the mapping
    does not fit the table (code wrong-mapping, no-sheet, no-table).
    """
    grid = grid_named(table, mapping.sheet)
    _check_headings(grid, mapping)
    work = _List(table, grid, mapping, source, publisher, published, new_id, proposer, place_reader())
    work.spanish = _has_hombres(grid, mapping)
    records: list[Record] = []
    skipped: list[Skipped] = []
    last = max(grid.rows)
    for row in range(mapping.header_row + 1, last + 1):
        why = _why_not(work, row)
        if why:
            skipped.append(Skipped(row, why))
        else:
            records += _records(work, row)
    return tuple(records), tuple(skipped)


def _check_headings(grid: Grid, mapping: ColumnMapping) -> None:
    for column in mapping.columns:
        heading = heading_of(grid, mapping.header_row, column.number)
        found = heading.value if heading else ""
        if mapping.header_row and column.header and folded(found) != folded(column.header):
            raise BadInput(
                f"The mapping says that column {letters(column.number)} is headed “{column.header}”, "
                f"but in row {mapping.header_row} of the list stands “{found}”.",
                "Use the mapping that belongs to this list, or let the program guess one anew.",
                code="wrong-mapping",
            )


def _has_hombres(grid: Grid, mapping: ColumnMapping) -> bool:
    return any(
        folded(cell.value).strip(" .") == "h"
        for column in mapping.of("sex")
        for cell in grid.column(column.number, mapping.header_row)
    )


def _why_not(work: _List, row: int) -> str | None:
    """Why a row is no record, or None where it is one."""
    cells = work.grid.rows.get(row, {})
    if not any(cell.value.strip() for cell in cells.values()):
        return "The row is blank."
    if _repeats_headings(work, cells):
        return "The row repeats the headings."
    if len(cells) > 2 and all(cell.value.strip() == str(number) for number, cell in cells.items()):
        return "The row only numbers the columns."
    if any(is_total(cell.value) for cell in list(cells.values())[:3]):
        return "The row holds totals, not a person."
    if not list(work.cells(row, *NAMES)):
        return "The row has no name of a person."
    if not _name_parts(work, row):
        return "What stands where the name should be is no name."
    return None


def _repeats_headings(work: _List, cells: Mapping[int, Cell]) -> bool:
    headings = work.grid.rows.get(work.mapping.header_row, {})
    same = [n for n, cell in cells.items() if n in headings and folded(cell.value) == folded(headings[n].value)]
    return len(same) >= 2 or (len(same) == len(cells) == 1)


def _name_parts(work: _List, row: int) -> list[tuple[Cell, Part]]:
    return [
        (cell, part)
        for _, cell in work.cells(row, *NAMES)
        for part in parts_of_name(cell.value)
    ]  # fmt: skip


def _records(work: _List, row: int) -> Iterator[Record]:
    names = list(_names(work, row))
    about = [*names, *_parentage(work, row), *_strings(work, row), *_facts(work, row), *_statuses(work, row)]
    for _, cell in work.cells(row, "residence"):
        about += _place(work, {"place": cell})
    incidents = list(_incidents(work, row))
    role = _role(names[0], [found for found in (*about, *itertools.chain(*incidents)) if _in_row(work, row, found)])
    attribution = _attribution(work, row)
    person = _record(work, Kind.PERSON, [*about, role], attribution)
    yield person
    victim = Reference(person.id, str(names[0].value), "person")
    named = _Found("victim", victim, names[0].start, names[0].end, _PLAIN)
    for told in incidents:
        yield _record(work, Kind.INCIDENT, [*told, named], attribution)


def _in_row(work: _List, row: int, found: _Found) -> bool:
    """Whether it is quoted from the row itself, not from a heading."""
    return found.start >= min(cell.start for cell in work.grid.rows[row].values())


def _role(name: _Found, told: Sequence[_Found]) -> _Found:
    """That the person is a victim, said by the cell of the act, or of the status; else by standing in the list."""
    said = [f for wanted in ("act", "status") for f in told if f.property == wanted and f.value is not None]
    bearer = said[0] if said else name
    return _Found("role", "victim", bearer.start, bearer.end, _READ)


def _record(work: _List, kind: Kind, found: Sequence[_Found], attribution: Attribution) -> Record:
    id = work.new_id()
    claims = tuple(
        Claim(
            id=work.new_id(), record=id, property=f.property, value=f.value,
            as_written=work.table.characters[f.start : f.end], anchor=Anchor.at(work.table, f.start, f.end),
            attribution=attribution, proposer=work.proposer, confidence=f.confidence, unresolved=f.unresolved,
        )
        for f in sorted(found, key=lambda f: (f.start, f.end))
    )  # fmt: skip
    return Record(id, kind, work.table.exhibit, work.table.id, work.source, claims)


def _attribution(work: _List, row: int) -> Attribution:
    """The publisher of the list, then whoever a column of sources names."""
    inner = tuple(Voice(_flat(cell.value)) for _, cell in work.cells(row, "source"))
    return (Voice(work.publisher), *inner)


def _names(work: _List, row: int) -> Iterator[_Found]:
    """The name of each name column; a given and a family name make one, quoted together where they are neighbours."""
    given = list(work.cells(row, "given_name", "family_name"))
    if given:
        yield _split_name(sorted((cell for _, cell in given), key=lambda cell: cell.column), given)
    for _, cell in work.cells(row, "name"):
        for part in parts_of_name(cell.value)[:1]:
            yield _part(cell, part, "name", _PLAIN)


def _split_name(cells: Sequence[Cell], given: Sequence[tuple[Column, Cell]]) -> _Found:
    first_given = sorted(given, key=lambda pair: pair[0].property != "given_name")
    value = " ".join(_flat(cell.value) for _, cell in first_given)
    neighbours = cells[-1].column - cells[0].column == len(cells) - 1
    start, end = (cells[0].start, cells[-1].end) if neighbours else (first_given[0][1].start, first_given[0][1].end)
    return _Found("name", value, start, end, _PLAIN if neighbours else _READ)


def _part(cell: Cell, part: Part, property: str, confidence: Decimal) -> _Found:
    value = _flat(cell.value[part.start : part.end])
    return _Found(property, value, cell.start + part.start, cell.start + part.end, confidence)


def _parentage(work: _List, row: int) -> Iterator[_Found]:
    """Father, husband and home that stand in the name cell ("X s/o Y r/o Z"), and columns of relatives."""
    for cell, part in _name_parts(work, row):
        found = _part(cell, part, "father", _READ)
        if part.what == "father":
            yield found
        elif part.what == "husband":
            yield _Found("relation", Reference(None, str(found.value), "husband"), found.start, found.end, _READ)
        elif part.what == "residence":
            yield _Found("place", work.place({"place": str(found.value)}), found.start, found.end, _READ)
    for _, cell in work.cells(row, "relative"):
        yield _whole(cell, "relation", Reference(None, _flat(cell.value), "relative"), _READ)


def _strings(work: _List, row: int) -> Iterator[_Found]:
    for column, cell in work.cells(row, *_STRINGS):
        yield _whole(cell, column.property, _flat(cell.value), _PLAIN)


def _facts(work: _List, row: int) -> Iterator[_Found]:
    for _, cell in work.cells(row, "age"):
        age = read_age(cell.value)
        yield _whole(cell, "age", age, _READ if age else _UNREAD, None if age else "The cell does not read as an age.")
    for _, cell in work.cells(row, "sex"):
        sex = read_sex(cell.value, spanish=work.spanish)
        why = None if sex else "The cell holds no word for a sex that is known."
        yield _whole(cell, "sex", sex, _PLAIN if sex else _UNREAD, why)
    for column, cell in work.cells(row, "birth"):
        yield from _dated(work, column, cell)


def _statuses(work: _List, row: int) -> Iterator[_Found]:
    for _, cell in work.cells(row, "status"):
        found = statuses_in(cell.value)
        for status in found:
            yield _whole(cell, "status", status, _READ if len(found) == 1 else _SEVERAL)
        if not found:
            why = f"“{_flat(cell.value)}” does not say what became of the person."
            yield _whole(cell, "status", None, _UNREAD, why)


def _incidents(work: _List, row: int) -> Iterator[list[_Found]]:
    """What the row tells: the incident itself, then one for each further date ("Date of release")."""
    dates = list(work.cells(row, "date"))
    first = next(((column, cell) for column, cell in dates if column.act not in AFTERWARDS), None)
    found = list(_dated(work, *first)) if first else []
    found += _place(work, {column.property: cell for column, cell in work.cells(row, *LEVELS)})
    for _, cell in work.cells(row, "perpetrator"):
        found.append(_whole(cell, "perpetrator", Reference(None, _flat(cell.value), "group"), _READ))
    found += list(_acts(work, row)) or (list(_unsaid_act(work, row, first)) if found else [])
    if found:
        yield found
    for column, cell in dates:
        if first is None or column.number != first[0].number:
            yield [*_dated(work, column, cell), *_heading_act(work, column)]


def _dated(work: _List, column: Column, cell: Cell) -> Iterator[_Found]:
    mention = read_date_in(cell.value, column.order, work.published)
    if mention is None:
        return
    if mention.value is None:
        yield _whole(cell, column.property, None, _UNREAD, mention.unresolved)
        return
    several = len(mention.value.alternatives) > 1
    yield _whole(cell, column.property, mention.value, _SEVERAL if several else _PLAIN)


def _place(work: _List, cells: Mapping[str, Cell]) -> Iterator[_Found]:
    if cells:
        start, end = place_span(cells)
        place = work.place({level: cell.value for level, cell in cells.items()})
        yield _Found("place", place, start, end, _READ if place.gazetteer_id else _SEVERAL)


def _acts(work: _List, row: int) -> Iterator[_Found]:
    for _, cell in work.cells(row, "act"):
        acts = acts_in(cell.value)
        for act in acts:
            yield _whole(cell, "act", act, _PLAIN if len(acts) == 1 else _READ)
        if not acts:
            yield _whole(cell, "act", "other", _SEVERAL)


def _unsaid_act(work: _List, row: int, dated: tuple[Column, Cell] | None) -> Iterator[_Found]:
    """The act that no cell of the row names, but the heading of its date, place or name, or the title of the list."""
    filled = [column for column, _ in work.cells(row, *LEVELS, "name", "perpetrator") if column.act not in AFTERWARDS]
    headed = [column for column in ([dated[0]] if dated else []) + filled if column.act]
    if headed:
        yield from _heading_act(work, headed[0])
    elif work.mapping.act and work.mapping.act_cell:
        title = work.grid.cell(*(cell_place(work.mapping.act_cell) or (0, 0)))
        if title is not None:
            yield _whole(title, "act", work.mapping.act, _SEVERAL)


def _heading_act(work: _List, column: Column) -> Iterator[_Found]:
    heading = heading_of(work.grid, work.mapping.header_row, column.number)
    if heading is not None and column.act:
        yield _whole(heading, "act", column.act, _FROM_HEADING)


def _whole(
    cell: Cell, property: str, value: Value | None, confidence: Decimal, unresolved: str | None = None
) -> _Found:
    """A claim anchored in the whole cell, but for the space around what it holds."""
    inner = cell.value.strip()
    start = cell.start + cell.value.index(inner)
    return _Found(property, value, start, start + len(inner), confidence, unresolved)


def _flat(words: str) -> str:
    """Words on one line; the letters stay as they are."""
    return " ".join(words.split())
