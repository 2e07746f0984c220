"""Balances and running counts of cases, in rows and in prose."""

from habeas.count.figures import reconcile
from habeas.model.count import FigureFinding
from habeas.model.record import Record
from tests.count.build import figure


def found(*records: Record) -> list[tuple[str, tuple[str, ...]]]:
    return [(f.kind, f.figures) for f in reconcile(records)]


def prose(received: str, closed: str, pending: str) -> list[Record]:
    """All cases ever received, those closed and those pending, told in one sentence."""
    steps = (("r", received, "case_received"), ("c", closed, "case_closed"), ("p", pending, "case_pending"))
    return [figure(id, n, at=60 * k, act=act, population="cases") for k, (id, n, act) in enumerate(steps)]


def test_received_less_closed_is_pending() -> None:
    assert found(*prose("640", "410", "230")) == [("compatible", ("r", "c", "p"))]
    assert found(*prose("640", "410", "250")) == [("does_not_sum", ("r", "c", "p"))]


def test_where_something_was_in_hand_before_nothing_is_said() -> None:
    assert found(*prose("76", "60", "2,300")) == []


def test_each_account_of_a_text_is_judged_by_itself() -> None:
    first, second = prose("640", "410", "230"), prose("50", "20", "40")
    later = [figure(f"{r.id}2", str(r.of("as_written")[0].value), at=400 + 60 * k, act=str(r.of("act")[0].value))
             for k, r in enumerate(second)]  # fmt: skip
    assert found(*first, *later) == [("does_not_sum", ("r2", "c2", "p2")), ("compatible", ("r", "c", "p"))]


def row(month: str, opening: str, closing: str) -> list[Record]:
    columns = (("Opening balance", opening), ("New cases", "10"), ("Disposed of", "5"), ("Closing balance", closing))
    at = int(month[-2:]) * 1000
    return [figure(f"{month}{i}", n, at=at + 40 * i, population=p, period=month) for i, (p, n) in enumerate(columns)]


def test_a_balance_is_carried_to_the_next_period() -> None:
    kinds = found(*row("2022-01", "100", "105"), *row("2022-02", "108", "113"))
    assert ("incompatible", ("2022-013", "2022-020")) in kinds
    assert found(*row("2022-01", "100", "105"), *row("2022-02", "105", "110"))[0][0] == "compatible"


def test_many_rows_that_hold_are_told_in_one_sentence() -> None:
    rows = [record for m in range(1, 6) for record in row(f"2022-{m:02}", str(95 + 5 * m), str(100 + 5 * m))]
    (finding,) = reconcile(rows)
    assert finding.says.startswith("In 5 rows")
    assert len(finding.figures) == 20


def test_a_running_count_of_one_source_cannot_fall() -> None:
    counts = [figure(i, n, text=i, source="body", act="case_received", period=p)
              for i, n, p in (("a", "8,279", "2011-03/2021-11-30"), ("b", "8,163", "2011-03/2022-03"))]  # fmt: skip
    (finding,) = reconcile(counts)
    assert finding.kind == "falls"
    assert "up to 2022-03-31 is less than" in finding.says


def test_cases_of_two_bodies_are_not_compared() -> None:
    counts = [
        figure(i, n, text=i, source=i, act="case_received", period="2022-02") for i, n in (("a", "41"), ("b", "48"))
    ]
    assert found(*counts) == []


def breakdown(total: str, *parts: str) -> list[Record]:
    whole = figure("w", total, act="arrest", population="people", period="2020")
    months = [figure(f"p{k}", n, at=100 + 30 * k, act="arrest", period=f"2020-0{k}", part_of="w", linked=":")
              for k, n in enumerate(parts, 1)]  # fmt: skip
    return [whole, *months]


def of_kind(kind: str, records: list[Record]) -> list[FigureFinding]:
    return [f for f in reconcile(records) if f.kind == kind]


def test_a_breakdown_must_add_up() -> None:
    assert of_kind("does_not_sum", breakdown("90", "20", "28", "42")) == []
    (finding,) = of_kind("does_not_sum", breakdown("90", "20", "28", "45"))
    assert finding.figures == ("w", "p1", "p2", "p3")
    assert "add up to 93, more than" in finding.says


def test_a_figure_close_by_may_complete_a_breakdown() -> None:
    march = figure("m", "76", at=40, act="arrest", period="2020-03")
    records = [*breakdown("158", "34", "48"), march]
    assert of_kind("does_not_sum", records) == []
    (finding,) = [f for f in of_kind("compatible", records) if len(f.figures) > 2]
    assert finding.figures == ("w", "p1", "p2", "m")


def test_what_does_not_hold_comes_first() -> None:
    odd = figure("x", "2,5000", text="u", readings=(2500, 25000), well_formed=False, act="injury")
    assert [kind for kind, _ in found(*prose("640", "410", "250"), odd)] == ["malformed", "does_not_sum"]


def test_copies_of_one_text_give_one_finding() -> None:
    records = [figure(f"{t}{i}", n, at=at, text=t, act="killing", period="2019-11")
               for t in ("t1", "t2") for i, n, at in (("a", "41", 0), ("b", "97", 90))]  # fmt: skip
    (finding,) = reconcile(records, copies={"t1": "t1", "t2": "t1"})
    assert finding.kind == "incompatible"
    assert finding.figures == ("t1a", "t2a", "t1b", "t2b")


def test_a_row_without_opening_balance_goes_on_from_the_row_before() -> None:
    def short(month: str, *numbers: str) -> list[Record]:
        steps = ("case_received", "case_closed", "case_pending")
        at = int(month[-2:]) * 1000
        return [figure(f"{month}{s}", n, at=at + 40 * k, act=s, period=month) for k, (s, n) in
                enumerate(zip(steps, numbers, strict=True))]  # fmt: skip

    right = found(*short("2020-01", "45", "53", "2,122"), *short("2020-02", "40", "30", "2,132"))
    wrong = found(*short("2020-01", "45", "53", "2,122"), *short("2020-02", "40", "30", "2,142"))
    assert [kind for kind, _ in right] == ["compatible"]
    assert [kind for kind, _ in wrong] == ["does_not_sum"]


def test_twenty_outlets_with_three_numbers_make_one_finding() -> None:
    numbers = ["41", "97", "41", "60"] * 5
    outlets = [figure(f"f{k}", n, text=f"t{k}", source=f"s{k}", act="killing", period="2019-11")
               for k, n in enumerate(numbers)]  # fmt: skip
    (finding,) = reconcile(outlets)
    assert finding.kind == "incompatible"
    assert len(finding.figures) == 20
    assert "cannot all hold" in finding.says


def test_numbers_that_all_can_hold_are_told_once() -> None:
    said = [figure("a", "366", text="a", act="killing", period="2021"),
            figure("b", "more than 300", text="b", readings=(300,), bound="at_least", act="killing", period="2021"),
            figure("c", "about 350", text="c", readings=(350,), bound="about", act="killing",
                   period="2021")]  # fmt: skip
    (finding,) = reconcile(said)
    assert (finding.kind, finding.figures) == ("compatible", ("a", "b", "c"))


def test_men_women_and_children_must_add_up_whatever_else_came_of_some() -> None:
    whole = figure("w", "412", population="persons", act="missing")
    groups = [figure(f"g{k}", n, at=60 + 20 * k, population=p, act="missing", part_of="w", linked=n)
              for k, (n, p) in enumerate((("297", "men"), ("63", "women"), ("41", "children")))]  # fmt: skip
    released = figure("r", "96", at=160, act="release", part_of="w")
    (finding,) = of_kind("does_not_sum", [whole, *groups, released])
    assert finding.figures == ("w", "g0", "g1", "g2")
