"""Places in running text, resolved against the offline gazetteer.

A name counts as a place only on evidence: what it is (a country, a province, a large town), what stands around it
(`places_context`) and what the rest of the text is about. Steps: `candidates` finds names (`places_names`); names that
belong together are joined, "the Mashkay area of Awaran District" being one place; the clear ones show which countries
the text is about; then each is settled. Words that are also people, institutions or plain English need more.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from habeas.extract.gazetteer import Gazetteer, Hints, Part, Settled, inside, place_of
from habeas.extract.gazetteer_file import Entry
from habeas.extract.places_names import Name, find_names
from habeas.extract.places_peoples import DEMONYMS
from habeas.extract.places_tokens import Words
from habeas.extract.places_words import COMPASS, DIRECTION, GAP
from habeas.model.value import Place

USES: Final = ("location", "dateline", "metonym", "institution", "demonym")


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """`start`/`end` span the words; `place.precision` is "unknown" where the gazetteer lacks it.

    `use` is "location" where something is or happens; "dateline" for where a report was filed; "metonym" for a
    government called by its seat; "institution" inside the name of one; "demonym" for a people. Only a location is
    the place of an event; below 50 per cent nothing around it says that it is one.
    """

    start: int
    end: int
    place: Place
    confidence: int  # per cent
    use: str = "location"


def find_places(characters: str, gazetteer: Gazetteer) -> tuple[PlaceMention, ...]:
    """The places of a running text, in order, not overlapping. Never raises; linear in the text."""
    words = Words.of(characters)
    names = find_names(words, gazetteer)
    groups = list(_grouped(names, characters, gazetteer))
    hints = _hints(groups, words, gazetteer)
    mentions = (_mention(group, characters, gazetteer, hints) for group in groups if _is_plausible(group))
    found: list[PlaceMention] = []
    for mention in mentions:
        if mention and (not found or mention.start >= found[-1].end):
            found.append(mention)
    return tuple(found)


# Names that belong together -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Group:
    """Names of one place, smallest first, between `start` and `end`."""

    names: tuple[Name, ...]
    start: int
    end: int

    @property
    def first(self) -> Name:
        """The name that stands first in the text; its surroundings are those of the group."""
        return min(self.names, key=lambda name: name.start)


_OUTWARD = re.compile(
    rf",{GAP}?(?:in{GAP}(?:the{GAP})?)?|{GAP}?\({GAP}?|,?{GAP}(?:in|of|on){GAP}(?:the{GAP})?"
    rf"(?:(?:{DIRECTION}|province{GAP}of|state{GAP}of|district{GAP}of){GAP}){{0,2}}|{GAP}",
    re.IGNORECASE,
)
_INWARD = re.compile(rf"['’]s{GAP}(?:[\w-]{{4,16}}(?:ern|al|ed|ing|an|ive|ous|by){GAP}){{0,2}}|{GAP}", re.IGNORECASE)


def _grouped(names: Sequence[Name], text: str, gazetteer: Gazetteer) -> Iterator[_Group]:
    at = 0
    while at < len(names):
        group = _Group((names[at],), names[at].start, names[at].end)
        at += 1
        while at < len(names) and (grown := _grown(group, names[at], text, gazetteer)):
            group = grown
            at += 1
        yield group


def _grown(group: _Group, name: Name, text: str, gazetteer: Gazetteer) -> _Group | None:
    """The group with one more name, if that lies around it or inside it."""
    between = text[group.end : name.start]
    if len(group.names) > 3 or len(between) > 40 or group.names[0].use in ("institution", "demonym"):
        return None
    largest, smallest = group.names[-1], group.names[0]
    if largest.typed and between.split() in (["of"], ["OF"]):  # the type word is that of the name before
        name = replace(name, kind=None, typed=False)
    close = text.find(")", name.end, name.end + 2) if "(" in between else -1
    if "(" in between and close < 0:
        return None
    end = close + 1 if close >= 0 else name.end
    if _OUTWARD.fullmatch(between) and _lies_in(largest, name, gazetteer, loose=between.strip() not in ("", ",")):
        return _Group((*group.names, name), group.start, max(end, name.end))
    if len(group.names) == 1 and _INWARD.fullmatch(between) and _lies_in(name, smallest, gazetteer, loose=False):
        return _Group((name, smallest), group.start, name.end)
    return None


def _lies_in(small: Name, large: Name, gazetteer: Gazetteer, *, loose: bool) -> bool:
    """Whether the gazetteer puts one in the other; `loose`: or knows only the larger, which the words say."""
    tops = [entry for entry in large.entries if large.kind is None or entry.precision == large.kind] or large.entries
    for top in tops[:8]:
        if any(inside(entry, top) for entry in small.entries) or gazetteer.within(small.words, top):
            return True
    if not small.entries and large.entries:
        return large.typed or large.entries[0].precision != "place" or large.entries[0].weight >= _LARGE
    if small.entries and not small.typed:
        return False
    return (
        bool(large.entries)
        and (loose or small.typed)
        and not any(entry.precision == "country" for entry in small.entries)
    )


# What the text as a whole is about ----------------------------------------------------------------------------------


def _hints(groups: Sequence[_Group], words: Words, gazetteer: Gazetteer) -> Hints:
    countries: Counter[str] = Counter(DEMONYMS[t.low] for t in words.tokens if t.low in DEMONYMS)
    provinces: Counter[str] = Counter()
    for group in groups:
        for entry in _clear(group, gazetteer):
            countries[entry.country] += 1
            provinces[entry.province] += 1
    countries.pop("", None)
    provinces.pop("", None)
    return Hints(_shares(countries), _shares(provinces))


def _clear(group: _Group, gazetteer: Gazetteer) -> Iterator[Entry]:
    """The entry of a group that can hardly mean another country: a country, one meaning only, or names that agree."""
    entries = group.names[-1].entries
    if len(group.names) > 1:
        settled = gazetteer.settle(_parts(group))
        yield from (entry for entry in settled.entries[:1] if entry and settled.agreed)
    elif entries and not group.names[0].is_word and _is_telling(group.names[0]):
        yield entries[0]


def _is_telling(name: Name) -> bool:
    best = name.entries[0]
    if best.precision == "country":
        return True
    if name.typed and name.strength == 3 and best.precision == name.kind:  # "in Kech district"
        return len({entry.country for entry in name.entries if entry.precision == name.kind}) == 1
    everywhere = {entry.country for entry in name.entries if best.weight < _LARGE or entry.weight >= _VILLAGE}
    return best.weight >= _TOWN and not name.is_person and len(everywhere) == 1


def _shares(counts: Counter[str]) -> dict[str, float]:
    total = sum(counts.values())
    return {name: count / total for name, count in counts.items()}


def _parts(group: _Group) -> list[Part]:
    return [Part(name.words, name.kind) for name in group.names]


# Acceptance ---------------------------------------------------------------------------------------------------------

_GREAT = 1_000_000
_LARGE = 300_000
_TOWN = 20_000
_VILLAGE = 1_000


def _is_plausible(group: _Group) -> bool:
    """Whether the evidence is enough for what the name is; one that is joined to a larger place needs no more."""
    name = group.names[0]
    if len(group.names) > 1:
        return True
    if not name.entries:
        return name.strength >= 2
    if name.is_word:
        return _is_a_town_all_the_same(name)
    return _is_big_enough(name)


def _is_a_town_all_the_same(name: Name) -> bool:
    """ "in Hub district", "the town of Mach": English words need a type word that fits one of their meanings."""
    if name.caseless or not name.typed or name.strength < 3 or all(w in COMPASS for w in name.words.lower().split()):
        return False
    return any(entry.precision == name.kind for entry in name.entries)


def _is_big_enough(name: Name) -> bool:
    best = name.entries[0]
    if name.caseless and name.strength == 1 and best.precision != "country":
        return False
    weight = max(entry.weight for entry in name.entries)
    towns = max((entry.weight for entry in name.entries if entry.precision == "place"), default=0)
    division = best.precision in ("country", "province") or best.id.startswith("habeas:")
    if name.is_person:
        return name.typed or (name.strength == 3 and weight >= _TOWN) or best.precision == "country"
    if name.typed or name.strength == 3:
        return division or weight >= (_TOWN if name.caseless else _VILLAGE) or " " in name.words
    if name.strength == 2:
        return division or weight >= (_LARGE if name.caseless else _TOWN)
    return best.precision == "country" or weight >= _GREAT or towns >= _LARGE


def _mention(group: _Group, text: str, gazetteer: Gazetteer, hints: Hints) -> PlaceMention | None:
    settled = gazetteer.settle(_parts(group), hints)
    if _is_out_of_place(group, settled, hints):
        return None
    first = group.first
    end = max(group.end, first.reach) if len(group.names) == 1 else group.end
    place = place_of(text[group.start : end], _parts(group), settled.entries)
    return PlaceMention(group.start, end, place, _confidence(group, settled, hints), first.use)


def _is_out_of_place(group: _Group, settled: Settled, hints: Hints) -> bool:
    """A small town in a country that the text never speaks of is a name that only looks like one."""
    entry = settled.entries[0]
    if entry is None or len(group.names) > 1 or group.names[0].typed or not hints.countries:
        return False
    if hints.countries.get(entry.country) or entry.precision == "country":
        return False
    strong = group.names[0].strength == 3
    if group.names[0].caseless:
        return entry.weight < (_LARGE if strong else _GREAT)
    return entry.weight < (_TOWN if strong else _LARGE)


def _confidence(group: _Group, settled: Settled, hints: Hints) -> int:
    """Per cent, for the order of the queue: evidence around the name, less what speaks against it."""
    name, entry = group.first, settled.entries[0]
    sure = {3: 90, 2: 70, 1: 45}[name.strength]
    if len(group.names) > 1:
        sure = max(sure, 85)
    if entry is None:
        sure = 40 if group.names[0].typed else 30
    elif settled.in_doubt:
        sure -= 40
    elif settled.margin is not None and not hints.countries.get(entry.country):
        sure -= 10
    if name.caseless:
        sure -= 15
    return max(5, sure)
