"""The offline gazetteer: which places a name can mean, and which one the words around it settle on.

`Gazetteer.load()` opens the packed file once a process (about 10 ms). `named` gives the entries of a name, `settle`
chooses among them, small to large, so that each lies within the next, and `resolve` reads words that are a place as a
whole, such as the cell of a list. Nothing here looks at running text: that is `places`.
"""

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from math import log10
from pathlib import Path
from typing import Final

from habeas.extract.gazetteer_file import Entry, Store
from habeas.extract.gazetteer_names import KINDS, bare, fold
from habeas.model.value import Place

_FILE: Final = Path(__file__).parent / "data" / "gazetteer.bin"
_ARTICLES: Final = frozenset({"al", "el", "la", "the", "ad", "an", "ar", "as", "ash", "at", "az", "los", "las"})
_TRIED: Final = 24  # entries of one name that are looked at; names in use everywhere have hundreds
_CLEAR: Final = 0.7  # five times as large: then the other is rarely meant
_RANK: Final = {"country": 4, "province": 3, "district": 2, "place": 1, "unknown": 0}


@dataclass(frozen=True, slots=True)
class Part:
    """One name of a phrase; `kind` is the precision that its type word gives ("district"), if there is one."""

    name: str
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Hints:
    """What the document already showed: the share of its places, from 0 to 1, by country and by province."""

    countries: Mapping[str, float] = field(default_factory=dict)
    provinces: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Settled:
    """The chosen entries, smallest first (None: the gazetteer lacks that part), and how sure the choice is.

    `agreed` counts the parts that lie within the next larger. `margin` is how much likelier the choice is than the best
    place of that name in another country (a logarithm: 1 is ten times as large); None when there is none.
    """

    entries: tuple[Entry | None, ...]
    agreed: int
    margin: float | None

    @property
    def in_doubt(self) -> bool:
        """Whether another country has a place of that name and of much the same size."""
        return self.agreed == 0 and self.margin is not None and self.margin < _CLEAR


class Gazetteer:
    """Names to places, offline. Build it with `load`."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._named = cache(self._look_up)

    @staticmethod
    @cache
    def load() -> "Gazetteer":
        """The gazetteer that comes with Habeas; raises `Damaged` when its file is missing or broken."""
        return Gazetteer(Store.open(_FILE))

    @property
    def about(self) -> dict[str, str]:
        """Where the data comes from, for the record of a run."""
        return dict(self._store.about)

    def named(self, words: str, *, exactly: bool = False) -> tuple[Entry, ...]:
        """The places of that name, best known first, at most a few dozen; an article may lead unless `exactly`."""
        keys = _keys(words)[:1] if exactly else _keys(words)
        return next((found for key in keys if (found := self._named(key))), ())

    def _look_up(self, key: str) -> tuple[Entry, ...]:
        return tuple(self._store.entry(named.entry) for named in self._store.find(key)[:_TRIED])

    def within(self, name: str, parent: Entry) -> tuple[Entry, ...]:
        """The places of that name inside `parent`, even rarely named ones."""
        for key in _keys(name):
            found = (self._store.entry(named.entry) for named in self._store.find(key))
            if fitting := tuple(entry for entry in found if inside(entry, parent)):
                return fitting
        return ()

    def settle(self, parts: Sequence[Part], hints: Hints | None = None) -> Settled:
        """Chooses an entry for each part, smallest first; the largest part is tried with each of its meanings."""
        hints = hints or Hints()
        largest = parts[-1]
        tops: Sequence[Entry | None] = self._of_kind(largest) or (None,)
        chains = [self._chain(parts[:-1], top, hints) for top in tops]
        best = max(chains, key=lambda chain: _score(chain, parts, hints))
        agreed = sum(1 for small, large in itertools.pairwise(best) if small and large and inside(small, large))
        return Settled(tuple(best), agreed, _margin(best[-1], tops, hints))

    def _of_kind(self, part: Part) -> tuple[Entry, ...]:
        found = self.named(part.name)
        exact = tuple(entry for entry in found if part.kind is None or entry.precision == part.kind)
        return exact or found

    def _chain(self, parts: Sequence[Part], top: Entry | None, hints: Hints) -> list[Entry | None]:
        """The best entries inside `top`, from the larger to the smaller part, in the order of `parts`."""
        chain: list[Entry | None] = [top]
        parent = top
        for part in reversed(parts):
            fitting = self.within(part.name, parent) if parent else self._of_kind(part)
            of_kind = [entry for entry in fitting if part.kind is None or entry.precision == part.kind] or fitting
            entry = max(of_kind, key=lambda e: likelihood(e, hints), default=None)
            chain.append(entry)
            parent = entry or parent
        return chain[::-1]

    def resolve(self, words: str, context: Place | None = None) -> Place | None:
        """The place that the words as a whole name ("Tump, Kech district"), inside `context` if one is given.

        None when nothing in them is known; `precision` is "unknown" when only what surrounds the place is, or when
        places of much the same size in several countries have the name.
        """
        parts = [part for piece in _SPLIT.split(words) if (part := read_part(piece)).name]
        if not parts:
            return None
        hints = _hints_of(context)
        around = [Part(name) for name in _parents_of(context)]
        ways = [self.settle([*order, *around], hints) for order in (parts, parts[::-1])]
        best = max(ways, key=lambda way: (way.agreed, sum(1 for e in way.entries if e)))
        order = parts if best is ways[0] else parts[::-1]
        if not any(best.entries[: len(parts)]) and not any(part.kind for part in parts):
            return None
        if best.in_doubt:
            return Place(words.strip())
        return place_of(words.strip(), order, best.entries)


_SPLIT: Final = re.compile(
    r"\s*(?:[,;/()\n|،]|\s[-–—]\s|\b(?:in|of) the\b|\bin\b|\barea of\b|\bnear\b)\s*", re.IGNORECASE
)
_KIND_WORDS: Final = "|".join(re.escape(kind) for kind in sorted(KINDS, key=len, reverse=True))
_KIND_AFTER: Final = re.compile(rf"^(?P<name>.+?)[\s-]+(?P<kind>{_KIND_WORDS})\.?$", re.IGNORECASE)
_KIND_BEFORE: Final = re.compile(rf"^(?P<kind>{_KIND_WORDS})\s*(?:of|:)\s*(?P<name>.+)$", re.IGNORECASE)


def read_part(words: str) -> Part:
    """ "Awaran District" and "district of Awaran" are the name Awaran with the kind district."""
    words = " ".join(words.split())
    match = _KIND_AFTER.match(words) or _KIND_BEFORE.match(words)
    if match:
        return Part(match["name"], KINDS[match["kind"].lower()])
    return Part(bare(words))


def _keys(words: str) -> tuple[str, ...]:
    """The folded name, and without its article where it has one ("El Petén", "the Gambia")."""
    key = fold(words)
    article, _, rest = key.partition(" ")
    if article in _ARTICLES and len(rest) > 3:
        return (key, rest)
    return (key,) if key else ()


def inside(small: Entry, large: Entry) -> bool:
    """Whether `small` lies in `large`, by the names of its parents."""
    if small is large or small.country != large.country or _RANK[small.precision] > _RANK[large.precision]:
        return False
    if large.precision == "country":
        return large.name == large.country or small.province == large.name
    if large.precision == "province":
        return small.province == large.province
    if large.precision == "district":
        return small.precision != "province" and small.province == large.province and small.district == large.district
    return small.precision == "place" and small.province == large.province and small.name != large.name and (
        small.district == large.district
    )  # fmt: skip


def likelihood(entry: Entry, hints: Hints) -> float:
    """Orders the meanings of one name: by size, then by what the document shows. A logarithm, without unit."""
    size = log10(entry.weight + 100)
    home = 2.0 * hints.countries.get(entry.country, 0.0) + 1.0 * hints.provinces.get(entry.province, 0.0)
    town = 1.0 if entry.precision == "place" and entry.weight >= 10_000 else 0.0
    return size + home + town + (0.5 if entry.precision == "country" else 0.0)


def _margin(best: Entry | None, tops: Sequence[Entry | None], hints: Hints) -> float | None:
    if best is None:
        return None
    rivals = [likelihood(top, hints) for top in tops if top and top.country != best.country]
    return likelihood(best, hints) - max(rivals) if rivals else None


def _score(chain: Sequence[Entry | None], parts: Sequence[Part], hints: Hints) -> float:
    known = sum(1 for entry in chain if entry)
    of_kind = sum(1 for entry, part in zip(chain, parts, strict=True) if entry and part.kind == entry.precision)
    largest = chain[-1]
    return 20 * known + 4 * of_kind + (likelihood(largest, hints) if largest else 0.0)


def place_of(text: str, parts: Sequence[Part], entries: Sequence[Entry | None]) -> Place:
    """The claim's value: the smallest part, with what the larger ones add; "unknown" where the gazetteer lacks it."""
    smallest = entries[0]
    if smallest is not None:
        return _known_place(text, smallest)
    known = next((entry for entry in entries if entry), None)
    parents = _known_place(text, known) if known else Place(text)
    kind = parts[0].kind
    return Place(
        text=text,
        country=parents.country,
        province=parts[0].name if kind == "province" else parents.province,
        district=parts[0].name if kind == "district" else parents.district,
        place=None if kind in ("province", "district") else parts[0].name,
        precision="unknown",
    )


def _known_place(text: str, entry: Entry) -> Place:
    return Place(
        text=text,
        country=entry.country or None,
        province=entry.province or None,
        district=entry.district or None,
        place=entry.name if entry.precision == "place" else None,
        precision=entry.precision,
        gazetteer_id=entry.id,
        lat=entry.lat or None,
        lon=entry.lon or None,
    )


def _parents_of(context: Place | None) -> Iterator[str]:
    if context:
        yield from (name for name in (context.district, context.province, context.country) if name)


def _hints_of(context: Place | None) -> Hints:
    if context is None:
        return Hints()
    countries = {context.country: 1.0} if context.country else {}
    return Hints(countries, {context.province: 1.0} if context.province else {})
