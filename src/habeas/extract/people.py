"""Who is mentioned in a page: persons, groups and organisations, with every mention joined to its entity."""

from bisect import bisect_left
from dataclasses import dataclass
from enum import StrEnum

from habeas.extract import people_links as links
from habeas.extract import people_pronouns as pronouns
from habeas.extract.acts import find_triggers
from habeas.extract.forms import Form as PersonForm
from habeas.extract.forms import find_forms
from habeas.extract.page import Form, Page
from habeas.extract.people_entities import Draught, aliases, display, join_names
from habeas.extract.people_facts import Stated, facts_of, shared_facts
from habeas.extract.people_names import Name, find_names
from habeas.extract.people_scene import Being, Scene
from habeas.extract.people_values import sex_of
from habeas.extract.quotes import find_quotes
from habeas.extract.syntax import Token, conjuncts


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
    """`entity` is an index into `People.entities`. `certain` is False where nearness alone decided.

    `token` is the index in the doc of the head of the words.
    """

    start: int
    end: int
    entity: int
    form: MentionForm
    certain: bool = True
    token: int = -1


@dataclass(frozen=True, slots=True)
class Fact:
    """Something stated of an entity: `property` as in the vocabulary of person records (office, occupation, age ...).

    `other` is the entity whose brother, mother ... it is, for a relation whose other side is known.
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

    @property
    def key(self) -> str:
        """The key of this entity's record in drafts."""
        return f"person:{self.index}"


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
    """The people of a page, in text order."""
    names = find_names(page)
    headings = tuple((p.start, p.end) for p in page.paragraphs if p.form is Form.HEADING)
    scene = Scene(page.doc, _sentence_numbers(page), headings=headings, leads=_leads(page))
    _set_stage(page, scene, names)
    _walk(page, scene, names)
    return _people(scene)


def cast_of(people: People, page: Page) -> frozenset[int]:
    """The tokens that stand in names of persons."""
    found: set[int] = set()
    for m in people.mentions:
        if m.form is MentionForm.NAME and people.entities[m.entity].kind is EntityKind.PERSON:
            span = page.doc.char_span(m.start, m.end, alignment_mode="expand")
            found |= {t.i for t in span} if span is not None else set()
    return frozenset(found)


LEAD = 2  # paragraphs below a heading that tell again what it tells


def _leads(page: Page) -> tuple[tuple[int, int], ...]:
    found: list[tuple[int, int]] = []
    left = 0
    for paragraph in page.paragraphs:
        if paragraph.form is Form.HEADING:
            left = LEAD
        elif left:
            found.append((paragraph.start, paragraph.end))
            left -= 1
    return tuple(found)


def _sentence_numbers(page: Page) -> list[int]:
    numbers: list[int] = []
    for n, sentence in enumerate(page.doc.sents):
        numbers += [n] * len(sentence)
    return numbers


def _set_stage(page: Page, scene: Scene, names: tuple[Name, ...]) -> None:
    """Makes a being of every named entity, with what is stated at each of its names."""
    by_span = {(n.first, n.last): n for n in names}
    by_chars = {
        (page.doc[n.first].idx, page.doc[n.last - 1].idx + len(page.doc[n.last - 1])): n for n in by_span.values()
    }
    for draught in join_names(page.doc, names):
        name = display(page.words, draught)
        being = scene.new("person" if draught.person else "organisation", name, named=True)
        being.aliases = aliases(page.words, draught, name)
        if draught.person:
            _state(page, being, draught, by_chars)
        for start, end, _ in draught.places:
            if draught.person:
                scene.named.append((start, end, being.index))
            chosen = by_chars[(start, end)]
            for i in range(chosen.first, chosen.last):
                scene.by_token[i] = being.index
    scene.named.sort()
    for form in find_forms(page):
        owner = next((b for start, _, b in scene.named if form.name.start <= start < form.name.end), None)
        if owner is not None:
            scene.beings[owner].facts += _of_form(page, form)
    _rows(scene, names)


_ASKED = ("alias", "father", "age", "sex", "birth", "occupation", "place", "identity_number")


def _of_form(page: Page, form: PersonForm) -> list[Stated]:
    """What the lines of a form state of the person it is about."""
    return [Stated(e.asks, page.words(e.start, e.end), e.start, e.end) for e in form.entries if e.asks in _ASKED]


def _state(page: Page, being: Being, draught: Draught, by_chars: dict[tuple[int, int], Name]) -> None:
    for start, end, _ in sorted(draught.places):
        name = by_chars[(start, end)]
        being.facts += facts_of(page.doc, name.first, name.last, text=page.text.characters)
    sexes = {sex_of(f.words) for f in being.facts if f.property == "sex"}
    being.sex = next(iter(sexes)) if len(sexes) == 1 else None


def _rows(scene: Scene, names: tuple[Name, ...]) -> None:
    """Persons named side by side, as the parse or as the words between them have it."""
    done: set[int] = set()
    roots = {int(scene.doc[n.first].idx): scene.doc[n.first : n.last].root for n in names if n.person}
    for name in names:
        root = scene.doc[name.first : name.last].root
        if not name.person or root.i in done:
            continue
        tokens = [t for t in conjuncts(root) if t.i in scene.by_token]
        written = [roots[start] for start, _, _ in scene.row_at(int(scene.doc[name.first].idx)) if start in roots]
        tokens = written if len(written) > len(tokens) else tokens
        done |= {t.i for t in tokens}
        row = tuple(dict.fromkeys(scene.by_token[t.i] for t in tokens))
        if len(row) > 1 and all(scene.beings[b].kind == "person" for b in row):
            scene.rows.append((int(root.i), row))
            for being, fact in shared_facts(scene.doc, name.first, [(b, _root_of(scene, tokens, b)) for b in row]):
                scene.beings[being].facts.append(fact)
                scene.beings[being].sex = sex_of(fact.words) or scene.beings[being].sex
    scene.rows.sort()


def _root_of(scene: Scene, tokens: list[Token], being: int) -> int:
    return next(int(t.i) for t in tokens if scene.by_token[t.i] == being)


def _walk(page: Page, scene: Scene, names: tuple[Name, ...]) -> None:
    """Reads the page from its first word to its last, joining what points to somebody."""
    cast = frozenset(i for n in names if n.person for i in range(n.first, n.last))
    suffering = sorted({p for t in find_triggers(page, cast) for p in t.patients})
    quotes = find_quotes(page.text.characters, page.paragraphs)
    quoted = [(q.start, q.end) for q in quotes]
    starts = {n.first: n for n in names}
    for paragraph in page.paragraphs:
        span = page.doc.char_span(paragraph.start, paragraph.end, alignment_mode="expand")
        for token in span if span is not None else ():
            _meet(scene, token, starts.get(token.i), any(s <= token.idx < e for s, e in quoted))
            while suffering and suffering[0] <= token.i:
                at = suffering.pop(0)
                if at in scene.by_token:
                    scene.patients.append((at, scene.by_token[at]))


def _meet(scene: Scene, token: Token, name: Name | None, quoted: bool) -> None:
    if name is not None:
        root = scene.doc[name.first : name.last].root
        being = scene.beings[scene.by_token[name.first]]
        start, last = scene.doc[name.first].idx, scene.doc[name.last - 1]
        scene.mention(being, root, (int(start), int(last.idx) + len(last)), "name")
    elif token.i in scene.by_token:
        return
    elif token.lower_ in pronouns.HE | pronouns.SHE | pronouns.THEY:
        pronouns.pronoun(scene, token, quoted)
    elif links.is_description(token):
        links.description(scene, token)


def _people(scene: Scene) -> People:
    entities = tuple(_entity(scene, being) for being in scene.beings)
    mentions = [
        Mention(p.start, p.end, b.index, MentionForm(p.form), p.certain, p.token)
        for b in scene.beings
        for p in b.places
    ]
    return People(entities, tuple(sorted(mentions, key=lambda m: (m.start, -m.end))))


def _others(scene: Scene, fact: Stated) -> list[int | None]:
    """Whose relative a relation makes somebody: each of "their" whom the text names."""
    owner = None if fact.owner is None else scene.by_token.get(fact.owner)
    if owner is None or scene.beings[owner].kind != "group":
        return [owner]
    return [*scene.beings[owner].members] or [owner]


def _entity(scene: Scene, being: Being) -> Entity:
    facts = tuple(Fact(f.property, f.words, f.start, f.end, other) for f in being.facts for other in _others(scene, f))
    kind = EntityKind(being.kind)
    return Entity(being.index, kind, being.name, being.named, being.aliases, facts, tuple(being.members))
