"""Readers are plug-ins, and one that does not load is an error."""

import sys
from importlib.metadata import EntryPoint
from types import ModuleType

import pytest

from habeas.errors import Refused
from habeas.read.registry import GROUP, load_readers
from habeas.read.rendition import Reader, Rendition


class Shouting:
    name = "shouting"
    version = "1"
    media_types = ("text/x-shouting",)

    def read(self, data: bytes) -> Rendition:
        return Rendition(data.decode().upper(), "und")


class Unfinished:
    name = "unfinished"


class Broken:
    def __init__(self) -> None:
        raise RuntimeError("no licence file")


@pytest.fixture(autouse=True)
def plugins(monkeypatch: pytest.MonkeyPatch) -> None:
    module = ModuleType("invented_plugins")
    for value in (Shouting, Unfinished, Broken):
        setattr(module, value.__name__, value)
    module.ready = Shouting()  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "invented_plugins", module)


def point(value: str) -> EntryPoint:
    return EntryPoint(name="invented", value=f"invented_plugins:{value}", group=GROUP)


def test_the_built_in_readers_are_registered_like_plug_ins() -> None:
    readers = load_readers()
    assert {readers[t].name for t in ("text/plain", "text/html", "application/pdf", "text/csv")} == {
        "plain-text", "web-page", "pdf-text-layer", "delimited-table",
    }  # fmt: skip
    assert all(isinstance(reader, Reader) and reader.version for reader in readers.values())


@pytest.mark.parametrize("value", ["Shouting", "ready"])
def test_a_class_or_an_object_will_do(value: str) -> None:
    assert load_readers([point(value)])["text/x-shouting"].read(b"words").characters == "WORDS"


@pytest.mark.parametrize(
    ("value", "why"), [("Missing", "AttributeError"), ("Broken", "no licence file"), ("Unfinished", "it has no name")]
)
def test_what_does_not_load_is_refused(value: str, why: str) -> None:
    with pytest.raises(Refused, match=why) as caught:
        load_readers([point(value)])
    assert caught.value.code == "bad-plugin"
    assert caught.value.do


def test_a_module_that_is_not_there() -> None:
    with pytest.raises(Refused, match="ModuleNotFoundError"):
        load_readers([EntryPoint(name="gone", value="no_such_module:Reader", group=GROUP)])


def test_two_readers_for_one_media_type() -> None:
    with pytest.raises(Refused, match="as “shouting” does already"):
        load_readers([point("Shouting"), EntryPoint(name="zweite", value="invented_plugins:ready", group=GROUP)])


def test_no_reader_at_all() -> None:
    with pytest.raises(Refused, match="Nothing is installed for habeas"):
        load_readers([])
