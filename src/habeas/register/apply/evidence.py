"""Exhibits and their custody."""

from habeas.register.apply.base import Applied, as_text, checked
from habeas.register.models import CustodyRow, ExhibitRow, SourceRow
from habeas.register.queries.nouns import custody_of, exhibit_of

OPTIONAL = ("source", "received_from", "url", "obtained", "published", "note", "collected_by")


def seal(applied: Applied) -> None:
    """A new exhibit with its first custody note."""
    row = ExhibitRow(
        id=applied.text("exhibit"),
        entry=applied.seq,
        sha256=applied.text("sha256"),
        size=applied.integer("size"),
        media_type=applied.text("media_type"),
        parent=applied.optional("parent"),
    )
    checked(lambda: exhibit_of(row))
    applied.add(row)
    note_custody(applied)


def note_custody(applied: Applied) -> None:
    """One more note on how an exhibit came."""
    applied.get(ExhibitRow, applied.text("exhibit"))
    if applied.optional("source") is not None:
        applied.get(SourceRow, applied.text("source"))
    row = CustodyRow(
        id=applied.text("custody"),
        entry=applied.seq,
        exhibit=applied.text("exhibit"),
        name=applied.text("name"),
        fields=as_text({name: applied.text(name) for name in OPTIONAL if applied.optional(name) is not None}),
        actor=applied.text("actor"),
        time=applied.text("time"),
    )
    checked(lambda: custody_of(row, ""))
    applied.add(row)
