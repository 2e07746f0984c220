"""Status as a timeline, not a field: last seen, deprived of liberty, released, found dead, still missing.

Each point is what sources claim, with the claims that say so; points on which sources disagree stand side by side.
The acts of incident records give dated points; what sources say of a person's status gives points without a date,
unless an incident of the same text says the same with a date. A denial of a detention is a point of its own, and so is
a statement that acknowledges one.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from habeas.link.incidents import sort_key
from habeas.model.case import StatusEvent
from habeas.model.edtf import Edtf
from habeas.model.record import Claim, Record
from habeas.model.vocabulary import Stance

STATUS_OF_ACT: Final[Mapping[str, str]] = {
    "missing": "last_seen",
    "abduction": "deprived_of_liberty",
    "arrest": "deprived_of_liberty",
    "detention": "deprived_of_liberty",
    "incommunicado_detention": "deprived_of_liberty",
    "enforced_disappearance": "deprived_of_liberty",
    "release": "released",
    "escape": "found_alive",
    "killing": "killed",
    "extrajudicial_killing": "killed",
    "body_found": "found_dead",
    "accidental_death": "died",
    "burial": "died",
}

Point = tuple[str, str]  # status and EDTF text, "" where undated


def timeline(
    persons: Sequence[Record], incidents: Sequence[Record], statements: Sequence[Record] = ()
) -> tuple[StatusEvent, ...]:
    """In the order of the dates, undated last. `incidents`: those that name one of the person records as victim.

    `statements`: those about one of the person or incident records.
    """
    points: dict[Point, list[Claim]] = {}
    for incident in incidents:
        for point, claims in _points_of_incident(incident):
            _add(points, point, claims)
    for person in persons:
        for claim in person.of("status"):
            if isinstance(claim.value, str) and claim.stance is Stance.ASSERTS:
                _add(points, _dated_alike(points, claim, incidents), [claim])
    for statement in statements:
        _add(points, ("acknowledged", ""), _acknowledging(statement, incidents))
    events = [StatusEvent(Edtf(date) if date else None, status, tuple(cs)) for (status, date), cs in points.items()]
    return tuple(sorted(events, key=lambda e: sort_key(e.date)))


def _add(points: dict[Point, list[Claim]], point: Point, claims: Sequence[Claim]) -> None:
    if claims:
        held = points.setdefault(point, [])
        held.extend(c for c in claims if c not in held)


def _points_of_incident(incident: Record) -> Iterator[tuple[Point, Sequence[Claim]]]:
    dates = [c for c in incident.of("date") if isinstance(c.value, Edtf) and c.stance is Stance.ASSERTS]
    for act in incident.of("act"):
        status = STATUS_OF_ACT.get(str(act.value))
        if status and act.stance is Stance.ASSERTS:
            yield from ((((status, str(d.value)), [act, d]) for d in dates) if dates else [((status, ""), [act])])
        elif status == "deprived_of_liberty" and act.stance is Stance.DENIES:
            yield ("detention_denied", ""), [act]


def _acknowledging(statement: Record, incidents: Sequence[Record]) -> Sequence[Claim]:
    """The claims by which somebody acknowledges a detention: what they acknowledge lies on words that tell of one."""
    positions = [c for c in statement.of("position") if c.value == "acknowledges" and c.stance is Stance.ASSERTS]
    about = [c for c in statement.of("about") if any(overlapping(c, act) for i in incidents for act in _held(i))]
    return [*positions, *about] if positions and about else []


def _held(incident: Record) -> Iterator[Claim]:
    for act in incident.of("act"):
        if act.stance is Stance.ASSERTS and STATUS_OF_ACT.get(str(act.value)) == "deprived_of_liberty":
            yield act


def overlapping(a: Claim, b: Claim) -> bool:
    """Whether two claims rest on words that overlap."""
    return a.anchor.text == b.anchor.text and a.anchor.start < b.anchor.end and b.anchor.start < a.anchor.end


def _dated_alike(points: Mapping[Point, Sequence[Claim]], claim: Claim, incidents: Sequence[Record]) -> Point:
    """The one dated point of the same text with the same status, if there is exactly one."""
    here = {i.id for i in incidents if i.text == claim.anchor.text}
    dated = [p for p, cs in points.items() if p[0] == claim.value and p[1] and any(c.record in here for c in cs)]
    return dated[0] if len(dated) == 1 else (str(claim.value), "")
