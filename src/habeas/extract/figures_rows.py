"""Lists and tables of figures: what their heading says of every row, and the rows themselves.

Here, items below a sentence that ends in a colon, and labelled figures in a line or one a line ("Total cases 100;
disposed of 40; balance 60"). Columns under headings are read by `figures_tables`.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from habeas.extract.dates import DateMention
from habeas.extract.figures_words import CASES, COUNT_NOUNS, PARTS, STATES, SUMS, TOTALS
from habeas.extract.numbers import NumberMention
from habeas.extract.page import Form, Page, Paragraph
from habeas.extract.places import PlaceMention
from habeas.extract.speech_lists import lists_of
from habeas.extract.speech_tree import SUBJECTS, Span, children, first, lemma, span_of

_SPLIT = re.compile(r"\s*(?:;|\||\t+| {2,}|,(?!\d{2,3}(?!\d))|\s/\s)\s*")
_COLUMNS = re.compile(r"\s*(?:\||\t| {2,})\s*")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_LABEL = re.compile(r"[^\W\d_].*[^\W\d_]|[^\W\d_]", re.DOTALL)
_VERBAL = re.compile(
    r"\b(?:was|were|is|are|has|have|had|said|that|who|which|when|after|before|because|and)\b", re.IGNORECASE
)
LABEL_WORDS = 10


@dataclass(frozen=True, slots=True)
class Row:
    """A figure in a list or table. Spans may be None.

    `intro` is the sentence that introduces it, `label` the words beside the number in its own row, `population` the
    words of the introduction or column that name whom it counts. `total` is the number of which it is a part, `also`
    further ones (a table has totals below and beside).
    `leads`: the number opens its item, so that it is what the item is about. `opened_at`: where the colon or bracket
    stands that opens a breakdown of `total`; None where the list says otherwise that it is a part.
    """

    number: NumberMention
    intro: Span | None = None
    label: Span | None = None
    population: Span | None = None
    total: NumberMention | None = None
    leads: bool = True
    opened_at: int | None = None
    also: tuple[NumberMention, ...] = ()
    cell: "CellContext | None" = None


@dataclass(frozen=True, slots=True)
class CellContext:
    """What the headings and the label of a cell in a table say of when and where; nothing else in its line does."""

    date: DateMention | None
    place: PlaceMention | None


class Numbers:
    """The quantities of a page, by place."""

    def __init__(self, page: Page) -> None:
        self.all = [n for n in page.numbers if n.nature == "quantity"]
        self.starts = [n.start for n in self.all]

    def within(self, start: int, end: int) -> list[NumberMention]:
        return self.all[bisect_left(self.starts, start) : bisect_left(self.starts, end)]


def find_rows(page: Page, numbers: Numbers, tables: Iterable[Row]) -> dict[int, Row]:
    """The figures of lists and tables, by the start of their number. A list with an introduction comes first."""
    rows: dict[int, Row] = {}
    for found in (tables, _labelled(page, numbers), _items(page, numbers)):
        for row in found:
            known = rows.get(row.number.start)
            rows[row.number.start] = _joined(known, row) if known is not None else row
    return rows


def _joined(known: Row, row: Row) -> Row:
    """What both say of a number; where they differ, the second."""
    return Row(
        row.number, row.intro or known.intro, row.label or known.label, row.population or known.population,
        row.total or known.total, row.leads, also=row.also or known.also, cell=row.cell or known.cell,
    )  # fmt: skip


# --- items below an introduction ---------------------------------------------------------------------------------


def _items(page: Page, numbers: Numbers) -> Iterator[Row]:
    for paragraph, sentence, items in lists_of(page):
        population = counted_by(page, sentence)
        heads = numbers.within(*sentence)
        total = heads[0] if len(heads) == 1 else None
        for item in items:
            for n, number in enumerate(numbers.within(item.start, item.end)):
                whole = total if n == 0 and total is not None and _holds(total, number) else None
                yield Row(
                    number, sentence, _label(page, item, number), population, whole, _leads(page, item, number, n)
                )
        del paragraph


def _leads(page: Page, item: Paragraph, number: NumberMention, n: int) -> bool:
    before = page.words(item.start, number.start).strip(" :–—-•*\t")
    return n == 0 and len(before.split()) <= LABEL_WORDS and not _VERBAL.search(before)


def _holds(whole: NumberMention, part: NumberMention) -> bool:
    return bool(whole.readings and part.readings and max(whole.readings) >= min(part.readings))


def counted_by(page: Page, sentence: Span) -> Span | None:
    """The words behind "the count of", "the number of" in a sentence: whom a list or total counts."""
    span = page.doc.char_span(*sentence, alignment_mode="expand")
    for token in span if span is not None else ():
        if lemma(token) in COUNT_NOUNS and token.pos_ in ("NOUN", "PROPN"):
            for of in children(token, "prep"):
                inner = first(of, "pobj")
                if inner is not None and of.lower_ in ("of", "for", "on", "about") and not _is_dated(page, inner):
                    start, end = span_of(inner)
                    end = start + len(page.words(start, min(end, sentence[1])).rstrip(" :.,\n"))
                    return (start, end) if start < end else None
    return None


def _is_dated(page: Page, noun: Any) -> bool:
    """Whether a noun is part of a date: "figures for June 2022" counts nobody."""
    at = bisect_left(page.dates, int(noun.idx) + 1, key=lambda d: d.start) - 1
    return at >= 0 and page.dates[at].end > noun.idx


# --- labelled figures --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Cell:
    number: NumberMention
    label: Span
    words: frozenset[str]


def _labelled(page: Page, numbers: Numbers) -> Iterator[Row]:
    group: list[_Cell] = []
    head: Paragraph | None = None
    before: Paragraph | None = None
    for paragraph in page.paragraphs:
        cells = _cells(page, numbers, paragraph)
        if not cells:
            yield from _group(page, group, head)
            group, head = [], None
        elif not group:
            head = before if before is not None and _is_head(page, before) else None
        group.extend(cells)
        before = paragraph
    yield from _group(page, group, head)


def _is_head(page: Page, paragraph: Paragraph) -> bool:
    return paragraph.form is Form.HEADING or page.words(paragraph.end - 1, paragraph.end) == ":"


def _cells(page: Page, numbers: Numbers, paragraph: Paragraph) -> list[_Cell]:
    """The cells of a paragraph, if all of it is labels with one number each; else nothing."""
    paragraph = _without_breakdown(page, paragraph)
    if paragraph.end - paragraph.start > 400 or not numbers.within(paragraph.start, paragraph.end):
        return []
    cells, start = [], paragraph.start
    for end, following in _pieces(page, paragraph):
        cell = _cell(page, numbers, start, end)
        if cell is None:
            return []
        cells.append(cell)
        start = following
    return cells


def _without_breakdown(page: Page, paragraph: Paragraph) -> Paragraph:
    """As in "Cases disposed of: 36 (traced 29, others 7)": up to the bracket."""
    divided = _DIVIDED.search(page.words(paragraph.start, paragraph.end))
    return replace(paragraph, end=paragraph.start + divided.start()) if divided else paragraph


_DIVIDED = re.compile(r"(?<=\d)\s*\([^()\n]*\d[^()\n]*\)\s*\.?$")


def _pieces(page: Page, paragraph: Paragraph) -> Iterator[Span]:
    """Where each piece between separators ends, and where the next one begins."""
    words = page.words(paragraph.start, paragraph.end)
    for match in _SPLIT.finditer(words.rstrip(" .;|")):
        yield paragraph.start + match.start(), paragraph.start + match.end()
    yield paragraph.start + len(words.rstrip(" .;|")), paragraph.end


def _cell(page: Page, numbers: Numbers, start: int, end: int) -> _Cell | None:
    found = numbers.within(start, end)
    if len(found) != 1:
        return None
    label = _label_in(page, start, end, found[0])
    if label is None:
        return None
    words = page.words(start, end)
    if len(words.split()) > LABEL_WORDS or _VERBAL.search(words) or _is_clause(page, (found[0].end, end)):
        return None
    if _tells(page, label, found[0]):
        return None
    return _Cell(found[0], label, frozenset(re.findall(r"[^\W\d_]+", page.words(*label).lower())))


def _tells(page: Page, label: Span, number: NumberMention) -> bool:
    """Whether a label goes on to the number as a clause does: "Protesters hold 12", "The fire displaced 73"."""
    tokens = tokens_in(page, label)
    parted = page.words(label[1], number.start).strip() != "" or label[0] >= number.end
    subject = not parted and any(t.dep_ in SUBJECTS and t.head in tokens for t in tokens)
    return subject or any(t.tag_ in ("VBP", "VBZ", "MD") for t in tokens)


def _is_clause(page: Page, span: Span) -> bool:
    """Whether somebody does something in the words behind a number: "7,000 fled to the hills"."""
    return any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") and t.lower_ not in STATES for t in tokens_in(page, span))


def _label_in(page: Page, start: int, end: int, number: NumberMention) -> Span | None:
    """The words beside a number: before it, else behind it."""
    for low, high in ((start, number.start), (number.end, end)):
        match = _LABEL.search(page.text.characters, low, high)
        if match and _LETTERS.search(match[0]):
            return match.span()
    return None


def _label(page: Page, item: Paragraph, number: NumberMention) -> Span | None:
    label = _label_in(page, item.start, number.start, number)
    return label if label is not None and label[1] <= number.start else None


def _group(page: Page, group: Sequence[_Cell], head: Paragraph | None) -> Iterator[Row]:
    """The rows of labelled figures that stand together, if they are statistics of the field."""
    every = frozenset(word for cell in group for word in cell.words)
    every |= {word.removesuffix("s") for word in every}
    if len(group) < 2 or not every & (TOTALS | PARTS | CASES | frozenset(STATES)):
        return
    whole = _whole_of(group)
    intro = (head.start, head.end) if head is not None else _heading_in(page, group[0])
    population = counted_by(page, intro) if intro is not None else None
    group = [_behind_heading(page, group[0], intro), *group[1:]]
    for cell in group:
        part = whole is not None and cell is not whole and _is_share(cell) and _holds(whole.number, cell.number)
        shared = whole.label if part and whole is not None else population
        yield Row(cell.number, intro, cell.label, shared, whole.number if part and whole is not None else None)


def _whole_of(group: Sequence[_Cell]) -> _Cell | None:
    """The total of a group; cases received are one where nothing was in hand before."""
    wholes = [cell for cell in group if cell.words & TOTALS and not cell.words & PARTS]
    total = next((cell for cell in wholes if cell.words & SUMS), None)
    if total is not None or any(cell.words & _CARRIED for cell in group):
        return total
    return wholes[0] if wholes else None


_CARRIED = frozenset({"opening", "beginning", "forward", "start", "previous", "brought"})


def _is_share(cell: _Cell) -> bool:
    """Whether a labelled figure is a share of the total beside it: what came of some, or those of one place or kind."""
    return bool(cell.words & PARTS) or not cell.words & (CASES | frozenset(STATES) | {"new", "cases", "complaints"})


def _heading_in(page: Page, first: _Cell) -> Span | None:
    """The heading before the colon of a line of labelled figures: "Arrests by district: Kech 14, Gwadar 22"."""
    words = page.words(*first.label)
    colon = words.rfind(":")
    return (first.label[0], first.label[0] + colon) if colon > 0 and words[colon + 1 :].strip() else None


def _behind_heading(page: Page, cell: _Cell, heading: Span | None) -> _Cell:
    """The first cell without the heading that stands before it in its line."""
    if heading is None or heading[0] != cell.label[0] or heading[1] >= cell.label[1]:
        return cell
    words = page.words(heading[1], cell.label[1])
    label = heading[1] + len(words) - len(words.lstrip(" :")), cell.label[1]
    return _Cell(cell.number, label, frozenset(re.findall(r"[^\W\d_]+", words.lower())))


def tokens_in(page: Page, span: Span) -> Sequence[Any]:
    """The tokens of a span."""
    found = page.doc.char_span(*span, alignment_mode="expand")
    return list(found) if found is not None else []
