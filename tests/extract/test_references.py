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


def test_the_mothers_of_the_disappeared_have_not_disappeared() -> None:
    assert incidents("The mothers of the disappeared in Mexico marched again on 10 May.") == []


def test_the_deceased_is_who_is_identified() -> None:
    report = "Gunmen shot dead a health worker in Turbat. The deceased was identified as Rukhsana Bibi."
    assert victims(report) == {"Rukhsana Bibi"}


def test_when_officials_said_it_is_not_when_it_happened() -> None:
    report = (
        "Over 900 people are registered as missing in Mexico, though officials said in May 2023 that only "
        "40 cases were confirmed."
    )
    assert told(report, "missing").all("date") == []
    assert figures(report)["Over 900"].values("period") == []


def test_who_is_told_of_threats_is_not_threatened() -> None:
    assert incidents("Ana Ruiz had reported threats to the prosecutor in February 2023.") == []


def test_the_killing_that_is_condemned_has_its_doers_date_and_place() -> None:
    incident = told(
        "We condemn the killing of Ana Ruiz, leader of the council, by unidentified gunmen on the evening of "
        "24 April 2023 near Turbat.",
        "killing",
    )
    assert (incident.all("perpetrator"), incident.all("date")) == (["unidentified gunmen"], ["2023-04-24"])
    assert incident.all("place") == ["Turbat"]


def test_a_home_town_is_nobody() -> None:
    report = (
        "The dead were identified by relatives as Sadam Husain, a driver from Turbat, who went missing on "
        "24 November 2023, and Munir Ahmad."
    )
    assert told(report, "missing").leads_to_records("victim") == {"Sadam Husain"}
    assert "Turbat" not in people(report)
