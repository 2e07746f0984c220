"""What the stated words mean: a sex from "Ms", an age from "24-year-old" or "in his thirties"."""

import re

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
    if digits is None or int(digits[0]) > OLDEST:
        return None
    years = int(digits[0])
    slack = 2 if re.search(r"\b(?:about|around)\b", words) else 0
    return Age(max(years - slack, 0), years + slack)


def relation_of(words: str) -> str | None:
    """The relation that a kinship word names, as in `vocabulary.RELATIONS`."""
    low = words.lower()
    return KIN.get(low) or (KIN.get(low[:-1]) if low.endswith("s") else None)
