"""Who is mentioned in a page: persons, groups and organisations, with every mention joined to its entity."""

from bisect import bisect_left
from dataclasses import dataclass
from enum import StrEnum

from habeas.extract.page import Page


class EntityKind(StrEnum):
    PERSON = "person"
    GROUP = "group"
    ORGANISATION = "organisation"


class MentionForm(StrEnum):
    """How the words point: by name, by title or office alone, by pronoun, or by a description."""

    NAME = "name"
    TITLE = "title"
    PRONOUN = "pronoun"
    NOMINAL = "nominal"


@dataclass(frozen=True, slots=True)
class Mention:
    """`entity` is an index into `People.entities`. `certain` is False where nearness alone decided."""

    start: int
    end: int
    entity: int
    form: MentionForm
    certain: bool = True


@dataclass(frozen=True, slots=True)
class Fact:
    """Something stated of an entity: `property` as in the vocabulary of person records (office, occupation, age ...).

    `other` is the entity that a relation leads to ("brother" of whom), where it is known.
    """

    property: str
    words: str
    start: int
    end: int
    other: int | None = None


@dataclass(frozen=True, slots=True)
class Entity:
    """`name` is the longest name in the text, or for unnamed ones the words of the first mention.

    `members` are the entities of which a group consists, where the text names them ("the brothers A and B").
    """

    index: int
    kind: EntityKind
    name: str
    named: bool
    aliases: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    members: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class People:
    """`mentions` in order of start; nested mentions ("the brother of X") are allowed, the outer first."""

    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()

    def at(self, start: int, end: int) -> tuple[Mention, ...]:
        """The mentions that lie within or overlap a span, in order."""
        low = bisect_left(self.mentions, start - 400, key=lambda m: m.start)
        high = bisect_left(self.mentions, end, key=lambda m: m.start)
        return tuple(m for m in self.mentions[low:high] if m.end > start)

    def entity_of(self, start: int, end: int) -> Entity | None:
        """The entity of the mention that covers most of a span (the tightest one), or None."""
        found = self.at(start, end)
        if not found:
            return None
        best = max(found, key=lambda m: (min(m.end, end) - max(m.start, start), m.start - m.end))
        return self.entities[best.entity]

    def mentions_of(self, entity: int) -> tuple[Mention, ...]:
        """Every mention of one entity, in order."""
        return tuple(m for m in self.mentions if m.entity == entity)


def find_people(page: Page) -> People:
    """The people of a page."""
    del page
    return People()
