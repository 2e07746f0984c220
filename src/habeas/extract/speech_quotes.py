"""Quotations without a verb of saying beside them: whose they are, by what stands before and after.

"“A,” he said. “B.”": B is his too. A paragraph that is all quotation belongs to whoever spoke in the one before,
or, where nobody did, to whoever is named in the quotation that follows. A few words in marks inside a sentence (a
title, a term, scare quotes) are nobody's speech.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from habeas.extract.page import Form, Page, Paragraph
from habeas.extract.quotes import Quote
from habeas.extract.speech_memory import Speaker
from habeas.extract.speech_utterance import RANK, Utterance, Way

_ENDED = re.compile(r"(?:[.!?…:][\"'”’»)\]]*|[”\"»])\s*$")
_WHOLE = re.compile(r"[.!?…,—–-]\s*$")
_SPEAKING = (Way.SAID, Way.CONTINUED, Way.TURN)
LOOK_AHEAD = 4  # paragraphs of quotation that may stand before the speaker is named


class _Paragraphs:
    """The utterances of each paragraph, in the order in which the text brings them."""

    def __init__(self, page: Page, utterances: Sequence[Utterance]) -> None:
        self.all = page.paragraphs
        self.starts = [p.start for p in page.paragraphs]
        self.spoken: dict[int, list[Utterance]] = {}
        for utterance in sorted(utterances, key=_place):
            if utterance.way in _SPEAKING:
                self.spoken.setdefault(self.number(_place(utterance)), []).append(utterance)

    def number(self, position: int) -> int:
        return max(bisect_left(self.starts, position + 1) - 1, 0)

    def above(self, number: int) -> int | None:
        """The paragraph above, past captions."""
        for at in range(number - 1, max(number - 4, -1), -1):
            if self.all[at].form is not Form.CAPTION:
                return at if self.all[at].form is not Form.HEADING else None
        return None


def continue_quotes(page: Page, quotes: Sequence[Quote], utterances: Sequence[Utterance]) -> list[Utterance]:
    """Utterances for the outermost quotations that no verb of saying covers but that are speech all the same."""
    paragraphs = _Paragraphs(page, utterances)
    found: list[Utterance] = []
    opens = {paragraphs.number(q.start): q for q in reversed(quotes) if q.depth == 0}
    for quote in quotes:
        number = paragraphs.number(quote.start)
        if quote.depth or not paragraphs.all or _covered(quote, paragraphs.spoken.get(number, ())):
            continue
        paragraph = paragraphs.all[number]
        if paragraph.form in (Form.HEADING, Form.CAPTION) or not _stands_alone(page, paragraph, quote):
            continue
        whose = _whose(paragraphs, number, quote, opens)
        if whose is not None:
            utterance = _continued(whose, quote)
            found.append(utterance)
            paragraphs.spoken.setdefault(number, []).append(utterance)
    return found


def _place(utterance: Utterance) -> int:
    return utterance.cue[0] if utterance.cue else utterance.start


def _covered(quote: Quote, spoken: Sequence[Utterance]) -> bool:
    return any(u.start <= quote.start and quote.inner_end <= u.end for u in spoken)


def _stands_alone(page: Page, paragraph: Paragraph, quote: Quote) -> bool:
    """Whether the quotation is sentences of its own, not words inside a sentence of the writer."""
    before = page.words(max(paragraph.start, quote.start - 40), quote.start)
    after = page.words(quote.end, min(paragraph.end, quote.end + 40)).lstrip()
    inner = page.words(quote.inner_start, quote.inner_end)
    if before.strip() and not _ENDED.search(before):
        return False
    if after and not (after[0].isupper() or after[0] in "“\"«‘'(—–-"):
        return False
    return len(inner.split()) >= 3 and bool(_WHOLE.search(inner) or not quote.closed or not after)


def _whose(paragraphs: _Paragraphs, number: int, quote: Quote, opens: dict[int, Quote]) -> Utterance | None:
    earlier = [u for u in paragraphs.spoken.get(number, ()) if _place(u) < quote.start]
    if earlier:
        return earlier[-1]
    if quote.start > paragraphs.all[number].start + 3:
        return None
    below = _below(paragraphs, number, opens)
    above = paragraphs.above(number)
    said = paragraphs.spoken.get(above, ()) if above is not None else ()
    if said and not (below is not None and not quote.closed):
        return said[-1]
    return below


def _below(paragraphs: _Paragraphs, number: int, opens: dict[int, Quote]) -> Utterance | None:
    """The speaker of the next quotation that names one, through paragraphs that all begin with a quotation."""
    for at in range(number + 1, min(number + 1 + LOOK_AHEAD, len(paragraphs.all))):
        quote = opens.get(at)
        if quote is None or quote.start > paragraphs.all[at].start + 3:
            return None
        named = [u for u in paragraphs.spoken.get(at, ()) if _covered(quote, [u])]
        if named:
            return named[0]
    return None


def _continued(whose: Utterance, quote: Quote) -> Utterance:
    speaker: Speaker = replace(whose.speaker, certain=False)
    return Utterance(
        quote.start, quote.end, speaker, Way.CONTINUED, whose.act, RANK[Way.CONTINUED], lemma=whose.lemma, quoted=True
    )
