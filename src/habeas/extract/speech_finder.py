"""The utterances of a page, from its cues and phrases: who says each, and who passes it on."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from habeas.extract.page import Page
from habeas.extract.people import People
from habeas.extract.speech_cues import Cue, find_cues
from habeas.extract.speech_marks import QuoteMap
from habeas.extract.speech_memory import PRONOUNS, Memory, Speaker, SpeakerKind
from habeas.extract.speech_nouns import is_outlet, noun_span, tidy
from habeas.extract.speech_phrases import Phrase, find_agency, find_phrases
from habeas.extract.speech_pronouns import Pronouns
from habeas.extract.speech_speakers import find_speaker
from habeas.extract.speech_tree import CLIMB, Span, end_of, lemma, main_of
from habeas.extract.speech_utterance import RANK, Utterance, Way
from habeas.extract.speech_voices import Publisher
from habeas.extract.speech_words import HUMAN, OF_THINGS, SPEAKERS

_WAYS = {"according": Way.ACCORDING, "document": Way.DOCUMENT, "noun": Way.NOUN, "opens_list": Way.SAID}


class Finder:
    """Walks the cues and phrases of a page in reading order, the governing verb before the governed."""

    def __init__(self, page: Page, people: People, quotes: QuoteMap) -> None:
        self.page, self.people, self.quotes = page, people, quotes
        self.publisher = Publisher.of(page.source)
        self.pronouns = Pronouns.of(page, people)
        self.memory = Memory()
        self.found: list[Utterance] = []
        self.acts = 0
        self.act_of: dict[int, int] = {}

    def utterances(self) -> list[Utterance]:
        """Every utterance that a verb of saying or a phrase brings in, and the agency of the dateline."""
        signs: list[tuple[tuple[int, int, int], Cue | Phrase]] = [
            (_order(cue.verb), cue) for cue in find_cues(self.page, self.quotes)
        ]
        signs.extend((_order(phrase.noun), phrase) for phrase in find_phrases(self.page))
        for _, sign in sorted(signs, key=lambda pair: pair[0]):
            self.acts += 1
            self.found.extend(self._of_cue(sign) if isinstance(sign, Cue) else self._of_phrase(sign))
        agency = find_agency(self.page)
        if agency is not None:
            speaker = Speaker(agency.start, agency.end, agency.name, SpeakerKind.GROUP)
            self.found.append(Utterance(*agency.content, speaker, Way.AGENCY, self._next(), RANK[Way.AGENCY]))
        return self.found

    def _next(self) -> int:
        self.acts += 1
        return self.acts

    def _of_cue(self, cue: Cue) -> Iterator[Utterance]:
        told = cue.lemma in HUMAN and cue.matter is None and cue.subject.tag_ in ("NN", "NNS")
        any_noun = (cue.beside_quote or told) and cue.subject.head == cue.verb
        speaker = self._declaring(cue) or self._parent(cue) or self._speaker(cue.subject, any_noun=any_noun)
        if speaker is None or (speaker.kind is SpeakerKind.DOCUMENT and cue.lemma not in OF_THINGS):
            return
        speaker = self._before(speaker, int(cue.verb.idx))
        if self.quotes.around(int(cue.verb.idx)) is None:
            self.memory.spoke(speaker, within=self._is_within(int(cue.verb.idx)))
        act, outer = self._act(cue), self._outer(cue)
        cited = self._speaker(cue.through[1]) if cue.through else None
        citing = self._next() if cited is not None else 0
        for start, end in cue.contents or ((cue.words[1], cue.words[1]),):
            for rank, teller in enumerate(outer, RANK[Way.TOLD] - len(outer) + 1):
                yield Utterance(start, end, teller, Way.TOLD, act, rank)
            yield self._said(cue, speaker, act, (start, end))
            if cited is not None and cue.through is not None:
                words = int(cue.through[0].idx), end_of(cue.through[0])
                yield Utterance(start, end, cited, Way.CITED, citing, RANK[Way.CITED], words, "cite")

    def _before(self, speaker: Speaker, verb: int) -> Speaker:
        """Without the verb, where the parser took it into the speaker's noun ("the ministry read:")."""
        if not speaker.start < verb < speaker.end or speaker.words == self.page.source:
            return speaker
        end = speaker.start + len(self.page.words(speaker.start, verb).rstrip())
        return replace(speaker, end=end, words=tidy(self.page.words(speaker.start, end), proper=False))

    def _is_within(self, position: int) -> bool:
        return any(u.start <= position < u.end and not u.quoted for u in self.found[-6:])

    def _act(self, cue: Cue) -> int:
        """As in "Pulled the case down, saying ...": one act of speaking, told by two verbs."""
        head = main_of(cue.verb)
        joined = cue.verb.dep_ in ("advcl", "xcomp") and cue.verb.tag_ == "VBG" and cue.verb.i > head.i
        self.act_of[cue.verb.i] = self.act_of.get(head.i, self.acts) if joined else self.acts
        return self.act_of[cue.verb.i]

    def _said(self, cue: Cue, speaker: Speaker, act: int, span: Span) -> Utterance:
        start, end = span
        quote = self.quotes.around(start)
        quoted = quote is not None and quote.end >= end and not quote.start <= cue.verb.idx < quote.end
        return Utterance(
            start, end, speaker, Way.SAID, act, RANK[Way.SAID], cue.words, cue.lemma, cue.position, cue.matter,
            cue.negated, quoted,
        )  # fmt: skip

    def _of_phrase(self, phrase: Phrase) -> Iterator[Utterance]:
        any_noun = phrase.way in ("document", "according")
        speaker = self._speaker(phrase.noun, any_noun=any_noun, unknown=SpeakerKind.DOCUMENT)
        if speaker is None:
            return
        if phrase.way != "document":
            self.memory.spoke(speaker)
        way = _WAYS[phrase.way]
        yield Utterance(
            *phrase.content, speaker, way, self.acts, RANK[way], phrase.cue, phrase.way, phrase.position
        )  # fmt: skip
        cited = self._speaker(phrase.through[1]) if phrase.through is not None else None
        if cited is not None and phrase.through is not None:
            words = int(phrase.through[0].idx), end_of(phrase.through[0])
            yield Utterance(*phrase.content, cited, Way.CITED, self._next(), RANK[Way.CITED], words, "cite")

    def _speaker(
        self, head: Any, *, any_noun: bool = False, unknown: SpeakerKind = SpeakerKind.PERSON
    ) -> Speaker | None:
        """Whom a noun or pronoun means; the publisher under its own name, however the text calls it."""
        if head.lower_ in PRONOUNS:
            return self.pronouns.speaker(self.memory, head, self._around(head))
        speaker = find_speaker(self.page, self.people, self.memory, head, any_noun=any_noun, unknown=unknown)
        if speaker is not None and self.publisher.is_named(self.page.words(speaker.start, speaker.end)):
            return replace(speaker, words=self.page.source)
        return speaker

    def _around(self, head: Any) -> str | None:
        """The name of whoever speaks the quotation in which a word stands."""
        at = int(head.idx)
        over = [u for u in self.found[-12:] if u.quoted and u.start <= at < u.end]
        return over[-1].speaker.words if over else None

    def _parent(self, cue: Cue) -> Speaker | None:
        """As in "The BNM said it had documented ...": in reported speech, the pronoun is the speaker."""
        pronoun = cue.subject.lower_
        if pronoun not in ("he", "she", "it", "they"):
            return None
        outer = [u for u in self.found[-6:] if u.start <= cue.verb.idx < u.end and not u.quoted and u.way is Way.SAID]
        if not outer or not outer[-1].speaker.fits(pronoun):
            return None
        start = int(cue.subject.idx)
        return replace(outer[-1].speaker, start=start, end=start + len(cue.subject), pronoun=pronoun, certain=False)

    def _declaring(self, cue: Cue) -> Speaker | None:
        """As in "It is clarified that ...": the publisher."""
        if cue.subject.lower_ != "it" or cue.subject.dep_ != "nsubjpass":
            return None
        start, end = int(cue.subject.idx), cue.words[1]
        return Speaker(start, end, self.page.source, SpeakerKind.GROUP, certain=False)

    def _outer(self, cue: Cue) -> list[Speaker]:
        """Who passes it on in the same sentence: the outlet that was told, those who quote the speaker."""
        found = [self._outlet(cue.hearer) if cue.hearer is not None else None]
        found += [self._speaker(teller, any_noun=True) for teller in cue.tellers]
        return [speaker for speaker in found if speaker is not None]

    def _outlet(self, hearer: Any) -> Speaker | None:
        start, end = noun_span(hearer)
        words = self.page.words(start, end)
        if self.publisher.is_named(words) or (lemma(hearer) in SPEAKERS and not is_outlet(words)):
            return None
        words = tidy(words, proper=True)
        return Speaker(start, end, words, SpeakerKind.GROUP) if is_outlet(words) else None


def _order(token: Any) -> tuple[int, int, int]:
    depth, at = 0, token
    while at.head != at and depth < CLIMB:
        at, depth = at.head, depth + 1
    return int(token.sent.start_char), depth, int(token.idx)
