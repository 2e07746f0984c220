"""Who "they", "his" and a row of names are, in invented reports: nobody suffers what the text says of another."""

from tests.extract.figure_reading import figures
from tests.extract.proposals import Proposed, incidents, people, victims


def told(characters: str, act: str) -> Proposed:
    (incident,) = [i for i in incidents(characters) if act in i.all("act")]
    return incident


def test_the_body_is_that_of_the_son_who_was_taken() -> None:
    report = (
        "Karam Dost walked to the capital to demand the release of his son. His son Jalil Rek was abducted on "
        "13 February 2009 and his body was found in November 2011 in Mand."
    )
    assert told(report, "body_found").leads_to_records("victim") == {"Jalil Rek"}
    assert victims(report) == {"Jalil Rek"}
    assert told(report, "abduction").all("place") == []  # where the body was found is not where he was taken


def test_those_who_came_are_those_who_took() -> None:
    report = (
        "The soldiers came to our village with the guards. They gathered the men in the square. "
        "They took my husband Emin Kara and my neighbour Hasan Kaya away in a van."
    )
    incident = told(report, "abduction")
    assert incident.all("perpetrator") == ["The soldiers"]
    assert incident.leads_to_records("victim") == {"Emin Kara", "Hasan Kaya"}


def test_those_who_were_taken_are_those_who_were_tortured() -> None:
    report = "Soldiers abducted Ali Rahim and Bashir Khan on 3 May 2019. They were tortured in a camp in Turbat."
    assert told(report, "torture").leads_to_records("victim") == {"Ali Rahim", "Bashir Khan"}


def test_two_clauses_at_a_semicolon_have_a_speaker_each() -> None:
    report = (
        "The body of Zakir Husain was found near Tump. Police said he had been killed in an exchange of fire; "
        "his family insists that he was detained at the time."
    )
    said_by = {str(c.value): [link.who for link in c.attribution] for i in incidents(report) for c in i.claims("act")}
    assert said_by["killing"][-1] == "Police"
    assert said_by["detention"][-1] == "his family"


def test_a_row_of_names_goes_on_past_an_age_and_a_father() -> None:
    report = (
        "The abducted youths were identified as Samir Dashti, 22, son of Liaqat Ali, and Navid Rind, a resident of "
        "the Absar neighbourhood."
    )
    assert told(report, "abduction").leads_to_records("victim") == {"Samir Dashti", "Navid Rind"}


def test_they_are_names_those_told_of_before() -> None:
    report = (
        "The remains of three peasants who disappeared in 2002 were handed over. "
        "They are José Giraldo, his wife María Cano and their neighbour Luis Pérez."
    )
    assert told(report, "missing").leads_to_records("victim") == {"José Giraldo", "María Cano", "Luis Pérez"}
    assert people(report)["José Giraldo"].all("sex") != ["female"]


def test_who_returned_home_was_released_and_periods_are_those_of_their_figures() -> None:
    found = figures(
        "The Committee said it had recorded 34 disappearances in Kech district in the first half of the year, "
        "compared with 21 in 2023. Eleven of the 34 had since returned home, it added."
    )
    assert found["Eleven"].acts == {"release"}
    assert found["34"].values("period") == [None]
