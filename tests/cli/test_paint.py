"""What people see in a terminal: plain words, both sides, nothing wider than the window. Everybody here is invented."""

import io
from collections.abc import Callable
from typing import Any

import pytest
from rich.console import Console

from habeas.cli import paint_overview, paint_people
from habeas.cli.words import areas, chain_words, event_words, language_words, quoted, supported, value_words


def painted(paint: Callable[[Console, Any], None], data: Any, width: int = 80) -> str:
    out = io.StringIO()
    paint(Console(file=out, width=width, highlight=False), data)
    assert all(len(line) <= width for line in out.getvalue().splitlines() if not line.startswith(("Root", "Key")))
    return out.getvalue()


def flat(text: str) -> str:
    """The words without the lines of tables and the breaks within cells."""
    return " ".join(text.translate(dict.fromkeys(map(ord, "│┃┏┓┗┛━┳┻╇╈┡┩└┘┴┬─"), " ")).split())


def voice(who: str, how: str = "unknown", hedge: str | None = None) -> dict[str, str | None]:
    return {"who": who, "how": how, "hedge": hedge}


def support(value: Any, *claims: str, against: tuple[str, ...] = ()) -> dict[str, Any]:
    return {"value": value, "for": list(claims), "against": list(against), "independent_sources": len(claims),
            "finding": None}  # fmt: skip


def claim(id: str, property: str, value: Any, quote: str, stance: str = "asserts") -> dict[str, Any]:
    return {"id": id, "property": property, "value": value, "quote": quote, "stance": stance, "status": "proposed",
            "attribution": [voice("The Post"), voice("his mother", "first_hand")], "unresolved": None}  # fmt: skip


PLACE = {"text": "Tolan", "country": "Nowhere", "province": "South", "district": "Mehran", "place": "Tolan",
         "precision": "place", "gazetteer_id": None, "lat": 27.5, "lon": 65.1}  # fmt: skip
CONTRADICTION = {
    "subjects": ["p1"], "label": "Zarak Rekhta", "property": "act", "says": "Some say so, others deny.",
    "sides": [
        {"property": "act", "value": "enforced_disappearance", "stance": "asserts",
         "claims": [{"id": "c1", "quote": "was taken", "attribution": [voice("The Post")]}]},
        {"property": "act", "value": {"record": None, "text": "“he is held,”", "kind": "statement"}, "stance": "denies",
         "claims": [{"id": "c2", "quote": "denies", "attribution": [voice("The Ministry")]}]},
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("property", "value", "words"),
    [
        ("act", "accidental_death", "accidental death"),
        ("status", "deprived_of_liberty", "deprived of liberty"),
        ("date", "2021-11-12", "12 November 2021"),
        ("period", "2021-21", "spring 2021"),
        ("age", {"min": 14, "max": 16}, "between 14 and 16 years"),
        ("place", PLACE, "Tolan (Mehran, South, Nowhere)"),
        ("victim", {"record": "abcdefghijkl", "text": "Zarak", "kind": "person"}, "Zarak [abcdefgh]"),
        ("readings", [22600, 226000], "22,600 or 226,000"),
        ("name", "under_score", "under_score"),
        ("date", None, "?"),
    ],
)
def test_values_in_words(property: str, value: Any, words: str) -> None:
    assert value_words(property, value) == words


def test_small_words() -> None:
    assert chain_words([voice("A"), voice("B", "relayed", "reportedly")]) == "A, relaying B (“reportedly”)"
    assert quoted("a\n b") == "“a b”" and quoted("one two three", 9) == "“one two …”"
    assert [language_words("ur"), language_words("und"), language_words(None), language_words("tr")] == [
        "Urdu", "", "", "tr",
    ]  # fmt: skip
    assert event_words({"date": "2021-11", "status": "found_dead"}) == "found dead November 2021"
    assert event_words({"date": None, "status": "still_missing"}) == "still missing"


def test_spellings_of_a_person_and_districts_of_an_incident() -> None:
    subject = {"properties": {"name": [support("Zarak", "a"), support("Zarrak", "b"), support(None, "c")],
                              "place": [support(PLACE, "a"), support(PLACE | {"text": "Mehran"}, "b")]}}  # fmt: skip
    assert supported(subject, "name") == "Zarak / Zarrak"
    assert areas(subject) == "Mehran"


def test_a_contradiction_shows_both_sides_with_who_says_so() -> None:
    words = flat(painted(paint_people.contradictions, [CONTRADICTION], 120))
    for told in ("enforced disappearance", "– The Post: “was taken”", "denied: “he is held,” – The Ministry: “denies”"):
        assert told in words


def test_a_list_of_persons_says_what_is_claimed_of_each_in_plain_words() -> None:
    timeline = [{"date": "2021-11-12", "status": "deprived_of_liberty"}, {"date": None, "status": "still_missing"},
                {"date": None, "status": "deprived_of_liberty"}]  # fmt: skip
    person = {"id": "abcdefghijkl", "records": ["r"], "properties": {"name": [support("Zarak", "a")]},
              "status_timeline": timeline}  # fmt: skip
    nameless = {"id": "mnopqrstuvwx", "records": ["s"], "properties": {}, "status_timeline": []}
    words = flat(painted(paint_people.persons, [person, nameless], 120))
    assert "abcdefgh Zarak deprived of liberty 12 November 2021; still missing" in words
    assert "mnopqrst (not named)" in words
    assert "_" not in words and "ijkl" not in words


def test_a_list_of_incidents_says_what_is_only_denied() -> None:
    incident = {"id": "abcdefghijkl", "records": ["r"], "victims": [], "properties": {
        "act": [support("abduction", "a"), support("arrest", against=("b",))], "date": [support("2021", "a")],
        "victim": [support({"record": "x" * 12, "text": "Zarak", "kind": "person"}, "a")]}}  # fmt: skip
    words = flat(painted(paint_people.incidents, [incident], 120))
    assert "abduction / denied: arrest 2021 Zarak 1" in words


def test_a_portrait_names_each_property_once_and_says_how_many_sources_are_independent() -> None:
    data = {
        "id": "abcdefghijkl", "records": ["r"], "contradictions": [CONTRADICTION],
        "properties": {"father": [support("Sanjar", "a"), support("Hammal", "b")]},
        "claims": [claim("a", "father", "Sanjar", "Sanjar"), claim("b", "father", "Hammal", "Hammal")],
        "status_timeline": [{"date": "2021", "status": "found_dead"}],
    }  # fmt: skip
    words = flat(painted(paint_people.portrait, data, 120))
    assert words.count("father’s") == 1 and "from 1 record" in words
    assert "Sanjar The Post, relaying his mother (first hand): “Sanjar” 1" in words
    assert "found dead 2021" in words and "others deny" not in words and "The Ministry" in words


def overview() -> dict[str, Any]:
    people = [{"person": f"p{n}", "name": f"Person{n} Rekhta / P. Rekhta", "accepted": n < 8} for n in range(9)]
    return {
        "exhibits": [{"id": "abcdefghijkl", "name": "a-list-with-a-long-name.xlsx", "source": "The Committee",
                      "media_type": "x", "kind": "spreadsheet (XLSX)", "language": "ur", "records": 12}],
        "claims": [{"source": "The Committee", "person": 6, "incident": 6, "proposed": 40, "accepted": 2,
                    "rejected": 1}],
        "contradictions": [CONTRADICTION],
        "figures": {"misfits": [{"kind": "does_not_sum", "says": "“2” and “3” add up to 5, less than “6”."}],
                    "compatible": 3, "documented": 1},
        "persons": 9,
        "counted": [{"act": "accidental_death", "minimum": 8, "maximum": 9, "persons": people}],
        "undecided": [{"names": ["Zarak", "Zarrak"]}],
        "sealed": {"items": 1, "bytes": 9, "entries": 3, "root": "ab" * 32, "fingerprint": "cd" * 32, "time": "Owed."},
    }  # fmt: skip


@pytest.mark.parametrize("width", [80, 120])
def test_the_summary_is_plain_and_fits_the_window(width: int) -> None:
    words = flat(painted(paint_overview.summary, overview(), width))
    assert "spreadsheet (XLSX), Urdu" in flat(painted(paint_overview.summary, overview(), 120))
    assert "2 of 43" in words and "1 rejected" in words
    assert "does not sum" in words and "1 figure stands beside" in words
    assert "accidental death 8 9 Person0 Rekhta" in words
    assert "May be one person (minimum) or two (maximum): Zarak; Zarrak." in words
    assert "_" not in words


def test_the_summary_names_a_few_and_says_who_is_only_suggested() -> None:
    words = flat(painted(paint_overview.summary, overview(), 160))
    assert "Person5 Rekhta and 2 more; suggested only: Person8 Rekhta" in words
    assert "P. Rekhta" not in words


def test_figures_that_do_not_hold_stand_first() -> None:
    figure = {"id": "abcdefghijkl", "claims": [
        claim("a", "as_written", "22,6000", "22,6000"), claim("b", "well_formed", False, "22,6000"),
        claim("c", "readings", [22600, 226000], "22,6000"), claim("d", "population", "people", "people"),
        claim("e", "bound", "at_least", "over")]}  # fmt: skip
    findings = [{"kind": "compatible", "says": "Both can hold."}, {"kind": "malformed", "says": "It is malformed."}]
    words = flat(painted(paint_overview.figures, {"figures": [figure], "findings": findings}, 120))
    assert "malformed: 22,600 or 226,000" in words and "at least" in words
    assert words.index("malformed: It is malformed.") < words.index("Both can hold.")
