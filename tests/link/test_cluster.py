"""Scores, judgements, clusters: who is joined, who waits for a person, and why."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.link.cluster import link
from habeas.model.case import Clustering, Judgement
from habeas.model.record import Record
from habeas.model.vocabulary import Stance, Verdict
from tests.link.build import incident, judged, person

SAME, DIFFERENT, UNSURE = Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE


def taken(id: str, name: str, date: str = "2021-11-12", place: str = "Kech", **properties: Any) -> list[Record]:
    return [
        person(id, name, text=f"t-{id}", **properties),
        incident(f"{id}!", id, text=f"t-{id}", date=date, place=place),
    ]


def three(**properties: str) -> list[Record]:
    """Three records that score as one person."""
    return [r for i in "abc" for r in taken(i, "Gwahram Talari", **properties)]


def undecided(clustering: Clustering) -> set[frozenset[str]]:
    return {frozenset((p.left, p.right)) for p in clustering.undecided}


def test_name_day_and_place_make_one_person() -> None:
    found = link([*taken("a", "Abdul Wahab"), *taken("b", "عبدالوہاب", "[2021-11-12,2021-12-11]")])
    assert found.clusters == (("a", "b"),)
    assert found.pairs[0].score > Decimal("0.9")
    assert any("Both give 2021-11-12" in reason for reason in found.pairs[0].reasons)
    assert found.model.startswith("habeas-rule/1")


def test_a_common_name_alone_is_undecided() -> None:
    found = link([person("a", "Abdul Haq"), person("b", "Abdul Haq")])
    assert found.clusters == (("a",), ("b",))
    assert undecided(found) == {frozenset("ab")}


def test_even_a_rare_name_alone_joins_nobody() -> None:
    found = link([person("a", "Gwahram Talari Sorgaz"), person("b", "Gwahram Talari Sorgaz")])
    assert found.clusters == (("a",), ("b",))
    assert found.undecided[0].score <= Decimal("0.80")
    assert "a name alone joins nobody" in found.undecided[0].reasons[-1]


def denied(role: list[str]) -> list[Record]:
    """A ministry says that nobody of this name was arrested on that day in that district."""
    return [
        person("b", "Gwahram Talari", text="t-b", role=role),  # type: ignore[arg-type]
        incident("b!", "b", "arrest", text="t-b", date="2021-11-12", place="Kech", stance=Stance.DENIES),
    ]


def test_a_denial_that_names_day_and_place_is_linked_with_the_accusation() -> None:
    assert link([*taken("a", "Gwahram Talari"), *denied([])]).clusters == (("a", "b"),)


def test_a_witness_is_not_linked_by_a_denial_either() -> None:
    assert link([*taken("a", "Gwahram Talari"), *denied(["witness"])]).clusters == (("a",), ("b",))


def test_other_names_are_other_people_whatever_else_agrees() -> None:
    found = link([*taken("a", "Shehak", father="Karim Dad"), *taken("b", "Mehrab", father="Karim Dad")])
    assert found.clusters == (("a",), ("b",))
    assert found.undecided == ()


def test_equal_identity_numbers_outweigh_a_name_written_otherwise() -> None:
    found = link([person("a", "Noor", identity_number="001"), person("b", "Zarak", identity_number="00-1")])
    assert found.clusters == (("a", "b"),)


def test_another_father_keeps_namesakes_apart() -> None:
    found = link([*taken("a", "Gwahram", father="Karim Dad"), *taken("b", "Gwahram", father="Nabi Bakhsh")])
    assert found.clusters == (("a",), ("b",))


def test_a_conflict_is_not_bridged_by_a_third_record() -> None:
    records = [*taken("a", "Gwahram Talari", father="Karim Dad"), *taken("b", "Gwahram Talari", father="Nabi Bakhsh"),
               *taken("c", "Gwahram Talari")]  # fmt: skip
    found = link(records)
    assert sorted(map(len, found.clusters)) == [1, 2]
    refused = [p for p in found.undecided if p.reasons[0].startswith("Not joined")]
    assert {frozenset((p.left, p.right)) for p in refused} == {frozenset("ab"), frozenset("bc")}


def test_clusters_stand_in_the_order_of_their_first_record_and_hold_everybody() -> None:
    records = [person("w", "Zed", role="witness"), *taken("b", "Gwahram Talari"), *taken("x", "Doda"),
               *taken("a", "Gwahram Talari")]  # fmt: skip
    assert link(records).clusters == (("w",), ("b", "a"), ("x",))


def test_witnesses_relatives_and_speakers_are_never_linked_not_even_by_judgement() -> None:
    records = [person(i, "Gwahram Talari", text=f"t{i}", role=role) for i, role in
               (("a", "witness"), ("b", "witness"), ("c", "relative"), ("d", "speaker"))]  # fmt: skip
    found = link(records, judgements=[judged("a", "b", SAME)])
    assert found.clusters == (("a",), ("b",), ("c",), ("d",))
    assert found.pairs == found.undecided == ()


def test_a_short_name_does_not_make_one_person_of_two_longer_ones() -> None:
    found = link([*taken("a", "Gwahram Talari"), *taken("b", "Gwahram"), *taken("c", "Gwahram Sorgaz")])
    assert all(not {"a", "c"} <= set(cluster) for cluster in found.clusters)
    assert found.undecided


def test_judged_different_keeps_apart_what_scores_as_one() -> None:
    found = link(three(), judgements=[judged("a", "b", DIFFERENT)])
    assert all(not {"a", "b"} <= set(cluster) for cluster in found.clusters)
    assert frozenset("ab") not in undecided(found)
    assert any("speak against it" in p.reasons[0] for p in found.undecided)


def test_judged_same_joins_what_does_not_score() -> None:
    found = link([person("a", "Noor"), person("b", "Zarak")], judgements=[judged("b", "a", SAME)])
    assert found.clusters == (("a", "b"),)


def test_judged_same_overrides_a_conflict() -> None:
    records = [*taken("a", "Gwahram", father="Karim Dad"), *taken("b", "Gwahram", father="Nabi Bakhsh")]
    assert link(records, judgements=[judged("a", "b", SAME)]).clusters == (("a", "b"),)


def test_judged_unsure_waits_for_a_person_and_is_not_bridged_by_a_score() -> None:
    found = link(three(), judgements=[judged("a", "b", UNSURE)])
    assert all(not {"a", "b"} <= set(cluster) for cluster in found.clusters)
    assert frozenset("ab") in undecided(found)
    assert any("Judged unsure: seen the papers" in p.reasons[0] for p in found.undecided)


def test_a_later_judgement_supersedes() -> None:
    """Later in the ledger: a clock that was wrong when it was made changes nothing."""
    for times in (("2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z"), ("2026-01-02T00:00:00Z", "2026-01-01T00:00:00Z")):
        judgements = [judged("a", "b", DIFFERENT, times[0]), judged("b", "a", SAME, times[1])]
        records = [person("a", "Noor"), person("b", "Zarak")]
        assert link(records, judgements=judgements).clusters == (("a", "b"),)
        assert link(records, judgements=judgements[::-1]).clusters == (("a",), ("b",))


def test_a_contradiction_among_judgements_is_reported_and_different_wins() -> None:
    judgements = [judged("a", "b", SAME, "2026-01-01T00:00:00Z"), judged("b", "c", SAME, "2026-01-02T00:00:00Z"),
                  judged("a", "c", DIFFERENT, "2026-01-03T00:00:00Z")]  # fmt: skip
    found = link([person(i, n) for i, n in (("a", "Noor"), ("b", "Zarak"), ("c", "Doda"))], judgements=judgements)
    assert found.clusters == (("a", "b"), ("c",))
    assert [p for p in found.undecided if p.reasons[0].startswith("Judgements contradict each other")]


def test_a_judgement_on_an_unknown_record_changes_nothing() -> None:
    assert link([person("a", "Noor")], judgements=[judged("a", "gone", SAME)]).clusters == (("a",),)


def test_incidents_may_be_handed_in_apart() -> None:
    records = three()
    persons = [r for r in records if r.kind == "person"]
    others = [r for r in records if r.kind != "person"]
    assert link(persons, others).clusters == link(records).clusters == (("a", "b", "c"),)


def test_nothing_is_nobody() -> None:
    found = link([])
    assert (found.clusters, found.pairs, found.undecided) == ((), (), ())


def test_the_threshold_decides_what_is_joined() -> None:
    assert len(link(three(), threshold=Decimal("0.9999")).clusters) == 3
    assert len(link(three(), threshold=Decimal("0.5")).clusters) == 1


def test_officials_are_linked_by_name_and_office() -> None:
    records = [person(i, "Gwahram Talari", text=f"t{i}", role="official", office=o) for i, o in
               (("a", "Home Secretary"), ("b", "home secretary"), ("c", "Judge"))]  # fmt: skip
    assert link(records).clusters == (("a", "b"), ("c",))


def test_a_block_that_is_too_large_is_said_in_the_model() -> None:
    records = [person(f"p{i}", "Noor", father="Zarak", text=f"t{i}") for i in range(6)]
    assert "blocks too large" in link(records, cap=3).model


VERDICTS = st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef"), st.sampled_from([SAME, DIFFERENT, UNSURE]))


@settings(max_examples=60, deadline=None)
@given(st.lists(VERDICTS, max_size=8))
def test_no_cluster_ever_holds_two_records_judged_different(verdicts: list[tuple[str, str, Verdict]]) -> None:
    names = ("Gwahram Talari", "Gwahram Talari", "Gwahram", "Noor", "Noor Dad", "Zarak")
    records = [r for i, n in zip("abcdef", names, strict=True) for r in taken(i, n)]
    judgements = [judged(a, b, v, f"2026-01-01T00:00:{n:02}Z") for n, (a, b, v) in enumerate(verdicts) if a != b]
    found = link(records, judgements=judgements)
    latest: dict[frozenset[str], Judgement] = {frozenset(j.records): j for j in judgements}
    for j in latest.values():
        together = any(set(j.records) <= set(cluster) for cluster in found.clusters)
        assert not (together and j.verdict is DIFFERENT)
    assert sorted(r for cluster in found.clusters for r in cluster) == sorted("abcdef")


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 0, 2)])
def test_the_order_of_records_decides_only_the_order_of_clusters(order: tuple[int, ...]) -> None:
    persons = [taken(i, n) for i, n in (("a", "Gwahram Talari"), ("b", "Gwahram Talari"), ("c", "Noor"))]
    found = link([r for k in order for r in persons[k]])
    assert {frozenset(c) for c in found.clusters} == {frozenset("ab"), frozenset("c")}
