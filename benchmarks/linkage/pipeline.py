"""Whole lists linked with the defaults, beside rapidfuzz on full names; and the time that a large register takes."""

import csv
import random
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations
from pathlib import Path

import numpy as np
from rapidfuzz import fuzz, process
from rich.console import Console
from rich.table import Table

from habeas.link.blocking import candidates
from habeas.link.cluster import link
from habeas.link.features import gather
from habeas.model.edtf import Edtf
from habeas.model.record import Claim, Record, Voice
from habeas.model.text import Anchor
from habeas.model.value import Place, Reference, Value
from habeas.model.vocabulary import Kind

Row = tuple[Record, str, str]  # the record, its full name, its true entity
LARGE = 100_000


def main(folder: Path) -> None:
    console = Console()
    table = Table(
        "list", "method", "precision", "recall", "F1", "undecided", "seconds", title="Pairs of records joined"
    )
    for name, rows in (("RLdata500", rldata(folder / "RLdata500.csv")), ("fake_1000", fake(folder / "fake_1000.csv"))):
        for line in measured(rows):
            table.add_row(name, *line)
    console.print(table)
    console.print(large())


def rldata(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as lines:
        return [
            _row(str(i), " ".join(r[c] for c in ("fname_c1", "fname_c2", "lname_c1", "lname_c2") if r[c] != "NA"),
                 r["ent_id"], birth=f"{int(r['by']):04}-{int(r['bm']):02}-{int(r['bd']):02}")
            for i, r in enumerate(csv.DictReader(lines))
        ]  # fmt: skip


def fake(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as lines:
        return [
            _row(
                r["unique_id"],
                f"{r['first_name']} {r['surname']}".strip(),
                r["cluster"],
                birth=r["dob"],
                place=r["city"],
            )
            for r in csv.DictReader(lines)
        ]


def _row(id: str, name: str, entity: str, *, birth: str = "", place: str = "") -> Row:
    values: list[tuple[str, Value]] = [("role", "victim")]
    values += [("name", name)] if name else []
    values += [("birth", Edtf(birth))] if _is_date(birth) else []
    values += [("place", Place(place))] if place else []
    return person(id, values), name, entity


def _is_date(text: str) -> bool:
    try:
        Edtf(text)
    except Exception:  # noqa: BLE001 - a list may hold days that do not exist
        return False
    return True


def person(id: str, values: Sequence[tuple[str, Value]], kind: Kind = Kind.PERSON, text: str = "") -> Record:
    text = text or f"t{id}"
    claims = tuple(
        Claim(f"{id}.{n}", id, name, value, "x", Anchor(text, n, n + 1, "x"), (Voice("list"),), "benchmark")
        for n, (name, value) in enumerate(values)
    )
    return Record(id, kind, f"e{text}", text, None, claims)


def measured(rows: Sequence[Row]) -> Iterable[tuple[str, ...]]:
    entities = [entity for _, _, entity in rows]
    true = {p for p in combinations(range(len(rows)), 2) if entities[p[0]] == entities[p[1]]}
    position = {record.id: i for i, (record, _, _) in enumerate(rows)}
    began = time.monotonic()
    found = link([record for record, _, _ in rows])
    seconds = time.monotonic() - began
    joined = {tuple(sorted(p)) for c in found.clusters for p in combinations((position[r] for r in c), 2)}
    wait = {tuple(sorted((position[p.left], position[p.right]))) for p in found.undecided}
    yield ("habeas", *_scores(joined, true), str(len(wait)), f"{seconds:.1f}")
    yield ("habeas, if people joined all true undecided pairs", *_scores(joined | (wait & true), true), "", "")
    began = time.monotonic()
    ratios = process.cdist([name for _, name, _ in rows], [name for _, name, _ in rows], scorer=fuzz.token_sort_ratio)
    at, best = max(((t, _above(ratios, t)) for t in range(60, 101, 2)), key=lambda c: _f1(c[1], true))
    yield (f"token_sort_ratio >= {at}", *_scores(best, true), "", f"{time.monotonic() - began:.1f}")


def _above(ratios: "np.ndarray", threshold: int) -> set[tuple[int, ...]]:
    return {(int(i), int(j)) for i, j in zip(*np.where(ratios >= threshold), strict=True) if i < j}


def _f1(found: set[tuple[int, ...]], true: set[tuple[int, int]]) -> float:
    return 2 * len(found & true) / (len(found) + len(true))


def _scores(found: set[tuple[int, ...]], true: set[tuple[int, int]]) -> tuple[str, str, str]:
    hits = len(found & true)
    return f"{hits / max(len(found), 1):.3f}", f"{hits / len(true):.3f}", f"{_f1(found, true):.3f}"


def large() -> Table:
    """As many records as a large register holds, from the syllables of no language; a fifth are listed twice."""
    records = _many(LARGE)
    began = time.monotonic()
    found = candidates(gather(records))
    blocked = time.monotonic()
    clustering = link(records)
    done = time.monotonic()
    table = Table("records", "candidate pairs", "of all", "blocks left out", "blocking s", "in all s", "clusters")
    share = len(found.pairs) / (LARGE * (LARGE - 1) / 2)
    table.add_row(f"{LARGE:,}", f"{len(found.pairs):,}", f"{share:.5%}", str(len(found.left_out)),
                  f"{blocked - began:.0f}", f"{done - blocked:.0f}", f"{len(clustering.clusters):,}")  # fmt: skip
    return table


def _many(count: int) -> list[Record]:
    choose = random.Random(2)  # noqa: S311 - invented records for a benchmark
    syllables = [a + b for a in "bdghjklmnqrstz" for b in ("a", "i", "u", "al", "ar", "an", "im")]
    words = ["".join(choose.choices(syllables, k=choose.choice((2, 2, 3)))) for _ in range(4000)]
    weights = [1 / (rank + 10) for rank in range(len(words))]  # as in life, a few names are most of the people
    made: dict[str, list[tuple[str, Value]]] = defaultdict(list)
    records = []
    for n in range(count):
        twin = choose.randrange(n) if n and choose.random() < 0.2 else None
        if twin is None:
            name, father = (" ".join(choose.choices(words, weights, k=2)) for _ in range(2))
            day = f"{choose.randrange(2005, 2025)}-{choose.randrange(1, 13):02}-{choose.randrange(1, 29):02}"
            place = Place("d", district=f"district {choose.randrange(40)}")
            made[str(n)] = [("name", name), ("father", father), ("date", Edtf(day)), ("place", place)]
        else:
            made[str(n)] = made[str(twin)]
        own = [(k, v) for k, v in made[str(n)] if k in ("name", "father")]
        event = [(k, v) for k, v in made[str(n)] if k in ("date", "place")]
        records.append(person(str(n), [("role", "victim"), *own]))
        victim = Reference(str(n), "x", "person")
        records.append(person(f"i{n}", [("act", "abduction"), ("victim", victim), *event], Kind.INCIDENT, f"t{n}"))
    return records


if __name__ == "__main__":
    main(Path(sys.argv[1]))
