"""The card of a signed head: one page, whose QR code a telephone reads back to the letter."""

import base64
from dataclasses import replace

import pypdfium2
import pytest
import zxingcpp

from habeas.errors import Illegal
from habeas.publish.card import card_pdf, grouped
from tests.publish.invented import FRONT
from tests.publish.pages import is_tagged, page_count, words_of

NEWEST = "2026-01-31T09:29:00Z"


def note_of(size: int, witnesses: int = 0) -> str:
    """A note in its form, as long as real ones are; nothing here looks at what is signed."""
    data = base64.b64encode(bytes(range(68))).decode()
    signed = f"{FRONT.origin}\n{size}\n{base64.b64encode(bytes(range(32))).decode()}\n\n— {FRONT.origin} {data}\n"
    return signed + "".join(f"— witness.example/{n} {data}\n" for n in range(witnesses))


def read_back(page: bytes, dots_an_inch: int) -> str:
    """What a telephone finds on the page."""
    with pypdfium2.PdfDocument(page) as document:
        picture = document[0].render(scale=dots_an_inch / 72, grayscale=True).to_pil()
    found = zxingcpp.read_barcodes(picture)
    assert len(found) == 1
    return str(found[0].text)


@pytest.mark.parametrize("size", [1, 999, 10**15])
@pytest.mark.parametrize("dots_an_inch", [96, 200])
def test_a_telephone_reads_the_whole_note(size: int, dots_an_inch: int) -> None:
    note = note_of(size)
    assert read_back(card_pdf(FRONT, note, NEWEST), dots_an_inch) == note


def test_the_page_says_what_it_is_and_what_to_do() -> None:
    note = note_of(128)
    page = card_pdf(replace(FRONT, root="0123456789abcdef" * 4, fingerprint="fedcba9876543210" * 4), note, NEWEST)
    assert page_count(page) == 1
    assert is_tagged(page)
    words = words_of(page)
    for expected in (
        FRONT.origin, "Checkpoint at 128 entries", NEWEST, "0123 4567 89ab cdef 0123", "fedc ba98 7654 3210 fedc",
        "What it proves", "does not prove by itself on which day", "notary", "E-mail it",
        "habeas verify --against FILE",
    ):  # fmt: skip
        assert expected in words, expected
    for debt in FRONT.debts:
        assert debt in words
    for line in note.rstrip("\n").split("\n"):
        assert line in words, line


def test_a_note_with_more_signatures_than_a_code_holds_is_refused() -> None:
    witnessed = note_of(128, witnesses=4)
    assert read_back(card_pdf(FRONT, witnessed, NEWEST), 200) == witnessed
    with pytest.raises(Illegal, match="does not fit"):
        card_pdf(FRONT, note_of(128, witnesses=60), NEWEST)


def test_hashes_are_read_in_groups() -> None:
    assert grouped("0123456789abcdef01") == "0123 4567 89ab cdef 01"
