"""Who says so without a verb of saying: "according to X", "in the dossier", "X's claim that", a wire's dateline."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from habeas.extract.page import Form, Page
from habeas.extract.speech_nouns import is_outlet, noun_span
from habeas.extract.speech_tree import (
    Span,
    agent_of,
    children,
    clause_span,
    end_of,
    first,
    has_that,
    is_verb,
    lemma,
    own_subject,
    span_of,
)
from habeas.extract.speech_words import DOCUMENTS, LISTS, NOUNS, OF_THINGS, SPEAKERS, VERBS

_DATELINE = re.compile(
    r"[^\n()]{0,60}\((?P<agency>[A-Z][A-Za-z/. -]{1,24})\)\s*(?:[-–—:]|\.{2,})"
    r"|[^\n()]{0,40},?\s(?P<wire>AFP|AP|Reuters|EFE|UPI|PTI|ANI|APP|dpa|Xinhua)\s*[-–—:]"
)
_SIGNED = re.compile(r"[.!?”\"]\s*[—–-]{1,2}\s*(?P<agency>AFP|AP|Reuters|EFE|UPI|PTI|ANI|APP|INP|dpa)\s*$")
_CLAUSE_EDGES = (",", ";", "–", "—", "-")


@dataclass(frozen=True, slots=True)
class Phrase:
    """`noun` is the head of the words that name the speaker; `content` what is put in the speaker's mouth.

    `way` is "according", "document", "noun" or "opens_list". `position` as in `speech_words.NOUNS`.
    """

    way: str
    noun: Any
    cue: Span
    content: Span
    position: str | None = None
    through: tuple[Any, Any] | None = None  # "according to X, which cited relatives": "cited", and the relatives


@dataclass(frozen=True, slots=True)
class Agency:
    """The agency in a dateline or a sign-off, and all that it covers."""

    start: int
    end: int
    name: str
    content: Span


def find_phrases(page: Page) -> Iterator[Phrase]:
    """Every such phrase, in order."""
    for sentence in page.doc.sents:
        for token in sentence:
            found = _phrase(page, sentence, token)
            if found is not None:
                start, end = found.content
                end = start + len(page.words(start, end).rstrip())
                if start < end:
                    yield replace(found, content=(start, end))


def _phrase(page: Page, sentence: Any, token: Any) -> Phrase | None:
    low = token.lower_
    if low == "according":
        return _according(sentence, token)
    if low in ("per", "words") and token.i > sentence.start:
        return _as_per(sentence, token)
    if low == "per" and token.dep_ == "prep" and token.i == sentence.start:
        return _per(sentence, token)
    if low in ("in", "from") and token.dep_ == "prep" and token.i <= sentence.start + 2:
        return _in_document(sentence, token)
    if token.pos_ == "NOUN" and lemma(token) in NOUNS:
        return _claim_that(token)
    if is_verb(token) and token.dep_ == "ROOT" and lemma(token) in LISTS:
        return _opens_list(page, sentence, token)
    return None


def _according(sentence: Any, token: Any) -> Phrase | None:
    to = next((c for c in token.children if c.lower_ == "to"), None)
    noun = first(to, "pobj") if to is not None else None
    if to is None or noun is None:
        return None
    return Phrase(
        "according", noun, (int(token.idx), end_of(to)), _around(sentence, token, noun), through=_cited_by(noun)
    )  # fmt: skip


def _cited_by(noun: Any) -> tuple[Any, Any] | None:
    """Whom somebody cites, as a clause on their name tells, with the verb."""
    citing = next((c for c in children(noun, "relcl", "acl") if lemma(c) in ("cite", "quote")), None)
    cited = first(citing, "dobj") if citing is not None else None
    return None if cited is None else (citing, cited)


def _as_per(sentence: Any, token: Any) -> Phrase | None:
    """As in "as per X" and "in the words of X"."""
    before = sentence.doc[token.i - 1].lower_
    if token.lower_ == "per" and before == "as":
        noun = first(token, "pobj")
        return (
            Phrase("according", noun, (int(token.idx), end_of(token)), _around(sentence, token, noun)) if noun else None
        )
    of = next((c for c in token.children if c.lower_ == "of"), None)
    noun = first(of, "pobj") if of is not None else None
    if token.lower_ == "words" and token.head.lower_ == "in" and noun is not None:
        return Phrase("according", noun, (int(token.idx), end_of(token)), _around(sentence, token.head, noun))
    return None


def _per(sentence: Any, token: Any) -> Phrase | None:
    """As in "Per the hospital, seven bodies came in"."""
    noun = first(token, "pobj")
    behind = next((t for t in sentence if noun is not None and t.idx >= noun_span(noun)[1] and not t.is_space), None)
    if noun is None or behind is None or behind.lower_ != ",":
        return None
    return Phrase("according", noun, (int(token.idx), end_of(token)), _around(sentence, token, noun))


def _around(sentence: Any, token: Any, noun: Any) -> Span:
    """The sentence without the phrase; the clause alone where another clause with its own subject stands beside."""
    start, end = int(sentence.start_char), int(sentence.end_char)
    phrase_end = max(span_of(token)[1] if token.head.i > token.i + 1 else 0, noun_span(noun)[1])
    if is_verb(sentence.root) and own_subject(sentence.root) is None:
        phrase_end = _to_comma(sentence, noun) or phrase_end  # the parser took the subject into the phrase
    head = token.head
    if is_verb(head) and head.dep_ == "conj" and own_subject(head) is not None and token.i < head.i:
        start, end = clause_span(head)
    if token.i <= sentence.start + 2:
        return _after_comma(sentence, phrase_end, end), end
    return start, end


def _to_comma(sentence: Any, noun: Any) -> int | None:
    """The comma behind a noun, or behind the clause that hangs on it."""
    clause = first(noun, "relcl", "acl")
    behind = max(noun_span(noun)[1], end_of(clause) if clause is not None else 0)
    return next((int(t.idx) for t in sentence if t.idx >= behind and t.lower_ == ","), None)


def _after_comma(sentence: Any, position: int, end: int) -> int:
    for token in sentence:
        if token.idx >= position and not (token.is_space or token.lower_ in _CLAUSE_EDGES):
            return int(token.idx)
    return min(position, end)


def _in_document(sentence: Any, token: Any) -> Phrase | None:
    """As in "In the newly discovered dossier, ...": unless the sentence has a speaker of its own, who said it there."""
    noun = first(token, "pobj")
    if noun is None or lemma(noun) not in DOCUMENTS or noun.pos_ != "NOUN":
        return None
    phrase_end = span_of(token)[1]
    behind = next((t for t in sentence if t.idx >= phrase_end and not t.is_space), None)
    if behind is None or behind.lower_ != "," or _has_speaker(sentence.root):
        return None
    content = _after_comma(sentence, phrase_end, 0), int(sentence.end_char)
    return Phrase("document", noun, (int(token.idx), noun_span(noun)[1]), content)


def _has_speaker(root: Any) -> bool:
    subject = own_subject(root)
    if lemma(root) not in VERBS or subject is None:
        return False
    return subject.pos_ in ("PROPN", "PRON") or lemma(subject) in SPEAKERS or lemma(root) in OF_THINGS


def _claim_that(token: Any) -> Phrase | None:
    """As in "The family's claim that ...", "allegations by X that ..."."""
    clause = next((c for c in children(token, "acl", "ccomp", "relcl") if has_that(c)), None)
    if clause is None:
        return None
    speaker = first(token, "poss") or agent_of(token)
    speaker = speaker or next(
        (n for p in children(token, "prep") if p.lower_ in ("from", "of", "by") for n in children(p, "pobj")), None
    )
    if speaker is None:
        return None
    start, end = span_of(clause)
    that = first(clause, "mark")
    start = end_of(that) + 1 if that is not None and that == clause.left_edge else start
    return Phrase("noun", speaker, (int(token.idx), end_of(token)), (start, end), NOUNS[lemma(token)])


def _opens_list(page: Page, sentence: Any, verb: Any) -> Phrase | None:
    """As in "The BNM gave the following figures:"."""
    subject = own_subject(verb)
    words = page.words(int(sentence.start_char), int(sentence.end_char)).rstrip("-–—*•·▪ \t\r\n")
    if subject is None or not words.endswith(":"):
        return None
    content = end_of(verb), int(sentence.start_char) + len(words)
    position = VERBS[lemma(verb)][0] if lemma(verb) in VERBS else None
    return Phrase("opens_list", subject, (int(verb.idx), end_of(verb)), content, position)


def find_agency(page: Page) -> Agency | None:
    """The news agency that a dateline near the top, or a sign-off at the end, names as the origin of the whole text."""
    prose = [p for p in page.paragraphs if p.form is Form.PROSE]
    for paragraph in prose[:3]:
        match = _DATELINE.match(page.text.characters, paragraph.start, min(paragraph.end, paragraph.start + 120))
        group = "agency" if match and match["agency"] else "wire"
        if match and (match.start(group) > match.start() + 2 or is_outlet(match[group])):
            start, end = match.span(group)
            return Agency(start, end, match[group], (match.end(), prose[-1].end))
    if prose:
        low = max(prose[-1].start, prose[-1].end - 40)
        match = _SIGNED.search(page.text.characters, low, prose[-1].end)
        if match:
            return Agency(*match.span("agency"), match["agency"], (page.paragraphs[0].start, match.start("agency")))
    return None
