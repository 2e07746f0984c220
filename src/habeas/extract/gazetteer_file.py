"""The gazetteer on disk: one file that is looked up in place, so that opening it costs milliseconds.

    "HABEASGZ1\\n" | length of directory, 4 bytes big-endian | directory | blocks

Directory and blocks are zlib. The directory is JSON {about, rows, entries, names, keys}: `rows` records to a block of
entries, then offset and length of each block of entries and of names, and the first key of each block of names.
A block of entries holds records of tab-separated fields in order, so that entry n lies in block n // rows. A block of
names holds lines "key TAB n[~] TAB n[~] ...", sorted by key; `~` marks a lesser name of that entry. Blocks are unpacked
when first needed and a few hundred of them are kept.
"""

import json
import zlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path
from typing import Final

from habeas.errors import Damaged

MAGIC: Final = b"HABEASGZ1\n"
_ROWS: Final = 128
_NAMES: Final = 256
_KEPT: Final = 512
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Entry:
    """One place. `weight` orders places of one name: its population, or what stands for it. `lat`/`lon` may be "".

    `id` says where the entry comes from: "geonames:1163054", or "habeas:..." for the files in `data`.
    """

    weight: int
    id: str
    name: str
    precision: str
    country: str
    province: str
    district: str
    lat: str
    lon: str


@dataclass(frozen=True, slots=True)
class Named:
    """An entry number under one name; `lesser` when the name is an alternate or foreign one."""

    entry: int
    lesser: bool


def pack(about: Mapping[str, str], entries: Sequence[Entry], names: Mapping[str, Sequence[Named]]) -> bytes:
    """The bytes of a gazetteer file."""
    rows = ["\t".join(str(getattr(entry, f.name)) for f in fields(Entry)) for entry in entries]
    keys = sorted(names)
    lines = [_line(key, names[key]) for key in keys]
    blocks = [*_packed(rows, _ROWS), *_packed(lines, _NAMES)]
    spans, at = [], 0
    for block in blocks:
        spans.append((at, len(block)))
        at += len(block)
    split = -(-len(rows) // _ROWS)
    directory = zlib.compress(
        json.dumps(
            {
                "about": dict(about),
                "rows": _ROWS,
                "entries": spans[:split],
                "names": spans[split:],
                "keys": keys[::_NAMES],
            }
        ).encode(),
        9,
    )
    return b"".join([MAGIC, len(directory).to_bytes(4, "big"), directory, *blocks])


def _line(key: str, named: Sequence[Named]) -> str:
    return "\t".join([key, *(f"{one.entry}~" if one.lesser else str(one.entry) for one in named)])


def _packed(lines: Sequence[str], size: int) -> Iterator[bytes]:
    for at in range(0, len(lines), size):
        yield zlib.compress("\n".join(lines[at : at + size]).encode(), 9)


class Store:
    """An opened gazetteer file. Reads are pure; the file is kept in memory packed."""

    def __init__(self, content: bytes) -> None:
        """Raises `Damaged` when the bytes are no gazetteer file."""
        if not content.startswith(MAGIC):
            raise Damaged("The file of places is not a gazetteer file.", "Install Habeas again.", code="bad-gazetteer")
        start = len(MAGIC) + 4
        self._content = content
        self._base = start + int.from_bytes(content[len(MAGIC) : start], "big")
        try:
            directory = json.loads(zlib.decompress(content[start : self._base]))
            self.about: dict[str, str] = directory["about"]
            self._rows: int = directory["rows"]
            self._entries: list[Span] = [(at, size) for at, size in directory["entries"]]
            self._names: list[Span] = [(at, size) for at, size in directory["names"]]
            self._keys: list[str] = directory["keys"]
        except (zlib.error, ValueError, KeyError) as error:
            raise Damaged("The file of places is damaged.", "Install Habeas again.", code="bad-gazetteer") from error
        self._block = lru_cache(_KEPT)(self._unpacked)
        self._entry = lru_cache(4 * _KEPT)(self._read_entry)

    @classmethod
    def open(cls, path: Path) -> "Store":
        """The store in a file; raises `Damaged` when it is missing or is no gazetteer."""
        try:
            return cls(path.read_bytes())
        except OSError as error:
            raise Damaged(
                "The file of places cannot be read.", "Install Habeas again.", code="bad-gazetteer"
            ) from error

    def find(self, key: str) -> tuple[Named, ...]:
        """The entries under a folded name, best known first; empty when there are none."""
        at = bisect_right(self._keys, key) - 1
        if at < 0:
            return ()
        lines = self._block(self._names[at])
        line = bisect_left(lines, key, key=_key_of)
        if line == len(lines) or _key_of(lines[line]) != key:
            return ()
        return tuple(Named(int(n.rstrip("~")), n.endswith("~")) for n in lines[line].split("\t")[1:])

    def entry(self, number: int) -> Entry:
        return self._entry(number)

    def _read_entry(self, number: int) -> Entry:
        line = self._block(self._entries[number // self._rows])[number % self._rows]
        weight, *texts = line.split("\t")
        return Entry(int(weight), *texts)

    def _unpacked(self, span: Span) -> list[str]:
        at = self._base + span[0]
        try:
            return zlib.decompress(self._content[at : at + span[1]]).decode().split("\n")
        except (zlib.error, UnicodeDecodeError) as error:
            raise Damaged("The file of places is damaged.", "Install Habeas again.", code="bad-gazetteer") from error


def _key_of(line: str) -> str:
    return line.partition("\t")[0]
