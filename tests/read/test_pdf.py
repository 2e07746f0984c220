"""PDF documents with a text layer."""

import io

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.errors import BadInput
from habeas.read.pdf import PdfDocument
from habeas.read.rendition import Reader, Rendition
from tests.read.material import pdf

PAGES = """#set page(width: 12cm, height: 8cm)
= Three taken in Exampleshire
On Nov. 12, 2021, a man named Specimen One was taken from his home in a village
near the extraordinarily mountainous border of the district, witnesses said.

The next day two brothers were taken.
- 41,000 women missing
- another 22,6000
#pagebreak()
#rect()
#pagebreak()
#table(columns: 2, [Name], [Age], [Specimen Two], [25])
#pagebreak()
#rect()
#pagebreak()
#rect()
"""


def read(data: bytes) -> Rendition:
    return PdfDocument().read(data)


def codes(rendition: Rendition) -> list[str]:
    assert all(p.says.endswith(".") and p.do.endswith(".") for p in rendition.problems)
    return [p.code for p in rendition.problems]


def test_it_is_a_reader() -> None:
    assert isinstance(PdfDocument(), Reader)


def test_lines_pages_and_what_is_only_a_picture() -> None:
    rendition = read(pdf(PAGES))
    first, last = rendition.segments
    assert [(s.page, s.where) for s in rendition.segments] == [(1, "page 1"), (3, "page 3")]
    assert rendition.characters[last.start : last.end] == "Name Age\nSpecimen Two 25"
    page = rendition.characters[first.start : first.end]
    assert page.startswith("Three taken in Exampleshire\n\nOn Nov. 12, 2021, a man named Specimen One was taken")
    assert "\n\nThe next day two brothers were taken." in page
    assert "\n• 41,000 women missing\n• another 22,6000" in page
    assert "\r" not in page
    assert not any(line != line.strip() for line in page.split("\n"))
    assert (rendition.pages, rendition.language) == (5, "en")
    assert codes(rendition) == ["no-text-layer"]
    assert rendition.problems[0].says.startswith("Pages 2, 4-5 have no text layer")
    assert "OCR" in rendition.problems[0].do


def test_a_blank_page_is_no_problem() -> None:
    assert read(pdf("words on page one#pagebreak(weak: false)#page[]")).problems == ()


def test_words_split_at_the_end_of_a_line_are_joined() -> None:
    source = '#set page(width: 5.5cm, height: 9cm)\n#set text(hyphenate: true, lang: "en")\n#set par(justify: true)\n'
    text = read(pdf(source + "extraordinarily mountainous neighbourhoods internationally " * 3)).characters
    assert "\x02" not in text
    assert "-" not in text
    words = {"extraordinarily", "mountainous", "neighbourhoods", "internationally"}
    assert set(text.split()) == words


def test_a_scan_has_no_text_and_says_so() -> None:
    rendition = read(pdf("#rect()"))
    assert rendition.characters == ""
    assert codes(rendition) == ["no-text-layer", "no-text"]
    assert rendition.problems[0].says.startswith("Page 1 has no text layer")


def test_arabic_script_is_read_with_a_warning() -> None:
    rendition = read(pdf('words #pagebreak() #set text(font: "Noto Sans Arabic")\nمحمد عيسى وعبد الحق من آواران'))
    assert codes(rendition) == ["arabic-pdf"]
    assert rendition.problems[0].says.startswith("Page 2:")
    assert rendition.language == "ar"


def test_an_empty_document_of_one_blank_page() -> None:
    document = pypdfium2.PdfDocument.new()
    document.new_page(200, 200)
    target = io.BytesIO()
    document.save(target)
    rendition = read(target.getvalue())
    assert rendition.pages == 1
    assert codes(rendition) == ["no-text"]


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", b"not a pdf", pdf("x")[:400]])
def test_damaged(data: bytes) -> None:
    with pytest.raises(BadInput) as caught:
        read(data)
    assert caught.value.code == "damaged"


# A page locked with a user password (RC4, revision 2): only /Encrypt matters, PDFium checks it before anything else.
KEY = b"<" + b"0123456789abcdef" * 4 + b">"
LOCKED = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj
4 0 obj<</Filter/Standard/V 1/R 2/P -4/O KEY/U KEY>>endobj
trailer<</Root 1 0 R/Size 5/Encrypt 4 0 R/ID[<00><00>]>>
""".replace(b"KEY", KEY)


def test_locked() -> None:
    with pytest.raises(BadInput) as caught:
        read(LOCKED)
    assert caught.value.code == "locked"
    assert "password" in caught.value.says


@settings(max_examples=50, deadline=None)
@given(st.data())
def test_a_pdf_with_flipped_bytes_is_read_or_refused(data: st.DataObject) -> None:
    damaged = bytearray(WHOLE)
    for _ in range(data.draw(st.integers(1, 8))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    try:
        assert isinstance(read(bytes(damaged)), Rendition)
    except BadInput as error:
        assert error.code in ("damaged", "locked")


WHOLE = pdf("= A title\nwords")
