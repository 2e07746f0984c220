"""Whom "he", "it" and "they" are as speakers: grammar first, then who spoke last, then who was spoken of last.

What none of these settles keeps the pronoun for a name, so that it shows as unresolved.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from habeas.extract.page import Page
from habeas.extract.people import People
from habeas.extract.speech_marks import paragraph_span
from habeas.extract.speech_memory import PRONOUNS, SEXED, SINGULAR, Memory, Speaker, SpeakerKind, may_be
from habeas.extract.speech_speakers import find_speaker, kind_of
from habeas.extract.speech_tree import end_of, first, lemma, own_subject

_BASE = {"him": "he", "himself": "he", "her": "she", "herself": "she", "them": "they"}
_FAR = 600  # code points after which the last speaker no longer comes to mind before who is spoken of now
_BACK = 4  # sentences before that are looked at for what is spoken of


@dataclass(frozen=True, slots=True)
class Pronouns:
    """The people and sentences of a page, for asking whom a pronoun that speaks means."""

    page: Page
    people: People
    sentences: tuple[Any, ...]
    starts: tuple[int, ...]

    @classmethod
    def of(cls, page: Page, people: People) -> "Pronouns":
        sentences = tuple(page.doc.sents)
        return cls(page, people, sentences, tuple(int(s.start_char) for s in sentences))

    def speaker(self, memory: Memory, head: Any, but: str | None) -> Speaker:
        """The speaker; `but` is who speaks the words in which the pronoun stands, and so does not mean themselves."""
        pronoun = _BASE.get(head.lower_, head.lower_)
        start, end = int(head.idx), end_of(head)
        found = self._found(memory, head, pronoun, but) if pronoun in ("he", "she", "they", "it") else None
        if found is not None:
            return replace(found, start=start, end=end, pronoun=pronoun, certain=False, saw=False)
        kind = SpeakerKind.GROUP if pronoun in ("they", "we", "it") else SpeakerKind.PERSON
        return Speaker(start, end, self.page.words(start, end), kind, None, pronoun, certain=False)

    def _found(self, memory: Memory, head: Any, pronoun: str, but: str | None) -> Speaker | None:
        if but is not None:  # whom a speaker means by "he" is not whoever the report quoted before
            return self._person(head, but) if pronoun in SINGULAR else None
        last = memory.last(pronoun)
        near = last is not None and int(head.idx) - last.end < _FAR
        if pronoun in SINGULAR:
            topic = self._topic(head, pronoun)
            if topic is not None and (last is None or topic.start > last.end):
                return replace(topic, doubtful=near and last is not None and last.words != topic.words)
            return last if near else self._person(head, None) or topic or last
        return self._topic(head, pronoun) or last

    def _person(self, head: Any, but: str | None) -> Speaker | None:
        """Whom the pronoun means among the people of the page."""
        start, end = int(head.idx), end_of(head)
        mention = next((m for m in self.people.at(start, end) if m.start == start and m.end == end), None)
        entity = self.people.entities[mention.entity] if mention is not None else None
        if entity is None or mention is None or not mention.certain or not entity.named or entity.name in ("", but):
            return None
        return Speaker(start, end, entity.name, kind_of(entity), entity.index)

    def _topic(self, head: Any, pronoun: str) -> Speaker | None:
        """Who was spoken of last: the subject of the same sentence before the pronoun, or of those before it in the
        paragraph, or whom they say was asked."""
        for subject in self._subjects(head, pronoun):
            found = find_speaker(self.page, self.people, Memory(), subject, any_noun=False)
            if found is None or found.kind is SpeakerKind.DOCUMENT or not may_be(found.words, pronoun):
                continue
            if found.fits(pronoun):
                return found
        return None

    def _subjects(self, head: Any, pronoun: str) -> Iterator[Any]:
        at = bisect_right(self.starts, int(head.idx)) - 1
        low = paragraph_span(self.page, int(head.idx))[0]
        for number in range(at, max(at - _BACK, 0) - 1, -1):
            sentence = self.sentences[number]
            # What a sentence is about in which "she says" only stands aside is what she says.
            aside = number == at and head.head.dep_ not in ("advcl", "conj", "relcl")
            subject = own_subject(sentence.root)
            passive = pronoun in SINGULAR and subject is not None and subject.dep_ == "nsubjpass"
            fits = subject is not None and subject.i < head.i and subject.lower_ not in PRONOUNS and not passive
            yield from [subject] if fits and not aside else []
            yield from _others(sentence, head, pronoun) if not aside else []
            if sentence.start_char <= low:
                return


def _others(sentence: Any, head: Any, pronoun: str) -> Iterator[Any]:
    """Besides its subject, whom a sentence says was asked, and the nearest word of that sex ("Omar's mother")."""
    if pronoun not in SINGULAR:
        return
    asked = first(sentence.root, "dobj") if lemma(sentence.root) in _ASKED else None
    if asked is not None and asked.i < head.i and asked.lower_ not in PRONOUNS:
        yield asked
    for token in reversed(sentence.doc[sentence.start : min(sentence.end, head.i)]):
        if token.pos_ == "NOUN" and lemma(token) in SEXED[pronoun] and token.tag_ == "NN":
            yield token
            return


_ASKED = frozenset({"ask", "question", "interview", "meet", "phone", "contact", "press", "visit"})
