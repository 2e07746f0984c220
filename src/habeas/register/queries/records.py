"""Records with their claims, and where a thing lies in a sealed run."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.db.models import Q

from habeas.model.record import Claim, Record
from habeas.model.vocabulary import Kind, Status
from habeas.register.models import ClaimRow, DecisionRow, RecordRow, TextRow
from habeas.register.queries.nouns import claim_of, record_of
from habeas.register.queries.sound import sound


def records(
    alias: str,
    *,
    kind: Kind | None = None,
    status: Status | None = None,
    exhibit: str | None = None,
    text: str | None = None,
    ids: tuple[str, ...] | None = None,
) -> tuple[Record, ...]:
    """Records in the order in which they were proposed. With `status`, those that have a claim of that status."""
    rows = RecordRow.objects.using(alias).order_by("entry", "item")
    wanted = {"kind": kind and kind.value, "exhibit": exhibit, "text": text}
    rows = rows.filter(**{name: value for name, value in wanted.items() if value is not None})
    if ids is not None:
        rows = rows.filter(id__in=ids)
    if status is not None:
        held = ClaimRow.objects.using(alias).filter(status=status.value).values_list("record", flat=True)
        rows = rows.filter(id__in=held.distinct())
    found = list(rows)
    by_record = _claims_by_record(alias, found)
    return tuple(sound(record_of)(row, by_record.get(row.id, [])) for row in found)


def claim_ids(alias: str) -> set[str]:
    """The ids of all claims."""
    return set(ClaimRow.objects.using(alias).values_list("id", flat=True))


def claims(alias: str, ids: tuple[str, ...] | None = None) -> Iterator[Claim]:
    """Claims in the order in which they were proposed."""
    kinds = dict(RecordRow.objects.using(alias).values_list("id", "kind"))
    rows = ClaimRow.objects.using(alias).order_by("entry", "item", "id")
    if ids is not None:
        rows = rows.filter(id__in=ids)
    return (_claim(row, kinds) for row in rows.iterator())


@dataclass(frozen=True, slots=True)
class Sealed:
    """Where a thing was sealed: the entry of its run and its place in it; `item` is None for a correction."""

    id: str
    entry: int
    item: int | None


def sealed_claims(alias: str, ids: tuple[str, ...]) -> tuple[Sealed, ...]:
    rows = ClaimRow.objects.using(alias).filter(id__in=ids).order_by("entry", "item", "id")
    return tuple(Sealed(row.id, row.entry, row.item) for row in rows)


def sealed_texts(alias: str, ids: tuple[str, ...]) -> tuple[Sealed, ...]:
    rows = TextRow.objects.using(alias).filter(id__in=ids).order_by("entry", "item")
    return tuple(Sealed(row.id, row.entry, row.item) for row in rows)


def decisions_on(alias: str, ids: tuple[str, ...]) -> tuple[tuple[int, str | None], ...]:
    """(entry, id of the replacing claim) of every decision that made these claims what they are."""
    rows = DecisionRow.objects.using(alias).filter(Q(claim__in=ids) | Q(replacement__in=ids)).order_by("entry")
    return tuple((row.entry, row.replacement) for row in rows)


def _claims_by_record(alias: str, rows: list[RecordRow]) -> dict[str, list[Claim]]:
    kinds = {row.id: row.kind for row in rows}
    found: dict[str, list[Claim]] = {}
    wanted = ClaimRow.objects.using(alias).order_by("entry", "item", "id")
    if len(kinds) <= 500:
        wanted = wanted.filter(record__in=list(kinds))
    for row in wanted.iterator():
        if row.record in kinds:
            found.setdefault(row.record, []).append(_claim(row, kinds))
    return found


@sound
def _claim(row: ClaimRow, kinds: Mapping[str, str]) -> Claim:
    return claim_of(row, Kind(kinds[row.record]))
