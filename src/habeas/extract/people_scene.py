"""The people of a page while it is being read: who was mentioned where, how lately, and with what said of them.

A `Scene` is filled in text order by `people`; `people_links` asks it who "he", "the two" or "the journalist" may be.
"""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from habeas.extract.people_facts import Stated
from habeas.extract.people_lists import row_after
from habeas.extract.syntax import Token, text_of

LONGEST_ROW = 40  # names
# How likely the next pronoun means what stands in this place of a clause: the subject first.
_STANDING = {"nsubj": 6, "nsubjpass": 6, "dobj": 4, "poss": -2}


@dataclass(slots=True)
class Place:
    """One mention: the head token's index, its span, and how it points."""

    token: int
    start: int
    end: int
    form: str
    certain: bool = True


@dataclass(slots=True)
class Being:
    """Somebody, a group, or an organisation ("person", "group", "organisation")."""

    index: int
    kind: str
    name: str
    named: bool
    places: list[Place] = field(default_factory=list)
    facts: list[Stated] = field(default_factory=list)
    members: list[int] = field(default_factory=list)
    aliases: tuple[str, ...] = ()
    sex: str | None = None  # as stated, or as pronouns had it; the latter is never put out

    def heads(self, property: str) -> set[str]:
        """The words stated of one property, in lower case."""
        return {w for f in self.facts if f.property == property for w in f.words.lower().replace("-", " ").split()}


@dataclass(slots=True)
class Scene:
    """`sentence[i]` is the number of the sentence that token i lies in, `by_token` who a token stands for."""

    doc: Any
    sentence: list[int]
    beings: list[Being] = field(default_factory=list)
    by_token: dict[int, int] = field(default_factory=dict)
    recent: list[tuple[int, int, int]] = field(default_factory=list)  # being, token, standing in the clause
    rows: list[tuple[int, tuple[int, ...]]] = field(default_factory=list)  # token, beings named side by side
    patients: list[tuple[int, int]] = field(default_factory=list)  # token, being
    named: list[tuple[int, int, int]] = field(default_factory=list)  # start, end, being of every person's name
    headings: tuple[tuple[int, int], ...] = ()  # spans in the text
    leads: tuple[tuple[int, int], ...] = ()  # spans of the paragraphs that a heading stands over

    def new(self, kind: str, name: str, named: bool) -> Being:
        being = Being(len(self.beings), kind, name, named)
        self.beings.append(being)
        return being

    def mention(self, being: Being, token: Token, span: tuple[int, int], form: str, certain: bool = True) -> None:
        """Notes a mention and makes it the latest."""
        being.places.append(Place(int(token.i), *span, form, certain))
        for i in range(token.i, token.i + 1):
            self.by_token[i] = being.index
        self.note(being, token)

    def become(self, old: Being, new: Being) -> None:
        """Makes every mention of one being a mention of another, as when an unnamed one gets a name."""
        new.places += old.places
        new.facts += old.facts
        old.places = []
        for token, being in self.by_token.items():
            if being == old.index:
                self.by_token[token] = new.index
        self.recent = [(new.index if b == old.index else b, t, s) for b, t, s in self.recent]
        self.patients = [(t, new.index if b == old.index else b) for t, b in self.patients]

    def is_heading(self, token: int) -> bool:
        return _within(self.headings, int(self.doc[token].idx))

    def is_lead(self, token: int) -> bool:
        """Whether a token stands in the first paragraphs below a heading, which tell again what it tells."""
        return _within(self.leads, int(self.doc[token].idx))

    def speakers_near(self, token: Token) -> set[int]:
        """Those who say something in the sentence of a token, the one before or the one after."""
        found: set[int] = set()
        for sentence in _around(token):
            for verb in sentence:
                if verb.lemma_.lower() in _SPEAKING:
                    found |= {self.by_token[c.i] for c in verb.children if c.dep_ == "nsubj" and c.i in self.by_token}
        return found

    def note(self, being: Being, token: Token) -> None:
        self.recent.append((being.index, int(token.i), _STANDING.get(token.dep_, 0)))

    def lately(self, token: Token, sentences: int, kind: str = "person") -> list[tuple[Being, int, int]]:
        """Beings of a kind mentioned before a token, at most so many sentences back, the latest first."""
        here = self.sentence[token.i]
        seen: dict[int, tuple[Being, int, int]] = {}
        for being, at, standing in reversed(self.recent):
            if here - self.sentence[at] > sentences:
                break
            if at < token.i and self.beings[being].kind == kind:
                old = seen.get(being)
                seen[being] = old or (self.beings[being], at, standing)
        return list(seen.values())

    def row_at(self, start: int) -> list[tuple[int, int, int]]:
        """The names, as (start, end, being), of the row that begins with the name at `start`."""
        at = bisect_left(self.named, (start, 0, 0))
        if at >= len(self.named) or self.named[at][0] != start:
            return []
        text = text_of(self.doc)
        following = self.named[at + 1 : at + 1 + LONGEST_ROW]
        return [self.named[at], *row_after(lambda a, b: text[a:b], self.named[at][1], following)]

    def row_from(self, being: int, after: int, stop: int) -> tuple[int, ...]:
        """A being with those whose names follow its name in a row between two positions of the text."""
        spans = [n for n in self.named if after <= n[0] < stop]
        first = next((n for n in spans if n[2] == being), None)
        if first is None:
            return (being,)
        text = text_of(self.doc)
        rest = row_after(lambda start, end: text[start:end], first[1], [n for n in spans if n[0] >= first[1]])
        return tuple(dict.fromkeys([being, *(n[2] for n in rest)]))

    def row_of(self, number: int | None, token: Token, sentences: int) -> tuple[int, ...] | None:
        """The latest beings named side by side before a token, of that number."""
        here = self.sentence[token.i]
        for at, row in reversed(self.rows):
            if at < token.i and here - self.sentence[at] <= sentences and number in (None, len(row)):
                return row
        return None

    def patients_before(self, token: Token, sentences: int) -> tuple[int, ...]:
        """Persons who suffered an act, told before a token at most so many sentences back, in text order."""
        here = self.sentence[token.i]
        near = [b for at, b in self.patients if at < token.i and here - self.sentence[at] <= sentences]
        return tuple(dict.fromkeys(near))


_SPEAKING = frozenset({"say", "tell", "write", "add", "state", "recall", "note", "argue", "claim", "explain", "tweet"})


def _around(token: Token) -> list[Any]:
    here = token.sent
    before = token.doc[here.start - 1].sent if here.start else None
    after = token.doc[here.end].sent if here.end < len(token.doc) else None
    return [s for s in (before, here, after) if s is not None]


def _within(spans: Iterable[tuple[int, int]], at: int) -> bool:
    return any(start <= at < end for start, end in spans)


def group_of(scene: Scene, members: tuple[int, ...], name: str) -> Being:
    """The group of exactly these members, made when it is not there."""
    for being in scene.beings:
        if being.kind == "group" and being.members == list(members):
            return being
    being = scene.new("group", name, named=False)
    being.members = list(members)
    return being


def expand(scene: Scene, beings: Iterable[int]) -> tuple[int, ...]:
    """Groups replaced by their members where these are known."""
    found: list[int] = []
    for b in beings:
        members = scene.beings[b].members
        found += members if members else [b]
    return tuple(dict.fromkeys(found))
