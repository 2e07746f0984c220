"""Who suffers an act: whom the parse gives, with whoever the text names beside or instead of them."""

import re
from dataclasses import replace

from habeas.extract import people_words as words
from habeas.extract.acts import Trigger
from habeas.extract.acts_entries import companions_in
from habeas.extract.incidents_parties import VAGUE, Party, once, parties_at
from habeas.extract.page import Page
from habeas.extract.people import EntityKind, MentionForm, People
from habeas.extract.people_lists import Named, row_after
from habeas.extract.syntax import Token, children, conjuncts, lemma


def victims_of(page: Page, people: People, trigger: Trigger) -> tuple[Party, ...]:
    """The parties that suffer the act, groups replaced by their named members."""
    found: list[Party] = []
    for i in trigger.patients:
        token = page.doc[i]
        own = parties_at(page, people, token)
        found += [p for party in own for p in (_row_before(page, people, trigger, party) or [party])]
        for named in _named_elsewhere(token):
            found += parties_at(page, people, named)
    if trigger.segment is not None:
        for companion in companions_in(page.doc, trigger.segment):
            found += parties_at(page, people, companion) if _is_companion(companion) else []
    for named in _together_with(page.doc[trigger.token]) if trigger.form == "verb" else ():
        found += parties_at(page, people, named)
    found += [p for party in found for p in _listed_after(page, people, trigger, party)]
    if not found:
        vague = [page.doc[i] for i in trigger.patients if page.doc[i].lower_ in VAGUE]
        found = [
            Party(t.text, "group", int(t.idx), max(int(t.idx) + len(t), trigger.end), weight=0) for t in vague
        ]  # "those killed: A, B and C"
    found += [p for party in found for p in _exemplified(page, people, trigger, party)]
    found = [p for p in found if p.weight]
    return once(found)


def _together_with(verb: Token) -> list[Token]:
    """ "was arrested along with A and B", "with four others, including C": the names."""
    found = []
    for preposition in children(verb, "prep"):
        if preposition.lower_ in ("with", "alongside") and lemma(verb) not in ("charge", "threaten", "try"):
            for noun in children(preposition, "pobj"):
                found += [t for t in conjuncts(noun) if _is_companion(t)] + _named_elsewhere(noun)
    for token in verb.sent[verb.i + 1 - verb.sent.start :]:
        if token.pos_ == "VERB" and token.dep_ not in ("relcl", "acl", "amod"):
            break
        if token.lower_ == "with" and token.nbor(-1).lower_ in ("along", "together"):
            found += [t for o in children(token, "pobj") for t in conjuncts(o) if _is_companion(t)]
    return found


def _is_companion(token: Token) -> bool:
    base = lemma(token)
    people = words.PERSON_NOUNS | frozenset(words.KIN)
    return token.pos_ == "PROPN" or (token.pos_ == "NOUN" and (base in people or token.lower_ in people))


def _row_before(page: Page, people: People, trigger: Trigger, party: Party) -> list[Party]:
    """ "A, B and C, who were taken ...": the whole row, where the clause hangs on its last name and is plural."""
    verb = page.doc[trigger.token]
    plural = any(c.lower_ in ("were", "are", "have") for c in children(verb, "aux", "auxpass"))
    if verb.dep_ != "relcl" or not plural or party.kind != "person" or party.entity is None:
        return []
    names = _names_until(people, int(verb.sent.start_char), party.end)
    for at, (_, end, _) in enumerate(names):
        row = row_after(page.words, end, names[at + 1 :])
        if row and row[-1][2] == party.entity:
            return [_named_party(people, n) for n in (names[at], *row)]
    return []


_BEFORE_EXAMPLES = re.compile(r"\b(?:including|such as|namely|among them|identified as)\b|:\s|\s[–—-]{1,2}\s")


def _listed_after(page: Page, people: People, trigger: Trigger, party: Party) -> list[Party]:
    """The names that follow a victim's in a row, unless the act is told in between, of the first alone."""
    if party.entity is None or not people.entities[party.entity].named or party.kind != "person":
        return []
    rest = _names_until(people, party.end, _stop(page, trigger, party.end))
    return [_named_party(people, n) for n in row_after(page.words, party.end, rest)]


def _exemplified(page: Page, people: People, trigger: Trigger, party: Party) -> list[Party]:
    """ "released 50 persons ..., including A, B and C": the names that the sentence gives for a group."""
    if party.kind != "group" or (party.entity is not None and people.entities[party.entity].members):
        return []
    stop = _stop(page, trigger, page.doc[trigger.token].idx)
    opening = _BEFORE_EXAMPLES.search(page.words(party.end, stop))
    if opening is None:
        return []
    at = party.end + opening.end()
    names = _names_until(people, at, stop)
    if not names or len(page.words(at, names[0][0]).split()) > EXAMPLE_WORDS:
        return []
    row = row_after(page.words, names[0][1], names[1:])
    return [replace(_named_party(people, n), certain=False) for n in (names[0], *row)]


EXAMPLE_WORDS = 6  # between "including" and the first name: "journalists", "the student leader"


def _stop(page: Page, trigger: Trigger, at: int) -> int:
    """Where a row that starts at `at` must end: at the act's word when that follows, else with the sentence."""
    sentence = page.doc[trigger.token].sent
    return trigger.start if trigger.start > at else int(sentence.end_char)


def _names_until(people: People, start: int, stop: int) -> list[Named]:
    return [
        (m.start, m.end, m.entity) for m in people.at(start, stop)
        if m.form is MentionForm.NAME and m.start >= start and people.entities[m.entity].kind is EntityKind.PERSON
    ]  # fmt: skip


def _named_party(people: People, named: Named) -> Party:
    start, end, entity = named
    return Party(people.entities[entity].name, "person", start, end, entity)


def _named_elsewhere(token: Token) -> list[Token]:
    """ "Among those abducted are A and B", "the arrested journalists are A and B": the names in the other half."""
    verb = token.head
    if token.dep_ == "pobj" and verb.lower_ in ("among", "amongst") and lemma(verb.head) == "be":
        near = _nearest_before(verb.head)
        if near is not None and not children(verb.head, "nsubj"):
            return [near]
    examples = [p for p in children(token, "prep") if p.lower_ in ("including", "like", "as")]
    if examples:
        return [t for p in examples for o in children(p, "pobj") for t in conjuncts(o) if t.pos_ == "PROPN"]
    if token.dep_ == "pobj" and verb.lower_ in ("among", "amongst", "with") and lemma(verb.head) == "be":
        return [t for o in children(verb.head, "nsubj") for t in conjuncts(o)] + [
            t for o in children(verb.head, "attr") for t in conjuncts(o) if t.pos_ == "PROPN"
        ]
    if (
        token.dep_ in ("nsubj", "nsubjpass")
        and lemma(verb) in ("be", "include", "identify", "name")
        and token.pos_ != "PROPN"
    ):
        other = children(verb, "attr", "dobj")
        for preposition in children(verb, "prep"):
            if preposition.lower_ == "as":
                other += children(preposition, "pobj")
        other += children(verb, "oprd")
    else:
        return []
    return [t for o in other for t in conjuncts(o) if t.pos_ == "PROPN"]


def _nearest_before(verb: Token) -> Token | None:
    """The name before a verb that has no subject of its own, past commas and an age: "whose son Ali, 13, is among"."""
    for token in reversed(verb.doc[max(verb.i - 6, verb.sent.start) : verb.i]):
        if token.pos_ == "PROPN":
            return token
        if token.pos_ not in ("PUNCT", "NUM"):
            return None
    return None
