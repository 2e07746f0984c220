"""What the stated words mean: a sex from "Ms", an age from "24-year-old" or "in his thirties"."""

import re

from habeas.extract.numbers_forms import read_words
from habeas.extract.people_words import KIN, SEX_OF
from habeas.model.value import Age

OLDEST = 125
_DIGITS = re.compile(r"\d{1,3}")
_DECADE = re.compile(r"(?:(early|mid|late)[ -]?)?(\d0)s")


def sex_of(words: str) -> str | None:
    """The sex that a word states by its meaning, "female" or "male"; None for any other word."""
    low = words.lower().rstrip(".")
    return SEX_OF.get(low) or (SEX_OF.get(low[:-1]) if low.endswith("s") else None)


def age_of(words: str) -> Age | None:
    """The years that words such as "24", "aged 24", "24-year-old" or "in her 30s" allow."""
    decade = _DECADE.search(words)
    if decade:
        low = int(decade[2])
        return Age(low, low + 9)
    digits = _DIGITS.search(words)
    spelled = read_words(words.lower(), 0) if digits is None else None
    years = int(digits[0]) if digits else spelled[0] if spelled else OLDEST + 1
    if not 0 < years <= OLDEST:
        return None
    slack = 2 if re.search(r"\b(?:about|around)\b", words) else 0
    return Age(max(years - slack, 0), years + slack)


def relation_of(words: str) -> str | None:
    """The relation that a kinship word names, as in `vocabulary.RELATIONS`."""
    low = words.lower()
    return KIN.get(low) or (KIN.get(low[:-1]) if low.endswith("s") else None)


def office_words(words: str) -> frozenset[str]:
    """The words of an office with abbreviations written out, so that "PM" is found in "former Prime Minister"."""
    low = re.findall(r"[\w-]+", words.lower())
    return frozenset(part for word in low for part in _WRITTEN_OUT.get(word, word).split())


_WRITTEN_OUT = {
    "pm": "prime minister", "cm": "chief minister", "gen": "general", "maj": "major", "col": "colonel",
    "capt": "captain", "lt": "lieutenant", "brig": "brigadier", "sgt": "sergeant", "gov": "governor",
    "sen": "senator", "rep": "representative", "dsp": "deputy superintendent of police",
    "ssp": "senior superintendent of police", "sp": "superintendent of police", "igp": "inspector general of police",
    "sho": "station house officer", "premier": "prime minister", "dig": "deputy inspector general",
}  # fmt: skip
