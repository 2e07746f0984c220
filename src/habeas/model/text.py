"""A text read from an exhibit, and anchors: exact places in it, with the exact quote.

Offsets count Unicode code points into `characters`, end exclusive. A `Text` is one rendition of an exhibit by
one reader (or a transcription or translation by a person); nothing in it is normalised or cleaned.
"""

from bisect import bisect_right
from dataclasses import dataclass

from habeas.errors import Illegal


def is_text(words: str) -> bool:
    """Whether every character is one; half of a pair (a lone surrogate) is none, and stands for undecodable bytes."""
    try:
        words.encode()
    except UnicodeEncodeError:
        return False
    return True


@dataclass(frozen=True, slots=True)
class Segment:
    """Where a run of characters stood in the exhibit: a page, a cell, a region. `start`/`end` in the text.

    `where` is a plain label that a person can follow back: "page 3", "sheet Missing, row 12, column B".
    """

    start: int
    end: int
    where: str
    page: int | None = None
    sheet: str | None = None
    row: int | None = None
    column: int | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise Illegal(f"A segment cannot run from {self.start} to {self.end}.", code="bad-span")


@dataclass(frozen=True, slots=True)
class Text:
    """One rendition. `segments` lie in order and do not overlap; they map spans back to the exhibit."""

    id: str
    exhibit: str
    reader: str
    version: str
    language: str
    characters: str
    segments: tuple[Segment, ...] = ()

    def __post_init__(self) -> None:
        end = 0
        for segment in self.segments:
            if segment.start < end or segment.end > len(self.characters):
                raise Illegal(f"The map of text {self.id} overlaps or runs past its end.", code="bad-map")
            end = segment.end
        if not is_text(self.characters):
            raise Illegal("A text holds a lone surrogate, which no reader may produce.", code="surrogate")

    @property
    def is_table(self) -> bool:
        """Whether it has rows and columns."""
        return any(segment.row is not None for segment in self.segments)

    def where(self, start: int) -> str | None:
        """The label of the segment that `start` lies in, if the text has a map."""
        at = bisect_right(self.segments, start, key=lambda s: s.start) - 1
        if at >= 0 and self.segments[at].start <= start < max(self.segments[at].end, start + 1):
            return self.segments[at].where
        return None


@dataclass(frozen=True, slots=True)
class Anchor:
    """A span of a text with the quote that stands there. Build it with `Anchor.at` or check it with `holds_in`."""

    text: str
    start: int
    end: int
    quote: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end or len(self.quote) != self.end - self.start:
            raise Illegal(
                f"A quote of {len(self.quote)} characters cannot run from {self.start} to {self.end}.", code="bad-span"
            )

    @classmethod
    def at(cls, text: Text, start: int, end: int, quote: str | None = None) -> "Anchor":
        """The anchor of `characters[start:end]`; with `quote`, raises `Illegal` unless it is exactly that."""
        found = text.characters[start:end] if 0 <= start < end <= len(text.characters) else ""
        if not found or (quote is not None and quote != found):
            raise Illegal(f"The quote does not stand at {start}-{end} of text {text.id}.", code="bad-quote")
        return cls(text=text.id, start=start, end=end, quote=found)

    def holds_in(self, text: Text) -> bool:
        """Whether the quote still stands exactly there."""
        return text.id == self.text and text.characters[self.start : self.end] == self.quote
