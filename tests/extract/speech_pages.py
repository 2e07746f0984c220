"""Pages of invented reports for the tests of speech, statements and figures."""

from functools import cache

from habeas.extract.page import Page
from habeas.extract.parse import Parser, load_parser
from habeas.extract.people import People, find_people
from habeas.extract.speech import Speech, find_speech
from habeas.model.text import Text

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
