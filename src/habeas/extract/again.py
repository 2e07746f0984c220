"""Proposing again: the same claims keep their identifiers, and so the decisions that people took on them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from habeas.model.record import Claim, Record
from habeas.model.value import Reference, to_json

_Key = tuple[str, ...]


def kept_ids(new: Sequence[Record], old: Sequence[Record]) -> tuple[Record, ...]:
    """The new records of a text under the ids that the same claims had before; `old` are those that it has already.

    A record is the one that most of its claims were in, unless another new record has that id.
    """
    known = {_key(record, claim): (record.id, claim.id) for record in old for claim in record.claims}
    records: dict[str, str] = {}
    claims: dict[str, str] = {}
    taken: set[str] = set()
    for record in new:
        matches = {claim.id: known[key] for claim in record.claims if (key := _key(record, claim)) in known}
        counted = Counter(id for id, _ in matches.values() if id not in taken)
        if counted:
            records[record.id] = counted.most_common(1)[0][0]
            taken.add(records[record.id])
            claims |= {claim: before for claim, (owner, before) in matches.items() if owner == records[record.id]}
    return tuple(_renamed(record, records, claims) for record in new)


def _key(record: Record, claim: Claim) -> _Key:
    """What makes a claim the same when it is proposed again; ids of other records are no part of it."""
    value = replace(claim.value, record=None) if isinstance(claim.value, Reference) else claim.value
    place = f"{claim.anchor.start}-{claim.anchor.end}"
    return record.kind.value, claim.property, place, claim.stance.value, repr(to_json(value))


def _renamed(record: Record, records: Mapping[str, str], claims: Mapping[str, str]) -> Record:
    id = records.get(record.id, record.id)
    moved = []
    for claim in record.claims:
        value = claim.value
        if isinstance(value, Reference) and value.record is not None:
            value = replace(value, record=records.get(value.record, value.record))
        moved.append(replace(claim, id=claims.get(claim.id, claim.id), record=id, value=value))
    return replace(record, id=id, claims=tuple(moved))
