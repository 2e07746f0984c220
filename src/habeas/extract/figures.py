"""The figures of a page: how many people, homes or cases, what befell them, when and where, of which whole.

A number becomes a figure when the page tells of an act that those counted suffered, when it stands in a list or table
of such figures, or when it is a part of one. Numbers are kept as written; a malformed one is flagged, never corrected.
Each claim stands on its own words: the act on its verb, the population on its noun, the period on its date.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from habeas.extract.acts import find_triggers
from habeas.extract.acts_modality import Mood
from habeas.extract.draft import Draft, DraftClaim
from habeas.extract.figures_acts import ActOf, Acts
from habeas.extract.figures_context import HANGS, NEAR, Surroundings, place_claim, time_claim
from habeas.extract.figures_counted import Counted, bare, counted
from habeas.extract.figures_parts import PartOf, part_of
from habeas.extract.figures_rows import Numbers, Row, find_rows, tokens_in
from habeas.extract.figures_words import CASE_VERBS, CASES, CASES_OF, DEFINITE, MEETS, STATES, VICTIMS
from habeas.extract.numbers import NumberMention
from habeas.extract.page import Form, Page
from habeas.extract.people import People, cast_of
from habeas.extract.speech import Speech
from habeas.extract.speech_tree import Span, end_of, governing_verbs, lemma
from habeas.model.value import Reference
from habeas.model.vocabulary import Kind, Stance

SURE = Decimal("0.85")
LISTED = Decimal("0.70")
PARTLY = Decimal("0.60")
WEAK = Decimal("0.40")
OWN_POPULATION = Decimal("0.80")
SHARED_POPULATION = Decimal("0.50")


@dataclass(slots=True)
class _Figure:
    """A figure in the making."""

    counted: Counted
    acts: tuple[ActOf, ...]
    row: Row | None
    part: PartOf | None = None
    inherited: tuple[ActOf, ...] = ()
    populations: list[tuple[Span, Decimal]] = field(default_factory=list)

    @property
    def number(self) -> NumberMention:
        return self.counted.number

    @property
    def key(self) -> str:
        return key_of(self.number.start)


def key_of(start: int) -> str:
    """The key of the draft of the figure whose number begins here."""
    return f"count:{start}"


def find_figures(page: Page, people: People, speech: Speech) -> tuple[Draft, ...]:
    """A draft of a count record for each figure, in text order."""
    return _Finder(page, people, speech).drafts()


class _Finder:
    def __init__(self, page: Page, people: People, speech: Speech) -> None:
        self.page, self.speech = page, speech
        self.acts = Acts(page, find_triggers(page, cast_of(people, page)))
        self.numbers = Numbers(page)
        self.rows = find_rows(page, self.numbers)
        self.around = Surroundings(page)
        self.parts: dict[int, PartOf] = {}
        self.figures: dict[int, _Figure] = {}

    def drafts(self) -> tuple[Draft, ...]:
        seen: list[Counted] = []
        for number in self.numbers.all:
            one = counted(self.page, number) or (bare(self.page, number) if number.start in self.rows else None)
            if one is None:
                continue
            figure = self._figure(one, seen)
            if figure is not None:
                self.figures[number.start] = figure
                seen.append(one)
        return tuple(Draft(Kind.COUNT, tuple(self._claims(f)), f.key) for f in self.figures.values())

    # --- whether it is a figure ---------------------------------------------------------------------------------

    def _figure(self, one: Counted, seen: Sequence[Counted]) -> _Figure | None:
        row = self.rows.get(one.number.start)
        figure = _Figure(one, self.acts.of(one) or self._acts_within(one), row)
        figure.part = part_of(self.page, one, seen, self.parts, row)
        if figure.part is not None:
            if figure.part.whole not in self.figures:
                figure.part = None
            else:
                self.parts[one.number.start] = figure.part
        if row is not None and row.leads and not figure.acts:
            figure.inherited = self._acts_of_row(row)
        if not self._counts(figure) or self._is_again(figure):
            self.parts.pop(one.number.start, None)
            return None
        self._inherit(figure)
        return figure

    def _acts_within(self, one: Counted) -> tuple[ActOf, ...]:
        """As in "400 missing persons": an act that the words of the population tell."""
        if one.population is None or one.noun is None:
            return ()
        found = []
        for trigger in self.acts.at(one.noun):
            if one.population[0] <= trigger.start < one.population[1]:
                verb = self.page.doc[trigger.token]
                span = (trigger.start, trigger.end)
                found.append(ActOf(trigger.act, span, Decimal(trigger.weight) / 100, trigger.mood, verb))
        return tuple(found)

    def _acts_of_row(self, row: Row) -> tuple[ActOf, ...]:
        """The acts that the label of a row tells, else those of its introduction."""
        for span in (row.label, row.population, row.intro):
            if span is not None:
                found = tuple(self._acts_in(span))
                if found:
                    return found
        return ()

    def _acts_in(self, span: Span) -> Iterator[ActOf]:
        for token in tokens_in(self.page, span):
            act = STATES.get(token.lower_)
            if act is not None:
                yield ActOf(act, (int(token.idx), end_of(token)), PARTLY, Mood.HAPPENED, token)

    def _counts(self, figure: _Figure) -> bool:
        if figure.acts or figure.part is not None:
            return True
        if figure.row is not None and figure.row.leads:
            return bool(figure.inherited) or figure.row.total is not None or self._is_statistic(figure)
        noun = figure.counted.noun
        victims = noun is not None and lemma(noun) in VICTIMS and lemma(noun.head) not in MEETS
        return victims or self._is_cases(figure.counted)

    def _is_statistic(self, figure: _Figure) -> bool:
        """A row whose neighbours are statistics: its label or heading says so."""
        row = figure.row
        return (
            row is not None and row.label is not None and (row.intro is not None or bool(row.population or row.label))
        )

    def _is_cases(self, one: Counted) -> bool:
        """As in "The commission received 100 cases"."""
        if one.noun is None or lemma(one.noun) not in CASES:
            return False
        sentence = {token.lower_ for token in one.token.sent}
        paragraph = self.page.paragraph_at(one.number.start)
        around = self.page.words(paragraph.start, paragraph.end).lower() if paragraph is not None else ""
        if not sentence & CASES_OF and not CASES_OF & set(around.split()):
            return False
        return any(lemma(verb) in CASE_VERBS for _, verb in zip(range(2), governing_verbs(one.noun), strict=False))

    def _is_again(self, figure: _Figure) -> bool:
        """As in "The three men", of whom the page has told already."""
        number = figure.number
        before = self.page.words(max(number.start - 8, 0), number.start).lower().split()
        if self._is_inner(figure):
            return True
        if not before or before[-1] not in DEFINITE or figure.part is not None or figure.counted.of is not None:
            return False
        acts = {act.act for act in figure.acts}
        for other in self.figures.values():
            if other.number.readings == number.readings and acts <= {a.act for a in (*other.acts, *other.inherited)}:
                return True
        return False

    def _is_inner(self, figure: _Figure) -> bool:
        """The 30 in "six of the 30", told before."""
        token = figure.counted.token.i
        return any(
            other.counted.of is not None and other.counted.of.i == token and other.part is not None
            for other in self.figures.values()
        )

    def _inherit(self, figure: _Figure) -> None:
        """What a part takes from its whole, and a row from its introduction."""
        own = figure.counted.population
        if own is not None:
            figure.populations.append((own, OWN_POPULATION))
        row = figure.row
        if row is not None and row.label is not None and own is None and self._names_people(row):
            figure.populations.append((row.label, PARTLY))
        if row is not None and row.leads and row.population is not None:
            figure.populations.append((row.population, SHARED_POPULATION))
        whole = self.figures.get(figure.part.whole) if figure.part is not None else None
        if whole is not None and not figure.acts and not figure.inherited and row is None:
            figure.inherited = whole.acts or whole.inherited
        if whole is not None and not figure.populations and whole.populations:
            figure.populations.append((whole.populations[0][0], SHARED_POPULATION))

    def _names_people(self, row: Row) -> bool:
        """Whether the label of a row is more than the act: "Women: 12", not "12 killed in May"."""
        if row.label is None or row.label[0] < row.number.start:
            return row.label is not None
        return self.page.words(*row.label).split()[0].lower() not in STATES

    # --- its claims ---------------------------------------------------------------------------------------------

    def _claims(self, figure: _Figure) -> Iterator[DraftClaim]:
        confidence = self._confidence(figure)
        stance = self._stance(figure)
        yield from _of_number(figure.number, confidence, stance)
        for span, share in _each_once(figure.populations):
            words = " ".join(self.page.words(*span).split())
            yield DraftClaim("population", words, self.page.words(*span), *span, min(share, confidence), stance=stance)
        yield from self._acts_claims(figure, confidence, stance)
        yield from self._context(figure)
        if figure.part is not None:
            yield self._part(figure.part)

    def _confidence(self, figure: _Figure) -> Decimal:
        if figure.acts:
            best = max(act.confidence for act in figure.acts)
            doubt = Decimal("0.6") if all(a.mood is Mood.DOUBTED for a in figure.acts) else Decimal(1)
            heading = self.page.paragraph_at(figure.number.start)
            plain = Decimal(1) if heading is None or heading.form is not Form.HEADING else Decimal("0.8")
            return (min(best + Decimal("0.05"), SURE) * doubt * plain).quantize(Decimal("0.01"))
        if figure.row is not None and figure.row.leads:
            return LISTED if figure.inherited else PARTLY
        return PARTLY if figure.part is not None else WEAK

    def _stance(self, figure: _Figure) -> Stance:
        if figure.acts and all(act.mood is Mood.DENIED for act in figure.acts):
            return Stance.DENIES
        return self.speech.stance(figure.number.start, figure.number.end)

    def _acts_claims(self, figure: _Figure, confidence: Decimal, stance: Stance) -> Iterator[DraftClaim]:
        for act in figure.acts or figure.inherited:
            words = self.page.words(*act.span)
            share = min(act.confidence, confidence) if figure.acts else min(PARTLY, confidence)
            yield DraftClaim("act", act.act, words, *act.span, share, stance=stance)

    def _context(self, figure: _Figure) -> Iterator[DraftClaim]:
        governors = [act.verb for act in figure.acts]
        if not governors and figure.counted.noun is not None:
            governors += [verb for _, verb in zip(range(1), governing_verbs(figure.counted.noun), strict=False)]
        governors += [token for token in (figure.counted.noun, figure.counted.token) if token is not None]
        limits = self._limits(figure)
        times = list(self.around.times(limits, governors))
        sites = list(self.around.sites(limits, governors))
        for span, confidence in _row_spans(figure.row):
            times = times or [time_claim(self.page, date, confidence) for date in self.around.dates_in(span)]
            sites = sites or [place_claim(self.page, place, confidence) for place in self.around.places_in(span)]
        yield from times
        yield from sites

    def _limits(self, figure: _Figure) -> Span:
        """The sentence of a figure, or within it what the innermost speaker says."""
        number = figure.number
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


def _row_spans(row: Row | None) -> Iterator[tuple[Span, Decimal]]:
    """Where the time and place of a row may stand: its own label, then its introduction."""
    if row is not None and row.leads:
        if row.label is not None:
            yield row.label, HANGS
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
