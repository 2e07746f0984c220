"""RFC 9162 trees: proofs hold for what is there, and for nothing else."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.errors import Damaged, Illegal
from habeas.ledger.tree import (
    EMPTY_ROOT,
    MemoryNodes,
    check_consistency,
    check_inclusion,
    consistency_proof,
    inclusion_proof,
    leaf_hash,
    node_hash,
    root,
)

SIZES = st.integers(1, 70)


def a_tree(size: int) -> MemoryNodes:
    return MemoryNodes([leaf_hash(str(n).encode()) for n in range(size)])


def naive_root(leaves: list[bytes]) -> bytes:
    """MTH straight from the definition in RFC 9162, 2.1.1."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return leaf_hash(leaves[0])
    k = 1
    while k * 2 < len(leaves):
        k *= 2
    return node_hash(naive_root(leaves[:k]), naive_root(leaves[k:]))


def test_the_published_vectors_of_certificate_transparency() -> None:
    """Roots of the well-known eight test leaves, used by every implementation of RFC 6962 and 9162."""
    leaves = [b"", b"\x00", b"\x10", b"\x20\x21", b"\x30\x31", b"\x40\x41\x42\x43", bytes(range(0x50, 0x58)),
              bytes(range(0x60, 0x70))]  # fmt: skip
    tree = MemoryNodes([leaf_hash(leaf) for leaf in leaves])
    assert root(tree, 0).hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert root(tree, 1).hex() == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
    assert root(tree, 2).hex() == "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"
    assert root(tree, 8).hex() == "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"


@given(st.integers(0, 70))
def test_root_is_that_of_the_definition(size: int) -> None:
    assert root(a_tree(70), size) == naive_root([str(n).encode() for n in range(size)])


@given(SIZES, st.data())
def test_inclusion_holds_and_only_there(size: int, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, size - 1))
    tree = a_tree(70)
    proof, top = inclusion_proof(tree, index, size), root(tree, size)
    check_inclusion(tree.node(0, index), index, size, proof, top)
    other = data.draw(st.integers(0, 69).filter(lambda n: n != index))
    with pytest.raises(Damaged):
        check_inclusion(tree.node(0, other), index, size, proof, top)
    with pytest.raises(Damaged):
        check_inclusion(tree.node(0, index), index, size, (*proof, EMPTY_ROOT), top)
    if proof:
        with pytest.raises(Damaged):
            check_inclusion(tree.node(0, index), index, size, proof[:-1], top)


@given(SIZES, SIZES)
def test_consistency_holds_and_only_there(a: int, b: int) -> None:
    old, new = sorted((a, b))
    tree = a_tree(70)
    proof = consistency_proof(tree, old, new)
    check_consistency(old, new, proof, root(tree, old), root(tree, new))
    with pytest.raises(Damaged):
        check_consistency(old, new, proof, EMPTY_ROOT, root(tree, new))
    with pytest.raises(Damaged):
        check_consistency(old, new, (*proof, EMPTY_ROOT), root(tree, old), root(tree, new))
    if old != new:
        with pytest.raises(Damaged):
            check_consistency(old, new, (), root(tree, old), root(tree, new))


def test_size_zero_proves_nothing() -> None:
    tree = a_tree(4)
    with pytest.raises(Damaged):
        check_consistency(0, 4, (), EMPTY_ROOT, root(tree, 4))
    with pytest.raises(Damaged):
        check_inclusion(EMPTY_ROOT, 0, 0, (), EMPTY_ROOT)
    with pytest.raises(Illegal):
        consistency_proof(tree, 0, 4)
    with pytest.raises(Illegal):
        inclusion_proof(tree, 4, 4)


MANY = a_tree(300)
UP_TO_HUNDREDS = st.integers(1, 300)


@given(UP_TO_HUNDREDS, st.data())
def test_a_proof_holds_at_no_other_place_size_or_root(size: int, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, size - 1))
    proof, top = inclusion_proof(MANY, index, size), root(MANY, size)
    leaf = MANY.node(0, index)
    check_inclusion(leaf, index, size, proof, top)
    for wrong in {index - 1, index + 1, index ^ 1, size, size + index, -1 - index} - {index}:
        with pytest.raises(Damaged):
            check_inclusion(leaf, wrong, size, proof, top)
    for other in {size - 1, size + 1, size * 2, size // 2, 0, -size} - {size}:
        if inclusion_shape(index, other) != inclusion_shape(index, size):  # else the size is not told by the path
            with pytest.raises(Damaged):
                check_inclusion(leaf, index, other, proof, top)
    for wrong_root in (EMPTY_ROOT, leaf if proof else EMPTY_ROOT, bytes(32), root(MANY, size % 300 + 1), b""):
        if wrong_root != top:
            with pytest.raises(Damaged):
                check_inclusion(leaf, index, size, proof, wrong_root)


def inclusion_shape(index: int, size: int) -> list[bool] | None:
    """On which side each step of a path lies: two sizes of the same shape have the same path."""
    if not 0 <= index < size:
        return None
    start, end, sides = 0, size, []
    while end - start > 1:
        middle = start + (1 << (end - start - 1).bit_length() - 1)
        sides.append(index < middle)
        start, end = (start, middle) if index < middle else (middle, end)
    return sides


@given(UP_TO_HUNDREDS, st.data())
def test_no_changed_path_holds(size: int, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, size - 1))
    proof, top, leaf = inclusion_proof(MANY, index, size), root(MANY, size), MANY.node(0, index)
    for changed in spoilt(proof, top, leaf):
        with pytest.raises(Damaged):
            check_inclusion(leaf, index, size, changed, top)


@given(UP_TO_HUNDREDS, UP_TO_HUNDREDS)
def test_no_changed_consistency_holds(a: int, b: int) -> None:
    old, new = sorted((a, b))
    proof, first, second = consistency_proof(MANY, old, new), root(MANY, old), root(MANY, new)
    check_consistency(old, new, proof, first, second)
    for changed in spoilt(proof, second, first):
        with pytest.raises(Damaged):
            check_consistency(old, new, changed, first, second)
    for sizes in {(0, new), (old, 0), (0, 0), (new + 1, new), (-old, new), (old - 1, new), (old + 1, new)} - {
        (old, new)
    }:
        with pytest.raises(Damaged):
            check_consistency(*sizes, proof, first, second)
    if old != new:
        for roots in ((second, first), (first, first), (second, second), (bytes(32), second), (first, bytes(32))):
            with pytest.raises(Damaged):
                check_consistency(old, new, proof, *roots)


def spoilt(proof: tuple[bytes, ...], top: bytes, leaf: bytes) -> list[tuple[bytes, ...]]:
    """Paths that are longer, shorter, shuffled, doubled, or hold what is no hash of the path."""
    found = [(*proof, extra) for extra in (top, leaf, bytes(32), b"")] + [(extra, *proof) for extra in (top, leaf, b"")]
    found += [proof[:-1], proof[1:], proof[::-1], (*proof, *proof), (top,), (leaf,), ()]
    for place in range(len(proof)):
        found += [(*proof[:place], other, *proof[place + 1 :]) for other in (top, leaf, bytes(32), proof[place][:-1])]
        found += [proof[:place] + proof[place + 1 :], (*proof[: place + 1], *proof[place:])]
    return [changed for changed in found if changed != proof]


@pytest.mark.parametrize("size", [2, 3, 5, 8, 13])
def test_leaves_that_are_swapped_or_doubled_change_the_root(size: int) -> None:
    leaves = [MANY.node(0, n) for n in range(size)]
    others = [leaves[::-1], [*leaves, leaves[-1]], leaves[:-1], [leaves[0], *leaves], leaves[1:] + leaves[:1]]
    others += [[*leaves[:n], leaves[n + 1], leaves[n], *leaves[n + 2 :]] for n in range(size - 1)]
    top = MemoryNodes(leaves).root()
    assert all(MemoryNodes(other).root() != top for other in others)


def test_a_node_is_no_leaf() -> None:
    """The inner node over two leaves, given as if it were one leaf, leads nowhere: the two hash differently."""
    pair = MANY.node(0, 0) + MANY.node(0, 1)
    with pytest.raises(Damaged):
        check_inclusion(leaf_hash(pair), 0, 2, (MANY.node(1, 1),), root(MANY, 4))
    assert leaf_hash(pair) != node_hash(MANY.node(0, 0), MANY.node(0, 1))
