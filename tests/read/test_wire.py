"""The frames between the program and its reading process, whatever the worker wrote into them."""

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.errors import Problem
from habeas.model.text import Segment
from habeas.read.rendition import Rendition
from habeas.read.wire import frame, packed, read_frame, rendition_from

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=7) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=12,
)
FULL = Rendition(
    "a\tb\nپ",
    "ur",
    (Segment(0, 1, "sheet X, row 1, column A", sheet="X", row=1, column=1), Segment(2, 3, "page 2", page=2)),
    3,
    (Problem("", "code", "says.", "do."),),
)


def test_frames_follow_one_another() -> None:
    stream = io.BytesIO(frame({"a": 1}, b"one\ntwo") + frame({"b": "ü"}))
    assert read_frame(stream.read, 100) == ({"a": 1, "size": 7}, b"one\ntwo")
    assert read_frame(stream.read, 100) == ({"b": "ü", "size": 0}, b"")
    assert read_frame(stream.read, 100) is None


@pytest.mark.parametrize(
    "data",
    [
        b"{", b"nonsense\n", b"[]\n", b"{}\n", b'{"size":"9"}\n', b'{"size":-1}\n', b'{"size":5}\nabc',
        b'{"size":1000}\n' + b"x" * 1000, b"x" * 100_000,
    ],
)  # fmt: skip
def test_what_is_no_frame(data: bytes) -> None:
    with pytest.raises(ValueError):
        read_frame(io.BytesIO(data).read, 100)


def test_a_rendition_survives() -> None:
    assert rendition_from(packed(FULL)) == FULL


def changed(**fields: object) -> bytes:
    head, _, characters = packed(FULL).partition(b"\n")
    return json.dumps(json.loads(head) | fields).encode() + b"\n" + characters


@pytest.mark.parametrize(
    "payload",
    [
        b"", b"\n", b"{}\n", b"[1]\nx", changed(language=3), changed(pages="3"), changed(pages=True),
        changed(segments=[[0, 99, "", None, None, None, None]]), changed(segments=[[0, 1]]), changed(segments=3),
        changed(segments=[[2, 3, "", None, None, None, None], [0, 1, "", None, None, None, None]]),
        changed(segments=[["0", 1, "", None, None, None, None]]), changed(problems=[{}]), changed(problems=[["x"]]),
        changed(problems=[{"path": "", "code": 1, "says": "", "do": ""}]), packed(FULL)[:-1], b"[" * 100_000,
        b"[" + b"[]," * 5_000_000, b"{},"  * 200_000,
    ],
)  # fmt: skip
def test_what_is_no_rendition(payload: bytes) -> None:
    with pytest.raises(ValueError):
        rendition_from(payload)


@given(st.dictionaries(st.sampled_from(["language", "segments", "pages", "problems"]), JSON), st.binary(max_size=20))
def test_anything_is_a_rendition_or_a_value_error(fields: dict[str, object], characters: bytes) -> None:
    try:
        rendition = rendition_from(json.dumps(fields).encode() + b"\n" + characters)
    except ValueError:
        return
    assert rendition.characters == characters.decode()
