"""What a wish to decide reaches, and what a correction makes of a claim. Everything is refused with its reason."""

from collections.abc import Set
from dataclasses import dataclass, replace
from decimal import Decimal

from habeas.errors import BadInput, Refused
from habeas.model.record import Claim, Record
from habeas.model.vocabulary import Kind, Outcome, Status
from habeas.review.values import read_value


@dataclass(frozen=True, slots=True)
class Wish:
    """One decision that a person asks for, on a claim or on all claims of a record that wait.

    `target` is the id of either, or its beginning; `value` the right value as typed, for a correction; `where` the
    place in a file in which the wish is written.
    """

    target: str
    outcome: Outcome
    value: object = None
    reason: str = ""
    where: str = ""


def may_be_decided(claim: Claim, replaced: Set[str] = frozenset()) -> Claim:
    """The claim itself; raises `Refused` if another has replaced it, or did so earlier in the same command."""
    if claim.status is Status.SUPERSEDED or claim.id in replaced:
        raise Refused(
            "This claim has been replaced by a later one.", "Decide on the claim that replaced it.", code="superseded"
        )
    return claim


def waiting(record: Record, wish: Wish, replaced: Set[str] = frozenset()) -> tuple[Claim, ...]:
    """The claims of a record that a wish on the whole of it reaches; raises `BadInput` where there is none."""
    if wish.outcome is Outcome.CORRECT:
        raise BadInput(
            "A correction is made on one claim, not on a whole record.", "Name the claim.", code="not-a-claim"
        )
    found = tuple(c for c in record.claims if c.status is Status.PROPOSED and c.id not in replaced)
    if not found:
        raise BadInput("No claim of this record waits for a decision.", "See it with: habeas records", code="none-open")
    return found


def corrected(claim: Claim, kind: Kind, value: object, *, id: str, actor: str) -> Claim:
    """The claim that replaces `claim`: what the source says, as the person reads it, in the same words and place."""
    return replace(
        claim,
        id=id,
        value=read_value(kind, claim.property, value, like=claim.value),
        unresolved=None,
        supersedes=claim.id,
        proposer=actor,
        confidence=Decimal("1.00"),
        status=Status.ACCEPTED,
    )
