"""Two figures about the same thing, or about part of it: whether both can hold.

"The same thing" is said with care: the acts must be the same, and population, place, period and "by whom" must be the
same, or one narrower than the other, or not stated on one side. What is not stated is named in the finding. Figures of
different texts are compared only where both state their period, since otherwise two reports of two days would
contradict each other.
"""

from collections.abc import Iterator, Sequence
from enum import Enum
from itertools import combinations

from habeas.count.balances import column
from habeas.count.figure import Figure, overlap
from habeas.model.count import FigureFinding
from habeas.model.edtf import Edtf
from habeas.model.value import Place


class Relation(Enum):
    """How what one figure counts lies to what another counts."""

    SAME = "same"
    LEFT = "the left is narrower"
    RIGHT = "the right is narrower"
    APART = "apart"
    OPEN = "not stated on one side"


def compared(figures: Sequence[Figure]) -> Iterator[FigureFinding]:
    """Findings on every two figures that can be compared, in input order."""
    contained: set[str] = set()  # one larger figure is enough to say that a figure can be a part
    for a, b in combinations(figures, 2):
        if a.all_acts & b.all_acts and a.readings and b.readings and not _related(a, b):
            finding = _compare(a, b)
            if finding and not (finding.kind == "compatible" and finding.figures[0] in contained):
                contained.add(finding.figures[0])
                yield finding


def _related(a: Figure, b: Figure) -> bool:
    """Part and whole, or parts of one whole, or what a balance holds: other rules speak of those.

    Nor are cases of two bodies compared: each counts its own.
    """
    if (a.steps or b.steps) and a.source != b.source and a.text != b.text:
        return True
    kin = a.id in b.wholes or b.id in a.wholes or bool(set(a.wholes) & set(b.wholes))
    stocks = column(a) != column(b) or column(a) in ("opening", "balance")
    return kin or stocks or (a.as_of is not None and b.as_of is not None and a.as_of != b.as_of)


def _compare(a: Figure, b: Figure) -> FigureFinding | None:
    relations = [_acts(a, b), _populations(a, b), _places(a.place, b.place), _agents(a, b), _periods(a, b)]
    if Relation.APART in relations or {Relation.LEFT, Relation.RIGHT} <= set(relations):
        return None
    unstated = relations[-1] is Relation.OPEN
    if unstated and (a.text != b.text or (a.period is None and b.period is None)):
        return None
    if Relation.LEFT in relations or Relation.RIGHT in relations:
        part, whole = (a, b) if Relation.LEFT in relations else (b, a)
        return _narrower(part, whole, unstated)
    return _same(a, b, unstated)


def _same(a: Figure, b: Figure, unstated: bool) -> FigureFinding | None:
    ids, about = (a.id, b.id), f"{a.label} and {b.label} speak of about the same thing{_note(a, b, unstated)}"
    if overlap(a, b):
        if a.exact is not None and a.exact == b.exact:
            return None
        return FigureFinding("compatible", ids, f"{about}. Both can hold.")
    if unstated:
        return None  # the smaller may count a shorter time
    return FigureFinding("incompatible", ids, f"{about}, and cannot both hold.")


def _narrower(part: Figure, whole: Figure, unstated: bool) -> FigureFinding | None:
    ids, note = (part.id, whole.id), _note(part, whole, unstated)
    if part.lowest > whole.highest:
        if unstated:
            return None  # the part may count a longer time
        says = f"{part.label} counts a part of what {whole.label} counts{note}, but is larger."
        return FigureFinding("part_exceeds_whole", ids, says)
    if part.text != whole.text or part.steps or (unstated and not part.by):
        return None  # of some people and any time, or of cases month by month, there is nothing to be said
    return FigureFinding("compatible", ids, f"{part.label} can be a part of {whole.label}{note}. Both can hold.")


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
