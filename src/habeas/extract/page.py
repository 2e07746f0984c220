"""What every finder of this room works on: one text, parsed once, with its primitives found.

All positions are code points into `text.characters`, end exclusive. Finders never change a page; they return
mentions that point into it. Order: `parse` makes a Page; `people` finds who is mentioned; `speech` finds who says
what; `incidents`, `figures` and `statements` build drafts; `propose` makes records of them.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from habeas.extract.dates import DateMention
from habeas.extract.numbers import NumberMention
from habeas.extract.places import PlaceMention
from habeas.model.text import Text


class Form(StrEnum):
    """What a paragraph is, since a bullet, a caption and a heading obey other rules than prose."""

    PROSE = "prose"
    HEADING = "heading"
    BULLET = "bullet"
    CAPTION = "caption"


@dataclass(frozen=True, slots=True)
class Paragraph:
    start: int
    end: int
    form: Form


@dataclass(frozen=True, slots=True)
class Page:
    """`doc` is the spaCy parse of the whole text (token.idx is a position in `text.characters`).

    `source` is the name of the publisher, the outermost voice of every claim.
    """

    text: Text
    doc: Any
    source: str
    paragraphs: tuple[Paragraph, ...]
    dates: tuple[DateMention, ...]
    numbers: tuple[NumberMention, ...]
    places: tuple[PlaceMention, ...]
