"""Processes that are killed, disks that are full or may only be read, power that fails: the register stays whole."""

import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from django.db import connections

from habeas.cli.passphrase import PASSPHRASE_FILE
from habeas.register.presence import BESIDE, leftovers
from habeas.register.register import Register, open_with, read_settings
from tests.crash.promises import Promises, broken
from tests.register.build import full, seal
from tests.registers import PASSPHRASE, Template
from tests.worlds import fake_world

_TOP = Path(__file__).parents[2]


def harness(seed: int, rounds: int, seconds: int) -> None:
    """The harness in a process of its own, since it forks."""
    command = [sys.executable, "-m", "tests.crash.harness"]
    options = ["--seed", str(seed), "--rounds", str(rounds), "--seconds", str(seconds)]
    ended = subprocess.run([*command, *options], cwd=_TOP, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert "Everything held." in ended.stdout


def test_a_few_commands_cut_off_leave_the_register_whole() -> None:
    harness(seed=20, rounds=14, seconds=18)


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_hundreds_of_commands_cut_off_leave_the_register_whole(seed: int) -> None:
    harness(seed=seed, rounds=200, seconds=900)


def habeas(folder: Path, *argv: str, tmp_path: Path, around: Sequence[str] = ()) -> subprocess.CompletedProcess[str]:
    """A command line as a person would run it, in a process of its own; `around` is what runs it."""
    password = tmp_path / "passphrase"
    password.write_text(PASSPHRASE)
    command = [sys.executable, "-c", "from habeas.cli.main import run; run()", "-C", str(folder), "--json", *argv]
    environment = os.environ | {PASSPHRASE_FILE: str(password)}
    return subprocess.run([*around, *command], capture_output=True, text=True, check=False, env=environment)


def disk_of(size: int, mount: Path) -> list[str]:
    """What runs a command with an empty disk of so many bytes at `mount`; skips the test where that cannot be made."""
    around = ["bwrap", "--dev-bind", "/", "/", "--size", str(size), "--tmpfs", str(mount), "--"]
    if not shutil.which("bwrap") or subprocess.run([*around, "true"], capture_output=True, check=False).returncode:
        pytest.skip("bubblewrap is not there or may not mount; the limit on a file's size is tried in its place")
    return around


def test_a_full_disk_refuses_and_leaves_what_was_there(tmp_path: Path) -> None:
    mount = tmp_path / "disk"
    mount.mkdir()
    command = [sys.executable, "-m", "tests.crash.harness", "--fill", str(mount)]
    ended = subprocess.run(
        [*disk_of(2_500_000, mount), *command], cwd=_TOP, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert "Everything held." in ended.stdout


def test_a_disk_that_may_only_be_read(register: Register, folder: Path, template: Template, tmp_path: Path) -> None:
    full(register)
    register.close()
    around = ["bwrap", "--dev-bind", "/", "/", "--ro-bind", str(folder), str(folder), "--"]
    disk_of(1_000_000, tmp_path)
    given = tmp_path / "given.txt"
    given.write_text("Something more.\n")
    refused = habeas(folder, "add", str(given), tmp_path=tmp_path, around=around)
    assert refused.returncode == 3
    assert json.loads(refused.stdout)[0]["problems"][0]["code"] == "disk"
    verified = habeas(folder, "verify", tmp_path=tmp_path, around=around)
    assert verified.returncode == 0, verified.stdout
    assert json.loads(habeas(folder, "rebuild", "--check", tmp_path=tmp_path, around=around).stdout)["same"]
    assert broken(folder, template.keyring, Promises()) == []


def test_what_was_left_over_is_removed_by_whoever_is_alone(
    register: Register, folder: Path, template: Template
) -> None:
    """And never while somebody else has the register open, whose files they may be; nor a sealed file."""
    full(register)
    unnamed, beside = folder / "vault" / "abc.part", folder / f"{BESIDE}x"
    beside.mkdir()
    (beside / "tables.db").write_bytes(b"\x00" * 100)
    unnamed.write_bytes(b"age-encryption")
    stranger = folder / "vault" / "ff" / "unknown.age"
    stranger.parent.mkdir(exist_ok=True)
    stranger.write_bytes(b"age-encryption")
    second = open_with(folder, read_settings(folder), template.keyring, world=fake_world(3))
    assert set(leftovers(folder)) == {unnamed, beside}
    second.close()
    register.close()
    open_with(folder, read_settings(folder), template.keyring, world=fake_world(4)).close()
    assert list(leftovers(folder)) == []
    assert stranger.exists()


def test_a_damaged_sealed_file_is_healed_by_adding_it_again(register: Register) -> None:
    seal(register, b"once")
    path = next(register.vault.objects())
    path.write_bytes(path.read_bytes()[:50])
    sealed = register.vault.seal(io.BytesIO(b"once"), "again")
    register.vault.check(sealed.sha256)


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch, folder: Path) -> Iterator["Disk"]:
    yield Disk(folder, monkeypatch)


class Disk:
    """What a disk would hold if the power failed now: bytes and names that were flushed, and nothing else.

    Whatever lay there at the beginning is taken for flushed. The database flushes itself (SQLite, synchronous=FULL),
    so that its files are taken as they lie.
    """

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        self.bytes = {path.stat().st_ino: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        self.names: dict[Path, dict[str, int]] = {}
        for place in (folder, *(path for path in folder.rglob("*") if path.is_dir())):
            self._flush_names(place)
        self._fsync = os.fsync
        monkeypatch.setattr(os, "fsync", self.fsync)

    def fsync(self, descriptor: int) -> None:
        self._fsync(descriptor)
        path = Path(f"/proc/self/fd/{descriptor}").readlink()
        if path.is_dir():
            self._flush_names(path)
        else:
            self.bytes[path.stat().st_ino] = path.read_bytes()

    def _flush_names(self, place: Path) -> None:
        self.names[place] = {path.name: path.stat().st_ino for path in place.iterdir()}

    def after_power_failure(self, copy: Path) -> Path:
        """The folder as it would be found."""
        self._restore(self.folder, copy)
        for path in self.folder.glob("register.db*"):
            shutil.copy(path, copy)
        return copy

    def _restore(self, place: Path, copy: Path) -> None:
        copy.mkdir()
        for name, inode in self.names.get(place, {}).items():
            if (place / name).is_dir():
                self._restore(place / name, copy / name)
            elif inode in self.bytes:
                (copy / name).write_bytes(self.bytes[inode])


def test_power_that_fails_after_the_entry_takes_nothing_of_the_vault(
    disk: Disk, register: Register, template: Template, tmp_path: Path
) -> None:
    full(register)
    after = disk.after_power_failure(tmp_path / "after")
    assert broken(after, template.keyring, Promises()) == []
    assert len(list((after / "vault").rglob("*.age"))) == len(list(register.vault.objects()))


def test_power_that_fails_after_another_command_was_cut_off(
    disk: Disk, register: Register, template: Template, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first command had made the file and its folder, and died before it flushed their names."""
    monkeypatch.setattr("habeas.register.files.flush_folder", lambda _folder: None)
    monkeypatch.setattr("habeas.register.vault.flush_folder", lambda _folder: None)
    with pytest.MonkeyPatch.context() as cut:
        cut.setattr(register.__class__, "record", lambda *_args, **_more: None)
        seal(register, b"the same bytes")
    register.close()
    monkeypatch.undo()
    disk._fsync, fsync = os.fsync, disk.fsync
    monkeypatch.setattr(os, "fsync", fsync)
    second = open_with(register.folder, register.settings, template.keyring, world=fake_world(9))
    seal(second, b"the same bytes")
    after = disk.after_power_failure(tmp_path / "after")
    second.close()
    assert broken(after, template.keyring, Promises()) == []


def test_a_page_that_was_being_written_home_is_no_damage(
    register: Register, folder: Path, template: Template, tmp_path: Path
) -> None:
    """SQLite's journal still holds it whole; only the file by itself looks damaged."""
    for number in range(30):
        seal(register, f"{number}".encode() * 500)
    after = shutil.copytree(folder, tmp_path / "after")
    register.close()
    assert (after / "register.db-wal").stat().st_size > 0
    assert (folder / "register.db").stat().st_size > (after / "register.db").stat().st_size
    with (after / "register.db").open("ab") as torn:
        torn.write(os.urandom(1000))
    assert broken(after, template.keyring, Promises()) == []


def test_every_commit_waits_for_the_disk(register: Register) -> None:
    with connections[register.alias].cursor() as cursor:
        assert [cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in ("synchronous", "journal_mode")] == [
            2,
            "wal",
        ]


def test_no_core_is_dumped_and_nobody_may_look_in(tmp_path: Path) -> None:
    told = (
        "import resource; from habeas.process import refuse_inspection as r; r(); import ctypes;"
        "print(resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))"
    )
    ended = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert ended.stdout.strip() == "(0, 0) 0"
