"""A newer version of a list: who was added, dropped, changed; and why two rows are taken for one."""

from habeas.extract.listing.changes import Changes, Difference, compare_versions
from habeas.extract.listing.guess import guess_mapping
from habeas.extract.listing.rows import records_from_rows
from habeas.model.record import Record
from tests.extract.listing_tables import Rows, numbered, table

HEAD = ["Name", "Father's name", "CNIC", "Date of arrest", "Status"]
ONE = ["Specimen One", "Father One", "00000-5521907-2", "2021-11-12", "missing"]
TWO = ["Specimen Two", "Father Two", "", "2020-05-06", "missing"]
TWIN = ["Specimen Two", "Father Other", "", "2019", "missing"]


def version(name: str, rows: Rows) -> tuple[Record, ...]:
    text = table([HEAD, *rows], id=name)
    ids = numbered()
    return records_from_rows(
        text, guess_mapping(text), source=None, publisher="Invented Watch", published=None,
        new_id=lambda: f"{name}-{ids()}", proposer="tests",
    )[0]  # fmt: skip


def compared(old: Rows, new: Rows) -> Changes:
    return compare_versions(version("old", old), version("new", new))


def test_the_same_list_in_another_order() -> None:
    assert compared([ONE, TWO], [TWO, ONE]) == Changes((), (), (), 2)


def test_added_and_dropped() -> None:
    changes = compared([ONE], [TWO])
    assert (len(changes.added), len(changes.dropped), changes.changed, changes.same) == (1, 1, (), 0)
    assert changes.added[0].startswith("new-")
    assert changes.dropped[0].startswith("old-")


def test_a_status_that_changed() -> None:
    (change,) = compared([ONE, TWO], [ONE, [*TWO[:4], "released"]]).changed
    assert change.differences == (Difference("status", ("still_missing",), ("released",)),)
    assert change.why == "the same name, father and date"


def test_the_identity_number_outweighs_the_name() -> None:
    (change,) = compared([ONE], [["Espécimen Uno", *ONE[1:]]]).changed
    assert change.why == "the same identity number"
    assert [d.property for d in change.differences] == ["name"]


def test_spelling_by_accents_and_letter_variants_is_the_same_name() -> None:
    (change,) = compared([["عيسى فرضي", "", "", "2021", ""]], [["عیسی فرضی", "", "", "2020", ""]]).changed
    assert change.why == "the same name"
    assert {d.property for d in change.differences} == {"name", "date"}


def test_people_of_one_name_are_told_apart_or_left_open() -> None:
    assert compared([TWO, TWIN], [TWIN, TWO]).same == 2
    (change,) = compared([TWO, TWIN], [TWO, [*TWIN[:3], "2018", "released"]]).changed
    assert change.why == "the same name and father"
    same_name = [["Specimen Two", "", "", "", ""], ["Specimen Two", "", "", "", ""]]
    changes = compared(same_name, [["Specimen Two", "Father X", "", "", ""], ["Specimen Two", "Father Y", "", "", ""]])
    assert (len(changes.added), len(changes.dropped)) == (2, 2)


def test_equal_twins_are_matched_one_to_one() -> None:
    changes = compared([TWO, TWO, TWO], [TWO, TWO])
    assert (changes.same, len(changes.dropped), changes.added) == (2, 1, ())


def test_an_empty_list_before_or_after() -> None:
    assert len(compared([ONE], []).dropped) == 1
    assert len(compared([], [ONE]).added) == 1
