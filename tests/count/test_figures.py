"""Figures: what is malformed, what does not add up, what can hold beside what; and nothing is ever corrected."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.count.figures import reconcile
from habeas.link.portrait import incidents, persons
from habeas.model.count import FigureFinding
from habeas.model.record import Claim, Record
from habeas.model.value import Place
from habeas.model.vocabulary import Status
from tests.count.build import figure
from tests.link.build import clustering, incident, person


def found(*records: Record) -> list[tuple[str, tuple[str, ...]]]:
    return [(f.kind, f.figures) for f in reconcile(records)]


def only(*records: Record) -> FigureFinding:
    (finding,) = reconcile(records)
    return finding


def test_a_number_that_is_not_one_is_kept_as_written_with_its_readings() -> None:
    finding = only(figure("a", "22,6000", readings=(22600, 226000), well_formed=False, act="missing"))
    assert finding.kind == "malformed"
    assert (
        finding.says == "“22,6000” is not a well-formed number; it may mean 22,600 or 226,000. It is kept as written."
    )


def test_a_number_without_any_reading() -> None:
    assert only(figure("a", "4x,,", readings=(), well_formed=False)).says.endswith("and cannot be read as one.")


def test_a_part_that_fits_and_a_part_that_is_larger() -> None:
    whole = figure("w", "46", population="people", act="abduction", said="kidnapped")
    fits = only(whole, figure("p", "28", at=60, act="release", said="released", part_of="w"))
    larger = only(whole, figure("p", "58", at=60, act="release", said="released", part_of="w"))
    assert (fits.kind, fits.figures) == ("compatible", ("p", "w"))
    assert fits.says == "“28 released” is given as a part of “46 people kidnapped”, and fits."
    assert (larger.kind, larger.figures) == ("part_exceeds_whole", ("p", "w"))


@pytest.mark.parametrize(
    ("part", "whole", "kind"),
    [
        ({"number": "50", "bound": "at_least"}, {"number": "46"}, "part_exceeds_whole"),
        ({"number": "50"}, {"number": "46", "bound": "at_least"}, "compatible"),
        ({"number": "50"}, {"number": "46", "bound": "about"}, "compatible"),
        ({"number": "60"}, {"number": "46", "bound": "about"}, "part_exceeds_whole"),
        ({"number": "5,00", "readings": (5, 500), "well_formed": False}, {"number": "46"}, "compatible"),
    ],
)
def test_parts_are_judged_by_their_bounds_and_readings(part: dict[str, Any], whole: dict[str, Any], kind: str) -> None:
    results = found(figure("w", **whole), figure("p", at=60, part_of="w", **part))
    assert (kind, ("p", "w")) in results


def test_a_part_with_several_readings_fits_in_some_only() -> None:
    part = figure("p", "5,00", at=60, readings=(5, 500), well_formed=False, part_of="w")
    says = [f.says for f in reconcile([figure("w", "46"), part]) if f.kind == "compatible"]
    assert says == ["“5,00” is given as a part of “46”, and fits in some readings only."]


def test_a_part_of_something_unknown_or_unreadable_says_nothing() -> None:
    assert found(figure("p", "28", part_of="gone")) == []
    assert [
        k for k, _ in found(figure("w", "x", readings=(), well_formed=False), figure("p", "2", at=9, part_of="w"))
    ] == ["malformed"]


def test_some_parts_that_go_beyond_their_whole() -> None:
    whole = figure("w", "46")
    parts = [
        figure(i, "30", at=60 * n, act=a, part_of="w")
        for n, (i, a) in enumerate((("p", "release"), ("q", "killing")), 1)
    ]
    (finding,) = [f for f in reconcile([whole, *parts]) if f.kind == "does_not_sum"]
    assert finding.figures == ("w", "p", "q")
    assert "add up to 60, more than “46”" in finding.says
    assert "They overlap, or one of them is wrong." in finding.says


def test_some_parts_need_not_be_all() -> None:
    whole = figure("w", "46", population="people in total")
    parts = [figure(i, "3", at=60 * n, part_of="w") for n, i in enumerate("pq", 1)]
    assert {k for k, _ in found(whole, *parts)} == {"compatible"}


@pytest.mark.parametrize(("children", "kind"), [("41", "does_not_sum"), ("52", "compatible"), ("60", "does_not_sum")])
def test_men_women_and_children_right_behind_a_total_are_all_of_it(children: str, kind: str) -> None:
    records = [
        figure("w", "412", population="persons", act="missing"),
        figure("m", "297", at=40, population="men"),
        figure("f", "63", at=50, population="women"),
        figure("c", children, at=65, population="children"),
    ]
    assert (kind, ("w", "m", "f", "c")) in found(*records)


def test_people_told_of_far_away_are_no_enumeration() -> None:
    records = [figure("w", "412", population="persons"), figure("m", "297", at=400, population="men"),
               figure("f", "63", at=800, population="women")]  # fmt: skip
    assert found(*records) == []


@pytest.mark.parametrize(("total", "kind"), [("12", "compatible"), ("13", "does_not_sum"), ("11", "does_not_sum")])
def test_rows_under_a_total(total: str, kind: str) -> None:
    rows = [figure(i, n, at=at, act="killing", part_of="w", linked=n) for i, n, at in (("a", "5", 10), ("b", "7", 20))]
    assert (kind, ("w", "a", "b")) in found(figure("w", total, at=30, population="Total", act="killing"), *rows)


@pytest.mark.parametrize(("total", "kind"), [("12", "compatible"), ("20", "does_not_sum")])
def test_rows_by_place_under_a_total_without_place(total: str, kind: str) -> None:
    rows = [figure(i, n, at=a, act="killing", place=Place(p, district=p)) for i, n, a, p in
            (("a", "5", 10, "Kech"), ("b", "7", 40, "Awaran"))]  # fmt: skip
    assert (kind, ("w", "a", "b")) in found(*rows, figure("w", total, at=90, population="total", act="killing"))


@pytest.mark.parametrize(("year", "kind"), [("30", "compatible"), ("31", "does_not_sum")])
def test_periods_that_make_up_the_year_make_up_its_figure(year: str, kind: str) -> None:
    halves = [figure("h1", "10", act="killing", period="2021-01-01/2021-06-30"),
              figure("h2", "20", at=50, act="killing", period="2021-07-01/2021-12-31")]  # fmt: skip
    assert (kind, ("w", "h1", "h2")) in found(*halves, figure("w", year, at=99, act="killing", period="2021"))


def test_periods_with_a_gap_need_not() -> None:
    parts = [
        figure("h1", "10", act="killing", period="2021-01"),
        figure("h2", "2", at=50, act="killing", period="2021-03"),
    ]
    kinds = [k for k, f in found(*parts, figure("w", "99", at=99, act="killing", period="2021")) if f[0] == "w"]
    assert kinds == []


def balance(stated: str) -> list[Record]:
    columns = (("Opening balance", "1,215"), ("New cases", "46"), ("Disposed of", "35"), ("Closing balance", stated))
    return [figure(str(i), n, at=40 * i, population=p, period="2022-06") for i, (p, n) in enumerate(columns)]


def test_a_balance_follows_from_its_row() -> None:
    wrong, right = only(*balance("1,236")), only(*balance("1,226"))
    assert (wrong.kind, wrong.figures) == ("does_not_sum", ("0", "1", "2", "3"))
    assert "is 1,226, but “1,236 Closing balance 2022-06” is stated" in wrong.says
    assert right.kind == "compatible"


def test_a_running_count_cannot_fall() -> None:
    series = [
        figure(i, n, at=50 * k, text=f"t{k}", source="commission", act="missing", as_of=d)
        for k, (i, n, d) in enumerate(
            (("b", "300", "2021-06-30"), ("a", "350", "2021-03-31"), ("c", "310", "2021-09-30"))
        )
    ]
    finding = only(*series)
    assert (finding.kind, finding.figures) == ("falls", ("a", "b"))
    assert "cannot fall" in finding.says


def test_running_counts_of_two_sources_are_two_series() -> None:
    series = [figure(i, n, text=i, source=i, act="missing", as_of=d) for i, n, d in
              (("a", "350", "2021-03-31"), ("b", "300", "2021-06-30"))]  # fmt: skip
    assert found(*series) == []


OVER = figure("over", "over three hundred", readings=(300,), bound="at_least", population="Baloch nationals",
              act="killing", said="killed", period=None)  # fmt: skip
KILLED = figure("killed", "366", at=900, act="killing", said="killed", period="2021")
BY_FORCES = figure("by", "75", at=950, act="killing", said="killed by Pakistani SF")


def test_more_than_three_hundred_beside_366() -> None:
    finding = only(OVER, KILLED)
    assert (finding.kind, finding.figures) == ("compatible", ("over", "killed"))
    assert finding.says == (
        "“over three hundred Baloch nationals killed the past year” and “366 killed 2021” speak of about the same "
        "thing (the period of “over three hundred Baloch nationals killed the past year” is only given as “the past "
        "year”). Both can hold."
    )


def test_those_killed_by_one_party_can_be_a_part_of_all_killed() -> None:
    finding = only(KILLED, BY_FORCES)
    assert (finding.kind, finding.figures) == ("compatible", ("by", "killed"))
    assert "can be a part of “366 killed 2021”" in finding.says
    assert "is not stated" in finding.says


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"period": "2021"}, {"period": "2021"}),
        ({"period": "2021", "text": "a"}, {"period": "2021", "text": "b"}),
        ({"period": "2021", "bound": "at_most"}, {"period": "2021"}),
        ({"period": "2021", "act": "extrajudicial_killing"}, {"period": "2021"}),
        ({"period": None}, {"period": None}),
        ({"period": "2021", "population": "people"}, {"period": "2021", "population": "nationals"}),
    ],
)
def test_two_figures_of_one_thing_that_cannot_both_hold(one: dict[str, Any], other: dict[str, Any]) -> None:
    records = figure("a", "100", **{"act": "killing", **one}), figure("b", "366", at=80, **{"act": "killing", **other})
    assert found(*records) == [("incompatible", ("a", "b"))]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"period": "2021"}, {"period": "2020"}),
        ({"period": "2021"}, {}),
        ({"text": "a", "period": "2021"}, {"text": "b"}),
        ({}, {}),
        ({"act": "missing", "period": "2021"}, {"period": "2021"}),
        ({"population": "women", "period": "2021"}, {"population": "children", "period": "2021"}),
        (
            {"place": Place("Kech", district="Kech"), "period": "2021"},
            {"place": Place("x", district="Awaran"), "period": "2021"},
        ),
        ({"said": "killed by soldiers", "period": "2021"}, {"said": "killed by rebels", "period": "2021"}),
        ({"population": "women", "period": "2021"}, {"place": Place("Kech", district="Kech"), "period": "2021"}),
        ({"as_of": "2021-01-01", "period": "2021"}, {"as_of": "2021-02-01", "period": "2021"}),
        ({"place": Place("here"), "period": "2021"}, {"place": Place("there"), "period": "2021"}),
    ],
)
def test_figures_that_speak_of_different_things_are_not_compared(one: dict[str, Any], other: dict[str, Any]) -> None:
    records = figure("a", "366", **{"act": "killing", **one}), figure("b", "400", at=80, **{"act": "killing", **other})
    assert found(*records) == []


@pytest.mark.parametrize(
    "narrower",
    [
        {"period": "2021-11"},
        {"period": "2021", "population": "women"},
        {"period": "2021", "place": Place("Kech", district="Kech")},
        {"period": "2021", "said": "killed by soldiers"},
    ],
)
def test_a_narrower_count_cannot_be_larger(narrower: dict[str, Any]) -> None:
    whole = figure("w", "366", act="killing", period="2021")
    assert found(figure("a", "400", at=80, act="killing", **narrower), whole) == [("part_exceeds_whole", ("a", "w"))]
    assert found(figure("a", "40", at=80, act="killing", **narrower), whole) == [("compatible", ("a", "w"))]
    assert found(figure("a", "40", text="other", act="killing", **narrower), whole) == []


def test_the_same_number_twice_is_no_finding() -> None:
    twice = [figure(i, "366", text=i, act="killing", period="2021") for i in "ab"]
    assert found(*twice) == []


def test_bounds_that_meet_can_both_hold() -> None:
    about = figure("a", "about 350", text="a", readings=(350,), bound="about", act="killing", period="2021")
    assert found(about, figure("b", "366", text="b", act="killing", period="2021")) == [("compatible", ("a", "b"))]


def test_what_is_documented_person_by_person_stands_beside_what_is_claimed() -> None:
    records = [
        person("p", "Noor", sex="female"),
        incident("i", "p", "killing", date="2021", status_of_claims=Status.ACCEPTED),
        person("q", "Zarak"),
        incident("j", "q", "killing", date="2021-03"),
    ]
    groups = clustering(("p",), ("q",))
    figures = [
        figure("a", "366", act="killing", period="2021"),
        figure("b", "0", text="b", act="killing", said="killed", period="2021"),
        figure("z", "0", text="z", act="killing", said="killed"),
        figure("c", "5", text="c", act="killing", period="2020"),
        figure("d", "5", text="d", act="killing", period="2021-03"),
        figure("e", "5", text="e", act="killing", population="children", period="2021"),
        figure("f", "5", text="f"),
        figure("g", "5", text="g", act="killing", population="women", period="2021"),
    ]
    says = {
        f.figures: f.says
        for f in reconcile(figures, persons(records, groups), incidents(records, groups))
        if f.kind == "documented_beside_claimed"
    }
    assert says == {
        ("a",): "“366 killing 2021” is claimed; this register documents between 1 and 2 persons by name.",
        ("b",): "“0 killed 2021” is claimed; this register documents between 1 and 2 persons by name, more than the "
                "figure allows.",
        ("d",): "“5 killing 2021-03” is claimed; this register documents between 0 and 1 person by name.",
        ("g",): "“5 women killing 2021” is claimed; this register documents 1 person by name.",
    }  # fmt: skip


def test_other_records_are_passed_over() -> None:
    assert reconcile([person("p", "Noor")]) == ()


def test_those_who_suffered_two_acts_are_a_part_of_those_who_suffered_one() -> None:
    missing = figure("m", "400", act="missing", period="2021", bound="at_least")
    base = figure("b", "17", at=80, act="missing", period="2021")
    found_dead = replace(base, claims=(*base.claims, *_other_act(base)))
    assert found(missing, found_dead) == [("compatible", ("b", "m"))]


def _other_act(record: Record) -> list[Claim]:
    return [replace(c, id="second", value="body_found") for c in record.of("act")]


def test_one_sentence_for_all_outlets_of_one_figure() -> None:
    records = [person("p", "Noor"), incident("i", "p", "killing", date="2021")]
    groups = clustering(("p",))
    copies = [figure(i, "366", text=i, act="killing", period="2021") for i in "abc"]
    (finding,) = reconcile(copies, persons(records, groups), incidents(records, groups))
    assert finding.figures == ("a", "b", "c")


def test_headline_people_of_no_time_are_not_set_beside_a_year() -> None:
    headline = figure("h", "3", population="men", act="abduction", said="taken")
    assert found(headline, figure("y", "46", at=300, act="abduction", period="2021")) == []


NUMBERS = st.integers(min_value=0, max_value=10**9)


@given(
    NUMBERS, NUMBERS, st.sampled_from(["exact", "at_least", "about", "at_most"]), st.sampled_from(["2021", None, ""])
)
def test_no_finding_names_a_number_that_nobody_wrote(a: int, b: int, bound: str, period: str | None) -> None:
    records = [figure("a", str(a), act="killing", bound=bound, period=period),
               figure("b", str(b), at=80, act="killing", period="2021")]  # fmt: skip
    for finding in reconcile(records):
        digits = "".join(c if c.isdigit() else " " for c in finding.says.replace("2021", "")).split()
        assert set(digits) <= {str(a), str(b)}
