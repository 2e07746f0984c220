"""Time-stamping authorities that are trusted, and the time-stamps that they gave."""

from habeas.errors import Refused
from habeas.model.stamp import evidence_from
from habeas.register.apply.base import Applied, as_text, checked
from habeas.register.models import AuthorityRow, StampRow
from habeas.register.queries.nouns import authority_of, stamp_of


def trust_authority(applied: Applied) -> None:
    """An authority by its address, with the certificates that its tokens may lead to."""
    row = AuthorityRow(
        id=applied.text("authority"),
        entry=applied.seq,
        url=applied.text("url"),
        certificates=applied.json("certificates"),
        dropped=None,
    )
    checked(lambda: authority_of(row))
    applied.add(row)


def drop_authority(applied: Applied) -> None:
    """It is trusted no longer; what it stamped stays in the ledger."""
    authority = applied.get(AuthorityRow, applied.text("authority"))
    if authority.dropped is not None:
        raise Refused("This authority was dropped before.", code="dropped")
    authority.dropped = applied.seq
    authority.save(using=applied.alias)


def stamp(applied: Applied) -> None:
    """A time-stamp over the head of `size` entries."""
    applied.get(AuthorityRow, applied.text("authority"))
    evidence = checked(lambda: evidence_from(applied.fields))
    row = StampRow(
        id=applied.text("stamp"),
        entry=applied.seq,
        size=applied.integer("size"),
        authority=applied.text("authority"),
        time=applied.text("stamped"),
        evidence=as_text(evidence.as_json()),
    )
    checked(lambda: stamp_of(row))
    applied.add(row)
