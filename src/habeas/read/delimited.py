"""CSV and TSV (RFC 4180, and what people send instead): any of four delimiters, any encoding of `decoding`.

Rows are records, not lines: a quoted cell may hold newlines, and blank lines count, as a spreadsheet counts them.
Nothing is trimmed or converted. Rows of other lengths and a quotation mark that is never closed are said.
"""

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from habeas import __version__
from habeas.errors import Problem
from habeas.read import language
from habeas.read.decoding import decode
from habeas.read.rendition import Rendition, note
from habeas.read.tables import Sheet, table_rendition

_DELIMITERS: Final = ",;\t|"
_SAMPLE: Final = 200  # records that the delimiter is judged by
_NAMED: Final = 5  # odd rows that are named one by one


class DelimitedTable:
    name: Final = "delimited-table"
    version: Final = __version__
    media_types: Final = ("text/csv", "text/tab-separated-values")

    def warm(self) -> None:
        language.warm()

    def read(self, data: bytes) -> Rendition:
        """Raises `BadInput` where there are too many cells."""
        decoded = decode(data)
        rows = list(_records(decoded.characters, _delimiter(decoded.characters)))
        rendition = table_rendition([Sheet(None, enumerate(rows, start=1))])
        return rendition.having(*decoded.problems, *_unclosed(decoded.characters, rows), *_ragged(rows))


def _records(text: str, delimiter: str) -> Iterator[list[str]]:
    csv.field_size_limit(max(len(text), 1))
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)


def _delimiter(text: str) -> str:
    """The delimiter that cuts most of the first rows into the same number of cells; the more cells, the better."""
    first = text.split("\n", 1)[0].strip()
    if len(first) == 5 and first.lower().startswith("sep="):  # how Excel is told
        return first[4]
    return max(_DELIMITERS, key=lambda delimiter: _evenness(text, delimiter))


def _evenness(text: str, delimiter: str) -> tuple[float, int]:
    """(Share of the rows that have the most common number of cells, that number); zero where nothing is cut."""
    lengths = Counter(len(row) for row in islice(_records(text, delimiter), _SAMPLE) if any(row))
    cut = Counter({length: count for length, count in lengths.items() if length > 1})
    if not cut:
        return 0.0, 0
    length, count = cut.most_common(1)[0]
    return round(count / lengths.total(), 1), length


def _unclosed(text: str, rows: Sequence[Sequence[str]]) -> tuple[Problem, ...]:
    """An odd number of quotation marks, and a last cell that runs over lines: it has swallowed the rest of the file."""
    if text.count('"') % 2 == 0 or not rows or not rows[-1] or "\n" not in rows[-1][-1].rstrip("\r\n"):
        return ()
    says = f"A quotation mark in row {len(rows)} is never closed: the rows after it became one cell."
    return (note("unclosed-quote", says, "Close it in a corrected copy, and add that copy too."),)


def _ragged(rows: Sequence[Sequence[str]]) -> tuple[Problem, ...]:
    lengths = Counter(len(row) for row in rows if any(row))
    if len(lengths) < 2:
        return ()
    usual = lengths.most_common(1)[0][0]
    odd = [number for number, row in enumerate(rows, start=1) if any(row) and len(row) != usual]
    named = ", ".join(map(str, odd[:_NAMED])) + (f" and {len(odd) - _NAMED} more" if len(odd) > _NAMED else "")
    return (note("ragged-rows", f"Most rows have {usual} cells, but not these: {named}.",
                 "Check in these rows that each value stands below its own heading."),)  # fmt: skip
