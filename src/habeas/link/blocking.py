"""Which pairs of records are worth comparing, so that 100,000 records do not mean five thousand million pairs.

A pair is a candidate when the two share a key: the consonants of a telling word of the name, of the father's name,
an identity number, or a place together with a day or month. Blocks that grow beyond `cap` records (the commonest
names) are not dropped whole: within them only records that share a second key are compared. What even so remains
too large is not compared, and `Candidates.left_out` says so.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import Final

from habeas.link.features import Features
from habeas.link.letters import bare
from habeas.link.names import Token, Weight, fold, skeleton, tokens

LINKED_ROLES: Final = ("victim", "official")
CAP: Final = 100
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Candidates:
    """`pairs` are positions in the features, lower first, sorted. `left_out`: keys whose blocks stayed too large."""

    pairs: tuple[tuple[int, int], ...]
    left_out: tuple[Key, ...]


def may_be_linked(features: Features) -> bool:
    """Only victims, and officials in their office, are linked across sources; all others never are, by anybody."""
    return "victim" in features.roles or ("official" in features.roles and bool(features.offices))


def _comparable(features: Features) -> bool:
    return may_be_linked(features) and bool(features.names or features.identity_numbers)


def candidates(all_features: Sequence[Features], *, cap: int = CAP) -> Candidates:
    """Pairs of records of one role, of those that may be linked, that share a key."""
    pairs: set[tuple[int, int]] = set()
    left_out: list[Key] = []
    for key, block in _blocks(all_features).items():
        if len(block) <= cap:
            pairs.update(combinations(block, 2))
        else:
            pairs.update(_within(block, all_features, cap, key, left_out))
    return Candidates(tuple(sorted(pairs)), tuple(sorted(set(left_out))))


def _blocks(all_features: Sequence[Features]) -> Mapping[Key, list[int]]:
    blocks: dict[Key, list[int]] = defaultdict(list)
    for position, features in enumerate(all_features):
        if _comparable(features):
            for role in features.roles.intersection(LINKED_ROLES):
                for key in _keys(features):
                    blocks[(role, *key)].append(position)
    return blocks


def _keys(features: Features) -> set[Key]:
    keys: set[Key] = {("name", s) for s in _skeletons(features.names)}
    keys |= {("father", s) for s in _father_keys(features)}
    keys |= {("number", number) for n in features.identity_numbers if (number := bare(n).replace(" ", ""))}
    keys |= {("where", district, moment) for district in _districts(features) for moment in _moments(features)}
    return keys


def _within(
    block: Sequence[int], all_features: Sequence[Features], cap: int, key: Key, left_out: list[Key]
) -> Iterator[tuple[int, int]]:
    """Pairs of a large block that share a second key."""
    smaller: dict[str, list[int]] = defaultdict(list)
    for position in block:
        for second in _second_keys(all_features[position], key):
            smaller[second].append(position)
    for second, positions in smaller.items():
        if len(positions) <= cap:
            yield from combinations(positions, 2)
        else:
            left_out.append((*key, second))


def _second_keys(features: Features, key: Key) -> set[str]:
    seconds = {f"name {s}" for s in _skeletons(features.names) if s != key[-1]}
    seconds |= {f"father {s}" for s in _father_keys(features)}
    seconds |= {f"place {district}" for district in _districts(features)}
    return seconds | {f"time {moment}" for moment in _moments(features)}


def _skeletons(names: Iterable[str]) -> set[str]:
    """Of the words that tell people apart (of all words where none does), and of neighbours written as one."""
    found: set[str] = set()
    for name in names:
        words = tokens(name)
        telling = [t for t in words if t.weight_class >= Weight.COMMON] or words
        found.update(s for t in telling for s in _of(t))
        found.update(skeleton(a.fold + b.fold) for a, b in pairwise(words))  # "Karim Dad" is also "Karimdad"
    return found


def _of(token: Token) -> set[str]:
    return {token.skeleton, *(skeleton(other) for other in token.also)} - {""}


def _father_keys(features: Features) -> set[str]:
    keys = ({t.skeleton for t in tokens(f) if t.weight_class >= Weight.COMMON} for f in features.fathers)
    return {" ".join(sorted(key)) for key in keys} - {""}


def _districts(features: Features) -> set[str]:
    return {fold(place.district or place.text) for place in features.all_places} - {""}


def _moments(features: Features) -> set[str]:
    """Days and months of every reading of every date; a bare year is too vague to block on."""
    found = set()
    for date in (reading for value in features.dates for reading in value.alternatives):
        if date.earliest and date.latest and (date.latest - date.earliest).days <= 31:
            found |= {date.earliest.strftime("%Y-%m"), date.latest.strftime("%Y-%m")}
    return found
