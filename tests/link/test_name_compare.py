"""Names compared: what a documenter would call one name scores high, what only looks alike scores low."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.link.name_compare import align, compare_names, fits
from habeas.link.sounds import may_reach, similarity

WORDS = st.text(alphabet="abdefghiklmnorstuwyz", min_size=1, max_size=8)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Abdul Wahab", "عبدالوہاب"),
        ("Abdul Wahab Bugti", "Abd al-Wahhab"),
        ("Muhammad Essa", "عیسیٰ محمد"),
        ("Hussain", "حسین"),
        ("Yousaf Baloch", "یوسف بلوچ"),
        ("Qadir Bakhsh", "Kader Bux"),
        ("Inamul Haq", "انعام الحق"),
        ("Zahoor Ahmed", "ظہور احمد"),
        ("Shah Nawaz", "Shahnawaz"),
        ("Karimdad", "Kareem Dad"),
        ("Usman Ali", "عثمان علی"),
        ("Ramadan", "رمضان"),
        ("Shaikh Isa Bin Tarif", "Isa Ben Tarif"),
        ("M. Yousuf", "Muhammad Yousuf"),
        ("Haji Noor Dad", "Noor Dad"),
    ],
)
def test_one_name(one: str, other: str) -> None:
    assert compare_names(one, other).score >= 0.8, compare_names(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Abdul Wahab", "Abdul Wahid"),
        ("Hasan", "حسین"),
        ("Hassan Ali", "Hussain Ali"),
        ("Karim", "Akram"),
        ("Dilshad Rind", "Dilshad Bugti"),
        ("Saifullah", "Saifuddin"),
        ("Noor Dad", "Karim Dad"),
        ("Ahmad bin Hasan Ubaidi", "Hasan bin Ahmad Ubaidi"),
        ("", "Noor"),
        ("Noor", "نصیر"),
    ],
)
def test_two_names(one: str, other: str) -> None:
    assert compare_names(one, other).score < 0.7, compare_names(one, other)


def test_a_single_word_can_be_many_peoples_name() -> None:
    assert compare_names("Noor", "Noor Dad").score <= 0.8
    assert compare_names("Noor", "Noor").score == 1.0


def test_the_reason_names_what_differs_and_what_only_one_says() -> None:
    assert "“bugti” only in one" in compare_names("Abdul Wahab Bugti", "Abdul Wahhab").reason
    assert "“rind” is not “bugti”" in compare_names("Dilshad Rind", "Dilshad Bugti").reason
    assert compare_names("Noor", "Zarak").reason == "“Noor” and “Zarak” share no word."


def test_the_part_after_son_of_is_left_to_the_fathers() -> None:
    assert compare_names("Dad Muhammad s/o Rahim", "Dad Mohammad s/o Karim").score == 1.0


def test_words_left_out_do_not_count_against_the_fit() -> None:
    assert fits(align("Qambar", "قمبر نال گزی")) > 0.9
    assert fits(align("Qambar Khan", "Qambar")) == 1.0
    assert fits(align("Qambar", "")) == 0.0


@given(st.lists(WORDS, min_size=1, max_size=4).map(" ".join), st.lists(WORDS, min_size=1, max_size=4).map(" ".join))
def test_comparison_is_symmetric_and_stays_between_0_and_1(one: str, other: str) -> None:
    forth, back = compare_names(one, other).score, compare_names(other, one).score
    assert 0.0 <= forth <= 1.0
    assert forth == pytest.approx(back, abs=0.35)  # the greedy pairing may differ, the verdict hardly


@given(st.text(max_size=30), st.text(max_size=30))
def test_comparison_never_raises(one: str, other: str) -> None:
    assert 0.0 <= compare_names(one, other).score <= 1.0


@given(st.text(max_size=30))
def test_a_name_is_itself(name: str) -> None:
    same = compare_names(name, name)
    assert same.score == 1.0 or "share no word" in same.reason


@given(WORDS, WORDS)
def test_sounds_are_symmetric(one: str, other: str) -> None:
    assert similarity(one, other) == pytest.approx(similarity(other, one))
    assert similarity(one, other, True, False) == pytest.approx(similarity(other, one, False, True))


@pytest.mark.parametrize(
    ("near", "far"), [(("karim", "kerim"), ("karim", "karum")), (("kalid", "khalid"), ("kalid", "walid"))]
)
def test_sounds_that_are_confused_cost_less(near: tuple[str, str], far: tuple[str, str]) -> None:
    assert similarity(*near) > similarity(*far)


@given(WORDS, WORDS, st.sampled_from([0.5, 0.7, 0.82, 0.9]), st.booleans())
def test_the_quick_look_never_says_no_wrongly(one: str, other: str, likeness: float, abjad: bool) -> None:
    if similarity(one, other, abjad, False) >= likeness:
        assert may_reach(one, other, likeness)


def test_vowels_that_arabic_script_does_not_write_cost_next_to_nothing() -> None:
    assert similarity("hsn", "hasan", True, False) > 0.95 > similarity("hsn", "hasan")
