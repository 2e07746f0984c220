"""Tellings: each place where a page tells of an act, with who suffered it, who did it, when and where.

A telling is not yet an incident: `incidents` joins the tellings of one event.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from habeas.extract import people_words as words
from habeas.extract.acts import Trigger, find_triggers
from habeas.extract.acts_modality import Mood
from habeas.extract.acts_words import DEATH, FAMILIES, HARM, LIBERTY
from habeas.extract.dates import DateMention
from habeas.extract.incidents_parties import Party, perpetrators_of, victims_of
from habeas.extract.incidents_when import date_of, place_of
from habeas.extract.page import Form, Page
from habeas.extract.people import EntityKind, People, cast_of
from habeas.extract.places import PlaceMention
from habeas.extract.syntax import Token, lemma
from habeas.extract.wordlists import word_set

VIOLENT = (DEATH | HARM | {"abduction", "enforced_disappearance"}) - {"body_found", "burial", "accidental_death"}
LAWFUL = frozenset({"arrest", "detention", "trial", "sentence", "incommunicado_detention"})
_DEADLY = word_set(
    "custody prison jail detention torture tortured beaten injuries injury wounds wound police army soldiers",
    "forces bullet bullets shot gunshot explosion blast bomb attack shelling strike airstrike fire militants",
    "hospital hunger",
)
CRIMES = word_set(
    "murder killing homicide manslaughter kidnapping kidnap abduction abduct rape assault robbery theft burglary",
    "trafficking smuggling felony arson fraud disappearance kill beat shooting stabbing molest molestation extortion",
    "hostage-taking slaying death rob steal embezzlement",
)
CROWD = 20
_ANYBODY = frozenset({
    "an individual", "a person", "a man", "a woman", "a child", "a citizen", "a civilian", "someone", "anyone",
})  # fmt: skip
_SUSPECTS = word_set(
    "suspect suspects accused culprit culprits killer killers kidnapper kidnappers mastermind murderer"
)


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

    @property
    def family(self) -> str:
        return FAMILIES[self.act]


def find_tellings(page: Page, people: People) -> tuple[Telling, ...]:
    """Every act told in a page that befell somebody in particular, in text order."""
    found = [t for t in _tellings(page, people) if t.victims]
    return tuple(_without_suspects(people, found))


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
    victims = tuple(v for v in victims if v.entity is None or v.entity not in doing)
    victims = tuple(v for v in victims if _counts(page, people, trigger, v))
    return Telling(
        trigger.act, trigger.start, trigger.end, int(page.doc[trigger.token].sent.start), trigger.mood,
        _confidence(trigger), victims, perpetrators, date_of(page, trigger, others),
        place_of(page, people, trigger, others), _is_again(page, trigger),
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


def _counts(page: Page, people: People, trigger: Trigger, victim: Party) -> bool:
    """Whether a party is somebody in particular who may be taken for a victim of this act."""
    named = victim.entity is not None and people.entities[victim.entity].named
    person = victim.entity is not None and people.entities[victim.entity].kind is EntityKind.PERSON
    if (trigger.act == "other" and not (named or person)) or (
        trigger.act == "other" and not _is_violent(page, trigger)
    ):
        return False
    if victim.entity is not None and people.entities[victim.entity].kind is EntityKind.ORGANISATION:
        return False
    if trigger.act in LAWFUL and (_is_suspect(page, victim) or _is_for_crime(page.doc[trigger.token])):
        return False
    if named:
        return True
    if trigger.form == "adjective" or (trigger.generic and not _in_heading(page, trigger)):
        return False
    if person and victim.text.lower() in _ANYBODY:
        return False
    return person or (victim.specific and _size(page, victim) <= CROWD)


def _size(page: Page, victim: Party) -> int:
    """How many a counted group is: beyond a small group a number tells of a total, not of one event."""
    for number in page.numbers:
        if number.start < victim.end and victim.start < number.end:
            return max(number.readings, default=CROWD + 1)
    return 1


def _is_violent(page: Page, trigger: Trigger) -> bool:
    sentence = page.doc[trigger.token].sent
    return any(t.lower_ in _DEADLY for t in sentence)


def _in_heading(page: Page, trigger: Trigger) -> bool:
    paragraph = page.paragraph_at(trigger.start)
    return paragraph is not None and paragraph.form is Form.HEADING


def _is_for_crime(token: Token) -> bool:
    """Whether an arrest or trial is for a crime against others: "arrested for kidnapping", "charged with murder".

    Of such a suspect nobody says that the arrest was an abuse. Political charges are not in the list.
    """
    for preposition in (t for t in token.subtree if t.dep_ == "prep" and 0 < t.i - token.i < NEARBY):
        if preposition.lower_ in ("for", "with", "of", "in", "over", "on", "after"):
            below = list(preposition.subtree)
            if any(lemma(t) in CRIMES and t.dep_ in ("pobj", "pcomp", "conj", "compound", "dobj") for t in below[:14]):
                return True
    return False


NEARBY = 12  # tokens within which an arrest and its charge stand


def _is_suspect(page: Page, victim: Party) -> bool:
    """ "Police arrested two suspects": nobody is taken for a victim because the police sought them for a crime."""
    said = {w.strip(",.") for w in page.words(victim.start, victim.end).lower().split()}
    return bool(said & (_SUSPECTS | (words.FORCES & said - {"police", "security", "intelligence", "guard"}))) and not (
        said & {"soldier", "soldiers", "ranger", "rangers", "official", "officials", "troops", "personnel", "army"}
    )


def _without_suspects(people: People, tellings: list[Telling]) -> Iterator[Telling]:
    """Without the lawful arrest and trial of those whom the same page accuses of violence against others.

    To be tried is told of a victim only beside something else that befell them: an arrest, a sentence, torture.
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
            left = tuple(v for v in left if v.entity in suffering)
        if left:
            yield replace(telling, victims=left)


def is_liberty(act: str) -> bool:
    return act in LIBERTY
