"""Figures that belong together by their own words: parts and wholes, sums, balances, series that only grow.

Each function yields findings about one kind of arithmetic. They say what does not fit; they never say which figure is
the wrong one.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise
from math import inf
from typing import Final

from habeas.count.figure import PARTITIONS, Figure
from habeas.model.count import FigureFinding

_NEAR: Final = 160  # characters between figures of one enumeration
# What a column of a balance is called. The first that fits decides, so "closing balance" is not "closed".
_COLUMNS: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    ("balance", ("closing balance", "closing", "balance at the end", "pending at the end", "remaining", "at the end")),
    ("opening", ("opening", "brought forward", "previous balance", "at the beginning", "at the start")),
    ("new", ("new", "received", "registered", "added", "admitted")),
    ("closed", ("disposed", "closed", "resolved", "traced", "deleted", "cleared")),
    ("balance", ("balance", "pending")),
)


def malformed(figures: Sequence[Figure]) -> Iterator[FigureFinding]:
    for figure in figures:
        if not figure.well_formed:
            says = f"“{figure.written}” is not a well-formed number"
            means = " or ".join(f"{n:,}" for n in figure.readings)
            says += f"; it may mean {means}. It is kept as written." if means else " and cannot be read as one."
            yield FigureFinding("malformed", (figure.id,), says)


def parts(figures: Sequence[Figure]) -> Iterator[FigureFinding]:
    """A part that is larger than its whole, and parts that fit."""
    by_id = {f.id: f for f in figures}
    for part in figures:
        for whole in (by_id[w] for w in part.wholes if w in by_id):
            ids = (part.id, whole.id)
            if not part.readings or not whole.readings:
                continue
            if part.lowest > whole.highest:
                says = f"{part.label} is given as a part of {whole.label}, but is larger."
                yield FigureFinding("part_exceeds_whole", ids, says)
            elif part.highest <= whole.lowest or len(part.readings) == len(whole.readings) == 1:
                yield FigureFinding("compatible", ids, f"{part.label} is given as a part of {whole.label}, and fits.")
            else:
                says = f"{part.label} is given as a part of {whole.label}, and fits in some readings only."
                yield FigureFinding("compatible", ids, says)


def sums(figures: Sequence[Figure]) -> Iterator[FigureFinding]:
    """Parts that must add up to their whole, or must not go beyond it."""
    seen: set[tuple[str, ...]] = set()
    for whole, found, complete in _wholes(figures):
        ids = (whole.id, *(f.id for f in found))
        if ids not in seen and len(found) > 1 and whole.readings and all(f.readings for f in found):
            seen.add(ids)
            yield from _sum(whole, found, complete, ids)


def _sum(whole: Figure, found: Sequence[Figure], complete: bool, ids: tuple[str, ...]) -> Iterator[FigureFinding]:
    low, high = sum(f.lowest for f in found), sum(f.highest for f in found)
    listed = f"{', '.join(f.label for f in found[:-1])} and {found[-1].label}"
    total = f"{low:,.0f}" if low == high else f"at least {low:,.0f}"
    if low > whole.highest:
        why = "" if complete else " They overlap, or one of them is wrong."
        says = f"{listed} add up to {total}, more than {whole.label}.{why}"
        yield FigureFinding("does_not_sum", ids, says)
    elif complete and high < whole.lowest:
        yield FigureFinding("does_not_sum", ids, f"{listed} add up to {high:,.0f}, less than {whole.label}.")
    elif complete and low == high and whole.exact is not None:
        yield FigureFinding("compatible", ids, f"{listed} add up to {whole.label}.")


def _wholes(figures: Sequence[Figure]) -> Iterator[tuple[Figure, list[Figure], bool]]:
    """A whole, its parts in text order, and whether they must be all of it."""
    for whole in figures:
        given = [f for f in figures if whole.id in f.wholes]
        yield whole, given, _is_partition(given) or (whole.is_total and all(f.listed for f in given))
        if not given:
            yield whole, _enumerated(whole, figures), True
        yield whole, _periods_within(whole, figures), True
        if whole.is_total:
            yield whole, _rows_under(whole, figures), True


def _is_partition(found: Sequence[Figure]) -> bool:
    groups = [f.narrowed for f in found]
    return len({g for g in groups if len(g) == 1}) == len(groups) and frozenset().union(*groups) in PARTITIONS


def _enumerated(whole: Figure, figures: Sequence[Figure]) -> list[Figure]:
    """The figures right behind an unqualified one that divide people: "412 persons: 297 men, 63 women, 41 children"."""
    following = sorted((f for f in figures if f.text == whole.text and f.start > whole.start), key=lambda f: f.start)
    found: list[Figure] = []
    for before, figure in pairwise([whole, *following]):
        if figure.start - before.start > _NEAR or not figure.narrowed or figure.wholes:
            break
        found.append(figure)
    return found if not whole.narrowed and _is_partition(found) and _about_one_act([whole, *found]) else []


def _about_one_act(figures: Sequence[Figure]) -> bool:
    return len({f.acts for f in figures if f.acts}) <= 1


def _periods_within(whole: Figure, figures: Sequence[Figure]) -> list[Figure]:
    """Figures of one text and thing whose periods, without overlap or gap, make up the period of the whole."""
    if whole.period is None:
        return []
    alike = [f for f in figures if f is not whole and f.period and f.period.text != whole.period.text]
    alike = [f for f in alike if _same_thing(f, whole)]
    spans = sorted(((f.period.earliest, f.period.latest, f) for f in alike if f.period), key=lambda s: str(s[:2]))
    found: list[Figure] = []
    next_day, last = whole.period.earliest, whole.period.latest
    for first, end, figure in spans:
        if end is not None and next_day is not None and first == next_day:
            found.append(figure)
            next_day = end + timedelta(days=1) if end < date.max else None
    return found if last and next_day == last + timedelta(days=1) else []


def _rows_under(whole: Figure, figures: Sequence[Figure]) -> list[Figure]:
    """Rows of a table by place, under a total that names no place of its own."""
    rows = [f for f in figures if f is not whole and f.place and not f.is_total and f.text == whole.text]
    rows = [f for f in rows if f.acts == whole.acts and f.narrowed == whole.narrowed and f.period == whole.period]
    places = {f.place.text for f in rows if f.place}
    return rows if whole.place is None and len(places) == len(rows) else []


def _same_thing(a: Figure, b: Figure) -> bool:
    same_place = (a.place and a.place.text) == (b.place and b.place.text)
    return a.text == b.text and a.acts == b.acts and a.narrowed == b.narrowed and same_place and column(a) == column(b)


def balances(figures: Sequence[Figure]) -> Iterator[FigureFinding]:
    """Opening balance, plus what came in, less what was closed, is the balance that is stated."""
    rows: Mapping[tuple[str, str, str], dict[str, Figure]] = defaultdict(dict)
    for figure in figures:
        name = column(figure)
        if name and figure.exact is not None:
            moment = figure.period or figure.as_of
            rows[(figure.text, str(moment), figure.place.text if figure.place else "")].setdefault(name, figure)
    for row in rows.values():
        if row.keys() >= {"opening", "new", "closed", "balance"}:
            yield from _balance(row)


def _balance(row: Mapping[str, Figure]) -> Iterator[FigureFinding]:
    opening, new, closed, stated = (row[name] for name in ("opening", "new", "closed", "balance"))
    due = (opening.exact or 0) + (new.exact or 0) - (closed.exact or 0)
    ids = (opening.id, new.id, closed.id, stated.id)
    sum_ = f"{opening.label} and {new.label} less {closed.label} is {due:,}"
    if due != stated.exact:
        yield FigureFinding("does_not_sum", ids, f"{sum_}, but {stated.label} is stated.")
    else:
        yield FigureFinding("compatible", ids, f"{sum_}, as stated.")


def column(figure: Figure) -> str | None:
    """Which column of a balance the figure stands in, by the words for what it counts."""
    said = figure.population.lower()
    return next((name for name, words in _COLUMNS if any(w in said for w in words)), None)


def series(figures: Sequence[Figure]) -> Iterator[FigureFinding]:
    """A count up to a day cannot be smaller than the same source's count up to an earlier day."""
    groups: dict[tuple[str, frozenset[str], frozenset[str], str], list[Figure]] = defaultdict(list)
    for f in figures:
        if f.as_of and f.as_of.latest and f.readings and f.acts and column(f) not in ("balance", "opening"):
            groups[(f.source, f.acts, f.narrowed, f.place.text if f.place else "")].append(f)
    for group in groups.values():
        ordered = sorted(group, key=lambda f: (f.as_of and f.as_of.latest) or date.max)
        for before, after in pairwise(ordered):
            later = before.as_of and after.as_of and before.as_of.latest != after.as_of.latest
            if later and after.highest < before.lowest < inf:
                says = f"{after.label} as of {after.as_of} is less than {before.label} as of {before.as_of}, though a "
                yield FigureFinding("falls", (before.id, after.id), f"{says}running count cannot fall.")
