"""Replaying the ledger: the same entries and sealed runs give the same domain tables, or the difference is named.

No tool is run again: texts, proposals and clusters come from the sealed runs.
"""

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from habeas.errors import Damaged, TooNew
from habeas.ledger.items import Item
from habeas.register import orm
from habeas.register.apply import VERBS, apply
from habeas.register.apply.base import Applied
from habeas.register.log import Entry
from habeas.register.models import DOMAIN, DomainRow
from habeas.register.presence import BESIDE
from habeas.register.refusing import disk_error, refusing_damage
from habeas.register.register import Register
from habeas.register.schema import create_tables
from habeas.register.sqlcipher import keys

Row = dict[str, str]  # column to its value, as Python writes it
_AT_ONCE = 200  # rows of each side


@dataclass(frozen=True, slots=True)
class Difference:
    """One row that the tables and the ledger do not agree on."""

    table: str
    id: str
    says: str


def differences(register: Register) -> tuple[Difference, ...]:
    """Rebuild the domain tables beside the old ones and compare them, row by row."""
    with beside(register) as alias, refusing_damage():
        replay(register, alias)
        return tuple(d for table in DOMAIN for d in _compare(table, register.alias, alias))


def rebuild(register: Register) -> None:
    """Replace the domain tables by what the ledger gives, in one transaction."""
    with refusing_damage(), transaction.atomic(using=register.alias):
        for table in reversed(DOMAIN):
            table._default_manager.using(register.alias).all().delete()
        replay(register, register.alias)


def replay(register: Register, alias: str) -> None:
    """Apply every entry of the register's ledger to the tables of `alias`."""
    with transaction.atomic(using=alias):
        for entry in register.log.entries():
            if entry.fields is not None:
                refuse_newer(entry)
                apply(Applied(alias, entry.seq, entry.fields, _items(register, entry)))


def refuse_newer(entry: Entry) -> None:
    """Raise `TooNew` for an entry that this version has no applier for."""
    if entry.fields is not None and entry.verb not in VERBS:
        raise TooNew(f"Entry {entry.seq} (“{entry.verb}”) was made by a newer version of Habeas.",
                     "Install a newer version of Habeas.", code="too-new")  # fmt: skip


def _items(register: Register, entry: Entry) -> tuple[Item, ...]:
    if entry.verb != "run" or entry.fields is None:
        return ()
    items = register.vault.read_run(str(entry.fields["items"]))
    if len(items) != entry.fields["count"]:
        raise Damaged(f"The run of entry {entry.seq} has another number of items than sealed.", code="bad-run")
    return items


@contextlib.contextmanager
def beside(register: Register) -> Iterator[str]:
    """An empty set of tables in a private file, under the same key; gone afterwards.

    It lies in the register's folder, or in the system's for passing files where nothing may be written there.
    """
    writable = os.access(register.folder, os.W_OK)
    try:
        folder = Path(tempfile.mkdtemp(prefix=BESIDE, dir=register.folder if writable else None))
    except OSError as error:
        raise disk_error("register") from error
    alias = f"rebuild-{register.world.new_id()}"
    keys.hold(alias, register.keyring.database)
    orm.attach(alias, folder / "tables.db", "rwc")
    try:
        create_tables(alias)
        yield alias
    finally:
        orm.detach(alias)
        keys.release(alias)
        shutil.rmtree(folder, ignore_errors=True)


def _compare(table: type[DomainRow], tables: str, ledger: str) -> Iterator[Difference]:
    """Both sides by id, a few hundred rows at a time: the texts of a large register do not fit into memory."""
    ids = sorted(_ids(table, tables) | _ids(table, ledger))
    for start in range(0, len(ids), _AT_ONCE):
        part = ids[start : start + _AT_ONCE]
        ours, theirs = _rows(table, tables, part), _rows(table, ledger, part)
        yield from (d for id in part if (d := _difference(table._meta.db_table, id, ours.get(id), theirs.get(id))))


def _difference(name: str, id: str, ours: Row | None, theirs: Row | None) -> Difference | None:
    if ours is None or theirs is None:
        where = "ledger, but not in the tables" if ours is None else "tables, but not in the ledger"
        return Difference(name, id, f"The {name} {id[:8]} stands in the {where}.")
    columns = [column for column in ours if ours[column] != theirs[column]]
    if not columns:
        return None
    return Difference(name, id, f"The {name} {id[:8]} differs from the ledger in: {', '.join(columns)}.")


def _ids(table: type[DomainRow], alias: str) -> set[str]:
    return {str(id) for id in table._default_manager.using(alias).values_list("id", flat=True)}


def _rows(table: type[DomainRow], alias: str, ids: list[str]) -> dict[str, Row]:
    rows = table._default_manager.using(alias).filter(id__in=ids).values()
    return {str(row["id"]): {column: repr(value) for column, value in row.items()} for row in rows}
