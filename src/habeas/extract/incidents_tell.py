"""Tellings: each place where a page tells of an act, with who suffered it, who did it, when and where.

A telling is not yet an incident: `incidents` joins the tellings of one event.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from habeas.extract.acts import Trigger, find_triggers
from habeas.extract.acts_modality import Mood
from habeas.extract.acts_words import DEATH, FAMILIES, HARM
from habeas.extract.dates import DateMention
from habeas.extract.incidents_doers import perpetrators_of
from habeas.extract.incidents_parties import Party
from habeas.extract.incidents_suffering import victims_of
from habeas.extract.incidents_victims import LAWFUL, OUTSPOKEN, Frame, is_violent, weight_of
from habeas.extract.incidents_when import date_of, is_over_time, place_of
from habeas.extract.page import Page
from habeas.extract.people import EntityKind, People, cast_of
from habeas.extract.places import PlaceMention

LEAST = 15  # per cent; what is told at all is not less sure
VIOLENT = (DEATH | HARM | {"abduction", "enforced_disappearance"}) - {"body_found", "burial", "accidental_death"}


@dataclass(frozen=True, slots=True)
class Telling:
    """`start`/`end` are the words of the act, `sentence` the number of the sentence. `confidence` in per cent."""

    act: str
    start: int
    end: int
    sentence: int
    mood: Mood
    confidence: int
    victims: tuple[Party, ...]
    perpetrators: tuple[Party, ...]
    date: tuple[DateMention, int] | None
    place: tuple[PlaceMention, int] | None
    again: bool = False
    form: str = "verb"
    generic: bool = False
    violent: bool = True

    @property
    def family(self) -> str:
        return FAMILIES[self.act]


def find_tellings(page: Page, people: People) -> tuple[Telling, ...]:
    """Every act told in a page that befell somebody in particular, in text order."""
    found = [t for t in _tellings(page, people) if t.victims]
    return tuple(_without_mere_deaths(list(_without_suspects(people, found))))


def _without_mere_deaths(tellings: list[Telling]) -> Iterator[Telling]:
    """Without deaths that nothing connects to violence, but for those of whom another act is told."""
    suffering = {v.entity for t in tellings if t.act != "other" for v in t.victims} - {None}
    for telling in tellings:
        victims = telling.victims
        if telling.act == "other" and not telling.violent:
            victims = tuple(v for v in victims if v.entity in suffering)
        if victims:
            yield replace(telling, victims=victims)


def _tellings(page: Page, people: People) -> Iterator[Telling]:
    triggers = find_triggers(page, cast_of(people, page))
    by_sentence: dict[int, list[Trigger]] = {}
    for trigger in triggers:
        by_sentence.setdefault(page.doc[trigger.token].sent.start, []).append(trigger)
    for trigger in triggers:
        if trigger.mood is not Mood.UNREAL:
            yield _telling(page, people, trigger, by_sentence[page.doc[trigger.token].sent.start])


def _telling(page: Page, people: People, trigger: Trigger, beside: list[Trigger]) -> Telling:
    others = frozenset(t.token for t in beside if t.token != trigger.token)
    victims = victims_of(page, people, trigger)
    perpetrators = perpetrators_of(page, people, trigger)
    doing = {p.entity for p in perpetrators if p.entity is not None}
    when, where = date_of(page, trigger, others), place_of(page, people, trigger, others)
    frame = Frame(bool(perpetrators), when is not None, where is not None, is_over_time(page, trigger))
    weighed = [
        replace(v, weight=weight_of(page, people, trigger, v, frame))
        for v in victims if v.entity is None or v.entity not in doing
    ]  # fmt: skip
    most = max((v.weight for v in weighed), default=0) or 100
    counted = tuple(replace(v, weight=v.weight * 100 // most) for v in weighed if v.weight)
    confidence = max(_confidence(trigger) * most // 100, LEAST)
    return Telling(
        trigger.act, trigger.start, trigger.end, int(page.doc[trigger.token].sent.start), trigger.mood, confidence,
        counted, perpetrators, when, where, _is_again(page, trigger), trigger.form, trigger.generic,
        is_violent(page, trigger),
    )  # fmt: skip


def _confidence(trigger: Trigger) -> int:
    weight = trigger.weight
    if trigger.mood is Mood.DOUBTED:
        weight = weight * 6 // 10
    if trigger.generic and trigger.form == "verb":
        weight = weight * 7 // 10
    return weight


def _is_again(page: Page, trigger: Trigger) -> bool:
    token = page.doc[trigger.token]
    return (
        token.lower_.startswith("re-")
        or token.lower_.startswith("rearrest")
        or any(
            c.lower_ in ("again", "once", "second") for c in token.children if c.dep_ in ("advmod", "npadvmod", "amod")
        )
    )


def _without_suspects(people: People, tellings: list[Telling]) -> Iterator[Telling]:
    """Without the lawful arrest and trial of those whom the same page accuses of violence against others.

    To be tried is told of a victim only beside something else that befell them (an arrest, a sentence, torture), or of
    those who are tried for their work or their opinions: reporters, lawyers, activists, and the like.
    """
    accused = {
        p.entity
        for t in tellings if t.act in VIOLENT and t.mood is not Mood.DENIED
        for p in t.perpetrators if p.entity is not None and people.entities[p.entity].kind is EntityKind.PERSON
    }  # fmt: skip
    suffering = {v.entity for t in tellings if t.act != "trial" for v in t.victims} - {None}
    for telling in tellings:
        if telling.act not in LAWFUL:
            yield telling
            continue
        left = tuple(v for v in telling.victims if v.entity is None or v.entity not in accused)
        if telling.family == "trial" and telling.act != "sentence":
            left = tuple(v for v in left if v.entity in suffering or _is_outspoken(people, v))
        if left:
            yield replace(telling, victims=left)


def _is_outspoken(people: People, victim: Party) -> bool:
    """Whether a victim is said to be a reporter, lawyer, activist or politician, or one of several."""
    stated = victim.text
    if victim.entity is not None:
        stated += " " + " ".join(f.words for f in people.entities[victim.entity].facts)
    return any(word.removesuffix("s") in OUTSPOKEN for word in stated.lower().replace("-", " ").split())
