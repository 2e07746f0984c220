"""What a number counts: its noun in the parse, the words that name the population, and whom it is a part of.

"46 people", "over three hundred Baloch nationals", "28 of which", "hundreds of villagers", "366 killed", "12 dead".
"""

from dataclasses import dataclass, replace
from typing import Any

from habeas.extract.figures_words import ANAPHORS, MONTHS, STATES
from habeas.extract.numbers import NumberMention
from habeas.extract.page import Page
from habeas.extract.speech_tree import Span, end_of, first, lemma, span_of

_COUNTS = ("nummod", "quantmod", "compound", "nmod", "amod", "advmod", "npadvmod", "det", "dep")
_NOMINAL = ("NOUN", "PROPN", "ADJ")
_NEXT = 5  # tokens from a number to the noun that it counts, where the parser did not join them


@dataclass(frozen=True, slots=True)
class Counted:
    """A number in its sentence. `token` is its head in the parse, `noun` what it counts, if that is named.

    `of` is the pronoun in "28 of them", or the number in "six of the 30". `population` spans whom it counts.
    """

    number: NumberMention
    token: Any
    noun: Any | None
    of: Any | None
    population: Span | None

    @property
    def heads(self) -> tuple[int, ...]:
        """Token indices that a verb may have as its argument for this number."""
        return tuple(t.i for t in (self.noun, self.token) if t is not None)


def forms(noun: Any) -> tuple[str, ...]:
    """The lemma of a noun, and what its plural is without its ending: the parser has "graf" for "graves"."""
    low = noun.lower_
    return lemma(noun), low.removesuffix("s"), low.removesuffix("es")


def counted(page: Page, number: NumberMention) -> Counted | None:
    """What a number counts, or None when it counts nothing ("Section 12", "one of the best")."""
    span = page.doc.char_span(*number.core, alignment_mode="expand")
    if span is None or len(span) == 0:
        return None
    root = span.root
    if (
        root.dep_ in ("nummod", "npadvmod", "appos")
        and root.head.i < span.start
        and root.head.pos_ in ("NOUN", "PROPN")
    ):
        following = _following(span)
        if following is not None:
            return _of_noun(number, root, following)
        if not _stands_for_people(span):
            return None
    if number.readings == (1,) and (root.head.pos_ == "PROPN" or root.dep_ not in _COUNTS):
        return None
    partitive = _partitive(span)
    if partitive is not None:
        if number.readings == (1,):
            return None
        pronoun = partitive.lower_ in ANAPHORS or partitive.pos_ == "NUM"
        if not pronoun:
            return _named_after(_of_noun(number, root, partitive))
        return _named_after(Counted(number, root, None, partitive, _named_behind(partitive)))
    noun = _noun(root, span)
    if noun is not None and (noun.lower_ in MONTHS or (number.readings == (1,) and noun.tag_ == "NNS")):
        return None
    if noun is not None:
        return _of_noun(number, root, noun)
    return _named_after(Counted(number, root, None, None, None))


def bare(page: Page, number: NumberMention) -> Counted | None:
    """A number that stands by itself, as in a table."""
    span = page.doc.char_span(*number.core, alignment_mode="expand")
    return Counted(number, span.root, None, None, None) if span is not None and len(span) else None


def _stands_for_people(span: Any) -> bool:
    """Whether a number that hangs on an earlier noun counts people all the same: "..., 40,000 who have been"."""
    follows = span.doc[span.end].lower_ if span.end < len(span.doc) else ""
    return follows in ("who", "of", "were", "was", "are", "have", "had", "has", "remain") or follows in STATES


def _noun(root: Any, span: Any) -> Any | None:
    head = root.head
    if root.dep_ in _COUNTS and head.i >= span.end and head.pos_ in _NOMINAL and head.idx - span.end_char < 60:
        between = span.doc[span.end : head.i]
        if not any(t.pos_ in ("ADP", "AUX", "PART", "SCONJ", "PRON") for t in between):
            return head
    return _following(span)


def _following(span: Any) -> Any | None:
    """The noun right behind a number, by position: parsers lose it in headlines and lists."""
    doc = span.doc
    if span.end >= len(doc) or doc[span.end].idx > span.end_char + 1 or doc[span.end].is_sent_start:
        return None
    token = doc[span.end]
    for at in range(span.end, min(span.end + _NEXT, len(doc))):
        token = doc[at]
        last = at + 1 >= len(doc) or doc[at + 1].pos_ not in ("NOUN", "PROPN") or doc[at + 1].idx > end_of(token) + 1
        if token.pos_ in ("NOUN", "PROPN") and last:
            return token
        if token.pos_ not in ("NOUN", "PROPN", "ADJ") or token.is_punct:
            return None
    return None


def _partitive(span: Any) -> Any | None:
    """What stands behind "of": "28 of them", "hundreds of people", "two of the men"."""
    doc = span.doc
    if span.end < len(doc) and doc[span.end].lower_ == "of":
        found = first(doc[span.end], "pobj")
        if found is not None:
            return found
        if span.end + 1 < len(doc) and doc[span.end + 1].lower_ in ANAPHORS:
            return doc[span.end + 1]
    return None


def _named_after(counted: Counted) -> Counted:
    """With the noun that says who they were: "eleven of the dead were labourers", "61 were minors"."""
    noun, verb = counted.noun, counted.token.head
    open_ = counted.population is None if noun is None else noun.lower_ in STATES
    if not open_ or counted.token.dep_ != "nsubj" or lemma(verb) != "be":
        return counted
    who = first(verb, "attr")
    named = who is not None and who.i > verb.i and who.tag_ in ("NNS", "NNPS")
    return replace(counted, population=(int(who.idx), end_of(who))) if named and who is not None else counted


def _named_behind(pronoun: Any) -> Span | None:
    """Who they are, as in "41 of them children"."""
    doc = pronoun.doc
    named = doc[pronoun.i + 1 : pronoun.i + 4]
    words = [t for t in named if t.pos_ in ("NOUN", "ADJ") and not t.is_sent_start]
    if pronoun.pos_ == "NUM" or not words or words[0].i != pronoun.i + 1:
        return None
    plural = next((t for t in words if t.tag_ == "NNS"), None)
    return (int(words[0].idx), end_of(plural)) if plural is not None else None


def _of_noun(number: NumberMention, root: Any, noun: Any) -> Counted:
    noun = _hyphenated(noun)
    start = _first_word(number, noun)
    end = end_of(noun)
    for child in noun.rights:
        if child.dep_ == "prep" and child.lower_ == "of" and child.idx - end <= 1:
            inner = first(child, "pobj")
            if inner is not None and end_of(inner) - end < 80:
                end = max(end, _short(inner))
        else:
            break
    return Counted(number, root, noun, None, (start, end) if start < end else None)


def _hyphenated(noun: Any) -> Any:
    """The last part of a word such as "co-defendants", which the parser cuts at its hyphen."""
    doc = noun.doc
    while noun.i + 2 < len(doc) and doc[noun.i + 1].text == "-" and doc[noun.i + 2].idx == end_of(noun) + 1:
        noun = doc[noun.i + 2]
    return noun


def _short(inner: Any) -> int:
    """The end of a noun without the clauses behind it."""
    aside = next((c for c in inner.rights if c.dep_ in ("relcl", "acl", "punct", "appos", "cc", "prep")), None)
    return end_of(inner) if aside is not None else span_of(inner)[1]


_SKIPPED = frozenset(
    {"of", "the", "other", "more", "another", "these", "those", "additional", "further", "all", "its", "their"}
)


def _first_word(number: NumberMention, noun: Any) -> int:
    """The first word of the population: behind the number, past "of the" and "other"."""
    for at in range(max(noun.left_edge.i, noun.i - 12), noun.i + 1):
        token = noun.doc[at]
        if token.idx < number.end or token.is_punct or token.is_space or token.lower_ in _SKIPPED:
            continue
        if token.pos_ in ("NUM", "DET", "PRON", "ADP", "ADV") and token.i != noun.i:
            continue
        return int(token.idx)
    return int(noun.idx)
