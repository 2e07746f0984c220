"""Letters of Arabic script as Latin ones, and everything that is not a letter taken off.

Covers Arabic, Persian, Urdu, Balochi, Sindhi and Pashto. The alphabet is an abjad: short vowels are not written, so
what comes out of a word in this script is a skeleton with long vowels ("عبدالوہاب" -> "abdalwhab" without its ain).
Letters that one language reads in two ways get the reading that is usual in personal names (SIL and ALA-LC tables
agree on these). Code points: Unicode 15, blocks Arabic, Arabic Supplement, Arabic Presentation Forms A and B.
"""

import unicodedata
from typing import Final

# Vowel carriers first: alif and ain differ by language and are often dropped in Latin spellings.
_VOWELS: Final = {
    "ا": "a", "آ": "a", "أ": "a", "إ": "i", "ٱ": "a", "ٲ": "a", "ٳ": "a", "ٵ": "a",
    "و": "w", "ۇ": "u", "ۆ": "o", "ۈ": "u", "ۉ": "o", "ۋ": "w", "ۏ": "o", "ݸ": "o", "ݹ": "o",
    "ي": "y", "ی": "y", "ى": "y", "ے": "y", "ې": "y", "ۍ": "y", "ێ": "y", "ۑ": "y", "ؠ": "y", "ݔ": "y", "ئ": "y",
    "ع": "a", "ء": "", "ٴ": "",
}  # fmt: skip
_CONSONANTS: Final = {
    "ب": "b", "ٻ": "b", "ڀ": "bh", "پ": "p", "ڦ": "ph", "ت": "t", "ٹ": "t", "ټ": "t", "ٽ": "t", "ٺ": "th", "ٿ": "th",
    "ث": "s", "ج": "j", "ڄ": "j", "ڃ": "ny", "چ": "ch", "ڇ": "ch", "ځ": "z", "څ": "s", "ح": "h", "خ": "kh",
    "د": "d", "ڈ": "d", "ډ": "d", "ڊ": "d", "ڏ": "d", "ڌ": "dh", "ڍ": "dh", "ذ": "z",
    "ر": "r", "ڑ": "r", "ړ": "r", "ڙ": "r", "ڕ": "r", "ز": "z", "ژ": "zh", "ږ": "zh",
    "س": "s", "ش": "sh", "ښ": "sh", "ݜ": "sh", "ص": "s", "ض": "z", "ط": "t", "ظ": "z", "غ": "gh",
    "ف": "f", "ڤ": "v", "ق": "q", "ك": "k", "ک": "k", "ڪ": "k", "ګ": "g", "گ": "g", "ڳ": "g", "ڱ": "ng",
    "ل": "l", "ڵ": "l", "م": "m", "ن": "n", "ں": "n", "ڻ": "n", "ڼ": "n", "ݨ": "n",
    "ه": "h", "ہ": "h", "ۃ": "h", "ة": "h", "ە": "h", "ھ": "h", "ۀ": "h", "ۂ": "h",
}  # fmt: skip
ARABIC: Final = _VOWELS | _CONSONANTS
# Letters that Persian and Urdu read as s and z, and Arabic as th, dh and d: Usman and Uthman, Ramzan and Ramadan.
_ARABIC_READING: Final = str.maketrans({"ث": "ت", "ذ": "د", "ض": "د", "ظ": "د"})

_FINAL_A: Final = frozenset("ہهةەۃ")  # after a consonant at the end of a word: Fatima, Sana Ullah

_OWN_H: Final = frozenset("ہهح")  # the aspirating h of Urdu and Sindhi is another letter
_WOULD_MERGE: Final = frozenset("zskgdtbpjc")

# Latin letters that Unicode does not decompose. Written out, since a name is often typed on a foreign keyboard.
_LATIN: Final = {
    "ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ə": "a", "ħ": "h", "ŋ": "ng",
}  # fmt: skip

# Marks that stand for ain, hamza or nothing: dropped, so that "Sa'id" and "Said" are one word.
_APOSTROPHES: Final = frozenset("'`´‘’‛ʹʻʼʽʾʿˈˊˋ′ꞌ＇")
_SALUTATIONS: Final = dict.fromkeys(map(ord, "ﷺﷻ﷽ؐؑؒؓ"), None)  # "peace be upon him" and its like
_TATWEEL: Final = "ـ"
_MAKSURA_A: Final = ("یٰ", "ىٰ", "يٰ")  # ye with a superscript alif is read as a: Musa, Isa, Mustafa


def is_arabic(word: str) -> bool:
    """Whether any letter of the word is of Arabic script."""
    return any(c in ARABIC for c in word)


def bare(text: str) -> str:
    """Base letters in lower case, ASCII digits and single spaces: no marks, ligatures, joiners or bidi controls."""
    for ye in _MAKSURA_A:
        text = text.replace(ye, "ا")
    text = unicodedata.normalize("NFKD", text.translate(_SALUTATIONS))
    text = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(_bare_character(c) for c in text).split())


def _bare_character(character: str) -> str:
    if character in _APOSTROPHES or character == _TATWEEL:
        return ""
    category = unicodedata.category(character)
    if category[0] == "M" or category in ("Cf", "Lm", "Sk"):
        return ""
    if category == "Nd":
        return str(unicodedata.decimal(character))
    return character if category[0] in "LN" else " "


def latin(word: str) -> str:
    """A word of `bare` text in Latin letters; letters of other scripts stay as they are."""
    if word[-1:] in _FINAL_A and word[-2:-1] in _CONSONANTS:
        word = f"{word[:-1]}ا"
    parts = [ARABIC.get(c, _LATIN.get(c, c)) for c in word]
    return "".join(_voiced(part, c, before) for part, c, before in zip(parts, word, ["", *parts], strict=False))


def arabic_reading(word: str) -> str:
    """The word with the letters that Arabic reads otherwise than Persian and Urdu exchanged; often the same word."""
    return word.translate(_ARABIC_READING)


def _voiced(part: str, character: str, before: str) -> str:
    """An h of its own after z, s, k ... has an unwritten vowel before it: "ظہور" is Zahoor, not "zhwr"."""
    return f"a{part}" if character in _OWN_H and before[-1:] in _WOULD_MERGE else part
