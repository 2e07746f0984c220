"""Dates in whole cells of a list."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.extract.dates import read_date
from habeas.model.edtf import Edtf


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("12-11-2021", "[2021-11-12,2021-12-11]"),
        ("13/11/2021", "2021-11-13"),
        ("07/07/2021", "2021-07-07"),
        ("12.11.2021", "[2021-11-12,2021-12-11]"),
        ("Nov 2021", "2021-11"),
        ("Nov. 2021", "2021-11"),
        ("about 2011", "2011~"),
        ("c. 2011", "2011~"),
        ("2011?", "2011?"),
        ("2011 (?)", "2011?"),
        ("2011 or 2012", "[2011,2012]"),
        ("2011-12-13 00:00:00", "2011-12-13"),
        ("2011-12-13T00:00:00", "2011-12-13"),
        ("2011-12-13", "2011-12-13"),
        ("20111213", "2011-12-13"),
        ("2011-12", "2011-12"),
        ("11/2021", "2021-11"),
        ("2021/11/12", "2021-11-12"),
        ("spring 2014", "2014-21"),
        ("early 2019", "2019-01~/2019-04~"),
        ("between 3 and 5 May 2020", "2020-05-03/2020-05-05"),
        ("the night of 12-13 November 2021", "2021-11-12/2021-11-13"),
        ("Friday, 12 November 2021", "2021-11-12"),
        ("12 Nov 2021 (Friday)", "2021-11-12"),
        ("12 نومبر 2021", "2021-11-12"),
        ("۱۲-۱۱-۲۰۲۱", "[2021-11-12,2021-12-11]"),
        ("1990s", "199X"),
        ("201X", "201X"),
        ("2021-11-XX", "2021-11-XX"),
        ("12-Nov-21", "[1921-11-12,2021-11-12]"),
        ("  2014  ", "2014"),
        ("\u200f2014\u200f", "2014"),
    ],
)
def test_a_cell(cell: str, value: str) -> None:
    mention = read_date(cell)
    assert mention is not None
    assert mention.value == Edtf(value)
    assert mention.unresolved is None
    assert cell[mention.start : mention.end] == mention.words


@pytest.mark.parametrize(
    ("cell", "says"),
    [
        ("unknown", "not known"),
        ("N/A", "not known"),
        ("-", "not known"),
        ("نامعلوم", "not known"),
        ("44512", "serial number"),
        ("1400/08/21", "Islamic calendar"),
        ("21/08/1443", "Islamic calendar"),
        ("released", "No date"),
        ("June 2015 and May 2016", "more than one"),
        ("12 Nov 2021, released 3 Dec 2021", "more than one"),
        ("31/31/2021", "no day of any month"),
        ("12 November", "year is not written"),
        ("yesterday", "day of publication"),
        ("30 Safar 1443", "no such day"),
    ],
)
def test_a_cell_without_a_value_says_why(cell: str, says: str) -> None:
    mention = read_date(cell)
    assert mention is not None
    assert mention.value is None
    assert mention.unresolved is not None
    assert says in mention.unresolved


def test_a_cell_may_count_from_the_publication() -> None:
    mention = read_date("12 November", Edtf("2021-11-30"))
    assert mention is not None
    assert (mention.value, mention.relative) == (Edtf("2021-11-12"), True)


@pytest.mark.parametrize("cell", ["", "   ", "\n"])
def test_an_empty_cell_is_nothing(cell: str) -> None:
    assert read_date(cell) is None


@given(st.one_of(st.text(max_size=60), st.from_regex(r"[0-9 ./\-A-Za-z?]{1,20}", fullmatch=True)))
@settings(max_examples=300, deadline=None)
def test_any_cell_is_read_or_explained(cell: str) -> None:
    mention = read_date(cell)
    if mention is not None:
        assert cell[mention.start : mention.end] == mention.words
        assert (mention.value is None) == (mention.unresolved is not None)
