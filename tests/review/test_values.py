"""Values as people type them: read by what the property holds, and refused where they do not fit."""

from datetime import date

import pytest

from habeas.errors import BadInput, HabeasError
from habeas.model.edtf import Edtf
from habeas.model.value import Age, Place, Reference, Value
from habeas.model.vocabulary import Kind
from habeas.review.values import read_value


@pytest.mark.parametrize(
    ("kind", "property", "raw", "expected"),
    [
        (Kind.PERSON, "name", "Zarina Gul", "Zarina Gul"),
        (Kind.PERSON, "name", "[sic] Zarina", "[sic] Zarina"),
        (Kind.PERSON, "identity_number", "5210187654321", "5210187654321"),
        (Kind.PERSON, "identity_number", 5210187654321, "5210187654321"),
        (Kind.PERSON, "age", "24", Age(24, 24)),
        (Kind.PERSON, "age", 24, Age(24, 24)),
        (Kind.PERSON, "age", "20-25", Age(20, 25)),
        (Kind.PERSON, "age", '{"min": 3, "max": 4}', Age(3, 4)),
        (Kind.PERSON, "age", {"min": 3, "max": 4}, Age(3, 4)),
        (Kind.INCIDENT, "date", "2021", Edtf("2021")),
        (Kind.INCIDENT, "date", 2021, Edtf("2021")),
        (Kind.INCIDENT, "date", date(2021, 11, 12), Edtf("2021-11-12")),
        (Kind.INCIDENT, "date", "[2021-11-12,2021-12-11]", Edtf("[2021-11-12,2021-12-11]")),
        (Kind.INCIDENT, "place", "Turbat, Kech", Place("Turbat, Kech")),
        (Kind.INCIDENT, "place", {"text": "Turbat", "district": "Kech"}, Place("Turbat", district="Kech")),
        (Kind.INCIDENT, "victim", "two sisters", Reference(None, "two sisters", "person")),
        (Kind.COUNT, "readings", "22600, 226000", (22600, 226000)),
        (Kind.COUNT, "readings", 46, (46,)),
        (Kind.COUNT, "well_formed", "false", False),
        (Kind.COUNT, "as_written", "22,6000", "22,6000"),
    ],
)
def test_a_value_is_read_by_what_the_property_holds(kind: Kind, property: str, raw: object, expected: Value) -> None:
    assert read_value(kind, property, raw) == expected


def test_a_corrected_reference_keeps_its_kind_and_points_to_nobody() -> None:
    old = Reference("r1", "his brother", "brother")
    assert read_value(Kind.PERSON, "relation", "his cousin", like=old) == Reference(None, "his cousin", "brother")


@pytest.mark.parametrize("raw", [None, ""])
def test_no_value_is_said(raw: object) -> None:
    with pytest.raises(BadInput, match="no value"):
        read_value(Kind.PERSON, "name", raw)


@pytest.mark.parametrize(
    ("property", "raw"),
    [("age", "old"), ("age", "25-20"), ("age", "1000"), ("birth", "last spring"), ("birth", 1.5), ("colour", "red"),
     ("sex", {"a": 1}), ("relation", {"who": "x"}), ("place", '{"nowhere": 1}')],
)  # fmt: skip
def test_what_does_not_fit_is_refused(property: str, raw: object) -> None:
    with pytest.raises(HabeasError):
        read_value(Kind.PERSON, property, raw)
