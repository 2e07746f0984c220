"""Heads kept outside the folder: a cut tail, an older copy and a changed history are refused, and said why."""

import json
import os
import shutil
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import connections

from habeas.commands.base import Session, opened
from habeas.commands.checking import ledger, verify_register
from habeas.errors import BadInput, Damaged, Illegal, Refused
from habeas.ledger.commitment import Fields
from habeas.ledger.note import Checkpoint, sign
from habeas.ledger.tree import EMPTY_ROOT
from habeas.register import heads
from habeas.register.register import Register, open_register, open_with, read_settings
from tests.register.build import actor_of, full
from tests.registers import PASSPHRASE, Template, kept_open
from tests.worlds import fake_world

AGAIN: Fields = {"kind": "unknown", "reliability": "F", "reason": "", "confidential": False}


def write(register: Register, *names: str) -> None:
    for name in names:
        register.record("name-source", {**AGAIN, "id": name, "name": name}, actor=actor_of(register))


def reopened(folder: Path) -> Register:
    return open_register(folder, PASSPHRASE, world=fake_world(5), unlock=kept_open)


def files(state: Path) -> list[Path]:
    return sorted(path for path in state.rglob("*") if path.is_file())


@pytest.fixture
def older(register: Register, folder: Path, tmp_path: Path) -> Iterator[Path]:
    """A copy of the folder as it was before its newest entries."""
    write(register, "a")
    connections[register.alias].close()
    shutil.copytree(folder, tmp_path / "older")
    write(register, "b", "c")
    register.close()
    yield tmp_path / "older"


def put_back(folder: Path, older: Path) -> None:
    shutil.rmtree(folder)
    older.rename(folder)


def rollback(folder: Path, against: Path | None = None) -> tuple[bool | None, str]:
    answer = verify_register(folder, PASSPHRASE, world=fake_world(6), against=against, unlock=kept_open)
    data = json.loads(json.dumps(answer.data))
    return next((check["ok"], check["says"]) for check in data["checks"] if check["name"] == "rollback")


def test_each_head_is_kept_privately_and_nothing_else(register: Register, state: Path) -> None:
    full(register)
    assert len(files(state)) == 1
    kept = json.loads(files(state)[0].read_text())
    assert kept == {"note": register.log.note(), "time": register.log.time()}
    for path in state.rglob("*"):
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path
        assert "register" not in path.name


def test_a_register_that_goes_on_is_opened(register: Register, folder: Path) -> None:
    for name in ("a", "b"):
        write(register, name)
        register.close()
        register = reopened(folder)
    assert register.heads.trouble is None
    register.close()


def test_an_older_copy_in_its_place_is_refused(folder: Path, older: Path) -> None:
    put_back(folder, older)
    with pytest.raises(Refused, match="2 are missing") as refused:
        reopened(folder)
    assert refused.value.code == "not-the-kept-head"
    assert "2026-01-01T00:00" in refused.value.says
    assert "--accept-head" in refused.value.do
    ok, says = rollback(folder)
    assert ok is False
    assert "2 are missing" in says


def test_an_older_copy_elsewhere_is_refused(folder: Path, older: Path) -> None:
    with pytest.raises(Refused, match="not the newest"):
        reopened(older)
    reopened(folder).close()


def test_a_moved_register_is_opened(folder: Path, older: Path) -> None:
    moved = folder.rename(folder.with_name("moved"))
    reopened(moved).close()


@pytest.mark.parametrize("nodes_too", [False, True])
def test_a_cut_tail_is_refused(register: Register, folder: Path, nodes_too: bool) -> None:
    full(register)
    cuts = {"ledger_entry": "seq >= 4", "ledger_body": "seq >= 4", "ledger_checkpoint": "size > 4"}
    with connections[register.alias].cursor() as cursor:
        for table, where in (cuts | ({"ledger_node": "key % 281474976710656 >= 4"} if nodes_too else {})).items():
            cursor.execute(f"DROP TRIGGER {table}_no_delete")
            cursor.execute(f"DELETE FROM {table} WHERE {where}")
    register.close()
    with pytest.raises(Refused, match="are missing"):
        reopened(folder)


def test_another_history_of_the_same_length_is_refused(folder: Path, older: Path, template: Template) -> None:
    put_back(folder, older)
    outside = folder.parent / "outside"
    with pytest.MonkeyPatch.context() as elsewhere:
        elsewhere.setenv(heads.STATE, str(outside))
        register = open_with(folder, read_settings(folder), template.keyring, world=fake_world(8))
        write(register, "x", "y", "z")
        register.close()
    with pytest.raises(Refused, match="are other than those that were signed"):
        reopened(folder)
    assert rollback(folder)[0] is False


def test_giving_a_head_up_leaves_a_trace(folder: Path, older: Path, state: Path) -> None:
    given_up = json.loads(files(state)[0].read_text())["note"].split("\n")
    put_back(folder, older)
    with opened(folder, PASSPHRASE, world=fake_world(5), unlock=kept_open, accept="The disk broke.") as session:
        fields = list(session.register.log.entries())[-1].fields
        assert fields is not None
        assert (fields["verb"], fields["reason"]) == ("accept-head", "The disk broke.")
        assert fields["size"] == int(given_up[1])
        assert "giving up the head" in json.dumps(ledger(session).data)
    reopened(folder).close()
    assert rollback(folder)[0] is True


@pytest.mark.parametrize(("reason", "error"), [("  ", Illegal), ("It is mine.", BadInput)])
def test_a_head_is_given_up_only_with_a_reason_and_a_need(
    folder: Path, older: Path, reason: str, error: type[Exception]
) -> None:
    if error is Illegal:
        put_back(folder, older)
    with pytest.raises(error), opened(folder, PASSPHRASE, world=fake_world(5), unlock=kept_open, accept=reason):
        pass


def another_key(path: Path) -> str:
    note = json.loads(path.read_text())["note"].split("\n")
    other = sign(Checkpoint(note[0], 1, bytes(32)), Ed25519PrivateKey.from_private_bytes(bytes(32)))
    return json.dumps({"note": other, "time": ""})


@pytest.mark.parametrize(
    "spoilt",
    [lambda path: "", lambda path: "[]", lambda path: "{}", lambda path: path.read_text()[:-9], another_key],
    ids=["empty", "no object", "no note", "cut off", "another key"],
)
def test_a_kept_head_that_is_none_is_refused(register: Register, state: Path, spoilt: Callable[[Path], str]) -> None:
    write(register, "a")
    register.close()
    files(state)[0].write_text(spoilt(files(state)[0]))
    with pytest.raises(Refused, match="cannot be read, or another key"):
        reopened(register.folder)
    assert rollback(register.folder)[0] is False
    with opened(register.folder, PASSPHRASE, world=fake_world(5), unlock=kept_open, accept="Spoilt."):
        pass
    reopened(register.folder).close()


def test_the_first_look_cannot_exclude_a_rollback(folder: Path, older: Path, state: Path) -> None:
    shutil.rmtree(state / "habeas")
    ok, says = rollback(older)
    assert ok is None
    assert "cannot be excluded" in says
    assert rollback(older)[0] is True  # that look was kept
    assert rollback(folder)[0] is True  # goes on from there


def test_a_state_folder_that_cannot_be_written_is_said(register: Register, state: Path) -> None:
    (state / "habeas").write_text("a file where a folder should be")
    write(register, "a")
    assert register.heads.trouble is not None
    assert "could not be kept" in register.heads.trouble.says
    assert register.log.size() == 3  # what was recorded stays recorded


def test_no_home_is_said(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(heads.STATE, "relative/is/ignored")
    monkeypatch.setattr(Path, "home", lambda: (_ for _ in ()).throw(RuntimeError("none")))
    assert heads.state_folder() is None
    ours = heads.Heads(register.folder, register.settings.origin, register.keyring)
    ours.keep(register.log.note(), "")
    assert ours.trouble is not None
    assert ours.kept() is None


def test_a_head_never_goes_back(register: Register, state: Path) -> None:
    """Two programs that write by turns may keep their heads in another order."""
    write(register, "a")
    early = register.log.note()
    write(register, "b")
    register.heads.keep(early, "")
    kept = register.heads.kept()
    assert kept is not None
    assert kept.head.size == register.log.size()


def test_a_head_that_no_key_signed_opens_nothing(register: Register, folder: Path) -> None:
    write(register, "a")
    with connections[register.alias].cursor() as cursor:
        cursor.execute("DROP TRIGGER ledger_checkpoint_no_update")
        cursor.execute("UPDATE ledger_checkpoint SET note = (SELECT note FROM ledger_checkpoint WHERE size = 2)")
    register.close()
    with pytest.raises(Damaged, match="newest signed head"):
        reopened(folder)


AGAINST: dict[str, tuple[Callable[[Register], str], str]] = {
    "an empty tree": (lambda r: sign(Checkpoint(r.settings.origin, 0, EMPTY_ROOT), r.keyring.signer), "no entries"),
    "another root": (lambda r: sign(Checkpoint(r.settings.origin, 2, bytes(32)), r.keyring.signer), "other than"),
    "more entries": (lambda r: sign(Checkpoint(r.settings.origin, 99, bytes(32)), r.keyring.signer), "96 are missing"),
    "another origin": (lambda r: sign(Checkpoint("habeas.invalid/other", 2, bytes(32)), r.keyring.signer), "another"),
    "another key": (
        lambda r: sign(r.log.head(r.settings.origin), Ed25519PrivateKey.from_private_bytes(bytes(32))), "not signed"),
    "a changed size": (lambda r: r.log.note().replace("\n3\n", "\n2\n"), "signature"),
    "a size with a zero before it": (lambda r: r.log.note().replace("\n3\n", "\n03\n"), "malformed"),
    "no signature": (lambda r: r.log.note().split("—")[0], "not a signed checkpoint"),
    "a line that was cut": (lambda r: r.log.note()[:-20], "malformed signature line"),
    "a key id alone": (lambda r: r.log.note()[:-90] + "\n", "signature"),
    "nothing": (lambda r: "", "not a signed checkpoint"),
    "other words": (lambda r: "hello", "not a signed checkpoint"),
}  # fmt: skip


@pytest.mark.parametrize("name", AGAINST)
def test_a_head_kept_elsewhere_is_held_to_what_it_says(register: Register, tmp_path: Path, name: str) -> None:
    write(register, "a")
    made, why = AGAINST[name]
    note = tmp_path / "head.txt"
    note.write_text(made(register))
    register.close()
    ok, says = rollback(register.folder, note)
    assert ok is False, says
    assert why in says


def test_every_earlier_head_holds(register: Register, tmp_path: Path) -> None:
    notes = [register.log.note()]
    for name in "abcdefg":
        write(register, name)
        notes.append(register.log.note())
    register.close()
    note = tmp_path / "head.txt"
    for text in notes:
        note.write_text(text)
        assert rollback(register.folder, note)[0] is True
    note.write_bytes(b"\xef\xbb\xbf" + notes[0].replace("\n", "\r\n").encode())
    ok, _ = rollback(register.folder, note)
    assert ok is True, "a head that came through mail, with the line ends of another system"


def test_a_session_of_another_name_gives_up_in_that_name(folder: Path, older: Path) -> None:
    put_back(folder, older)
    with opened(folder, PASSPHRASE, world=fake_world(5), unlock=kept_open, name="R (invented)", accept="Gone.") as made:
        assert isinstance(made, Session)
        verbs = [entry.verb for entry in made.register.log.entries()]
        assert verbs[-2:] == ["name-actor", "accept-head"]


def test_two_folders_do_not_share_what_they_keep(folder: Path, older: Path, state: Path) -> None:
    with opened(older, PASSPHRASE, world=fake_world(5), unlock=kept_open, accept="A copy to look into."):
        pass
    reopened(older).close()
    reopened(folder).close()
    assert len(files(state)) == 2
    assert os.path.commonpath([str(path.parent) for path in files(state)]) == str(files(state)[0].parent)
