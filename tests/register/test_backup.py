"""Backups through their public verbs: made beside writers, checked, refused by the name of the part that is damaged."""

import errno
import hashlib
import os
import stat
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from habeas.commands import keeping
from habeas.commands.base import Session
from habeas.errors import BadInput, Refused, WrongKey
from habeas.register.backup import DATA, MANIFEST, finish_backup, restore_backup, write_backup
from habeas.register.register import Register, open_with, read_settings
from tests.crash.promises import Promises, broken
from tests.register.build import full, seal
from tests.registers import PASSPHRASE, Template, kept_open
from tests.worlds import fake_world


@pytest.fixture
def saved(session: Session, tmp_path: Path) -> Path:
    """A backup of a register that holds something."""
    full(session.register)
    answer = keeping.backup(session, tmp_path / "saved")
    assert answer.holds
    return tmp_path / "saved"


def test_what_is_restored_is_the_register(session: Session, saved: Path, tmp_path: Path, template: Template) -> None:
    answer = keeping.restore(saved, tmp_path / "back", PASSPHRASE, world=fake_world(5), unlock=kept_open)
    size = session.register.log.size()
    assert answer.data == {"path": str(tmp_path / "back"), "entries": size, "ok": True, "checks": [], "older": None}
    restored = open_with(tmp_path / "back", read_settings(tmp_path / "back"), template.keyring, world=fake_world(6))
    assert restored.settings == session.register.settings
    assert restored.log.note() == session.register.log.note()
    seal(restored, b"and it can be worked on")
    restored.close()
    assert broken(tmp_path / "back", template.keyring, Promises()) == []


def test_a_backup_that_is_older_than_the_kept_head_is_restored_and_says_so(
    session: Session, saved: Path, tmp_path: Path
) -> None:
    seal(session.register, b"after the backup")
    answer = keeping.restore(saved, tmp_path / "back", PASSPHRASE, world=fake_world(5), unlock=kept_open)
    assert answer.holds
    assert "not the newest one" in answer.data["older"]  # type: ignore[index]


def test_a_backup_can_be_checked_by_hand_and_shows_nothing(saved: Path) -> None:
    lines = (saved / MANIFEST).read_text().splitlines()
    files = {path.relative_to(saved).as_posix() for path in (saved / DATA).rglob("*") if path.is_file()}
    assert {line.split("  ")[1] for line in lines} == files
    for line in lines:
        digest, name = line.split("  ")
        assert hashlib.sha256((saved / name).read_bytes()).hexdigest() == digest
    assert not any(b"Zarina" in (saved / name).read_bytes() for name in files)
    assert all((saved / name).stat().st_mode & 0o077 == 0 for name in files)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-7])


def flip(path: Path) -> None:
    raw = bytearray(path.read_bytes())
    raw[len(raw) // 2] ^= 1
    path.write_bytes(raw)


def link(path: Path) -> None:
    """A link to the very bytes: what it leads to may be another tomorrow."""
    path.rename(path.with_name("elsewhere"))
    path.symlink_to(path.with_name("elsewhere"))


@pytest.mark.parametrize("harm", [cut, flip, Path.unlink, link])
@pytest.mark.parametrize("part", ["register.db", "keyring.age", "habeas.toml", "identities/*.age", "vault/*/*.age"])
def test_a_damaged_part_is_refused_by_name(
    saved: Path, tmp_path: Path, part: str, harm: Callable[[Path], None]
) -> None:
    path = next((saved / DATA).glob(part))
    harm(path)
    with pytest.raises(BadInput) as refused:
        restore_backup(saved, tmp_path / "back")
    assert refused.value.code == "backup-damaged"
    assert path.relative_to(saved / DATA).as_posix() in refused.value.says
    assert not (tmp_path / "back").exists()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda text: text[:-40], "backup-damaged"),
        (lambda text: "", "backup-damaged"),
        (lambda text: text + "0" * 64 + "  data/../../outside\n", "backup-damaged"),
        (lambda text: text + "0" * 64 + "  data/notes.txt\n", "backup-damaged"),
        (lambda text: text + text.splitlines()[0] + "\n", "backup-damaged"),
        (None, "backup-unfinished"),
    ],
)
def test_a_manifest_that_is_not_whole_is_refused(
    saved: Path, tmp_path: Path, change: Callable[[str], str] | None, code: str
) -> None:
    manifest = saved / MANIFEST
    manifest.write_text(change(manifest.read_text())) if change else manifest.unlink()
    with pytest.raises(BadInput) as refused:
        restore_backup(saved, tmp_path / "back")
    assert (refused.value.code, refused.value.path) == (code, MANIFEST)
    assert not (tmp_path / "back").exists()


def test_nothing_is_written_over_anything(session: Session, saved: Path, folder: Path, tmp_path: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*") if path.is_file()}
    file = tmp_path / "file"
    file.write_text("mine")
    for place in (saved, folder, file, folder / "vault" / "saved"):
        with pytest.raises(BadInput):
            keeping.backup(session, place)
    for place in (saved, folder, file):
        with pytest.raises(BadInput):
            keeping.restore(saved, place, PASSPHRASE, world=fake_world(5), unlock=kept_open)
    with pytest.raises(BadInput, match="no backup"):
        keeping.restore(folder, tmp_path / "back", PASSPHRASE, world=fake_world(5), unlock=kept_open)
    assert before == {path: path.stat().st_mtime_ns for path in before}


def test_a_wrong_passphrase_restores_nothing(saved: Path, tmp_path: Path) -> None:
    with pytest.raises(WrongKey):
        keeping.restore(saved, tmp_path / "back", "another", world=fake_world(5))
    assert not (tmp_path / "back").exists()


def test_a_disk_that_fills_up_keeps_no_half_backup(
    session: Session, saved: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(descriptor: int) -> None:
        if stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", no_room)
    with pytest.raises(Refused, match="full"):
        keeping.backup(session, tmp_path / "second")
    with pytest.raises(Refused, match="full"):
        restore_backup(saved, tmp_path / "back")
    assert not (tmp_path / "second").exists()
    assert not (tmp_path / "back").exists()


def test_a_register_that_does_not_hold_is_saved_and_the_answer_says_so(session: Session, tmp_path: Path) -> None:
    seal(session.register, b"once")
    cut(next(session.register.vault.objects()))
    answer = keeping.backup(session, tmp_path / "saved")
    assert not answer.holds
    assert [check["name"] for check in answer.data["checks"]] == ["exhibits"]  # type: ignore[index]
    restored = keeping.restore(tmp_path / "saved", tmp_path / "back", PASSPHRASE, world=fake_world(5), unlock=kept_open)
    assert not restored.holds


def test_a_backup_is_consistent_while_others_write(register: Register, template: Template, tmp_path: Path) -> None:
    """A second writer seals items all the while; each backup holds as many entries as its newest signed head says."""
    stop, failed = threading.Event(), []

    def write() -> None:
        try:
            writer = open_with(register.folder, register.settings, template.keyring, world=fake_world(7))
            number = 0
            while not stop.is_set():
                number += 1
                seal(writer, os.urandom(20_000), f"{number}.txt")
            writer.close()
        except BaseException as error:  # noqa: BLE001 - told to the test below
            failed.append(error)

    thread = threading.Thread(target=write)
    thread.start()
    try:
        sizes = []
        for number in range(4):
            target = tmp_path / f"saved-{number}"
            write_backup(register, target)
            finish_backup(target)
            restore_backup(target, tmp_path / f"back-{number}")
    finally:
        stop.set()
        thread.join()
    assert failed == []
    for number in range(4):
        back = tmp_path / f"back-{number}"
        assert broken(back, template.keyring, Promises(), older=True) == []
        restored = open_with(back, read_settings(back), template.keyring, world=fake_world(8))
        sizes.append(restored.log.size())
        restored.close()
    assert sizes == sorted(sizes)
    assert sizes[-1] > sizes[0]
