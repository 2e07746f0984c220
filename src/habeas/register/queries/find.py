"""Ids by prefix: any unambiguous one is accepted, as INTERFACE promises."""

from habeas.errors import NotFound
from habeas.register.models import ClaimRow, ConsentRow, DomainRow, ExhibitRow, RecordRow, SourceRow, StepRow, TextRow

TABLES: dict[str, type[DomainRow]] = {
    "exhibit": ExhibitRow,
    "text": TextRow,
    "record": RecordRow,
    "claim": ClaimRow,
    "consent": ConsentRow,
    "source": SourceRow,
    "step": StepRow,
}


def find(alias: str, prefix: str, *kinds: str) -> tuple[str, str]:
    """(kind, full id) of the one thing among `kinds` whose id begins so; raises `NotFound` for none or several."""
    found = [
        (kind, id)
        for kind in kinds
        for id in TABLES[kind]
        ._default_manager.using(alias)
        .filter(id__startswith=prefix)
        .values_list("id", flat=True)[:3]
    ]
    what = " or ".join(kinds)
    if not prefix or not found:
        raise NotFound(f"There is no {what} “{prefix}”.", "Copy the id from a list, or its first letters.",
                       code="not-found", path=prefix)  # fmt: skip
    if len(found) > 1:
        raise NotFound(f"“{prefix}” names more than one {what}.", "Give more letters of the id.", code="ambiguous",
                       path=prefix)  # fmt: skip
    return found[0]
