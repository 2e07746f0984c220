"""CSV and workbooks: every cell can be sliced back from the text, exactly."""

import csv
import io
import zipfile
from datetime import date, datetime, time, timedelta

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.errors import BadInput
from habeas.read import tables
from habeas.read.delimited import DelimitedTable
from habeas.read.rendition import Reader, Rendition
from habeas.read.tables import letters
from habeas.read.workbook import Workbook
from tests.read.material import ods, saved, workbook

Cells = dict[tuple[str | None, int, int], str]

HARD = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"], exclude_characters="\ufeff"),
        st.sampled_from('"\n\t,;|\u200f\u202b\u0301\u0653ہےگچ'),
    ),
    max_size=12,
)


def cells(rendition: Rendition) -> Cells:
    """Each cell of the rendition by sheet, row and column, as its segment slices it."""
    found: Cells = {}
    for s in rendition.segments:
        assert s.row is not None
        assert s.column is not None
        found[s.sheet, s.row, s.column] = rendition.characters[s.start : s.end]
    return found


def codes(rendition: Rendition) -> list[str]:
    assert all(p.says.endswith(".") and p.do.endswith(".") for p in rendition.problems)
    return [p.code for p in rendition.problems]


def read_csv(text: str | bytes) -> Rendition:
    return DelimitedTable().read(text if isinstance(text, bytes) else text.encode())


def written(rows: list[list[str]], delimiter: str) -> str:
    target = io.StringIO(newline="")
    csv.writer(target, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows(rows)
    return target.getvalue()


def test_they_are_readers() -> None:
    assert isinstance(DelimitedTable(), Reader)
    assert isinstance(Workbook(), Reader)


@given(st.lists(st.lists(HARD, min_size=2, max_size=4), min_size=1, max_size=6), st.sampled_from(",;\t|"))
def test_any_cell_survives_csv(rows: list[list[str]], delimiter: str) -> None:
    width = min(map(len, rows))
    even = [["head"] * width, *(row[:width] for row in rows)]
    rendition = read_csv(written(even, delimiter))
    expected = {
        (None, number, column): value
        for number, row in enumerate(even, start=1)
        for column, value in enumerate(row, start=1)
        if value
    }
    assert cells(rendition) == expected


def test_rows_are_joined_by_newlines_and_cells_by_tabs() -> None:
    rendition = read_csv("name,age,place\r\nSpecimen One,25,\r\n\r\n,,Exampleshire\r\n")
    assert rendition.characters == "name\tage\tplace\nSpecimen One\t25\n\n\t\tExampleshire"
    assert cells(rendition)[None, 4, 3] == "Exampleshire"
    assert rendition.segments[-1].where == "row 4, column C"
    assert (rendition.language, rendition.pages, rendition.problems) == ("und", None, ())


@pytest.mark.parametrize(
    "text",
    [
        "name;age\nA, son of B;25\nC, D;3\n",
        "name\tage\nA, B;25\nC\tx\n",
        "name|age|x\na|b,c,d,e|f\n",
        "sep=;\nname;a,b,c\n",
    ],
)
def test_the_delimiter_is_found(text: str) -> None:
    assert "name" in cells(read_csv(text)).values()


def test_one_column() -> None:
    assert cells(read_csv("name\nSpecimen One\nSpecimen Two\n")) == {
        (None, 1, 1): "name", (None, 2, 1): "Specimen One", (None, 3, 1): "Specimen Two",
    }  # fmt: skip


def test_a_quoted_cell_may_hold_anything() -> None:
    rendition = read_csv('name,note\nA,"first\nsecond, ""quoted""\tend"\nB,x\n')
    assert cells(rendition)[None, 2, 2] == 'first\nsecond, "quoted"\tend'
    assert cells(rendition)[None, 3, 1] == "B"


def test_a_quotation_mark_that_is_never_closed() -> None:
    rendition = read_csv('name,note\nA,"first\nB,x\nC,y\n')
    assert codes(rendition)[0] == "unclosed-quote"
    assert "row 2" in rendition.problems[0].says


def test_a_mark_for_inches_is_no_open_quotation() -> None:
    assert codes(read_csv('name,note\nA,5" scar\nB,x\n')) == []


def test_rows_of_other_lengths_are_named() -> None:
    rows = ["name,age", *(f"P{n},{n}" for n in range(30)), *(f"P{n},{n},x" for n in range(7))]
    (problem,) = read_csv("\n".join(rows)).problems
    assert problem.code == "ragged-rows"
    assert "32, 33, 34, 35, 36 and 2 more" in problem.says


def test_a_cell_longer_than_the_library_expects() -> None:
    assert len(cells(read_csv("name,note\nA," + "x" * 200_000))[None, 2, 2]) == 200_000


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1256"])
def test_encodings(encoding: str) -> None:
    rendition = read_csv("نام,عمر\nمحمد,25\n".replace("ی", "ي").encode(encoding))
    assert cells(rendition)[None, 2, 1] == "محمد"


@pytest.mark.parametrize("text", ["", "\n\n", ",,,\n,,\n"])
def test_a_table_without_anything(text: str) -> None:
    assert read_csv(text).characters == ""
    assert "no-text" in codes(read_csv(text))


def test_the_language_is_that_of_long_cells_not_of_names() -> None:
    sentence = "Taken from his home at night by men in plain clothes, witnesses said, in the year"
    rows = "".join(f'Abdul Specimen {n},"{sentence} {n}"\n' for n in range(20))
    assert read_csv("name,note\n" + rows).language == "en"
    names = [
        first + second
        for first in ("محمد", "عبدال", "نور", "سیف", "ضیاء")
        for second in ("فرضی", "خان", "الدین", "بخش")
    ]
    urdu = "".join(f"{name},آواران,invented person in English words\n" for name in names)
    assert read_csv("نام,ضلع,note\n" + urdu).language == "und"
    assert read_csv("name,father\n" + "Abdul Specimen,Karim Specimen\n" * 50).language == "und"


def test_too_many_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "MAX_CELLS", 10)
    with pytest.raises(BadInput, match="more than 10 cells"):
        read_csv("a,b\n" * 6)


def test_letters() -> None:
    assert [letters(n) for n in (1, 26, 27, 52, 703, 16384)] == ["A", "Z", "AA", "AZ", "AAA", "XFD"]


def test_every_sheet_of_a_workbook() -> None:
    rendition = Workbook().read(
        workbook({"Missing": [["Name", "Age"], ["محمد عیسی", 25]], "Empty": [], "Found": [["x"]]})
    )
    assert rendition.characters == "Name\tAge\nمحمد عیسی\t25\n\nx"
    assert cells(rendition)["Found", 1, 1] == "x"
    assert [s.where for s in rendition.segments][2:4] == [
        "sheet Missing, row 2, column A",
        "sheet Missing, row 2, column B",
    ]
    assert rendition.problems == ()


def test_rows_and_columns_keep_the_numbers_that_the_spreadsheet_shows() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet["C4"], sheet["E6"] = "first", "last"
    rendition = Workbook().read(saved(book))
    assert cells(rendition) == {("Sheet", 4, 3): "first", ("Sheet", 6, 5): "last"}
    assert rendition.characters == "\t\tfirst\n\n\t\t\t\tlast"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (25, "25"), (25.0, "25"), (12.5, "12.5"), (-3, "-3"), (4220112345671, "4220112345671"), (True, "TRUE"),
        (date(2021, 11, 12), "2021-11-12"), (datetime.fromisoformat("2021-11-12 13:05"), "2021-11-12 13:05:00"),
        (time(13, 5), "13:05:00"), (timedelta(hours=30, minutes=2), "30:02:00"), ("00123", "00123"),
        ("12/11/2021", "12/11/2021"), ("a\tb\nc", "a\tb\nc"), (" spaced ", " spaced "),
    ],
)  # fmt: skip
def test_values_as_written(value: object, expected: str) -> None:
    assert cells(Workbook().read(workbook({"S": [["head"], [value]]})))["S", 2, 1] == expected


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.lists(st.text(st.sampled_from("aбہےگ \u200f\u202b\u0301\t\n1="), max_size=6), max_size=4), max_size=5)
)
def test_any_cell_survives_a_workbook(rows: list[list[str]]) -> None:
    safe = [[value if not value.startswith("=") else "" for value in row] for row in rows]
    rendition = Workbook().read(workbook({"S": [["head"], *safe]}))
    expected = {
        ("S", number, column): value
        for number, row in enumerate(safe, start=2)
        for column, value in enumerate(row, start=1)
        if value
    }
    assert cells(rendition) == {("S", 1, 1): "head", **expected}


def test_a_hidden_sheet_is_read_and_named() -> None:
    rendition = Workbook().read(workbook({"Open": [["a"]], "Secret": [["b"]]}, hidden=["Secret"]))
    assert cells(rendition)["Secret", 1, 1] == "b"
    assert codes(rendition) == ["hidden-sheet"]
    assert "Secret" in rendition.problems[0].says


def test_formulas_without_results_are_named() -> None:
    rendition = Workbook().read(workbook({"S": [["head", "=1+1"], ["x", "=A1"]]}))
    assert codes(rendition) == ["formula-without-result"]
    assert "B1, B2" in rendition.problems[0].says


def test_an_open_document_spreadsheet() -> None:
    rendition = Workbook().read(ods([["Name", "Age"], ["محمد", "25"]]))
    assert cells(rendition)["Missing", 2, 1] == "محمد"


def test_an_empty_workbook() -> None:
    assert codes(Workbook().read(workbook({"S": []}))) == ["no-text"]


def archive(**members: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as container:
        for name, content in members.items():
            container.writestr(name, content)
    return target.getvalue()


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", workbook({"S": [["a"]]})[:900], archive(a=b"x"), b"text"])
def test_damaged_workbooks(data: bytes) -> None:
    with pytest.raises(BadInput) as caught:
        Workbook().read(data)
    assert caught.value.code == "damaged"


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = archive(**{f"xl/worksheets/sheet{n}.xml": bytes(50_000_000) for n in range(7)})
    assert len(bomb) < 1_000_000
    with pytest.raises(BadInput, match="unpacks to 350 MB"):
        Workbook().read(bomb)
