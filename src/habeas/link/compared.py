"""What every comparator of this room returns: a score and the reason for it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Compared:
    """How alike two values are, 0 (nothing speaks for one and the same) to 1, and one plain sentence why."""

    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one comparison adds, in bits: log2 of how much likelier it is for one person than for two.

    Positive speaks for the same person, negative for two. `conflict`: no two such records should be joined by way of
    a third one. `reason` is one plain sentence and quotes what was compared.
    """

    kind: str
    bits: float
    reason: str
    conflict: bool = False
