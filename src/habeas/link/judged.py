"""What people have judged about pairs of records: the latest word on each pair, and words that contradict each other.

"Different" wins: if A is judged the same as B and B the same as C, but A different from C, the three are not one
person, and somebody must look again. Which of the "same" judgements gives way is not chosen by the program for good:
they are applied from the earliest on, the one that would close the contradiction is held back, and it is reported.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from habeas.model.case import Judgement
from habeas.model.vocabulary import Verdict

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Judged:
    """Current judgements by pair of record ids (lower id first), in the order in which they were made."""

    same: tuple[Judgement, ...]
    different: tuple[Judgement, ...]
    unsure: tuple[Judgement, ...]

    def keys(self) -> frozenset[Key]:
        return frozenset(key(*j.records) for j in (*self.same, *self.different, *self.unsure))


def key(left: str, right: str) -> Key:
    """The pair whichever way round it was named."""
    return (left, right) if left < right else (right, left)


def current(judgements: Sequence[Judgement], known: Iterable[str]) -> Judged:
    """The latest judgement of each pair of known records, in the order of the ledger: a clock can be wrong."""
    present = set(known)
    latest: dict[Key, Judgement] = {}
    for judgement in judgements:
        pair = key(*judgement.records)
        if present.issuperset(pair):
            latest.pop(pair, None)  # so that the pair takes its new place in the order
            latest[pair] = judgement
    ordered = tuple(latest.values())
    return Judged(*(tuple(j for j in ordered if j.verdict is v) for v in (Verdict.SAME, Verdict.DIFFERENT,
                                                                          Verdict.UNSURE)))  # fmt: skip
