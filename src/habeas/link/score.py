"""One number for two person records, and every reason behind it.

The rule (`RULE`) adds up evidence in bits, as Fellegi and Sunter (1969) do: log2 of how much likelier an agreement or
disagreement is between two records of one person than between records of two. It starts from the odds that two
records taken at random are of one person, about 1 in the number of records, so that a large register asks for more
than a small one. The sum s becomes 1 / (1 + 2**-s): a probability if all the weights were right, which they are not.
It has not been calibrated; it orders pairs, and the thresholds are cautious.

The weights were set by reasoning (see each comparator), not fitted:
- a word of a name tells log2(records / records with that word): two "Abdul Haq" in a list of many are weak evidence.
  Words known to be common count 3.5 bits at most, "Muhammad" and "Abdul" 0.6, tribes 1.5, titles nothing;
- the same day 6 bits and the same district 3.5, less when the run holds many on that day or there (one raid);
- father alike 6, not alike -6; identity numbers equal 20, not equal -7; ages within a year 2; sexes not equal -8;
- both in one list -4: a list seldom names a person twice.

Three rules stand above the sum. Names that do not fit are never one person, whatever else agrees, unless the identity
numbers are equal. A name alone joins nobody: without 2.5 bits of anything else a pair stays below `NAME_ALONE` and
goes to a person. And a conflict (father, identity number, sex, age) forbids joining two records by way of a third.
"""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from habeas.link.compared import Evidence
from habeas.link.dates import compare_dates
from habeas.link.features import Event, Features
from habeas.link.name_compare import MATCHES, Match, align, compare_names
from habeas.link.names import Token, Weight, fold, tokens
from habeas.link.persons import (
    compare_ages,
    compare_fathers,
    compare_identity_numbers,
    compare_relatives,
    compare_sexes,
    compare_words,
)
from habeas.link.places import compare_places
from habeas.model.case import Pair

RULE: Final = "habeas-rule/1"
NAME_ALONE: Final = Decimal("0.80")
_NAMES_DIFFER: Final = Decimal("0.05")
_FITS: Final = 0.6  # the least name score for one person
_CORROBORATION: Final = 2.5
_CAPS: Final = {Weight.TITLE: 0.0, Weight.PREFIX: 0.6, Weight.TRIBE: 1.5, Weight.COMMON: 3.5, Weight.PLAIN: 12.0}
_CONFLICT: Final = {Weight.TITLE: 0.0, Weight.PREFIX: -0.3, Weight.TRIBE: -2.0, Weight.COMMON: -4.0, Weight.PLAIN: -4.0}
_OMITTED: Final = {Weight.TITLE: 0.0, Weight.PREFIX: 0.0, Weight.TRIBE: 0.0, Weight.COMMON: -0.7, Weight.PLAIN: -1.0}
_SAME_LIST: Final = -4.0
_SMOOTH: Final = 50.0  # records that a small run borrows from the world, so that its counts are not taken at face value


@dataclass(frozen=True, slots=True)
class Frequencies:
    """How often words of names, days and districts occur among the records of a run."""

    records: int
    words: Counter[str]
    days: Counter[str]
    districts: Counter[str]

    def bits(self, count: int) -> float:
        """What agreement on something that `count` records have tells."""
        return max(0.0, math.log2((self.records + _SMOOTH) / (max(count, 1) + 0.5)))

    @property
    def prior(self) -> float:
        """Bits before any comparison: about 1 in as many as there are records."""
        return -math.log2(self.records + _SMOOTH)


@dataclass(frozen=True, slots=True)
class Scored:
    """A scored pair; `conflict` where something rules out that a third record joins the two."""

    pair: Pair
    conflict: bool


def frequencies(all_features: Sequence[Features]) -> Frequencies:
    """Counted once a run; every record counts a word once."""
    words: Counter[str] = Counter()
    days: Counter[str] = Counter()
    districts: Counter[str] = Counter()
    for features in all_features:
        words.update({t.skeleton for name in features.names for t in tokens(name)})
        days.update({date.text for date in features.dates})
        districts.update({fold(p.district) for p in features.all_places if p.district})
    return Frequencies(len(all_features), words, days, districts)


def score(a: Features, b: Features, counts: Frequencies) -> Scored:
    """Compare two records. Symmetric but for the order of quotes in the reasons."""
    evidence = [e for e in _all_evidence(a, b, counts) if e is not None]
    probability, notes = _probability(a, b, evidence, counts)
    reasons = (*(f"{e.reason} ({e.bits:+.1f} bits)" for e in evidence), *notes)
    pair = Pair(a.record, b.record, probability, reasons)
    return Scored(pair, conflict=any(e.conflict for e in evidence))


def _all_evidence(a: Features, b: Features, counts: Frequencies) -> list[Evidence | None]:
    official = "victim" not in a.roles & b.roles
    return [
        _name_evidence(a, b, counts),
        compare_fathers(a.fathers, b.fathers),
        compare_identity_numbers(a.identity_numbers, b.identity_numbers),
        _date_evidence(a, b, counts),
        _place_evidence(a, b, counts),
        compare_ages(a, b),
        compare_sexes(a.sexes, b.sexes),
        compare_words("office", a.offices, b.offices, same=5.0 if official else 2.0, other=-1.0),
        compare_words("occupation", a.occupations, b.occupations, same=1.5, other=0.0),
        compare_relatives(a.relatives, b.relatives),
        Evidence("list", _SAME_LIST, "Both stand in one item.") if a.exhibit == b.exhibit else None,
    ]


def _probability(
    a: Features, b: Features, evidence: Sequence[Evidence], counts: Frequencies
) -> tuple[Decimal, tuple[str, ...]]:
    bits = counts.prior + sum(e.bits for e in evidence)
    raw = 1.0 / (1.0 + 2.0 ** -max(-60.0, min(60.0, bits)))
    probability = min(max(Decimal(str(round(raw, 4))), Decimal("0.0001")), Decimal("0.9999"))
    same_number = any(e.kind == "identity_number" and e.bits > _CORROBORATION * 2 for e in evidence)
    if not same_number and probability > _NAMES_DIFFER and _best_name_score(a, b) < _FITS:
        return _NAMES_DIFFER, ("The names do not fit, so this is not taken for one person.",)
    others = sum(e.bits for e in evidence if e.bits > 0 and e.kind not in ("name", "sex"))
    if others < _CORROBORATION and probability > NAME_ALONE:
        return NAME_ALONE, ("Little but the names agrees, and a name alone joins nobody.",)
    return probability, ()


def _best_name_score(a: Features, b: Features) -> float:
    return max((compare_names(x, y).score for x in a.names for y in b.names), default=0.0)


def _name_evidence(a: Features, b: Features, counts: Frequencies) -> Evidence | None:
    found = [_names(x, y, counts) for x in a.names for y in b.names]
    return max(found, key=lambda e: e.bits, default=None)


def _names(x: str, y: str, counts: Frequencies) -> Evidence:
    alignment = align(x, y)
    bits = sum(_match_bits(m, counts) for m in alignment.matches)
    left = sorted(alignment.left_over, key=_weight_of, reverse=True)
    right = sorted(alignment.right_over, key=_weight_of, reverse=True)
    paired = min(len(left), len(right))
    bits += sum(_CONFLICT[min(_weight_of(p), _weight_of(q))] for p, q in zip(left, right, strict=False))
    bits += sum(_OMITTED[_weight_of(t)] for t in (*left[paired:], *right[paired:]))
    return Evidence("name", bits, compare_names(x, y).reason)


def _weight_of(token: Token) -> Weight:
    return token.weight_class


def _match_bits(match: Match, counts: Frequencies) -> float:
    """The rarer the word the more it tells; a word that only sounds alike tells less, down to nothing."""
    rarest = max(_word_bits(t, counts) for t in match.left)
    other = max(_word_bits(t, counts) for t in match.right)
    return min(rarest, other) * max(0.0, (match.likeness - MATCHES) / (1.0 - MATCHES))


def _word_bits(token: Token, counts: Frequencies) -> float:
    return min(_CAPS[token.weight_class], counts.bits(counts.words[token.skeleton]))


def _date_evidence(a: Features, b: Features, counts: Frequencies) -> Evidence | None:
    """The best pair of dates of incidents that may be the same; other incidents of a life say nothing."""
    pairs = [(x, y) for e in a.events for f in b.events if _may_be_one(e, f) for x in e.dates for y in f.dates]
    best = max(((compare_dates(x, y), x) for x, y in pairs), key=lambda found: found[0].bits, default=None)
    if best is None:
        return None
    evidence, date = best
    if evidence.bits > 1.0:
        return Evidence("date", min(evidence.bits, counts.bits(counts.days[date.text])), evidence.reason)
    return evidence


def _may_be_one(e: Event, f: Event) -> bool:
    return not e.families or not f.families or bool(e.families & f.families)


def _place_evidence(a: Features, b: Features, counts: Frequencies) -> Evidence | None:
    pairs = [(compare_places(p, q), p) for p in a.all_places for q in b.all_places]
    best = max(pairs, key=lambda found: found[0].bits, default=None)
    if best is None:
        return None
    evidence, place = best
    rarity = counts.bits(counts.districts[fold(place.district)]) if place.district else evidence.bits
    return Evidence("place", min(evidence.bits, max(rarity, 1.0)), evidence.reason)
