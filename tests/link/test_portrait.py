"""What records amount to: every value kept, with who is for it and who against it, and the team's finding beside it."""

from typing import Any

import pytest

from habeas.link.cluster import link
from habeas.link.portrait import incidents, person_of, persons
from habeas.model.case import Finding, Person, Support
from habeas.model.edtf import Edtf
from habeas.model.record import Record
from habeas.model.value import Age, Place, Reference, Value
from habeas.model.vocabulary import Kind, Stance, Status
from tests.link.build import claim, clustering, incident, person, record


def values(supports: tuple[Support, ...]) -> list[Value | None]:
    return [s.value for s in supports]


def finding(subject: str, property: str, value: Value, time: str = "2026-01-01T00:00:00Z") -> Finding:
    return Finding(id=f"f-{time}", subject=subject, property=property, value=value, standard="reasonable_grounds",
                   reason="two lists agree", actor="a", time=time)  # fmt: skip


def test_a_person_has_the_id_of_the_first_record_and_every_spelling() -> None:
    found = person_of([person("a", "Abdul Wahab", age=20), person("b", ["Abd al-Wahhab", "Abdul Wahab"], age=22)])
    assert found.id == "a"
    assert [r.id for r in found.records] == ["a", "b"]
    assert values(found.properties["name"]) == ["Abdul Wahab", "Abd al-Wahhab"]
    assert [s.independent_sources for s in found.properties["name"]] == [2, 1]
    assert values(found.properties["age"]) == [Age(20, 20), Age(22, 22)]
    assert "father" not in found.properties


def disputed(*stances: tuple[str, Stance, str | None]) -> Person:
    """One age, claimed by each of (record, stance, source)."""
    records = []
    for id, stance, source in stances:
        claims = (claim(id, "age", Age(20, 20), text=id, stance=stance, voices=(f"Paper {id}",)),)
        records.append(Record(id, Kind.PERSON, f"e{id}", id, source, claims))
    return person_of(records)


def test_denials_and_doubts_stand_against() -> None:
    found = disputed(("a", Stance.ASSERTS, None), ("b", Stance.DENIES, None), ("c", Stance.DOUBTS, None))
    (support,) = found.properties["age"]
    assert len(support.claims_for) == 1
    assert [c.stance for c in support.claims_against] == [Stance.DENIES, Stance.DOUBTS]
    assert support.independent_sources == 1


def test_a_source_that_takes_it_back_is_not_counted() -> None:
    found = disputed(("a", Stance.ASSERTS, "x"), ("b", Stance.RETRACTS, "x"), ("c", Stance.ASSERTS, "y"))
    (support,) = found.properties["age"]
    assert len(support.claims_for) == 2
    assert support.independent_sources == 1


def test_what_was_rejected_is_not_shown() -> None:
    records = [person("a", "Noor", age=20), person("b", "Noor", age=30, status_of_claims=Status.REJECTED)]
    assert values(person_of(records).properties["age"]) == [Age(20, 20)]


def test_what_could_not_be_understood_is_shown_as_written() -> None:
    claims = tuple(claim("a", "birth", None, text="t") for _ in range(2))
    found = person_of([Record("a", Kind.PERSON, "e", "t", None, claims)])
    (support,) = found.properties["birth"]
    assert support.value is None
    assert len(support.claims_for) == 2


def test_one_place_in_the_same_words_is_one_value() -> None:
    a, b = Place("Kech District", district="Kech"), Place("KECH  district", district="Kech")
    found = person_of([person("a", "N", place=a), person("b", "N", place=b), person("c", "N", place=Place("Tump"))])
    assert [s.independent_sources for s in found.properties["place"]] == [2, 1]


def test_a_finding_stands_beside_its_value_and_the_latest_counts() -> None:
    records = [person("a", "N", age=20), person("b", "N", age=22), person("c", "N", age=20)]
    findings = [finding("a", "age", Age(20, 20), "2026-01-02T00:00:00Z"), finding("b", "age", Age(22, 22)),
                finding("other", "age", Age(9, 9), "2026-01-03T00:00:00Z")]  # fmt: skip
    supports = person_of(records, findings=findings).properties["age"]
    assert values(supports) == [Age(22, 22), Age(20, 20)]
    assert supports[0].finding is findings[1]
    assert supports[1].finding is None


def test_a_finding_that_no_source_gives_stands_alone() -> None:
    found = person_of([person("a", "N")], findings=[finding("a", "age", Age(30, 30))])
    (support,) = found.properties["age"]
    assert support.claims_for == ()
    assert support.independent_sources == 0
    assert support.finding is not None


def statuses(records: list[Record], events: list[Record]) -> list[tuple[str | None, str, int]]:
    timeline = person_of(records, incidents=events).timeline
    return [(e.date.text if e.date else None, e.status, len(e.claims)) for e in timeline]


def test_status_is_a_timeline_with_the_undated_at_the_end() -> None:
    events = [incident("i", "a", "release", date="2021-12-03"), incident("j", "a", "abduction", date="2021-11-12"),
              incident("k", "a", "enforced_disappearance", date="2021-11-12"), incident("l", "a", "torture"),
              incident("m", "a", "body_found")]  # fmt: skip
    assert statuses([person("a", "N", status="whereabouts_unknown")], events) == [
        ("2021-11-12", "deprived_of_liberty", 4),
        ("2021-12-03", "released", 2),
        (None, "found_dead", 1),
        (None, "whereabouts_unknown", 1),
    ]


@pytest.mark.parametrize(
    ("act", "status"),
    [("missing", "last_seen"), ("killing", "killed"), ("accidental_death", "died"), ("escape", "found_alive")],
)
def test_acts_give_points(act: str, status: str) -> None:
    assert statuses([person("a", "N")], [incident("i", "a", act, date="2020")]) == [("2020", status, 2)]


def test_a_denial_of_detention_is_a_point_of_its_own() -> None:
    denial = incident("i", "a", "detention", stance=Stance.DENIES, date="2021")
    assert statuses([person("a", "N")], [denial]) == [(None, "detention_denied", 1)]


def test_a_status_takes_the_date_of_the_same_status_in_its_text() -> None:
    released = person("a", "N", text="t", status="released")
    event = incident("i", "a", "release", text="t", date="2021-12-03")
    assert statuses([released], [event]) == [("2021-12-03", "released", 3)]
    assert (None, "released", 1) in statuses([person("b", "N", status="released")], [event])


def test_sources_that_disagree_on_a_date_stand_side_by_side() -> None:
    events = [incident("i", "a", date="2021-11-12"), incident("j", "a", date="2021-11")]
    assert [point[0] for point in statuses([person("a", "N")], events)] == ["2021-11", "2021-11-12"]


def everything() -> list[Record]:
    common: dict[str, Any] = {"date": "2021-11-12", "place": "Kech"}
    return [
        person("a", "Gwahram Talari", text="t1"), incident("ia", "a", text="t1", **common),
        person("b", "Gwahram Talari", text="t2"), incident("ib", "b", text="t2", **common),
        person("c", "Gwahram", text="t3"), record("s", Kind.STATEMENT, {"position": "denies"}),
    ]  # fmt: skip


def test_persons_and_incidents_of_a_register() -> None:
    records = everything()
    found = link(records)
    people = persons(records, found)
    assert [p.id for p in people] == ["a", "c"]
    assert people[0].timeline[0].date == Edtf("2021-11-12")
    assert [p.undecided != () for p in people] == [True, True]
    (event,) = incidents(records, found, [finding("ib", "date", Edtf("2021-11-12"))])
    assert event.id == "ia"
    assert event.victims == ("a",)
    assert event.properties["date"][0].independent_sources == 2
    assert event.properties["date"][0].finding is not None


def test_records_that_were_erased_since_the_clustering_are_left_out() -> None:
    found = persons([person("a", "N"), person("c", "N")], clustering(("a",), ("gone",), ("gone too", "c")))
    assert [p.id for p in found] == ["a", "c"]


def acknowledged(quote_on: str) -> Person:
    """A detention, and a statement that acknowledges what stands in the text `quote_on`."""
    held = incident("i", "a", "detention", text="t", date="2021-11-12")
    about = [Reference(None, "detention", "statement"), Reference("a", "A", "person")]
    said = record("s", Kind.STATEMENT, {"position": "acknowledges", "about": about}, text=quote_on)
    records = [person("a", "Zarak Rekhta", text="t"), held, said]
    (found,) = persons(records, clustering(["a"]))
    return found


def test_an_acknowledged_detention_is_a_point_of_the_timeline() -> None:
    assert [e.status for e in acknowledged("t").timeline] == ["deprived_of_liberty", "acknowledged"]
    claims = acknowledged("t").timeline[1].claims
    assert claims[0].property == "position" and claims[0].value == "acknowledges"


def test_what_is_acknowledged_of_other_words_is_not_the_detention() -> None:
    assert [e.status for e in acknowledged("elsewhere").timeline] == ["deprived_of_liberty"]
