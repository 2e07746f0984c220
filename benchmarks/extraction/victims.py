"""How well the victims of a text are found: precision, recall and F1 against a labelled set.

    python benchmarks/extraction/victims.py hrdsattack path/to/dev.json
    python benchmarks/extraction/victims.py muc4 path/to/dev.json [--show N]

Sets: HRDsAttack (github.com/dataminr-ai/HRDsAttack; names of victims) and MUC-4 as prepared for document-level role
filling (github.com/xinyadu/grit_doc_event_entity; names and descriptions of victims). Tune on train, look at dev; the
test split is for the last word only.

Metric. Predicted: for hrdsattack the names of person records with the role victim; for muc4 the words of the victim
claims of incident records. Both sides are case-folded, without diacritics and punctuation. "exact": equal to one of the
gold spellings. "fuzzy": at least half of the words of both together are shared (Jaccard index of word sets >= 0.5).
Each gold entity and each prediction counts once (greedy matching); scores are micro-averaged over documents.
"""

import argparse
import itertools
import json
import re
import sys
import time
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from habeas.errors import Illegal
from habeas.extract.parse import Parser, load_parser
from habeas.extract.propose import propose
from habeas.model.edtf import Edtf
from habeas.model.record import Record
from habeas.model.text import Text
from habeas.model.value import Reference
from habeas.model.vocabulary import Kind

_TAG = re.compile(r"<[^>]+>")
_ARTICLES = frozenset({"the", "a", "an"})


@dataclass(frozen=True, slots=True)
class Sample:
    """One document. `gold`: for each victim the spellings that count as found."""

    name: str
    text: str
    published: str | None
    gold: tuple[tuple[str, ...], ...]


@dataclass(slots=True)
class Score:
    right: int = 0
    predicted: int = 0
    gold: int = 0
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        precision = self.right / self.predicted if self.predicted else 0.0
        recall = self.right / self.gold if self.gold else 0.0
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        counts = f"{self.right} right of {self.predicted} predicted, {self.gold} gold"
        return f"precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}  ({counts})"


def hrdsattack(path: Path) -> Iterator[Sample]:
    """Victims with a name."""
    for item in json.loads(path.read_text(encoding="utf-8")):
        sample = item["sample"]
        body = _TAG.sub("", sample["Input.article_interface"].replace("</p>", "\n\n"))
        names = [v["victim_name"] for v in item["merged_sample"]["victims"] if v["victim_name"]]
        text = f"{sample['Input.title']}\n\n{body}"
        yield Sample(sample["Input.title"], text, sample["Input.publish_date"][:10], tuple((n,) for n in names))


def muc4(path: Path) -> Iterator[Sample]:
    """Victims, each with all its spellings."""
    for line in path.read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        gold = tuple(tuple(spelling for spelling, _ in entity) for entity in item["extracts"]["Victim"])
        yield Sample(item["docid"], item["doctext"].replace("    ", "\n\n"), None, gold)


def records_of(parser: Parser, sample: Sample) -> tuple[Record, ...]:
    numbers = itertools.count()
    text = Text("text", "exhibit", "benchmark", "1", "en", sample.text)
    return propose(
        text, source=None, publisher="benchmark", published=_date(sample.published), parser=parser,
        new_id=lambda: str(next(numbers)), proposer="benchmark",
    )  # fmt: skip


def _date(written: str | None) -> Edtf | None:
    try:
        return Edtf(written) if written else None
    except Illegal:
        return None


def names_of_victims(records: tuple[Record, ...]) -> list[tuple[str, ...]]:
    """The spellings of each named victim."""
    people = (r for r in records if r.kind is Kind.PERSON and "victim" in r.roles)
    return [names for r in people if (names := tuple(str(v) for v in r.values("name")))]


def words_of_victims(records: tuple[Record, ...]) -> list[tuple[str, ...]]:
    """The words of each victim of an incident."""
    values = [v for r in records if r.kind is Kind.INCIDENT for v in r.values("victim")]
    return [(text,) for text in dict.fromkeys(v.text for v in values if isinstance(v, Reference))]


def words(name: str) -> frozenset[str]:
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    return frozenset(re.findall(r"\w+", plain)) - _ARTICLES


def is_exact(one: str, other: str) -> bool:
    return words(one) == words(other)


def is_fuzzy(one: str, other: str) -> bool:
    left, right = words(one), words(other)
    return bool(left | right) and 2 * len(left & right) >= len(left | right)


def add(score: Score, gold: tuple[tuple[str, ...], ...], found: list[tuple[str, ...]], fuzzy: bool) -> None:
    """Matches greedily, each once."""
    same = is_fuzzy if fuzzy else is_exact
    left = list(found)
    for spellings in gold:
        match = next((f for f in left if any(same(a, b) for a in spellings for b in f)), None)
        if match is None:
            score.missed.append(spellings[0])
        else:
            left.remove(match)
            score.right += 1
    score.wrong += [f[0] for f in left]
    score.predicted += len(found)
    score.gold += len(gold)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("set", choices=("hrdsattack", "muc4"))
    arguments.add_argument("path", type=Path)
    arguments.add_argument(
        "--show", type=int, default=0, help="print what was missed and wrong in the first N documents"
    )
    options = arguments.parse_args()
    samples = list((hrdsattack if options.set == "hrdsattack" else muc4)(options.path))
    predicted = names_of_victims if options.set == "hrdsattack" else words_of_victims
    parser, exact, fuzzy, began = load_parser(), Score(), Score(), time.perf_counter()
    for number, sample in enumerate(samples):
        found = predicted(records_of(parser, sample))
        add(exact, sample.gold, found, fuzzy=False)
        one = Score()
        add(one, sample.gold, found, fuzzy=True)
        add(fuzzy, sample.gold, found, fuzzy=True)
        if number < options.show:
            sys.stdout.write(f"{number} {sample.name[:80]}\n   missed {one.missed}\n   wrong  {one.wrong}\n")
    seconds = time.perf_counter() - began
    characters = sum(len(s.text) for s in samples)
    sys.stdout.write(f"exact  {exact}\nfuzzy  {fuzzy}\n")
    sys.stdout.write(
        f"{len(samples)} documents, {characters} characters, {seconds:.1f} s, {len(samples) / seconds:.1f} a second\n"
    )


if __name__ == "__main__":
    main()
