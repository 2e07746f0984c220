"""The consonants of a name, alike in Latin and in Arabic letters, so that one spelling finds the other's script.

"Gul Bano" and "گل بانو" both give `glbn`. Vowels, the letters that write them (alif, waw, ye, he) and w, v, y and h are
left out, aspirates and emphatics fall together. Coarse on purpose: used only to withhold, and only across scripts.
"""

import re
from functools import lru_cache

SHORTEST = 4  # consonants; shorter skeletons are shared by too many words
_ARABIC = str.maketrans(
    "بپتٹطثسصجچخدڈذزضظژرڑشغفقکگلمنں" + "ټډړږښڼݨڃڤ", "bpttt" + "sssjck" + "ddzzzzzrrsgfkkglmnn" + "tdrzsnncf"
)
_DIGRAPHS = tuple((re.compile(two), one) for two, one in (
    ("sh", "s"), ("kh", "k"), ("gh", "g"), ("zh", "z"), ("th", "t"), ("dh", "d"), ("ph", "p"), ("ch", "\0"),
    ("x", "ks"), ("[cq]", "k"), ("\0", "c"),
))  # fmt: skip
_KEPT = re.compile("[^bcdfgjklmnprstz]")
_DOUBLE = re.compile(r"(.)\1+")


@lru_cache(maxsize=1 << 14)
def is_arabic(word: str) -> bool:
    """Whether a folded word is written in Arabic letters (those of Urdu, Persian, Pashto and Sindhi among them)."""
    return any("\u0600" <= char <= "\u06ff" or "\u0750" <= char <= "\u077f" for char in word)


@lru_cache(maxsize=1 << 14)
def skeleton(word: str) -> str:
    """The consonants of one folded word; "" for a word in neither script, or of vowels alone."""
    if is_arabic(word):
        letters = word.translate(_ARABIC)
    else:
        letters = word
        for pattern, single in _DIGRAPHS:
            letters = pattern.sub(single, letters)
    return _DOUBLE.sub(r"\1", _KEPT.sub("", letters))
