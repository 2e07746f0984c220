"""habeas persons, person, incidents and incident."""

from collections.abc import Iterable

from habeas.commands.base import Answer, Session
from habeas.commands.show import Shown, claim_json, contradiction_json, event_json, pair_json, support_json
from habeas.commands.view import View, view, with_role
from habeas.model.case import Incident, Person
from habeas.model.record import Record


def persons(session: Session, role: str | None = None) -> Answer:
    """The people that the records amount to, in the order in which they first appeared; of one role, or all."""
    found = view(session).persons
    return Answer([person_json(person) for person in (with_role(found, role) if role else found)])


def person(session: Session, prefix: str) -> Answer:
    now = view(session)
    found = now.person(session, prefix)
    more = {"claims": _claims(found.records), "contradictions": _contradictions(now, found.id)}
    return Answer(person_json(found) | more)


def incidents(session: Session) -> Answer:
    return Answer([incident_json(incident) for incident in view(session).incidents])


def incident(session: Session, prefix: str) -> Answer:
    now = view(session)
    found = now.incident(session, prefix)
    more = {"claims": _claims(found.records), "contradictions": _contradictions(now, found.id)}
    return Answer(incident_json(found) | more)


def _contradictions(now: View, subject: str) -> list[Shown]:
    labels = now.labels()
    return [contradiction_json(c, labels) for c in now.contradictions() if subject in c.subjects]


def person_json(person: Person) -> Shown:
    roles = dict.fromkeys(role for record in person.records for role in record.roles)
    return {
        "id": person.id,
        "records": [record.id for record in person.records],
        "roles": list(roles),
        "properties": {name: [support_json(s) for s in found] for name, found in person.properties.items()},
        "status_timeline": [event_json(event) for event in person.timeline],
        "undecided": [pair_json(pair) for pair in person.undecided],
    }


def incident_json(incident: Incident) -> Shown:
    return {
        "id": incident.id,
        "records": [record.id for record in incident.records],
        "properties": {name: [support_json(s) for s in found] for name, found in incident.properties.items()},
        "victims": list(incident.victims),
    }


def _claims(records: Iterable[Record]) -> list[Shown]:
    """The claims that the supports name, in full, so that one call answers who says what in which words."""
    return [claim_json(claim) for record in records for claim in record.claims]
