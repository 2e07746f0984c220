"""The invented lists of examples/, imported as a user imports them, linked, and compared with the known truth.

    .venv/bin/python benchmarks/linkage/examples.py

Three lists in three hands spell 48 people in Latin and in Arabic script and leave out different things; which row is
about whom stands in truth.json. The default threshold is what users get; the others show what it gives up for what.
"""

import json
import os
import tempfile
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations
from pathlib import Path

from rich.console import Console
from rich.table import Table

from habeas.commands.base import Session, opened
from habeas.commands.importing import Listing, import_list
from habeas.commands.starting import init
from habeas.link.cluster import THRESHOLD, link
from habeas.model.case import Clustering
from habeas.model.record import Record
from habeas.model.vocabulary import Kind
from habeas.model.world import system_world
from habeas.register.queries.evidence import exhibits, texts
from habeas.register.queries.records import records

SYNTHETIC = Path(__file__).resolve().parents[2] / "examples" / "synthetic"
LISTS = ("voice-of-the-valley-list.csv", "provincial-commission-list.xlsx", "families-circle-list.csv")
THRESHOLDS = (Decimal("0.50"), Decimal("0.80"), THRESHOLD, Decimal("0.95"), Decimal("0.99"))
PASSPHRASE = "only for a benchmark"  # noqa: S105 - of a register that is removed at once

PairOfIds = frozenset[str]


def main() -> None:
    console = Console(width=110)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_STATE_HOME"] = folder  # where heads are kept: they go with the register
        register, world = Path(folder) / "register", system_world()
        init(register, PASSPHRASE, world=world)
        with opened(register, PASSPHRASE, world=world) as session:
            made, about = imported(session)
    true = {frozenset(p) for p in combinations(about, 2) if about[p[0]] == about[p[1]]}
    table = Table("threshold", "joined", "precision", "recall", "F1", "undecided", "of them true",
                  title=f"{len(about)} rows of {len(LISTS)} lists, {len(true)} true pairs")  # fmt: skip
    for threshold in THRESHOLDS:
        table.add_row(*measured(link(made, threshold=threshold), true, threshold))
    console.print(table)
    console.print(open_pairs(link(made), made, true))


def imported(session: Session) -> tuple[tuple[Record, ...], dict[str, str]]:
    """All records of the three lists, and the person that each person record is about."""
    rows = json.loads((SYNTHETIC / "truth.json").read_text("utf-8"))["rows"]
    for name in LISTS:
        import_list(session, Listing(SYNTHETIC / name, f"{name} (invented)", accept_guess=True))
    names = {held.exhibit.id: held.name for held in exhibits(session.alias)}
    row_at = {(text.id, segment.start): segment.row for text in texts(session.alias) for segment in text.segments}
    made = records(session.alias)
    about = {
        record.id: rows[names[record.exhibit]][str(row_at[record.text, record.of("name")[0].anchor.start])]
        for record in made
        if record.kind is Kind.PERSON
    }
    return made, about


def measured(found: Clustering, true: set[PairOfIds], threshold: Decimal) -> Iterator[str]:
    joined = {frozenset(p) for cluster in found.clusters for p in combinations(cluster, 2)}
    undecided = {frozenset((p.left, p.right)) for p in found.undecided}
    hits = len(joined & true)
    yield f"{threshold}{' (default)' if threshold == THRESHOLD else ''}"
    yield str(len(joined))
    yield f"{hits / max(len(joined), 1):.3f}"
    yield f"{hits / len(true):.3f}"
    yield f"{2 * hits / (len(joined) + len(true)):.3f}"
    yield str(len(undecided))
    yield str(len(undecided & true))


def open_pairs(found: Clustering, made: Sequence[Record], true: set[PairOfIds]) -> Table:
    """What a person is asked, and what is missed without being asked."""
    names = {r.id: " / ".join(map(str, r.values("name"))) for r in made}
    asked = {frozenset((p.left, p.right)): p for p in found.undecided}
    joined = {frozenset(p) for cluster in found.clusters for p in combinations(cluster, 2)}
    table = Table("", "records", "score", "the same", "why", title="Pairs that the default leaves open or gets wrong")
    for pair, scored in asked.items():
        table.add_row("asked", _named(pair, names), str(scored.score), "yes" if pair in true else "no",
                      " ".join(scored.reasons))  # fmt: skip
    for pair in sorted(true - joined - set(asked), key=sorted):
        table.add_row("missed", _named(pair, names), "", "yes", "")
    for pair in sorted(joined - true, key=sorted):
        table.add_row("wrongly joined", _named(pair, names), "", "no", "")
    return table


def _named(pair: PairOfIds, names: dict[str, str]) -> str:
    return "\n".join(names[record] for record in sorted(pair))


if __name__ == "__main__":
    main()
