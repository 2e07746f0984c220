"""Ids by prefix: any unambiguous one is accepted, as INTERFACE promises."""

from collections.abc import Sequence
from typing import TypeVar

from django.db.models import QuerySet

from habeas.errors import NotFound
from habeas.model.vocabulary import Kind
from habeas.register.models import ClaimRow, ConsentRow, DomainRow, ExhibitRow, RecordRow, SourceRow, StepRow, TextRow

What = TypeVar("What")

TABLES: dict[str, type[DomainRow]] = {
    "exhibit": ExhibitRow,
    "text": TextRow,
    "record": RecordRow,
    "claim": ClaimRow,
    "consent": ConsentRow,
    "source": SourceRow,
    "step": StepRow,
}


def find(alias: str, prefix: str, *tables: str) -> tuple[str, str]:
    """(table, full id) of the one thing in `tables` whose id begins so; raises `NotFound` for none or several."""
    found = [(name, id) for name in tables for id in _ids(TABLES[name]._default_manager.using(alias), prefix)]
    return _only(found, " or ".join(tables), prefix)


def entry_of(alias: str, table: str, id: str) -> int:
    """The entry that made the thing of this full id."""
    return TABLES[table]._default_manager.using(alias).get(id=id).entry


def find_record(alias: str, prefix: str, *kinds: Kind) -> tuple[Kind, str]:
    """(kind, full id) of the one record of these kinds whose id begins so; raises `NotFound` for none or several."""
    rows = RecordRow.objects.using(alias)
    found = [(kind, id) for kind in kinds for id in _ids(rows.filter(kind=kind.value), prefix)]
    return _only(found, " or ".join(kinds), prefix)


def _ids(rows: QuerySet[DomainRow], prefix: str) -> list[str]:
    """At most three: more than one is too many."""
    return list(rows.filter(id__startswith=prefix).values_list("id", flat=True)[:3]) if prefix else []


def _only(found: Sequence[tuple[What, str]], what: str, prefix: str) -> tuple[What, str]:
    if not found:
        raise NotFound(f"There is no {what} “{prefix}”.", "Copy the id from a list, or its first letters.",
                       code="not-found", path=prefix)  # fmt: skip
    if len(found) > 1:
        raise NotFound(f"“{prefix}” names more than one {what}.", "Give more letters of the id.", code="ambiguous",
                       path=prefix)  # fmt: skip
    return found[0]
