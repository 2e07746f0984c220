"""Folding: one key for many spellings, never an exception, and nothing changed by folding twice."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from habeas.link.letters import bare
from habeas.link.names import Weight, fold, respell, skeleton, split_parent, tokens

ARABIC_SCRIPT = st.text(
    alphabet=st.one_of(
        st.characters(min_codepoint=0x0600, max_codepoint=0x06FF),
        st.characters(min_codepoint=0x0750, max_codepoint=0x077F),
        st.characters(min_codepoint=0xFB50, max_codepoint=0xFDFF),
        st.sampled_from(" \u200c\u200d\u200e\u200f\u202b\u2067\u2069-'"),
    )
)
LATIN_NAMES = st.text(alphabet="abdehiklmnorstuvwyz -'./éâ")


@given(st.one_of(st.text(), ARABIC_SCRIPT, LATIN_NAMES))
@example("Abdul Abdul Abdullah")
@example("al as sadr")
@example("Nur ud ud Din")
@example("ﷲ ﷺ")
@example("عبدالعبدالله")
def test_folding_what_is_folded_changes_nothing(name: str) -> None:
    assert fold(fold(name)) == fold(name)


@given(st.one_of(st.text(), ARABIC_SCRIPT))
def test_a_name_with_a_letter_or_digit_never_folds_to_nothing(name: str) -> None:
    words = bare(name).split()
    assert bool(tokens(name)) <= bool(words)
    assert all(token.fold and token.skeleton for token in tokens(name))


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz"))
def test_respelling_is_idempotent(word: str) -> None:
    assert respell(respell(word)) == respell(word)


@pytest.mark.parametrize(
    "spellings",
    [
        ("Abdul Wahab", "Abd al-Wahhab", "Abdel Wahab", "Abdulwahab", "ABDUL-WAHAB", "Abdool Wahab", "Abd ul Wahab"),
        ("Abdullah", "Abdulla", "Abdallah", "Abd Allah", "Abdollah", "عبداللہ", "عبد الله"),
        ("Muhammad Essa", "Mohammad Isa", "Mohd. Eesa", "Md Issa", "Mohammed Esa", "محمد عیسیٰ", "محمد عيسى\u0670"),
        ("Abdur Rahman", "Abdurrahman", "Abdul Rahman", "Abdurahman", "Abd ar-Rahman"),
        ("Sanaullah", "Sana Ullah", "Sana-ullah", "Sanaollah"),
        ("Nooruddin", "Nur ud Din", "Nur al-Din", "Noor-ud-Deen", "Nureddine"),
        ("Khuda Bakhsh", "Khuda Bux", "Khuda Baksh"),
        ("Zia-ur-Rahman", "Zia ur Rahman", "Zia ul Rahman"),
        ("Rashid", "Rasheed", "Raschid"),
        ("Ishaq", "Ishaque", "Ishaaq"),
        ("محمد", "مُحَمَّد", "محـمـد", "ﻣﺤﻤﺪ", "\u2067محمد\u2069", "مح\u200cمد"),
        ("كريم", "کریم", "ﻛﺮﻳﻢ"),
        ("علی", "علي", "على"),
        ("فاطمہ", "فاطمة", "فاطمه"),
    ],
)
def test_spellings_of_one_name_have_one_key(spellings: tuple[str, ...]) -> None:
    assert len({fold(spelling) for spelling in spellings}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("Abdul Wahab", "Abdul Wahid"), ("Hassan", "Hussain"), ("Karim", "Akram"), ("Saeed", "Syed"), ("حسن", "حسین")],
)
def test_different_names_have_different_keys(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_digits_of_every_script_are_digits() -> None:
    assert fold("۱۲۳") == fold("١٢٣") == fold("123") == "123"


@pytest.mark.parametrize(
    ("name", "classes"),
    [
        ("Haji Mir Gul Dad", [Weight.TITLE, Weight.TITLE, Weight.COMMON, Weight.PLAIN]),
        ("Dr. Allah Nazar Baloch", [Weight.TITLE, Weight.COMMON, Weight.PLAIN, Weight.TRIBE]),
        ("حاجی نور بگٹی", [Weight.TITLE, Weight.COMMON, Weight.TRIBE]),
        ("Sahib Dad", [Weight.PLAIN, Weight.PLAIN]),
        ("Dad Sahib", [Weight.PLAIN, Weight.TITLE]),
        ("Muhammad Achakzai", [Weight.PREFIX, Weight.TRIBE]),
        ("M. Essa", [Weight.TITLE, Weight.PLAIN]),
    ],
)
def test_words_that_identify_nobody_weigh_little(name: str, classes: list[Weight]) -> None:
    assert [token.weight_class for token in tokens(name)] == classes


@pytest.mark.parametrize(
    ("written", "own", "parent"),
    [
        ("Abdul Haq s/o Rahim Bakhsh", "Abdul Haq", "Rahim Bakhsh"),
        ("Hani, D/O Karim Dad", "Hani", "Karim Dad"),
        ("Doda Khan (son of Miran)", "Doda Khan", "Miran"),
        ("دل مراد ولد رحم دل", "دل مراد", "رحم دل"),
        ("Abdul Haq", "Abdul Haq", None),
        ("خالد ولدان", "خالد ولدان", None),
        ("s/o Karim", "s/o Karim", None),
        ("Karim s/o", "Karim s/o", None),
        ("", "", None),
    ],
)
def test_a_parent_inside_a_name_is_set_apart(written: str, own: str, parent: str | None) -> None:
    assert split_parent(written) == (own, parent)


@given(st.text())
def test_splitting_never_raises_and_never_loses_a_name(written: str) -> None:
    own, parent = split_parent(written)
    assert own == written or (own in written and parent is not None and parent in written)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Qambar", "Kambar"), ("Isa", "Essa"), ("Yusuf", "یوسف"), ("Zahoor", "ظہور"), ("Mehrab", "محراب")],
)
def test_candidates_are_found_by_consonants(one: str, other: str) -> None:
    assert tokens(one)[0].skeleton == tokens(other)[0].skeleton


def test_the_empty_word_has_an_empty_skeleton() -> None:
    assert skeleton("") == ""
