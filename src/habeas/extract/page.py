"""What every finder of this room works on: one text, parsed once, with its primitives found.

Finders never change a page; they return mentions that point into it. Order: `parse` makes a Page; `people` finds who
is mentioned; `speech` finds who says what; `incidents`, `figures` and `statements` build drafts; `propose` makes
records of them.

All positions that finders see and give are code points into `page.text.characters`, end exclusive. A text longer than
`parse.PIECE` is read piece by piece: each piece is a Page of its own, whose `text` holds only the characters of the
piece, and `offset` says where the piece begins in the whole text. Only `propose` adds `offset`, when it anchors.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from habeas.extract.dates import DateMention
from habeas.extract.numbers import NumberMention
from habeas.extract.places import PlaceMention
from habeas.model.edtf import Edtf
from habeas.model.text import Text


class Form(StrEnum):
    """What a paragraph is, since a bullet, a caption and a heading obey other rules than prose."""

    PROSE = "prose"
    HEADING = "heading"
    BULLET = "bullet"
    CAPTION = "caption"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`start` is the first character of the words: after a bullet or a number such as "1."."""

    start: int
    end: int
    form: Form


@dataclass(frozen=True, slots=True)
class Page:
    """`doc` is the spaCy parse (token.idx is a position in `text.characters`; no sentence crosses a paragraph).

    Its whitespace is softened: a line break, tab or no-break space inside a paragraph is a plain space in `doc`, so
    take words from `text.characters`, never from `token.text_with_ws`. Paragraphs in a script that the parser does not
    read are left out of `paragraphs` and listed in `unread`; finders look only at tokens within `paragraphs`.
    `source` is the name of the publisher, the outermost voice of every claim.
    """

    text: Text
    doc: Any
    source: str
    paragraphs: tuple[Paragraph, ...]
    dates: tuple[DateMention, ...]
    numbers: tuple[NumberMention, ...]
    places: tuple[PlaceMention, ...]
    published: Edtf | None = None
    offset: int = 0
    unread: tuple[Paragraph, ...] = ()

    def words(self, start: int, end: int) -> str:
        """The characters of a span, as they stand."""
        return self.text.characters[start:end]

    def paragraph_at(self, position: int) -> Paragraph | None:
        """The paragraph that a position lies in."""
        return next((p for p in self.paragraphs if p.start <= position < p.end), None)
