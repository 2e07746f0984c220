"""Where sources contradict each other: real contradictions with both sides, and nothing that is only spelling."""

from typing import Any

import pytest

from habeas.link.contrast import contradictions
from habeas.link.portrait import incidents as incidents_of
from habeas.link.portrait import persons as persons_of
from habeas.model.case import Clustering, Contradiction
from habeas.model.edtf import Edtf
from habeas.model.record import Record
from habeas.model.value import Age, Place, Reference, Value
from habeas.model.vocabulary import Kind, Stance
from tests.link.build import clustering, incident, person, record


def found(records: list[Record], clusters: Clustering) -> tuple[Contradiction, ...]:
    statements = [r for r in records if r.kind is Kind.STATEMENT]
    return contradictions(persons_of(records, clusters), incidents_of(records, clusters), statements)


def of_two(property: str, left: Value, right: Value) -> tuple[Contradiction, ...]:
    """Two records of one person, one value each."""
    sides: list[dict[str, Any]] = [{property: left}, {property: right}]
    records = [person(id, "Zarak Rekhta", **side) for id, side in zip("ab", sides, strict=True)]
    return found(records, clustering(["a", "b"]))


@pytest.mark.parametrize(
    ("property", "left", "right"),
    [
        ("father", "Karim Dad", "Karimdad"),
        ("father", "Abdul Qaiyum", "Abdul Qayyum"),
        ("father", "Gholam Rasul", "Ghulam Rasool"),
        ("father", "Yakoub", "یعقوب"),
        ("age", Age(23, 23), Age(24, 24)),
        ("age", Age(20, 30), Age(24, 24)),
        ("birth", Edtf("1998"), Edtf("1998-03-04")),
        ("identity_number", "35202-1234567-1", "3520212345671"),
        ("occupation", "student", "Student"),
        ("status", "deprived_of_liberty", "released"),
        ("place", Place("Tolan", district="Mehran"), Place("Mehran District", district="Mehran")),
    ],
)
def test_what_can_hold_together_is_no_contradiction(property: str, left: Value, right: Value) -> None:
    assert of_two(property, left, right) == ()


@pytest.mark.parametrize(
    ("property", "left", "right"),
    [
        ("father", "Karim Dad", "Balach Hammal"),
        ("age", Age(23, 23), Age(31, 31)),
        ("sex", "male", "female"),
        ("birth", Edtf("1998"), Edtf("1991-03-04")),
        ("identity_number", "35202-1234567-1", "35202-7654321-1"),
        ("office", "Minister for Water", "Chief Secretary"),
        ("status", "still_missing", "released"),
        ("status", "found_dead", "found_alive"),
    ],
)
def test_what_cannot_hold_together_stands_side_by_side(property: str, left: Value, right: Value) -> None:
    (one,) = of_two(property, left, right)
    assert (one.subjects, one.property) == (("a",), property)
    assert [side.value for side in one.sides] == [left, right]
    assert all(side.claims and side.stance is Stance.ASSERTS for side in one.sides)


def test_spellings_of_one_value_make_one_side() -> None:
    records = [person(id, "Zarak Rekhta", father=father)
               for id, father in (("a", "Karim Dad"), ("b", "Karimdad"), ("c", "Balach Hammal"))]  # fmt: skip
    (one,) = found(records, clustering(["a", "b", "c"]))
    assert [len(side.claims) for side in one.sides] == [2, 1]


def test_a_value_that_fits_all_others_takes_no_side() -> None:
    records = [person(id, "Zarak Rekhta", birth=born)
               for id, born in (("a", "1998-03-04"), ("b", "1998"), ("c", "1998-07-01"))]  # fmt: skip
    (one,) = found(records, clustering(["a", "b", "c"]))
    assert [side.value for side in one.sides] == [Edtf("1998-03-04"), Edtf("1998-07-01")]


def dated(*dates: str) -> tuple[Contradiction, ...]:
    """One abduction of one person, dated by each of several sources."""
    people = [person(f"p{n}", "Zarak Rekhta", text=f"t{n}") for n in range(len(dates))]
    events = [incident(f"i{n}", f"p{n}", text=f"t{n}", date=date) for n, date in enumerate(dates)]
    return found([*people, *events], clustering([p.id for p in people]))


def test_days_that_differ_are_a_contradiction_of_the_incident() -> None:
    (one,) = dated("2021-11-12", "2021-11-13")
    assert (one.subjects, one.property) == (("i0",), "date")


@pytest.mark.parametrize("dates", [("2021-11-12", "2021-11"), ("2012~", "2013-02-01"), ("[2021-11-12,2021-12-11]",
                                   "2021-12-11")])  # fmt: skip
def test_dates_that_may_be_one_are_none(dates: tuple[str, ...]) -> None:
    assert dated(*dates) == ()


def test_places_in_two_districts_are_a_contradiction() -> None:
    people = [person(id, "Zarak Rekhta", text=f"t{id}") for id in "ab"]
    events = [incident("i", "a", text="ta", date="2021-11-12", place=Place("Tolan", district="Mehran")),
              incident("j", "b", text="tb", date="2021-11-12", place=Place("Sarwan", district="Sarwan"))]  # fmt: skip
    (one,) = found([*people, *events], clustering(["a", "b"]))
    assert one.property == "place"


# Denials


def denial(about: str, *, id: str = "s", position: str = "denies", said: str = "he is in custody") -> Record:
    about_both: list[Any] = [Reference(None, said, "statement"), Reference(about, "Zarak", "person")]
    return record(id, Kind.STATEMENT, {"position": position, "about": about_both}, text=f"text of {id}")


def accused(*more: Record) -> list[Record]:
    return [
        person("a", "Zarak Rekhta", text="ta"),
        incident("i", "a", text="ta", date="2021-11-12"),
        person("b", "Zarak Rekhta", text="tb"),
        *more,
    ]


def test_a_statement_that_denies_stands_beside_the_act() -> None:
    (one,) = found(accused(denial("b")), clustering(["a", "b"]))
    assert one.subjects == ("a",)
    assert [(side.value, side.stance) for side in one.sides] == [
        ("abduction", Stance.ASSERTS),
        (Reference(None, "he is in custody", "statement"), Stance.DENIES),
    ]


@pytest.mark.parametrize(("position", "stance"), [("doubts", Stance.DOUBTS), ("retracts", Stance.RETRACTS),
                                                  ("rejects", Stance.DENIES)])  # fmt: skip
def test_other_ways_of_not_saying_so(position: str, stance: Stance) -> None:
    (one,) = found(accused(denial("b", position=position)), clustering(["a", "b"]))
    assert one.sides[1].stance is stance


def test_a_denial_of_somebody_else_is_not_set_beside_it() -> None:
    assert found(accused(denial("b")), clustering(["a"], ["b"])) == ()


def test_a_denial_of_what_nobody_asserts_is_no_contradiction() -> None:
    records = [person("b", "Zarak Rekhta", text="tb"), denial("b")]
    assert found(records, clustering(["b"])) == ()


def test_an_act_that_is_denied_stands_beside_one_of_its_family() -> None:
    not_arrested = incident("j", "b", "arrest", text="tb", stance=Stance.DENIES)
    (one,) = found(accused(not_arrested), clustering(["a", "b"]))
    assert [(s.value, s.stance) for s in one.sides] == [("abduction", Stance.ASSERTS), ("arrest", Stance.DENIES)]


def test_a_denied_killing_is_not_set_beside_an_abduction() -> None:
    not_killed = incident("j", "b", "killing", text="tb", stance=Stance.DENIES)
    assert found(accused(not_killed), clustering(["a", "b"])) == ()


def test_a_denial_of_another_year_is_not_set_beside_it() -> None:
    years_before = incident("j", "b", "arrest", text="tb", stance=Stance.DENIES, date="2015-01-01")
    assert found(accused(years_before), clustering(["a", "b"])) == ()


def test_a_status_that_denies_a_detention_is_a_denial() -> None:
    records = [person("a", "Zarak Rekhta", text="ta"), incident("i", "a", text="ta"),
               person("b", "Zarak Rekhta", text="tb", status="detention_denied")]  # fmt: skip
    (one,) = found(records, clustering(["a", "b"]))
    assert [s.stance for s in one.sides] == [Stance.ASSERTS, Stance.DENIES]


def test_one_denial_told_as_statement_and_as_incident_is_one_side() -> None:
    said = denial("b")
    denied = incident("j", "b", "detention", text=said.text, stance=Stance.DENIES)
    (one,) = found(accused(said, denied), clustering(["a", "b"]))
    (against,) = [s for s in one.sides if s.stance is Stance.DENIES]
    assert against.value == Reference(None, "he is in custody", "statement")
    assert {c.record for c in against.claims} == {"s", "j"}


def test_one_denial_of_two_people_is_told_once() -> None:
    both = incident("i", ["a", "c"], text="ta", date="2021-11-12")
    people = [person("a", "Zarak Rekhta", text="ta"), person("c", "Sanjar Rekhta", text="ta")]
    denied = incident("j", ["a", "c"], "arrest", text="tb", stance=Stance.DENIES)
    (one,) = found([*people, both, denied], clustering(["a"], ["c"]))
    assert one.subjects == ("a", "c")


def test_what_is_denied_about_unnamed_victims_belongs_to_the_incident() -> None:
    nobody = Reference(None, "two shepherds", "group")
    told = record("i", Kind.INCIDENT, {"act": "killing", "victim": nobody}, text="ta")
    said = record("s", Kind.STATEMENT, {"position": "denies", "about": Reference("i", "the killing", "incident")})
    (one,) = found([told, said], clustering())
    assert (one.subjects, one.property) == (("i",), "act")
