"""Who speaks: from the noun that is the subject of a verb of saying to the words that name the speaker.

"He" and "the minister" point to somebody named earlier: mostly to whoever spoke last. Sex is never read off a name;
only the pronouns that the text itself has used for a speaker rule one out for the next pronoun.
"""

import re
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from habeas.extract.page import Page
from habeas.extract.people import Entity, EntityKind, Mention, MentionForm, People
from habeas.extract.speech_tree import Span, children, end_of, first, lemma
from habeas.extract.speech_words import (
    COLLECTIVE,
    DOCUMENTS,
    NOT_OUTLETS,
    OUTLET_WORDS,
    OUTLETS,
    PEOPLE_WHO_SAW,
    SOURCES,
    SPEAKERS,
)

_ARTICLE = re.compile(r"(?:the|a|an)\s+", re.IGNORECASE)
_SEVERAL = frozenset({"many", "several", "some", "others", "most", "all", "both", "few"})
_SINGULAR = frozenset({"he", "she"})
PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we", "him", "her", "them", "himself", "herself"})
_NAMED_TYPES = ("PERSON", "ORG", "NORP", "GPE")
_NAME_PARTS = ("PROPN", "NOUN", "ADJ", "X", "INTJ", "NUM")
_EDGES = (",", "“", '"', "«", "‘", "``", "''", "-", "–", "—", ":", ";")
_DATES = ("DATE", "TIME", "CARDINAL")
_BROKEN_OFF = frozenset({"relcl", "acl", "appos", "advcl", "parataxis", "punct", "advmod"})
_NOT_SPEAKERS = frozenset({"one", "this", "that", "these", "those", "which", "what", "there", "who", "whoever", "it"})


class SpeakerKind(StrEnum):
    PERSON = "person"
    GROUP = "group"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Speaker:
    """`start`/`end` span the words that point to the speaker here; `words` are those that name them.

    `entity` is the index in `People.entities`, where there is one. `certain` is False where nearness decided.
    """

    start: int
    end: int
    words: str
    kind: SpeakerKind
    entity: int | None = None
    pronoun: str | None = None
    certain: bool = True
    saw: bool = False  # "eyewitnesses said"


@dataclass(slots=True)
class Memory:
    """Who has spoken so far, the last one at the end, and by which pronouns the text calls them."""

    spoken: list[Speaker] = field(default_factory=list)
    pronouns: dict[str, str] = field(default_factory=dict)

    def spoke(self, speaker: Speaker) -> None:
        """Remembers a speaker; one whom the text names by a pronoun alone is nobody to come back to."""
        if speaker.words.lower() in PRONOUNS:
            return
        if speaker.pronoun in _SINGULAR:
            self.pronouns[speaker.words] = speaker.pronoun
        self.spoken.append(speaker)
        del self.spoken[:-12]

    def last(self, pronoun: str | None = None) -> Speaker | None:
        """The last speaker to whom a pronoun can point (None: anybody)."""
        for speaker in reversed(self.spoken):
            if pronoun is None or self._fits(speaker, pronoun):
                return speaker
        return None

    def _fits(self, speaker: Speaker, pronoun: str) -> bool:
        if pronoun in _SINGULAR:
            known = self.pronouns.get(speaker.words, pronoun)
            return speaker.kind is SpeakerKind.PERSON and known == pronoun
        if pronoun == "it":
            return speaker.kind is not SpeakerKind.PERSON
        return pronoun != "they" or speaker.kind is not SpeakerKind.PERSON


def find_speaker(
    page: Page, people: People, memory: Memory, head: Any, *, any_noun: bool,
    unknown: SpeakerKind = SpeakerKind.PERSON,
) -> Speaker | None:  # fmt: skip
    """The speaker whom this noun or pronoun names, or None when it cannot speak.

    `any_noun`: take also a common noun that is not known to speak (it stands beside a quotation), as `unknown`.
    """
    if head.lower_ in PRONOUNS:
        return _by_pronoun(page, people, memory, head)
    if any(t.lower_ in ("whom", "which") for t in head.subtree if t.i < head.i + 4):
        return None
    if head.lower_ in _NOT_SPEAKERS or head.pos_ in ("VERB", "AUX", "SPACE", "PUNCT", "SYM", "X"):
        return None
    named = _name_beside(head)
    if named is not None:
        head = named
    start, end = noun_span(head)
    mention = _mention(people, head, start, end)
    if mention is not None and mention.form is MentionForm.NAME and _is_proper(head):
        start, end = min(start, mention.start), max(end, mention.end)
    kind = _kind(head, people.entities[mention.entity] if mention is not None else None)
    if kind is None and not any_noun:
        return None
    kind = SpeakerKind.GROUP if kind is SpeakerKind.PERSON and is_outlet(page.words(start, end)) else kind
    return _named(page, people, memory, head, (start, end), kind or unknown, mention)


def _named(
    page: Page, people: People, memory: Memory, head: Any, span: Span, kind: SpeakerKind, mention: Mention | None
) -> Speaker:
    start, end = span
    words = tidy(page.words(start, end), proper=_is_proper(head))
    speaker = Speaker(start, end, words, kind, mention.entity if mention else None, saw=lemma(head) in PEOPLE_WHO_SAW)
    if speaker.entity is None and _is_proper(head):
        return _as_before(memory, speaker)
    if (
        (mention is None or mention.form is not MentionForm.NAME)
        and not _is_proper(head)
        and _points_back(page, head, start)
    ):
        return _by_office(people, memory, speaker, head) or speaker
    return speaker


def _as_before(memory: Memory, speaker: Speaker) -> Speaker:
    """A name for whom no entity was found, as a short form of a name that spoke before."""
    for earlier in reversed(memory.spoken):
        if earlier.entity is not None and speaker.words in earlier.words.split():
            return replace(speaker, entity=earlier.entity, kind=earlier.kind)
    return speaker


def _by_office(people: People, memory: Memory, speaker: Speaker, head: Any) -> Speaker | None:
    """As in "The minister", "the spokesman": whoever was given that office, by name, before."""
    word = head.lower_
    for earlier in reversed(memory.spoken):
        if (
            earlier.kind is not SpeakerKind.DOCUMENT
            and earlier.words != speaker.words
            and _holds(earlier, word, people)
        ):
            return replace(speaker, words=earlier.words, entity=earlier.entity, kind=earlier.kind, certain=False)
    entity = people.entities[speaker.entity] if speaker.entity is not None else None
    if entity is not None and entity.named and entity.name:
        return replace(speaker, words=entity.name, certain=False)
    return None


def _holds(earlier: Speaker, word: str, people: People) -> bool:
    if not any(part[:1].isupper() for part in earlier.words.split()):
        return False
    facts = people.entities[earlier.entity].facts if earlier.entity is not None else ()
    told = " ".join([earlier.words, *(f.words for f in facts if f.property in ("office", "occupation"))])
    return word in told.lower().split()


def _points_back(page: Page, head: Any, start: int) -> bool:
    return page.words(start, start + 4).lower().startswith("the ") and first(head, "prep", "poss") is None


def _by_pronoun(page: Page, people: People, memory: Memory, head: Any) -> Speaker | None:
    pronoun = head.lower_
    pronoun = {"him": "he", "himself": "he", "her": "she", "herself": "she", "them": "they"}.get(pronoun, pronoun)
    start, end = int(head.idx), end_of(head)
    last = memory.last(pronoun) if pronoun in ("he", "she", "they", "it") else None
    entity = people.entity_of(start, end)
    if last is None and entity is not None and entity.name and entity.named:
        return Speaker(start, end, entity.name, _kind_of(entity), entity.index, pronoun, certain=False)
    if last is None:
        return Speaker(start, end, page.words(start, end), SpeakerKind.PERSON, None, pronoun, certain=False)
    return replace(last, start=start, end=end, pronoun=pronoun, certain=False)


def _name_beside(head: Any) -> Any | None:
    """As in "Its chairman, A B, said", "Another, A B, said": the name, where the subject itself is none."""
    if _is_proper(head) and lemma(head) not in SPEAKERS:
        return None
    for beside in children(head, "appos"):
        if _is_proper(beside) and beside.i > head.i and beside.ent_type_ in ("PERSON", ""):
            return beside
    return None


def _is_proper(head: Any) -> bool:
    return bool(head.pos_ == "PROPN")


def _mention(people: People, head: Any, start: int, end: int) -> Mention | None:
    """The mention that holds the head noun: the tightest one."""
    at = [m for m in people.at(head.idx, end_of(head)) if m.start <= head.idx and end_of(head) <= m.end]
    at = [m for m in at if m.start >= start - 1 or m.end <= end] or at
    return min(at, key=lambda m: m.end - m.start) if at else None


def _kind_of(entity: Entity) -> SpeakerKind:
    return SpeakerKind.PERSON if entity.kind is EntityKind.PERSON else SpeakerKind.GROUP


def _kind(head: Any, entity: Entity | None) -> SpeakerKind | None:
    word = lemma(head)
    if head.lower_ in _SEVERAL:
        return SpeakerKind.GROUP
    if (head.pos_ != "PROPN" or head.is_lower) and word in DOCUMENTS | SOURCES and head.ent_type_ not in ("PERSON",):
        return SpeakerKind.GROUP if word in SPEAKERS else SpeakerKind.DOCUMENT
    if entity is not None and (entity.named or word not in COLLECTIVE):
        return _kind_of(entity)
    if head.ent_type_ == "PERSON" or (head.pos_ == "PROPN" and entity is None and not head.ent_type_):
        return SpeakerKind.PERSON
    if head.ent_type_ in _NAMED_TYPES or head.pos_ == "PROPN":
        return SpeakerKind.GROUP
    if word in SPEAKERS:
        return SpeakerKind.GROUP if _is_many(head) else SpeakerKind.PERSON
    return None


def _is_many(head: Any) -> bool:
    return bool(head.tag_ in ("NNS", "NNPS") or first(head, "conj") is not None or lemma(head) in COLLECTIVE)


def noun_span(head: Any) -> Span:
    """The words of a noun that name it: with its modifiers and "of ..." behind it, without asides."""
    start, end = int(head.left_edge.idx), end_of(head)
    for child in head.rights:
        if child.dep_ in ("cc", "conj", "flat", "compound", "nummod", "nmod"):
            end = noun_span(child)[1] if child.dep_ == "conj" else end_of(child)
        elif child.dep_ == "prep" and child.lower_ in ("of", "for", "in", "from", "at", "on", "to"):
            inner = first(child, "pobj")
            if inner is None:
                break
            end = noun_span(inner)[1]
        elif child.dep_ in _BROKEN_OFF:
            break
    start = _from_comma(head, start)
    return _whole_name(head, start, end) if _is_proper(head) else (start, end)


def _whole_name(head: Any, start: int, end: int) -> Span:
    """With the capitalised words that touch a name and that the parser hung elsewhere ("PM Sharif", "Times Now")."""
    linked = -1
    for token in head.doc[head.i + 1 : head.sent.end]:
        if token.idx < end:
            continue
        if token.i == linked:
            end = end_of(token)
            continue
        if token.idx > end + 1 or not (_is_name_part(token, "ADV") or _links_name(head, token)):
            break
        linked = token.i + 1 if token.text[:1].islower() else -1
        end = end_of(token)
    for at in range(head.i - 1, max(head.i - 9, -1), -1):  # the parser may end a sentence within a name
        token = head.doc[at]
        if token.idx >= start:
            continue
        if end_of(token) != start - 1 or not _is_name_part(token):
            break
        start = int(token.idx)
    return start, end


def _from_comma(head: Any, start: int) -> int:
    """Past an aside at the left edge ("However, the army") that the parser took into the noun."""
    for child in head.lefts:
        if child.dep_ == "punct" and child.lower_ in _EDGES:
            start = end_of(child)
    node = next((t for t in head.doc[head.left_edge.i : head.i + 1] if t.idx >= start and not t.is_space), head)
    return int(node.idx)


def _is_name_part(token: Any, *also: str) -> bool:
    fits = token.pos_ in _NAME_PARTS or token.pos_ in also
    return bool(fits and token.text[:1].isupper() and token.ent_type_ not in _DATES)


def _links_name(head: Any, token: Any) -> bool:
    """The "to" of "Committee to Protect Journalists", the "without" of "Reporters Without Borders"."""
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    body = lemma(head) in COLLECTIVE or head.tag_ == "NNPS"
    return body and token.lower_ in _LINKS and after is not None and after.text[:1].isupper() and after.pos_ != "PRON"


_LINKS = ("to", "for", "against", "without", "on", "of", "and")


def tidy(words: str, *, proper: bool) -> str:
    """The words of a name on one line, without an article before a proper name."""
    line = " ".join(words.split()).strip(" ,;:\"“”'‘«»()")
    return (_ARTICLE.sub("", line, count=1) if proper and _ARTICLE.match(line) else line) or words.strip() or words


def is_outlet(words: str) -> bool:
    """Whether these words name a news outlet or agency, rather than an office or a body that is not one."""
    parts = [part.strip(".,()").lower() for part in words.split()]
    if not parts or not any(part[:1].isupper() for part in words.split()):
        return any(part in OUTLETS for part in parts)
    if any(part in NOT_OUTLETS for part in parts):
        return False
    return any(part in OUTLETS for part in parts) or (len(parts) > 1 and any(part in OUTLET_WORDS for part in parts))
