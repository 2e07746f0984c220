"""What the register documents person by person, beside what is claimed: like with like, in act, time and place.

A figure is passed over where the register cannot answer: no act or several, steps with cases, a time that is not stated
or not one year or month, people that are not counted apart.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from habeas.count.facts import Fact, facts
from habeas.count.figure import Figure
from habeas.count.tally import person_pairs, rows_of
from habeas.model.case import Incident, Pair, Person
from habeas.model.count import FigureFinding, TallyRow

_NAMES: Final = {
    "killing": ("killing", "extrajudicial_killing"), "abduction": ("abduction", "enforced_disappearance"),
}  # fmt: skip
_LASTING: Final = frozenset(("missing", "detention"))  # told of now, where no time is stated
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
    """The question to the register; None where it would not be about the same."""
    when = _when(figure)
    if len(figure.acts) != 1 or figure.steps or figure.narrowed not in _SEXES or when is None:
        return None
    place = figure.place
    where = {"act": "|".join(sorted(name for act in figure.acts for name in _NAMES.get(act, (act,))))}
    optional = {
        "sex": _SEXES[figure.narrowed],
        "country": place and place.country,
        "province": place and place.province,
        "district": place and place.district,
    }
    return where | when | {name: label for name, label in optional.items() if label}


def _when(figure: Figure) -> dict[str, str] | None:
    """The year or month that a figure is about; nothing for people who are missing or held now, None otherwise."""
    period = figure.period
    if period is None:
        return {} if figure.acts <= _LASTING and figure.period_words is None else None
    if period.earliest is None or period.latest is None:
        return None
    first, last = period.earliest, period.latest
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return {"year": str(first.year)}
    month = (first.year, first.month) == (last.year, last.month) and first.day == 1 and last.day > 27
    return {"month": f"{first.year:04}-{first.month:02}"} if month else None


def _says(figure: Figure, row: TallyRow) -> str:
    number = str(row.minimum) if row.minimum == row.maximum else f"between {row.minimum} and {row.maximum}"
    persons = "person" if row.maximum == 1 else "persons"
    says = f"{figure.label} is claimed; this register documents {number} {persons} by name"
    if figure.readings and row.minimum > figure.highest:
        return f"{says}, more than the figure allows."
    return f"{says}."
