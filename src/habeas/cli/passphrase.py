"""The passphrase: and other secrets: from the file that a variable names, else from a prompt; never an argument."""

import getpass
import os
import select
import stat
import sys
import time
from pathlib import Path

from habeas.errors import BadInput

PASSPHRASE_FILE = "HABEAS_PASSPHRASE_FILE"  # noqa: S105 - the name of a variable
NEW_PASSPHRASE_FILE = "HABEAS_NEW_PASSPHRASE_FILE"  # noqa: S105 - the name of a variable
SHARES_FILE = "HABEAS_SHARES_FILE"
_MOST = 65_536  # bytes; no passphrase is longer
_PATIENCE = 60.0  # seconds for a pipe's other end, which may have to ask somebody first


def read_passphrase(*, confirm: bool = False) -> str:
    """The passphrase. `confirm` asks for a new one twice. Raises `BadInput` where there is none to be had."""
    named = os.environ.get(PASSPHRASE_FILE)
    if named:
        return _from_file(Path(named), PASSPHRASE_FILE)
    _somebody(PASSPHRASE_FILE)
    first = _typed("Passphrase: ")
    if confirm and _typed("The same again: ") != first:
        raise _none("The two passphrases differ.", "Try again.")
    return first


def read_new_passphrase() -> str:
    """A new passphrase, beside the one that opens the register now; typed twice."""
    named = os.environ.get(NEW_PASSPHRASE_FILE)
    if named:
        return _from_file(Path(named), NEW_PASSPHRASE_FILE)
    _somebody(NEW_PASSPHRASE_FILE)
    first = _typed("New passphrase: ")
    if _typed("The same again: ") != first:
        raise _none("The two passphrases differ.", "Try again.")
    return first


def read_shares() -> list[str]:
    """Shares of a recovery key: from the file that HABEAS_SHARES_FILE names, one a line, else asked for one by one."""
    from habeas.register.shares import needed_by  # slow to load

    named = os.environ.get(SHARES_FILE)
    if named:
        return [line for line in _from_file(Path(named), SHARES_FILE).splitlines() if line.strip()]
    _somebody(SHARES_FILE)
    shares: list[str] = []
    needed = 1
    while len(shares) < needed:
        share = _typed(f"Share {len(shares) + 1} of {needed}: " if shares else "Share 1: ")
        try:
            needed = needed_by(share)
            shares.append(share)
        except BadInput as error:
            sys.stderr.write(f"{error}\n")
    return shares


def _somebody(variable: str) -> None:
    """Raise `BadInput` where there is no terminal to ask at."""
    if not sys.stdin.isatty():
        do = f"Run it in a terminal, or put it in a file and name that in {variable}."
        raise _none("There is nobody to ask for the passphrase.", do)


def _typed(prompt: str) -> str:
    """What somebody types, unseen; raises `BadInput` for bytes that are no characters."""
    try:
        words = getpass.getpass(prompt)
        words.encode()
    except UnicodeError as error:
        says = "The passphrase holds bytes that are no text."
        raise _none(says, "Set the terminal to UTF-8, or type others.") from error
    return words


def _from_file(path: Path, variable: str) -> str:
    """The words of the file, without a byte order mark and without the line's end, whichever system wrote it."""
    try:
        words = _bytes(path).decode("utf-8-sig").rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        raise _none(f"The file {path} cannot be read.", f"Check {variable}.") from error
    if not words:
        raise _none(f"The file {path} is empty.", f"Check {variable}.")
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
