"""Person records: for those who suffered an act, did one as the text says, spoke, or are kin of a victim.

A person only named in passing gets no record. Groups and organisations get none: claims refer to them by their words.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from habeas.extract.draft import Draft, DraftClaim
from habeas.extract.gazetteer import Gazetteer
from habeas.extract.incidents_status import Standing
from habeas.extract.page import Page
from habeas.extract.people import Entity, EntityKind, Fact, Mention, MentionForm, People
from habeas.extract.people_values import age_of, office_words, relation_of, sex_of
from habeas.extract.places import PlaceMention
from habeas.model.value import Place, Reference, Value
from habeas.model.vocabulary import Kind, Stance

NAMED = {1: Decimal("0.60"), 2: Decimal("0.85")}


@dataclass(frozen=True, slots=True)
class Part:
    """A role that somebody has in the page, with the words that give it; `denied` where they only deny it.

    Whoever is said not to have been arrested is nobody's victim there, but it is them of whom others say it.
    """

    role: str
    start: int
    end: int
    confidence: Decimal
    denied: bool = False


@dataclass(slots=True)
class Casting:
    """Who has which parts. Filled by `propose` from incidents, statuses and speech."""

    parts: dict[int, list[Part]] = field(default_factory=dict)

    def give(self, entity: int, part: Part) -> None:
        """Notes a part; one that is there already is kept when it is surer, and what is told before what is denied."""
        held = self.parts.setdefault(entity, [])
        for n, old in enumerate(held):
            if old.role == part.role:
                held[n] = max(old, part, key=lambda p: (not p.denied, p.confidence))
                return
        held.append(part)

    def roles(self, entity: int) -> set[str]:
        return {p.role for p in self.parts.get(entity, [])}


def gets_record(entity: Entity) -> bool:
    """Named persons; and unnamed ones of whom an age, kin or father is stated ("his 12-year-old daughter")."""
    if entity.kind is not EntityKind.PERSON:
        return False
    return entity.named or any(f.property in ("age", "relation", "father", "identity_number") for f in entity.facts)


def give_relatives(people: People, casting: Casting) -> None:
    """Those whose kinship to a victim is stated, and who have another part or a name, are relatives."""
    victims = {e for e, parts in casting.parts.items() if any(p.role == "victim" for p in parts)}
    for entity in people.entities:
        if entity.kind is not EntityKind.PERSON or "victim" in casting.roles(entity.index):
            continue
        for fact in entity.facts:
            known = entity.named or entity.index in casting.parts
            if fact.property == "relation" and fact.other in victims and known:
                casting.give(entity.index, Part("relative", fact.start, fact.end, Decimal("0.70")))


def draft_person(
    page: Page,
    people: People,
    entity: Entity,
    casting: Casting,
    standings: Iterable[Standing],
    recorded: frozenset[int],
) -> Draft:
    """The draft of one person."""
    writer = _Writer(page, people, entity, recorded)
    claims = [*writer.names(), *writer.roles(casting.parts.get(entity.index, [])), *writer.facts()]
    claims += [writer.status(s) for s in standings if s.party.entity == entity.index]
    return Draft(Kind.PERSON, tuple(sorted(claims, key=lambda c: (c.start, c.end, c.property))), entity.key)


@dataclass(frozen=True, slots=True)
class _Writer:
    page: Page
    people: People
    entity: Entity
    recorded: frozenset[int]

    def names(self) -> Iterator[DraftClaim]:
        """One claim for each spelling of several words; a shorter form that adds nothing gets none."""
        if not self.entity.named:
            return
        seen: list[str] = []
        mentions = [m for m in self.people.mentions_of(self.entity.index) if m.form is MentionForm.NAME]
        for mention in sorted(mentions, key=lambda m: -len(self._written(m).split())):
            written = self._written(mention)
            if any(_is_part(written, longer) for longer in seen):
                continue
            seen.append(written)
            confidence = NAMED[min(len(written.split()), 2)]
            yield DraftClaim("name", written, written, mention.start, mention.end, confidence)
        for fact in self.entity.facts:
            if fact.property == "alias" and fact.words not in seen:
                seen.append(fact.words)
                yield DraftClaim("name", fact.words, fact.words, fact.start, fact.end, NAMED[1])

    def _written(self, mention: Mention) -> str:
        return " ".join(self.page.words(mention.start, mention.end).split())

    def roles(self, parts: Iterable[Part]) -> Iterator[DraftClaim]:
        for part in parts:
            words = self.page.words(part.start, part.end)
            stance = Stance.DENIES if part.denied else Stance.ASSERTS
            yield DraftClaim("role", part.role, words, part.start, part.end, part.confidence, stance=stance)

    def facts(self) -> Iterator[DraftClaim]:
        """What is stated of the person, each value once."""
        seen: set[tuple[str, object]] = set()
        for fact in self.entity.facts:
            if fact.property in ("alias", "title") or self._adds_nothing(fact):
                continue
            value, unresolved = self._value(fact)
            key = (fact.property, value.casefold() if isinstance(value, str) else value or fact.words)
            if key in seen or (value is None and unresolved is None):
                continue
            seen.add(key)
            property = "relation" if fact.property == "spouse" else fact.property
            yield DraftClaim(property, value, fact.words, fact.start, fact.end, Decimal("0.70"), unresolved)

    def _adds_nothing(self, fact: Fact) -> bool:
        """Whether an office or occupation is held by a fuller one: "PM" beside "Pakistani Prime Minister"."""
        if fact.property not in ("office", "occupation"):
            return False
        own = office_words(fact.words)
        fuller = [f for f in self.entity.facts if f.property == fact.property and f.words != fact.words]
        return any(own < office_words(f.words) for f in fuller)

    def _value(self, fact: Fact) -> tuple[Value | None, str | None]:
        words = " ".join(fact.words.split())
        if fact.property == "father":
            words = words.removeprefix("Late ").removeprefix("late ")
        if fact.property == "sex":
            return sex_of(words), None
        if fact.property == "age":
            age = age_of(words)
            return age, None if age is not None else f"“{words}” is not an age in years."
        if fact.property == "birth":
            return self._birth(fact)
        if fact.property == "place":
            return self._place(fact), None
        if fact.property == "relation":
            return self._relation(fact), None
        if fact.property == "spouse":
            return Reference(None, words, "wife"), None
        return words, None

    def _birth(self, fact: Fact) -> tuple[Value | None, str | None]:
        found = next((d for d in self.page.dates if d.start < fact.end and fact.start < d.end), None)
        if found is None:
            return None, f"“{fact.words}” is no date."
        return found.value, found.unresolved

    def _place(self, fact: Fact) -> Place:
        found: list[PlaceMention] = [m for m in self.page.places if m.start < fact.end and fact.start < m.end]
        words = " ".join(fact.words.split())
        return found[0].place if found else Gazetteer.load().resolve(words) or Place(words)

    def _relation(self, fact: Fact) -> Reference | None:
        """To whom: "his brother" on the brother's record leads to him, whose brother this person is."""
        relation = relation_of(fact.words)
        if relation is None or fact.other is None or fact.other == self.entity.index:
            return None
        other = self.people.entities[fact.other]
        if other.kind is not EntityKind.PERSON:
            return None
        return Reference(other.key if fact.other in self.recorded else None, other.name, relation)

    def status(self, standing: Standing) -> DraftClaim:
        written = self.page.words(standing.start, standing.end)
        confidence = Decimal(standing.confidence) / 100
        return DraftClaim("status", standing.status, written, standing.start, standing.end, confidence)


def _is_part(short: str, long: str) -> bool:
    """Whether a spelling only shortens another: its words are among the other's."""
    return set(short.casefold().split()) <= set(long.casefold().split())
