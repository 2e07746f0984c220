"""Which language a text is in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.read.language import language_of


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Two brothers were taken from their home at night and have not been seen since.", "en"),
        ("دو بھائیوں کو رات کے وقت ان کے گھر سے اٹھایا گیا اور تب سے وہ لاپتہ ہیں۔", "ur"),
        ("اختطف الأخوان من منزلهما ليلا ولم يشاهدا منذ ذلك الحين", "ar"),
        ("دو برادر شبانه از خانه‌شان برده شدند و از آن پس دیده نشده‌اند", "fa"),
        ("Dos hermanos fueron sacados de su casa por la noche y no se les ha visto desde entonces.", "es"),
        ("दो भाइयों को रात में उनके घर से ले जाया गया और तब से वे लापता हैं", "hi"),
        ("二人の兄弟は夜に自宅から連れ去られ、それ以来姿を見られていない。", "ja"),
        ("short", "und"),
        ("", "und"),
        ("1234 5678 2021-11-12 / 46 / 28", "und"),
        ("𐎠𐎼𐎹𐎠 " * 20, "und"),
    ],
)
def test_language(text: str, code: str) -> None:
    assert language_of(text) == code


def test_most_of_the_text_decides() -> None:
    assert language_of("Press release. " + "رات کے وقت ان کے گھر سے اٹھایا گیا اور تب سے وہ لاپتہ ہیں۔ " * 20) == "ur"


def test_a_long_text_is_judged_in_its_middle_too() -> None:
    middle = "They were taken from their home at night and have not been seen since. " * 300
    assert language_of(middle) == "en"


@given(st.text(st.characters(min_codepoint=0x0621, max_codepoint=0x06D3), min_size=30))
def test_arabic_script_is_never_called_a_language_of_latin_script(text: str) -> None:
    assert language_of(text) in ("ar", "fa", "ps", "ug", "ur", "und")
