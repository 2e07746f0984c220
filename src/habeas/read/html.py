"""Web pages: the visible text of the article, in paragraphs.

trafilatura finds the article; where it finds none, or only a small part of what is visible, the visible text of the
whole page is taken and that is said. Scripts, styles and hidden elements are taken out first; nothing is fetched, no
external entity is resolved. Layout of the text: a blank line between blocks, "• " before the items of a list, one
line for each row of a table with tabs between its cells. White space is folded as a browser folds it.
"""

import re
from dataclasses import dataclass, field
from importlib.metadata import version
from typing import Any, Final

import lxml.html
from lxml import etree

from habeas import __version__
from habeas.errors import BadInput, Problem
from habeas.read import language
from habeas.read.decoding import decode
from habeas.read.rendition import NO_TEXT, Rendition, note

_META_CHARSET: Final = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]+)""", re.IGNORECASE)
_XML_DECLARATION: Final = re.compile(r"\A\s*<\?xml[^>]*\?>")
_NOT_SEEN: Final = (
    "//script | //style | //template | //noscript | //iframe | //object | //svg | //math | //head/title"
    " | //*[@hidden] | //input | //select | //textarea | //button"
)
_HIDING_STYLE: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SPACE: Final = re.compile(r"[ \t\n\r\f]+")
_BLOCKS: Final = frozenset(
    ("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div", "dl",
     "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header",
     "hr", "html", "legend", "list", "main", "menu", "nav", "ol", "p", "pre", "quote", "section", "summary", "table",
     "tbody", "tfoot", "thead", "ul")
)  # fmt: skip
_LINES: Final = frozenset(("tr", "row", "li", "item"))
_ITEMS: Final = frozenset(("li", "item"))
_CELLS: Final = frozenset(("td", "th", "cell"))
_BREAKS: Final = frozenset(("br", "lb"))
_LEAST_SHARE: Final = 0.1  # of the visible characters; an article that is less was probably not found
_ALL: Final = 0.9
_WHOLE: Final = note(
    "article-not-found",
    "The article could not be told from the rest of the page, so all visible text was taken.",
    "Mind that menus and other stories may be in the text.",
)


class WebPage:
    name: Final = "web-page"
    version: Final = f"{__version__} trafilatura {version('trafilatura')}"
    media_types: Final = ("text/html",)

    def warm(self) -> None:
        """Read a page of our own once, since trafilatura fills its tables at the first page."""
        language.warm()
        self.read(b"<html><body><article><p>A page to make ready with.</p></article></body></html>")

    def read(self, data: bytes) -> Rendition:
        """Raises `BadInput` for a page nested too deeply to be parsed."""
        declared = _META_CHARSET.search(data[:2048])
        decoded = decode(data, declared[1].decode("ascii") if declared else None)
        tree = _parse(decoded.characters)
        if tree is None:
            return Rendition("", language.UNDETERMINED, problems=(*decoded.problems, NO_TEXT))
        _take_out_unseen(tree)
        characters, notes = _text_of(tree)
        problems = (*decoded.problems, *notes)
        return Rendition(characters, language.language_of(characters), problems=problems)


def _text_of(tree: Any) -> tuple[str, tuple[Problem, ...]]:
    whole = render(tree)
    if not whole:
        return "", (NO_TEXT,)
    article = _article(tree)
    share = _weight(article) / _weight(whole)
    if share < _LEAST_SHARE:
        return whole, (_WHOLE,)
    if "\n" not in article and share > _ALL:
        return whole, ()  # trafilatura gave up on the structure and put all the words in one line
    return article, ()


def _weight(text: str) -> int:
    """How much there is to read, whatever the layout."""
    return max(1, sum(map(len, text.replace("•", " ").split())))


def _parse(text: str) -> Any:
    """The tree, or None when there is nothing in it. Entities stay unresolved and no network is used."""
    parser = lxml.html.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    plain = _XML_DECLARATION.sub("", text, count=1).replace("\x00", "\ufffd")
    try:
        tree = lxml.html.document_fromstring(plain.encode(), parser=parser)
    except etree.ParserError:  # lxml's word for a document without an element
        return None
    if any("depth" in entry.message.lower() for entry in parser.error_log):
        raise BadInput("The page is nested too deeply to be read safely.",
                       "Save it again from a browser as text or PDF, and add that.", code="too-deep")  # fmt: skip
    return tree


def _take_out_unseen(tree: Any) -> None:
    for element in tree.xpath(_NOT_SEEN):
        _drop(element)
    for element in tree.xpath("//*[@style]"):
        if _HIDING_STYLE.search(element.get("style")):
            _drop(element)


def _drop(element: Any) -> None:
    """Remove an element and keep the text that follows it."""
    if element.getparent() is not None:
        element.drop_tree()


def _article(tree: Any) -> str:
    """The article as trafilatura finds it, headings and captions included; empty when it finds none."""
    from trafilatura import bare_extraction

    for caption in tree.xpath("//figcaption"):
        caption.tag = "p"
    for figure in tree.xpath("//figure"):
        figure.drop_tag()  # else the caption is dropped with the picture
    found = bare_extraction(tree, include_comments=False, include_tables=True, favor_recall=True, with_metadata=False)
    body = getattr(found, "body", None)
    return "" if body is None else render(body)


def render(tree: Any) -> str:
    """The text of an HTML or trafilatura tree, laid out as the module says."""
    page = _Layout()
    for event, element in etree.iterwalk(tree, events=("start", "end")):  # iterative: trees may be deep
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            page.open(tag)
            page.write(element.text, keep_lines=tag == "pre")
        else:
            page.close(tag)
            page.write("" if element is tree else element.tail)
    return page.text()


@dataclass(slots=True)
class _Layout:
    """Text as it grows. `gap` newlines and then `mark` are owed before the next word; inside a cell, no newline."""

    parts: list[str] = field(default_factory=list)
    gap: int = 0
    mark: str = ""
    cells: int = 0
    items: int = 0

    def open(self, tag: str) -> None:
        self._break(tag)
        self.cells += tag in _CELLS
        if tag in _ITEMS:
            self.items += 1
            self.mark = "• "

    def close(self, tag: str) -> None:
        if tag in _CELLS:
            self.cells -= 1
            self._pay()
            self.parts.append("\t")
        elif tag not in _BREAKS:
            self._break(tag)
        self.items -= tag in _ITEMS

    def write(self, text: str | None, *, keep_lines: bool = False) -> None:
        folded = (text or "") if keep_lines else _SPACE.sub(" ", text or "")
        if self.gap and not keep_lines:
            folded = folded.lstrip(" ")
        if folded:
            self._pay()
            self.parts.append(folded)

    def text(self) -> str:
        lines = "".join(self.parts).split("\n")
        return "\n".join(_row(line) if "\t" in line else line.rstrip(" ") for line in lines).strip("\n")

    def _break(self, tag: str) -> None:
        lines = 0
        if tag in _BREAKS:
            lines = min(self.gap + 1, 2)
        elif tag in _BLOCKS:
            lines = 1 if self.items else 2
        elif tag in _LINES:
            lines = 1
        if lines and self.cells:
            self.mark = self.mark or " "
        else:
            self.gap = max(self.gap, lines)

    def _pay(self) -> None:
        self.parts.append("\n" * self.gap + self.mark)
        self.gap, self.mark = 0, ""


def _row(line: str) -> str:
    """A row of a table without the spaces around its cells and without empty cells at its end."""
    return "\t".join(cell.strip(" ") for cell in line.split("\t")).rstrip("\t")
