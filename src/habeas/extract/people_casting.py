"""Which part each person of a page has: victim, perpetrator, speaker, witness, official."""

from collections.abc import Iterable
from decimal import Decimal

from habeas.extract.acts_modality import Mood
from habeas.extract.draft import Draft
from habeas.extract.incidents_status import Standing
from habeas.extract.incidents_tell import Telling
from habeas.extract.page import Page
from habeas.extract.people import EntityKind, People
from habeas.extract.people_records import Casting, Part
from habeas.extract.people_voice import narrator_of
from habeas.extract.speech import Speech
from habeas.model.value import Reference

SURE = Decimal("0.80")
UNSURE = Decimal("0.50")


def cast(
    page: Page, people: People, speech: Speech, tellings: Iterable[Telling], standings: Iterable[Standing]
) -> Casting:
    """The parts that tellings, statuses and utterances give to the persons of a page."""
    casting = Casting()
    for telling in tellings:
        _cast_telling(people, casting, telling)
    for standing in standings:
        entity = standing.party.entity
        if entity is not None and standing.status not in ("found_alive", "released", "died"):
            confidence = Decimal(standing.confidence) / 100
            share, denied = min(confidence, Decimal("0.60")), standing.status == "detention_denied"
            casting.give(entity, Part("victim", standing.start, standing.end, share, denied))
    for utterance in speech.utterances:
        entity = utterance.speaker.entity
        if entity is not None and people.entities[entity].kind is EntityKind.PERSON:
            start, end = utterance.cue or (utterance.speaker.start, utterance.speaker.end)
            start, end = min(start, utterance.speaker.start), max(end, utterance.speaker.end)
            confidence = SURE if utterance.speaker.certain else UNSURE
            casting.give(entity, Part("speaker", start, end, confidence))
            if utterance.speaker.saw:
                casting.give(entity, Part("witness", start, end, UNSURE))
    narrator = narrator_of(page, people)
    if narrator is not None:
        for role in ("speaker", "witness"):
            casting.give(narrator.entity, Part(role, narrator.start, narrator.end, UNSURE))
    _cast_officials(people, casting)
    return casting


def _cast_telling(people: People, casting: Casting, telling: Telling) -> None:
    denied = telling.mood is Mood.DENIED
    done_by = () if denied else telling.perpetrators
    for role, parties in (("victim", telling.victims), ("perpetrator", done_by)):
        for party in parties:
            if party.entity is None or people.entities[party.entity].kind is not EntityKind.PERSON:
                continue
            weight = telling.confidence if party.certain else telling.confidence * 6 // 10
            start, end = min(party.start, telling.start), max(party.end, telling.end)
            if telling.form in ("form", "list"):
                start, end = party.start, party.end
            casting.give(party.entity, Part(role, start, end, Decimal(weight) / 100, denied))


def _cast_officials(people: People, casting: Casting) -> None:
    """Whoever has a part and a stated office is an official too."""
    for entity in list(casting.parts):
        office = next((f for f in people.entities[entity].facts if f.property == "office"), None)
        if office is not None:
            casting.give(entity, Part("official", office.start, office.end, SURE))


def cast_references(people: People, casting: Casting, drafts: Iterable[Draft]) -> None:
    """Persons to whom figures and statements refer as speakers get a record."""
    keys = {entity.key: entity.index for entity in people.entities if entity.kind is EntityKind.PERSON}
    for draft in drafts:
        for claim in draft.claims:
            value = claim.value
            if claim.property == "speaker" and isinstance(value, Reference) and value.record in keys:
                casting.give(keys[value.record], Part("speaker", claim.start, claim.end, claim.confidence))
    _cast_officials(people, casting)
