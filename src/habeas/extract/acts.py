"""Where a page tells of an act: the word that tells it, which act it is, and whether it is told as having happened."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from habeas.extract import acts_words as words
from habeas.extract import people_words
from habeas.extract.acts_entries import Entry, entry_of, is_bare, segment_of
from habeas.extract.acts_modality import Mood, is_sent, mood_of, mood_of_adjective, worse
from habeas.extract.page import Page
from habeas.extract.roles import NounFrame, owners_of_patient, patients_of_noun, patients_of_verb
from habeas.extract.syntax import Token, child, children, conjuncts, is_passive, lemma, subject
from habeas.extract.wordlists import word_set


@dataclass(frozen=True, slots=True)
class Trigger:
    """`token` is the index of the word in the doc; `start`/`end` span the words that tell the act ("picked up").

    `form` is "verb", "noun", "adjective", "body" (a body is found), "fallen" ("among the dead was"), "entry" (a past
    form in an entry of a list) or "subjected" (a noun under "suffer"). `segment`: in an entry, the tokens up to the
    next act. `weight` is a confidence in per cent, `patients` are token indices of who suffers the act.
    """

    act: str
    token: int
    start: int
    end: int
    form: str
    weight: int
    mood: Mood
    patients: tuple[int, ...]
    generic: bool = False
    slot: str = "object"
    segment: tuple[int, int] | None = None


def find_triggers(page: Page, cast: frozenset[int]) -> tuple[Trigger, ...]:
    """The acts told in a page, in order. `cast`: indices of the tokens that stand in names of persons.

    Several finders ask for them, so a page keeps them.
    """
    kept: dict[frozenset[int], tuple[Trigger, ...]] = page.doc.user_data.setdefault("triggers", {})
    if cast not in kept:
        kept[cast] = tuple(_triggers(page, cast))
    return kept[cast]


def _triggers(page: Page, cast: frozenset[int]) -> Iterator[Trigger]:
    for paragraph in page.paragraphs:
        span = page.doc.char_span(paragraph.start, paragraph.end, alignment_mode="expand")
        entry = None if span is None else entry_of(page, paragraph, span, cast)
        for token in span if span is not None else ():
            trigger = _trigger(token, cast, entry)
            if trigger is not None:
                yield trigger


def is_personlike(token: Token, cast: frozenset[int]) -> bool:
    """Whether a token can stand for people: a person's name, a person noun, a pronoun, a bare number."""
    if token.i in cast or any(c.i in cast and c.dep_ in ("appos", "compound") for c in token.children):
        return True
    low, base = token.lower_, lemma(token)
    if token.pos_ == "NUM" or low in _SOME:
        return not _IS_DATE.search(token.text)
    if token.tag_ == "VBN" and token.dep_ in _NOMINAL and child(token, "det", "nummod") is not None:
        return True  # "the four kidnapped"
    if token.pos_ == "PRON" or token.tag_ in ("WP", "WDT", "PRP"):
        return low in _PERSONAL
    if token.ent_type_ in ("DATE", "TIME", "MONEY", "PERCENT"):
        return False
    number = child(token, "nummod")
    counted = number is not None and not _IS_DATE.search(number.text)
    if token.tag_.startswith("NNP") and (token.ent_type_ in ("PERSON", "NORP") or counted):
        return True  # "six SF": so many of a force
    people = people_words.PERSON_NOUNS | frozenset(people_words.KIN) | people_words.FORCES | people_words.OFFICES
    people = (people - _POWERS) | people_words.TOGETHER
    return base in people or low in people or low in people_words.DEMONYMS or base in people_words.RANKS


_IS_DATE = re.compile(r"\d[/.-]\d|\b\d{4}\b")
_SOME = frozenset({"those", "both", "others", "some", "many", "all", "several", "dozens", "scores"})
# Of the words for forces, those that name a power or an idea rather than people.
_POWERS = word_set("security intelligence command state regime government authority authorities agency agencies")
_NOMINAL = ("nsubj", "nsubjpass", "dobj", "pobj", "attr", "conj")
_PERSONAL = word_set(
    "he him she her they them who whom i me we us himself herself themselves whose everyone everybody anyone",
    "someone somebody hers theirs which",
)


def _trigger(token: Token, cast: frozenset[int], entry: Entry | None) -> Trigger | None:
    """The act that a token tells. `entry`: the item of a list that it stands in."""
    if token.pos_ in ("VERB", "AUX"):
        return _verb(token, cast, entry)
    if token.pos_ in ("NOUN", "PROPN") and token.i not in cast:
        return _adjective(token) or _body(token, entry) or _fallen(token, cast) or _noun(token, cast)
    if token.pos_ == "ADJ":
        return _adjective(token) or _fallen(token, cast)
    return None


# --- verbs -------------------------------------------------------------------------------------------------------


def _verb(token: Token, cast: frozenset[int], entry: Entry | None = None) -> Trigger | None:
    if token.dep_ == "amod" and token.lower_ in words.ADJECTIVES and token.i < token.head.i:
        return _adjective(token)
    rule, span = _rule(token)
    if rule is None and entry is not None and lemma(token) == "take":
        rule = words.VerbRule("abduction", weight=60)  # "taken from Tump by men in uniform"
    if (
        rule is None
        or (rule.owned and token.dep_ == "amod")
        or (rule.act == "escape" and child(token, "dobj") is not None)
    ):
        return None
    if entry is not None and rule.victim != "on" and not rule.owned and is_bare(token, entry, cast):
        return _of_entry(token, rule, span, entry, cast)
    if rule.passive_only and not is_passive(token):
        return None
    patients = (
        owners_of_patient(token, rule.owned)
        if rule.owned
        else patients_of_verb(token, rule.victim, strict=not rule.person_only)
    )
    likely = [p for p in patients if is_personlike(p, cast) or (not rule.person_only and _may_be_a_name(p))]
    if not patients and rule.victim == "object" and not rule.owned and token.tag_ == "VBN" and _lacks_object(token):
        own = subject(token)
        likely = [own] if own is not None and own.i in cast else []
    if not likely and rule.act == "killing" and _is_by_force(token):
        likely, rule = [p for p in patients if p.pos_ == "PROPN"], replace(rule, weight=30)  # "killing Balochistan"
    if (rule.person_only or rule.owned or rule.victim == "on") and not likely:
        return None
    act, weight = _refined(token, rule)
    if act == "accidental_death":
        span = _with_cause(token, span)
    mood = mood_of(token)
    if mood is Mood.UNREAL and act == "surveillance" and is_sent(token):
        mood = Mood.DOUBTED  # to set people on somebody is to watch them
    return Trigger(
        act, token.i, *span, "verb", weight, mood, tuple(p.i for p in likely), _is_generic(token), rule.victim
    )


def _is_by_force(verb: Token) -> bool:
    who = subject(verb)
    return who is not None and lemma(who) in people_words.FORCES


def _lacks_object(verb: Token) -> bool:
    """Whether a past form stands without an object or clause, as a participle does whose noun the parser missed."""
    within = [c for c in children(verb, "dobj", "ccomp", "xcomp", "dative", "aux") if c.i > verb.i or c.dep_ == "aux"]
    bare = all(c.dep_ == "dobj" and c.ent_type_ in ("DATE", "TIME") for c in within)
    return bare and verb.tag_ in ("VBN", "VBD")


def _of_entry(token: Token, rule: words.VerbRule, span: tuple[int, int], entry: Entry, cast: frozenset[int]) -> Trigger:
    """An act that befell whom an entry is about, or whose name stands right before the word."""
    before = int(token.i) - 1
    leads = (before,) if before in cast and before > max(entry.leads) + 1 else entry.leads
    act, weight = _refined(token, rule)
    segment = segment_of(token, entry)
    return Trigger(
        act, int(token.i), *span, "entry", weight, mood_of_adjective(token), leads, slot=rule.victim, segment=segment
    )  # fmt: skip


def _rule(token: Token) -> tuple[words.VerbRule | None, tuple[int, int]]:
    """The rule that fits best, with the span of the words that tell the act."""
    base = "rape" if token.lower_ == "raping" else lemma(token)  # of which the parser makes "rap"
    dependents = [
        c
        for c in token.children
        if c.dep_ in ("prt", "advmod", "acomp", "oprd", "attr", "dobj", "xcomp", "prep", "advcl")
    ]
    for verb, particles, rule in words.PHRASES:
        if verb == base:
            for c in dependents:
                if c.lower_ in particles:
                    return rule, _span(token, c)
    found = _prepositional(token, base)
    if found:
        return found
    death = _has_pp(token, frozenset({"to"}), frozenset({"death"})) if base in words.TO_DEATH else None
    if death is not None:
        return words.VerbRule("killing", weight=85), _span(token, death)
    if token.lower_ == "missing" and token.tag_ == "VBG" and not _is_told_by_verb(token):
        return words.VerbRule("missing", victim="subject", person_only=True, weight=70), _span(token, token)
    if base == "take" and _is_taking(token):
        return words.VerbRule("abduction", person_only=True, weight=50), _span(token, token)
    if base == "hang":
        act = "torture" if token.lower_ == "hung" else "killing"
        return words.VerbRule(act, person_only=True, weight=55), _span(token, token)
    dead = _dead_behind(token) if base in ("shoot", "strike") else None
    if dead is not None:
        return words.VerbRule("killing", person_only=True, weight=85), _span(token, dead)
    if base == "disappear" and is_passive(token):
        return words.VerbRule("enforced_disappearance", weight=85), _span(token, token)
    return words.VERBS.get(base), _span(token, token)


def _dead_behind(verb: Token) -> Token | None:
    """The "dead" of "shot dead two men" and "shot two men dead", wherever the parser hangs it."""
    near = [t for t in verb.doc[verb.i + 1 : verb.i + 2] if t.lower_ == "dead"]
    behind = [c for o in children(verb, "dobj") for c in o.children if c.lower_ == "dead" and c.i > o.i]
    return next(iter([*near, *behind]), None)


def _is_taking(verb: Token) -> bool:
    """ "They took my husband", "was taken by soldiers": taken, with nothing said of where to or what for."""
    doing = [t for c in children(verb, "agent") for t in children(c, "pobj")] if is_passive(verb) else [subject(verb)]
    if verb.dep_ == "acl" and verb.head.lower_ in _SOME | {"people", "persons"} and not doing:
        return True  # "those taken on 20 September"
    by_force = any(t is not None and (t.lower_ == "they" or lemma(t) in _TAKERS) for t in doing)
    complements = children(verb, "prt", "xcomp", "ccomp", "oprd", "dative", "acomp")
    aside = any(p.lower_ in ("to", "for", "as", "into", "on", "off") for p in children(verb, "prep"))
    return by_force and not complements and not aside


_TAKERS = people_words.FORCES | {"man"}


def _prepositional(token: Token, base: str) -> tuple[words.VerbRule, tuple[int, int]] | None:
    for verb, prepositions, nouns, rule in words.PREPOSITIONAL:
        if verb == base and nouns:
            end = _has_pp(token, prepositions, nouns)
            if end is not None:
                return rule, _span(token, end)
        elif verb == base and (base != "open" or any(c.lower_ == "fire" for c in children(token, "dobj"))):
            found = next((c for c in children(token, "prep") if c.lower_ in prepositions), None)
            if found is not None:
                return rule, _span(token, found)
    return None


def _is_told_by_verb(missing: Token) -> bool:
    """ "went missing" is one act, and "missing him" is none."""
    return child(missing, "dobj") is not None or (missing.dep_ == "acomp" and lemma(missing.head) == "go")


def _has_pp(token: Token, prepositions: frozenset[str], nouns: frozenset[str]) -> Token | None:
    for preposition in children(token, "prep", "agent", "advmod", "prt"):
        if preposition.lower_ in prepositions:
            for noun in children(preposition, "pobj"):
                if lemma(noun) in nouns:
                    return noun
    return None


def _span(first: Token, second: Token) -> tuple[int, int]:
    """From one token to the other, with adverbs such as "forcibly" in front."""
    low, high = min(first.i, second.i), max(first.i, second.i)
    while low > 0 and first.doc[low - 1].lower_ in words.FORCIBLY | words.EXTRAJUDICIAL | {"brutally", "allegedly"}:
        low -= 1
    return int(first.doc[low].idx), int(first.doc[high].idx) + len(first.doc[high])


def _refined(token: Token, rule: words.VerbRule) -> tuple[str, int]:
    """The act that adverbs, causes and custody make of a verb."""
    adverbs = {c.lower_ for c in token.children if c.dep_ in ("advmod", "acomp", "npadvmod", "oprd")}
    if "fatally" in adverbs and rule.act in ("injury", "ill_treatment"):
        return "killing", 85
    if rule.act == "killing" and adverbs & words.EXTRAJUDICIAL:
        return "extrajudicial_killing", 85
    if rule.act in ("killing", "other", "injury", "missing") and lemma(token) in _MORTAL and in_accident(token):
        return "accidental_death", 80
    if rule.act == "detention" and "incommunicado" in adverbs:
        return "incommunicado_detention", 85
    if rule.act == "other" and any(t.lower_ in words.CAUSES for t in token.subtree):
        return "killing", 60
    if rule.act == "destruction_of_property" and any(lemma(c) in words.BODY_PARTS for c in children(token, "dobj")):
        return "ill_treatment", 55
    if adverbs & words.FORCIBLY and rule.act in ("missing", "abduction"):
        return ("enforced_disappearance" if rule.act == "missing" else "abduction"), 85
    return rule.act, rule.weight


_MORTAL = frozenset({"kill", "die", "perish", "martyr", "drown", "lose"})


def in_accident(token: Token) -> bool:
    """Whether the clause or one that hangs on it names an accident as the cause: "after a helicopter crashed"."""
    return _accident(token) is not None


def _accident(token: Token) -> Token | None:
    low, high = token.left_edge.i, token.right_edge.i + 1
    for other in token.doc[low:high]:
        is_noun = other.pos_ == "NOUN" and lemma(other) in words.ACCIDENTS and other.head.lower_ != "before"
        clauses = ("advcl", "relcl", "pcomp", "acl")
        is_verb = other.pos_ == "VERB" and lemma(other) in words.CRASH_VERBS and other.dep_ in clauses
        if is_noun or is_verb:
            return other if _is_near(token, other) else None
    return None


def _with_cause(token: Token, span: tuple[int, int]) -> tuple[int, int]:
    """An accidental death is told by the death and its cause: "martyred after an army helicopter crashed"."""
    cause = _accident(token)
    if cause is None:
        return span
    return min(span[0], int(cause.idx)), max(span[1], int(cause.idx) + len(cause))


def _may_be_a_name(token: Token) -> bool:
    """A capitalised word that the parser does not take for a place, a country or an organisation."""
    return bool(token.pos_ == "PROPN" and token.ent_type_ in ("", "PERSON") and token.text[0].isupper())


def _is_near(token: Token, other: Token) -> bool:
    """No further verb clause between the two, so that another event's accident is not taken."""
    return sum(1 for a in _ancestors_until(other, token) if a.pos_ == "VERB") <= 1


def _ancestors_until(token: Token, top: Token) -> Iterator[Token]:
    while token.head.i != token.i and token.i != top.i:
        token = token.head
        if token.i != top.i:
            yield token


# --- nouns and adjectives ----------------------------------------------------------------------------------------


def _noun(token: Token, cast: frozenset[int]) -> Trigger | None:
    rule = words.NOUNS.get(lemma(token))
    if rule is None or token.dep_ == "compound":
        return None
    frame = NounFrame(rule.victim_by, rule.possessive)
    patients = [p for p in patients_of_noun(token, frame) if is_personlike(p, cast)]
    subjected = _subjected(token, cast)
    act, weight = _refined_noun(token, rule)
    form = "noun"
    if not patients and subjected:
        patients, form = subjected, "subjected"
    if not patients:
        return None
    mood = worse(mood_of(_carrier(token)), mood_of_adjective(token)) if form == "subjected" else mood_of(token)
    return Trigger(act, token.i, *_noun_span(token), form, weight, mood, tuple(p.i for p in patients))


def _refined_noun(token: Token, rule: words.NounRule) -> tuple[str, int]:
    modifiers = {c.lower_ for c in token.children if c.dep_ in ("amod", "compound")}
    if rule.act == "missing" and modifiers & words.ENFORCED:
        return "enforced_disappearance", 80
    if rule.act == "killing" and modifiers & words.EXTRAJUDICIAL:
        return "extrajudicial_killing", 80
    if rule.act == "detention" and "incommunicado" in modifiers:
        return "incommunicado_detention", 80
    if rule.act == "other" and in_accident(token):
        return "accidental_death", 65
    return rule.act, rule.weight


def _noun_span(token: Token) -> tuple[int, int]:
    modifiers = words.ENFORCED | words.EXTRAJUDICIAL | {"incommunicado", "arbitrary", "illegal", "unlawful"}
    low = token.i
    while low > 0 and token.doc[low - 1].lower_ in modifiers:
        low -= 1
    return int(token.doc[low].idx), int(token.idx) + len(token)


def _carrier(token: Token) -> Token:
    """The verb under which a noun is suffered: "faced" in "faced arrest", "subjected" in "subjected to torture"."""
    head = token.head
    while head.pos_ not in ("VERB", "AUX") and head.head.i != head.i:
        head = head.head
    return head


def _subjected(token: Token, cast: frozenset[int]) -> list[Token]:
    """ "X was subjected to torture", "X underwent torture": the subject."""
    verb = token.head
    if verb.dep_ == "prep" or verb.pos_ == "ADP":
        preposition, verb = verb, verb.head
        fits = lemma(verb) in words.SUBJECT_TO and preposition.lower_ == "to"
        fits = fits or (preposition.lower_ == "of" and lemma(verb) == "victim")
    else:
        fits = lemma(verb) in words.UNDERGO and token.dep_ in ("dobj", "conj")
    if not fits:
        return []
    if verb.dep_ == "attr" and lemma(verb.head) == "be":
        verb = verb.head  # "he was the victim of ..."
    found = subject(verb) if verb.pos_ in ("VERB", "AUX") else verb
    return [found] if found is not None and is_personlike(found, cast) else []


def _adjective(token: Token) -> Trigger | None:
    """ "the slain journalist", "detained activist X": the noun suffers the act."""
    act = words.ADJECTIVES.get(token.lower_)
    if act is None or token.dep_ not in ("amod", "compound", "nmod") or token.i >= token.head.i:
        return None
    span = (int(token.idx), int(token.idx) + len(token))
    return Trigger(act, token.i, *span, "adjective", 55, mood_of_adjective(token.head), (token.head.i,), True)


def _fallen(token: Token, cast: frozenset[int]) -> Trigger | None:
    """ "Among the dead was X", "the injured include X", "one of the missing, X": those who are named there."""
    act = words.FALLEN.get(token.lower_)
    if act is None or child(token, "det") is None or token.dep_ in ("amod", "compound"):
        return None
    named: list[Token] = []
    over = token.head
    if token.dep_ == "pobj" and over.lower_ in ("among", "amongst") and lemma(over.head) == "be":
        named = [t for s in children(over.head, "nsubj", "attr") for t in conjuncts(s)]
    elif token.dep_ == "pobj" and over.lower_ == "of" and over.head.pos_ in ("NUM", "PRON", "NOUN"):
        named = [t for c in children(over.head, "appos") for t in conjuncts(c)]
        if lemma(over.head.head) == "be" and over.head.dep_ == "nsubj":
            named += [t for c in children(over.head.head, "attr") for t in conjuncts(c)]
    elif token.dep_ in ("nsubj", "nsubjpass") and lemma(over) in ("identify", "name"):
        behind = [p for p in children(over, "prep") if p.lower_ == "as"]
        first = [c for p in behind for c in children(p, "pobj")] + children(over, "oprd")
        named = [t for c in first for t in conjuncts(c)]
    elif token.dep_ == "nsubj" and lemma(over) in ("include", "be"):
        named = [t for c in children(over, "dobj", "attr") for t in conjuncts(c)]
    likely = [t for t in named if is_personlike(t, cast)]
    if not likely:
        return None
    span = (int(token.idx), int(token.idx) + len(token))
    return Trigger(act, token.i, *span, "fallen", 60, mood_of(over.head), tuple(t.i for t in likely))


def _body(token: Token, entry: Entry | None) -> Trigger | None:
    """ "The body of X was found", "X's mutilated body was dumped", "recovered the bodies of two men"."""
    if lemma(token) not in words.BODIES and token.lower_ not in words.BODIES:
        return None
    verb = token.head
    if token.dep_ == "conj":
        verb = token.head.head
    if token.dep_ == "pobj" and verb.lower_ == "of" and lemma(verb.head) in words.DISCOVERIES:
        verb = verb.head
    if entry is not None and lemma(verb) not in words.FINDS:
        verb = next((t for t in token.doc[token.i + 1 : token.i + 4] if lemma(t) in words.FINDS), verb)
    owners = patients_of_noun(token, NounFrame(frozenset({"of"}), possessive=True))
    found = lemma(verb) in words.FINDS and (entry is not None or token.dep_ in ("nsubjpass", "dobj", "conj", "nsubj"))
    if not found and lemma(verb) not in words.DISCOVERIES:
        return None
    span = min(token.idx, verb.idx), max(token.idx + len(token), verb.idx + len(verb))
    owned = tuple(int(o.i) for o in owners)
    segment = None if entry is None else segment_of(max(token, verb, key=lambda t: int(t.i)), entry)
    if entry is not None and not owned:
        owned = entry.leads
    return Trigger("body_found", verb.i, *span, "body", 80, mood_of(verb), owned, segment=segment)


def _is_generic(token: Token) -> bool:
    """A present tense that tells of what happens again and again: "are picked up, tortured and killed"."""
    first = token
    while first.dep_ == "conj" and first.head.pos_ == "VERB" and child(first, "aux", "auxpass", "nsubj") is None:
        first = first.head
    auxiliaries = children(first, "aux", "auxpass")
    if any(a.lower_ == "being" for a in auxiliaries):
        return False  # "is being held": now, not again and again
    finite = auxiliaries[0] if auxiliaries else first
    return finite.tag_ in ("VBP", "VBZ") and finite.lower_ not in ("has", "have", "’s", "'s", "'ve", "’ve")


def words_of(page: Page, trigger: Trigger) -> str:
    """The words that tell the act, as written."""
    return page.words(trigger.start, trigger.end)
