"""The words of lists: what headings, acts, statuses and sexes are called. The words themselves are in `words.toml`."""

import re
import tomllib
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any, Final

_LETTERS: Final = str.maketrans(
    {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ي": "ی", "ى": "ی", "ئ": "ی", "ك": "ک", "ه": "ہ", "ة": "ہ", "ۃ": "ہ",
     "ۀ": "ہ", "ھ": "ہ", "ؤ": "و", "ـ": None, "’": "'", "‘": "'", "_": " ", "\u200c": " ", "\u200d": None}
)  # fmt: skip

# "Specimen Two s/o Specimen One r/o Exampleshire" in one cell. بن is part of many Arabic names: it parts none.
LINKS: Final = re.compile(
    r"[\s,،(]+(?:(?P<father>s ?/ ?o|d ?/ ?o|son of|daughter of|ولد|ولدِ|بنتِ?|hijo de|hija de)"
    r"|(?P<husband>w ?/ ?o|wife of|زوجہ)|(?P<residence>r ?/ ?o|resident of|ساکن|سکنہ))\.?[\s:]+(?=\w)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Meaning:
    """What it means when `whole` is the whole folded text, or `word` stands in it."""

    means: str
    whole: re.Pattern[str]
    word: re.Pattern[str]


@lru_cache(maxsize=4096)  # a cell is looked at several times
def folded(text: str) -> str:
    """`text` for comparison only: small, without accents, vowel signs and format characters, single spaces."""
    composed = unicodedata.normalize("NFKC", text).translate(_LETTERS)
    flat = unicodedata.normalize("NFKD", composed).casefold()
    kept = "".join(c for c in flat if unicodedata.category(c) not in ("Mn", "Cf"))
    return " ".join(kept.translate(_LETTERS).split())


def _load() -> dict[str, Any]:
    return tomllib.loads((files("habeas.extract.listing") / "words.toml").read_text(encoding="utf-8"))


def _meanings(entries: Sequence[Mapping[str, Any]]) -> tuple[_Meaning, ...]:
    return tuple(_Meaning(e["means"], _whole(e.get("whole", ())), _word(e.get("word", ()))) for e in entries)


def _whole(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(patterns) or r"(?!)")


def _word(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns) or '(?!)'})(?!\w)")


_WORDS: Final = _load()
_HEADINGS: Final = _meanings(_WORDS["heading"])
_ACTS: Final = _meanings(_WORDS["act"])
_STATUSES: Final = _meanings(_WORDS["status"])
_SEXES: Final[dict[str, str]] = {word: sex for sex, words in _WORDS["sex"].items() for word in words}
_UNKNOWN: Final = frozenset(_WORDS["phrases"]["unknown"])
_TOTAL: Final = _whole(_WORDS["phrases"]["total"])
_NOT: Final = _word(_WORDS["phrases"]["not"])


def heading_means(heading: str) -> str | None:
    """The field that a heading names, `ignore`, or None where the words are not known."""
    flat = folded(heading)
    without_brackets = re.sub(r"[(\[].*?[)\]]", " ", flat)
    for words in (flat, without_brackets, *re.split(r"[/|،]| - ", without_brackets)):
        bare = words.strip(" .:;*()[]-")
        for meaning in _HEADINGS:
            if bare and (meaning.whole.fullmatch(bare) or meaning.word.search(bare)):
                return meaning.means
    return None


def acts_in(text: str) -> tuple[str, ...]:
    """The acts that words name, each once, in order; of two that overlap, the special one. None where negated."""
    return _found(_ACTS, text)


def statuses_in(text: str) -> tuple[str, ...]:
    """The statuses that words name, each once, in order; none where a negation leaves them open."""
    return _found(_STATUSES, text)


def sex_of(text: str) -> str | None:
    """The sex that a word or letter names."""
    return _SEXES.get(folded(text).strip(" ."))


def is_unknown(text: str) -> bool:
    """Whether the words only say that nothing is known, or there are none."""
    return folded(text).strip(" .") in _UNKNOWN or not any(c.isalnum() for c in text)


def is_total(text: str) -> bool:
    """Whether a cell opens a row of totals."""
    return _TOTAL.fullmatch(folded(text).strip(" .:")) is not None


def _found(meanings: tuple[_Meaning, ...], text: str) -> tuple[str, ...]:
    flat = folded(text)
    taken: list[tuple[int, int, str]] = []
    for meaning in meanings:
        for match in meaning.word.finditer(flat):
            if all(match.end() <= start or end <= match.start() for start, end, _ in taken):
                taken.append((match.start(), match.end(), meaning.means))
    rest = list(flat)
    for start, end, _ in taken:
        rest[start:end] = " " * (end - start)
    if _NOT.search("".join(rest)):
        return ()
    return tuple(dict.fromkeys(means for _, _, means in sorted(taken)))
