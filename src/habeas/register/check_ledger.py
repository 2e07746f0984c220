"""Checks of the ledger by itself: entries, the tree over them, signed heads, and a head kept elsewhere.

Everything is hashed as it lies there before it is required to be in its exact form.
"""

from habeas.errors import Damaged
from habeas.ledger.canonical import parse
from habeas.ledger.commitment import SALT_BYTES, Fields, commit
from habeas.ledger.entry import header_from
from habeas.ledger.note import fingerprint, read_note, verify_note
from habeas.ledger.tree import MemoryNodes, leaf_hash, root
from habeas.register.check import Check, checked
from habeas.register.heads import not_extending
from habeas.register.log import node_at
from habeas.register.models import LedgerBody, LedgerCheckpoint, LedgerEntry, LedgerNode
from habeas.register.register import Register


def leaves_of(register: Register) -> MemoryNodes:
    """The tree over the headers, as they lie there."""
    rows = LedgerEntry.objects.using(register.alias).order_by("seq").values_list("header", flat=True)
    return MemoryNodes([leaf_hash(_raw(header)) for header in rows])


def _raw(value: object) -> bytes:
    """A stored value as bytes, even if somebody has changed its type."""
    return bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode("utf-8", "replace")


def ledger(register: Register) -> Check:
    """Entries and their contents side by side, in order, so that they never lie in memory whole."""
    bad: list[str] = []
    expected = 0
    bodies = LedgerBody.objects.using(register.alias).order_by("seq").iterator()
    body = next(bodies, None)
    for row in LedgerEntry.objects.using(register.alias).order_by("seq").iterator():
        while body is not None and body.seq < row.seq:
            bad.append(_stray(body))
            body = next(bodies, None)
        mine = body if body is not None and body.seq == row.seq else None
        wrong = _entry_fault(row, mine, expected)
        bad += [f"entry {row.seq} {wrong}"] if wrong else []
        body = next(bodies, None) if mine else body
        expected = row.seq + 1
    bad += [_stray(left) for left in (body, *bodies) if left is not None]
    return checked("ledger", bad, f"{expected} entries, each as it was committed to.", "The ledger was changed: ")


def _stray(body: LedgerBody) -> str:
    return f"a body stands at {body.seq}, where no entry is"


def _entry_fault(row: LedgerEntry, body: LedgerBody | None, expected: int) -> str:
    if leaf_hash(_raw(row.header)) != _raw(row.leaf):
        return "does not match its leaf"
    try:
        header = header_from(_raw(row.header))
        fields = parse(_raw(body.fields)) if body else None
    except Damaged:
        return "is not in its exact form"
    if row.seq != expected or header.seq != row.seq:
        return f"stands where entry {expected} should"
    if body is None:
        return "has lost its content"
    if not isinstance(fields, dict) or not _commits(_raw(body.salt), fields, header.commitment):
        return "has another content than was committed to"
    return ""


def _commits(salt: bytes, fields: Fields, commitment: bytes) -> bool:
    return len(salt) == SALT_BYTES and bool(fields) and commit(salt, fields) == commitment


def tree(register: Register, leaves: MemoryNodes) -> Check:
    stored = LedgerNode.objects.using(register.alias).count()
    bad = []
    for row in LedgerNode.objects.using(register.alias).iterator():
        level, index = node_at(row.key)
        try:
            same = leaves.node(level, index) == _raw(row.hash)
        except IndexError:
            same = False
        bad += [] if same else [f"node {index} of level {level}"]
    return checked("tree", bad, f"{stored} nodes of the tree follow from the entries.", "The tree was changed: ")


def signatures(register: Register, leaves: MemoryNodes, key: bytes) -> Check:
    bad, newest, count = [], 0, 0
    for row in LedgerCheckpoint.objects.using(register.alias).order_by("size").iterator():
        count, newest = count + 1, row.size
        try:
            checkpoint = verify_note(str(row.note), register.settings.origin, key)
        except Damaged as error:
            bad.append(f"at size {row.size}: {error.says}")
            continue
        if checkpoint.size != row.size or row.size > leaves.size or root(leaves, row.size) != checkpoint.root:
            bad.append(f"the head signed at size {row.size} is not the ledger's")
    if newest != leaves.size:
        bad.append(f"the newest signed head has {newest} entries, the ledger {leaves.size}")
    says = f"{count} heads signed by the key {fingerprint(key)[:16]}…, and the newest is the ledger's."
    return checked("signatures", bad, says, "A signed head does not hold: ")


def rollback(register: Register, leaves: MemoryNodes, key: bytes, against: str | None) -> Check:
    """The ledger against the head that this machine kept, and against one that a person kept elsewhere."""
    conflict = register.heads.conflict(leaves, leaves.size)
    kept = None if conflict else register.heads.kept()
    bad = [conflict.says] if conflict else []
    good = [f"The ledger extends the head of {kept.head.size} entries that this machine kept."] if kept else []
    if against is not None:
        found = _against(register, leaves, key, against)
        bad += [f"The ledger does not extend the head that was kept elsewhere: {found}."] if found else []
        good += [f"The ledger extends the head of {read_note(against)[0].size} entries that was kept elsewhere."]
    if not bad and not good:
        good = ["No earlier head is kept on this machine, and none was given (--against): it cannot be excluded that "
                "the whole register was put back to an older state."]  # fmt: skip
    holds = not bad if bad or kept or against else None
    return Check("rollback", holds, " ".join(bad or good))


def _against(register: Register, leaves: MemoryNodes, key: bytes, against: str) -> str:
    """Why the ledger does not extend the signed head in the note `against`; "" where it does."""
    origin = read_note(against)[0].origin
    if origin != register.settings.origin:
        return f"it is of another register, {origin}"
    try:
        held = verify_note(against, origin, key)
    except Damaged as error:
        return error.says.rstrip(".")
    return not_extending(held, leaves, leaves.size)
