"""PDF documents with a text layer, page by page, with PDFium.

Layout of the text: lines end in one newline, a gap between lines that is clearly wider than usual on the page becomes
a blank line, and so does the end of a page. A word that was split at the end of a line is joined again. Each page is
one segment. What a reader of the text must know is in `problems`: pages that only hold a picture of text, and pages in
Arabic script, whose letters many PDF files name wrongly.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from itertools import pairwise
from statistics import median
from typing import Any, Final

from habeas import __version__
from habeas.errors import BadInput, Problem
from habeas.model.text import Segment
from habeas.read import language
from habeas.read.rendition import NO_TEXT, Rendition, note

MAX_PAGES: Final = 100_000
_HYPHEN: Final = "\x02"  # PDFium's mark for a hyphen at the end of a line, which it then drops
_PAGE_BREAK: Final = "\n\n"
_WIDE: Final = 0.4  # of a line's height: by so much must a gap exceed the usual one to part paragraphs
_OTHER_SIZE: Final = 0.15  # of a line's height: by so much does that of another paragraph differ
_PASSWORD, _SECURITY = 4, 5  # FPDF_ERR_* of PDFium


class PdfDocument:
    name: Final = "pdf-text-layer"
    version: Final = f"{__version__} pypdfium2 {version('pypdfium2')}"
    media_types: Final = ("application/pdf",)

    def warm(self) -> None:
        language.warm()
        import pypdfium2  # noqa: F401 - loads PDFium

    def read(self, data: bytes) -> Rendition:
        """Raises `BadInput` for a document that is locked or damaged."""
        document = _open(data)
        if len(document) > MAX_PAGES:
            raise BadInput(f"The PDF says that it has {len(document):,} pages, which is more than can be gone through.",
                           "Check who made it, or divide it into parts and add those.", code="too-large")  # fmt: skip
        pages = [_read_page(document, number) for number in range(len(document))]
        characters, segments = _joined(pages)
        problems = tuple(_problems(pages)) if characters else (*_problems(pages), NO_TEXT)
        return Rendition(characters, language.language_of(characters), segments, len(pages), problems)


@dataclass(frozen=True, slots=True)
class _Page:
    text: str
    drawn: bool  # whether anything at all is drawn on it
    damaged: bool = False


def _open(data: bytes) -> Any:
    import pypdfium2

    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code in (_PASSWORD, _SECURITY):
            raise BadInput("The PDF is locked with a password.",
                           "Ask for an unlocked copy, or save one without a password, and add that.",
                           code="locked") from error  # fmt: skip
        raise BadInput("The PDF is damaged: it cannot be opened.", "Ask for a fresh copy and add that.",
                       code="damaged") from error  # fmt: skip


def _read_page(document: Any, number: int) -> _Page:
    import pypdfium2

    try:
        page = document[number]
        text = _page_text(page.get_textpage())
        return _Page(text, drawn=bool(text) or any(True for _ in page.get_objects(max_depth=1)))
    except pypdfium2.PdfiumError:  # one page that cannot be loaded leaves the others readable; it is named
        return _Page("", drawn=True, damaged=True)


def _page_text(textpage: Any) -> str:
    from pypdfium2.raw import FPDFText_GetUnicode

    codes = [FPDFText_GetUnicode(textpage.raw, at) for at in range(textpage.count_chars())]
    lines = [line for line in _lines(codes) if line[1]]
    boxes = [textpage.get_charbox(first, loose=True) for first, _ in lines]
    breaks = ["", *_breaks([(bottom, top) for _, bottom, _, top in boxes])]
    return "".join(before + words for before, (_, words) in zip(breaks, lines, strict=False))


def _breaks(boxes: Sequence[tuple[float, float]]) -> Iterator[str]:
    """What parts each line from the next, by the bottom and top of each: the gap, or another size of letters."""
    gaps = [above[0] - below[1] for above, below in pairwise(boxes)]
    usual = median(gaps) if gaps else 0.0
    for gap, (above, below) in zip(gaps, pairwise(boxes), strict=True):
        height, next_height = above[1] - above[0], below[1] - below[0]
        wide = gap - usual > _WIDE * next_height
        yield "\n\n" if wide or abs(height - next_height) > _OTHER_SIZE * height else "\n"


def _lines(codes: Sequence[int]) -> Iterator[tuple[int, str]]:
    """Each line: the index of its first visible character, and its words without outer spaces."""
    start = 0
    for end in (*(at for at, code in enumerate(codes) if code == 0x0A), len(codes)):
        raw = "".join(map(_character, codes[start:end]))
        words = raw.strip(" \t\r\n\u00a0")
        yield start + len(raw) - len(raw.lstrip(" \t\r\n\u00a0")), _unsplit(words)
        start = end + 1


def _character(code: int) -> str:
    """A code as PDFium gives it; what is no character (0, a lone surrogate) becomes U+FFFD."""
    return chr(code) if code and not 0xD800 <= code <= 0xDFFF and code <= 0x10FFFF else "\ufffd"


def _unsplit(words: str) -> str:
    """Join words split at the end of a line; between digits or capitals the hyphen is part of what is written."""
    parts = words.split(_HYPHEN)
    joined = parts[0]
    for part in parts[1:]:
        split = joined[-1:].isalpha() and part[:1].islower()
        joined += part if split else "-" + part
    return joined


def _joined(pages: Sequence[_Page]) -> tuple[str, tuple[Segment, ...]]:
    characters, segments = "", []
    for number, page in enumerate(pages, start=1):
        if page.text:
            characters += _PAGE_BREAK if characters else ""
            end = len(characters) + len(page.text)
            segments.append(Segment(len(characters), end, f"page {number}", page=number))
            characters += page.text
    return characters, tuple(segments)


def _problems(pages: Sequence[_Page]) -> Iterator[Problem]:
    damaged = [n for n, page in enumerate(pages, start=1) if page.damaged]
    pictures = [n for n, page in enumerate(pages, start=1) if page.drawn and not page.text and not page.damaged]
    arabic = [n for n, page in enumerate(pages, start=1) if _mostly_arabic(page.text)]
    if damaged:
        yield note("damaged-page", f"{_pages(damaged)} cannot be read.", "Ask for a fresh copy if it matters.")
    if pictures:
        has = "has" if len(pictures) == 1 else "have"
        yield note("no-text-layer", f"{_pages(pictures)} {has} no text layer and so {has} no text here.",
                   "It needs OCR, which this version does not have: type out what matters and add that.")  # fmt: skip
    if arabic:
        yield note("arabic-pdf", f"{_pages(arabic)}: letters in Arabic script are often wrong in the text of a PDF.",
                   "Compare each quote with the page before relying on it.")  # fmt: skip


def _pages(numbers: Sequence[int]) -> str:
    """Page 3 / Pages 1, 3-5."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    words = ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)
    return f"Page {words}" if len(numbers) == 1 else f"Pages {words}"


def _mostly_arabic(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    arabic = sum("\u0600" <= c <= "\u06ff" or "\ufb50" <= c <= "\ufefc" for c in letters)
    return arabic > len(letters) / 5
