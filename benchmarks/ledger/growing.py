"""How long the ledger takes: entries appended in one batch, verified, and proven one by one.

    .venv/bin/python benchmarks/ledger/growing.py 10000 100000 1000000

Each entry has eight fields and is applied to the tables (it names an invented source). Seconds are the processor's. The
register lies in a temporary folder and is removed at once.
"""

import os
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from django.db import transaction
from rich.console import Console
from rich.table import Table

from habeas.ledger.note import sign
from habeas.ledger.tree import check_inclusion
from habeas.model.run import Actor
from habeas.model.value import Json
from habeas.model.world import system_world
from habeas.register.check_ledger import leaves_of, ledger, signatures, tree
from habeas.register.heads import STATE
from habeas.register.register import Change, Register, create

PASSPHRASE = "only for a benchmark"  # noqa: S105 - of a register that is removed at once
PROOFS = 200


def main(sizes: list[int]) -> None:
    heads = ("entries", "appended (s)", "recorded through the gate (s)", "verified (s)", "one proof (ms)")
    table = Table(*heads, title="Entries of eight fields")
    for size in sizes:
        with made() as register:
            appended = timed(partial(append, register, size))
        with made() as register:
            steps = (partial(record, register, size), partial(verify, register), partial(prove, register))
            recorded, verified, proven = map(timed, steps)
        row = (appended, recorded, verified, proven * 1000 / PROOFS)
        table.add_row(f"{size:,}", *(f"{value:.2f}" for value in row))
    Console(width=100).print(table)


@contextmanager
def made() -> Iterator[Register]:
    """An empty register, gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ[STATE] = folder
        register = create(Path(folder) / "register", PASSPHRASE, name="nobody", world=system_world())
        yield register
        register.close()


def timed(work: Callable[[], object]) -> float:
    """Seconds of the processor."""
    began = time.process_time()
    work()
    return time.process_time() - began


def bodies(size: int) -> Iterator[dict[str, Json]]:
    for n in range(size):
        yield {"id": f"{n:024d}", "name": f"Source {n}", "kind": "unknown", "reliability": "F",
               "reason": "Nobody has judged it yet."}  # fmt: skip


def append(register: Register, size: int) -> None:
    """The ledger's own part: entries, contents and nodes of the tree in one transaction, and a signed head."""
    world = register.world
    common = {"verb": "name-source", "time": world.timestamp(), "actor": register.settings.actor}
    with transaction.atomic(using=register.alias):
        register.log.append(register.log.size(), [(world.random(32), common | body) for body in bodies(size)])
        head = register.log.head(register.settings.origin)
        register.log.keep_checkpoint(head, sign(head, register.keyring.signer))


def record(register: Register, size: int) -> None:
    """The same through the gate, which applies each entry to the tables."""
    changes = (Change("name-source", body) for body in bodies(size))
    register.record_all(changes, actor=Actor(register.settings.actor, "nobody"))


def verify(register: Register) -> None:
    """All that `habeas verify` checks of the ledger itself: entries, contents, tree, signed heads."""
    leaves = leaves_of(register)
    checks = (tree(register, leaves), signatures(register, leaves, register.keyring.public_key), ledger(register))
    if not all(check.ok for check in checks):
        raise SystemExit(f"it does not hold: {checks}")


def prove(register: Register) -> None:
    """Inclusion proofs of entries at random, each checked."""
    head = register.log.head(register.settings.origin)
    for seq in random.Random(1).sample(range(head.size), PROOFS):  # noqa: S311 - which entries is no secret
        path = register.log.inclusion_proof(seq, head.size)
        check_inclusion(register.log.node(0, seq), seq, head.size, path, head.root)


if __name__ == "__main__":
    main([int(word) for word in sys.argv[1:]] or [10_000])
