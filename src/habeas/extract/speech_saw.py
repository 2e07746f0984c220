"""Where a speaker tells of what they saw or went through themselves: "I saw them take my brother", "they beat us".

What "they" did next, in the sentences that follow at once, was seen too: "I saw them beat him. They dragged him out."
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from habeas.extract.page import Page
from habeas.extract.speech_tree import children, clause_span, first, has_that, is_passive, is_verb, lemma, pobjs
from habeas.extract.speech_words import BODY, FIRST_PERSONS, PERCEIVES, SUFFERED, VERBS

_REPORTED = frozenset({"he", "she", "they"})


@dataclass(frozen=True, slots=True)
class Saw:
    """The clause from `start` to `end` tells what the one called by the pronoun at `at` saw or went through.

    `first_person`: the pronoun is "I", "me", "we" or "us"; otherwise it is that of reported speech ("he said he saw").
    """

    start: int
    end: int
    at: int
    first_person: bool


def find_saw(page: Page) -> tuple[Saw, ...]:
    """Every such clause."""
    found: list[Saw] = []
    seen_on = -1  # where the next sentence begins, when it may go on with what was seen
    for sentence in page.doc.sents:
        here = [saw for token in sentence if is_verb(token) for saw in _of(token)]
        if not here and sentence.start == seen_on and _goes_on(sentence):
            here = [Saw(int(sentence.start_char), int(sentence.end_char), int(sentence.start_char), True)]
        found.extend(here)
        tells = any(saw.first_person for saw in here) and any(t.lower_ in _OTHERS for t in sentence)
        ends = any(p.end <= sentence.end_char + 1 for p in [page.paragraph_at(int(sentence.start_char))] if p)
        seen_on = sentence.end if tells and not ends else -1
    return tuple(found)


def _goes_on(sentence: Any) -> bool:
    """Whether a sentence tells in the past what "they" did, and not what they or others said of it."""
    root = sentence.root
    subject = first(root, "nsubj")
    past = root.tag_ == "VBD" and subject is not None and subject.lower_ == "they" and first(root, "neg") is None
    return past and not any(lemma(t) in VERBS for t in sentence)


_OTHERS = frozenset({"they", "them"})


def _of(verb: Any) -> Iterator[Saw]:
    word = lemma(verb)
    pronoun = _witness(verb, word)
    if pronoun is not None:
        start, end = clause_span(verb)
        own = pronoun.lower_ in FIRST_PERSONS or pronoun.lower_ in ("my", "our")
        yield Saw(min(start, int(pronoun.idx)), end, int(pronoun.idx), own)


def _witness(verb: Any, word: str) -> Any | None:
    if first(verb, "neg") is not None:
        return None
    subject = first(verb, "nsubj", "nsubjpass")
    if word in PERCEIVES and subject is not None and subject.dep_ == "nsubj" and not is_passive(verb):
        clause = first(verb, "ccomp")
        told = word == "hear" and (has_that(clause) if clause is not None else False)  # hearsay
        told = told or any(p.lower_ == "from" for p in children(verb, "prep"))
        perceived = first(verb, "ccomp", "dobj") is not None and not told
        return subject if perceived and subject.lower_ in FIRST_PERSONS | _REPORTED else None
    if word not in SUFFERED:
        return None
    if subject is not None and subject.dep_ == "nsubjpass" and subject.lower_ in FIRST_PERSONS:
        return subject
    objects = [*children(verb, "dobj", "dative"), *pobjs(verb)]
    owned = (first(o, "poss") for o in objects if lemma(o) in BODY)
    mine = next((p for p in owned if p is not None and p.lower_ in ("my", "our")), None)
    return next((o for o in objects if o.lower_ in ("me", "us")), mine)
