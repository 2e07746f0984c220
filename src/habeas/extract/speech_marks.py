"""Quotations around verbs of saying: which one stands beside "he said", and spans widened to whole quotations."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from habeas.extract.page import Page
from habeas.extract.quotes import Quote
from habeas.extract.speech_tree import Span, end_of, first, lemma

_BETWEEN_BEFORE = re.compile(r"[\s,.;:–—-]*(?:and\s|but\s|then\s)?\s*")
_BETWEEN_AFTER = re.compile(r"[^.!?\n]{0,160}")
_SPOKEN = re.compile(r"[,…—–-]\s*$")
_ASKED = re.compile(r"[?!]\s*$")
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_UTTERS = frozenset(
    {"say", "shout", "cry", "chant", "read", "write", "reply", "answer", "respond", "ask", "add", "tweet", "quip",
     "state", "repeat", "post", "conclude", "call", "describe", "term", "label", "dub", "brand"}
)  # fmt: skip
_HANGING = re.compile(r"[\s,;]+(?:and|but|while|whereas|or)?\s*$")
_AT_EDGES = " \t\r\n)]–—-,;:."


@dataclass(frozen=True, slots=True)
class QuoteMap:
    """The quotations of a page, for looking up by place."""

    quotes: tuple[Quote, ...]
    starts: tuple[int, ...]

    @classmethod
    def of(cls, quotes: tuple[Quote, ...]) -> "QuoteMap":
        return cls(quotes, tuple(q.start for q in quotes))

    def around(self, position: int) -> Quote | None:
        """The innermost quotation around a position."""
        at = bisect_left(self.starts, position + 1) - 1
        for back in range(at, max(at - 8, -1), -1):
            if self.quotes[back].end > position:
                return self.quotes[back]
        return None

    def after(self, position: int, limit: int) -> Quote | None:
        """The first quotation that opens at or after a position, before a limit."""
        at = bisect_left(self.starts, position)
        return self.quotes[at] if at < len(self.quotes) and self.starts[at] < limit else None

    def before(self, position: int, limit: int) -> Quote | None:
        """The quotation that closes last at or before a position, after a limit."""
        at = bisect_left(self.starts, position) - 1
        best: Quote | None = None
        for back in range(at, max(at - 6, -1), -1):
            quote = self.quotes[back]
            if limit <= quote.end <= position and (best is None or quote.end >= best.end):
                best = quote
        return best


def beside(
    page: Page, quotes: QuoteMap, verb: Any, subject: Any, *, strict: bool, told: bool, before_only: bool = False
) -> list[Span]:
    """The quotations right before and right after "he said".

    `strict`: the verb is none of saying. `told`: what it says is known already, so that a quotation that ended as a
    sentence before it is not its own ("“Ask them.” The police blamed the university.").
    """
    start = min(int(subject.left_edge.idx), int(verb.idx)) if abs(subject.i - verb.i) < 30 else int(verb.idx)
    paragraph = paragraph_span(page, int(verb.idx))
    found = []
    if not strict and not before_only:
        after = quotes.after(end_of(verb), min(end_of(verb) + 160, paragraph[1]))
        if after is not None and _leads(page, verb, after) and (told or _is_spoken(verb, after, page)):
            found.append((after.start, after.end))
    quote = quotes.before(start, max(start - 12, paragraph[0]))
    if quote is None or quote.start >= start or not _BETWEEN_BEFORE.fullmatch(page.words(quote.end, start)):
        return found
    if strict and not _is_sentence(verb, quote):
        return found
    own = strict or told or bool(found) or first(verb, "ccomp") is not None
    own = own or (not before_only and first(verb, "dobj") is not None and first(verb, "dobj") != subject)
    if _goes_on(page, quote, start, own=own, strict=strict):
        found.append((quote.start, quote.end))
    return found


def _goes_on(page: Page, quote: Quote, start: int, *, own: bool, strict: bool) -> bool:
    """Whether the sentence of "he said" goes on with the quotation before it, rather than being a new sentence.

    `own`: the sentence has something else that is said, or no verb of saying (`strict`).
    """
    inner, between = page.words(quote.inner_start, quote.inner_end), page.words(quote.end, start).strip()
    if _SPOKEN.search(inner) or between == ",":
        return True
    small = page.words(start, start + 1).islower()
    if _ASKED.search(inner) and not between:
        return small or not own
    return not strict and (not own or (small and not inner.rstrip().endswith(".") and not between.startswith(".")))


def _is_spoken(verb: Any, quote: Quote, page: Page) -> bool:
    """Whether a quotation right behind a verb is speech, not a term in marks ("maintaining “social order”")."""
    direct = not page.words(end_of(verb), quote.start).strip()
    return not direct or lemma(verb) in _UTTERS or _is_sentence(verb, quote)


def _is_sentence(verb: Any, quote: Quote) -> bool:
    """Whether a quotation holds a finite verb, or an imperative, or ends as a sentence does."""
    inner = verb.doc.char_span(quote.inner_start, quote.inner_end, alignment_mode="contract")
    if inner is None:
        return False
    return any(t.tag_ in _FINITE for t in inner) or inner[0].tag_ == "VB" or inner[-1].lower_ in (".", "!", "?")


def _leads(page: Page, verb: Any, quote: Quote) -> bool:
    between = page.words(end_of(verb), quote.start)
    if not _BETWEEN_AFTER.fullmatch(between):
        return False
    behind = (t for t in verb.doc[verb.i + 1 : verb.sent.end] if t.idx < quote.start)
    if any(t.tag_ in _FINITE[:3] and t.dep_ not in ("relcl", "aux") for t in behind):
        return False  # another clause begins before the quotation: it says it
    return len(between) < 3 or between.rstrip().endswith((":", ",")) or between.strip() in ("that", "as", "it", "the")


def paragraph_span(page: Page, position: int) -> Span:
    """The paragraph that a position lies in or after."""
    at = bisect_left(page.paragraphs, position + 1, key=lambda p: p.start) - 1
    return (page.paragraphs[at].start, page.paragraphs[at].end) if at >= 0 else (0, len(page.text.characters))


def merged(spans: Iterable[Span]) -> list[Span]:
    """The spans in order, those that touch or overlap made one."""
    done: list[Span] = []
    for start, end in sorted(spans):
        if done and start <= done[-1][1]:
            done[-1] = (done[-1][0], max(end, done[-1][1]))
        else:
            done.append((start, end))
    return done


def widened(page: Page, quotes: QuoteMap, verb: Any, spans: Iterable[Span]) -> tuple[Span, ...]:
    """To the ends of quotations that a span cuts; a cue inside a quotation never reaches out of it."""
    own = quotes.around(int(verb.idx))
    done = []
    for start, end in merged(spans):
        for edge in (start, end - 1):
            quote = quotes.around(edge)
            inner = quote is not None and (own is None or quote.start > own.start)
            if quote is not None and inner and not quote.start <= verb.idx < quote.end:
                start, end = min(start, quote.start), max(end, quote.end)
        if own is not None:
            start, end = max(start, own.inner_start), min(end, own.inner_end)
        end = start + len(_HANGING.sub("", page.words(start, end)).rstrip())
        start = end - len(page.words(start, end).lstrip(_AT_EDGES))
        if start < end:
            done.append((start, end))
    return tuple(merged(done))
