"""English words, and capitals where a text has none to go by: paragraphs in capitals throughout, or without any.

The parser tells names by their capitals. Where a text has only one case, words of the dictionary become small and words
that it lacks become capitalised, character for character, in what the parser reads; the text itself stays.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from habeas.extract import people_words as words
from habeas.extract.dates_words import FULL_MONTHS, WEEKDAYS
from habeas.extract.page import Paragraph

SHORTEST = 20  # letters: a shorter paragraph in capitals is a heading or an abbreviation, and stays
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_VOWEL = re.compile(r"[aeiouyáéíóúäöüàèìòùâêîôû]", re.IGNORECASE)
_ENDINGS = (
    ("ies", "y"), ("ied", "y"), ("ing", ""), ("ing", "e"), ("es", ""), ("ed", ""), ("ed", "e"), ("s", ""), ("ly", ""),
    ("er", ""), ("er", "e"), ("est", ""), ("est", "e"), ("men", "man"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Dictionary:
    """English words in small letters: nouns (well-known names among them), and everything else."""

    nouns: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()

    def knows(self, word: str) -> bool:
        """Whether a word in small letters, or what it is inflected from ("abducted", "bodies"), is in it."""
        return any(form in self.others or (form in self.nouns and len(form) > 2) for form in _forms(word))

    def has(self, word: str) -> bool:
        """Whether a word in small letters is in it as it stands."""
        return word in self.nouns or word in self.others

    def only_noun(self, word: str) -> bool:
        return word in self.nouns and word not in self.others


def _forms(word: str) -> Iterable[str]:
    yield word
    for ending, instead in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 1:
            yield stem + instead
            if not instead and stem[-1] == stem[-2]:
                yield stem[:-1]


def recased(
    characters: str, found: Iterable[Paragraph], dictionary: Dictionary, is_place: Callable[[str], bool]
) -> str:
    """The characters with capitals as in print wherever a paragraph has none to go by; of the same length."""
    pieces, at, small = [], 0, _is_small(characters)
    for paragraph in found:
        written = characters[paragraph.start : paragraph.end]
        if small or _is_shouted(written):
            pieces += [characters[at : paragraph.start], _as_in_print(written, dictionary, is_place)]
            at = paragraph.end
    return "".join([*pieces, characters[at:]]) if pieces else characters


def _is_small(characters: str) -> bool:
    """Whether a text knows no capitals (a stray one in two hundred letters is none)."""
    start = characters[:20_000]
    capitals, letters = sum(map(str.isupper, start)), sum(map(str.isalpha, start))
    return letters >= SHORTEST and 200 * capitals < letters


def _is_shouted(paragraph: str) -> bool:
    capitals, small = sum(map(str.isupper, paragraph)), sum(map(str.islower, paragraph))
    return capitals >= SHORTEST and capitals > 9 * small


def _as_in_print(paragraph: str, dictionary: Dictionary, is_place: Callable[[str], bool]) -> str:
    pieces, at, begins = [], 0, True
    names: list[str] = []  # the words right before that were taken for names
    before = ""
    for match in _WORD.finditer(paragraph):
        between, word = paragraph[at : match.start()], match[0]
        begins = begins or any(mark in between for mark in ".!?:")
        names = names if between in (" ", "-", " -", ". ") else []
        low = word.lower()
        plain = low.removesuffix("'s").removesuffix("’s")
        is_name = _is_name(plain, dictionary, is_place) or _is_surname(plain, names, dictionary)
        if not is_name and before in _RANKED and between == " " and dictionary.only_noun(plain):
            following = _WORD.match(paragraph, match.end() + 1)  # "major rene rodriguez"
            is_name = following is not None and _is_name(following[0].lower(), dictionary, is_place)
        before = plain
        if len(low) != len(word) or (word.isupper() and (between[-1:] == "(" or not _VOWEL.search(word))):
            cased = word
        else:
            cased = low[0].upper() + low[1:] if (begins or is_name) and len(low[0].upper()) == 1 else low
        names = [*names, plain] if is_name else []
        pieces += [between, cased]
        at, begins = match.end(), False
    return "".join([*pieces, paragraph[at:]])


def _is_name(low: str, dictionary: Dictionary, is_place: Callable[[str], bool]) -> bool:
    if low in _CAPITALISED:
        return True
    if low in words.PARTICLES or low in words.HONORIFICS or low in _TITLES:
        return False
    if low in words.NAME_ELEMENTS:
        return low not in dictionary.others
    return not dictionary.knows(low) or (dictionary.only_noun(low) and is_place(low))


def _is_surname(low: str, names: list[str], dictionary: Dictionary) -> bool:
    """ "luis castro", "san salvador": a noun behind words that are hardly anything but a given name."""
    if not names or low in _TITLES or low in words.ORG_WORDS or low[:-1] in _TITLES:
        return False
    if any(form in dictionary.others for form in _forms(low)):
        return False
    return names[-1] in words.NAME_ELEMENTS or names[-1] in _SAINTS or len(names) > 1


_RANKED = words.RANKS | words.OFFICES
_SAINTS = frozenset({"san", "santa", "santo", "sao"})
_TITLES = words.PERSON_NOUNS | words.OFFICES | words.RANKS | frozenset(words.KIN) | words.FORCES
_CAPITALISED = words.DEMONYMS | _SAINTS | (FULL_MONTHS - {"march", "may"}) | frozenset(WEEKDAYS)
