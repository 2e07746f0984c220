"""Signed checkpoints: only the exact note, by the exact key, for the exact origin."""

import base64

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from hypothesis import given
from hypothesis import strategies as st

from habeas.errors import Damaged, Illegal
from habeas.ledger.note import Checkpoint, key_id, read_note, sign, verify_note

KEY = Ed25519PrivateKey.from_private_bytes(bytes(32))
PUBLIC = KEY.public_key().public_bytes_raw()
HEAD = Checkpoint("habeas.invalid/abc", 3, b"\x07" * 32)


def test_a_signed_note_holds() -> None:
    note = sign(HEAD, KEY)
    assert verify_note(note, HEAD.origin, PUBLIC) == HEAD
    assert note.startswith("habeas.invalid/abc\n3\nBwcH")
    assert note.count("\n") == 5


def test_the_key_id_of_the_c2sp_example() -> None:
    """The verifier key of the C2SP example: PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW."""

    raw = base64.b64decode("ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")
    assert key_id("PeterNeumann", raw[1:]).hex() == "c74f20a3"
    text = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
    signature = base64.b64decode(
        "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM="
    )
    Ed25519PublicKey.from_public_bytes(raw[1:]).verify(signature[4:], text.encode())


@given(st.integers(0, 200), st.integers(0, 7))
def test_any_flipped_bit_fails(position: int, bit: int) -> None:
    raw = bytearray(sign(HEAD, KEY).encode())
    raw[position % len(raw)] ^= 1 << bit
    try:
        changed = raw.decode()
    except UnicodeDecodeError:
        return
    with pytest.raises(Damaged):
        verify_note(changed, HEAD.origin, PUBLIC)


def test_another_key_or_origin_fails() -> None:
    note = sign(HEAD, KEY)
    other = Ed25519PrivateKey.from_private_bytes(b"\x01" * 32).public_key().public_bytes_raw()
    with pytest.raises(Damaged):
        verify_note(note, HEAD.origin, other)
    with pytest.raises(Damaged):
        verify_note(note, "habeas.invalid/abd", PUBLIC)


@pytest.mark.parametrize("note", ["", "\n\n", "a\n1\nx\n\n", "a\n01\nBw==\n\n— a AAAA\n", sign(HEAD, KEY)[:-1]])
def test_malformed_notes_are_ours_to_refuse(note: str) -> None:
    with pytest.raises(Damaged):
        read_note(note)


@pytest.mark.parametrize("origin", ["", "a b", "a+b", "a\nb"])
def test_an_origin_is_one_word(origin: str) -> None:
    with pytest.raises(Illegal):
        Checkpoint(origin, 1, bytes(32))


OTHER = Ed25519PrivateKey.from_private_bytes(b"\x01" * 32)


def lines_of(key: Ed25519PrivateKey, name: str, body: str = HEAD.body) -> str:
    """A signature line of somebody over the note's text."""
    data = key_id(name, key.public_key().public_bytes_raw()) + key.sign(body.encode())
    return f"— {name} {base64.b64encode(data).decode()}\n"


def test_signatures_of_others_are_passed_over() -> None:
    ours = sign(HEAD, KEY)
    witness = lines_of(OTHER, "witness.example/w1") + lines_of(KEY, "another.name") + "— x AAAAAAA=\n"
    assert verify_note(ours + witness, HEAD.origin, PUBLIC) == HEAD
    body, _, own = ours.rpartition("\n\n")
    assert verify_note(f"{body}\n\n{witness}{own}", HEAD.origin, PUBLIC) == HEAD
    with pytest.raises(Damaged, match="not signed by the key"):
        verify_note(f"{body}\n\n{witness}", HEAD.origin, PUBLIC)


def test_each_signature_that_names_our_key_must_hold() -> None:
    ours = sign(HEAD, KEY)
    assert verify_note(ours + lines_of(KEY, HEAD.origin), HEAD.origin, PUBLIC) == HEAD
    forged = base64.b64encode(key_id(HEAD.origin, PUBLIC) + bytes(64)).decode()
    for line in (forged, base64.b64encode(key_id(HEAD.origin, PUBLIC) + b"\x00").decode()):
        with pytest.raises(Damaged, match="does not hold"):
            verify_note(f"{ours}— {HEAD.origin} {line}\n", HEAD.origin, PUBLIC)


def test_a_signature_over_another_head_or_under_another_name_proves_nothing() -> None:
    other = Checkpoint(HEAD.origin, 4, HEAD.root)
    moved = other.body + "\n" + sign(HEAD, KEY).rpartition("\n\n")[2]
    with pytest.raises(Damaged):
        verify_note(moved, HEAD.origin, PUBLIC)
    renamed = HEAD.body + "\n" + lines_of(KEY, "habeas.invalid/abd")
    with pytest.raises(Damaged):
        verify_note(renamed, HEAD.origin, PUBLIC)


ROOT = base64.b64encode(HEAD.root).decode()
SIGNATURE = sign(HEAD, KEY).rpartition("\n\n")[2]
MALFORMED = {
    "a sign before the size": f"{HEAD.origin}\n+3\n{ROOT}\n",
    "a negative size": f"{HEAD.origin}\n-3\n{ROOT}\n",
    "a size with zeros": f"{HEAD.origin}\n003\n{ROOT}\n",
    "a size in hexadecimal": f"{HEAD.origin}\n0x3\n{ROOT}\n",
    "a size in other digits": f"{HEAD.origin}\n٣\n{ROOT}\n",
    "a size beyond all trees": f"{HEAD.origin}\n{10**17}\n{ROOT}\n",
    "no size": f"{HEAD.origin}\n\n{ROOT}\n",
    "a space after the size": f"{HEAD.origin}\n3 \n{ROOT}\n",
    "a short root": f"{HEAD.origin}\n3\n{base64.b64encode(bytes(31)).decode()}\n",
    "a long root": f"{HEAD.origin}\n3\n{base64.b64encode(bytes(33)).decode()}\n",
    "no root": f"{HEAD.origin}\n3\n\n",
    "a root without padding": f"{HEAD.origin}\n3\n{ROOT.rstrip('=')}\n",
    "a root with idle bits": f"{HEAD.origin}\n3\n{ROOT[:-2]}d=\n",
    "a root in the alphabet of addresses": f"{HEAD.origin}\n3\n{'_' * 42 + '8='}\n",
    "a root in hexadecimal": f"{HEAD.origin}\n3\n{HEAD.root.hex()}\n",
    "no origin": f"\n3\n{ROOT}\n",
    "an extension": f"{HEAD.origin}\n3\n{ROOT}\nmore\n",
    "line ends of another system": f"{HEAD.origin}\r\n3\r\n{ROOT}\r\n",
    "a control character": f"{HEAD.origin}\x01\n3\n{ROOT}\n",
    "half a character": f"{HEAD.origin}\ud800\n3\n{ROOT}\n",
}


@pytest.mark.parametrize("name", MALFORMED)
def test_a_body_in_any_other_form_is_refused_though_signed(name: str) -> None:
    body = MALFORMED[name]
    with pytest.raises(Damaged):
        read_note(body + "\n" + SIGNATURE)
    if name != "half a character":
        origin = body.split("\n")[0]
        with pytest.raises(Damaged):
            verify_note(body + "\n" + lines_of(KEY, HEAD.origin, body), origin, PUBLIC)


@pytest.mark.parametrize(
    "tail",
    ["", "\n", SIGNATURE[:-1], SIGNATURE.replace("—", "-"), SIGNATURE.replace("— ", "—"), SIGNATURE.replace(" ", "  "),
     "— a+b AAAAAAAA\n", "— a\n", "—  AAAAAAAA\n", "— a AAAA\n", "— a AAAAAAAAA\n", "— a AAAAAA==x\n", "— a AAAAAA=\n",
     "— a AAAAAAB=\n", SIGNATURE + "\n", "\n" + SIGNATURE, SIGNATURE + "words\n", SIGNATURE * 101, " " + SIGNATURE,
     SIGNATURE.replace("\n", "\r\n")],
)  # fmt: skip
def test_signature_lines_in_any_other_form_are_refused(tail: str) -> None:
    with pytest.raises(Damaged):
        verify_note(HEAD.body + "\n" + tail, HEAD.origin, PUBLIC)


def test_a_note_beyond_all_measure_is_refused_at_once() -> None:
    with pytest.raises(Damaged, match="too long"):
        read_note(HEAD.body + "\n" + f"— {'x' * 1_000_000} AAAAAAA=\n")
