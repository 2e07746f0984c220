"""What else tells people apart: fathers, age, identity number, sex, occupation, office and relatives.

Each comparator takes the values of both sides and returns its evidence, or None where one side has nothing to say.
A silent source is never evidence: absence of a father's name speaks neither for nor against.
"""

from collections.abc import Callable, Sequence
from typing import Final

from rapidfuzz.distance import OSA

from habeas.link.compared import Evidence
from habeas.link.features import Features
from habeas.link.letters import bare
from habeas.link.name_compare import align, compare_names, fits
from habeas.model.edtf import Edtf

_FATHER: Final = 7.0  # at most: sons of one father share it
_FATHER_NEAR: Final = 2.0
_FATHER_OTHER: Final = -6.0
_IDENTITY: Final = 20.0
_IDENTITY_SLIP: Final = 3.0
_IDENTITY_OTHER: Final = -7.0
_BIRTHDAY: Final = 9.0  # one day of some twenty thousand, less for the 1 January of those who do not know theirs
_BIRTHDAY_SLIP: Final = 4.0
_SEX_OTHER: Final = -8.0
_ALIKE: Final = 0.85
_WORDS_ALIKE: Final = 0.6


def compare_fathers(a: Sequence[str], b: Sequence[str], bits: Callable[[str, str], float]) -> Evidence | None:
    """The best pair. Another father is the strongest sign that two people merely share a name.

    `bits` says what agreement on two names tells, by how rare their words are.
    """
    if not a or not b:
        return None
    fit, left, right = max((fits(align(x, y)), x, y) for x in a for y in b)
    words = f"Fathers “{left}” and “{right}”"
    if fit >= _ALIKE:
        return Evidence("father", max(1.0, min(_FATHER, bits(left, right))), f"{words} are alike.")
    if fit >= 0.65:
        return Evidence("father", _FATHER_NEAR, f"{words} may be one name.")
    if fit >= 0.45:
        return Evidence("father", -1.0, f"{words} are hardly one name.")
    return Evidence("father", _FATHER_OTHER, f"{words} differ.", conflict=True)


def compare_identity_numbers(a: Sequence[str], b: Sequence[str]) -> Evidence | None:
    """Digits and letters only. One slip of the hand is likelier than two numbers so close."""
    left, right = {_bare_number(x) for x in a} - {""}, {_bare_number(y) for y in b} - {""}
    if not left or not right:
        return None
    if left & right:
        return Evidence("identity_number", _IDENTITY, "The identity numbers are equal.")
    if min(OSA.distance(x, y) for x in left for y in right) == 1:
        return Evidence("identity_number", _IDENTITY_SLIP, "The identity numbers differ in one place.")
    return Evidence("identity_number", _IDENTITY_OTHER, "The identity numbers differ.", conflict=True)


def _bare_number(written: str) -> str:
    return "".join(c for c in bare(written) if c.isalnum())


def compare_sexes(a: Sequence[str], b: Sequence[str]) -> Evidence | None:
    """Only what sources state; a name never tells it."""
    if not a or not b:
        return None
    if set(a) & set(b):
        return Evidence("sex", 0.3, f"Both are stated as {a[0]}.")
    return Evidence("sex", _SEX_OTHER, f"One is stated as {a[0]}, the other as {b[0]}.", conflict=True)


def compare_ages(a: Features, b: Features) -> Evidence | None:
    """Days of birth; else years of birth, stated or counted back from the age at the event; else the ages."""
    days = [_compare_days(x, y) for x in a.births for y in b.births if _is_day(x) and _is_day(y)]
    if days and max(days, key=_bits).bits > 0:
        return max(days, key=_bits)
    born_a, born_b = _born(a), _born(b)
    if born_a and born_b:
        return _compare_years(born_a, born_b, slack=1, words="years of birth")
    if a.ages and b.ages:
        old_a, old_b = _span([(x.min, x.max) for x in a.ages]), _span([(x.min, x.max) for x in b.ages])
        return _compare_years(old_a, old_b, slack=2, words="ages")
    return None


def _bits(evidence: Evidence) -> float:
    return evidence.bits


def _is_day(value: Edtf) -> bool:
    return value.earliest is not None and value.earliest == value.latest


def _compare_days(a: Edtf, b: Edtf) -> Evidence:
    """The same day of birth, or all of it but one part (a slip of the hand)."""
    if a.earliest == b.earliest:
        return Evidence("birth", _BIRTHDAY, f"Both are said to be born on {a}.")
    if a.earliest and b.earliest:
        left, right = a.earliest.timetuple()[:3], b.earliest.timetuple()[:3]
        if sum(x == y for x, y in zip(left, right, strict=True)) == 2 or sorted(left) == sorted(right):
            return Evidence("birth", _BIRTHDAY_SLIP, f"The days of birth {a} and {b} differ in one part.")
    return Evidence("birth", 0.0, f"The days of birth {a} and {b} differ.")


Years = tuple[int, int]


def _compare_years(a: Years, b: Years, *, slack: int, words: str) -> Evidence:
    apart = max(a[0] - b[1], b[0] - a[1], 0)
    said = f"The {words} {_range(a)} and {_range(b)}"
    if apart <= slack:
        wide = max(a[1] - a[0], b[1] - b[0]) > 5
        return Evidence("age", 0.5 if wide else 2.0, f"{said} fit.")
    if apart <= slack + 4:
        return Evidence("age", -0.5, f"{said} are some years apart.")
    far = apart > slack + 14
    return Evidence("age", -6.0 if far else -3.0, f"{said} are {apart} years apart.", conflict=far)


def _range(years: Years) -> str:
    return str(years[0]) if years[0] == years[1] else f"{years[0]}-{years[1]}"


def _born(features: Features) -> Years | None:
    stated = [years for birth in features.births if (years := _years(birth))]
    if stated:
        return _span(stated)
    seen = [years for date in features.dates if (years := _years(date))]
    if not seen or not features.ages:
        return None
    first, last = _span(seen)
    young, old = _span([(age.min, age.max) for age in features.ages])
    return (first - old - 1, last - young)


def _years(value: Edtf) -> Years | None:
    return (value.earliest.year, value.latest.year) if value.earliest and value.latest else None


def _span(spans: Sequence[Years]) -> Years:
    return (min(low for low, _ in spans), max(high for _, high in spans))


def compare_words(kind: str, a: Sequence[str], b: Sequence[str], *, same: float, other: float) -> Evidence | None:
    """Occupations or offices: whether most words agree."""
    if not a or not b:
        return None
    for x in a:
        for y in b:
            if compare_names(x, y).score >= _WORDS_ALIKE:
                return Evidence(kind, same, f"“{x}” and “{y}” agree.")
    return Evidence(kind, other, f"“{a[0]}” is not “{b[0]}”.")


def compare_relatives(a: Sequence[tuple[str, str]], b: Sequence[tuple[str, str]]) -> Evidence | None:
    """A relative of the same kind and name speaks for one person; other relatives speak of nothing."""
    for kind, name in a:
        for other_kind, other in b:
            if kind == other_kind and compare_names(name, other).score >= _ALIKE:
                return Evidence("relation", 3.0, f"Both name the {kind} “{name}”.")
    return None
