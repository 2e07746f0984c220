"""habeas records, decide and finding."""

import json
import tomllib
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from habeas.commands.base import Answer, Session
from habeas.commands.show import claim_json, finding_json, records_json
from habeas.errors import BadInput, HabeasError, NotFound, Problem, Refused
from habeas.model.case import Decision, Finding
from habeas.model.record import Claim, Record
from habeas.model.sealing import replacement_fields
from habeas.model.value import Json, Value, from_json, to_json
from habeas.model.vocabulary import Kind, Outcome, Status
from habeas.register.queries.casework import findings
from habeas.register.queries.evidence import exhibits
from habeas.register.queries.find import find
from habeas.register.queries.records import claims, records
from habeas.register.register import Change


def list_records(
    session: Session, *, kind: str | None = None, status: str | None = None, exhibit: str | None = None
) -> Answer:
    """Records of one kind, with a claim of one status, from one exhibit; or all."""
    found = records(
        session.alias,
        kind=Kind(kind) if kind else None,
        status=Status(status) if status else None,
        exhibit=find(session.alias, exhibit, "exhibit")[1] if exhibit else None,
    )
    return Answer(records_json(found))


@dataclass(frozen=True, slots=True)
class Wish:
    """One decision that a person asks for, on a claim or on all open claims of a record."""

    target: str
    outcome: Outcome
    value: Json = None
    reason: str = ""


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
            problems.append(replace(error.problem(), path=wish.target))
            continue
        changes += [change for change, _ in found]
        replaced |= {claim.id for claim, _ in wanted if wish.outcome is Outcome.CORRECT}
        touched += [id for _, ids in found for id in ids]
    session.record(changes)
    by_id = {claim.id: claim for claim in claims(session.alias, tuple(touched))}
    return Answer([claim_json(by_id[id]) for id in dict.fromkeys(touched)], tuple(problems))


def decide_alike(session: Session, targets: Sequence[str], outcome: Outcome, value: str | None, reason: str) -> Answer:
    """The same decision on several claims or records; `value` as typed."""
    read = read_value(value)
    return decide(session, [Wish(target, outcome, read, reason) for target in targets])


def decide_from(session: Session, path: Path) -> Answer:
    """The decisions of a file; what cannot be understood is named, the rest is decided."""
    wishes, problems = wishes_from(session, path)
    answer = decide(session, wishes)
    return Answer(answer.data, (*problems, *answer.problems))


def _claims_of(session: Session, wish: Wish, replaced: Set[str]) -> list[tuple[Claim, Kind]]:
    """The claims that a wish speaks of; `replaced` are those that the same command has corrected already."""
    kind, id = find(session.alias, wish.target, "claim", "record")
    if kind == "claim":
        claim = next(claims(session.alias, (id,)))
        if claim.status is Status.SUPERSEDED or id in replaced:
            do = "Decide on the claim that replaced it."
            raise Refused("This claim has been replaced by a later one.", do, code="superseded")
        return [(claim, records(session.alias, ids=(claim.record,))[0].kind)]
    record = records(session.alias, ids=(id,))[0]
    if wish.outcome is Outcome.CORRECT:
        raise BadInput(
            "A correction is made on one claim, not on a whole record.", "Name the claim.", code="not-a-claim"
        )
    found = [
        (claim, record.kind) for claim in record.claims if claim.status is Status.PROPOSED and claim.id not in replaced
    ]
    if not found:
        raise BadInput("No claim of this record waits for a decision.", "See it with: habeas records", code="none-open")
    return found


def _change(session: Session, claim: Claim, kind: Kind, wish: Wish, seen: int) -> tuple[Change, list[str]]:
    replacement = _corrected(session, claim, kind, wish) if wish.outcome is Outcome.CORRECT else None
    decision = Decision(
        session.world.new_id(), claim.id, wish.outcome, session.actor.id, "", seen, wish.reason,
        replacement.id if replacement else None,
    )  # fmt: skip
    fields: dict[str, Json] = {
        "decision": decision.id,
        "claim": claim.id,
        "outcome": decision.outcome.value,
        "reason": decision.reason or None,
        "seen": seen,
    }
    fields |= replacement_fields(replacement) if replacement else {}
    return Change("decide", fields), [claim.id, *([replacement.id] if replacement else [])]


def _corrected(session: Session, claim: Claim, kind: Kind, wish: Wish) -> Claim:
    """The claim that replaces: what the source says, as the person reads it, in the same words of the same place."""
    value = from_json(kind, claim.property, _read_value(claim, wish.value))
    if value is None:
        raise BadInput("A correction needs the value that is right.", "Add --value.", code="no-value")
    return replace(
        claim,
        id=session.world.new_id(),
        value=value,
        unresolved=None,
        supersedes=claim.id,
        proposer=session.actor.id,
        confidence=Decimal("1.00"),
        status=Status.ACCEPTED,
    )


def _read_value(claim: Claim, raw: Json) -> Json:
    """References may be corrected by their words alone."""
    old = to_json(claim.value)
    if isinstance(raw, str) and isinstance(old, dict) and "record" in old:
        return {**old, "record": None, "text": raw}
    return raw


def read_decisions(path: Path) -> tuple[list[dict[str, Any]], str]:
    """The rows of a decisions file (TOML, `[[decision]]`); raises `BadInput` where it is not one."""
    try:
        found = tomllib.loads(path.read_text("utf-8"))
        rows = found["decision"]
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise ValueError("no list")
    except (OSError, ValueError, KeyError) as error:
        raise BadInput(
            f"{path.name} is not a file of decisions.",
            "It is a TOML file with a [[decision]] table for each; see docs/reference.md.",
            code="bad-decisions",
            path=str(path),
        ) from error
    return rows, path.name


def wishes_from(session: Session, path: Path) -> tuple[list[Wish], list[Problem]]:
    """The decisions of a file. Each names a claim or record by id, or by what it says: quote, property, kind."""
    rows, name = read_decisions(path)
    every = records(session.alias)
    names = {held.exhibit.id: {note.name for note in held.custody} for held in exhibits(session.alias)}
    wishes, problems = [], []
    for number, row in enumerate(rows, 1):
        try:
            targets = [str(row["target"])] if "target" in row else _matching(every, names, row)
            outcome = Outcome(str(row["decide"]))
        except (HabeasError, KeyError, ValueError) as error:
            says = error.says if isinstance(error, HabeasError) else "It needs “decide” with accept, reject or correct."
            problems.append(Problem(f"{name}, decision {number}", "bad-decision", says, "Mend this decision."))
            continue
        wishes += [Wish(target, outcome, row.get("value"), str(row.get("reason", ""))) for target in targets]
    return wishes, problems


def _matching(every: Sequence[Record], names: Mapping[str, set[str]], row: dict[str, Any]) -> list[str]:
    """Ids of the claims that fit every given filter; none, or more than one without `all = true`, is refused."""
    found = [claim.id for record in every for claim in record.claims if _fits(record, claim, names, row)]
    if not found:
        raise NotFound("No claim fits it.", code="none-fits")
    if len(found) > 1 and not row.get("all"):
        raise NotFound(f"{len(found)} claims fit it; add all = true if it means them all.", code="ambiguous")
    return found


def _fits(record: Record, claim: Claim, names: Mapping[str, set[str]], row: dict[str, Any]) -> bool:
    actual: dict[str, set[str]] = {
        "kind": {record.kind.value},
        "property": {claim.property},
        "quote": {claim.anchor.quote},
        "as_written": {claim.as_written},
        "person": {str(value) for value in record.values("name")},
        "exhibit": names.get(record.exhibit, set()),
    }
    wanted = {name: row[name] for name in actual if name in row}
    fits = all(value in actual[name] for name, value in wanted.items())
    return bool(wanted) and fits and claim.status is Status.PROPOSED


def conclude(session: Session, subject: str, property: str, value: Json, standard: str, reason: str) -> Answer:
    """The team's conclusion on one property of a person or incident."""
    id = find(session.alias, subject, "record")[1]
    kind = records(session.alias, ids=(id,))[0].kind
    understood: Value | None = from_json(kind, property, value)
    if understood is None:
        raise BadInput("A finding needs a value.", "Add --value.", code="no-value")
    finding = Finding(session.world.new_id(), id, property, understood, standard, reason, session.actor.id, "")
    fields: dict[str, Json] = {
        "finding": finding.id,
        "subject": id,
        "property": property,
        "value": to_json(understood),
        "standard": standard,
        "reason": reason,
    }
    session.record([Change("conclude", fields)])
    return Answer(finding_json(next(f for f in findings(session.alias) if f.id == finding.id)))


def read_value(words: str | None) -> Json:
    """A value as typed: JSON where it is an object, list, number or truth value; else the words themselves."""
    if words is None:
        return None
    try:
        found: Json = json.loads(words)
    except ValueError:
        return words
    return words if isinstance(found, str | float) or found is None else found
