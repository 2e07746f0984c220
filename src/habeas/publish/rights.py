"""Who may be told what: consent, person by person and field by field, and who speaks in public.

A field of a person leaves only under a standing consent that covers the recipient and the field. Role and status are
not personal; an official's name, role and office are public, unless the same person is also a victim, a witness or a
relative. An identity number needs a consent that names that field: "any field" is not enough. A withdrawal reaches
every older consent for the same recipient and field, whoever gave it.
"""

from collections.abc import Iterable

from habeas.model.case import Consent, Person
from habeas.model.exhibit import Source, SourceKind
from habeas.model.record import Record
from habeas.model.vocabulary import Stance, Status
from habeas.publish.protect import describes, folded, personal

NOT_PERSONAL = frozenset({"role", "status"})
_OF_OFFICE = frozenset({"name", "role", "office", "status"})
_PRIVATE_ROLES = frozenset({"victim", "witness", "relative"})
_FAMILY = {"father": "family", "relation": "family"}
_PUBLIC_RECIPIENTS = frozenset({"public", "media", "the public", "the media", "press"})


class Rights:
    """The answers for one recipient. Consents are found under the person's id or that of any of its records."""

    def __init__(self, persons: Iterable[Person], consents: Iterable[Consent], recipient: str) -> None:
        self.recipient = recipient
        self._consents = tuple(consents)
        self._owner = {record.id: person for person in persons for record in person.records}

    def owner(self, record: str | None) -> Person | None:
        """The person that a record belongs to under the current judgements."""
        return self._owner.get(record) if record else None

    def allows(self, person: Person, property: str) -> bool:
        """Whether this field of this person may go to the recipient."""
        if property in NOT_PERSONAL or (property in _OF_OFFICE and in_office(person)):
            return True
        if property == "name" and self._accused_before_authority(person):
            return True
        return self._consented(person, property)

    def why(self, property: str) -> str:
        """The reason for a refusal, in plain words."""
        explicit = " that names this field" if property == "identity_number" else ""
        return f"No standing consent{explicit} covers the recipient “{self.recipient}” and the field “{property}”."

    def _consented(self, person: Person, property: str) -> bool:
        ids = {person.id, *(record.id for record in person.records)}
        reaching = [c for c in self._consents if c.person in ids and self._reaches(c, property)]
        withdrawn = max((c.withdrawn for c in reaching if c.withdrawn), default="")
        return any(c.withdrawn is None and c.time > withdrawn for c in reaching)

    def _reaches(self, consent: Consent, property: str) -> bool:
        named = {_same(recipient) for recipient in consent.recipients}
        if "*" not in consent.recipients and _same(self.recipient) not in named:
            return False
        if property == "identity_number":
            return property in consent.fields
        return bool({"*", property, _FAMILY.get(property, property)} & set(consent.fields))

    def _accused_before_authority(self, person: Person) -> bool:
        """A person named as perpetrator is named to a court or a UN body, as an allegation; never to the public."""
        roles = set(roles_of(person))
        return (
            "perpetrator" in roles
            and not roles & _PRIVATE_ROLES
            and self.recipient.casefold() not in _PUBLIC_RECIPIENTS
        )


def _same(recipient: str) -> str:
    """What a recipient is compared by: its words, whatever their case; signs alone are compared as they are."""
    return folded(recipient) or recipient


def roles_of(person: Person) -> tuple[str, ...]:
    """The roles that the person's records give, each once."""
    return tuple(dict.fromkeys(role for record in person.records for role in record.roles))


def in_office(person: Person) -> bool:
    """Whether a record gives an office or the role of an official, and none makes the person a victim or witness."""
    roles = set(roles_of(person))
    holds = any(claim.stance is Stance.ASSERTS for record in person.records for claim in record.of("office"))
    return ("official" in roles or holds) and not roles & _PRIVATE_ROLES


def kind_of_person(person: Person) -> str:
    """What a withheld person is called: "a witness", "a relative", "a victim", "a private speaker", "a person"."""
    roles = roles_of(person)
    for role, words in (("witness", "a witness"), ("relative", "a relative"), ("victim", "a victim"),
                        ("perpetrator", "a person accused"), ("speaker", "a private speaker")):  # fmt: skip
        if role in roles:
            return words
    return "a person"


def speaks_in_public(source: Source, *, published: bool) -> bool:
    """Outlets, organisations and official bodies do; a private person or a confidential source never does.

    Of a source whose kind nobody has said, one that is called a relative or witness does not, nor one that reads like
    a person's name, unless an item of it was `published`.
    """
    if source.confidential or source.kind is SourceKind.PERSON:
        return False
    if source.kind is not SourceKind.UNKNOWN:
        return True
    return not describes(source.name) and (published or not personal(source.name))


class Voices:
    """The sources by name, to tell whose voice an attribution names."""

    def __init__(self, sources: Iterable[Source]) -> None:
        self._by_name: dict[str, Source] = {}
        for source in sources:
            known = self._by_name.get(folded(source.name))
            if known is None or source.confidential:  # of two that share a name, the confidential one decides
                self._by_name[folded(source.name)] = source

    def exactly(self, who: str) -> Source | None:
        """The source that is called exactly this (folded)."""
        return self._by_name.get(folded(who))

    def source(self, who: str) -> Source | None:
        """The source whose name is exactly these words (folded), or that is named within them."""
        words = f" {folded(who)} "
        exact = self._by_name.get(words.strip())
        within = [s for name, s in self._by_name.items() if name and f" {name} " in words]
        return exact or next((s for s in within if s.confidential), within[0] if within else None)


def names_of(records: Iterable[Record], *, standing: bool = False) -> tuple[str, ...]:
    """Every spelling of a person's name, those of replaced claims too; a rejected one is not theirs.

    With `standing`, only those that the team has neither rejected nor replaced.
    """
    spellings = (
        words
        for record in records
        for claim in record.claims
        if claim.property == "name" and (claim.stands() or (not standing and claim.status is Status.SUPERSEDED))
        for words in (str(claim.value or ""), claim.as_written)
    )
    return tuple(dict.fromkeys(words for words in spellings if words.strip()))
