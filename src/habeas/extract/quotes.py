"""Quotation marks and what stands between them: straight, curly, guillemets, low, doubled, nested, unclosed.

A paragraph at a time, in one pass. An apostrophe is told from a single quotation mark by what stands beside it, and a
single mark that finds no partner in its paragraph was an apostrophe. A double mark that finds none is kept: it runs to
the end of its paragraph, as newspapers leave the mark open when the next paragraph goes on with the same speech; but
where the paragraph ends in ", he said." the mark was forgotten before it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from habeas.extract.page import Paragraph

_SAID_AT_END = re.compile(
    r",\s+(?=(?:[^\W\d][\w’'.-]*\s+){1,7}(?:said|says|added|recalled|recounted|explained|told\s+[^\s.,][^.,\n]{0,30})\s*\.?\s*$)"
)
CUT = 80  # code points that a quotation may reach beyond a span
DEEPEST = 4  # quotations within quotations; more is a broken text
_MARKS = re.compile("``|''|[\"“”„‟«»‹›‘’‚‛']")
_OPENS = {"“": "”", "„": "“”", "‟": "”", "«": "»", "‹": "›", "``": "''", "‘": "’'", "‚": "‘’", "‛": "’'"}
_SINGLE = frozenset("'‘’‚‛‹›")
_BEFORE_OPENING = frozenset(" \t\n\r\u00a0\u202f\u2009([{<—–-/:…" + "\"“„«'‘‹`\u200e\u200f\u202a\u202b\u2066\u2067")


@dataclass(frozen=True, slots=True)
class Quote:
    """`start`/`end` include the marks, `inner_start`/`inner_end` do not; equal where a mark is missing.

    `depth` is 0 for a quotation that lies in no other. `opened`/`closed` say whether the mark is there: a speech that
    runs over several paragraphs is closed only in the last.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    depth: int = 0
    opened: bool = True
    closed: bool = True


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    mark: str
    closes_later: bool  # the next single mark after this one can close too: this one may be a possessive


@dataclass(slots=True)
class _Open:
    mark: _Mark
    closers: str | tuple[str, ...]


def find_quotes(characters: str, paragraphs: Iterable[Paragraph]) -> tuple[Quote, ...]:
    """Every quotation in these paragraphs, in order of `start`, the outer before the inner."""
    found: list[Quote] = []
    left_open = False
    for paragraph in paragraphs:
        of_paragraph = _in_paragraph(characters, paragraph.start, paragraph.end, left_open)
        left_open = any(not quote.closed for quote in of_paragraph)
        found.extend(of_paragraph)
    return tuple(found)


def whole(quotes: Iterable[Quote], start: int, end: int) -> tuple[int, int]:
    """A span with the rest of a short quotation that it cuts through, so that what is cited ends with its mark."""
    for quote in quotes:
        if start <= quote.start < end < quote.end <= end + CUT:
            end = quote.end
        elif quote.start < start < quote.end <= end and start - quote.start <= CUT:
            start = quote.start
    return start, end


def _in_paragraph(characters: str, start: int, end: int, left_open: bool) -> list[Quote]:
    marks = _marks(characters, start, end)
    stack: list[_Open] = []
    done: list[Quote] = []
    for mark in marks:
        closing = _closing(characters, mark, stack, start, end)
        if closing is not None:
            _close(stack, closing, mark, done)
        elif len(stack) < DEEPEST and _is_opening(characters, mark, start, end):
            stack.append(_Open(mark, _closers(mark.mark)))
        elif left_open and not done and not stack and mark.mark in ("”", '"', "»", "''"):
            done.append(Quote(start, mark.end, start, mark.start, opened=False))
            left_open = False
    _leave_open(stack, characters, end, done)
    return _with_depth(done)


def _marks(characters: str, start: int, end: int) -> list[_Mark]:
    marks: list[_Mark] = []
    later = False
    for match in reversed(list(_MARKS.finditer(characters, start, end))):
        marks.append(_Mark(match.start(), match.end(), match[0], later))
        if match[0] in _SINGLE:
            later = match[0] in "'’" and _can_close(characters, marks[-1], start, end)
    return marks[::-1]


def _closers(mark: str) -> str | tuple[str, ...]:
    if mark == "``":
        return ("''", '"')
    if mark in ('"', "”", "»", "›"):
        return {'"': '"”', "”": "”", "»": "«", "›": "‹"}[mark]
    if mark in ("'", "’"):
        return "'’"
    return _OPENS[mark] + ('"' if mark == "“" else "")


def _is_opening(characters: str, mark: _Mark, start: int, end: int) -> bool:
    """Whether a mark that closes nothing can open: something follows it at once, nothing but space precedes it."""
    followed = mark.end < end and not characters[mark.end].isspace()
    free = mark.start == start or characters[mark.start - 1] in _BEFORE_OPENING
    if mark.mark in ("“", "„", "‟", "«", "``"):
        return True
    if mark.mark == "''":
        return False
    return followed and free


def _closing(characters: str, mark: _Mark, stack: list[_Open], start: int, end: int) -> int | None:
    """The place in the stack of the quotation that this mark closes, or None."""
    for at in range(len(stack) - 1, -1, -1):
        if mark.mark not in stack[at].closers:
            continue
        if mark.mark in ("”", "»", "«", "“", "''", "‹", "›"):
            return at
        return at if _can_close(characters, mark, start, end) else None
    return None


def _can_close(characters: str, mark: _Mark, start: int, end: int) -> bool:
    before = characters[mark.start - 1] if mark.start > start else " "
    after = characters[mark.end] if mark.end < end else " "
    if mark.mark == '"':
        return after.isspace() or not (before.isspace() or (before in _BEFORE_OPENING and after.isalnum()))
    if before.isspace() or after.isalnum():
        return False
    possessive = before in "sS" and after == " " and characters[mark.end + 1 : mark.end + 2].islower()
    return not (possessive and mark.closes_later)


def _close(stack: list[_Open], at: int, mark: _Mark, done: list[Quote]) -> None:
    for inner in stack[at + 1 :]:
        if inner.mark.mark not in _SINGLE:
            done.append(Quote(inner.mark.start, mark.start, inner.mark.end, mark.start, closed=False))
    opening = stack[at].mark
    del stack[at:]
    done.append(Quote(opening.start, mark.end, opening.end, mark.start))


def _leave_open(stack: list[_Open], characters: str, end: int, done: list[Quote]) -> None:
    while end > 0 and stack and characters[end - 1].isspace():
        end -= 1
    for opening in (o.mark for o in stack if o.mark.mark not in _SINGLE):
        said = _SAID_AT_END.search(characters, max(opening.end, end - 90), end)
        close = said.start() + 1 if said else end
        if opening.end < close:
            done.append(Quote(opening.start, close, opening.end, close, closed=said is not None))


def _with_depth(found: list[Quote]) -> list[Quote]:
    """In order of start, with the depth counted, without quotations that hold nothing."""
    ends: list[int] = []
    placed: list[Quote] = []
    for q in sorted(found, key=lambda q: (q.start, -q.end)):
        if q.inner_start >= q.inner_end:
            continue
        while ends and ends[-1] <= q.start:
            ends.pop()
        placed.append(Quote(q.start, q.end, q.inner_start, q.inner_end, len(ends), q.opened, q.closed))
        ends.append(q.end)
    return placed
