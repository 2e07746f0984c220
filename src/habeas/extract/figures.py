"""The figures of a page: how many people, homes or cases, what befell them, when and where, of which whole.

A number becomes a figure when the page tells of an act that those counted suffered, when it stands in a list or table
of such figures, or when it is a part of one. Numbers are kept as written; a malformed one is flagged, never corrected.
Each claim stands on its own words: the act on its verb, the population on its noun, the period on its date.
"""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from habeas.extract.acts import find_triggers
from habeas.extract.acts_modality import Mood, mood_of
from habeas.extract.draft import Draft
from habeas.extract.figures_acts import ActOf, Acts, beside
from habeas.extract.figures_breakdown import Echo, breakdowns, echo_of
from habeas.extract.figures_candidate import Candidate
from habeas.extract.figures_cases import case_before, is_case_noun, speaks_of_cases, speaks_of_harm, steps_of
from habeas.extract.figures_claims import OWN_POPULATION, PARTLY, SHARED_POPULATION, Claims
from habeas.extract.figures_counted import Counted, bare, counted
from habeas.extract.figures_labels import acts_of_words, steps_of_words
from habeas.extract.figures_parts import LOOK_BACK, PartOf, opens_with_of, part_of
from habeas.extract.figures_rows import Numbers, Row, find_rows, tokens_in
from habeas.extract.figures_stated import stated
from habeas.extract.figures_tables import table_rows
from habeas.extract.figures_words import CASE_VERBS, DEFINITE, MEETS, STATES, VICTIMS
from habeas.extract.listing.words import acts_in
from habeas.extract.page import Page
from habeas.extract.people import People, cast_of
from habeas.extract.speech import Speech
from habeas.extract.speech_tree import Span, end_of, governing_verbs, lemma
from habeas.model.vocabulary import Kind

UNTOLD = Decimal("0.35")  # steps with cases on a page that speaks of no harm


def find_figures(page: Page, people: People, speech: Speech, *, rows_only: bool = False) -> tuple[Draft, ...]:
    """A draft of a count record for each figure, in text order. `rows_only`: only those of tables and lists."""
    figures = _Finder(page, people).figures(rows_only=rows_only)
    claims = Claims(page, speech, figures)
    return tuple(Draft(Kind.COUNT, claims.of(figure), figure.key) for figure in figures.values())


class _Finder:
    """`found` by the start of the number; `again`: numbers told before, and where.

    `aside`: people of whom only what some of them suffered is told ("Of the 73 people in the index, 32 were held").
    """

    def __init__(self, page: Page, people: People) -> None:
        self.page = page
        self.acts = Acts(page, find_triggers(page, cast_of(people, page)))
        self.numbers = Numbers(page)
        divided = {row.number.start: row for row in breakdowns(page, self.numbers)}
        self.rows = divided | find_rows(page, self.numbers, table_rows(page, self.numbers))
        self.of_cases = speaks_of_cases(page)
        self.of_harm = speaks_of_harm(page)
        self.parts: dict[int, PartOf] = {}
        self.cases: set[int] = set()
        self.again: dict[int, int] = {}
        self.aside: dict[int, Candidate] = {}
        self.passed: dict[int, Counted] = {}
        self.found: dict[int, Candidate] = {}

    def figures(self, *, rows_only: bool) -> dict[int, Candidate]:
        """The figures of the page, in text order."""
        seen: list[Counted] = []
        for number in self.numbers.all:
            if rows_only and number.start not in self.rows:
                continue
            row = self.rows.get(number.start)
            one = counted(self.page, number) if row is None or row.cell is None else None
            alone = one or bare(self.page, number)
            known = one is not None or row is not None or (alone is not None and bool(beside(self.page, alone)))
            one = alone
            figure = self._figure(one, seen, known=known) if one is not None else None
            if one is not None and figure is not None:
                self.found[number.start] = figure
            if one is not None and (figure is not None or number.start in self.again or number.start in self.aside):
                seen.append(one)
            elif known and one is not None and one.noun is not None:
                self.passed[number.start] = one
        self._add_totals()
        self._add_inner()
        self._settle_ahead()
        return dict(sorted(self.found.items()))

    # --- whether it is a figure ---------------------------------------------------------------------------------

    def _figure(self, one: Counted, seen: Sequence[Counted], *, known: bool) -> Candidate | None:
        """`known` is False where the parse gives a number no noun and no verb: it can only go on with another."""
        row = self.rows.get(one.number.start)
        figure = Candidate(one, self._acts_of(one) if known and (row is None or row.cell is None) else (), row)
        if row is None or row.cell is None:
            self._add_stated(figure)
            self._add_steps(figure, seen)
            self._add_part(figure, seen)
        if row is not None and row.leads and not figure.acts:
            figure.inherited = self._acts_of_row(row)
        echo = None if figure.acts or figure.part or row else self._echo(one, seen)
        self._look_ahead(figure)
        again = self._is_again(figure)
        if again or not (self._counts(figure) or echo):
            self.parts.pop(one.number.start, None)
            self.cases.discard(one.number.start)
            if known and not again and opens_with_of(self.page, one):
                self.aside[one.number.start] = figure
            return None
        self._inherit(figure)
        if echo is not None:
            self._go_on(figure, echo)
        return figure

    def _echo(self, one: Counted, seen: Sequence[Counted]) -> Echo | None:
        found = stated(self.page, one)
        if found is None or not found.again:
            return echo_of(self.page, one, seen)
        paragraph = self.page.paragraph_at(one.number.start)
        before = seen[-1].number.start if seen else -1
        return Echo(before) if paragraph is not None and before >= paragraph.start else None

    def _acts_of(self, one: Counted) -> tuple[ActOf, ...]:
        return self.acts.of(one) or self._acts_within(one)

    def _add_stated(self, figure: Candidate) -> None:
        found = None if figure.acts else stated(self.page, figure.counted)
        if found is not None and not found.again:
            figure.acts = found.acts
            if found.population is not None:
                figure.populations.append((found.population, PARTLY))
            if found.case:
                self.cases.add(figure.number.start)

    def _add_steps(self, figure: Candidate, seen: Sequence[Counted]) -> None:
        """What was done with cases: those that the number names, or those that the figure before it counts."""
        one = figure.counted
        named = is_case_noun(one.noun)
        before = None if one.noun is not None else case_before(self.page, one, seen, self.cases)
        steps = steps_of(one, case=named or before is not None)
        if named or (before is not None and steps):
            self.cases.add(one.number.start)
        if before is not None and steps and before.population is not None:
            figure.populations.append((before.population, SHARED_POPULATION))
        if named and not self.of_harm:
            steps = tuple(replace(step, confidence=min(step.confidence, UNTOLD)) for step in steps)
        traced = any(step.act == "traced" for step in steps)
        own = [
            act for act in figure.acts if not (traced and act.act == "surveillance")
        ]  # traced to be found, not watched
        figure.acts = (*own, *(step for step in steps if step.act not in {act.act for act in own}))

    def _add_part(self, figure: Candidate, seen: Sequence[Counted]) -> None:
        part = part_of(self.page, figure.counted, seen, self.parts, figure.row, list(self.passed.values())[-LOOK_BACK:])
        if part is not None:
            part = replace(part, whole=self.again.get(part.whole, part.whole))
        if part is not None and figure.acts and part.whole in self.passed:
            self.aside[part.whole] = Candidate(self.passed.pop(part.whole), (), None)
        if part is not None and figure.acts and part.whole in self.aside:
            whole = self.found[part.whole] = self.aside.pop(part.whole)
            self._inherit(whole)
        if part is not None and part.whole in self.found:
            figure.part = self.parts[figure.number.start] = part

    def _look_ahead(self, figure: Candidate) -> None:
        """As in "three women were among 21 villagers shot dead": of the figure to come."""
        one = figure.counted
        verb = one.noun.head if one.noun is not None and one.noun.dep_ == "nsubj" else None
        if figure.acts or figure.part is not None or verb is None or lemma(verb) != "be":
            return
        for among in (child for child in verb.children if child.lower_ in ("among", "amongst")):
            number = next((t for t in among.subtree if t.like_num), None)
            held = self.numbers.within(int(number.idx), end_of(number)) if number is not None else []
            if held:
                figure.part = PartOf(held[0].start, (int(among.idx), end_of(number)))

    def _add_inner(self) -> None:
        """As in "three of the five women": of the five."""
        for figure in self.found.values():
            noun, number = figure.counted.noun, figure.number
            for token in noun.lefts if noun is not None and figure.part is None else ():
                if token.dep_ == "nummod" and int(token.idx) in self.found and int(token.idx) > number.end:
                    figure.part = PartOf(int(token.idx), (number.start, end_of(noun)))

    def _settle_ahead(self) -> None:
        """What a figure takes from the whole that comes after it; without that whole it is none."""
        for start, figure in list(self.found.items()):
            if figure.part is not None and figure.part.whole not in self.found:
                del self.found[start]
            elif figure.part is not None and figure.part.whole > start and figure.row is None:
                figure.inherit(self.found[figure.part.whole].all_acts)

    def _add_totals(self) -> None:
        """The totals of tables, which may stand below what they sum up."""
        for figure in self.found.values():
            row, number = figure.row, figure.number
            for total in (row.total, *row.also) if row is not None and row.opened_at is None else ():
                if total is None or total.start not in self.found or total.start == number.start:
                    continue
                part = PartOf(total.start, (number.start, number.end), certain=False)
                if figure.part is None:
                    figure.part = part
                elif figure.part.whole != total.start:
                    figure.also.append(part)

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
        """The acts that the heading of its column tells, else the label of a row, else its introduction."""
        spans = (row.label, row.population, row.intro)
        said = [tokens_in(self.page, span) if span is not None else () for span in spans]
        for words in said:
            found = (*acts_of_words(words, PARTLY), *steps_of_words(words, PARTLY, case=self.of_cases))
            if found:
                return found
        return self._acts_in_other_words(spans) if row.cell is not None else ()

    def _acts_in_other_words(self, spans: Sequence[Span | None]) -> tuple[ActOf, ...]:
        """The acts of a heading or label in one of the languages that lists are read in."""
        for span in spans:
            acts = acts_in(self.page.words(*span)) if span is not None else ()
            tokens = tokens_in(self.page, span) if span is not None else ()
            if acts and tokens and span is not None:
                return tuple(ActOf(act, span, PARTLY, Mood.HAPPENED, tokens[0]) for act in acts)
        return ()

    def _counts(self, figure: Candidate) -> bool:
        if figure.acts or figure.part is not None:
            return True
        if figure.row is not None and figure.row.leads:
            return bool(figure.inherited) or figure.row.total is not None or self._is_statistic(figure)
        noun = figure.counted.noun
        victims = noun is not None and lemma(noun) in VICTIMS and lemma(noun.head) not in MEETS
        return victims or self._is_cases(figure.counted)

    def _is_statistic(self, figure: Candidate) -> bool:
        """A row whose neighbours are statistics: its label or heading says so."""
        row = figure.row
        return (
            row is not None and row.label is not None and (row.intro is not None or bool(row.population or row.label))
        )

    def _is_cases(self, one: Counted) -> bool:
        """As in "The commission documented 100 cases"."""
        if one.noun is None or not self.of_harm or not is_case_noun(one.noun):
            return False
        verbs = [verb for _, verb in zip(range(2), governing_verbs(one.noun), strict=False)]
        return any(lemma(verb) in CASE_VERBS and mood_of(verb) is not Mood.UNREAL for verb in verbs)

    def _is_again(self, figure: Candidate) -> bool:
        """As in "The three men", of whom the page has told already."""
        number = figure.number
        before = self.page.words(max(number.start - 8, 0), number.start).lower().split()
        if self._is_inner(figure):
            return True
        if not before or before[-1] not in DEFINITE or figure.part is not None or figure.counted.of is not None:
            return False
        acts = {act.act for act in figure.acts}
        for other in self.found.values():
            same = other.number.readings == number.readings and acts <= {a.act for a in other.all_acts}
            if same and (acts or _may_be_one(figure.counted, other.counted)):
                self.again[number.start] = other.number.start
                return True
        return False

    def _is_inner(self, figure: Candidate) -> bool:
        """The 30 in "six of the 30", told before."""
        token = figure.counted.token.i
        return any(
            other.counted.of is not None and other.counted.of.i == token and other.part is not None
            for other in self.found.values()
        )

    def _inherit(self, figure: Candidate) -> None:
        """What a part takes from its whole, and a row from its introduction."""
        own = figure.counted.population
        if own is not None:
            figure.populations.append((own, OWN_POPULATION))
        row = figure.row
        if (
            row is not None
            and row.label is not None
            and row.opened_at is None
            and own is None
            and self._names_people(row)
        ):
            figure.populations.append((row.label, PARTLY))
        if row is not None and row.leads and row.population is not None:
            figure.populations.append((row.population, SHARED_POPULATION))
        whole = self.found.get(figure.part.whole) if figure.part is not None else None
        if whole is not None:
            figure.inherit(whole.all_acts)
        if whole is not None and not figure.populations and whole.populations:
            figure.populations.append((whole.populations[0][0], SHARED_POPULATION))

    def _go_on(self, figure: Candidate, echo: Echo) -> None:
        """Give a figure what the one has that it goes on with, and make those before it its parts if it is a total."""
        before = self.found[self.again.get(echo.of, echo.of)]
        figure.inherit(before.all_acts)
        if before.populations and not figure.populations:
            figure.populations.append((before.populations[0][0], SHARED_POPULATION))
        if echo.of in self.cases:
            self.cases.add(figure.number.start)
        for start in echo.parts:
            if start in self.found and self.found[start].part is None:
                self.found[start].part = PartOf(figure.number.start, echo.link, certain=False)

    def _names_people(self, row: Row) -> bool:
        """Whether the label of a row is more than the act: "Women: 12", not "12 killed in May"."""
        if row.label is None or row.opened_at is not None:
            return False
        if row.label[0] < row.number.start:
            return True
        return self.page.words(*row.label).split()[0].lower() not in STATES


def _may_be_one(one: Counted, other: Counted) -> bool:
    """Whether two numbers can count the same people: of one noun, or of none, or of victims."""
    nouns = {lemma(counted.noun) for counted in (one, other) if counted.noun is not None}
    return len(nouns) < 2 or bool(nouns & VICTIMS)
