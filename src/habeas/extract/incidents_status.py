"""What a page says of where a person is now: whereabouts unknown, still missing, in prison, released, found dead.

A status is of the day of the report unless its words are dated; it is a point of a timeline, not a fact for good.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from habeas.extract import acts_words
from habeas.extract.acts_modality import Mood, mood_of
from habeas.extract.incidents_parties import Party, parties_at
from habeas.extract.incidents_tell import Telling
from habeas.extract.page import Page
from habeas.extract.people import EntityKind, People
from habeas.extract.syntax import Token, antecedent, child, children, conjuncts, is_passive, lemma, subject, text_of

_FATE = frozenset({"whereabouts", "whereabout", "location", "fate", "wellbeing", "well-being", "condition", "place"})
_UNKNOWN = frozenset({"unknown", "unclear", "undisclosed", "uncertain", "unaccounted", "mystery"})
_NO = frozenset({"no", "any", "without"})
_NEWS = frozenset({"information", "news", "word", "trace", "clue", "knowledge", "idea", "contact", "sign", "record"})
_STAY = frozenset({"be", "remain", "stay", "continue", "keep"})
_SEEN = frozenset({"see", "hear", "contact", "trace", "find", "locate"})
_BACK = frozenset({"return", "reappear", "resurface", "reach"})


@dataclass(frozen=True, slots=True)
class Standing:
    """A status of one party. `start`/`end` are the words that say it."""

    status: str
    party: Party
    start: int
    end: int
    confidence: int


def find_standings(page: Page, people: People, tellings: Iterable[Telling]) -> tuple[Standing, ...]:
    """Every status that the page gives of somebody in particular, in text order, each status of a person once."""
    found = [*_from_tellings(tellings)]
    for paragraph in page.paragraphs:
        span = page.doc.char_span(paragraph.start, paragraph.end, alignment_mode="expand")
        for token in span if span is not None else ():
            found += _from_words(page, people, token)
    best: dict[tuple[str, object], Standing] = {}
    for standing in sorted(found, key=lambda s: s.start):
        key = (standing.status, standing.party.entity if standing.party.entity is not None else standing.party.text)
        if key not in best or standing.confidence > best[key].confidence:
            best[key] = standing
    return tuple(sorted(best.values(), key=lambda s: s.start))


def _from_tellings(tellings: Iterable[Telling]) -> Iterator[Standing]:
    for telling in tellings:
        if telling.mood is Mood.DENIED:
            if telling.family == "liberty" and telling.perpetrators:
                yield from _each("detention_denied", telling, telling.confidence)
            continue
        status = acts_words.STATUS_OF.get(telling.act) or ("died" if telling.act == "other" else None)
        if status:
            yield from _each(status, telling, telling.confidence)


def _each(status: str, telling: Telling, confidence: int) -> Iterator[Standing]:
    for victim in telling.victims:
        weight = confidence if victim.certain else confidence * 6 // 10
        start, end = min(victim.start, telling.start), max(victim.end, telling.end)
        yield Standing(status, victim, start, end, weight)


def _from_words(page: Page, people: People, token: Token) -> Iterator[Standing]:
    if lemma(token) in _FATE or token.lower_ in _FATE:
        yield from _whereabouts(page, people, token)
    elif token.pos_ in ("VERB", "AUX") and (mood := mood_of(token)) is not Mood.UNREAL:
        yield from _of_verb(page, people, token, mood)


def _whereabouts(page: Page, people: People, noun: Token) -> Iterator[Standing]:
    """ "The whereabouts of X remain unknown", "whose fate is unknown", "no information about his whereabouts"."""
    owners = [t for p in children(noun, "prep") if p.lower_ == "of" for t in children(p, "pobj")]
    owners += [antecedent(t) for t in children(noun, "poss")]
    holder = noun.head if noun.dep_ == "conj" and not owners else noun
    if not owners and holder is not noun:
        owners = [antecedent(t) for t in children(holder, "poss")]
    verb = _clause(noun)
    if verb is None or not _says_unknown(noun, verb):
        return
    for owner in owners:
        for party in _people_at(page, people, owner):
            yield _standing("whereabouts_unknown", party, noun.sent, 80)


def _clause(noun: Token) -> Token | None:
    token = noun
    while token.head.i != token.i:
        token = token.head
        if token.pos_ in ("VERB", "AUX"):
            return token
    return None


def _says_unknown(noun: Token, verb: Token) -> bool:
    said = {
        t.lower_
        for t in verb.subtree
        if t.dep_ in ("acomp", "attr", "oprd", "amod", "advmod", "xcomp") or t.i == verb.i
    }
    if said & _UNKNOWN:
        return True
    negated = child(verb, "neg") is not None or any(
        c.lower_ in ("no", "nobody", "none", "neither") for s in children(verb, "nsubj", "nsubjpass", "dobj", "attr")
        for c in [s, *s.children]
    )  # fmt: skip
    knowing = lemma(verb) in (
        "know",
        "disclose",
        "reveal",
        "inform",
        "ascertain",
        "have",
        "establish",
        "be",
        "give",
        "provide",
    )
    return negated and (knowing or any(t.lower_ in _NEWS for t in verb.subtree)) and noun.dep_ != "ROOT"


def _of_verb(page: Page, people: People, verb: Token, mood: Mood) -> Iterator[Standing]:
    base = lemma(verb)
    negated = child(verb, "neg") is not None or any(
        c.lower_ in ("never", "neither", "none", "nobody") for c in verb.children
    )
    who = subject(verb)
    if who is None:
        return
    who = antecedent(who)
    status, weight = _status_of(verb, base, negated)
    if mood is Mood.DENIED and not negated:  # "denies that he is in custody"
        status = "detention_denied" if status == "deprived_of_liberty" else None
    if status is None:
        return
    for party in (p for t in conjuncts(who) for p in _people_at(page, people, t)):
        yield _standing(status, party, verb.sent, weight, verb)


def _status_of(verb: Token, base: str, negated: bool) -> tuple[str | None, int]:
    complements = {
        c.lower_ for c in verb.children if c.dep_ in ("acomp", "attr", "oprd", "advmod", "prt", "xcomp", "npadvmod")
    }
    present = _is_present(verb)
    if base in _STAY and "missing" in complements and (present or "still" in complements):
        return "still_missing", 80
    still = any(c.lower_ == "still" for c in verb.children)
    if verb.lower_ == "missing" and (present or still):
        return "still_missing", 70
    if base in _SEEN and is_passive(verb):
        if negated and any(c.lower_ in ("since", "again", "from", "after") for c in verb.subtree):
            return "still_missing", 70
        if "last" in complements:
            return "last_seen", 75
        if complements & {"alive", "safe"}:
            return "found_alive", 75
    if base == "recover" and is_passive(verb):
        return "found_alive", 60
    if base in _BACK and any(c.lower_ in ("home", "alive", "safely") for c in verb.subtree) and not negated:
        return "released", 50
    if present and not negated and _in_custody(verb, base):
        return "deprived_of_liberty", 70
    return None, 0


def _is_present(verb: Token) -> bool:
    """Present or present perfect tense, by the finite verb of the clause."""
    auxiliaries = children(verb, "aux", "auxpass")
    finite = auxiliaries[0] if auxiliaries else verb
    return finite.tag_ in ("VBZ", "VBP")


def _in_custody(verb: Token, base: str) -> bool:
    held = base in ("hold", "detain", "imprison", "keep", "jail", "incarcerate") and is_passive(verb)
    within = any(
        lemma(n) in acts_words.CUSTODY | {"bar"}
        for p in children(verb, "prep") if p.lower_ in ("in", "behind", "under") for n in children(p, "pobj")
    )  # fmt: skip
    return held or (base in _STAY | {"languish"} and within)


def _people_at(page: Page, people: People, token: Token) -> list[Party]:
    """The particular persons that a token stands for."""
    parties = parties_at(page, people, token)
    return [
        p for p in parties
        if p.entity is not None and people.entities[p.entity].kind is not EntityKind.ORGANISATION
    ]  # fmt: skip


def _standing(status: str, party: Party, sentence: Token, confidence: int, verb: Token | None = None) -> Standing:
    weight = confidence if party.certain else confidence * 7 // 10
    start, end = int(sentence.start_char), int(sentence.end_char)
    if verb is not None and end - start > 300:
        start, end = min(party.start, int(verb.idx)), max(party.end, int(verb.idx) + len(verb))
    text = text_of(sentence.doc)
    while end > start and text[end - 1].isspace():
        end -= 1
    return Standing(status, party, start, end, weight)
