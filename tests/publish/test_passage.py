"""Passages: which sentence or row a quote stands in, how it is cut, and how it is scrubbed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.model.text import Segment, Text
from habeas.publish.passage import Scrubbed, Sentences, between, clipped, row_label, stretches
from habeas.publish.protect import Hit


def around(characters: str, words: str) -> str:
    text = Text("t", "e", "plain", "1", "en", characters)
    start = characters.index(words)
    low, high = Sentences(text).around(start, start + len(words))
    return characters[low:high].strip()


@pytest.mark.parametrize(
    ("characters", "words", "sentence"),
    [
        ("One came. Two left. Three stayed.", "left", "Two left."),
        ("He said: “They came.” Then he left.", "came", "He said: “They came.”"),
        ("Mr. Khan came. He left.", "Khan", "Mr. Khan came."),
        ("Col. A. Rekhta denied it. He left.", "Rekhta", "Col. A. Rekhta denied it."),
        ("It cost 3.5 lakh. He paid.", "3.5", "It cost 3.5 lakh."),
        ("A headline\nThe first sentence. Another.", "headline", "A headline"),
        ("A headline\n\nThe first sentence.", "first", "The first sentence."),
        ("- 297 men\n- 63 women\n", "63", "- 63 women"),
        ("وہ گھر آیا۔ پھر وہ چلا گیا۔", "چلا", "پھر وہ چلا گیا۔"),
        ("One came. Two left.", "came. Two", "One came. Two left."),
    ],
)
def test_the_sentence_around_words(characters: str, words: str, sentence: str) -> None:
    assert around(characters, words) == sentence


def test_a_line_that_the_page_broke_goes_on() -> None:
    wrapped = "The Department acknowledges that the man of Awaran District was detained on\n12 November 2021. He left."
    assert around(wrapped, "12 November").startswith("The Department acknowledges")


def table() -> Text:
    cells = [("name", 1), ("date", 1), ("Zarak Rekhta", 2), ("2021-11-12", 2), ("Sanjar", 3)]
    characters, segments = "", list[Segment]()
    for words, row in cells:
        column = "B" if segments and segments[-1].row == row else "A"
        where, end = f"sheet Cases, row {row}, column {column}", len(characters) + len(words)
        segments.append(Segment(len(characters), end, where, sheet="Cases", row=row, column=ord(column) - 64))
        characters += f"{words}\t"
    return Text("t", "e", "table", "1", "und", characters, tuple(segments))


def test_a_row_is_one_passage() -> None:
    text = table()
    sentences = Sentences(text)
    at = text.characters.index("2021")
    low, high = sentences.around(at, at + 4)
    assert text.characters[low:high] == "Zarak Rekhta\t2021-11-12"
    assert sentences.in_row(at)
    assert row_label(text.segments[3]) == "sheet Cases, row 2"


def test_a_text_without_cells_has_no_row() -> None:
    assert not Sentences(Text("t", "e", "plain", "1", "en", "A sentence.")).in_row(0)


@given(st.text(alphabet="Ab. \n”!۔", min_size=1, max_size=80), st.data())
def test_every_span_lies_in_its_passage(characters: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(characters) - 1))
    end = data.draw(st.integers(start + 1, len(characters)))
    low, high = Sentences(Text("t", "e", "plain", "1", "en", characters)).around(start, end)
    assert 0 <= low <= start < end <= high <= len(characters)


@given(st.lists(st.tuples(st.integers(0, 29), st.integers(1, 30)), min_size=1, max_size=6))
def test_a_passage_is_cut_without_losing_a_character(spans: list[tuple[int, int]]) -> None:
    proper = [(min(a, b), max(a, b)) for a, b in spans if a != b] or [(3, 5)]
    cut = stretches(0, 30, proper)
    assert [s.start for s in cut] == [0, *(s.end for s in cut[:-1])] and cut[-1].end == 30
    for stretch in cut:
        assert (stretch.weight > 0) == any(a <= stretch.start < b for a, b in proper)


def test_the_narrowest_quotes_weigh_most() -> None:
    assert [(s.start, s.end, s.weight) for s in stretches(0, 20, [(0, 15), (4, 8)])] == [
        (0, 4, 1), (4, 8, 2), (8, 15, 1), (15, 20, 0),
    ]  # fmt: skip


def test_long_context_is_cut_to_whole_words() -> None:
    characters = "word " * 100 + "QUOTED" + " word" * 100
    at = characters.index("QUOTED")
    cut = clipped(characters, stretches(0, len(characters), [(at, at + 6)]))
    before, after = (characters[s.start : s.end] for s in (cut[0], cut[-1]))
    assert before.startswith("word ") and len(before) <= 220
    assert after.endswith(" word") and len(after) <= 220


@pytest.mark.parametrize(("words", "row", "shown"), [
    ("\t", True, " | "), ("\tcell\t", True, " | … | "), ("\n", False, "\n"), (" and then ", False, " … "),
])  # fmt: skip
def test_what_stands_for_words_between_quotes(words: str, row: bool, shown: str) -> None:
    assert between(words, row=row) == shown


def test_what_is_protected_across_a_cut_is_marked_once_and_shown_nowhere() -> None:
    scrubbed = Scrubbed("saw Zarak Rekhta go", [(Hit(4, 16, "name"), "[withheld R1]")])
    assert [scrubbed.words(0, 9), scrubbed.words(9, 19)] == ["saw [withheld R1]", " go"]
