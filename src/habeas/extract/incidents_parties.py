"""Who suffers an act and who does it, as the people of the page or as the words that name a group."""

from dataclasses import dataclass

from habeas.extract import people_words as words
from habeas.extract.page import Page
from habeas.extract.people import EntityKind, Mention, MentionForm, People
from habeas.extract.syntax import Token, child, children, conjuncts, lemma  # fmt: skip
from habeas.extract.wordlists import word_set

_DRESS = word_set(
    "clothes uniform uniforms dress civvies mask masks fatigues vehicle vehicles motorcycle motorcycles camouflage",
    "balaclavas pickup pickups bikes motorbikes gear plainclothes",
)
VAGUE = frozenset(
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


def entity_at(people: People, token: Token) -> int | None:
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
        return [described(page, token)] if _says_something(token) else []
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


def described(page: Page, token: Token) -> Party:
    start, end = noun_phrase(page, token)
    plural = (
        token.tag_ in ("NNS", "NNPS")
        or lemma(token) in words.FORCES | words.TOGETHER
        or token.pos_ == "NUM"
        or token.ent_type_ != ""
    )
    kind = "group" if plural else "person"
    return Party(_one_line(page.words(start, end)), kind, start, end, None, True, _is_specific(token, ""))


def _says_something(token: Token) -> bool:
    return token.lower_ not in VAGUE and token.pos_ not in ("PRON", "VERB", "AUX")


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
        and token.lower_ in VAGUE
        and clause.left_edge.i == high + 1
        and clause.right_edge.i < high + 14
    ):
        high = int(clause.right_edge.i)
    doc = page.doc
    while low > 1 and doc[low].text == "-":
        low -= 1  # "so-called"
    while doc[low].text in ("“", '"', "'", "‘", "(") and low < token.i:
        low += 1
    while low < token.i and (doc[low].dep_ in ("predet", "neg") or doc[low].lower_ in ("also", "only", "even", "just")):
        low += 1
    return int(doc[low].idx), int(doc[high].idx) + len(doc[high])


_LEFT = ("det", "poss", "amod", "nummod", "compound", "nmod", "quantmod", "predet")


def once(parties: list[Party]) -> tuple[Party, ...]:
    """Each entity once, in text order, the most certain mention first."""
    seen: dict[object, Party] = {}
    for party in parties:
        key: object = party.text if party.entity is None else party.entity
        if key not in seen or (party.certain and not seen[key].certain):
            seen[key] = party
    return tuple(seen.values())


def _one_line(text: str) -> str:
    return " ".join(text.split())
