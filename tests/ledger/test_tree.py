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
