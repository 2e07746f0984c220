"""Two places compared by what the gazetteer knows of them, and by their folded words where it knows nothing.

Bits: a province holds dozens of districts, so the same district tells 3 to 4; the same village more. Another district
speaks only mildly against one person, since sources name home, place of arrest or place of burial.
"""

from functools import lru_cache
from typing import Final

from habeas.link.compared import Evidence
from habeas.link.name_compare import compare_names
from habeas.link.names import fold
from habeas.model.value import Place

_SAME_PLACE: Final = 5.0
_SAME_DISTRICT: Final = 3.5
_OTHER_PLACE_IN_DISTRICT: Final = 2.5
_SAME_WORDS: Final = 3.0
_SAME_PROVINCE: Final = 0.5
_OTHER_DISTRICT: Final = -1.5
_OTHER_PROVINCE: Final = -3.0
_OTHER_COUNTRY: Final = -4.0
_ALIKE: Final = 0.85


@lru_cache(maxsize=100_000)
def compare_places(a: Place, b: Place) -> Evidence:
    """From the finest level that both know upwards."""
    bits, words = _levels(a, b)
    return Evidence("place", bits, f"“{a.text}” and “{b.text}”: {words}.")


def apart(a: Place, b: Place) -> bool:
    """Whether the two lie in different districts, provinces or countries, as far as is known."""
    levels = ((a.country, b.country), (a.province, b.province), (a.district, b.district))
    return any(x and y and not _alike(x, y) for x, y in levels)


def _levels(a: Place, b: Place) -> tuple[float, str]:
    if a.gazetteer_id and a.gazetteer_id == b.gazetteer_id:
        finest = a.precision in ("place", "coordinates")
        return (_SAME_PLACE, "the same place") if finest else _same_level(a)
    if a.district and b.district:
        return _districts(a, b)
    if _alike(a.text, b.text):
        return _SAME_WORDS, "the same words"
    if a.province and b.province:
        same = _alike(a.province, b.province)
        return (_SAME_PROVINCE, "the same province") if same else (_OTHER_PROVINCE, "another province")
    if a.country and b.country and not _alike(a.country, b.country):
        return _OTHER_COUNTRY, "another country"
    return 0.0, "nothing that can be compared"


def _same_level(a: Place) -> tuple[float, str]:
    return (_SAME_DISTRICT, "the same district") if a.district else (_SAME_PROVINCE, "the same province")


def _districts(a: Place, b: Place) -> tuple[float, str]:
    if not _alike(a.district or "", b.district or ""):
        other = a.province and b.province and not _alike(a.province, b.province)
        return (_OTHER_PROVINCE, "another province") if other else (_OTHER_DISTRICT, "another district")
    if a.place and b.place:
        same = _alike(a.place, b.place)
        return (_SAME_PLACE, "the same place") if same else (_OTHER_PLACE_IN_DISTRICT, "the same district")
    return _SAME_DISTRICT, "the same district"


def _alike(a: str, b: str) -> bool:
    return a == b or fold(a) == fold(b) or compare_names(a, b).score >= _ALIKE
