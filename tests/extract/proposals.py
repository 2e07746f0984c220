"""What is proposed for an invented text, in a form that tests can read."""

import itertools
from dataclasses import dataclass

from habeas.extract.propose import propose
from habeas.model.edtf import Edtf
from habeas.model.record import Claim, Record
from habeas.model.text import Text
from habeas.model.value import Age, Place, Reference, Value
from habeas.model.vocabulary import Kind, Stance
from tests.extract.speech_pages import PUBLISHER, parser


@dataclass(frozen=True)
class Proposed:
    """One record. `all` gives the values of a property as words, in text order."""

    record: Record
    names: dict[str, str]

    def claims(self, property: str) -> list[Claim]:
        return [c for c in self.record.claims if c.property == property]

    def all(self, property: str) -> list[str]:
        return list(dict.fromkeys(_words(c.value) for c in self.claims(property) if c.value is not None))

    def denied(self, property: str) -> list[str]:
        return [_words(c.value) for c in self.claims(property) if c.stance is Stance.DENIES]

    @property
    def name(self) -> str:
        return next(iter(self.all("name")), "")

    @property
    def roles(self) -> set[str]:
        return set(self.record.roles)

    @property
    def relations(self) -> set[tuple[str, str]]:
        """As (what they are, of whom)."""
        found = [c.value for c in self.claims("relation")]
        return {(v.kind, v.text) for v in found if isinstance(v, Reference)}

    def leads_to_records(self, property: str) -> set[str]:
        """The names of those to whose records the references of a property lead."""
        found = [c.value for c in self.claims(property)]
        return {self.names[v.record] for v in found if isinstance(v, Reference) and v.record is not None}


def _words(value: Value | None) -> str:
    if isinstance(value, Reference | Place | Edtf):
        return value.text
    if isinstance(value, Age):
        return str(value.min) if value.min == value.max else f"{value.min}-{value.max}"
    return str(value)


def proposed(characters: str, published: str | None = None) -> list[Proposed]:
    """Every person and incident record that is proposed for an English text."""
    numbers = itertools.count()
    text = Text(id="t", exhibit="e", reader="plain", version="1", language="en", characters=characters)
    records = propose(
        text, source=None, publisher=PUBLISHER, published=Edtf(published) if published else None, parser=parser(),
        new_id=lambda: str(next(numbers)), proposer="test",
    )  # fmt: skip
    names = {r.id: next((str(c.value) for c in r.claims if c.property == "name"), "") for r in records}
    for record in records:
        for claim in record.claims:
            assert characters[claim.anchor.start : claim.anchor.end] == claim.anchor.quote
    return [Proposed(r, names) for r in records if r.kind in (Kind.PERSON, Kind.INCIDENT)]


def people(characters: str) -> dict[str, Proposed]:
    """The person records by name; those without a name under ""."""
    return {p.name: p for p in proposed(characters) if p.record.kind is Kind.PERSON}


def incidents(characters: str, published: str | None = None) -> list[Proposed]:
    return [p for p in proposed(characters, published) if p.record.kind is Kind.INCIDENT]


def victims(characters: str) -> set[str]:
    """The names of all who are proposed as victims."""
    return {name for name, person in people(characters).items() if "victim" in person.roles}
