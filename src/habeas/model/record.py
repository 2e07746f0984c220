"""Records and claims: what one source says, in one place, property by property.

A `Claim` cannot exist without its anchor (rule 1: no claim without a quote). Its `status` is a view of the
decisions taken on it: a stage that proposes leaves it `proposed`, and it is never sealed with the claim.
"""

from dataclasses import dataclass
from decimal import Decimal

from habeas.errors import Illegal
from habeas.model.text import Anchor
from habeas.model.value import Value, refuse_unlisted
from habeas.model.vocabulary import KINDS, How, Kind, Stance, Status


@dataclass(frozen=True, slots=True)
class Voice:
    """One step of an attribution: who says it, whether from what they saw, with which hedge ("reportedly")."""

    who: str
    how: How = How.UNKNOWN
    hedge: str | None = None

    def __post_init__(self) -> None:
        if not self.who.strip():
            raise Illegal("A voice needs the words that name who speaks.", code="no-voice")


Attribution = tuple[Voice, ...]  # from the publisher inwards


@dataclass(frozen=True, slots=True)
class Claim:
    """One property of a record. `confidence` in [0, 1] orders the review queue and means nothing more.

    `value` is None when the words could not be understood; then `unresolved` says why, in plain words.
    """

    id: str
    record: str
    property: str
    value: Value | None
    as_written: str
    anchor: Anchor
    attribution: Attribution
    proposer: str
    stance: Stance = Stance.ASSERTS
    confidence: Decimal = Decimal("0.50")
    unresolved: str | None = None
    supersedes: str | None = None
    status: Status = Status.PROPOSED

    def __post_init__(self) -> None:
        if not Decimal(0) <= self.confidence <= Decimal(1):
            raise Illegal(f"Confidence {self.confidence} does not lie between 0 and 1.", code="bad-confidence")
        if self.value is None and not self.unresolved:
            raise Illegal(f"A claim on “{self.property}” without a value must say why.", code="no-value")
        if not self.attribution:
            raise Illegal("A claim needs at least one voice: who says so.", code="no-voice")
        refuse_unlisted(self.property, self.value)

    def stands(self) -> bool:
        """Whether the claim still counts as something the source says (not rejected, not superseded)."""
        return self.status in (Status.PROPOSED, Status.ACCEPTED)


@dataclass(frozen=True, slots=True)
class Record:
    """What one source says about one person, incident, figure or utterance, in one place. Claims in text order."""

    id: str
    kind: Kind
    exhibit: str
    text: str
    source: str | None
    claims: tuple[Claim, ...]

    def __post_init__(self) -> None:
        for claim in self.claims:
            if claim.record != self.id or claim.anchor.text != self.text:
                raise Illegal(f"Claim {claim.id} belongs to another record or text.", code="foreign-claim")
            if claim.property not in KINDS[self.kind]:
                raise Illegal(f"A {self.kind} has no property “{claim.property}”.", code="bad-property")

    def of(self, property: str) -> tuple[Claim, ...]:
        """The claims on one property that stand, in text order."""
        return tuple(c for c in self.claims if c.property == property and c.stands())

    def values(self, property: str) -> tuple[Value, ...]:
        """The asserted values of one property (claims that stand, stance `asserts`, value understood)."""
        return tuple(c.value for c in self.of(property) if c.stance is Stance.ASSERTS and c.value is not None)

    @property
    def roles(self) -> tuple[str, ...]:
        """Derived from the role claims that stand, each once, in order of first mention."""
        return tuple(dict.fromkeys(str(v) for v in self.values("role")))
