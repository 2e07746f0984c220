"""Who "I", "me" and "my son" are: the speaker of the quotation, or whoever a testimony says is telling it.

Needs `Speech`, which needs the people of the page: so this is added to them afterwards.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from habeas.extract.page import Page
from habeas.extract.people import Entity, EntityKind, Mention, MentionForm, People
from habeas.extract.people_links import RECIPROCAL
from habeas.extract.people_values import relation_of
from habeas.extract.speech import Speech
from habeas.extract.syntax import Token, lemma

_ALONE = frozenset({"i", "me", "my", "mine", "myself"})
_TOGETHER = frozenset({"we", "us", "our", "ours", "ourselves"})
_NARRATOR = re.compile(
    r"\b[Mm]y (?:full )?name is (?=\w)|(?:^|[.\n]\s*)I,? (?:am |the undersigned,? )?(?=[A-Z][\w'’-]+ [A-Z])"
)
OPENING = 1500  # code points within which somebody who testifies says who they are


def narrator_of(page: Page, people: People) -> Mention | None:
    """The name of whoever tells the whole text in the first person ("My name is ..."), if somebody does."""
    found = _NARRATOR.search(page.text.characters, 0, OPENING)
    if found is None:
        return None
    for mention in people.at(found.end(), found.end() + 1):
        if mention.form is MentionForm.NAME and people.entities[mention.entity].kind is EntityKind.PERSON:
            return mention
    return None


def with_first_persons(page: Page, people: People, speech: Speech) -> People:
    """The people with the mentions that the first person makes."""
    narrator = narrator_of(page, people)
    added: list[Mention] = []
    same: dict[int, int] = {}
    owned: dict[int, int] = {}  # where "son" of "my son" stands, and who says "my"
    for token in page.doc:
        if token.lower_ not in _ALONE and token.lower_ not in _TOGETHER:
            continue
        speaker = _speaker_at(people, speech, token, narrator)
        if speaker is None:
            continue
        entity, certain = speaker
        start, end = int(token.idx), int(token.idx) + len(token)
        certain = certain and token.lower_ in _ALONE
        added.append(Mention(start, end, entity, MentionForm.PRONOUN, certain, int(token.i)))
        if token.dep_ == "poss":
            owned[int(token.head.idx)] = entity
            same |= dict(_relatives(people, token.head, entity))
    kept = [replace(m, entity=same.get(m.entity, m.entity)) for m in people.mentions]
    entities = tuple(_joined(_owned(e, owned), people, same) for e in people.entities)
    return People(entities, tuple(sorted([*kept, *added], key=lambda m: (m.start, -m.end))))


def _owned(entity: Entity, owned: dict[int, int]) -> Entity:
    """With the speaker as the other side of a relation stated in the first person ("my son")."""
    facts = tuple(
        replace(f, other=owned[f.start]) if f.property == "relation" and f.other is None and f.start in owned else f
        for f in entity.facts
    )
    return replace(entity, facts=facts)


def _joined(entity: Entity, people: People, same: dict[int, int]) -> Entity:
    """An entity with what is stated of those who turned out to be it, and a group with its members so named."""
    others = [people.entities[o] for o, known in same.items() if known == entity.index]
    facts = (*entity.facts, *(f for o in others for f in o.facts if f.property != "relation"))
    return replace(entity, facts=facts, members=tuple(dict.fromkeys(same.get(m, m) for m in entity.members)))


def _speaker_at(people: People, speech: Speech, token: Token, narrator: Mention | None) -> tuple[int, bool] | None:
    """The entity that speaks in the first person at a token, and whether it surely does."""
    start, end = int(token.idx), int(token.idx) + len(token)
    in_quotes = any(q.start <= start < q.end for q in speech.quotes)
    over = speech.over(start, end) if in_quotes else ()  # "he told me that my son ...": the narrator's
    if over:
        speaker = over[-1].speaker
        known = speaker.entity is not None and people.entities[speaker.entity].kind is EntityKind.PERSON
        return (speaker.entity, speaker.certain) if known and speaker.entity is not None else None
    if narrator is None or in_quotes:
        return None
    return narrator.entity, True


def _relatives(people: People, noun: Token, speaker: int) -> Iterator[tuple[int, int]]:
    """The entity that "my son" made, with the one that it is, where the page says who that is."""
    relation = relation_of(noun.text)
    if relation is None:
        return
    known = {e.index for e in people.entities if _is_kin(people, e, lemma(noun), speaker)}
    for mention in people.at(int(noun.idx), int(noun.idx) + len(noun)):
        others = known - {mention.entity}
        described = mention.token == noun.i and mention.form is MentionForm.NOMINAL
        if described and len(others) == 1 and not people.entities[mention.entity].named:
            yield mention.entity, others.pop()


def _is_kin(people: People, entity: Entity, relation: str, speaker: int) -> bool:
    """Whether the page states that an entity is the speaker's son, or the speaker its father."""
    if entity.kind is not EntityKind.PERSON or not entity.named or entity.index == speaker:
        return False
    if any(f.property == "relation" and f.other == speaker and f.words.lower() == relation for f in entity.facts):
        return True
    back = RECIPROCAL.get(relation, ())
    said = people.entities[speaker].facts
    return any(f.property == "relation" and f.other == entity.index and f.words.lower() in back for f in said)
