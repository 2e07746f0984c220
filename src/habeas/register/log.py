"""The ledger's rows: appending entries, reading them back, and the nodes of the tree."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import Model

from habeas.errors import Damaged
from habeas.ledger.canonical import canonical
from habeas.ledger.commitment import commit
from habeas.ledger.entry import Header
from habeas.ledger.note import Checkpoint
from habeas.ledger.tree import Nodes, completed, inclusion_proof, root
from habeas.model.value import Json
from habeas.register.models import LedgerBody, LedgerCheckpoint, LedgerEntry, LedgerNode

Row = TypeVar("Row", bound=Model)
Answer = TypeVar("Answer")
_LEVEL = 2**48
_AT_ONCE = 500  # entries read in one go, so that a long ledger never lies in memory whole


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry with its body; `fields` is None once erased."""

    seq: int
    fields: Mapping[str, Json] | None

    @property
    def verb(self) -> str:
        return str(self.fields["verb"]) if self.fields else "erased"


def node_key(level: int, index: int) -> int:
    return level * _LEVEL + index


def node_at(key: int) -> tuple[int, int]:
    """(level, index) of a node's key."""
    return divmod(key, _LEVEL)


class Log:
    """The append-only tables of one register, by its database alias."""

    def __init__(self, alias: str) -> None:
        self.alias = alias

    def node(self, level: int, index: int) -> bytes:
        """The hash of a complete subtree (`habeas.ledger.tree.Nodes`)."""
        try:
            return bytes(LedgerNode.objects.using(self.alias).get(key=node_key(level, index)).hash)
        except LedgerNode.DoesNotExist as error:
            raise Damaged(
                f"The ledger's tree lacks node {index} of level {level}.",
                "Restore the register from a backup.",
                code="node-missing",
            ) from error

    def inclusion_proof(self, index: int, size: int) -> tuple[bytes, ...]:
        """The path of one entry to the root of the first `size`."""
        return self._at_once(lambda nodes: inclusion_proof(nodes, index, size))

    def root(self, size: int) -> bytes:
        """The root of the first `size` entries."""
        return self._at_once(lambda nodes: root(nodes, size))

    def _at_once(self, ask: Callable[[Nodes], Answer]) -> Answer:
        """What `ask` makes of nodes; those that it needs are read in one go."""
        wanted = _Wanted()
        ask(wanted)
        rows = LedgerNode.objects.using(self.alias).filter(key__in=wanted.keys).values_list("key", "hash")
        held = _Growing(self)
        held.new = {key: bytes(value) for key, value in rows}
        return ask(held)

    def size(self) -> int:
        last = LedgerEntry.objects.using(self.alias).order_by("-seq").values_list("seq", flat=True).first()
        if last is not None and not isinstance(last, int):
            do = "Restore the register from a backup."
            raise Damaged("An entry of the ledger has no number.", do, code="no-number")
        return 0 if last is None else last + 1

    def append(self, start: int, bodies: Sequence[tuple[bytes, Mapping[str, Json]]]) -> list[Entry]:
        """Add entries from number `start`, each (salt, fields); the caller holds the head in an open transaction."""
        nodes = _Growing(self)
        rows: list[LedgerEntry] = []
        for seq, (salt, fields) in enumerate(bodies, start):
            header = Header(seq, commit(salt, fields))
            leaf = header.leaf
            nodes.add(seq, leaf)
            rows.append(LedgerEntry(seq=seq, header=header.raw, leaf=leaf))
        self._insert(LedgerEntry, rows)
        contents = ((seq, salt, canonical(dict(fields)).decode()) for seq, (salt, fields) in enumerate(bodies, start))
        self._insert(LedgerBody, [LedgerBody(seq=seq, salt=salt, fields=words) for seq, salt, words in contents])
        self._insert(LedgerNode, [LedgerNode(key=key, hash=value) for key, value in nodes.new.items()])
        return [Entry(seq, fields) for seq, (_, fields) in enumerate(bodies, start)]

    def _insert(self, table: type[Row], rows: Sequence[Row]) -> None:
        table._default_manager.using(self.alias).bulk_create(rows, batch_size=_AT_ONCE)

    def head(self, origin: str) -> Checkpoint:
        size = self.size()
        return Checkpoint(origin, size, self.root(size))

    def keep_checkpoint(self, checkpoint: Checkpoint, note: str) -> None:
        LedgerCheckpoint.objects.using(self.alias).create(size=checkpoint.size, note=note)

    def note(self) -> str:
        """The signed note of the newest head."""
        found = LedgerCheckpoint.objects.using(self.alias).order_by("-size").first()
        if found is None:
            raise Damaged("The ledger has no signed head.", "Restore the register from a backup.", code="no-head")
        return found.note

    def time(self) -> str:
        """When the newest entry was made whose content is there, as it says itself."""
        newest = LedgerBody.objects.using(self.alias).order_by("-seq").values_list("seq", "fields").first()
        return str(_fields(*newest).get("time", "")) if newest else ""

    def entries(self, since: int = 0) -> Iterator[Entry]:
        """Entries with their bodies, in order. Bodies are read as they lie, not checked (`verify` does that)."""
        for start in range(since, self.size(), _AT_ONCE):
            part = {"seq__gte": start, "seq__lt": start + _AT_ONCE}
            bodies = dict(LedgerBody.objects.using(self.alias).filter(**part).values_list("seq", "fields"))
            found = LedgerEntry.objects.using(self.alias).filter(**part).order_by("seq").values_list("seq", flat=True)
            for seq in list(found):
                yield Entry(seq, _fields(seq, bodies[seq]) if seq in bodies else None)

    def first(self) -> Mapping[str, Json]:
        """The fields of entry 0, which opens the register; nothing where they are gone."""
        entry = next(self.entries(), None)
        return entry.fields or {} if entry else {}

    def raw_entry(self, seq: int) -> tuple[bytes, bytes | None, dict[str, Json] | None]:
        """(header, salt, fields) of one entry, for opening it in a dossier."""
        header = bytes(LedgerEntry.objects.using(self.alias).get(seq=seq).header)
        body = LedgerBody.objects.using(self.alias).filter(seq=seq).first()
        return header, bytes(body.salt) if body else None, _fields(seq, body.fields) if body else None


class _Wanted:
    """Notes which nodes are asked for; gives none of them."""

    def __init__(self) -> None:
        self.keys: list[int] = []

    def node(self, level: int, index: int) -> bytes:
        self.keys.append(node_key(level, index))
        return bytes(32)


class _Growing:
    """The nodes of a tree of which some are at hand: read already, or added and not stored yet."""

    def __init__(self, stored: Nodes) -> None:
        self.new: dict[int, bytes] = {}
        self._stored = stored

    def node(self, level: int, index: int) -> bytes:
        found = self.new.get(node_key(level, index))
        return self._stored.node(level, index) if found is None else found

    def add(self, seq: int, leaf: bytes) -> None:
        for level, index, value in completed(self, seq, leaf):
            self.new[node_key(level, index)] = value


def _fields(seq: int, raw: object) -> dict[str, Json]:
    """The fields of a stored body; raises `Damaged`, naming the entry, where it holds none."""
    try:
        found = json.loads(raw) if isinstance(raw, str) else None
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict) or not isinstance(found.get("verb"), str):
        says = f"The content of entry {seq} of the ledger cannot be read."
        raise Damaged(says, "Restore the register from a backup.", code="body-damaged")
    return found
