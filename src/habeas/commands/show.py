"""Nouns as the JSON that INTERFACE.md promises. Here, and only here, decimals become numbers."""

from collections.abc import Mapping, Sequence
from typing import Any

from habeas.model.case import Contradiction, Finding, Judgement, Pair, Side, StatusEvent, Support
from habeas.model.exhibit import Source
from habeas.model.record import Attribution, Claim, Record
from habeas.model.value import Place, Value, to_json
from habeas.publish.show import disagreement

Shown = dict[str, Any]


def value_json(value: Value | None) -> Any:
    """A value as printed: coordinates as numbers."""
    shown: Any = to_json(value)
    if isinstance(value, Place):
        shown |= {axis: None if shown[axis] is None else float(shown[axis]) for axis in ("lat", "lon")}
    return shown


def attribution_json(attribution: Attribution) -> list[Shown]:
    return [{"who": v.who, "how": v.how.value, "hedge": v.hedge} for v in attribution]


def claim_json(claim: Claim) -> Shown:
    return {
        "id": claim.id,
        "property": claim.property,
        "value": value_json(claim.value),
        "as_written": claim.as_written,
        "stance": claim.stance.value,
        "status": claim.status.value,
        "text": claim.anchor.text,
        "quote": claim.anchor.quote,
        "start": claim.anchor.start,
        "end": claim.anchor.end,
        "confidence": float(claim.confidence),
        "unresolved": claim.unresolved,
        "supersedes": claim.supersedes,
        "attribution": attribution_json(claim.attribution),
        "proposer": claim.proposer,
    }


def record_json(record: Record) -> Shown:
    return {
        "id": record.id,
        "kind": record.kind.value,
        "exhibit": record.exhibit,
        "text": record.text,
        "source": record.source,
        "roles": list(record.roles),
        "claims": [claim_json(claim) for claim in record.claims],
    }


def records_json(records: Sequence[Record]) -> list[Shown]:
    return [record_json(record) for record in records]


def source_json(source: Source) -> Shown:
    return {
        "id": source.id,
        "name": source.name,
        "kind": source.kind.value,
        "reliability": source.reliability,
        "reason": source.reason,
        "confidential": source.confidential,
    }


def finding_json(finding: Finding) -> Shown:
    return {
        "id": finding.id,
        "subject": finding.subject,
        "property": finding.property,
        "value": value_json(finding.value),
        "standard": finding.standard,
        "reason": finding.reason,
        "actor": finding.actor,
        "time": finding.time,
    }


def judgement_json(judgement: Judgement) -> Shown:
    return {
        "id": judgement.id,
        "records": list(judgement.records),
        "verdict": judgement.verdict.value,
        "reason": judgement.reason,
        "actor": judgement.actor,
        "time": judgement.time,
    }


def pair_json(pair: Pair) -> Shown:
    return {"records": [pair.left, pair.right], "score": float(pair.score), "reasons": list(pair.reasons)}


def support_json(support: Support) -> Shown:
    return {
        "value": value_json(support.value),
        "for": [claim.id for claim in support.claims_for],
        "against": [claim.id for claim in support.claims_against],
        "independent_sources": support.independent_sources,
        "finding": finding_json(support.finding) if support.finding else None,
    }


def contradiction_json(found: Contradiction, labels: Mapping[str, str]) -> Shown:
    """`labels` name its subjects; of each voice one claim stands for all, as a text may say it ten times."""
    return {
        "subjects": list(found.subjects),
        "label": ", ".join(dict.fromkeys(labels.get(subject, "") for subject in found.subjects)),
        "property": found.property,
        "says": disagreement(found.property, [side.stance.value for side in found.sides]),
        "sides": [_side_json(found.property, side) for side in found.sides],
    }


def _side_json(property: str, side: Side) -> Shown:
    by_voice: dict[tuple[str, ...], Claim] = {}
    for claim in side.claims:
        if not any(_relays(other, claim) for other in side.claims):
            by_voice.setdefault(tuple(v.who for v in claim.attribution), claim)
    claims = [
        {"id": c.id, "quote": c.anchor.quote, "attribution": attribution_json(c.attribution)} for c in by_voice.values()
    ]
    return {"property": property, "value": value_json(side.value), "stance": side.stance.value, "claims": claims}


def _relays(fuller: Claim, claim: Claim) -> bool:
    """Whether a claim of the same text goes back further: "the Post, relaying X" beside "the Post"."""
    steps = len(claim.attribution)
    further = len(fuller.attribution) > steps and fuller.attribution[:steps] == claim.attribution
    return further and fuller.anchor.text == claim.anchor.text


def event_json(event: StatusEvent) -> Shown:
    return {
        "date": event.date.text if event.date else None,
        "status": event.status,
        "claims": [claim.id for claim in event.claims],
    }
