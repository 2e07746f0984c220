"""The standard streams, made fit: none closed, each able to show every character, and a reader who leaves is no error.

A closed stream matters: the next file that is opened, perhaps the database, would get its number, and whatever a
library prints would land in it.
"""

import os
import sys
from typing import TextIO

from habeas.cli.readable import never_stumble

_STANDARD = (0, 1, 2)


def prepare() -> None:
    """Open what is closed (on nothing), and let characters that an encoding lacks be shown as escapes."""
    for number in _STANDARD:
        try:
            os.fstat(number)
        except OSError:
            _onto_nothing(number)
    sys.stdin = sys.stdin or open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 - open as long as the program
    sys.stdout = sys.stdout or _writer(1)
    sys.stderr = sys.stderr or _writer(2)
    never_stumble()


def give_up() -> None:
    """Whoever read the output has gone: let what is still to come go nowhere."""
    _onto_nothing(sys.stdout.fileno())


def flushed() -> bool:
    """Whether all output has reached its end; afterwards nothing more is tried when the program ends."""
    try:
        sys.stdout.flush()
    except OSError as error:
        give_up()
        return isinstance(error, BrokenPipeError)
    return True


def _writer(number: int) -> TextIO:
    return open(number, "w", encoding="utf-8", closefd=False)


def _onto_nothing(number: int) -> None:
    nowhere = os.open(os.devnull, os.O_RDWR)
    if nowhere != number:
        os.dup2(nowhere, number)
        os.close(nowhere)
