"""What the records amount to right now: persons and incidents under the latest linkage."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from habeas.commands.base import Session
from habeas.link.contrast import contradictions
from habeas.link.origins import fingerprint, near_copies
from habeas.link.portrait import incidents, persons
from habeas.model.case import Clustering, Contradiction, Incident, Person
from habeas.model.record import Record
from habeas.model.text import Text
from habeas.model.vocabulary import Kind
from habeas.register.queries.casework import clustering, findings
from habeas.register.queries.evidence import texts
from habeas.register.queries.find import find_record
from habeas.register.queries.records import records


@dataclass(frozen=True, slots=True)
class View:
    """The whole register as nouns, read once."""

    records: tuple[Record, ...]
    texts: tuple[Text, ...]
    clustering: Clustering
    persons: tuple[Person, ...]
    incidents: tuple[Incident, ...]
    copies: Mapping[str, str]

    def contradictions(self) -> tuple[Contradiction, ...]:
        """Where sources contradict each other."""
        return contradictions(self.persons, self.incidents, (r for r in self.records if r.kind is Kind.STATEMENT))

    def labels(self) -> dict[str, str]:
        """What people call each person and incident: the names as written; of an incident its acts and its victims."""
        found = {person.id: _values(person, "name") or "a person not named" for person in self.persons}
        for incident in self.incidents:
            victims = ", ".join(found[victim] for victim in incident.victims if victim in found)
            acts = _values(incident, "act").replace("_", " ") or "incident"
            found[incident.id] = " of ".join(filter(None, [acts, victims]))
        return found

    def person(self, session: Session, prefix: str) -> Person:
        """The person of which a record has this id; ids of merged persons lead here too."""
        record = find_record(session.alias, prefix, Kind.PERSON)[1]
        return next(person for person in self.persons if record in {r.id for r in person.records})

    def incident(self, session: Session, prefix: str) -> Incident:
        """The incident of which a record has this id."""
        record = find_record(session.alias, prefix, Kind.INCIDENT)[1]
        return next(incident for incident in self.incidents if record in {r.id for r in incident.records})


def view(session: Session) -> View:
    """Persons and incidents of now, derived from records, judgements and findings; nothing is stored."""
    every = records(session.alias)
    all_texts = tuple(texts(session.alias))
    grouped = clustering(session.alias)
    concluded = findings(session.alias)
    copies = near_copies({text.id: fingerprint(text.characters) for text in all_texts})
    return View(
        records=every,
        texts=all_texts,
        clustering=grouped,
        persons=persons(every, grouped, concluded, copies=copies),
        incidents=incidents(every, grouped, concluded, copies=copies),
        copies=copies,
    )


def with_role(found: Sequence[Person], role: str) -> tuple[Person, ...]:
    """Those for whom a standing claim asserts the role."""
    return tuple(p for p in found if any(role in record.roles for record in p.records))


def _values(subject: Person | Incident, property: str) -> str:
    return " / ".join(
        str(s.value) for s in subject.properties.get(property, ()) if s.value is not None and s.claims_for
    )
