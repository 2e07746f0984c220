"""Quantities as written, with every reading and never a correction."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NumberMention:
    """`readings`: the whole numbers that the words can mean (one when well formed, several or none when not)."""

    start: int
    end: int
    words: str
    readings: tuple[int, ...]
    well_formed: bool
    bound: str = "exact"  # exact, at_least, about, at_most
    why: str | None = None  # when malformed or vague: what is wrong with it
