"""Who can open a register: passphrases changed, keys given and taken away, a key in shares; each with its entries."""

import hashlib
import itertools
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyrage
import pytest

from habeas.commands import keys
from habeas.commands.base import Session
from habeas.errors import BadInput, NotFound, Refused, WrongKey
from habeas.register import keyring as keyring_module
from habeas.register.check import Check
from habeas.register.holders import changing, check_keys, keys_of
from habeas.register.keyring import (
    IDENTITIES,
    KEYRING,
    Holder,
    Keyring,
    identity_file,
    new_holder,
    open_keyring,
    save_keyring,
)
from habeas.register.register import Register, open_register
from habeas.register.replay import differences
from habeas.register.shares import join, split
from habeas.register.wrapping import unwrap as real_unwrap
from tests.registers import PASSPHRASE, Template
from tests.worlds import fake_world


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Passphrases without scrypt's second of work, for a register that was wrapped so."""

    def wrap(secret: bytes, passphrase: str) -> bytes:
        return hashlib.sha256(passphrase.encode()).digest() + secret

    def unwrap(wrapped: bytes, passphrase: str) -> bytes | None:
        return wrapped[32:] if wrapped[:32] == hashlib.sha256(passphrase.encode()).digest() else None

    secret = real_unwrap(first_file(folder).read_bytes(), PASSPHRASE) or b""
    first_file(folder).write_bytes(wrap(secret, PASSPHRASE))
    monkeypatch.setattr(keyring_module, "wrap", wrap)
    monkeypatch.setattr(keyring_module, "unwrap", unwrap)


def first_file(folder: Path) -> Path:
    return next((folder / IDENTITIES).glob("*.age"))


def data(answer: Any) -> dict[str, Any]:
    found = answer.data
    assert isinstance(found, dict)
    return found


def check(register: Register, passphrase: str) -> Check:
    """What `verify` says of the keys to whoever opens the register with this passphrase."""
    opened = open_register(register.folder, passphrase, world=fake_world(3))
    try:
        assert differences(opened) == ()
        return check_keys(opened)
    finally:
        opened.close()


def test_a_changed_passphrase_opens_and_the_old_one_does_not(session: Session, folder: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(folder, tmp_path / "copy")
    before = open_keyring(folder, PASSPHRASE)
    changed = data(keys.change_passphrase(session, PASSPHRASE, "the new one"))
    after = open_keyring(folder, "the new one")
    assert (after.database, after.vault, after.signing) == (before.database, before.vault, before.signing)
    assert (changed["replaces"], changed["key"]) == (before.opened_by, after.opened_by)
    assert not identity_file(folder, before.opened_by).exists()
    with pytest.raises(WrongKey):
        open_keyring(folder, PASSPHRASE)
    assert check(session.register, "the new one").ok
    assert [entry.verb for entry in session.register.log.entries()][-2:] == ["add-key", "remove-key"]
    assert open_keyring(copy, PASSPHRASE).database == before.database  # as the threat model says


def test_an_old_identity_and_passphrase_do_not_open_the_new_keyring(session: Session, folder: Path) -> None:
    old = first_file(folder)
    content = old.read_bytes()
    keys.change_passphrase(session, PASSPHRASE, "the new one")
    old.write_bytes(content)
    with pytest.raises(WrongKey) as refused:
        open_keyring(folder, PASSPHRASE)
    assert refused.value.code == "not-a-holder"
    assert open_keyring(folder, "the new one")


def test_several_people_open_it_each_with_their_own_passphrase(session: Session, folder: Path) -> None:
    added = data(keys.add_key(session, PASSPHRASE, "Zarina (invented)", "hers"))
    assert open_keyring(folder, "hers").signing == open_keyring(folder, PASSPHRASE).signing
    listed = keys.list_keys(session).data
    assert [(row["name"], row["yours"]) for row in listed] == [("the first key", True), ("Zarina (invented)", False)]  # type: ignore[attr-defined]
    keys.change_passphrase(session, "hers", "hers anew")
    assert open_keyring(folder, PASSPHRASE)
    with pytest.raises(NotFound):
        keys.remove_key(session, PASSPHRASE, added["key"][:8])  # it was replaced
    hers = open_keyring(folder, "hers anew").opened_by
    assert data(keys.remove_key(session, PASSPHRASE, hers[:10]))["name"] == "Zarina (invented)"
    with pytest.raises(WrongKey):
        open_keyring(folder, "hers anew")
    assert check(session.register, PASSPHRASE).ok


def test_what_is_refused_changes_nothing(session: Session, folder: Path) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*.age")}
    size = session.register.log.size()
    first = open_keyring(folder, PASSPHRASE).opened_by
    wrong: list[Callable[[], object]] = [
        lambda: keys.change_passphrase(session, PASSPHRASE, ""),
        lambda: keys.change_passphrase(session, "another", "new"),
        lambda: keys.add_key(session, PASSPHRASE, " ", "hers"),
        lambda: keys.remove_key(session, PASSPHRASE, first),
        lambda: keys.remove_key(session, PASSPHRASE, "nobody"),
        lambda: keys.remove_key(session, PASSPHRASE, ""),
        lambda: keys.make_recovery(session, PASSPHRASE, 3, 1),
        lambda: keys.make_recovery(session, PASSPHRASE, 17, 2),
        lambda: keys.make_recovery(session, PASSPHRASE, 2, 3),
    ]
    for command in wrong:
        with pytest.raises(Refused):
            command()
    with changing(folder), pytest.raises(Refused, match="Another command"):
        keys.change_passphrase(session, PASSPHRASE, "new")
    assert {path: path.read_bytes() for path in folder.rglob("*.age")} == before
    assert session.register.log.size() == size


def test_a_recovery_key_in_shares_opens_it_and_is_kept_nowhere(session: Session, folder: Path) -> None:
    made = data(keys.make_recovery(session, PASSPHRASE, 5, 3))
    assert (len(made["shares"]), made["needed"], made["kind"]) == (5, 3, "recovery")
    secrets = {keys.secret_of(list(some)) for some in itertools.combinations(made["shares"], 3)}
    assert len(secrets) == 1
    secret = secrets.pop()
    assert keys.secret_of(made["shares"]) == secret
    keys.add_key(session, secret, "Nadir (invented)", "after the raid")
    assert open_keyring(folder, "after the raid")
    said = json.dumps([dict(entry.fields or {}) for entry in session.register.log.entries()])
    assert secret not in said
    assert not any(share in said for share in made["shares"])
    assert check(session.register, "after the raid").ok
    with pytest.raises(Refused, match="last key of a person"):  # a recovery key is none to live with
        keys.remove_key(session, PASSPHRASE, open_keyring(folder, "after the raid").opened_by)
        keys.remove_key(session, PASSPHRASE, open_keyring(folder, PASSPHRASE).opened_by)


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda shares, other: shares[:1], "bad-shares"),
        (lambda shares, other: [shares[0], shares[0]], "bad-shares"),
        (lambda shares, other: [shares[0], other[0]], "bad-shares"),
        (lambda shares, other: [], "bad-share"),
        (lambda shares, other: ["no share at all"], "bad-share"),
        (lambda shares, other: [shares[0], " ".join(shares[1].split()[:-1])], "bad-share"),
        (lambda shares, other: [shares[0], shares[1].rsplit(" ", 1)[0] + " academic"], "bad-share"),
    ],
)
def test_shares_that_do_not_fit_are_refused(spoil: Callable[..., list[str]], code: str) -> None:
    with pytest.raises(BadInput) as refused:
        join(spoil(split(bytes(range(16)), 3, 2), split(bytes(range(16)), 3, 2)))
    assert refused.value.code == code


def test_shares_are_read_as_people_type_them() -> None:
    shares = split(bytes(range(16)), 3, 2)
    assert join([f"  {shares[2].upper()} ", shares[0].replace(" ", "  ")]) == bytes(range(16))
    assert join(split(bytes(16), 1, 1)) == bytes(16)


STEPS = ["new_holder", "record", "save_keyring", "save_keyring again", "discard", "record again"]


@pytest.mark.parametrize("step", STEPS)
def test_whenever_it_is_cut_off_the_ledger_knows_all_who_can_open(
    session: Session, folder: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    """The command dies in front of this step as by kill -9: nothing more of it runs, not even its tidying up."""
    with monkeypatch.context() as patch:
        _cut_off(patch, step.removesuffix(" again"), first=not step.endswith(" again"))
        with pytest.raises(SystemExit):
            keys.change_passphrase(session, PASSPHRASE, "the new one")
    opens = [passphrase for passphrase in (PASSPHRASE, "the new one") if _opens(folder, passphrase)]
    assert opens
    for passphrase in opens:
        assert check(session.register, passphrase).ok is not False
    session.register.keyring = open_keyring(folder, opens[0])
    for idle in [key for key in keys_of(session.register) if not key.opens]:
        keys.remove_key(session, opens[0], idle.id)  # as verify says
    assert check(session.register, opens[0]).ok


def _cut_off(patch: pytest.MonkeyPatch, name: str, *, first: bool) -> None:
    owner: Any = Session if name == "record" else keys
    real, calls = getattr(owner, name), itertools.count()

    def cut(*given: Any, **more: Any) -> Any:
        if next(calls) == (0 if first else 1):
            patch.setattr(keys, "discard", lambda _path: None)
            raise SystemExit
        return real(*given, **more)

    patch.setattr(owner, name, cut)


def _opens(folder: Path, passphrase: str) -> bool:
    try:
        open_keyring(folder, passphrase)
    except WrongKey:
        return False
    return True


def given_by_hand(folder: Path, passphrase: str, *holders: Holder) -> None:
    opened = open_keyring(folder, passphrase)
    save_keyring(folder, opened, [*opened.holders, *holders])


def test_a_key_that_no_entry_gave_is_found(session: Session, folder: Path) -> None:
    given_by_hand(folder, PASSPHRASE, new_holder(folder, "an intruder's", fake_world(8)))
    found = check(session.register, "an intruder's")
    assert found.ok is False
    assert "was never given" in found.says


def test_a_key_that_comes_back_is_found(session: Session, folder: Path) -> None:
    first = open_keyring(folder, PASSPHRASE).holders[0]
    content = identity_file(folder, first.id).read_bytes()
    keys.change_passphrase(session, PASSPHRASE, "the new one")
    identity_file(folder, first.id).write_bytes(content)
    given_by_hand(folder, "the new one", first)
    found = check(session.register, PASSPHRASE)
    assert found.ok is False
    assert "was taken away" in found.says


def test_a_keyring_of_the_first_form_is_read_and_changed(session: Session, folder: Path, template: Template) -> None:
    """Before there were several holders, the keyring did not name its one."""
    opened = open_keyring(folder, PASSPHRASE)
    fields = {name: getattr(opened, name) for name in ("database", "naming", "signing")}
    raw = json.dumps({name: value.hex() for name, value in fields.items()} | {"vault": opened.vault}).encode()
    recipient = pyrage.x25519.Recipient.from_str(opened.holders[0].recipient)
    (folder / KEYRING).write_bytes(pyrage.encrypt(raw, [recipient]))
    assert open_keyring(folder, PASSPHRASE) == opened
    keys.change_passphrase(session, PASSPHRASE, "the new one")
    assert check(session.register, "the new one").ok


def test_a_keyring_of_several_never_shows_its_keys() -> None:
    keyring = Keyring(b"d" * 32, b"n" * 32, "AGE-SECRET-KEY-1", b"s" * 32, (Holder("a", "age1"),), "a")
    assert f"{keyring} {keyring!r}" == "Keyring(...) Keyring(...)"
