"""One report copied by ten outlets counts once."""

import pytest

from habeas.link.origins import fingerprint, independent_sources, near_copies, voice_keys
from habeas.model.record import Record, Voice
from tests.link.build import person

REPORT = (
    "On March 9 a student was taken from his home by armed men in plain clothes, his mother told the agency. "
    "He has not been seen since that night and the police refused to register a report about him."
)


def count(*records: Record, copies: dict[str, str] | None = None) -> int:
    claims = [r.of("name")[0] for r in records]
    return independent_sources(claims, {r.id: r for r in records}, copies)


def test_two_items_of_two_sources_are_two() -> None:
    assert count(person("a", "N", source="one"), person("b", "N", source="two")) == 2
    assert count(person("a", "N"), person("b", "N")) == 2
    assert count() == 0


def test_one_source_or_one_item_counts_once() -> None:
    assert count(person("a", "N", source="one"), person("b", "N", source="one")) == 1
    assert count(person("a", "N", text="t"), person("b", "N", text="t")) == 1


@pytest.mark.parametrize(
    ("one", "other", "independent"),
    [
        ("Makran Wire", "Makran Wire", 1),
        ("Makran Wire", "makran wire", 1),
        ("Baloch National Movement (BNM)", "BNM", 1),
        ("Baloch National Movement", "the B.N.M.", 1),
        ("Makran Wire", "Coast Wire", 2),
        ("local sources", "local sources", 2),
        ("residents", "residents", 2),
        ("the police", "the police", 1),
        ("his mother", "Mother of Zarak Rekhta", 1),
        ("his mother Gul Bano", "the victim’s mother", 1),
        ("her husband", "his wife", 2),
        ("his brother", "her brother", 2),
        ("his mother", "the mothers’ committee of Tolan", 2),
        ("the family of Zarak", "Mother of Zarak", 2),
    ],
)
def test_a_named_voice_in_both_chains_makes_one_origin(one: str, other: str, independent: int) -> None:
    a = person("a", "N", source="x", voices=("Paper A", one))
    assert count(a, person("c", "N", source="z", voices=("Paper C", other))) == independent


def test_sharing_is_carried_on() -> None:
    a = person("a", "N", source="x", voices=("Paper A", "Makran Wire"))
    b = person("b", "N", source="y", voices=("Paper B", "Makran Wire", "Doda Khan"))
    c = person("c", "N", source="z", voices=("Paper C", "Doda Khan"))
    assert count(a, c) == 2
    assert count(a, b, c) == 1


def test_near_copies_of_one_text_are_one_origin() -> None:
    texts = {
        "t1": fingerprint(REPORT),
        "t2": fingerprint(f"Our paper writes: {REPORT.upper()} More to follow here."),
        "t3": fingerprint("Something else entirely was printed on that day by another paper, about the weather."),
    }
    copies = near_copies(texts)
    assert copies == {"t1": "t1", "t2": "t1", "t3": "t3"}
    records = [person(i, "N", text=t, source=t) for i, t in (("a", "t1"), ("b", "t2"), ("c", "t3"))]
    assert count(*records, copies=copies) == 2
    assert count(*records) == 3


def test_short_texts_are_alike_by_accident() -> None:
    assert near_copies({"a": fingerprint("He was taken"), "b": fingerprint("He was taken")}) == {"a": "a", "b": "b"}


def test_a_voice_that_names_nobody_has_no_key() -> None:
    assert not voice_keys(Voice("local sources"))
    assert not voice_keys(Voice("they"))
    assert not voice_keys(Voice("…"))
