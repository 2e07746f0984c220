"""Which column is what: guessed, written down, read again, and refused where it is wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.errors import BadInput
from habeas.extract.listing.guess import guess_mapping, lists_people
from habeas.extract.listing.mapping import (
    ORDERS,
    PROPERTIES,
    Column,
    Mapping,
    mapping_from_toml,
    mapping_to_toml,
)  # fmt: skip
from habeas.model.text import Text
from habeas.model.vocabulary import ACTS
from tests.extract.listing_tables import Rows, table, workbook

PEOPLE = [["Specimen One", "Father One", "12-11-2021"], ["Specimen Two", "Father Two", "05-06-2020"]]


def properties(mapping: Mapping) -> list[str]:
    return [column.property for column in mapping.columns]


def guessed(rows: Rows, **more: str) -> Mapping:
    return guess_mapping(table(rows), **more)


def test_headings_decide() -> None:
    mapping = guessed([["No.", "Name of missing person", "Father's name", "Date of abduction", "District", "note"],
                       ["1", *PEOPLE[0], "Kech", "x"]])  # fmt: skip
    assert properties(mapping) == ["ignore", "name", "father", "date", "district", "ignore"]
    assert (mapping.header_row, mapping.sheet) == (1, None)
    assert [column.act for column in mapping.columns] == [None, "missing", None, "abduction", None, None]
    assert mapping.columns[1].header == "Name of missing person"


def test_headings_may_stand_below_a_title() -> None:
    rows = [["LIST OF MISSING PERSONS", "", ""], ["as of 2021", "", ""], [], ["Name", "Father", "Date"], *PEOPLE]
    mapping = guessed(rows)
    assert (mapping.header_row, mapping.act, mapping.act_cell) == (4, "missing", "A1")


def test_a_title_is_not_needed_where_headings_name_the_act() -> None:
    rows = [["List of missing persons"], ["Name", "Father", "Date of arrest"], *PEOPLE]
    assert guessed(rows).act is None


@pytest.mark.parametrize(
    ("dates", "order", "word"),
    [
        (["12-11-2021", "27-11-2020"], "day-first", "row 3"),
        (["12/11/2021", "11/27/2020"], "month-first", "row 3"),
        (["27-11-2020", "11-27-2020"], "both", "different orders"),
        (["12-11-2021", "05-06-2020"], "both", "no row shows"),
        (["۱۲-۱۱-۲۰۲۱", "۲۷-۱۱-۲۰۲۰"], "day-first", "27-11-2020"),
        (["2021-11-12", "May 2020"], None, "the heading"),
        (["11-11-2021", "05-05-2020"], None, "the heading"),
    ],
)
def test_the_order_of_day_and_month_must_be_proven(dates: list[str], order: str | None, word: str) -> None:
    column = guessed([["Name", "Date"], *([f"Specimen {n}", date] for n, date in enumerate(dates))]).columns[1]
    assert column.order == order
    assert word in column.why


def test_cells_contradict_a_heading() -> None:
    rows = [
        ["Name", "Age", "Victim", "Date"],
        *([str(n), "teacher", f"Specimen {'ABCDE'[n]}", "soon"] for n in range(5)),
    ]
    mapping = guessed(rows)
    assert properties(mapping) == ["ignore", "ignore", "name", "ignore"]
    assert "few cells hold names" in mapping.columns[0].why


def test_cells_tell_what_a_heading_does_not() -> None:
    cells = [["Specimen A", "00000-5521907-2", "F", "2021-11-12", "still missing", "7"]] * 4
    mapping = guessed([["Name", "Ref. X", "Col 3", "Col 4", "Col 5", "Col 6"], *cells])
    assert properties(mapping)[2:] == ["sex", "date", "status", "ignore"]


def test_estado_is_a_state_or_a_status() -> None:
    assert properties(guessed([["Nombre", "Estado"], ["Persona Inventada", "desaparecido"]]))[1] == "status"
    assert properties(guessed([["Nombre", "Estado"], ["Persona Inventada", "Guerrero"]]))[1] == "province"


def test_a_kind_is_taken_once_and_the_heading_with_an_act_first() -> None:
    mapping = guessed([["Name", "Date", "Date of abduction", "Father", "Father name"],
                       ["Specimen A", "2021-01-01", "2021-11-12", "Bakhsh", "Chakar"]])  # fmt: skip
    assert properties(mapping) == ["name", "ignore", "date", "father", "ignore"]
    assert "column C is the date already" in mapping.columns[1].why


def test_dates_of_different_acts_are_kept() -> None:
    mapping = guessed([["Name", "Date of arrest", "Date of release"], ["Specimen A", "2021-01-01", "2021-11-12"]])
    assert [(c.property, c.act) for c in mapping.columns[1:]] == [("date", "arrest"), ("date", "release")]


def test_the_longest_list_of_names_is_taken_unless_a_sheet_is_named() -> None:
    book = workbook({
        "Read me": [["This workbook is invented"]],
        "Short": [["Name", "Father"], ["Specimen A", "B"]],
        "Long": [["Name", "Father"], ["Specimen A", "B"], ["Specimen C", "D"]],
    })  # fmt: skip
    assert guess_mapping(book).sheet == "Long"
    assert guess_mapping(book, "Short").sheet == "Short"
    assert guess_mapping(book, "2").sheet == "Short"
    with pytest.raises(BadInput) as caught:
        guess_mapping(book, "Longer")
    assert caught.value.code == "no-sheet"
    assert "“Short”" in caught.value.do


@pytest.mark.parametrize(
    "rows",
    [
        [["Month", "Opening balance"], ["2022-01", "1188"]],
        [["District", "Cases"], ["Kech", "12"]],
        [["Specimen A", "Kech", "2021-11-12"], ["Specimen B", "Kech", "2021-11-13"]],
        [["Name", "Cases"], ["1", "2"], ["3", "4"]],
    ],
)
def test_a_list_without_a_name_column(rows: Rows) -> None:
    with pytest.raises(BadInput) as caught:
        guessed(rows)
    assert caught.value.code == "no-name-column"
    assert rows[0][0] in caught.value.says
    assert "--mapping" in caught.value.do


def test_what_is_no_table() -> None:
    with pytest.raises(BadInput) as caught:
        guess_mapping(Text("t", "e", "r", "1", "en", "Name and words in running text"))
    assert caught.value.code == "no-table"


COLUMNS = st.builds(
    Column,
    number=st.integers(1, 16_384),
    header=st.text(),
    property=st.sampled_from(PROPERTIES),
    order=st.sampled_from([None, *ORDERS]),
    act=st.sampled_from([None, *ACTS]),
    why=st.text(),
)


@given(
    st.lists(COLUMNS, unique_by=lambda column: column.number, max_size=4),
    st.integers(0, 10**6),
    st.none() | st.text(),
    st.sampled_from([(None, None), ("missing", "A1"), ("killing", "XFD1048576")]),
)
def test_a_mapping_survives_its_file(
    columns: list[Column], header_row: int, sheet: str | None, act: tuple[str | None, str | None]
) -> None:
    free = next(n for n in range(1, 9) if n not in [column.number for column in columns])
    mapping = Mapping((*columns, Column(free, "Name", "name")), header_row, sheet, *act)
    assert mapping_from_toml(mapping_to_toml(mapping)) == mapping


NAME = '[[column]]\ncolumn = "A"\nproperty = "name"\n'


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("not toml at all", "not valid TOML"),
        ("colour = 1\n" + NAME, "no “colour”"),
        ('header_row = "1"\n' + NAME, "no number"),
        ("header_row = true\n" + NAME, "no number"),
        ("header_row = -1\n" + NAME, "cannot be negative"),
        ("sheet = 3\n" + NAME, "is no text"),
        ("column = 3", "not written as"),
        ("column = [3]", "not written as"),
        (NAME + "width = 3\n", "no “width”"),
        ('[[column]]\nproperty = "name"\n', "does not say which column"),
        ('[[column]]\ncolumn = "A1"\nproperty = "name"\n', "does not say which column"),
        ('[[column]]\ncolumn = "ZZZZ"\nproperty = "name"\n', "does not say which column"),
        ('[[column]]\ncolumn = "A"\n', "nothing that a column can be"),
        ('[[column]]\ncolumn = "A"\nproperty = "nome"\n', "“nome” is nothing"),
        (NAME + 'order = "year-first"\n', "no order of day and month"),
        (NAME + 'act = "kidnapping"\n', "“kidnapping” is no act"),
        (NAME + NAME, "names a column twice"),
        ('act = "missing"\n' + NAME, "needs the cell"),
        ('act_cell = "A1"\n' + NAME, "needs the cell"),
        ('act = "missing"\nact_cell = "first"\n' + NAME, "needs the cell"),
        ('act = "gone"\nact_cell = "A1"\n' + NAME, "“gone” is no act"),
    ],
)
def test_a_mapping_that_is_wrong(text: str, words: str) -> None:
    with pytest.raises(BadInput, match=words) as caught:
        mapping_from_toml(text)
    assert caught.value.code == "bad-mapping"
    assert caught.value.do


@pytest.mark.parametrize("text", ["", "header_row = 1\n", '[[column]]\ncolumn = "A"\nproperty = "age"\n'])
def test_a_mapping_without_names(text: str) -> None:
    with pytest.raises(BadInput) as caught:
        mapping_from_toml(text)
    assert caught.value.code == "no-name-column"


@pytest.mark.parametrize(
    ("headings", "row", "kinds"),
    [
        (["Nom", "Prénom"], ["Specimen", "One"], ["family_name", "given_name"]),
        (["Nombre", "Apellidos"], ["One", "Specimen"], ["given_name", "family_name"]),
        (["Full name", "Surname"], ["One Specimen", "Specimen"], ["name", "ignore"]),
        (["Given name", "Family name"], ["One", "Specimen"], ["given_name", "family_name"]),
    ],
)
def test_halves_of_a_name(headings: list[str], row: list[str], kinds: list[str]) -> None:
    assert properties(guessed([headings, row, row])) == kinds


def test_headings_in_two_rows() -> None:
    rows = [["S.No", "Name", "Event", "", "Status"], ["", "", "Date of arrest", "Place", ""],
            ["1", "Specimen One", "13/11/2021", "Kech", "missing"]]  # fmt: skip
    mapping = guessed(rows)
    assert mapping.header_row == 2
    assert properties(mapping) == ["ignore", "name", "date", "place", "status"]
    assert mapping.columns[1].header == "Name"


def test_the_first_row_is_no_second_row_of_headings() -> None:
    assert guessed([["Name", "District"], ["", "District Court"], ["Specimen One", "Kech"]]).header_row == 1


def test_dates_of_another_calendar_make_a_column_of_dates() -> None:
    column = guessed([["نام", "تاریخ"], ["نمونہ", "۱۴۰۰/۰۵/۲۲"], ["مثال", "۱۴۰۰/۰۶/۰۱"]]).columns[1]
    assert column.property == "date"


def test_a_table_of_figures_lists_nobody() -> None:
    assert not lists_people(table([["District", "Killed"], ["Kech", "12"]]))
    assert lists_people(table([["Name", "Killed on"], ["Specimen One", "2021"]]))
