"""Documented counts: each person once, between a minimum and a maximum, with the rule in words.

The minimum counts victims for whom the team has accepted a claim of the act, and takes records that may be one person
(undecided pairs) for one. The maximum adds those who are only proposed, and takes undecided pairs for two. No figure
that a source gives enters either.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product

from habeas.count.facts import DIMENSIONS, Fact, facts
from habeas.errors import BadInput
from habeas.model.case import Incident, Pair, Person
from habeas.model.count import Tally, TallyRow

Key = tuple[str, ...]


def tally(
    persons: Sequence[Person],
    incidents: Sequence[Incident],
    undecided: Sequence[Pair] = (),
    *,
    by: Sequence[str] = (),
    where: Mapping[str, str] | None = None,
) -> Tally:
    """Count victims for each combination of `by`.

    `by` and the keys of `where` are among `DIMENSIONS`; `where` keeps what carries that label, or one of several
    joined with "|". Without `by` there is exactly one row. Raises `BadInput` for an unknown dimension.
    """
    wanted = dict(where or {})
    _check([*by, *wanted])
    pairs = person_pairs(persons, undecided)
    return Tally(rule=_rule(by, wanted), rows=rows_of(facts(persons, incidents), pairs, by, wanted))


def rows_of(
    found: Sequence[Fact], pairs: Sequence[tuple[str, str]], by: Sequence[str], where: Mapping[str, str]
) -> tuple[TallyRow, ...]:
    """The rows over facts that are known already; `pairs` are persons who may be one."""
    proposed: dict[Key, set[str]] = {} if by else {(): set()}
    accepted: dict[Key, set[str]] = {}
    for fact in found:
        for key in _keys(fact, by, where):
            proposed.setdefault(key, set()).add(fact.person)
            if fact.accepted:
                accepted.setdefault(key, set()).add(fact.person)
    return tuple(
        TallyRow(dict(zip(by, key, strict=True)), _distinct(accepted.get(key, set()), pairs), len(people))
        for key, people in sorted(proposed.items())
    )


def _check(names: Iterable[str]) -> None:
    for name in names:
        if name not in DIMENSIONS:
            raise BadInput(
                f"A tally cannot be made by “{name}”.", f"Use {', '.join(DIMENSIONS)}.", code="bad-dimension"
            )


def _keys(fact: Fact, by: Sequence[str], where: Mapping[str, str]) -> Iterator[Key]:
    """The rows that a fact belongs to: one, or one a source."""
    labels = {name: _kept(fact.labels[name], where.get(name)) for name in (*by, *where)}
    if all(labels.values()):
        yield from product(*(labels[name] for name in by))


def _kept(labels: Sequence[str], wanted: str | None) -> Sequence[str]:
    return labels if wanted is None else [label for label in labels if label in wanted.split("|")]


def person_pairs(persons: Sequence[Person], undecided: Sequence[Pair]) -> list[tuple[str, str]]:
    """Undecided pairs of records as pairs of the persons that they belong to."""
    person = {record.id: p.id for p in persons for record in p.records}
    return [(person[p.left], person[p.right]) for p in undecided if p.left in person and p.right in person]


def _distinct(people: set[str], pairs: Sequence[tuple[str, str]]) -> int:
    """How many people there are at least, if every undecided pair among them is one person."""
    root = {person: person for person in people}

    def find(person: str) -> str:
        while root[person] != person:
            person = root[person]
        return person

    for left, right in pairs:
        if left in root and right in root:
            root[find(left)] = find(right)
    return sum(person == parent for person, parent in root.items())


def _rule(by: Sequence[str], where: Mapping[str, str]) -> str:
    """The published rule."""
    sentences = [
        "Victims are counted from records about named persons, each person once in a row; figures that sources give "
        "are not counted.",
        "Minimum: persons for whom a claim of the act has been accepted, or concluded in a finding, with records that "
        "may be one person (undecided pairs) taken as one.",
        "Maximum: persons for whom the act is only proposed are included, and undecided pairs are taken as two.",
        "Dates, places and other labels come from the team's finding if there is one, else from accepted claims, else "
        "from proposed ones; where these disagree the label is “disputed”, where nothing is said “not stated”.",
    ]
    if set(by) - {"sex", "status"}:
        sentences.append(
            "A person who suffered several acts, or of whom several sources speak, can stand in several rows, so rows "
            "need not add up to the total."
        )
    if where:
        kept = ", ".join(f"{name} {' or '.join(value.split('|'))}" for name, value in where.items())
        sentences.append(f"Only what carries these labels is counted: {kept}.")
    return " ".join(sentences)
