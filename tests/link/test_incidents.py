"""Incident records joined when they speak of one event, and not because they share a victim."""

from typing import Any

import pytest

from habeas.link.incidents import cluster_incidents, person_ids, sort_key, victims_of
from habeas.model.edtf import Edtf
from habeas.model.record import Record
from habeas.model.vocabulary import Stance
from tests.link.build import clustering, incident

ONE = clustering(("a", "b"), ("c",))


def clusters(*records: Record) -> tuple[tuple[str, ...], ...]:
    return cluster_incidents(records, ONE)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"date": "2021-11-12"}, {"date": "2021-11-12"}),
        ({"date": "2021-11-12"}, {"date": "2021-11-14"}),
        ({"date": "2021-11-12"}, {"date": "2021-11"}),
        ({"date": "2021-11-12"}, {}),
        ({"act": "abduction", "date": "2021-11-12"}, {"act": "enforced_disappearance", "date": "2021-11-12"}),
        ({"act": "killing"}, {"act": "accidental_death"}),
        ({"act": []}, {"act": "killing"}),
    ],
)
def test_one_event(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert clusters(incident("i", "a", **one), incident("j", "b", **other)) == (("i", "j"),)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"date": "2016-01-01"}, {"date": "2021-11-12"}),
        ({"act": "abduction", "date": "2021"}, {"act": "release", "date": "2021"}),
        ({"act": "abduction"}, {"act": "killing"}),
    ],
)
def test_two_events(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert clusters(incident("i", "a", **one), incident("j", "b", **other)) == (("i",), ("j",))


def test_different_victims_or_none_are_never_joined() -> None:
    assert clusters(incident("i", "a"), incident("j", "c")) == (("i",), ("j",))
    assert clusters(incident("i", []), incident("j", [])) == (("i",), ("j",))


def test_a_vague_record_that_fits_two_events_stays_by_itself() -> None:
    first, second = incident("i", "a", date="2021-03-01"), incident("j", "a", date="2021-11-12")
    assert clusters(first, second, incident("k", "b", date="2021")) == (("i",), ("j",), ("k",))
    assert clusters(first, incident("k", "b", date="2021")) == (("i", "k"),)


def test_a_denial_belongs_to_the_event_that_it_denies_and_makes_nobody_a_victim() -> None:
    denial = incident("j", "b", "detention", stance=Stance.DENIES)
    assert clusters(incident("i", "a", date="2021-11-12"), denial) == (("i", "j"),)
    assert victims_of(denial, person_ids(ONE)) == ()


def test_one_shared_victim_of_several_is_enough() -> None:
    found = clusters(incident("i", ["a", "c"], date="2021-11-12"), incident("j", "c", date="2021-11-12"))
    assert found == (("i", "j"),)


def test_rows_of_two_who_were_taken_together_are_one_event_with_the_report_on_both() -> None:
    report = incident("i", ["a", "c"], date="2021-11-12")
    rows = [incident("j", "a", date="2021-11-12"), incident("k", "c", date="2021-11-12")]
    assert clusters(report, *rows) == (("i", "j", "k"),)
    assert clusters(*rows) == (("j",), ("k",))


def test_clusters_stand_in_the_order_of_their_first_record() -> None:
    late, early = incident("i", "a", date="2021"), incident("j", "c", date="2020-01-01")
    assert clusters(late, early, incident("k", "b", date="2021-05-05")) == (("i", "k"), ("j",))


def test_dates_sort_with_the_undated_at_the_end() -> None:
    values = [None, Edtf("2021"), Edtf("2021-01-01"), Edtf("../2020"), Edtf("2020-05")]
    assert [v and v.text for v in sorted(values, key=sort_key)] == ["2020-05", "../2020", "2021-01-01", "2021", None]
