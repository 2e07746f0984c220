"""Proofs that go with a dossier: entries and items opened field by field, up to a signed checkpoint.

The proofs document (`proofs.json`, a tag file of the bag) is JSON:

    {"v": 1, "origin", "public_key", "checkpoint": signed note,
     "entries": [{"header", "fields", "salts", "hidden", "path"}],
     "items": [{"entry", "index", "fields", "salts", "hidden", "path"}]}

Hashes, salts and headers are lower-case hexadecimal. What is not opened shows only as a hash.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from habeas.errors import Damaged, Illegal
from habeas.ledger.canonical import unique
from habeas.ledger.commitment import Fields, Opening
from habeas.ledger.entry import header_from
from habeas.ledger.note import Checkpoint, verify_note
from habeas.ledger.tree import check_inclusion, leaf_hash

VERSION = 1
_HEX = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class EntryProof:
    """An entry, opened in part, with its path to the checkpoint's root."""

    header: bytes
    opening: Opening
    path: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class ItemProof:
    """An item of the run of entry `entry`, opened in part, with its path to the run's root."""

    entry: int
    index: int
    opening: Opening
    path: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Proofs:
    """Everything needed to check the disclosed values against one signed head."""

    origin: str
    public_key: bytes
    checkpoint: str
    entries: tuple[EntryProof, ...]
    items: tuple[ItemProof, ...]


@dataclass(frozen=True, slots=True)
class Opened:
    """What the proofs prove: the head, the opened fields of entries by sequence, and of items."""

    head: Checkpoint
    entries: Mapping[int, Fields]
    items: tuple[tuple[int, Fields], ...]


def dump_proofs(proofs: Proofs) -> bytes:
    document = {
        "v": VERSION,
        "origin": proofs.origin,
        "public_key": proofs.public_key.hex(),
        "checkpoint": proofs.checkpoint,
        "entries": [
            {"header": e.header.hex(), **_opening_json(e.opening), "path": _hexes(e.path)} for e in proofs.entries
        ],
        "items": [
            {"entry": i.entry, "index": i.index, **_opening_json(i.opening), "path": _hexes(i.path)}
            for i in proofs.items
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True).encode() + b"\n"


def load_proofs(raw: bytes) -> Proofs:
    """The proofs in a document; raises `Damaged` where it is not one. Nothing is verified yet."""
    try:
        found = json.loads(raw, object_pairs_hook=unique)
        if found["v"] != VERSION:
            raise ValueError("version")
        return Proofs(
            origin=str(found["origin"]),
            public_key=_bytes(found["public_key"]),
            checkpoint=str(found["checkpoint"]),
            entries=tuple(_entry_from(row) for row in found["entries"]),
            items=tuple(_item_from(row) for row in found["items"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise Damaged("The file of proofs cannot be read.", "Ask for the dossier again.", code="bad-proofs") from error


def check_proofs(proofs: Proofs) -> Opened:
    """Follow every proof to the signed head; raises `Damaged`, naming the entry or item that does not hold."""
    head = verify_note(proofs.checkpoint, proofs.origin, proofs.public_key)
    entries: dict[int, Fields] = {}
    for proof in proofs.entries:
        header = header_from(proof.header)
        _check(f"Entry {header.seq}", proof.opening, header.commitment)
        check_inclusion(leaf_hash(proof.header), header.seq, head.size, proof.path, head.root)
        if header.seq in entries:
            raise Damaged(f"Entry {header.seq} is opened twice.", code="bad-proof")
        entries[header.seq] = proof.opening.fields
    if len({(proof.entry, proof.index) for proof in proofs.items}) != len(proofs.items):
        raise Damaged("An item is opened twice.", code="bad-proof")
    return Opened(head, entries, tuple(_check_item(proof, entries) for proof in proofs.items))


def _check_item(proof: ItemProof, entries: Mapping[int, Fields]) -> tuple[int, Fields]:
    run = entries.get(proof.entry, {})
    root, count = run.get("items"), run.get("count")
    where = f"Item {proof.index} of entry {proof.entry}"
    if not isinstance(root, str) or not _HEX.fullmatch(root) or type(count) is not int:
        raise Damaged(f"{where} hangs on no opened run.", code="bad-proof")
    commitment = _committed(where, proof.opening)
    check_inclusion(leaf_hash(commitment), proof.index, count, proof.path, bytes.fromhex(root))
    return proof.entry, proof.opening.fields


def _check(where: str, opening: Opening, expected: bytes) -> None:
    if _committed(where, opening) != expected:
        raise Damaged(f"{where} was not committed to with these values.", code="bad-proof")


def _committed(where: str, opening: Opening) -> bytes:
    try:
        return opening.commitment
    except (Illegal, KeyError) as error:
        raise Damaged(f"{where} is opened in a malformed way.", code="bad-proof") from error


def _opening_json(opening: Opening) -> dict[str, Any]:
    salts = {name: salt.hex() for name, salt in opening.salts.items()}
    return {"fields": dict(opening.fields), "salts": salts, "hidden": _hexes(opening.hidden)}


def _opening_from(row: Mapping[str, Any]) -> Opening:
    salts = {str(name): _bytes(salt) for name, salt in row["salts"].items()}
    if set(salts) != set(row["fields"]):
        raise ValueError("salts")
    return Opening(dict(row["fields"]), salts, tuple(_bytes(value) for value in row["hidden"]))


def _entry_from(row: Mapping[str, Any]) -> EntryProof:
    return EntryProof(bytes.fromhex(row["header"]), _opening_from(row), tuple(_bytes(v) for v in row["path"]))


def _item_from(row: Mapping[str, Any]) -> ItemProof:
    entry, index = row["entry"], row["index"]
    if type(entry) is not int or type(index) is not int:
        raise ValueError("index")
    return ItemProof(entry, index, _opening_from(row), tuple(_bytes(v) for v in row["path"]))


def _hexes(values: Sequence[bytes]) -> list[str]:
    return [value.hex() for value in values]


def _bytes(value: Any) -> bytes:
    if not isinstance(value, str) or not _HEX.fullmatch(value):
        raise ValueError("hash")
    return bytes.fromhex(value)
