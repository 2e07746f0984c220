"""Questions about a parse that several finders ask. Tokens are spaCy's; labels are those of its English pipelines.

Labels: nsubj(pass) subject, dobj object, pobj object of a preposition, poss possessor, acl and relcl a
clause on a noun, conj.
"""

from collections.abc import Iterator
from typing import Any

from habeas.extract.casing import Dictionary

Token = Any
SUBJECTS = ("nsubj", "nsubjpass", "csubj")
FAR = 8  # tokens
ACCUSING = frozenset(
    {"accuse", "charge", "convict", "suspect", "blame", "arrest", "try", "indict", "guilty", "detain", "implicate",
     "question", "hold", "sentence", "jail", "imprison", "wanted"}
)  # fmt: skip
RELATIVES = frozenset({"who", "whom", "which", "that", "whose"})


def child(token: Token, *labels: str) -> Token | None:
    """The first child with one of these labels."""
    return next((c for c in token.children if c.dep_ in labels), None)


def children(token: Token, *labels: str) -> list[Token]:
    return [c for c in token.children if c.dep_ in labels]


def lemma(token: Token) -> str:
    """The lemma in lower case; of plural names too ("Nationalists"), of which the parser gives none."""
    base = str(token.lemma_).lower()
    return base.removesuffix("s") if token.tag_ == "NNPS" else base


def conjuncts(token: Token) -> list[Token]:
    """The token and what is coordinated with it, to the right.

    In "A, a reporter, and B" the parser hangs B on "reporter": it is coordinated with A all the same.
    """
    found: list[Token] = []
    queue = [token]
    while queue:
        current = queue.pop(0)
        found.append(current)
        queue.extend(c for c in current.children if c.dep_ == "conj" and c not in found)
        for apposed in (
            c for c in current.children if c.dep_ == "appos" and c.pos_ == "NOUN" and current.pos_ == "PROPN"
        ):
            queue.extend(c for c in conjuncts(apposed)[1:] if c.pos_ == "PROPN" and c not in found)
    return found


def conjunction_head(token: Token) -> Token:
    """The first of the words that a token is coordinated with."""
    while token.dep_ == "conj" and token.head.i != token.i:
        token = token.head
    return token


def is_passive(verb: Token) -> bool:
    """Passive by its auxiliary or subject, or a bare participle on a noun ("the men abducted by ...")."""
    if any(c.dep_ in ("auxpass", "nsubjpass", "agent") for c in verb.children):
        return True
    if verb.dep_ in ("acl", "amod") and verb.tag_ in ("VBN", "VBD"):
        return child(verb, "nsubj", "dobj") is None
    if verb.dep_ in ("acomp", "xcomp") and verb.tag_ == "VBN" and verb.head.lemma_ == "be":
        return True  # "were slain", which the parser takes for an adjective
    if verb.dep_ == "conj" and verb.tag_ == "VBN" and verb.head.pos_ in ("VERB", "AUX"):
        return child(verb, "nsubj", "aux") is None and is_passive(verb.head)
    return False


def subject(verb: Token, depth: int = 0) -> Token | None:
    """The subject: the verb's own, or shared with the clause that it continues."""
    own = child(verb, *SUBJECTS)
    if own is not None:
        return own
    if depth > 6:
        return None
    head = verb.head
    if head.i == verb.i:
        return None
    if verb.dep_ in ("relcl", "acl"):
        return head
    if verb.dep_ == "pcomp" and head.pos_ in ("ADP", "SCONJ"):
        return controller(head, depth)
    if verb.dep_ in ("xcomp", "ccomp", "acomp") and head.pos_ in ("VERB", "AUX", "ADJ"):
        return _object_or_subject(head, depth)
    if verb.dep_ in ("conj", "advcl", "aux", "dep", "parataxis") and head.pos_ in ("VERB", "AUX", "NOUN"):
        return subject(head, depth + 1) if head.pos_ != "NOUN" else None
    return None


def controller(preposition: Token, depth: int = 0) -> Token | None:
    """Who does what stands after a preposition ("accused of killing"): the patient, else the subject."""
    head = preposition.head
    if head.pos_ == "ADJ":
        return subject(head, depth + 1)
    if head.pos_ not in ("VERB", "AUX"):
        return None
    charging = preposition.lower_ in ("of", "for", "with", "over", "on", "in") and lemma(head) in ACCUSING
    if charging and not is_passive(head):
        return child(head, "dobj")
    return subject(head, depth + 1)


def _object_or_subject(head: Token, depth: int) -> Token | None:
    found = child(head, "dobj")
    if found is not None and head.lemma_ in ("force", "allow", "order", "see", "watch", "ask", "tell", "help", "make"):
        return found
    return subject(head, depth + 1)


def antecedent(token: Token) -> Token:
    """What a relative pronoun stands for; any other token stands for itself."""
    if token.lower_ == "who" and token.i > 1:
        near = token.nbor(-2) if token.nbor(-1).text == "," else token.nbor(-1)
        if near.pos_ == "PROPN" and near.ent_type_ == "PERSON" and token.head.dep_ == "relcl":
            far = token.head.head
            if near.i - far.i > FAR and near.i not in (t.i for t in conjuncts(far)):
                return near  # the parser hung the clause on a noun far back, past the name before "who"
    if token.lower_ not in RELATIVES or token.tag_ not in ("WP", "WDT", "WP$", "IN", "DT"):
        return token
    if token.lower_ == "whose" and token.head.dep_ == "appos":
        return token.head.head  # "Ana, whose son Luis ...", which the parser takes for an apposition
    clause: Token = token.head
    while clause.dep_ in (
        "conj",
        "xcomp",
        "ccomp",
        "auxpass",
        "aux",
        "prep",
        "pobj",
        "dobj",
        "poss",
        "nsubj",
        "nsubjpass",
    ):
        if clause.head.i == clause.i:
            return token
        clause = clause.head
    return clause.head if clause.dep_ == "relcl" else token


def climb(token: Token) -> Iterator[Token]:
    """The heads above a token, nearest first."""
    while token.head.i != token.i:
        token = token.head
        yield token


def text_of(doc: Any) -> str:
    """The characters of the text that a doc is the parse of (`doc.text` is put together anew at every call)."""
    return str(doc.user_data["text"])


def span(token: Token) -> tuple[int, int]:
    """Code points of one token."""
    return int(token.idx), int(token.idx) + len(token.text)


def subtree(token: Token) -> tuple[int, int]:
    """Token indices (end exclusive) of everything below a token."""
    return int(token.left_edge.i), int(token.right_edge.i) + 1


def is_ordinary(token: Token) -> bool:
    """Whether a word is in the English dictionary, as it stands or inflected; names mostly are not."""
    dictionary: Dictionary = token.doc.user_data["dictionary"]
    return dictionary.knows(token.lower_.strip("."))
