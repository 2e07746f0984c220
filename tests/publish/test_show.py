"""Values, dates, media types and chains in plain words; places to break a long word at."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.model.edtf import Edtf
from habeas.model.record import Voice
from habeas.model.value import Age, Place, Reference, Value
from habeas.model.vocabulary import How
from habeas.publish.legible import Setter, breakable, right_to_left
from habeas.publish.show import (
    chain_words,
    counted,
    date_words,
    disagreement,
    file_size,
    joined,
    media_words,
    opening,
    shortened,
    squeezed,
    value_words,
)


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2021-11-12", "12 November 2021"),
        ("2021-11", "November 2021"),
        ("2021", "2021"),
        ("2021~", "about 2021"),
        ("2021-11-12?", "12 November 2021 (uncertain)"),
        ("2021-11%", "about November 2021 (uncertain)"),
        ("201X", "the years 2010 to 2019"),
        ("20XX", "the years 2000 to 2099"),
        ("2021-XX", "some month of 2021"),
        ("2021-11-XX", "some day in November 2021"),
        ("2021-21", "spring 2021"),
        ("2021-24", "winter 2021"),
        ("2021-11-03/2021-11-05", "from 3 November 2021 to 5 November 2021"),
        ("../2021", "until 2021"),
        ("/2021", "until 2021"),
        ("2021/", "from 2021 on"),
        ("2021-11/..", "from November 2021 on"),
        ("[2021-11-12,2021-12-11]", "12 November 2021 or 11 December 2021"),
    ],
)
def test_dates_in_words(edtf: str, words: str) -> None:
    assert date_words(Edtf(edtf)) == words


def test_no_date() -> None:
    assert date_words(None) == "no date given"


@pytest.mark.parametrize(
    ("property", "value", "words"),
    [
        ("age", Age(24, 24), "24 years"),
        ("age", Age(14, 16), "between 14 and 16 years"),
        ("act", "body_found", "body found"),
        ("name", "under_score", "under_score"),
        ("relation", Reference(None, "X Y", "brother"), "brother: X Y"),
        ("victim", Reference("r", "X Y", "person"), "X Y"),
        ("well_formed", False, "no"),
        ("well_formed", True, "yes"),
        ("readings", (22600, 226000), "22,600 or 226,000"),
        ("date", Edtf("2021"), "2021"),
        ("place", Place("Tolan", district="Mehran"), "Tolan (Mehran)"),
        ("place", Place("Tolan, Mehran District", district="Mehran"), "Tolan, Mehran District"),
        ("place", None, "not understood"),
    ],
)
def test_values_in_words(property: str, value: Value | None, words: str) -> None:
    assert value_words(property, value) == words


def test_chains_in_words() -> None:
    voices = (Voice("Sofrep"), Voice("Times Now", How.RELAYED, "reportedly"), Voice("a witness", How.FIRST_HAND))
    assert chain_words(voices) == "Sofrep, relaying Times Now (“reportedly”), relaying a witness (first hand)"
    begun = (Voice("A Paper"), Voice("A spokesperson of the Ministry"), Voice("The Hague Post"))
    assert chain_words(begun) == "A Paper, relaying a spokesperson of the Ministry, relaying the Hague Post"


def test_small_words() -> None:
    assert [joined([]), joined(["a"]), joined(["a", "b", "c"], "or")] == ["", "a", "a, b or c"]
    assert [counted(1, "entry", "entries"), counted(2, "entry", "entries"), counted(0, "claim")] == [
        "1 entry",
        "2 entries",
        "0 claims",
    ]
    assert [file_size(n) for n in (0, 999, 1000, 3_400_000, 2 * 10**9, 5 * 10**12)] == [
        "0 bytes",
        "999 bytes",
        "1.0 kB",
        "3.4 MB",
        "2.0 GB",
        "5.0 TB",
    ]
    assert [opening("a source"), opening(""), squeezed(" a\n\tb ")] == ["A source", "", "a b"]


@pytest.mark.parametrize(
    ("media_type", "words"),
    [
        ("text/plain", "plain text"),
        ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "spreadsheet (XLSX)"),
        ("application/pdf", "document (PDF)"),
        ("image/jpeg", "picture (JPEG)"),
        ("audio/x-wav", "recording (WAV)"),
        ("application/vnd.google-earth.kml", "KML"),
        ("unknown", "unknown"),
    ],
)
def test_media_types_in_words(media_type: str, words: str) -> None:
    assert media_words(media_type) == words


@pytest.mark.parametrize(
    ("property", "stances", "says"),
    [
        ("date", ["asserts", "asserts"], "The sources do not agree on the date."),
        ("act", ["asserts", "denies"], "What some sources say was done, others deny."),
        ("act", ["asserts", "denies", "doubts"], "What some sources say was done, others deny or doubt."),
        ("status", ["asserts", "denies"], "What some sources say of the status, others deny."),
        ("age", ["asserts", "retracts"], "What some sources say of the age, others take back."),
    ],
)
def test_how_sides_stand_to_one_another(property: str, stances: list[str], says: str) -> None:
    assert disagreement(property, stances) == says


def test_what_became_of_somebody_may_be_told_at_different_times() -> None:
    assert "different times" in disagreement("status", ["asserts", "asserts"])


def test_long_words_are_cut_between_words() -> None:
    assert shortened("one two three", 9) == "one two …"
    assert shortened("one two", 9) == "one two"


@given(st.text())
def test_places_to_break_change_no_character(text: str) -> None:
    plain = str.maketrans("", "", "\u200b\u200d")
    assert breakable(text).translate(plain) == text.translate(plain)


@given(st.text())
def test_what_is_shown_can_be_set_or_is_named(text: str) -> None:
    shown = Setter().shown(text)
    assert not any(c in shown for c in "\x00\x1b\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
    assert Setter().shown(shown) == shown


def test_hashes_are_not_broken() -> None:
    digest = "0123456789abcdef" * 4
    assert Setter().tree([{"c": digest}]) == [{"c": digest}]
    assert Setter().tree([digest]) != [digest]


@pytest.mark.parametrize(("text", "rtl"), [("ایک لفظ", True), ("one ایک word", False), ("12", False), ("", False)])
def test_direction(text: str, rtl: bool) -> None:
    assert right_to_left(text) is rtl
