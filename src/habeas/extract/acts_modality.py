"""Whether an act is told as having happened, as denied, as doubtful, or not told as having happened at all.

A parse gives what governs the word: "should release", "threatened to kill", "if they were arrested", "denied killing",
"may have been abducted". Reporting verbs ("said", "alleged") leave the act asserted: who says so is the attribution's
matter.
"""

from enum import StrEnum

from habeas.extract.syntax import Token, child, children, climb, conjunction_head, lemma
from habeas.extract.wordlists import word_set


class Mood(StrEnum):
    """HAPPENED is told as fact by somebody; DENIED as not so; DOUBTED as possible; UNREAL is not told as an event."""

    HAPPENED = "happened"
    DENIED = "denied"
    DOUBTED = "doubted"
    UNREAL = "unreal"


_MODALS = frozenset(
    {"should", "would", "could", "must", "will", "shall", "can", "may", "might", "'ll", "’ll", "wo", "ca", "ought"}
)
_PERFECT_DOUBT = frozenset({"may", "might", "could", "must", "would"})
_UNREAL = word_set(
    "threaten want plan order demand urge call ask request vow intend hope wish try attempt seek refuse decline",
    "fail warn propose recommend advise agree conspire plot consider prepare aim risk avoid prevent stop prohibit",
    "ban forbid promise pledge pressure appeal expect instruct direct authorise authorize allow permit need like",
    "advocate encourage incite prefer await oppose require undertake offer petition beg plead insist wait",
    "facilitate enable",
)
_SENDING = word_set("assign deploy task dispatch mobilise mobilize appoint")
_UNDER_WAY = frozenset({"campaign", "operation", "policy", "drive"})  # "a campaign to kill ...": by those on it
_DENY = frozenset({"deny", "refute", "reject", "dismiss", "disclaim", "disavow", "disown"})
_DOUBT = frozenset(
    {"fear", "suspect", "doubt", "worry", "believe", "think", "presume", "assume", "speculate", "wonder"}
)
_CONDITION = frozenset({"if", "unless", "whether", "lest", "until", "provided", "should", "till"})
_FACTIVE_INFINITIVE = word_set(
    "continue begin start go manage happen use proceed come appear seem allege say report believe claim know find",
    "confess admit think suspect force help cease presume rumour rumor bear show prove help",
)
# Nouns and verbs that make a following "for", "of" or "to" phrase something sought or feared, not done.
_SOUGHT = word_set(
    "call demand seek urge warrant threat fear risk plan attempt bid request appeal plea campaign effort hope",
    "prospect possibility danger order petition prohibition ban crime right law bill convention act case offence",
    "offense protection negotiate negotiation condition await pledge promise favour favor exchange return deadline",
    "ransom pray prayer wait chance probability likelihood secure ensure guarantee rally push press advocate",
    "campaigning bounty reward advance definition practice practise policy culture pattern afraid scared fearful wary",
    "terrified",
)
_ATTEMPTED = word_set(
    "attempted threatened planned foiled failed impending possible potential imminent future immediate unconditional",
    "further eventual early",
)
_HEDGED = frozenset({"alleged", "suspected", "apparent", "presumed", "reported", "supposed"})
_ASSERTIONS = word_set(
    "claim allegation accusation assertion rumour rumor report charge suggestion notion contention insinuation story",
    "narrative propaganda",
)
_FALSE = word_set(
    "fabrication fabricated lie falsehood false untrue baseless unfounded groundless invention invented fiction myth",
    "propaganda nonsense slander concocted concoction incorrect wrong misleading absurd ridiculous rubbish bogus fake",
)
_NONE = frozenset({"no", "nobody", "none", "neither", "nor", "never", "nothing"})


def mood_of(token: Token) -> Mood:
    """The mood of the act that this verb or noun tells."""
    if _is_question(token):
        return Mood.UNREAL
    mood = _own(token)
    if mood is Mood.UNREAL:
        return mood
    steps = _steps(token)
    if token.pos_ in ("NOUN", "PROPN"):  # what a noun names is taken as given, but for what governs it directly
        steps = steps[:1]
    for below, above in steps:
        step = _under(below, above)
        if below.dep_ == "xcomp" and above.pos_ in ("VERB", "AUX") and _own(above) is Mood.UNREAL:
            return Mood.UNREAL  # "should they be found to have been arrested"
        if step is Mood.UNREAL:
            return step
        mood = worse(mood, step)
        if below.dep_ in ("acl", "relcl", "ccomp") and lemma(above) in _ASSERTIONS and above.pos_ == "NOUN":
            mood = worse(mood, _of_assertion(above))
        if below.dep_ in ("relcl", "acl") and above.pos_ in ("NOUN", "PROPN", "PRON", "NUM"):
            return mood  # a clause on a noun is told as fact, whatever is wished for the noun's own clause
    return mood


def _of_assertion(noun: Token) -> Mood:
    """ "The claim that he was tortured is a fabrication", "dismissed the allegation that ...": what becomes of it."""
    verb = noun.head
    if noun.dep_ in ("dobj", "nsubjpass") and lemma(verb) in _DENY and not children(verb, "neg"):
        return Mood.DENIED
    if noun.dep_ in ("nsubj", "nsubjpass") and lemma(verb) == "be" and child(verb, "neg") is None:
        said = {t.lower_ for c in children(verb, "attr", "acomp", "conj") for t in (c, *c.children)}
        if said & _FALSE or any(w.removesuffix("s") in _FALSE for w in said):
            return Mood.DENIED
    return Mood.DOUBTED


def mood_of_adjective(noun: Token) -> Mood:
    """The mood of an act told by an adjective on this noun ("the slain reporter"): given, but in "no" and "any"."""
    return Mood.UNREAL if _is_question(noun) else _own_noun(noun)


def is_sent(verb: Token) -> bool:
    """ "assigned a team to track ...": what those who are sent out are to do, at the order of the subject."""
    first = conjunction_head(verb)
    return first.dep_ in ("xcomp", "acl", "advcl") and lemma(first.head) in _SENDING


def worse(one: Mood, other: Mood) -> Mood:
    """The mood that is further from an event that happened."""
    order = (Mood.HAPPENED, Mood.DOUBTED, Mood.DENIED, Mood.UNREAL)
    return max(one, other, key=order.index)


def _steps(token: Token) -> list[tuple[Token, Token]]:
    steps, below = [], token
    for above in climb(token):
        steps.append((below, above))
        below = above
    return steps


def _own(token: Token) -> Mood:
    """From the word's own auxiliaries, negation and determiners."""
    if token.pos_ in ("NOUN", "PROPN"):
        return _own_noun(token)
    auxiliaries = _auxiliaries(token)
    modal = next((a for a in auxiliaries if a.lower_ in _MODALS), None)
    if modal is not None:
        perfect = any(a.lower_ in ("have", "’ve", "'ve") for a in auxiliaries)
        return Mood.DOUBTED if perfect and modal.lower_ in _PERFECT_DOUBT else Mood.UNREAL
    if any(c.lower_ in _CONDITION and c.dep_ == "mark" for c in _with_first_conjunct(token)):
        return Mood.UNREAL
    if _is_imperative(token) or _is_inverted(token):
        return Mood.UNREAL
    if _is_negated(token):
        return Mood.DENIED
    return Mood.HAPPENED


def _auxiliaries(token: Token) -> list[Token]:
    """The auxiliaries, those shared with the first verb of a coordination included."""
    own = children(token, "aux", "auxpass")
    if (
        not own
        and token.dep_ == "conj"
        and token.head.pos_ in ("VERB", "AUX")
        and child(token, "nsubj", "nsubjpass") is None
    ):
        return _auxiliaries(token.head)
    return own


def _with_first_conjunct(token: Token) -> list[Token]:
    return list(token.children)


def _own_noun(noun: Token) -> Mood:
    before = {c.lower_ for c in noun.children if c.dep_ in ("amod", "det", "compound", "neg")}
    if before & _ATTEMPTED:
        return Mood.UNREAL
    if before & {"no", "any"}:
        return Mood.UNREAL
    return Mood.DOUBTED if before & _HEDGED else Mood.HAPPENED


def _is_negated(token: Token) -> bool:
    if any(c.dep_ == "neg" and c.lower_ != "only" for c in token.children):
        only = any(c.lower_ in ("only", "just", "merely") for c in token.children)
        return not only
    if any(c.lower_ == "never" for c in token.children):
        return True
    subjects = children(token, "nsubj", "nsubjpass", "dobj")
    return any(
        s.lower_ in _NONE or any(d.lower_ in _NONE and d.dep_ in ("det", "neg") for d in s.children) for s in subjects
    )


def _is_imperative(token: Token) -> bool:
    if token.tag_ != "VB" or token.dep_ not in ("ROOT", "conj", "ccomp"):
        return False
    return child(token, "nsubj", "nsubjpass", "aux", "auxpass") is None and not _auxiliaries(token)


def _is_question(token: Token) -> bool:
    """A sentence that ends in a question mark, which asserts nothing."""
    sentence = token.sent
    last = next((t for t in reversed(list(sentence)) if not t.is_space and t.text not in "”’\"')]"), None)
    return last is not None and last.text == "?"


def _under(below: Token, above: Token) -> Mood:
    """What the step from a word to its head does to the act."""
    base = lemma(above)
    if below.dep_ == "xcomp" or (below.dep_ in ("acl", "relcl") and _is_infinitive(below)):
        return _under_infinitive(below, above, base)
    if below.dep_ in ("ccomp", "pcomp", "csubj") or (below.dep_ == "dobj" and below.pos_ == "NOUN"):
        return _under_verb(below, above, base)
    if below.dep_ in ("pobj",):
        return _under_preposition(above)
    if below.dep_ == "advcl":
        return _under_adverbial(below)
    if below.dep_ == "conj" and below.pos_ in ("VERB", "AUX"):
        return Mood.HAPPENED
    if above.pos_ in ("VERB", "AUX") and below.dep_ in ("nsubj", "nsubjpass"):
        return Mood.HAPPENED
    return Mood.HAPPENED


def _is_infinitive(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)


def _under_infinitive(below: Token, above: Token, base: str) -> Mood:
    if base in _DENY:
        return Mood.DENIED
    if above.lower_ == "going" and _is_infinitive(below):
        return Mood.UNREAL  # "they were going to kill me"
    if not _is_infinitive(below):
        if base in ("stop", "cease", "quit"):
            return Mood.DOUBTED  # "must stop arresting reporters": taken for granted, told as no event
        return Mood.UNREAL if base in _UNREAL else Mood.HAPPENED
    perfect = any(c.lower_ == "have" for c in below.children)
    if perfect or base in _FACTIVE_INFINITIVE:
        doubtful = base in _DOUBT or base in ("appear", "seem", "rumour", "rumor")
        return Mood.DOUBTED if doubtful else Mood.HAPPENED
    if base in _UNDER_WAY and above.pos_ == "NOUN":
        return Mood.DOUBTED
    if above.pos_ in ("ADJ", "NOUN") and lemma(above) in ("first", "last", "latest", "second", "third"):
        return Mood.HAPPENED
    return Mood.UNREAL


def _under_verb(below: Token, above: Token, base: str) -> Mood:
    if base in _DENY:
        negated = any(c.dep_ == "neg" for c in above.children)
        if above.i > 0 and above.nbor(-1).lower_ in ("nor", "neither"):
            return Mood.DOUBTED  # "could neither confirm nor deny that"
        return Mood.HAPPENED if negated else Mood.DENIED
    if base == "order" and below.pos_ == "NOUN" and above.tag_ in ("VBD", "VBN") and child(below, "det") is not None:
        return Mood.DOUBTED  # "had ordered the killings of": told of as done
    if above.pos_ in ("VERB", "AUX") and base in _UNREAL | _SOUGHT:
        subjunctive = below.tag_ == "VB" or below.pos_ == "NOUN" or any(c.lower_ == "be" for c in below.children)
        return Mood.UNREAL if subjunctive or below.dep_ == "pcomp" else Mood.HAPPENED
    if base in _DOUBT and above.pos_ in ("VERB", "AUX"):
        return Mood.DOUBTED
    return Mood.HAPPENED


def _under_preposition(preposition: Token) -> Mood:
    governor = preposition.head
    low, base = preposition.lower_, lemma(governor)
    if low in ("without", "against", "from") and base in (
        "protect",
        "protection",
        "without",
        "prevent",
        "safeguard",
        "law",
    ):
        return Mood.UNREAL
    if low == "without":
        return Mood.UNREAL
    if low in ("for", "of", "to", "on", "against", "with", "about") and base in _SOUGHT:
        return Mood.UNREAL
    if low in ("for", "to", "on") and base in _UNREAL:
        return Mood.UNREAL
    if low in ("of", "in", "to") and base in _DENY | {"denial"}:
        return Mood.DENIED
    if low == "of" and base in ("suspicion", "allegation", "claim", "accusation", "rumour", "rumor", "report"):
        return Mood.DOUBTED
    return Mood.HAPPENED


def _under_adverbial(below: Token) -> Mood:
    marks = {c.lower_ for c in below.children if c.dep_ in ("mark", "advmod")}
    if marks & _CONDITION:
        return Mood.UNREAL
    if _is_infinitive(below) and not any(c.lower_ == "have" for c in below.children):
        return Mood.UNREAL  # a purpose: "came to arrest him"
    return Mood.HAPPENED


def _is_inverted(verb: Token) -> bool:
    """ "Had he been in our custody, ...": a condition without "if"."""
    opening, who = child(verb, "aux", "auxpass"), child(verb, "nsubj", "nsubjpass")
    if opening is None or who is None or opening.i > who.i:
        return False
    return opening.lower_ in ("had", "were", "should") and opening.i == verb.left_edge.i
