"""habeas summary: the whole register on one screen."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from habeas.commands.base import Answer, Session
from habeas.commands.counting import figures, tally
from habeas.commands.show import attribution_json, value_json
from habeas.commands.view import View, view, with_role
from habeas.ledger.note import fingerprint, read_note
from habeas.model.case import Incident, Person, Side
from habeas.model.record import Record
from habeas.publish.show import disagreement
from habeas.register.queries.casework import disclosed
from habeas.register.queries.evidence import Held, exhibits, sources

Row = dict[str, Any]


def summary(session: Session) -> Answer:
    """What came in, what is claimed by whom, where sources contradict each other, which figures do not add up, who is
    counted, and what was sealed."""
    now = view(session)
    held = exhibits(session.alias)
    names = {source.id: source.name for source in sources(session.alias)}
    counted: Any = tally(session, "act", []).data
    fits: Any = figures(session).data
    data = {
        "exhibits": _exhibits(held, now, names),
        "claims": _by_source(now.records, names),
        "contradictions": list(_contradictions(now)),
        "figures": [finding for finding in fits["findings"] if finding["kind"] != "compatible"],
        "tally": counted,
        "persons": len(with_role(now.persons, "victim")),
        "undecided": len(now.clustering.undecided),
        "sealed": _sealed(session, held),
    }
    return Answer(data)


def _exhibits(held: tuple[Held, ...], now: View, names: dict[str, str]) -> list[Row]:
    languages = {text.exhibit: text.language for text in now.texts}
    counted = Counter(record.exhibit for record in now.records)
    return [
        {
            "id": h.exhibit.id,
            "name": h.name,
            "source": names.get(h.first("source") or ""),
            "media_type": h.exhibit.media_type,
            "language": languages.get(h.exhibit.id),
            "records": counted[h.exhibit.id],
        }
        for h in held
    ]


def _by_source(records: tuple[Record, ...], names: dict[str, str]) -> list[Row]:
    rows: dict[str, Counter[str]] = {}
    for record in records:
        counted = rows.setdefault(names.get(record.source or "", "no source named"), Counter())
        counted[record.kind.value] += 1
        for claim in record.claims:
            counted[claim.status.value] += 1
    return [{"source": source, **counted} for source, counted in rows.items()]


def _contradictions(now: View) -> Iterator[Row]:
    """Each with its sides: what is said, for or against, by whom, in which words."""
    subjects: dict[str, Person | Incident] = {p.id: p for p in now.persons} | {i.id: i for i in now.incidents}
    names = {person.id: _values(person, "name") for person in now.persons}
    for found in now.contradictions():
        concerned = [subjects[s] for s in found.subjects if s in subjects]
        yield {
            "subject": "person" if isinstance(concerned[0], Person) else "incident",
            "ids": list(found.subjects),
            "label": ", ".join(dict.fromkeys(_label(subject, names) for subject in concerned)),
            "property": found.property,
            "says": disagreement(found.property, [side.stance.value for side in found.sides]),
            "sides": [_side(side) for side in found.sides],
        }


def _label(subject: Person | Incident, names: dict[str, str]) -> str:
    """The names of a person; of an incident its acts and the names of its victims."""
    if isinstance(subject, Person):
        return names[subject.id]
    victims = [names[id] for id in subject.victims if id in names]
    return " of ".join(filter(None, [_values(subject, "act"), ", ".join(victims)]))


def _values(subject: Person | Incident, property: str) -> str:
    return " / ".join(str(s.value) for s in subject.properties.get(property, ()) if s.value is not None)


def _side(side: Side) -> Row:
    """One of the claims by each voice, so that a text that says it ten times speaks once."""
    by_voice = {tuple(v.who for v in claim.attribution): claim for claim in reversed(side.claims)}
    claims = [
        {"id": c.id, "quote": c.anchor.quote, "attribution": attribution_json(c.attribution)}
        for c in reversed(by_voice.values())
    ]
    return {"value": value_json(side.value), "stance": side.stance.value, "claims": claims}


def _sealed(session: Session, held: tuple[Held, ...]) -> Row:
    head, _ = read_note(session.register.log.note())
    return {
        "items": len(held),
        "bytes": sum(h.exhibit.size for h in held),
        "entries": head.size,
        "root": head.root.hex(),
        "fingerprint": fingerprint(session.register.keyring.public_key),
        "disclosed": len(disclosed(session.alias)),
    }
