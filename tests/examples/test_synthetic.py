"""The synthetic examples: made by the program, marked as invented in themselves, and recoverable by linkage."""

import csv
import io
import json

import pypdfium2
import pytest
import python_calamine

from examples.generate import generate
from habeas.link.cluster import link
from habeas.model.vocabulary import Kind
from tests.examples.rows import LISTS, SYNTHETIC, joined_pairs, records, true_pairs, truth


def test_what_is_committed_is_what_the_program_makes() -> None:
    made = generate()
    assert {path.name for path in SYNTHETIC.iterdir()} == set(made)
    assert [name for name, content in made.items() if (SYNTHETIC / name).read_bytes() != content] == []


@pytest.mark.parametrize("name", sorted(path.name for path in SYNTHETIC.glob("*.txt")))
def test_a_text_says_in_its_first_line_that_it_is_synthetic(name: str) -> None:
    first = (SYNTHETIC / name).read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith("SYNTHETIC")


@pytest.mark.parametrize("name", sorted(path.name for path in SYNTHETIC.glob("*.csv")))
def test_every_row_of_a_list_says_so(name: str) -> None:
    rows = list(csv.reader(io.StringIO((SYNTHETIC / name).read_text(encoding="utf-8"))))
    assert rows[0][-1] == "note"
    assert all(row[-1].startswith("SYNTHETIC") for row in rows[1:])
    assert len({len(row) for row in rows}) == 1


def test_the_workbook_says_so_in_every_row_and_in_a_sheet() -> None:
    book = python_calamine.CalamineWorkbook.from_path(str(SYNTHETIC / LISTS[1]))
    assert str(book.get_sheet_by_name("About").to_python()[0][0]).startswith("SYNTHETIC")
    assert all(str(row[-1]).startswith("SYNTHETIC") for row in book.get_sheet_by_name("Cases").to_python()[1:])


def test_the_page_and_the_document_say_so_where_people_see_it() -> None:
    page = (SYNTHETIC / "news-page.html").read_text(encoding="utf-8")
    document = pypdfium2.PdfDocument(SYNTHETIC / "hearing-note.pdf")
    assert page.index("SYNTHETIC: invented") < page.index("<article")
    assert all("SYNTHETIC" in document[i].get_textpage().get_text_bounded() for i in range(len(document)))
    document.close()


def test_the_truth_names_a_person_for_every_row() -> None:
    told = json.loads((SYNTHETIC / "truth.json").read_text(encoding="utf-8"))
    known = {person["id"] for person in told["persons"]}
    persons = [r for r in records() if r.kind is Kind.PERSON]
    assert len(persons) == len(truth()) == 80
    assert set(truth().values()) <= known
    assert {r.id for r in persons} == set(truth())


def test_the_errors_that_the_figures_hold_are_there() -> None:
    release = (SYNTHETIC / "press-release.txt").read_text(encoding="utf-8")
    assert "412 persons went missing in the province:\n\n- 297 men\n- 63 women\n- 41 children\n" in release
    assert 297 + 63 + 41 != 412
    rows = list(csv.DictReader(io.StringIO((SYNTHETIC / "monthly-statistics.csv").read_text(encoding="utf-8"))))
    due = [int(r["Opening balance"]) + int(r["New cases"]) - int(r["Disposed of"]) for r in rows]
    wrong = [r["Month"] for r, balance in zip(rows, due, strict=True) if int(r["Closing balance"]) != balance]
    assert wrong == ["2022-06"]


def test_linkage_recovers_the_truth_of_the_lists() -> None:
    made = records()
    found = link(made)
    true = true_pairs([r.id for r in made if r.kind is Kind.PERSON])
    joined = joined_pairs(found.clusters)
    undecided = {frozenset((p.left, p.right)) for p in found.undecided}
    assert len(true) == 45
    assert len(joined & true) / len(joined) >= 0.97
    assert len(joined & true) / len(true) >= 0.9
    assert len((joined | undecided) & true) / len(true) >= 0.95
    assert len(undecided) < 10


def test_namesakes_are_two_people_and_brothers_are_two_people() -> None:
    about = truth()
    clusters = link(records()).clusters
    for pair in ({"P02", "P03"}, {"P04", "P05"}):
        assert all(len(pair & {about[record] for record in cluster}) < 2 for cluster in clusters)
