"""Filling the shield: every name, span and number that must not leave for this recipient, with the reason for each."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from habeas.model.case import Person
from habeas.model.exhibit import Source, SourceKind
from habeas.model.record import Claim, Record, Voice
from habeas.model.value import Place, Reference
from habeas.model.vocabulary import How, Status
from habeas.publish.material import Material, Terms
from habeas.publish.protect import Shield, collective, describes, name_within, tokens
from habeas.publish.released import Redaction
from habeas.publish.rights import NOT_PERSONAL, Rights, Voices, in_office, kind_of_person, names_of, speaks_in_public
from habeas.publish.show import property_words

_GROUPS = ("group", "organisation")
_LONGEST_NAME = 80  # characters; a longer released quote is a sentence, and lets nothing through inside it


# What a source that may not be named is called, and why.
_UNNAMED = {
    "a confidential source": ("the name of a confidential source", "A confidential source is never named."),
    "a private person": ("the name of a private person who is a source", "A private person who speaks is not named."),
    "a source not named": ("the name of a source that may be a person",
                           "Nobody has said whether it is a person or a body: say so with habeas source."),
}  # fmt: skip


@dataclass(slots=True)
class Tallied:
    """The redactions of one disclosure: declared when the reason is known, numbered when first needed."""

    declared: dict[str, tuple[str, str]] = field(default_factory=dict)
    order: list[str] = field(default_factory=list)
    times: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    def declare(self, key: str, what: str, why: str) -> None:
        self.declared.setdefault(key, (what, why))

    def mark(self, key: str, times: int = 1) -> str:
        """Count one more place, and give the redaction's number."""
        if key not in self.order:
            self.order.append(key)
        self.times[key] += times
        return f"R{self.order.index(key) + 1}"

    def listed(self) -> tuple[Redaction, ...]:
        return tuple(
            Redaction(f"R{n}", *self.declared[key], self.times[key]) for n, key in enumerate(self.order, start=1)
        )


class Labels:
    """What persons are called: their name where it leaves, else "Person 3", in order of first use."""

    def __init__(self, rights: Rights) -> None:
        self._rights = rights
        self._numbers: dict[str, int] = {}

    def of(self, person: Person) -> str:
        name = released_name(person) if self._rights.allows(person, "name") else None
        if name:
            return name
        return f"Person {self._numbers.setdefault(person.id, len(self._numbers) + 1)}"


def released_name(person: Person) -> str | None:
    """The best supported spelling: one with a finding, else accepted claims, else the most claims; first on a tie."""
    supports = [s for s in person.properties.get("name", ()) if s.value is not None]

    def weight(at: int) -> tuple[bool, int, int, int]:
        standing = [c for c in supports[at].claims_for if c.stands()]
        accepted = sum(c.status is Status.ACCEPTED for c in standing)
        return supports[at].finding is not None, accepted, len(standing), -at

    return str(supports[max(range(len(supports)), key=weight)].value) if supports else None


class Guard:
    """The shield of one disclosure, filled. `allows` and `reference_leaves` are what the gate asks of it."""

    def __init__(self, material: Material, terms: Terms, tallied: Tallied) -> None:
        self.rights = Rights(material.persons, material.consents, terms.recipient)
        self.labels = Labels(self.rights)
        self.voices = Voices(material.sources)
        self.shield = Shield()
        self._tallied = tallied
        self._material = material
        tallied.declare("contact", "a contact detail (telephone, e-mail, account)", "Contact details never leave.")
        tallied.declare("identity", "an identity number", self.rights.why("identity_number"))
        published = {note.source for note in material.custody if note.url or note.published}
        self._public = {s.id for s in material.sources if speaks_in_public(s, published=s.id in published)}
        self._number_subjects(material.subjects)
        for person in material.persons:
            self._person(person)
        self._sources()
        for record in self._records():
            self._record(record)
        self._carve()

    def reference_leaves(self, claim: Claim, reference: Reference) -> bool:
        """Whether the words of a reference may stand: a group's may, a person's as far as that person's name may."""
        owner = self.rights.owner(reference.record)
        if owner is not None:
            return self.rights.allows(owner, "name") or not name_within(reference.text)
        if reference.kind == "person" or claim.property == "relation":
            name = name_within(reference.text)
            return not name or self.shield.is_open(name)
        return True

    def reference_key(self, reference: Reference) -> str:
        """The redaction under which a withheld reference is listed."""
        owner = self.rights.owner(reference.record)
        if owner is not None:
            return self.field_key(owner, "name")
        key = f"reference:{name_within(reference.text).casefold()}"
        self._tallied.declare(key, "the name of a person whom a source only mentions",
                              "Nobody can have consented for a person who is not on record.")  # fmt: skip
        return key

    def _number_subjects(self, subjects: tuple[str, ...] | None) -> None:
        by_id = {person.id: person for person in self._material.persons}
        for subject in subjects or ():
            if subject in by_id:
                self.labels.of(by_id[subject])

    def is_public(self, source: Source) -> bool:
        """Whether a source may be named as it is."""
        return source.id in self._public

    def _sources(self) -> None:
        for source in self._material.sources:
            key = f"source:{source.id}"
            if self.is_public(source):
                self.shield.release(source.name)
                continue
            what, why = _UNNAMED[_called_source(source)]
            self._tallied.declare(key, what, why)
            self.shield.guard(name_within(source.name), key)
            self.shield.guard(source.name, key)
        self._tallied.declare("custody", "who handed over an item", "Who handed over an item never leaves.")
        for note in self._material.custody:
            if note.received_from:
                self.shield.guard(note.received_from, "custody")

    def _person(self, person: Person) -> None:
        if self.rights.allows(person, "name"):
            for name in names_of(person.records, standing=True):
                self.shield.release(name)
        else:
            key = self.field_key(person, "name")
            for name in names_of(person.records):
                self.shield.guard(name, key)
        for record in person.records:
            for claim in record.claims:
                self._field(person, claim)

    def source_words(self, source: Source, number: str) -> str:
        """A source by name where it may be named, else "a confidential source (S1)"."""
        if self.is_public(source) or (not source.confidential and self.shield.is_open(source.name)):
            return source.name
        return f"{_called_source(source)} ({number})"

    def _called(self, person: Person) -> str:
        subjects = self._material.subjects or ()
        return (
            self.labels.of(person) if person.id in subjects else f"{self.labels.of(person)}, {kind_of_person(person)}"
        )

    def field_key(self, person: Person, property: str) -> str:
        """The redaction under which a withheld field of a person is listed.

        One for each person in a dossier; in a report, which counts people and does not follow them, one for all.
        """
        if self._material.subjects is None:
            key, whose = f"field:{property}", "people on record"
        else:
            key, whose = f"field:{person.id}:{property}", self._called(person)
        self._tallied.declare(key, f"the {property_words(property)} of {whose}", self.rights.why(property))
        return key

    def _field(self, person: Person, claim: Claim) -> None:
        """Guard the words of a withheld field; a rejected claim's words are not the person's, and are not guarded."""
        if claim.property in NOT_PERSONAL or claim.status is Status.REJECTED:
            return
        if self.rights.allows(person, claim.property):
            self._open_field(person, claim)
            return
        key = self.field_key(person, claim.property)
        if claim.property in ("relation", "sex") and not name_within(claim.anchor.quote):
            return  # "brothers" alone names nobody, and stands in what is said of the other brother too
        self.shield.guard_span(claim.anchor.text, claim.anchor.start, claim.anchor.end, key)
        if claim.property in ("father", "relation"):
            self.shield.guard(name_within(claim.as_written), key)
        if claim.property == "identity_number":
            self.shield.guard(claim.as_written, key)
            self.shield.guard(str(claim.value or ""), key)

    def _open_field(self, person: Person, claim: Claim) -> None:
        if claim.property == "identity_number" and claim.stands():
            self.shield.release_number(claim.as_written)
            self.shield.release_number(str(claim.value or ""))
        elif claim.property == "office" and in_office(person):
            self.shield.release_title(claim.as_written)
        elif claim.property == "father" and claim.stands():
            self.shield.release(claim.as_written)

    def _records(self) -> Iterator[Record]:
        yield from self._material.records
        for person in self._material.persons:
            yield from person.records
        for incident in self._material.incidents:
            yield from incident.records

    def _record(self, record: Record) -> None:
        for claim in record.claims:
            if isinstance(claim.value, Reference):
                self._reference(claim, claim.value)
            if isinstance(claim.value, Place) and record.kind != "person":
                for part in (claim.value.country, claim.value.province, claim.value.district, claim.value.place):
                    self.shield.release(part or "")
            for voice in claim.attribution:
                self._voice(voice)

    def _reference(self, claim: Claim, reference: Reference) -> None:
        if reference.kind in _GROUPS and not describes(reference.text):
            self.shield.release(reference.text)
        elif claim.status is not Status.REJECTED and not self.reference_leaves(claim, reference):
            self.shield.guard(name_within(reference.text), self.reference_key(reference))

    def _voice(self, voice: Voice) -> None:
        """A voice called a relative or witness, or one that tells what it saw and is no body, is private."""
        if self.voices.exactly(voice.who) is not None:
            return
        if not describes(voice.who) and (voice.how is not How.FIRST_HAND or collective(voice.who)):
            return
        name = name_within(voice.who)
        if name and not self.shield.is_open(name):
            key = f"voice:{name.casefold()}"
            self._tallied.declare(key, "the name of a private person who speaks",
                                  "A witness, relative or private speaker is named only with consent.")  # fmt: skip
            self.shield.guard(name, key)

    def _carve(self) -> None:
        """A released name inside a longer withheld span ("brothers A and B") stays."""
        for person in self._material.persons:
            for claim in _released_names(person, self.rights):
                self.shield.carve(claim.anchor.text, claim.anchor.start, claim.anchor.end)


def _called_source(source: Source) -> str:
    if source.confidential:
        return "a confidential source"
    if source.kind is SourceKind.PERSON or describes(source.name):
        return "a private person"
    return "a source not named"


def _released_names(person: Person, rights: Rights) -> Iterable[Claim]:
    if not rights.allows(person, "name"):
        return ()
    names = (claim for record in person.records for claim in record.of("name"))
    return tuple(c for c in names if c.anchor.end - c.anchor.start <= _LONGEST_NAME and tokens(c.anchor.quote))
