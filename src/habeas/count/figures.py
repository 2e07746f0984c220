"""The figures that sources give, and how they fit: with themselves, with each other, with what is documented.

Every finding is one plain sentence with the figures quoted as written. Nothing is corrected, averaged or chosen.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from habeas.count.alike import compared
from habeas.count.facts import facts
from habeas.count.figure import Figure, read_figure
from habeas.count.sums import balances, malformed, parts, series, sums
from habeas.count.tally import person_pairs, rows_of
from habeas.model.case import Incident, Pair, Person
from habeas.model.count import FigureFinding, TallyRow
from habeas.model.edtf import Edtf
from habeas.model.record import Record
from habeas.model.vocabulary import Kind

Documented = Callable[[Figure], TallyRow | None]


def reconcile(
    records: Iterable[Record],
    persons: Sequence[Person] = (),
    incidents: Sequence[Incident] = (),
    undecided: Sequence[Pair] = (),
) -> tuple[FigureFinding, ...]:
    """Findings on the count records among `records`: kind by kind, in input order, each pair of figures once.

    With `persons`, `incidents` and the undecided pairs of the linkage, what the register documents person by person
    stands beside each figure that it can speak of.
    """
    figures = [f for record in records if record.kind is Kind.COUNT and (f := read_figure(record))]
    found = [*malformed(figures), *parts(figures), *sums(figures), *balances(figures), *series(figures)]
    told = {frozenset(finding.figures) for finding in found}
    found += [finding for finding in compared(figures) if frozenset(finding.figures) not in told]
    return (*found, *_beside(figures, _documented_in(persons, incidents, undecided)))


def _documented_in(persons: Sequence[Person], incidents: Sequence[Incident], undecided: Sequence[Pair]) -> Documented:
    """Counts persons of the register for a figure: by its acts, and by year and place where it names them.

    None where the register cannot answer: no act or several, a period that is not a year, people that are not counted.
    """

    found, pairs = facts(persons, incidents), person_pairs(persons, undecided)
    known: dict[tuple[tuple[str, str], ...], TallyRow] = {}

    def count(figure: Figure) -> TallyRow | None:
        where = _where(figure)
        if not where or not found:
            return None
        key = tuple(where.items())
        if key not in known:
            known[key] = rows_of(found, pairs, (), where)[0]
        return known[key]

    return count


def _where(figure: Figure) -> dict[str, str] | None:
    sexes = {frozenset(): None, frozenset(("women",)): "female", frozenset(("men",)): "male"}
    year = _year(figure.period)
    if len(figure.acts) != 1 or figure.narrowed not in sexes or (figure.period and not year):
        return None
    where = {"act": "|".join(sorted(name for act in figure.acts for name in _NAMES.get(act, (act,))))}
    optional = {
        "sex": sexes[figure.narrowed],
        "year": year,
        "province": figure.place and figure.place.province,
        "district": figure.place and figure.place.district,
    }
    return where | {name: label for name, label in optional.items() if label}


_NAMES = {"killing": ("killing", "extrajudicial_killing"), "abduction": ("abduction", "enforced_disappearance")}


def _year(period: Edtf | None) -> str | None:
    if period is None or period.earliest is None or period.latest is None:
        return None
    whole = period.earliest.timetuple().tm_yday == 1 and (period.latest.month, period.latest.day) == (12, 31)
    return str(period.earliest.year) if whole and period.earliest.year == period.latest.year else None


def _beside(figures: Sequence[Figure], documented: Documented) -> Iterator[FigureFinding]:
    """One finding for all figures of which the same is to be said, as of an agency's figure in ten outlets."""
    alike: dict[str, list[str]] = {}
    for figure in figures:
        row = documented(figure)
        if row is not None and row.maximum:
            alike.setdefault(_says(figure, row), []).append(figure.id)
    yield from (FigureFinding("documented_beside_claimed", tuple(ids), says) for says, ids in alike.items())


def _says(figure: Figure, row: TallyRow) -> str:
    number = str(row.minimum) if row.minimum == row.maximum else f"between {row.minimum} and {row.maximum}"
    persons = "person" if row.maximum == 1 else "persons"
    says = f"{figure.label} is claimed; this register documents {number} {persons} by name"
    if figure.readings and row.minimum > figure.highest:
        return f"{says}, more than the figure allows."
    return f"{says}."
