"""The passphrase: from the file that HABEAS_PASSPHRASE_FILE names, else from a prompt; never from an argument."""

import getpass
import os
import select
import stat
import sys
import time
from pathlib import Path

from habeas.errors import BadInput

PASSPHRASE_FILE = "HABEAS_PASSPHRASE_FILE"  # noqa: S105 - the name of a variable
_MOST = 65_536  # bytes; no passphrase is longer
_PATIENCE = 60.0  # seconds for a pipe's other end, which may have to ask somebody first


def read_passphrase(*, confirm: bool = False) -> str:
    """The passphrase. `confirm` asks for a new one twice. Raises `BadInput` where there is none to be had."""
    named = os.environ.get(PASSPHRASE_FILE)
    if named:
        return _from_file(Path(named))
    if not sys.stdin.isatty():
        do = f"Run it in a terminal, or put the passphrase in a file and name it in {PASSPHRASE_FILE}."
        raise _none("There is nobody to ask for the passphrase.", do)
    first = _typed("Passphrase: ")
    if confirm and _typed("The same again: ") != first:
        raise _none("The two passphrases differ.", "Try again.")
    return first


def _typed(prompt: str) -> str:
    """What somebody types, unseen; raises `BadInput` for bytes that are no characters."""
    try:
        words = getpass.getpass(prompt)
        words.encode()
    except UnicodeError as error:
        says = "The passphrase holds bytes that are no text."
        raise _none(says, "Set the terminal to UTF-8, or type others.") from error
    return words


def _from_file(path: Path) -> str:
    """The words of the file, without a byte order mark and without the line's end, whichever system wrote it."""
    try:
        words = _bytes(path).decode("utf-8-sig").rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        raise _none(f"The passphrase file {path} cannot be read.", f"Check {PASSPHRASE_FILE}.") from error
    if not words:
        raise _none(f"The passphrase file {path} is empty.", f"Check {PASSPHRASE_FILE}.")
    return words


def _bytes(path: Path) -> bytes:
    """What the file, or the pipe of another program, gives; raises `OSError` rather than wait for ever."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    try:
        if stat.S_ISREG(os.fstat(descriptor).st_mode):
            return os.read(descriptor, _MOST)
        return _piped(descriptor)
    finally:
        os.close(descriptor)


def _piped(descriptor: int) -> bytes:
    """All that comes through, up to the end or the end of the line."""
    deadline = time.monotonic() + _PATIENCE
    found = b""
    while b"\n" not in found and len(found) < _MOST:
        if not select.select([descriptor], [], [], max(0.0, deadline - time.monotonic()))[0]:
            raise TimeoutError
        part = os.read(descriptor, _MOST)
        if not part:
            break
        found += part
    return found


def _none(says: str, do: str) -> BadInput:
    return BadInput(says, do, code="no-passphrase")
