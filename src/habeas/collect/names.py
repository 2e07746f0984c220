"""Names that lie: about what the file is, or about how the name itself reads.

A name is only a problem when somebody could be misled by it. No extension, an unknown one, or a plausible other name
for the same kind (.htm, .text, .md, .log, .jpeg) is none.
"""

import os
import re
import unicodedata
from pathlib import PurePath
from typing import Final

from habeas.collect.sniff import UNKNOWN, extension
from habeas.errors import Problem

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_OLE = "application/x-ole-storage"
_LOCKED = "application/vnd.ms-office-encrypted"
_PLAIN = frozenset({"text/plain"})
_JPEG = frozenset({"image/jpeg"})
_TIFF = frozenset({"image/tiff"})
_HTML = frozenset({"text/html"})
_HEIF = frozenset({"image/heic", "image/heif"})
_MPEG4 = frozenset({"video/mp4", "video/quicktime", "video/3gpp", "audio/mp4"})

# Which media types each extension may honestly have.
HONEST: Final[dict[str, frozenset[str]]] = {
    "txt": _PLAIN, "text": _PLAIN, "md": _PLAIN, "markdown": _PLAIN, "log": _PLAIN,
    "csv": frozenset({"text/csv"}), "tsv": frozenset({"text/tab-separated-values"}),
    "html": _HTML, "htm": _HTML, "xhtml": _HTML, "json": frozenset({"application/json"}),
    "pdf": frozenset({"application/pdf"}), "rtf": frozenset({"application/rtf"}),
    "jpg": _JPEG, "jpeg": _JPEG, "jpe": _JPEG, "png": frozenset({"image/png"}), "gif": frozenset({"image/gif"}),
    "tif": _TIFF, "tiff": _TIFF, "webp": frozenset({"image/webp"}), "heic": _HEIF, "heif": _HEIF,
    "xlsx": frozenset({_XLSX, _LOCKED}), "xls": frozenset({_OLE}),
    "xlsm": frozenset({"application/vnd.ms-excel.sheet.macroenabled.12"}),
    "docx": frozenset({_DOCX, _LOCKED}), "doc": frozenset({_OLE, "application/rtf"}),
    "ods": frozenset({"application/vnd.oasis.opendocument.spreadsheet"}),
    "odt": frozenset({"application/vnd.oasis.opendocument.text"}),
    "zip": frozenset({"application/zip"}), "gz": frozenset({"application/gzip"}),
    "mp4": _MPEG4, "m4v": _MPEG4, "mov": _MPEG4, "m4a": _MPEG4, "3gp": _MPEG4,
    "mp3": frozenset({"audio/mpeg", UNKNOWN}), "ogg": frozenset({"audio/ogg"}), "opus": frozenset({"audio/ogg"}),
    "wav": frozenset({"audio/wav"}), "age": frozenset({"application/age"}), "warc": frozenset({"application/warc"}),
}  # fmt: skip

_WORDS: Final = {
    _LOCKED: "an Office document locked with a password", "application/pdf": "a PDF document",
    "text/html": "a web page (HTML)", "text/plain": "plain text",
    "text/csv": "a table as text (CSV)", "image/jpeg": "a JPEG picture", "image/png": "a PNG picture",
    "image/heic": "a HEIC picture", "image/gif": "a GIF picture", _XLSX: "an Excel workbook (XLSX)",
    _DOCX: "a Word document (DOCX)", _OLE: "an older Office document", "application/zip": "a ZIP archive",
    "video/mp4": "an MP4 video", "application/age": "an age-encrypted file", "application/json": "JSON data",
    "application/vnd.sqlite3": "a SQLite database", "application/x-executable": "a program",
    UNKNOWN: "data of an unknown kind", "application/vnd.oasis.opendocument.spreadsheet": "a spreadsheet (ODS)",
}  # fmt: skip
_RUNS: Final = frozenset(
    ("exe", "com", "scr", "pif", "bat", "cmd", "msi", "lnk", "js", "jse", "vbs", "vbe", "wsf", "hta", "ps1", "jar",
     "apk", "sh", "desktop", "url", "reg", "app", "command")
)  # fmt: skip
_REORDERS: Final = re.compile("[\u202d\u202e]")  # left-to-right and right-to-left override
_ADD_ANYWAY = "or, if this is how it was received, add it with --as-received."


def shown(path: PurePath) -> str:
    """The path as characters that can be printed and sealed: bytes that are not UTF-8 appear as `\\xNN`."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def name_problem(path: PurePath, media_type: str) -> Problem | None:
    """What is wrong with the name of a file of this (sniffed) type, or None.

    Codes: garbled-name (it holds control characters, or bytes that are not UTF-8), misleading-name (the order of its
    letters is overridden, or a program poses as a document), lying-name (the extension names another kind of file).
    """
    return _garbled(path) or _misleading(path) or _lie(path, media_type)


def _garbled(path: PurePath) -> Problem | None:
    if not any(unicodedata.category(character) in ("Cc", "Cs") for character in path.name):
        return None
    plain = "".join("\ufffd" if unicodedata.category(c) in ("Cc", "Cs") else c for c in path.name)
    says = f"The name “{plain}” holds characters that cannot be shown."
    return Problem(shown(path), "garbled-name", says, f"Rename it, {_ADD_ANYWAY}")


def _misleading(path: PurePath) -> Problem | None:
    says = _reordered(path.name) or _poses(path.name)
    return Problem(shown(path), "misleading-name", says, f"Do not open it. Rename it, {_ADD_ANYWAY}") if says else None


def _reordered(name: str) -> str | None:
    if not _REORDERS.search(name):
        return None
    plain = _REORDERS.sub("", name)
    return f"The name “{plain}” holds a hidden character that shows its letters in another order."


def _poses(name: str) -> str | None:
    ending = extension(name)
    stem = name.rstrip(" .")[: -len(ending) - 1].rstrip(" .") if ending else ""
    if ending in _RUNS and extension(stem) in HONEST:
        return f"“{name}” is named like a document, but its last ending, .{ending}, is that of a program."
    return None


def _lie(path: PurePath, media_type: str) -> Problem | None:
    ending = extension(path.name)
    honest = HONEST.get(ending)
    if honest is None or media_type in honest:
        return None
    says = f"“{path.name}” is named like .{ending}, but what it holds is {_WORDS.get(media_type, media_type)}."
    better = _ending_for(media_type)
    rename = (
        f"Rename it so that it ends in .{better}, " if better else "Check that it is the file you meant; rename it, "
    )
    return Problem(str(path), "lying-name", says, rename + _ADD_ANYWAY)


def _ending_for(media_type: str) -> str | None:
    """The usual ending of a type, where the type alone tells it."""
    if media_type in (UNKNOWN, _OLE, _LOCKED):
        return None
    return next((ending for ending, types in HONEST.items() if media_type in types), None)
