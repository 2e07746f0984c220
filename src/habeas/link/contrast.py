"""Where sources contradict each other: values that cannot all hold, and denials beside what they deny.

A contradiction always has its sides: a value that nobody contradicts, and a denial of what nobody asserts, is none.
Spellings of one name, places within one another and dates that allow a common day agree. What is vague is given the
room that its vagueness means, and an age a year either way, since nobody says on which day it was counted.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import Final

from habeas.link.dates import gap
from habeas.link.denials import denials
from habeas.link.letters import bare
from habeas.link.name_compare import align, compare_names, fits
from habeas.link.places import apart
from habeas.model.case import Contradiction, Incident, Person, Side, Support
from habeas.model.edtf import Edtf
from habeas.model.record import Claim, Record
from habeas.model.value import Age, Place, Value
from habeas.model.vocabulary import Stance

_ONE_NAME: Final = 0.65  # as `compare_fathers` draws the line
_ALIKE: Final = 0.6
_YEARS: Final = 1
_BY_DENIALS: Final = frozenset(
    {"act", "victim", "role"}
)  # of these `denials` speaks, with the statements that belong to them
_VAGUE_DAYS: Final = {4: 366, 7: 31, 10: 3}  # by the length of an EDTF date that is marked as uncertain
_ENDS: Final = {
    "still_missing": "missing", "whereabouts_unknown": "missing",
    "released": "free", "found_alive": "free",
    "found_dead": "dead", "killed": "dead", "died": "dead",
}  # fmt: skip


def contradictions(
    persons: Sequence[Person], incidents: Sequence[Incident], statements: Iterable[Record] = ()
) -> tuple[Contradiction, ...]:
    """Every contradiction on record: denials first, then values of persons, then values of incidents."""
    people = chain.from_iterable(_of_values(p.id, p.properties.items(), _OF_PERSON) for p in persons)
    events = chain.from_iterable(_of_values(i.id, i.properties.items(), _OF_INCIDENT) for i in incidents)
    return (*denials(persons, incidents, tuple(statements)), *people, *events)


def _of_values(
    subject: str, properties: Iterable[tuple[str, tuple[Support, ...]]], clashes: "Clashes"
) -> Iterator[Contradiction]:
    for property, supports in properties:
        opposed = () if property in _BY_DENIALS else _opposed(supports)
        for sides in (opposed, _clashing(supports, clashes.get(property))):
            if len(sides) > 1:
                yield Contradiction((subject,), property, sides)


def _opposed(supports: Sequence[Support]) -> tuple[Side, ...]:
    """A value that some assert and others deny, doubt or take back."""
    sides: list[Side] = []
    for support in supports:
        if support.claims_for and support.claims_against:
            sides.append(Side(support.value, Stance.ASSERTS, support.claims_for))
            for stance in dict.fromkeys(c.stance for c in support.claims_against):
                against = tuple(c for c in support.claims_against if c.stance is stance)
                sides.append(Side(support.value, stance, against))
    return tuple(sides)


def _clashing(supports: Sequence[Support], clash: "Clash | None") -> tuple[Side, ...]:
    """The values that cannot hold together with some other; those that can hold together make one side."""
    if clash is None:
        return ()
    held = [(s.value, s.claims_for) for s in supports if s.value is not None and s.claims_for]
    groups: list[list[tuple[Value, tuple[Claim, ...]]]] = []
    for value, claims in held:
        if not any(clash(value, other) for other, _ in held):
            continue
        group = next((g for g in groups if not any(clash(value, other) for other, _ in g)), None)
        if group is None:
            groups.append([(value, claims)])
        else:
            group.append((value, claims))
    return tuple(Side(g[0][0], Stance.ASSERTS, tuple(c for _, claims in g for c in claims)) for g in groups)


Clash = Callable[[Value, Value], bool]
Clashes = dict[str, Clash]


def _dates(a: Value, b: Value) -> bool:
    if not isinstance(a, Edtf) or not isinstance(b, Edtf):
        return False
    return not a.overlaps(b) and min(gap(x, y) for x in a.alternatives for y in b.alternatives) > _room(a) + _room(b)


def _room(date: Edtf) -> int:
    """Days that "about" or "uncertain" leaves beyond the bounds."""
    text = date.text
    return _VAGUE_DAYS.get(len(text) - 1, 366) if text[-1] in "?~%" else 0


def _ages(a: Value, b: Value) -> bool:
    return isinstance(a, Age) and isinstance(b, Age) and max(a.min - b.max, b.min - a.max) > _YEARS


def _places(a: Value, b: Value) -> bool:
    return isinstance(a, Place) and isinstance(b, Place) and apart(a, b)


def _fathers(a: Value, b: Value) -> bool:
    return fits(align(str(a), str(b))) < _ONE_NAME


def _words(a: Value, b: Value) -> bool:
    return compare_names(str(a), str(b)).score < _ALIKE


def _numbers(a: Value, b: Value) -> bool:
    return bare(str(a)).replace(" ", "") != bare(str(b)).replace(" ", "")


def _ends(a: Value, b: Value) -> bool:
    """What became of the person: missing, free or dead. Other statuses follow one another in time."""
    return len({_ENDS.get(str(a)), _ENDS.get(str(b))} - {None}) == 2


def _differ(a: Value, b: Value) -> bool:
    return a != b


# A person or incident has one of each; of other properties there may well be several.
_OF_PERSON: Final[Clashes] = {
    "sex": _differ, "age": _ages, "birth": _dates, "father": _fathers, "occupation": _words, "office": _words,
    "identity_number": _numbers, "status": _ends,
}  # fmt: skip
_OF_INCIDENT: Final[Clashes] = {"date": _dates, "place": _places}
