"""Figures of invented reports, for reading in tests."""

from dataclasses import dataclass

from habeas.extract.draft import Draft, DraftClaim
from habeas.extract.figures import find_figures
from habeas.model.edtf import Edtf
from habeas.model.value import Place, Reference
from tests.extract.speech_pages import read


@dataclass(frozen=True)
class Figure:
    """A draft for reading in tests: every property as plain words."""

    draft: Draft
    characters: str

    def of(self, name: str) -> list[DraftClaim]:
        return [c for c in self.draft.claims if c.property == name]

    def values(self, name: str) -> list[object]:
        return [_plain(c.value) for c in self.of(name)]

    def quotes(self, name: str) -> list[str]:
        return [self.characters[c.start : c.end] for c in self.of(name)]

    @property
    def acts(self) -> set[object]:
        return set(self.values("act"))

    @property
    def words(self) -> str:
        return self.of("as_written")[0].as_written


def _plain(value: object) -> object:
    if isinstance(value, Edtf | Reference | Place):
        return value.text
    return value


def every_figure(characters: str) -> list[Figure]:
    """The figures of a report, in text order."""
    return [Figure(draft, characters) for draft in find_figures(*read(characters))]


def figures(characters: str) -> dict[str, Figure]:
    """The figures of a report by their number as written; each number must be written once."""
    found = every_figure(characters)
    assert len({f.words for f in found}) == len(found)
    return {f.words: f for f in found}
