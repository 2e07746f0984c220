"""The command line as a script meets it: options anywhere, promised exit codes, one JSON document, no traceback."""

import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from habeas.cli import fault
from habeas.cli.main import hoisted, main
from habeas.cli.passphrase import PASSPHRASE_FILE
from habeas.cli.readable import readable
from habeas.cli.shell import REGISTER
from tests.publish.test_card import read_back
from tests.registers import PASSPHRASE, kept_open


@pytest.fixture
def passphrase(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "passphrase"
    path.write_text(PASSPHRASE + "\n")
    monkeypatch.setenv(PASSPHRASE_FILE, str(path))
    monkeypatch.delenv(REGISTER, raising=False)
    return path


def run(capsys: pytest.CaptureFixture[str], *words: str | Path) -> tuple[int, str, str]:
    capsys.readouterr()
    code = main([str(word) for word in words], unlock=kept_open)
    out, err = capsys.readouterr()
    assert "Traceback" not in out + err
    return code, out, err


def answer(capsys: pytest.CaptureFixture[str], *words: str | Path) -> tuple[int, Any]:
    code, out, _ = run(capsys, *words, "--json")
    return code, json.loads(out)


def test_options_may_stand_anywhere() -> None:
    assert hoisted(["ledger", "-C", "here", "--since", "2", "--json"]) == [
        "-C",
        "here",
        "--json",
        "ledger",
        "--since",
        "2",
    ]
    assert hoisted(["--as", "A", "x", "--", "-C"]) == ["--as", "A", "x", "--", "-C"]
    assert hoisted(["x", "-C"]) == ["-C", "x"]


def test_init_add_read_verify(capsys: pytest.CaptureFixture[str], passphrase: Path, tmp_path: Path) -> None:
    folder, note = tmp_path / "mine", tmp_path / "note.txt"
    note.write_text("SYNTHETIC: invented. Nobody was taken.\n")
    code, made = answer(capsys, "init", folder)
    assert (code, set(made)) == (0, {"path", "origin", "public_key", "fingerprint"})
    code, added = answer(capsys, "add", note, "--source", "A paper (invented)", "-C", folder)
    assert code == 0
    assert set(added[0]) == {"id", "sha256", "size", "media_type", "path", "new", "parent", "problems"}
    code, read = answer(capsys, "-C", folder, "read")
    assert code == 0
    assert {"exhibit", "text", "reader", "language", "characters", "pages", "problems"} <= set(read[0])
    code, text = answer(capsys, "-C", folder, "text", read[0]["text"][:8])
    assert text["text"] == note.read_text()
    code, checked = answer(capsys, "-C", folder, "verify", "--key", made["fingerprint"])
    assert (code, checked["ok"]) == (0, True)
    code, checked = answer(capsys, "-C", folder, "verify", "--key", "0" * 64)
    assert (code, checked["ok"]) == (1, False)


def test_refusals_have_code_3_and_a_sentence(
    capsys: pytest.CaptureFixture[str], passphrase: Path, folder: Path, tmp_path: Path
) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_text("")
    code, out, err = run(capsys, "-C", folder, "add", empty, "--json")
    assert code == 3
    assert json.loads(out)[0]["problems"][0]["code"] == "empty"
    assert "empty.txt" in err
    assert "Not taken" in err


def test_a_wrong_passphrase(capsys: pytest.CaptureFixture[str], passphrase: Path, folder: Path) -> None:
    passphrase.write_text("not this one")
    code, out, err = run(capsys, "-C", folder, "ledger", "--json")
    assert code == 3
    assert json.loads(out)["problems"][0]["code"] == "wrong-passphrase"
    assert "does not open this register" in err


def test_a_register_of_a_newer_version(capsys: pytest.CaptureFixture[str], passphrase: Path, folder: Path) -> None:
    settings = folder / "habeas.toml"
    settings.write_text(settings.read_text().replace("format = 1", "format = 99"))
    for command in (["ledger"], ["verify"]):
        code, _, err = run(capsys, "-C", folder, *command)
        assert code == 3
        assert "newer version" in err


@pytest.mark.parametrize("words", [["ledger"], ["add", "x.txt"], ["verify"]])
def test_no_register_here(
    capsys: pytest.CaptureFixture[str],
    passphrase: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: list[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    code, _, err = run(capsys, *words)
    assert code == 3
    assert "habeas init" in err


def test_nobody_to_ask(capsys: pytest.CaptureFixture[str], folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(PASSPHRASE_FILE, raising=False)
    monkeypatch.setattr("sys.stdin", io.StringIO())
    code, _, err = run(capsys, "-C", folder, "ledger")
    assert code == 3
    assert PASSPHRASE_FILE in err


@pytest.mark.parametrize(
    "words", [["nonsense"], ["init"], ["decide", "abc"], ["records", "--kind", "cat"], ["verify", "--no"]]
)
def test_wrong_usage_has_code_2(
    capsys: pytest.CaptureFixture[str], passphrase: Path, folder: Path, words: list[str]
) -> None:
    code, out, _ = run(capsys, "-C", folder, *words)
    assert (code, out) == (2, "")


def test_damage_has_code_1(capsys: pytest.CaptureFixture[str], passphrase: Path, folder: Path) -> None:
    database = folder / "register.db"
    raw = bytearray(database.read_bytes())
    raw[40] ^= 1
    database.write_bytes(raw)
    code, checked = answer(capsys, "-C", folder, "verify")
    assert (code, checked["ok"]) == (1, False)
    assert "page 1" in checked["checks"][0]["says"]
    code, _, err = run(capsys, "-C", folder, "ledger")
    assert code == 1
    assert "damaged" in err


def test_our_fault_leaves_a_report_without_data(
    capsys: pytest.CaptureFixture[str], passphrase: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("Zarina of Turbat")

    monkeypatch.setattr("habeas.commands.checking.ledger", broken)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    code, _, err = run(capsys, "-C", folder, "ledger")
    assert code == 4
    report = next(tmp_path.glob("habeas-fault-*")).read_text()
    assert "ZeroDivisionError" in report
    assert "Zarina" not in report + err
    assert str(Path.home()) not in report


@pytest.mark.parametrize("encoding", ["latin-1", "ascii", "utf-8"])
def test_an_old_terminal_encoding_ends_no_command(tmp_path: Path, encoding: str) -> None:
    note = tmp_path / "زرینه.txt"
    note.write_text("SYNTHETIC: Zarina, زرینه (invented), was abducted in Turbat, the paper “Valley” reported 😀.\n")
    environment = {**os.environ, "PYTHONIOENCODING": encoding}
    command = [sys.executable, "-c", "from habeas.cli.main import run; run()", "propose", "--dry-run", str(note)]
    shown = subprocess.run(command, env=environment, capture_output=True, check=False)
    assert (shown.returncode, shown.stderr) == (0, b"")
    answered = subprocess.run([*command, "--json"], env=environment, capture_output=True, check=True)
    assert json.loads(answered.stdout.decode(encoding))[0]["text"] == note.read_text()


def test_a_fault_is_told_even_where_no_report_can_be_written(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr("tempfile.NamedTemporaryFile", full)
    told = fault.report_fault(ValueError("Zarina of Turbat"))
    assert "builtins.ValueError" in told
    assert "Zarina" not in told


def test_a_fault_names_places_within_packages_only() -> None:
    assert fault._place("/home/somebody/x/site-packages/django/db.py") == "django/db.py"
    assert fault._place("/home/somebody/script.py") == "script.py"


def test_another_name_becomes_an_actor(
    capsys: pytest.CaptureFixture[str], passphrase: Path, folder: Path, tmp_path: Path
) -> None:
    for name in ("n.txt", "m.txt"):
        (tmp_path / name).write_text("SYNTHETIC: invented. " + name)
        assert run(capsys, "-C", folder, "--as", "Reviewer (invented)", "add", tmp_path / name)[0] == 0
    _, entries = answer(capsys, "-C", folder, "ledger")
    assert [entry["verb"] for entry in entries].count("name-actor") == 2
    assert len({entry["actor"] for entry in entries}) == 2


def test_foreign_words_cannot_move_the_cursor() -> None:
    assert readable("a\x1b[2Jb\u202ec") == "a<U+001B>[2Jb<U+202E>c"
    assert readable("زرینہ\u200f") == "زرینہ\u200f"


def test_a_checkpoint_kept_elsewhere(
    capsys: pytest.CaptureFixture[str], passphrase: Path, folder: Path, tmp_path: Path
) -> None:
    _, out, _ = run(capsys, "-C", folder, "checkpoint")
    kept = tmp_path / "head.txt"
    kept.write_text(out)
    code, checked = answer(capsys, "-C", folder, "verify", "--against", kept)
    assert code == 0
    assert {check["name"]: check["ok"] for check in checked["checks"]}["rollback"] is True
    kept.write_text("nonsense")
    code, checked = answer(capsys, "-C", folder, "verify", "--against", kept)
    assert code == 1


def test_an_older_copy_is_refused_until_somebody_says_so(
    capsys: pytest.CaptureFixture[str], passphrase: Path, folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "n.txt").write_text("SYNTHETIC: invented.")
    shutil.copytree(folder, tmp_path / "older")
    assert run(capsys, "-C", folder, "add", tmp_path / "n.txt")[0] == 0
    shutil.rmtree(folder)
    (tmp_path / "older").rename(folder)
    for command in ("ledger", "checkpoint", "records"):
        code, told = answer(capsys, "-C", folder, command)
        assert (code, told["problems"][0]["code"]) == (3, "not-the-kept-head")
    assert answer(capsys, "-C", folder, "verify")[0] == 1
    code, entries = answer(capsys, "-C", folder, "ledger", "--accept-head", "The disk broke.")
    assert (code, entries[-1]["verb"]) == (0, "accept-head")
    assert answer(capsys, "-C", folder, "verify")[0] == 0
    code, _, err = run(capsys, "-C", folder, "ledger", "--accept-head=The disk broke.")
    assert code == 3
    assert "no kept head to give up" in err


def test_where_no_head_can_be_kept_it_is_said(
    capsys: pytest.CaptureFixture[str], passphrase: Path, folder: Path, tmp_path: Path, state: Path
) -> None:
    (state / "habeas").write_text("a file where a folder should be")
    every: list[tuple[str | Path, ...]] = [
        ("-C", folder, "checkpoint"), ("init", tmp_path / "new"), ("-C", folder, "verify")]  # fmt: skip
    for words in every:
        code, _, err = run(capsys, *words)
        assert code == 0
        assert "To know: The newest head could not be kept" in err


def test_a_checkpoint_on_a_card(
    capsys: pytest.CaptureFixture[str], passphrase: Path, folder: Path, tmp_path: Path
) -> None:
    page, kept = tmp_path / "card.pdf", tmp_path / "head.txt"
    code, head = answer(capsys, "-C", folder, "checkpoint", "--card", "-o", page)
    assert (code, head["card"]) == (0, str(page))
    kept.write_text(read_back(page.read_bytes(), 150))
    assert kept.read_text() == head["note"]
    code, checked = answer(capsys, "-C", folder, "verify", "--against", kept)
    assert "kept elsewhere" in {check["name"]: check["says"] for check in checked["checks"]}["rollback"]
    kept.write_bytes(b"\xef\xbb\xbf" + head["note"].rstrip().replace("\n", "\r\n").encode())  # as a telephone mails it
    assert answer(capsys, "-C", folder, "verify", "--against", kept)[0] == 0
    code, _, err = run(capsys, "-C", folder, "checkpoint", "--card", "-o", page)
    assert code == 3
    assert "exists already" in err
    assert run(capsys, "-C", folder, "checkpoint", "--card")[0] == 2
    assert run(capsys, "-C", folder, "checkpoint", "-o", page)[0] == 2
    assert run(capsys, "-C", folder, "checkpoint", "--card", "-o", tmp_path / "no" / "such" / "card.pdf")[0] == 3


def test_single_fields_are_proven_in_a_file(
    capsys: pytest.CaptureFixture[str], passphrase: Path, folder: Path, tmp_path: Path
) -> None:
    proof = tmp_path / "proof.json"
    words = ("-C", folder, "prove", "0", "--fields", "verb, time", "--for", "A court (invented)", "-o", proof)
    code, made = answer(capsys, *words)
    assert code == 0
    assert set(made) == {"path", "bytes", "opened"}
    code, checked = answer(capsys, "verify", proof, "--key", "0" * 64)
    assert (code, checked["ok"]) == (1, False)
    key = next(check["says"] for check in checked["checks"] if check["name"] == "key").split()[-1].rstrip(".")
    code, checked = answer(capsys, "verify", proof, "--key", key)
    assert (code, checked["ok"], checked["opened"]) == (0, True, made["opened"])
    proof.write_text("nonsense")
    assert answer(capsys, "verify", proof)[0] == 1
    assert run(capsys, *words)[0] == 3  # the file is there
    assert run(capsys, "-C", folder, "prove", "0", "--fields", "verb")[0] == 2
