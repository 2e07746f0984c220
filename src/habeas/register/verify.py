"""Checking a register: every page, entry, signature, sealed file, row and quote; each failure names its place.

A check is True, False, or None where it could not be made, with the reason: nothing is passed over in silence.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlcipher3 import dbapi2

from habeas.errors import Damaged, HabeasError
from habeas.ledger.canonical import parse
from habeas.ledger.commitment import SALT_BYTES, Fields, commit
from habeas.ledger.entry import header_from
from habeas.ledger.note import Checkpoint, fingerprint, read_note, verify_note
from habeas.ledger.tree import MemoryNodes, leaf_hash, root
from habeas.register.keyring import Keyring
from habeas.register.log import node_at
from habeas.register.models import LedgerBody, LedgerCheckpoint, LedgerEntry, LedgerNode
from habeas.register.queries.evidence import exhibits, texts
from habeas.register.queries.records import claim_ids, records
from habeas.register.refusing import DATABASE, database_missing, refusing_damage
from habeas.register.register import Register
from habeas.register.replay import differences
from habeas.register.sqlcipher.keys import pragma_of

_SHOWN = 5  # as many places as one sentence can carry


@dataclass(frozen=True, slots=True)
class Check:
    """One check: its name, whether it holds (None: could not be checked), and a sentence."""

    name: str
    ok: bool | None
    says: str


def check_pages(folder: Path, keyring: Keyring) -> Check:
    """SQLCipher's own integrity check: the authentication code of every page, free ones too. Writes nothing."""
    if not (folder / DATABASE).is_file():
        raise database_missing()  # connecting would make an empty one
    connection = dbapi2.connect(str(folder / DATABASE))
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(pragma_of(keyring.database))
        found = [str(row[0]) for row in connection.execute("PRAGMA cipher_integrity_check")]
    except dbapi2.DatabaseError as error:
        found = [str(error)]
    finally:
        connection.close()
    return _check("database pages", found, f"Every page of {DATABASE} is as it was written.",
                  f"{DATABASE} is damaged: ")  # fmt: skip


def check_register(register: Register, against: str | None = None) -> Iterator[Check]:
    """All checks but that of the pages, in the order in which later ones lean on earlier ones."""
    key = register.keyring.public_key
    leaves: MemoryNodes | None = None
    try:
        with refusing_damage():
            leaves = _leaves(register)
    except Damaged as error:
        yield Check("ledger", False, error.says)
    if leaves is not None:
        yield from _check_ledger(register, leaves, key, against)
    yield _guarded("settings", lambda: _settings(register, key))
    yield _guarded("exhibits", lambda: _exhibits(register))
    yield _guarded("runs", lambda: _runs(register))
    yield _guarded("vault", lambda: _strangers(register))
    yield _guarded("quotes", lambda: _quotes(register))
    yield _guarded("tables", lambda: _tables(register))
    yield Check("time", None, "The head carries no time-stamp: nothing yet shows to a stranger that it existed by a "
                "given day. This version cannot make time-stamps.")  # fmt: skip


def _check_ledger(register: Register, leaves: MemoryNodes, key: bytes, against: str | None) -> Iterator[Check]:
    """What hangs on the entries: their contents, the tree over them, the signed heads."""
    yield _guarded("ledger", lambda: _ledger(register))
    yield _guarded("tree", lambda: _tree(register, leaves))
    yield _guarded("signatures", lambda: _signatures(register, leaves, key))
    yield _guarded("rollback", lambda: _rollback(register, leaves, key, against))


def _guarded(name: str, check: Callable[[], Check]) -> Check:
    try:
        with refusing_damage():
            return check()
    except HabeasError as error:
        return Check(name, False, error.says)


def _check(name: str, bad: list[str], good_says: str, bad_says: str) -> Check:
    if not bad:
        return Check(name, True, good_says)
    more = f" and {len(bad) - _SHOWN} more" if len(bad) > _SHOWN else ""
    return Check(name, False, bad_says + "; ".join(bad[:_SHOWN]) + more)


def _leaves(register: Register) -> MemoryNodes:
    rows = LedgerEntry.objects.using(register.alias).order_by("seq").values_list("header", flat=True)
    return MemoryNodes([leaf_hash(_raw(header)) for header in rows])


def _raw(value: object) -> bytes:
    """A stored value as bytes, even if somebody has changed its type."""
    return bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode("utf-8", "replace")


def _ledger(register: Register) -> Check:
    bad: list[str] = []
    expected = 0
    bodies = {row.seq: row for row in LedgerBody.objects.using(register.alias).iterator()}
    for row in LedgerEntry.objects.using(register.alias).order_by("seq").iterator():
        wrong = _entry_fault(row, bodies.pop(row.seq, None), expected)
        bad += [f"entry {row.seq} {wrong}"] if wrong else []
        expected = row.seq + 1
    bad += [f"a body stands at {seq}, where no entry is" for seq in bodies]
    return _check("ledger", bad, f"{expected} entries, each as it was committed to.", "The ledger was changed: ")


def _entry_fault(row: LedgerEntry, body: LedgerBody | None, expected: int) -> str:
    try:
        header = header_from(_raw(row.header))
        fields = parse(_raw(body.fields)) if body else None
    except Damaged:
        return "is not in its exact form"
    if row.seq != expected or header.seq != row.seq:
        return f"stands where entry {expected} should"
    if header.leaf != _raw(row.leaf):
        return "does not match its leaf"
    if body is None:
        return "has lost its content"
    if not isinstance(fields, dict) or not _commits(_raw(body.salt), fields, header.commitment):
        return "has another content than was committed to"
    return ""


def _commits(salt: bytes, fields: Fields, commitment: bytes) -> bool:
    return len(salt) == SALT_BYTES and bool(fields) and commit(salt, fields) == commitment


def _tree(register: Register, leaves: MemoryNodes) -> Check:
    stored = LedgerNode.objects.using(register.alias).count()
    bad = []
    for row in LedgerNode.objects.using(register.alias).iterator():
        level, index = node_at(row.key)
        try:
            same = leaves.node(level, index) == _raw(row.hash)
        except IndexError:
            same = False
        bad += [] if same else [f"node {index} of level {level}"]
    return _check("tree", bad, f"{stored} nodes of the tree follow from the entries.", "The tree was changed: ")


def _signatures(register: Register, leaves: MemoryNodes, key: bytes) -> Check:
    bad, newest, count = [], 0, 0
    for row in LedgerCheckpoint.objects.using(register.alias).order_by("size").iterator():
        count, newest = count + 1, row.size
        try:
            checkpoint = verify_note(row.note, register.settings.origin, key)
        except Damaged as error:
            bad.append(f"at size {row.size}: {error.says}")
            continue
        if checkpoint.size != row.size or row.size > leaves.size or root(leaves, row.size) != checkpoint.root:
            bad.append(f"the head signed at size {row.size} is not the ledger's")
    if newest != leaves.size:
        bad.append(f"the newest signed head has {newest} entries, the ledger {leaves.size}")
    says = f"{count} heads signed by the key {fingerprint(key)[:16]}…, and the newest is the ledger's."
    return _check("signatures", bad, says, "A signed head does not hold: ")


def _settings(register: Register, key: bytes) -> Check:
    fields = register.log.first()
    bad = []
    if fields.get("origin") != register.settings.origin:
        bad.append("habeas.toml names another origin than entry 0")
    if fields.get("public_key") != key.hex():
        bad.append("the keyring holds another signing key than entry 0 names")
    return _check("settings", bad, "Settings and keyring belong to this ledger.", "Something was exchanged: ")


def _exhibits(register: Register) -> Check:
    bad, count = [], 0
    for held in exhibits(register.alias):
        count += 1
        try:
            register.vault.check(held.exhibit.sha256)
        except Damaged as error:
            bad.append(f"exhibit {held.exhibit.id[:8]} ({error.path})")
    return _check("exhibits", bad, f"{count} exhibits, each byte as received.", "Damaged or missing: ")


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
    return _check("runs", bad, f"{items} items in sealed runs, each as sealed.", "Damaged or missing: ")


def _strangers(register: Register) -> Check:
    """Files that no entry names: a crash leaves such, and an intruder might."""
    known = {register.vault.path(held.exhibit.sha256) for held in exhibits(register.alias)}
    known |= {register.vault.path(digest) for _, digest, _ in _run_roots(register)}
    strangers = [p.relative_to(register.folder).as_posix() for p in register.vault.objects() if p not in known]
    says = f"{len(known)} files in the vault, and no other."
    if strangers:
        says = f"{len(strangers)} files in the vault belong to no entry (an interrupted command leaves such): " + (
            ", ".join(strangers[:_SHOWN])
        )
    return Check("vault", True, says)


def _quotes(register: Register) -> Check:
    left = claim_ids(register.alias)
    count, bad = len(left), []
    for text in texts(register.alias):
        for claim in (claim for record in records(register.alias, text=text.id) for claim in record.claims):
            left.discard(claim.id)
            bad += [] if claim.anchor.holds_in(text) else [f"claim {claim.id[:8]}"]
    bad += [f"claim {id[:8]} (its text is missing)" for id in sorted(left)]
    return _check("quotes", bad, f"{count} claims, each quote standing where it says.", "A quote does not stand: ")


def _tables(register: Register) -> Check:
    bad = [difference.says for difference in differences(register)]
    return _check("tables", bad, "The tables are what the ledger gives.", "")


def _rollback(register: Register, leaves: MemoryNodes, key: bytes, against: str | None) -> Check:
    if against is None:
        return Check("rollback", None, "No earlier head was given (--against): it cannot be excluded that the whole "
                     "register was put back to an older state.")  # fmt: skip
    held: Checkpoint = verify_note(against, read_note(against)[0].origin, key)
    holds = held.origin == register.settings.origin and held.size <= leaves.size
    holds = holds and root(leaves, held.size) == held.root
    says = f"The ledger extends the head of {held.size} entries that was kept elsewhere."
    return Check("rollback", holds, says if holds else "The ledger does not extend the head that was kept elsewhere.")
