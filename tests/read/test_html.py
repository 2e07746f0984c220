"""Web pages: what a reader of the page sees, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.errors import BadInput
from habeas.read.html import WebPage
from habeas.read.rendition import Reader, Rendition

FILLER = "The organisation said that it had documented the cases with the families and with lawyers in the district. "
ARTICLE = f"""<!doctype html><html lang="en"><head><title>Invented Daily</title>
<style>p {{ color: red }}</style></head><body>
<nav><ul><li><a href="/">Home page link</a></li><li><a href="/s">Sport page link</a></li></ul></nav>
<main><article><h1>Three taken in Exampleshire</h1>
<figure><img src="https://tracker.invalid/a.jpg" alt="secret alt"><figcaption>Invented Person speaks (Source: none)</figcaption></figure>
<p>On Nov. 12, 2021, a man named <b>Specimen</b> One &amp; his son were taken.<br>They have not been seen. {FILLER}</p>
<p>{FILLER}{FILLER}</p>
<ul><li>41,000 women missing</li><li>another 22,6000 adults missing</li></ul>
<table><tr><th>Name</th><th>Age</th></tr><tr><td>Specimen Two</td><td>25</td></tr></table>
<blockquote>“We do not know where he is,” a neighbour said.</blockquote>
<p style="display: none">hidden by style</p><p hidden>hidden by attribute</p>
<script>document.write("scripted words")</script><noscript>no script words</noscript><template>template words</template>
</article></main><footer>Copyright of nobody</footer></body></html>"""  # noqa: E501


def read(page: str | bytes) -> Rendition:
    return WebPage().read(page if isinstance(page, bytes) else page.encode())


def codes(rendition: Rendition) -> list[str]:
    assert all(p.says.endswith(".") and p.do.endswith(".") for p in rendition.problems)
    return [p.code for p in rendition.problems]


def test_it_is_a_reader() -> None:
    assert isinstance(WebPage(), Reader)


def test_an_article() -> None:
    page = read(ARTICLE)
    assert page.problems == ()
    assert page.language == "en"
    paragraphs = page.characters.split("\n\n")
    assert paragraphs[0] == "Three taken in Exampleshire"
    assert "Invented Person speaks (Source: none)" in paragraphs
    assert paragraphs[2].startswith("On Nov. 12, 2021, a man named Specimen One & his son were taken.\nThey have not")
    assert "• 41,000 women missing\n• another 22,6000 adults missing" in paragraphs
    assert "Name\tAge\nSpecimen Two\t25" in paragraphs
    assert "“We do not know where he is,” a neighbour said." in paragraphs


@pytest.mark.parametrize(
    "unseen",
    ["hidden by", "scripted", "no script", "template words", "color: red", "secret alt", "tracker", "Sport page"],
)
def test_what_nobody_sees_or_is_no_part_of_the_article(unseen: str) -> None:
    assert unseen not in read(ARTICLE).characters


def test_a_page_without_an_article_gives_all_that_is_visible() -> None:
    links = "".join(f"<li><a href='/{n}'>Name number {n}</a></li>" for n in range(200))
    page = read(f"<html><body><nav><ul>{links}</ul></nav></body></html>")
    assert page.characters.startswith("• Name number 0\n• Name number 1\n")
    assert codes(page) in ([], ["article-not-found"])
    assert page.characters.count("•") == 200


def test_a_short_page() -> None:
    assert read("<p>One line only.").characters == "One line only."


def test_tables_keep_their_columns() -> None:
    page = read(f"<body><article><p>{FILLER * 3}</p><table><tr><td><p>a</p><p>b</p></td><td></td><td>c<br>d</td></tr>"
                "<tr><td></td><td>e</td></tr></table></article></body>")  # fmt: skip
    assert "a b\t\tc d" in page.characters


def test_entities_are_not_resolved(tmp_path_factory: pytest.TempPathFactory) -> None:
    secret = tmp_path_factory.mktemp("secret") / "file"
    secret.write_text("TOP SECRET", encoding="utf-8")
    page = read(
        f'<!DOCTYPE html [<!ENTITY x SYSTEM "file://{secret}">]><html><body><p>before &x; after</p></body></html>'
    )
    assert "TOP SECRET" not in page.characters
    assert "after" in page.characters


def test_an_entity_bomb_stays_small() -> None:
    bomb = '<!DOCTYPE html [<!ENTITY a "ha">' + "".join(
        f'<!ENTITY {chr(98 + n)} "&{chr(97 + n)};&{chr(97 + n)};&{chr(97 + n)};&{chr(97 + n)};">' for n in range(20)
    )
    assert len(read(bomb + "]><html><body><p>words &u; end</p></body></html>").characters) < 10_000


def test_moderate_nesting_is_read_and_deep_nesting_refused() -> None:
    assert read("<html><body>" + "<div>" * 400 + "deep words" + "</div>" * 400).characters == "deep words"
    with pytest.raises(BadInput, match="nested too deeply"):
        read("<html><body>" + "<div>" * 100_000 + "deep words")


@pytest.mark.parametrize(
    "page", ["", "   ", "<html></html>", "<html><body><script>x()</script></body></html>", "<!-- -->"]
)
def test_nothing_to_read(page: str) -> None:
    assert read(page).characters == ""
    assert codes(read(page)) == ["no-text"]


def test_the_declared_encoding_is_used() -> None:
    page = '<html><head><meta charset="windows-1256"></head><body><p>اختطف الأخوان</p></body></html>'
    assert read(page.encode("cp1256")).characters == "اختطف الأخوان"
    assert read(page.encode("cp1256")).problems == ()


def test_a_wrong_declaration_does_not_spoil_the_text() -> None:
    page = '<html><head><meta charset="utf-16"></head><body><p>دو بھائی</p></body></html>'
    assert read(page).characters == "دو بھائی"


def test_an_xml_declaration_and_a_byte_order_mark() -> None:
    page = '\ufeff<?xml version="1.0" encoding="iso-8859-1"?><html><body><p>é دو</p></body></html>'
    assert read(page).characters == "é دو"
    assert read(page.encode("utf-16")).characters == "é دو"


def test_character_references_to_no_character() -> None:
    assert "\ud800" not in read("<p>a&#xD800;b&#0;c&#x110000;d and words</p>").characters


def test_preformatted_text_keeps_its_lines() -> None:
    assert "one\n  two" in read("<body><pre>one\n  two</pre></body>").characters


@given(st.text(max_size=300))
def test_any_text_in_a_paragraph_is_read_or_refused(text: str) -> None:
    assert isinstance(read(f"<html><body><p>{text}</p></body></html>"), Rendition)


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    assert isinstance(read(data), Rendition)
