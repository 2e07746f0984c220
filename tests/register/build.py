"""A small register, entry by entry: an exhibit, its text, a record with a claim, a decision. Everybody is invented."""

import io
from collections.abc import Sequence
from dataclasses import replace

from habeas.model.record import Claim
from habeas.model.run import Actor
from habeas.model.sealing import replacement_fields
from habeas.model.text import Text
from habeas.model.value import Json
from habeas.register.pieces import text_item
from habeas.register.register import Register

WORDS = "Zarina (invented) was taken from home.\nSYNTHETIC \u0632\u0631\u06cc\u0646\u06c1"


def actor_of(register: Register) -> Actor:
    return Actor(register.settings.actor, "Ayan (invented)")


def seal(register: Register, data: bytes, name: str = "note.txt") -> str:
    sealed = register.vault.seal(io.BytesIO(data), register.world.new_id())
    id = register.world.new_id()
    fields: dict[str, Json] = {"exhibit": id, "sha256": sealed.sha256, "size": sealed.size, "media_type": "text/plain",
              "custody": register.world.new_id(), "name": name}  # fmt: skip
    register.record("seal", fields, actor=actor_of(register))
    return id


def add_text(register: Register, exhibit: str, words: str = WORDS) -> Text:
    text = Text(register.world.new_id(), exhibit, "plain", "1", "en", words)
    run(register, "read", [text_item(text, {"pages": 1})])
    return text


def run(register: Register, stage: str, items: Sequence[dict[str, Json]]) -> None:
    fields: dict[str, Json] = {"run": register.world.new_id(), "stage": stage, "program": "test", "version": "1",
              "parameters": {}, "inputs": []}  # fmt: skip
    register.record("run", fields, actor=actor_of(register), items=items)


def claim_item(text: Text, record: str) -> dict[str, Json]:
    """The name that the text begins with, as claimed."""
    return {
        "type": "claim", "id": "claim-on-zarina", "record": record, "property": "name", "value": "Zarina",
        "as_written": "Zarina", "stance": "asserts", "text": text.id, "start": 0, "end": 6, "quote": "Zarina",
        "confidence": "0.90", "attribution": [{"who": "a test", "how": "unknown", "hedge": None}],
        "proposer": "test 1",
    }  # fmt: skip


def add_claim(register: Register, text: Text) -> str:
    """A record of a person with one claim; the claim's id."""
    record, claim = register.world.new_id(), register.world.new_id()
    items: list[dict[str, Json]] = [
        {"type": "record", "id": record, "kind": "person", "exhibit": text.exhibit, "text": text.id},
        claim_item(text, record) | {"id": claim},
    ]
    run(register, "propose", items)
    return claim


def correction(old: Claim) -> dict[str, Json]:
    """The fields of a decision that corrects a claim."""
    new = replace(old, id="new", value="Zarin", supersedes=old.id)
    fields: dict[str, Json] = {"decision": "d2", "claim": old.id, "outcome": "correct", "seen": 1, "reason": "r"}
    return fields | replacement_fields(new)


def full(register: Register) -> str:
    """A register with an exhibit, a text, a claim and a decision; the claim's id."""
    claim = add_claim(register, add_text(register, seal(register, WORDS.encode())))
    decision: dict[str, Json] = {"decision": register.world.new_id(), "claim": claim, "outcome": "accept", "seen": 5}
    register.record("decide", decision, actor=actor_of(register))
    return claim
