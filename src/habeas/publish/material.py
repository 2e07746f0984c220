"""What the gate is given: nouns as the register knows them, unfiltered, and the terms of one disclosure."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from habeas.errors import Illegal
from habeas.model.case import Consent, Contradiction, Incident, Person
from habeas.model.count import FigureFinding, Tally
from habeas.model.edtf import Edtf
from habeas.model.exhibit import Custody, Exhibit, Source
from habeas.model.record import Record
from habeas.model.text import Text

PROFILES = ("wgeid", "icpped", "ced")


@dataclass(frozen=True, slots=True)
class StepTaken:
    """One thing done for a person: an inquiry, a petition, a submission; with the answer, if any came."""

    what: str
    towards: str
    date: Edtf | None = None
    answer: str | None = None


@dataclass(frozen=True, slots=True)
class Casework:
    """What UN forms ask for beside the claims. `other_procedures` None means: nobody has said yet."""

    submitter: str | None = None
    steps: tuple[StepTaken, ...] = ()
    other_procedures: tuple[str, ...] | None = None
    photograph: str | None = None


@dataclass(frozen=True, slots=True)
class Material:
    """Everything that a disclosure may draw on. The gate decides what of it leaves.

    `persons` holds every person with a record in an exhibit that may be quoted, not only the subjects: the gate can
    only withhold the names that it is shown. `subjects` are ids of persons and incidents; None means a report on the
    whole register. `records` are the count and statement records.
    """

    persons: tuple[Person, ...]
    incidents: tuple[Incident, ...] = ()
    records: tuple[Record, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    figure_findings: tuple[FigureFinding, ...] = ()
    tallies: tuple[Tally, ...] = ()
    exhibits: tuple[Exhibit, ...] = ()
    custody: tuple[Custody, ...] = ()
    sources: tuple[Source, ...] = ()
    texts: tuple[Text, ...] = ()
    consents: tuple[Consent, ...] = ()
    casework: Mapping[str, Casework] = field(default_factory=dict)
    subjects: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Terms:
    """For whom, and what is asked for. `originals` are ids of exhibits whose bytes would go along.

    `context` shows the sentence around a quote, where the item is a published one.
    """

    recipient: str
    originals: frozenset[str] = frozenset()
    context: bool = True
    profiles: tuple[str, ...] = PROFILES

    def __post_init__(self) -> None:
        if not self.recipient.strip():
            raise Illegal("A disclosure needs a recipient.", "Add --for RECIPIENT.", code="no-recipient")
        if self.recipient.strip() == "*":
            raise Illegal("“*” is not a recipient: a disclosure goes to somebody.", "Name one.", code="no-recipient")
        unknown = [p for p in self.profiles if p not in PROFILES]
        if unknown:
            raise Illegal(f"“{unknown[0]}” is not a form that Habeas knows.", f"Use one of {', '.join(PROFILES)}.",
                          code="bad-profile")  # fmt: skip
