"""Statements: who takes which position on what, for and against alike.

An official's denial is recorded as carefully as the accusation; an opinion is its speaker's, never a fact. One record
for one act of speaking: its speaker on the words that name or point to them, its position on the verb, and what it is
about: what is said or the thing spoken of, and the figures and people in it; "denied it" leads to what was said before.
What the publisher tells is no statement of its own, unless it takes a stand ("The Department denies", "we demand").
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from habeas.extract.acts import Trigger, find_triggers
from habeas.extract.draft import Draft, DraftClaim
from habeas.extract.figures import find_figures
from habeas.extract.page import Form, Page
from habeas.extract.people import EntityKind, Mention, MentionForm, People, cast_of
from habeas.extract.speech import Speech
from habeas.extract.speech_memory import PRONOUNS, Speaker, SpeakerKind
from habeas.extract.speech_nouns import is_outlet
from habeas.extract.speech_tree import Span, first
from habeas.extract.speech_utterance import Utterance, Way
from habeas.extract.speech_voices import same_voice
from habeas.extract.speech_words import OF_MIND
from habeas.extract.statements_position import PLAIN, Content, Position, position_of
from habeas.model.record import Attribution
from habeas.model.value import Reference
from habeas.model.vocabulary import Kind

NAMED = Decimal("0.85")
POINTED = Decimal("0.65")  # "he said"
DOUBTFUL = Decimal("0.50")  # "he said", where two may be meant
UNKNOWN = Decimal("0.40")  # "they said", of nobody in particular
BY_VERB = Decimal("0.80")
OWN_WORDS = Decimal("0.70")
SAID = Decimal("0.75")
MENTIONED = Decimal("0.55")
MEANT = Decimal("0.45")  # by "he" or "the brothers"
_SPEAKING = (Way.SAID, Way.ACCORDING, Way.DOCUMENT, Way.NOUN, Way.CONTINUED, Way.CITED, Way.TURN)
_ASKERS = (["reporter"], ["reporters"], ["journalist"], ["journalists"], ["interviewer"], ["correspondent"])
_STANDS = frozenset(
    {"accuses", "denies", "condemns", "demands", "promises", "refuses", "rejects", "regrets", "acknowledges",
     "retracts", "orders", "introduces", "praises", "doubts", "rules"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Act:
    """One act of speaking: its utterances in text order; `lead` is the one whose verb states most."""

    number: int
    lead: Utterance
    said: tuple[Utterance, ...]
    carried: tuple[Utterance, ...]

    @property
    def spans(self) -> tuple[Span, ...]:
        """What is said, each span once, those within others left out."""
        spans = sorted({(u.start, u.end) for u in self.said}, key=lambda s: (s[0], -s[1]))
        kept: list[Span] = []
        for span in spans:
            if not kept or span[1] > kept[-1][1]:
                kept.append(span)
        return tuple(kept)


def find_statements(
    page: Page, people: People, speech: Speech, figures: tuple[Draft, ...] | None = None
) -> tuple[Draft, ...]:
    """A draft of a statement record for each act of speaking, in text order.

    `figures` are the drafts of `find_figures`, when they are known already; statements refer to them by key.
    """
    known = find_figures(page, people, speech) if figures is None else figures
    maker = _Maker(page, people, speech, known)
    return tuple(draft for act in _acts(speech) for draft in maker.draft(act))


def _acts(speech: Speech) -> list[_Act]:
    by_number: dict[int, list[Utterance]] = {}
    for utterance in speech.utterances:
        by_number.setdefault(utterance.act, []).append(utterance)
    acts = []
    for number, utterances in by_number.items():
        said = tuple(u for u in utterances if u.way in _SPEAKING)
        cued = sorted((u for u in said if u.cue is not None), key=lambda u: (u.position is None, u.cue or (0, 0)))
        if cued:
            carried = tuple(u for u in utterances if u.way is Way.CARRIED)
            acts.append(_Act(number, cued[0], said, carried))
    return sorted(acts, key=lambda act: act.lead.cue or (0, 0))


class _Maker:
    def __init__(self, page: Page, people: People, speech: Speech, figures: Sequence[Draft]) -> None:
        self.page, self.people, self.speech = page, people, speech
        self.triggers: tuple[Trigger, ...] = find_triggers(page, cast_of(people, page))
        self.figures = [
            (f.claims[0].start, f.claims[0].end, f.claims[0].as_written, f.key) for f in figures if f.claims
        ]

    def draft(self, act: _Act) -> Iterator[Draft]:
        lead = act.lead
        if lead.negated or lead.cue is None:
            return
        position = self._position(act)
        if self._is_told_by_publisher(lead, position) or self._is_by_the_way(act, position):
            return
        if lead.way is Way.TURN and self._is_plain_turn(act, position):
            return
        if position.name == "questions" and lead.speaker.words.lower().split()[-1:] in _ASKERS:
            return  # what a reporter asks is no position
        around = self.speech.around(lead)
        yield Draft(Kind.STATEMENT, tuple(self._claims(act, lead.cue, position, around)), f"statement:{act.number}")

    def _is_told_by_publisher(self, lead: Utterance, position: Position) -> bool:
        """Whether this is the publisher's own telling rather than a stand that it takes."""
        if not same_voice(lead.speaker.words, self.page.source):
            return False
        if lead.speaker.pronoun == "i" and is_outlet(self.page.source):
            return True  # an outlet is no "I": a writer, or somebody whose words stand without marks
        third_person = lead.speaker.pronoun is None and not is_outlet(self.page.source)
        by_verb = lead.position in _STANDS or (position.name in _STANDS and lead.lemma not in OF_MIND)
        return not (third_person or (by_verb and self._is_now(lead)))

    def _is_now(self, lead: Utterance) -> bool:
        """Whether the verb takes the stand ("we demand", "we have asked") or tells of one taken before ("I asked")."""
        span = self.page.doc.char_span(*lead.cue, alignment_mode="expand") if lead.cue else None
        verb = span.root if span is not None else None
        return verb is not None and (verb.tag_ != "VBD" or first(verb, "aux") is not None)

    def _is_by_the_way(self, act: _Act, position: Position) -> bool:
        """Whether it is only mentioned in another's speech: the speaker's own thoughts, or, within a quotation or by
        somebody whom only a pronoun names, plain words that tell of nothing that was done."""
        lead = act.lead
        outer = [u for u in self.speech.over(*(lead.cue or (0, 0))) if u.act != lead.act and u.way in _SPEAKING]
        if not outer:
            return False
        if outer[-1].speaker.words == lead.speaker.words and (lead.lemma in OF_MIND or outer[-1].quoted):
            return True
        slight = outer[-1].quoted or lead.speaker.pronoun is not None
        taken = position.name in _STANDS - {"demands", "praises", "regrets"}
        return slight and not taken and not self._content(act).triggers

    def _position(self, act: _Act) -> Position:
        lead = act.lead
        if lead.position is not None and not (lead.position == "claims" and lead.way is Way.SAID):
            return Position(lead.position, BY_VERB)
        own = self._own_words(act)
        if own is not None:
            return own
        return position_of(self.speech, lead.speaker, self._content(act), act.spans)

    def _is_plain_turn(self, act: _Act, position: Position) -> bool:
        """Whether a turn of a transcript takes no position and tells of no act; a headline always says something."""
        paragraph = self.page.paragraph_at(act.lead.start)
        headline = paragraph is not None and paragraph.form is Form.HEADING
        asks = self.page.words(act.lead.start, act.lead.end).rstrip().endswith("?")
        return asks or not (headline or position.confidence > PLAIN or self._content(act).triggers)

    def _content(self, act: _Act) -> Content:
        """What is said, with the parts of it that are another's words again."""
        nested = [
            (u.start, u.end) for low, high in act.spans for u in self.speech.within(low, high) if u.act != act.number
        ]
        return Content.of(self.page, act.spans, self.triggers, nested)

    def _own_words(self, act: _Act) -> Position | None:
        """As in "“I deny it,” she said": the stand that the speaker's own words take."""
        for low, high in act.spans:
            for inner in self.speech.within(low, high):
                same = inner.speaker.words == act.lead.speaker.words and inner.speaker.pronoun in ("i", "we")
                if same and inner.position in _STANDS and not inner.negated and self._is_now(inner):
                    return Position(inner.position, OWN_WORDS)
        return None

    def _claims(self, act: _Act, cue: Span, position: Position, around: Attribution) -> Iterator[DraftClaim]:
        speaker = act.lead.speaker
        confidence = _sureness(speaker)
        reference = Reference(self._record(speaker), speaker.words, speaker.kind.value)
        pointed = self.page.words(speaker.start, speaker.end)
        yield DraftClaim("speaker", reference, pointed, speaker.start, speaker.end, confidence, attribution=around)
        share = min(position.confidence, confidence + Decimal("0.10"))
        yield DraftClaim("position", position.name, self.page.words(*cue), *cue, share, attribution=around)
        yield from self._about(act, confidence)

    def _record(self, speaker: Speaker) -> str | None:
        if speaker.entity is None or speaker.kind is not SpeakerKind.PERSON:
            return None
        entity = self.people.entities[speaker.entity]
        return entity.key if entity.kind is EntityKind.PERSON else None

    def _about(self, act: _Act, confidence: Decimal) -> Iterator[DraftClaim]:
        spans = act.spans
        matters = [m for m in dict.fromkeys(u.matter for u in act.said) if m is not None and m[0] < m[1]]
        for matter in matters:
            yield self._of_words(matter, "matter", min(SAID, confidence))
        for start, end in spans:
            says = any(character.isalnum() for character in self.page.words(start, end))
            if says and not any(start <= low and high <= end for low, high in matters):
                yield self._of_words((start, end), "statement", min(SAID, confidence))
        carried = [(u.start, u.end) for u in act.carried]
        for start, end, words, key in self.figures:
            if any(low <= start and end <= high for low, high in (*spans, *carried)):
                yield DraftClaim("about", Reference(key, words, "count"), words, start, end, MENTIONED)
        yield from self._about_people(act.lead.speaker, spans)

    def _of_words(self, span: Span, kind: str, confidence: Decimal) -> DraftClaim:
        words = self.page.words(*span)
        return DraftClaim("about", Reference(None, " ".join(words.split()), kind), words, *span, confidence)

    def _about_people(self, speaker: Speaker, spans: Sequence[Span]) -> Iterator[DraftClaim]:
        """The persons in what is said, each once: by name, or by a word that surely means somebody named."""
        best: dict[int, Mention] = {}
        for start, end in spans:
            for mention in self.people.at(start, end):
                entity = self.people.entities[mention.entity]
                named = mention.form is MentionForm.NAME
                fits = start <= mention.start and mention.end <= end and (named or (entity.named and mention.certain))
                if not fits or entity.kind is not EntityKind.PERSON or entity.index == speaker.entity:
                    continue
                held = best.get(entity.index)
                if held is None or (named and held.form is not MentionForm.NAME):
                    best[entity.index] = mention
        for index, mention in best.items():
            entity, words = self.people.entities[index], self.page.words(mention.start, mention.end)
            sure = MENTIONED if mention.form is MentionForm.NAME else MEANT
            reference = Reference(entity.key, entity.name, "person")
            yield DraftClaim("about", reference, words, mention.start, mention.end, sure)


def _sureness(speaker: Speaker) -> Decimal:
    if speaker.words.lower() in PRONOUNS:
        return UNKNOWN
    if speaker.doubtful:
        return DOUBTFUL
    return NAMED if speaker.certain else POINTED
