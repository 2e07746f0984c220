"""Where paragraphs begin and end in a plain text, and what each one is.

A blank line always ends a paragraph. A single line break does so unless the lines were wrapped to a width: then the
first word of the next line would not have fitted on this one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from habeas.extract.page import Form, Paragraph

SLACK = 12  # columns by which a ragged right margin may fall short of the widest line
WIDEST = 140  # beyond this, lines are paragraphs of their own, not wrapped text
NARROW = 60  # columns; text is seldom wrapped to less
HEADING_WORDS = 14

_MARKER = re.compile(
    r"(?:[•●▪◦‣·∙■□➢➤►*–—-]|\(?\d{1,4}[.)](?!\d)|\(?[a-z][.)]|\(?(?:[ivx]{1,5}|[IVX]{2,5}|I)[.)]"
    r"|\(?[VX]\)|#\d+:?)[ \t\u00a0]+"
)
_CREDIT = re.compile(
    r"\((?:source|photo|image|credit|file|picture|courtesy)\b[^)]*\)"
    r"|^(?:file )?(?:photo|image|picture|caption|credit)\s*[:/]"
    r"|(?:photo|image|picture)(?: credit| courtesy)?\s*[:/] ?\S|\[photo|\(photo",
    re.IGNORECASE,
)
_PLACE = r"[A-Z][\w'’.-]+(?:[ ][A-Z][\w'’.-]+){0,3}"
_DATE = r"(?:\d{1,2}[ ])?[A-Z][a-z]{2,8}\.?(?:[ ]\d{1,2})?(?:,?[ ]\d{4})?"
_OPENING = re.compile(
    rf"(?:{_PLACE}(?:,[ ]{_PLACE})?(?:,?[ ]{_DATE})?[ ]?\([^()\n]{{2,40}}\)[ ]?(?:[–—-]{{1,2}}|:|\.{{2,}})"
    rf"|{_PLACE}(?:,[ ]{_PLACE})?,[ ]{_DATE}[ ]?(?:[–—-]{{1,2}}|:)"
    r"|\([A-Z][^()\n]{2,50}\)[ ]?[–—-]{1,2}"
    r"|[A-Z][A-Z'’.-]+(?:[ ][A-Z][A-Z'’.-]+){0,3}[ ]?(?:[–—]|--|[ ]-)"
    rf"|{_PLACE}:)[ \u00a0]+(?=[“\"'‘«„A-Z0-9])"
)
_LINE = re.compile(r"[^\n\r\u2028\u2029\f\v]+")
_LABELLED = re.compile(r"[^:\d]{2,70}:\s*\d[\d,.]*\s*(?:\(|$)")  # "Cases pending at the start of the month: 2,210"
_ENDS = re.compile(r"[.!?…:;,][\"'”’»)\]]*\s*$|[\"”»]\s*$")


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    words: str
    marked: bool
    after_blank: bool


def paragraphs(characters: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a text in order, without their bullets and outer white space."""
    found: list[Paragraph] = []
    for block in _blocks(_lines(characters)):
        found.extend(_paragraphs_of(block))
    return tuple(found)


def opening_end(characters: str, paragraph: Paragraph) -> int | None:
    """Where the sentences of a paragraph begin behind a dateline ("QUETTA (AFP) - ") or a label ("Witness: ")."""
    found = _OPENING.match(characters, paragraph.start, min(paragraph.end, paragraph.start + 160))
    return found.end() if found else None


def _lines(characters: str) -> Iterator[_Line]:
    blank, end = True, 0
    for match in _LINE.finditer(characters):
        breaks = characters[end : match.start()].replace("\r\n", "\n")
        blank = blank or len(breaks) > 1
        end = match.end()
        words = match[0].strip()
        if not words:
            blank = True
            continue
        start = match.start() + match[0].index(words[0])
        yield _Line(start, start + len(words), words, bool(_MARKER.match(words)), blank)
        blank = False


def _blocks(lines: Iterator[_Line]) -> Iterator[list[_Line]]:
    block: list[_Line] = []
    for line in lines:
        if line.after_blank and block:
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _paragraphs_of(block: list[_Line]) -> Iterator[Paragraph]:
    width = max(len(line.words) for line in block)
    if width < NARROW and 2 * sum(line.words[0].islower() for line in block[1:]) <= len(block) - 1:
        width = WIDEST + 1  # short lines that all begin anew are a list
    groups: list[list[_Line]] = []
    for line in block:
        if groups and _continues(groups[-1][-1], line, width):
            groups[-1].append(line)
        else:
            groups.append([line])
    forms = [_form(group) for group in groups]
    for n, group in enumerate(groups):
        captioned = forms[n] is Form.HEADING and forms[n + 1 : n + 2] == [Form.CAPTION]
        yield Paragraph(_start(group[0]), group[-1].end, Form.CAPTION if captioned else forms[n])


def _continues(above: _Line, line: _Line, width: int) -> bool:
    """Whether `line` goes on with the paragraph of `above`: wrapped text, not a paragraph a line."""
    if line.marked or (_LABELLED.match(line.words) and _LABELLED.match(above.words)):
        return False
    if width > WIDEST:
        return False
    if line.words[0].islower() and not _ENDS.search(above.words):
        return True
    first = line.words.split(maxsplit=1)[0]
    return len(above.words) + 1 + len(first) > max(width - SLACK, 40)


def _start(line: _Line) -> int:
    marker = _MARKER.match(line.words)
    return line.start + (marker.end() if marker and marker.end() < len(line.words) else 0)


def _form(group: list[_Line]) -> Form:
    words = " ".join(line.words for line in group)
    if group[0].marked:
        return Form.BULLET
    if len(words) < 300 and _CREDIT.search(words):
        return Form.CAPTION
    count = len(words.split())
    short = count <= HEADING_WORDS and len(group) <= 2
    if short and (not _ENDS.search(words) or (words.endswith("?") and count <= 6)):
        return Form.HEADING
    return Form.PROSE


_GAP = re.compile(r"(?<=\S) {2,}(?=\S)")
_ENDS_IN_NUMBER = re.compile(r"(?<=\S) {2,}[\d.,]{1,20}\s*$")


def cells_apart(characters: str) -> str:
    """The text with a bar for each tab and line break of a row of cells, so that nothing is read across two cells.

    Else a count that ends a row and the month that begins the next would be a day: "30", "February". Every position
    stays where it is.
    """
    lines = (line.replace("\t", "|").replace("\n", "|") if _is_row(line) else line
             for line in characters.splitlines(keepends=True))  # fmt: skip
    return "".join(lines)


def _is_row(line: str) -> bool:
    if "\t" in line:
        return True
    return "  " in line and (len(_GAP.findall(line[:2000])) > 1 or bool(_ENDS_IN_NUMBER.search(line[-200:])))
