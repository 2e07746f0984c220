"""Bytes to characters, by a rule that can be stated, and never silently.

1. A byte order mark decides (UTF-8, UTF-16, UTF-32); without one, UTF-16 where it reads as words. 2. Else the encoding
that the document itself declares, where it fits. 3. Else UTF-8, where every byte fits; also where so few bytes do not
fit that the text was clearly UTF-8 once. 4. Else Windows-1256 where the bytes above 127 mostly stand side by side and
read as Arabic letters (in Latin writing accented letters stand alone), and Windows-1252 otherwise. Guesses and losses
are said in `problems`.
"""

import codecs
import re
from dataclasses import dataclass
from typing import Final

from habeas.errors import Problem
from habeas.model.utf16 import unmarked_utf16
from habeas.read.rendition import note

_MARKS: Final = (  # UTF-32 first: its little-endian mark begins like that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"), (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # fmt: skip
_DECLARABLE: Final = re.compile(  # encodings that a document may declare; none can make lone surrogates
    r"utf-8|cp125\d|cp874|iso8859-\d+|koi8-[ru]|gb18030|gbk|gb2312|big5|euc_kr|euc_jp|shift_jis"
)
_HIGH_RUN: Final = re.compile(rb"[\x80-\xff]+")
_ARABIC: Final = re.compile("[\u0600-\u06ff]")
_UTF8_DAMAGE: Final = 0.02  # at most this share of the characters beyond ASCII may be undecodable in rule 3
_SAMPLE: Final = 200_000  # bytes that rule 4 looks at


@dataclass(frozen=True, slots=True)
class Decoded:
    characters: str
    encoding: str
    problems: tuple[Problem, ...] = ()


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """The characters of `data`, without a byte order mark and otherwise unchanged."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _with_losses(data[len(mark) :], encoding)
    if order := unmarked_utf16(data):
        return _by_guess(data, order)
    if declared and (known := _known(declared)) and (decoded := _strictly(data, known)):
        return decoded
    if decoded := _strictly(data, "utf-8"):
        return decoded
    if _was_utf8(data):
        return _with_losses(data, "utf-8")
    return _by_guess(data, "cp1256" if _reads_as_arabic(data) else "cp1252")


def _by_guess(data: bytes, encoding: str) -> Decoded:
    decoded = _with_losses(data, encoding)
    return Decoded(decoded.characters, encoding, (_guessed(encoding), *decoded.problems))


def _known(declared: str) -> str | None:
    """Python's name of a declared encoding; ISO 8859-1 means Windows-1252 (WHATWG Encoding standard)."""
    try:
        name = codecs.lookup(declared).name
    except (LookupError, ValueError):
        return None
    if not _DECLARABLE.fullmatch(name):
        return None
    return "cp1252" if name == "iso8859-1" else name


def _strictly(data: bytes, encoding: str) -> Decoded | None:
    try:
        characters = data.decode(encoding)
    except UnicodeError:
        return None
    return Decoded(characters, encoding, _nuls(characters))


def _with_losses(data: bytes, encoding: str) -> Decoded:
    characters = data.decode(encoding, "replace")
    lost = characters.count("\ufffd") - data.decode(encoding, "ignore").count("\ufffd")
    return Decoded(characters, encoding, (*_losses(lost), *_nuls(characters)))


def _was_utf8(data: bytes) -> bool:
    kept = data.decode("utf-8", "ignore")
    lost = data.decode("utf-8", "replace").count("\ufffd") - kept.count("\ufffd")
    beyond_ascii = len(kept) - len(kept.encode("ascii", "ignore"))
    return lost <= _UTF8_DAMAGE * beyond_ascii


def _reads_as_arabic(data: bytes) -> bool:
    runs = _HIGH_RUN.findall(data[:_SAMPLE])
    high = sum(len(run) for run in runs)
    side_by_side = sum(len(run) for run in runs if len(run) > 1)
    arabic = sum(len(_ARABIC.findall(run.decode("cp1256", "replace"))) for run in runs)
    return side_by_side >= 0.6 * high and arabic >= 0.6 * high


def _guessed(encoding: str) -> Problem:
    name = {"cp1256": "Windows-1256 (Arabic)", "cp1252": "Windows-1252 (Western European)"}.get(encoding, "UTF-16")
    return note("encoding-guessed", f"The text does not say how it is encoded; it was read as {name}.",
                "Look at its accented or Arabic letters. If they are wrong, add a copy saved as UTF-8.")  # fmt: skip


def _losses(lost: int) -> tuple[Problem, ...]:
    if not lost:
        return ()
    what = "One place" if lost == 1 else f"{lost} places"
    return (note("undecodable", f"{what} in the text could not be decoded and read as “\ufffd”.",
                 "Ask for a fresh copy if the words around them matter."),)  # fmt: skip


def _nuls(characters: str) -> tuple[Problem, ...]:
    count = characters.count("\x00")
    if not count:
        return ()
    return (note("nul", f"The text holds {count} NUL characters, which text should not; they were kept.",
                 "Check that the file is a text and was copied whole."),)  # fmt: skip
