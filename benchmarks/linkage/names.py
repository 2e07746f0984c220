"""Comparison of names against rapidfuzz, on labelled pairs and on Arabic tokens with their Latin spellings."""

import csv
import random
import sys
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path

from rapidfuzz import fuzz
from rich.console import Console
from rich.table import Table

from habeas.link.letters import bare, latin
from habeas.link.name_compare import compare_names, token_likeness
from habeas.link.names import Token, skeleton, tokens

Pair = tuple[str, str, bool]
RANDOM_PAIRS = 50_000
FIXED = 0.75


def main(folder: Path) -> None:
    console = Console()
    pairs = [p for p in _pairs(folder / "name_bench" / "cases.csv") if _held_out(p[0] + p[1])]
    console.print(_labelled(pairs))
    console.print(_tokens(folder / "ar2en" / "ar2en-train.txt"))


def _held_out(text: str) -> bool:
    return zlib.crc32(text.encode()) % 2 == 1


def _pairs(path: Path) -> list[Pair]:
    with path.open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["schema"] == "Person"]
    return [(row["name1"], row["name2"], row["is_match"] == "true") for row in rows]


def ours(a: str, b: str) -> float:
    return compare_names(a, b).score


def plain(a: str, b: str) -> float:
    return fuzz.token_sort_ratio(a.casefold(), b.casefold()) / 100


def _labelled(pairs: Sequence[Pair]) -> Table:
    table = Table(
        "score", "best F1", "at", f"F1 at {FIXED}", "ROC AUC", title=f"{len(pairs)} held-out pairs of persons"
    )
    for name, score in (("habeas", ours), ("token_sort_ratio", plain)):
        scored = [(score(a, b), same) for a, b, same in pairs]
        best, at = max((_f1(scored, s), s) for s, _ in scored)
        table.add_row(name, f"{best:.3f}", f"{at:.2f}", f"{_f1(scored, FIXED):.3f}", f"{_auc(scored):.3f}")
    return table


def _f1(scored: Sequence[tuple[float, bool]], threshold: float) -> float:
    hits = sum(same for score, same in scored if score >= threshold)
    taken, true = sum(score >= threshold for score, _ in scored), sum(same for _, same in scored)
    return 2 * hits / (taken + true) if taken + true else 0.0


def _auc(scored: Sequence[tuple[float, bool]]) -> float:
    positive = [score for score, same in scored if same]
    negative = [score for score, same in scored if not same]
    wins = sum((p > n) + (p == n) / 2 for p in positive for n in negative)
    return wins / (len(positive) * len(negative))


def _tokens(path: Path) -> Table:
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    held = [(arabic, spelled) for arabic, spelled in rows if _held_out(arabic)]
    choose = random.Random(1)  # noqa: S311 - a sample for a benchmark
    others = [(choose.choice(held)[0], choose.choice(held)[1]) for _ in range(RANDOM_PAIRS)]
    table = Table(
        "score >= 0.70", "true pairs found", "random pairs taken", title=f"{len(held)} held-out Arabic tokens"
    )
    for name, score in (("habeas", _token), ("token_sort_ratio on plain letters", _plain_token)):
        table.add_row(name, _share(held, score), _share(others, score))
    found = sum(bool(_keys(a) & _keys(b)) for a, b in held) / len(held)
    table.add_row("habeas, sharing a blocking key", f"{found:.3f}", "")
    return table


def _share(pairs: Sequence[tuple[str, str]], score: Callable[[str, str], float]) -> str:
    return f"{sum(score(a, b) >= 0.7 for a, b in pairs) / len(pairs):.4f}"


def _last(word: str) -> Token | None:
    return tokens(word)[-1] if tokens(word) else None


def _token(a: str, b: str) -> float:
    left, right = _last(a), _last(b)
    return token_likeness(left, right) if left and right else 0.0


def _plain_token(a: str, b: str) -> float:
    return fuzz.token_sort_ratio(latin(bare(a)), b) / 100


def _keys(word: str) -> set[str]:
    token = _last(word)
    return {token.skeleton, *(skeleton(other) for other in token.also)} if token else set()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
