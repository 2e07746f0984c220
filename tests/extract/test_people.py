"""Who gets a record, under which name, with which part and what stated, in invented reports."""

import pytest

from tests.extract.proposals import people, victims


def only(characters: str, name: str) -> dict[str, list[str]]:
    """What is stated of the one person of that name."""
    person = people(characters)[name]
    wanted = ("father", "age", "sex", "occupation", "office", "place", "status", "birth", "identity_number")
    return {p: person.all(p) for p in wanted if person.all(p)}


# --- names -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("report", "names"),
    [
        ("Soldiers abducted Shahdad Gichki from Turbat.", {"Shahdad Gichki"}),
        ("Juan Carlos Hernández Pérez, a land defender, was abducted by armed men.", {"Juan Carlos Hernández Pérez"}),
        ("In Papua, soldiers shot and killed a pastor, Yeremia, in Hitadipa village.", {"Yeremia"}),
        ("Reporter Thiha was arrested at a checkpoint on 18 July 2022.", {"Thiha"}),
        ("V. Anandarajah, a former teacher, was released from the camp in 2012.", {"V. Anandarajah"}),
        ("Syrian forces detained the dentist Rania al-Abbasi in March 2013.", {"Rania al-Abbasi"}),
        ('Gunmen shot dead Emmanuel "Manny" Asuncion in Daraga.', {'Emmanuel "Manny" Asuncion'}),
        ("Gunmen killed the clerk Onur Yaser Can on Tuesday.", {"Onur Yaser Can"}),
        ("They took my husband, Fikret, and his two brothers, Mirsad and Enes.", {"Fikret", "Mirsad", "Enes"}),
        ("Zubair and Nasrullah Qambrani were abducted from their home.", {"Zubair", "Nasrullah Qambrani"}),
    ],
)
def test_names_of_many_kinds_are_found_whole(report: str, names: set[str]) -> None:
    assert victims(report) == names


def test_a_text_in_capitals_or_without_any_is_read_as_in_print() -> None:
    report = "Guerrillas kidnapped the mayor of San Roque, Alvaro Restrepo, and murdered two peasants near Medellin."
    for written in (report.upper(), report.lower()):
        assert {name.title() for name in victims(written)} == {"Alvaro Restrepo"}


def test_an_alias_is_a_second_name_and_finds_its_bearer() -> None:
    report = "Ganj Bakhsh alias Ganju was abducted in June 2018. Ganju was released in August."
    (person,) = people(report).values()
    assert person.all("name") == ["Ganj Bakhsh", "Ganju"]
    assert person.all("status") == ["released"]


@pytest.mark.parametrize(
    "report",
    [
        "The Ben Arran was detained in the harbour for trying to set sail.",
        "Police raided the office of Puratchi and arrested nobody.",
        "Will Baloch be a people that the world forgets?",
        "Boko Haram abducted dozens of girls from Chibok.",
        "Voice for Missing Families demanded that they be released.",
    ],
)
def test_ships_papers_questions_and_groups_are_no_persons(report: str) -> None:
    assert people(report) == {}


def test_a_place_behind_an_office_is_no_part_of_the_name() -> None:
    report = "Sana Mirza\nCM Punjab Sana Mirza (Source: archive)\n\nPrime Minister Sana Mirza said the bill would pass."
    person = people(report)["Sana Mirza"]
    assert person.all("office") == ["CM Punjab", "Prime Minister"]  # they disagree: both are kept


# --- parts -------------------------------------------------------------------------------------------------------


def test_whoever_reports_an_act_is_no_victim_of_it() -> None:
    report = (
        "Singer Nudem Baran was detained by police on 4 November 2020. Her lawyer, Cihan Demir, said she was being "
        "held without charge. Her brother Azad was beaten by officers."
    )
    found = people(report)
    assert victims(report) == {"Nudem Baran", "Azad"}
    assert found["Cihan Demir"].roles == {"speaker"}
    assert found["Azad"].relations == {("brother", "Nudem Baran")}


def test_soldiers_and_officials_are_victims_as_much_as_anybody() -> None:
    report = (
        "Militants killed two policemen in Bannu on Sunday. Constables Imtiaz Rashid and Sardar Ali died when gunmen "
        "opened fire on their van. Assistant Commissioner Waqas Zeb was abducted."
    )
    found = people(report)
    assert victims(report) == {"Imtiaz Rashid", "Sardar Ali", "Waqas Zeb"}
    assert "official" in found["Waqas Zeb"].roles


@pytest.mark.parametrize(
    "report",
    [
        "Police arrested Saleem Raza for the murder of his neighbour.",
        "An officer, Deniz Aksoy, was sentenced to two years in prison over the death of a student.",
        "Police have detained two suspects and released them for lack of evidence.",
    ],
)
def test_who_is_tried_for_a_crime_against_others_is_no_victim(report: str) -> None:
    assert victims(report) == set()


@pytest.mark.parametrize(
    "report",
    [
        "The government should free the journalist Amara Diallo immediately.",
        "The minister threatened to arrest Amara Diallo.",
        "If Amara Diallo is arrested, the union will strike.",
        "Amara Diallo could be killed if she returns.",
        "Was Amara Diallo abducted? Nobody knows.",
        "They had planned to arrest Amara Diallo, but she fled.",
        "Should Amara Diallo be found to have been detained, a court will look into it.",
    ],
)
def test_what_is_not_told_as_having_happened_makes_nobody_a_victim(report: str) -> None:
    assert victims(report) == set()


def test_a_speaker_who_tells_what_befell_them_is_a_victim() -> None:
    report = '"They beat me until I fainted," said Mahdi Karimi, a student who was arrested on 3 May 2020.'
    found = people(report)
    assert found["Mahdi Karimi"].roles == {"speaker", "victim"}


def test_in_a_testimony_i_and_my_are_the_one_who_tells_it() -> None:
    report = (
        "My name is Saira Bano. My husband, Ghulam Farooq, is a tailor. On 11 May 2015 six men in uniform entered our "
        "shop and took him away. In 2017 a man told me that my husband was alive."
    )
    found = people(report)
    assert found["Saira Bano"].roles >= {"speaker", "witness"}
    assert victims(report) == {"Ghulam Farooq"}
    assert found["Ghulam Farooq"].relations == {("husband", "Saira Bano")}


def test_my_son_in_a_quotation_is_the_son_of_who_says_it() -> None:
    report = (
        "Shahdad Gichki was abducted on 14 March 2022, his father, Karim Gichki, said.\n\n"
        '"They broke the door and beat my son," he said.'
    )
    found = people(report)
    assert set(found) == {"Shahdad Gichki", "Karim Gichki"}
    assert found["Karim Gichki"].roles == {"speaker", "relative"}


# --- what is stated ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("report", "stated"),
    [
        (
            "1. Meeran s/o Wahid Bakhsh, age 24, student, resident of Gwadar, taken from his shop; still missing.",
            {"father": ["Wahid Bakhsh"], "age": ["24"], "occupation": ["student"], "status": ["still_missing"]},
        ),
        (
            "S. Meeran, a 34-year-old fisherman from Jaffna, has been missing since 12 January 2009.",
            {"age": ["34"], "sex": ["male"], "occupation": ["fisherman"], "place": ["Jaffna"]},
        ),
        ("Meeran Shah was abducted. Meeran was thirty-three years old.", {"age": ["33"]}),
        (
            "Superintendent of Police (SP) Meeran Shah was killed by gunmen.",
            {"office": ["Superintendent of Police"], "status": ["killed"]},
        ),
        ("District Police Officer Meeran Shah was killed by gunmen.", {"office": ["District Police Officer"]}),
    ],
)
def test_facts_beside_a_name_are_stated_of_it(report: str, stated: dict[str, list[str]]) -> None:
    (name,) = people(report)
    found = only(report, name)
    assert {p: found.get(p) for p in stated} == stated


def test_nothing_is_inferred_from_a_name() -> None:
    report = "Fatima Zahra was abducted from her home in Turbat."
    assert "sex" not in only(report, "Fatima Zahra")


def test_kin_lead_to_one_another() -> None:
    report = (
        "Two brothers, Ismail and Salekh Isaev, were abducted in February 2021. Their mother, Zara Isaeva, has "
        "appealed to the court. Samira Noor and her three sisters, Zarmina, Shafiqa and Karima, were detained in 2022."
    )
    found = people(report)
    assert ("brother", "Salekh Isaev") in found["Ismail"].relations
    assert found["Zara Isaeva"].relations == {("mother", "Ismail"), ("mother", "Salekh Isaev")}
    assert found["Zarmina"].relations == {("sister", "Samira Noor")}


def test_a_name_explained_by_relation_and_work_is_found() -> None:
    report = (
        "His friend, the blogger Yamin Rafeeu, disappeared in 2014. Another colleague, the deputy Afrah Ali, was shot."
    )
    assert victims(report) == {"Yamin Rafeeu", "Afrah Ali"}
    assert only(report, "Yamin Rafeeu")["occupation"] == ["blogger"]


def test_a_form_states_what_its_labels_ask_for() -> None:
    report = (
        "1. Name: Bakht Zaman\nFather's Name: Late Sher Ali\nAge: 27 years\nSex: Male\nOccupation: taxi driver\n"
        "Date of birth: 2 May 1983\nDate of arrest: 14 March 2010\nPlace of arrest: Mingora\n"
        "Arrested by: Army personnel\n"
    )
    stated = only(report, "Bakht Zaman")
    assert stated == {
        "father": ["Sher Ali"], "age": ["27"], "sex": ["male"], "occupation": ["taxi driver"], "birth": ["1983-05-02"],
    }  # fmt: skip
    assert set(people(report)) == {"Bakht Zaman"}
