"""Exhibits and their custody."""

from habeas.register.apply.base import Applied
from habeas.register.models import CustodyRow, ExhibitRow, SourceRow

OPTIONAL = ("source", "received_from", "url", "obtained", "published", "note", "collected_by")


def seal(applied: Applied) -> None:
    """A new exhibit with its first custody note."""
    applied.add(
        ExhibitRow(
            id=applied.text("exhibit"),
            entry=applied.seq,
            sha256=applied.text("sha256"),
            size=applied.integer("size"),
            media_type=applied.text("media_type"),
            parent=applied.optional("parent"),
        )
    )
    note_custody(applied)


def note_custody(applied: Applied) -> None:
    applied.get(ExhibitRow, applied.text("exhibit"))
    if applied.optional("source"):
        applied.get(SourceRow, applied.text("source"))
    present = {name: applied.fields[name] for name in OPTIONAL if applied.fields.get(name) is not None}
    applied.add(
        CustodyRow(
            id=applied.text("custody"),
            entry=applied.seq,
            exhibit=applied.text("exhibit"),
            name=applied.text("name"),
            fields=Applied(applied.alias, applied.seq, {"f": present}).json("f"),
            actor=applied.text("actor"),
            time=applied.text("time"),
        )
    )
