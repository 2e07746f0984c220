"""The register itself, actors and sources."""

from habeas.errors import Illegal
from habeas.register.apply.base import Applied, checked
from habeas.register.models import ActorRow, SourceRow
from habeas.register.queries.nouns import source_of


def open_register(applied: Applied) -> None:
    """Entry 0 names origin, signing key and format; the tables keep none of it."""
    for name in ("origin", "public_key"):
        applied.text(name)
    applied.integer("format")


def accept_head(applied: Applied) -> None:
    """A head kept outside was given up, `size` and `root` where it could be read; the tables keep none of it."""
    if not applied.text("reason").strip():
        raise Illegal("Giving up a kept head needs a reason.", code="no-reason")
    for name in ("had", *(["size"] if "root" in applied.fields else [])):
        applied.integer(name)
    applied.optional("root")


def name_actor(applied: Applied) -> None:
    applied.add(ActorRow(id=applied.text("id"), entry=applied.seq, name=applied.text("name")))


def name_source(applied: Applied) -> None:
    """A later entry on the same source replaces its grading; the older entry stays in the ledger."""
    row = SourceRow(
        id=applied.text("id"),
        entry=applied.seq,
        name=applied.text("name"),
        kind=applied.text("kind"),
        reliability=applied.text("reliability"),
        reason=applied.text("reason"),
        confidential=bool(applied.fields.get("confidential")),
    )
    checked(lambda: source_of(row))
    row.save(using=applied.alias)
