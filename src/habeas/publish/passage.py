"""Passages: the sentence, or the row of a list, in which quotes stand.

People follow a number such as [Q7] to a passage, in which all that is quoted from it is marked; machines follow Q7.2 to
the very span. Pure text: what may be shown of a passage is decided by `cite`.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from habeas.model.text import Segment, Text
from habeas.publish.protect import Hit

_CONTEXT = 220  # characters shown at most before the first quoted word and after the last
_WRAPPED = 50  # characters: a shorter line ends where its writer ended it
_ENDS = re.compile(r"[.!?؟۔…][”\"’)\]]*(?=\s)")
_LINES = re.compile(r"\n[^\S\n]*")
_ABBREVIATED = re.compile(
    r"(?:^|[\s(“\"])(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|St|No|Nos|Lt|Col|Gen|Maj|Capt|Sgt|Brig|Mohd|Md|Sen|Hon|vs|approx)\.$"
)
_MARKED = re.compile(r"[-•*–]\s|\(?\d{1,3}[.)]\s|\(?[a-z][.)]\s")
GAP = " … "


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters `start`-`end` of a text. `weight`: 0 not quoted, 1 quoted, 2 the very words that a claim rests on."""

    start: int
    end: int
    weight: int


class Sentences:
    """Where the sentences and rows of one text begin; made once a text."""

    def __init__(self, text: Text) -> None:
        self._length = len(text.characters)
        self._starts = list(_starts(text.characters))
        self._rows = _rows(text.segments)

    def around(self, start: int, end: int) -> tuple[int, int]:
        """The bounds of the row, or of the sentences, in which a span stands."""
        row = self._row(start)
        if row is not None:
            return row[0], max(row[1], end)
        first = max(bisect_right(self._starts, start) - 1, 0)
        after = bisect_right(self._starts, max(end - 1, start))
        return self._starts[first], self._starts[after] if after < len(self._starts) else self._length

    def in_row(self, start: int) -> bool:
        """Whether a place lies in a row of a table."""
        return self._row(start) is not None

    def _row(self, start: int) -> tuple[int, int] | None:
        at = bisect_right(self._rows, (start, self._length)) - 1
        return self._rows[at] if at >= 0 and start < max(self._rows[at][1], self._rows[at][0] + 1) else None


def _rows(segments: Iterable[Segment]) -> list[tuple[int, int]]:
    """The bounds of each row of cells, in order."""
    rows: list[tuple[int, int]] = []
    last: tuple[str | None, int] | None = None
    for segment in segments:
        if segment.row is None:
            last = None
        elif last == (segment.sheet, segment.row):
            rows[-1] = (rows[-1][0], segment.end)
        else:
            last = (segment.sheet, segment.row)
            rows.append((segment.start, segment.end))
    return rows


def row_label(segment: Segment) -> str:
    """Where a row stands, without the column: "sheet Cases, row 15"."""
    return segment.where.rpartition(", column")[0] or segment.where if segment.column is not None else segment.where


def _starts(characters: str) -> Iterator[int]:
    """0, and every place after the end of a sentence or after a line that its writer ended."""
    breaks = {m.end() for m in _ENDS.finditer(characters) if _ends_sentence(characters, m)}
    breaks |= {m.end() for m in _LINES.finditer(characters) if not _is_wrapped(characters, m)}
    yield 0
    for place in sorted(breaks):
        while place < len(characters) and characters[place].isspace():
            place += 1
        if 0 < place < len(characters):
            yield place


def _ends_sentence(characters: str, end: "re.Match[str]") -> bool:
    following = characters[end.end() : end.end() + 3].strip()[:1]
    before = characters[max(0, end.start() - 12) : end.start() + 1]
    return not following.islower() and not (end[0][0] == "." and _ABBREVIATED.search(before))


def _is_wrapped(characters: str, newline: "re.Match[str]") -> bool:
    """Whether a line ends only because the page was full: it is long, and the sentence goes on in the next."""
    begin = characters.rfind("\n", 0, newline.start()) + 1
    line, following = characters[begin : newline.start()].rstrip(), characters[newline.end() : newline.end() + 8]
    goes_on = bool(following.strip()) and not following.startswith("\n") and not _MARKED.match(following)
    return len(line) >= _WRAPPED and goes_on and not _ENDS.search(line[-3:] + " ")


def stretches(low: int, high: int, spans: Iterable[tuple[int, int]]) -> list[Stretch]:
    """A passage cut where quotes begin and end; the narrowest quotes weigh most, what is not quoted nothing."""
    quoted = sorted(set(spans))
    narrow = _union(s for s in quoted if not any(s != o and s[0] <= o[0] and o[1] <= s[1] for o in quoted))
    wide = _union(quoted)
    cuts = sorted({low, high, *(place for span in (*narrow, *wide) for place in span)})
    return [Stretch(a, b, _within(a, wide) + _within(a, narrow)) for a, b in pairwise(cuts) if low <= a < b <= high]


def _within(place: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)


def _union(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans that overlap, joined."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined


def clipped(characters: str, cut: Sequence[Stretch]) -> list[Stretch]:
    """The same with long context at either end cut down to whole words; white space at the ends is dropped."""
    out = list(cut)
    first, last = out[0], out[-1]
    if not last.weight:
        end = min(last.end, last.start + _CONTEXT)
        if end < last.end:
            end = last.start + len(characters[last.start : end].rpartition(" ")[0])
        out[-1] = Stretch(last.start, last.start + len(characters[last.start : end].rstrip()), 0)
    if not first.weight:
        start = max(first.start, first.end - _CONTEXT)
        if start > first.start:
            start = first.end - len(characters[start : first.end].partition(" ")[2])
        out[0] = Stretch(first.end - len(characters[start : first.end].lstrip()), first.end, 0)
    return [s for s in out if s.start < s.end]


def between(words: str, *, row: bool) -> str:
    """What stands for words that are not shown between two quotes."""
    if not words.strip():
        return " | " if row else words
    return " | … | " if row else GAP


class Scrubbed:
    """The characters of a passage with each protected hit replaced by its mark, once, however it is cut."""

    def __init__(self, characters: str, hits: Sequence[tuple[Hit, str]]) -> None:
        self._characters = characters
        self._hits = hits
        self._told: set[int] = set()

    def words(self, start: int, end: int) -> str:
        out, at = "", start
        for number, (hit, mark) in enumerate(self._hits):
            if hit.end <= start or hit.start >= end:
                continue
            out += self._characters[at : max(hit.start, start)]
            out += "" if number in self._told else mark
            self._told.add(number)
            at = min(hit.end, end)
        return out + self._characters[at:end]
