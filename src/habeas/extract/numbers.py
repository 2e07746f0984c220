"""Quantities as written, with every reading and never a correction.

A mention covers the words that bound the quantity ("over three hundred"). Every number of the text is kept; `nature`
says which of them count something, so that finders of figures take "quantity" and leave dates, money and the rest.
`numbers_forms` says how malformed numbers are read, `numbers_words` holds the vocabulary.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from habeas.extract.dates import DateMention, ascii_digits, find_dates
from habeas.extract.numbers_context import bound_after, bound_before, nature_of, special_spans, stands_in_list
from habeas.extract.numbers_forms import Reading, is_list, read_digits, read_lettered, read_scales, read_words
from habeas.extract.numbers_words import DASH, GAP, ONES, ORDINAL_WORDS, SCALES, TENS, VAGUE_SCALES

NATURES: Final = (
    "quantity", "money", "section", "phone", "ordinal", "date", "age", "time", "identifier", "percent", "measure",
    "duration", "fraction", "pronoun",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class NumberMention:
    """`readings`: the whole numbers that the words can mean, ascending.

    One when well formed; several for a malformed number or for a range ("10 to 15"); none where the words give no
    whole number ("dozens", "several", "2.5"): vague words are well formed, bound at_least, and `why` says so.
    """

    start: int
    end: int
    words: str
    readings: tuple[int, ...]
    well_formed: bool
    bound: str = "exact"  # exact, at_least, about, at_most
    why: str | None = None  # when malformed, vague or a range: what there is to know about it
    nature: str = "quantity"  # one of NATURES
    core: tuple[int, int] = (0, 0)  # the number itself, without the words that bound it


@dataclass(frozen=True, slots=True)
class _Token:
    """A bare number before its context is read."""

    start: int
    end: int
    reading: Reading
    bound: str = "exact"
    nature: str | None = None
    spelled: bool = False
    scale: int = 1  # by which the last words multiply: 1,000,000 in "2 million"


def find_numbers(characters: str) -> tuple[NumberMention, ...]:
    """Every number of a running text, in order, not overlapping. Never raises; linear in the text."""
    text = ascii_digits(characters).replace("٬", ",").replace("٫", ".")
    taken = special_spans(text)
    found = (*_special(taken, text), *_digit_tokens(text), *_lettered(text), *_word_tokens(text), *_vague_tokens(text))
    tokens = _without_overlaps(found)
    dates = find_dates(characters)
    mentions = (_mention(token, text, characters, dates) for token in _with_ranges(tokens, text, dates))
    return tuple(_without_mention_overlaps(mentions))


def _without_overlaps(tokens: Sequence[_Token]) -> list[_Token]:
    kept: list[_Token] = []
    for token in sorted(tokens, key=lambda t: (t.start, t.nature is None, -t.end)):
        if not kept or token.start >= kept[-1].end:
            kept.append(token)
    return kept


def _without_mention_overlaps(mentions: Iterator[NumberMention]) -> Iterator[NumberMention]:
    end = 0
    for mention in mentions:
        if mention.start < end:  # the words that bound it belong to the number before
            start = mention.core[0]
            mention = replace(mention, start=start, words=mention.words[start - mention.start :], bound="exact")
        yield mention
        end = mention.end


_DIGITS = re.compile(
    r"(?<![\w#@/])(?<![A-Za-z][-\u2010-\u2015._])(?<!\d[.,:])\d+(?:[,.'’]\d+|[\u00a0\u202f\u2009 ]\d{3}(?![\d,.]))*"
)
_GROUPED = re.compile(r"\d{1,3}(?:[\u00a0\u202f\u2009 ]\d{3})+")
_SUFFIX = re.compile(r"(?P<s>k|m|mn|bn|tn)(?![\w])", re.IGNORECASE)
_SUFFIX_SCALE: Final = {"k": 10**3, "m": 10**6, "mn": 10**6, "bn": 10**9, "tn": 10**12}
_MONEY_SIGN = re.compile(r"[$£€¥₹₨]\s?$|\bRs\.?\s?$")
_GLUED = re.compile(r"[A-Za-z_]")
_UNIT_GLUED = re.compile(
    r"(?:st|nd|rd|th|km|kms|kg|cm|mm|mg|ft|lbs?|m|am|pm|yo|yrs?|hrs?|mins?|s|k|mn|bn|tn|GMT|AH|SH|ء)(?!\w)",
    re.IGNORECASE,
)


def _digit_tokens(text: str) -> Iterator[_Token]:
    for match in _DIGITS.finditer(text):
        end = match.end()
        if _GLUED.match(text, end) and not _UNIT_GLUED.match(text, end):
            continue
        yield from _tokens_of_digits(match, text)


def _tokens_of_digits(match: re.Match[str], text: str) -> Iterator[_Token]:
    written, start, end = match[0], match.start(), match.end()
    if re.search(r"[\u00a0\u202f\u2009 ]", written) and not _GROUPED.fullmatch(written):
        for part in re.finditer(r"[^\u00a0\u202f\u2009 ]+", written):
            yield _Token(start + part.start(), start + part.end(), read_digits(part[0]))
        return
    scale, after = read_scales(text, end)
    if scale == 1 and is_list(written) and stands_in_list(start, end, text):
        for part in re.finditer(r"\d+", written):
            yield _Token(start + part.start(), start + part.end(), read_digits(part[0]))
        return
    suffix = _SUFFIX.match(text, end)
    if suffix and _MONEY_SIGN.search(text[max(0, start - 4) : start]):
        scale, after = _SUFFIX_SCALE[suffix["s"].lower()], suffix.end()
    yield _Token(start, after, read_digits(written, scale), scale=scale)


# Letters typed or scanned for digits: "4O detained", "l2 missing". Alone, they are more likely a code.
_LETTERED = re.compile(r"(?<![\w.,/#@-])(?:\d[\dOo]*[Oo][\dOo]*|[lI]\d{1,3})(?=[^\S\n][a-z])")


def _lettered(text: str) -> Iterator[_Token]:
    for match in _LETTERED.finditer(text):
        yield _Token(match.start(), match.end(), read_lettered(match[0]))


_WORDS = re.compile(
    rf"(?<![\w'’-])(?:(?P<half>half{GAP}an?|a{GAP}half|a{GAP}quarter{GAP}of{GAP}an?|half){GAP}"
    r"(?=(?:million|billion|dozen|thousand|hundred|lakh|crore)\b)"
    rf"|(?P<score>a{GAP}score)(?={GAP}of{GAP}[a-z])"
    rf"|an?(?={GAP}(?:hundred|thousand|million|billion|dozen|lakh|crore)\b)"
    rf"|(?:{'|'.join([*ONES, *TENS])})(?![\w'’])"
    r"|(?:hundred|thousand)(?=\s(?:of\s)?(?:people|persons|men|women)))",
    re.IGNORECASE,
)


def _word_tokens(text: str) -> Iterator[_Token]:
    end = 0
    for match in _WORDS.finditer(text):
        if match.start() < end:
            continue
        if match["score"]:
            end = match.end()
            yield _Token(match.start(), end, Reading((20,)), "about", spelled=True)
            continue
        found = _half(match, text) if match["half"] else read_words(text, match.start())
        if found:
            end = found[1]
            last = SCALES.get(text[match.start() : end].split()[-1].lower(), 1)
            yield _Token(match.start(), end, Reading((found[0],)), spelled=True, scale=last)


def _half(match: re.Match[str], text: str) -> tuple[int, int] | None:
    """ "half a million", "a quarter of a million", "half a dozen"."""
    scale_word = re.compile(r"\w+").match(text, match.end())
    if not scale_word:
        return None
    scale = SCALES[scale_word[0].lower()]
    return scale // (4 if "quarter" in match["half"].lower() else 2), scale_word.end()


_SEVERAL = rf"(?:several|a{GAP}few|few|many|some|a{GAP}couple{GAP}of|hundreds{GAP}of|tens{GAP}of|dozens{GAP}of)"
_VAGUE = re.compile(
    rf"(?<![\w-])(?:(?P<scaled>{_SEVERAL}{GAP}(?:dozen|hundred|thousand|million|lakh|crore)s?"
    rf"|(?:tens|hundreds){GAP}of{GAP}(?:thousands|millions|lakhs))"
    rf"|(?P<few>a{GAP}(?:few|handful{GAP}of|couple{GAP}of)(?={GAP}[a-z]))"
    rf"|(?P<many>several|numerous|countless|multiple|a{GAP}number{GAP}of|large{GAP}numbers{GAP}of|scores{GAP}of)"
    rf"(?={GAP}[A-Za-z])|{'|'.join(word for word in VAGUE_SCALES if word not in ('tens', 'scores'))})(?!\w)",
    re.IGNORECASE,
)
_VAGUE_WHY: Final = "“{words}” gives no number."


def _vague_tokens(text: str) -> Iterator[_Token]:
    for match in _VAGUE.finditer(text):
        words = " ".join(match[0].split())
        couple = "couple" in words.lower() and not match["scaled"]
        reading = Reading((2,)) if couple else Reading((), True, _VAGUE_WHY.format(words=words))
        bound = "about" if match["few"] else "at_least"
        yield _Token(match.start(), match.end(), reading, bound=bound, spelled=True)


_ORDINAL = re.compile(rf"(?<![\w-])(?:\d+(?:st|nd|rd|th)|{'|'.join(ORDINAL_WORDS)})(?!\w)", re.IGNORECASE)


def _special(spans: Sequence[tuple[int, int, str]], text: str) -> Iterator[_Token]:
    for start, end, nature in spans:
        yield _Token(start, end, Reading(()), nature=nature)
    for match in _ORDINAL.finditer(text):
        digits = re.match(r"\d+", match[0])
        value = int(digits[0]) if digits else (ORDINAL_WORDS.index(match[0].lower()) + 1)
        yield _Token(match.start(), match.end(), Reading((value,)), nature="ordinal")


_TO = re.compile(rf"{GAP}?{DASH}{GAP}?|{GAP}(?:to|or){GAP}", re.IGNORECASE)
_AND = re.compile(rf"{GAP}and{GAP}", re.IGNORECASE)
_RANGES = re.compile(r"\b(?:rang(?:e|es|ed|ing)|var(?:y|ies|ied|ying))\s{1,3}from\s{1,3}$")
_RANGE_WHY: Final = "“{words}” gives a range."


def _with_ranges(tokens: Sequence[_Token], text: str, dates: Sequence[DateMention]) -> Iterator[_Token]:
    at = 0
    while at < len(tokens):
        free = at + 1 < len(tokens) and not any(_date_nature(token, dates) for token in tokens[at : at + 2])
        joined = _range(tokens[at], tokens[at + 1], text) if free else None
        yield joined or tokens[at]
        at += 2 if joined else 1


def _range(left: _Token, right: _Token, text: str) -> _Token | None:
    if left.nature or right.nature or len(left.reading.values) != 1 or len(right.reading.values) != 1:
        return None
    before = text[max(0, left.start - 18) : left.start].lower()
    between = text[left.end : right.start] if right.start - left.end < 12 else ""
    low, high = left.reading.values[0], right.reading.values[0]
    if left.scale == 1 < right.scale and low * right.scale < high and low < 1000:
        low *= right.scale  # "1-2 million"
    opened = re.search(r"\bbetween\s{1,3}$", before)
    if low >= high or (re.search(r"\bfrom\s{1,3}$", before) and not _RANGES.search(before)):
        return None
    if not (_TO.fullmatch(between) or (opened and _AND.fullmatch(between))):
        return None
    start = left.start - len(opened[0]) if opened else left.start
    words = " ".join(text[start : right.end].split())
    return _Token(
        start, right.end, Reading((low, high), True, _RANGE_WHY.format(words=words)), "about", spelled=left.spelled
    )


def _mention(token: _Token, text: str, characters: str, dates: Sequence[DateMention]) -> NumberMention:
    start, end, bound = token.start, token.end, token.bound
    nature = token.nature or _date_nature(token, dates) or nature_of(start, end, text, spelled=token.spelled)
    if token.nature is None and nature not in ("date", "identifier", "section", "pronoun"):
        before, after = bound_before(start, text), bound_after(end, text)
        start, end = (before[0] if before else start), (after[0] if after else end)
        bound = before[1] if before else (after[1] if after else bound)
    return NumberMention(
        start=start,
        end=end,
        words=characters[start:end],
        readings=token.reading.values,
        well_formed=token.reading.well_formed,
        bound=bound,
        why=token.reading.why,
        nature=nature,
        core=(token.start, token.end),
    )


def _date_nature(token: _Token, dates: Sequence[DateMention]) -> str | None:
    at = bisect_right(dates, token.start, key=lambda d: d.start) - 1
    if at < 0 or dates[at].end <= token.start:
        return None
    return "date" if dates[at].kind == "date" else "duration"
