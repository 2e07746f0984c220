"""A guess which column of a list is what, from its headings and from what stands below them, with the reasons.

The row of headings is the one among the first thirty that names most fields. A heading decides unless the cells below
contradict it; a column whose heading is not known is taken for what its cells show, where they show it beyond doubt.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Mapping as Fields
from dataclasses import dataclass, replace
from typing import Final

from habeas.errors import BadInput
from habeas.extract.dates import ascii_digits, is_hijri, read_date
from habeas.extract.listing.grid import Cell, Grid, grid_named, grids_of, heading_of, letters
from habeas.extract.listing.mapping import AFTERWARDS, NAMES, Column, Mapping
from habeas.extract.listing.values import has_open_order, order_shown, read_age
from habeas.extract.listing.words import acts_in, heading_means, is_unknown, sex_of, statuses_in
from habeas.model.text import Text

_HEADING_ROWS: Final = 30
_LONGEST_HEADING: Final = 60
_SAMPLE: Final = 300  # cells of a column that are looked at
_MOST: Final = 0.6
_SOME: Final = 0.3
_DATES: Final = ("date", "birth")
_ACT_BEARERS: Final = ("date", "place", "district", "name", "perpetrator")
_MANY: Final = frozenset(("name", "ignore"))  # what several columns of one list may be


def guess_mapping(table: Text, sheet: str | None = None) -> Mapping:
    """What each column seems to be. `sheet` is a name or a number from 1; without it the longest list is taken.

    Raises `BadInput` where the text is no table (no-table), lacks that sheet (no-sheet), or where no column holds
    names (no-name-column).
    """
    grids = grids_of(table) if sheet is None else (grid_named(table, sheet),)
    guesses = [(grid, *_guess(grid)) for grid in grids]
    usable = [guess for guess in guesses if any(column.property in NAMES for column in guess[2])]
    if not usable:
        raise _no_names(grids[0])
    grid, row, columns = max(usable, key=lambda guess: len(guess[0].rows))
    act, cell = _title_act(grid, row, columns)
    return Mapping(tuple(columns), row, grid.sheet, act, cell)


def lists_people(table: Text) -> bool:
    """Whether a column of some sheet holds the names of people."""
    return any(c.property in NAMES for grid in grids_of(table) for c in _guess(grid)[1])


def _no_names(grid: Grid) -> BadInput:
    first = next(iter(grid.rows.values())).values()
    shown = ", ".join(f"{letters(cell.column)} “{' '.join(cell.value.split())[:30]}”" for cell in list(first)[:12])
    return BadInput(
        f"No column of the list can be told to hold the names of people. It begins with {shown}.",
        'If one does, write a mapping: a file with header_row = 1 and, for each column, [[column]], column = "A", '
        'property = "name" (or another); then import with --mapping FILE. Figures in a table without names are found '
        "by habeas add and habeas propose.",
        code="no-name-column",
    )


def _guess(grid: Grid) -> tuple[int, list[Column]]:
    """The row of headings (0: none) and the columns."""
    row = _heading_row(grid)
    row = row + 1 if row and _goes_on(grid, row) else row
    used = sorted({number for cells in grid.rows.values() for number in cells})
    columns = [_column(number, heading_of(grid, row, number), grid.column(number, row)) for number in used]
    return row, _each_once(_with_orders(_halves(columns, grid, row), grid, row))


def _goes_on(grid: Grid, row: int) -> bool:
    """Whether headings go on in the row below: "Event" over "Date" and "Place", with nothing below the name."""
    above, below = grid.rows[row], grid.rows.get(row + 1, {})
    names = [number for number, cell in above.items() if heading_means(cell.value) in NAMES]
    known = [cell for cell in below.values() if heading_means(cell.value) not in (None, "ignore")]
    under = any(cell.column not in above for cell in known)
    figures = any(c.isdigit() for cell in below.values() for c in cell.value)
    return bool(names) and under and not figures and not any(number in below for number in names)


def _halves(columns: Sequence[Column], grid: Grid, row: int) -> Sequence[Column]:
    """A column headed "name" beside one of family names (or given names) holds the other half of each name."""
    kinds = {column.property: column for column in columns}
    name, halves = kinds.get("name"), {"family_name", "given_name"} & kinds.keys()
    if name is None or len(halves) != 1:
        return columns
    half = halves.pop()
    pairs = [(cells[name.number].value, cells[kinds[half].number].value) for at, cells in grid.rows.items()
             if at > row and name.number in cells and kinds[half].number in cells][:_SAMPLE]  # fmt: skip
    if sum(part in whole for whole, part in pairs) >= _SOME * len(pairs):
        why = f"column {letters(name.number)} holds the whole name"
        return [replace(c, property="ignore", why=why) if c is kinds[half] else c for c in columns]
    other = "given_name" if half == "family_name" else "family_name"
    why = f"the heading; column {letters(kinds[half].number)} holds the {half.replace('_', ' ')}"
    return [replace(c, property=other, why=why) if c is name else c for c in columns]


def _heading_row(grid: Grid) -> int:
    scored = {row: _headings_in(cells.values()) for row, cells in list(grid.rows.items())[:_HEADING_ROWS]}
    best = max(scored, key=lambda row: scored[row], default=0)
    return best if scored.get(best, 0) > 0 else 0


def _headings_in(cells: Iterable[Cell]) -> int:
    """How many fields the cells name, if they are headings at all."""
    means = {heading_means(cell.value) for cell in cells if len(cell.value) <= _LONGEST_HEADING}
    return len(means - {None, "ignore"}) if any(m in NAMES for m in means) or len(means) > 2 else 0


@dataclass(frozen=True, slots=True)
class _Shape:
    """What cells must look like to be this, and how it is said."""

    fits: Callable[[str], bool]
    says: str


def _is_name(value: str) -> bool:
    letters_, digits = sum(map(str.isalpha, value)), sum(map(str.isdigit, value))
    return letters_ >= 2 and letters_ > digits


def _is_date(value: str) -> bool:
    mention = read_date(value)
    return is_unknown(value) or (mention is not None and (mention.value is not None or is_hijri(value)))


def _is_whole_date(value: str) -> bool:
    mention = read_date(value)
    return mention is not None and mention.value is not None and any(c.isdigit() for c in value) and len(value) >= 8


def _is_identity(value: str) -> bool:
    digits = sum(map(str.isdigit, value))
    return 11 <= digits <= 15 and digits >= 0.8 * len(value.replace("-", ""))


_SHAPES: Final = {
    "name": _Shape(_is_name, "names"),
    "father": _Shape(_is_name, "names"),
    "date": _Shape(_is_date, "dates"),
    "birth": _Shape(_is_date, "dates"),
    "age": _Shape(lambda value: is_unknown(value) or read_age(value) is not None, "ages"),
    "sex": _Shape(lambda value: is_unknown(value) or sex_of(value) is not None, "words for a sex"),
}
# What cells alone can show where the heading says nothing.
_SHOWN: Final = {
    "identity_number": _Shape(_is_identity, "identity numbers"),
    "sex": _Shape(lambda value: sex_of(value) is not None, "words for a sex"),
    "date": _Shape(_is_whole_date, "dates"),
    "status": _Shape(lambda value: bool(statuses_in(value)), "words for what became of somebody"),
}


def _share(cells: Sequence[Cell], shape: _Shape) -> float:
    looked_at = cells[:_SAMPLE]
    return sum(shape.fits(cell.value) for cell in looked_at) / len(looked_at) if looked_at else 0.0


def _column(number: int, heading: Cell | None, cells: Sequence[Cell]) -> Column:
    header = heading.value.strip() if heading else ""
    means = heading_means(header) if header else None
    if means == "province" and _share(cells, _SHOWN["status"]) >= _MOST:
        means = "status"  # "estado" is both
    if means is None:
        return _shown_column(number, header, cells)
    shape = _SHAPES.get(means)
    if shape and cells and _share(cells, shape) < _SOME:
        why = f"the heading says {means}, but few cells hold {shape.says}"
        return Column(number, header, "ignore", why=why)
    acts = acts_in(header) if means in _ACT_BEARERS else ()
    return Column(number, header, means, act=acts[0] if len(acts) == 1 else None, why="the heading")


def _shown_column(number: int, header: str, cells: Sequence[Cell]) -> Column:
    for means, shape in _SHOWN.items():
        if len(cells) >= 3 and _share(cells, shape) >= 0.9:
            return Column(number, header, means, why=f"its cells hold {shape.says}")
    return Column(number, header, "ignore", why="neither heading nor cells tell what it is")


def _with_orders(columns: Sequence[Column], grid: Grid, row: int) -> Iterator[Column]:
    """Columns of dates with the order of day and month, where one of their cells proves it."""
    for column in columns:
        if column.property in _DATES:
            order, why = _order(grid.column(column.number, row))
            yield replace(column, order=order, why=f"{column.why}; {why}" if why else column.why)
        else:
            yield column


def _order(cells: Sequence[Cell]) -> tuple[str | None, str]:
    proofs = {order: cell for cell in reversed(cells) if (order := order_shown(cell.value))}
    if len(proofs) == 1:
        order, cell = next(iter(proofs.items()))
        return order, f"row {cell.row} ({ascii_digits(cell.value).strip()}) can only be read {order}"
    if len(proofs) == 2:
        rows = " and ".join(str(cell.row) for cell in proofs.values())
        return "both", f"rows {rows} put day and month in different orders, so both readings are kept"
    if any(has_open_order(cell.value) for cell in cells):
        return "both", "no row shows whether the day or the month comes first, so both readings are kept"
    return None, ""


def _each_once(columns: Iterable[Column]) -> list[Column]:
    """One column of a kind: a heading that names an act comes first, cells without a known heading last.

    Columns of dates of different acts ("Date of arrest", "Date of release") are kept side by side.
    """
    listed = list(columns)
    taken: dict[str, Column] = {}
    for column in sorted(listed, key=lambda c: (c.act is None, c.why.startswith("its cells"), c.number)):
        other = taken.setdefault(_kind(column, taken), column)
        if other is not column and column.property not in _MANY:
            listed[listed.index(column)] = _left_out(column, other)
    return listed


def _kind(column: Column, taken: Fields[str, Column]) -> str:
    """What may be there only once. A date without an act gives way to one that tells how it began."""
    if column.property != "date":
        return column.property
    begun = next((kind for kind, c in taken.items() if c.property == "date" and c.act not in AFTERWARDS), None)
    return begun or "date" if column.act is None else f"date of {column.act}"


def _left_out(column: Column, other: Column) -> Column:
    why = f"column {letters(other.number)} is the {other.property} already"
    return replace(column, property="ignore", order=None, act=None, why=why)


def _title_act(grid: Grid, header_row: int, columns: Sequence[Column]) -> tuple[str | None, str | None]:
    """The act that a title above the headings names ("List of missing persons"), and its cell; else none."""
    if any(column.property == "act" or (column.act and column.act not in AFTERWARDS) for column in columns):
        return None, None
    for row, cells in grid.rows.items():
        for cell in cells.values() if row < header_row else ():
            acts = acts_in(cell.value)
            if len(acts) == 1:
                return acts[0], f"{letters(cell.column)}{row}"
    return None, None
