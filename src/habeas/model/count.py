"""Counts: what a tally says, and what is wrong or notable about the figures that sources give."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FigureFinding:
    """One plain sentence on one or more figures (ids of count records). `kind` is stable, for scripts.

    Kinds: malformed, part_exceeds_whole, does_not_sum, falls, incompatible, compatible, documented_beside_claimed.
    """

    kind: str
    figures: tuple[str, ...]
    says: str


@dataclass(frozen=True, slots=True)
class TallyRow:
    """Documented persons for one combination of `by`; each person once. minimum <= maximum."""

    by: Mapping[str, str]
    minimum: int
    maximum: int


@dataclass(frozen=True, slots=True)
class Tally:
    """`rule` is the published rule, in words."""

    rule: str
    rows: tuple[TallyRow, ...]
