"""Numbers of a sentence that go on with the figure before them, without words of their own for what they count.

A breakdown divides it ("158 complaints: 34 in January and 48 in February"); an echo gives the same for another time or
place ("17 attacks in 2020, up from 12 in 2019"); a total joins what came before ("which made 2,266 in total").
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from habeas.extract.figures_counted import Counted
from habeas.extract.figures_rows import CellContext, Numbers, Row
from habeas.extract.figures_words import SUBSETS
from habeas.extract.numbers import NumberMention
from habeas.extract.page import Page
from habeas.extract.speech_tree import Span, lemma

_NEAR: Final = 140  # characters between two figures of one thing
_OPENS = re.compile(r"[^.;:()]{0,100}(?P<mark>:|\(|\s[—–-])\s*(?P<label>(?:[^\W\d_][\w'’-]*\s+){0,3})", re.DOTALL)
_PARTS = re.compile(
    r"(?P<words>[^.;:()]{0,70}?)(?P<sep>,\s*(?:and\s+)?|;\s*(?:and\s+)?|\s+and\s+|\s+&\s+|\s+plus\s+)"
    r"(?P<label>(?:[^\W\d_][\w'’-]*\s+){0,3})",
    re.DOTALL,
)
_LAST = re.compile(r"[^.;:()\d]{0,70}?(?=[.;)—–]|$|\n)", re.DOTALL)
_CLAUSE = re.compile(r"\b(?:was|were|is|are|has|have|had|said|who|which|that|when|after|before|because|while|but|of)\b")
_AHEAD = re.compile(
    r"\s{1,3}(?:(?:in|during|for|from|since|between|over|by|as of|at|until|up to|within|near|around|on|throughout"
    r"|against|under|among)\s"
    r"|(?:so far|altogether|overall|last|this|the|a|one)\s)"
)
_AGAINST = re.compile(
    r"\b(?:(?:up|down)\s+from|compared\s+(?:to|with)|as\s+against|against|versus|more\s+than\s+the|higher\s+than\s+the|"
    r"lower\s+than\s+the|fewer\s+than\s+the|from)\s+(?:just\s+|only\s+|the\s+)?$",
    re.IGNORECASE,
)
_ALONG = re.compile(
    r"\b(?:along|together)\s+with\s+(?:another\s+)?$|\bas\s+well\s+as\s+(?:another\s+)?$|,\s+or\s+(?:about\s+|some\s+)?$"
)
_LABELLED = re.compile(
    r".*(?:,|;|\band|\bwhile|\bbut)\s+(?:in|for|during|from|at)\s+(?:the\s+)?[^\W\d][^\d,;:.()]{1,25}\s$", re.DOTALL
)
_CLOSED = re.compile(r"\s*(?:[,.;)]|and\b|$)")
_JOINS = re.compile(
    r"(?P<link>\b(?:(?:which|this|that|it)\s+(?:makes?|made|brings?|brought|gives?|gave)|making|bringing|giving|for"
    r"|a\s+(?:grand\s+)?total\s+of|amounting\s+to|adding\s+up\s+to|totall?ing|or)\b(?:\s+(?:it|them|up|in\s+all|the\s+(?:[\w-]+\s+){0,3}total"
    r"(?:\s+number)?(?:\s+of\s+[\w-]+)?\s+to|a\s+(?:[\w-]+\s+)?(?:total|sum)\s+of|altogether|to))?)\s*$",
    re.IGNORECASE,
)
_IN_ALL = re.compile(r"\s*(?:[\w-]+\s+){0,2}(?:in\s+(?:total|all)|altogether|overall|combined)\b", re.IGNORECASE)
_TOTAL_WORD = re.compile(r"\b(?:total\w*|sum|in\s+all|altogether|to)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Echo:
    """A number that gives the same as the figure that starts at `of`. `parts`: starts of what it is the total of."""

    of: int
    parts: tuple[int, ...] = ()
    link: Span = (0, 0)


def breakdowns(page: Page, numbers: Numbers) -> Iterator[Row]:
    """The parts behind a colon, bracket or dash, as rows whose total is the figure before it."""
    reached = -1
    for at, whole in enumerate(numbers.all[:-1]):
        first = numbers.all[at + 1]
        labelled = list(_labelled(page, numbers, whole)) if whole.start > reached else []
        if labelled:
            reached = labelled[-1].number.start
            yield from labelled
            continue
        opened = _OPENS.fullmatch(page.words(whole.end, first.start)) if first.start - whole.end < _NEAR else None
        if opened and whole.start > reached and not _CLAUSE.search(opened["label"]):
            items = list(_items(page, numbers.all[at + 1 :], first.start - len(opened["label"])))
            mark = whole.end + opened.start("mark")
            mark += len(page.words(mark, first.start)) - len(page.words(mark, first.start).lstrip())
            if len(items) > 1 and _divides(whole, [number for number, _ in items]):
                reached = items[-1][0].start
                for number, label in items:
                    yield Row(number, None, label, None, whole, opened_at=mark)


def _labelled(page: Page, numbers: Numbers, whole: NumberMention) -> Iterator[Row]:
    """As in "36 (traced 29, not cases of enforced disappearance 7)": parts whose words stand before their numbers."""
    opened = _BRACKET.match(page.text.characters, whole.end, whole.end + 300)
    if opened is None:
        return
    rows = []
    for piece in _PIECE.finditer(page.text.characters, *opened.span("inner")):
        held = numbers.within(*piece.span())
        if len(held) != 1 or held[0].end < piece.end() or held[0].start - piece.start() < 3:
            return
        words = page.words(piece.start(), held[0].start)
        label = (piece.start(), piece.start() + len(words.rstrip(" :–—-")))
        rows.append(Row(held[0], None, label, total=whole, cell=CellContext(None, None)))
    if rows and _divides(whole, [row.number for row in rows]):
        yield from rows


_BRACKET = re.compile(r"\s*\((?P<inner>[^()\n]{4,280})\)")
_PIECE = re.compile(r"[^\s,;][^,;]*(?:,\d{2,3}\b[^,;]*)*[^\s,;]")


def _items(page: Page, numbers: Sequence[NumberMention], start: int) -> Iterator[tuple[NumberMention, Span]]:
    """Each number of a list in a sentence, with the span of its item; nothing where it is no list."""
    found: list[tuple[NumberMention, Span]] = []
    for at, number in enumerate(numbers):
        following = numbers[at + 1] if at + 1 < len(numbers) else None
        between = page.words(number.end, following.start) if following is not None else ""
        joined = _PARTS.fullmatch(between) if following is not None and len(between) < 100 else None
        if joined is None or _CLAUSE.search(joined["words"]) or _CLAUSE.search(joined["label"]):
            last = _LAST.match(page.text.characters, number.end)
            if last and not _CLAUSE.search(last[0]):
                yield from found
                yield number, (start, last.end())
            return
        found.append((number, (start, number.end + joined.end("words"))))
        start = number.end + joined.start("label")


def _divides(whole: NumberMention, parts: Sequence[NumberMention]) -> bool:
    return all(_fits(part, whole) for part in parts if part.readings)


def echo_of(page: Page, one: Counted, seen: Sequence[Counted]) -> Echo | None:
    """The figure that a bare number goes on with, if its own words say no more than a time, a place or a total."""
    number = one.number
    others = one.noun is not None and lemma(one.noun) in SUBSETS
    if not seen or one.of is not None:
        return None
    before = seen[-1].number
    between = page.words(before.end, number.start)
    if len(between) > _NEAR or "\n\n" in between or re.search(r"[.!?]\s", between):
        return None
    if one.noun is not None and not others and not _is_total(page, number):
        return Echo(before.start) if _ALONG.search(between) else None
    total = _total_of(page, number, seen)
    if total is not None:
        return total
    against = _AGAINST.search(between)
    listed = re.search(r"(?:,|;|\band|\bto|\bbut)\s*(?:only\s+|just\s+)?$", between)
    if not others and _LABELLED.fullmatch(between) and _CLOSED.match(page.text.characters, number.end):
        return Echo(before.start)
    if against or (listed and (others or _AHEAD.match(page.text.characters, number.end))):
        return Echo(before.start)
    return None


def _is_total(page: Page, number: NumberMention) -> bool:
    return bool(_IN_ALL.match(page.text.characters, number.end)) or bool(
        _JOINS.search(page.words(max(number.start - 60, 0), number.start))
    )


def _total_of(page: Page, number: NumberMention, seen: Sequence[Counted]) -> Echo | None:
    low = max(number.start - 60, 0)
    joins = _JOINS.search(page.words(low, number.start))
    behind = _IN_ALL.match(page.text.characters, number.end)
    if not behind and not (joins and _TOTAL_WORD.search(joins[0])):
        return None
    start = int(seen[-1].token.sent.start_char)
    known = [c.number for c in seen if start <= c.number.start < number.start and _fits(c.number, number)]
    if len(known) < 2:
        return None
    link = low + joins.start("link") if joins else number.start, behind.end() if behind else number.end
    return Echo(known[-1].start, tuple(part.start for part in known), link)


def _fits(part: NumberMention, whole: NumberMention) -> bool:
    return bool(part.readings and whole.readings) and min(part.readings) <= max(whole.readings)
