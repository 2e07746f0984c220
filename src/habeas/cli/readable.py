"""What a terminal or a script can take: foreign words made harmless, one JSON document, any encoding of the machine."""

import io
import json
import sys
import unicodedata
from typing import Any

# Overrides and isolates can make a line read as something that it is not; marks (200e, 200f) belong to honest text.
_TURNS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def as_document(data: Any) -> str:
    """One JSON document, in letters where standard output is Unicode, else in escapes that mean the same."""
    unicode = (sys.stdout.encoding or "").lower().startswith("utf")
    return json.dumps(data, ensure_ascii=not unicode, indent=2)


def never_stumble() -> None:
    """A letter that the terminal's encoding lacks is shown as its code, and does not end the command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def readable(words: str, keep: str = "") -> str:
    """The words with control characters and turns of direction shown as <U+XXXX>, except those in `keep`."""
    return "".join(c if c in keep or not _hidden(c) else f"<U+{ord(c):04X}>" for c in words)


def _hidden(character: str) -> bool:
    return character in _TURNS or unicodedata.category(character) in ("Cc", "Cs", "Co")
