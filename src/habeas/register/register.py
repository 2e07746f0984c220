"""A register that is open, and the one writing gate.

`create` makes a register, `open_register` opens one; `record_all` is the only way in which anything is written: it
locks the head, appends each entry, applies it, signs the new head, all in one transaction.
"""

import os
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from django.db import transaction

from habeas import __version__
from habeas.errors import Damaged, NotFound, Refused, TooNew
from habeas.ledger.commitment import SALT_BYTES, Fields
from habeas.ledger.items import Item, seal_items
from habeas.ledger.note import sign, verify_note
from habeas.model.run import Actor
from habeas.model.value import Json
from habeas.model.world import World
from habeas.register import orm
from habeas.register.apply import apply
from habeas.register.apply.base import Applied
from habeas.register.files import private, private_folder, read_words, write_new
from habeas.register.heads import Heads
from habeas.register.keyring import Keyring, Unlock, new_keyring, open_keyring
from habeas.register.log import Entry, Log
from habeas.register.presence import enter, leave
from habeas.register.refusing import DATABASE, database_missing, filling, refusing_damage
from habeas.register.schema import create_tables
from habeas.register.sqlcipher import keys
from habeas.register.vault import FOLDER as VAULT
from habeas.register.vault import Vault

Prepared = tuple[str, Mapping[str, Json], tuple[Item, ...]]  # verb, fields, items of a run
FORMAT = 1
SETTINGS = "habeas.toml"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing to record: a verb, its fields, and for a run the items it produced."""

    verb: str
    fields: Mapping[str, Json]
    items: tuple[Fields, ...] | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """What `habeas.toml` says: it names things, and holds no secret."""

    format: int
    origin: str
    actor: str


@dataclass(slots=True)
class Register:
    """One folder, open. Holds keys in memory: close it."""

    folder: Path
    settings: Settings
    keyring: Keyring
    world: World
    alias: str
    log: Log = field(init=False)
    vault: Vault = field(init=False)
    heads: Heads = field(init=False)
    _presence: int | None = field(init=False)

    def __post_init__(self) -> None:
        self._presence = enter(self.folder)
        self.log = Log(self.alias)
        self.heads = Heads(self.folder, self.settings.origin, self.keyring)
        self.vault = Vault(self.folder / VAULT, self.keyring)

    def record(
        self, verb: str, fields: Mapping[str, Json], *, actor: Actor, items: Iterable[Fields] | None = None
    ) -> Entry:
        """Record one change; see `record_all`."""
        return self.record_all([Change(verb, fields, None if items is None else tuple(items))], actor=actor)[0]

    def record_all(self, changes: Iterable[Change], *, actor: Actor) -> list[Entry]:
        """Append, apply and sign in one transaction: all of the changes, or none. Raises what an applier refuses.

        The new head is kept outside the folder once the transaction is on the disk.
        """
        prepared = [self._prepare(change) for change in changes]
        if not prepared:
            return []
        with refusing_damage(), transaction.atomic(using=self.alias):
            entries = self._append(prepared, actor)
            head = self.log.head(self.settings.origin)
            note = sign(head, self.keyring.signer)
            self.log.keep_checkpoint(head, note)
        self.heads.keep(note, self.log.time())
        return entries

    def hold_to_kept_head(self) -> None:
        """Raise `Refused` unless the ledger extends the head that was kept outside the folder; then keep the newest."""
        conflict = self.heads.conflict(self.log, self.log.size())
        if conflict:
            raise conflict.refusal()
        self.keep_head()

    def keep_head(self, *, instead: bool = False) -> None:
        """Keep the newest signed head outside, `instead` of a kept one that is given up.

        Raises `Damaged` where the newest signed head is not that of the entries.
        """
        head, note = self.log.head(self.settings.origin), self.log.note()
        if verify_note(note, self.settings.origin, self.keyring.public_key) != head:
            raise Damaged("The newest signed head is not that of the ledger's entries.",
                          "Run habeas verify to see what was changed.", code="head-damaged")  # fmt: skip
        self.heads.keep(note, self.log.time(), instead=instead)

    def _prepare(self, change: Change) -> Prepared:
        """Runs are sealed in the vault before the ledger speaks of them."""
        if change.items is None:
            return change.verb, change.fields, ()
        items = seal_items(change.items, self.world.random)
        extra: dict[str, Json] = {"items": self.vault.seal_run(items), "count": len(items)}
        return change.verb, dict(change.fields) | extra, items

    def _append(self, changes: Sequence[Prepared], actor: Actor) -> list[Entry]:
        start = self.log.size()
        bodies = [(self._body(verb, fields, actor), items) for verb, fields, items in changes]
        entries = self.log.append(start, [(self.world.random(SALT_BYTES), body) for body, _ in bodies])
        for seq, (body, items) in enumerate(bodies, start):
            apply(Applied(self.alias, seq, body, items))
        return entries

    def _body(self, verb: str, fields: Mapping[str, Json], actor: Actor) -> dict[str, Json]:
        body: dict[str, Json] = {"verb": verb, "time": self.world.timestamp(), "actor": actor.id}
        return body | {name: value for name, value in fields.items() if value is not None}

    def close(self) -> None:
        orm.detach(self.alias)
        keys.release(self.alias)
        if self._presence is not None:
            leave(self._presence)
            self._presence = None


def create(folder: Path, passphrase: str, *, name: str, world: World) -> Register:
    """Make a new register in `folder`, which must not exist or be empty. `name` is the first actor's."""
    with filling(folder, "register"):
        private_folder(folder / VAULT)
        private(folder / DATABASE).close()  # SQLite would let others read it, and its journals are made like it
        keyring = new_keyring(folder, passphrase, world)
        settings = Settings(FORMAT, f"habeas.invalid/{world.new_id()}", world.new_id())
        register = _attach(folder, settings, keyring, world, "rw")
        with _closed_on_failure(register):
            with refusing_damage():
                create_tables(register.alias)
            _first_entries(register, name)
            write_new(folder / SETTINGS, settings_toml(settings).encode())
        return register


@contextmanager
def _closed_on_failure(register: Register) -> Iterator[None]:
    try:
        yield
    except BaseException:
        register.close()
        raise


def _first_entries(register: Register, name: str) -> None:
    settings = register.settings
    opening: dict[str, Json] = {
        "origin": settings.origin,
        "public_key": register.keyring.public_key.hex(),
        "format": FORMAT,
        "version": __version__,
    }
    changes = [Change("open", opening), Change("name-actor", {"id": settings.actor, "name": name})]
    register.record_all(changes, actor=Actor(settings.actor, name))


def open_register(
    folder: Path, passphrase: str, *, world: World, unlock: Unlock = open_keyring, unheld: bool = False
) -> Register:
    """Open the register in `folder`; raises `NotFound`, `TooNew`, `WrongKey` or `Damaged`.

    Raises `Refused` where it does not extend the head kept outside, unless it is opened `unheld`, to give that head up.
    """
    settings = read_settings(folder)
    if not (folder / DATABASE).is_file():
        raise database_missing()  # before the passphrase's work
    register = open_with(folder, settings, unlock(folder, passphrase), world=world)
    if not unheld:
        with _closed_on_failure(register), refusing_damage():
            register.hold_to_kept_head()
    return register


def open_with(folder: Path, settings: Settings, keyring: Keyring, *, world: World) -> Register:
    """The register, by a keyring that is open already."""
    if not (folder / DATABASE).is_file():
        raise database_missing()  # SQLite would make an empty one
    register = _attach(folder, settings, keyring, world, mode_of(folder))
    with _closed_on_failure(register), refusing_damage():
        register.log.size()
    return register


def mode_of(folder: Path) -> str:
    """How the database in `folder` can be opened: rw, or ro where nothing may be written, as on a backup's disk.

    Raises `Refused` for the latter where the newest entries still lie in SQLite's journal: they would go unseen.
    """
    if os.access(folder, os.W_OK):
        return "rw"
    journal = folder / f"{DATABASE}-wal"
    if journal.exists() and journal.stat().st_size:
        raise Refused(
            "This register may only be read here, and it was not closed in order when it was last written.",
            "Copy its folder to a disk that can be written, and use it there.",
            code="disk",
            path=str(folder),
        )
    return "ro"


def _attach(folder: Path, settings: Settings, keyring: Keyring, world: World, mode: str) -> Register:
    alias = f"register-{world.new_id()}"
    keys.hold(alias, keyring.database)
    orm.attach(alias, folder / DATABASE, mode)
    return Register(folder, settings, keyring, world, alias)


def read_settings(folder: Path) -> Settings:
    """The settings of the register in `folder`; raises `NotFound`, `TooNew` or `Damaged`."""
    path = folder / SETTINGS
    try:
        found = tomllib.loads(read_words(path))
        if int(found["format"]) > FORMAT:
            raise TooNew(
                f"This register has format {found['format']}; this version of Habeas reads up to {FORMAT}.",
                "Install a newer version of Habeas.",
                code="too-new",
                path=str(folder),
            )
        return Settings(int(found["format"]), str(found["origin"]), str(found["actor"]))
    except (FileNotFoundError, NotADirectoryError) as error:
        raise NotFound(
            f"There is no register in {folder}.", "Make one with: habeas init DIR", code="no-register", path=str(folder)
        ) from error
    except (OSError, KeyError, ValueError, TypeError) as error:
        raise Damaged(
            f"The file {SETTINGS} of this register cannot be read.",
            "Restore it from a backup.",
            code="settings-damaged",
            path=str(path),
        ) from error


def settings_toml(settings: Settings) -> str:
    """The file of the settings, to the byte."""
    return (
        "# A Habeas register. This file names things and holds no secret.\n"
        f'format = {settings.format}\norigin = "{settings.origin}"\nactor = "{settings.actor}"\n'
    )
