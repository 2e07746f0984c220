"""The claims of a figure: each on the words that carry it.

The act stands on its verb, the population on its noun, the period on its date, the part on the words that say so.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from habeas.extract.acts_modality import Mood
from habeas.extract.dates import find_dates
from habeas.extract.draft import DraftClaim
from habeas.extract.figures_candidate import Candidate
from habeas.extract.figures_context import HANGS, NEAR, Surroundings, place_claim, time_claim
from habeas.extract.figures_parts import PartOf
from habeas.extract.figures_rows import CellContext, Row
from habeas.extract.figures_words import RECORDS
from habeas.extract.numbers import NumberMention
from habeas.extract.page import Form, Page
from habeas.extract.speech import Speech
from habeas.extract.speech_tree import Span, governing_verbs, lemma
from habeas.model.edtf import Edtf
from habeas.model.value import Reference
from habeas.model.vocabulary import Stance

SURE = Decimal("0.85")
LISTED = Decimal("0.70")
PARTLY = Decimal("0.60")
WEAK = Decimal("0.40")
OWN_POPULATION = Decimal("0.80")
SHARED_POPULATION = Decimal("0.50")
_Context = tuple[list[DraftClaim], list[DraftClaim]]  # claims of time, claims of place


class Claims:
    """Makes the claims of the figures of one page. `figures` by the start of their number."""

    def __init__(self, page: Page, speech: Speech, figures: Mapping[int, Candidate]) -> None:
        self.page, self.speech, self.figures = page, speech, figures
        self.around = Surroundings(page, [(f.number.start, f.number.end) for f in figures.values()])
        self.context: dict[int, _Context] = {}

    def of(self, figure: Candidate) -> tuple[DraftClaim, ...]:
        """All claims of a figure, the number's own first."""
        return tuple(self._claims(figure))

    def _claims(self, figure: Candidate) -> Iterator[DraftClaim]:
        confidence = self._confidence(figure)
        stance = self._stance(figure)
        yield from _of_number(figure.number, confidence, stance)
        for span, share in _each_once(figure.populations):
            words = " ".join(self.page.words(*span).split())
            yield DraftClaim("population", words, self.page.words(*span), *span, min(share, confidence), stance=stance)
        yield from self._acts_claims(figure, confidence, stance)
        yield from self._context(figure)
        yield from (self._part(part) for part in (figure.part, *figure.also) if part is not None)

    def _confidence(self, figure: Candidate) -> Decimal:
        if figure.acts:
            best = max(act.confidence for act in figure.acts)
            doubt = Decimal("0.6") if all(a.mood is Mood.DOUBTED for a in figure.acts) else Decimal(1)
            heading = self.page.paragraph_at(figure.number.start)
            plain = Decimal(1) if heading is None or heading.form is not Form.HEADING else Decimal("0.8")
            return (min(best + Decimal("0.05"), SURE) * doubt * plain).quantize(Decimal("0.01"))
        if figure.row is not None and figure.row.leads:
            return LISTED if figure.inherited else PARTLY
        return PARTLY if figure.part is not None or figure.inherited else WEAK

    def _stance(self, figure: Candidate) -> Stance:
        if figure.acts and all(act.mood is Mood.DENIED for act in figure.acts):
            return Stance.DENIES
        return self.speech.stance(figure.number.start, figure.number.end)

    def _acts_claims(self, figure: Candidate, confidence: Decimal, stance: Stance) -> Iterator[DraftClaim]:
        for act in figure.all_acts:
            words = self.page.words(*act.span)
            share = min(act.confidence, confidence) if figure.acts else min(PARTLY, confidence)
            yield DraftClaim("act", act.act, words, *act.span, share, stance=stance)

    # --- when and where --------------------------------------------------------------------------------------------

    def _context(self, figure: Candidate) -> Iterator[DraftClaim]:
        if figure.row is not None and figure.row.cell is not None:
            yield from self._context_of_cell(figure.row, figure.row.cell)
            return
        governors = _governors(figure)
        number, limits = (figure.number.start, figure.number.end), self._limits(figure)
        times = list(self.around.times(number, limits, governors))
        sites = list(self.around.sites(number, limits, governors))
        for span, confidence in _row_spans(figure.row):
            times = times or [time_claim(self.page, date, confidence) for date in self.around.dates_in(span)]
            sites = sites or [place_claim(self.page, place, confidence) for place in self.around.places_in(span)]
        if figure.row is not None and figure.row.opened_at is not None and figure.part is not None:
            times, sites = self._with_those_of_whole(figure.part.whole, times, sites)
        self.context[figure.number.start] = times, sites
        yield from times
        yield from sites

    def _context_of_cell(self, row: Row, cell: CellContext) -> Iterator[DraftClaim]:
        """What the table says: its label and heading, else its caption."""
        caption = row.intro or (0, 0)
        if cell.date is not None:
            yield time_claim(self.page, cell.date, HANGS)
        else:
            yield from (time_claim(self.page, date, NEAR) for date in self.around.dates_in(caption))
        if cell.place is not None:
            yield place_claim(self.page, cell.place, HANGS)
        else:
            yield from (place_claim(self.page, place, NEAR) for place in self.around.places_in(caption))

    def _with_those_of_whole(self, whole: int, times: list[DraftClaim], sites: list[DraftClaim]) -> _Context:
        """A breakdown has the time and place of its whole, but for what it divides it by.

        As in "158 in 2022: 34 in January": the January of that year.
        """
        own_times, own_sites = self.context.get(whole, ([], []))
        year = next((y for claim in own_times if (y := _one_year(claim.value))), None)
        dated = [_in_year(claim, year) if year else claim for claim in times]
        return dated or [_shared(c) for c in own_times], sites or [_shared(c) for c in own_sites]

    def _limits(self, figure: Candidate) -> Span:
        """The sentence of a figure, or within it what the innermost speaker says; of a breakdown, its own item."""
        number, row = figure.number, figure.row
        if row is not None and row.opened_at is not None and row.label is not None:
            return row.label
        sentence = figure.counted.token.sent
        start, end = int(sentence.start_char), int(sentence.end_char)
        paragraph = self.page.paragraph_at(number.start)
        if paragraph is not None:
            start, end = max(start, paragraph.start), min(end, paragraph.end)
        over = [u for u in self.speech.over(number.start, number.end) if u.cue is not None]
        if over:
            start, end = max(start, over[-1].start), min(end, over[-1].end)
        return start, end

    def _part(self, part: PartOf) -> DraftClaim:
        whole = self.figures[part.whole]
        reference = Reference(whole.key, whole.number.words, "count")
        confidence = OWN_POPULATION if part.certain else SHARED_POPULATION
        return DraftClaim("part_of", reference, self.page.words(*part.span), *part.span, confidence)


def _governors(figure: Candidate) -> list[Any]:
    """The verbs and nouns whose times and places are those of the figure."""
    counted = figure.counted
    governors = [act.verb for act in figure.acts]
    above = [verb for _, verb in zip(range(1), governing_verbs(counted.noun or counted.token), strict=False)]
    if not governors or any(lemma(verb) in RECORDS for verb in above):
        governors += above
    return governors + [token for token in (counted.noun, counted.token) if token is not None]


def _one_year(value: object) -> int | None:
    """The year that a date lies in, if it is one."""
    if not isinstance(value, Edtf) or value.earliest is None or value.latest is None:
        return None
    return value.earliest.year if value.earliest.year == value.latest.year else None


def _in_year(claim: DraftClaim, year: int) -> DraftClaim:
    """A claim of a day or month without a year, in this year."""
    if claim.value is not None:
        return claim
    read = find_dates(f"{claim.as_written} {year}")
    value = read[0].value if len(read) == 1 else None
    return claim if value is None else replace(claim, value=value, unresolved=None, confidence=NEAR)


def _shared(claim: DraftClaim) -> DraftClaim:
    return replace(claim, confidence=min(claim.confidence, NEAR))


def _row_spans(row: Row | None) -> Iterator[tuple[Span, Decimal]]:
    """Where the time and place of a row may stand: its own label, then its introduction."""
    if row is not None and row.leads:
        if row.label is not None:
            yield row.label, HANGS
        if row.population is not None:
            yield row.population, NEAR
        if row.intro is not None:
            yield row.intro, NEAR


def _each_once(populations: Sequence[tuple[Span, Decimal]]) -> Iterator[tuple[Span, Decimal]]:
    seen: set[Span] = set()
    for span, share in populations:
        if span not in seen:
            seen.add(span)
            yield span, share


def _of_number(number: NumberMention, confidence: Decimal, stance: Stance) -> Iterator[DraftClaim]:
    """What the number itself carries, all on the words of the number."""

    def claim(name: str, value: Any, unresolved: str | None = None) -> DraftClaim:
        return DraftClaim(name, value, number.words, number.start, number.end, confidence, unresolved, stance)

    yield claim("as_written", number.words)
    yield claim("well_formed", number.well_formed)
    why = None if number.readings else number.why or "The words give no whole number."
    yield claim("readings", number.readings or None, why)
    yield claim("bound", number.bound)
