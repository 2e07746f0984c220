"""What the register documents person by person, beside what is claimed: like with like, in act, time and place.

A figure is passed over where the register cannot answer: no act or several, steps with cases, a period that is not one
year, people that are not counted apart.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from habeas.count.facts import Fact, facts
from habeas.count.figure import Figure
from habeas.count.tally import person_pairs, rows_of
from habeas.model.case import Incident, Pair, Person
from habeas.model.count import FigureFinding, TallyRow
from habeas.model.edtf import Edtf

_NAMES: Final = {
    "killing": ("killing", "extrajudicial_killing"), "abduction": ("abduction", "enforced_disappearance"),
}  # fmt: skip
_SEXES: Final[Mapping[frozenset[str], str | None]] = {
    frozenset(): None, frozenset(("women",)): "female", frozenset(("men",)): "male",
}  # fmt: skip


def beside(
    figures: Sequence[Figure], persons: Sequence[Person], incidents: Sequence[Incident], undecided: Sequence[Pair]
) -> Iterator[FigureFinding]:
    """One finding for each figure that a source gives, however often it does so, and for all who say the same words."""
    found = facts(persons, incidents)
    if not found:
        return
    register = _Register(found, person_pairs(persons, undecided))
    said: dict[object, tuple[str, list[str]]] = {}
    for figure in figures:
        row = register.documents(figure)
        if row is not None and row.maximum:
            says, claim = _says(figure, row), _key(figure)
            entry = said.get(says) or said.get(claim) or (says, [])
            entry[1].append(figure.id)
            said.setdefault(says, entry)
            said.setdefault(claim, entry)
    for says, ids in {id(ids): (says, ids) for says, ids in said.values()}.values():
        yield FigureFinding("documented_beside_claimed", tuple(ids), says)


def _key(figure: Figure) -> tuple[object, ...]:
    """What makes it the same claim of one source again."""
    where = _where(figure) or {}
    return figure.source, figure.readings, figure.bound, tuple(where.items()), str(figure.period_words)


class _Register:
    """Counts of persons for figures, each question asked once."""

    def __init__(self, found: Sequence[Fact], pairs: Sequence[tuple[str, str]]) -> None:
        self.found, self.pairs = found, pairs
        self.known: dict[tuple[tuple[str, str], ...], TallyRow] = {}

    def documents(self, figure: Figure) -> TallyRow | None:
        """Persons by the act of a figure, and by the year, place and sex where it names them."""
        where = _where(figure)
        if where is None:
            return None
        key = tuple(where.items())
        if key not in self.known:
            self.known[key] = rows_of(self.found, self.pairs, (), where)[0]
        return self.known[key]


def _where(figure: Figure) -> dict[str, str] | None:
    year = _year(figure.period)
    if len(figure.acts) != 1 or figure.steps or figure.narrowed not in _SEXES or (figure.period and not year):
        return None
    place = figure.place
    where = {"act": "|".join(sorted(name for act in figure.acts for name in _NAMES.get(act, (act,))))}
    optional = {
        "sex": _SEXES[figure.narrowed],
        "year": year,
        "country": place and place.country,
        "province": place and place.province,
        "district": place and place.district,
    }
    return where | {name: label for name, label in optional.items() if label}


def _year(period: Edtf | None) -> str | None:
    if period is None or period.earliest is None or period.latest is None:
        return None
    whole = period.earliest.timetuple().tm_yday == 1 and (period.latest.month, period.latest.day) == (12, 31)
    return str(period.earliest.year) if whole and period.earliest.year == period.latest.year else None


def _says(figure: Figure, row: TallyRow) -> str:
    """The sentence. "More than the figure allows" only where both are about the same time."""
    number = str(row.minimum) if row.minimum == row.maximum else f"between {row.minimum} and {row.maximum}"
    persons = "person" if row.maximum == 1 else "persons"
    says = f"{figure.label} is claimed; this register documents {number} {persons} by name"
    if figure.period_words is not None and figure.period is None:
        return f"{says}, at whatever time."
    if figure.readings and row.minimum > figure.highest:
        return f"{says}, more than the figure allows."
    return f"{says}."
