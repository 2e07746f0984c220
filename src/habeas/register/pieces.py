"""A text's characters as fields of its item: piece by piece, so that one line or cell can be opened alone.

Field "at/000000120" holds the characters from code point 120 to the next piece. Joined in order they are the text.
"""

import itertools
from collections.abc import Mapping

from habeas.model.text import Segment, Text
from habeas.model.value import Json

_PREFIX = "at/"
_HEAD = ("type", "id", "exhibit", "reader", "version", "language", "segments")


def pieces_of(text: Text) -> dict[str, Json]:
    """The text cut at its map's edges and after each line."""
    cuts = {0, len(text.characters)}
    for segment in text.segments:
        cuts |= {segment.start, segment.end}
    position = 0
    for line in text.characters.splitlines(keepends=True):
        position += len(line)
        cuts.add(position)
    edges = sorted(cuts)
    return {
        f"{_PREFIX}{start:09d}": text.characters[start:end] for start, end in itertools.pairwise(edges) if start < end
    }


def details_of(item: Mapping[str, Json]) -> dict[str, Json]:
    """What the reader noted beside the text: the fields that are neither its head nor its pieces."""
    return {name: value for name, value in item.items() if name not in _HEAD and not name.startswith(_PREFIX)}


def joined(item: Mapping[str, Json]) -> str:
    """The characters of the text."""
    return "".join(str(item[name]) for name in sorted(n for n in item if n.startswith(_PREFIX)))


def pieces_covering(item: Mapping[str, Json], start: int, end: int) -> list[str]:
    """The names of the pieces in which characters start..end lie."""
    names = sorted(n for n in item if n.startswith(_PREFIX))
    starts = [int(n[len(_PREFIX) :]) for n in names]
    ends = [s + len(str(item[n])) for s, n in zip(starts, names, strict=True)]
    return [n for n, s, e in zip(names, starts, ends, strict=True) if s < end and e > start]


def text_item(text: Text, details: Mapping[str, Json]) -> dict[str, Json]:
    """The item of a text: what it is, its map, and its pieces."""
    head: dict[str, Json] = {
        "type": "text",
        "id": text.id,
        "exhibit": text.exhibit,
        "reader": text.reader,
        "version": text.version,
        "language": text.language,
        "segments": [_segment(s) for s in text.segments],
    }
    return head | dict(details) | pieces_of(text)


def _segment(segment: Segment) -> Json:
    return [segment.start, segment.end, segment.where, segment.page, segment.sheet, segment.row, segment.column]


def segments_from(raw: Json) -> tuple[Segment, ...]:
    """The map that `text_item` wrote."""
    if not isinstance(raw, list):
        return ()
    return tuple(Segment(*row) for row in raw if isinstance(row, list))  # type: ignore[arg-type]
