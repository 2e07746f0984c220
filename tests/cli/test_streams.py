"""The program as a process: closed and full streams, readers who leave, poor encodings, interruptions, prompts."""

import json
import os
import pty
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from habeas.cli.main import main
from habeas.cli.passphrase import PASSPHRASE_FILE
from tests.registers import PASSPHRASE, kept_open

RUN = "from habeas.cli.main import run; run()"
FULL = Path("/dev/full")


@pytest.fixture(autouse=True)
def interruptible() -> Iterator[None]:
    """Whoever runs the tests in the background may have had Ctrl-C ignored, and processes inherit that."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    path = tmp_path / "passphrase"
    path.write_text(PASSPHRASE)
    return path


def shell(command: str, folder: Path, secret: Path | None = None, **more: str) -> subprocess.CompletedProcess[str]:
    """A line of sh in which `$H` is the program on the register."""
    variables = {"H": f"{sys.executable} -c '{RUN}' -C {folder}"}
    environment = {**os.environ, **variables, **({PASSPHRASE_FILE: str(secret)} if secret else {}), **more}
    line = command.replace("$H", variables["H"])
    done = subprocess.run(
        ["bash", "-c", line], env=environment, capture_output=True, text=True, timeout=120, check=False
    )
    assert "Traceback" not in done.stdout + done.stderr
    assert "Exception ignored" not in done.stderr
    return done


@pytest.mark.skipif(not FULL.exists(), reason="there is no /dev/full here")
@pytest.mark.parametrize("options", ["", "--json"])
def test_an_answer_that_cannot_be_written_says_so(folder: Path, secret: Path, options: str) -> None:
    done = shell(f"$H ledger {options} > /dev/full", folder, secret)
    assert done.returncode == 3
    assert "could not be written out" in done.stderr


@pytest.mark.skipif(not FULL.exists(), reason="there is no /dev/full here")
def test_where_nothing_can_be_said_the_code_says_it(tmp_path: Path, secret: Path) -> None:
    assert shell("$H ledger --json > /dev/full 2> /dev/full", tmp_path, secret).returncode == 3


@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-", "<&- >&- 2>&-"])
def test_closed_streams_harm_nothing(folder: Path, secret: Path, closed: str) -> None:
    assert shell(f"$H source set 'A (invented)' {closed}", folder, secret).returncode == 0
    assert shell("$H verify", folder, secret).returncode == 0


@pytest.mark.parametrize("words", ["ledger", "ledger --json", "--help"])
def test_a_reader_who_leaves_is_no_error(folder: Path, secret: Path, words: str) -> None:
    done = shell(f"set -o pipefail; $H {words} | true", folder, secret)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_poor_encoding_shows_codes(folder: Path, secret: Path) -> None:
    plain = {"PYTHONIOENCODING": "ascii"}
    assert shell("$H source set 'زرینہ'", folder, secret, **plain).returncode == 0
    assert "\\u0632" in shell("$H source list", folder, secret, **plain).stdout
    assert json.loads(shell("$H source list --json", folder, secret, **plain).stdout)[0]["name"] == "زرینہ"


def test_words_that_are_no_text_are_refused(folder: Path, secret: Path) -> None:
    done = shell("$H source set $'a\\xffb'", folder, secret)
    assert done.returncode == 3
    assert "UTF-8" in done.stderr


def test_a_folder_that_is_gone(tmp_path: Path, secret: Path) -> None:
    done = shell(
        f"mkdir {tmp_path}/g && cd {tmp_path}/g && rmdir ../g && {sys.executable} -c '{RUN}' ledger", tmp_path, secret
    )
    assert done.returncode == 3
    assert "habeas init" in done.stderr


def test_a_passphrase_from_another_program(folder: Path, secret: Path) -> None:
    assert shell(f"{PASSPHRASE_FILE}=<(sleep 0.2; cat {secret}) $H checkpoint", folder).returncode == 0


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (PASSPHRASE.encode() + b"\r\n", 0),
        (b"\xef\xbb\xbf" + PASSPHRASE.encode() + b"\n", 0),
        (PASSPHRASE.encode() + b"\n\n", 0),
        (b"", 3),
        (b"\r\n", 3),
        (b"\xff\xfe", 3),
        (b"another", 3),
        (None, 3),
    ],
)
def test_passphrase_files(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes | None, code: int
) -> None:
    path = tmp_path / "p"
    if content is None:
        path.mkdir()
    else:
        path.write_bytes(content)
    monkeypatch.setenv(PASSPHRASE_FILE, str(path))
    assert main(["-C", str(folder), "checkpoint"], unlock=kept_open) == code


def typed(folder: Path, words: str, keys: Mapping[str, bytes] | bytes) -> tuple[int, str]:
    """What happens when somebody at a terminal types `keys` at each prompt."""
    process, terminal = pty.fork()
    if process == 0:
        os.environ.pop(PASSPHRASE_FILE, None)
        os.execv(sys.executable, [sys.executable, "-c", RUN, "-C", str(folder), *words.split()])
    shown = b""
    try:
        while True:
            if select.select([terminal], [], [], 5)[0]:
                part = os.read(terminal, 4096)
                shown += part
                if not part:
                    break
            if shown.endswith(b": "):
                time.sleep(0.1)  # until the prompt has hidden what is typed; what came too early is typed again
                os.write(terminal, keys if isinstance(keys, bytes) else keys[shown.split()[-1].decode()])
    except OSError:
        pass  # how Linux says that the other side has gone
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]), shown.decode("utf-8", "replace")


@pytest.mark.parametrize(
    ("keys", "code", "says"),
    [
        (PASSPHRASE.encode() + b"\n", 0, "habeas.invalid"),
        (b"wrong\n", 3, "does not open"),
        (b"\n", 3, "does not open"),
        (b"\x04", 3, "Stopped"),
        (b"\x03", 3, "Stopped"),
        (b"a\xff\n", 3, "no text"),
    ],
)
def test_at_the_prompt(folder: Path, keys: bytes, code: int, says: str) -> None:
    ended, shown = typed(folder, "checkpoint", keys)
    assert (ended, says in shown) == (code, True), shown


def test_a_new_passphrase_is_asked_for_twice(tmp_path: Path) -> None:
    assert typed(tmp_path / "r", f"init {tmp_path / 'r'}", {"Passphrase:": b"one\n", "again:": b"two\n"})[0] == 3
    assert not (tmp_path / "r").exists()
    assert typed(tmp_path / "r", f"init {tmp_path / 'r'}", b"the same\n")[0] == 0


def test_no_name_of_a_file_moves_the_cursor(
    folder: Path, secret: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(PASSPHRASE_FILE, str(secret))
    odd = tmp_path / "odd\x1b[31m\n\u202e.txt"
    odd.write_text("SYNTHETIC")
    assert main(["-C", str(folder), "add", str(odd)], unlock=kept_open) == 3
    shown = capsys.readouterr().err
    assert not {"\x1b", "\u202e"} & set(shown)
    assert len(shown.strip().splitlines()) == 2


def test_an_interrupted_command_leaves_a_register_that_holds(folder: Path, secret: Path, tmp_path: Path) -> None:
    (tmp_path / "many").mkdir()
    for number in range(200):
        (tmp_path / "many" / f"{number}.txt").write_text(f"SYNTHETIC {number}")
    environment = {**os.environ, PASSPHRASE_FILE: str(secret)}
    command = [sys.executable, "-c", RUN, "-C", str(folder), "add", str(tmp_path / "many")]
    for signal_sent in (signal.SIGKILL, signal.SIGINT, signal.SIGTERM):
        process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        deadline = time.monotonic() + 60
        while not list((folder / "vault").rglob("*.age")) and time.monotonic() < deadline:
            time.sleep(0.01)
        process.send_signal(signal_sent)
        process.wait(timeout=60)
    assert shell("$H verify", folder, secret).returncode == 0
    assert shell(f"$H add {tmp_path / 'many'}", folder, secret).returncode == 0
    assert shell("$H rebuild --check", folder, secret).returncode == 0
