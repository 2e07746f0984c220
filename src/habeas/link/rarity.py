"""How much agreement tells, by how rare what agrees is among the records of the run.

Two "Abdul Haq" in a list of many are weak evidence, two "Gwahram" strong evidence; the run's own counts say so. Words
known to be common are held down even where a small run happens to hold few of them.
"""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
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
    """In how many records of a run each word (by its consonants), day and district occurs."""

    records: int
    names: Counter[str]
    fathers: Counter[str]
    days: Counter[str]
    districts: Counter[str]

    def bits(self, count: int) -> float:
        """What agreement on something that `count` records have tells, in bits."""
        return max(0.0, math.log2((self.records + _SMOOTH) / (max(count, 1) + 0.5)))

    @property
    def prior(self) -> float:
        """Bits before any comparison: two records at random are of one person about once in as many as there are."""
        return -math.log2(self.records + _SMOOTH)


def frequencies(all_features: Sequence[Features]) -> Frequencies:
    """Counted once a run; every record counts a word once."""
    names: Counter[str] = Counter()
    fathers: Counter[str] = Counter()
    days: Counter[str] = Counter()
    districts: Counter[str] = Counter()
    for features in all_features:
        names.update(_words(features.names))
        fathers.update(_words(features.fathers))
        days.update({date.text for date in features.dates})
        districts.update({fold(p.district) for p in features.all_places if p.district})
    return Frequencies(len(all_features), names, fathers, days, districts)


def _words(written: Iterable[str]) -> set[str]:
    return {token.skeleton for name in written for token in tokens(name)}


def name_bits(x: str, y: str, counts: Frequencies, words: Counter[str]) -> float:
    """What two names tell: matched words by their rarity, less what conflicts and a little for what is left out."""
    alignment = align(x, y)
    bits = sum(_match_bits(m, counts, words) for m in alignment.matches)
    left = sorted((t.weight_class for t in alignment.left_over), reverse=True)
    right = sorted((t.weight_class for t in alignment.right_over), reverse=True)
    paired = min(len(left), len(right))
    bits += sum(_CONFLICT[min(p, q)] for p, q in zip(left, right, strict=False))
    return bits + sum(_OMITTED[w] for w in (*left[paired:], *right[paired:]))


def _match_bits(match: Match, counts: Frequencies, words: Counter[str]) -> float:
    """A word that only sounds alike tells less, down to nothing."""
    left = max(_word_bits(t, counts, words) for t in match.left)
    right = max(_word_bits(t, counts, words) for t in match.right)
    return min(left, right) * max(0.0, (match.likeness - MATCHES) / (1.0 - MATCHES))


def _word_bits(token: Token, counts: Frequencies, words: Counter[str]) -> float:
    return min(_CAPS[token.weight_class], counts.bits(words[token.skeleton]))
