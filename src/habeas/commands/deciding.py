"""habeas records, decide and finding."""

from collections.abc import Sequence, Set
from dataclasses import replace
from pathlib import Path

from habeas.commands.base import Answer, Session
from habeas.commands.show import claim_json, finding_json, records_json
from habeas.errors import HabeasError
from habeas.model.case import Decision, Finding
from habeas.model.record import Claim
from habeas.model.sealing import replacement_fields
from habeas.model.value import Json, to_json
from habeas.model.vocabulary import Kind, Outcome, Status
from habeas.register.files import read_words
from habeas.register.queries.casework import findings
from habeas.register.queries.evidence import exhibits
from habeas.register.queries.find import find, find_record
from habeas.register.queries.records import claims, records
from habeas.register.register import Change
from habeas.review.deciding import Wish, corrected, may_be_decided, waiting
from habeas.review.matching import not_decisions, wishes_in
from habeas.review.queue import queue
from habeas.review.values import read_value


def list_records(
    session: Session,
    *,
    kind: Kind | None = None,
    status: Status | None = None,
    exhibit: str | None = None,
    queued: bool = False,
) -> Answer:
    """Records of one kind, with a claim of one status, from one exhibit; or all.

    They come in the order in which they were proposed; `queued` those that wait, in the order in which to decide them.
    """
    from_exhibit = find(session.alias, exhibit, "exhibit")[1] if exhibit else None
    found = records(session.alias, kind=kind, status=status, exhibit=from_exhibit)
    return Answer(records_json(queue(found) if queued else found))


def decide(session: Session, wishes: Sequence[Wish]) -> Answer:
    """Record the decisions, all of them together; a wish that cannot be met is named and the others are done."""
    seen = session.register.log.size()
    changes, touched, problems = [], [], []
    replaced: set[str] = set()
    for wish in wishes:
        try:
            wanted = _claims_of(session, wish, replaced)
            found = [_change(session, claim, kind, wish, seen) for claim, kind in wanted]
        except HabeasError as error:
            problems.append(replace(error.problem(), path=wish.where or wish.target))
            continue
        changes += [change for change, _ in found]
        replaced |= {claim.id for claim, _ in wanted if wish.outcome is Outcome.CORRECT}
        touched += [id for _, ids in found for id in ids]
    session.record(changes)
    by_id = {claim.id: claim for claim in claims(session.alias, tuple(touched))}
    return Answer([claim_json(by_id[id]) for id in dict.fromkeys(touched)], tuple(problems))


def decide_from(session: Session, path: Path) -> Answer:
    """The decisions of a file; what cannot be understood is named, the rest is decided."""
    try:
        document = read_words(path)
    except (OSError, ValueError) as error:
        raise not_decisions(path.name) from error
    names = {held.exhibit.id: {note.name for note in held.custody} for held in exhibits(session.alias)}
    wishes, problems = wishes_in(document, path.name, records(session.alias), names)
    answer = decide(session, wishes)
    return Answer(answer.data, (*problems, *answer.problems))


def _claims_of(session: Session, wish: Wish, replaced: Set[str]) -> list[tuple[Claim, Kind]]:
    """The claims that a wish speaks of; `replaced` are those that the same command has corrected already."""
    what, id = find(session.alias, wish.target, "claim", "record")
    if what == "claim":
        claim = may_be_decided(next(claims(session.alias, (id,))), replaced)
        return [(claim, records(session.alias, ids=(claim.record,))[0].kind)]
    record = records(session.alias, ids=(id,))[0]
    return [(claim, record.kind) for claim in waiting(record, wish, replaced)]


def _change(session: Session, claim: Claim, kind: Kind, wish: Wish, seen: int) -> tuple[Change, list[str]]:
    """The entry of one decision, and the ids of the claims that it changes."""
    new = None
    if wish.outcome is Outcome.CORRECT:
        new = corrected(claim, kind, wish.value, id=session.world.new_id(), actor=session.actor.id)
    decision = Decision(
        session.world.new_id(), claim.id, wish.outcome, session.actor.id, "", seen, wish.reason, new.id if new else None
    )
    fields: dict[str, Json] = {
        "decision": decision.id,
        "claim": claim.id,
        "outcome": decision.outcome.value,
        "reason": decision.reason or None,
        "seen": seen,
    }
    fields |= replacement_fields(new) if new else {}
    return Change("decide", fields), [claim.id, *([new.id] if new else [])]


def conclude(session: Session, subject: str, property: str, value: object, standard: str, reason: str) -> Answer:
    """The team's conclusion on one property of a person or incident; `value` as typed."""
    kind, id = find_record(session.alias, subject, Kind.PERSON, Kind.INCIDENT)
    concluded = read_value(kind, property, value)
    finding = Finding(session.world.new_id(), id, property, concluded, standard, reason, session.actor.id, "")
    fields: dict[str, Json] = {
        "finding": finding.id,
        "subject": id,
        "property": property,
        "value": to_json(concluded),
        "standard": standard,
        "reason": reason,
    }
    session.record([Change("conclude", fields)])
    return Answer(finding_json(next(f for f in findings(session.alias) if f.id == finding.id)))
