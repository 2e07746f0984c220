"""Finding what must not leave in running text: names however they are spelled, spans, contact details, numbers.

Names are compared token by token after folding (case, Arabic letter variants, diacritics, joiners), so that
"GUL-BIBI", "Gul  Bibi" and the same name with other codes for its letters are all found. A part of a withheld name
is withheld too, unless the same word leaves anyway as part of something released ("Muhammad", "Baloch").
A name of several words is also looked for in the other of the Latin and Arabic scripts, by its consonants.
What it cannot know is a name that no record holds.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from habeas.publish.skeleton import SHORTEST, is_arabic, skeleton

EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
HANDLE = re.compile(r"(?<![\w@./])@[A-Za-z0-9_]{3,}")
_ABROAD = r"(?:\+|00)\d{1,3}[\s().-]*(?:\d[\s().-]*){7,12}\d"
_AT_HOME = r"\(?0\d{2,4}\)?[\s.-]*\d{3,4}[\s.-]?\d{3,4}"
PHONE = re.compile(rf"(?<![\w+])(?:{_ABROAD}|{_AT_HOME})(?!\w)")
IDENTITY = re.compile(r"(?<!\w)(?:\d{5}-\d{7}-\d|\d{13})(?!\w)")

# Kin, witnesses and address: words that stand beside a name and are none themselves.
_DESCRIBING = """brother brothers sister sisters father mother son sons daughter daughters husband wife
wives spouse cousin uncle aunt nephew niece grandfather grandmother relative relatives family families
parent parents widow sibling siblings witness witnesses eyewitness eyewitnesses resident residents villager
villagers neighbour neighbours neighbor neighbors survivor survivors
بھائی بھائیوں بہن بہنوں والد والدہ باپ ماں بیٹا بیٹے بیٹی شوہر بیوی خاوند اہلیہ چچا ماموں خالہ پھوپھی کزن رشتہ
دار داروں اہل خانہ گھر والے والوں خاندان دوست عینی شاہد شاہدین گواہ گواہوں پڑوسی اخ اخت اب ام ابن بنت زوجہ زوج
عم خال جد عائلہ شاہدہ شہود"""
_COLLECTIVE = """movement party council commission committee ministry government army police court agency agencies
news times post tribune dawn herald radio tv television network organisation organization
association union federation front forces force corps department office bureau university group
groups documents document report reports wire monitor observer forum alliance circle voice dossier
media outlet outlets officials authorities activists campaigners company foundation institute centre
center society affairs secretariat senate parliament assembly cabinet directorate authority tribunal brigade
regiment battalion rangers militia administration press daily weekly online
حکومت فوج پولیس عدالت کمیشن کمیٹی وزارت تنظیم پارٹی اخبار
ذرائع حکام"""
# Where nothing has a capital: the words of an office or calling are no name, and what they follow is none either.
_OFFICES = """minister ministers spokesperson spokesman spokeswoman spokesmen officer officers official
commissioner secretary director chairman chairwoman chairperson president governor judge judges magistrate
superintendent inspector constable chief head member members representative delegate mayor ambassador envoy
lawyer lawyers advocate counsel prosecutor teacher doctor nurse journalist reporter reporters activist activists
campaigner volunteer driver shopkeeper student students professor soldier soldiers guard guards"""
_SMALL = """a no none nobody one someone somebody anyone unknown unidentified unnamed not neither it he she they we you
an in on at by of to is was were be been has had have as but or if when where there here then so some many most several
two three four five six seven eight nine ten hundred thousand armed masked group groups others other another all both
local man woman men women boy girl child children friend friends people person persons the and for from with
his her their its our your who whom that this these those said says told will mister miss sir jan feb mar apr may jun
jul aug sep sept oct nov dec january february march april june july august september october november december monday
tuesday wednesday thursday friday saturday sunday کے کی کا کو نے سے میں اور پر ایک اس ان یہ وہ ہے ہیں تھا تھے تھی ولد
بنت زوجہ من فی ال"""
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_FEW_WORDS = 3
_SHORTEST_WORD = 3  # letters; shorter words alone are no names that could be told from others
_MOST_WORDS = 6  # of a name, when it is looked for in the other script
_LETTERS = str.maketrans({"ي": "ی", "ى": "ی", "ې": "ی", "ك": "ک", "ه": "ہ", "ة": "ہ", "ۃ": "ہ", "ھ": "ہ", "ە": "ہ"})


@dataclass(frozen=True, slots=True)
class Token:
    """A folded word with its place in the string; `small` where it is written with a small first letter."""

    word: str
    start: int
    end: int
    small: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """`start`/`end` in the string; `key` names what is protected there."""

    start: int
    end: int
    key: str


def tokens(text: str) -> list[Token]:
    """The folded words of a string. Everything that is neither letter, digit nor mark separates words.

    In a longer string without any capital no word counts as small: it may be a message typed without them.
    """
    found: list[Token] = []
    start, folded = None, ""
    for at, char in enumerate(text + " "):
        if _inside(char):
            start = at if start is None else start
            folded += _fold(char)
        elif start is not None:
            if folded:
                found.append(Token(folded, start, at, text[start].islower()))
            start, folded = None, ""
    if len(found) > _FEW_WORDS and not any(char.isupper() for char in text):
        return [Token(t.word, t.start, t.end, small=False) for t in found]
    return found


@lru_cache(maxsize=1 << 12)
def _inside(char: str) -> bool:
    return char.isalnum() or unicodedata.category(char) in ("Mn", "Mc", "Cf") or char == "ـ"


@lru_cache(maxsize=1 << 12)
def _fold(char: str) -> str:
    parts = unicodedata.normalize("NFKD", char)
    return "".join(p for p in parts if p.isalnum() and p != "ـ").casefold().translate(_LETTERS)


def folded(text: str) -> str:
    """A string as its folded words, for comparing whole names."""
    return " ".join(token.word for token in tokens(text))


_DESCRIBING_FOLDED = frozenset(folded(w) for w in _DESCRIBING.split())
_COLLECTIVE_FOLDED = frozenset(folded(w) for w in _COLLECTIVE.split())
_OFFICES_FOLDED = frozenset(folded(w) for w in _OFFICES.split())
_SMALL_FOLDED = frozenset(folded(w) for w in _SMALL.split()) | _DESCRIBING_FOLDED


def describes(text: str) -> bool:
    """Whether the words name a kind of private voice: a relative, a witness, a neighbour; no body called after them."""
    found = tokens(text)
    return any(t.word in _DESCRIBING_FOLDED for t in found) and not any(t.word in _COLLECTIVE_FOLDED for t in found)


def collective(text: str) -> bool:
    """Whether a voice reads as an outlet, body or movement: an article, an acronym, or a word for one."""
    found = tokens(text)
    acronym = any(text[t.start : t.end].isupper() and t.end - t.start > 1 and text[t.start].isascii() for t in found)
    return acronym or text.casefold().startswith("the ") or any(t.word in _COLLECTIVE_FOLDED for t in found)


def personal(text: str) -> bool:
    """Whether words read like a person's name: two to four, none small, none that tells of a body."""
    found = tokens(text)
    return 2 <= len(found) <= 4 and not any(t.small for t in found) and not collective(text)


def name_within(text: str) -> str:
    """The part of a description that may be a name: "his mother Gul Bibi" gives "Gul Bibi", "relatives" gives "".

    The words of a body are none: "a spokesperson of the Home Department" gives "", "Police Officer Ahmad Khan" all
    that follows the police.
    """
    telling = _COLLECTIVE_FOLDED if any(char.isupper() for char in text) else _COLLECTIVE_FOLDED | _OFFICES_FOLDED
    kept = [t for run in _runs(text) for t in run[_of_body(run, telling) :]]
    return text[kept[0].start : kept[-1].end] if kept else ""


def _runs(text: str) -> list[list[Token]]:
    """Words with a capital, none of them small words, that stand side by side."""
    runs: list[list[Token]] = []
    last = -1
    for at, token in enumerate(tokens(text)):
        if token.word in _SMALL_FOLDED or token.small:
            continue
        if at == last + 1 and runs:
            runs[-1].append(token)
        else:
            runs.append([token])
        last = at
    return runs


def _of_body(run: list[Token], telling: frozenset[str]) -> int:
    """How many words of a run belong to the name of a body: up to the last word that tells of one."""
    return max((at + 1 for at, token in enumerate(run) if token.word in telling), default=0)


@dataclass(frozen=True, slots=True)
class _Guarded:
    """A guarded name: what it stands for, and its words."""

    key: str
    words: tuple[str, ...]


class Shield:
    """All that is protected in one disclosure. Fill it with `guard`, `guard_span` and `release`; then ask `hits`.

    Whole names are compared with their spaces taken out, since "Abdul Wahab", "AbdulWahab" and the joined and
    parted forms of one Urdu name are the same name.
    """

    def __init__(self) -> None:
        self._names: dict[str, _Guarded] = {}
        self._longest = 0
        self._parts: dict[str, str] = {}
        self._spans: dict[str, list[Hit]] = defaultdict(list)
        self._open_names: set[frozenset[str]] = set()
        self._open_runs: set[str] = set()  # released names and every run of words within one, without spaces
        self._titles: set[str] = set()
        self._skeletons: dict[tuple[bool, str], str] = {}  # (in Arabic letters, consonants) -> key
        self._open_skeletons: set[str] = set()
        self._seen: dict[str, list[Hit]] = {}  # one disclosure shows the same strings over and over
        self._open_words: set[str] = set(_SMALL_FOLDED)
        self._open_numbers: set[str] = set()

    def release(self, name: str) -> None:
        """These words leave anyway: neither they nor their parts are withheld elsewhere."""
        words = [t.word for t in tokens(name)]
        self._seen.clear()
        self._open_names.add(frozenset(words))
        spans = ((start, end) for start in range(len(words)) for end in range(start + 1, len(words) + 1))
        self._open_runs.update("".join(words[start:end]) for start, end in spans)
        self._open_words.update(words)
        self._open_skeletons.add("".join(map(skeleton, words)))

    def release_title(self, office: str) -> None:
        """The words of a public office: they leave, and may stand before a released name."""
        self.release(office)
        self._titles.update(t.word for t in tokens(office))

    def is_open(self, name: str) -> bool:
        """Whether this name leaves anyway: exactly, or as part of one released name, with or without titles."""
        words = [t.word for t in tokens(name)]
        bare = {word for word in words if word not in self._titles}
        return "".join(words) in self._open_runs or any(bare <= known for known in self._open_names if bare)

    def release_number(self, number: str) -> None:
        """An identity number that consent covers."""
        self._seen.clear()
        self._open_numbers.add(folded(number).replace(" ", ""))

    def guard(self, name: str, key: str) -> None:
        """Withhold a name, and its parts of three letters or more. The first key given to a name keeps it."""
        words = tuple(t.word for t in tokens(name))
        whole = "".join(words)
        if len(whole) < 2 or (len(words) == 1 and (whole in _SMALL_FOLDED or len(whole) < _SHORTEST_WORD)):
            return
        self._seen.clear()
        self._names.setdefault(whole, _Guarded(key, words))
        self._longest = max(self._longest, len(whole))
        for word in words:
            if len(word) >= _SHORTEST_WORD and not word.isdigit():
                self._parts.setdefault(word, key)
        consonants = "".join(map(skeleton, words))  # never longer than the name itself
        if len(words) > 1 and len(consonants) >= SHORTEST:
            self._skeletons.setdefault((is_arabic(whole), consonants), key)

    def guard_span(self, text: str, start: int, end: int, key: str) -> None:
        """Withhold these characters of a text wherever they are quoted."""
        self._spans[text].append(Hit(start, end, key))

    def carve(self, text: str, start: int, end: int) -> None:
        """Let these characters through where they lie inside a longer guarded span; guard spans first."""
        whole = self._spans.get(text, [])
        cut = [h for h in whole if h.start <= start and end <= h.end and (h.start, h.end) != (start, end)]
        for hit in cut:
            whole.remove(hit)
            pieces = (Hit(hit.start, start, hit.key), Hit(end, hit.end, hit.key))
            whole.extend(piece for piece in pieces if piece.start < piece.end)

    def spans(self, text: str, start: int, end: int) -> list[Hit]:
        """The guarded spans that touch `start`-`end` of a text, cut to it and counted from `start`."""
        touching = (h for h in self._spans.get(text, ()) if h.start < end and h.end > start)
        return [Hit(max(h.start, start) - start, min(h.end, end) - start, h.key) for h in touching]

    def hits(self, text: str) -> list[Hit]:
        """What is protected in a string: names, parts of names, contact details, identity numbers."""
        if text not in self._seen:
            found = [*self._patterns(text), *self._named(text)]
            self._seen[text] = sorted(found, key=lambda h: (h.start, -h.end))
        return self._seen[text]

    def _patterns(self, text: str) -> Iterator[Hit]:
        for pattern, key in ((EMAIL, "contact"), (HANDLE, "contact"), (IDENTITY, "identity"), (PHONE, "contact")):
            for match in pattern.finditer(text.translate(_DIGITS)):
                if folded(match[0]).replace(" ", "") not in self._open_numbers:
                    yield Hit(match.start(), match.end(), key)

    def _named(self, text: str) -> Iterator[Hit]:
        found = tokens(text)
        at = 0
        while at < len(found):
            length, key = self._name_at(found, at)
            if key is not None:
                yield Hit(found[at].start, found[at + length - 1].end, key)
            at += length

    def _name_at(self, found: list[Token], at: int) -> tuple[int, str | None]:
        """How many words from `at` on are a guarded name (the longest one), and its key; else one word, not guarded."""
        first, joined = found[at], ""
        best: tuple[int, str | None] = (1, None)
        if not first.small and first.word not in self._open_words and first.word in self._parts:
            best = (1, self._parts[first.word])
        for end in range(at, len(found)):
            joined += found[end].word
            if len(joined) > self._longest:
                break
            name = self._names.get(joined)
            if name and not (len(name.words) == 1 and first.small) and joined not in self._open_runs:
                best = (end - at + 1, name.key)
        return best if best[1] is not None else self._transliterated(found, at)

    def _transliterated(self, found: list[Token], at: int) -> tuple[int, str | None]:
        """The same for a name that is guarded in the other script, by its consonants."""
        arabic, joined = is_arabic(found[at].word), ""
        best: tuple[int, str | None] = (1, None)
        for end in range(at, min(at + _MOST_WORDS, len(found))):
            if is_arabic(found[end].word) is not arabic:
                break
            joined += skeleton(found[end].word)
            key = self._skeletons.get((not arabic, joined))
            if key is not None and joined not in self._open_skeletons:
                best = (end - at + 1, key)
            if not joined or len(joined) > self._longest:
                break
        return best


def covered(hits: Iterable[Hit]) -> list[Hit]:
    """Overlapping hits as one stretch each, under the key of the earliest; in order."""
    merged: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (h.start, -h.end)):
        if merged and hit.start < merged[-1].end:
            last = merged[-1]
            merged[-1] = Hit(last.start, max(last.end, hit.end), last.key)
        else:
            merged.append(hit)
    return merged
