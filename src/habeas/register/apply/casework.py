"""What people decide: decisions, judgements, findings, consent, and what was disclosed."""

from habeas.errors import Refused
from habeas.model.sealing import replacement_item
from habeas.model.value import Json
from habeas.register.apply.base import Applied, as_text, words
from habeas.register.models import (
    ClaimRow,
    ConsentRow,
    DecisionRow,
    DossierRow,
    FindingRow,
    JudgementRow,
    RecordRow,
    StepRow,
)

_STATUS = {"accept": "accepted", "reject": "rejected", "correct": "superseded"}


def decide(applied: Applied) -> None:
    """A decision changes the claim's status; a correction adds the claim that replaces it, accepted."""
    claim = applied.get(ClaimRow, applied.text("claim"))
    if claim.status == "superseded":
        raise Refused(
            f"The claim {claim.id[:8]} has been replaced by a later one.",
            "Decide on the claim that replaced it.",
            code="superseded",
        )
    outcome = applied.text("outcome")
    claim.status = _STATUS[outcome]
    claim.save(using=applied.alias)
    replacement = replacement_item(applied.fields)
    applied.add(
        DecisionRow(
            id=applied.text("decision"),
            entry=applied.seq,
            claim=claim.id,
            outcome=outcome,
            reason=applied.optional("reason") or "",
            actor=applied.text("actor"),
            time=applied.text("time"),
            seen=applied.integer("seen"),
            replacement=words(replacement, "id") if replacement else None,
        )
    )
    if replacement:
        _replace(applied, claim, replacement)


def _replace(applied: Applied, claim: ClaimRow, replacement: dict[str, Json]) -> None:
    applied.add(
        ClaimRow(
            id=words(replacement, "id"),
            entry=applied.seq,
            record=claim.record,
            property=claim.property,
            status="accepted",
            sealed=as_text(replacement),
            run=None,
            item=None,
        )
    )


def judge(applied: Applied) -> None:
    for side in ("left", "right"):
        applied.get(RecordRow, applied.text(side))
    applied.add(
        JudgementRow(
            id=applied.text("judgement"),
            entry=applied.seq,
            left=applied.text("left"),
            right=applied.text("right"),
            verdict=applied.text("verdict"),
            reason=applied.text("reason"),
            actor=applied.text("actor"),
            time=applied.text("time"),
        )
    )


def conclude(applied: Applied) -> None:
    """A finding on a person or incident, named by its earliest record."""
    applied.get(RecordRow, applied.text("subject"))
    applied.add(
        FindingRow(
            id=applied.text("finding"),
            entry=applied.seq,
            subject=applied.text("subject"),
            property=applied.text("property"),
            value=applied.json("value"),
            standard=applied.text("standard"),
            reason=applied.text("reason"),
            actor=applied.text("actor"),
            time=applied.text("time"),
        )
    )


def give_consent(applied: Applied) -> None:
    applied.get(RecordRow, applied.text("person"))
    applied.add(
        ConsentRow(
            id=applied.text("consent"),
            entry=applied.seq,
            person=applied.text("person"),
            given_by=applied.text("given_by"),
            recipients=applied.json("recipients"),
            fields=applied.json("fields"),
            uses=applied.text("uses"),
            time=applied.text("time"),
            withdrawn=None,
            withdrawal_reason="",
        )
    )


def withdraw_consent(applied: Applied) -> None:
    consent = applied.get(ConsentRow, applied.text("consent"))
    if consent.withdrawn is not None:
        raise Refused("This consent was withdrawn before.", code="withdrawn")
    consent.withdrawn = applied.text("time")
    consent.withdrawal_reason = applied.text("reason")
    consent.save(using=applied.alias)


def take_step(applied: Applied) -> None:
    applied.get(RecordRow, applied.text("person"))
    applied.add(
        StepRow(
            id=applied.text("step"),
            entry=applied.seq,
            person=applied.text("person"),
            what=applied.text("what"),
            towards=applied.text("towards"),
            by=applied.optional("by") or "",
            date=applied.optional("date"),
            answer=applied.optional("answer") or "",
            due=applied.optional("due"),
            assigned=applied.optional("assigned") or "",
            done=None,
        )
    )


def finish_step(applied: Applied) -> None:
    """An answer may come with the end of a step; what was noted before stays where none comes."""
    step = applied.get(StepRow, applied.text("step"))
    if step.done is not None:
        raise Refused("This step was closed before.", "Add another step.", code="done")
    step.done = applied.text("time")
    step.answer = applied.optional("answer") or step.answer
    step.save(using=applied.alias)


def disclose(applied: Applied) -> None:
    applied.add(
        DossierRow(
            id=applied.text("dossier"),
            entry=applied.seq,
            recipient=applied.text("recipient"),
            subjects=applied.json("subjects"),
            manifest=applied.text("manifest"),
            redactions=applied.json("redactions"),
            actor=applied.text("actor"),
            time=applied.text("time"),
        )
    )
