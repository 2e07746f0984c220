"""Values, dates and chains in plain words; conflicts between values; places to break a long word at."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.model.case import Support
from habeas.model.edtf import Edtf
from habeas.model.record import Claim, Voice
from habeas.model.text import Anchor
from habeas.model.value import Age, Place, Reference, Value
from habeas.model.vocabulary import How, Stance
from habeas.publish.contrast import conflict
from habeas.publish.legible import Setter, breakable, right_to_left
from habeas.publish.show import chain_words, counted, date_words, file_size, joined, opening, squeezed, value_words


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


def support(value: Value | None, denied: int = 0) -> Support:
    def claim(number: int, stance: Stance) -> Claim:
        return Claim(f"c{number}", "r", "date", value, "w", Anchor("t", 0, 1, "w"), (Voice("v"),), "p",
                     stance=stance, confidence=Decimal("0.5"), unresolved="unread")  # fmt: skip

    against = tuple(claim(n, Stance.DENIES) for n in range(denied))
    return Support(value, (claim(99, Stance.ASSERTS),), against, 1)


@pytest.mark.parametrize(
    ("property", "left", "right", "clash"),
    [
        ("date", Edtf("2021-11-12"), Edtf("2021-11-21"), True),
        ("date", Edtf("2021-11-12"), Edtf("2021-11"), False),
        ("age", Age(14, 16), Age(16, 18), False),
        ("age", Age(14, 15), Age(16, 18), True),
        ("sex", "male", "female", True),
        ("father", "Rekhta Khan", "REKHTA  KHAN", False),
        ("office", "CM Punjab", "Prime Minister", True),
        ("place", Place("Tolan", district="Mehran"), Place("a raid", district="Other"), True),
        ("place", Place("Tolan", district="Mehran"), Place("the town"), False),
        ("name", "Abdul", "Abdus", False),
        ("status", "released", "killed", False),
        ("date", Edtf("2021"), None, False),
    ],
)
def test_which_values_are_in_conflict(property: str, left: Value | None, right: Value | None, clash: bool) -> None:
    assert (conflict(property, [support(left), support(right)]) is not None) is clash


def test_a_denial_is_a_conflict() -> None:
    assert conflict("status", [support("killed", denied=1)]) == "1 claim stands against what is said."
    assert conflict("status", [support("killed", denied=2)]) == "2 claims stand against what is said."


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
