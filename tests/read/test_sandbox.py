"""Reading in another process: what it gives, and what no file can do to it."""

import os
import shutil
import signal
import socket
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pytest

from habeas.errors import BadInput, Refused
from habeas.read import sandbox as room
from habeas.read.child import read_in_worker
from habeas.read.rendition import Rendition
from habeas.read.sandbox import BUBBLEWRAP, RLIMITS, Sandbox, confined, read_safely
from habeas.read.wire import Limits, read_frame, rendition_from
from tests.read.material import XLSX, pdf, saved, workbook

SENTENCE = "Two brothers were taken from their home at night and have not been seen since."
needs_bubblewrap = pytest.mark.skipif(
    not shutil.which("bwrap"), reason="bubblewrap is not installed here (Debian package bubblewrap)"
)


@pytest.fixture(scope="module")
def shared() -> Iterator[Sandbox]:
    with Sandbox() as sandbox:
        yield sandbox


def codes(rendition: Rendition) -> list[str]:
    assert all(p.says.endswith(".") and p.do.endswith(".") for p in rendition.problems)
    return [p.code for p in rendition.problems]


@pytest.mark.parametrize(
    ("media_type", "data", "expected", "reader"),
    [
        ("text/plain", SENTENCE.encode(), SENTENCE, "plain-text"),
        ("text/html", f"<p>{SENTENCE}</p>".encode(), SENTENCE, "web-page"),
        ("text/csv", b"name,age\nSpecimen,1\n", "name\tage\nSpecimen\t1", "delimited-table"),
        (XLSX, workbook({"S": [["name"], ["محمد"]]}), "name\nمحمد", "workbook"),
        ("application/pdf", pdf("words"), "words", "pdf-text-layer"),
    ],
)
def test_each_kind_of_exhibit(shared: Sandbox, media_type: str, data: bytes, expected: str, reader: str) -> None:
    rendition = read_safely(data, media_type, path="a", sandbox=shared)
    assert (rendition.characters, rendition.problems) == (expected, ())
    assert (rendition.reader, rendition.sandbox) == (reader, shared.level)
    assert rendition.version


def test_without_a_sandbox_of_its_own_one_is_started() -> None:
    assert read_safely(SENTENCE.encode(), "text/plain").language == "en"


def test_the_weakest_level_is_part_of_the_result() -> None:
    with Sandbox(weakest=True) as sandbox:
        assert read_safely(b"words", "text/plain", sandbox=sandbox).sandbox == RLIMITS


def test_problems_of_a_reader_carry_the_path(shared: Sandbox) -> None:
    (problem,) = read_safely(b"", "application/pdf", path="folder/a.pdf", sandbox=shared).problems
    assert (problem.code, problem.path) == ("damaged", "folder/a.pdf")


@pytest.mark.parametrize(
    ("media_type", "code"), [("image/jpeg", "no-reader"), ("application/vnd.ms-office-encrypted", "locked")]
)
def test_what_no_reader_takes(shared: Sandbox, media_type: str, code: str) -> None:
    rendition = read_safely(b"x", media_type, path="a", sandbox=shared)
    assert (rendition.characters, codes(rendition)) == ("", [code])


def test_too_large_to_be_sent(shared: Sandbox) -> None:
    rendition = read_safely(bytes(101), "text/plain", sandbox=shared, limits=Limits(input=100))
    assert codes(rendition) == ["too-large"]


def test_too_much_text_to_be_taken_in(shared: Sandbox) -> None:
    rendition = read_safely(SENTENCE.encode() * 9, "text/plain", sandbox=shared, limits=Limits(output=300))
    assert codes(rendition) == ["too-large"]


def test_too_slow_by_its_own_clock(shared: Sandbox) -> None:
    table = b"a,b,c,d,e,f,g,h\n" * 120_000
    rendition = read_safely(table, "text/csv", path="a", sandbox=shared, limits=Limits(cpu_seconds=1))
    assert codes(rendition) == ["too-slow"]


def test_too_slow_by_the_clock_on_the_wall(shared: Sandbox) -> None:
    table = b"a,b,c,d,e,f,g,h\n" * 120_000
    rendition = read_safely(table, "text/csv", path="a", sandbox=shared, limits=Limits(wall_seconds=1))
    assert codes(rendition) == ["too-slow"]


def sparse_bomb() -> bytes:
    """A small workbook whose sheet claims 17 thousand million cells."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet["A1"], sheet["XFD1048576"] = "a", "b"
    return saved(book)


def test_a_bomb_does_not_hurt_the_next_exhibit(shared: Sandbox) -> None:
    assert codes(read_safely(sparse_bomb(), XLSX, path="bomb", sandbox=shared)) == ["reader-crashed"]
    assert read_safely(b"words", "text/plain", sandbox=shared).characters == "words"


def test_memory_that_is_not_there(shared: Sandbox) -> None:
    limits = Limits(memory=400 * 1024**2)
    rendition = read_safely(b"word " * 60_000_000, "text/plain", sandbox=shared, limits=limits)
    assert codes(rendition) in (["too-much-memory"], ["reader-crashed"])
    assert read_safely(b"words", "text/plain", sandbox=shared).characters == "words"


def test_fifty_megabytes_of_text_are_read(shared: Sandbox) -> None:
    text = "دو بھائیوں کو رات کے وقت ان کے گھر سے اٹھایا گیا۔ " * 600_000
    rendition = read_safely(text.encode(), "text/plain", sandbox=shared)
    assert len(text.encode()) > 50_000_000
    assert rendition.characters == text
    assert rendition.language == "ur"


def test_fifty_small_exhibits_take_seconds(shared: Sandbox) -> None:
    start = time.monotonic()
    for number in range(50):
        page = f"<html><body><p>{SENTENCE} {number}</p></body></html>".encode()
        assert read_safely(page, "text/html", sandbox=shared).characters.endswith(str(number))
    assert time.monotonic() - start < 30  # 2 seconds on two idle cores


def children() -> list[int]:
    return [int(n) for task in Path("/proc/self/task").iterdir() for n in (task / "children").read_text().split()]


def test_a_process_that_was_killed_is_started_again() -> None:
    before = set(children())
    with Sandbox(weakest=True) as sandbox:
        assert sandbox.level == RLIMITS
        (child,) = set(children()) - before
        os.kill(child, signal.SIGKILL)
        os.waitid(os.P_PID, child, os.WEXITED | os.WNOWAIT)
        assert read_safely(b"words", "text/plain", sandbox=sandbox).characters == "words"
    assert set(children()) <= before


def test_a_process_killed_while_it_reads_is_one_problem() -> None:
    before = set(children())
    with Sandbox(weakest=True) as sandbox:
        read_safely(b"words", "text/csv", sandbox=sandbox)
        (child,) = set(children()) - before
        timer = threading.Timer(0.3, os.kill, (child, signal.SIGKILL))
        timer.start()
        table = b"a,b,c,d,e,f,g,h\n" * 120_000
        assert codes(read_safely(table, "text/csv", path="a", sandbox=sandbox)) == ["reader-crashed"]
        timer.join()
        assert read_safely(b"words", "text/plain", sandbox=sandbox).characters == "words"


def test_several_threads_share_one_sandbox(shared: Sandbox) -> None:
    results: dict[int, str] = {}

    def work(number: int) -> None:
        results[number] = read_safely(f"words {number}".encode(), "text/plain", sandbox=shared).characters

    threads = [threading.Thread(target=work, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == {number: f"words {number}" for number in range(6)}


def test_bubblewrap_that_does_not_work_is_admitted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "bwrap"
    broken.write_text("#!/bin/sh\nexit 1\n", encoding="ascii")
    broken.chmod(stat.S_IRWXU)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    with Sandbox() as sandbox:
        assert sandbox.level == RLIMITS
        assert read_safely(b"words", "text/plain", sandbox=sandbox).sandbox == RLIMITS


def test_a_reading_process_that_cannot_start_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", shutil.which("false"))
    with Sandbox() as sandbox, pytest.raises(Refused) as caught:
        read_safely(b"words", "text/plain", sandbox=sandbox)
    assert caught.value.code == "reader-start"


ESCAPES = """
import os, socket, sys
from pathlib import Path
secret, port = sys.argv[1], int(sys.argv[2])
def tried(what, act):
    try:
        act()
        print(what, "worked")
    except OSError:
        print(what, "refused")
tried("read", lambda: Path(secret).read_text())
tried("write", lambda: Path(sys.prefix, "written").write_text("x"))
tried("connect", lambda: socket.create_connection(("127.0.0.1", port), 2))
tried("home", lambda: os.listdir(os.path.expanduser("~")))
tried("private", lambda: Path("/tmp/habeas-scratch").touch())
"""


@needs_bubblewrap
def test_under_bubblewrap_there_is_no_network_and_nothing_of_the_user(tmp_path: Path) -> None:
    with Sandbox() as sandbox:
        assert sandbox.level == BUBBLEWRAP
    secret = tmp_path / "secret"
    secret.write_text("x", encoding="ascii")
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        arguments = [sys.executable, "-I", "-c", ESCAPES, str(secret), str(port)]
        inside = subprocess.run(confined(arguments), capture_output=True, text=True, check=False)
        arguments[3] = "\n".join(line for line in ESCAPES.split("\n") if not line.startswith(('tried("w', 'tried("p')))
        outside = subprocess.run(arguments, capture_output=True, text=True, check=False)
    assert inside.stdout.splitlines() == [
        "read refused", "write refused", "connect refused", "home refused", "private worked",
    ]  # fmt: skip
    assert outside.stdout.splitlines()[:2] == ["read worked", "connect worked"]


@dataclass(frozen=True)
class Reading:
    """A reader that does one thing, good or bad, in its worker."""

    act: str
    name: str = "invented"
    version: str = "1"
    media_types: tuple[str, ...] = ("text/x-invented",)

    def read(self, data: bytes) -> Rendition:
        getattr(self, self.act)()
        return Rendition("read", "und")

    def nothing(self) -> None: ...

    def refuse(self) -> None:
        raise BadInput("It is not right.", "Send another.", code="not-right")

    def fail(self) -> None:
        raise ZeroDivisionError("with the exhibit's words in it")

    def crash(self) -> None:
        os.abort()

    def leave(self) -> None:
        os._exit(0)

    def sleep(self) -> None:
        time.sleep(60)

    def spin(self) -> None:
        while True:
            pass

    def hoard(self) -> None:
        bytearray(10 * 1024**3)

    def write_file(self) -> None:
        Path("written").write_bytes(b"x")

    def talk(self) -> None:
        os.write(1, b'{"ended":"done","size":0}\n')

    def hide(self) -> None:
        for descriptor in range(3, 64):
            with suppress(OSError):
                os.write(descriptor, b"what I like")
                os.close(descriptor)
        time.sleep(60)

    def fill(self) -> None:
        raise MemoryError


LITTLE = Limits(cpu_seconds=1, wall_seconds=2, memory=2 * 1024**3)


def ended(act: str) -> tuple[str, bytes]:
    answer = iter([read_in_worker(Reading(act), b"x", LITTLE)])
    buffer = bytearray(next(answer))

    def read(size: int) -> bytes:
        part = bytes(buffer[:size])
        del buffer[:size]
        return part

    found = read_frame(read, LITTLE.output)
    assert found is not None
    return found[0]["ended"], found[1]


@pytest.mark.parametrize("act", ["nothing", "talk"])
def test_a_worker_that_reads(act: str, capfd: pytest.CaptureFixture[str]) -> None:
    how, payload = ended(act)
    assert (how, rendition_from(payload).characters) == ("done", "read")
    assert capfd.readouterr().out == ""


@pytest.mark.parametrize(
    ("act", "code"),
    [("refuse", "not-right"), ("fail", "reader-failed"), ("hoard", "too-much-memory"), ("fill", "too-much-memory")],
)
def test_a_reader_that_fails_becomes_a_problem(act: str, code: str) -> None:
    how, payload = ended(act)
    assert how == "done"
    (problem,) = rendition_from(payload).problems
    assert problem.code == code
    assert "words in it" not in problem.says


@pytest.mark.parametrize(("act", "how"), [("crash", "crash"), ("sleep", "time"), ("spin", "time")])
def test_a_worker_that_is_cut_off(act: str, how: str) -> None:
    assert ended(act) == (how, b"")


def test_a_worker_that_leaves_without_a_word_gives_nothing() -> None:
    how, payload = ended("leave")
    with pytest.raises(ValueError):
        rendition_from(payload)
    assert how == "done"


def test_a_worker_that_lies_on_its_pipe_and_stays_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("habeas.read.child._LEAVE_SECONDS", 0.2)
    how, payload = ended("hide")
    assert how == "crash"
    with pytest.raises(ValueError):
        rendition_from(payload)


def test_a_worker_cannot_write_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    how, payload = ended("write_file")
    assert how == "crash" or rendition_from(payload).problems
    assert (tmp_path / "written").stat().st_size == 0


def test_what_is_no_text_never_becomes_one(shared: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    assert shared.level  # the process runs before its answers are replaced
    monkeypatch.setattr(room, "_receive", lambda *_: ("done", b'{"language": 3}\nlies'))
    rendition = read_safely(b"words", "text/plain", path="a", sandbox=shared)
    monkeypatch.undo()
    assert (rendition.characters, codes(rendition)) == ("", ["reader-crashed"])
    shared.close()
