"""Who does what to whom: the arguments of a verb or noun in the parse, as tokens.

Active and passive, participles on nouns, relative clauses, coordination, infinitives, "accused of ...", possessives and
"of". Tokens are heads of noun phrases; coordination is expanded.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from habeas.extract.people_words import FORCES
from habeas.extract.syntax import (
    ACCUSING,
    Token,
    antecedent,
    child,
    children,
    conjunction_head,
    conjuncts,
    controller,
    is_passive,
    lemma,
    subject,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class NounFrame:
    """How the victim hangs on a noun: by these prepositions, and by the possessive."""

    by: frozenset[str]
    possessive: bool


def patients_of_verb(verb: Token, slot: str, *, strict: bool) -> list[Token]:
    """Heads of the noun phrases that suffer the act.

    `slot` "object": object when active, subject when passive; "subject": the subject; "on": what stands after "on".
    `strict`: the verb always takes an object, so that in a headline ("Student abducted in Lahore") a lone subject is
    the patient.
    """
    if slot == "subject":
        return _until(verb, _expanded(_subject(verb)))
    if slot == "on" and not is_passive(verb):
        behind = [p for p in children(verb, "prep") if p.lower_ in ("on", "upon", "at")]
        return [t for p in behind for t in _expanded(child(p, "pobj"))]
    nominal = verb.tag_ == "VBN" and verb.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj", "attr")
    if nominal and child(verb, "nummod" if verb.dep_ == "pobj" else "det", "nummod") is not None:
        return [verb]  # "the four kidnapped", but not "the mothers of the disappeared"
    if is_passive(verb):
        return _until(verb, _expanded(_passive_patient(verb)))
    found = _object(verb)
    if found is None and _is_headline_passive(verb, strict):
        found = _subject(verb)
    return _until(verb, _expanded(found))


def _until(verb: Token, found: list[Token]) -> list[Token]:
    """Without what is named only behind a relative clause: "A, who was shot, and B, a friend"."""
    return (
        [t for t in found if t.i < verb.i] or found
        if verb.dep_ == "relcl" and found[:1] and found[0].i < verb.i
        else found
    )


def owners_of_patient(verb: Token, things: frozenset[str]) -> list[Token]:
    """Whose house, body or other thing of these words the verb's patient is: "raided the house of X", "X's house"."""
    found = _passive_patient(verb) if is_passive(verb) else _object(verb)
    if found is None or (lemma(found) not in things and found.lower_ not in things):
        return []
    return patients_of_noun(found, NounFrame(frozenset({"of"}), possessive=True))


def agents_of_verb(verb: Token, slot: str) -> list[Token]:
    """Heads of the noun phrases that do the act: the subject of an active verb, "by ..." of a passive one."""
    if slot == "subject":
        return []
    if is_passive(verb):
        return _by(verb) or [a for later in _passives_beside(verb) for a in _by(later)]
    if slot == "object" and _object(verb) is None and verb.dep_ != "pcomp" and _is_headline_passive(verb, strict=True):
        return _by(verb)
    return _expanded(_subject(verb))


def _passives_beside(verb: Token) -> list[Token]:
    """Later passive verbs of the same coordination: "was beaten and detained by officers"."""
    later = conjuncts(verb)[1:] if verb.pos_ == "VERB" else []
    return [v for v in later if v.pos_ == "VERB" and child(v, "nsubj", "nsubjpass", "dobj") is None]


def patients_of_noun(noun: Token, frame: NounFrame) -> list[Token]:
    """Heads of the noun phrases that suffer the act which a noun names ("the killing of X", "X's arrest")."""
    for preposition in children(noun, "prep"):
        told = preposition.lower_ == "to" and noun.dep_ == "dobj" and lemma(noun.head) in _TOLD_TO
        if preposition.lower_ in frame.by and not told:
            found = child(preposition, "pobj")
            if found is not None:
                return _expanded(found)
    owner = child(noun, "poss")
    if owner is not None and frame.possessive:
        return _expanded(antecedent(owner))
    return []


# "reported the threats to the prosecutor": who is told of them suffers nothing.
_TOLD_TO = frozenset({"report", "describe", "mention", "disclose", "explain", "show", "bring", "take", "denounce"})


def agents_of_noun(noun: Token, frame: NounFrame) -> list[Token]:
    """Heads of who does the act that a noun names: "by ...", or the possessor where "of" gives the victim."""
    found = _by(noun)
    if found:
        return found
    owner = child(noun, "poss")
    has_of = any(p.lower_ in frame.by for p in children(noun, "prep"))
    if owner is not None and (has_of or not frame.possessive):
        return _expanded(owner)
    verb = noun.head
    if noun.dep_ == "pobj" and verb.dep_ == "conj" and verb.head.pos_ == "ADP":
        verb = verb.head  # "involved in the killing of A and in the abduction of B"
    if noun.dep_ == "pobj" and verb.dep_ in ("prep", "agent") and lemma(verb.head) in _ACCUSING:
        return _expanded(controller(verb))
    if noun.dep_ == "dobj" and lemma(verb) in ("commit", "perpetrate", "order", "execute", "plan"):
        return _expanded(_subject(verb))
    return []


def is_accused(act: Token) -> bool:
    """Whether an act is what somebody is accused of: "arrested for the murder of", "accused of killing"."""
    act = conjunction_head(act)  # "on charges of robbery and killing ..."
    preposition = act.head
    return act.dep_ in ("pobj", "pcomp") and lemma(preposition.head) in ACCUSING


_ACCUSING = ACCUSING | {"involve", "responsible", "participate", "complicit"}


def _subject(verb: Token) -> Token | None:
    found = subject(verb)
    return None if found is None else antecedent(found)


def _passive_patient(verb: Token) -> Token | None:
    own = child(verb, "nsubjpass")
    if own is not None:
        return antecedent(own)
    if verb.dep_ in ("acl", "amod"):
        return verb.head
    if verb.tag_ == "VBN" and verb.head.lemma_ == "be" and verb.i < verb.head.i:
        return next((c for c in children(verb.head, "nsubj", "attr") if c.i > verb.head.i), None)
    return _subject(verb)


def _object(verb: Token) -> Token | None:
    own = child(verb, "dobj")
    if own is not None:
        return antecedent(own) if own.ent_type_ not in ("DATE", "TIME") else None  # "released the same night"
    if verb.dep_ == "relcl" and child(verb, "nsubj") is not None and not _has_relative_subject(verb):
        return verb.head
    for other in _coordinated_verbs(verb):
        shared = child(other, "dobj")
        if shared is not None and other.i > verb.i:
            return antecedent(shared)
    return None


def _has_relative_subject(verb: Token) -> bool:
    own = child(verb, "nsubj")
    return own is not None and own.tag_ in ("WP", "WDT")


def _coordinated_verbs(verb: Token) -> Iterable[Token]:
    """Later verbs of the same coordination with no subject of their own: "abducted and killed two men"."""
    return [v for v in conjuncts(verb)[1:] if v.pos_ == "VERB" and child(v, "nsubj", "nsubjpass") is None]


def _is_headline_passive(verb: Token, strict: bool) -> bool:
    """A past form with a subject and no object: "Reporter arrested in Lahore", "Ali, picked up on 3 May".

    A verb that may also go without an object must be a participle, or its subject somebody who seldom does such acts.
    """
    if verb.tag_ not in ("VBN", "VBD") or child(verb, "aux", "auxpass", "dobj", "ccomp", "xcomp", "dative") is not None:
        return False
    if strict or verb.tag_ == "VBN":
        return strict or child(verb, "advcl") is None or verb.dep_ != "ROOT"
    found = subject(verb)
    alone = child(verb, "prep", "prt", "npadvmod", "agent") is not None
    return alone and found is not None and lemma(found) not in FORCES and found.ent_type_ not in ("ORG", "GPE", "NORP")


def _by(head: Token) -> list[Token]:
    found = []
    for preposition in children(head, "agent", "prep"):
        if preposition.lower_ == "by" or (preposition.dep_ == "agent"):
            noun = child(preposition, "pobj")
            if noun is not None:
                found += _expanded(noun)
    return found


def _expanded(token: Token | None) -> list[Token]:
    """The token with its conjuncts; a quantifier such as "some of the men" or "one of them" stays itself."""
    if token is None:
        return []
    found = [named_by(t) if t.pos_ == "VERB" else t for t in conjuncts(token)]
    return [t for t in found if t is not None and t.pos_ not in ("VERB", "AUX", "ADP", "PUNCT")]


def named_by(verb: Token) -> Token | None:
    """ "a man identified as X was shot", where the parser takes "identified" for the subject: X."""
    if verb.lower_ not in ("identified", "named", "called", "known", "suspected", "believed"):
        return None
    for preposition in children(verb, "prep"):
        if preposition.lower_ == "as":
            return child(preposition, "pobj")
    return child(verb, "oprd", "dobj", "attr") or child(verb, "nsubj", "nsubjpass")
