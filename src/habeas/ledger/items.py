"""Items of a run: each a leaf of its own tree, so that one row of a list can be opened and proven alone.

A sealed run is UTF-8 lines of canonical JSON, one an item: {"salt": hex, "fields": {...}}. Once an item has been
erased, only {"commitment": hex} stays in its line, and the root is the same as before.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from habeas.errors import Damaged, Illegal
from habeas.ledger.canonical import canonical, parse
from habeas.ledger.commitment import SALT_BYTES, Fields, commit
from habeas.ledger.tree import MemoryNodes, leaf_hash
from habeas.model.value import Json


@dataclass(frozen=True, slots=True)
class Item:
    """One sealed item. `fields` and `salt` are None once erased."""

    commitment: bytes
    salt: bytes | None
    fields: Fields | None

    @property
    def leaf(self) -> bytes:
        return leaf_hash(self.commitment)

    @property
    def line(self) -> bytes:
        if self.salt is None or self.fields is None:
            return canonical({"commitment": self.commitment.hex()})
        return canonical({"salt": self.salt.hex(), "fields": dict(self.fields)})


def seal_items(fields: Iterable[Fields], random: Callable[[int], bytes]) -> tuple[Item, ...]:
    """Each item under a salt of its own."""
    return tuple(_seal(f, random(SALT_BYTES)) for f in fields)


def _seal(fields: Fields, salt: bytes) -> Item:
    return Item(commit(salt, fields), salt, fields)


def item_nodes(items: Sequence[Item]) -> MemoryNodes:
    """The tree over the items, for its root and for proofs."""
    return MemoryNodes([item.leaf for item in items])


def dump_items(items: Sequence[Item]) -> bytes:
    return b"".join(item.line + b"\n" for item in items)


def load_items(raw: bytes) -> tuple[Item, ...]:
    """The items of a sealed run; raises `Damaged`, naming the line, where one is malformed."""
    if raw and not raw.endswith(b"\n"):
        raise Damaged("A sealed run is cut off.", code="bad-run")
    return tuple(_load(line, number) for number, line in enumerate(raw.split(b"\n")[:-1]))


def _load(line: bytes, number: int) -> Item:
    try:
        return _item(parse(line))
    except (KeyError, TypeError, ValueError, Illegal, Damaged) as error:
        raise Damaged(f"Item {number} of a sealed run is malformed.", code="bad-run") from error


def _item(value: Json) -> Item:
    if not isinstance(value, dict):
        raise TypeError(value)
    if set(value) == {"commitment"}:
        return Item(_hex(value["commitment"]), None, None)
    fields = value["fields"]
    if set(value) != {"salt", "fields"} or not isinstance(fields, dict):
        raise TypeError(value)
    return _seal(fields, _hex(value["salt"]))


def _hex(value: Json) -> bytes:
    if not isinstance(value, str) or len(value) != 64:
        raise ValueError(value)
    return bytes.fromhex(value)
