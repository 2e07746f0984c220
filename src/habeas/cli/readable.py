"""Foreign words made harmless for a terminal."""

import unicodedata

# Overrides and isolates can make a line read as something that it is not; marks (200e, 200f) belong to honest text.
_TURNS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def readable(words: str, keep: str = "") -> str:
    """The words with control characters and turns of direction shown as <U+XXXX>, except those in `keep`."""
    return "".join(c if c in keep or not _hidden(c) else f"<U+{ord(c):04X}>" for c in words)


def _hidden(character: str) -> bool:
    return character in _TURNS or unicodedata.category(character) in ("Cc", "Cs", "Co")
