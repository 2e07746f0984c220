"""Help for the parser where it goes wrong in the same way again and again: before it reads, and after.

`softened` changes characters one for one, so that positions stay those of the text. `mend` hangs words elsewhere.
"""

import re
from collections.abc import Iterable
from typing import Any

from habeas.extract.acts_words import NOUNS
from habeas.extract.dates import DateMention

_SOFT = dict.fromkeys(map(ord, "\t\n\r\x0c\x0b\xa0\u2028\u2029\u2007\u202f\xad\u200b\u200e\u200f\ufeff"), " ")
_FATHER = re.compile(r"\b[sdwbSDWB]/[oO]\.?(?: (?:[Ll]ate|[A-Z][\w'’.-]*|ul|al|bin|ur|ud)(?![\w/]))+")
_RESIDENT = re.compile(r"\b[rR]/[oO](?=\s)")
_ALIAS = re.compile(
    r"(?<=\w) (?:[Aa]lias|[Aa]\.?[Kk]\.?[Aa]\.?|@) ?"
    r"(?:[“\"‘'][^\n“”\"’']{1,30}[”\"’']|[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?)"
)
_OPENING = re.compile(
    r"(?:^|[.!?:;\n“\"(]\s*)(?:[Oo]n|[Ii]n|[Bb]y|[Ss]ince|[Dd]uring|[Aa]t|[Aa]round|[Aa]bout|[Ee]arly|[Ll]ate)\b"
    r"[^.,;:\n]{0,40}$"
)
_GOES_ON = re.compile(
    r" (?!(?:at|in|on|by|and|or|to|from|of|for|near|when|while|after|before|was|were|is|the day)\b)(?=[^\W\d])"
)
_FINITE = ("nsubj", "nsubjpass", "aux", "auxpass")


def softened(characters: str, dates: Iterable[DateMention]) -> str:
    """The text as the parser gets it: white space plain, "s/o X" and "alias X" blank, "r/o" as "of".

    The parser takes "Ali s/o Omar" apart in the middle of the name; without the father it reads the sentence. And in
    "On 11 May 2015 six men came" it takes the men for a part of the date: a comma behind the date keeps them apart.
    """
    soft = characters.translate(_SOFT)
    for aside in (_FATHER, _ALIAS):
        soft = aside.sub(lambda m: " " * len(m[0]), soft)
    soft = _RESIDENT.sub("of ", soft)
    pieces, at = [], 0
    for date in dates:
        plain = characters[date.end : date.end + 1] == " "  # no line break
        if plain and _GOES_ON.match(soft, date.end) and _OPENING.search(soft[max(0, date.start - 60) : date.start]):
            pieces += [soft[at : date.end], ","]
            at = date.end + 1
    return "".join([*pieces, soft[at:]])


def mend(doc: Any) -> None:
    """Hangs words elsewhere where the parser mostly errs."""
    for token in doc:
        if token.text == ";":
            _parted(token)
        elif token.lower_ == "who" and token.head.dep_ == "relcl":
            _of_somebody(token.head)
        elif token.lower_ == "by":
            _done_by(token)
        elif token.dep_ == "pobj" and token.lower_ == "the" and token.i + 1 < len(doc):
            _determined(token)
        elif token.tag_ == "VBN" and token.dep_ in ("acl", "advcl", "dep") and token.i >= 2:
            _rowed(token)


def _rowed(token: Any) -> None:
    """Participles that follow one another hang on the first: "are picked up, disappeared, tortured and killed"."""
    before = token.nbor(-2)
    if before.dep_ == "prt":
        before = before.head
    listed = token.nbor(-1).text == "," and before.tag_ == "VBN" and before.i < token.i
    if listed and not any(child.dep_ in _FINITE for child in token.children):
        token.head = before
        token.dep_ = "conj"


def _of_somebody(clause: Any) -> None:
    """ "A, a driver from Turbat, who went missing, and B": he went missing, not Turbat; and B stands beside him."""
    place = clause.head
    preposition = place.head
    noun = preposition.head
    located = place.dep_ == "pobj" and preposition.lower_ in ("from", "in", "at", "near")
    if not located or noun.pos_ not in ("NOUN", "PROPN"):
        return
    who = noun.head if noun.dep_ == "appos" else noun
    for later in list(place.children):
        if later.i == clause.i or (later.i > clause.i and later.dep_ in ("cc", "conj")):
            later.head = who


def _determined(article: Any) -> None:
    """ "the mothers of the disappeared": whoever the article stands before, not a clause on the mothers."""
    noun, preposition = article.nbor(1), article.head
    if noun.tag_ in ("VBN", "VBD", "JJ") and noun.dep_ == "acl" and noun.head.i == preposition.head.i:
        noun.head = preposition
        noun.dep_ = "pobj"
        article.head = noun
        article.dep_ = "det"


def _done_by(by: Any) -> None:
    """ "condemned the killing of A, a teacher, by gunmen on 3 May": the gunmen killed, and then.

    Whatever the parser hangs them on.
    """
    named = [c for c in by.children if c.dep_ == "pobj" and c.i > by.i]
    act = _suffered(by.head, by.i) if by.dep_ == "prep" and named else None
    if act is None:
        return
    verb = act.head
    by.head = act
    for later in list(verb.children):
        if later.dep_ == "prep" and later.i > by.i and later.lower_ in _WHEN_AND_WHERE:
            later.head = act


_WHEN_AND_WHERE = frozenset({"on", "in", "at", "near", "during", "outside"})


def _suffered(head: Any, before: int) -> Any | None:
    """The noun of an act that somebody suffered, as the object of a verb: this, or the verb's."""
    acts = [head] if head.dep_ == "dobj" else [c for c in head.children if c.dep_ == "dobj" and c.i < before]
    if not acts or acts[0].lemma_.lower() not in NOUNS or not any(c.lower_ == "of" for c in acts[0].children):
        return None
    active = any(c.dep_ == "nsubj" for c in acts[0].head.children) and acts[0].head.pos_ == "VERB"
    return acts[0] if active and not any(c.lower_ == "by" and c.i < before for c in acts[0].children) else None


def _parted(semicolon: Any) -> None:
    """ "Police said he died; his family insists that ...": two clauses, not the first said by the second."""
    sentence = semicolon.sent
    root = sentence.root
    if root.i < semicolon.i or not _has_subject(root, semicolon.i):
        return
    before = [c for c in root.children if c.i < semicolon.i]
    clauses = [c for c in before if c.dep_ == "ccomp" and c.pos_ in ("VERB", "AUX") and _has_subject(c, sentence.start)]
    if len(clauses) != 1 or sum(t.text in _QUOTES for t in sentence if t.i < semicolon.i) % 2:
        return
    first = clauses[0]
    first.head = first
    first.dep_ = "ROOT"
    for other in [*before, root]:
        if other.i != first.i:
            other.head = first
    root.dep_ = "conj"


_QUOTES = ('"', "“", "”")


def _has_subject(verb: Any, after: int) -> bool:
    return any(c.dep_ in ("nsubj", "nsubjpass", "expl") and c.i >= after for c in verb.children)
