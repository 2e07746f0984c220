"""Figures about the same thing, or about part of it: whether all can hold.

"The same thing" is said with care: the acts must be the same, and population, place, period and "by whom" must be the
same, or one narrower than the other, or not stated on one side. What is not stated is named in the finding. Figures of
different texts are compared only where both state their period, since otherwise two reports of two days would
contradict each other. Figures that count the same are taken together first, so that twenty outlets with three numbers
make one finding.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from itertools import combinations
from typing import Final

from habeas.count.balances import column
from habeas.count.figure import Figure, listed, overlap
from habeas.model.count import FigureFinding
from habeas.model.edtf import Edtf
from habeas.model.value import Place

_SHOWN: Final = 6  # figures that a sentence names
_COMPARED: Final = 50  # different numbers for one thing that are compared
_EXTREMES: Final = 5  # the largest parts and the smallest wholes


class Relation(Enum):
    """How what one figure counts lies to what another counts."""

    SAME = "same"
    LEFT = "the left is narrower"
    RIGHT = "the right is narrower"
    APART = "apart"
    OPEN = "not stated on one side"


Group = Sequence[Figure]  # figures that count the same, in input order


def compared(figures: Sequence[Figure]) -> Iterator[FigureFinding]:
    """Findings on figures that can be compared, in input order: one for each thing that several count."""
    groups = _groups(figures)
    for group in groups:
        yield from _together(group)
    contained: set[str] = set()  # one larger figure is enough to say that a figure can be a part
    for one, other in _pairs(groups):
        finding = _compare(one, other)
        if finding and not (finding.kind == "compatible" and finding.figures[0] in contained):
            contained.add(finding.figures[0])
            yield finding


def _groups(figures: Sequence[Figure]) -> list[list[Figure]]:
    """Figures that count the same: in one text where the period is not stated, of one body where cases are counted."""
    groups: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.readings and figure.all_acts:
            groups[_what(figure)].append(figure)
    return list(groups.values())


def _what(figure: Figure) -> tuple[object, ...]:
    place, period = figure.place, figure.period
    where = (place.country, place.province, place.district, place.place or place.text.casefold()) if place else None
    when = (period.earliest, period.latest) if period else (figure.text, figure.period_words or figure.id)
    body = (figure.source, figure.text if figure.source is None else None) if figure.steps else None
    as_of = figure.as_of.text if figure.as_of else None
    return figure.all_acts, figure.narrowed, where, figure.by, when, as_of, column(figure), body


def _pairs(groups: Sequence[Group]) -> Iterator[tuple[Group, Group]]:
    """Every two groups that share an act and can be compared: both with a period, or both of one text."""
    yield from _sharing([group for group in groups if group[0].period is not None])
    texts: Mapping[str, dict[int, list[Figure]]] = defaultdict(dict)
    for number, group in enumerate(groups):
        for figure in group:
            texts[figure.text].setdefault(number, []).append(figure)
    for within in texts.values():
        if any(group[0].period is None for group in within.values()):
            ordered = sorted(within.values(), key=lambda group: group[0].start)
            yield from ((a, b) for a, b in _sharing(ordered) if (a[0].period is None) != (b[0].period is None))


def _sharing(groups: Sequence[Group]) -> Iterator[tuple[Group, Group]]:
    """Every two groups that share an act, each pair once."""
    by_act: Mapping[str, list[int]] = defaultdict(list)
    for number, group in enumerate(groups):
        for act in group[0].all_acts:
            by_act[act].append(number)
    for one, other in sorted({pair for numbers in by_act.values() for pair in combinations(numbers, 2)}):
        yield groups[one], groups[other]


def _related(a: Figure, b: Figure) -> bool:
    """Part and whole, or parts of one whole, or what a balance holds: other rules speak of those.

    Nor are cases of two bodies compared: each counts its own.
    """
    if (a.steps or b.steps) and a.source != b.source and a.text != b.text:
        return True
    kin = a.id in b.wholes or b.id in a.wholes or bool(set(a.wholes) & set(b.wholes))
    stocks = column(a) != column(b) or column(a) in ("opening", "balance")
    return kin or stocks or (a.as_of is not None and b.as_of is not None and a.as_of != b.as_of)


# --- the same thing ----------------------------------------------------------------------------------------------


def _together(group: Group) -> Iterator[FigureFinding]:
    """One finding on different numbers for one thing: that not all can hold, or that all can."""
    distinct = list({(f.readings, f.bound): f for f in reversed(group)}.values())[::-1][:_COMPARED]
    apart = [pair for pair in combinations(distinct, 2) if not overlap(*pair) and not _related(*pair)]
    if apart:
        ids = {figure.id for pair in apart for figure in pair}
        against = [figure for figure in distinct if figure.id in ids]
        how = "both" if len(against) == 2 else "all"
        says = f"{_shown(against)} speak of about the same thing, and cannot {how} hold."
        yield FigureFinding("incompatible", _every(against, group), says)
    elif len(distinct) > 1 and not any(_related(*pair) for pair in combinations(distinct, 2)):
        how = "Both" if len(distinct) == 2 else "All"
        says = f"{_shown(distinct)} speak of about the same thing. {how} can hold."
        yield FigureFinding("compatible", _every(distinct, group), says)


def _shown(figures: Sequence[Figure]) -> str:
    if len(figures) <= _SHOWN:
        return listed(figures)
    return f"{', '.join(f.label for f in figures[:_SHOWN])} and {len(figures) - _SHOWN} more"


def _every(distinct: Sequence[Figure], group: Group) -> tuple[str, ...]:
    """The ids of all figures of the group that give one of these numbers."""
    numbers = {(f.readings, f.bound) for f in distinct}
    return tuple(f.id for f in group if (f.readings, f.bound) in numbers)


# --- one thing and a part of it ----------------------------------------------------------------------------------


def _compare(one: Group, other: Group) -> FigureFinding | None:
    a, b = one[0], other[0]
    relations = [_acts(a, b), _populations(a, b), _places(a.place, b.place), _agents(a, b), _periods(a, b)]
    if Relation.APART in relations or {Relation.LEFT, Relation.RIGHT} <= set(relations) or _related(a, b):
        return None
    unstated = relations[-1] is Relation.OPEN
    if unstated and (a.text != b.text or (a.period is None and b.period is None)):
        return None
    if Relation.LEFT in relations:
        return _narrower(one, other, unstated)
    if Relation.RIGHT in relations:
        return _narrower(other, one, unstated)
    return _same(a, b, unstated)


def _same(a: Figure, b: Figure, unstated: bool) -> FigureFinding | None:
    """Two of one text of which one does not say when: the smaller may count a shorter time."""
    if not overlap(a, b) or (a.exact is not None and a.exact == b.exact):
        return None
    says = f"{a.label} and {b.label} speak of about the same thing{_note(a, b, unstated)}. Both can hold."
    return FigureFinding("compatible", (a.id, b.id), says)


def _narrower(parts: Group, wholes: Group, unstated: bool) -> FigureFinding | None:
    """The largest part beside the smallest whole; or, within one text, that a part can be one."""
    largest = sorted(parts, key=lambda f: f.lowest, reverse=True)[:_EXTREMES]
    smallest = sorted(wholes, key=lambda f: f.highest)[:_EXTREMES]
    larger = ((p, w) for p in largest for w in smallest if p.lowest > w.highest and not _related(p, w))
    found = next(larger, None)
    if found is not None:
        part, whole = found
        says = f"{part.label} counts a part of what {whole.label} counts, but is larger."
        # where a period is not stated, the part may count a longer time
        return None if unstated else FigureFinding("part_exceeds_whole", (part.id, whole.id), says)
    return _can_be_part(parts, wholes, unstated)


def _can_be_part(parts: Group, wholes: Group, unstated: bool) -> FigureFinding | None:
    """Of some people and any time, or of cases month by month, there is nothing to be said."""
    by_text = {whole.text: whole for whole in reversed(wholes)}
    pairs = ((p, by_text[p.text]) for p in parts if p.text in by_text and not p.steps and (p.by or not unstated))
    found = next(((p, w) for p, w in pairs if not _related(p, w)), None)
    if found is None:
        return None
    part, whole = found
    says = f"{part.label} can be a part of {whole.label}{_note(part, whole, unstated)}. Both can hold."
    return FigureFinding("compatible", (part.id, whole.id), says)


def _note(a: Figure, b: Figure, unstated: bool) -> str:
    if not unstated:
        return ""
    silent = [f for f in (a, b) if f.period is None]
    words = [f"the period of {f.label} is {_unstated(f)}" for f in silent]
    return f" ({'; '.join(words)})"


def _unstated(figure: Figure) -> str:
    words = figure.period_words
    return f"only given as “{words}”" if words else "not stated"


def _acts(a: Figure, b: Figure) -> Relation:
    """To have suffered two acts is narrower than to have suffered one of them."""
    if a.all_acts == b.all_acts:
        return Relation.SAME
    if a.all_acts > b.all_acts:
        return Relation.LEFT
    return Relation.RIGHT if b.all_acts > a.all_acts else Relation.APART


def _populations(a: Figure, b: Figure) -> Relation:
    left, right = a.narrowed, b.narrowed
    if left == right:
        return Relation.SAME
    if left and right:
        return Relation.APART
    return Relation.LEFT if left else Relation.RIGHT


def _agents(a: Figure, b: Figure) -> Relation:
    if a.by == b.by:
        return Relation.SAME
    if a.by and b.by:
        return Relation.APART
    return Relation.LEFT if a.by else Relation.RIGHT


def _places(a: Place | None, b: Place | None) -> Relation:
    if a is None or b is None:
        return Relation.SAME if a is b else (Relation.LEFT if a else Relation.RIGHT)
    for level in ("country", "province", "district", "place"):
        left, right = getattr(a, level), getattr(b, level)
        if left != right:
            if left and right:
                return Relation.APART
            return Relation.LEFT if left else Relation.RIGHT
    return Relation.SAME if a.district or a.province or a.text.casefold() == b.text.casefold() else Relation.APART


def _periods(one: Figure, other: Figure) -> Relation:
    """One text that says "the past year" twice means one year, whichever it is."""
    a, b = one.period, other.period
    if a is None or b is None:
        same_words = one.period_words is not None and one.period_words == other.period_words
        return Relation.SAME if same_words and one.text == other.text else Relation.OPEN
    if (a.earliest, a.latest) == (b.earliest, b.latest):
        return Relation.SAME
    if _within(a, b):
        return Relation.LEFT
    return Relation.RIGHT if _within(b, a) else Relation.APART


def _within(inner: Edtf, outer: Edtf) -> bool:
    starts = outer.earliest is None or (inner.earliest is not None and inner.earliest >= outer.earliest)
    ends = outer.latest is None or (inner.latest is not None and inner.latest <= outer.latest)
    return starts and ends
