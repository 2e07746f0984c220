"""An utterance: a speaker, the words by which a text says that they speak, and what they say."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from habeas.extract.speech_memory import Speaker
from habeas.extract.speech_tree import Span

BUCKET = 256  # code points; only the speed of looking up depends on it


class Way(StrEnum):
    """How the text brings in the speaker."""

    SAID = "said"
    ACCORDING = "according"
    DOCUMENT = "document"
    NOUN = "noun"  # "the family's claim that"
    TOLD = "told"  # the outlet to which it was said
    CITED = "cited"  # "AFP reported, citing police"
    AGENCY = "agency"  # in the dateline
    CONTINUED = "continued"  # a quotation that goes on with the same speaker
    TURN = "turn"  # a label: "Chair: ...", "Army: no one in custody"
    CARRIED = "carried"  # the items of a list that the speaker introduced


# Of voices that reach over the same words, which one passes on the other.
RANK = {Way.AGENCY: 0, Way.TOLD: 1, Way.ACCORDING: 2, Way.DOCUMENT: 3, Way.TURN: 3, Way.SAID: 4, Way.NOUN: 4,
        Way.CONTINUED: 4, Way.CARRIED: 5, Way.CITED: 6}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Utterance:
    """`start`/`end` span what is said. Utterances of one `act` of speaking ("A," he said, "B") share its number.

    `cue` spans the words that report ("denied"), `lemma` and `position` are the verb's; `position` None leaves it to
    the content. `matter` spans the thing spoken of where no clause is ("the petition"). `rank` orders voices over the
    same words from outside inwards. An utterance of no length has its content in the paragraphs below.
    """

    start: int
    end: int
    speaker: Speaker
    way: Way
    act: int
    rank: int
    cue: Span | None = None
    lemma: str = ""
    position: str | None = None
    matter: Span | None = None
    negated: bool = False
    quoted: bool = False

    @property
    def order(self) -> tuple[int, int, int]:
        """Outer before inner."""
        return self.start, -self.end, self.rank


@dataclass(frozen=True, slots=True)
class Index:
    """Which of many spans lie over a place."""

    spans: tuple[Span, ...]
    buckets: dict[int, list[int]]

    @classmethod
    def of(cls, spans: Sequence[Span]) -> "Index":
        buckets: dict[int, list[int]] = {}
        for number, (start, end) in enumerate(spans):
            for bucket in range(start // BUCKET, max(end - 1, start) // BUCKET + 1):
                buckets.setdefault(bucket, []).append(number)
        return cls(tuple(spans), buckets)

    def over(self, start: int, end: int) -> list[int]:
        """The spans that hold the whole of this one, by number."""
        found = self.buckets.get(start // BUCKET, [])
        return [n for n in found if self.spans[n][0] <= start and end <= self.spans[n][1]]
