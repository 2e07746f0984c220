"""Incident records that speak of one event: they share a victim, their acts may name one event, their dates fit.

A person may be taken twice, so a shared victim alone joins nothing; two who were taken together are joined by what
speaks of both. Exactly dated records go first; a vague one ("2021", or no date at all) joins only if it fits a single
event of that victim, and otherwise stays by itself rather than being given to one of several. Incidents without a named
victim are never joined.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from habeas.link.dates import compare_dates
from habeas.link.features import families
from habeas.model.case import Clustering
from habeas.model.edtf import Edtf
from habeas.model.record import Record
from habeas.model.value import Reference
from habeas.model.vocabulary import Kind

_FITS = 2.5  # bits: overlapping, or a few days apart, as compare_dates weighs it
_UNDATED = 10**6  # days: sorts what has no date last


@dataclass(frozen=True, slots=True)
class _Seen:
    record: str
    position: int
    victims: frozenset[str]
    families: frozenset[str]
    dates: tuple[Edtf, ...]

    @property
    def vagueness(self) -> int:
        """In days: how wide the narrowest date is."""
        widths = [(d.latest - d.earliest).days for d in self.dates if d.earliest and d.latest]
        return min(widths, default=_UNDATED)


def cluster_incidents(records: Sequence[Record], clustering: Clustering) -> tuple[tuple[str, ...], ...]:
    """Every incident record in exactly one cluster; clusters in the order of their first record."""
    person = person_ids(clustering)
    seen = [_seen(r, i, person) for i, r in enumerate(records) if r.kind is Kind.INCIDENT]
    groups: list[list[_Seen]] = []
    by_victim: dict[str, list[list[_Seen]]] = {}
    for incident in sorted(seen, key=lambda s: (s.vagueness, s.position)):
        near = {id(g): g for victim in incident.victims for g in by_victim.get(victim, ())}.values()
        fitting = [group for group in near if all(_may_be_one(incident, member) for member in group)]
        group = fitting[0] if len(fitting) == 1 else []
        if not group:
            groups.append(group)
        group.append(incident)
        for victim in incident.victims:
            if group not in by_victim.setdefault(victim, []):
                by_victim[victim].append(group)
    ordered = sorted((sorted(group, key=lambda s: s.position) for group in groups), key=lambda g: g[0].position)
    return tuple(tuple(member.record for member in group) for group in ordered)


def person_ids(clustering: Clustering) -> Mapping[str, str]:
    """The person (the id of its first record) that each record belongs to."""
    return {record: cluster[0] for cluster in clustering.clusters for record in cluster}


def victims_of(record: Record, person: Mapping[str, str]) -> tuple[str, ...]:
    """Ids of the persons that an incident record asserts to be victims, in text order."""
    named = (v.record for v in record.values("victim") if isinstance(v, Reference) and v.record)
    return tuple(dict.fromkeys(person.get(record_id, record_id) for record_id in named))


def _named_in(record: Record, person: Mapping[str, str]) -> frozenset[str]:
    """Everybody named as victim, by a denial too: "X was not arrested" speaks of the arrest that others report."""
    named = (c.value.record for c in record.of("victim") if isinstance(c.value, Reference) and c.value.record)
    return frozenset(person.get(record_id, record_id) for record_id in named)


def _seen(record: Record, position: int, person: Mapping[str, str]) -> _Seen:
    return _Seen(
        record=record.id,
        position=position,
        victims=_named_in(record, person),
        families=families(c.value for c in record.of("act") if c.value is not None),
        dates=tuple(c.value for c in record.of("date") if isinstance(c.value, Edtf)),
    )


def _may_be_one(a: _Seen, b: _Seen) -> bool:
    """Whether acts and dates allow one event. Of a group, one shared victim is enough: brothers have a row each."""
    acts = not a.families or not b.families or bool(a.families & b.families)
    return acts and dates_fit(a.dates, b.dates)


def dates_fit(a: Sequence[Edtf], b: Sequence[Edtf]) -> bool:
    """Whether two records may speak of one time; one that gives no date fits any."""
    if not a or not b:
        return True
    return any(x.overlaps(y) or compare_dates(x, y).bits >= _FITS for x in a for y in b)


def sort_key(value: Edtf | None) -> tuple[int, date, int]:
    """Dated before undated, earlier before later, exact before vague."""
    if value is None or (value.earliest is None and value.latest is None):
        return (1, date.max, 0)
    first = value.earliest or value.latest or date.max
    return (0, first, ((value.latest or date.max) - first).days)
