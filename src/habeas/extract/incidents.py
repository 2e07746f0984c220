"""Incidents as drafts: the claims that the tellings of one event make."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from habeas.extract.acts_modality import Mood
from habeas.extract.draft import Draft, DraftClaim
from habeas.extract.incidents_join import OUTCOMES, Event, identity
from habeas.extract.incidents_parties import Party
from habeas.extract.incidents_tell import Telling
from habeas.extract.page import Page
from habeas.extract.people import People
from habeas.extract.quotes import whole
from habeas.extract.speech import Speech
from habeas.model.record import Attribution
from habeas.model.value import Reference, Value
from habeas.model.vocabulary import Kind, Stance


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
            yield self._party("victim", _known(event, victim), telling, stance, voices)
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
        confidence = telling.confidence * party.weight // 100
        confidence = confidence if party.certain else confidence * 6 // 10
        return self._claim(property, value, telling, (party.start, party.end), confidence, stance, voices)

    def _claim(
        self, property: str, value: Value, telling: Telling, written: tuple[int, int], confidence: int, stance: Stance,
        voices: Attribution,
    ) -> DraftClaim:  # fmt: skip
        """The quote runs from the words of the value to those of the act, when they stand in one sentence."""
        start, end = whole(self.speech.quotes, min(written[0], telling.start), max(written[1], telling.end))
        across = "\n\n" in self.page.words(start, end) or telling.form in ("form", "list")
        if end - start > LONGEST_QUOTE or across:
            start, end = written
        return DraftClaim(
            property, value, self.page.words(*written), start, end, Decimal(confidence) / 100, None, stance, voices
        )

    def outcome(self, telling: Telling) -> DraftClaim:
        voices = self.speech.attribution(telling.start, telling.end)
        confidence = telling.confidence * 9 // 10
        span = (telling.start, telling.end)
        return self._claim("outcome", OUTCOMES[telling.act], telling, span, confidence, Stance.ASSERTS, voices)


def _known(event: Event, victim: Party) -> Party:
    """A victim without a name as the person or group that another telling of the event shows it to be."""
    other = event.same_as.get(identity(victim))
    return victim if other is None else replace(victim, text=other.text, kind=other.kind, entity=other.entity)


LONGEST_QUOTE = 600
