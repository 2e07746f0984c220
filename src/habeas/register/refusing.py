"""What the database and the disk refuse, as errors of ours: a sentence, and what to do."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import DatabaseError, IntegrityError

from habeas.errors import Damaged, HabeasError, Refused
from habeas.register.files import clear, take_empty

DATABASE = "register.db"
CANNOT = ("disk", "locked", "cannot-open")  # codes that say nothing about what is stored


@contextmanager
def refusing_damage() -> Iterator[None]:
    """Database errors as ours: what cannot be read or written says so, in a sentence."""
    try:
        yield
    except DatabaseError as error:
        raise database_error(error) from error


def database_error(error: DatabaseError) -> HabeasError:
    message = str(error)
    if isinstance(error, IntegrityError):
        return Refused(
            "Another command has recorded the same thing meanwhile.",
            "Run the command again; nothing of it was recorded.",
            code="conflict",
        )
    if "locked" in message:
        return Refused(
            "Another program is writing to this register.", "Wait for it to end, then try again.", code="locked"
        )
    if "readonly" in message or "disk is full" in message or "I/O" in message:
        return disk_error("register")
    if "unable to open" in message:
        return Refused(
            f"The file {DATABASE} of this register cannot be opened.",
            "Check that you may read and write it and its folder.",
            code="cannot-open",
            path=DATABASE,
        )
    return Damaged(
        f"The file {DATABASE} of this register is damaged.",
        "Run habeas verify to see where, and restore it from a backup.",
        code="database-damaged",
        path=DATABASE,
    )


def database_missing() -> Damaged:
    return Damaged(
        f"The file {DATABASE} of this register is missing.",
        "Restore it from a backup.",
        code="database-missing",
        path=DATABASE,
    )


def disk_error(what: str) -> Refused:
    """`what` cannot be written: "register", "vault" or "backup"."""
    return Refused(
        f"The {what} cannot be written: the disk is full or may only be read.",
        "Make room or allow writing, then run the command again; nothing of it was recorded.",
        code="disk",
    )


@contextmanager
def filling(folder: Path, what: str, *faults: type[Exception]) -> Iterator[bool]:
    """A folder to fill, which must not exist or be empty; whether it was made. Emptied again where filling it fails.

    Raises `Refused` where the disk does not take `what` (an `OSError`, or one of `faults`).
    """
    made = take_empty(folder)
    try:
        yield made
    except BaseException as error:
        clear(folder, made=made)
        if isinstance(error, (OSError, *faults)):
            raise disk_error(what) from error
        raise
