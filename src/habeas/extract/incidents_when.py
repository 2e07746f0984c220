"""When and where an act happened: the dates and places of its sentence that hang on its word in the parse."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from habeas.extract.acts import Trigger
from habeas.extract.acts_entries import tells
from habeas.extract.dates import DateMention
from habeas.extract.page import Page
from habeas.extract.people import EntityKind, MentionForm, People
from habeas.extract.places import PlaceMention
from habeas.extract.syntax import Token, child, lemma
from habeas.extract.wordlists import word_set
from habeas.model.edtf import Edtf

M = TypeVar("M", DateMention, PlaceMention)

_TELLING = word_set(
    "say tell add report write state claim allege announce confirm deny note condemn call urge demand describe",
    "recall quote accuse warn explain tweet post publish release_statement inform learn",
)
_AWAY = frozenset({"to", "into", "towards", "toward"})
_ORIGIN = word_set(
    "resident native inhabitant citizen national member student leader head governor chief mayor president",
    "minister director journalist son family people government university court constitution bishop ambassador",
)


def date_of(page: Page, trigger: Trigger, others: frozenset[int]) -> tuple[DateMention, int] | None:
    """The date of an act with a confidence in per cent. `others`: tokens that tell other acts in the sentence."""
    if trigger.segment is not None:
        behind, before = _of_segment(page.dates, page, trigger)
        found = next((d for d in [*behind, *before] if d.kind not in ("duration", "recurring")), None)
        return None if found is None else (_as_point(found), 85)
    best: tuple[DateMention, int] | None = None
    for mention in _in_sentence(page.dates, page, trigger):
        if mention.kind in ("duration", "recurring") or mention.in_title:
            continue
        weight = _attachment(page, mention.start, mention.end, trigger, others)
        if weight and (best is None or weight > best[1]):
            best = (_as_point(mention), weight)
    return best


_TOTALS = word_set("total overall altogether")


def is_over_time(page: Page, trigger: Trigger) -> bool:
    """Whether an act is told as the sum over a time: "since 2015", "in the past year", "so far", "to date"."""
    sentence = page.doc[trigger.token].sent
    for mention in _in_sentence(page.dates, page, trigger):
        since = mention.value is not None and (
            mention.value.text.endswith("/..") or mention.value.text.startswith("../")
        )
        past = mention.value is None and mention.kind != "recurring" and _PAST.search(mention.words) is not None
        if since or past or mention.kind == "duration":
            return bool(_attachment(page, mention.start, mention.end, trigger, frozenset())) or since
    return (
        any(t.lower_ in _TOTALS for t in sentence)
        or _SO_FAR.search(page.words(sentence.start_char, sentence.end_char)) is not None
    )


_PAST = re.compile(
    r"\b(?:past|last|previous|recent)\b.*\b(?:years|months|weeks|days|decades?)\b|\bpast (?:year|month|week|decade)\b",
    re.IGNORECASE,
)
_SO_FAR = re.compile(r"\bso far\b|\bto date\b|\bin total\b|\bin all\b", re.IGNORECASE)


def _as_point(mention: DateMention) -> DateMention:
    """ "missing since 4 May 2018" dates the act to that day."""
    if mention.value is not None and mention.value.text.endswith("/.."):
        return replace(mention, value=Edtf(mention.value.text.removesuffix("/..")))
    return mention


def place_of(page: Page, people: People, trigger: Trigger, others: frozenset[int]) -> tuple[PlaceMention, int] | None:
    """The place of an act with a confidence in per cent; not a destination, a home town or part of a name."""
    if trigger.segment is not None:
        behind, before = _of_segment(page.places, page, trigger)
        fits = [p for p in behind if p.use != "institution"] or [p for p in before if not _is_not_of_act(page, p)]
        return (fits[0], 80) if fits else None
    best: tuple[PlaceMention, int] | None = None
    for mention in _in_sentence(page.places, page, trigger):
        if (
            mention.use != "location"
            or _is_in_name(people, mention.start, mention.end)
            or _is_not_of_act(page, mention)
        ):
            continue
        weight = _attachment(page, mention.start, mention.end, trigger, others)
        if weight and (best is None or _rank(mention, weight) > _rank(*best)):
            best = (mention, weight)
    return best


_FINENESS = {"coordinates": 4, "place": 3, "district": 2, "province": 1, "country": 0, "unknown": 1}


def _rank(mention: PlaceMention, weight: int) -> tuple[int, int]:
    return weight // 25, _FINENESS.get(mention.place.precision, 0)


def _of_segment(mentions: Sequence[M], page: Page, trigger: Trigger) -> tuple[list[M], list[M]]:
    """In an entry of a list, the mentions behind an act up to the next one, and those in front of it."""
    first, last = trigger.segment or (trigger.token, trigger.token + 1)
    start = page.doc[first].idx
    end = page.doc[last - 1].idx + len(page.doc[last - 1])
    paragraph = page.paragraph_at(start)
    low = paragraph.start if paragraph is not None else start
    entry = page.doc.char_span(low, start, alignment_mode="expand")
    if entry is not None and any(tells(t) for t in entry if t.i < first):
        low = start  # what stands in front belongs to the act told there
    return [m for m in mentions if start <= m.start < end], [m for m in mentions if low <= m.start < start]


def _in_sentence(mentions: Sequence[M], page: Page, trigger: Trigger) -> list[M]:
    sentence = page.doc[trigger.token].sent
    start, end = sentence.start_char, sentence.end_char
    return [m for m in mentions if start <= m.start and m.end <= end]


def _attachment(page: Page, start: int, end: int, trigger: Trigger, others: frozenset[int]) -> int:
    """How surely a span of the sentence belongs to the act, in per cent; 0 for not at all."""
    span = page.doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return 0
    token, act, steps = span.root, page.doc[trigger.token], 0
    own = _own_words(act, trigger)
    while token.i not in own:
        if token.head.i == token.i or (steps and token.i in others):
            return _from_above(token, act, others)
        if token.dep_ in ("relcl", "ccomp") or (
            token.dep_ == "acl" and token.i != act.i and lemma(token) not in _ATTIRE
        ):
            return _from_above(token, act, others)
        if token.dep_ == "advcl" and lemma(token) in _TELLING:
            return _from_above(token, act, others)  # "though officials said in December that ..."
        token = token.head
        steps += 1
    return 90


# Participles that say how somebody came along: what stands behind them belongs to the act again.
_ATTIRE = word_set("ride wear carry drive arm dress mask travel clothe disguise identify name belong work claim")


def _own_words(act: Token, trigger: Trigger) -> frozenset[int]:
    """The tokens on which what belongs to the act may hang: its word, and the verb that carries it."""
    found = {int(act.i)}
    if trigger.form in ("subjected",):
        head = act.head.head if act.head.pos_ == "ADP" else act.head
        found.add(int(head.i))
    if trigger.form == "noun" and lemma(act.head) in _LIGHT and act.dep_ in ("nsubj", "nsubjpass", "dobj"):
        found.add(int(act.head.i))
    return frozenset(found)


_LIGHT = frozenset(["be", "happen", "occur", "take", "come", "follow", "carry", "commit", "report", "place"])


def _from_above(top: Token, act: Token, others: frozenset[int]) -> int:
    """A date or place that hangs on the clause above: "On 3 May soldiers raided his house, taking him away"."""
    token, crossed = act, 0
    while token.head.i != token.i:
        below, token = token, token.head
        if below.dep_ in ("relcl", "acl"):
            return 0
        if token.i == top.i:
            if lemma(token) in _TELLING:
                return 35 if crossed == 0 and below.dep_ == "ccomp" and not others else 0
            return 75 if below.dep_ in ("conj", "xcomp", "advcl", "pcomp", "prep") else 45
        crossed += 1
    joined = act.i != top.i and top.dep_ == "conj" and _first_of(top).i == _first_of(act).i and top.i > act.i
    if joined and child(top, "nsubj", "nsubjpass") is None:
        return 60  # "was abducted and killed in Turbat on 3 May": what stands at the end holds for both
    return 0


def _first_of(token: Token) -> Token:
    while token.dep_ == "conj" and token.head.i != token.i:
        token = token.head
    return token


def _is_in_name(people: People, start: int, end: int) -> bool:
    """Whether the words are part of the name of somebody or of an organisation ("Balochistan Police")."""
    for m in people.at(start, end):
        if m.form is MentionForm.NAME and m.start <= start and end <= m.end and m.end - m.start > end - start:
            return True
        named = m.form is MentionForm.NAME and people.entities[m.entity].kind is EntityKind.PERSON
        if named and m.start <= start and end <= m.end:
            return True
    return False


def _is_not_of_act(page: Page, mention: PlaceMention) -> bool:
    """A destination ("taken to Quetta"), a home town ("resident of Tump"), an adjective ("the Lahore office")."""
    span = page.doc.char_span(mention.start, mention.end, alignment_mode="expand")
    if span is None:
        return True
    root = span.root
    if root.dep_ in ("compound", "amod", "nmod", "poss") and root.head.i >= span.end:
        return lemma(root.head) not in _AREAS
    preposition = root.head
    if root.dep_ != "pobj":
        return root.dep_ not in ("appos", "npadvmod", "conj", "attr", "dobj", "ROOT", "nsubj", "nsubjpass", "dep")
    if preposition.lower_ in _AWAY:
        return True
    return preposition.lower_ in ("of", "from") and lemma(preposition.head) in _ORIGIN


_AREAS = frozenset(
    [
        "area",
        "region",
        "district",
        "province",
        "city",
        "town",
        "village",
        "valley",
        "street",
        "road",
        "neighbourhood",
        "neighborhood",
    ]
)
