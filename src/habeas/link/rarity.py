"""How much agreement tells, by how rare what agrees is among the records of the run.

Two "Abdul Haq" in a list of many are weak evidence, two "Gwahram" strong evidence; the run's own counts say so. Words
known to be common are held down even where a small run happens to hold few of them.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from habeas.link.features import Features
from habeas.link.name_compare import MATCHES, Match, align
from habeas.link.names import Token, Weight, fold, tokens

_CAPS: Final = {Weight.TITLE: 0.0, Weight.PREFIX: 0.6, Weight.TRIBE: 1.5, Weight.COMMON: 3.5, Weight.PLAIN: 12.0}
_CONFLICT: Final = {Weight.TITLE: 0.0, Weight.PREFIX: -0.3, Weight.TRIBE: -2.0, Weight.COMMON: -4.0, Weight.PLAIN: -4.0}
_OMITTED: Final = {Weight.TITLE: 0.0, Weight.PREFIX: 0.0, Weight.TRIBE: 0.0, Weight.COMMON: -0.7, Weight.PLAIN: -1.0}
_SMOOTH: Final = 50.0  # records that a small run borrows from the world, so that its counts are not taken at face value


@dataclass(frozen=True, slots=True)
class Frequencies:
    """How many people of a run are taken to carry each word (by its consonants), day and district."""

    records: int
    names: Mapping[str, float]
    fathers: Mapping[str, float]
    days: Mapping[str, float]
    districts: Mapping[str, float]

    def bits(self, table: Mapping[str, float], word: str) -> float:
        """What agreement on a word of one of the tables tells."""
        return max(0.0, math.log2((self.records + _SMOOTH) / (max(table.get(word, 0.0), 1.0) + 0.5)))

    @property
    def prior(self) -> float:
        """Bits before any comparison: two records at random are of one person about once in as many as there are."""
        return -math.log2(self.records + _SMOOTH)


def frequencies(all_features: Sequence[Features]) -> Frequencies:
    """Counted once a run; every record counts a word once."""
    tables = tuple(_Table() for _ in range(4))
    names, fathers, days, districts = tables
    for features in all_features:
        names.add(features.exhibit, _words(features.names))
        fathers.add(features.exhibit, _words(features.fathers))
        days.add(features.exhibit, {date.text for date in features.dates})
        districts.add(features.exhibit, {fold(p.district) for p in features.all_places if p.district})
    return Frequencies(len(all_features), *(table.counts() for table in tables))


class _Table:
    """How many people carry each word, by what is known before linkage.

    If all items speak of the same people, that is the most that any one item holds; if each speaks of others, it is
    the sum. The truth lies between, and the geometric mean of the two is taken.
    """

    def __init__(self) -> None:
        self.by_item: Counter[tuple[str, str]] = Counter()

    def add(self, item: str, words: Iterable[str]) -> None:
        self.by_item.update((word, item) for word in words)

    def counts(self) -> dict[str, float]:
        total: Counter[str] = Counter()
        most: dict[str, int] = {}
        for (word, _), count in self.by_item.items():
            total[word] += count
            most[word] = max(most.get(word, 0), count)
        return {word: math.sqrt(count * most[word]) for word, count in total.items()}


def _words(written: Iterable[str]) -> set[str]:
    return {token.skeleton for name in written for token in tokens(name)}


def name_bits(x: str, y: str, counts: Frequencies, words: Mapping[str, float]) -> float:
    """What two names tell: matched words by their rarity, less what conflicts and a little for what is left out."""
    alignment = align(x, y)
    bits = sum(_match_bits(m, counts, words) for m in alignment.matches)
    left = sorted((t.weight_class for t in alignment.left_over), reverse=True)
    right = sorted((t.weight_class for t in alignment.right_over), reverse=True)
    paired = min(len(left), len(right))
    bits += sum(_CONFLICT[min(p, q)] for p, q in zip(left, right, strict=False))
    return bits + sum(_OMITTED[w] for w in (*left[paired:], *right[paired:]))


def _match_bits(match: Match, counts: Frequencies, words: Mapping[str, float]) -> float:
    """A word that only sounds alike tells less, down to nothing."""
    left = max(_word_bits(t, counts, words) for t in match.left)
    right = max(_word_bits(t, counts, words) for t in match.right)
    return min(left, right) * max(0.0, (match.likeness - MATCHES) / (1.0 - MATCHES))


def _word_bits(token: Token, counts: Frequencies, words: Mapping[str, float]) -> float:
    return min(_CAPS[token.weight_class], counts.bits(words, token.skeleton))
