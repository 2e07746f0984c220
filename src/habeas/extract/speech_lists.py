"""What introduces a list speaks in each item: "In the dossier, ... this is the count:" and the bullets below; and what
ends in a colon above a paragraph without quotation marks is said there ("Ben Example at AFP reports:").
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from habeas.extract.page import Form, Page, Paragraph
from habeas.extract.speech_tree import Span
from habeas.extract.speech_utterance import RANK, Utterance, Way

_ROW = re.compile(r"[^\n]{0,120}\d[^\n]{0,60}")
_SENTENCE_END = re.compile(r"[.!?][\"”’)]*\s+(?=[\"“‘(A-Z0-9])")
_MARKS = tuple("“\"‘'«„")
_LIST_LIMIT = 5_000  # items


def lists_of(page: Page) -> Iterator[tuple[Paragraph, Span, tuple[Paragraph, ...]]]:
    """Each paragraph that ends in a colon, its last sentence, and the items of the list below it."""
    paragraphs = page.paragraphs
    for number, paragraph in enumerate(paragraphs):
        if page.words(paragraph.end - 1, paragraph.end) not in (":", "：") or paragraph.end - paragraph.start < 2:
            continue
        items = []
        for below in paragraphs[number + 1 : number + 1 + _LIST_LIMIT]:
            if not _is_item(page, below):
                break
            items.append(below)
        if items:
            yield paragraph, _last_sentence(page, paragraph), tuple(items)


def _is_item(page: Page, paragraph: Paragraph) -> bool:
    if paragraph.form is Form.BULLET:
        return True
    short = paragraph.end - paragraph.start < 120
    return short and bool(_ROW.fullmatch(words := page.words(paragraph.start, paragraph.end))) and words[-1] not in ".:"


def _last_sentence(page: Page, paragraph: Paragraph) -> Span:
    words = page.words(paragraph.start, paragraph.end)
    ends = [match.end() for match in _SENTENCE_END.finditer(words)]
    return paragraph.start + (ends[-1] if ends else 0), paragraph.end


def carry_to_lists(page: Page, utterances: Sequence[Utterance]) -> list[Utterance]:
    """The voices that introduce a list, over its introduction and over each item."""
    carried: list[Utterance] = []
    reached = -1
    for paragraph, sentence, items in lists_of(page):
        if paragraph.start < reached:
            continue  # an item that introduces a list of its own: the outer list has it already
        voices = _voices(utterances, paragraph, sentence)
        reached = items[-1].end
        spans = [(p.start, p.end) for p in items]
        for number, voice in enumerate(voices):
            over = spans if voice.start <= sentence[0] < voice.end else [sentence, *spans]
            carried.extend(_over(voice, number, span) for span in over)
    return carried


def _block_below(page: Page, paragraph: Paragraph) -> Paragraph | None:
    """The paragraph of prose below a colon, when no marks say whose words it is."""
    at = page.paragraphs.index(paragraph) + 1
    below = page.paragraphs[at] if at < len(page.paragraphs) else None
    if below is None or below.form is not Form.PROSE or page.words(below.start, below.start + 1) in _MARKS:
        return None
    return below


def carry_to_blocks(page: Page, utterances: Sequence[Utterance]) -> list[Utterance]:
    """The voice that says something in the paragraph below, over that paragraph."""
    carried = []
    listed = {paragraph for paragraph, _, _ in lists_of(page)}
    for paragraph in page.paragraphs:
        if paragraph in listed or page.words(paragraph.end - 1, paragraph.end) != ":":
            continue
        below = _block_below(page, paragraph)
        within = [u for u in utterances if u.cue and paragraph.start <= u.cue[0] < paragraph.end]
        open_ended = [u for u in within if u.start == u.end or paragraph.end <= u.end + 1]
        if below is not None and open_ended:
            carried.append(replace(open_ended[-1], start=below.start, end=below.end, matter=None, quoted=True))
    return carried


def _voices(utterances: Sequence[Utterance], paragraph: Paragraph, sentence: Span) -> list[Utterance]:
    """Who speaks where the colon stands; else who was brought in for the whole paragraph."""
    within = [u for u in utterances if paragraph.start <= (u.cue[0] if u.cue else u.start) < paragraph.end]
    last = [u for u in within if u.start >= sentence[0] and (u.end >= paragraph.end - 1 or u.start == u.end)]
    whole = [u for u in within if u.way in (Way.ACCORDING, Way.DOCUMENT) and u not in last]
    return sorted([*whole[-1:], *last], key=lambda u: u.order)


def _over(voice: Utterance, number: int, span: Span) -> Utterance:
    return replace(
        voice, start=span[0], end=span[1], way=Way.CARRIED, rank=RANK[Way.CARRIED] * 100 + number,
        cue=None, matter=None, quoted=False,
    )  # fmt: skip
