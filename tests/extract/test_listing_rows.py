"""Rows -> records: what is claimed, where it is quoted from, and which rows are no record."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.errors import BadInput
from habeas.extract.listing.guess import guess_mapping
from habeas.extract.listing.mapping import Column, Mapping
from habeas.extract.listing.rows import Skipped, records_from_rows
from habeas.model.edtf import Edtf
from habeas.model.record import Claim, Record
from habeas.model.text import Text
from habeas.model.value import Age, Place, Reference
from habeas.model.vocabulary import Kind
from tests.extract.listing_tables import Rows, numbered, table


def made(
    text: Text, mapping: Mapping | None = None, published: Edtf | None = None
) -> tuple[tuple[Record, ...], tuple[Skipped, ...]]:
    records, skipped = records_from_rows(
        text, mapping or guess_mapping(text), source="source", publisher="Invented Watch", published=published,
        new_id=numbered(), proposer="tests",
    )  # fmt: skip
    for claim in (claim for record in records for claim in record.claims):
        assert claim.anchor.holds_in(text)
        assert claim.as_written == claim.anchor.quote
    return records, skipped


def records(rows: Rows, published: Edtf | None = None) -> tuple[Record, ...]:
    return made(table(rows), published=published)[0]


def skipped(rows: Rows) -> dict[int, str]:
    return {skip.row: skip.why for skip in made(table(rows))[1]}


def claim(record: Record, property: str) -> Claim:
    (found,) = record.of(property)
    return found


def one(record: Record, property: str) -> tuple[object, str]:
    """The value of the only claim on a property, and its quote."""
    return claim(record, property).value, claim(record, property).anchor.quote


def row(headings: Sequence[str], cells: Sequence[str]) -> tuple[Record, ...]:
    return records([["Name", *headings], ["Specimen One", *cells]])


def test_a_person_and_what_happened() -> None:
    person, incident = row(
        ["Father's name", "Age", "Sex", "Occupation", "CNIC", "Date of abduction", "District", "Taken by", "Status"],
        ["Father One", "25", "M", "teacher", "00000-5521907-2", "12 Nov 2021", "Kech", "the forces", "released"],
    )
    assert (person.kind, incident.kind) == (Kind.PERSON, Kind.INCIDENT)
    assert {c.property: c.value for c in person.claims} == {
        "name": "Specimen One", "father": "Father One", "age": Age(25, 25), "sex": "male", "occupation": "teacher",
        "identity_number": "00000-5521907-2", "status": "released", "role": "victim",
    }  # fmt: skip
    assert one(incident, "date") == (Edtf("2021-11-12"), "12 Nov 2021")
    assert one(incident, "victim") == (Reference(person.id, "Specimen One", "person"), "Specimen One")
    assert one(incident, "perpetrator") == (Reference(None, "the forces", "group"), "the forces")
    place, quote = one(incident, "place")
    assert isinstance(place, Place)
    assert (place.district, place.precision, quote) == ("Kech", "district", "Kech")
    assert one(incident, "act") == ("abduction", "Date of abduction")
    assert (person.exhibit, person.text, person.source) == ("exhibit", "text", "source")


def test_claims_stand_in_text_order_and_have_ids_of_their_own() -> None:
    found = records(
        [["Status", "Name", "Date of arrest"], ["missing", "Specimen A", "2021"], ["dead", "Specimen B", "2020"]]
    )
    claims = [c for record in found for c in record.claims]
    assert len({c.id for c in claims} | {r.id for r in found}) == len(claims) + len(found)
    for record in found:
        starts = [c.anchor.start for c in record.claims]
        assert starts == sorted(starts)


def test_who_says_so() -> None:
    person, *_ = row(["Source"], ["Invented Daily"])
    assert [voice.who for voice in claim(person, "name").attribution] == ["Invented Watch", "Invented Daily"]
    person, *_ = row(["Source"], [""])
    assert [voice.who for voice in claim(person, "name").attribution] == ["Invented Watch"]


def test_a_person_without_date_place_or_act_has_no_incident() -> None:
    assert [r.kind for r in row(["Father"], ["Father One"])] == [Kind.PERSON]
    assert [r.kind for r in records([["Name of missing person"], ["Specimen One"]])] == [Kind.PERSON]


@pytest.mark.parametrize(
    ("headings", "cells", "quote"),
    [
        (["Violation", "Status"], ["arrested", "released"], "arrested"),
        (["Date of arrest", "Status"], ["2021", "released"], "released"),
        (["Status"], ["under inquiry"], "Specimen One"),
        (["Age"], ["25"], "Specimen One"),
    ],
)
def test_the_role_is_quoted_from_the_row(headings: list[str], cells: list[str], quote: str) -> None:
    assert one(row(headings, cells)[0], "role") == ("victim", quote)


def test_acts_of_a_cell_and_an_act_that_is_not_known() -> None:
    _, incident = row(["Type of violation"], ["arrest and torture"])
    assert incident.values("act") == ("arrest", "torture")
    _, incident = row(["Type of violation"], ["house burnt"])
    assert one(incident, "act") == ("other", "house burnt")


def test_the_title_of_a_list_names_the_act() -> None:
    rows = [["List of missing persons", ""], ["Name", "Date"], ["Specimen One", "2021"]]
    person, incident = records(rows)
    assert one(incident, "act") == ("missing", "List of missing persons")
    assert one(person, "role") == ("victim", "Specimen One")


def test_a_second_date_is_an_incident_of_its_own() -> None:
    _, arrest, release = row(["Date of arrest", "District", "Date of release"], ["2021-05-06", "Kech", "2022-01-02"])
    assert (one(arrest, "act")[0], arrest.of("place") != ()) == ("arrest", True)
    assert one(release, "act") == ("release", "Date of release")
    assert one(release, "date")[0] == Edtf("2022-01-02")
    assert release.of("place") == ()
    assert one(release, "victim")[0] == one(arrest, "victim")[0]


@pytest.mark.parametrize(
    ("headings", "cells", "quote", "text"),
    [
        (["Village", "District"], ["Invented Kalat", "Gwadar"], "Invented Kalat\tGwadar", "Invented Kalat, Gwadar"),
        (["District", "Tehsil"], ["Kech", "Tump"], "Kech\tTump", "Tump, Kech"),
        (
            ["Village", "Age", "District"],
            ["Invented Kalat", "25", "Gwadar"],
            "Invented Kalat",
            "Invented Kalat, Gwadar",
        ),
        (["Village", "District"], ["", "Gwadar"], "Gwadar", "Gwadar"),
        (["Village", "District"], ["unknown", "Gwadar"], "Gwadar", "Gwadar"),
    ],
)
def test_columns_of_places_make_one_place(headings: list[str], cells: list[str], quote: str, text: str) -> None:
    place, quoted = one(row(headings, cells)[1], "place")
    assert isinstance(place, Place)
    assert (quoted, place.text, place.province) == (quote, text, "Balochistan")


def test_a_place_that_the_gazetteer_lacks_keeps_its_words() -> None:
    _, incident = row(["District"], ["Exampleshire"])
    place, _ = one(incident, "place")
    assert place == Place("Exampleshire", district="Exampleshire")
    assert claim(incident, "place").confidence < 1


def test_a_home_is_no_scene() -> None:
    (person,) = row(["Home address"], ["Turbat"])
    assert one(person, "place")[1] == "Turbat"


DATES = [["Name", "Date of arrest"], ["Specimen A", "12-11-2021"]]


def test_a_date_that_can_be_read_two_ways_keeps_both() -> None:
    _, incident = records(DATES)
    assert one(incident, "date") == (Edtf("[2021-11-12,2021-12-11]"), "12-11-2021")


def test_another_row_of_the_column_proves_the_order() -> None:
    assert one(records([*DATES, ["Specimen B", "27-11-2021"]])[1], "date")[0] == Edtf("2021-11-12")
    assert one(records([*DATES, ["Specimen B", "11-27-2021"]])[1], "date")[0] == Edtf("2021-12-11")
    both = records([*DATES, ["Specimen B", "27-11-2021"], ["Specimen C", "11-27-2021"]])
    assert one(both[1], "date")[0] == Edtf("[2021-11-12,2021-12-11]")


def test_a_person_may_set_the_order() -> None:
    mapping = Mapping((Column(1, "Name", "name"), Column(2, "Date of arrest", "date", order="month-first")))
    assert one(made(table(DATES), mapping)[0][1], "date")[0] == Edtf("2021-12-11")


def test_vague_and_unread_dates() -> None:
    assert one(row(["Date"], ["about 2012"])[1], "date")[0] == Edtf("2012~")
    _, incident = row(["Date", "District"], ["the day of the wedding in 2012?", "Kech"])
    assert claim(incident, "date").anchor.quote == "the day of the wedding in 2012?"
    unread = records([["Name", "Date"], ["Specimen A", "2021"], ["Specimen B", "2020"], ["Specimen C", "long ago"]])[-1]
    assert claim(unread, "date").value is None
    assert claim(unread, "date").unresolved


@pytest.mark.parametrize(
    ("cell", "age"),
    [
        ("25", Age(25, 25)), ("25 years", Age(25, 25)), ("20-25", Age(20, 25)), ("about 25", Age(23, 27)),
        ("~1", Age(0, 3)), ("8 months", Age(0, 0)), ("minor", Age(0, 17)), ("۲۵ سال", Age(25, 25)),
        ("30/35", Age(30, 35)),
    ],
)  # fmt: skip
def test_ages(cell: str, age: Age) -> None:
    assert one(row(["Age"], [cell])[0], "age") == (age, cell)


@pytest.mark.parametrize(
    ("heading", "cell"), [("Age", "250"), ("Age", "40-20"), ("Sex", "7"), ("Status", "under inquiry")]
)
def test_what_does_not_read_says_why(heading: str, cell: str) -> None:
    fine = {"Age": "25", "Sex": "F", "Status": "released"}[heading]
    rows = [["Name", heading], ["Specimen A", cell], ["Specimen B", fine], ["Specimen C", fine]]
    unread = claim(records(rows)[0], heading.lower())
    assert (unread.value, unread.anchor.quote) == (None, cell)
    assert unread.unresolved


def test_sex_is_read_only_from_its_column() -> None:
    assert one(row(["Gender"], ["عورت"])[0], "sex")[0] == "female"
    assert row(["Father"], ["Father One"])[0].of("sex") == ()
    assert records([["Name"], ["Bibi Specimen d/o Father One"]])[0].of("sex") == ()


def test_in_a_column_with_hombres_m_is_mujer() -> None:
    rows = [["Nombre", "Sexo"], ["Persona Una", "M"], ["Persona Dos", "H"]]
    assert [one(record, "sex")[0] for record in records(rows)] == ["female", "male"]


def test_several_statuses_and_none() -> None:
    assert row(["Status"], ["released, later killed"])[0].values("status") == ("released", "killed")


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Specimen One s/o Father One", {"name": "Specimen One", "father": "Father One"}),
        ("Specimen One D/O Father One r/o Turbat", {"name": "Specimen One", "father": "Father One", "place": "Turbat"}),
        ("1. Specimen One, son of Father One", {"name": "Specimen One", "father": "Father One"}),
        ("Specimen One (w/o Husband One)", {"name": "Specimen One", "relation": "Husband One"}),
        ("فرضی شخص ولد فرضی والد", {"name": "فرضی شخص", "father": "فرضی والد"}),
        ("Muhammad bin Qasim Specimen", {"name": "Muhammad bin Qasim Specimen"}),
        ("Specimen  One\n", {"name": "Specimen  One"}),
        ("Osvaldo s/o", {"name": "Osvaldo s/o"}),
    ],
)
def test_a_name_cell_may_say_more(cell: str, expected: dict[str, str]) -> None:
    (person,) = records([["Name"], [cell]])
    assert {c.property: c.anchor.quote for c in person.claims if c.property != "role"} == expected
    if "relation" in expected:
        assert one(person, "relation")[0] == Reference(None, "Husband One", "husband")


def test_given_and_family_name_make_one() -> None:
    rows = [["First name", "Last name", "Age"], ["Specimen", "One", "25"]]
    assert one(records(rows)[0], "name") == ("Specimen One", "Specimen\tOne")
    rows = [["Last name", "Age", "First name"], ["One", "25", "Specimen"]]
    assert one(records(rows)[0], "name") == ("Specimen One", "Specimen")
    rows = [["First name", "Last name"], ["Specimen", ""]]
    assert one(records(rows)[0], "name") == ("Specimen", "Specimen")


def test_names_in_two_scripts_are_two_claims() -> None:
    (person,) = records([["Name", "نام"], ["Specimen One", "فرضی شخص"]])
    assert person.values("name") == ("Specimen One", "فرضی شخص")


def test_rows_that_are_no_records_are_listed_with_the_reason() -> None:
    rows = [
        ["S.No", "Name", "Father", "District"], ["1", "2", "3", "4"], ["1", "Specimen One", "Father One", "Kech"], [],
        ["S.No", "Name", "Father", "District"], ["2", "unknown", "Father Two", "Kech"], ["3", "", "Father", "Kech"],
        ["4", "12345", "Father", "Kech"], [" ", "\t"], ["Total", "1", "", ""], ["Source: nobody"],
    ]  # fmt: skip
    assert len(records(rows)) == 2
    assert skipped(rows) == {
        2: "The row only numbers the columns.", 4: "The row is blank.", 5: "The row repeats the headings.",
        6: "The row has no name of a person.", 7: "The row has no name of a person.",
        8: "What stands where the name should be is no name.", 9: "The row is blank.",
        10: "The row holds totals, not a person.", 11: "The row has no name of a person.",
    }  # fmt: skip


def test_a_list_without_headings_needs_a_mapping() -> None:
    rows = [["Specimen One", "2021"], ["Specimen Two", "2020"]]
    mapping = Mapping((Column(1, "", "name"), Column(2, "", "date")), header_row=0)
    found, _ = made(table(rows), mapping)
    assert [one(r, "name")[0] for r in found if r.kind is Kind.PERSON] == ["Specimen One", "Specimen Two"]


def test_a_mapping_of_another_list_is_refused() -> None:
    with pytest.raises(BadInput) as caught:
        made(table([["Father", "Name"], ["Father One", "Specimen One"]]), Mapping((Column(1, "Name", "name"),)))
    assert caught.value.code == "wrong-mapping"
    assert "“Father”" in caught.value.says


def test_an_act_cell_that_is_empty_gives_no_act() -> None:
    mapping = Mapping((Column(1, "Name", "name"), Column(2, "Date", "date")), act="missing", act_cell="Z9")
    _, incident = made(table([["Name", "Date"], ["Specimen One", "2021"]]), mapping)[0]
    assert incident.of("act") == ()


def test_the_publication_date_dates_what_is_relative() -> None:
    _, incident = records(
        [["Name", "Date"], ["Specimen One", "yesterday"], ["Specimen Two", "2021"]], published=Edtf("2021-11-13")
    )[:2]
    assert one(incident, "date")[0] == Edtf("2021-11-12")


CELL = st.text(st.sampled_from("abé ہےگ\u200f\u202b\u0301\t\n\"',;/0129-.?()"), max_size=10)


@given(st.lists(st.lists(CELL, min_size=9, max_size=9), max_size=4))
def test_any_cells_make_records_whose_quotes_stand(rows: list[list[str]]) -> None:
    fields = ("name", "father", "age", "sex", "date", "district", "place", "status", "act")
    mapping = Mapping(tuple(Column(number, field, field) for number, field in enumerate(fields, start=1)))
    found, left = made(table([fields, *rows]), mapping)
    persons = [record for record in found if record.kind is Kind.PERSON]
    last = max((number for number, row in enumerate(rows, start=1) if any(row)), default=0)
    assert len(persons) + len(left) == last
    assert all(record.roles == ("victim",) for record in persons)
