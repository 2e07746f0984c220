"""One number for two person records, and every reason behind it.

The rule (`RULE`) adds up evidence in bits, as Fellegi and Sunter (1969) do: log2 of how much likelier an agreement or
disagreement is between two records of one person than between records of two. It starts from the odds that two
records taken at random are of one person, about 1 in the number of records, so that a large register asks for more
than a small one. The sum s becomes 1 / (1 + 2**-s): a probability if all the weights were right, which they are not.
It has not been calibrated; it orders pairs, and the thresholds are cautious.

The weights were set by reasoning (see each comparator), not fitted:
- a word of a name tells log2(records / people taken to carry that word): two "Abdul Haq" in a list of many are weak
  evidence. Words known to be common count 3.5 bits at most, "Muhammad" and "Abdul" 0.6, tribes 1.5, titles nothing;
- the same day 6 bits and the same district 3.5, less when the run holds many on that day or there (one raid);
- father alike as much as his name is rare, 7 at most, not alike -6; identity numbers equal 20, not equal -7; ages
  within a year 2; sexes not equal -8;
- both in one list -4: a list seldom names a person twice.

Three rules stand above the sum. Names that do not fit are never one person, whatever else agrees, unless the identity
numbers are equal. A name alone joins nobody: without 2.5 bits of anything else a pair stays below `NAME_ALONE` and
goes to a person. And a conflict (name, father, identity number, sex, age) forbids joining two records by a third.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from habeas.link.compared import Evidence
from habeas.link.dates import compare_dates
from habeas.link.features import Event, Features
from habeas.link.name_compare import align, compare_names, fits
from habeas.link.names import fold
from habeas.link.persons import (
    compare_ages,
    compare_fathers,
    compare_identity_numbers,
    compare_relatives,
    compare_sexes,
    compare_words,
)
from habeas.link.places import compare_places
from habeas.link.rarity import Frequencies, name_bits
from habeas.model.case import Pair

RULE: Final = "habeas-rule/1"
NAME_ALONE: Final = Decimal("0.80")
_NAMES_DIFFER: Final = Decimal("0.0001")
_FITS: Final = 0.6  # the least name score for one person
_CORROBORATION: Final = 2.5
_SAME_LIST: Final = -4.0


@dataclass(frozen=True, slots=True)
class Scored:
    """A scored pair; `conflict` where something rules out that a third record joins the two."""

    pair: Pair
    conflict: bool


def score(a: Features, b: Features, counts: Frequencies) -> Scored:
    """Compare two records. Symmetric but for the order of quotes in the reasons."""
    number = compare_identity_numbers(a.identity_numbers, b.identity_numbers)
    if _best_fit(a, b) < _FITS and not (number and number.bits > _CORROBORATION * 2):
        return Scored(_unlike(a, b), conflict=True)
    evidence = [e for e in (number, *_all_evidence(a, b, counts)) if e is not None]
    probability, notes = _probability(evidence, counts)
    reasons = (*(f"{e.reason} ({e.bits:+.1f} bits)" for e in evidence), *notes)
    pair = Pair(a.record, b.record, probability, reasons)
    return Scored(pair, conflict=any(e.conflict for e in evidence))


def _unlike(a: Features, b: Features) -> Pair:
    """The pair of records whose names do not fit; whatever else agrees is not looked at."""
    return Pair(a.record, b.record, _NAMES_DIFFER, ("The names do not fit, so this is not taken for one person.",))


def _all_evidence(a: Features, b: Features, counts: Frequencies) -> list[Evidence | None]:
    official = "victim" not in a.roles & b.roles
    return [
        _name_evidence(a, b, counts),
        _father_evidence(a, b, counts),
        _date_evidence(a, b, counts),
        _place_evidence(a, b, counts),
        compare_ages(a, b),
        compare_sexes(a.sexes, b.sexes),
        compare_words("office", a.offices, b.offices, same=5.0 if official else 2.0, other=-1.0),
        compare_words("occupation", a.occupations, b.occupations, same=1.5, other=0.0),
        compare_relatives(a.relatives, b.relatives),
        Evidence("list", _SAME_LIST, "Both stand in one item.") if a.exhibit == b.exhibit else None,
    ]


def _probability(evidence: Sequence[Evidence], counts: Frequencies) -> tuple[Decimal, tuple[str, ...]]:
    bits = counts.prior + sum(e.bits for e in evidence)
    raw = 1.0 / (1.0 + 2.0 ** -max(-60.0, min(60.0, bits)))
    probability = min(max(Decimal(str(round(raw, 4))), Decimal("0.0001")), Decimal("0.9999"))
    others = sum(e.bits for e in evidence if e.bits > 0 and e.kind not in ("name", "sex"))
    if others < _CORROBORATION and probability > NAME_ALONE:
        return NAME_ALONE, ("Little but the names agrees, and a name alone joins nobody.",)
    return probability, ()


def _best_fit(a: Features, b: Features) -> float:
    return max((fits(align(x, y)) for x in a.names for y in b.names), default=0.0)


def _name_evidence(a: Features, b: Features, counts: Frequencies) -> Evidence | None:
    pairs = [(name_bits(x, y, counts, counts.names), x, y) for x in a.names for y in b.names]
    if not pairs:
        return None
    bits, left, right = max(pairs)
    return Evidence("name", bits, compare_names(left, right).reason)


def _father_evidence(a: Features, b: Features, counts: Frequencies) -> Evidence | None:
    return compare_fathers(a.fathers, b.fathers, lambda x, y: name_bits(x, y, counts, counts.fathers))


def _date_evidence(a: Features, b: Features, counts: Frequencies) -> Evidence | None:
    """The best pair of dates of incidents that may be the same; other incidents of a life say nothing."""
    pairs = [(x, y) for e in a.events for f in b.events if _may_be_one(e, f) for x in e.dates for y in f.dates]
    best = max(((compare_dates(x, y), x) for x, y in pairs), key=lambda found: found[0].bits, default=None)
    if best is None:
        return None
    evidence, date = best
    if evidence.bits > 1.0:
        return Evidence("date", min(evidence.bits, counts.bits(counts.days, date.text)), evidence.reason)
    return evidence


def _may_be_one(e: Event, f: Event) -> bool:
    return not e.families or not f.families or bool(e.families & f.families)


def _place_evidence(a: Features, b: Features, counts: Frequencies) -> Evidence | None:
    pairs = [(compare_places(p, q), p) for p in a.all_places for q in b.all_places]
    best = max(pairs, key=lambda found: found[0].bits, default=None)
    if best is None:
        return None
    evidence, place = best
    rarity = counts.bits(counts.districts, fold(place.district)) if place.district else evidence.bits
    return Evidence("place", min(evidence.bits, max(rarity, 1.0)), evidence.reason)
