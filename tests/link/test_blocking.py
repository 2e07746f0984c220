"""Which pairs are compared: those that could be one person, and never all of a large register."""

from typing import Any

import pytest

from habeas.link.blocking import candidates
from habeas.link.features import gather
from habeas.model.record import Record
from tests.link.build import incident, person


def pairs(*records: Record, cap: int = 100) -> tuple[tuple[int, int], ...]:
    return candidates(gather(records), cap=cap).pairs


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"name": "Karim Dad"}, {"name": "Kareemdad"}),
        ({"name": "Qambar"}, {"name": "قمبر"}),
        ({"name": "Noor", "father": "Doda Khan"}, {"name": "Zarak", "father": "دودا خان"}),
        ({"name": "Noor", "identity_number": "00-1"}, {"name": "Zarak", "identity_number": "001"}),
        ({"name": "Haji"}, {"name": "Haji"}),
        ({"name": "Abdul"}, {"name": "Abdul"}),
    ],
)
def test_records_that_share_a_key_are_compared(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert pairs(person("a", **one), person("b", **other)) == ((0, 1),)


def test_the_same_place_and_month_is_a_key() -> None:
    records = [person("a", "Noor"), incident("i", "a", date="2021-11-30", place="Kech"),
               person("b", "Zarak"), incident("j", "b", date="[2021-11-12,2021-12-11]", place="Kech"),
               person("c", "Doda"), incident("k", "c", date="2021", place="Kech")]  # fmt: skip
    assert pairs(*records) == ((0, 1),)


def test_names_that_share_nothing_are_not_compared() -> None:
    assert pairs(person("a", "Noor"), person("b", "Zarak")) == ()


@pytest.mark.parametrize("role", ["witness", "relative", "speaker", "perpetrator", "official"])
def test_only_victims_and_officials_in_their_office_are_ever_compared(role: str) -> None:
    assert pairs(person("a", "Noor", role=role), person("b", "Noor", role=role)) == ()
    assert pairs(person("a", "Noor", role=role), person("b", "Noor")) == ()


def test_officials_in_their_office_are_compared_with_each_other_only() -> None:
    minister = [person(i, "Noor", role="official", office="minister") for i in "ab"]
    assert pairs(*minister) == ((0, 1),)
    assert pairs(minister[0], person("c", "Noor")) == ()


def test_a_nameless_victim_is_compared_with_nobody() -> None:
    assert pairs(person("a", []), person("b", [])) == ()


def test_a_giant_block_is_divided_by_second_keys() -> None:
    many = [person(f"p{i}", "Noor", father=f"{chr(98 + i % 20)}a{chr(98 + i // 20)}") for i in range(40)]
    twin = person("twin", "Noor", father="bab")
    found = candidates(gather([*many, twin]), cap=10)
    assert (0, 40) in found.pairs
    assert len(found.pairs) < 41 * 40 / 4
    assert found.left_out == ()


def test_what_stays_too_large_is_named_and_not_compared() -> None:
    many = [person(f"p{i}", "Noor", father="Zarak") for i in range(30)]
    found = candidates(gather(many), cap=10)
    assert found.pairs == ()
    assert any("father srk" in key for key in found.left_out)
