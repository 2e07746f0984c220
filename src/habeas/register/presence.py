"""Who has a register open, and what a command that was cut off has left lying in it.

Every process that has a register open holds a shared lock (flock(2)) on its folder, which ends with the process however
that ends. Whoever comes and is alone removes what belongs to nobody any longer: files that never got their name, and
tables that were made for a comparison. A sealed file that no entry names is never removed: it may be all that is left
of entries that somebody took away. `habeas verify` names it.
"""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

UNNAMED = ".part"  # what a file is called until it is whole
BESIDE = "rebuild-"  # how a folder of tables for a comparison begins


def enter(folder: Path) -> int:
    """Note that this process has the register open; the descriptor to be handed to `leave`. Tidies up if alone."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    with suppress(OSError):  # some file systems have no locks: then nothing is known to be left over
        if _alone(descriptor) and os.access(folder, os.W_OK):
            _tidy(folder)
        fcntl.flock(descriptor, fcntl.LOCK_SH)
    return descriptor


def leave(descriptor: int) -> None:
    os.close(descriptor)


def leftovers(folder: Path) -> Iterator[Path]:
    """What commands that were cut off have left, and what others may be making at this moment."""
    yield from folder.rglob(f"*{UNNAMED}")
    yield from folder.glob(f"{BESIDE}*")


def _alone(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _tidy(folder: Path) -> None:
    for path in list(leftovers(folder)):
        shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink(missing_ok=True)
