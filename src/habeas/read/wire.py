"""The frames that pass between the program and its reading process. One line of JSON, then as many bytes as it says.

Request: `{"media_type", "size", "limits"}` and the exhibit's bytes. Answer: `{"ended", "size"}` and what the worker
wrote, which may be anything, since the worker has seen foreign bytes: `rendition_from` trusts none of it.
"""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

from habeas.errors import HabeasError, Problem
from habeas.model.text import Segment
from habeas.read.rendition import Rendition

MAX_LINE = 65_536
_MOST = {b"[": 4_000_000, b"{": 100_000, b",": 40_000_000}  # so that no answer fills this process's memory when parsed


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one exhibit may use. Times in seconds, sizes in bytes; `wall_seconds` is time on the clock."""

    cpu_seconds: int = 60
    wall_seconds: int = 120
    memory: int = 2 * 1024**3
    input: int = 512 * 1024**2
    output: int = 512 * 1024**2


def frame(header: dict[str, Any], payload: bytes = b"") -> bytes:
    line = json.dumps(header | {"size": len(payload)}, ensure_ascii=True, separators=(",", ":"))
    return line.encode("ascii") + b"\n" + payload


def read_frame(read: Callable[[int], bytes], most: int) -> tuple[dict[str, Any], bytes] | None:
    """The next frame, or None at a clean end. `read(n)` gives between 1 and n bytes, none at the end.

    Raises `ValueError` for what is no frame, is cut short, or is longer than `most`.
    """
    line = b""
    while not line.endswith(b"\n"):
        byte = read(1)
        if not byte and not line:
            return None
        if not byte or len(line) > MAX_LINE:
            raise ValueError("no frame")
        line += byte
    header = json.loads(line)
    if not isinstance(header, dict) or not isinstance(header.get("size"), int) or not 0 <= header["size"] <= most:
        raise ValueError("no frame header")
    return header, _exactly(read, header["size"])


def _exactly(read: Callable[[int], bytes], size: int) -> bytes:
    whole = bytearray()
    while len(whole) < size:
        part = read(min(size - len(whole), 1 << 20))
        if not part:
            raise ValueError("cut short")
        whole += part
    return bytes(whole)


def packed(rendition: Rendition) -> bytes:
    """A rendition as bytes: JSON without the characters, a newline, the characters in UTF-8."""
    fields = {
        "language": rendition.language,
        "segments": [[s.start, s.end, s.where, s.page, s.sheet, s.row, s.column] for s in rendition.segments],
        "pages": rendition.pages,
        "problems": [asdict(problem) for problem in rendition.problems],
    }
    return (
        json.dumps(fields, ensure_ascii=True, separators=(",", ":")).encode("ascii")
        + b"\n"
        + rendition.characters.encode()
    )


def rendition_from(payload: bytes) -> Rendition:
    """The rendition in `payload`. Raises `ValueError` for anything that is not one."""
    head, _, characters = payload.partition(b"\n")
    if any(head.count(mark) > most for mark, most in _MOST.items()):
        raise ValueError("no rendition has so many parts")
    try:
        fields = json.loads(head)
        return Rendition(
            characters.decode(),
            _text(fields["language"]),
            tuple(_segment(*parts) for parts in fields["segments"]),
            _number(fields["pages"]),
            tuple(_problem(problem) for problem in fields["problems"]),
        )
    except (TypeError, KeyError, UnicodeDecodeError, RecursionError, HabeasError) as error:
        raise ValueError("not a rendition") from error


def _segment(start: Any, end: Any, where: Any, page: Any, sheet: Any, row: Any, column: Any) -> Segment:
    name = None if sheet is None else _text(sheet)
    return Segment(_count(start), _count(end), _text(where), _number(page), name, _number(row), _number(column))


def _problem(fields: Any) -> Problem:
    return Problem(**{name: _text(fields[name]) for name in ("path", "code", "says", "do")})


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _count(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(value)
    return value


def _number(value: Any) -> int | None:
    return None if value is None else _count(value)
