"""When and where: the dates and places of a page that belong to a figure, because they hang on its verb or its noun."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any, TypeVar

from habeas.extract.dates import DateMention
from habeas.extract.draft import DraftClaim
from habeas.extract.figures_words import AS_OF
from habeas.extract.page import Page
from habeas.extract.places import PlaceMention
from habeas.extract.speech_tree import CLIMB, Span, is_verb, lemma, own_subject
from habeas.extract.speech_words import VERBS as SAYING

HANGS = Decimal("0.75")  # it depends on the verb that tells the act, or on the noun
NEAR = Decimal("0.45")  # it is the only one in the sentence
_Mention = TypeVar("_Mention", DateMention, PlaceMention)
_OWN_CLAUSE = ("ccomp", "conj", "advcl", "relcl", "parataxis")
_PARTED = re.compile(r"[.!?;]\s|\n\n")  # another sentence
_BARE = re.compile(r",?\s*(?:[a-z]{2,7}\s+){0,2}(?:the\s+)?", re.IGNORECASE)  # "34 in January", "12 in all of 2021"
_UP = ("conj", "xcomp", "ccomp", "advcl", "acl", "relcl", "pcomp", "prep", "dep")


class Surroundings:
    """The dates and places of a page, by place; `figures`: where the numbers of its figures begin and end, in order."""

    def __init__(self, page: Page, figures: Sequence[Span]) -> None:
        self.page = page
        self.figures = figures
        self.dates = [d for d in page.dates if not d.in_title and d.kind in ("date", "relative")]
        self.places = [p for p in page.places if p.use == "location"]

    def dates_in(self, span: Span) -> list[DateMention]:
        """The dates that begin within a span."""
        low = bisect_left(self.dates, span[0], key=lambda d: d.start)
        return self.dates[low : bisect_left(self.dates, span[1], key=lambda d: d.start)]

    def places_in(self, span: Span) -> list[PlaceMention]:
        """The places that begin within a span."""
        low = bisect_left(self.places, span[0], key=lambda p: p.start)
        return self.places[low : bisect_left(self.places, span[1], key=lambda p: p.start)]

    def times(self, number: Span, span: Span, governors: Sequence[Any]) -> Iterator[DraftClaim]:
        """Claims of the period or the as-of date of a figure, from the dates within `span`."""
        for date, confidence in self._held(self.dates_in(span), number, governors):
            yield time_claim(self.page, date, confidence)

    def sites(self, number: Span, span: Span, governors: Sequence[Any]) -> Iterator[DraftClaim]:
        """Claims of the place of a figure, from the places within `span`."""
        for place, confidence in self._held(self.places_in(span), number, governors):
            yield place_claim(self.page, place, confidence)

    def _held(
        self, found: Sequence[_Mention], number: Span, governors: Sequence[Any]
    ) -> Iterator[tuple[_Mention, Decimal]]:
        """The mentions that belong to a figure: its own where it has any, else those that it shares."""
        owners = [(one, self._owner((one.start, one.end))) for one in found]
        own = [one for one, owner in owners if owner is not None and owner[0] == number]
        shared = [one for one, owner in owners if owner is None]
        for one in own or shared:
            confidence = self._hold(one.start, one.end, governors, alone=len(own or shared) == 1)
            if confidence is not None:
                yield one, confidence
        if not own and not shared:  # that of the next figure may be told of the verb of both
            for one, owner in owners:
                before = owner is not None and not owner[1] and owner[0][0] > number[0]
                if before and self._hold(one.start, one.end, _verbs(governors), alone=False) is not None:
                    yield one, NEAR
                    return

    def _owner(self, words: Span) -> tuple[Span, bool] | None:
        """The figure that a date or place follows, unless it comes after all the figures of its sentence.

        And whether nothing stands between, as in "34 in January".
        """
        at = bisect_left(self.figures, words[0], key=lambda f: f[0])
        if at == 0:
            return None
        before, after = self.figures[at - 1], self.figures[at] if at < len(self.figures) else None
        followed = after is not None and not _PARTED.search(self.page.words(words[1], after[0]))
        private = bool(_BARE.fullmatch(self.page.words(before[1], words[0])))
        if not (followed or private) or _PARTED.search(self.page.words(before[1], words[0])):
            return None
        return before, private

    def _hold(self, start: int, end: int, governors: Sequence[Any], *, alone: bool) -> Decimal | None:
        """How surely words belong to the verb or noun of a figure; None where they belong to something else."""
        span = self.page.doc.char_span(start, end, alignment_mode="expand")
        if span is None or not governors:
            return None
        wanted = {token.i for token in governors}
        at = span.root
        for _ in range(CLIMB):
            if at.i in wanted:
                return HANGS
            if at.dep_ == "advcl" and lemma(at) in SAYING:
                return None  # "though officials said in December that ..."
            if at.head == at or (is_verb(at) and at.dep_ in _OWN_CLAUSE):
                break
            at = at.head
        shared = _sharing(governors)
        near = any(t.i in shared for t in (span.root, *_above(span.root)))
        return NEAR if alone and near else None


def _verbs(tokens: Sequence[Any]) -> list[Any]:
    return [token for token in tokens if is_verb(token)]


def _sharing(governors: Sequence[Any]) -> set[int]:
    """The verbs from which a figure's verb takes its time and place: those that it continues."""
    found: set[int] = set()
    for token in governors:
        at = token
        for _ in range(CLIMB):
            if at.dep_ not in _UP or at.head == at or (at.dep_ == "ccomp" and own_subject(at.head) is not None):
                break
            at = at.head
            found.add(at.i)
    return found


def _above(token: Any) -> Iterator[Any]:
    for _ in range(CLIMB):
        if token.head == token:
            return
        token = token.head
        yield token


def time_claim(page: Page, date: DateMention, confidence: Decimal) -> DraftClaim:
    """The claim of a date: `as_of` behind words such as "until" and "as of", otherwise `period`."""
    before = page.words(max(date.start - 24, 0), date.start).lower().rstrip()
    within = page.words(date.start, date.end).lower()
    as_of = any(before.endswith(f" {words}") or before == words or within.startswith(f"{words} ") for words in AS_OF)
    name = "as_of" if as_of else "period"
    return DraftClaim(
        name, date.value, date.words, date.start, date.end, confidence, None if date.value else date.unresolved
    )  # fmt: skip


def place_claim(page: Page, place: PlaceMention, confidence: Decimal) -> DraftClaim:
    """The claim of a place."""
    words = page.words(place.start, place.end)
    share = confidence * Decimal(place.confidence) / 100
    return DraftClaim("place", place.place, words, place.start, place.end, share.quantize(Decimal("0.01")))
