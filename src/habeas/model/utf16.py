"""UTF-16 without a byte order mark: told from what its characters are, since nothing else tells.

Both `collect` (is it text at all?) and `read` (which text?) ask, and must hear the same.
"""

import unicodedata
from typing import Final

ORDERS: Final = ("utf-16-le", "utf-16-be")
_SAMPLE: Final = 65_536  # bytes looked at
_LEAST: Final = 16  # bytes; fewer tell nothing
_LEAST_SPACES: Final = 0.02  # of the characters; words are parted, in whatever script
_MOST_BLOCKS: Final = 6  # blocks of 256 characters; a text is written in few scripts, noise in all
_CONTROLS: Final = frozenset("\t\n\r\f")


def unmarked_utf16(data: bytes) -> str | None:
    """The byte order ("utf-16-le", "utf-16-be") in which `data` reads as words; None where it does in neither."""
    sample = data[: min(_SAMPLE, len(data)) // 2 * 2]
    if len(sample) < _LEAST or b"\x00" not in sample:
        return None
    return next((order for order in ORDERS if _reads(sample, order)), None)


def _reads(sample: bytes, order: str) -> bool:
    try:
        text = sample.decode(order)
    except UnicodeDecodeError as error:
        if error.start < len(sample) - 2:  # a pair cut in two at the sample's end is no fault
            return False
        text = sample[: error.start].decode(order)
    spaces = sum(character in " \n" for character in text)
    if sum(map(str.isalpha, text)) < len(text) / 2:
        return False
    blocks = {ord(character) >> 8 for character in text}
    return spaces >= _LEAST_SPACES * len(text) and len(blocks) <= _MOST_BLOCKS and not any(map(_odd, set(text)))


def _odd(character: str) -> bool:
    """Whether no text holds such a character: controls, halves of pairs, private and unassigned ones."""
    return unicodedata.category(character) in ("Cc", "Cs", "Co", "Cn") and character not in _CONTROLS
