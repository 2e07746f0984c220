"""Who speaks where a label says so: headlines ("Army: no one in custody", "‘They took him’: mother"), transcripts
("Chair: ...", "Q: ... A: ..."), and testimonies signed at their end ("—Amara, 31, farmer").

A label is the words of somebody who can speak; "Place: Darval" and the fields of a form are none.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from habeas.extract.page import Form, Page, Paragraph
from habeas.extract.people import EntityKind, MentionForm, People
from habeas.extract.quotes import Quote
from habeas.extract.speech_memory import Speaker, SpeakerKind
from habeas.extract.speech_nouns import is_outlet, tidy
from habeas.extract.speech_tree import Span
from habeas.extract.speech_utterance import RANK, Utterance, Way
from habeas.extract.speech_words import COLLECTIVE, SPEAKERS
from habeas.extract.wordlists import word_set

_LABEL = re.compile(r"(?P<label>[^\W\d_][^:\n“”\"«»?!;,]{0,48}?)\s?:[ \u00a0]+(?=\S)")
_AFTER_QUOTE = re.compile(
    r"\s*(?:[:–—]|-{1,2}\s|,?\s*(?:says|said|claims|warns|alleges|tells)\b)\s*(?P<label>[^:\n,]{2,48}?)\s*"
)
_HEADLINE = 140  # code points
_SIGNED = re.compile(r"[—–-]{1,2}[ \u00a0]?(?P<label>[A-Z][^,\n.:;]{1,40})(?:[,.(][^\n]{0,120})?")
_ENDS = re.compile(r"[.!?…][\"'”’»)\]]*\s*$")
_MARKS = frozenset("“”\"‘’'«»")
_MUST = re.compile(r"\b(?:must|should)\b")
_FIRST_PERSON = re.compile(r"\b(?:I|me|my|we|us|our)\b")
_TURN_LETTERS = frozenset({"q", "a", "question", "answer"})
# Labels that head a field of a form as often as a speech.
_FIELDS = word_set(
    "victim father mother source witness lawyer brother sister husband wife son daughter complainant petitioner "
    "accused suspect respondent reporter author editor photographer contact officer doctor judge court police group "
    "party"
)


@dataclass(frozen=True, slots=True)
class _Turn:
    """A paragraph that a label opens: who speaks, and from where."""

    number: int
    speaker: Speaker
    start: int


def find_turns(page: Page, people: People, quotes: Sequence[Quote], first_act: int) -> list[Utterance]:
    """The utterances of labels; their acts are numbered from `first_act`."""
    turns = list(_transcript(page, people))
    taken = {speaker.start for speaker, _ in turns}
    headlines = [(speaker, said) for speaker, said in _headlines(page, people, quotes) if speaker.start not in taken]
    spans = [*turns, *headlines, *_signed(page, people)]
    return [
        Utterance(*span, speaker, Way.TURN, act, RANK[Way.TURN], (speaker.start, speaker.end), "label", quoted=True)
        for act, (speaker, span) in enumerate(spans, first_act)
        if span[0] < span[1]
    ]


# --- headlines -------------------------------------------------------------------------------------------------------


def _headlines(page: Page, people: People, quotes: Sequence[Quote]) -> Iterator[tuple[Speaker, Span]]:
    starts = [q.start for q in quotes]
    for paragraph in page.paragraphs:
        if paragraph.form is not Form.HEADING and not _is_labelled_quote(page, paragraph):
            continue
        at = bisect_right(starts, paragraph.start)
        quote = quotes[at - 1] if at and starts[at - 1] == paragraph.start else None
        found = _before_label(page, people, paragraph, quote) if quote else _behind_label(page, people, paragraph)
        if found is not None:
            yield found


def _is_labelled_quote(page: Page, paragraph: Paragraph) -> bool:
    """As in "Police chief: “We will find them”", which the closing mark keeps from being a heading."""
    words = page.words(paragraph.start, paragraph.end)
    match = _LABEL.match(words)
    if match is None or len(words) > _HEADLINE or paragraph.form is not Form.PROSE:
        return False
    return words[match.end()] in "“\"‘'«„" and words[-1] in "”\"’'»“"


def _behind_label(page: Page, people: People, paragraph: Paragraph) -> tuple[Speaker, Span] | None:
    """As in "Army: no one in custody"."""
    match = _LABEL.match(page.text.characters, paragraph.start, paragraph.end)
    if match is None or len(page.words(match.end(), paragraph.end).split()) < 3:
        return None
    if match["label"].lower() in _FIELDS and page.words(match.end(), match.end() + 1) not in "“\"‘'«":
        return None
    speaker = _speaker(page, people, match.span("label")) or _demanding(page, match, paragraph)
    named = speaker is not None and speaker.kind is SpeakerKind.PERSON
    if speaker is None or (named and not _says_something(page, match.end(), paragraph.end)):
        return None  # "Omar Example: a life" is a title
    return speaker, (match.end(), paragraph.end)


def _says_something(page: Page, start: int, end: int) -> bool:
    """Whether a headline behind a person's label is quoted, or holds a finite verb."""
    span = page.doc.char_span(start, end, alignment_mode="expand")
    return any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") or t.text in _MARKS for t in (span if span is not None else ()))


def _demanding(page: Page, label: re.Match[str], paragraph: Paragraph) -> Speaker | None:
    """As in "Amnesty: Torland must free poet": a name nobody knows, of whoever says what must be done."""
    words = label["label"]
    if not words[0].isupper() or not _MUST.search(page.text.characters, label.end(), paragraph.end):
        return None
    return Speaker(*label.span("label"), words, SpeakerKind.GROUP, certain=False)


def _before_label(page: Page, people: People, paragraph: Paragraph, quote: Quote) -> tuple[Speaker, Span] | None:
    """As in "‘They took him’: mother", "‘No torture here,’ says warden"."""
    match = _AFTER_QUOTE.fullmatch(page.text.characters, quote.end, paragraph.end)
    speaker = _speaker(page, people, match.span("label")) if match else None
    return (speaker, (quote.start, quote.end)) if speaker else None


# --- transcripts -----------------------------------------------------------------------------------------------------


def _transcript(page: Page, people: People) -> Iterator[tuple[Speaker, Span]]:
    """The turns of those who speak by label, when a label comes back or question and answer alternate."""
    turns = [turn for number in range(len(page.paragraphs)) if (turn := _turn(page, people, number)) is not None]
    labels = Counter(turn.speaker.words.casefold() for turn in turns)
    if len(turns) < 2 or not (max(labels.values()) > 1 or labels.keys() & _TURN_LETTERS):
        return
    for at, turn in enumerate(turns):
        limit = turns[at + 1].number if at + 1 < len(turns) else len(page.paragraphs)
        yield turn.speaker, (turn.start, _end_of_turn(page, turn.number, limit))


def _turn(page: Page, people: People, number: int) -> _Turn | None:
    paragraph = page.paragraphs[number]
    match = _LABEL.match(page.text.characters, paragraph.start, paragraph.end)
    if match is None or not _ENDS.search(page.words(paragraph.start, paragraph.end)):
        return None
    speaker = _speaker(page, people, match.span("label"))
    return _Turn(number, speaker, match.end()) if speaker is not None else None


def _end_of_turn(page: Page, number: int, limit: int) -> int:
    """The end of the last paragraph that goes on with a turn."""
    end = page.paragraphs[number].end
    for paragraph in page.paragraphs[number + 1 : limit]:
        if paragraph.form is Form.HEADING or not _ENDS.search(page.words(paragraph.start, paragraph.end)):
            break
        end = paragraph.end
    return end


# --- signed testimonies ----------------------------------------------------------------------------------------------


def _signed(page: Page, people: People) -> Iterator[tuple[Speaker, Span]]:
    """As in a paragraph in the first person with "—Amara, 31, farmer" below it."""
    for above, below in zip(page.paragraphs, page.paragraphs[1:], strict=False):
        line = page.text.characters.rfind("\n", 0, below.start) + 1
        match = _SIGNED.fullmatch(page.text.characters, line, below.end)
        if match is None or above.form is Form.HEADING or not _FIRST_PERSON.search(page.words(above.start, above.end)):
            continue
        start, end = match.span("label")
        name = Speaker(start, end, match["label"].strip(), SpeakerKind.PERSON)
        yield _speaker(page, people, (start, end)) or name, (above.start, above.end)


# --- labels ----------------------------------------------------------------------------------------------------------


def _speaker(page: Page, people: People, span: Span) -> Speaker | None:
    """Whom a label names, or None when it is no name and no word for somebody who speaks."""
    words = tidy(page.words(*span), proper=False)
    bare = re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", words)
    if not bare or len(bare) > 6:
        return None
    if words.lower() in _TURN_LETTERS:
        return Speaker(*span, words, SpeakerKind.PERSON)
    entity = _named(page, people, span)
    if entity is not None:
        return Speaker(*span, words, SpeakerKind.PERSON, entity)
    last = next((bare[at - 1] for at, word in enumerate(bare) if at and word.lower() == "of"), bare[-1]).lower()
    single = last if last in SPEAKERS else last.removesuffix("s")
    if single in SPEAKERS:
        group = single in COLLECTIVE or single != last
        return Speaker(*span, words, SpeakerKind.GROUP if group else SpeakerKind.PERSON, many=single != last)
    titled = bare[0].rstrip(".").lower() in _TITLES and len(bare) > 1
    if titled or is_outlet(words):
        return Speaker(*span, words, SpeakerKind.PERSON if titled else SpeakerKind.GROUP)
    return None


_TITLES = frozenset({"mr", "mrs", "ms", "dr", "prof", "justice", "judge", "sir", "madam", "mx", "hon"})


def _named(page: Page, people: People, span: Span) -> int | None:
    """The person whom a label names, with a title or without."""
    for mention in people.at(*span):
        inside = span[0] <= mention.start and mention.end <= span[1] + 1
        if " of " in page.words(span[0], mention.start) or page.words(mention.end, span[1]).strip():
            continue  # "father of Omar Example", "Omar Example's lawyer"
        if inside and mention.form is MentionForm.NAME and people.entities[mention.entity].kind is EntityKind.PERSON:
            return mention.entity
    return None
