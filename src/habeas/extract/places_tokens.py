"""Words of a text with what the finder of places must know of each: its script, its capital, what joins it to the next.

A line without lower case, or without any capital, is "caseless": there capitals say nothing. Hyphens split words, so
that "Sindh-Punjab" and "Khyber-Pakhtunkhwa" can both be looked up.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from habeas.extract.places_words import ARTICLES, FUNCTION_WORDS, common_words

_MARK = r"\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u200c"
_LETTERS = rf"[^\W\d_](?:[^\W_]|[{_MARK}]){{0,60}}"
_WORD: Final = re.compile(rf"(?:[A-Z]\.){{2,6}}|{_LETTERS}(?:['’ʻ‘](?![sS](?!\w)){_LETTERS}){{0,3}}")
_ARABIC: Final = re.compile(r"[\u0600-\u06ff]")
_BETWEEN_NAMES: Final = frozenset(
    ["de", "del", "da", "do", "dos", "das", "di", "du", "della", "al", "el", "bin", "ibn", "von", "van", "ul", "ur"]
)
_JOINT: Final = re.compile(r"[^\S\n]|[-‐‑]|\n|[^\S\n]{2}")


@dataclass(frozen=True, slots=True)
class Token:
    """`capital`: may begin a name. `joined`: the next token follows after one blank, line break or hyphen."""

    start: int
    end: int
    text: str
    low: str
    capital: bool
    joined: bool
    first: bool  # of its sentence
    caseless: bool
    arabic: bool


def tokens_of(text: str) -> list[Token]:
    """All words of `text`, in order."""
    matches = list(_WORD.finditer(text))
    caseless = _CaselessLines(text)
    found = []
    for at, match in enumerate(matches):
        word, start, end = match[0], match.start(), match.end()
        following = matches[at + 1].start() if at + 1 < len(matches) else -1
        bare = caseless.at(start)
        low = word.lower()
        arabic = bool(_ARABIC.match(word))
        plain = low in FUNCTION_WORDS or low in common_words()
        found.append(
            Token(
                start=start, end=end, text=word, low=low,
                capital=arabic or (not plain if bare else word[0].isupper()),
                joined=following - end in (1, 2) and bool(_JOINT.fullmatch(text, end, following)),
                first=_begins_sentence(start, text), caseless=bare, arabic=arabic,
            )
        )  # fmt: skip
    return found


_SENTENCE_END = re.compile(r"(?:^|[.!?:;•*“\"‘(\[—–]|\n)[\s“\"‘'(]{0,3}$")


def _begins_sentence(start: int, text: str) -> bool:
    return bool(_SENTENCE_END.search(text[max(0, start - 4) : start]) if start else True)


class _CaselessLines:
    """For each line, whether its letters are all upper or all lower case."""

    def __init__(self, text: str) -> None:
        self._starts: list[int] = []
        self._flags: list[bool] = []
        at = 0
        for line in text.split("\n"):
            self._starts.append(at)
            self._flags.append(_is_caseless(line))
            at += len(line) + 1

    def at(self, position: int) -> bool:
        return self._flags[bisect_right(self._starts, position) - 1]


def _is_caseless(line: str) -> bool:
    letters = [c for c in line[:4000] if c.isalpha() and c.lower() != c.upper()]
    if len(letters) < 12:
        return False
    capitals = sum(1 for c in letters if c.isupper())
    if capitals * 10 >= len(letters) * 8:
        return True
    return capitals * 200 < len(letters) and len(letters) > 60


@dataclass(frozen=True)
class Words:
    """The tokens of a text with what the text as a whole says about single words."""

    text: str
    tokens: tuple[Token, ...]

    @classmethod
    def of(cls, text: str) -> "Words":
        return cls(text, tuple(tokens_of(text)))

    @cached_property
    def lower_case(self) -> frozenset[str]:
        """Words that this text also writes without a capital: at the start of a sentence they are words."""
        return frozenset(t.low for t in self.tokens if not t.caseless and not t.arabic and t.text[0].islower())

    def run_after(self, at: int) -> Token | None:
        """The next token when it is capitalised and follows directly."""
        if at + 1 < len(self.tokens) and self.tokens[at].joined and "-" not in self._gap(at):
            token = self.tokens[at + 1]
            return token if token.capital and not token.caseless and not token.arabic else None
        return None

    def run_before(self, at: int) -> Token | None:
        """The token before when it is capitalised, joined, and no mere first word of a sentence."""
        if at == 0 or not self.tokens[at - 1].joined or "-" in self._gap(at - 1):
            return None
        token = self.tokens[at - 1]
        if not token.capital or token.caseless or token.arabic or (token.first and self._is_plain(token)):
            return None
        return token

    def _is_plain(self, token: Token) -> bool:
        return token.low in FUNCTION_WORDS or token.low in common_words() or token.low in self.lower_case

    def _gap(self, at: int) -> str:
        return self.text[self.tokens[at].end : self.tokens[at + 1].start]

    def goes_on(self, at: int) -> bool:
        """Whether a small word and another name follow ("Praia" in "Praia da Luz")."""
        if at + 2 >= len(self.tokens) or not (self.tokens[at].joined and self.tokens[at + 1].joined):
            return False
        return self.tokens[at + 1].text in _BETWEEN_NAMES and self.tokens[at + 2].capital

    def is_suffix(self, at: int) -> bool:
        """Whether a lower-case prefix is glued on before ("anti-Moscow")."""
        if at == 0 or self._gap(at - 1) not in ("-", "‐", "‑"):
            return False
        return not self.tokens[at - 1].capital and self.tokens[at - 1].low not in ARTICLES

    def hyphenated(self, at: int) -> str | None:
        """The lower-case word glued on with a hyphen ("Quetta-based"), if there is one."""
        if at + 1 < len(self.tokens) and self._gap(at) in ("-", "‐", "‑") and not self.tokens[at + 1].capital:
            return self.tokens[at + 1].low
        return None
