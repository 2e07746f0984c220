"""Where a speaker tells of what they saw or went through themselves: "I saw them take my brother", "they beat us"."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from habeas.extract.page import Page
from habeas.extract.speech_tree import children, clause_span, first, is_passive, is_verb, lemma, pobjs
from habeas.extract.speech_words import FIRST_PERSONS, PERCEIVES, SUFFERED

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
    return tuple(saw for token in page.doc if is_verb(token) for saw in _of(token))


def _of(verb: Any) -> Iterator[Saw]:
    word = lemma(verb)
    pronoun = _witness(verb, word)
    if pronoun is not None:
        start, end = clause_span(verb)
        yield Saw(min(start, int(pronoun.idx)), end, int(pronoun.idx), pronoun.lower_ in FIRST_PERSONS)


def _witness(verb: Any, word: str) -> Any | None:
    if first(verb, "neg") is not None:
        return None
    subject = first(verb, "nsubj", "nsubjpass")
    if word in PERCEIVES and subject is not None and subject.dep_ == "nsubj" and not is_passive(verb):
        perceived = first(verb, "ccomp", "dobj") is not None
        return subject if perceived and subject.lower_ in FIRST_PERSONS | _REPORTED else None
    if word not in SUFFERED:
        return None
    if subject is not None and subject.dep_ == "nsubjpass" and subject.lower_ in FIRST_PERSONS:
        return subject
    objects = [*children(verb, "dobj", "dative"), *pobjs(verb)]
    return next((o for o in objects if o.lower_ in ("me", "us")), None)
