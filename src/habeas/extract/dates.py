"""Dates as written in running English text, to EDTF."""

from dataclasses import dataclass

from habeas.model.edtf import Edtf


@dataclass(frozen=True, slots=True)
class DateMention:
    """`value` is None where the words cannot be resolved; then `unresolved` says why, in plain words."""

    start: int
    end: int
    words: str
    value: Edtf | None
    unresolved: str | None = None
    relative: bool = False  # resolved from the publication date
