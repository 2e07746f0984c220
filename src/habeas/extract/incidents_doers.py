"""Who does an act, as the text says: subject or "by", whose operation it is, who is accused, who sends others."""

from dataclasses import replace

from habeas.extract import people_words as words
from habeas.extract.acts import Trigger
from habeas.extract.acts_entries import doers_in
from habeas.extract.acts_modality import is_sent
from habeas.extract.acts_words import OPERATIONS
from habeas.extract.incidents_parties import Party, described, entity_at, once, parties_at
from habeas.extract.page import Page
from habeas.extract.people import EntityKind, People
from habeas.extract.roles import NounFrame, agents_of_noun, agents_of_verb, is_accused
from habeas.extract.syntax import Token, child, children, conjunction_head, conjuncts, is_passive, lemma, subject
from habeas.extract.wordlists import word_set

_OF = NounFrame(frozenset({"of", "on", "against"}), possessive=True)


def perpetrators_of(page: Page, people: People, trigger: Trigger) -> tuple[Party, ...]:
    """The parties that the text says did the act; courts and judges of a trial or sentence are left out."""
    if trigger.act in (
        "trial",
        "sentence",
        "release",
        "body_found",
        "burial",
        "accidental_death",
        "escape",
        "missing",
        "other",
    ):
        return ()
    token = page.doc[trigger.token]
    agents = agents_of_verb(token, trigger.slot) if trigger.form == "verb" else agents_of_noun(token, _OF)
    if trigger.segment is not None:
        agents = list(doers_in(page.doc, trigger.segment))
    if trigger.form in ("noun", "subjected"):
        agents = agents or _senders(token)
    found = [p for a in agents for p in parties_at(page, people, a) if _can_act(people, a)]
    found += [described(page, a) for a in agents if lemma(a) in OPERATIONS and _operators_of(people, a)]
    if is_accused(token) or (token.dep_ == "pcomp" and token.head.lower_ not in ("after", "before", "by", "while")):
        found = [replace(p, certain=False) for p in found]
    if trigger.form == "verb" and (not found or is_sent(token)):
        found += [p for a in _senders_out(token) for p in parties_at(page, people, a)]
        behind = [p for a in _operators(people, token) for p in parties_at(page, people, a) if _can_act(people, a)]
        found += [replace(p, certain=False) for p in behind]
    suffering = set(trigger.patients)
    return once([p for p in found if not any(p.start <= page.doc[i].idx < p.end for i in suffering)])


def _senders(noun: Token) -> list[Token]:
    """ "threats from X", "torture at the hands of X"."""
    found = []
    for preposition in [*children(noun, "prep"), *children(noun.head, "prep")]:
        end = child(preposition, "pobj")
        if end is None:
            continue
        if preposition.lower_ == "from" and preposition.head.i == noun.i:
            found += conjuncts(end)
        elif preposition.lower_ == "at" and lemma(end) == "hand":
            found += [t for p in children(end, "prep") for o in children(p, "pobj") for t in conjuncts(o)]
    return found


def _senders_out(verb: Token) -> list[Token]:
    first = conjunction_head(verb)
    if not is_sent(verb):
        return []
    found = subject(first.head)
    return conjuncts(found) if found is not None else []


def _operators(people: People, verb: Token) -> list[Token]:
    """Who carries out what an act befell somebody in: "killed in a raid by the army", "a campaign in which ..."."""
    found: list[Token] = []
    for doing in (verb, conjunction_head(verb)):
        for preposition in children(doing, "prep"):
            for noun in children(preposition, "pobj"):
                if preposition.lower_ in ("in", "during", "after", "following", "under") and lemma(noun) in OPERATIONS:
                    found += _operators_of(people, noun)
        if doing.dep_ in ("relcl", "acl") and lemma(doing.head) in OPERATIONS:
            found += _operators_of(people, doing.head)
    return list(dict.fromkeys(found))


def _operators_of(people: People, noun: Token) -> list[Token]:
    """Whose operation it is: "by X", "with X", "X's", "a police raid", or the subject of "X launched a raid"."""
    for preposition in children(noun, "prep"):
        if preposition.lower_ == "by" or (preposition.lower_ == "with" and lemma(noun) in _MUTUAL):
            return [t for o in children(preposition, "pobj") for t in conjuncts(o)]
    before = [c for c in children(noun, "poss", "compound", "amod", "nmod") if _is_force(people, c)]
    if before:
        return before
    if noun.dep_ == "dobj" or (noun.dep_ == "pobj" and noun.head.lower_ == "on"):
        verb = noun.head if noun.dep_ == "dobj" else noun.head.head
        found = subject(verb) if not is_passive(verb) else None
        return conjuncts(found) if found is not None else []
    return []


_MUTUAL = frozenset(
    {"encounter", "clash", "shootout", "shoot-out", "gunfight", "gunbattle", "exchange", "confrontation"}
)


def _is_force(people: People, token: Token) -> bool:
    low, base = token.lower_, lemma(token)
    if low in words.FORCES or base in words.FORCES or low in words.DEMONYMS:
        return low not in ("security", "intelligence", "command", "group", "state")
    entity = entity_at(people, token)
    return entity is not None and people.entities[entity].kind is EntityKind.ORGANISATION


def _can_act(people: People, token: Token) -> bool:
    """Whether the words can do an act: people, forces, organisations, a state; not "a bomb", "the crash" or "it"."""
    low, base = token.lower_, lemma(token)
    if token.pos_ == "PRON":
        return low in ("he", "she", "they", "who", "him", "her", "them")
    if base in words.FORCES or low in words.FORCES or base in words.PERSON_NOUNS or base in words.RANKS:
        return True
    if base in _ARMS:
        return True
    entity = entity_at(people, token)
    if entity is not None:
        return True
    return token.ent_type_ in ("PERSON", "ORG", "NORP", "GPE") or low in words.DEMONYMS or base in words.OFFICES


_ARMS = word_set("warplane plane jet aircraft helicopter gunship drone artillery tank warship sniper bomber")
