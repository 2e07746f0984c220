"""Tallies: each person once, minimum and maximum, by a rule that is said."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.count.tally import tally
from habeas.errors import BadInput
from habeas.link.portrait import incidents, persons
from habeas.model.case import Clustering, Finding, Pair
from habeas.model.count import Tally
from habeas.model.edtf import Edtf
from habeas.model.record import Record
from habeas.model.value import Place, Reference
from habeas.model.vocabulary import Kind, Stance, Status
from tests.link.build import claim, clustering, incident, person

ACCEPTED = Status.ACCEPTED


def pair(left: str, right: str) -> Pair:
    return Pair(left, right, Decimal("0.5"), ("half",))


def counted(
    records: list[Record], groups: Clustering, *undecided: Pair, by: tuple[str, ...] = (),
    where: dict[str, str] | None = None, findings: tuple[Finding, ...] = (),
) -> dict[tuple[str, ...], tuple[int, int]]:  # fmt: skip
    table = result(records, groups, *undecided, by=by, where=where, findings=findings)
    return {tuple(row.by.values()): (row.minimum, row.maximum) for row in table.rows}


def result(
    records: list[Record], groups: Clustering, *undecided: Pair, by: tuple[str, ...] = (),
    where: dict[str, str] | None = None, findings: tuple[Finding, ...] = (),
) -> Tally:  # fmt: skip
    people = persons(records, groups, findings)
    return tally(people, incidents(records, groups, findings), undecided, by=by, where=where)


def taken(id: str, act: str | list[str] = "abduction", *, accepted: bool = True, **properties: Any) -> list[Record]:
    status = ACCEPTED if accepted else Status.PROPOSED
    return [
        person(id, "Noor", text=id, source=f"source {id}"),
        incident(f"{id}!", id, act, text=id, source=f"source {id}", status_of_claims=status, **properties),
    ]


def test_nobody_is_one_row_of_nothing() -> None:
    assert counted([], clustering()) == {(): (0, 0)}
    assert counted([], clustering(), by=("act",)) == {}


def test_accepted_counts_in_the_minimum_and_proposed_in_the_maximum() -> None:
    records = taken("a") + taken("b", accepted=False)
    assert counted(records, clustering("a", "b")) == {(): (1, 2)}


def test_two_records_of_one_person_count_once() -> None:
    assert counted(taken("a") + taken("b"), clustering("ab")) == {(): (1, 1)}


def test_undecided_pairs_are_one_at_least_and_two_at_most() -> None:
    records = taken("a") + taken("b") + taken("c") + taken("d")
    groups = clustering("a", "b", "c", "d")
    assert counted(records, groups, pair("a", "b")) == {(): (3, 4)}
    assert counted(records, groups, pair("a", "b"), pair("b", "c")) == {(): (2, 4)}
    assert counted(records, groups, pair("a", "gone")) == {(): (4, 4)}


def test_an_undecided_pair_across_rows_joins_nothing() -> None:
    records = taken("a", date="2020") + taken("b", date="2021")
    assert counted(records, clustering("a", "b"), pair("a", "b"), by=("year",)) == {
        ("2020",): (1, 1),
        ("2021",): (1, 1),
    }


def test_only_victims_are_counted() -> None:
    records = [person("a", "Noor", role="witness"), person("b", "Zarak", role="official", office="judge"),
               incident("i", "a", status_of_claims=ACCEPTED)]  # fmt: skip
    assert counted(records, clustering("a", "b")) == {(): (0, 0)}


def test_a_victim_whom_nobody_names_is_not_counted() -> None:
    nameless = [person("a", [], text="a"), incident("i", "a", status_of_claims=ACCEPTED)]
    assert counted(nameless, clustering("a")) == {(): (0, 0)}
    assert counted([*nameless, person("b", [], identity_number="1")], clustering("ab")) == {(): (1, 1)}


def test_a_person_to_whom_two_things_happened_stands_in_two_rows_and_once_in_the_total() -> None:
    records = taken("a", ["abduction", "torture"])
    assert counted(records, clustering("a"), by=("act",)) == {("abduction",): (1, 1), ("torture",): (1, 1)}
    assert counted(records, clustering("a")) == {(): (1, 1)}


def test_what_a_record_says_of_one_victim_is_not_counted_for_the_other() -> None:
    """Two were taken together; only one of them is said to have been tortured, on the same day."""
    records = [
        person("a", "Zarak"),
        person("b", "Sanjar"),
        incident("i", ["a", "b"], "abduction", date="2021-11-12"),
        incident("j", "a", "detention", date="2021-11-12"),
    ]
    found = counted(records, clustering(["a"], ["b"]), by=("act",))
    assert found == {("abduction",): (0, 2), ("detention",): (0, 1)}


def test_what_is_only_denied_is_not_counted() -> None:
    denial = [person("a", "Noor"), incident("i", "a", "detention", stance=Stance.DENIES)]
    asserted = [*denial, incident("j", "a", "detention", status_of_claims=ACCEPTED)]
    assert counted(denial, clustering("a"), where={"act": "detention"}) == {(): (0, 0)}
    assert counted(asserted, clustering("a"), where={"act": "detention"}) == {(): (1, 1)}


def test_what_its_only_source_takes_back_is_not_counted() -> None:
    said = incident("i", "a", "killing", source="s", text="t", status_of_claims=ACCEPTED)
    takes_back = (claim("j", "act", "killing", text="u", stance=Stance.RETRACTS),
                  claim("j", "victim", Reference("a", "Noor", "person"), text="u"))  # fmt: skip
    for source, expected in (("s", (0, 0)), ("another", (1, 1))):
        back = Record("j", Kind.INCIDENT, "e", "u", source, takes_back)
        records = [person("a", "Noor"), said, back]
        assert counted(records, clustering("a"), where={"act": "killing"}) == {(): expected}


def test_a_victim_with_no_act_is_counted_as_such() -> None:
    listed, proposed = person("a", "Noor", status_of_claims=ACCEPTED), person("b", "Zarak")
    assert counted([listed, proposed], clustering("a", "b"), by=("act",)) == {("not stated",): (1, 2)}


def test_a_finding_counts_as_accepted_and_decides_the_label() -> None:
    records = taken("a", accepted=False, date="2020")
    concluded = tuple(
        Finding(
            id=f"f{p}",
            subject="a!",
            property=p,
            value=v,
            standard="balance_of_probabilities",
            reason="r",
            actor="x",
            time="2026-01-01T00:00:00Z",
        )
        for p, v in (("act", "abduction"), ("date", Edtf("2021-05")))
    )
    assert counted(records, clustering("a"), by=("act", "month"), findings=concluded) == {
        ("abduction", "2021-05"): (1, 1)
    }


def test_labels_where_sources_disagree_or_say_nothing() -> None:
    one = taken("a", accepted=False, date="2020", place="Kech")
    other = taken("b", accepted=False, date="2020-03", place="Awaran")
    assert counted(one + other, clustering("ab"), by=("year", "district", "province")) == {
        ("2020", "disputed", "not stated"): (0, 1)
    }
    accepted = taken("b", place="Awaran", date="2020-03")
    assert counted(one + accepted, clustering("ab"), by=("district",)) == {("Awaran",): (1, 1)}


@pytest.mark.parametrize(
    ("date", "year", "month"),
    [
        ("2021-11-12", "2021", "2021-11"),
        ("2021", "2021", "2021-XX"),
        ("[2021-11-12,2021-12-11]", "2021", "2021-XX"),
        ("2020-12/2021-01", "2020-2021", "2020-2021"),
        ("../2021", "not stated", "not stated"),
    ],
)
def test_vague_dates_stay_vague(date: str, year: str, month: str) -> None:
    assert counted(taken("a", date=date), clustering("a"), by=("year", "month")) == {(year, month): (1, 1)}


def test_by_sex_as_stated_and_by_source() -> None:
    records = taken("a") + taken("b") + taken("c")
    records[0] = person("a", "Noor", text="a", source="source a", sex="female")
    records[2] = person("b", "Noor", text="b", source="source b", sex="male")
    groups = clustering("ab", "c")
    assert counted(records, groups, by=("sex",)) == {("disputed",): (1, 1), ("not stated",): (1, 1)}
    assert counted(records, groups, by=("source",)) == {(f"source {s}",): (1, 1) for s in "abc"}


@pytest.mark.parametrize(
    ("events", "statuses", "label"),
    [
        ([("abduction", "2021")], [], "not known to be free or dead"),
        ([("abduction", "2021"), ("release", "2022")], [], "released or found alive"),
        ([("release", "2021"), ("abduction", "2022")], [], "not known to be free or dead"),
        ([("abduction", "2021"), ("body_found", "2022")], [], "dead"),
        ([("abduction", "2021")], ["released"], "released or found alive"),
        ([("abduction", "2021"), ("body_found", "2022")], ["released"], "disputed"),
        ([], ["whereabouts_unknown"], "not known to be free or dead"),
        ([], [], "not stated"),
    ],
)
def test_by_status(events: list[tuple[str, str]], statuses: list[str], label: str) -> None:
    records = [person("a", "Noor", text="t", status=statuses)]
    records += [incident(f"i{n}", "a", act, date=date) for n, (act, date) in enumerate(events)]
    assert set(counted(records, clustering("a"), by=("status",))) == {(label,)}


def test_where_keeps_one_label_or_one_of_several() -> None:
    records = taken("a", date="2020") + taken("b", "killing", date="2021") + taken("c", "torture", date="2021")
    groups = clustering("a", "b", "c")
    assert counted(records, groups, where={"year": "2021"}) == {(): (2, 2)}
    assert counted(records, groups, where={"act": "abduction|killing"}) == {(): (2, 2)}
    assert counted(records, groups, by=("act",), where={"year": "2021", "act": "killing"}) == {("killing",): (1, 1)}


def test_a_dimension_that_does_not_exist_is_refused_with_what_to_do() -> None:
    for by, where in (((), {"tribe": "x"}), (("tribe",), {})):
        with pytest.raises(BadInput) as refused:
            tally([], [], by=by, where=where)
        assert "tribe" in refused.value.says
        assert "district" in refused.value.do


def test_the_rule_is_said_in_words() -> None:
    rule = result([], clustering(), by=("act",), where={"year": "2021|2022"}).rule
    assert "each person once" in rule
    assert "year 2021 or 2022" in rule
    assert "rows need not add up" in rule
    assert "add up" not in result([], clustering()).rule


def test_a_place_below_the_district_is_counted_in_its_district() -> None:
    place = Place("Tump", country="PK", province="Balochistan", district="Kech", place="Tump", precision="place")
    found = counted(taken("a", place=place), clustering("a"), by=("country", "province", "district"))
    assert found == {("PK", "Balochistan", "Kech"): (1, 1)}


IDS = "abcdef"
PAIRS = st.lists(st.tuples(st.sampled_from(IDS), st.sampled_from(IDS)).filter(lambda p: p[0] != p[1]), max_size=8)


@given(st.lists(st.booleans(), min_size=6, max_size=6), PAIRS)
def test_the_minimum_never_exceeds_the_maximum(accepted: list[bool], pairs: list[tuple[str, str]]) -> None:
    records = [r for i, a in zip(IDS, accepted, strict=True) for r in taken(i, accepted=a)]
    ((least, most),) = counted(records, clustering(*IDS), *(pair(*p) for p in pairs)).values()
    assert 0 <= least <= sum(accepted) <= most == 6
    assert least > 0 or not any(accepted)
