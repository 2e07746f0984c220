"""Signed checkpoints: only the exact note, by the exact key, for the exact origin."""

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
    import base64

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
