"""Names in a row, read from the words between them: "A, 27, of X, B (Radio Y) and the student C".

The parse breaks long rows; the words between the names do not.
"""

import re
from collections.abc import Callable, Iterable

from habeas.extract import people_words as words

Named = tuple[int, int, int]  # start, end, entity

_GAP = re.compile(
    r"(?:\s+(?:of|from|with|at|in)\s+(?:the\s+)?[A-Z][\w’' .“”-]{1,40}|\s*\([^()]{1,60}\)|,?\s*(?:aged?\s+)?\d{1,2}\b"
    r"|,?\s+[sdwSDW]/[oO]\.?\s+[A-Z][\w’' .-]{1,40}"
    r"|,\s+(?:an?|the|aged?|resident|son|daughter|wife|former|also|of|from|who)\s[^,;.()]{1,60}(?=,)){0,3}"
    r"\s*(?:[,;]\s*and|,?\s*as well as|,?\s*along with|,|;|and|&)\s+"
    r"(?P<between>(?:(?:\w+\s+){1,2}others?[,:]?\s+(?:including\s+)?)?(?:[\w’'-]+\s+){0,4})"
)
_OF_KIN = re.compile(rf"\b(?:(?:{'|'.join(words.KIN)}) of(?: the)?(?: late)?|[sdwSDW]/[oO]\.?) $")
_JOINING = re.compile(r";|&|\band\b|as well as|along with")
_KINDRED = re.compile(rf"(?:his|her|their) (?:\w+ )?(?:{'|'.join(words.KIN)})\b")
_TITLES = words.PERSON_NOUNS | frozenset(words.KIN) | words.OFFICES | words.RANKS | words.HONORIFICS


def row_after(text: Callable[[int, int], str], end: int, following: Iterable[Named]) -> list[Named]:
    """The names among `following` (in order) that continue a row whose first name ends at `end`.

    A row of two needs "and" between them: "A, B's opponent" is no row.
    """
    found: list[Named] = []
    joined = False
    for start, stop, entity in following:
        if start < end:
            continue
        if _OF_KIN.search(text(end, start)):
            continue  # "A, 22, son of B, and C": B only says who A is
        gap = _GAP.fullmatch(text(end, start))
        if gap is None or not _describes(gap["between"]) or text(stop, stop + 2) in ("’s", "'s"):
            break
        joined = joined or _JOINING.search(text(end, start)) is not None or _KINDRED.match(gap["between"]) is not None
        found.append((start, stop, entity))
        end = stop
    return found if joined or len(found) > 1 else []


def _describes(between: str) -> bool:
    """Whether the words between two names of a row only say what the second is."""
    last = between.split()[-1:]
    if not last:
        return True
    word = last[0].lower().rstrip(".,:")
    return word in _TITLES or word.removesuffix("s") in _TITLES or word in ("others", "other", "including", "in-law")
