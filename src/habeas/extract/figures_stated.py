"""Figures stated of a measure: "the death toll rose to 34", "put the number of missing people at 300"."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, Final

from habeas.extract.acts_modality import mood_of
from habeas.extract.acts_words import NOUNS
from habeas.extract.figures_acts import ActOf
from habeas.extract.figures_cases import described, is_case_noun
from habeas.extract.figures_counted import Counted
from habeas.extract.figures_labels import acts_of_words
from habeas.extract.figures_words import COUNT_NOUNS, PUTS, RISES, STATES, VICTIMS
from habeas.extract.page import Page
from habeas.extract.speech_tree import Span, children, end_of, first, governing_verbs, lemma, own_subject, span_of
from habeas.extract.wordlists import word_set

STATED: Final = Decimal("0.70")
_LEADS: Final = word_set("to at from above over past beyond below under in by of near around")
_OF: Final = ("of", "for", "among")
_MEASURES: Final = COUNT_NOUNS | {"toll", "casualty", "death", "fatality", "victim", "backlog", "caseload", "estimate"}
_LINK: Final = re.compile(r"(?:\s+(?:to|at|from|in|by|above|over))?[\s,.:;]*$", re.IGNORECASE)
_HIGHEST: Final = 3  # verbs above a number


@dataclass(frozen=True, slots=True)
class Stated:
    """What a measure tells: the acts among its words, and whom it counts.

    `again`: the measure says nothing itself ("the total stood at 4,471"), so that it is that of the figure before.
    """

    acts: tuple[ActOf, ...]
    population: Span | None
    case: bool
    again: bool = False


def stated(page: Page, counted: Counted) -> Stated | None:
    """The measure of which a bare number is stated, or the dead of whom it says who they were."""
    if counted.of is not None:
        return None
    if counted.noun is not None:
        return _who_they_were(counted.noun)
    for _, verb in zip(range(_HIGHEST), governing_verbs(counted.token), strict=False):
        measure = _measure(verb, counted)
        if measure is not None:
            words = _words_of(measure, counted.token)
            nouns = [t for t in words if is_case_noun(t)]
            told = (*acts_of_words(words, STATED), *(step for noun in nouns for step in described(noun)))
            acts = tuple(replace(act, mood=mood_of(verb), verb=verb) for act in told)
            if acts or nouns:
                return Stated(acts, _population(page, measure, counted), bool(nouns))
            return Stated((), None, case=False, again=True) if _says_nothing(measure) else None
    return None


def _says_nothing(measure: Any) -> bool:
    """Whether a measure is only "the total", "the number", "the figure"."""
    return lemma(measure) in COUNT_NOUNS and first(measure, "prep", "compound", "relcl", "acl", "poss") is None


def _words_of(measure: Any, number: Any) -> list[Any]:
    """The words of a measure before its number, without those for where and when ("the toll from the attack")."""
    beside = {t.i for prep in children(measure, "prep") if prep.lower_ not in _OF for t in prep.subtree}
    return [t for t in measure.subtree if t.i < number.i and t.i not in beside]


def _who_they_were(noun: Any) -> Stated | None:
    """As in "the dead were nine shepherds and five children"."""
    while noun.dep_ == "conj":
        noun = noun.head
    subject = own_subject(noun.head) if noun.dep_ == "attr" and lemma(noun.head) == "be" else None
    if subject is None or subject.i > noun.i or not _suffered(subject):
        return None
    words = [t for t in subject.subtree if t.i < noun.head.i]
    acts = tuple(replace(act, mood=mood_of(noun.head), verb=noun.head) for act in acts_of_words(words, STATED))
    return Stated(acts, None, case=False) if acts else None


def _suffered(noun: Any) -> bool:
    return noun.lower_ in STATES or lemma(noun) in VICTIMS | {"those", "detainee"}


def _measure(verb: Any, counted: Counted) -> Any | None:
    """The noun whose value the number gives: the subject of "rose to", the object of "put ... at"."""
    put = first(verb, "dobj") if lemma(verb) in PUTS else None
    if put is not None and put.i < counted.token.i and _counts(put):
        return put
    if lemma(verb) not in RISES or not _is_value(verb, counted):
        return None
    noun = own_subject(verb)
    return noun if noun is not None and noun.i < verb.i and _counts(noun) else None


def _counts(noun: Any) -> bool:
    return lemma(noun) in _MEASURES or noun.lower_ in STATES or lemma(noun) in NOUNS


def _is_value(verb: Any, counted: Counted) -> bool:
    """Whether only "to", "at" and the like stand between the verb and the number."""
    doc = counted.token.doc
    span = doc.char_span(counted.number.start, counted.number.end, alignment_mode="expand")
    between = doc[verb.i + 1 : span.start if span is not None else counted.token.i]
    held = [t for t in between if t.pos_ not in ("NUM", "ADV", "PUNCT") and not t.like_num]
    return all(t.lower_ in _LEADS or t.pos_ in ("PROPN", "DET", "AUX", "PART") for t in held)


def _population(page: Page, measure: Any, counted: Counted) -> Span:
    """Whom the measure counts: what stands behind "of", else the measure itself."""
    for of in children(measure, "prep"):
        inner = first(of, "pobj")
        if of.lower_ in _OF and inner is not None and inner.i < counted.token.i:
            start, end = span_of(inner)
            words = page.words(start, min(end, counted.number.start))
            return start, start + len(_LINK.sub("", words))
    start = int(measure.left_edge.idx) if measure.n_lefts else int(measure.idx)
    return start, end_of(measure)
