"""Finding names, contact details and numbers in running text; folding; consonants across scripts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.publish.protect import Hit, Shield, collective, covered, describes, folded, name_within, tokens
from habeas.publish.skeleton import skeleton


def found(shield: Shield, text: str) -> list[str]:
    return [text[h.start : h.end] for h in covered(shield.hits(text))]


@pytest.fixture
def shield() -> Shield:
    guarded = Shield()
    guarded.guard("Zarina Khatoon", "w")
    guarded.guard("گل بانو", "m")
    guarded.release("Samad Khan")
    return guarded


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        ("Zarina Khatoon saw it", ["Zarina Khatoon"]),
        ("ZARINA KHATOON", ["ZARINA KHATOON"]),
        ("zarina khatoon saw", ["zarina khatoon"]),
        ("Zarina-Khatoon", ["Zarina-Khatoon"]),
        ("ZarinaKhatoon.jpg", ["ZarinaKhatoon"]),
        ("zarina_khatoon.jpg", ["zarina_khatoon"]),
        ("Żárina  Khátoon", ["Żárina  Khátoon"]),
        ("Khatoon, Zarina", ["Khatoon", "Zarina"]),
        ("said Khatoon’s son", ["Khatoon"]),
        ("Samad Khan", []),
        ("Khan said", []),
        ("Zarinabad is a town", []),
        ("ان کی والدہ گل بانو نے کہا", ["گل بانو"]),
        ("گُل‌بانو", ["گُل‌بانو"]),
        ("his mother Gul Bano", ["Gul Bano"]),
        ("زرینہ خاتون", ["زرینہ خاتون"]),
        ("وہ زرینہ خاتون کو", ["زرینہ خاتون"]),
        ("", []),
        ("!?", []),
    ],
)
def test_names_are_found_however_they_are_written(shield: Shield, text: str, hits: list[str]) -> None:
    assert found(shield, text) == hits


@pytest.mark.parametrize(
    ("text", "hit"),
    [
        ("call +92 300 1234567 now", "+92 300 1234567"),
        ("0300-1234567", "0300-1234567"),
        ("(021) 3456-7890", "(021) 3456-7890"),
        ("فون ۰۳۰۰-۱۲۳۴۵۶۷ پر", "۰۳۰۰-۱۲۳۴۵۶۷"),
        ("a.b+c@mail.example.org", "a.b+c@mail.example.org"),
        ("by @some_one on", "@some_one"),
        ("35202-1234567-1", "35202-1234567-1"),
        ("3520212345671", "3520212345671"),
        ("on 2021-11-12 and 12-11-2021", None),
        ("41,000 women, 22,6000 adults, 15,000 children", None),
        ("2021-11-12/2021-11-15", None),
        ("27.1234567, 65.123", None),
        ("page 12 of 360, row 4", None),
        ("sha256 00aa" + "0" * 60, None),
        ("https://example.org/2021/11/12/1234", None),
    ],
)
def test_contact_details_and_identity_numbers(text: str, hit: str | None) -> None:
    assert found(Shield(), text) == ([hit] if hit else [])


def test_an_identity_number_that_consent_covers_stays() -> None:
    shield = Shield()
    shield.release_number("35202-1234567-1")
    assert found(shield, "35202-1234567-1 and 35202-7654321-1") == ["35202-7654321-1"]


def test_a_single_word_name_is_not_found_in_ordinary_words() -> None:
    shield = Shield()
    shield.guard("Hope", "w")
    assert found(shield, "They hope that Hope comes") == ["Hope"]


def test_a_text_without_capitals_hides_no_name() -> None:
    shield = Shield()
    shield.guard("Zarina Khatoon", "w")
    assert found(shield, "then khatoon told us all of it") == ["khatoon"]


def test_words_that_leave_anyway_are_not_withheld_as_parts() -> None:
    shield = Shield()
    shield.guard("Zarina Samad", "w")
    shield.release("Abdul Samad")
    assert found(shield, "Samad and Zarina and Zarina Samad") == ["Zarina", "Zarina Samad"]


def test_names_too_short_to_be_names_are_not_guarded() -> None:
    shield = Shield()
    for nothing in ("", " ", "?", "x"):
        shield.guard(nothing, "w")
    assert found(shield, "x marks the spot ?") == []


def test_a_released_name_is_carved_out_of_a_longer_span() -> None:
    shield = Shield()
    shield.guard_span("t", 10, 40, "k")
    shield.carve("t", 20, 25)
    shield.carve("t", 10, 40)  # the very same words stay withheld
    assert shield.spans("t", 0, 50) == [Hit(10, 20, "k"), Hit(25, 40, "k")]
    assert shield.spans("t", 22, 24) == []
    assert shield.spans("other", 0, 50) == []


def test_overlapping_hits_become_one() -> None:
    assert covered([Hit(5, 9, "b"), Hit(0, 6, "a"), Hit(20, 21, "c")]) == [Hit(0, 9, "a"), Hit(20, 21, "c")]


@pytest.mark.parametrize(
    ("latin", "arabic"),
    [
        ("Gul Bano", "گل بانو"),
        ("Abdul Wahab", "عبدالوہاب"),
        ("Muhammad Essa", "محمد عیسیٰ"),
        ("Ghulam Qadir", "غلام قادر"),
        ("Chaudhry Iqbal", "چودھری اقبال"),
        ("Khadija Sheikh", "خدیجہ شیخ"),
    ],
)
def test_the_two_scripts_share_their_consonants(latin: str, arabic: str) -> None:
    def bones(name: str) -> str:
        return "".join(skeleton(t.word) for t in tokens(name))

    assert bones(latin) == bones(arabic) != ""


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("his mother Gul Bano", "Gul Bano"),
        ("relatives", ""),
        ("the family", ""),
        ("A resident", ""),
        ("ان کی والدہ گل بانو", "گل بانو"),
        ("brothers Abdul and Karim", "Abdul and Karim"),
    ],
)
def test_the_name_within_a_description(words: str, name: str) -> None:
    assert name_within(words) == name
    assert describes(words)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("A spokesperson of the Home Department", ""),
        ("Home Department spokesperson Nazir Rekhta", "Nazir Rekhta"),
        ("Police Officer Nazir Rekhta", "Officer Nazir Rekhta"),
        ("Nazir Rekhta of the Home Department", "Nazir Rekhta"),
        ("The Tolan Wire", ""),
        ("the human rights minister", ""),
        ("the human rights activist nazir rekhta", "nazir rekhta"),
        ("a teacher at the college", "college"),
    ],
)
def test_the_words_of_a_body_are_no_name(words: str, name: str) -> None:
    assert name_within(words) == name


@pytest.mark.parametrize(
    ("who", "is_body"),
    [("BNM", True), ("the rangers", True), ("Daily Example", True), ("Sabir Jatoi", False), ("وزارت داخلہ", True)],
)
def test_bodies_are_told_from_persons(who: str, is_body: bool) -> None:
    assert collective(who) is is_body


@given(st.text())
def test_tokens_lie_in_order_within_the_text(text: str) -> None:
    end = 0
    for token in tokens(text):
        assert end <= token.start < token.end <= len(text)
        assert token.word
        end = token.end


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@given(st.text(), st.text(min_size=1))
def test_hits_lie_within_the_text(text: str, name: str) -> None:
    shield = Shield()
    shield.guard(name, "k")
    for hit in shield.hits(text):
        assert 0 <= hit.start < hit.end <= len(text)
