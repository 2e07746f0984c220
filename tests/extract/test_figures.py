"""Figures of invented reports: what counts, what it counts, and what is no figure at all."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.extract.draft import Draft
from habeas.extract.figures import find_figures
from habeas.model.value import Reference
from habeas.model.vocabulary import ACTS, BOUNDS, CASE_STEPS, Kind, Stance
from tests.extract.figure_reading import figures
from tests.extract.speech_pages import read, text_of

SAMPLE = Path(__file__).resolve().parents[3] / "shared" / "samples" / "press-report.txt"


# --- prose -------------------------------------------------------------------------------------------------------


def test_a_part_of_a_figure() -> None:
    found = figures(
        "The Example Front said soldiers had kidnapped 46 people, 28 of whom were released after being tortured."
    )
    assert set(found) == {"46", "28"}
    assert found["46"].values("act") == ["abduction"]
    assert found["46"].quotes("act") == ["kidnapped"]
    assert found["46"].values("population") == ["people"]
    part = found["28"]
    assert sorted(map(str, part.values("act"))) == ["release", "torture"]
    assert part.quotes("act") == ["released", "tortured"]
    (claim,) = part.of("part_of")
    assert isinstance(claim.value, Reference)
    assert (claim.value.record, claim.value.text, claim.value.kind) == (found["46"].draft.key, "46", "count")
    assert part.quotes("part_of") == ["28 of whom"]
    assert not found["46"].of("part_of")


@pytest.mark.parametrize(
    ("report", "whole", "part"),
    [
        ("Gunmen kidnapped 42 people, including 27 students, on Monday.", "42", "27"),
        ("Soldiers killed 19 villagers, among them five women.", "19", "five"),
        ("Of the 3,500 people arrested, 2,847 are still detained.", "3,500", "2,847"),
        ("Police arrested 30 women in July. Six of the 30 were tortured.", "30", "Six"),
        ("Soldiers abducted 60 men. The other 18 were killed. ", "60", "18"),
    ],
)
def test_ways_of_being_a_part(report: str, whole: str, part: str) -> None:
    found = figures(report)
    assert found[part].values("part_of") == [whole]


def test_parts_side_by_side_have_the_same_whole() -> None:
    found = figures("Soldiers detained 90 people, including 12 women and 7 children.")
    assert found["12"].values("part_of") == ["90"]
    assert found["7"].values("part_of") == ["90"]
    assert found["7"].values("act") == ["detention"]


def test_a_bound_and_a_period_that_cannot_be_resolved() -> None:
    found = figures("There were over three hundred villagers killed in the past year.")
    figure = found["over three hundred"]
    assert figure.values("bound") == ["at_least"]
    assert figure.values("readings") == [(300,)]
    (period,) = figure.of("period")
    assert period.value is None
    assert period.unresolved
    assert figure.quotes("period") == ["the past year"]


def test_deaths_in_an_accident_are_no_killing_and_no_abduction() -> None:
    found = figures("In one incident, six soldiers were martyred after an army helicopter crashed in the hills.")
    assert set(found) == {"six"}
    assert found["six"].values("act") == ["accidental_death"]
    assert found["six"].quotes("act") == ["martyred after an army helicopter crashed"]
    assert found["six"].values("population") == ["soldiers"]


def test_the_perpetrator_stands_in_the_quote_of_the_act_and_is_not_counted() -> None:
    found = figures("Some 75 people were killed by paramilitary soldiers, and 12 soldiers fired.")
    assert set(found) == {"Some 75"}
    assert found["Some 75"].quotes("act") == ["killed by paramilitary soldiers"]
    assert found["Some 75"].values("population") == ["people"]


def test_a_year_bounds_the_period() -> None:
    found = figures("In 2021, 366 people were abducted; 14 bodies were found in May 2022.")
    assert found["366"].values("period") == ["2021"]
    assert found["14"].values("act") == ["body_found"]
    assert found["14"].values("period") == ["2022-05"]


def test_as_of_is_not_a_period() -> None:
    figure = figures("As of June 30, 2022, 598 civilians have been killed.")["598"]
    assert figure.values("as_of") == ["2022-06-30"]
    assert not figure.of("period")


def test_events_things_and_states_are_counted_too() -> None:
    found = figures(
        "The group documented 12 enforced disappearances. Troops burned 40 homes. The blast left 9 dead and 31 "
        "injured. "
        "Several thousand people are still missing."
    )
    assert found["12"].values("act") == ["enforced_disappearance"]
    assert found["40"].values("act") == ["destruction_of_property"]
    assert found["40"].values("population") == ["homes"]
    assert found["31"].values("act") == ["injury"]
    assert found["Several thousand"].values("act") == ["missing"]


def test_a_denied_figure_is_denied() -> None:
    figure = figures("The army denied that its soldiers killed 15 villagers.")["15"]
    assert {c.stance for c in figure.of("act")} == {Stance.DENIES}


@pytest.mark.parametrize(
    "report",
    [
        "He paid Rs 5 lakh and 300 dollars for his release.",
        "He was charged under Section 365 of the Penal Code and killed.",
        "One of the best known journalists was killed.",
        "He was abducted on 12 November 2021 at 9:30 a.m.",
        "The abducted man is 27 years old; he was missing for six months.",
        "Call 0300 1234567 to report a missing person.",
        "The village is 30 kilometres from where he was killed.",
        "Twelve ministers met on Monday to discuss the budget.",
        "Five gunmen fled on two motorcycles.",
        "The agency seized 2,050 kilogrammes of drugs and filed 2,000 drug cases.",
        "Human Rights Monitors interviewed 17 former detainees.",
        "They could kill 500 people if they wanted.",
        "The 14th prisoner was released.",
        "Karim Example, 34, was killed.",
    ],
)
def test_what_is_no_figure(report: str) -> None:
    assert figures(report) == {}


def test_the_three_men_told_of_before_are_not_counted_again() -> None:
    found = find_figures(*read("Police arrested three men on Monday. The three men were arrested at home."))
    assert len(found) == 1


# --- lists and tables --------------------------------------------------------------------------------------------

LIST = """In the leaked dossier, the army is reportedly on a campaign. Over the last five years, this is the count of \
missing people in the Example Hills:

  • 410 women missing
  • another 22,6000 adults missing
  • 15 children enslaved
  • 366 killed in 2021
  • 75 killed by paramilitary forces

A teacher was later seen in town.
"""


def test_a_list_gives_its_items_period_population_and_speaker() -> None:
    found = figures(LIST)
    assert list(found) == ["410", "22,6000", "15", "366", "75"]
    for words, act in (("410", "missing"), ("15", "enslavement"), ("366", "killing"), ("75", "killing")):
        assert found[words].values("act") == [act]
        assert "missing people in the Example Hills" in found[words].values("population")
    assert found["410"].values("population")[0] == "women"
    assert found["366"].values("period") == ["2021"]
    assert found["75"].quotes("act") == ["killed by paramilitary forces"]
    for words in ("410", "22,6000", "15", "75"):
        (period,) = found[words].of("period")
        assert period.value is None
        assert period.unresolved
        assert found[words].quotes("period") == ["the last five years"]


def test_a_malformed_number_is_kept_and_never_corrected() -> None:
    figure = figures(LIST)["22,6000"]
    assert figure.values("as_written") == ["22,6000"]
    assert figure.values("well_formed") == [False]
    readings = figure.values("readings")[0]
    assert isinstance(readings, tuple)
    assert len(readings) > 1
    assert figure.values("act") == ["missing"]


def test_who_introduces_the_list_says_each_figure() -> None:
    page, people, speech = read(LIST)
    for draft in find_figures(page, people, speech):
        number = draft.claims[0]
        voices = speech.attribution(number.start, number.end)
        assert [v.who for v in voices][1:] == ["the leaked dossier"]


def test_a_row_of_monthly_statistics() -> None:
    found = figures("Commission on Missing Persons\n\nTotal cases 100; disposed of 40; balance 60\n")
    assert set(found) == {"100", "40", "60"}
    assert found["40"].values("part_of") == ["100"]
    assert found["60"].values("part_of") == ["100"]
    assert not found["100"].of("part_of")


def test_a_commission_reports_its_cases() -> None:
    found = figures(
        "As of 30 June 2022 the commission received 8,463 cases of missing persons. It disposed of 6,163 cases, "
        "leaving a balance of 2,300 cases."
    )
    assert found["8,463"].values("as_of") == ["2022-06-30"]
    assert found["6,163"].values("part_of") == ["8,463"]
    assert found["2,300"].values("part_of") == ["8,463"]


def test_labelled_lines() -> None:
    found = figures("Figures for June 2022:\n\nTotal received: 8,463\nReturned home: 3,284\nDead bodies: 228\n")
    assert set(found) == {"8,463", "3,284", "228"}
    assert found["3,284"].values("part_of") == ["8,463"]
    assert "Dead bodies" in found["228"].values("population")
    assert found["228"].values("period") == ["2022-06"]


def test_columns_under_headings() -> None:
    found = figures("District    Missing    Killed\nExample Town    12    3\nSample City    40    9\n")
    assert set(found) == {"12", "3", "40", "9"}
    assert found["40"].values("act") == ["missing"]
    assert found["9"].quotes("act") == ["Killed"]


# --- the report as published -------------------------------------------------------------------------------------


@pytest.mark.skipif(not SAMPLE.exists(), reason="the sample report lies outside of the project")
def test_the_press_report() -> None:
    found = figures(SAMPLE.read_text())
    assert list(found) == ["over three hundred", "46", "28", "41,000", "22,6000", "15,000", "366", "75", "six"]
    assert found["28"].values("part_of") == ["46"]
    assert found["28"].acts == {"release", "torture"}
    assert set(found["41,000"].values("population")) == {"women", "missing people in the Baloch region"}
    assert found["22,6000"].values("well_formed") == [False]
    assert found["six"].acts == {"accidental_death"}


# --- any text ----------------------------------------------------------------------------------------------------

PIECES = st.sampled_from([
    "46 people ", "28 of which ", "were killed ", "22,6000 ", "including ", "five ", "soldiers ", "of the ", "\n• ",
    ":\n\n", "Total cases 100; ", "disposed of 40", "\t12\t", "| 3 |", "۲۲ افراد ", "\u202b٤٦\u202c ", "in 2021 ", ", ",
    ". ", "“", "’s ", "hundreds ", "missing ", "District    Killed\n", "the other 18 ", "\u0000", "١٢٬٠٠٠ ", "(12) ",
])  # fmt: skip


def check(drafts: tuple[Draft, ...], characters: str) -> None:
    """What holds of every draft of any text."""
    text = text_of(characters)
    keys = {draft.key for draft in drafts}
    assert len(keys) == len(drafts)
    for draft in drafts:
        for claim in draft.claims:
            assert 0 <= claim.start < claim.end <= len(characters)
            assert claim.as_written in text.characters[claim.start : claim.end]
            assert 0 <= claim.confidence <= 1
            assert claim.value is not None or claim.unresolved
            if isinstance(claim.value, Reference) and claim.property == "part_of":
                assert claim.value.record in keys - {draft.key}


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=25).map("".join) | st.text(max_size=80))
def test_any_text_gives_figures_with_exact_spans(characters: str) -> None:
    drafts = find_figures(*read(characters))
    check(drafts, characters)
    for draft in drafts:
        assert draft.kind is Kind.COUNT
        assert {c.value for c in draft.claims if c.property == "act"} <= {*ACTS, *CASE_STEPS}
        assert {c.value for c in draft.claims if c.property == "bound"} <= set(BOUNDS)
