"""Dates in running text: explicit, joined, narrowed, relative, and what must not become a date."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.extract.dates import DateMention, ascii_digits, find_dates
from habeas.extract.dates_calendars import days_in_lunar_month, lunar_to_day
from habeas.model.edtf import Edtf

PUBLISHED = Edtf("2021-11-30")  # a Tuesday


def only(text: str, published: Edtf | None = None) -> DateMention:
    mentions = find_dates(text, published)
    assert len(mentions) == 1, [mention.words for mention in mentions]
    return mentions[0]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("On Nov. 12, 2021, a man was taken.", "Nov. 12, 2021", "2021-11-12"),
        ("On 12 November 2021.", "12 November 2021", "2021-11-12"),
        ("the 12th of November, 2021", "12th of November, 2021", "2021-11-12"),
        ("the twelfth of November 2021", "twelfth of November 2021", "2021-11-12"),
        ("on Friday, November 12th, 2021", "Friday, November 12th, 2021", "2021-11-12"),
        ("Fri, 12 Nov 2021", "Fri, 12 Nov 2021", "2021-11-12"),
        ("12-Nov-2021", "12-Nov-2021", "2021-11-12"),
        ("12/Nov/2021", "12/Nov/2021", "2021-11-12"),
        ("Nov.12,2021", "Nov.12,2021", "2021-11-12"),
        ("2021 November 12", "2021 November 12", "2021-11-12"),
        ("the National Assembly on June 7, 2021.", "June 7, 2021", "2021-06-07"),
        ("since he left in March 2019", "March 2019", "2019-03"),
        ("in November of 2021", "November of 2021", "2021-11"),
        ("366 killed in 2021", "2021", "2021"),
        ("2021-11-12", "2021-11-12", "2021-11-12"),
        ("2021-11-12T03:30:00Z", "2021-11-12T03:30:00Z", "2021-11-12"),
        ("2021/11/12", "2021/11/12", "2021-11-12"),
        ("on 13/11/2021", "13/11/2021", "2021-11-13"),
        ("on 11/13/2021", "11/13/2021", "2021-11-13"),
        ("on 12-11-2021", "12-11-2021", "[2021-11-12,2021-12-11]"),
        ("on 11.11.2021", "11.11.2021", "2021-11-11"),
        ("14 May '89", "14 May '89", "[1989-05-14,2089-05-14]"),
        ("on Nov.\n12, 2021", "Nov.\n12, 2021", "2021-11-12"),
        ("on 12 November\r\n2021", "12 November\r\n2021", "2021-11-12"),
        ("in the early hours of 13 November 2021", "13 November 2021", "2021-11-13"),
        ("on 29 February 2020", "29 February 2020", "2020-02-29"),
    ],
)
def test_a_point_in_time(text: str, words: str, value: str) -> None:
    mention = only(text)
    assert (mention.words, mention.value) == (words, Edtf(value))
    assert not mention.relative


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("on the night of 12-13 November 2021", "2021-11-12/2021-11-13"),
        ("12 and 13 November 2021", "2021-11-12/2021-11-13"),
        ("November 12–13, 2021", "2021-11-12/2021-11-13"),
        ("between 3 and 5 May 2020", "2020-05-03/2020-05-05"),
        ("from 3 to 5 May 2020", "2020-05-03/2020-05-05"),
        ("from 3 May to 5 June 2020", "2020-05-03/2020-06-05"),
        ("between May 3 and June 5, 2020", "2020-05-03/2020-06-05"),
        ("December 30 to January 5, 2021", "2020-12-30/2021-01-05"),
        ("from November 2020 to March 2021", "2020-11/2021-03"),
        ("March-April 2019", "2019-03/2019-04"),
        ("between 2015 and 2019", "2015/2019"),
        ("2015-2019", "2015/2019"),
        ("2015–16", "2015/2016"),
        ("2015/16", "2015/2016"),
        ("from 2009 to 2014", "2009/2014"),
        ("in 2011 or 2012", "[2011,2012]"),
        ("12 or 13 November 2021", "[2021-11-12,2021-11-13]"),
        ("since 2009", "2009/.."),
        ("since March 2019", "2019-03/.."),
        ("from 1998 onwards", "1998/.."),
        ("from 2009 to date", "2009/.."),
        ("2009-present", "2009/.."),
        ("until March 2019", "../2019-03"),
        ("before 2014", "../2014"),
        ("after 12 November 2021", "2021-11-12/.."),
        ("about 2011", "2011~"),
        ("circa 2011", "2011~"),
        ("around 12 November 2021", "2021-11-12~"),
        ("possibly in 2011", "2011?"),
        ("mid-2014", "2014-05~/2014-08~"),
        ("early 2019", "2019-01~/2019-04~"),
        ("at the end of 2014", "2014-09~/2014-12~"),
        ("mid-March 2019", "2019-03-11~/2019-03-20~"),
        ("late March 2019", "2019-03-21~/2019-03-31~"),
        ("since early 2014", "2014-01~/.."),
        ("the 1990s", "199X"),
        ("the late 1990s", "1997~/1999~"),
        ("the 19th century", "18XX"),
        ("spring 2014", "2014-21"),
        ("in the summer of 2014", "2014-22"),
        ("the fall of 2014", "2014-23"),
        ("winter 2014", "[2013-24,2014-24]"),
        ("the winter of 2014-15", "2014-24"),
        ("the first half of 2020", "2020-01/2020-06"),
        ("the last quarter of 2020", "2020-10/2020-12"),
        ("the first week of May 2020", "2020-05-01~/2020-05-07~"),
    ],
)
def test_intervals_doubt_and_parts(text: str, value: str) -> None:
    assert only(text).value == Edtf(value)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("3, 7 and 12 May 2020", ["2020-05-03", "2020-05-07", "2020-05-12"]),
        ("June, July and August 2021", ["2021-06", "2021-07", "2021-08"]),
        ("in 2019 and 2020", ["2019", "2020"]),
        ("On Nov. 12, 2021, one. On Nov. 13, 2021, another.", ["2021-11-12", "2021-11-13"]),
    ],
)
def test_several_dates_have_their_own_words(text: str, values: list[str]) -> None:
    assert [mention.value for mention in find_dates(text)] == [Edtf(value) for value in values]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("۱۲ نومبر ۲۰۲۱ء کو", "2021-11-12"),
        ("12 نومبر 2021", "2021-11-12"),
        ("١٢ نوفمبر ٢٠٢١", "2021-11-12"),
        ("تشرين الثاني 2021", "2021-11"),
        ("12 de noviembre de 2021", "2021-11-12"),
        ("le 12 novembre 2021", "2021-11-12"),
        ("22 Aban 1400", "2021-11-13"),
        ("۲۲ آبان ۱۴۰۰", "2021-11-13"),
        ("Aban 1400", "2021-10-23/2021-11-21"),
        ("30 Esfand 1399", "2021-03-20"),
    ],
)
def test_other_scripts_and_calendars(text: str, value: str) -> None:
    assert only(text).value == Edtf(value)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("on 31 November 2021", "no day 31"),
        ("on 29 February 2021", "no day 29"),
        ("on 31/31/2021", "no day of any month"),
        ("30 Safar 1443", "no such day"),
        ("on Eid day 2019", "does not say which"),
        ("during Eid", "comes every year"),
        ("Diwali 2019", "does not reckon"),
        ("30 Esfand 1400", "Solar Hijri"),
        ("on 12 November", "year is not written"),
        ("especially in July", "year is not written"),
        ("Nov. 12-13", "year is not written"),
        ("This Sunday", "day of publication"),
        ("last week", "day of publication"),
        ("in the past year", "day of publication"),
        ("yesterday", "day of publication"),
        ("Over the last five years", "day of publication"),
        ("on Monday", "day of publication"),
        ("so far this year", "day of publication"),
        ("As of writing", "day of publication"),
        ("three weeks ago", "day of publication"),
        ("in May last year", "day of publication"),
        ("two days later", "another event"),
        ("the next day", "another event"),
        ("nine days prior", "another event"),
        ("for decades", "length of time"),
        ("a decade-long campaign", "length of time"),
        ("every Friday", "repeats"),
        ("in recent months", "does not say when"),
    ],
)
def test_what_does_not_resolve_says_why(text: str, says: str) -> None:
    mention = only(text)
    assert mention.value is None
    assert mention.unresolved is not None
    assert says in mention.unresolved
    assert mention.unresolved.endswith(".")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("on 12 November", "2021-11-12"),
        ("on 1 December", "[2020-12-01,2021-12-01]"),  # just past, or coming: both
        ("the trial is set for 3 May", "[2021-05-03,2022-05-03]"),
        ("in July", "2021-07"),
        ("yesterday", "2021-11-29"),
        ("the day before yesterday", "2021-11-28"),
        ("on Tuesday", "2021-11-30"),
        ("on Monday", "2021-11-29"),
        ("Wednesday night", "2021-11-24"),
        ("This Sunday", "[2021-11-28,2021-12-05]"),
        ("last Monday", "[2021-11-22,2021-11-29]"),
        ("last night", "2021-11-29/2021-11-30"),
        ("two days ago", "2021-11-28"),
        ("three weeks ago", "2021-11-09~"),
        ("two years ago", "2019~"),
        ("last month", "2021-10"),
        ("last year", "2020"),
        ("last July", "2021-07"),
        ("last November", "2020-11"),
        ("in May last year", "2020-05"),
        ("12 May this year", "2021-05-12"),
        ("the past year", "2020~/2021-11-30"),
        ("the last five years", "2016~/2021-11-30"),
        ("so far this year", "2021-01-01/2021-11-30"),
        ("early this month", "2021-11-01~/2021-11-10~"),
        ("last summer", "2021-22"),
        ("as of writing", "2021-11-30"),
        ("14 May '89", "1989-05-14"),
        ("since August", "2021-08/.."),
    ],
)
def test_publication_resolves_what_is_safe(text: str, value: str) -> None:
    mention = only(text, PUBLISHED)
    assert mention.value == Edtf(value)
    assert mention.relative


def test_an_imprecise_publication_resolves_only_what_all_its_days_agree_on() -> None:
    assert only("last year", Edtf("2021")).value == Edtf("2020")
    yesterday = only("yesterday", Edtf("2021"))
    assert yesterday.value is None
    assert yesterday.unresolved is not None
    assert "2021" in yesterday.unresolved


@pytest.mark.parametrize("text", ["two days later", "for decades", "every Friday", "Diwali 2019"])
def test_publication_does_not_help_these(text: str) -> None:
    assert only(text, PUBLISHED).value is None


@pytest.mark.parametrize(
    "text",
    [
        "They may be released and may march to court.",
        "He may have died.",
        "The 12 may be released soon.",
        "Theresa May said so. April Ryan and August Wilson agreed.",
        "a second man, for a second time",
        "The Sunday Times and USA Today reported it.",
        "Friday Okon was there.",
        "2000 people were displaced",
        "about 2000 were killed",
        "at 2030 hours, or 1930 GMT",
        "Section 2021 of the code",
        "Rs. 2000 each",
        "in 1,998 cases",
        "call 0300-1234567",
        "AK-47, COVID-19 and Highway 2019",
        "He was 24 and 1.2021 m tall",
        "version 3.12.2",
        "",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert find_dates(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "the “Criminal Law Bill 2021”",
        "the Anti-Terrorism Act, 1997",
        "Act XVII of 2016",
        "Resolution 1325 (2000)",
        "the 1973 Constitution",
        "the 2018 law on data",
        "the Prevention of Electronic Crimes Act of 2016",
        "the World Report 2021",
    ],
)
def test_the_year_of_a_law_is_marked(text: str) -> None:
    assert only(text).in_title


@pytest.mark.parametrize("text", ["a bill was passed in 2021", "the 2021 attack", "killed in 2021"])
def test_the_year_of_an_event_is_not(text: str) -> None:
    assert not only(text).in_title


def test_kinds() -> None:
    text = "On 3 May 2020, two days later, for decades, every Friday"
    assert [m.kind for m in find_dates(text)] == ["date", "relative", "duration", "recurring"]


_PIECES = st.sampled_from(
    ["12", " ", "November", "-", "2021", ",", "May", "the", "last", "week", "\n", "۱۲", "نومبر", "of", "early", "1990s",
     "'", "or", "to", "between", "and", "/", ".", "AH", "Aban", "1400", "Monday", "a", "\u0301", "\u202e", "ago"]
)  # fmt: skip
_TEXTS = st.one_of(st.text(max_size=200), st.lists(_PIECES, max_size=30).map("".join), st.lists(_PIECES).map(" ".join))


@given(
    _TEXTS, st.sampled_from([None, PUBLISHED, Edtf("2021"), Edtf("../2021"), Edtf("0001-01-01"), Edtf("9999-12-31")])
)
@settings(max_examples=400, deadline=None)
def test_any_text_gives_ordered_mentions_that_quote_it(text: str, published: Edtf | None) -> None:
    end = 0
    for mention in find_dates(text, published):
        assert mention.start >= end
        assert text[mention.start : mention.end] == mention.words != ""
        assert (mention.value is None) == (mention.unresolved is not None)
        end = mention.end


@given(st.text())
def test_folding_digits_keeps_every_position(text: str) -> None:
    assert len(ascii_digits(text)) == len(text)


@pytest.mark.parametrize("piece", ["1", "12-", "a", "May ", "1,", "2021 ", "نومبر", "12 and ", "the last "])
def test_long_texts_are_read_to_their_end(piece: str) -> None:
    text = piece * (40_000 // len(piece))  # whatever grows with the square would not come back from here
    assert all(0 <= mention.start < mention.end <= len(text) for mention in find_dates(text))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("14 Rajab 1443", "2022-02-15~/2022-02-18~"),
        ("Rajab 14, 1443 AH", "2022-02-15~/2022-02-18~"),
        ("Ramadan 1445", "2024-03-10~/2024-04-11~"),
        ("1443 AH", "2021-08-09~/2022-07-31~"),
        ("1 Muharram 1400", "1979-11-20~/1979-11-23~"),
        ("Eid al-Fitr 2019", "2019-06-04~/2019-06-07~"),
        ("Ashura 1443", "2021-08-18~/2021-08-21~"),
        ("Christmas Day 2020", "2020-12-25"),
        ("New Year's Eve 2019", "2019-12-31"),
        ("Nowruz 1400", "2021-03-21"),
        ("Nowruz 2021", "2021-03-21"),
        ("15 Saur 1400", "2021-05-05"),
        ("Mehr 5, 1401", "2022-09-27"),
        ("28 Feb-2 March 2020", "2020-02-28/2020-03-02"),
        ("in 11/2021", "2021-11"),
        ("2021-11", "2021-11"),
        ("on the eve of 5 May 2020", "2020-05-04"),
    ],
)
def test_feasts_and_other_calendars(text: str, value: str) -> None:
    (mention,) = find_dates(f"It happened {text}, they said.")
    assert mention.value == Edtf(value)


@pytest.mark.parametrize("text", ["FIR 11/2021", "Covid-19 March", "a holistic view", "the eve of battle"])
def test_what_only_looks_like_these(text: str) -> None:
    assert [m for m in find_dates(f"It was {text} then.") if m.value is not None] == []


@given(st.integers(min_value=1300, max_value=1500), st.integers(min_value=1, max_value=12))
def test_months_of_the_lunar_calendar_follow_each_other(year: int, month: int) -> None:
    last = lunar_to_day(year, month, days_in_lunar_month(year, month))
    following = lunar_to_day(year, month + 1, 1) if month < 12 else lunar_to_day(year + 1, 1, 1)
    assert (following - last).days == 1
