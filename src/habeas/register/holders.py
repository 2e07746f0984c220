"""Who can open a register: one change at a time, and what the ledger says of it against what the keyring does.

A key is added in this order: the identity's file, the entry, the keyring; and taken away so: the keyring, the file, the
entry. So whenever a command is cut off, no key opens the register of which the ledger does not speak; at worst the
ledger speaks of one that opens nothing, and `verify` says so.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from habeas.errors import Refused
from habeas.register.check import Check, checked, some_of
from habeas.register.keyring import IDENTITIES, Keyring
from habeas.register.models import FIRST_KEY, KeyRow
from habeas.register.register import Register

PERSON, RECOVERY = "person", "recovery"


@dataclass(frozen=True, slots=True)
class Key:
    """A key that the ledger or the keyring speaks of; `opens` whether the keyring is encrypted to it."""

    id: str
    name: str
    kind: str
    opens: bool


def keys_of(register: Register) -> tuple[Key, ...]:
    """All keys that were not taken away, the oldest first."""
    opening = {holder.id for holder in register.keyring.holders}
    rows = {row.id: row for row in KeyRow.objects.using(register.alias).order_by("entry")}
    first = tuple(Key(id, FIRST_KEY, PERSON, True) for id in opening if id not in rows)
    left = (row for row in rows.values() if row.ended is None)
    return first + tuple(Key(row.id, row.name, row.kind, row.id in opening) for row in left)


@contextmanager
def changing(folder: Path) -> Iterator[None]:
    """Nobody else changes the keys of this register meanwhile. Raises `Refused` where somebody does."""
    descriptor = os.open(folder / IDENTITIES, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError as error:
        raise Refused("Another command is changing the keys of this register.",
                      "Wait for it to end, then try again.", code="locked") from error  # fmt: skip
    finally:
        os.close(descriptor)


def check_keys(register: Register) -> Check:
    """That nobody can open the register of whom the ledger does not know, and that whoever was given a key can."""
    rows = {row.id: row for row in KeyRow.objects.using(register.alias)}
    bad = [f"{id[:8]} {why}" for id, why in _surplus(register.keyring, rows)]
    idle = [key.id[:8] for key in keys_of(register) if not key.opens]
    if idle and not bad:
        return Check("keys", None, "A command that changed the keys was cut off. Take these away with habeas key "
                     f"remove, and add them again: {some_of(idle)}")  # fmt: skip
    return checked("keys", bad, f"Keys that open it: {len(register.keyring.holders)}, each known to the ledger.",
                   "The keyring is not what the ledger says: ")  # fmt: skip


def _surplus(keyring: Keyring, rows: dict[str, KeyRow]) -> Iterator[tuple[str, str]]:
    """Keys that open more than they should, and why."""
    unnamed = [holder.id for holder in keyring.holders if holder.id not in rows]
    firsts = 1 - any(row.name == FIRST_KEY for row in rows.values())
    yield from ((id, "was never given") for id in unnamed[firsts:])
    for holder in keyring.holders:
        row = rows.get(holder.id)
        if row is not None and row.ended is not None:
            yield holder.id, "was taken away"
        elif row is not None and row.recipient != holder.recipient:
            yield holder.id, "is another than was given"
