"""Who speaks where a label, a signature or a colon says so, on invented headlines, hearings and testimonies."""

import pytest

from habeas.model.vocabulary import How
from tests.extract.speech_pages import PUBLISHER, read, span, statements

HEARING = """Transcript of the hearing of 4 March 2019

Chair: When was your husband taken?

Witness: On 5 May 2018. Four soldiers came in. They tied his hands and took him.

He never came back.

Q: Did you see their faces?

A: No. They wore masks and they beat me.

MR. EXAMPLE: The army has no record of such an arrest.

Chair: Thank you.
"""


def who(characters: str, words: str) -> list[str]:
    return [voice.who for voice in read(characters)[2].attribution(*span(characters, words))]


@pytest.mark.parametrize(
    ("headline", "speaker", "position"),
    [
        ("Army: no one in custody", "Army", "denies"),
        ("‘They took him at night’: mother", "mother", "claims"),
        ("“They took him at night” – mother of student", "mother of student", "claims"),
        ("‘No torture here,’ says warden", "warden", "denies"),
        ("Police chief: “We will find them”", "Police chief", "promises"),
        ("Army denies role in disappearance of student", "Army", "denies"),
        ("Govt vows probe into killings", "Govt", "promises"),
        ("Rights group says 40 held in secret camp", "Rights group", "claims"),
    ],
)
def test_headlines_say_who_says_it(headline: str, speaker: str, position: str) -> None:
    found = statements(f"{headline}\n\nThe road along the coast was closed for nine hours on Monday.")
    assert [(s.speaker, s.position) for s in found] == [(speaker, position)]


@pytest.mark.parametrize(
    "form",
    [
        "Victim: Omar Example, 23", "Place: Darval bazaar near the bridge", "Father: Karim Example of Darval",
        "Darval: a village in the hills", "Source: two neighbours and a guard",
    ],
)  # fmt: skip
def test_the_fields_of_a_form_are_nobodys_speech(form: str) -> None:
    assert statements(f"Case sheet\n\n{form}\n\nThe road along the coast was closed for nine hours on Monday.") == []


@pytest.mark.parametrize(
    ("words", "speaker"),
    [("tied", "Witness"), ("never came back", "Witness"), ("masks", "A"), ("no record", "MR. EXAMPLE")],
)
def test_in_a_transcript_labels_speak_until_the_next(words: str, speaker: str) -> None:
    assert who(HEARING, words) == [PUBLISHER, speaker]


def test_a_transcript_gives_statements_only_where_something_is_stated() -> None:
    found = {(s.speaker, s.position) for s in statements(HEARING)}
    assert ("MR. EXAMPLE", "denies") in found
    assert not {speaker for speaker, _ in found} & {"Q", "Chair"}


def test_who_answers_speaks_of_themselves() -> None:
    voices = read(HEARING)[2].attribution(*span(HEARING, "beat"))
    assert (voices[-1].who, voices[-1].how) == ("A", How.FIRST_HAND)


def test_one_label_makes_no_transcript() -> None:
    assert who("Witness: four soldiers came in.\n\nThe camp was burned down later.", "four") == [PUBLISHER]


def test_a_testimony_is_whose_name_stands_below_it() -> None:
    report = (
        "My brother was shot in front of me. They burned the house.\n\n—Amara, 31, farmer, August 2021\n\nNo one came."
    )
    assert who(report, "shot") == [PUBLISHER, "Amara"]
    assert who(report, "No one came") == [PUBLISHER]


def test_what_stands_below_a_colon_is_said_there() -> None:
    report = "The council said in a note:\n\nSoldiers burned the house.\n\nThe road was closed."
    assert who(report, "burned") == [PUBLISHER, "The council"]
    assert who(report, "closed") == [PUBLISHER]


# --- what was seen ---------------------------------------------------------------------------------------------------


def how(characters: str, words: str) -> How:
    return read(characters, "A witness")[2].attribution(*span(characters, words))[-1].how


def test_what_they_did_next_was_seen_too() -> None:
    testimony = "I saw them beat my son. They dragged him out.\n\nThey burned the house."
    assert how(testimony, "dragged") is How.FIRST_HAND
    assert how(testimony, "burned") is How.UNKNOWN


def test_what_they_said_later_was_not_seen() -> None:
    testimony = "I saw them beat my son. They said that he was dead. They buried him."
    assert how(testimony, "dead") is not How.FIRST_HAND
    assert how(testimony, "buried") is How.UNKNOWN


def test_what_is_done_to_my_body_i_went_through() -> None:
    assert how("They broke my fingers.", "broke") is How.FIRST_HAND
    assert how("They broke my door.", "broke") is How.UNKNOWN


def test_the_title_of_a_life_is_nobodys_speech() -> None:
    report = "Omar Onuri: One of the Greatest Poets of His Time\n\nHe was born in Darval in the year of the flood."
    assert statements(report) == []
