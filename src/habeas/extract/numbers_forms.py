"""What a string of digits, or of number words, can mean as a whole number; with every reading and never a correction.

How a malformed number is read. The writer meant a well-formed number and slipped once; the slips considered are

    the separator   it stands in the wrong place or should not be there: the digits are right   22,6000 -> 226000
    a repeated key  one digit of a run was typed once too often                                 22,6000 -> 22600
    a missed key    one digit of a run was typed once too few                                   41,00   -> 41000

Two slips at once, or a digit that stands nowhere, are not guessed. So "22,6000" has the readings 22600 and 226000.
"""

import re
from dataclasses import dataclass
from typing import Final

from habeas.extract.numbers_words import DASH, GAP, ONES, SCALES, TENS

_WESTERN = re.compile(r"\d{1,3}(?:,\d{3})+")
_INDIAN = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}")
_LONGEST: Final = 40  # characters: what is longer counts nothing
_OTHER_MARKS = "'’\u00a0\u202f\u2009 "


@dataclass(frozen=True, slots=True)
class Reading:
    """`values` are whole numbers, ascending; empty where the words mean a fraction. `why` when not well formed."""

    values: tuple[int, ...]
    well_formed: bool = True
    why: str | None = None


def read_digits(written: str, scale: int = 1) -> Reading:
    """The readings of one digit string such as 22,600 or 12,34,567 or 1.5, times `scale` (1,000,000 for million)."""
    if len(written) > _LONGEST:
        return Reading(())
    text = _with_commas(written)
    if text.isdigit():
        return Reading((int(text) * scale,))
    if _WESTERN.fullmatch(text) or _INDIAN.fullmatch(text):
        return Reading((int(text.replace(",", "")) * scale,))
    if "." not in text:
        return _comma_decimal(text, scale) or _malformed(written, text.split(","), scale)
    return _with_point(written, text, scale)


def read_lettered(written: str) -> Reading:
    """The reading of digits among which letters stand: O for nought, l or I for one."""
    digits = written.translate(_LETTERS)
    why = (
        f"“{written}” has a letter among its digits; if it stands for the digit that looks like it, it reads {digits}."
    )
    return Reading((int(digits),), False, why)


_LETTERS = str.maketrans("OolI", "0011")


def _with_commas(written: str) -> str:
    """Apostrophes and blanks between groups of three are thousands separators too (ISO 80000-1, Switzerland)."""
    for mark in _OTHER_MARKS:
        written = written.replace(mark, ",")
    return written


def _comma_decimal(text: str, scale: int) -> Reading | None:
    """ "1,5 million": before a scale word the comma can only be a decimal mark."""
    whole, _, part = text.partition(",")
    if scale == 1 or len(part) not in (1, 2) or not part.isdigit():
        return None
    return Reading(_whole(whole, part, scale))


def _whole(whole: str, part: str, scale: int) -> tuple[int, ...]:
    value, rest = divmod(int(whole + part) * scale, 10 ** len(part))
    return () if rest else (value,)


def _with_point(written: str, text: str, scale: int) -> Reading:
    groups = text.split(".")
    if len(groups) > 2:
        if all(len(group) == 3 for group in groups[1:]) and "," not in text and len(groups[0]) <= 3:
            return Reading((int("".join(groups)) * scale,))
        return Reading((), False, f"“{written}” has more than one decimal point.")
    whole, part = groups
    if "," in part:
        return Reading((), False, f"“{written}” has a comma after the decimal point.")
    if "," in whole and not (_WESTERN.fullmatch(whole) or _INDIAN.fullmatch(whole)):
        return Reading((), False, f"“{written}” has its commas in unusual places.")
    if len(part) == 3 and scale == 1 and "," not in whole and len(whole) <= 3 and whole != "0":
        why = f"In English “{written}” has decimals; if the point separates thousands, it reads {int(whole + part):,}."
        return Reading((int(whole + part),), False, why)
    return Reading(_whole(whole.replace(",", ""), part, scale))


def _malformed(written: str, groups: list[str], scale: int) -> Reading:
    digits = "".join(groups)
    values = {int(digits)}
    for at, group in enumerate(groups[1:], start=1):
        for changed in _one_key_off(group):
            repaired = ",".join([*groups[:at], changed, *groups[at + 1 :]])
            if _WESTERN.fullmatch(repaired) or _INDIAN.fullmatch(repaired):
                values.add(int(repaired.replace(",", "")))
    return Reading(tuple(sorted(value * scale for value in values)), False, _fault(written, groups))


def _one_key_off(group: str) -> set[str]:
    """The group with one run of equal digits shorter or longer by one."""
    changed: set[str] = set()
    for run in re.finditer(r"(\d)\1+", group[:24]):
        changed.add(group[: run.start()] + group[run.start() + 1 :])
        changed.add(group[: run.start()] + run[1] + group[run.start() :])
    return changed


def _fault(written: str, groups: list[str]) -> str:
    if len(groups[0]) > 3:
        return f"“{written}” has {len(groups[0])} digits before its first comma, where at most three belong."
    if len(groups[-1]) != 3:
        plural = "digit" if len(groups[-1]) == 1 else "digits"
        return f"“{written}” has {len(groups[-1])} {plural} after its last comma, where three belong."
    return f"“{written}” has its commas in unusual places."


def is_list(written: str) -> bool:
    """ "1,2,3" and "12,14,15": short numbers joined by commas rather than one number."""
    groups = written.split(",")
    if len(groups) < 2 or not all(group.isdigit() for group in groups):
        return False
    if any(len(group) > 1 and group[0] == "0" for group in groups):
        return False
    return all(len(group) == 1 for group in groups) or (len(groups) > 2 and all(len(group) <= 2 for group in groups))


# Number words -------------------------------------------------------------------------------------------------------

_JOIN = rf"(?:,?{GAP}and{GAP}|,{GAP}|{GAP}|{DASH})"
_NEXT: Final = re.compile(rf"(?P<join>{_JOIN})?(?P<word>[a-zA-Z\u0600-\u06ff]+)(?![\w])")
SCALE_AFTER: Final = re.compile(
    rf"(?:{GAP}|{DASH})(?P<word>{'|'.join(sorted(SCALES, key=len, reverse=True))})(?!\w)", re.IGNORECASE
)


def read_words(text: str, start: int) -> tuple[int, int] | None:
    """The number words that begin at `start`, as (value, end); None where there are none. "one hundred and five"."""
    total, at, last_scale = 0, start, 0
    while True:
        group = _below_thousand(text, at, first=at == start)
        if group is None:
            break
        value, end = group
        scale, end = read_scales(text, end)
        if last_scale and (scale >= last_scale or (value * scale < 100 and _comma_between(text, at))):
            break
        total, at, last_scale = total + value * scale, end, scale
        if scale < 1000:
            break
    return (total, at) if at > start else None


def read_scales(text: str, at: int) -> tuple[int, int]:
    """The product of the scale words that follow ("hundred thousand", "lakh"), and where they end."""
    scale = 1
    for _ in range(3):
        match = SCALE_AFTER.match(text, at)
        if not match:
            break
        scale, at = scale * SCALES[match["word"].lower()], match.end()
    return scale, at


def _word(text: str, at: int, *, first: bool) -> tuple[str, str, int]:
    match = _NEXT.match(text, at)
    if not match or bool(match["join"]) == first:
        return "", "", at
    return match["word"].lower(), " ".join((match["join"] or "").split()).lower(), match.end()


def _below_thousand(text: str, at: int, *, first: bool) -> tuple[int, int] | None:
    small = _below_hundred(text, at, first=first)
    if small is None:
        return None
    value, end = small
    word, _, after = _word(text, end, first=False)
    if word != "hundred" or value > 99:
        return small
    rest = _below_hundred(text, after, first=False)
    if rest is not None and not _comma_between(text, after):
        return value * 100 + rest[0], rest[1]
    return value * 100, after


def _comma_between(text: str, at: int) -> bool:
    """ "two thousand, three of them": after a comma only hundreds go on with the same number."""
    return text[at : at + 1] == ","


def _below_hundred(text: str, at: int, *, first: bool) -> tuple[int, int] | None:
    word, _, end = _word(text, at, first=first)
    if word in ("a", "an") and first:
        return 1, end
    if word in ONES:
        return ONES[word], end
    if word not in TENS:
        return None
    unit, between, after = _word(text, end, first=False)
    if 0 < ONES.get(unit, 0) < 10 and "and" not in between and "," not in between:
        return TENS[word] + ONES[unit], after
    return TENS[word], end
