"""Files written so that they are there whole, or not at all."""

import os
from pathlib import Path


def write_new(path: Path, data: bytes) -> None:
    """Write a private file through a temporary one, flushed to disk before it gets its name."""
    temporary = path.with_name(path.name + ".part")
    with open(temporary, "wb", opener=_private) as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    settle(temporary, path)


def settle(temporary: Path, path: Path) -> None:
    """Give a flushed temporary file its name, and flush the name too."""
    temporary.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
