"""Quotation marks: straight, curly, guillemets, nested, split, unclosed, and what only looks like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.extract.layout import paragraphs
from habeas.extract.quotes import Quote, find_quotes


def quotes(characters: str) -> tuple[Quote, ...]:
    return find_quotes(characters, paragraphs(characters))


def inner(characters: str) -> list[str]:
    return [characters[q.inner_start : q.inner_end] for q in quotes(characters)]


@pytest.mark.parametrize(
    ("characters", "expected"),
    [
        ('He said "we saw it" there.', ["we saw it"]),
        ("He said “we saw it” there.", ["we saw it"]),
        ("He said «we saw it» there.", ["we saw it"]),
        ("He said „we saw it“ there.", ["we saw it"]),
        ("He said ``we saw it'' there.", ["we saw it"]),
        ("He said 'we saw it' there.", ["we saw it"]),
        ("He said ‘we saw it’ there.", ["we saw it"]),
        ("He said ”we saw it” there.", ["we saw it"]),
        ('the "santo tomas" farm and the "la eminencia" farm', ["santo tomas", "la eminencia"]),
        ("He said “we saw it\" there.", ["we saw it"]),
        ('a word—"like this"—in dashes', ["like this"]),
    ],
)  # fmt: skip
def test_every_kind_of_mark(characters: str, expected: list[str]) -> None:
    assert inner(characters) == expected


@pytest.mark.parametrize(
    "characters",
    [
        "It's the family's house, and they don't know; the boys' mother waits.",
        "The nation’s loss and the courts’ silence.",
        "Back in the '90s and the ’80s.",
        "He was 6'2\" tall.",
        "",
        '""',
        "no marks at all",
    ],
)
def test_what_is_no_quotation(characters: str) -> None:
    assert quotes(characters) == ()


def test_an_apostrophe_inside_single_marks_does_not_close_them() -> None:
    assert inner("She said 'I don't know the boys' names' and left.") == ["I don't know the boys' names"]


def test_nested_quotations_have_depth() -> None:
    characters = "“He told me ‘we will come back’ and left,” she said."
    found = quotes(characters)
    assert [(characters[q.inner_start : q.inner_end], q.depth) for q in found] == [
        ("He told me ‘we will come back’ and left,", 0),
        ("we will come back", 1),
    ]


def test_a_quotation_over_three_paragraphs_is_closed_in_the_last() -> None:
    found = quotes("“One.\n\n“Two.\n\n“Three,” he said.")
    assert [q.closed for q in found] == [False, False, True]
    assert all(q.opened for q in found)


def test_a_closing_mark_without_an_opening_one_goes_on_with_the_paragraph_above() -> None:
    characters = "“One began here.\n\nTwo ends here,” he said. More."
    found = quotes(characters)
    assert [(q.opened, q.closed) for q in found] == [(True, False), (False, True)]
    assert characters[found[1].inner_start : found[1].inner_end] == "Two ends here,"


def test_an_unclosed_mark_ends_with_its_paragraph() -> None:
    characters = 'He said "we saw it.\n\nNothing more.'
    (found,) = quotes(characters)
    assert characters[found.start : found.end] == '"we saw it.'
    assert not found.closed


@given(st.text(alphabet=st.sampled_from("\"'“”‘’«»‹›„`ab .,\n\u200fپا"), max_size=120))
def test_any_marks_give_exact_spans_in_order(characters: str) -> None:
    found = quotes(characters)
    assert [q.start for q in found] == sorted(q.start for q in found)
    for q in found:
        assert 0 <= q.start <= q.inner_start < q.inner_end <= q.end <= len(characters)
        assert q.depth >= 0


@given(st.text(max_size=200))
def test_any_text_is_taken(characters: str) -> None:
    for q in quotes(characters):
        assert q.inner_start < q.inner_end


@pytest.mark.parametrize("unit", ["“", '"', "'", "a'b ", "«»", "“a ‘b "])
def test_a_long_run_of_marks_takes_linear_time(unit: str) -> None:
    characters = unit * (200_000 // len(unit))
    found = quotes(characters)
    assert all(q.end <= len(characters) for q in found)
