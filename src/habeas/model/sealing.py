"""Records and claims as run items: flat JSON objects without floats, and back.

An item's fields can be opened one by one later, so each carries one fact. Absent values are left out.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from habeas.errors import Illegal
from habeas.model.record import Attribution, Claim, Record, Voice
from habeas.model.text import Anchor
from habeas.model.value import Json, from_json, to_json
from habeas.model.vocabulary import How, Kind, Stance

REPLACEMENT = "replacement/"  # begins the names of the fields that hold a correction in the entry of its decision


def record_item(record: Record) -> dict[str, Json]:
    """The item of a record itself; its claims are items of their own."""
    item: dict[str, Json] = {
        "type": "record", "id": record.id, "kind": record.kind.value, "exhibit": record.exhibit, "text": record.text,
    }  # fmt: skip
    return item | ({"source": record.source} if record.source else {})


def claim_item(claim: Claim) -> dict[str, Json]:
    """The item of a claim. Confidence is a decimal string; status is a view of decisions and is not sealed."""
    item: dict[str, Json] = {
        "type": "claim", "id": claim.id, "record": claim.record, "property": claim.property,
        "value": to_json(claim.value), "as_written": claim.as_written, "stance": claim.stance.value,
        "text": claim.anchor.text, "start": claim.anchor.start, "end": claim.anchor.end, "quote": claim.anchor.quote,
        "attribution": [_voice(v) for v in claim.attribution], "proposer": claim.proposer,
        "confidence": str(claim.confidence), "unresolved": claim.unresolved, "supersedes": claim.supersedes,
    }  # fmt: skip
    return {name: value for name, value in item.items() if value is not None}


def replacement_fields(claim: Claim) -> dict[str, Json]:
    """A correction as fields of its decision, each of which can be opened alone."""
    return {REPLACEMENT + name: value for name, value in claim_item(claim).items()}


def replacement_item(fields: Mapping[str, Json]) -> dict[str, Json]:
    """The item of the claim in a decision's fields, as far as they are there; empty where nothing was corrected."""
    return {name.removeprefix(REPLACEMENT): fields[name] for name in fields if name.startswith(REPLACEMENT)}


def record_items(records: Iterable[Record]) -> tuple[dict[str, Json], ...]:
    """Each record followed by its claims."""
    return tuple(item for r in records for item in (record_item(r), *map(claim_item, r.claims)))


def _voice(voice: Voice) -> Json:
    return {"who": voice.who, "how": voice.how.value, "hedge": voice.hedge}


def attribution_from(raw: Json) -> Attribution:
    """The chain from its JSON form; raises `Illegal` where it is not one."""
    if not isinstance(raw, list):
        raise Illegal("An attribution is a list of voices.", code="bad-attribution")
    voices = []
    for step in raw:
        if not isinstance(step, dict):
            raise Illegal("A voice is an object with who, how and hedge.", code="bad-attribution")
        hedge = step.get("hedge")
        voices.append(Voice(str(step["who"]), How(str(step["how"])), None if hedge is None else str(hedge)))
    return tuple(voices)


def claim_from(item: Mapping[str, Json], kind: Kind) -> Claim:
    """The claim that `claim_item` made; `kind` is that of its record."""
    start, end = item["start"], item["end"]
    if not isinstance(start, int) or not isinstance(end, int):
        raise Illegal("A claim's start and end are whole numbers.", code="bad-span")
    return Claim(
        id=str(item["id"]), record=str(item["record"]), property=str(item["property"]),
        value=from_json(kind, str(item["property"]), item.get("value")), as_written=str(item["as_written"]),
        anchor=Anchor(str(item["text"]), start, end, str(item["quote"])),
        attribution=attribution_from(item["attribution"]), proposer=str(item["proposer"]),
        stance=Stance(str(item["stance"])), confidence=Decimal(str(item["confidence"])),
        unresolved=_optional(item, "unresolved"), supersedes=_optional(item, "supersedes"),
    )  # fmt: skip


def _optional(item: Mapping[str, Json], name: str) -> str | None:
    value = item.get(name)
    return None if value is None else str(value)
