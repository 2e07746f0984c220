"""Rows as nouns. Appliers too make the noun of each row that they add: what no query could read is refused."""

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from habeas.model.case import Consent, Decision, Finding, Judgement, Pair, Step
from habeas.model.edtf import Edtf
from habeas.model.exhibit import Custody, Exhibit, Source, SourceKind
from habeas.model.record import Claim, Record
from habeas.model.sealing import claim_from
from habeas.model.stamp import Authority, Stamp, bytes_from, evidence_from
from habeas.model.text import Text
from habeas.model.value import from_json
from habeas.model.vocabulary import Kind, Outcome, Status, Verdict
from habeas.register.models import (
    AuthorityRow,
    ClaimRow,
    ConsentRow,
    CustodyRow,
    DecisionRow,
    ExhibitRow,
    FindingRow,
    JudgementRow,
    RecordRow,
    SourceRow,
    StampRow,
    StepRow,
    TextRow,
    UndecidedRow,
)
from habeas.register.pieces import segments_from


def exhibit_of(row: ExhibitRow) -> Exhibit:
    return Exhibit(row.id, row.sha256, row.size, row.media_type, row.parent)


def custody_of(row: CustodyRow, actor: str) -> Custody:
    """`actor` is the name of whoever made the note."""
    fields = json.loads(row.fields)
    return Custody(
        exhibit=row.exhibit,
        name=row.name,
        source=fields.get("source"),
        received_from=fields.get("received_from"),
        url=fields.get("url"),
        obtained=_edtf(fields.get("obtained")),
        published=_edtf(fields.get("published")),
        note=fields.get("note"),
        noted_by=actor,
        noted_at=row.time,
    )


def source_of(row: SourceRow) -> Source:
    return Source(row.id, row.name, SourceKind(row.kind), row.reliability, row.reason, row.confidential)


def text_of(row: TextRow) -> Text:
    segments = segments_from(json.loads(row.segments))
    return Text(row.id, row.exhibit, row.reader, row.version, row.language, row.characters, segments)


def record_of(row: RecordRow, claims: Iterable[Claim] = ()) -> Record:
    return Record(row.id, Kind(row.kind), row.exhibit, row.text, row.source, tuple(claims))


def claim_of(row: ClaimRow, kind: Kind) -> Claim:
    """`kind` is that of the claim's record."""
    return replace(claim_from(json.loads(row.sealed), kind), status=Status(row.status))


def decision_of(row: DecisionRow) -> Decision:
    outcome = Outcome(row.outcome)
    return Decision(row.id, row.claim, outcome, row.actor, row.time, row.seen, row.reason, row.replacement)


def judgement_of(row: JudgementRow) -> Judgement:
    return Judgement(row.id, (row.left, row.right), Verdict(row.verdict), row.reason, row.actor, row.time)


def finding_of(row: FindingRow, kind: Kind) -> Finding:
    """`kind` is that of the subject's records."""
    value = from_json(kind, row.property, json.loads(row.value))
    if value is None:
        raise ValueError("a finding without a value")
    return Finding(row.id, row.subject, row.property, value, row.standard, row.reason, row.actor, row.time)


def consent_of(row: ConsentRow) -> Consent:
    return Consent(
        id=row.id,
        person=row.person,
        given_by=row.given_by,
        recipients=tuple(json.loads(row.recipients)),
        fields=tuple(json.loads(row.fields)),
        uses=row.uses,
        time=row.time,
        withdrawn=row.withdrawn,
        withdrawal_reason=row.withdrawal_reason,
    )


def step_of(row: StepRow) -> Step:
    date, due = _edtf(row.date), _edtf(row.due)
    return Step(row.id, row.person, row.what, row.towards, row.by, date, row.answer, due, row.assigned, row.done)


def pair_of(row: UndecidedRow) -> Pair:
    return Pair(row.left, row.right, Decimal(row.score), tuple(json.loads(row.reasons)))


def authority_of(row: AuthorityRow) -> Authority:
    return Authority(row.id, row.url, bytes_from(json.loads(row.certificates)), row.dropped is None)


def stamp_of(row: StampRow) -> Stamp:
    evidence = evidence_from(json.loads(row.evidence))
    return Stamp(row.id, row.entry, row.size, row.authority, datetime.fromisoformat(row.time), evidence)


def _edtf(text: str | None) -> Edtf | None:
    return Edtf(text) if text else None
