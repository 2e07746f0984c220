"""The vocabulary of dates: names of months, week days, seasons, numbers and the words that narrow or open a date.

Everything here is matched without regard to case. The foreign names of months are used only beside a day or a
year, since several of them are other words in English text ("mars", "out").
"""

import re
from collections.abc import Iterable
from typing import Final

# White space inside one date: up to three blanks, or a line that was wrapped; never an empty line.
GAP: Final = r"(?:[^\S\n]{1,3}|[^\S\n]{0,3}\n[^\S\n]{0,3})"
MAYBE_GAP: Final = rf"{GAP}?"
DASH: Final = r"[-\u2010-\u2015\u2212]"

_ENGLISH: Final = {
    "january": 1, "jan": 1, "february": 2, "feb": 2, "febuary": 2, "feburary": 2, "march": 3, "mar": 3,
    "april": 4, "apr": 4, "may": 5, "june": 6, "jun": 6, "july": 7, "jul": 7, "august": 8, "aug": 8,
    "september": 9, "sept": 9, "sep": 9, "october": 10, "oct": 10, "november": 11, "nov": 11, "novemeber": 11,
    "december": 12, "dec": 12,
}  # fmt: skip
_SPANISH = "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
_FRENCH = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
_PORTUGUESE = "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro"
_URDU = "جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر"
_ARABIC = "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر"
_PERSIAN = "ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر"
_LEVANTINE = ("كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول",
              "تشرين الأول", "تشرين الثاني", "كانون الأول")  # fmt: skip
_VARIANTS = {"ابريل": 4, "اغسطس": 8, "اكتوبر": 10, "fevrier": 2, "aout": 8, "decembre": 12, "marco": 3, "setiembre": 9}


def _foreign() -> dict[str, int]:
    names: dict[str, int] = dict(_VARIANTS)
    for line in (_SPANISH, _FRENCH, _PORTUGUESE, _URDU, _ARABIC, _PERSIAN):
        names.update({name: at for at, name in enumerate(line.split(), start=1)})
    names.update({name: at for at, name in enumerate(_LEVANTINE, start=1)})
    return names


MONTHS: Final[dict[str, int]] = _foreign() | _ENGLISH
ENGLISH_MONTHS: Final = tuple(_ENGLISH)
FULL_MONTHS: Final = {name for name in _ENGLISH if len(name) > 4} | {"may", "june", "july"}
WEEKDAYS: Final = {
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6,
}  # fmt: skip
SEASONS: Final = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
SMALL: Final = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
}  # fmt: skip
_UNITS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_TEENS = ("tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
          "eighteenth", "nineteenth", "twentieth")  # fmt: skip
ORDINALS: Final[dict[str, int]] = (
    {word: at for at, word in enumerate(_UNITS, start=1)}
    | {word: at for at, word in enumerate(_TEENS, start=10)}
    | {f"twenty-{word}": 20 + at for at, word in enumerate(_UNITS, start=1)}
    | {"thirtieth": 30, "thirty-first": 31}
)

# Nouns after which "2000" is a quantity, not a year ("2000 people").
COUNTED: Final = re.compile(
    rf"{GAP}(?:(?!(?:by|after|before|in|from|at|when|and|as|for|with|to|of|the|while|near|on|outside)\b)\w+{GAP})?(?:people|persons?|men|women|children|boys|girls|famil(?:y|ies)|civilians?|soldiers|troops|"
    r"police(?:men)?|protest[eo]rs|prisoners|detainees|refugees|homes|houses|cases|others|more|dead|deaths|killed|"
    r"victims|workers|students|families|households|villagers|members|fighters|rounds|dollars|rupees|pesos|euros|"
    r"pounds|meters|metres|km|kilomet\w+|miles|hectares|acres|tons|tonnes|hours|hrs|gmt|utc|signatures)\b",
    re.IGNORECASE,
)


def any_of(words: Iterable[str]) -> str:
    """An alternation of the words, longest first, as a pattern without a group name."""
    names = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(name).replace("\\ ", GAP) for name in names) + ")"
