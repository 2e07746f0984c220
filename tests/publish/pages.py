"""Reading PDF bytes back, in every way in which a withheld word might still be found in them."""

import re
import zlib

import pypdfium2
import pypdfium2.raw as pdfium

_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200d\u2068\u2069\u202a\u202b\u202c"))  # pdfium adds the last three


def words_of(pdf: bytes) -> str:
    """The text of all pages in one line, without places to break and isolates."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        pages = [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()
    return re.sub(r"\s+", " ", " ".join(pages).translate(_INVISIBLE))


def page_count(pdf: bytes) -> int:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()


def metadata(pdf: bytes) -> dict[str, str]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return dict(document.get_metadata_dict(skip_empty=True))
    finally:
        document.close()


def is_tagged(pdf: bytes) -> bool:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return bool(pdfium.FPDFCatalog_IsTagged(document))
    finally:
        document.close()


def raw(pdf: bytes) -> bytes:
    """The file with each of its compressed streams opened and put after it."""
    opened = []
    for match in _STREAM.finditer(pdf):
        try:
            opened.append(zlib.decompressobj().decompress(match[1]))
        except zlib.error:
            opened.append(match[1])  # not compressed: it is in the file as it stands
    return pdf + b"\n".join(opened)


def found_in(pdf: bytes, secret: str) -> bool:
    """Whether a string stands anywhere in a PDF: in its text, however broken, or in any stream or string of it."""
    text = words_of(pdf)
    squeezed = re.sub(r"\s+", "", text)
    if secret in text or re.sub(r"\s+", "", secret) in squeezed:
        return True
    everything = raw(pdf)
    forms = (secret.encode("utf-8"), secret.encode("utf-16-be"), secret.encode("utf-16-be").hex().encode(),
             secret.encode("utf-8").hex().encode())  # fmt: skip
    return any(form in everything or form.upper() in everything for form in forms if len(form) > 4)
