"""Which act a figure counts: from the acts that the page tells of, else from the word beside the number."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from habeas.extract.acts import Trigger
from habeas.extract.acts_modality import Mood, mood_of
from habeas.extract.acts_words import (
    ACCIDENTS,
    BODIES,
    CRASH_VERBS,
    CUSTODY,
    ENFORCED,
    EXTRAJUDICIAL,
    HARM,
    NOUNS,
    PHRASES,
    VERBS,
    VerbRule,
)
from habeas.extract.figures_counted import Counted, forms
from habeas.extract.figures_words import (
    CASES,
    DEAD_BODIES,
    DEATHS,
    DESTROYS,
    EVENT_NOUNS,
    FLEEING,
    HURTS,
    INSTANCES,
    MEETS,
    MONTHS,
    STATES,
    STATUS_NOUNS,
    SUSTAINS,
    THINGS,
    UNDOING,
)
from habeas.extract.page import Page
from habeas.extract.speech_tree import Span, children, end_of, first, is_passive, is_verb, lemma, span_of, subject_of
from habeas.extract.speech_words import VERBS as SPEECH_VERBS
from habeas.extract.wordlists import word_set

BESIDE = Decimal("0.60")  # an act read off the word beside the number
EVENT = Decimal("0.65")
STATUS = Decimal("0.45")  # "12 detainees", whatever else is told of them


@dataclass(frozen=True, slots=True)
class ActOf:
    """One act that a figure counts; `span` are the words that tell it, `verb` the token that governs it."""

    act: str
    span: Span
    confidence: Decimal
    mood: Mood
    verb: Any


def _fits(counted: Counted, act: ActOf) -> bool:
    """Whether the act can be what is counted: not a trial of cases, not what a clause tells of one man."""
    if counted.noun is not None and lemma(counted.noun) in CASES and act.act in ("trial", "sentence"):
        return False
    single = counted.number.readings == (1,)
    return not single or (is_verb(act.verb) and act.verb.dep_ not in ("relcl", "acl", "amod"))


_TELLING = BODIES | THINGS | frozenset(NOUNS) | frozenset(EVENT_NOUNS) | frozenset(STATUS_NOUNS)


class Acts:
    """The acts of a page, for looking up by who suffers them."""

    def __init__(self, page: Page, triggers: Sequence[Trigger]) -> None:
        self.page = page
        self.by_patient: dict[int, list[Trigger]] = {}
        self.bodies: dict[int, Trigger] = {}
        for trigger in triggers:
            if trigger.form == "body":
                self.bodies[trigger.token] = trigger
            for patient in trigger.patients:
                self.by_patient.setdefault(patient, []).append(trigger)

    def of(self, counted: Counted) -> tuple[ActOf, ...]:
        """The acts that the counted suffered, in text order, those not told as events left out."""
        found = [*self._suffered(counted), *_passive(counted)]
        found = self._nearer(counted, found) or list(self._otherwise(counted))
        real = [act for act in found if act.mood is not Mood.UNREAL and _fits(counted, act)]
        ordered = sorted(real, key=lambda a: a.span)
        return tuple({act.act: act for act in reversed(ordered)}.values())[::-1]

    def _nearer(self, counted: Counted, found: list[ActOf]) -> list[ActOf]:
        """As in "46 killed, 12 injured, and 50 arrested": the state beside a number, not that of the next."""
        state = beside(self.page, counted) if found else None
        if state is None or any(act.verb.i <= state.i for act in found):
            return found
        parted = any(t.text in (",", ";") or t.lower_ == "and" for t in state.doc[state.i + 1 : found[0].verb.i])
        return [_of_state(state)] if parted else found

    def at(self, token: Any) -> Iterable[Trigger]:
        """The acts that a token suffers."""
        return self.by_patient.get(token.i, ())

    def _suffered(self, counted: Counted) -> Iterator[ActOf]:
        for head in counted.heads:
            for trigger in self.by_patient.get(head, ()):
                verb = self.page.doc[trigger.token]
                if _is_beside(verb, head, counted) or _is_parted(verb, counted) or _is_sought(verb):
                    continue  # a clause on another of the nouns that stand side by side, or another sentence
                weight = Decimal(trigger.weight) / 100
                yield ActOf(trigger.act, told_span(verb, trigger), weight, trigger.mood, verb)
                yield from _before_it(verb)

    def _otherwise(self, counted: Counted) -> Iterator[ActOf]:
        noun = counted.noun if counted.noun is not None else counted.token
        by_noun = list(self._by_noun(noun)) if counted.noun is not None or _bodies_of(noun) is not None else []
        yield from by_noun
        yield from _in_custody(counted)
        yield from _returned(counted)
        yield from _fled(noun)
        if counted.noun is None:
            yield from _hurt(noun)
        state = beside(self.page, counted)
        if state is not None and not by_noun:
            yield _of_state(state)

    def _by_noun(self, noun: Any) -> Iterator[ActOf]:
        word = next((word for word in forms(noun) if word in _TELLING), lemma(noun))
        if word in BODIES or noun.lower_ in BODIES:
            if word == "body" and DEAD_BODIES.isdisjoint(t.lower_ for t in noun.sent):
                return
            trigger = self.bodies.get(noun.head.i)
            span = (trigger.start, trigger.end) if trigger else (int(noun.idx), end_of(noun))
            yield ActOf("body_found", span, EVENT, mood_of(noun), noun.head if trigger else noun)
            return
        rule = NOUNS.get(word)
        act = EVENT_NOUNS.get(word) or (refined(noun, rule.act) if rule is not None else None)
        if act in ("trial", "sentence"):
            return
        if act is not None:
            weight = EVENT if act != "other" or word in DEATHS else STATUS
            yield ActOf(act, _event_span(noun), weight, mood_of(noun), noun)
        elif word in THINGS:
            yield from _destroyed(noun)
        elif _bodies_of(noun) is not None:
            yield ActOf("body_found", (int(noun.head.head.idx), end_of(noun.head.head)), EVENT, mood_of(noun), noun)
        else:
            yield from _cases_of(noun)
            yield from _undone(noun)
            yield from _hurt(noun)
            if word in STATUS_NOUNS and not _only_met(noun):
                yield ActOf(STATUS_NOUNS[word], (int(noun.idx), end_of(noun)), STATUS, mood_of(noun), noun)


def _returned(counted: Counted) -> Iterator[ActOf]:
    """As in "eleven have since returned home": whoever is back was let go, or freed."""
    verb = counted.token.head if counted.noun is None else counted.noun.head
    subject = counted.token if counted.noun is None else counted.noun
    if subject.dep_ != "nsubj" or lemma(verb) not in ("return", "come"):
        return
    back = next((c for c in children(verb, "advmod", "acomp") if c.lower_ in _BACK and c.i > verb.i), None)
    if back is not None:
        yield ActOf("release", (int(verb.idx), end_of(back)), BESIDE, mood_of(verb), verb)


_BACK = frozenset({"home", "alive", "safely", "safe"})


def _before_it(verb: Any) -> Iterator[ActOf]:
    """As in "nine were released after torture": what was suffered before."""
    for prep in children(verb, "prep"):
        noun = first(prep, "pobj") if prep.lower_ in ("after", "following") else None
        rule = NOUNS.get(lemma(noun)) if noun is not None else None
        alone = noun is not None and all(c.dep_ in ("cc", "conj", "punct") for c in noun.rights)
        if noun is not None and rule is not None and alone and rule.act in HARM:
            yield ActOf(rule.act, (int(noun.idx), end_of(noun)), BESIDE, mood_of(verb), verb)


def _of_state(state: Any) -> ActOf:
    following = state.doc[state.i + 1] if state.i + 1 < len(state.doc) else state
    if state.lower_ == "shot" and following.lower_ == "dead":
        return ActOf("killing", (int(state.idx), end_of(following)), BESIDE, Mood.HAPPENED, state)
    return ActOf(STATES[state.lower_], (int(state.idx), end_of(state)), BESIDE, Mood.HAPPENED, state)


def _is_beside(verb: Any, head: int, counted: Counted) -> bool:
    if verb.dep_ not in ("relcl", "acl") or verb.head.i == head or verb.i > counted.token.i:
        return False
    return head not in {token.i for token in verb.subtree}


def _is_sought(noun: Any) -> bool:
    """As in "filed petitions for the release of 18": what petitions are for has not happened."""
    if noun.dep_ != "pobj" or noun.head.lower_ != "for" or not is_verb(noun.head.head):
        return False
    asked = first(noun.head.head, "dobj")
    return asked is not None and lemma(asked) in CASES


def _is_parted(verb: Any, counted: Counted) -> bool:
    low, high = sorted((verb.i, counted.token.i))
    return any(token.text == ";" for token in verb.doc[low:high])


def refined(noun: Any, act: str) -> str:
    """With its adjective: "enforced disappearances", "extrajudicial killings"."""
    before = {child.lower_ for child in noun.lefts}
    if act == "missing" and before & ENFORCED:
        return "enforced_disappearance"
    return "extrajudicial_killing" if act == "killing" and before & EXTRAJUDICIAL else act


def told_span(verb: Any, trigger: Trigger) -> Span:
    """The words of an act with who did it ("killed by soldiers") or the accident that caused it."""
    start, end = _told(verb, trigger)
    while end > trigger.end and verb.doc.text[end - 1].isspace():
        end -= 1
    return start, end


def _told(verb: Any, trigger: Trigger) -> Span:
    start, end = trigger.start, trigger.end
    if trigger.act == "accidental_death":
        return start, max(end, _accident(verb, end))
    if (trigger.form == "verb" and is_passive(verb)) or verb.dep_ == "acl":
        by = next((c for c in children(verb, "agent", "prep") if c.lower_ == "by"), None)
        noun = first(by, "pobj") if by is not None else None
        if by is not None and noun is not None and 0 <= by.idx - end <= 1:
            return start, _agent_end(noun)
    return start, end


def _agent_end(noun: Any) -> int:
    aside = next((c for c in noun.rights if c.dep_ in ("relcl", "acl", "punct", "appos", "prep", "advcl")), None)
    return end_of(noun) if aside is not None else span_of(noun)[1]


def _accident(verb: Any, end: int) -> int:
    for token in verb.doc[verb.i + 1 : verb.right_edge.i + 1]:
        if lemma(token) in ACCIDENTS or (is_verb(token) and lemma(token) in CRASH_VERBS):
            return end_of(token)
    return end


def _event_span(noun: Any) -> Span:
    modifier = next(
        (c for c in noun.lefts if c.dep_ in ("amod", "compound") and c.pos_ in ("ADJ", "VERB", "NOUN")), None
    )
    start = int(noun.idx if modifier is None or modifier.pos_ == "NUM" else modifier.idx)
    return start, end_of(noun)


def _destroyed(noun: Any) -> Iterator[ActOf]:
    """As in "12 homes were burned", "set fire to three villages"."""
    verb: Any = noun.head
    steps = 0
    while not is_verb(verb) and verb.head != verb and steps < 4:
        verb, steps = verb.head, steps + 1
    for clause in (verb, *children(noun, "acl", "relcl", "amod")):
        if lemma(clause) in DESTROYS and _is_object(noun, clause):
            yield ActOf("destruction_of_property", (int(clause.idx), end_of(clause)), EVENT, mood_of(clause), clause)
            return
    fire = first(verb, "dobj") if is_verb(verb) else None
    if lemma(verb) == "set" and fire is not None and fire.lower_ == "fire" and fire.i < noun.i:
        yield ActOf("destruction_of_property", (int(verb.idx), end_of(fire)), EVENT, mood_of(verb), verb)


def _is_object(noun: Any, verb: Any) -> bool:
    if verb.head == noun or (noun.dep_ == "nsubj" and noun.head == verb and first(verb, "dobj") is None):
        return True  # "homes burned"
    subject = subject_of(verb)
    if is_passive(verb):
        number = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun  # "a score of homes"
        return subject is not None and (subject == number or noun.dep_ in ("nsubjpass", "conj"))
    return bool(noun.i > verb.i and noun.dep_ in ("dobj", "conj", "pobj"))


def _bodies_of(noun: Any) -> Any | None:
    """As in "the dead bodies of four men were thrown on the road"."""
    bodies = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else None
    if bodies is None or (lemma(bodies) not in BODIES and bodies.lower_ not in BODIES):
        return None
    return bodies if not DEAD_BODIES.isdisjoint(t.lower_ for t in noun.sent) else None


def _cases_of(noun: Any) -> Iterator[ActOf]:
    """As in "1,200 cases of enforced disappearance": the act behind "of"."""
    if INSTANCES.isdisjoint(forms(noun)):
        return
    mood = mood_of(noun.head if noun.dep_ == "dobj" and is_verb(noun.head) else noun)
    for of in children(noun, "prep"):
        inner = first(of, "pobj") if of.lower_ == "of" else None
        rule = NOUNS.get(lemma(inner)) if inner is not None else None
        if inner is not None and rule is not None:
            yield ActOf(refined(inner, rule.act), _event_span(inner), EVENT, mood, inner)
        state = next((t for t in inner.lefts if t.lower_ in STATES), None) if inner is not None else None
        if state is not None and rule is None:
            yield ActOf(STATES[state.lower_], (int(state.idx), end_of(state)), EVENT, mood, state)


def _fled(noun: Any) -> Iterator[ActOf]:
    """As in "30,000 families have fled their homes"."""
    subject = noun.head if noun.dep_ == "conj" else noun
    verb = subject.head if subject.dep_ == "nsubj" else None
    if verb is None or lemma(verb) not in FLEEING:
        return
    left = first(verb, "dobj") or next((first(p, "pobj") for p in children(verb, "prep") if p.lower_ == "from"), None)
    if left is not None and (lemma(left) in THINGS or lemma(left) in ("country", "area", "region", "district", "city")):
        yield ActOf("displacement", (int(verb.idx), end_of(left)), EVENT, mood_of(verb), verb)


def _in_custody(counted: Counted) -> Iterator[ActOf]:
    """As in "Four protesters dead and thousands in jail"."""
    noun = counted.noun if counted.noun is not None else counted.token
    doc = noun.doc
    if noun.i + 2 < len(doc) and doc[noun.i + 1].lower_ in ("in", "behind"):
        place = doc[noun.i + 2]
        if lemma(place) in CUSTODY or place.lower_ == "bars":
            span = int(doc[noun.i + 1].idx), end_of(place)
            yield ActOf("detention", span, BESIDE, mood_of(noun), noun)


def _undone(noun: Any) -> Iterator[ActOf]:
    """As in "The arrest of 2,175 traffickers", "the destruction of 12 homes": the act before "of"."""
    of = noun.head
    if noun.dep_ != "pobj" or of.lower_ != "of" or of.head.pos_ not in ("NOUN", "PROPN"):
        return
    rule = NOUNS.get(lemma(of.head))
    thing = lemma(noun) in THINGS
    if thing and lemma(of.head) in UNDOING:
        yield ActOf("destruction_of_property", _event_span(of.head), BESIDE, mood_of(of.head), of.head)
    act = rule.act if rule is not None and "of" in rule.victim_by else EVENT_NOUNS.get(lemma(of.head))
    if act is None or thing or noun.tag_ not in ("NNS", "NNPS"):
        return
    if act not in ("release", "arrest", "trial", "sentence") or lemma(noun).endswith(_AGENTS):
        yield ActOf(act, _event_span(of.head), BESIDE, mood_of(of.head), of.head)


_AGENTS = ("er", "or", "ist", "ee", "ant", "ent", "ian", "man", "woman", "person", "people", "an")


def _only_met(noun: Any) -> bool:
    """Whether those counted are told of because they speak: "17 former detainees said", "interviewed 17 detainees"."""
    verb = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ in ("with", "to") else noun.head
    speaks = noun.dep_ == "nsubj" and lemma(verb) in SPEECH_VERBS
    return speaks or lemma(verb) in MEETS or any(c.lower_ in ("former", "ex") for c in noun.lefts)


def _hurt(noun: Any) -> Iterator[ActOf]:
    """As in "Two bodyguards received minor injuries", "41 were admitted to hospital"."""
    verb = noun.head
    hospital = any(lemma(t) == "hospital" for prep in children(verb, "prep") for t in children(prep, "pobj"))
    if noun.dep_ == "nsubjpass" and (lemma(verb).startswith("hospitali") or (lemma(verb) == "admit" and hospital)):
        yield ActOf("injury", (int(verb.idx), end_of(verb)), BESIDE, mood_of(verb), verb)
        return
    harm = first(verb, "dobj") if noun.dep_ == "nsubj" and lemma(verb) in SUSTAINS else None
    if harm is not None and harm.lower_ in HURTS:
        yield ActOf("injury", (int(verb.idx), end_of(harm)), BESIDE, mood_of(verb), verb)


def _passive(counted: Counted) -> Iterator[ActOf]:
    """By position, where the parser erred: "the 27 students were released", "40,000 who have been kidnapped"."""
    noun = counted.noun if counted.noun is not None else counted.token
    seen = False
    for token in noun.doc[noun.i + 1 : noun.i + REACH]:
        if token.lower_ in _PASSIVE:
            seen = True
        elif seen and lemma(token) in _THOUGHT:
            continue
        elif seen and token.tag_ in ("VBN", "VBD"):
            rule, last = _phrase(token)
            if rule is not None and rule.victim == "object" and not _is_suffered(noun, token):
                yield ActOf(rule.act, (int(token.idx), end_of(last)), BESIDE, mood_of(token), token)
            return
        elif seen and token.lower_ in ("missing", "dead"):
            yield ActOf(STATES[token.lower_], (int(token.idx), end_of(token)), BESIDE, mood_of(noun), token)
            return
        elif token.i == noun.i + 1 and token.lower_ in ("who", "which", "that"):
            continue
        elif token.is_sent_start or token.is_punct or token.pos_ not in _WITHIN:
            return


def _phrase(verb: Any) -> tuple[VerbRule | None, Any]:
    """The rule of a verb with the particle behind it ("rounded up"), and the last of its words."""
    particle = verb.doc[verb.i + 1] if verb.i + 1 < len(verb.doc) else verb
    for word, particles, rule in PHRASES:
        if word == lemma(verb) and particle.lower_ in particles:
            return rule, particle
    return VERBS.get(lemma(verb)), verb


def _is_suffered(noun: Any, verb: Any) -> bool:
    subject = first(verb, "nsubjpass")
    return subject is not None and bool(subject == noun or (noun.dep_ == "conj" and noun.head == subject))


_THOUGHT = word_set("believe think fear report say know allege suspect understand presume estimate have to")
_PASSIVE = frozenset({"was", "were", "been", "being", "be", "are"})
_WITHIN = ("ADP", "NOUN", "PROPN", "DET", "ADJ", "AUX", "ADV")
REACH = 12  # tokens from a noun to the participle


def beside(page: Page, counted: Counted) -> Any | None:
    """The word of state right behind the number or its noun: "12 dead", "hundreds of others, among them 15 officers,
    injured"."""
    doc = page.doc
    behind = max(t.i for t in (counted.noun, counted.token) if t is not None)
    if counted.population is not None and (counted.noun is None or counted.population[0] <= counted.noun.idx):
        last = doc.char_span(*counted.population, alignment_mode="expand")
        behind = last.end - 1 if last is not None else behind
    found = _state_at(page, counted, behind, behind)
    return found if found is not None else _state_at(page, counted, behind, _past_aside(doc, behind))


def _state_at(page: Page, counted: Counted, behind: int, at: int) -> Any | None:
    doc = page.doc
    start = at if at in counted.heads else at + 1
    for token in doc[start : at + 5] if start < len(doc) else ():  # an empty span at its end costs the whole text
        if token.i > at and token.is_sent_start:
            return None
        if token.lower_ in STATES and token.idx >= counted.number.end - 1:
            between = {t.lower_ for t in doc[at + 1 : token.i]}
            fits = between <= _BETWEEN and token.i >= behind and not (token.i > behind and _does_it(page, token))
            return token if fits else None
    return None


def _does_it(page: Page, verb: Any) -> bool:
    """Whether those before a verb do it rather than suffer it: "Three gunmen killed two officers"."""
    if verb.tag_ not in ("VBD", "VBN", "VBZ", "VBP") or first(verb, "auxpass") is not None:
        return False
    following = verb.doc[verb.i + 1] if verb.i + 1 < len(verb.doc) else None
    if following is None or following.is_sent_start or following.lower_ in MONTHS | {"dead", "this", "last"}:
        return False
    dated = any(d.start == following.idx for d in page.dates)
    return not dated and (first(verb, "dobj") is not None or following.pos_ in ("DET", "PRON", "NUM", "PROPN"))


_BETWEEN = word_set("were are was is have has had been be people left others more still remain remained remains also")


def _past_aside(doc: Any, behind: int) -> int:
    """The comma that closes ", including 15 policemen,"; the end of the text where there is none."""
    opened = doc[behind + 1 : behind + 3]
    if len(opened) < 2 or opened[0].text != "," or opened[1].lower_ not in ("including", "among", "mostly", "many"):
        return len(doc)
    closed = (t.i for t in doc[behind + 3 : behind + 14] if t.text == ",")
    return next(closed, len(doc))
