"""Who of the parties of an act may be taken for its victim, and with how much weight.

Somebody with a name always; somebody in particular without one; a group when it is counted, or when the text says
where, when or by whom. Nobody who is sought for a crime against others, nobody in general.
"""

from dataclasses import dataclass

from habeas.extract import people_words as words
from habeas.extract.acts import Trigger
from habeas.extract.acts_modality import Mood
from habeas.extract.incidents_parties import Party
from habeas.extract.page import Form, Page
from habeas.extract.people import EntityKind, People
from habeas.extract.syntax import Token, lemma
from habeas.extract.wordlists import word_set

LAWFUL = frozenset({"arrest", "detention", "trial", "sentence", "incommunicado_detention"})
SMALL = 20  # beyond a small group, a number with nothing beside it tells of a total
NEARBY = 12  # tokens within which an arrest and its charge stand
_DEADLY = word_set(
    "custody prison jail detention torture tortured beaten injuries injury wounds wound police army soldiers",
    "forces bullet bullets shot gunshot explosion blast bomb attack shelling strike airstrike fire militants",
    "gunmen hunger",
)
CRIMES = word_set(
    "murder killing homicide manslaughter kidnapping kidnap abduction abduct rape assault robbery theft burglary",
    "trafficking smuggling felony arson fraud disappearance kill beat shooting stabbing molest molestation extortion",
    "hostage-taking slaying death rob steal embezzlement",
)
_ANYBODY = frozenset({
    "an individual", "a person", "a man", "a woman", "a child", "a citizen", "a civilian", "someone", "anyone",
    "somebody", "anybody", "everyone", "no one", "nobody",
})  # fmt: skip
_SUSPECTS = word_set(
    "suspect suspects accused culprit culprits killer killers kidnapper kidnappers mastermind murderer criminal",
    "criminals robber robbers dacoit dacoits smuggler smugglers murderers assassin assassins",
)
OUTSPOKEN = word_set(
    "journalist reporter editor columnist correspondent blogger photographer photojournalist publisher writer author",
    "lawyer attorney barrister activist campaigner defender organiser organizer unionist trade-unionist dissident",
    "whistleblower protester demonstrator critic opposition oppositionist cartoonist academic scholar monk nun priest",
    "poet student singer rapper environmentalist",
)
_SERVING = word_set(
    "officer officers constable policeman inspector sergeant soldier soldiers",
    "ranger rangers official officials troops personnel army police policemen",
)
_VAGUE = word_set("people others persons many some those individuals several residents locals civilians they them")


@dataclass(frozen=True, slots=True)
class Frame:
    """What else the text says of an act: by whom, when, where, and whether it is a total over a time."""

    by: bool
    when: bool
    where: bool
    over_time: bool


def weight_of(page: Page, people: People, trigger: Trigger, victim: Party, frame: Frame) -> int:
    """How much of the confidence in the act holds for this victim, in per cent; 0: it is none."""
    entity = None if victim.entity is None else people.entities[victim.entity]
    if entity is not None and entity.kind is EntityKind.ORGANISATION:
        return 0
    stated = (
        {w for f in entity.facts if f.property in ("office", "occupation") for w in f.words.lower().split()}
        if entity
        else set()
    )
    if trigger.act in ("trial", "sentence") and stated & _SERVING:
        return 0  # an officer in the dock is tried for what others suffered
    if trigger.act in (*LAWFUL, "release") and (_is_suspect(page, victim) or _is_for_crime(page.doc[trigger.token])):
        return 0
    if trigger.act == "surveillance" and not frame.by:
        return 0
    if entity is not None and entity.named:
        return 60 if trigger.act == "raid" and len(entity.name.split()) == 1 else 100  # or a paper's, a party's office
    if trigger.form == "adjective" or victim.text.lower() in _ANYBODY or _is_nobody(victim):
        return 0
    heading = _in_heading(page, trigger)
    if victim.kind == "person":
        return 0 if trigger.generic and not heading else 100
    if (trigger.generic and not heading) or (trigger.act == "attack" and trigger.form == "noun"):
        return 70 if frame.by else 0
    paragraph = page.paragraph_at(trigger.start)
    if paragraph is not None and paragraph.form is Form.BULLET and _size(page, victim):
        return 50 if frame.by or frame.where else 0  # a row of a list of figures
    return _of_group(page, victim, frame, trigger.mood is Mood.DOUBTED and trigger.act != "surveillance")


def _of_group(page: Page, victim: Party, frame: Frame, doubted: bool) -> int:
    """A small counted group by itself; any other by what is said beside it."""
    size = _size(page, victim)
    if frame.over_time:
        return 45 if frame.by or (frame.where and size) else 0
    if (size and size <= SMALL) or (victim.specific and not size):
        return 100
    if not (frame.by or frame.where or frame.when) or (doubted and not (frame.where or frame.when)):
        return 0
    if size:
        return 90
    loose = victim.text.lower().split()[-1:] != [] and bool(set(victim.text.lower().split()) & _VAGUE)
    firm = frame.by or (frame.where and frame.when)
    return (60 if firm else 40) if loose else (80 if firm else 55)


def _is_nobody(victim: Party) -> bool:
    """ "no civilian", "any protester"."""
    return victim.text.lower().split()[:1] in (["no"], ["any"], ["neither"], ["nobody"], ["none"], ["anyone"])


def _size(page: Page, victim: Party) -> int:
    """How many a counted group is; 0 when it is not counted."""
    for number in page.numbers:
        if number.start < victim.end and victim.start < number.end:
            return max(number.readings, default=SMALL + 1)
    return 0


def is_violent(page: Page, trigger: Trigger) -> bool:
    """Whether the sentence of an act speaks of custody or violence, as a death may or may not."""
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


def _is_suspect(page: Page, victim: Party) -> bool:
    """ "Police arrested two suspects": nobody is taken for a victim because the police sought them for a crime."""
    said = {w.strip(",.") for w in page.words(victim.start, victim.end).lower().split()}
    sought = said & (_SUSPECTS | (words.FORCES - _SERVING - {"security", "intelligence", "guard", "state"}))
    return bool(sought) and not said & _SERVING
