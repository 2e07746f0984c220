"""Commitments, canonical form, headers and items: each field stands alone, and nothing else passes."""

import hashlib
import hmac
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.errors import Damaged, Illegal, TooNew
from habeas.ledger.canonical import canonical, parse
from habeas.ledger.commitment import commit, open_fields
from habeas.ledger.entry import Header, header_from
from habeas.ledger.items import dump_items, item_nodes, load_items, seal_items
from habeas.model.world import World

SALT = bytes(range(32))
TEXTS = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=20)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=8,
)
BODIES = st.dictionaries(TEXTS, JSON, min_size=1, max_size=6)


def test_the_commitment_is_as_specified() -> None:
    """Recomputed by hand from ARCHITECTURE, "The ledger, exactly"."""
    body = {"verb": "seal", "time": "2026-01-01T00:00:00Z"}
    hashes = []
    for name, value in body.items():
        salt = hmac.new(SALT, name.encode(), hashlib.sha256).digest()
        hashes.append(hashlib.sha256(b"habeas/field/v1\0" + salt + f'["{name}","{value}"]'.encode()).digest())
    assert commit(SALT, body) == hashlib.sha256(b"habeas/body/v1\0" + b"".join(sorted(hashes))).digest()


@given(BODIES, st.data())
def test_any_fields_open_to_the_same_commitment(body: dict[str, Any], data: st.DataObject) -> None:
    names = data.draw(st.lists(st.sampled_from(sorted(body)), unique=True))
    opening = open_fields(SALT, body, names)
    assert set(opening.fields) == set(names)
    assert opening.commitment == commit(SALT, body)


@given(BODIES, JSON)
def test_another_value_opens_to_another_commitment(body: dict[str, Any], other: Any) -> None:
    name = sorted(body)[0]
    if json.dumps(body[name]) != json.dumps(other):
        assert commit(SALT, body | {name: other}) != commit(SALT, body)


@given(JSON)
def test_canonical_form_goes_there_and_back(value: Any) -> None:
    assert parse(canonical(value)) == value


@pytest.mark.parametrize(
    "raw",
    [b'{"a":1,"a":1}', b'{"b":1,"a":2}', b"1.0", b"1e3", b"NaN", b'{"a": 1}', b'"\\ud800"', b'"\\u0061"', b"", b"\xff",
     b'{"a":1}\n', b"[" * 5000 + b"]" * 5000],
)  # fmt: skip
def test_what_is_not_canonical_is_refused(raw: bytes) -> None:
    with pytest.raises(Damaged):
        parse(raw)


@pytest.mark.parametrize("value", [1.5, {"a": [0.0]}, "\ud800", 2**60])
def test_what_has_no_canonical_form_is_refused(value: Any) -> None:
    with pytest.raises(Illegal):
        canonical(value)


@pytest.mark.parametrize(
    "raw",
    [b"{}", b"[]", b'{"commitment":"00","seq":0,"v":1}', b'{"commitment":"' + b"A" * 64 + b'","seq":0,"v":1}',
     b'{"commitment":"' + b"a" * 64 + b'","seq":-1,"v":1}', b'{"commitment":"' + b"a" * 64 + b'","seq":true,"v":1}',
     b'{"commitment":"' + b"a" * 64 + b'","seq":0,"v":0}', b'{"commitment":"' + b"a" * 64 + b'","seq":0,"v":1,"x":1}'],
)  # fmt: skip
def test_other_headers_are_refused(raw: bytes) -> None:
    with pytest.raises(Damaged):
        header_from(raw)


def test_a_header_of_a_later_version_says_so() -> None:
    with pytest.raises(TooNew):
        header_from(b'{"commitment":"' + b"a" * 64 + b'","seq":0,"v":2}')


def test_a_header_goes_there_and_back() -> None:
    header = Header(7, b"\x01" * 32)
    assert header_from(header.raw) == header


@given(st.lists(BODIES, max_size=5))
def test_items_go_there_and_back(bodies: list[dict[str, Any]]) -> None:
    items = seal_items(bodies, lambda n: SALT[:n])
    assert load_items(dump_items(items)) == items


def test_an_erased_item_keeps_the_root(world: World) -> None:
    items = seal_items([{"row": 1}, {"row": 2}], world.random)
    erased = load_items(dump_items(items).replace(items[0].line, canonical({"commitment": items[0].commitment.hex()})))
    assert erased[0].fields is None
    assert item_nodes(erased).root() == item_nodes(items).root()


def test_every_flipped_byte_of_a_run_is_seen(world: World) -> None:
    items = seal_items([{"name": "Bari"}, {"name": "Zarina"}], world.random)
    raw, top = dump_items(items), item_nodes(items).root()
    for position in range(len(raw)):
        flipped = bytearray(raw)
        flipped[position] ^= 1
        try:
            found = item_nodes(load_items(bytes(flipped))).root()
        except Damaged:
            continue
        assert found != top, position
