"""What has passed the gate: plain views, cut free of the nouns they were made from.

`Released` can be built only by `consent.release`, which holds the seal: an exporter that asks for a `Released`
cannot be given nouns by mistake. The views below hold only what may leave; a withheld field is absent, and the
words `[withheld R3]` stand where something was taken out of a sentence.
"""

from collections.abc import Mapping
from dataclasses import InitVar, asdict, dataclass

from habeas.errors import Illegal
from habeas.model.value import Json

SEAL = object()  # held by the gate alone; tests/publish/test_gate.py keeps other modules from importing it


@dataclass(frozen=True, slots=True)
class Redaction:
    """One thing that does not leave. `times` counts the places it was taken out of."""

    id: str
    what: str
    why: str
    times: int


@dataclass(frozen=True, slots=True)
class Quote:
    """The exact words that a claim rests on: "Q7.2", the second span of passage Q7. `words` is None where withheld."""

    id: str
    passage: str
    words: str | None
    exhibit: str | None
    text: str | None
    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a passage. `weight`: 0 around the quotes, 1 in a long quote, 2 the narrowest quoted words."""

    words: str
    weight: int


@dataclass(frozen=True, slots=True)
class Passage:
    """The sentence or row in which quotes stand; `start`-`end` reach from the first quoted character to the last.

    Without pieces where words and place are withheld.
    """

    id: str
    exhibit: str | None
    text: str | None = None
    start: int | None = None
    end: int | None = None
    where: str | None = None
    language: str | None = None
    pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class VoiceView:
    who: str
    how: str
    hedge: str | None


@dataclass(frozen=True, slots=True)
class ClaimView:
    """`words` is the value in plain words; `chain` who says so through whom; `quote` the id of its quote."""

    id: str
    record: str
    property: str
    value: Json
    words: str
    as_written: str | None
    stance: str
    status: str
    unresolved: str | None
    quote: str
    chain: str
    attribution: tuple[VoiceView, ...]
    proposer: str
    source: str | None


@dataclass(frozen=True, slots=True)
class FindingView:
    id: str
    property: str
    value: Json
    words: str
    standard: str
    reason: str
    time: str


@dataclass(frozen=True, slots=True)
class SupportView:
    value: Json
    words: str
    claims_for: tuple[ClaimView, ...]
    claims_against: tuple[ClaimView, ...]
    independent_sources: int
    finding: FindingView | None


@dataclass(frozen=True, slots=True)
class PropertyView:
    name: str
    supports: tuple[SupportView, ...]


@dataclass(frozen=True, slots=True)
class SideView:
    """What these claims say; `stance` is how they stand to it."""

    words: str
    stance: str
    claims: tuple[ClaimView, ...]


@dataclass(frozen=True, slots=True)
class ContradictionView:
    """`subjects` are the ids of those persons and incidents that are shown; `of` says in words whom it is about."""

    subjects: tuple[str, ...]
    of: str
    property: str
    says: str
    sides: tuple[SideView, ...]


@dataclass(frozen=True, slots=True)
class EventView:
    date: Json
    words: str
    status: str
    claims: tuple[ClaimView, ...]


@dataclass(frozen=True, slots=True)
class StepView:
    """Something done for a person, from the team's own casework: no source says it, so it has no quote."""

    what: str
    towards: str
    date: str
    answer: str


@dataclass(frozen=True, slots=True)
class ElementView:
    """`quotes` are those of the claims that leave; `withheld` counts the claims that do not."""

    name: str
    status: str
    says: str
    quotes: tuple[str, ...]
    withheld: int


@dataclass(frozen=True, slots=True)
class ProfileView:
    profile: str
    title: str
    complete: bool
    elements: tuple[ElementView, ...]


@dataclass(frozen=True, slots=True)
class PersonView:
    """`label` is the name where consent allows it, else "Person 2"."""

    id: str
    label: str
    named: bool
    roles: tuple[str, ...]
    properties: tuple[PropertyView, ...]
    timeline: tuple[EventView, ...]
    incidents: tuple[str, ...]
    statements: tuple[str, ...]
    steps: tuple[StepView, ...]
    profiles: tuple[ProfileView, ...]


@dataclass(frozen=True, slots=True)
class IncidentView:
    """`victims` are labels; `told` says which of the persons shown each record names as a victim."""

    id: str
    label: str
    properties: tuple[PropertyView, ...]
    victims: tuple[str, ...]
    told: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class RecordView:
    """A figure or a statement, claim by claim."""

    id: str
    kind: str
    claims: tuple[ClaimView, ...]

    def of(self, property: str) -> tuple[ClaimView, ...]:
        return tuple(c for c in self.claims if c.property == property)


@dataclass(frozen=True, slots=True)
class FigureFindingView:
    kind: str
    says: str
    figures: tuple[str, ...]
    quotes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TallyView:
    rule: str
    rows: tuple["TallyRowView", ...]


@dataclass(frozen=True, slots=True)
class TallyRowView:
    by: Mapping[str, str]
    minimum: int
    maximum: int


@dataclass(frozen=True, slots=True)
class ExhibitView:
    """`sha256` stands only where the original leaves too; `origin` is the address, where the item was published."""

    id: str
    exhibit: str | None
    name: str | None
    media_type: str
    size: int | None
    sha256: str | None
    source: str | None
    origin: str | None
    obtained: str | None
    published: str | None
    cited: bool


@dataclass(frozen=True, slots=True)
class SourceView:
    id: str
    name: str
    kind: str
    reliability: str
    reason: str


@dataclass(frozen=True, slots=True)
class Contents:
    """What leaves, in reading order. `counted_only` are people who are counted and not named."""

    recipient: str
    scope: str
    persons: tuple[PersonView, ...]
    incidents: tuple[IncidentView, ...]
    contradictions: tuple[ContradictionView, ...]
    figures: tuple[RecordView, ...]
    statements: tuple[RecordView, ...]
    figure_findings: tuple[FigureFindingView, ...]
    tallies: tuple[TallyView, ...]
    quotes: tuple[Quote, ...]
    passages: tuple[Passage, ...]
    exhibits: tuple[ExhibitView, ...]
    sources: tuple[SourceView, ...]
    counted_only: int
    originals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Released:
    """The gate's answer. `dataclasses.replace` on it fails too, for want of the seal."""

    contents: Contents
    redactions: tuple[Redaction, ...]
    seal: InitVar[object]

    def __post_init__(self, seal: object) -> None:
        if seal is not SEAL:
            raise Illegal("Only the gate makes what may leave.", "Call release().", code="not-released")

    def as_json(self) -> dict[str, Json]:
        """The contents and redactions as JSON values: exactly what leaves."""
        return {"contents": _json(asdict(self.contents)), "redactions": [_json(asdict(r)) for r in self.redactions]}


def _json(value: object) -> Json:
    if isinstance(value, Mapping):
        return {str(name): _json(item) for name, item in value.items()}
    if isinstance(value, tuple | list):
        return [_json(item) for item in value]
    if value is None or isinstance(value, bool | int | str):
        return value
    raise Illegal("Only JSON values may leave.", code="not-json")
