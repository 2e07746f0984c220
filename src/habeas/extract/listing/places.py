"""The place of a row, put together from its columns (village, tehsil, district ...) and looked up offline."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import Final

from habeas.extract.gazetteer import Gazetteer
from habeas.extract.listing.grid import Cell
from habeas.model.value import Place

LEVELS: Final = ("place", "tehsil", "district", "province", "country")  # from the smallest
_KIND: Final = {"tehsil": "tehsil", "district": "district", "province": "province"}

PlaceReader = Callable[[Mapping[str, str]], Place]


def place_reader() -> PlaceReader:
    """A function from level -> words to the place. It remembers, since lists repeat their places."""
    gazetteer = Gazetteer.load()
    remembered = cache(lambda levels: _place(gazetteer, dict(levels)))
    return lambda levels: remembered(tuple(levels.items()))


def _place(gazetteer: Gazetteer, levels: dict[str, str]) -> Place:
    """What the list says itself stands; the gazetteer adds what lies around it, and where it is."""
    stated = {level: " ".join(words.split()) for level, words in levels.items()}
    text = ", ".join(stated[level] for level in LEVELS if level in stated)
    asked = ", ".join(f"{stated[level]} {_KIND.get(level, '')}".strip() for level in LEVELS if level in stated)
    own = Place(
        text,
        country=stated.get("country"),
        province=stated.get("province"),
        district=stated.get("district"),
        place=stated.get("place") or stated.get("tehsil"),
    )
    found = gazetteer.resolve(asked, None)
    if found is None:
        return own
    return replace(
        found,
        text=text,
        country=found.country or own.country,
        province=found.province or own.province,
        district=found.district or own.district,
        place=(found.place or own.place) if found.precision in ("place", "unknown") else found.place,
    )


def place_span(cells: Mapping[str, Cell]) -> tuple[int, int]:
    """The span to quote: all the cells where they stand side by side, else the one that says most exactly where."""
    ordered = sorted(cells.values(), key=lambda cell: cell.column)
    adjacent = all(right.column == left.column + 1 for left, right in pairwise(ordered))
    if adjacent:
        return ordered[0].start, ordered[-1].end
    exact = next(cells[level] for level in LEVELS if level in cells)
    return exact.start, exact.end
