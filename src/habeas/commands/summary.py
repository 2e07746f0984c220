"""habeas summary: the whole register on one screen."""

from collections import Counter
from typing import Any

from habeas.commands.base import Answer, Session
from habeas.commands.counting import figures, tally_of
from habeas.commands.show import contradiction_json, pair_json
from habeas.commands.view import View, view, with_role
from habeas.count.facts import facts
from habeas.ledger.note import fingerprint, read_note
from habeas.model.case import Pair
from habeas.model.record import Record
from habeas.publish.show import media_words
from habeas.register.check_stamps import debt_words
from habeas.register.queries.casework import disclosed
from habeas.register.queries.evidence import Held, exhibits, sources
from habeas.register.queries.stamps import unstamped

Row = dict[str, Any]


def summary(session: Session) -> Answer:
    """What came in, what is claimed by whom, where sources contradict each other, which figures do not add up, who is
    counted, and what was sealed."""
    now = view(session)
    labels = now.labels()
    held = exhibits(session.alias)
    names = {source.id: source.name for source in sources(session.alias)}
    data = {
        "exhibits": _exhibits(held, now, names),
        "claims": _by_source(now.records, names),
        "contradictions": [contradiction_json(found, labels) for found in now.contradictions()],
        "figures": _figures(session),
        "persons": len(with_role(now.persons, "victim")),
        "counted": _counted(now, labels),
        "undecided": [pair_json(p) | {"names": _names(now, p, labels)} for p in now.clustering.undecided],
        "sealed": _sealed(session, held),
    }
    return Answer(data)


def _figures(session: Session) -> Row:
    """Which figures do not hold; how many others there are."""
    answer: Any = figures(session).data
    kinds = Counter(finding["kind"] for finding in answer["findings"])
    fitting = ("compatible", "documented_beside_claimed")
    misfits = [finding for finding in answer["findings"] if finding["kind"] not in fitting]
    return {"misfits": misfits, **{name.partition("_")[0]: kinds[name] for name in fitting}}


def _counted(now: View, labels: dict[str, str]) -> list[Row]:
    """By act: the documented count, and who it is made of."""
    told = facts(now.persons, now.incidents)
    rows = []
    for row in tally_of(now, ["act"], {}).rows:
        people: dict[str, bool] = {}
        for fact in told:
            if row.by["act"] in fact.labels["act"]:
                people[fact.person] = people.get(fact.person, False) or fact.accepted
        persons = [{"person": id, "name": labels[id], "accepted": accepted} for id, accepted in people.items()]
        rows.append({"act": row.by["act"], "minimum": row.minimum, "maximum": row.maximum, "persons": persons})
    return rows


def _names(now: View, pair: Pair, labels: dict[str, str]) -> list[str]:
    person = {record.id: p.id for p in now.persons for record in p.records}
    return [labels.get(person.get(side, side), "") for side in (pair.left, pair.right)]


def _exhibits(held: tuple[Held, ...], now: View, names: dict[str, str]) -> list[Row]:
    languages = {text.exhibit: text.language for text in now.texts}
    counted = Counter(record.exhibit for record in now.records)
    return [
        {
            "id": h.exhibit.id,
            "name": h.name,
            "source": names.get(h.first("source") or ""),
            "media_type": h.exhibit.media_type,
            "kind": media_words(h.exhibit.media_type),
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


def _sealed(session: Session, held: tuple[Held, ...]) -> Row:
    head, _ = read_note(session.register.log.note())
    debt = unstamped(session.alias)
    return {
        "items": len(held),
        "bytes": sum(h.exhibit.size for h in held),
        "entries": head.size,
        "root": head.root.hex(),
        "fingerprint": fingerprint(session.register.keyring.public_key),
        "disclosed": len(disclosed(session.alias)),
        "unstamped_since": debt.since if debt else None,
        "time": debt_words(debt, session.world.now()) if debt else "The head is time-stamped.",
    }
