"""What a newer version of a list changed: who was added, who was dropped, and whose row now says something else.

Rows are matched one to one, by the first of these that tells them apart: the identity number; name, father and date;
name and father; name and date; name alone. Names are compared as folded words, so a change of spelling beyond accents
and letter variants counts as one row dropped and one added: nothing is guessed here, and every match says why.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from habeas.extract.listing.words import folded
from habeas.model.record import Record
from habeas.model.value import Place, Reference, Value, to_json
from habeas.model.vocabulary import Kind


@dataclass(frozen=True, slots=True)
class Difference:
    """One property that reads otherwise: what it was and what it is, each value in words, sorted."""

    property: str
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """Two records of persons that are the same row, why they were matched, and what differs."""

    old: str
    new: str
    why: str
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """`added` and `dropped` are ids of person records, new and old; `same` counts the rows without a difference."""

    added: tuple[str, ...]
    dropped: tuple[str, ...]
    changed: tuple[Change, ...]
    same: int


@dataclass(frozen=True, slots=True)
class _Row:
    """A person with the incidents told of them, as words by property."""

    id: str
    says: Mapping[str, tuple[str, ...]]

    def of(self, *properties: str) -> tuple[str, ...] | None:
        """The folded words of these properties; None where one of them is missing."""
        if not all(self.says.get(property) for property in properties):
            return None
        return tuple(folded(" ".join(self.says[property])) for property in properties)


_KEYS: Final = (
    (("identity_number",), "the same identity number"),
    (("name", "father", "date"), "the same name, father and date"),
    (("name", "father"), "the same name and father"),
    (("name", "date"), "the same name and date"),
    (("name",), "the same name"),
)


def compare_versions(old: Iterable[Record], new: Iterable[Record]) -> Changes:
    """What changed from the records of the older version of a list to those of the newer."""
    before, after = list(_rows(old)), list(_rows(new))
    matches: dict[str, tuple[_Row, str]] = {}
    matched: set[str] = set()
    for properties, why in _KEYS:
        left = [row for row in before if row.id not in matched]
        for older, newer in _pairs(left, [row for row in after if row.id not in matches], _key(properties)):
            matches[newer.id] = (older, why)
            matched.add(older.id)
    changes = [_change(matches[row.id][0], row, matches[row.id][1]) for row in after if row.id in matches]
    return Changes(
        added=tuple(row.id for row in after if row.id not in matches),
        dropped=tuple(row.id for row in before if row.id not in matched),
        changed=tuple(change for change in changes if change.differences),
        same=sum(1 for change in changes if not change.differences),
    )


def _key(properties: Sequence[str]) -> Callable[[_Row], tuple[str, ...] | None]:
    return lambda row: row.of(*properties)


def _pairs(
    old: Sequence[_Row], new: Sequence[_Row], key: Callable[[_Row], tuple[str, ...] | None]
) -> Iterator[tuple[_Row, _Row]]:
    """Rows with the same key, paired where no other has it, or where the rows agree in all else; else left open."""
    waiting: dict[tuple[str, ...], tuple[list[_Row], list[_Row]]] = defaultdict(lambda: ([], []))
    for side, rows in enumerate((old, new)):
        for row in rows:
            found = key(row)
            if found is not None:
                waiting[found][side].append(row)
    for olds, news in waiting.values():
        if len(olds) == len(news) == 1:
            yield olds[0], news[0]
        else:
            yield from _equals(olds, news)


def _equals(olds: Sequence[_Row], news: Sequence[_Row]) -> Iterator[tuple[_Row, _Row]]:
    left = list(news)
    for older in olds:
        twin = next((newer for newer in left if newer.says == older.says), None)
        if twin is not None:
            left.remove(twin)
            yield older, twin


def _change(old: _Row, new: _Row, why: str) -> Change:
    properties = sorted({*old.says, *new.says})
    differences = (Difference(p, old.says.get(p, ()), new.says.get(p, ())) for p in properties)
    return Change(old.id, new.id, why, tuple(d for d in differences if d.before != d.after))


def _rows(records: Iterable[Record]) -> Iterator[_Row]:
    listed = list(records)
    told: dict[str, list[Record]] = defaultdict(list)
    for record in listed:
        if record.kind is Kind.INCIDENT:
            for victim in record.values("victim"):
                if isinstance(victim, Reference) and victim.record:
                    told[victim.record].append(record)
    for record in listed:
        if record.kind is Kind.PERSON:
            yield _Row(record.id, _says([record, *told[record.id]]))


def _says(records: Sequence[Record]) -> dict[str, tuple[str, ...]]:
    """Words by property, of the claims that stand; roles and references back to the person say nothing of a row."""
    says: dict[str, set[str]] = defaultdict(set)
    for record in records:
        for claim in record.claims:
            if claim.stands() and claim.property not in ("role", "victim"):
                name = "residence" if (record.kind, claim.property) == (Kind.PERSON, "place") else claim.property
                says[name].add(_words(claim.value, claim.as_written))
    return {property: tuple(sorted(words)) for property, words in says.items()}


def _words(value: Value | None, as_written: str) -> str:
    """A value in words; for places and references their words, so that a better gazetteer is no change of the list."""
    if value is None:
        return as_written
    return (
        value.text if isinstance(value, Place | Reference) else str(value if isinstance(value, str) else to_json(value))
    )
