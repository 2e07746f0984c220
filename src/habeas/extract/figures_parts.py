"""Which figure is a part of which: "46 people, 28 of which", "42, including 27 students", "the other 18"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from habeas.extract.figures_counted import Counted
from habeas.extract.figures_rows import Row
from habeas.extract.figures_words import CASES
from habeas.extract.numbers import NumberMention
from habeas.extract.page import Page
from habeas.extract.speech_tree import SUBJECTS, Span, end_of, lemma

_OPENED = re.compile(
    r"(?P<link>\b(?:of|among|amongst)\s+(?:whom|which|them|these|those)|\bincluding|\bincludes?|\bincluded|\bcomprising)"
    r"[\s,]*(?:were\s+|are\s+)?(?:at\s+least\s+|about\s+|some\s+|the\s+|another\s+)?$",
    re.IGNORECASE,
)
_REST = re.compile(r"\b(?P<link>(?:the|all)\s+(?:other|remaining|rest)(?:\s+of\s+the)?)\s*$", re.IGNORECASE)
_AND = re.compile(r"[^.;:]{0,60}(?:,|\band|\bas well as|&)\s*(?:the\s+)?", re.IGNORECASE)
_NOT_BETWEEN = re.compile(r"[.!?]\s+[A-Z“\"]")
LOOK_BACK = 6  # figures


@dataclass(frozen=True, slots=True)
class PartOf:
    """`whole` is the start of the number of which this is a part; `span` the words that say so.

    `divides`: it is an item of a breakdown, not one that a sentence goes on about.
    """

    whole: int
    span: Span
    certain: bool = True
    divides: bool = False


def part_of(
    page: Page, one: Counted, before: Sequence[Counted], parts: dict[int, PartOf], row: Row | None,
    passed: Sequence[Counted] = (),
) -> PartOf | None:  # fmt: skip
    """Of which earlier figure this one is a part. `before`: the figures before it, the nearest last.

    `passed`: the numbers before it that count something, but are no figures so far; the answer may be one of them where
    grammar points at it ("a post manned by 25 soldiers, of whom three died").
    """
    number = one.number
    recent = [c for c in before[-LOOK_BACK:] if not page.words(c.number.end, number.start).count("\n\n")]
    if row is not None and row.total is not None:
        opened = number.start if row.opened_at is None else row.opened_at
        divides = row.opened_at is not None
        return PartOf(row.total.start, (opened, number.end), certain=divides, divides=divides)
    recent = [c for c in recent if c.number.start not in parts or not parts[c.number.start].divides]
    if one.of is not None and one.of.pos_ == "NUM":
        return _of_number(before, one)
    every = sorted([*recent, *_near(page, passed, number)], key=lambda c: c.number.start)
    if one.of is not None:
        whole = _meant(every, number)
        return None if whole is None else PartOf(whole.start, (number.start, end_of(one.of)))
    whom = _OF_WHOM.search(page.words(max(number.start - 40, 0), number.start))
    return _linked(page, one, every if whom else recent, parts)


_OF_WHOM = re.compile(r"\b(?:of|among|amongst)\s+(?:whom|which)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)


def _near(page: Page, passed: Sequence[Counted], number: NumberMention) -> list[Counted]:
    low = number.start - 200
    return [c for c in passed if c.number.start > low and "\n\n" not in page.words(c.number.end, number.start)]


def _meant(every: Sequence[Counted], number: NumberMention) -> NumberMention | None:
    """Whom "of them" means: the nearest that is a subject, else the nearest."""
    able = [c for c in every if c.of is None and _can_hold(c.number, number)]
    subjects = [c for c in able if (c.noun if c.noun is not None else c.token).dep_ in SUBJECTS]
    same = [c for c in subjects if able and able[-1].token.sent == c.token.sent]
    chosen = same[-1:] or able[-1:]
    return chosen[0].number if chosen else None


def _of_number(before: Sequence[Counted], one: Counted) -> PartOf | None:
    """As in "Six of the 30": of the figure that was given as 30."""
    inner = one.of
    for other in reversed(before):
        if inner is not None and other.number.words.split()[-1:] == [inner.text]:
            return PartOf(other.number.start, (one.number.start, end_of(inner)))
    return None


def _linked(page: Page, one: Counted, recent: Sequence[Counted], parts: dict[int, PartOf]) -> PartOf | None:
    number = one.number
    low = max(number.start - 60, 0)
    opened = _OPENED.search(page.words(low, number.start))
    if opened:
        whole = _nearest([c for c in recent if not _apart(page, c.number, number)], number)
        return None if whole is None else PartOf(whole.start, (low + opened.start("link"), number.end))
    left = _LEFT.search(page.words(low, number.start))
    if left and one.noun is not None and lemma(one.noun) in CASES:
        wholes = [c for c in recent if c.number.start not in parts and c.noun is not None and lemma(c.noun) in CASES]
        whole = _nearest(wholes, number)
        return None if whole is None else PartOf(whole.start, (low + left.start("link"), number.end), certain=False)
    only = _ONLY.search(page.words(low, number.start)) if one.noun is None else None
    if only and _AUXILIARY.match(page.text.characters, number.end):
        whole = _nearest(recent, number)
        return None if whole is None else PartOf(whole.start, (low + only.start("link"), number.end), certain=False)
    opened_with = _opened_with_of(page, one, recent)
    if opened_with is not None:
        return opened_with
    rest = _REST.search(page.words(low, number.start))
    if rest and recent:
        siblings = [parts[c.number.start].whole for c in recent if c.number.start in parts]
        whole = _nearest(recent, number)
        start = siblings[-1] if siblings else (whole.start if whole is not None else None)
        return None if start is None else PartOf(start, (low + rest.start("link"), number.end), certain=False)
    return _coordinated(page, number, recent, parts)


def opens_with_of(page: Page, one: Counted) -> bool:
    """Whether a sentence begins with a number to tell what came of some of them: "Of the 73 people in the index"."""
    start = one.number.start
    return one.noun is not None and bool(_OF_THE.search(page.words(max(start - 12, 0), start)))


def _opened_with_of(page: Page, one: Counted, recent: Sequence[Counted]) -> PartOf | None:
    """As in "Of the 3,500 people arrested, 2,847 are still detained"."""
    for other in reversed(recent):
        number = other.number
        before = page.words(max(number.start - 12, 0), number.start)
        opened = _OF_THE.search(before)
        if opened and not _apart(page, number, one.number) and _can_hold(number, one.number):
            return PartOf(number.start, (number.start - len(before) + opened.start("link"), number.end))
    return None


_LEFT = re.compile(
    r"(?P<link>dispos(?:ed|ing|es) of|balance of|leaving|leaves|pending|remaining)\s+(?:only\s+)?$", re.IGNORECASE
)
_ONLY = re.compile(r"[.!?]\s+(?P<link>(?:Only|Just|At least|About)\s+)$")
_RELATIVE = re.compile(r"\b(?:whom|which)\b", re.IGNORECASE)
_AUXILIARY = re.compile(r"\s+(?:have|has|had|were|was|are|is|remain|survived|made)\b")
_OF_THE = re.compile(r"(?:^|[.!?\n]\s*|^\W*)(?P<link>(?:Of|Out of)\s+(?:the|these|those)?\s*)$")


def _coordinated(
    page: Page, number: NumberMention, recent: Sequence[Counted], parts: dict[int, PartOf]
) -> PartOf | None:
    """As in "Including five women and three children": the three as well."""
    if not recent or recent[-1].number.start not in parts:
        return None
    last = recent[-1].number
    sibling = parts[last.start]
    between = page.words(last.end, number.start)
    if not sibling.certain or not _AND.fullmatch(between):
        return None
    relative = _RELATIVE.search(page.words(*sibling.span)) and _AUXILIARY.match(page.text.characters, number.end)
    if relative:  # "of which 40 were false, 10 were pending": the 10 as well
        return PartOf(sibling.whole, (sibling.span[0], number.end), certain=True)
    if re.search(r"\b(?:were|was|had|who|which)\b", between):
        return None
    return PartOf(sibling.whole, (number.start, number.end), certain=False)


def _apart(page: Page, whole: NumberMention, part: NumberMention) -> bool:
    return bool(_NOT_BETWEEN.search(page.words(whole.end, part.start + 1)))


def _nearest(recent: Sequence[Counted], part: NumberMention) -> NumberMention | None:
    """The nearest earlier figure that is not smaller."""
    for candidate in reversed(recent):
        whole = candidate.number
        if candidate.of is None and _can_hold(whole, part):
            return whole
    return None


def _can_hold(whole: NumberMention, part: NumberMention) -> bool:
    if not whole.readings or not part.readings:
        return True
    return max(whole.readings) >= min(part.readings) and whole.readings != part.readings
