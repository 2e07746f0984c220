"""Who speaks: from the noun that is the subject of a verb of saying to the words that name the speaker.

"The minister" points to somebody named earlier; pronouns are the business of `speech_pronouns`. A noun that cannot
speak (a road, a day) is nobody.
"""

from dataclasses import replace
from typing import Any

from habeas.extract.page import Page
from habeas.extract.people import Entity, EntityKind, Mention, MentionForm, People
from habeas.extract.speech_memory import Memory, Speaker, SpeakerKind
from habeas.extract.speech_nouns import is_outlet, is_proper, noun_span, tidy
from habeas.extract.speech_tree import Span, children, end_of, first, lemma
from habeas.extract.speech_words import (
    COLLECTIVE,
    DOCUMENTS,
    LAWS,
    OUTLET_WORDS,
    OUTLETS,
    PEOPLE_WHO_SAW,
    SOURCES,
    SPEAKERS,
)

_SEVERAL = frozenset({"many", "several", "some", "others", "most", "all", "both", "few"})
_NAMED_TYPES = ("PERSON", "ORG", "NORP", "GPE")
_NO_NAMES = ("GPE", "LOC", "DATE", "TIME", "CARDINAL", "ORDINAL")
_BODIES = ("ORG", "NORP", "GPE", "LOC", "FAC")
_PERSONAL = frozenset({"he", "she", "his", "her", "him", "himself", "herself"})
_NOT_SPEAKERS = frozenset({"one", "this", "that", "these", "those", "which", "what", "there", "who", "whoever", "it"})


def find_speaker(
    page: Page, people: People, memory: Memory, head: Any, *, any_noun: bool,
    unknown: SpeakerKind = SpeakerKind.PERSON,
) -> Speaker | None:  # fmt: skip
    """The speaker whom this noun names, or None when it cannot speak.

    `any_noun`: take also a common noun that is not known to speak (it stands beside a quotation), as `unknown`.
    """
    if not _may_speak(head):
        return None
    named = _name_beside(head)
    if named is not None:
        head = named
    start, end = noun_span(head)
    mention = _mention(people, head, start, end)
    if mention is not None and mention.form is MentionForm.NAME and (is_proper(head) or mention.start < start):
        start, end = min(start, mention.start), max(end, mention.end)
    kind = _kind(head, people.entities[mention.entity] if mention is not None else None)
    if kind is None and not any_noun:
        return None
    named = kind is SpeakerKind.PERSON and mention is not None and mention.form is MentionForm.NAME
    person = named and lemma(head) not in OUTLET_WORDS | OUTLETS
    if kind is not SpeakerKind.DOCUMENT and not person and is_outlet(page.words(start, end)):
        kind = SpeakerKind.GROUP
    return _named(page, people, memory, head, (start, end), kind or unknown, mention)


def _may_speak(head: Any) -> bool:
    parts = [n for p in children(head, "prep") if p.lower_ == "of" for n in children(p, "pobj")]
    if any(n.lower_ in ("whom", "which") for n in parts):
        return False
    if head.lower_ == "one":
        return bool(parts or children(head, "appos")) or head.i == head.sent.start
    if head.like_num:
        return bool(head.is_alpha)
    return head.lower_ not in _NOT_SPEAKERS and head.pos_ not in ("VERB", "AUX", "SPACE", "PUNCT", "SYM")


def _named(
    page: Page, people: People, memory: Memory, head: Any, span: Span, kind: SpeakerKind, mention: Mention | None
) -> Speaker:
    start, end = span
    words = tidy(page.words(start, end), proper=is_proper(head))
    entity = mention.entity if mention else None
    saw, many = lemma(head) in PEOPLE_WHO_SAW, kind is SpeakerKind.GROUP and _is_plural(head)
    speaker = Speaker(start, end, words, kind, entity, saw=saw, many=many)
    if speaker.entity is None and is_proper(head):
        return _as_before(memory, speaker)
    described = mention is None or mention.form is not MentionForm.NAME
    if described and not is_proper(head) and _points_back(page, head, start):
        return _by_office(people, memory, speaker, head) or speaker
    if described and not is_proper(head) and not _fits_entity(people, speaker, head):
        return replace(speaker, entity=None)
    return speaker


def _fits_entity(people: People, speaker: Speaker, head: Any) -> bool:
    """Whether a description that nearness joined to somebody named ("the officer on duty") says what they were told
    to be."""
    entity = people.entities[speaker.entity] if speaker.entity is not None else None
    return entity is None or not entity.named or head.lower_ in _told_of(people, entity.name, entity.index)


def _as_before(memory: Memory, speaker: Speaker) -> Speaker:
    """A name for whom no entity was found, as a short form of a name that spoke before."""
    for earlier in reversed(memory.spoken):
        if earlier.entity is not None and speaker.words in earlier.words.split():
            return replace(speaker, entity=earlier.entity, kind=earlier.kind)
    return speaker


def _by_office(people: People, memory: Memory, speaker: Speaker, head: Any) -> Speaker | None:
    """As in "The minister", "the spokesman": whoever was given that office, by name, before."""
    told = {t.lower_ for t in head.lefts if t.dep_ in ("amod", "compound", "nmod", "poss")} | {head.lower_}
    for earlier in reversed(memory.spoken):
        fits = earlier.kind is not SpeakerKind.DOCUMENT and earlier.words != speaker.words
        fits = fits and not (earlier.kind is SpeakerKind.PERSON and lemma(head) in COLLECTIVE)
        if fits and _is_name(earlier.words) and told <= _told_of(people, earlier.words, earlier.entity):
            return replace(speaker, words=earlier.words, entity=earlier.entity, kind=earlier.kind, certain=False)
    entity = people.entities[speaker.entity] if speaker.entity is not None else None
    if entity is not None and entity.named and entity.name and told <= _told_of(people, entity.name, entity.index):
        return replace(speaker, words=entity.name, certain=False)
    return replace(speaker, entity=None) if entity is not None and entity.named else None


def _is_name(words: str) -> bool:
    return any(part[:1].isupper() for part in words.split())


def _told_of(people: People, words: str, entity: int | None) -> set[str]:
    """The words by which the text has called somebody: name, office, occupation, kinship."""
    facts = people.entities[entity].facts if entity is not None else ()
    called = [words, *(f.words for f in facts if f.property in ("office", "occupation", "relation", "sex"))]
    return set(" ".join(called).lower().split())


def _points_back(page: Page, head: Any, start: int) -> bool:
    return page.words(start, start + 4).lower().startswith("the ") and first(head, "prep", "poss") is None


def _name_beside(head: Any) -> Any | None:
    """As in "Its chairman, A B, said", "Another, A B, said": the name, where the subject itself is none."""
    if is_proper(head) and lemma(head) not in SPEAKERS:
        return None
    for beside in children(head, "appos"):
        set_off = beside.doc[beside.left_edge.i - 1].lower_ in (",", "-", "–", "—")
        if is_proper(beside) and beside.i > head.i and set_off and beside.ent_type_ not in _NO_NAMES:
            return beside
    return None


def _mention(people: People, head: Any, start: int, end: int) -> Mention | None:
    """The mention that holds the head noun: the tightest one."""
    at = [m for m in people.at(head.idx, end_of(head)) if m.start <= head.idx and end_of(head) <= m.end]
    at = [m for m in at if m.start >= start - 1 or m.end <= end] or at
    return min(at, key=lambda m: m.end - m.start) if at else None


def kind_of(entity: Entity) -> SpeakerKind:
    """Persons speak as persons, all others as groups."""
    return SpeakerKind.PERSON if entity.kind is EntityKind.PERSON else SpeakerKind.GROUP


def _kind(head: Any, entity: Entity | None) -> SpeakerKind | None:
    word, of = lemma(head), _of_what(head)
    if of is not None and lemma(of) in DOCUMENTS:
        return SpeakerKind.DOCUMENT
    if head.lower_ in _SEVERAL or (head.like_num and head.lower_ != "one"):
        return SpeakerKind.GROUP
    if head.lower_ == "one":
        return SpeakerKind.PERSON
    if word == "source" and head.tag_ == "NN":
        return SpeakerKind.PERSON
    if word in LAWS or ((not is_proper(head) or head.is_lower) and word in DOCUMENTS | SOURCES):
        return SpeakerKind.GROUP if word in SPEAKERS else SpeakerKind.DOCUMENT
    if entity is not None and (entity.named or word not in COLLECTIVE):
        return kind_of(entity)
    if head.ent_type_ == "PERSON" or (is_proper(head) and _is_person(head)):
        return SpeakerKind.PERSON
    if head.ent_type_ in _NAMED_TYPES or is_proper(head):
        return SpeakerKind.GROUP
    if word in SPEAKERS:
        return SpeakerKind.GROUP if _is_many(head) else SpeakerKind.PERSON
    return None


def _of_what(head: Any) -> Any | None:
    """The messages of "one of the messages"."""
    if head.lower_ not in _SEVERAL | {"one"} and not head.like_num:
        return None
    return next((n for p in children(head, "prep") if p.lower_ == "of" for n in children(p, "pobj")), None)


def _is_person(head: Any) -> bool:
    """A name that is a person's by what stands beside it: an age, or who they are ("my neighbour Sahib")."""
    if any(c.pos_ == "NUM" and c.is_digit for c in children(head, "appos", "nummod")):
        return True
    if any(lemma(c) in SPEAKERS and lemma(c) not in COLLECTIVE and c.is_lower for c in children(head, "compound")):
        return True
    short = any(c.is_upper and len(c) > 2 for c in (head, *children(head, "compound", "nmod")))  # "OVD-Info"
    if short or lemma(head) in COLLECTIVE:
        return False
    alone = head.left_edge == head and head.ent_type_ == "ORG"  # "Ayman said he": a body is no "he"
    return head.ent_type_ not in _BODIES or (alone and any(t.lower_ in _PERSONAL for t in _rest(head)))


def _rest(head: Any) -> Any:
    """The sentence behind a word, up to the next name."""
    for token in head.doc[head.i + 1 : head.sent.end]:
        if token.ent_type_ == "PERSON":
            return
        yield token


def _is_plural(head: Any) -> bool:
    return bool(head.tag_ in ("NNS", "NNPS") or first(head, "conj") is not None or head.like_num) or (
        head.lower_ in _SEVERAL
    )


def _is_many(head: Any) -> bool:
    return _is_plural(head) or lemma(head) in COLLECTIVE
