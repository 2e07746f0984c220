"""Figures of cases and those that go on with another: steps, breakdowns, totals, measures, tables. All invented."""

import pytest

from tests.extract.figure_reading import every_figure, figures

COMMISSION = (
    "The Example Commission on Missing Persons told the court that 212 cases were pending on 1 January 2019, that "
    "1,340 fresh cases had been received by 30 June 2020, which made 1,552 in total, that 702 cases had been disposed "
    "of and that 850 cases were still under investigation."
)


@pytest.mark.parametrize(
    ("words", "act"),
    [("212", "case_pending"), ("1,340", "case_received"), ("702", "case_closed"), ("850", "case_pending")],
)
def test_what_was_done_with_cases(words: str, act: str) -> None:
    figure = figures(COMMISSION)[words]
    assert figure.acts == {act}
    assert "cases" in str(figure.values("population"))


@pytest.mark.parametrize(
    ("sentence", "words", "act"),
    [
        ("It had disposed of 6,047 cases of torture.", "6,047", "case_closed"),
        ("Relatives lodged 12 complaints of torture.", "12", "case_received"),
        ("The court dismissed 9 petitions on torture.", "9", "case_closed"),
        ("Some 40 cases of torture remained pending.", "Some 40", "case_pending"),
        ("There are 300 cases of torture in the books of the body.", "300", "case_pending"),
        ("The panel has 14 outstanding cases of torture.", "14", "case_pending"),
        ("Police registered 14 FIRs over the torture.", "14", "case_received"),
        ("Police traced 56 missing persons in May.", "56", "traced"),
        ("Of the missing, 44 were found in prisons.", "44", "traced"),
        ("The whereabouts of 30 men remain unknown.", "30", "missing"),
        ("The whereabouts of 30 men could not be ascertained.", "30", "missing"),
        ("The whereabouts of 30 men have been established.", "30", "traced"),
    ],
)
def test_steps_in_many_words(sentence: str, words: str, act: str) -> None:
    assert act in figures(sentence)[words].acts


@pytest.mark.parametrize(
    "sentence",
    [
        "The ministry should register 12 cases of torture.",
        "The bureau filed 2,000 drug cases after the torture of a witness.",
        "The clinic received 300 covid cases and spoke of torture.",
    ],
)
def test_other_cases_and_wishes_are_no_steps(sentence: str) -> None:
    assert figures(sentence) == {}


def test_a_bare_number_counts_the_cases_told_before() -> None:
    found = figures("By May the tribunal had registered 640 complaints of torture and had closed 410.")
    assert found["410"].acts == {"case_closed"}
    assert found["410"].values("population") == ["complaints of torture"]


def test_what_made_a_total_is_a_part_of_it() -> None:
    found = figures(COMMISSION)
    for words in ("212", "1,340"):
        assert found[words].values("part_of") == ["1,552"]
        assert found[words].quotes("part_of") == ["which made 1,552 in total"]
    assert found["1,552"].values("population") == ["fresh cases"]


# --- breakdowns and echoes ---------------------------------------------------------------------------------------


def test_a_breakdown_by_month_takes_act_population_and_year_from_its_whole() -> None:
    found = figures("The office received 48 complaints of torture in 2020 so far: 20 in January and 28 in February.")
    for words, month in (("20", "2020-01"), ("28", "2020-02")):
        part = found[words]
        assert "case_received" in part.acts
        assert part.values("population") == ["complaints of torture"]
        assert part.values("period") == [month]
        assert part.values("part_of") == ["48"]
        assert part.quotes("part_of")[0].startswith(": ")


def test_a_breakdown_by_place_keeps_the_period() -> None:
    found = figures("In 2018 monitors counted 61 abductions: 23 in Quetta, 18 in Turbat and 20 in Gwadar.")
    assert [found[w].values("part_of") for w in ("23", "18", "20")] == [["61"]] * 3
    assert [found[w].values("place") for w in ("23", "18", "20")] == [["Quetta"], ["Turbat"], ["Gwadar"]]
    assert found["23"].values("period") == ["2018"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Soldiers killed 40 people: they came at night and stayed for 3 days.",
        "Police arrested 40 people (see page 12 and note 3).",
        "The court, which convicted 40 people, met at 10:30 and again at 12:15.",
    ],
)
def test_what_stands_behind_a_colon_is_not_always_a_breakdown(sentence: str) -> None:
    assert list(figures(sentence)) == ["40"]


def test_the_same_for_another_year() -> None:
    found = figures("The observatory recorded 17 attacks on journalists in 2020, up from 12 in 2019.")
    assert found["17"].values("period") == ["2020"]
    assert found["12"].values("period") == ["2019"]
    assert found["12"].acts == found["17"].acts
    assert not found["12"].of("part_of")


def test_others_beside_those_told_of() -> None:
    found = figures("They took away 27 students, along with three teachers.")
    assert found["three"].acts == {"abduction"}
    assert found["three"].values("population") == ["teachers"]


def test_a_month_without_its_year_takes_that_of_the_same_month_before() -> None:
    found = figures("In March 2022 police killed 9 people. They arrested 76 people in March.")
    assert found["76"].values("period") == ["2022-03"]


# --- measures ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "words", "act", "population"),
    [
        ("The number of missing persons has reached 2,300.", "2,300", "missing", "missing persons"),
        ("The death toll from the attack rose to at least 77.", "at least 77", "other", "The death toll"),
        ("The UN put the number of people killed at 350.", "350", "killing", "people killed"),
        ("The army estimated the displaced at 1.2 million.", "1.2 million", "displacement", "the displaced"),
        ("The number of pending cases of torture stood at 3,100.", "3,100", "case_pending", "pending cases of torture"),
        ("Those killed were 12 boys.", "12", "killing", "boys"),
    ],
)
def test_figures_stated_of_a_measure(sentence: str, words: str, act: str, population: str) -> None:
    figure = figures(sentence)[words]
    assert act in figure.acts
    assert population in figure.values("population")


@pytest.mark.parametrize(
    "sentence",
    [
        "The temperature rose to 44 and the price of a detainee's meal to 300.",
        "The number of seats was raised to 72 after the killings.",
        "The two bodies agreed to ban protests.",
        "His team's score was 3 after a man was killed.",
    ],
)
def test_measures_of_other_things(sentence: str) -> None:
    assert figures(sentence) == {}


def test_who_is_nearest_to_a_number_suffered_it() -> None:
    found = figures("As many as 46 were killed, no fewer than 12 injured, and under 50 arrested.")
    assert [f.acts for f in found.values()] == [{"killing"}, {"injury"}, {"arrest"}]


def test_an_aside_does_not_hide_what_befell_them() -> None:
    found = figures("Three people were killed and hundreds of others, including 15 policemen, injured in a clash.")
    assert found["hundreds"].acts == {"injury"}


def test_of_them_children_names_the_part() -> None:
    found = figures("The fire displaced 73 people, 41 of them children.")
    assert found["41"].values("population") == ["children"]
    assert found["41"].values("part_of") == ["73"]


def test_three_of_the_five() -> None:
    found = figures("Three of the five women detained were freed.")
    assert found["Three"].values("part_of") == ["five"]


# --- tables ------------------------------------------------------------------------------------------------------

TABLE = "Year\tArrested\tReleased\tStill held\n2018\t120\t80\t\n2019\t150\t90\t60\nTotal\t270\t170\t60\n"


def test_a_table_by_year_with_a_gap_and_totals() -> None:
    rows = every_figure(TABLE)
    assert [f.words for f in rows] == ["120", "80", "150", "90", "60", "270", "170", "60"]
    assert [f.values("period") for f in rows[:5]] == [["2018"]] * 2 + [["2019"]] * 3
    assert [f.acts for f in rows[2:5]] == [{"arrest"}, {"release"}, {"detention"}]
    assert rows[0].values("part_of") == ["270"]
    assert "Total" in rows[5].values("population")


def test_a_table_by_district_under_headings_that_are_years() -> None:
    found = figures("Enforced disappearances by district\n\nDistrict | 2019 | 2020\nKech | 14 | 21\nGwadar | 5 | 8\n")
    assert list(found) == ["14", "21", "5", "8"]
    assert {frozenset(f.acts) for f in found.values()} == {frozenset({"enforced_disappearance"})}
    assert found["21"].values("period") == ["2020"]
    assert found["5"].values("place") == ["Gwadar"]


def test_serial_numbers_ages_and_money_are_no_counts() -> None:
    found = figures("No.\tDistrict\tKilled\tAge\tFine (Rs)\n1\tKech\t12\t30\t5000\n2\tGwadar\t3\t41\t700\n")
    assert set(found) == {"12", "3"}


@pytest.mark.parametrize(
    "text", ["Item\tPrice\tSold\nTea\t12\t300\nRice\t40\t20\n", "Team\tWon\tLost\nNorth\t12\t3\nSouth\t9\t6\n"]
)
def test_tables_of_other_things(text: str) -> None:
    assert figures(text) == {}


def test_nothing_is_read_across_two_cells() -> None:
    rows = every_figure("Month\tKilled\tInjured\nJanuary 2019\t12\t30\nFebruary 2019\t15\t11\n")
    assert [f.words for f in rows] == ["12", "30", "15", "11"]
    assert [f.values("period") for f in rows] == [["2019-01"]] * 2 + [["2019-02"]] * 2


@pytest.mark.parametrize(
    ("headings", "acts"),
    [
        ("Région\tDisparitions\tArrestations", ["missing", "arrest"]),
        ("ضلع\tگمشدگی\tگرفتاری", ["missing", "arrest"]),
        ("District\tNew cases\tCases disposed of", ["case_received", "case_closed"]),
    ],
)
def test_headings_in_the_languages_of_lists(headings: str, acts: list[str]) -> None:
    assert [f.values("act") for f in every_figure(f"{headings}\nGao\t12\t30\n")] == [[act] for act in acts]


# --- parts and wholes in more ways -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "part", "whole"),
    [
        ("Out of the 73 people in the index, 32 were detained in May.", "32", "73"),
        ("The fire killed 26 people. Only seven have been identified.", "seven", "26"),
        ("At least three women were among 21 villagers shot dead.", "At least three", "21"),
        ("Police said 9 bodies were found. Of the 9 bodies, four were handed over.", "four", "9"),
        ("Arrests by district: Kech 14, Gwadar 22, Panjgur 9; total 45.", "22", "total 45"),
    ],
)
def test_more_ways_of_being_a_part(sentence: str, part: str, whole: str) -> None:
    found = figures(sentence)
    assert found[part].values("part_of") == [whole.removeprefix("total ")]


@pytest.mark.parametrize(
    ("sentence", "words", "act"),
    [
        ("Some 30,000 families have fled their homes.", "Some 30,000", "displacement"),
        ("The dead bodies of four were thrown on the roadside.", "four", "body_found"),
        ("Between 30 and 40 are believed to have been detained.", "Between 30 and 40", "detention"),
        ("Nine men were released after torture.", "Nine", "torture"),
        ("Eight people are still unaccounted for.", "Eight", "missing"),
        ("Twelve people were killed in four attacks.", "four", "attack"),
        ("Investigators exhumed the remains from four mass graves.", "four", "burial"),
        ("12 homes burned in the raid.", "12", "destruction_of_property"),
        ("An estimated 1-2 million people were detained.", "An estimated 1-2 million", "detention"),
    ],
)
def test_more_ways_of_telling_an_act(sentence: str, words: str, act: str) -> None:
    assert act in figures(sentence)[words].acts


def test_a_total_that_is_said_again_is_that_of_the_figure_before() -> None:
    found = figures("By March the office had received 4,513 complaints of torture. By June the total stood at 4,571.")
    assert "case_received" in found["4,571"].acts


@pytest.mark.parametrize(
    "sentence",
    [
        "Of the 60 seats, 12 were won by women.",
        "Protesters took over two stations; a man was killed.",
        "Someone one trusts was arrested.",
        "Police fired 300 rounds, seized 12 rifles and used two water cannons after the killing.",
        "He was sentenced to 10 years, fined 5 lakh rupees and given 100 lashes.",
        "Wing Commander 2 of unit 313 met the Group of 77 under Resolution 2474 about the killings.",
        "The killing of a man, 35, and his 12-year-old son came two days after a 24-hour strike.",
    ],
)
def test_more_of_what_is_no_figure(sentence: str) -> None:
    assert figures(sentence) == {}


@pytest.mark.parametrize(
    ("sentence", "counted"),
    [
        ("Three gunmen killed two officers.", ["two"]),
        ("Four soldiers wounded a shepherd.", []),
        ("Police said 30 protesters injured 12 officers.", ["12"]),
        ("Five men abducted a teacher on Monday.", []),
        ("He was killed by 12 soldiers in four vehicles.", []),
        ("Six relatives of the missing went on hunger strike.", []),
        ("Twenty lawyers filed a petition for the release of 18 students.", []),
        ("Seven suspects accused of killing 14 miners were seen; four of them fled.", ["14"]),
        ("Ten members of the panel spoke with 45 inmates.", []),
        ("12 killed Monday in raid", ["12"]),
    ],
)
def test_those_who_do_it_are_not_counted_among_those_who_suffer_it(sentence: str, counted: list[str]) -> None:
    assert list(figures(sentence)) == counted


def test_of_whom_is_said_of_the_nearest_number() -> None:
    found = figures("Two gunmen were killed when they attacked a post manned by 25 soldiers, of whom three died.")
    assert found["three"].values("part_of") == ["25"]
    assert found["25"].acts == set()


def test_a_whole_told_again_is_the_one_told_before() -> None:
    report = "In 2021, 412 persons went missing. Of the 412 persons, 96 were released. Over four hundred went missing."
    found = figures(report)
    assert list(found) == ["412", "96", "Over four hundred"]
    assert found["96"].values("part_of") == ["412"]
    assert not found["Over four hundred"].of("part_of")


def test_a_table_in_plain_text_with_a_rule_under_its_headings() -> None:
    rows = every_figure("| Province | Missing | Traced |\n|---|---|---|\n| North | 120 | 45 |\n| Total | 120 | 45 |\n")
    assert [f.acts for f in rows] == [{"missing"}, {"traced"}] * 2
    assert rows[0].values("place") == ["North"]
    assert not rows[2].of("place")
    assert "Total" in rows[2].values("population")


def test_of_which_goes_on() -> None:
    found = figures(
        "The office received 2,178 complaints of torture, of which 1,640 were false, 410 were under inquiry."
    )
    assert found["1,640"].values("part_of") == ["2,178"]
    assert found["410"].values("part_of") == ["2,178"]


@pytest.mark.parametrize(
    ("sentence", "words", "act"),
    [
        ("By nightfall 260 had been rounded up.", "260", "arrest"),
        ("In all, 41 were admitted to hospital after the shooting.", "41", "injury"),
        ("In 2016, 187 people were abducted, 203 in 2017, a total of 390.", "390", "abduction"),
    ],
)
def test_bare_numbers_and_what_befell_them(sentence: str, words: str, act: str) -> None:
    assert act in figures(sentence)[words].acts


def test_places_of_detention_are_no_detainees() -> None:
    assert figures("The mission visited 14 places of detention.") == {}


def test_labelled_lines_with_a_breakdown_in_brackets() -> None:
    found = figures(
        "MONTHLY REPORT, MARCH 2022\n\nCases pending at the start of the month: 2,210\nNew cases received: 41\n"
        "Cases disposed of: 36 (traced 29, not cases of enforced disappearance 7)\n"
        "Cases pending at the end of the month: 2,225\n"
    )
    assert {words: figure.acts for words, figure in found.items()} == {
        "2,210": {"case_pending"}, "41": {"case_received"}, "36": {"case_closed"}, "29": {"traced"}, "7": set(),
        "2,225": {"case_pending"},
    }  # fmt: skip
    assert {words: figure.values("part_of") for words, figure in found.items() if figure.of("part_of")} == {
        "29": ["36"], "7": ["36"],
    }  # fmt: skip
