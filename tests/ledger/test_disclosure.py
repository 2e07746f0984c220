"""Proofs of a disclosure: they hold as made, and any change makes them fail."""

import json
from dataclasses import replace
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from habeas.errors import Damaged
from habeas.ledger.commitment import Fields, commit, open_fields
from habeas.ledger.disclosure import EntryProof, ItemProof, Proofs, check_proofs, dump_proofs, load_proofs
from habeas.ledger.entry import Header
from habeas.ledger.items import item_nodes, seal_items
from habeas.ledger.note import Checkpoint, sign
from habeas.ledger.tree import MemoryNodes, inclusion_proof
from habeas.model.world import World

ORIGIN = "habeas.invalid/test"
KEY = Ed25519PrivateKey.from_private_bytes(b"\x05" * 32)


@pytest.fixture
def proofs(world: World) -> Proofs:
    """A ledger of three entries, the second a run of three items, one of which is opened in part."""
    items = seal_items([{"name": f"row {n}", "secret": n} for n in range(3)], world.random)
    run: Fields = {"verb": "run", "items": item_nodes(items).root().hex(), "count": 3, "inputs": ["unseen"]}
    bodies: list[Fields] = [{"verb": "open"}, run, {"verb": "disclose", "manifest": "ab"}]
    salts = [world.random(32) for _ in bodies]
    headers = [Header(seq, commit(salts[seq], body)) for seq, body in enumerate(bodies)]
    nodes = MemoryNodes([header.leaf for header in headers])
    names: list[list[str]] = [["verb"], ["verb", "items", "count"], ["verb", "manifest"]]
    entries = tuple(
        EntryProof(headers[n].raw, open_fields(salts[n], bodies[n], names[n]), inclusion_proof(nodes, n, 3))
        for n in range(3)
    )
    salt, fields = items[1].salt, items[1].fields
    assert salt is not None
    assert fields is not None
    opened = ItemProof(1, 1, open_fields(salt, fields, ["name"]), inclusion_proof(item_nodes(items), 1, 3))
    head = Checkpoint(ORIGIN, 3, nodes.root())
    return Proofs(ORIGIN, KEY.public_key().public_bytes_raw(), sign(head, KEY), entries, (opened,))


def test_they_hold_and_go_there_and_back(proofs: Proofs) -> None:
    loaded = load_proofs(dump_proofs(proofs))
    assert loaded == proofs
    opened = check_proofs(loaded)
    assert opened.head.size == 3
    assert opened.entries[2]["manifest"] == "ab"
    assert opened.items == ((1, {"name": "row 1"}),)


def test_what_is_not_opened_does_not_stand_in_them(proofs: Proofs) -> None:
    raw = dump_proofs(proofs)
    for hidden in (b"unseen", b"row 0", b"row 2", b'"secret"'):
        assert hidden not in raw


def test_every_changed_leaf_of_the_document_fails(proofs: Proofs) -> None:
    document = json.loads(dump_proofs(proofs))
    places = list(_places(document))
    assert len(places) > 30
    for path in places:
        changed = json.loads(json.dumps(document))
        _change(changed, path)
        with pytest.raises(Damaged):
            check_proofs(load_proofs(json.dumps(changed).encode()))


@pytest.mark.parametrize("raw", [b"", b"[]", b"{}", b'{"v":2}', b"\xff", b"[" * 5000])
def test_what_is_no_document_is_refused(raw: bytes) -> None:
    with pytest.raises(Damaged):
        load_proofs(raw)


def test_an_item_of_a_run_that_is_not_opened_proves_nothing(proofs: Proofs) -> None:
    without = Proofs(proofs.origin, proofs.public_key, proofs.checkpoint, proofs.entries[:1], proofs.items)
    with pytest.raises(Damaged):
        check_proofs(without)


def _places(node: Any, path: tuple[Any, ...] = ()) -> Any:
    if isinstance(node, dict):
        for name, value in node.items():
            yield from _places(value, (*path, name))
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from _places(value, (*path, index))
    else:
        yield path


def _change(document: Any, path: tuple[Any, ...]) -> None:
    for step in path[:-1]:
        document = document[step]
    old = document[path[-1]]
    if isinstance(old, int):
        document[path[-1]] = old + 1
    else:
        document[path[-1]] = ("0" if old[0] != "0" else "1") + old[1:]


def doubled(document: Any, part: str) -> bytes:
    document[part].append(document[part][-1])
    return json.dumps(document).encode()


def test_nothing_is_opened_twice(proofs: Proofs) -> None:
    for part in ("entries", "items"):
        with pytest.raises(Damaged, match="twice"):
            check_proofs(load_proofs(doubled(json.loads(dump_proofs(proofs)), part)))


def test_leaves_that_change_places_prove_nothing(proofs: Proofs) -> None:
    first, second = proofs.entries[0], proofs.entries[1]
    swapped = [replace(first, path=second.path), replace(second, path=first.path), *proofs.entries[2:]]
    with pytest.raises(Damaged):
        check_proofs(replace(proofs, entries=tuple(swapped)))
    for index in (0, 2, 3, -1):
        with pytest.raises(Damaged):
            check_proofs(replace(proofs, items=(replace(proofs.items[0], index=index),)))


@pytest.mark.parametrize("root", ["zz", "ab", "", "A" * 64, 7, None])
def test_a_run_whose_root_is_none_is_ours_to_refuse(world: World, root: Any) -> None:
    """A signer may enter anything: the reader must not stumble over it."""
    body: Fields = {"verb": "run", "items": root, "count": 1}
    salt = world.random(32)
    header = Header(0, commit(salt, body))
    nodes = MemoryNodes([header.leaf])
    entry = EntryProof(header.raw, open_fields(salt, body, list(body)), ())
    items = seal_items([{"name": "x"}], world.random)
    assert items[0].salt is not None
    item = ItemProof(0, 0, open_fields(items[0].salt, {"name": "x"}, ["name"]), ())
    note = sign(Checkpoint(ORIGIN, 1, nodes.root()), KEY)
    with pytest.raises(Damaged, match="no opened run"):
        check_proofs(Proofs(ORIGIN, KEY.public_key().public_bytes_raw(), note, (entry,), (item,)))


def test_foreign_documents_never_make_us_stumble(proofs: Proofs) -> None:
    document = json.loads(dump_proofs(proofs))
    deep: Any = []
    for _ in range(900):
        deep = [deep]
    for name, value in {"origin": "\ud800", "checkpoint": "\ud800\n1\nx\n\n— a AAAAAAA=\n", "origin ": 1}.items():
        with pytest.raises(Damaged):
            check_proofs(load_proofs(json.dumps(document | {name.strip(): value}).encode()))
    for value in (deep, 1.5, 10**30, "\ud800"):
        spoilt = json.loads(dump_proofs(proofs))
        spoilt["entries"][0]["fields"]["verb"] = value
        with pytest.raises(Damaged):
            check_proofs(load_proofs(json.dumps(spoilt).encode()))


def test_a_name_that_stands_twice_is_refused(proofs: Proofs) -> None:
    raw = dump_proofs(proofs).replace(b'"verb": "open"', b'"verb": "seal", "verb": "open"')
    with pytest.raises(Damaged):
        load_proofs(raw)
