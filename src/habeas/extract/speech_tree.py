"""Small questions to the parse that the finders of speech, figures and statements share.

Tokens are spaCy's; spans are code points, end exclusive. Climbing is bounded, so that a broken parse of a broken text
costs no more than a sound one.
"""

from collections.abc import Container, Iterator
from typing import Any

from habeas.extract.speech_words import DOCUMENTS, SPEAKERS, VERBS

Span = tuple[int, int]

CLIMB = 12  # steps up a tree at most
SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_CLAUSAL = ("VERB", "AUX")


def end_of(token: Any) -> int:
    """Where a token ends."""
    return int(token.idx) + len(token)


def span_of(token: Any) -> Span:
    """From the first to the last token below this one."""
    return int(token.left_edge.idx), end_of(token.right_edge)


def children(token: Any, *deps: str) -> list[Any]:
    """The children that hang on one of these relations, in order."""
    return [child for child in token.children if child.dep_ in deps]


def first(token: Any, *deps: str) -> Any | None:
    """The first such child."""
    return next((child for child in token.children if child.dep_ in deps), None)


def is_verb(token: Any) -> bool:
    return token.pos_ in _CLAUSAL


def lemma(token: Any) -> str:
    """The lemma in lower case; for verbs that the tagger did not know as such, in their base form all the same."""
    found = str(token.lemma_).lower()
    return _IRREGULAR.get(found, found)


_IRREGULAR = {"said": "say", "told": "tell", "says": "say", "adds": "add", "added": "add", "denied": "deny"}


def own_subject(verb: Any) -> Any | None:
    """The subject that stands beside the verb itself; of several, as a broken parse gives, the nearest noun before it,
    else behind it."""
    found = children(verb, *SUBJECTS)
    nouns = [c for c in found if not is_verb(c) or c.dep_ == "csubj"] or found
    return min(nouns, key=lambda c: (c.i > verb.i, abs(c.i - verb.i))) if nouns else None


def main_of(verb: Any) -> Any:
    """The verb that a participle continues; "rejected a report that accused the army, calling it baseless" goes past
    the clause on the report, since "it" is the report."""
    above = verb.head
    thing = first(verb, "dobj", "nsubj") or next((t for t in verb.subtree if t.dep_ == "nsubj"), None)
    back = verb.tag_ == "VBG" and verb.dep_ == "advcl" and above.dep_ == "relcl"
    if back and thing is not None and thing.lower_ in ("it", "them", "him", "her"):
        return next(governing_verbs(above), above)
    return above


def subject_of(verb: Any) -> Any | None:
    """Who does it: the verb's own subject, else that of the verb it hangs on; for "who said", the one meant."""
    at = verb
    for _ in range(CLIMB):
        found = own_subject(at)
        if found is not None:
            return _antecedent(at, found)
        if at.dep_ in ("acl", "relcl") and not is_verb(at.head):
            return at.head
        alone = at.dep_ == "ccomp" and at.tag_ in ("VBD", "VBZ", "VBP")  # its subject is lost, not shared
        finite = alone or _is_imperative(at)
        if at.dep_ in ("conj", "advcl", "xcomp", "pcomp", "prep", "ccomp", "dep", "agent") and not finite:
            if at.head == at:
                return None
            at = main_of(at)
            continue
        return None
    return None


def escaped_to(verb: Any, sayings: Container[str]) -> Any | None:
    """The verb of saying that a verb really continues, as in "said the arrest was unlawful and ordered his release":
    what is said of a thing that cannot speak ends before it."""
    above = verb.head
    joined = verb.dep_ == "conj" and own_subject(verb) is None and lemma(verb) in sayings and verb.tag_ == "VBD"
    if not joined or above.dep_ != "ccomp" or lemma(above.head) not in sayings:
        return None
    subject = own_subject(above)
    dumb = subject is not None and subject.pos_ == "NOUN" and lemma(subject) not in SPEAKERS | DOCUMENTS
    return above.head if dumb and above.head.tag_ == "VBD" else None


def _is_imperative(verb: Any) -> bool:
    """As in "Admit that you did it"."""
    return verb.tag_ == "VB" and first(verb, "aux", "auxpass", *SUBJECTS) is None and verb.dep_ in ("ccomp", "ROOT")


def _antecedent(verb: Any, subject: Any) -> Any:
    relative = verb.dep_ == "relcl" and subject.lower_ in ("who", "which", "that") and subject.dep_ != "csubj"
    return verb.head if relative else subject


def is_passive(verb: Any) -> bool:
    """By its auxiliary, or by that of the verb it is joined to ("were held and told that")."""
    if first(verb, "auxpass", "nsubjpass") is not None:
        return True
    joined = verb.tag_ == "VBN" and verb.dep_ == "conj" and first(verb, "aux", *SUBJECTS) is None
    above = verb.head
    held = above.tag_ == "VBN" and above.dep_ in ("acl", "amod", "conj") and first(above, "aux") is None
    return joined and (first(above, "auxpass") is not None or held)


def agent_of(verb: Any) -> Any | None:
    """Who did it, of a passive: "by X"."""
    for by in children(verb, "agent", "prep"):
        if by.lower_ == "by":
            return first(by, "pobj")
    return None


def clause_span(verb: Any) -> Span:
    """The clause of a verb, without a clause beside it that goes on with something else ("..., but police said")."""
    start, end = span_of(verb)
    for beside in children(verb, "conj", "parataxis"):
        if beside.i > verb.i and is_verb(beside) and own_subject(beside) is not None and not has_that(beside):
            joint = _joint(verb, beside)
            if joint is not None or first(beside, "ccomp") is not None:
                end = min(end, int((beside.left_edge if joint is None else joint).idx))
                break
    for beside in children(verb, "conj"):
        if beside.i > verb.i and escaped_to(beside, VERBS) is not None:
            joint = next((c for c in children(verb, "cc") if c.i < beside.i), beside.left_edge)
            end = min(end, int(joint.idx))
    for beside in children(verb, "advcl"):
        marks = {c.lower_ for c in children(beside, "mark", "advmod")}
        if beside.i > verb.i and marks & {"while", "whereas"} and first(beside, "ccomp") is not None:
            end = min(end, int(beside.left_edge.idx))
    return start, max(end, end_of(verb))


def has_that(clause: Any) -> bool:
    """Whether a clause is opened by "that"."""
    mark = first(clause, "mark")
    return mark is not None and mark.lower_ == "that"


def _joint(verb: Any, beside: Any) -> Any | None:
    """The word or mark that sets a clause against the one before it."""
    for child in verb.children:
        if beside.left_edge.i - 3 <= child.i < beside.left_edge.i and child.lower_ in _SETS_AGAINST:
            return child
    return None


_SETS_AGAINST = ("but", "while", "yet", "whereas", ";")


def governing_verbs(token: Any) -> Iterator[Any]:
    """The verbs above a token, nearest first."""
    at = token
    for _ in range(CLIMB):
        if at.head == at:
            return
        at = at.head
        if is_verb(at):
            yield at


def pobjs(token: Any) -> Iterator[Any]:
    """The objects of the prepositions that hang on a token, with their preposition's text."""
    for prep in children(token, "prep", "agent", "dative"):
        yield from children(prep, "pobj")
