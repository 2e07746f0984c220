"""Who says what through whom: the utterances of a page, and for any span the chain of voices that carries it.

`find_speech` collects utterances: a speaker, the words by which the text says that they speak, and what they say. They
nest: what the minister said, AFP reported. `Speech.attribution` walks from the publisher inwards through all that reach
over a span, and puts each hedge on the voice in whose words it stands.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from habeas.extract.hedges import Hedge, find_hedges
from habeas.extract.page import Page
from habeas.extract.people import People
from habeas.extract.quotes import Quote, find_quotes
from habeas.extract.speech_finder import Finder
from habeas.extract.speech_lists import carry_to_blocks, carry_to_lists
from habeas.extract.speech_marks import QuoteMap
from habeas.extract.speech_memory import SpeakerKind
from habeas.extract.speech_quotes import continue_quotes
from habeas.extract.speech_saw import Saw, find_saw
from habeas.extract.speech_tree import Span
from habeas.extract.speech_turns import find_turns
from habeas.extract.speech_utterance import Index, Utterance, Way
from habeas.extract.speech_voices import Publisher, same_voice
from habeas.model.record import Attribution, Voice
from habeas.model.vocabulary import How, Stance

_DENIALS = {"denies": Stance.DENIES, "doubts": Stance.DOUBTS, "questions": Stance.DOUBTS, "retracts": Stance.RETRACTS}
_ONLY_ASK = frozenset({"raise", "express", "voice", "take", "ask", "wonder", "inquire", "enquire"})


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

    def within(self, start: int, end: int) -> tuple[Utterance, ...]:
        """The utterances that begin inside a span and are shorter than it."""
        low = bisect_left(self.utterances, start, key=lambda u: u.start)
        high = bisect_left(self.utterances, end, key=lambda u: u.start)
        return tuple(u for u in self.utterances[low:high] if u.end <= end and (u.start, u.end) != (start, end))

    def around(self, utterance: Utterance) -> Attribution:
        """Who says that the speaker said it: the chain without the speaker."""
        start, end = utterance.cue or (utterance.start, utterance.end)
        if utterance.way is Way.CITED:
            start, end = utterance.start, utterance.end
        tellers = [u for u in self.over(utterance.start, utterance.end) if u.act == utterance.act and u.way is Way.TOLD]
        others = [u for u in self.over(start, end) if u.act != utterance.act and u.order <= utterance.order] + tellers
        return self._chain(start, end, others, but=(utterance.start, utterance.end))

    def stance(self, start: int, end: int) -> Stance:
        """How the innermost speaker stands to a span: "denied that ..." denies what it holds."""
        over = self.over(start, end)
        inner = over[-1] if over else None
        if inner is None or inner.negated or inner.quoted or inner.lemma in _ONLY_ASK:
            return Stance.ASSERTS
        return _DENIALS.get(inner.position or "", Stance.ASSERTS)

    def _chain(self, start: int, end: int, over: Iterable[Utterance], but: Span = (0, 0)) -> Attribution:
        """The voices of `over`, with the hedges that reach over the span but do not stand within `but`."""
        links, publisher = [_Link(self.source, (0, 1 << 60), frozenset())], Publisher.of(self.source)
        for utterance in over:
            words, span = utterance.speaker.words, (utterance.start, utterance.end)
            if same_voice(words, links[-1].who) or publisher.is_named(words):
                links[-1] = replace(links[-1], span=span) if len(links) > 1 else links[-1]
                continue
            links.append(_Link(words, span, frozenset({utterance.speaker.saw})))
        hedges = [self.hedges[n] for n in self._hedges.over(start, end)]
        hedges = [hedge for hedge in hedges if not but[0] <= hedge.at < but[1]]
        saws = [self.saws[n] for n in self._saws.over(start, end) if not but[0] <= self.saws[n].at < but[1]]
        return tuple(self._voice(links, at, hedges, saws) for at in range(len(links)))

    def _voice(self, links: Sequence["_Link"], at: int, hedges: Sequence[Hedge], saws: Sequence[Saw]) -> Voice:
        own = [hedge for hedge in hedges if _link_of(links, hedge.at) == at]
        words = ", ".join(dict.fromkeys(" ".join(hedge.words.split()) for hedge in own)) or None
        if at < len(links) - 1 or any(hedge.relayed for hedge in own):
            return Voice(links[at].who, How.RELAYED, words)
        return Voice(links[at].who, How.FIRST_HAND if _saw(links, saws) else How.UNKNOWN, words)


@dataclass(frozen=True, slots=True)
class _Link:
    """One voice of a chain, before its hedges are known; `span` is what it says."""

    who: str
    span: Span
    saw: frozenset[bool]


def _saw(links: Sequence[_Link], saws: Sequence[Saw]) -> bool:
    """Whether the last voice tells of what it saw or went through."""
    last = len(links) - 1
    own = (s for s in saws if _link_of(links, s.at) == last)
    return True in links[last].saw or any(s.first_person or last > 0 for s in own)


def _link_of(links: Sequence[_Link], position: int) -> int:
    """The innermost voice in whose words a position stands."""
    return max(n for n, link in enumerate(links) if n == 0 or link.span[0] <= position < link.span[1])


def find_speech(page: Page, people: People) -> Speech:
    """Every utterance of a page."""
    quotes = find_quotes(page.text.characters, page.paragraphs)
    found = Finder(page, people, QuoteMap.of(quotes)).utterances()
    found.extend(find_turns(page, people, quotes, max((u.act for u in found), default=0) + 1))
    found.extend(continue_quotes(page, quotes, found))
    found = _first_persons(page, found)
    found.extend([*carry_to_lists(page, found), *carry_to_blocks(page, found)])
    utterances = tuple(sorted((u for u in found if u.start < u.end), key=lambda u: u.order))
    hedges, saws = find_hedges(page), find_saw(page)
    return Speech(
        page.source, utterances, hedges, saws, quotes, Index.of([(u.start, u.end) for u in utterances]),
        Index.of([(h.start, h.end) for h in hedges]), Index.of([(s.start, s.end) for s in saws]),
    )  # fmt: skip


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
        kind = SpeakerKind.GROUP if speaker.pronoun == "we" else SpeakerKind.PERSON
        return replace(utterance, speaker=replace(speaker, words=page.source, kind=kind))
    words, entity, kind = outer.speaker.words, outer.speaker.entity, outer.speaker.kind
    return replace(utterance, speaker=replace(speaker, words=words, entity=entity, kind=kind))
