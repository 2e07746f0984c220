"""A figure in the making: its number, what it counts, the acts and the whole that were found for it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from habeas.extract.figures_acts import ActOf
from habeas.extract.figures_counted import Counted
from habeas.extract.figures_parts import PartOf
from habeas.extract.figures_rows import Row
from habeas.extract.numbers import NumberMention
from habeas.extract.speech_tree import Span


def key_of(start: int) -> str:
    """The key of the draft of the figure whose number begins here."""
    return f"count:{start}"


@dataclass(slots=True)
class Candidate:
    """`acts` are told of this number itself; `inherited` are those of its whole, of the figure it goes on with, or of
    the heading of its row. `also`: further wholes, as a table has. `populations` are the words for whom it counts, each
    with a confidence.
    """

    counted: Counted
    acts: tuple[ActOf, ...]
    row: Row | None
    part: PartOf | None = None
    also: list[PartOf] = field(default_factory=list)
    inherited: tuple[ActOf, ...] = ()
    populations: list[tuple[Span, Decimal]] = field(default_factory=list)

    @property
    def number(self) -> NumberMention:
        return self.counted.number

    @property
    def key(self) -> str:
        return key_of(self.number.start)

    @property
    def all_acts(self) -> tuple[ActOf, ...]:
        return self.acts or self.inherited

    def inherit(self, acts: Sequence[ActOf]) -> None:
        """Take over acts where none are known."""
        if not self.acts and not self.inherited:
            self.inherited = tuple(acts)
