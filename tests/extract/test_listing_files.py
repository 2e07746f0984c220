"""Lists as files: what the readers give is what the import understands, to the cell."""

import pytest

from habeas.extract.listing.guess import guess_mapping
from habeas.extract.listing.rows import records_from_rows
from habeas.model.edtf import Edtf
from habeas.model.text import Text
from habeas.model.vocabulary import Kind
from habeas.read.delimited import DelimitedTable
from habeas.read.rendition import Rendition
from habeas.read.workbook import Workbook
from tests.extract.listing_tables import numbered
from tests.read.material import ods, workbook

ROWS = [
    ["نام", "ولدیت", "تاریخ گمشدگی", "ضلع", "نوٹ"],
    ["فرضی شخص", "فرضی والد", "۲۷-۱۱-۲۰۲۰", "پنجگور", 'کہا: "معلوم نہیں"\nدوسری سطر'],
    ["دوسرا فرضی", "", "۰۳-۰۴-۲۰۲۲", "آواران", ""],
]


def as_csv() -> Rendition:
    quoted = ("\ufeff" + "\r\n".join(",".join('"' + c.replace('"', '""') + '"' for c in row) for row in ROWS)).encode()
    return DelimitedTable().read(quoted)


@pytest.mark.parametrize(
    "rendition",
    [as_csv(), Workbook().read(workbook({"فہرست": ROWS})), Workbook().read(ods(ROWS))],
    ids=["csv", "xlsx", "ods"],
)
def test_a_list_in_urdu(rendition: Rendition) -> None:
    text = Text("t", "e", "r", "1", rendition.language, rendition.characters, rendition.segments)
    mapping = guess_mapping(text)
    assert [c.property for c in mapping.columns] == ["name", "father", "date", "district", "ignore"]
    records, skipped = records_from_rows(
        text, mapping, source=None, publisher="Invented", published=None, new_id=numbered(), proposer="tests"
    )
    assert skipped == ()
    person, incident = records[:2]
    assert (person.values("name"), person.values("father")) == (("فرضی شخص",), ("فرضی والد",))
    assert incident.values("act") == ("missing",)
    assert records[3].values("date") == (Edtf("2022-04-03"),)
    assert all(c.anchor.holds_in(text) for record in records for c in record.claims)
    assert (text.where(incident.of("date")[0].anchor.start) or "").endswith("row 2, column C")
    assert [record.kind for record in records] == [Kind.PERSON, Kind.INCIDENT] * 2
