"""What waits for a decision, in the order in which to look at it."""

from collections.abc import Iterable
from decimal import Decimal

from habeas.model.record import Record
from habeas.model.vocabulary import Kind, Status

_KINDS = (Kind.PERSON, Kind.INCIDENT, Kind.COUNT, Kind.STATEMENT)


def queue(records: Iterable[Record]) -> tuple[Record, ...]:
    """Records with a claim that waits: victims first, then other people, incidents, figures, statements.

    Within each, the surest first, by the confidence of the surest claim that waits: what is quickly decided is out of
    the way, and what stays at the end is what needs a careful look. Equals stay as they came.
    """
    return tuple(sorted((record for record in records if _waiting(record)), key=_order))


def _order(record: Record) -> tuple[int, bool, Decimal]:
    return _KINDS.index(record.kind), "victim" not in record.roles, -max(_waiting(record))


def _waiting(record: Record) -> list[Decimal]:
    return [claim.confidence for claim in record.claims if claim.status is Status.PROPOSED]
