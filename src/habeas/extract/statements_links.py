"""What statements lead to: the incidents told in them, and, for "denied it" or "the allegation", what was said before.

So a denial shows beside the accusation that it answers. A person who gets no record is led to by no statement.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from habeas.extract.draft import Draft, DraftClaim
from habeas.extract.page import Page
from habeas.extract.speech_tree import Span
from habeas.model.value import Reference

TOLD_IN_IT = Decimal("0.55")
ANSWERED = Decimal("0.50")
_NEAR = 1_500  # code points back in which what is answered was said
_ANSWERS = frozenset({"denies", "rejects", "doubts", "questions", "acknowledges", "condemns", "retracts"})
_ANSWERABLE = frozenset({"accuses", "claims", "describes", "reports", "condemns"})
_POINTS_BACK = re.compile(
    r"(?:it|this|that|these|those|them|all of (?:it|this|that))"
    r"|(?:the|this|that|these|those|his|her|their|its)\s+(?:\w+\s+)?"
    r"(?:allegation|accusation|claim|charge|report|rumou?r|suggestion|statement|version|account|criticism|assertion)s?"
    r"(?:\s+(?:against|as)\s+.{1,40})?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Told:
    """A statement as others point to it: its speaker, its position, where, and what it says."""

    draft: Draft
    speaker: str
    position: str
    start: int

    @classmethod
    def of(cls, draft: Draft) -> "_Told":
        speaker = next(c for c in draft.claims if c.property == "speaker")
        position = next(c for c in draft.claims if c.property == "position")
        return cls(draft, _text(speaker), str(position.value), position.start)


def _text(claim: DraftClaim) -> str:
    return claim.value.text if isinstance(claim.value, Reference) else ""


def link(
    page: Page, statements: Sequence[Draft], incidents: Sequence[Draft], recorded: frozenset[str]
) -> tuple[Draft, ...]:
    """The statements, each with the incidents and the earlier statement that it is about.

    `recorded` are the keys of persons who get a record; what leads to others is left out.
    """
    acts = sorted((c.start, c.end, draft.key) for draft in incidents for c in draft.claims if c.property == "act")
    told = [_Told.of(draft) for draft in statements]
    linked = []
    for at, one in enumerate(told):
        kept = tuple(c for c in one.draft.claims if _leads_somewhere(c, recorded))
        more = (*_events(page, kept, acts), *_answered(kept, one, told[:at]))
        linked.append(replace(one.draft, claims=(*kept, *more)))
    return tuple(linked)


def _leads_somewhere(claim: DraftClaim, recorded: frozenset[str]) -> bool:
    value = claim.value
    person = claim.property == "about" and isinstance(value, Reference) and value.kind == "person"
    return not person or (isinstance(value, Reference) and value.record in recorded)


def _spans(claims: Sequence[DraftClaim]) -> list[Span]:
    """What is said, and what is spoken of."""
    words = [c for c in claims if c.property == "about" and isinstance(c.value, Reference)]
    return [
        (c.start, c.end) for c in words if isinstance(c.value, Reference) and c.value.kind in ("statement", "matter")
    ]


def _events(page: Page, claims: Sequence[DraftClaim], acts: Sequence[tuple[int, int, str]]) -> Iterator[DraftClaim]:
    """The incidents told within what is said, each once."""
    seen: set[str] = set()
    for low, high in _spans(claims):
        for start, end, key in acts:
            if low <= start and end <= high and key not in seen:
                seen.add(key)
                words = page.words(start, end)
                yield DraftClaim("about", Reference(key, words, "incident"), words, start, end, TOLD_IN_IT)


def _answered(claims: Sequence[DraftClaim], one: _Told, before: Sequence[_Told]) -> Iterator[DraftClaim]:
    """What "it" or "the allegation" means: what somebody else said last, an accusation before others."""
    pointer = next(
        (c for c in claims if c.property == "about" and _POINTS_BACK.fullmatch(c.as_written.strip(" .,"))), None
    )
    if pointer is None or one.position not in _ANSWERS:
        return
    near = [
        t for t in reversed(before)
        if one.start - t.start < _NEAR and t.position in _ANSWERABLE and t.speaker != one.speaker
    ]  # fmt: skip
    answered = next((t for t in near[:3] if t.position == "accuses"), near[0] if near else None)
    if answered is not None:
        said = next((_text(c) for c in answered.draft.claims if c.property == "about"), pointer.as_written)
        value = Reference(answered.draft.key, said, "statement")
        yield DraftClaim("about", value, pointer.as_written, pointer.start, pointer.end, ANSWERED)
