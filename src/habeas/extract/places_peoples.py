"""Words for peoples: a name that means people here is not a place, and a demonym shows what a text is about."""

import csv
from pathlib import Path
from typing import Final

_FILE: Final = Path(__file__).parent / "data" / "peoples.csv"


def _read() -> dict[str, str]:
    """Each word, in lower case, with the country that it belongs to, or ""."""
    with _FILE.open(encoding="utf-8", newline="") as lines:
        return {row["word"]: row["country"] for row in csv.DictReader(line for line in lines if line[0] != "#")}


_WORDS: Final = _read()
PEOPLES: Final = frozenset(_WORDS)
DEMONYMS: Final = {word: country for word, country in _WORDS.items() if country}
