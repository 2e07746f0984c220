"""The Merkle tree of RFC 9162, section 2.1: roots, inclusion and consistency proofs, and their verification.

A tree is read through `Nodes`: the hash of each complete subtree, by level (0 = leaves) and index. Appending a
leaf completes at most log2(n) subtrees; `completed` says which, so that a store keeps them and never recomputes.
"""

import hashlib
from collections.abc import Iterator, Sequence
from typing import Protocol

from habeas.errors import Damaged, Illegal

EMPTY_ROOT = hashlib.sha256(b"").digest()
_HASH = len(EMPTY_ROOT)  # bytes


class Nodes(Protocol):
    """Hashes of complete subtrees."""

    def node(self, level: int, index: int) -> bytes: ...


class MemoryNodes:
    """The nodes of a list of leaf hashes, held in memory."""

    def __init__(self, leaves: Sequence[bytes] = ()) -> None:
        self._levels: list[list[bytes]] = [[]]
        self.size = 0
        for leaf in leaves:
            self.append(leaf)

    def node(self, level: int, index: int) -> bytes:
        return self._levels[level][index]

    def append(self, leaf: bytes) -> None:
        for level, _, value in completed(self, self.size, leaf):
            if level == len(self._levels):
                self._levels.append([])
            self._levels[level].append(value)
        self.size += 1

    def root(self) -> bytes:
        return root(self, self.size)


def leaf_hash(data: bytes) -> bytes:
    return hashlib.sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()


def completed(nodes: Nodes, size: int, leaf: bytes) -> Iterator[tuple[int, int, bytes]]:
    """(level, index, hash) of each subtree that appending `leaf` to a tree of `size` completes, leaf first."""
    level, index, value = 0, size, leaf
    yield level, index, value
    while index % 2 == 1:
        value = node_hash(nodes.node(level, index - 1), value)
        level, index = level + 1, index // 2
        yield level, index, value


def root(nodes: Nodes, size: int) -> bytes:
    """MTH of the first `size` leaves."""
    return EMPTY_ROOT if size == 0 else _range(nodes, 0, size)


def _split(size: int) -> int:
    """The largest power of two smaller than `size`."""
    return 1 << (size - 1).bit_length() - 1


def _range(nodes: Nodes, start: int, end: int) -> bytes:
    """MTH of leaves start..end; `start` is a multiple of the power of two that covers the range."""
    size = end - start
    if size & (size - 1) == 0:
        level = size.bit_length() - 1
        return nodes.node(level, start >> level)
    middle = start + _split(size)
    return node_hash(_range(nodes, start, middle), _range(nodes, middle, end))


def inclusion_proof(nodes: Nodes, index: int, size: int) -> tuple[bytes, ...]:
    """PATH(index, D[size]) of RFC 9162, 2.1.3.1."""
    if not 0 <= index < size:
        raise Illegal(f"There is no leaf {index} in a tree of {size}.", code="no-leaf")
    path: list[bytes] = []
    start, end = 0, size
    while end - start > 1:
        middle = start + _split(end - start)
        if index < middle:
            path.append(_range(nodes, middle, end))
            end = middle
        else:
            path.append(_range(nodes, start, middle))
            start = middle
    return tuple(reversed(path))


def consistency_proof(nodes: Nodes, old: int, new: int) -> tuple[bytes, ...]:
    """PROOF(old, D[new]) of RFC 9162, 2.1.4.1; empty when both sizes are equal."""
    if not 0 < old <= new:
        raise Illegal(f"A tree of {new} cannot be proven to extend one of {old}.", code="bad-size")
    path: list[bytes] = []
    start, end, whole = 0, new, True
    while old != end:
        middle = start + _split(end - start)
        if old <= middle:
            path.append(_range(nodes, middle, end))
            end = middle
        else:
            path.append(_range(nodes, start, middle))
            start, whole = middle, False
    return tuple(reversed(path if whole else [*path, _range(nodes, start, end)]))


def check_inclusion(leaf: bytes, index: int, size: int, proof: Sequence[bytes], expected: bytes) -> None:
    """Raise `Damaged` unless `proof` leads from `leaf` to the root `expected` (RFC 9162, 2.1.3.2)."""
    _require_hashes(leaf, *proof, expected)
    if not 0 <= index < size:
        raise Damaged(f"A proof speaks of leaf {index} in a tree of {size}.", code="bad-proof")
    fn, sn, value = index, size - 1, leaf
    for step in proof:
        if sn == 0:
            raise Damaged("An inclusion proof is too long.", code="bad-proof")
        if fn % 2 == 1 or fn == sn:
            value = node_hash(step, value)
            while fn % 2 == 0 and fn != 0:
                fn, sn = fn >> 1, sn >> 1
        else:
            value = node_hash(value, step)
        fn, sn = fn >> 1, sn >> 1
    if sn != 0 or value != expected:
        raise Damaged("An inclusion proof does not lead to the signed root.", code="bad-proof")


def check_consistency(old: int, new: int, proof: Sequence[bytes], old_root: bytes, new_root: bytes) -> None:
    """Raise `Damaged` unless the tree of `new` extends that of `old` (RFC 9162, 2.1.4.2). Size 0 proves nothing."""
    _require_hashes(*proof, old_root, new_root)
    if not 0 < old <= new:
        raise Damaged(f"A tree of {new} cannot extend one of {old}.", code="bad-proof")
    if old == new:
        if proof or old_root != new_root:
            raise Damaged("Two heads of the same size differ.", code="bad-proof")
        return
    path = [old_root, *proof] if old & (old - 1) == 0 else list(proof)
    if not path:
        raise Damaged("A consistency proof is empty.", code="bad-proof")
    found = _walk_consistency(old, new, path)
    if found != (old_root, new_root):
        raise Damaged("A consistency proof does not connect the two heads.", code="bad-proof")


def _require_hashes(*values: bytes) -> None:
    """What is no hash has no place in a proof: other lengths would be hashed as something else."""
    if any(len(value) != _HASH for value in values):
        raise Damaged(f"A proof holds something that is no hash of {_HASH} bytes.", code="bad-proof")


def _walk_consistency(old: int, new: int, path: list[bytes]) -> tuple[bytes, bytes]:
    fn, sn = old - 1, new - 1
    while fn % 2 == 1:
        fn, sn = fn >> 1, sn >> 1
    fr = sr = path[0]
    for step in path[1:]:
        if sn == 0:
            raise Damaged("A consistency proof is too long.", code="bad-proof")
        if fn % 2 == 1 or fn == sn:
            fr, sr = node_hash(step, fr), node_hash(step, sr)
            while fn % 2 == 0 and fn != 0:
                fn, sn = fn >> 1, sn >> 1
        else:
            sr = node_hash(sr, step)
        fn, sn = fn >> 1, sn >> 1
    if sn != 0:
        raise Damaged("A consistency proof is too short.", code="bad-proof")
    return fr, sr
