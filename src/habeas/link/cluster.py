"""Records joined into clusters, each cluster one person, under what people have judged.

Order of authority: judged different, judged same, scored at or above the threshold. No join brings two records judged
different together. A score alone also never joins across a pair that people were unsure of, or across a conflict
(another father, another identity number) that only a third record hides; the pair then goes to a person, with the
reason. The result does not depend on the order of equal scores, and every person record is in exactly one cluster.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import product

from habeas.link.blocking import CAP, candidates, may_be_linked
from habeas.link.features import Features, gather
from habeas.link.judged import Judged, Key, current, key
from habeas.link.rarity import Frequencies, frequencies
from habeas.link.score import RULE, Scored, score
from habeas.model.case import Clustering, Judgement, Pair
from habeas.model.record import Record

THRESHOLD = Decimal("0.90")
UNDECIDED = Decimal("0.10")
_KEPT = Decimal("0.01")  # pairs below this are not worth listing
_LARGEST_CHECK = 400  # cross pairs that a join may look at; beyond that only those already scored


def link(
    records: Sequence[Record],
    incidents: Sequence[Record] = (),
    judgements: Sequence[Judgement] = (),
    *,
    threshold: Decimal = THRESHOLD,
    undecided: Decimal = UNDECIDED,
    cap: int = CAP,
) -> Clustering:
    """Score, judge and cluster.

    `records` in the order in which they came in, persons and incidents of one text together or the incidents apart in
    `incidents`. Clusters stand in the order of their first record, records in input order. `undecided` holds the pairs
    that a person should look at: scores between the bounds, refused joins, pairs judged unsure, and contradictions.
    """
    everything = tuple({r.id: r for r in (*records, *incidents)}.values())
    features = gather(everything)
    found = candidates(features, cap=cap)
    scorer = _Scorer({f.record: f for f in features}, frequencies(features))
    scored = [
        s for i, j in found.pairs if (s := scorer.score(features[i].record, features[j].record)).pair.score >= _KEPT
    ]
    judged = current(judgements, (f.record for f in features if may_be_linked(f)))
    joiner = _Joiner([f.record for f in features], judged, scorer)
    joiner.join_judged()
    joiner.join_scored(scored, threshold)
    doubtful = (s.pair for s in scored if undecided <= s.pair.score < threshold)
    return Clustering(
        clusters=joiner.clusters(),
        pairs=tuple(sorted((s.pair for s in scored), key=_best_first)),
        undecided=_undecided([*joiner.refused, *doubtful], judged, joiner),
        model=_model(threshold, undecided, len(found.left_out)),
    )


def _model(threshold: Decimal, undecided: Decimal, left_out: int) -> str:
    name = f"{RULE}; joined from {threshold}, undecided from {undecided}"
    return f"{name}; {left_out} blocks too large to compare" if left_out else name


def _best_first(pair: Pair) -> tuple[Decimal, str, str]:
    return (-pair.score, *key(pair.left, pair.right))


def _undecided(pairs: Sequence[Pair], judged: Judged, joiner: "_Joiner") -> tuple[Pair, ...]:
    """Each pair once, unless people have settled it or it lies within one cluster by now."""
    unsure = [joiner.scorer.pair(*j.records, note=f"Judged unsure: {j.reason}") for j in judged.unsure]
    settled = {key(*j.records) for j in (*judged.same, *judged.different, *judged.unsure)}
    contradictions = [p for p in pairs if p.reasons and p.reasons[0].startswith(_CONTRADICTION)]
    open_pairs = [p for p in pairs if key(p.left, p.right) not in settled]
    once = {key(p.left, p.right): p for p in [*open_pairs, *unsure, *contradictions][::-1]}
    apart = [p for k, p in once.items() if joiner.apart(*k)]
    return tuple(sorted(apart, key=_best_first))


_CONTRADICTION = "Judgements contradict each other"


@dataclass(slots=True)
class _Scorer:
    """Scores on demand; what scores next to nothing is not kept, since a large register has millions of such pairs."""

    features: Mapping[str, Features]
    counts: Frequencies
    done: dict[Key, Scored] = field(default_factory=dict)

    def score(self, left: str, right: str) -> Scored:
        pair = key(left, right)
        scored = self.done.get(pair) or score(self.features[left], self.features[right], self.counts)
        if scored.pair.score >= _KEPT:
            self.done[pair] = scored
        return scored

    def pair(self, left: str, right: str, *, note: str) -> Pair:
        """The scored pair with a note in front of its reasons."""
        scored = self.score(left, right).pair
        return replace(scored, reasons=(note, *scored.reasons))

    def conflict(self, left: str, right: str) -> bool:
        return self.score(left, right).conflict


class _Joiner:
    """Union-find with pairs that may not meet."""

    def __init__(self, records: Sequence[str], judged: Judged, scorer: _Scorer) -> None:
        self.position = {record: i for i, record in enumerate(records)}
        self.members: dict[str, list[str]] = {record: [record] for record in records}
        self.root = {record: record for record in records}
        self.judged = judged
        self.scorer = scorer
        self.different = {key(*j.records): j for j in judged.different}
        self.unsure = {key(*j.records) for j in judged.unsure}
        self.same = {key(*j.records) for j in judged.same}
        self.refused: list[Pair] = []

    def join_judged(self) -> None:
        for judgement in self.judged.same:
            left, right = judgement.records
            barrier = self._judged_apart(left, right)
            if barrier is None:
                self._unite(left, right)
            else:
                note = f"{_CONTRADICTION}: with these two the same, {barrier[0]} and {barrier[1]} would be too, "
                note += "which are judged different."
                self.refused.append(self.scorer.pair(left, right, note=note))

    def join_scored(self, scored: Sequence[Scored], threshold: Decimal) -> None:
        settled = self.judged.keys()
        strong = [s.pair for s in scored if s.pair.score >= threshold and key(s.pair.left, s.pair.right) not in settled]
        for pair in sorted(strong, key=_best_first):
            if self.apart(pair.left, pair.right):
                self._join_or_refuse(pair)

    def _join_or_refuse(self, pair: Pair) -> None:
        barrier = self._not_for_a_program(pair.left, pair.right)
        if barrier is None:
            self._unite(pair.left, pair.right)
        else:
            note = f"Not joined: it would make one person of {barrier[0]} and {barrier[1]}, which speak against it."
            self.refused.append(replace(pair, reasons=(note, *pair.reasons)))

    def apart(self, left: str, right: str) -> bool:
        return self.root[left] != self.root[right]

    def _judged_apart(self, left: str, right: str) -> Key | None:
        return next((k for k in self._across(left, right) if k in self.different), None)

    def _not_for_a_program(self, left: str, right: str) -> Key | None:
        """What keeps a score from joining two clusters: judgements (unsure is enough), or a conflict."""
        unsure = next((k for k in self._across(left, right) if k in self.unsure), None)
        return self._judged_apart(left, right) or unsure or self._in_conflict(left, right)

    def _in_conflict(self, left: str, right: str) -> Key | None:
        across = list(self._across(left, right))
        if len(across) > _LARGEST_CHECK:
            across = [k for k in across if k in self.scorer.done]
        return next((k for k in across if k not in self.same and self.scorer.conflict(*k)), None)

    def _across(self, left: str, right: str) -> Iterator[Key]:
        if self.apart(left, right):
            yield from (key(a, b) for a, b in product(self.members[self.root[left]], self.members[self.root[right]]))

    def _unite(self, left: str, right: str) -> None:
        big, small = sorted((self.root[left], self.root[right]), key=lambda r: (-len(self.members[r]), r))
        if big != small:
            for record in self.members.pop(small):
                self.root[record] = big
                self.members[big].append(record)

    def clusters(self) -> tuple[tuple[str, ...], ...]:
        """Every person record once; clusters in the order of their first record."""
        ordered = [sorted(cluster, key=self.position.__getitem__) for cluster in self.members.values()]
        return tuple(tuple(cluster) for cluster in sorted(ordered, key=lambda c: self.position[c[0]]))
