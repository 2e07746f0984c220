"""Accusations and denials side by side, whoever makes them: an official's denial as carefully as a family's charge.

A denial is a claim of an act with another stance than "asserts", a status that denies a detention, or a statement that
denies, rejects, doubts or takes back something said of the person. It is set beside the acts that it can be about: of
one family (an arrest and an abduction are one), at times that fit; a statement whose act is not known, beside all.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from habeas.link.features import families
from habeas.link.incidents import dates_fit
from habeas.link.timeline import overlapping
from habeas.model.case import Contradiction, Incident, Person, Side
from habeas.model.edtf import Edtf
from habeas.model.record import Claim, Record
from habeas.model.value import Reference, Value
from habeas.model.vocabulary import Stance

DENYING: Final = frozenset({"denies", "rejects", "doubts", "questions", "retracts"})
_STANCES: Final = {"doubts": Stance.DOUBTS, "questions": Stance.DOUBTS, "retracts": Stance.RETRACTS}
_HARM: Final = frozenset({"liberty", "death", "harm", "home"})
_DENIED_STATUS: Final = {"deprived_of_liberty": "liberty", "killed": "death", "detention_denied": "liberty"}


@dataclass(frozen=True, slots=True)
class _Said:
    """An act as one record asserts or denies it; `families` is empty where only a statement tells."""

    value: Value | None
    stance: Stance
    families: frozenset[str]
    dates: tuple[Edtf, ...]
    claims: tuple[Claim, ...]

    def overlaps(self, other: "_Said") -> bool:
        """Whether both rest on the same words of one text."""
        return any(overlapping(a, b) for a in self.claims for b in other.claims)


def denials(
    persons: Sequence[Person], incidents: Sequence[Incident], statements: Sequence[Record]
) -> tuple[Contradiction, ...]:
    """One contradiction for each set of denials and the acts that they may be about, with everybody concerned."""
    found: dict[tuple[str, ...], tuple[list[str], tuple[Side, ...]]] = {}
    for subjects, events, told in _cases(persons, incidents, statements):
        for sides in _opposed(events, told):
            key = tuple(claim.id for side in sides for claim in side.claims)
            found.setdefault(key, ([], sides))[0].append(subjects)
    return tuple(Contradiction(tuple(subjects), "act", sides) for subjects, sides in found.values())


def denying(statements: Iterable[Record], about: frozenset[str]) -> Iterator[Record]:
    """The statements that deny something of one of these records."""
    for record in statements:
        if DENYING.intersection(map(str, record.values("position"))) and about.intersection(_pointed(record, "about")):
            yield record


def _cases(
    persons: Sequence[Person], incidents: Sequence[Incident], statements: Sequence[Record]
) -> Iterator[tuple[str, list[_Said], list[_Said]]]:
    """By person, else by incident that names nobody: what incident records say, and what people say and statements."""
    named: dict[str, list[Record]] = {}
    for incident in incidents:
        for record in incident.records:
            for victim in dict.fromkeys(_pointed(record, "victim")) or [""]:
                named.setdefault(victim or f"incident {incident.id}", []).append(record)
    for person in persons:
        own = frozenset(r.id for r in person.records)
        events = list({i.id: i for r in person.records for i in named.get(r.id, ())}.values())
        told = [*_statuses(person), *_statements(statements, own | {r.id for r in events})]
        yield person.id, [s for r in events for s in _acts(r)], told
    for incident in incidents:
        events = named.get(f"incident {incident.id}", [])
        yield (
            incident.id,
            [s for r in events for s in _acts(r)],
            list(_statements(statements, frozenset(r.id for r in events))),
        )


def _pointed(record: Record, property: str) -> list[str]:
    """Ids of the records that the standing claims of a property point to, whatever their stance."""
    values = (c.value for c in record.of(property))
    return [v.record for v in values if isinstance(v, Reference) and v.record]


def _acts(record: Record) -> Iterator[_Said]:
    dates = tuple(c.value for c in record.of("date") if isinstance(c.value, Edtf))
    for claim in record.of("act"):
        if claim.value is not None:
            yield _Said(claim.value, claim.stance, families([claim.value]), dates, (claim,))


def _statuses(person: Person) -> Iterator[_Said]:
    """Statuses by which somebody denies a detention or a killing."""
    for claim in (c for record in person.records for c in record.of("status")):
        denied = claim.stance is not Stance.ASSERTS or claim.value == "detention_denied"
        family = _DENIED_STATUS.get(str(claim.value))
        if denied and family:
            stance = Stance.DENIES if claim.stance is Stance.ASSERTS else claim.stance
            yield _Said(claim.value, stance, frozenset({family}), (), (claim,))


def _statements(statements: Sequence[Record], about: frozenset[str]) -> Iterator[_Said]:
    for record in denying(statements, about):
        positions = record.of("position")
        words = [c for c in record.of("about") if isinstance(c.value, Reference) and c.value.kind == "statement"]
        said = words or [c for c in record.of("about") if isinstance(c.value, Reference)]
        stance = next((_STANCES.get(str(c.value), Stance.DENIES) for c in positions), Stance.DENIES)
        yield _Said(said[0].value if said else None, stance, frozenset(), (), tuple(said or positions))


def _opposed(events: Sequence[_Said], told: Sequence[_Said]) -> Iterator[tuple[Side, ...]]:
    """Denials that are about the same acts, with those acts."""
    asserted = [s for s in events if s.stance is Stance.ASSERTS]
    groups: dict[tuple[int, ...], list[_Said]] = {}
    for denial in _joined([*(s for s in events if s.stance is not Stance.ASSERTS), *told]):
        against = tuple(n for n, act in enumerate(asserted) if _may_deny(denial, act))
        if against:
            groups.setdefault(against, []).append(denial)
    for against, denied in groups.items():
        yield (*_sides([asserted[n] for n in against]), *_sides(denied))


def _joined(denials: Sequence[_Said]) -> list[_Said]:
    """Denials that rest on the same words as one: the statement's words, the act's family and dates."""
    joined: list[_Said] = []
    for denial in denials:
        at = next((n for n, known in enumerate(joined) if known.overlaps(denial)), None)
        if at is None:
            joined.append(denial)
        else:
            joined[at] = _both(joined[at], denial)
    return joined


def _both(known: _Said, other: _Said) -> _Said:
    value = other.value if isinstance(other.value, Reference) else known.value
    claims = tuple({c.id: c for c in (*known.claims, *other.claims)}.values())
    return _Said(value, known.stance, known.families | other.families, (*known.dates, *other.dates), claims)


def _may_deny(denial: _Said, act: _Said) -> bool:
    of_family = bool(act.families & (denial.families or _HARM))
    return of_family and dates_fit(denial.dates, act.dates) and not denial.overlaps(act)


def _sides(said: Sequence[_Said]) -> list[Side]:
    """One side for each value and stance; what statements deny stands apart, since each says it in words of its own."""
    groups: dict[tuple[str, Stance], list[_Said]] = {}
    for one in said:
        groups.setdefault((_key(one.value), one.stance), []).append(one)
    return [Side(g[0].value, g[0].stance, tuple(c for one in g for c in one.claims)) for g in groups.values()]


def _key(value: Value | None) -> str:
    return value.text if isinstance(value, Reference) else str(value)
