"""What people decide: decisions, judgements, findings, consent, and what was disclosed."""

from habeas.errors import Illegal, Refused
from habeas.model.sealing import replacement_item
from habeas.model.vocabulary import Kind
from habeas.register.apply.base import Applied, as_text, checked, words
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
from habeas.register.queries.nouns import claim_of, consent_of, decision_of, finding_of, judgement_of, step_of

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
    replacement = _replacement(applied, claim)
    row = DecisionRow(
        id=applied.text("decision"),
        entry=applied.seq,
        claim=claim.id,
        outcome=applied.text("outcome"),
        reason=applied.optional("reason") or "",
        actor=applied.text("actor"),
        time=applied.text("time"),
        seen=applied.integer("seen"),
        replacement=replacement.id if replacement else None,
    )
    checked(lambda: decision_of(row))
    claim.status = _STATUS[row.outcome]
    claim.save(using=applied.alias)
    applied.add(row, *([replacement] if replacement else []))


def _replacement(applied: Applied, claim: ClaimRow) -> ClaimRow | None:
    """The claim that a correction puts in the place of `claim`: another value for the same words of the same place."""
    item = replacement_item(applied.fields)
    if not item:
        return None
    row = ClaimRow(
        id=words(item, "id"),
        entry=applied.seq,
        record=claim.record,
        property=claim.property,
        status="accepted",
        sealed=as_text(item),
        run=None,
        item=None,
    )
    kind = Kind(applied.get(RecordRow, claim.record).kind)
    old, new = checked(lambda: (claim_of(claim, kind), claim_of(row, kind)))
    if (new.record, new.property, new.anchor, new.supersedes) != (old.record, old.property, old.anchor, old.id):
        raise Illegal(
            "A correction keeps the record, the property and the quote of what it corrects.", code="bad-entry"
        )
    return row


def judge(applied: Applied) -> None:
    """A person's word on two records; a later one on the same two supersedes it."""
    for side in ("left", "right"):
        applied.get(RecordRow, applied.text(side))
    row = JudgementRow(
        id=applied.text("judgement"),
        entry=applied.seq,
        left=applied.text("left"),
        right=applied.text("right"),
        verdict=applied.text("verdict"),
        reason=applied.text("reason"),
        actor=applied.text("actor"),
        time=applied.text("time"),
    )
    checked(lambda: judgement_of(row))
    applied.add(row)


def conclude(applied: Applied) -> None:
    """A finding on a person or incident, named by its earliest record."""
    subject = applied.get(RecordRow, applied.text("subject"))
    row = FindingRow(
        id=applied.text("finding"),
        entry=applied.seq,
        subject=subject.id,
        property=applied.text("property"),
        value=applied.json("value"),
        standard=applied.text("standard"),
        reason=applied.text("reason"),
        actor=applied.text("actor"),
        time=applied.text("time"),
    )
    checked(lambda: finding_of(row, Kind(subject.kind)))
    applied.add(row)


def give_consent(applied: Applied) -> None:
    """Consent for one person, named by a record."""
    applied.get(RecordRow, applied.text("person"))
    row = ConsentRow(
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
    checked(lambda: consent_of(row))
    applied.add(row)


def withdraw_consent(applied: Applied) -> None:
    """It reaches nothing that leaves from now on; what was disclosed before is in the ledger."""
    consent = applied.get(ConsentRow, applied.text("consent"))
    if consent.withdrawn is not None:
        raise Refused("This consent was withdrawn before.", code="withdrawn")
    consent.withdrawn = applied.text("time")
    consent.withdrawal_reason = applied.text("reason")
    consent.save(using=applied.alias)


def take_step(applied: Applied) -> None:
    """A step taken for one person, named by a record."""
    applied.get(RecordRow, applied.text("person"))
    row = StepRow(
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
    checked(lambda: step_of(row))
    applied.add(row)


def finish_step(applied: Applied) -> None:
    """An answer may come with the end of a step; what was noted before stays where none comes."""
    step = applied.get(StepRow, applied.text("step"))
    if step.done is not None:
        raise Refused("This step was closed before.", "Add another step.", code="done")
    step.done = applied.text("time")
    step.answer = applied.optional("answer") or step.answer
    step.save(using=applied.alias)


def disclose(applied: Applied) -> None:
    """What was handed to whom: the digest of the payload, and what was withheld."""
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
