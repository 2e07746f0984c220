"""Names folded: every spelling of one name, in Arabic script or Latin, to the same or nearly the same key.

`tokens(name)` gives the words that matter, each with its key (`fold`), the keys it might also have (`also`), its
consonants for blocking (`skeleton`), and how much it tells (`weight_class`). The written name is never changed or
stored in folded form: folding serves comparison only.

Order inside: bare letters -> Latin letters -> `respell` -> join "-ullah" and "-uddin", split "Abdul" off -> drop
articles. Folding what is folded changes nothing, and no string makes it raise (both are property tests).
"""

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from itertools import pairwise

from habeas.link import name_words as known
from habeas.link.letters import arabic_reading, bare, is_arabic, latin
from habeas.link.name_words import ABD, MOHAMMAD


class Weight(IntEnum):
    """How much agreement on a word tells, from nothing to much."""

    TITLE = 0
    PREFIX = 1  # "Abdul" and "Muhammad", which half of a list may carry
    TRIBE = 2
    COMMON = 3
    PLAIN = 4


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a name. `abjad`: it was written in Arabic script, so that its short vowels are unknown."""

    written: str
    fold: str
    also: tuple[str, ...]
    skeleton: str
    weight_class: Weight
    abjad: bool


# What one sound is written as, brought to one spelling. Applied in order, again and again until nothing changes.
_RESPELLINGS = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        ("t(?:ch|sh)", "ch"), ("sch", "sh"), ("dj", "j"), ("ck", "k"), ("ph", "f"), ("que$", "k"), ("q", "k"),
        ("x", "ks"), ("c(?!h)", "k"), ("th", "t"), ("dh", "d"), ("bh", "b"), ("jh", "j"), ("zh", "z"), ("v", "w"),
        ("y", "i"), ("ee", "i"), ("ie", "i"), ("ei", "ai"), ("oo", "u"), ("ou", "u"), (r"([a-z])\1+", r"\1"),
        ("chch", "ch"), ("shsh", "sh"), ("khkh", "kh"), ("ah$", "a"),
    )
)  # fmt: skip
_ULLAH = re.compile(r"(?:[aeiou]lla+h?|[uo]lah)$")
_UDDIN = re.compile(r"(?:[aeou]dd?|ald)(?:ie|ee|[iey])ne?$")
_ABD = re.compile(r"abd(?:[aeiou]+(sh|[lrsdntz])|al)(.{3,})$")
_ABD_WORD = re.compile(r"abd(?:[aeiou]+(?:sh|[lrsdntz])?)?$")
_BROKEN = re.compile(known.PARENT_MARKS, re.IGNORECASE)
_VOWELS = frozenset("aeiou")


@lru_cache(maxsize=200_000)
def tokens(name: str) -> tuple[Token, ...]:
    """The words of a name in order. Empty only when the name holds no letter or digit at all."""
    words = [(written, _title(latin(written)), is_arabic(written)) for written in bare(name).split()]
    words = [w for w in _split_abd(_join_suffixes(words)) if w[1]]
    words = [(written, _alias(respell(word)), abjad) for written, word, abjad in words]
    return tuple(_token(*word, last=i == len(words) - 1) for i, word in enumerate(_without_particles(words)))


def fold(name: str) -> str:
    """The keys of a name's words, with spaces between. Idempotent."""
    folded, once = name, " ".join(t.fold for t in tokens(name))
    while once != folded:  # a joined or split word may, rarely, meet a rule again: the fixed point is the key
        folded, once = once, " ".join(t.fold for t in tokens(once))
    return folded


def split_parent(name: str) -> tuple[str, str | None]:
    """A name written as "A s/o B" as A and B; the second is None where no parent is named."""
    parts = _BROKEN.split(f" {name} ", maxsplit=1) if _marks_parent(name) else [name]
    own = parts[0].strip(" ,;()-")
    parent = parts[1].strip(" ,;()-") if len(parts) > 1 else ""
    return (own, parent) if own and parent else (name, None)


def _marks_parent(name: str) -> bool:
    match = _BROKEN.search(name)
    if not match:
        return False
    before, after = name[: match.start()][-1:], name[match.end() :][:1]
    return not before.isalnum() and not after.isalnum()


Word = tuple[str, str, bool]


def _title(word: str) -> str:
    """ "Sayed" the title, before respelling makes it "Saeed" the name."""
    return "sid" if word in known.SYED else word


def _join_suffixes(words: list[Word]) -> list[Word]:
    """ "Sana Ullah" and "Nur ud Din" as one word each, as others write them."""
    joined: list[Word] = []
    for i, (written, word, abjad) in enumerate(words):
        following = words[i + 1][1] if i + 1 < len(words) else ""
        if not joined or respell(joined[-1][1]) in _TITLES:
            joined.append((written, word, abjad))
        elif word in known.SUFFIX_ALLAH or (word in known.ALLAH and following not in known.AFTER_ALLAH):
            joined[-1] = _glue(joined[-1], written, "ullah")
        elif word in known.DIN:
            _drop_article(joined)
            joined[-1] = _glue(joined[-1], written, "uddin")
        else:
            joined.append((written, word, abjad))
    return joined


def _drop_article(joined: list[Word]) -> None:
    if len(joined) > 1 and joined[-1][1] in ("ud", "ad", "al", "ed", "el", "ul"):
        joined.pop()


def _glue(before: Word, written: str, suffix: str) -> Word:
    return (f"{before[0]} {written}", before[1] + suffix, before[2])


def _split_abd(words: list[Word]) -> list[Word]:
    """ "Abdulwahab", "Abdul Wahab" and "Abd al-Wahhab" all as abd + wahab; "Abdullah" stays one name."""
    split: list[Word] = []
    for written, word, abjad in words:
        match = _ABD.match(word)
        if _ULLAH.search(word) and len(word) > 5:
            split.append((written, _ULLAH.sub("ullah", word), abjad))
        elif match:
            split += [(written, ABD, abjad), (written, _rest_of_abd(match), abjad)]
        elif _ABD_WORD.match(word):
            split.append((written, ABD, abjad))
        else:
            split.append((written, _UDDIN.sub("uddin", word) if len(word) > 6 else word, abjad))
    return split


def _rest_of_abd(match: "re.Match[str]") -> str:
    """In "Abdurahman" and "Abdussalam" the article has taken the first letter of what follows."""
    letter, rest = match[1], match[2]
    return letter + rest if letter and letter != "l" and not rest.startswith(letter) else rest


@lru_cache(maxsize=200_000)
def respell(word: str) -> str:
    """A Latin word in the spelling that stands for all spellings of its sounds. Idempotent."""
    while True:
        before = word
        for pattern, to in _RESPELLINGS:
            word = pattern.sub(to, word)
        if word == before:
            return word


def _alias(word: str) -> str:
    return known.ALIASES.get(word, word)


def _without_particles(words: list[Word]) -> list[Word]:
    """Articles and "bin" dropped, from the right, unless nothing else would be left."""
    kept: list[Word] = []
    for word in reversed(words):
        following = kept[-1][1] if kept else ""
        if not _is_particle(word[1], following):
            kept.append(word)
    return kept[::-1] or words


def _is_particle(word: str, following: str) -> bool:
    if not following or word in known.PARTICLES:
        return word in known.PARTICLES
    return any(
        word[1:] == s and word[0] in _VOWELS and following.startswith(s) for s in known.ASSIMILATED if len(word) > 1
    )


def _token(written: str, fold: str, abjad: bool, *, last: bool) -> Token:
    also = {fold[2:]} if fold.startswith("al") and len(fold) > 3 else set()
    if not last and len(fold) > 4 and fold[-2:] in ("ul", "ur", "ud"):  # "Inamul Haq", "Ziaur Rehman"
        also.add(fold[:-2])
    if abjad and " " not in written and (other := arabic_reading(written)) != written:
        also.add(respell(_rest(latin(other))))
    return Token(written, fold, tuple(sorted(also - {fold})), skeleton(fold), _weight(fold, last), abjad)


def _rest(word: str) -> str:
    match = _ABD.match(word)
    return _rest_of_abd(match) if match else word


def _keys(words: frozenset[str]) -> frozenset[str]:
    return frozenset(_alias(respell(_title(latin(bare(word))))) for word in words)


_TITLES, _TRAILING = _keys(known.TITLES), _keys(known.TRAILING_TITLES)
_TRIBES, _COMMON = _keys(known.TRIBES), _keys(known.COMMON)


def _weight(fold: str, last: bool) -> Weight:
    if fold in _TITLES or (last and fold in _TRAILING) or (len(fold) == 1 and not fold.isdigit()):
        return Weight.TITLE
    if fold in (ABD, MOHAMMAD):
        return Weight.PREFIX
    if fold in _TRIBES or fold.endswith("zai"):
        return Weight.TRIBE
    return Weight.COMMON if fold in _COMMON else Weight.PLAIN


_COARSE = str.maketrans({"q": "k", "g": "k", "z": "s", "p": "b", "c": "j", "v": None, "w": None, "h": None} |
                        dict.fromkeys(_VOWELS))  # fmt: skip


@lru_cache(maxsize=200_000)
def skeleton(fold: str) -> str:
    """The consonants of a folded word, coarsely: for finding candidates, not for judging them.

    k, kh, g, gh and q are one letter, s, sh and z another. A word of fewer than two consonants keeps its first letter
    too ("Isa" and "Essa" are both "es", since e stands for every vowel).
    """
    consonants = fold.replace("kh", "k").replace("gh", "k").replace("sh", "s").translate(_COARSE)
    deduplicated = "".join(c for c, d in pairwise(f"{consonants}\0") if c != d)
    if len(deduplicated) >= 2 or not fold:
        return deduplicated
    return ("e" if fold[0] in _VOWELS else fold[0]) + deduplicated.removeprefix(fold[0])
