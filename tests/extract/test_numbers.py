"""Quantities as written: readings, bounds, malformed ones, and what a number counts or does not count."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.extract.numbers import NATURES, NumberMention, find_numbers
from habeas.extract.numbers_forms import read_digits
from habeas.model.vocabulary import BOUNDS


def only(text: str) -> NumberMention:
    mentions = find_numbers(text)
    assert len(mentions) == 1, [mention.words for mention in mentions]
    return mentions[0]


@pytest.mark.parametrize(
    ("text", "words", "reading"),
    [
        ("SF had kidnapped 46 people", "46", 46),
        ("41,000 women missing", "41,000", 41_000),
        ("1,20,000 people", "1,20,000", 120_000),
        ("12,34,567 people", "12,34,567", 1_234_567),
        ("3 lakh people", "3 lakh", 300_000),
        ("2 crore people", "2 crore", 20_000_000),
        ("1.5 million people", "1.5 million", 1_500_000),
        ("1,5 million people", "1,5 million", 1_500_000),
        ("10 356 people", "10 356", 10_356),
        ("10\u202f356 people", "10\u202f356", 10_356),
        ("10'356 people", "10'356", 10_356),
        ("1.200.000 people", "1.200.000", 1_200_000),
        ("six SF were killed", "six", 6),
        ("three hundred men", "three hundred", 300),
        ("one hundred and twenty-three men", "one hundred and twenty-three", 123),
        ("two thousand, three hundred and five men", "two thousand, three hundred and five", 2305),
        ("three hundred thousand men", "three hundred thousand", 300_000),
        ("twenty-seven men", "twenty-seven", 27),
        ("a dozen men", "a dozen", 12),
        ("half a dozen men", "half a dozen", 6),
        ("two dozen men", "two dozen", 24),
        ("half a million men", "half a million", 500_000),
        ("a hundred men", "a hundred", 100),
        ("one person", "one", 1),
        ("two brothers", "two", 2),
        ("05 persons", "05", 5),
        ("۱۲ افراد", "۱۲", 12),
        ("٤٦ شخصا", "٤٦", 46),
        ("١٬٢٣٤ شخصا", "١٬٢٣٤", 1234),
        ("۳ لاکھ افراد", "۳ لاکھ", 300_000),
        ("2000 people", "2000", 2000),
        ("46-member team", "46", 46),
    ],
)
def test_a_quantity(text: str, words: str, reading: int) -> None:
    mention = only(text)
    assert (mention.words, mention.readings, mention.well_formed) == (words, (reading,), True)
    assert (mention.nature, mention.bound) == ("quantity", "exact")


@pytest.mark.parametrize(
    ("text", "words", "reading", "bound"),
    [
        ("over three hundred Baloch nationals", "over three hundred", 300, "at_least"),
        ("at least 46 people", "at least 46", 46, "at_least"),
        ("more than\n46 people", "more than\n46", 46, "at_least"),
        ("no fewer than 12 men", "no fewer than 12", 12, "at_least"),
        ("46+ people", "46+", 46, "at_least"),
        ("46 or more people", "46 or more", 46, "at_least"),
        ("nearly 200 people", "nearly 200", 200, "about"),
        ("some 40 people", "some 40", 40, "about"),
        ("about 40 people", "about 40", 40, "about"),
        ("40 or so people", "40 or so", 40, "about"),
        ("40-odd people", "40-odd", 40, "about"),
        ("up to 50 people", "up to 50", 50, "at_most"),
        ("as many as 50 people", "as many as 50", 50, "at_most"),
        ("fewer than 50 people", "fewer than 50", 50, "at_most"),
        ("Over 300 girls", "Over 300", 300, "at_least"),
    ],
)
def test_the_words_that_bound_it_belong_to_it(text: str, words: str, reading: int, bound: str) -> None:
    mention = only(text)
    assert (mention.words, mention.readings, mention.bound) == (words, (reading,), bound)
    start, end = mention.core
    assert mention.start <= start < end <= mention.end


@pytest.mark.parametrize(
    ("text", "words", "bound"),
    [
        ("dozens of people", "dozens", "at_least"),
        ("hundreds of thousands of people", "hundreds of thousands", "at_least"),
        ("scores of people", "scores of", "at_least"),
        ("several people", "several", "at_least"),
        ("a few dozen people", "a few dozen", "at_least"),
        ("a handful of people", "a handful of", "about"),
    ],
)
def test_vague_words_give_no_number(text: str, words: str, bound: str) -> None:
    mention = only(text)
    assert (mention.words, mention.readings, mention.bound) == (words, (), bound)
    assert mention.well_formed
    assert mention.why is not None


@pytest.mark.parametrize(
    ("text", "words", "low", "high"),
    [
        ("10 to 15 people", "10 to 15", 10, 15),
        ("10–15 people", "10–15", 10, 15),
        ("between 10 and 15 people", "between 10 and 15", 10, 15),
        ("two or three men", "two or three", 2, 3),
    ],
)
def test_a_range_has_both_ends(text: str, words: str, low: int, high: int) -> None:
    mention = only(text)
    assert (mention.words, mention.readings, mention.bound) == (words, (low, high), "about")
    assert mention.why is not None


def test_a_change_is_no_range() -> None:
    assert [m.readings for m in find_numbers("it rose from 10 to 15 people")] == [(10,), (15,)]


@pytest.mark.parametrize(
    ("written", "readings"),
    [
        ("22,6000", (22_600, 226_000)),  # one zero too many, or the comma one place too early
        ("41,00", (4_100, 41_000)),
        ("1,2345", (12_345,)),
        ("1,23", (123,)),
        ("1000,000", (1_000_000,)),
        ("1,20,00", (12_000, 120_000)),
        ("1.200", (1_200,)),
        ("1.2.3", ()),
        ("1,234.5,6", ()),
    ],
)
def test_a_malformed_number_keeps_its_readings(written: str, readings: tuple[int, ...]) -> None:
    mention = only(f"another {written} adults missing")
    assert (mention.words, mention.readings, mention.well_formed) == (written, readings, False)
    assert mention.why is not None
    assert written in mention.why


@given(st.integers(min_value=0, max_value=10**12))
def test_well_formed_numbers_read_as_themselves(value: int) -> None:
    for written in (str(value), f"{value:,}"):
        reading = read_digits(written)
        assert (reading.values, reading.well_formed) == ((value,), True)


@given(st.from_regex(r"[0-9]{1,7}(,[0-9]{1,7}){1,4}", fullmatch=True))
def test_the_digits_as_they_stand_are_always_a_reading(written: str) -> None:
    assert int(written.replace(",", "")) in read_digits(written).values


@pytest.mark.parametrize(
    ("text", "nature"),
    [
        ("Section 302", "section"),
        ("under Article 14 of the law", "section"),
        ("302 PPC", "section"),
        ("Resolution 1325", "section"),
        ("call 0300-1234567", "phone"),
        ("call +92 300 1234567", "phone"),
        ("the 12th man", "ordinal"),
        ("the first man", "ordinal"),
        ("in 2021", "date"),
        ("for five years", "duration"),
        ("over the last five years", "duration"),
        ("a 10-day remand", "duration"),
        ("aged 24", "age"),
        ("a 24-year-old man", "age"),
        ("he was 24 years old", "age"),
        ("Abdul Wahab, 24, was taken", "age"),
        ("in his 20s", "age"),
        ("people over 60", "age"),
        ("at 3:30 pm", "time"),
        ("at 5 pm", "time"),
        ("at 0530 hours", "time"),
        ("ended at 2330, he said", "time"),
        ("12%", "percent"),
        ("12 per cent of them", "percent"),
        ("$5,000", "money"),
        ("Rs. 50,000 each", "money"),
        ("Rs 5 lakh", "money"),
        ("50,000 rupees", "money"),
        ("20 km away", "measure"),
        ("a 15-kilometre march", "measure"),
        ("beaten three times", "measure"),
        ("weighs 2.5 and", "measure"),
        ("two-thirds of them", "fraction"),
        ("42101-1234567-1", "identifier"),
        ("Room 12", "identifier"),
        ("FIR No. 46/2021", "identifier"),
        ("after 9/11", "identifier"),
        ("see [12]", "identifier"),
        ("1. The first", "identifier"),
        ("https://example.org/46/12", "identifier"),
        ("the report by One News said", "identifier"),
        ("shown on Four Corners", "identifier"),
        ("no one was", "pronoun"),
        ("one of the men", "pronoun"),
        ("the two were released", "pronoun"),
        ("one-size-fits-all", "pronoun"),
        ("this one", "pronoun"),
    ],
)
def test_what_counts_nothing_says_what_it_is(text: str, nature: str) -> None:
    assert find_numbers(text)[0].nature == nature


@pytest.mark.parametrize(
    ("text", "natures"),
    [
        ("46 people, where 28 of which were released", ["quantity", "quantity"]),
        ("On 12 November 2021, 12 people were taken", ["date", "date", "quantity"]),
        ("Sections 302, 324 and 34", ["section", "section", "section"]),
        ("one was killed and three injured", ["quantity", "quantity"]),
        ("1,2,3", ["quantity", "quantity", "quantity"]),
        ("Three Baloch students and the three brothers", ["quantity", "quantity"]),
        ("366 killed in 2021", ["quantity", "date"]),
    ],
)
def test_several_numbers(text: str, natures: list[str]) -> None:
    assert [mention.nature for mention in find_numbers(text)] == natures


@pytest.mark.parametrize(
    "text", ["AK-47, COVID-19, F16 and G20", "someone, anyone, alone", "", "lone attention weight"]
)
def test_what_is_no_number(text: str) -> None:
    assert find_numbers(text) == ()


_PIECES = st.sampled_from(
    ["12", ",", " ", "6000", ".", "three", "hundred", "and", "-", "lakh", "over", "of", "dozens", "۱۲", "٬", "(", ")",
     "one", "the", "\n", "%", "$", "Section", "aged", "/", ":", "+", "\u0301", "\u202e", "half a", "to", "between"]
)  # fmt: skip
_TEXTS = st.one_of(st.text(max_size=200), st.lists(_PIECES, max_size=30).map("".join), st.lists(_PIECES).map(" ".join))


@given(_TEXTS)
@settings(max_examples=400, deadline=None)
def test_any_text_gives_ordered_mentions_that_quote_it(text: str) -> None:
    end = 0
    for mention in find_numbers(text):
        assert mention.start >= end
        assert text[mention.start : mention.end] == mention.words != ""
        assert mention.start <= mention.core[0] < mention.core[1] <= mention.end
        assert mention.bound in BOUNDS
        assert mention.nature in NATURES
        assert list(mention.readings) == sorted(set(mention.readings))
        assert mention.well_formed or mention.why
        end = mention.end


@pytest.mark.parametrize("piece", ["1", "1,", "a", "one ", "hundred ", "12 ", "1/2 ", "over ", "Section 1, "])
def test_long_texts_are_read_to_their_end(piece: str) -> None:
    text = piece * (40_000 // len(piece))  # whatever grows with the square would not come back from here
    assert all(0 <= mention.start < mention.end <= len(text) for mention in find_numbers(text))
