"""Two dates compared: how much their agreement tells depends on how exactly each is known.

Bits: the same day in a span of some ten years of reports would come about by chance once in thousands of pairs; it is
held down to 6 because one raid takes many people on one day. The vaguer date sets the weight. Days apart by a few are
how memory works; years apart speak against one event, though a person may be taken twice, so never a conflict.
"""

import math
from datetime import date
from functools import lru_cache
from typing import Final

from habeas.link.compared import Evidence
from habeas.model.edtf import Edtf

_SAME_DAY: Final = 6.0
_NEAR: Final = ((3, 3.0, "a few days apart"), (31, 0.0, "weeks apart"), (366, -2.5, "months apart"))
_FAR: Final = -5.0
_TURNED: Final = 2.0
_SPAN: Final = 2000.0  # days: a register spans some years, and a date as wide as that tells nothing
_CAUTION: Final = 0.8  # of what the width alone would tell, since events cluster in time


@lru_cache(maxsize=100_000)
def compare_dates(a: Edtf, b: Edtf) -> Evidence:
    """The best agreement over the readings of both."""
    pairs = [_compare(x, y) for x in a.alternatives for y in b.alternatives]
    return max(pairs, key=lambda evidence: evidence.bits)


def _compare(a: Edtf, b: Edtf) -> Evidence:
    if a.overlaps(b):
        return _overlapping(a, b)
    if _exchanged(a, b):
        return Evidence("date", _TURNED, f"{a} and {b} are the same with day and month exchanged.")
    apart = gap(a, b)
    for limit, bits, words in _NEAR:
        if apart <= limit:
            return Evidence("date", bits, f"{a} and {b} are {words}.")
    return Evidence("date", _FAR, f"{a} and {b} are more than a year apart.")


def _overlapping(a: Edtf, b: Edtf) -> Evidence:
    width = max(_width(a), _width(b))
    if width == 1:
        return Evidence("date", _SAME_DAY, f"Both give {a}.")
    bits = min(5.0, max(0.3, _CAUTION * math.log2(_SPAN / width)))
    return Evidence("date", bits, f"{a} and {b} may be the same time.")


def _width(value: Edtf) -> float:
    """In days; an open end is as wide as can be."""
    if value.earliest is None or value.latest is None:
        return _SPAN
    return min(_SPAN, (value.latest - value.earliest).days + 1) + (5 if value.text[-1] in "?~%" else 0)


def gap(a: Edtf, b: Edtf) -> int:
    """Days between two dates that share none; an open end is far away."""
    first, second = sorted((a, b), key=lambda v: v.earliest or date.min)
    return ((second.earliest or date.max) - (first.latest or date.min)).days


def _exchanged(a: Edtf, b: Edtf) -> bool:
    """2021-11-12 beside 2021-12-11: one of them may have been read the other way round."""
    one, other = _day(a), _day(b)
    return bool(one and other and one.year == other.year and (one.month, one.day) == (other.day, other.month))


def _day(value: Edtf) -> date | None:
    return value.earliest if value.earliest == value.latest else None
