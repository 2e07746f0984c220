"""What a file is, told from its content; its name only decides between kinds of text that have no signature.

Order: own signatures (the formats that evidence comes in), then text or binary by the rule of the WHATWG MIME
Sniffing standard (section 3, "binary data byte"), then puremagic's tables for what is left. What nobody knows is
`application/octet-stream`.
"""

import io
import re
import zipfile
from pathlib import Path
from typing import BinaryIO, Final

import puremagic

from habeas.model.utf16 import unmarked_utf16

HEAD = 65_536  # bytes looked at from the start of a file
UNKNOWN: Final = "application/octet-stream"

_OLE: Final = "application/x-ole-storage"
_LOCKED_OFFICE: Final = "application/vnd.ms-office-encrypted"  # DOCX, XLSX ... with a password ([MS-OFFCRYPTO] 1.3.2)
_LOCKED_STREAM: Final = "EncryptedPackage".encode("utf-16-le")
_TEXTUAL: Final[tuple[tuple[bytes, str], ...]] = (
    (b"%PDF-", "application/pdf"),
    (b"age-encryption.org/", "application/age"),
    (b"-----BEGIN AGE ENCRYPTED FILE-----", "application/age"),
    (b"-----BEGIN PGP ", "application/pgp-encrypted"),
    (b"{\\rtf", "application/rtf"),
    (b"WARC/", "application/warc"),
)
# The signatures below prove nothing by themselves (a text may begin with "MZ"): binary bytes must follow.
_STARTS: Final[tuple[tuple[bytes, str], ...]] = (
    (b"SQLite format 3\x00", "application/vnd.sqlite3"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", _OLE),
    (b"OggS", "audio/ogg"),
    (b"ID3", "audio/mpeg"),
    (b"\xff\xfb", "audio/mpeg"),
    (b"\xff\xf3", "audio/mpeg"),
    (b"\xff\xf2", "audio/mpeg"),
    (b"#!AMR", "audio/amr"),
    (b"fLaC", "audio/flac"),
    (b"\x1f\x8b\x08", "application/gzip"),
    (b"BZh", "application/x-bzip2"),
    (b"\xfd7zXZ\x00", "application/x-xz"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"\x7fELF", "application/x-executable"),
    (b"MZ", "application/x-executable"),
    (b"\xcf\xfa\xed\xfe", "application/x-executable"),
)
_RIFF: Final = {b"WEBP": "image/webp", b"WAVE": "audio/wav", b"AVI ": "video/x-msvideo"}
_BRANDS: Final = {  # the major brand of an ISO base media file (ISO/IEC 14496-12)
    b"heic": "image/heic", b"heix": "image/heic", b"hevc": "image/heic", b"heim": "image/heic", b"heis": "image/heic",
    b"mif1": "image/heif", b"msf1": "image/heif", b"avif": "image/avif", b"qt  ": "video/quicktime",
    b"M4A ": "audio/mp4", b"3gp4": "video/3gpp", b"3gp5": "video/3gpp", b"3gp6": "video/3gpp",
}  # fmt: skip
_ZIPPED: Final = (
    ("xl/vbaProject.bin", "application/vnd.ms-excel.sheet.macroenabled.12"),
    ("xl/workbook.bin", "application/vnd.ms-excel.sheet.binary.macroenabled.12"),
    ("xl/", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("word/", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("ppt/", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
)
_TEXT_BY_NAME: Final = {
    "csv": "text/csv", "tsv": "text/tab-separated-values", "tab": "text/tab-separated-values",
    "json": "application/json", "geojson": "application/json", "xml": "application/xml", "svg": "image/svg+xml",
    "htm": "text/html", "html": "text/html", "xhtml": "text/html", "eml": "message/rfc822", "vcf": "text/vcard",
}  # fmt: skip
_TEXT_ENDINGS: Final = frozenset(("txt", "text", "md", "markdown", "log", "csv", "tsv", "tab"))
_BINARY_BYTES: Final = re.compile(rb"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]")
_UTF16: Final = (b"\xff\xfe", b"\xfe\xff")
_XML_PROLOGUE: Final = re.compile(r"\A\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*", re.DOTALL)
_HTML_START: Final = re.compile(r"<(?:!doctype\s+html|html|head|body)[\s>]", re.IGNORECASE)
_SVG_START: Final = re.compile(r"<(?:!doctype\s+svg|svg)[\s>]", re.IGNORECASE)


def sniff(content: Path | bytes | BinaryIO, name: str | None = None) -> str:
    """The media type of a file or of its whole bytes, in lower case; `name` defaults to the path's own.

    A stream is read from where it stands, may be sought in, and is left open. Raises `OSError` where it cannot be read.
    """
    if isinstance(content, bytes):
        return _sniff(io.BytesIO(content), name or "")
    if not isinstance(content, Path):
        return _sniff(content, name or "")
    with content.open("rb") as stream:
        return _sniff(stream, content.name if name is None else name)


def extension(name: str) -> str:
    """What stands after the last dot, in lower case and without spaces; empty when there is none."""
    stem, dot, last = name.rstrip(" .").rpartition(".")
    return last.strip().lower() if dot and stem else ""


def _sniff(stream: BinaryIO, name: str) -> str:
    head = stream.read(HEAD)
    known = _signed(head)
    if known == "application/zip":
        return _zipped(stream, head)
    if known:
        return known
    text = _as_text(head, extension(name))
    return _guessed(head) if text is None else _kind_of_text(text, extension(name))


def _signed(head: bytes) -> str | None:
    """The type that a signature proves."""
    for start, media_type in _TEXTUAL:
        if head.startswith(start):
            return media_type
    return _signed_binary(head) if _BINARY_BYTES.search(head) else None


def _signed_binary(head: bytes) -> str | None:
    for start, media_type in _STARTS:
        if head.startswith(start):
            return _LOCKED_OFFICE if media_type == _OLE and _LOCKED_STREAM in head else media_type
    if head[:4] in (b"PK\x03\x04", b"PK\x05\x06"):
        return "application/zip"
    if head[:4] == b"RIFF":
        return _RIFF.get(head[8:12])
    if head[4:8] == b"ftyp":
        return _BRANDS.get(head[8:12], "video/mp4")
    if head[:4] == b"\x1a\x45\xdf\xa3":
        return "video/webm" if b"webm" in head[:64] else "video/x-matroska"
    if head[257:262] == b"ustar":
        return "application/x-tar"
    # ISO 32000-1, annex H: readers accept the header within the first 1024 bytes. Last, for a container may hold a PDF.
    return "application/pdf" if b"%PDF-" in head[:1024] else None


def _zipped(stream: BinaryIO, head: bytes) -> str:
    """Which format a ZIP container carries, by the names in its directory; nothing in it is unpacked."""
    if head[30:38] == b"mimetype":  # OpenDocument and EPUB put their type first, uncompressed
        declared = re.match(rb"application/[a-z0-9.+-]+", head[38:138])
        if declared:
            return declared[0].removesuffix(b"PK").decode("ascii")
    try:
        stream.seek(0)
        with zipfile.ZipFile(stream) as container:
            names = container.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return "application/zip"  # a broken directory is the reader's to report
    if "[Content_Types].xml" in names:
        for part, media_type in _ZIPPED:
            if any(name.startswith(part) for name in names):
                return media_type
    return "application/java-archive" if "META-INF/MANIFEST.MF" in names else "application/zip"


def _as_text(head: bytes, ending: str) -> str | None:
    """The head as characters good enough to recognise a format by, or None where it is binary."""
    if head.startswith(_UTF16):
        text = head[: len(head) // 2 * 2].decode("utf-16", "replace")
        return None if "\x00" in text else text
    if _BINARY_BYTES.search(head):
        order = unmarked_utf16(head)
        return head.decode(order, "replace") if order else _spoilt_text(head, ending)
    return head.decode("utf-8-sig", "replace")


def _spoilt_text(head: bytes, ending: str) -> str | None:
    """A text by its name that holds NUL bytes, as a failing disk or an old program leaves them, and nothing worse."""
    words = head.replace(b"\x00", b"")
    if ending not in _TEXT_ENDINGS or _BINARY_BYTES.search(words) or len(words) < len(head) / 2:
        return None
    return words.decode("utf-8-sig", "replace")


def _kind_of_text(text: str, ending: str) -> str:
    start = _XML_PROLOGUE.sub("", text, count=1)
    if _HTML_START.match(start):
        return "text/html"
    if _SVG_START.match(start):
        return "image/svg+xml"
    return _TEXT_BY_NAME.get(ending, "text/plain")


def _guessed(head: bytes) -> str:
    """The type of the longest signature in puremagic's tables, where it has at least four bytes."""
    try:
        found = puremagic.magic_string(head)
    except (puremagic.PureError, ValueError):  # ValueError: no bytes at all
        return UNKNOWN
    sure = [match for match in found if len(match.byte_match) >= 4 and "/" in match.mime_type]
    return str(max(sure, key=lambda match: len(match.byte_match)).mime_type).lower() if sure else UNKNOWN
