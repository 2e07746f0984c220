"""One command of the real command line in a process of its own, which can be made to die at any moment.

The process is forked from one that has the program loaded, and is handed the open keyring: so a round costs
milliseconds, where a fresh `habeas` would take seconds. All else is as ever: `main`, its exit codes, its streams.
"""

import os
import resource
import signal
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import NoReturn

from habeas.cli.main import main
from habeas.model.world import system_world
from habeas.register.keyring import Keyring

# Calls into C after which the disk, or what the program takes for recorded, is another than before.
_FILES = ("open", "mkdir", "fsync", "replace", "rename", "unlink", "rmdir", "encrypt", "encrypt_io", "write", "close")
_DATABASE = ("connect", "flock", "flush", "execute", "executemany", "commit", "rollback")
_WRITING = frozenset((*_FILES, *_DATABASE))


@dataclass(frozen=True)
class Fate:
    """How a command ends before its time: at its n-th writing call (1 is the first), or with a disk that takes files
    of so many bytes and no more. By itself, where both are None.
    """

    dies_at_call: int | None = None
    largest_file: int | None = None


@dataclass(frozen=True)
class Started:
    """A command that runs, and where its words go."""

    pid: int
    out: Path
    err: Path
    calls: Path

    def kill(self) -> None:
        os.kill(self.pid, signal.SIGKILL)

    def end(self) -> int:
        """Its exit code; minus the signal that killed it."""
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])

    def writing_calls(self) -> int:
        """How many writing calls it made; only of one that came to its end."""
        return int(self.calls.read_text())


def start(argv: Sequence[str], keyring: Keyring, scratch: Path, name: str, fate: Fate) -> Started:
    """Run a command line in a child of this process."""
    started = Started(0, scratch / f"{name}.out", scratch / f"{name}.err", scratch / f"{name}.calls")
    sys.stdout.flush()
    sys.stderr.flush()
    pid = os.fork()
    if pid == 0:
        _become(argv, keyring, started, fate)
    return Started(pid, started.out, started.err, started.calls)


def _become(argv: Sequence[str], keyring: Keyring, files: Started, fate: Fate) -> NoReturn:
    code = 99
    try:
        for number, path in ((1, files.out), (2, files.err)):
            os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), number)
        if fate.largest_file is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (fate.largest_file, fate.largest_file))
        counter = _Counter(fate.dies_at_call)
        sys.setprofile(counter)
        code = main(argv, unlock=lambda _folder, _passphrase: keyring, world=system_world())
        sys.stdout.flush()
        sys.setprofile(None)
        if fate.largest_file is None:
            files.calls.write_text(str(counter.seen))
    finally:
        os._exit(code)


class _Counter:
    """Counts writing calls, and kills its own process in front of one of them."""

    def __init__(self, last: int | None) -> None:
        self.seen = 0
        self.last = last

    def __call__(self, frame: FrameType, event: str, arg: object) -> None:
        if event == "c_call" and getattr(arg, "__name__", "") in _WRITING:
            self.seen += 1
            if self.seen == self.last:
                os.kill(os.getpid(), signal.SIGKILL)
