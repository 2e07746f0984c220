"""EDTF values: bounds, doubt, refusals."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.errors import Illegal
from habeas.model.edtf import Edtf


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2021-11-12", date(2021, 11, 12), date(2021, 11, 12)),
        ("2021-11", date(2021, 11, 1), date(2021, 11, 30)),
        ("2021", date(2021, 1, 1), date(2021, 12, 31)),
        ("2021~", date(2021, 1, 1), date(2021, 12, 31)),
        ("201X", date(2010, 1, 1), date(2019, 12, 31)),
        ("2024-02-XX", date(2024, 2, 1), date(2024, 2, 29)),
        ("2014-21", date(2014, 3, 1), date(2014, 5, 31)),
        ("2014-24", date(2014, 12, 1), date(2015, 2, 28)),
        ("2020-05-03/2020-05-05", date(2020, 5, 3), date(2020, 5, 5)),
        ("../2021-11", None, date(2021, 11, 30)),
        ("2021/", date(2021, 1, 1), None),
        ("[2021-11-12,2021-12-11]", date(2021, 11, 12), date(2021, 12, 11)),
    ],
)
def test_bounds(text: str, earliest: date | None, latest: date | None) -> None:
    value = Edtf(text)
    assert (value.earliest, value.latest) == (earliest, latest)


@pytest.mark.parametrize(
    "text", ["", "yesterday", "2021-13", "2021-02-30", "2021-1-2", "../..", "2021-12/2021-11", "[]", "202X-05", "X"]
)
def test_refuses(text: str) -> None:
    with pytest.raises(Illegal):
        Edtf(text)


def test_alternatives_overlap_one_by_one() -> None:
    either = Edtf("[2021-11-12,2021-12-11]")
    assert either.overlaps(Edtf("2021-12"))
    assert not either.overlaps(Edtf("2021-11-20"))
    assert Edtf("2021").overlaps(either)


@given(st.dates(min_value=date(1000, 1, 1)), st.dates(min_value=date(1000, 1, 1)))
def test_days_overlap_only_themselves(a: date, b: date) -> None:
    assert Edtf(a.isoformat()).overlaps(Edtf(b.isoformat())) == (a == b)


@given(st.text(max_size=12))
def test_any_text_is_a_value_or_ours_to_refuse(text: str) -> None:
    try:
        value = Edtf(text)
    except Illegal:
        return
    assert value.earliest is None or value.latest is None or value.earliest <= value.latest
