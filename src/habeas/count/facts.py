"""What is documented about each victim, incident by incident, in the words that a tally counts by.

One `Fact` is one act against one person in one incident. `accepted` says whether the team has accepted a claim of that
act (or concluded it); everything else is proposed. Labels come from the team's finding where there is one, else from
accepted claims, else from proposed ones; where those disagree the label is "disputed", where nothing is said "not
stated". So a disagreement never puts one person into two districts.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from habeas.model.case import Incident, Person, Support
from habeas.model.edtf import Edtf
from habeas.model.record import Claim
from habeas.model.value import Place, Reference, Value
from habeas.model.vocabulary import Stance, Status

NOT_STATED: Final = "not stated"
DISPUTED: Final = "disputed"
DIMENSIONS: Final = ("act", "year", "month", "country", "province", "district", "sex", "status", "source")
_GROUPS: Final = {
    "released": "released or found alive", "found_alive": "released or found alive",
    "found_dead": "dead", "killed": "dead", "died": "dead",
}  # fmt: skip
_HELD: Final = "not known to be free or dead"


@dataclass(frozen=True, slots=True)
class Fact:
    """Labels of one act against one person; `source` has one label for each source that speaks of the person."""

    person: str
    accepted: bool
    labels: Mapping[str, tuple[str, ...]]


def facts(persons: Sequence[Person], incidents: Sequence[Incident]) -> tuple[Fact, ...]:
    """The facts about every victim, in the order of the persons. Nobody but victims has any."""
    by_victim: dict[str, list[Incident]] = {}
    for incident in incidents:
        for victim in incident.victims:
            by_victim.setdefault(victim, []).append(incident)
    return tuple(fact for p in persons if is_victim(p) for fact in _facts_of(p, by_victim.get(p.id, ())))


def is_victim(person: Person) -> bool:
    """Whether some record asserts that role, and some record a name: a nameless victim may be counted already.

    "The whereabouts of his brother are unknown" is about somebody whom another sentence names.
    """
    named = any(record.values("name") or record.values("identity_number") for record in person.records)
    return named and any("victim" in record.roles for record in person.records)


def _facts_of(person: Person, incidents: Sequence[Incident]) -> Iterable[Fact]:
    own = _own_labels(person)
    found = [fact for incident in incidents for fact in _facts_of_incident(person, incident, own)]
    if found:
        return found
    return [Fact(person.id, _role_accepted(person), {**_NOWHERE, **own, "act": (NOT_STATED,)})]


_NOWHERE: Final = dict.fromkeys(("year", "month", "country", "province", "district"), (NOT_STATED,))


def _facts_of_incident(person: Person, incident: Incident, own: Mapping[str, tuple[str, ...]]) -> Iterable[Fact]:
    dates = [v for v in agreed(incident.properties.get("date", ())) if isinstance(v, Edtf)]
    places = [v for v in agreed(incident.properties.get("place", ())) if isinstance(v, Place)]
    where = {level: (_one(getattr(p, level) for p in places),) for level in ("country", "province", "district")}
    when = {"year": (_one(map(year_of, dates)),), "month": (_one(map(month_of, dates)),)}
    source_of = {record.id: record.source or record.exhibit for record in incident.records}
    naming = _naming(person, incident)
    for support in incident.properties.get("act", ()):
        act = replace(support, claims_for=tuple(c for c in support.claims_for if c.record in naming))
        if _is_claimed(act, source_of):
            yield Fact(person.id, _is_accepted(act), {**own, **where, **when, "act": (str(act.value),)})


def _naming(person: Person, incident: Incident) -> frozenset[str]:
    """The records of an incident that name this person as a victim; what the others say happened to somebody else."""
    own = {record.id for record in person.records}
    victims = {r.id: {v.record for v in r.values("victim") if isinstance(v, Reference)} for r in incident.records}
    return frozenset(record for record, named in victims.items() if own & named)


def _own_labels(person: Person) -> dict[str, tuple[str, ...]]:
    sources = tuple(dict.fromkeys(record.source or NOT_STATED for record in person.records))
    sexes = (str(value) for value in agreed(person.properties.get("sex", ())))
    return {"sex": (_one(sexes),), "status": (status_of(person),), "source": sources}


def _role_accepted(person: Person) -> bool:
    roles = [c for record in person.records for c in record.of("role") if c.value == "victim"]
    return any(c.status is Status.ACCEPTED and c.stance is Stance.ASSERTS for c in roles)


def _is_claimed(support: Support, source_of: Mapping[str, str]) -> bool:
    """Whether a finding says it, or some source asserts it and has not taken it back."""
    takers_back = {source_of[c.record] for c in support.claims_against if c.stance is Stance.RETRACTS}
    return support.finding is not None or any(source_of[c.record] not in takers_back for c in support.claims_for)


def _is_accepted(support: Support) -> bool:
    return support.finding is not None or _any_accepted(support.claims_for)


def _any_accepted(claims: Iterable[Claim]) -> bool:
    return any(claim.status is Status.ACCEPTED for claim in claims)


def agreed(supports: Sequence[Support]) -> list[Value]:
    """The values that count: the finding's, else those with an accepted claim, else those that anybody asserts."""
    asserted = [s for s in supports if s.value is not None and (s.claims_for or s.finding)]
    for chosen in ([s for s in asserted if s.finding], [s for s in asserted if _any_accepted(s.claims_for)], asserted):
        if chosen:
            return [s.value for s in chosen if s.value is not None]
    return []


def _one(labels: Iterable[str | None]) -> str:
    """The label that all give; those that say nothing do not disagree with one that says something."""
    distinct = set(labels) - {None, NOT_STATED}
    if not distinct:
        return NOT_STATED
    return str(distinct.pop()) if len(distinct) == 1 else DISPUTED


def year_of(value: Edtf) -> str:
    """The year, or the first and last year that the date allows."""
    if value.earliest is None or value.latest is None:
        return NOT_STATED
    first, last = value.earliest.year, value.latest.year
    return str(first) if first == last else f"{first}-{last}"


def month_of(value: Edtf) -> str:
    """Year and month; the year with XX where the month is open, as EDTF writes it."""
    if value.earliest is None or value.latest is None:
        return NOT_STATED
    first, last = (f"{d.year:04}-{d.month:02}" for d in (value.earliest, value.latest))
    if first == last:
        return first
    return f"{value.earliest.year:04}-XX" if value.earliest.year == value.latest.year else year_of(value)


def status_of(person: Person) -> str:
    """How it ended as far as sources say: the last dated point, and what is claimed without a date."""
    dated = [e for e in person.timeline if e.date is not None]
    ends = {_GROUPS.get(e.status, _HELD) for e in person.timeline if e.date is None and e.status in _GROUPS}
    if dated:
        ends.add(_GROUPS.get(dated[-1].status, _HELD))
    if not person.timeline:
        return NOT_STATED
    final = ends - {_HELD}
    if not final:
        return _HELD
    return final.pop() if len(final) == 1 else DISPUTED
