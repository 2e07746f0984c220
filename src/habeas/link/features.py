"""What there is to compare about each person record: its own claims, and the incidents that name it as victim.

A person's date, place and act of the event stand in incident records of the same text, whose `victim` references that
person record; pass all records of the register, in the order in which they came in. Claims that a person has rejected
or superseded do not count. A denial says nothing about a person, but it does say whom it is about: "X was not arrested
on 9 March" names the X of that day, so that day and place are compared like those of an accusation.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from habeas.link.names import split_parent
from habeas.model.edtf import Edtf
from habeas.model.record import Record
from habeas.model.value import Age, Place, Reference, Value
from habeas.model.vocabulary import Kind, Stance

FAMILIES: Final[Mapping[str, str]] = {
    act: family
    for family, acts in {
        "liberty": ("abduction", "arrest", "detention", "incommunicado_detention", "enforced_disappearance", "missing"),
        "death": ("killing", "extrajudicial_killing", "body_found", "burial", "accidental_death"),
        "harm": ("torture", "ill_treatment", "injury", "rape", "enslavement"),
        "end_of_detention": ("release", "escape"),
        "law": ("trial", "sentence"),
        "home": ("displacement", "destruction_of_property", "raid", "threat"),
    }.items()
    for act in acts
}


@dataclass(frozen=True, slots=True)
class Event:
    """One incident record as the person's record sees it. `families`: groups of acts that may name one event."""

    record: str
    families: frozenset[str]
    dates: tuple[Edtf, ...]
    places: tuple[Place, ...]
    denied: bool = False


@dataclass(frozen=True, slots=True)
class Features:
    """Everything that comparators read about one person record."""

    record: str
    exhibit: str
    roles: frozenset[str]
    names: tuple[str, ...]
    fathers: tuple[str, ...] = ()
    sexes: tuple[str, ...] = ()
    ages: tuple[Age, ...] = ()
    births: tuple[Edtf, ...] = ()
    places: tuple[Place, ...] = ()
    occupations: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    identity_numbers: tuple[str, ...] = ()
    relatives: tuple[tuple[str, str], ...] = ()
    events: tuple[Event, ...] = ()

    @property
    def dates(self) -> tuple[Edtf, ...]:
        return tuple(date for event in self.events for date in event.dates)

    @property
    def all_places(self) -> tuple[Place, ...]:
        return (*(place for event in self.events for place in event.places), *self.places)


def gather(records: Sequence[Record]) -> tuple[Features, ...]:
    """The features of every person record, in input order."""
    events = _events(records)
    return tuple(_features(r, events.get(r.id, ())) for r in records if r.kind is Kind.PERSON)


def standing(record: Record, property: str) -> tuple[Value, ...]:
    """The values that stand of one property, whatever their stance: what the record speaks about."""
    return tuple(c.value for c in record.of(property) if c.value is not None)


def families(acts: Iterable[object]) -> frozenset[str]:
    """The groups of acts; an act outside the groups is a group of its own."""
    return frozenset(FAMILIES.get(str(act), str(act)) for act in acts)


def _events(records: Sequence[Record]) -> Mapping[str, Sequence[Event]]:
    by_victim: dict[str, list[Event]] = defaultdict(list)
    for record in records:
        if record.kind is Kind.INCIDENT:
            event = _event(record)
            for victim in dict.fromkeys(v.record for v in standing(record, "victim") if isinstance(v, Reference)):
                if victim:
                    by_victim[victim].append(event)
    return by_victim


def _event(record: Record) -> Event:
    return Event(
        record=record.id,
        families=families(standing(record, "act")),
        dates=tuple(v for v in standing(record, "date") if isinstance(v, Edtf)),
        places=tuple(v for v in standing(record, "place") if isinstance(v, Place)),
        denied=any(c.stance is not Stance.ASSERTS for c in record.of("victim")),
    )


def _features(record: Record, events: Sequence[Event]) -> Features:
    written = _strings(record, "name")
    parted = [split_parent(name) for name in written]
    relations = [v for v in record.values("relation") if isinstance(v, Reference)]
    fathers = [*_strings(record, "father"), *(p for _, p in parted if p)]
    fathers += [r.text for r in relations if r.kind == "father"]
    return Features(
        record=record.id,
        exhibit=record.exhibit,
        roles=_roles(record, events),
        names=tuple(dict.fromkeys(own for own, _ in parted)),
        fathers=tuple(dict.fromkeys(fathers)),
        sexes=_strings(record, "sex"),
        ages=tuple(v for v in record.values("age") if isinstance(v, Age)),
        births=tuple(v for v in record.values("birth") if isinstance(v, Edtf)),
        places=tuple(v for v in record.values("place") if isinstance(v, Place)),
        occupations=_strings(record, "occupation"),
        offices=_strings(record, "office"),
        identity_numbers=_strings(record, "identity_number"),
        relatives=tuple((r.kind, r.text) for r in relations if r.kind != "father"),
        events=tuple(events),
    )


def _roles(record: Record, events: Sequence[Event]) -> frozenset[str]:
    """The stated roles; whoever is only said not to have been taken is compared with those said to have been."""
    stated = frozenset(record.roles)
    unnamed = not stated and any(e.denied for e in events)
    return frozenset({"victim"}) if unnamed else stated


def _strings(record: Record, property: str) -> tuple[str, ...]:
    return tuple(v for v in record.values(property) if isinstance(v, str))
