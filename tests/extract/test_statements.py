"""Statements of invented reports: who takes which position on what, and what is nobody's statement."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.extract.figures import find_figures
from habeas.extract.statements import find_statements
from habeas.model.vocabulary import POSITIONS, Kind
from tests.extract.speech_pages import PUBLISHER, only, read, reference, statements, text_of

SAMPLE = Path(__file__).resolve().parents[3] / "shared" / "samples" / "press-report.txt"


# --- what the verb states ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("report", "speaker", "position"),
    [
        ("The army denied that soldiers took the boy.", "The army", "denies"),
        ("The ministry rejected the allegations as baseless.", "The ministry", "denies"),
        ("The spokesman dismissed the report as propaganda.", "The spokesman", "denies"),
        ("The court dismissed the petition.", "The court", "rejects"),
        ("The petition was dismissed by the court.", "the court", "rejects"),
        ("The minister condemned the killing.", "The minister", "condemns"),
        ("Relatives accused the police of torturing him.", "Relatives", "accuses"),
        ("The government promised to investigate the case.", "The government", "promises"),
        ("The families demanded the release of all detainees.", "The families", "demands"),
        ("The union called for an independent inquiry.", "The union", "demands"),
        ("The governor ordered an inquiry.", "The governor", "orders"),
        ("The judge ordered police to produce the detainee.", "The judge", "orders"),
        ("The army expressed regret over the deaths.", "The army", "regrets"),
        ("The officer admitted that he had fired.", "The officer", "acknowledges"),
        ("The rebels claimed responsibility for the blast.", "The rebels", "acknowledges"),
        ("Police refused to register the complaint.", "Police", "refuses"),
        ("The witness retracted his statement.", "The witness", "retracts"),
        ("The government introduced the “Missing Persons Bill 2021” in the assembly.", "The government", "introduces"),
        ("The police submitted a case to the Supreme Court.", "The police", "introduces"),
        ("Activists questioned the verdict.", "Activists", "questions"),
        ("The commission praised the officers.", "The commission", "praises"),
    ],
)
def test_the_position_that_the_verb_states(report: str, speaker: str, position: str) -> None:
    found = only(report)
    assert (found.speaker, found.position) == (speaker, position)
    assert found.via == [PUBLISHER]


@pytest.mark.parametrize(
    ("report", "position"),
    [
        ("The Example Front said soldiers had abducted 46 people.", "accuses"),
        ("Minister Omar Example said this was the worst year in history.", "opines"),
        ("The spokesman said the reports were false.", "denies"),
        ("The spokesman said no one was abducted.", "denies"),
        ("The mother said the authorities should release him.", "demands"),
        ("The minister said the government will investigate the matter.", "promises"),
        ("The general said he was sorry for the deaths.", "regrets"),
        ("The bishop said the killing was barbaric.", "condemns"),
        ("Police said two men were found near the bridge.", "claims"),
        ("“I saw them take him,” Karim Example said.", "describes"),
        ("The report says that the road was closed.", "reports"),
        ("“Where is my son?” Salma Example asked.", "questions"),
    ],
)
def test_the_position_that_the_content_shows(report: str, position: str) -> None:
    found = statements(report)
    assert [s.position for s in found] == [position]


# --- what it is about --------------------------------------------------------------------------------------------


def test_a_court_refuses_with_its_reason_and_the_judge_goes_on() -> None:
    report = (
        "The Example Police submitted a case to the Supreme Court. Still, Judge Omar Example pulled the case down, "
        "saying the proof sent was “unsatisfactory.”\n\n“You (police) do not know how to investigate cases,” he added."
    )
    police, refusal, later = statements(report)
    assert (police.speaker, police.position) == ("Example Police", "introduces")
    assert (refusal.speaker, refusal.position, refusal.verb) == (
        "Judge Omar Example", "rejects", "pulled the case down",
    )  # fmt: skip
    assert refusal.about("matter") == ["the case"]
    assert "the proof sent was “unsatisfactory.”" in refusal.about("statement")
    assert (later.speaker, later.position) == ("Judge Omar Example", "opines")
    assert later.of("speaker")[0].as_written == "he"
    assert later.about("statement") == ["“You (police) do not know how to investigate cases,”"]


def test_a_statement_points_to_the_figures_in_it() -> None:
    report = "The Example Front said soldiers had abducted 46 people, 28 of whom were freed."
    page, people, speech = read(report)
    figures = find_figures(page, people, speech)
    (draft,) = find_statements(page, people, speech, figures)
    refs = [reference(c) for c in draft.claims if c.property == "about" and reference(c).kind == "count"]
    assert [r.record for r in refs] == [f.key for f in figures]
    assert [r.text for r in refs] == ["46", "28"]


def test_a_bill_is_the_matter() -> None:
    found = only("The government introduced the “Missing Persons Bill 2021” in the assembly on June 7, 2021.")
    assert found.about("matter") == ["Missing Persons Bill 2021"]


def test_the_speaker_is_not_what_the_statement_is_about() -> None:
    found = only("Omar Example said that Karim Example was taken by soldiers.")
    assert found.about("person") == ["Karim Example"]


# --- denial beside accusation ------------------------------------------------------------------------------------

BOTH = """The family of Karim Example said soldiers abducted him on 3 May 2022. "They dragged him off," his father said.

A spokesman for the army, Major Tariq Example, denied the allegation. He said no one was in its custody. "These are \
baseless rumours," he added. According to Example News, the minister condemned the campaign against the army.
"""


def test_the_denial_stands_beside_the_accusation() -> None:
    found = statements(BOTH)
    by = {(s.speaker, s.position) for s in found}
    assert ("The family of Karim Example", "accuses") in by
    assert ("Major Tariq Example", "denies") in by
    assert ("the minister", "condemns") in by
    assert [s.position for s in found if s.speaker == "Major Tariq Example"] == ["denies", "denies", "denies"]
    condemned = next(s for s in found if s.speaker == "the minister")
    assert condemned.via == [PUBLISHER, "Example News"]


def test_the_publisher_makes_no_statements_of_its_own() -> None:
    assert statements("We believe that the bill is wrong. Many families wait. I think so too.") == []


@pytest.mark.parametrize(
    "report",
    [
        "Soldiers raided two homes in the night.",
        "No group has claimed responsibility for the attack.",
        "Police denied him a lawyer.",
        "He submitted to the search.",
        "The judge turned the page.",
        "He was taken by “Security Forces” during a raid.",
        "Will the valley be remembered?",
        "They did not say where he was.",
    ],
)
def test_what_is_no_statement(report: str) -> None:
    assert statements(report) == []


# --- the report as published -------------------------------------------------------------------------------------


@pytest.mark.skipif(not SAMPLE.exists(), reason="the sample report lies outside of the project")
@pytest.mark.parametrize(
    ("speaker", "position"),
    [
        ("Baloch National Movement", "accuses"),
        ("Bakshi", "opines"),
        ("Pakistani Prime Minister Sharif", "condemns"),
        ("Bizenjo", "opines"),
        ("the Pakistani government", "introduces"),
        ("Balochistan Police", "introduces"),
        ("Judge Gulzar Ahmed", "rejects"),
        ("Judge Gulzar Ahmed", "opines"),
        ("the documents", "accuses"),
    ],
)
def test_the_press_report(speaker: str, position: str) -> None:
    found = statements(SAMPLE.read_text())
    assert [s for s in found if speaker in s.speaker and s.position == position]


# --- any text ----------------------------------------------------------------------------------------------------

PIECES = st.sampled_from([
    "The minister said ", "denied ", "the allegations ", "“", "” he added. ", "that ", "“no one was abducted” ", "\n\n",
    "rejected the petition ", "Judge Omar Example ", "saying ", "should release him ", "\n• ", ":\n", "وزیر ",
    "\u202e", "'", "is the worst ", "According to ", "police ", "in the report, ", ", ", ". ", "?", "condemned ",
])  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=25).map("".join) | st.text(max_size=80))
def test_any_text_gives_statements_with_exact_spans(characters: str) -> None:
    drafts = find_statements(*read(characters))
    text = text_of(characters)
    assert len({d.key for d in drafts}) == len(drafts)
    for draft in drafts:
        assert draft.kind is Kind.STATEMENT
        assert {c.value for c in draft.claims if c.property == "position"} <= set(POSITIONS)
        for claim in draft.claims:
            assert claim.as_written == text.characters[claim.start : claim.end]
            assert claim.attribution is None or claim.attribution[0].who == PUBLISHER
