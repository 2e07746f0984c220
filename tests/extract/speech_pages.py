"""Pages of invented reports for the tests of speech, statements and figures."""

from dataclasses import dataclass
from functools import cache

from habeas.extract.draft import Draft, DraftClaim
from habeas.extract.page import Page
from habeas.extract.parse import Parser, load_parser
from habeas.extract.people import People, find_people
from habeas.extract.speech import Speech, find_speech
from habeas.extract.statements import find_statements
from habeas.model.text import Text
from habeas.model.value import Reference

PUBLISHER = "Example Herald"


@cache
def parser() -> Parser:
    return load_parser()


def text_of(characters: str) -> Text:
    return Text(id="t", exhibit="e", reader="plain", version="1", language="en", characters=characters)


def page_of(characters: str, source: str = PUBLISHER) -> Page:
    """A page of an undated text."""
    return parser().page(text_of(characters), source, None)


def read(characters: str, source: str = PUBLISHER) -> tuple[Page, People, Speech]:
    """A page, its people and its speech."""
    page = page_of(characters, source)
    people = find_people(page)
    return page, people, find_speech(page, people)


def span(characters: str, words: str) -> tuple[int, int]:
    """Where these words stand; they must stand there once."""
    assert characters.count(words) == 1, f"“{words}” stands {characters.count(words)} times"
    start = characters.index(words)
    return start, start + len(words)


@dataclass(frozen=True)
class Statement:
    """A draft for reading in tests."""

    draft: Draft
    characters: str

    def of(self, name: str) -> list[DraftClaim]:
        return [c for c in self.draft.claims if c.property == name]

    @property
    def speaker(self) -> str:
        return reference(self.of("speaker")[0]).text

    @property
    def position(self) -> object:
        return self.of("position")[0].value

    @property
    def verb(self) -> str:
        claim = self.of("position")[0]
        return self.characters[claim.start : claim.end]

    def about(self, kind: str) -> list[str]:
        return [reference(c).text for c in self.of("about") if reference(c).kind == kind]

    @property
    def via(self) -> list[str]:
        return [voice.who for voice in self.of("position")[0].attribution or ()]


def reference(claim: DraftClaim) -> Reference:
    """The value of a claim that refers to something."""
    assert isinstance(claim.value, Reference)
    return claim.value


def statements(characters: str, source: str = PUBLISHER) -> list[Statement]:
    """The statements of a report, in text order."""
    return [Statement(draft, characters) for draft in find_statements(*read(characters, source))]


def only(characters: str, source: str = PUBLISHER) -> Statement:
    """The one statement of a report."""
    (found,) = statements(characters, source)
    return found
