"""The reading process. It loads the readers, then forks one worker for each exhibit and never parses one itself.

So slow imports happen once, and a file that crashes or takes over its worker cannot touch the reading of another: the
worker has its own limits, no way to this process's pipes, and ends with its file. Started by `sandbox`, inside
bubblewrap where that works; speaks `wire` frames on standard input and output.
"""

import gc
import os
import resource
import select
import signal
import sys
import time
from typing import NoReturn

from habeas.errors import HabeasError, Problem
from habeas.process import refuse_inspection
from habeas.read.registry import load_readers
from habeas.read.rendition import Reader, Rendition
from habeas.read.wire import Limits, frame, packed, read_frame

_LEAVE_SECONDS = 5.0  # for a worker to end after it has closed its pipe


def main() -> None:
    """Serve requests until standard input ends."""
    refuse_inspection()
    readers = load_readers()
    warmed: set[str] = set()
    _answer(frame({"ended": "ready"}))
    while (request := read_frame(_receive, sys.maxsize)) is not None:
        header, data = request
        reader = readers[header["media_type"]]
        if reader.name not in warmed:
            getattr(reader, "warm", _nothing)()
            warmed.add(reader.name)
            gc.freeze()  # so that workers share the memory of what is loaded
        _answer(read_in_worker(reader, data, Limits(**header["limits"])))


def _nothing() -> None:
    """A reader without `warm` has nothing to prepare."""


def _receive(size: int) -> bytes:
    return os.read(0, size)


def _answer(data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(1, view) :]


def read_in_worker(reader: Reader, data: bytes, limits: Limits) -> bytes:
    """The frame that answers one request: how the worker ended, and what it wrote."""
    inlet, outlet = os.pipe()
    worker = os.fork()
    if worker == 0:
        os.close(inlet)
        _work(reader, data, limits, outlet)
    os.close(outlet)
    payload, cut = _collect(inlet, limits)
    os.close(inlet)
    ended = _how_ended(_reap(worker, 0.0 if cut else _LEAVE_SECONDS))
    return frame({"ended": cut or ended}, payload)


def _collect(inlet: int, limits: Limits) -> tuple[bytes, str]:
    """What the worker writes until it closes its pipe; and "time" or "output" where that had to be cut off."""
    payload = bytearray()
    deadline = time.monotonic() + limits.wall_seconds
    while True:
        ready, _, _ = select.select([inlet], [], [], max(0.0, deadline - time.monotonic()))
        if not ready:
            return b"", "time"
        part = os.read(inlet, 1 << 20)
        if not part:
            return bytes(payload), ""
        payload += part
        if len(payload) > limits.output:
            return b"", "output"


def _reap(worker: int, patience: float) -> int:
    """The worker's exit status; it is killed if it has not ended after `patience` seconds."""
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        ended, status = os.waitpid(worker, os.WNOHANG)
        if ended:
            return status
        time.sleep(0.001)
    os.kill(worker, signal.SIGKILL)  # not yet waited for, so the number is still its own
    return os.waitpid(worker, 0)[1]


def _how_ended(status: int) -> str:
    code = os.waitstatus_to_exitcode(status)
    if code == -signal.SIGXCPU:
        return "time"
    return "done" if code == 0 else "crash"


def _work(reader: Reader, data: bytes, limits: Limits, outlet: int) -> NoReturn:
    """In the worker: shut what it must not reach, set its limits, read, write, end."""
    status = 1
    try:
        nowhere = os.open(os.devnull, os.O_RDWR)
        for standard in (0, 1, 2):
            os.dup2(nowhere, standard)
        os.closerange(3, outlet)
        os.closerange(outlet + 1, os.sysconf("SC_OPEN_MAX"))
        _limit(limits)
        payload = packed(_read(reader, data))
        with os.fdopen(outlet, "wb") as stream:
            stream.write(payload)
        status = 0
    finally:
        os._exit(status)


def _limit(limits: Limits) -> None:
    for kind, most in ((resource.RLIMIT_AS, limits.memory), (resource.RLIMIT_FSIZE, 0), (resource.RLIMIT_NPROC, 0)):
        resource.setrlimit(kind, (most, most))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.cpu_seconds, limits.cpu_seconds + 1))  # SIGXCPU, then SIGKILL


def _read(reader: Reader, data: bytes) -> Rendition:
    """The rendition; whatever goes wrong becomes its problem, without a word of the exhibit in it."""
    try:
        return reader.read(data)
    except HabeasError as error:
        return _unread(error.problem())
    except MemoryError:
        return _unread(Problem("", "too-much-memory", "Reading it needed more memory than is allowed.",
                               "It may be damaged or made to do harm: check who sent it."))  # fmt: skip
    except Exception as error:  # noqa: BLE001 - whatever a parser does with foreign bytes; said, not swallowed
        says = f"The reader “{reader.name}” failed on it ({type(error).__name__})."
        return _unread(Problem("", "reader-failed", says,
                               "Save it in another format, such as plain text or PDF, and add that."))  # fmt: skip


def _unread(problem: Problem) -> Rendition:
    return Rendition("", "und", problems=(problem,))


if __name__ == "__main__":
    main()
