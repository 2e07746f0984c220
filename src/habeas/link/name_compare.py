"""Two names compared word by word, in any order, with words that one source leaves out.

What matters is which words find a partner (`align`). A word that only one name has is an omission, and costs little:
sources shorten names. Words that both names have and that do not fit each other are a conflict, and cost in full.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from habeas.link.compared import Compared
from habeas.link.letters import bare
from habeas.link.names import Token, Weight, split_parent, tokens
from habeas.link.sounds import may_reach, similarity

WEIGHTS: Final = {Weight.TITLE: 0.1, Weight.PREFIX: 0.3, Weight.TRIBE: 0.5, Weight.COMMON: 0.9, Weight.PLAIN: 1.0}
MATCHES: Final = 0.7  # below this two words are not the same word
_MERGED: Final = 0.82  # two words against one must fit better than one against one
_INITIAL: Final = 0.8
_OMISSION: Final = 0.35  # of the weight of a word that one source leaves out
_SINGLE: Final = 0.8  # the most that names can score when one of them is a single word
_TURNED: Final = 0.02  # for words in another order
_REVERSED: Final = 0.4  # for "Ahmad bin Hasan" against "Hasan bin Ahmad"
_SON_OF: Final = frozenset(("bin", "ibn", "ben", "bint", "بن", "ابن", "بنت"))


@dataclass(frozen=True, slots=True)
class Match:
    """Words of the left name that stand for words of the right one (two against one where they were joined).

    `right_at` is where in the right name they begin; matches stand in the order of the left name.
    """

    left: tuple[Token, ...]
    right: tuple[Token, ...]
    likeness: float
    right_at: int

    @property
    def weight(self) -> float:
        return min(sum(WEIGHTS[t.weight_class] for t in self.left), sum(WEIGHTS[t.weight_class] for t in self.right))


@dataclass(frozen=True, slots=True)
class Alignment:
    """The words of two names, matched and left over, each in its name's order."""

    matches: tuple[Match, ...]
    left_over: tuple[Token, ...]
    right_over: tuple[Token, ...]

    @property
    def turned(self) -> bool:
        """Whether the matched words stand in another order in the right name."""
        order = [m.right_at for m in self.matches]
        return order != sorted(order)


def compare_names(a: str, b: str) -> Compared:
    """How alike two written names are; "s/o" parts are left to the comparison of fathers."""
    own_a, own_b = split_parent(a)[0], split_parent(b)[0]
    alignment = align(own_a, own_b)
    if not alignment.matches:
        return Compared(0.0, f"“{own_a}” and “{own_b}” share no word.")
    if alignment.turned and _is_patronymic(own_a) and _is_patronymic(own_b):
        return Compared(
            max(0.0, _score(alignment) - _REVERSED), f"In “{own_a}” and “{own_b}” the son and the father are exchanged."
        )
    return Compared(_score(alignment), _reason(own_a, own_b, alignment))


def _is_patronymic(name: str) -> bool:
    """Whether the name says "son of" in itself, so that the order of its words tells."""
    return not _SON_OF.isdisjoint(bare(name).split())


@lru_cache(maxsize=50_000)
def align(a: str, b: str) -> Alignment:
    """The best pairing of the words of two names, greedily from the best fit down."""
    left, right = tokens(a), tokens(b)
    taken_left: set[int] = set()
    taken_right: set[int] = set()
    matches = []
    for likeness, i, m, j, n in sorted(_candidates(left, right), key=_best_first):
        if taken_left.isdisjoint(range(i, i + m)) and taken_right.isdisjoint(range(j, j + n)):
            taken_left.update(range(i, i + m))
            taken_right.update(range(j, j + n))
            matches.append((i, Match(left[i : i + m], right[j : j + n], likeness, j)))
    return Alignment(
        matches=tuple(match for _, match in sorted(matches, key=lambda pair: pair[0])),
        left_over=tuple(t for i, t in enumerate(left) if i not in taken_left),
        right_over=tuple(t for j, t in enumerate(right) if j not in taken_right),
    )


Candidate = tuple[float, int, int, int, int]  # likeness, first left word, how many, first right word, how many


def _best_first(candidate: Candidate) -> tuple[float, int, int, int]:
    likeness, i, m, j, n = candidate
    return (-likeness, -(m + n), abs(i - j), i)


def _candidates(left: Sequence[Token], right: Sequence[Token]) -> Iterator[Candidate]:
    for i, a in enumerate(left):
        for j, b in enumerate(right):
            likeness = token_likeness(a, b)
            if likeness >= MATCHES:
                yield (likeness, i, 1, j, 1)
            if i + 1 < len(left) and (merged := _joined(left[i : i + 2], b)) >= _MERGED:
                yield (merged, i, 2, j, 1)
            if j + 1 < len(right) and (merged := _joined(right[j : j + 2], a)) >= _MERGED:
                yield (merged, i, 1, j, 2)


def _joined(two: Sequence[Token], one: Token) -> float:
    """ "Mohammad Hasni" against "Mohammadhasni"."""
    joined = two[0].fold + two[1].fold
    if abs(len(joined) - len(one.fold)) > 3 or not may_reach(joined, one.fold, _MERGED):
        return 0.0
    return similarity(joined, one.fold, two[0].abjad, one.abjad)


def token_likeness(a: Token, b: Token) -> float:
    """The best likeness over the keys that each word may have, 0 below `MATCHES`; an initial stands for a word."""
    if (len(a.fold) == 1) != (len(b.fold) == 1):
        return _INITIAL if a.fold[:1] == b.fold[:1] and not a.fold.isdigit() else 0.0
    if a.fold == b.fold:
        return 1.0
    pairs = ((x, y) for x in (a.fold, *a.also) for y in (b.fold, *b.also))
    near = (similarity(x, y, a.abjad, b.abjad) for x, y in pairs if may_reach(x, y, MATCHES))
    return max(near, default=0.0)


def fits(alignment: Alignment) -> float:
    """From 0 to 1, how well the words fit that both names have; words that one source leaves out do not count."""
    agreed, matched, conflict, _ = _weigh(alignment)
    return agreed / (matched + 2 * conflict) if matched else 0.0


def _score(alignment: Alignment) -> float:
    agreed, matched, conflict, omitted = _weigh(alignment)
    score = agreed / (matched + 2 * conflict + _OMISSION * omitted)
    if _is_single(alignment):
        score = min(score, _SINGLE)
    return max(0.0, score - (_TURNED if alignment.turned else 0.0))


def _weigh(alignment: Alignment) -> tuple[float, float, float, float]:
    """Weights: of matches as far as they agree, of matches, of conflicting words, of words left out."""
    agreed = sum(m.weight * _sharpened(m.likeness) for m in alignment.matches)
    over = sorted((_weight(alignment.left_over), _weight(alignment.right_over)))
    return agreed, sum(m.weight for m in alignment.matches), over[0], over[1] - over[0]


def _sharpened(likeness: float) -> float:
    """Full for one sound that may be heard either way; falling fast as words come apart."""
    return max(0.0, 1.0 - 1.6 * (1.0 - likeness))


def _weight(words: Sequence[Token]) -> float:
    return sum(WEIGHTS[t.weight_class] for t in words)


def _is_single(alignment: Alignment) -> bool:
    """One name is a single telling word while the other has more: it could be many people's."""
    shared = sum(any(t.weight_class >= Weight.COMMON for t in (*m.left, *m.right)) for m in alignment.matches)
    extra = [_telling(side) for side in (alignment.left_over, alignment.right_over)]
    return shared + min(extra) <= 1 < shared + max(extra)


def _telling(words: Sequence[Token]) -> int:
    return sum(t.weight_class >= Weight.COMMON for t in words)


def _reason(a: str, b: str, alignment: Alignment) -> str:
    if a.strip() == b.strip():
        return f"Both are written “{a.strip()}”."
    words = []
    least = min(m.likeness for m in alignment.matches)
    words.append("the same once spelling and script are folded" if least == 1.0 else "words that sound alike")
    if alignment.left_over and alignment.right_over:
        words.append(f"but “{_written(alignment.left_over)}” is not “{_written(alignment.right_over)}”")
    elif over := alignment.left_over or alignment.right_over:
        words.append(f"“{_written(over)}” only in one")
    return f"“{a}” and “{b}”: {', '.join(words)}."


def _written(words: Sequence[Token]) -> str:
    return " ".join(dict.fromkeys(t.written for t in words))
