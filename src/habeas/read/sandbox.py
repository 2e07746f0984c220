"""Reading foreign bytes where they can do no harm.

`bubblewrap`: the reading process has no network, sees the system and its own code read-only and nothing else, and has
a private /tmp. `rlimits`: bubblewrap is absent or not permitted here, so only the limits on time, memory and files
hold. Which of the two was in force is part of each rendition. Whatever happens to the process becomes a `Problem`.
"""

import os
import select
import shutil
import signal
import subprocess
import sys
import sysconfig
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, replace
from importlib.metadata import entry_points
from importlib.util import find_spec
from pathlib import Path
from types import TracebackType
from typing import Final, Self

import habeas
from habeas.errors import Problem, Refused
from habeas.read.registry import GROUP, load_readers
from habeas.read.rendition import Rendition
from habeas.read.wire import Limits, frame, read_frame, rendition_from

BUBBLEWRAP: Final = "bubblewrap"
RLIMITS: Final = "rlimits"
_START_SECONDS: Final = 60
_GRACE_SECONDS: Final = 30  # beyond a worker's own time, for imports and passing the answer on
_SYSTEM: Final = ("/usr", "/lib", "/lib64", "/lib32", "/bin", "/etc/ld.so.cache", "/etc/localtime")
_ENVIRONMENT: Final = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "RUST_BACKTRACE": "0"}
_ENDS: Final = {
    "time": ("too-slow", "Reading it took longer than is allowed."),
    "output": ("too-large", "It holds more text than can be taken in."),
    "crash": ("reader-crashed", "The reader broke down on it, or it needed more memory than is allowed."),
    "garbled": ("reader-crashed", "What came back from reading it was no text."),
}
_SUSPECT: Final = (
    "It may be damaged or made to do harm: check who sent it, or save it in a simpler format and add that."
)
_LOCKED_OFFICE: Final = "application/vnd.ms-office-encrypted"


def read_safely(
    data: bytes, media_type: str, *, path: str = "", sandbox: "Sandbox | None" = None, limits: Limits | None = None
) -> Rendition:
    """The rendition of an exhibit's bytes, never an exception for what is in them.

    `path` names the exhibit in problems. With `sandbox` its process is used again (and its limits, unless given);
    else one is started for this call. Raises `Refused` where the readers themselves cannot be started.
    """
    if sandbox is not None:
        return sandbox.read(data, media_type, path=path, limits=limits)
    with Sandbox(limits=limits) as own:
        return own.read(data, media_type, path=path)


class Sandbox:
    """A reading process, started when first needed and again after a fault; use it for a batch, as a context.

    `weakest=True` skips bubblewrap. Safe to share between threads; one exhibit is read at a time.
    """

    def __init__(self, *, limits: Limits | None = None, weakest: bool = False) -> None:
        self._readers = load_readers()
        self._limits = limits or Limits()
        self._levels = [RLIMITS] if weakest or not shutil.which("bwrap") else [BUBBLEWRAP, RLIMITS]
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def level(self) -> str:
        """The protection in force, starting the process to find out. Raises `Refused` where it cannot start."""
        with self._lock:
            self._started()
            return self._levels[0]

    def read(self, data: bytes, media_type: str, *, path: str = "", limits: Limits | None = None) -> Rendition:
        """As `read_safely`."""
        bounds = limits or self._limits
        refused = self.refusal(len(data), media_type, path=path, limits=bounds)
        if refused is not None:
            return _unread(refused)
        reader = self._readers[media_type]
        with self._lock:
            rendition = self._ask(data, media_type, path, bounds)
            level = self._levels[0]
        return replace(
            rendition,
            problems=tuple(replace(problem, path=path) for problem in rendition.problems),
            reader=reader.name,
            version=reader.version,
            sandbox=level,
        )

    def refusal(self, size: int, media_type: str, *, path: str = "", limits: Limits | None = None) -> Problem | None:
        """Why an exhibit of `size` bytes and this type would not even be tried; so that nobody needs to fetch it."""
        if media_type not in self._readers:
            return _no_reader(path, media_type)
        if size > (limits or self._limits).input:
            return _problem(path, "too-large", f"At {size // 1_000_000:,} MB it is too large to be read.",
                            "Divide it into smaller files and add those.")  # fmt: skip
        return None

    def close(self) -> None:
        """End the reading process."""
        with self._lock:
            self._stop()

    def _ask(self, data: bytes, media_type: str, path: str, limits: Limits) -> Rendition:
        request = frame({"media_type": media_type, "limits": asdict(limits)}, data)
        deadline = time.monotonic() + limits.wall_seconds + _GRACE_SECONDS
        process = self._handed(request)
        try:
            ended, payload = _receive(process, deadline, limits.output)
            if ended == "done":
                return rendition_from(payload)
        except TimeoutError:
            ended = "time"
            self._stop()
        except (OSError, ValueError):
            ended = "garbled" if process.poll() is None else "crash"
            self._stop()
        code, says = _ENDS.get(ended, _ENDS["garbled"])
        return _unread(_problem(path, code, says, _SUSPECT))

    def _handed(self, request: bytes) -> subprocess.Popen[bytes]:
        """The process, with the request in its hands. One that died meanwhile is replaced: it had read nothing."""
        process = self._started()
        try:
            _send(process, request)
        except OSError:
            self._stop()
            process = self._started()
            _send(process, request)
        return process

    def _started(self) -> subprocess.Popen[bytes]:
        """The process, at the strongest level that works here. Raises `Refused` where none does."""
        while self._process is None or self._process.poll() is not None:
            self._stop()
            self._process = _launch(self._levels[0])
            if _is_ready(self._process):
                break
            self._stop()
            if len(self._levels) == 1:
                raise Refused("The reading process cannot be started.", "Run habeas doctor to see what is missing.",
                              code="reader-start")  # fmt: skip
            self._levels = self._levels[1:]
        return self._process

    def _stop(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)  # with its worker; it leads a group of its own
        process.wait()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with suppress(OSError):
                    stream.close()


def _launch(level: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-I", "-m", "habeas.read.child"]
    return subprocess.Popen(  # noqa: S603 - the program itself, with arguments that nobody outside can set
        confined(command) if level == BUBBLEWRAP else command,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, bufsize=0,
        env=_ENVIRONMENT, cwd="/", start_new_session=True,
    )  # fmt: skip


def confined(command: Sequence[str]) -> list[str]:
    """The command line that runs `command` under bubblewrap (bwrap(1)), with nothing of this machine but code."""
    options = ["--unshare-all", "--die-with-parent", "--new-session", "--cap-drop", "ALL", "--clearenv"]
    for name, value in _ENVIRONMENT.items():
        options += ["--setenv", name, value]
    options += ["--proc", "/proc", "--dev", "/dev", "--tmpfs", "/tmp"]  # noqa: S108 - private to it
    for path in _code_paths():
        options += ["--ro-bind", path, path]
    return [shutil.which("bwrap") or "bwrap", *options, "--chdir", "/", "--", *command]


def _code_paths() -> Sequence[str]:
    """What the process must see: the system's libraries, Python, installed packages, and plug-ins wherever they lie."""
    paths = {*_SYSTEM, sys.prefix, sys.base_prefix, sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    paths.add(str(Path(habeas.__file__).parents[1]))
    paths.add(str(Path(sys.executable).parent))
    for point in entry_points(group=GROUP):
        spec = find_spec(point.module.partition(".")[0])
        if spec and spec.origin:
            package = Path(spec.origin).parent
            paths.add(str(package.parent if spec.submodule_search_locations else package))
    return sorted(path for path in paths if Path(path).exists())


def _is_ready(process: subprocess.Popen[bytes]) -> bool:
    try:
        return _receive(process, time.monotonic() + _START_SECONDS, 0)[0] == "ready"
    except (OSError, ValueError):
        return False


def _send(process: subprocess.Popen[bytes], data: bytes) -> None:
    if process.stdin is None:
        raise ValueError("no pipe")
    view = memoryview(data)
    while view:
        view = view[os.write(process.stdin.fileno(), view) :]


def _receive(process: subprocess.Popen[bytes], deadline: float, most: int) -> tuple[str, bytes]:
    """How the worker ended, and what it wrote. Raises `TimeoutError`, `OSError` or `ValueError`."""
    if process.stdout is None:
        raise ValueError("no pipe")
    outlet = process.stdout.fileno()

    def read(size: int) -> bytes:
        ready, _, _ = select.select([outlet], [], [], max(0.0, deadline - time.monotonic()))
        if not ready:
            raise TimeoutError
        return os.read(outlet, size)

    answer = read_frame(read, most)
    if answer is None or not isinstance(answer[0].get("ended"), str):
        raise ValueError("no answer")
    return answer[0]["ended"], answer[1]


def _no_reader(path: str, media_type: str) -> Problem:
    if media_type == _LOCKED_OFFICE:
        return _problem(path, "locked", "The document is locked with a password.",
                        "Ask for an unlocked copy and add that.")  # fmt: skip
    return _problem(path, "no-reader", f"No reader is installed for {media_type}, so it has no text.",
                    "It stays sealed as it is; what it says can be added as a plain text beside it.")  # fmt: skip


def _unread(problem: Problem) -> Rendition:
    return Rendition("", "und", problems=(problem,))


def _problem(path: str, code: str, says: str, do: str) -> Problem:
    return Problem(path, code, says, do)
