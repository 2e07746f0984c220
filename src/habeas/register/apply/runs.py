"""Runs: what a program produced, item by item, becomes texts, records, claims or clusters."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from habeas.errors import Illegal, TooNew
from habeas.model.record import Claim
from habeas.model.text import Anchor
from habeas.model.value import Json
from habeas.model.vocabulary import Kind
from habeas.register.apply.base import Applied, as_text, checked, words
from habeas.register.models import (
    ClaimRow,
    DomainRow,
    ExhibitRow,
    MembershipRow,
    RecordRow,
    RunRow,
    TextRow,
    UndecidedRow,
)
from habeas.register.pieces import details_of, joined
from habeas.register.queries.nouns import claim_of, pair_of, record_of, text_of

Fields = Mapping[str, Json]


def run(applied: Applied) -> None:
    """Keep the run's own row, then each of its items; erased items leave nothing."""
    applied.add(
        RunRow(
            id=applied.text("run"),
            entry=applied.seq,
            stage=applied.text("stage"),
            program=applied.text("program"),
            version=applied.text("version"),
            parameters=applied.json("parameters"),
            inputs=applied.json("inputs"),
            root=applied.text("items"),
            count=applied.integer("count"),
        )
    )
    if applied.text("stage") == "link":
        _forget_clusters(applied)
    present = [(number, item.fields) for number, item in enumerate(applied.items) if item.fields is not None]
    for kind, make in _MAKERS.items():
        make(applied, [(n, f) for n, f in present if f.get("type") == kind])
    unknown = {f.get("type") for _, f in present} - set(_MAKERS)
    if unknown:
        raise TooNew("A run holds items of a kind that this version of Habeas does not know.",
                     "Install a newer version of Habeas.", code="too-new")  # fmt: skip


def _texts(applied: Applied, items: list[tuple[int, Fields]]) -> None:
    for number, item in items:
        row = TextRow(
            id=words(item, "id"),
            entry=applied.seq,
            exhibit=applied.get(ExhibitRow, words(item, "exhibit")).id,
            reader=words(item, "reader"),
            version=words(item, "version"),
            language=words(item, "language"),
            characters=joined(item),
            segments=as_text(item.get("segments")),
            details=as_text(details_of(item)),
            run=applied.text("run"),
            item=number,
        )
        checked(partial(text_of, row))
        applied.add(row)


def _records(applied: Applied, items: list[tuple[int, Fields]]) -> None:
    """A record that was proposed before keeps its row, and so its decisions. It speaks in a text of its exhibit."""
    known = {id for (id,) in _values(applied, RecordRow, _ids(items), "id")}
    rows = [
        RecordRow(
            id=words(item, "id"),
            entry=applied.seq,
            kind=words(item, "kind"),
            exhibit=words(item, "exhibit"),
            text=words(item, "text"),
            source=words(item, "source") if "source" in item else None,
            run=applied.text("run"),
            item=number,
        )
        for number, item in items
        if item["id"] not in known
    ]
    exhibits = {found[0]: found[1] for found in _values(applied, TextRow, {row.text for row in rows}, "id", "exhibit")}
    for row in rows:
        checked(partial(record_of, row))
        if exhibits.get(row.text) != row.exhibit:
            raise Illegal("A record speaks in a text that its exhibit does not have.", code="bad-item")
    applied.add_all(rows, RecordRow)


def _claims(applied: Applied, items: list[tuple[int, Fields]]) -> None:
    """A claim that was proposed before keeps its row."""
    known = {id for (id,) in _values(applied, ClaimRow, _ids(items), "id")}
    rows = [
        ClaimRow(
            id=words(item, "id"),
            entry=applied.seq,
            record=words(item, "record"),
            property=words(item, "property"),
            status="proposed",
            sealed=as_text(dict(item)),
            run=applied.text("run"),
            item=number,
        )
        for number, item in items
        if item["id"] not in known
    ]
    _check_quotes(applied, rows)
    applied.add_all(rows, ClaimRow)


def _check_quotes(applied: Applied, rows: list[ClaimRow]) -> None:
    """No claim without a quote: each stands in the text of its record, to the character. Else `Illegal`."""
    columns = _values(applied, RecordRow, {row.record for row in rows}, "id", "kind", "text")
    records = {id: (kind, text) for id, kind, text in columns}
    anchors: dict[str, list[Anchor]] = {}
    for row in rows:
        kind, text = records.get(row.record, ("", ""))
        claim = checked(partial(_claim, row, kind))
        if claim.anchor.text != text:
            raise Illegal("A claim is anchored in another text than its record.", code="bad-item")
        anchors.setdefault(text, []).append(claim.anchor)
    for id, found in anchors.items():
        characters = applied.get(TextRow, id).characters
        if not all(characters[anchor.start : anchor.end] == anchor.quote for anchor in found):
            raise Illegal("A claim has a quote that does not stand in its text.", code="bad-quote")


def _claim(row: ClaimRow, kind: str) -> Claim:
    return claim_of(row, Kind(kind))


def _ids(items: list[tuple[int, Fields]]) -> set[str]:
    return {words(item, "id") for _, item in items}


def _values(applied: Applied, table: type[DomainRow], ids: set[str], *names: str) -> Iterator[tuple[str, ...]]:
    """These columns of the rows with these ids; some hundreds in one question."""
    ordered = sorted(ids)
    for start in range(0, len(ordered), 500):
        part = table._default_manager.using(applied.alias).filter(id__in=ordered[start : start + 500])
        yield from part.values_list(*names)


def _forget_clusters(applied: Applied) -> None:
    """A new linkage replaces the older view; the older run stays sealed."""
    MembershipRow.objects.using(applied.alias).all().delete()
    UndecidedRow.objects.using(applied.alias).all().delete()


def _members(applied: Applied, items: list[tuple[int, Fields]]) -> None:
    rows = [MembershipRow(id=words(i, "record"), entry=applied.seq, cluster=words(i, "cluster")) for _, i in items]
    applied.add_all(rows, MembershipRow)


def _pairs(applied: Applied, items: list[tuple[int, Fields]]) -> None:
    """Only the pairs that a person must look at have rows; the others lie in the sealed run."""
    rows = [
        UndecidedRow(
            id=f"{words(i, 'left')} {words(i, 'right')}",
            entry=applied.seq,
            left=words(i, "left"),
            right=words(i, "right"),
            score=words(i, "score"),
            reasons=as_text(i["reasons"]),
        )
        for _, i in items
        if i.get("undecided")
    ]
    for row in rows:
        checked(partial(pair_of, row))
    applied.add_all(rows, UndecidedRow)


_MAKERS: Mapping[str, Callable[[Applied, list[tuple[int, Fields]]], None]] = {
    "text": _texts,
    "record": _records,
    "claim": _claims,
    "member": _members,
    "pair": _pairs,
}
