"""Words by which a text keeps its distance: "reportedly", "it is claimed", "may have", "is believed to".

A hedge reaches over the clause that it stands in; which voice it belongs to is `Speech`'s business.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from habeas.extract.page import Page
from habeas.extract.speech_tree import agent_of, children, clause_span, end_of, first, has_that, is_verb, lemma, span_of
from habeas.extract.speech_words import (
    HEARERS,
    HEDGE_ADJECTIVES,
    HEDGE_ADVERBS,
    HEDGE_MODALS,
    HEDGE_PASSIVES,
    HEDGE_SEEMS,
    TOLD,
)


@dataclass(frozen=True, slots=True)
class Hedge:
    """`words` as written, standing at `at`; it reaches from `start` to `end`. `relayed`: the speaker was told."""

    start: int
    end: int
    at: int
    words: str
    relayed: bool = False


def find_hedges(page: Page) -> tuple[Hedge, ...]:
    """Every hedge of a page, in order of the place where it stands."""
    return tuple(hedge for token in page.doc for hedge in _of(page, token))


def _of(page: Page, token: Any) -> Iterator[Hedge]:
    low = token.lower_
    if low in HEDGE_ADVERBS:
        yield _hedge(page, token.idx, end_of(token), _reach(token.head if token.dep_ != "ROOT" else token))
    elif low in HEDGE_ADJECTIVES and token.dep_ == "amod":
        yield _hedge(page, token.idx, end_of(token), _noun_reach(token.head))
    elif token.tag_ == "MD" and low in HEDGE_MODALS and _is_guess(token):
        yield _hedge(page, token.idx, end_of(token), _reach(token.head))
    elif is_verb(token) and lemma(token) in HEDGE_SEEMS and first(token, "xcomp", "ccomp") is not None:
        yield _hedge(page, token.idx, end_of(token), _reach(token))
    elif token.tag_ in ("VBN", "VBD"):
        yield from _passive(page, token)
        yield from _heard(page, token)


def _passive(page: Page, verb: Any) -> Iterator[Hedge]:
    """As in "It is claimed that ...", "is believed to have ...", "was told that ...", with nobody named who says so."""
    aux = first(verb, "auxpass")
    if aux is None or agent_of(verb) is not None:
        return
    content = first(verb, "ccomp", "xcomp")
    if content is not None and content.dep_ == "xcomp" and first(content, "aux") is None:
        content = None
    word = lemma(verb)
    if word in HEDGE_PASSIVES and content is not None:
        subject = first(verb, "nsubjpass", "nsubj")
        expletive = content.dep_ == "ccomp" and (subject is None or subject.lower_ == "it")
        at = subject.idx if expletive and subject is not None and subject.idx < verb.idx else aux.idx
        yield _hedge(page, min(at, verb.idx), end_of(verb), span_of(content) if expletive else _reach(verb))
    elif word in ("accuse", "suspect") and any(p.lower_ == "of" for p in children(verb, "prep")):
        yield _hedge(page, min(aux.idx, verb.idx), end_of(verb), _reach(verb))
    elif word in TOLD and content is not None and content.dep_ == "ccomp":
        start, end = span_of(content)
        yield Hedge(start, end, start, page.words(min(aux.idx, verb.idx), end_of(verb)), relayed=True)


def _heard(page: Page, verb: Any) -> Iterator[Hedge]:
    """As in "The court heard that ...", "I heard that ...": somebody who is not named told it."""
    subject, content = first(verb, "nsubj"), first(verb, "ccomp")
    own = subject is not None and subject.lower_ in ("i", "we") and content is not None and has_that(content)
    if lemma(verb) not in ("hear", "learn") or subject is None or not (own or lemma(subject) in HEARERS):
        return
    start = int(subject.left_edge.idx)
    if content is not None:
        reach = span_of(content)
        yield Hedge(min(reach), max(reach), start, page.words(start, end_of(verb)), relayed=True)


def _is_guess(modal: Any) -> bool:
    """Whether the modal is about what happened, rather than about what is allowed or might come."""
    if modal.lower_ in ("may", "might"):
        return True
    return any(child.lower_ in ("have", "'ve", "’ve") for child in children(modal.head, "aux"))


def _reach(head: Any) -> tuple[int, int]:
    return clause_span(head) if is_verb(head) else span_of(head)


def _noun_reach(head: Any) -> tuple[int, int]:
    return span_of(head)


def _hedge(page: Page, at: int, at_end: int, reach: tuple[int, int]) -> Hedge:
    return Hedge(min(reach[0], at), max(reach[1], at_end), int(at), page.words(at, at_end))
