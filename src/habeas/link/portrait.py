"""What the records of one cluster amount to: property by property, every value with the claims for it and against it.

Nothing is chosen and nothing merged: two ages stay two ages, each with who says so, and the team's finding, where
there is one, stands beside them. Claims that were rejected or superseded are not shown; they remain in the records.
"""

from collections.abc import Iterable, Mapping, Sequence

from habeas.link.incidents import cluster_incidents, person_ids, victims_of
from habeas.link.letters import bare
from habeas.link.origins import independent_sources
from habeas.link.timeline import timeline
from habeas.model.case import Clustering, Finding, Incident, Pair, Person, Support
from habeas.model.record import Claim, Record
from habeas.model.value import Place, Reference, Value, to_json
from habeas.model.vocabulary import KINDS, Kind, Stance

Copies = Mapping[str, str]  # by text id, the group of near copies it belongs to (`origins.near_copies`)


def persons(
    records: Sequence[Record], clustering: Clustering, findings: Sequence[Finding] = (), *, copies: Copies | None = None
) -> tuple[Person, ...]:
    """One person a cluster, in the clustering's order. `records`: all records of the register, of every kind."""
    by_id = {r.id: r for r in records}
    touching = _pointing(records, Kind.INCIDENT, "victim")
    said = _pointing(records, Kind.STATEMENT, "about")
    pairs = _pairs_by_record(clustering.undecided)
    clusters = ([record for record in cluster if record in by_id] for cluster in clustering.clusters)
    return tuple(
        person_of(
            [by_id[record] for record in cluster],
            incidents=_unique(i for record in cluster for i in touching.get(record, ())),
            statements=_unique(s for record in cluster for s in said.get(record, ())),
            findings=findings,
            undecided=tuple(dict.fromkeys(p for record in cluster for p in pairs.get(record, ()))),
            copies=copies,
        )
        for cluster in clusters
        if cluster
    )


def person_of(
    records: Sequence[Record],
    *,
    incidents: Sequence[Record] = (),
    statements: Sequence[Record] = (),
    findings: Sequence[Finding] = (),
    undecided: tuple[Pair, ...] = (),
    copies: Copies | None = None,
) -> Person:
    """The person that one cluster of records amounts to.

    `incidents`: the incident records that name them as victim; `statements`: those that are about them.
    """
    return Person(
        id=records[0].id,
        records=tuple(records),
        properties=_properties(Kind.PERSON, records, findings, copies),
        timeline=timeline(records, incidents, statements),
        undecided=undecided,
    )


def incidents(
    records: Sequence[Record], clustering: Clustering, findings: Sequence[Finding] = (), *, copies: Copies | None = None
) -> tuple[Incident, ...]:
    """One incident a cluster of incident records, its victims being persons of the clustering."""
    by_id = {r.id: r for r in records}
    person = person_ids(clustering)
    return tuple(
        incident_of([by_id[record] for record in cluster], person=person, findings=findings, copies=copies)
        for cluster in cluster_incidents(records, clustering)
    )


def incident_of(
    records: Sequence[Record],
    *,
    person: Mapping[str, str],
    findings: Sequence[Finding] = (),
    copies: Copies | None = None,
) -> Incident:
    """The incident that one cluster of incident records amounts to; `person` maps records to persons."""
    return Incident(
        id=records[0].id,
        records=tuple(records),
        properties=_properties(Kind.INCIDENT, records, findings, copies),
        victims=tuple(dict.fromkeys(v for r in records for v in victims_of(r, person))),
    )


def _properties(
    kind: Kind, records: Sequence[Record], findings: Sequence[Finding], copies: Copies | None
) -> dict[str, tuple[Support, ...]]:
    by_id = {r.id: r for r in records}
    latest = _latest(findings, by_id)
    found = {}
    for property in KINDS[kind]:
        claims = [c for r in records for c in r.of(property)]
        supports = _supports(claims, by_id, latest.get(property), copies)
        if supports:
            found[property] = supports
    return found


def _latest(findings: Sequence[Finding], subjects: Mapping[str, Record]) -> dict[str, Finding]:
    """The team's current conclusion on each property, whichever of the merged ids it was drawn on.

    The last one in the ledger counts, whatever the clock said.
    """
    return {finding.property: finding for finding in findings if finding.subject in subjects}


def _supports(
    claims: Sequence[Claim], records: Mapping[str, Record], finding: Finding | None, copies: Copies | None
) -> tuple[Support, ...]:
    groups: dict[str, list[Claim]] = {}
    for claim in claims:
        groups.setdefault(_value_key(claim.value, claim.as_written), []).append(claim)
    concluded = _value_key(finding.value, "") if finding else None
    supports = [_support(group, records, finding if k == concluded else None, copies) for k, group in groups.items()]
    if finding and concluded not in groups:
        supports.append(Support(finding.value, (), (), 0, finding))
    return tuple(sorted(supports, key=lambda s: (s.finding is None, -s.independent_sources, -len(s.claims_for))))


def _support(
    claims: Sequence[Claim], records: Mapping[str, Record], finding: Finding | None, copies: Copies | None
) -> Support:
    asserting = tuple(c for c in claims if c.stance is Stance.ASSERTS)
    against = tuple(c for c in claims if c.stance is not Stance.ASSERTS)
    retracted = {_speaker(c, records) for c in against if c.stance is Stance.RETRACTS}
    still_said = [c for c in asserting if _speaker(c, records) not in retracted]
    return Support(
        value=claims[0].value,
        claims_for=asserting,
        claims_against=against,
        independent_sources=independent_sources(still_said, records, copies),
        finding=finding,
    )


def _speaker(claim: Claim, records: Mapping[str, Record]) -> str:
    """The source that says it, or the item where the source is not known."""
    record = records[claim.record]
    return record.source or record.exhibit


def _value_key(value: Value | None, as_written: str) -> str:
    """Equal for values that are one value; spellings of a name stay apart, each with its own support."""
    if value is None:
        return f"? {as_written}"
    if isinstance(value, Place):
        words = bare(value.text)
        return f"place {value.gazetteer_id or words} {value.precision} {bare(value.place or '')}"
    if isinstance(value, Reference):
        return f"reference {value.kind} {bare(value.text)}"
    return f"{type(value).__name__} {to_json(value)}"


def _unique(records: Iterable[Record]) -> tuple[Record, ...]:
    return tuple({r.id: r for r in records}.values())


def _pointing(records: Sequence[Record], kind: Kind, property: str) -> dict[str, list[Record]]:
    """The records of a kind by the ids that a property of theirs points to."""
    found: dict[str, list[Record]] = {}
    for record in records:
        if record.kind is kind:
            for target in {c.value.record for c in record.of(property) if isinstance(c.value, Reference)} - {None}:
                found.setdefault(str(target), []).append(record)
    return found


def _pairs_by_record(pairs: Sequence[Pair]) -> dict[str, list[Pair]]:
    found: dict[str, list[Pair]] = {}
    for pair in pairs:
        found.setdefault(pair.left, []).append(pair)
        found.setdefault(pair.right, []).append(pair)
    return found
