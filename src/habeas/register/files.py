"""Files and folders made so that they are there whole and private, or not at all, also when the power fails.

A file gets its name only when its bytes are on the disk; then the folder that names it is flushed too.
"""

import os
import shutil
import stat
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from habeas.errors import BadInput
from habeas.register.presence import UNNAMED

_MOST_WORDS = 64 * 1024**2  # bytes of a file that a person or this program wrote as text


def write_new(path: Path, data: bytes) -> None:
    """Write a private file through a temporary one beside it; on failure (`OSError`) nothing stays behind."""
    temporary = path.with_name(path.name + UNNAMED)
    discard(temporary)  # of a command that was cut off
    try:
        with private(temporary) as file:
            file.write(data)
            flush(file)
        settle(temporary, path)
    finally:
        discard(temporary)


def discard(temporary: Path) -> None:
    """Remove what got no name; where even that fails, whoever opens the register next does it (`presence`)."""
    with suppress(OSError):
        temporary.unlink(missing_ok=True)


def private(path: Path) -> BinaryIO:
    """A new file that only its owner may read, open for writing; raises `FileExistsError` where one is there."""
    return open(path, "xb", opener=lambda name, flags: os.open(name, flags, 0o600))


def flush(file: BinaryIO) -> None:
    """Until the file's bytes are on the disk."""
    file.flush()
    os.fsync(file.fileno())


def settle(temporary: Path, path: Path) -> None:
    """Give a flushed temporary file its name, and flush the name too."""
    temporary.replace(path)
    flush_folder(path.parent)


def private_folder(path: Path, *, parents: bool = False) -> None:
    """Make a folder that only its owner may enter, unless it is there."""
    missing = [folder for folder in (path, *path.parents) if not folder.is_dir()]
    if missing:
        path.mkdir(mode=0o700, parents=parents, exist_ok=True)
    for folder in reversed(missing):
        flush_folder(folder.parent)


def take_empty(folder: Path) -> bool:
    """Make the folder unless it is there and empty; whether it was made. Raises `BadInput` where neither can be."""
    try:
        if not folder.exists() and not folder.is_symlink():
            private_folder(folder, parents=True)
            return True
        empty = folder.is_dir() and not any(folder.iterdir())
    except OSError as error:
        raise BadInput(f"The folder {folder} cannot be made here.", "Choose another place.", code="no-folder",
                       path=str(folder)) from error  # fmt: skip
    if not empty:
        raise BadInput(f"There is something in {folder} already; nothing is written over it.",
                       "Name a folder that does not exist yet.", code="not-empty", path=str(folder))  # fmt: skip
    return False


def clear(folder: Path, *, made: bool) -> None:
    """Remove what was begun in a folder that `take_empty` gave."""
    for path in (folder,) if made else tuple(folder.iterdir()):
        shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink(missing_ok=True)


def flush_folder(folder: Path) -> None:
    """Until the names in the folder are on the disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def read_words(path: Path) -> str:
    """The text of a small file (UTF-8). Raises `OSError` for what is no plain file or far too large, `ValueError` else.

    A pipe or a device is never waited for.
    """
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    with os.fdopen(descriptor, "rb") as file:
        found = os.fstat(descriptor)
        if not stat.S_ISREG(found.st_mode) or found.st_size > _MOST_WORDS:
            raise OSError("not a plain file, or too large")
        return file.read(_MOST_WORDS).decode("utf-8-sig")
