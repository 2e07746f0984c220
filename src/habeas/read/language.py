"""Which language a text is in: ISO 639-1, or `und` when it is too short or undecided.

py3langid ranks languages by byte sequences and may rank an absurd one first, so the script of the letters decides
which languages are possible at all: a text in Arabic script is never called English. Known limit: Balochi and other
languages that the model lacks are taken for a neighbour (Balochi for Urdu).
"""

import math
import unicodedata
from collections import Counter
from functools import cache
from typing import Any, Final

UNDETERMINED: Final = "und"
_LEAST_LETTERS = 20
_SURE = 0.8
_SLICE = 5_000  # characters looked at from the start, the middle and the end

# Languages of the model that are not written in Latin letters.
_SCRIPTS: Final[dict[str, str]] = {
    **dict.fromkeys(("ar", "fa", "ps", "ug", "ur"), "ARABIC"),
    **dict.fromkeys(("ba", "be", "bg", "kk", "ky", "mk", "mn", "ru", "sr", "tg", "tt", "uk"), "CYRILLIC"),
    **dict.fromkeys(("hi", "mr", "ne", "sa"), "DEVANAGARI"),
    "am": "ETHIOPIC", "as": "BENGALI", "bn": "BENGALI", "dz": "TIBETAN", "el": "GREEK", "gu": "GUJARATI",
    "he": "HEBREW", "hy": "ARMENIAN", "ja": "CJK", "ka": "GEORGIAN", "km": "KHMER", "kn": "KANNADA", "ko": "HANGUL",
    "lo": "LAO", "ml": "MALAYALAM", "my": "MYANMAR", "or": "ORIYA", "pa": "GURMUKHI", "si": "SINHALA", "ta": "TAMIL",
    "te": "TELUGU", "th": "THAI", "zh": "CJK",
}  # fmt: skip


def language_of(text: str) -> str:
    """The language of most of `text`."""
    sample = _sample(text)
    scripts = Counter(_script(character) for character in sample if character.isalpha())
    if scripts.total() < _LEAST_LETTERS:
        return UNDETERMINED
    script = scripts.most_common(1)[0][0]
    ranked = _model().rank(sample)
    scores = {code: score for code, score in ranked if len(code) == 2 and _SCRIPTS.get(code, "LATIN") == script}
    return _clear_winner(scores)


def warm() -> None:
    """Load the model, which takes about half a second."""
    language_of("a sentence to make ready with")


def _clear_winner(scores: dict[str, float]) -> str:
    """The code with at least `_SURE` of the probability; scores are natural logarithms."""
    if not scores:
        return UNDETERMINED
    best = max(scores, key=lambda code: scores[code])
    total = sum(math.exp(score - scores[best]) for score in scores.values())
    return best if 1 / total >= _SURE else UNDETERMINED


def _sample(text: str) -> str:
    if len(text) <= 3 * _SLICE:
        return text
    middle = len(text) // 2
    return "\n".join((text[:_SLICE], text[middle : middle + _SLICE], text[-_SLICE:]))


@cache
def _script(character: str) -> str:
    """The script of a letter, by the first word of its Unicode name; kana count as Japanese writing."""
    first = unicodedata.name(character, "UNKNOWN").split()[0]
    return "CJK" if first in ("HIRAGANA", "KATAKANA") else first


@cache
def _model() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # slow, so only where it is used

    return LanguageIdentifier.from_model_file(MODEL_FILE)
