"""Places in running text, resolved against the offline gazetteer."""

from dataclasses import dataclass

from habeas.model.value import Place


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """`start`/`end` span the words; `place.precision` is "unknown" where the gazetteer lacks it."""

    start: int
    end: int
    place: Place
    confidence: int  # per cent
