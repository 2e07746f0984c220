"""The closed words: kinds of record, their properties, acts, roles, stances, positions.

Acts follow the HURIDOCS micro-thesauri (types of acts) in plain English; `other` is for what the list lacks,
with the words as written beside it. `attack` is violence of which the text does not say what it did to whom ("opened
fire on protesters"); `surveillance` is watching or tracking somebody, or setting people on it; `harassment` is pressure
below a threat. Case steps stand beside acts on figures: a body that counts its cases counts what
it did with them ("received 640 complaints"), and the acts that the cases are about are said beside.
"""

from enum import StrEnum
from typing import Final


class Kind(StrEnum):
    PERSON = "person"
    INCIDENT = "incident"
    COUNT = "count"
    STATEMENT = "statement"


class Stance(StrEnum):
    ASSERTS = "asserts"
    DENIES = "denies"
    DOUBTS = "doubts"
    RETRACTS = "retracts"


class Status(StrEnum):
    """Where a claim stands with the team."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    SUPERSEDED = "superseded"


class How(StrEnum):
    """Whether a voice speaks of what it saw itself, passes it on, or does not say."""

    FIRST_HAND = "first_hand"
    RELAYED = "relayed"
    UNKNOWN = "unknown"


class Outcome(StrEnum):
    """What a person decided on a claim."""

    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"


class Verdict(StrEnum):
    """Whether two records speak of the same person."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


KINDS: Final[dict[Kind, tuple[str, ...]]] = {
    Kind.PERSON: ("name", "role", "sex", "age", "birth", "father", "relation", "occupation", "office", "place",
                  "identity_number", "status"),
    Kind.INCIDENT: ("act", "date", "place", "victim", "perpetrator", "outcome"),
    Kind.COUNT: ("as_written", "well_formed", "readings", "bound", "population", "act", "place", "period", "as_of",
                 "part_of"),
    Kind.STATEMENT: ("speaker", "position", "about"),
}  # fmt: skip

# What a family can consent to: any field, each property of a person or of what befell them, and what is more than one.
CONSENT_FIELDS: Final = tuple(
    dict.fromkeys(("*", *KINDS[Kind.PERSON], *KINDS[Kind.INCIDENT], "family", "photo", "steps"))
)

EDTF_PROPERTIES: Final = frozenset({"birth", "date", "period", "as_of"})
REFERENCE_PROPERTIES: Final = frozenset({"victim", "perpetrator", "relation", "speaker", "about", "part_of"})

ROLES: Final = ("victim", "perpetrator", "official", "speaker", "relative", "witness")
SEXES: Final = ("female", "male", "other")
BOUNDS: Final = ("exact", "at_least", "about", "at_most")
PRECISIONS: Final = ("country", "province", "district", "place", "coordinates", "unknown")
ACTS: Final = (
    "abduction", "arrest", "detention", "incommunicado_detention", "enforced_disappearance", "missing", "killing",
    "extrajudicial_killing", "torture", "ill_treatment", "injury", "rape", "enslavement", "displacement",
    "destruction_of_property", "raid", "threat", "trial", "sentence", "release", "escape", "body_found",
    "burial", "accidental_death", "attack", "harassment", "surveillance", "other",
)  # fmt: skip
CASE_STEPS: Final = ("case_received", "case_closed", "case_pending", "traced")
PERSON_STATUSES: Final = (
    "last_seen", "deprived_of_liberty", "acknowledged", "detention_denied", "whereabouts_unknown", "still_missing",
    "released", "found_alive", "found_dead", "killed", "died",
)  # fmt: skip
POSITIONS: Final = (
    "accuses", "denies", "condemns", "praises", "promises", "demands", "refuses", "rejects", "introduces",
    "acknowledges", "claims", "describes", "reports", "questions", "doubts", "regrets", "retracts", "orders", "rules",
    "opines",
)  # fmt: skip
RELATIONS: Final = (
    "brother", "sister", "sibling", "father", "mother", "son", "daughter", "child", "husband", "wife", "spouse",
    "cousin", "uncle", "aunt", "nephew", "niece", "grandfather", "grandmother", "relative", "friend",
)  # fmt: skip

# Properties whose value must come from a closed list, by kind where the same word means two things.
CLOSED: Final[dict[str, tuple[str, ...]]] = {
    "role": ROLES, "sex": SEXES, "bound": BOUNDS, "act": (*ACTS, *CASE_STEPS), "status": PERSON_STATUSES,
    "position": POSITIONS,
}  # fmt: skip
