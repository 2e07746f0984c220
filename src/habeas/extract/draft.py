"""Drafts: what a finder proposes before it has ids and anchors.

A finder knows spans and values; only `propose` knows ids and texts. A `Reference` in a draft names another draft by
its `key` in `record`; `propose` puts that record's id there. Positions are those of the page (see `page`).
"""

from dataclasses import dataclass
from decimal import Decimal

from habeas.model.record import Attribution
from habeas.model.value import Value
from habeas.model.vocabulary import Kind, Stance


@dataclass(frozen=True, slots=True)
class DraftClaim:
    """One property. `start`/`end` are the words that carry it, which become its quote.

    `as_written` is the wording of the value itself (it may be shorter than the quote). With `attribution` None the
    claim gets that of its span from `Speech.attribution`. `value` None needs `unresolved`: why, in plain words.
    """

    property: str
    value: Value | None
    as_written: str
    start: int
    end: int
    confidence: Decimal = Decimal("0.50")
    unresolved: str | None = None
    stance: Stance = Stance.ASSERTS
    attribution: Attribution | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A record to be. `key` is unique within one page, e.g. "person:3" or "incident:0"."""

    kind: Kind
    claims: tuple[DraftClaim, ...]
    key: str
