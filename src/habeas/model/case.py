"""What the team decides, and what the records then amount to: decisions, judgements, findings, persons, incidents."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from habeas.errors import Illegal
from habeas.model.edtf import Edtf
from habeas.model.record import Claim, Record
from habeas.model.value import Value, refuse_unlisted
from habeas.model.vocabulary import Outcome, Stance, Verdict

STANDARDS = ("reasonable_grounds", "balance_of_probabilities", "clear_and_convincing", "beyond_reasonable_doubt")


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's word on a claim. `seen` is the tree size that its author was shown."""

    id: str
    claim: str
    outcome: Outcome
    actor: str
    time: str
    seen: int
    reason: str = ""
    replacement: str | None = None

    def __post_init__(self) -> None:
        if self.outcome is not Outcome.ACCEPT and not self.reason.strip():
            raise Illegal(f"To {self.outcome} a claim needs a reason.", "Add --reason.", code="no-reason")
        if (self.outcome is Outcome.CORRECT) != (self.replacement is not None):
            raise Illegal("A correction, and only a correction, names the claim that replaces.", code="bad-decision")


@dataclass(frozen=True, slots=True)
class Judgement:
    """Same, different or unsure, on two records, by a person; a later one supersedes it."""

    id: str
    records: tuple[str, str]
    verdict: Verdict
    reason: str
    actor: str
    time: str

    def __post_init__(self) -> None:
        if self.records[0] == self.records[1]:
            raise Illegal("A judgement needs two different records.", code="bad-judgement")
        if not self.reason.strip():
            raise Illegal("A judgement needs a reason.", "Add --reason.", code="no-reason")


@dataclass(frozen=True, slots=True)
class Finding:
    """The team's conclusion on one property of a person or incident, with its standard of proof and reasons."""

    id: str
    subject: str
    property: str
    value: Value
    standard: str
    reason: str
    actor: str
    time: str

    def __post_init__(self) -> None:
        if self.standard not in STANDARDS:
            raise Illegal(f"“{self.standard}” is not a standard of proof.", f"Use one of {', '.join(STANDARDS)}.",
                          code="bad-standard")  # fmt: skip
        if not self.reason.strip():
            raise Illegal("A finding needs a reason.", "Add --reason.", code="no-reason")
        refuse_unlisted(self.property, self.value)


@dataclass(frozen=True, slots=True)
class Consent:
    """Given for one person, by somebody, for recipients and fields. `*` as a recipient or field means any."""

    id: str
    person: str
    given_by: str
    recipients: tuple[str, ...]
    fields: tuple[str, ...]
    uses: str
    time: str
    withdrawn: str | None = None
    withdrawal_reason: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """Who did what for a person, towards whom, when, with what answer; next due date, and to whom it is assigned.

    `what` is for instance an inquiry, a habeas corpus petition, a submission, a refusal. `done` is when it was closed.
    """

    id: str
    person: str
    what: str
    towards: str
    by: str = ""
    date: Edtf | None = None
    answer: str = ""
    due: Edtf | None = None
    assigned: str = ""
    done: str | None = None

    def __post_init__(self) -> None:
        if not self.what.strip() or not self.towards.strip():
            raise Illegal("A step needs what was done and towards whom.", "Add --what and --towards.", code="bad-step")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records compared: a score in [0, 1] and, comparator by comparator, why."""

    left: str
    right: str
    score: Decimal
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Clustering:
    """What one linkage run amounts to: clusters of record ids, and the pairs that a person must look at."""

    clusters: tuple[tuple[str, ...], ...]
    pairs: tuple[Pair, ...]
    undecided: tuple[Pair, ...]
    model: str


@dataclass(frozen=True, slots=True)
class Support:
    """One value of one property, with the claims for and against it; sources that share an origin count once."""

    value: Value | None
    claims_for: tuple[Claim, ...]
    claims_against: tuple[Claim, ...]
    independent_sources: int
    finding: Finding | None = None


@dataclass(frozen=True, slots=True)
class StatusEvent:
    """One point of the status timeline; `date` is None where no claim dates it."""

    date: Edtf | None
    status: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Person:
    """A cluster of person records. Its id is that of its earliest record."""

    id: str
    records: tuple[Record, ...]
    properties: Mapping[str, tuple[Support, ...]]
    timeline: tuple[StatusEvent, ...] = ()
    undecided: tuple[Pair, ...] = ()


@dataclass(frozen=True, slots=True)
class Incident:
    """A cluster of incident records; `victims` are ids of persons."""

    id: str
    records: tuple[Record, ...]
    properties: Mapping[str, tuple[Support, ...]]
    victims: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Side:
    """What some claims say where others say otherwise. `value` is what they assert, or with another stance, deny."""

    value: Value | None
    stance: Stance
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Values of one property that cannot all hold, or claims that deny what others assert: two sides or more.

    `subjects` are ids of persons, or of one incident. Spellings of one name are no contradiction.
    """

    subjects: tuple[str, ...]
    property: str
    sides: tuple[Side, ...]

    def __post_init__(self) -> None:
        if len(self.sides) < 2 or not self.subjects:
            raise Illegal("A contradiction has a subject and two sides.", code="bad-contradiction")
