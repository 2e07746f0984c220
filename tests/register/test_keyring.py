"""The passphrase: strong however busy the machine is, never taken for a wrong one, and forgotten when asked."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pyrage
import pytest

from habeas.errors import Damaged, Refused, WrongKey
from habeas.register.keyring import IDENTITIES, KEYRING, KeptOpen, Keyring, open_keyring
from habeas.register.wrapping import STRONG, unwrap, work_factor, wrap
from tests.registers import PASSPHRASE, Template


def identity_of(folder: Path) -> Path:
    return next((folder / IDENTITIES).glob("*.age"))


def scripted(factors: list[int]) -> Callable[[bytes, str], bytes]:
    """age on a machine on which the work factor comes out like this, one wrapping after the other."""
    left = iter(factors)
    return lambda secret, passphrase: b"age-encryption.org/v1\n-> scrypt c2FsdA %d\n" % next(left) + secret


@pytest.mark.parametrize(
    ("factors", "kept"),
    [([19], 19), ([14, 17, 18, 20], 18), ([15, 17, 16, 14, 13, 12, 11], 17)],
    ids=["strong at once", "tried again while the machine is busy", "a slow machine: the strongest of a few"],
)
def test_a_weak_wrapping_is_made_again(monkeypatch: pytest.MonkeyPatch, factors: list[int], kept: int) -> None:
    monkeypatch.setattr(pyrage.passphrase, "encrypt", scripted(factors))
    assert work_factor(wrap(b"secret", "words")) == kept


def test_a_real_identity_is_wrapped_well(template: Template) -> None:
    assert work_factor(identity_of(template.folder).read_bytes()) >= STRONG


def test_only_the_passphrase_unwraps(template: Template) -> None:
    wrapped = identity_of(template.folder).read_bytes()
    assert unwrap(wrapped, "another") is None
    assert unwrap(wrapped[:-3], PASSPHRASE) is None
    assert (unwrap(wrapped, PASSPHRASE) or b"").startswith(b"AGE-SECRET-KEY-")


def test_a_busy_machine_is_no_wrong_passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = []

    def busy_at_first(wrapped: bytes, passphrase: str) -> bytes:
        calls.append(passphrase)
        if len(calls) < 4:
            raise pyrage.DecryptError("Excessive work parameter for passphrase.\nDecryption would take ...")
        return b"secret"

    monkeypatch.setattr(pyrage.passphrase, "decrypt", busy_at_first)
    assert unwrap(b"", "words") == b"secret"


def test_what_would_take_minutes_is_refused_and_says_why(template: Template) -> None:
    raw = identity_of(template.folder).read_bytes()
    heavy = raw.replace(b" %d\n" % work_factor(raw), b" 40\n")
    with pytest.raises(Refused, match="much faster machine"):
        unwrap(heavy, PASSPHRASE)
    assert work_factor(b"no age file") == 0


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every passphrase on which scrypt's work was spent."""
    spent: list[str] = []
    real = pyrage.passphrase.decrypt

    def decrypt(wrapped: bytes, passphrase: str) -> bytes:
        spent.append(passphrase)
        return bytes(real(wrapped, passphrase))

    monkeypatch.setattr(pyrage.passphrase, "decrypt", decrypt)
    return spent


def test_a_keyring_kept_open_is_opened_once(folder: Path, template: Template, counted: list[str]) -> None:
    kept = KeptOpen(b"s" * 32)
    assert kept(folder, PASSPHRASE) == kept(folder, PASSPHRASE) == template.keyring
    assert counted == [PASSPHRASE]
    kept.forget()
    assert kept(folder, PASSPHRASE) == template.keyring
    assert counted == [PASSPHRASE] * 2


def test_another_passphrase_opens_nothing_that_is_kept(folder: Path) -> None:
    kept = KeptOpen(b"s" * 32)
    kept(folder, PASSPHRASE)
    with pytest.raises(WrongKey):
        kept(folder, "another")
    assert kept(folder, PASSPHRASE).database


def test_a_changed_register_is_opened_anew(folder: Path, tmp_path: Path) -> None:
    kept = KeptOpen(b"s" * 32)
    kept(folder, PASSPHRASE)
    wrapped = identity_of(folder)
    aside = tmp_path / "aside.age"
    shutil.move(wrapped, aside)
    with pytest.raises(WrongKey):
        kept(folder, PASSPHRASE)
    shutil.move(aside, wrapped)
    (folder / KEYRING).write_bytes(b"something else")
    with pytest.raises(Damaged):
        kept(folder, PASSPHRASE)


def test_an_identity_that_is_none_is_passed_over(folder: Path, template: Template) -> None:
    (folder / IDENTITIES / "000.age").write_bytes(b"damaged")
    assert open_keyring(folder, PASSPHRASE) == template.keyring


def test_a_keyring_never_shows_its_keys() -> None:
    keyring = Keyring(b"d" * 32, b"n" * 32, "AGE-SECRET-KEY-1", b"s" * 32)
    assert str(keyring) == repr(keyring) == "Keyring(...)"
