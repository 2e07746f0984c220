"""The forms in which reports tell of statements: idioms, denials, verdicts, the publisher's own stand. Invented."""

import pytest

from habeas.model.vocabulary import Stance
from tests.extract.speech_pages import PUBLISHER, only, read, span, statements


@pytest.mark.parametrize(
    ("report", "speaker", "position", "matter"),
    [
        ("Many have raised their eyebrows about the bill.", "Many", "questions", "the bill"),
        ("Critics raised eyebrows over the new law.", "Critics", "questions", "the new law"),
        ("The opposition took issue with the amendments.", "The opposition", "questions", "the amendments"),
        ("The lawyers expressed concern about the raids.", "The lawyers", "questions", "the raids"),
        ("The union voiced outrage at the killing.", "The union", "condemns", "the killing"),
        ("Experts cast doubt on the figures.", "Experts", "doubts", "the figures"),
        ("The rebels claimed responsibility for the blast.", "The rebels", "acknowledges", "the blast"),
        ("The mayor paid tribute to the dead.", "The mayor", "praises", "the dead"),
        ("In early April, doctors protested against the abduction of a nurse.", "doctors", "condemns",
         "the abduction of a nurse"),
        ("The minister apologised to the families for the raid.", "The minister", "regrets", "the raid"),
        ("The office dismissed as baseless the allegation that its men took him.", "The office", "denies",
         "the allegation that its men took him"),
        ("A search was ordered by senior officers to find the man.", "senior officers", "orders", "A search"),
    ],
)  # fmt: skip
def test_idioms_point_to_the_matter(report: str, speaker: str, position: str, matter: str) -> None:
    found = only(report)
    assert (found.speaker, found.position, found.about("matter")) == (speaker, position, [matter])


@pytest.mark.parametrize(
    ("report", "position", "said"),
    [
        ("The police chief denied torturing the students.", "denies", "torturing the students"),
        ("The colonel denied having been at the prison.", "denies", "having been at the prison"),
        ("Two women described being threatened with rape.", "describes", "being threatened with rape"),
        ("A report found the army responsible.", "accuses", "the army responsible"),
        ("The government called the report one-sided.", "opines", "the report one-sided"),
        ("The chief put the number of the missing at 31.", "claims", "the number of the missing at 31"),
        ("The tribunal convicted two officers of torture.", "rules", "two officers of torture"),
        ("The judge ruled that the arrest was unlawful.", "rules", "the arrest was unlawful"),
        ("The families blamed the guards for the death.", "accuses", "the guards for the death"),
        ("The union called on the army to free the nurse.", "demands", "the army to free the nurse"),
        ("The commission said it could neither confirm nor deny that he was held.", "refuses",
         "it could neither confirm nor deny that he was held"),
    ],
)  # fmt: skip
def test_what_is_said(report: str, position: str, said: str) -> None:
    found = only(report)
    assert (found.position, found.about("statement")) == (position, [said])


@pytest.mark.parametrize(
    "said",
    [
        "There was no fight.", "There is no such camp.", "Nobody is missing.", "These people are lying.",
        "The news is false.", "He was not in our custody.",
    ],
)  # fmt: skip
def test_plain_words_that_deny(said: str) -> None:
    assert only(f"“{said}” an army captain insisted.").position == "denies"


def test_to_judge_a_law_is_no_denial() -> None:
    assert only("The lawyer said the bill was wrong.").position != "denies"


@pytest.mark.parametrize(
    "report",
    [
        "They were protesting outside the club.",
        "The guards made them sit, and gave them water.",
        "The government turned a blind eye to the killings.",
        "The students were arrested for protesting against the fees.",
        "A spokesman, who asked not to be named, left.",
        "The governor could not be reached for comment.",
        "Very few people believed that it could be solved.",
        "He knew that it was late.",
    ],
)
def test_what_is_no_act_of_speaking(report: str) -> None:
    assert statements(report) == []


def test_a_quotation_that_ended_is_not_the_next_speakers() -> None:
    rector, police = statements("The rector replied: “Ask the police.” The police blamed the university.")
    assert (rector.about("statement"), police.about("statement")) == (["“Ask the police.”"], [])
    assert police.about("matter") == ["the university"]


def test_a_mark_forgotten_before_he_said() -> None:
    report = '"They took the boy to the camp, the teacher said.\n\n"My sister fled," Hana Example said.'
    assert [s.speaker for s in statements(report)] == ["the teacher", "Hana Example"]


def test_who_is_cited_makes_a_statement_of_their_own() -> None:
    outlet, officials = statements("Example News reported, citing two officials, that a man died.")
    assert (officials.speaker, officials.via) == ("two officials", [PUBLISHER, "Example News"])
    assert outlet.speaker == "Example News"


# --- the publisher -------------------------------------------------------------------------------------------------


def test_a_body_takes_a_stand_in_its_own_statement() -> None:
    source = "Home Department (invented)"
    report = "The Department denies that Omar Example was held. It is clarified that no raid took place.\n\nWe reject \
the allegation. We demand an inquiry."
    found = statements(report, source)
    assert [s.position for s in found] == ["denies", "denies", "denies", "demands"]
    assert {s.speaker for s in found} == {source}
    assert {tuple(s.via) for s in found} == {(source,)}


def test_what_an_outlet_reports_is_no_statement() -> None:
    assert statements("The Example Herald reported that a man died. We asked the police.") == []


# --- stance --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("report", "words", "stance"),
    [
        ("The officials rejected suggestions that the pilot was shot down.", "shot", Stance.DENIES),
        ("The captain denied involvement in the abduction of Jale Example.", "abduction", Stance.DENIES),
        ("The ministry doubts that the men were killed.", "killed", Stance.DOUBTS),
        ("The lawyers expressed concern about the abduction of Jale Example.", "abduction", Stance.ASSERTS),
        ("The council condemned the abduction of Jale Example.", "abduction", Stance.ASSERTS),
        ("The army did not deny that the men were killed.", "killed", Stance.ASSERTS),
    ],
)
def test_how_the_speaker_stands_to_it(report: str, words: str, stance: Stance) -> None:
    assert read(report)[2].stance(*span(report, words)) is stance


def test_on_what_a_submission_rests() -> None:
    found = only("The police submitted a case to the court, citing the bill as a way to report the missing.")
    assert found.about("matter") == ["a case to the court"]
    assert found.about("statement") == ["the bill as a way to report the missing"]


def test_own_words_take_the_stand() -> None:
    found = only("“I deny that I was there,” the captain said.")
    assert (found.speaker, found.position) == ("the captain", "denies")


def test_dialogue_is_not_full_of_statements() -> None:
    report = "“They asked where I was from. I told them to leave. My aunt said that it was late,” Hana Onuri said."
    assert [s.speaker for s in statements(report)] == ["Hana Onuri"]


@pytest.mark.parametrize(
    ("report", "position"),
    [
        ("“No comment,” said the minister.", "refuses"),
        ("The minister said the report was “a pack of lies”.", "denies"),
        ("The general said the recording was fake.", "denies"),
        ("The judge observed that “suspicion is no substitute for proof”.", "claims"),
        ("“My son is not a criminal,” Halima Onuri said.", "claims"),
        ("A guard admitted to having “pushed” him.", "acknowledges"),
    ],
)
def test_positions_that_words_show(report: str, position: str) -> None:
    assert only(report).position == position


def test_what_a_reporter_asks_is_no_position() -> None:
    assert statements("“Is it true?” a reporter asked.") == []


def test_who_quotes_stands_between() -> None:
    found = only("It was late. The report quotes one survivor: “They hung me by the wrists.”")
    assert (found.speaker, found.via) == ("one survivor", [PUBLISHER, "The report"])


@pytest.mark.parametrize(
    ("report", "said"),
    [
        ("The agency said a case was open and the clerk left it.", "a case was open"),
        ("Critics say it kills freedom, while supporters say it brings peace.", "it kills freedom"),
    ],
)
def test_what_is_said_ends_with_the_clause(report: str, said: str) -> None:
    assert statements(report)[0].about("statement")[0].startswith(said)
    assert not statements(report)[0].about("statement")[0].endswith(("and", "while", ","))


def test_an_outlet_is_no_i() -> None:
    assert statements("I demand an inquiry. I pledge to leave.") == []
    assert [s.position for s in statements("I demand an inquiry.", "Amara Onuri")] == ["demands"]


def test_who_is_cited_beside_according_to_has_a_statement_of_their_own() -> None:
    found = statements("According to the council, which cited relatives, the man was free.")
    assert [(s.speaker, s.via) for s in found] == [
        ("the council", [PUBLISHER]),
        ("relatives", [PUBLISHER, "the council"]),
    ]
    assert len({s.draft.key for s in found}) == 2


def test_to_ask_not_to_be_named_is_no_demand() -> None:
    assert statements("A guard, who asked that her name not be used, left.") == []


def test_to_move_is_to_say_something_only_of_a_motion() -> None:
    assert statements("“Forced to flee,” the shah moved abroad. He moved “at once” to the coast.") == []
    assert only("The deputy moved a resolution on the missing.").position == "introduces"
