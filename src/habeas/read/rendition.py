"""What a reader is, and what it gives back."""

from dataclasses import dataclass, replace
from typing import Protocol, runtime_checkable

from habeas.errors import Problem
from habeas.model.text import Segment, Text


@dataclass(frozen=True, slots=True)
class Rendition:
    """The text of one exhibit.

    `language` is an ISO 639-1 code, or `und` where it cannot be told. `segments` map spans back (in order, without
    overlap; see `model.text.Segment`), rows and columns counting from 1. `pages` is the number of pages, None where
    the format has none. `problems` name what could not be read or had to be guessed; when nothing could be read,
    `characters` is empty and there is at least one. `reader`, `version` and `sandbox` are filled in by `read_safely`.
    """

    characters: str
    language: str
    segments: tuple[Segment, ...] = ()
    pages: int | None = None
    problems: tuple[Problem, ...] = ()
    reader: str = ""
    version: str = ""
    sandbox: str = ""

    def __post_init__(self) -> None:
        Text("", "", self.reader, self.version, self.language, self.characters, self.segments)  # raises Illegal

    def having(self, *problems: Problem) -> "Rendition":
        """The same with further problems."""
        return replace(self, problems=self.problems + problems)


@runtime_checkable
class Reader(Protocol):
    """Reads the media types that it names. `name` and `version` are sealed with each text that it makes.

    A reader may also have a method `warm()` without arguments: it is called once before any bytes are seen, and is
    the place for slow imports. `read` raises `HabeasError` for what it cannot take.
    """

    @property
    def name(self) -> str: ...

    @property
    def version(self) -> str: ...

    @property
    def media_types(self) -> tuple[str, ...]: ...

    def read(self, data: bytes) -> Rendition: ...


def note(code: str, says: str, do: str) -> Problem:
    """A problem of a reader. The path is filled in by `read_safely`, which knows it."""
    return Problem("", code, says, do)


NO_TEXT = note("no-text", "There is no text in it.", "Check that it is the file you meant.")
