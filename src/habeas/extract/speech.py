"""Who says what through whom: the utterances of a page, and for any span the chain of voices that carries it.

`find_speech` collects utterances: a speaker, the words by which the text says that they speak, and what they say. They
nest: what the minister said, AFP reported. `Speech.attribution` walks from the publisher inwards through all that reach
over a span, and puts each hedge on the voice in whose words it stands.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from habeas.extract.hedges import Hedge, find_hedges
from habeas.extract.page import Page
from habeas.extract.people import People
from habeas.extract.quotes import Quote, find_quotes
from habeas.extract.speech_cues import Cue, QuoteMap, find_cues
from habeas.extract.speech_lists import carry_to_lists
from habeas.extract.speech_phrases import Phrase, find_agency, find_phrases
from habeas.extract.speech_quotes import continue_quotes
from habeas.extract.speech_saw import Saw, find_saw
from habeas.extract.speech_speakers import Memory, Speaker, SpeakerKind, find_speaker, is_outlet, noun_span, tidy
from habeas.extract.speech_tree import CLIMB, Span, lemma
from habeas.extract.speech_utterance import RANK, Index, Utterance, Way
from habeas.extract.speech_words import OF_THINGS
from habeas.model.record import Attribution, Voice
from habeas.model.vocabulary import How, Stance

_DENIALS = {"denies": Stance.DENIES, "doubts": Stance.DOUBTS, "questions": Stance.DOUBTS, "retracts": Stance.RETRACTS}
_WAYS = {"according": Way.ACCORDING, "document": Way.DOCUMENT, "noun": Way.NOUN, "opens_list": Way.SAID}


@dataclass(frozen=True, slots=True)
class Speech:
    """`source` is the publisher. `utterances` outer before inner, in the order of what is said."""

    source: str
    utterances: tuple[Utterance, ...]
    hedges: tuple[Hedge, ...]
    saws: tuple[Saw, ...]
    quotes: tuple[Quote, ...]
    _voices: Index
    _hedges: Index
    _saws: Index

    def attribution(self, start: int, end: int) -> Attribution:
        """The voices that carry a span, from the publisher inwards."""
        return self._chain(start, end, self.over(start, end))

    def over(self, start: int, end: int) -> tuple[Utterance, ...]:
        """The utterances that hold the whole of a span, outer before inner."""
        return tuple(self.utterances[n] for n in sorted(self._voices.over(start, end)))

    def around(self, utterance: Utterance) -> Attribution:
        """Who says that the speaker said it: the chain without the speaker."""
        start, end = utterance.cue or (utterance.start, utterance.end)
        others = [u for u in self.over(start, end) if u.act != utterance.act and u.order <= utterance.order]
        return self._chain(start, end, others, but=(utterance.start, utterance.end))

    def stance(self, start: int, end: int) -> Stance:
        """How the innermost speaker stands to a span: "denied that ..." denies what it holds."""
        over = self.over(start, end)
        inner = over[-1] if over else None
        if inner is None or inner.negated or inner.quoted:
            return Stance.ASSERTS
        return _DENIALS.get(inner.position or "", Stance.ASSERTS)

    def _chain(self, start: int, end: int, over: Iterable[Utterance], but: Span = (0, 0)) -> Attribution:
        """The voices of `over`, with the hedges that reach over the span but do not stand within `but`."""
        links = [_Link(self.source, (0, 1 << 60), frozenset())]
        for utterance in over:
            words, span = utterance.speaker.words, (utterance.start, utterance.end)
            if words.casefold() in (links[-1].who.casefold(), self.source.casefold()):
                links[-1] = replace(links[-1], span=span) if len(links) > 1 else links[-1]
                continue
            links.append(_Link(words, span, frozenset({utterance.speaker.saw})))
        hedges = [self.hedges[n] for n in self._hedges.over(start, end)]
        hedges = [hedge for hedge in hedges if not but[0] <= hedge.at < but[1]]
        return tuple(self._voice(links, at, hedges, (start, end)) for at in range(len(links)))

    def _voice(self, links: Sequence["_Link"], at: int, hedges: Sequence[Hedge], span: Span) -> Voice:
        own = [hedge for hedge in hedges if _link_of(links, hedge.at) == at]
        words = ", ".join(dict.fromkeys(" ".join(hedge.words.split()) for hedge in own)) or None
        if at < len(links) - 1 or any(hedge.relayed for hedge in own):
            return Voice(links[at].who, How.RELAYED, words)
        return Voice(links[at].who, How.FIRST_HAND if self._saw(links, span) else How.UNKNOWN, words)

    def _saw(self, links: Sequence["_Link"], span: Span) -> bool:
        """Whether the last voice tells of what it saw or went through."""
        last = len(links) - 1
        if True in links[last].saw:
            return True
        for saw in (self.saws[n] for n in self._saws.over(*span)):
            if _link_of(links, saw.at) == last and (saw.first_person or last > 0):
                return True
        return False


@dataclass(frozen=True, slots=True)
class _Link:
    """One voice of a chain, before its hedges are known; `span` is what it says."""

    who: str
    span: Span
    saw: frozenset[bool]


def _link_of(links: Sequence[_Link], position: int) -> int:
    """The innermost voice in whose words a position stands."""
    return max(n for n, link in enumerate(links) if n == 0 or link.span[0] <= position < link.span[1])


def find_speech(page: Page, people: People) -> Speech:
    """Every utterance of a page."""
    quotes = find_quotes(page.text.characters, page.paragraphs)
    found = list(_Finder(page, people, QuoteMap.of(quotes)).utterances())
    found.extend(continue_quotes(page, quotes, found))
    found = _first_persons(page, found)
    found.extend(carry_to_lists(page, found))
    utterances = tuple(sorted((u for u in found if u.start < u.end), key=lambda u: u.order))
    hedges, saws = find_hedges(page), find_saw(page)
    return Speech(
        page.source, utterances, hedges, saws, quotes, Index.of([(u.start, u.end) for u in utterances]),
        Index.of([(h.start, h.end) for h in hedges]), Index.of([(s.start, s.end) for s in saws]),
    )  # fmt: skip


class _Finder:
    """Walks the cues and phrases of a page in reading order, the governing verb before the governed."""

    def __init__(self, page: Page, people: People, quotes: QuoteMap) -> None:
        self.page, self.people, self.quotes = page, people, quotes
        self.memory = Memory()
        self.found: list[Utterance] = []
        self.acts = 0
        self.act_of: dict[int, int] = {}

    def utterances(self) -> list[Utterance]:
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
            self.found.append(Utterance(*agency.content, speaker, Way.AGENCY, self.acts + 1, RANK[Way.AGENCY]))
        return self.found

    def _of_cue(self, cue: Cue) -> Iterator[Utterance]:
        speaker = self._parent(cue) or find_speaker(
            self.page, self.people, self.memory, cue.subject, any_noun=cue.beside_quote
        )
        if speaker is None or (speaker.kind is SpeakerKind.DOCUMENT and cue.lemma not in OF_THINGS):
            return
        if self.quotes.around(int(cue.verb.idx)) is None:
            self.memory.spoke(speaker)
        act = self._act(cue)
        outlet = self._outlet(cue.hearer)
        cited = find_speaker(self.page, self.people, self.memory, cue.through, any_noun=False) if cue.through else None
        for start, end in cue.contents or ((cue.words[1], cue.words[1]),):
            if outlet is not None:
                yield Utterance(start, end, outlet, Way.TOLD, act, RANK[Way.TOLD])
            yield self._said(cue, speaker, act, (start, end))
            if cited is not None:
                yield Utterance(start, end, cited, Way.CITED, act, RANK[Way.CITED])

    def _act(self, cue: Cue) -> int:
        """As in "Pulled the case down, saying ...": one act of speaking, told by two verbs."""
        head = cue.verb.head
        joined = cue.verb.dep_ in ("advcl", "xcomp") and cue.verb.tag_ == "VBG" and cue.verb.i > head.i
        self.act_of[cue.verb.i] = self.act_of.get(head.i, self.acts) if joined else self.acts
        return self.act_of[cue.verb.i]

    def _said(self, cue: Cue, speaker: Speaker, act: int, span: Span) -> Utterance:
        start, end = span
        quote = self.quotes.around(start)
        quoted = quote is not None and quote.end >= end and not quote.start <= cue.verb.idx < quote.end
        return Utterance(
            start, end, speaker, Way.SAID, act, RANK[Way.SAID], cue.words, cue.lemma, cue.position,
            noun_span(cue.matter) if cue.matter is not None else None, cue.negated, quoted,
        )  # fmt: skip

    def _of_phrase(self, phrase: Phrase) -> Iterator[Utterance]:
        any_noun = phrase.way in ("document", "according")
        speaker = find_speaker(
            self.page, self.people, self.memory, phrase.noun, any_noun=any_noun, unknown=SpeakerKind.DOCUMENT
        )
        if speaker is None:
            return
        if phrase.way != "document":
            self.memory.spoke(speaker)
        way = _WAYS[phrase.way]
        yield Utterance(
            *phrase.content, speaker, way, self.acts, RANK[way], phrase.cue, phrase.way, phrase.position
        )  # fmt: skip

    def _parent(self, cue: Cue) -> Speaker | None:
        """As in "The BNM said it had documented ...": in reported speech, the pronoun is the speaker."""
        pronoun = cue.subject.lower_
        if pronoun not in ("he", "she", "it", "they"):
            return None
        outer = [u for u in self.found[-6:] if u.start <= cue.verb.idx < u.end and not u.quoted and u.way is Way.SAID]
        if not outer or (pronoun == "it") == (outer[-1].speaker.kind is SpeakerKind.PERSON):
            return None
        start = int(cue.subject.idx)
        return replace(outer[-1].speaker, start=start, end=start + len(cue.subject), pronoun=pronoun, certain=False)

    def _outlet(self, hearer: Any | None) -> Speaker | None:
        if hearer is None or lemma(hearer) in ("reporter", "journalist"):
            return None
        start, end = noun_span(hearer)
        words = tidy(self.page.words(start, end), proper=True)
        return Speaker(start, end, words, SpeakerKind.GROUP) if is_outlet(words) else None


def _order(token: Any) -> tuple[int, int, int]:
    depth, at = 0, token
    while at.head != at and depth < CLIMB:
        at, depth = at.head, depth + 1
    return int(token.sent.start_char), depth, int(token.idx)


def _first_persons(page: Page, found: list[Utterance]) -> list[Utterance]:
    """The words "I" and "we" are whoever's words they stand in; outside of any quotation, the publisher's."""
    quoted = sorted((u for u in found if u.quoted), key=lambda u: u.order)
    index = Index.of([(u.start, u.end) for u in quoted])
    return [_first_person(page, utterance, quoted, index) for utterance in found]


def _first_person(page: Page, utterance: Utterance, quoted: Sequence[Utterance], index: Index) -> Utterance:
    speaker = utterance.speaker
    if speaker.pronoun not in ("i", "we"):
        return utterance
    over = [quoted[n] for n in index.over(speaker.start, speaker.end)]
    outer = max((u for u in over if u.act != utterance.act), key=lambda u: u.order, default=None)
    if outer is None or outer.speaker.pronoun in ("i", "we"):
        return replace(utterance, speaker=replace(speaker, words=page.source))
    words, entity, kind = outer.speaker.words, outer.speaker.entity, outer.speaker.kind
    return replace(utterance, speaker=replace(speaker, words=words, entity=entity, kind=kind))
