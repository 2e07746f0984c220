"""Which tellings are of one event.

Two are when the acts are of one family (liberty, death, harm ...), dates and places do not exclude each other, and the
victims are the same: the same person, the same group of people ("the girls"), or in a heading and the paragraphs below
it somebody of the same description. What cannot be joined surely stays apart: joining records is the team's work and
that of linkage, taking a wrong join apart is nobody's.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from habeas.extract.acts_modality import Mood
from habeas.extract.dates import DateMention
from habeas.extract.incidents_parties import Party
from habeas.extract.incidents_tell import Telling
from habeas.extract.page import Form, Page
from habeas.extract.people import People
from habeas.extract.places import PlaceMention

OUTCOMES = {
    "release": "released", "killing": "killed", "extrajudicial_killing": "killed", "body_found": "found dead",
    "escape": "escaped", "accidental_death": "died in an accident", "sentence": "sentenced",
}  # fmt: skip
LEAD = 3  # paragraphs below a heading that may tell its event again
SOON = 800  # code points within which those who were counted are named
BELOW = 2500  # code points after a telling of a group within which "the girls" are that group


@dataclass(slots=True)
class Event:
    """An incident in the making: its tellings in text order, and those of later acts that ended it.

    `same_as` leads from a victim without a name to the entity that another telling shows it to be.
    """

    tellings: list[Telling] = field(default_factory=list)
    endings: list[Telling] = field(default_factory=list)
    same_as: dict[object, Party] = field(default_factory=dict)

    @property
    def first(self) -> Telling:
        return self.tellings[0]

    def victims(self) -> set[object]:
        return {identity(v) for t in self.tellings for v in t.victims}

    def dates(self) -> list[DateMention]:
        return [t.date[0] for t in self.tellings if t.date and t.date[0].value is not None]

    def places(self) -> list[PlaceMention]:
        return [t.place[0] for t in self.tellings if t.place]


def identity(party: Party) -> object:
    """What makes two parties the same: the entity, or for words that name nobody in particular the words."""
    return party.text.casefold() if party.entity is None else party.entity


def join(page: Page, people: People, tellings: Iterable[Telling]) -> list[Event]:
    """The events that these tellings are of, in order of their first telling."""
    joiner = _Joiner(page, people)
    for telling in tellings:
        joiner.place(telling)
    for event in joiner.events:
        _note_endings(event, joiner.events)
    return joiner.events


class _Joiner:
    def __init__(self, page: Page, people: People) -> None:
        self.page, self.people = page, people
        self.events: list[Event] = []

    def place(self, telling: Telling) -> None:
        """Adds a telling to the latest event that it may be of, else makes one of it."""
        if telling.form == "list":
            event = next((e for e in self.events if e.first.form == "list" and _is_same_entry(e.first, telling)), None)
            if event is not None:
                event.tellings.append(telling)
                return
        last = self.events[-1] if self.events else None
        if last is not None and _is_one_practice(last.tellings[-1], telling):
            last.tellings.append(telling)
            return
        for event in reversed(self.events):
            if event.first.family == telling.family and _may_be_one(event, telling) and self._is_one(event, telling):
                event.tellings.append(telling)
                return
        self.events.append(Event([telling]))

    def _is_one(self, event: Event, telling: Telling) -> bool:
        shared = {identity(v) for v in telling.victims} & event.victims()
        named = {v for v in shared if isinstance(v, int)}
        if named or (shared and event.tellings[-1].sentence == telling.sentence):
            return True  # but "two men" here and "two men" there are not the same two men
        if telling.form == "fallen":
            return any(v.kind == "group" for t in event.tellings for v in t.victims) and self._is_near(event, telling)
        again = self._is_headed(event, telling) or self._is_same_group(event, telling)
        return again or self._are_those_counted(event, telling)

    def _is_near(self, event: Event, telling: Telling) -> bool:
        return telling.start - event.tellings[-1].start < BELOW

    # --- a heading and what stands below it ---------------------------------------------------------------------

    def _is_headed(self, event: Event, telling: Telling) -> bool:
        """Whether the event was told in a heading, and this is the paragraph that it heads."""
        if not all(self._in_heading(t) for t in event.tellings) or self._in_heading(telling):
            return False
        between = [
            p for p in self.page.paragraphs if event.first.start < p.start <= telling.start and p.form is Form.PROSE
        ]
        if len(between) > LEAD:
            return False
        pairs = [(a, b) for a in event.first.victims for b in telling.victims if self._are_alike(a, b)]
        for unnamed, other in pairs:
            if other.entity is not None:
                event.same_as[identity(unnamed)] = other
        return bool(pairs)

    def _in_heading(self, telling: Telling) -> bool:
        paragraph = self.page.paragraph_at(telling.start)
        return paragraph is not None and paragraph.form is Form.HEADING

    def _are_alike(self, one: Party, other: Party) -> bool:
        """Whether a victim without a name may be the other: as many, or of the same description."""
        sizes = self._size(one), self._size(other)
        if all(sizes):
            return sizes[0] == sizes[1]
        described = self._describing(one) & self._describing(other)
        return bool(described) and one.kind == other.kind

    def _describing(self, party: Party) -> set[str]:
        """Nouns that say what a party is: those of its own words, and of what is stated of the person."""
        found = _singulars(party.text)
        if party.entity is not None:
            entity = self.people.entities[party.entity]
            stated = " ".join(f.words for f in entity.facts if f.property in ("occupation", "office", "relation"))
            found |= _singulars(f"{entity.name} {stated}")
        return found - _LITTLE

    def _size(self, party: Party) -> int:
        for number in self.page.numbers:
            if number.start < party.end and party.start < number.end:
                return max(number.readings, default=0)
        return 1 if party.kind == "person" else 0

    def _are_those_counted(self, event: Event, telling: Telling) -> bool:
        """ "killed three policemen ... Constables A, B and C died": so many people, and right after it their names."""
        names = [v for v in telling.victims if v.entity is not None and self.people.entities[v.entity].named]
        if len(names) < 2 or telling.start - event.tellings[-1].start > SOON:
            return False
        groups = [v for t in event.tellings for v in t.victims if v.kind == "group"]
        return any(self._size(group) == len(names) for group in groups)

    # --- groups that are spoken of again -------------------------------------------------------------------------

    def _is_same_group(self, event: Event, telling: Telling) -> bool:
        """ "112 pupils were taken ... the girls were taken by ...": a definite group, shortly after one told of so."""
        for party in telling.victims:
            if party.kind != "group" or not _DEFINITE.match(party.text):
                continue
            size = self._size(party)
            for earlier in (v for t in event.tellings for v in t.victims if v.kind == "group"):
                sizes = self._size(earlier), size
                fits = sizes[0] == sizes[1] if all(sizes) else _are_of_a_kind(earlier.text, party.text)
                if fits and self._is_near(event, telling):
                    event.same_as[identity(party)] = earlier
                    return True
        return False


_DEFINITE = re.compile(r"(?:all (?:of )?)?(?:the|these|those|both)\b", re.IGNORECASE)
_LITTLE = frozenset({"two", "three", "four", "five", "the", "a", "an", "of", "and", "his", "her", "their", "former"})
_KINDS = (
    frozenset({"girl", "boy", "child", "pupil", "student", "schoolgirl", "schoolboy", "schoolchild", "teenager",
               "youth", "minor", "youngster", "seminarian", "kid"}),
    frozenset({"man", "labourer", "laborer", "worker", "miner", "farmer", "fisherman", "villager", "peasant", "youth",
               "passenger", "trader", "driver", "shepherd", "herder"}),
    frozenset({"officer", "policeman", "soldier", "guard", "trooper", "police", "personnel", "constable", "ranger"}),
    frozenset({"journalist", "reporter", "activist", "lawyer", "protester", "demonstrator", "worker"}),
)  # fmt: skip
_ANY_KIND = frozenset(
    {"victim", "hostage", "captive", "detainee", "prisoner", "abductee", "deceased", "dead", "others"}
)


def _singulars(words: str) -> set[str]:
    found = set()
    for word in re.findall(r"[a-z]+", words.lower()):
        found |= {_IRREGULAR.get(word, word.removesuffix("s"))}
    return found


_IRREGULAR = {"men": "man", "women": "woman", "children": "child", "policemen": "policeman", "police": "police",
              "schoolchildren": "schoolchild", "fishermen": "fisherman", "hostages": "hostage", "nurses": "nurse",
              "people": "people"}  # fmt: skip


def _are_of_a_kind(one: str, other: str) -> bool:
    """Whether two plural descriptions may be of the same people."""
    left, right = _singulars(one) - _LITTLE, _singulars(other) - _LITTLE
    if left & right or right & _ANY_KIND:
        return True
    return any(left & kind and right & kind for kind in _KINDS)


def _is_same_entry(one: Telling, other: Telling) -> bool:
    """Whether two items of a list are told of by the same words above it, at one time and place."""
    return (one.start, one.sentence) == (other.start, other.sentence)


def _is_one_practice(one: Telling, other: Telling) -> bool:
    """ "are picked up, tortured and killed": what is done again and again to the same people, told in one breath."""
    same = {identity(v) for v in one.victims} == {identity(v) for v in other.victims}
    return one.generic and other.generic and one.sentence == other.sentence and same


# --- what keeps two tellings apart -----------------------------------------------------------------------------------

_APART = ({"body_found", "burial"}, {"accidental_death", "killing"}, {"trial", "sentence"}, {"release", "escape"})


def _may_be_one(event: Event, telling: Telling) -> bool:
    if telling.again or {event.first.act, telling.act} in _APART:
        return False
    return _dates_agree(event, telling) and _places_agree(event, telling)


def _dates_agree(event: Event, telling: Telling) -> bool:
    if telling.date is None or telling.date[0].value is None:
        return True
    return all(d.value is None or d.value.overlaps(telling.date[0].value) for d in event.dates())


def _places_agree(event: Event, telling: Telling) -> bool:
    """Places disagree when both name a district, or both a country, and not the same."""
    if telling.place is None:
        return True
    new = telling.place[0].place
    for mention in event.places():
        old = mention.place
        for one, other in ((old.country, new.country), (old.district, new.district)):
            if one and other and one != other:
                return False
    return True


def _note_endings(event: Event, events: list[Event]) -> None:
    """A release, killing or finding of the same victim that the page tells after a deprivation of liberty."""
    if event.first.family != "liberty":
        return
    mine = {v for v in event.victims() if isinstance(v, int)}
    for other in events:
        for telling in other.tellings:
            theirs = {identity(v) for v in telling.victims}
            after = telling.start > event.first.start or telling.family == "release"
            ends = telling.act in OUTCOMES and telling.family != "liberty" and telling.mood is Mood.HAPPENED
            if ends and after and mine & theirs and not _precedes(telling, event):
                event.endings.append(telling)


def _precedes(telling: Telling, event: Event) -> bool:
    """Whether an ending is dated before the event, and so ends another."""
    if telling.date is None or telling.date[0].value is None:
        return False
    latest = telling.date[0].value.latest
    return any(
        latest is not None and d.value is not None and d.value.earliest is not None and latest < d.value.earliest
        for d in event.dates()
    )
