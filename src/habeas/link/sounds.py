"""How alike two folded words sound: an edit distance whose costs know how names travel between scripts and ears.

Costs are in consonants: 1.0 is one consonant heard wrongly. They were set from how the languages of the region are
romanised (e and a, o and u, k and q stand for each other; short vowels come and go; h is swallowed) and not fitted to
any list of names. Where one word comes from Arabic script, vowels that only the Latin word has cost next to nothing,
since that script does not write them; the long vowels that it does write must be there.
"""

import re
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import Levenshtein

_SPLIT = re.compile(r"kh|gh|sh|ch|ai|au|.", re.DOTALL)
_VOWELS: Final = frozenset(("a", "e", "i", "o", "u", "ai", "au"))
_SUBSTITUTIONS: Final = {
    frozenset(pair.split()): cost
    for cost, pairs in {
        0.1: ("o u", "ai i", "au w"),
        0.15: ("ai e", "au o", "a e", "e i", "w u", "w o", "g gh"),
        0.3: ("b p", "ch sh", "au u"),
        0.35: ("a o", "s z", "s sh", "k kh", "k gh", "j g", "k g"),
        0.4: ("h kh", "t d"),
        0.45: ("z d", "z j"),
        0.5: ("kh gh", "f p", "f w", "b w", "ch j", "ai a", "au a"),
        0.6: ("a u", "e u", "e o", "s t", "m n", "ch k"),
        0.7: ("l r",),
        0.8: ("a i",),
        0.9: ("i u", "i o"),
    }.items()
    for pair in pairs
}
_MISMATCH: Final = 1.2  # a vowel where the other has a consonant
_INNER_VOWEL, _FIRST_VOWEL, _LAST_VOWEL, _SOFT, _CONSONANT = 0.3, 0.5, 0.4, 0.4, 1.0
_UNWRITTEN, _UNWRITTEN_LAST, _LONG_VOWEL, _FIRST_CARRIER = 0.05, 0.25, 0.6, 0.1


# For `may_reach`: sounds that are confused at little cost are one letter, and vowels, h and w are none.
_COARSE: Final = str.maketrans({"q": "k", "g": "k", "z": "s", "p": "b", "v": None, "w": None, "h": None, "y": None}
                               | dict.fromkeys("aeiou"))  # fmt: skip
_LEAST_EDIT: Final = 0.35  # what the cheapest change between two of the letters that are left costs


def may_reach(a: str, b: str, likeness: float) -> bool:
    """Whether two words could be as alike as that; a quick look at their consonants that never says no wrongly."""
    edits = int((1.0 - likeness) * max(_size(a), _size(b)) / _LEAST_EDIT + 1e-9)
    return Levenshtein.distance(_coarse(a), _coarse(b), score_cutoff=edits) <= edits


@lru_cache(maxsize=200_000)
def _coarse(word: str) -> str:
    return word.replace("ch", "s").replace("sh", "s").translate(_COARSE)


@lru_cache(maxsize=200_000)
def similarity(a: str, b: str, a_abjad: bool = False, b_abjad: bool = False) -> float:
    """From 0 to 1; 1 only where every sound agrees. `*_abjad`: the word was written in Arabic script."""
    if a == b:
        return 1.0
    crossing = a_abjad != b_abjad
    cost = _distance(_sounds(a), _sounds(b), crossing and a_abjad, crossing and b_abjad)
    return max(0.0, 1.0 - cost / max(_size(a), _size(b)))


@lru_cache(maxsize=200_000)
def _sounds(word: str) -> tuple[str, ...]:
    return tuple(_SPLIT.findall(word))


@lru_cache(maxsize=200_000)
def _size(word: str) -> int:
    """Consonants, and two at least, so that one vowel does not make two short words two."""
    return max(sum(s not in _VOWELS for s in _sounds(word)), 2)


def _distance(left: tuple[str, ...], right: tuple[str, ...], left_abjad: bool, right_abjad: bool) -> float:
    """Weighted Levenshtein distance; an adjacent exchange of two sounds counts as one consonant."""
    drop_left = _deletions(left, own_abjad=left_abjad, other_abjad=right_abjad)
    drop_right = _deletions(right, own_abjad=right_abjad, other_abjad=left_abjad)
    rows = [[0.0]]
    for cost in drop_right:
        rows[0].append(rows[0][-1] + cost)
    for i, a in enumerate(left):
        row = [rows[i][0] + drop_left[i]]
        for j, b in enumerate(right):
            changed = _carrier(a, b) if not i and not j and left_abjad != right_abjad else _substitution(a, b)
            best = min(rows[i][j + 1] + drop_left[i], row[j] + drop_right[j], rows[i][j] + changed)
            if i and j and a == right[j - 1] and b == left[i - 1]:
                best = min(best, rows[i - 1][j - 1] + 0.8)
            row.append(best)
        rows.append(row)
    return rows[-1][-1]


@lru_cache(maxsize=10_000)
def _substitution(a: str, b: str) -> float:
    if a == b:
        return 0.0
    mixed = (a in _VOWELS) != (b in _VOWELS)
    return _SUBSTITUTIONS.get(frozenset((a, b)), _MISMATCH if mixed else 1.0)


def _carrier(a: str, b: str) -> float:
    """At the beginning, alif and ain carry any vowel: Islam, Aslam and Usman all begin alike."""
    return _FIRST_CARRIER if a != b and a in _VOWELS and b in _VOWELS else _substitution(a, b)


def _deletions(sounds: tuple[str, ...], *, own_abjad: bool, other_abjad: bool) -> list[float]:
    """What it costs that the other word lacks each sound."""
    end = len(sounds) - 1
    return [_deletion(s, at == 0, at == end, own_abjad, other_abjad) for at, s in enumerate(sounds)]


def _deletion(sound: str, first: bool, last: bool, own_abjad: bool, other_abjad: bool) -> float:
    if sound in ("h", "w") and not first:
        return _SOFT
    if sound not in _VOWELS:
        return _CONSONANT
    if other_abjad:
        return _UNWRITTEN_LAST if last else _UNWRITTEN
    if own_abjad and not first:
        return _LONG_VOWEL
    if first:
        return _FIRST_VOWEL
    return _LAST_VOWEL if last else _INNER_VOWEL
