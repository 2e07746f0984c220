"""Incidents: the tellings of one event joined, as drafts.

Two tellings are of one event when the acts are of one family (liberty, death, harm ...), a victim is the same, and
dates and places do not exclude each other. What cannot be joined surely stays apart: joining records is the team's
work and that of linkage, taking a wrong join apart is nobody's.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from habeas.extract.acts_modality import Mood
from habeas.extract.dates import DateMention
from habeas.extract.draft import Draft, DraftClaim
from habeas.extract.incidents_parties import Party
from habeas.extract.incidents_tell import Telling
from habeas.extract.page import Page
from habeas.extract.people import People
from habeas.extract.places import PlaceMention
from habeas.extract.speech import Speech
from habeas.model.record import Attribution
from habeas.model.value import Reference, Value
from habeas.model.vocabulary import Kind, Stance

OUTCOMES = {
    "release": "released", "killing": "killed", "extrajudicial_killing": "killed", "body_found": "found dead",
    "escape": "escaped", "accidental_death": "died in an accident", "sentence": "sentenced",
}  # fmt: skip
ENDED = frozenset(OUTCOMES)


@dataclass(slots=True)
class Event:
    """An incident in the making: its tellings in text order, and those of later acts that ended it."""

    tellings: list[Telling] = field(default_factory=list)
    endings: list[Telling] = field(default_factory=list)

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


def join(tellings: Iterable[Telling]) -> list[Event]:
    """The events that these tellings are of, in order of their first telling."""
    events: list[Event] = []
    for telling in tellings:
        event = _fitting(events, telling)
        if event is None:
            events.append(Event([telling]))
        else:
            event.tellings.append(telling)
    for event in events:
        _note_endings(event, events)
    return events


def _fitting(events: list[Event], telling: Telling) -> Event | None:
    for event in reversed(events):
        if event.first.family == telling.family and _is_one(event, telling):
            return event
    return None


def _is_one(event: Event, telling: Telling) -> bool:
    """Whether a telling may be of this event."""
    victims = {identity(v) for v in telling.victims}
    shared = victims & event.victims()
    if not shared or telling.again:
        return False
    people = {v for v in shared if isinstance(v, int)}
    if not people and event.tellings[-1].sentence != telling.sentence:
        return False  # "two men" here and "two men" there are not the same two men
    if {event.first.act, telling.act} in _APART:
        return False
    return _dates_agree(event, telling) and _places_agree(event, telling)


_APART = ({"body_found", "burial"}, {"accidental_death", "killing"}, {"trial", "sentence"}, {"release", "escape"})


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
            ends = telling.act in ENDED and telling.family != "liberty" and telling.mood is Mood.HAPPENED
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


# --- drafts ------------------------------------------------------------------------------------------------------


def draft(page: Page, people: People, speech: Speech, event: Event, key: str, recorded: frozenset[int]) -> Draft:
    """The draft of an event. `recorded`: entities that get a record of their own."""
    writer = _Writer(page, people, speech, recorded)
    claims = [c for t in event.tellings for c in writer.claims(event, t)]
    claims += [writer.outcome(t) for t in _unique_endings(event)]
    return Draft(Kind.INCIDENT, tuple(sorted(_distinct(claims), key=lambda c: (c.start, c.end))), key)


def _unique_endings(event: Event) -> Iterator[Telling]:
    seen: set[str] = set()
    for telling in event.endings:
        if OUTCOMES[telling.act] not in seen:
            seen.add(OUTCOMES[telling.act])
            yield telling


def _distinct(claims: list[DraftClaim]) -> Iterator[DraftClaim]:
    """Each value of a property once for each voice that says it, the surest first."""
    best: dict[tuple[object, ...], DraftClaim] = {}
    for claim in claims:
        voices = None if claim.attribution is None else tuple(v.who for v in claim.attribution)
        value = claim.value
        same = (value.record or value.text) if isinstance(value, Reference) else value
        key = (claim.property, same if same is not None else claim.as_written, claim.stance, voices)
        if key not in best or claim.confidence > best[key].confidence:
            best[key] = claim
    yield from best.values()


@dataclass(frozen=True, slots=True)
class _Writer:
    page: Page
    people: People
    speech: Speech
    recorded: frozenset[int]

    def claims(self, event: Event, telling: Telling) -> Iterator[DraftClaim]:
        stance = Stance.DENIES if telling.mood is Mood.DENIED else Stance.ASSERTS
        voices = self.speech.attribution(telling.start, telling.end)
        yield self._claim("act", telling.act, telling, (telling.start, telling.end), telling.confidence, stance, voices)
        asserted_elsewhere = stance is Stance.DENIES and any(t.mood is not Mood.DENIED for t in event.tellings)
        for victim in () if asserted_elsewhere else telling.victims:
            yield self._party("victim", victim, telling, stance, voices)
        for perpetrator in telling.perpetrators:
            yield self._party("perpetrator", perpetrator, telling, stance, voices)
        if stance is Stance.ASSERTS:
            yield from self._when_and_where(telling)

    def _when_and_where(self, telling: Telling) -> Iterator[DraftClaim]:
        if telling.date is not None:
            date, weight = telling.date
            confidence = Decimal(min(weight, telling.confidence + 10)) / 100
            yield DraftClaim(
                "date", date.value, date.words, date.start, date.end, confidence, date.unresolved,
                attribution=self.speech.attribution(telling.start, telling.end),
            )  # fmt: skip
        if telling.place is not None:
            place, weight = telling.place
            confidence = Decimal(min(weight, place.confidence, telling.confidence + 10)) / 100
            yield DraftClaim(
                "place", place.place, self.page.words(place.start, place.end), place.start, place.end, confidence,
                attribution=self.speech.attribution(telling.start, telling.end),
            )  # fmt: skip

    def _party(self, property: str, party: Party, telling: Telling, stance: Stance, voices: Attribution) -> DraftClaim:
        has_record = party.entity is not None and party.entity in self.recorded
        key = self.people.entities[party.entity].key if has_record and party.entity is not None else None
        value = Reference(key, party.text, party.kind)
        confidence = telling.confidence if party.certain else telling.confidence * 6 // 10
        return self._claim(property, value, telling, (party.start, party.end), confidence, stance, voices)

    def _claim(
        self, property: str, value: Value, telling: Telling, written: tuple[int, int], confidence: int, stance: Stance,
        voices: Attribution,
    ) -> DraftClaim:  # fmt: skip
        """The quote runs from the words of the value to those of the act, when they stand in one sentence."""
        start, end = min(written[0], telling.start), max(written[1], telling.end)
        if end - start > LONGEST_QUOTE or "\n\n" in self.page.words(start, end):
            start, end = written
        return DraftClaim(
            property, value, self.page.words(*written), start, end, Decimal(confidence) / 100, None, stance, voices
        )

    def outcome(self, telling: Telling) -> DraftClaim:
        voices = self.speech.attribution(telling.start, telling.end)
        confidence = telling.confidence * 9 // 10
        span = (telling.start, telling.end)
        return self._claim("outcome", OUTCOMES[telling.act], telling, span, confidence, Stance.ASSERTS, voices)


LONGEST_QUOTE = 600
