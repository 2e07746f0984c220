"""The figures that sources give, and how they fit: with themselves, with each other, with what is documented.

Every finding is one plain sentence with the figures quoted as written. Nothing is corrected, averaged or chosen. What
does not hold comes first; a figure that several copies of one text give is one figure.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from habeas.count.alike import compared
from habeas.count.balances import balances, series
from habeas.count.documented import beside
from habeas.count.figure import Figure, read_figure
from habeas.count.sums import malformed, parts, sums
from habeas.model.case import Incident, Pair, Person
from habeas.model.count import FigureFinding
from habeas.model.record import Record
from habeas.model.vocabulary import Kind

ORDER: Final = (
    "malformed", "does_not_sum", "part_exceeds_whole", "falls", "incompatible", "documented_beside_claimed",
    "compatible",
)  # fmt: skip


def reconcile(
    records: Iterable[Record],
    persons: Sequence[Person] = (),
    incidents: Sequence[Incident] = (),
    undecided: Sequence[Pair] = (),
    copies: Mapping[str, str] | None = None,
) -> tuple[FigureFinding, ...]:
    """Findings on the count records among `records`: in `ORDER`, within a kind in input order, each once.

    With `persons`, `incidents` and the undecided pairs of the linkage, what the register documents person by person
    stands beside each figure that it can speak of. `copies`: by text id, the first of the copies that it is one of.
    """
    given = [f for record in records if record.kind is Kind.COUNT and (f := read_figure(record))]
    figures, same = _once(given, copies or {})
    added = [*sums(figures), *balances(figures)]
    told = {frozenset(finding.figures) for finding in added}
    covered = {frozenset((part, f.figures[0])) for f in added for part in f.figures[1:]}
    found = [*malformed(figures), *added]
    for finding in (*parts(figures), *series(figures), *compared(figures)):
        pair = frozenset(finding.figures)
        if pair not in told and not (finding.kind == "compatible" and pair in covered):
            told.add(pair)
            found.append(finding)
    found += beside(figures, persons, incidents, undecided)
    ordered = sorted(found, key=lambda f: ORDER.index(f.kind))
    return tuple(replace(f, figures=tuple(id for first in f.figures for id in same[first])) for f in ordered)


def _once(given: Sequence[Figure], copies: Mapping[str, str]) -> tuple[list[Figure], dict[str, tuple[str, ...]]]:
    """The figures, those of copied texts once, and for each the ids of all that it stands for.

    A copy that gives a number another way, or once more, stays a figure of its own.
    """
    first: dict[tuple[object, ...], str] = {}
    same: dict[str, tuple[str, ...]] = {}
    texts: dict[str, set[str]] = {}
    kept: list[Figure] = []
    for figure in given:
        key = (copies.get(figure.text, figure.text), figure.written, figure.label, figure.all_acts, str(figure.period))
        original = first.setdefault(key, figure.id)
        if figure.text in texts.setdefault(original, set()) or original == figure.id:
            same[figure.id] = (figure.id,)
            kept.append(figure)
        else:
            same[original] = (*same[original], figure.id)
        texts[original].add(figure.text)
    return kept, same
