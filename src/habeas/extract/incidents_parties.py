"""Who suffers an act and who does it, as the people of the page or as the words that name a group."""

import re
from dataclasses import dataclass, replace

from habeas.extract import people_words as words
from habeas.extract.acts import Trigger
from habeas.extract.acts_modality import is_sent
from habeas.extract.acts_words import OPERATIONS
from habeas.extract.page import Page
from habeas.extract.people import EntityKind, Mention, MentionForm, People
from habeas.extract.people_lists import Named, row_after
from habeas.extract.roles import NounFrame, agents_of_noun, agents_of_verb, is_accused
from habeas.extract.syntax import (
    Token,
    child,
    children,
    conjunction_head,
    conjuncts,
    is_passive,
    lemma,
    subject,
)  # fmt: skip
from habeas.extract.wordlists import word_set

_OF = NounFrame(frozenset({"of", "on", "against"}), possessive=True)
_DRESS = word_set(
    "clothes uniform uniforms dress civvies mask masks fatigues vehicle vehicles motorcycle motorcycles camouflage",
    "balaclavas pickup pickups bikes motorbikes gear plainclothes",
)
_VAGUE = frozenset(
    {"many", "some", "others", "people", "those", "all", "who", "which", "that", "they", "it", "one", "such"}
)
_QUANTIFIED = frozenset(
    {"several", "dozens", "scores", "hundreds", "thousands", "many", "some", "numerous", "countless", "more"}
)


@dataclass(frozen=True, slots=True)
class Party:
    """`entity` indexes `People.entities`; None for words that name nobody in particular. `text` is on one line.

    `specific`: a certain person or a counted or definite group, as opposed to "activists" or "people". `weight`: how
    much of the confidence in the act holds for this party, in per cent.
    """

    text: str
    kind: str
    start: int
    end: int
    entity: int | None = None
    certain: bool = True
    specific: bool = True
    weight: int = 100


def victims_of(page: Page, people: People, trigger: Trigger) -> tuple[Party, ...]:
    """The parties that suffer the act, groups replaced by their named members."""
    found: list[Party] = []
    for i in trigger.patients:
        token = page.doc[i]
        own = parties_at(page, people, token)
        found += [p for party in own for p in (_row_before(page, people, trigger, party) or [party])]
        for named in _named_elsewhere(token):
            found += parties_at(page, people, named)
    for named in _together_with(page.doc[trigger.token]) if trigger.form == "verb" else ():
        found += parties_at(page, people, named)
    found += [p for party in found for p in _listed_after(page, people, trigger, party)]
    found += [p for party in found for p in _exemplified(page, people, trigger, party)]
    return _once(found)


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
    if trigger.form in ("noun", "subjected"):
        agents = agents or _senders(token)
    found = [p for a in agents for p in parties_at(page, people, a) if _can_act(people, a)]
    found += [_described(page, a) for a in agents if lemma(a) in OPERATIONS and _operators_of(people, a)]
    if is_accused(token) or (token.dep_ == "pcomp" and token.head.lower_ not in ("after", "before", "by", "while")):
        found = [replace(p, certain=False) for p in found]
    if trigger.form == "verb" and (not found or is_sent(token)):
        found += [p for a in _senders_out(token) for p in parties_at(page, people, a)]
        behind = [p for a in _operators(people, token) for p in parties_at(page, people, a) if _can_act(people, a)]
        found += [replace(p, certain=False) for p in behind]
    suffering = set(trigger.patients)
    return _once([p for p in found if not any(p.start <= page.doc[i].idx < p.end for i in suffering)])


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
    entity = _entity_at(people, token)
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
    entity = _entity_at(people, token)
    if entity is not None:
        return True
    return token.ent_type_ in ("PERSON", "ORG", "NORP", "GPE") or low in words.DEMONYMS or base in words.OFFICES


_ARMS = word_set("warplane plane jet aircraft helicopter gunship drone artillery tank warship airstrike sniper bomber")


def _entity_at(people: People, token: Token) -> int | None:
    mention = _mention(people, token)
    return None if mention is None else mention.entity


def _mention(people: People, token: Token) -> Mention | None:
    """The mention that this token heads, a name before a description."""
    start, end = int(token.idx), int(token.idx) + len(token)
    over = [m for m in people.at(start, end) if m.start <= start and end <= m.end]
    heading = [m for m in over if m.token == token.i] or [m for m in over if m.form is MentionForm.NAME]
    if heading:
        return min(heading, key=lambda m: (m.form is not MentionForm.NAME, m.end - m.start))
    return None


def parties_at(page: Page, people: People, token: Token) -> list[Party]:
    """Whom a token stands for; members of a group one by one; nobody for "it" and the like."""
    mention = _mention(people, token)
    if mention is None or mention.form is MentionForm.NOMINAL:
        mention = _named_next(people, token) or mention
    if mention is None:
        mention = _apposed(people, token)
    if mention is None:
        return [_described(page, token)] if _says_something(token) else []
    entity = people.entities[mention.entity]
    if entity.kind is EntityKind.ORGANISATION:
        return [_of_organisation(page, people, token, mention)]
    if entity.kind is EntityKind.GROUP:
        if entity.members:
            return [_member(page, people, m, mention) for m in entity.members]
        start, end = noun_phrase(page, token)
        text = _one_line(page.words(start, end))
        if mention.form is MentionForm.PRONOUN:
            start, end, text = mention.start, mention.end, entity.name
        return [Party(text, "group", start, end, entity.index, mention.certain, _is_specific(token, entity.name))]
    text = entity.name if entity.named else _one_line(page.words(*noun_phrase(page, token)))
    if mention.form is MentionForm.PRONOUN:
        text = entity.name
    return [Party(text, "person", mention.start, mention.end, entity.index, mention.certain)]


def _named_next(people: People, token: Token) -> Mention | None:
    """The person whose name stands right behind a noun: "journalists Wa Lone", whatever the parse made of it."""
    if token.pos_ != "NOUN" or token.i + 1 >= len(token.doc):
        return None
    start = int(token.idx) + len(token) + 1
    for mention in people.at(start, start + 1):
        person = people.entities[mention.entity].kind is EntityKind.PERSON
        if mention.start == start and mention.form is MentionForm.NAME and person:
            return mention
    return None


def _apposed(people: People, token: Token) -> Mention | None:
    """The person by whose name a description that is in no word list is explained: "a paramilitary, Omar Din,"."""
    for apposed in children(token, "appos"):
        mention = _mention(people, apposed)
        person = mention is not None and people.entities[mention.entity].kind is EntityKind.PERSON
        if mention is not None and person and mention.form is MentionForm.NAME:
            return mention
    return None


def _member(page: Page, people: People, member: int, mention: Mention) -> Party:
    """A member of a group, at its own name where that stands in the same sentence."""
    sentence = page.doc[mention.token].sent
    for own in people.mentions_of(member):
        if own.form is MentionForm.NAME and sentence.start_char <= own.start < sentence.end_char:
            return Party(people.entities[member].name, "person", own.start, own.end, member)
    return Party(people.entities[member].name, "person", mention.start, mention.end, member, mention.certain)


def _of_organisation(page: Page, people: People, token: Token, mention: Mention) -> Party:
    """An organisation as a party: "SF" is "Security Forces"; "six SF" are six of its members."""
    entity = people.entities[mention.entity]
    start, end = noun_phrase(page, token)
    if any(c.dep_ == "nummod" for c in token.children):
        return Party(_one_line(page.words(start, end)), "group", start, end)
    return Party(entity.name, "group", mention.start, mention.end, entity.index, mention.certain, specific=False)


def _described(page: Page, token: Token) -> Party:
    start, end = noun_phrase(page, token)
    plural = (
        token.tag_ in ("NNS", "NNPS") or lemma(token) in words.FORCES or token.pos_ == "NUM" or token.ent_type_ != ""
    )
    kind = "group" if plural else "person"
    return Party(_one_line(page.words(start, end)), kind, start, end, None, True, _is_specific(token, ""))


def _says_something(token: Token) -> bool:
    return token.lower_ not in _VAGUE and token.pos_ not in ("PRON", "VERB", "AUX")


def _is_specific(token: Token, name: str) -> bool:
    """Counted, or definite and singular; "activists", "people" and "many others" are not."""
    if any(c.isdigit() for c in name):
        return True
    for c in token.children:
        if c.dep_ == "nummod" and c.lower_ not in _QUANTIFIED:
            return True
        if c.dep_ == "det" and c.lower_ in ("these", "both", "a", "an"):
            return True
    if token.pos_ == "NUM":
        return True
    return name.lower().split()[:1] in (["both"], ["two"], ["three"], ["four"], ["five"], ["six"])


def noun_phrase(page: Page, token: Token) -> tuple[int, int]:
    """Code points of the words that name a party: modifiers, the noun, "of ..." and "in plain clothes"."""
    lows = [c.left_edge.i for c in token.children if c.i < token.i and c.dep_ in _LEFT and c.ent_type_ != "DATE"]
    low, high = min([int(token.i), *lows]), int(token.i)
    for preposition in children(token, "prep"):
        nouns = children(preposition, "pobj")
        if preposition.i != high + 1 or not nouns:
            continue
        if preposition.lower_ == "of" or (preposition.lower_ in ("in", "on") and lemma(nouns[0]) in _DRESS):
            high = max(int(n.i) for n in conjuncts(nouns[0])[:1])
            for inner in children(nouns[0], "prep"):
                deeper = children(inner, "pobj")
                if inner.lower_ == "of" and deeper:
                    high = int(deeper[0].i)
    clause = child(token, "relcl")
    if (
        clause is not None
        and token.lower_ in _VAGUE
        and clause.left_edge.i == high + 1
        and clause.right_edge.i < high + 14
    ):
        high = int(clause.right_edge.i)
    doc = page.doc
    while low > 1 and doc[low].text == "-":
        low -= 1  # "so-called"
    while doc[low].text in ("“", '"', "'", "‘", "(") and low < token.i:
        low += 1
    while doc[low].dep_ in ("predet", "neg", "advmod") and low < token.i:
        low += 1
    return int(doc[low].idx), int(doc[high].idx) + len(doc[high])


_LEFT = ("det", "poss", "amod", "nummod", "compound", "nmod", "quantmod", "predet")


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


def _once(parties: list[Party]) -> tuple[Party, ...]:
    """Each entity once, in text order, the most certain mention first."""
    seen: dict[object, Party] = {}
    for party in parties:
        key: object = party.text if party.entity is None else party.entity
        if key not in seen or (party.certain and not seen[key].certain):
            seen[key] = party
    return tuple(seen.values())


def _one_line(text: str) -> str:
    return " ".join(text.split())
