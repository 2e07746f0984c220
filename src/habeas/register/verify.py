"""Checking a register: every page, entry, signature, sealed file, row and quote; each failure names its place.

A check is True, False, or None where it could not be made, with the reason: nothing is passed over in silence.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from sqlcipher3 import dbapi2

from habeas.errors import Damaged, HabeasError, TooNew
from habeas.ledger.tree import MemoryNodes
from habeas.register.check import Check, checked, some_of
from habeas.register.check_ledger import leaves_of, ledger, rollback, signatures, tree
from habeas.register.check_stamps import check_stamps
from habeas.register.holders import check_keys
from habeas.register.keyring import IDENTITIES, KEYRING, Keyring
from habeas.register.orm import address
from habeas.register.queries.evidence import actor_names, exhibits, texts
from habeas.register.queries.records import claim_ids, records
from habeas.register.queries.sound import UNSOUND
from habeas.register.refusing import CANNOT, DATABASE, database_missing, refusing_damage
from habeas.register.register import SETTINGS, Register, mode_of, settings_toml
from habeas.register.replay import beside, differences
from habeas.register.schema import made_of
from habeas.register.sqlcipher.keys import pragma_of
from habeas.register.vault import FOLDER as VAULT


def check_pages(folder: Path, keyring: Keyring) -> Check:
    """SQLCipher's own integrity check: the authentication code of every page, free ones too.

    It reads the file itself, past SQLite's journal. So pages that wait there, as after a command that was cut off, are
    first written home; and what another command is writing at this moment is no damage: that is still there at a
    second look. Changes nothing else.
    """
    if not (folder / DATABASE).is_file():
        raise database_missing()  # before SQLite says the same in other words
    bad = _damaged_pages(folder, keyring) and _damaged_pages(folder, keyring)
    return checked("database pages", bad, f"Every page of {DATABASE} is as it was written.",
                   f"{DATABASE} is damaged: ")  # fmt: skip


def _damaged_pages(folder: Path, keyring: Keyring) -> list[str]:
    mode = mode_of(folder)
    connection = dbapi2.connect(address(folder / DATABASE, mode), uri=True)
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(pragma_of(keyring.database))
        if mode == "rw":
            with suppress(dbapi2.DatabaseError):  # what hinders it, the check names with its page
                connection.execute("PRAGMA wal_checkpoint").fetchall()
        return [str(row[0]) for row in connection.execute("PRAGMA cipher_integrity_check")]
    except dbapi2.DatabaseError as error:
        return [str(error)]
    finally:
        connection.close()


def check_register(register: Register, against: str | None = None) -> Iterator[Check]:
    """All checks but that of the pages, in the order in which later ones lean on earlier ones.

    Raises `TooNew` at an entry that only a newer version can check.
    """
    leaves: MemoryNodes | None = None
    try:
        with refusing_damage():
            leaves = leaves_of(register)
    except Damaged as error:
        yield Check("ledger", False, error.says)
    if leaves is not None:
        yield from _check_ledger(register, leaves, register.keyring.public_key, against)
    for name, check in _CHECKS.items():
        yield _guarded(name, lambda check=check: check(register))  # type: ignore[misc]
    yield from _stamps(register)


def _check_ledger(register: Register, leaves: MemoryNodes, key: bytes, against: str | None) -> Iterator[Check]:
    """What hangs on the entries: the tree over them, the signed heads, their contents."""
    yield _guarded("tree", lambda: tree(register, leaves))
    yield _guarded("signatures", lambda: signatures(register, leaves, key))
    yield _guarded("rollback", lambda: rollback(register, leaves, key, against))
    yield _guarded("ledger", lambda: ledger(register))


def _stamps(register: Register) -> list[Check]:
    try:
        with refusing_damage():
            return list(check_stamps(register))
    except HabeasError as error:
        return [Check("time", None if error.code in CANNOT else False, error.says)]


def _guarded(name: str, check: Callable[[], Check]) -> Check:
    """The check, or a failing one where what is stored cannot even be understood."""
    try:
        with refusing_damage():
            return check()
    except TooNew:
        raise
    except HabeasError as error:
        return Check(name, None if error.code in CANNOT else False, error.says)
    except UNSOUND as error:
        kind = type(error).__name__
        return Check(name, False, f"What is stored is not in the form in which Habeas writes it ({kind}).")


def _settings(register: Register) -> Check:
    """Settings and keyring against entry 0; the settings to the byte, since nothing else vouches for them."""
    fields = register.log.first()
    settings = register.settings
    same = {
        f"{SETTINGS} names another origin than entry 0": fields.get("origin") == settings.origin,
        f"{SETTINGS} names another format than entry 0": fields.get("format") == settings.format,
        "the keyring holds another signing key than entry 0 names":
            fields.get("public_key") == register.keyring.public_key.hex(),
        f"{SETTINGS} names an actor whom the ledger does not know": settings.actor in actor_names(register.alias),
        f"{SETTINGS} is not written as Habeas writes it":
            (register.folder / SETTINGS).read_bytes() == settings_toml(settings).encode(),
    }  # fmt: skip
    bad = [says for says, holds in same.items() if not holds]
    return checked("settings", bad, "Settings and keyring belong to this ledger.", "Something was exchanged: ")


def _schema(register: Register) -> Check:
    """Tables, indexes and the triggers that keep the ledger, against those of a new register."""
    with beside(register) as alias:
        ours, theirs = made_of(register.alias), made_of(alias)
    bad = [f"{name} {'is missing' if name not in ours else 'is other than it should be'}"
           for name in sorted(set(ours) | set(theirs)) if ours.get(name) != theirs.get(name)]  # fmt: skip
    return checked("schema", bad, f"{len(ours)} tables, indexes and triggers, as they were made.", "Changed: ")


def _exhibits(register: Register) -> Check:
    bad, count = [], 0
    for held in exhibits(register.alias):
        count += 1
        try:
            register.vault.check(held.exhibit.sha256)
        except Damaged as error:
            bad.append(f"exhibit {held.exhibit.id[:8]} ({error.path})")
    return checked("exhibits", bad, f"{count} exhibits, each byte as received.", "Damaged or missing: ")


def _run_roots(register: Register) -> Iterator[tuple[int, str, int]]:
    for entry in register.log.entries():
        if entry.verb == "run" and entry.fields is not None:
            yield entry.seq, str(entry.fields["items"]), int(str(entry.fields["count"]))


def _runs(register: Register) -> Check:
    bad, items = [], 0
    for seq, digest, count in _run_roots(register):
        try:
            found = len(register.vault.read_run(digest))
            bad += [] if found == count else [f"run of entry {seq} has {found} items, not {count}"]
            items += found
        except Damaged as error:
            bad.append(f"run of entry {seq} ({error.path or error.says})")
    return checked("runs", bad, f"{items} items in sealed runs, each as sealed.", "Damaged or missing: ")


def _strangers(register: Register) -> Check:
    """Files that no entry names: an interrupted command leaves such, and an intruder might."""
    known = {register.vault.path(held.exhibit.sha256) for held in exhibits(register.alias)}
    known |= {register.vault.path(digest) for _, digest, _ in _run_roots(register)}
    files = (*register.vault.objects(), *(path for path in register.folder.glob("*") if not _belongs(path.name)))
    strangers = [path.relative_to(register.folder).as_posix() for path in files if path not in known]
    if not strangers:
        return Check("vault", True, f"{len(known)} files in the vault, and no other.")
    return Check("vault", None, f"{len(strangers)} files belong to no entry; an interrupted command leaves such, and "
                 f"nothing tells what they are: {some_of(strangers)}")  # fmt: skip


def _belongs(name: str) -> bool:
    return name in (SETTINGS, VAULT, KEYRING, IDENTITIES) or name.startswith(DATABASE)


def _quotes(register: Register) -> Check:
    left = claim_ids(register.alias)
    count, bad = len(left), []
    for text in texts(register.alias):
        for claim in (claim for record in records(register.alias, text=text.id) for claim in record.claims):
            left.discard(claim.id)
            bad += [] if claim.anchor.holds_in(text) else [f"claim {claim.id[:8]}"]
    bad += [f"claim {id[:8]} (its text is missing)" for id in sorted(left)]
    return checked("quotes", bad, f"{count} claims, each quote standing where it says.", "A quote does not stand: ")


def _tables(register: Register) -> Check:
    bad = [difference.says for difference in differences(register)]
    return checked("tables", bad, "The tables are what the ledger gives.", "")


_CHECKS: dict[str, Callable[[Register], Check]] = {
    "settings": _settings,
    "keys": check_keys,
    "schema": _schema,
    "exhibits": _exhibits,
    "runs": _runs,
    "vault": _strangers,
    "quotes": _quotes,
    "tables": _tables,
}
