"""Decisions, judgements, findings, consents, clusters and dossiers."""

import json
from decimal import Decimal

from habeas.model.case import Clustering, Consent, Finding, Judgement, Pair, Step
from habeas.model.edtf import Edtf
from habeas.model.value import from_json
from habeas.model.vocabulary import Kind, Verdict
from habeas.register.models import (
    ConsentRow,
    DossierRow,
    FindingRow,
    JudgementRow,
    MembershipRow,
    RecordRow,
    RunRow,
    StepRow,
    UndecidedRow,
)


def judgements(alias: str) -> tuple[Judgement, ...]:
    """All judgements, oldest first; a later one on the same two records supersedes an earlier one."""
    rows = JudgementRow.objects.using(alias).order_by("entry")
    return tuple(Judgement(r.id, (r.left, r.right), Verdict(r.verdict), r.reason, r.actor, r.time) for r in rows)


def findings(alias: str) -> tuple[Finding, ...]:
    """All findings, oldest first; a later one on the same property supersedes an earlier one."""
    kinds = dict(RecordRow.objects.using(alias).values_list("id", "kind"))
    return tuple(_finding(row, Kind(kinds[row.subject])) for row in FindingRow.objects.using(alias).order_by("entry"))


def _finding(row: FindingRow, kind: Kind) -> Finding:
    value = from_json(kind, row.property, json.loads(row.value))
    if value is None:
        value = ""
    return Finding(row.id, row.subject, row.property, value, row.standard, row.reason, row.actor, row.time)


def consents(alias: str) -> tuple[Consent, ...]:
    rows = ConsentRow.objects.using(alias).order_by("entry")
    return tuple(
        Consent(
            id=r.id,
            person=r.person,
            given_by=r.given_by,
            recipients=tuple(json.loads(r.recipients)),
            fields=tuple(json.loads(r.fields)),
            uses=r.uses,
            time=r.time,
            withdrawn=r.withdrawn,
            withdrawal_reason=r.withdrawal_reason,
        )
        for r in rows
    )


def steps(alias: str) -> tuple[Step, ...]:
    return tuple(
        Step(r.id, r.person, r.what, r.towards, r.by, _edtf(r.date), r.answer, _edtf(r.due), r.assigned, r.done)
        for r in StepRow.objects.using(alias).order_by("entry")
    )


def _edtf(text: str | None) -> Edtf | None:
    return Edtf(text) if text else None


def clusters(alias: str) -> dict[str, str]:
    """Record id to the id of its cluster, under the latest linkage; a record that is not named stands alone."""
    return dict(MembershipRow.objects.using(alias).values_list("id", "cluster"))


def undecided(alias: str) -> tuple[Pair, ...]:
    rows = UndecidedRow.objects.using(alias).order_by("-score", "id")
    return tuple(Pair(r.left, r.right, Decimal(r.score), tuple(json.loads(r.reasons))) for r in rows)


def clustering(alias: str) -> Clustering:
    """The latest linkage over the person records of now: a record that came later stands alone, at the end.

    Of the pairs only the undecided ones have rows; the others lie in the sealed run.
    """
    member_of = clusters(alias)
    people = RecordRow.objects.using(alias).filter(kind="person").order_by("entry", "item").values_list("id", flat=True)
    groups: dict[str, list[str]] = {}
    for record in people:
        groups.setdefault(member_of.get(record, record), []).append(record)
    runs = RunRow.objects.using(alias).filter(stage="link").order_by("-entry")
    model = runs.values_list("program", "version").first()
    pairs = undecided(alias)
    return Clustering(tuple(map(tuple, groups.values())), pairs, pairs, " ".join(model) if model else "none")


def disclosed(alias: str) -> list[dict[str, str]]:
    """To whom what was disclosed, oldest first."""
    rows = DossierRow.objects.using(alias).order_by("entry")
    return [{"id": r.id, "recipient": r.recipient, "manifest": r.manifest, "time": r.time} for r in rows]
