"""Anchors are exact, whatever the script."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.errors import Illegal
from habeas.model.text import Anchor, Segment, Text

# Letters, combining marks, Urdu, bidirectional controls, an emoji made of several code points.
TRICKY = st.text(alphabet="aé e\u0301\u0627\u0628\u0679\u06d2\u200f\u202e\u2066\u2069👩\u200d👧\t\r\n", max_size=60)


def a_text(characters: str, segments: tuple[Segment, ...] = ()) -> Text:
    return Text("t", "e", "plain", "1", "en", characters, segments)


@given(TRICKY, st.integers(0, 60), st.integers(0, 60))
def test_an_anchor_holds_exactly_what_stands_there(characters: str, start: int, end: int) -> None:
    text = a_text(characters)
    if not start < end <= len(characters):
        with pytest.raises(Illegal):
            Anchor.at(text, start, end)
        return
    anchor = Anchor.at(text, start, end)
    assert anchor.quote == characters[start:end]
    assert anchor.holds_in(text)


def test_another_quote_is_refused() -> None:
    with pytest.raises(Illegal):
        Anchor.at(a_text("taken from home"), 0, 5, "Taken")


def test_a_map_that_overlaps_is_refused() -> None:
    with pytest.raises(Illegal):
        a_text("abcdef", (Segment(0, 4, "page 1"), Segment(3, 6, "page 2")))


def test_where_finds_the_segment() -> None:
    text = a_text("abcdef", (Segment(0, 3, "page 1"), Segment(3, 6, "page 2")))
    assert [text.where(i) for i in (0, 2, 3, 5)] == ["page 1", "page 1", "page 2", "page 2"]


def test_a_lone_surrogate_is_refused() -> None:
    with pytest.raises(Illegal):
        a_text("\ud800")
