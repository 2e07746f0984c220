"""Figures that belong together by their own words: parts and wholes, and what must add up.

Each function yields findings about one kind of arithmetic. They say what does not fit; they never say which figure is
the wrong one.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations, pairwise
from typing import Final

from habeas.count.balances import column
from habeas.count.figure import PARTITIONS, Figure, listed
from habeas.model.count import FigureFinding

_NEAR: Final = 160  # characters between figures of one enumeration
_BESIDE: Final = 300  # characters around a breakdown within which its other parts may stand
# What a person or case comes to: of two of these, only one.
_ENDS: Final = frozenset(
    ("release", "killing", "accidental_death", "body_found", "escape", "missing", "traced", "case_closed",
     "case_pending")
)  # fmt: skip


def malformed(figures: Sequence[Figure]) -> Iterator[FigureFinding]:
    """Figures whose number is not written as one, with what it may mean."""
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
    for text in _by_text(figures).values():
        for sum_ in _wholes(text):
            ids = (sum_.whole.id, *(f.id for f in sum_.parts))
            if ids not in seen and len(sum_.parts) > 1 and all(f.readings for f in (sum_.whole, *sum_.parts)):
                seen.add(ids)
                yield from _judged(sum_, text)


@dataclass(frozen=True, slots=True)
class _Sum:
    """`complete`: the parts must be all of the whole; else they may only not go beyond it."""

    whole: Figure
    parts: Sequence[Figure]
    complete: bool


def _by_text(figures: Sequence[Figure]) -> Mapping[str, list[Figure]]:
    texts: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        texts[figure.text].append(figure)
    return texts


def _judged(sum_: _Sum, text: Sequence[Figure]) -> Iterator[FigureFinding]:
    whole, found = sum_.whole, sum_.parts
    low, high = sum(f.lowest for f in found), sum(f.highest for f in found)
    total = f"{low:,.0f}" if low == high else f"at least {low:,.0f}"
    ids = (whole.id, *(f.id for f in found))
    if low > whole.highest:
        why = "" if sum_.complete else " They overlap, or one of them is wrong."
        says = f"{listed(found)} add up to {total}, more than {whole.label}.{why}"
        yield FigureFinding("does_not_sum", ids, says)
    elif sum_.complete and high < whole.lowest:
        others = _completing(sum_, text)
        if others:
            yield from _judged(_Sum(whole, [*found, *others], complete=True), ())
        else:
            yield FigureFinding("does_not_sum", ids, f"{listed(found)} add up to {high:,.0f}, less than {whole.label}.")
    elif sum_.complete and low == high and whole.exact is not None:
        yield FigureFinding("compatible", ids, f"{listed(found)} add up to {whole.label}.")


def _completing(sum_: _Sum, text: Sequence[Figure]) -> list[Figure]:
    """Figures of the same thing close by that make a breakdown whole: "76 in March, 158 in all: 34 ... and 48 ..."."""
    whole, named = sum_.whole, {sum_.whole.id, *(f.id for f in sum_.parts)}
    near = [f for f in text if f.id not in named and f.exact and abs(f.start - whole.start) < _BESIDE]
    alike = [f for f in near if f.acts == whole.acts and f.steps == whole.steps and not f.wholes][:6]
    lacking = (whole.exact or 0) - sum(f.exact or 0 for f in sum_.parts)
    for many in (1, 2, 3):
        for chosen in combinations(alike, many):
            if sum(f.exact or 0 for f in chosen) == lacking:
                return list(chosen)
    return []


def _wholes(figures: Sequence[Figure]) -> Iterator[_Sum]:
    """The sums that figures of one text give, their parts in text order."""
    for whole in figures:
        given = [f for f in figures if whole.id in f.wholes]
        divided = [f for f in given if f.divides or (f.listed and whole.is_total and _is_alike(f, whole))]
        yield _Sum(whole, divided, complete=True)
        groups = [f for f in given if f.narrowed and f not in divided]
        if _is_partition(groups):
            yield _Sum(whole, groups, complete=True)
        others = [f for f in given if f not in divided and f not in groups]
        if _exclude(others):
            yield _Sum(whole, others, complete=False)
        if not given:
            yield _Sum(whole, _enumerated(whole, figures), complete=True)
        yield _Sum(whole, _periods_within(whole, figures), complete=True)
        if whole.is_total:
            yield _Sum(whole, _rows_under(whole, figures), complete=True)


def _is_alike(part: Figure, whole: Figure) -> bool:
    return part.acts == whole.acts and part.steps == whole.steps


def _exclude(found: Sequence[Figure]) -> bool:
    """Whether nobody can be counted by two of these: what they came to differs."""
    ends = [f.all_acts & _ENDS for f in found]
    return all(len(end) == 1 for end in ends) and len(frozenset().union(*ends)) == len(ends)


def _is_partition(found: Sequence[Figure]) -> bool:
    groups = [f.narrowed for f in found]
    return len({g for g in groups if len(g) == 1}) == len(groups) and frozenset().union(*groups) in PARTITIONS


def _enumerated(whole: Figure, figures: Sequence[Figure]) -> list[Figure]:
    """The figures right behind an unqualified one that divide people: "412 persons: 297 men, 63 women, 41 children"."""
    following = sorted((f for f in figures if f.start > whole.start), key=lambda f: f.start)
    found: list[Figure] = []
    for before, figure in pairwise([whole, *following]):
        if figure.start - before.start > _NEAR or not figure.narrowed or figure.wholes:
            break
        found.append(figure)
    return found if not whole.narrowed and _is_partition(found) and _about_one_act([whole, *found]) else []


def _about_one_act(figures: Sequence[Figure]) -> bool:
    return len({f.all_acts for f in figures if f.all_acts}) <= 1


def _periods_within(whole: Figure, figures: Sequence[Figure]) -> list[Figure]:
    """Figures of one thing whose periods, without overlap or gap, make up the period of the whole."""
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
    return found if last and last < date.max and next_day == last + timedelta(days=1) else []


def _rows_under(whole: Figure, figures: Sequence[Figure]) -> list[Figure]:
    """Rows of a table by place, under a total that names no place of its own."""
    rows = [f for f in figures if f is not whole and f.place and not f.is_total]
    rows = [f for f in rows if _is_alike(f, whole) and f.narrowed == whole.narrowed and f.period == whole.period]
    places = {f.place.text for f in rows if f.place}
    return rows if whole.place is None and len(places) == len(rows) else []


def _same_thing(a: Figure, b: Figure) -> bool:
    same_place = (a.place and a.place.text) == (b.place and b.place.text)
    return _is_alike(a, b) and a.narrowed == b.narrowed and same_place and column(a) == column(b)
