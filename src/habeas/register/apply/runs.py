"""Runs: what a program produced, item by item, becomes texts, records, claims or clusters."""

from collections.abc import Callable, Mapping

from habeas.errors import Illegal
from habeas.model.value import Json
from habeas.register.apply.base import Applied, as_text, words
from habeas.register.models import ClaimRow, ExhibitRow, MembershipRow, RecordRow, RunRow, TextRow, UndecidedRow
from habeas.register.pieces import joined

Fields = Mapping[str, Json]
_PIECE = "at/"
_TEXT_FIELDS = ("type", "id", "exhibit", "reader", "version", "language", "segments")


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
        raise Illegal("A run holds items of a kind that this version does not know.", code="unknown-item")


def _texts(applied: Applied, items: list[tuple[int, Fields]]) -> None:
    for number, item in items:
        applied.get(ExhibitRow, str(item["exhibit"]))
        details = {k: v for k, v in item.items() if k not in _TEXT_FIELDS and not k.startswith(_PIECE)}
        row = TextRow(
            id=words(item, "id"),
            entry=applied.seq,
            exhibit=words(item, "exhibit"),
            reader=words(item, "reader"),
            version=words(item, "version"),
            language=words(item, "language"),
            characters=joined(item),
            segments=as_text(item.get("segments")),
            details=as_text(details),
            run=applied.text("run"),
            item=number,
        )
        applied.add(row)


def _records(applied: Applied, items: list[tuple[int, Fields]]) -> None:
    """A record that was proposed before keeps its row, and so its decisions."""
    known = _known(applied, RecordRow, items)
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
    applied.add_all(rows, RecordRow)


def _claims(applied: Applied, items: list[tuple[int, Fields]]) -> None:
    known = _known(applied, ClaimRow, items)
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
    applied.add_all(rows, ClaimRow)


def _known(applied: Applied, table: type[RecordRow] | type[ClaimRow], items: list[tuple[int, Fields]]) -> set[str]:
    ids = [str(item["id"]) for _, item in items]
    return {
        found
        for start in range(0, len(ids), 500)
        for found in table._default_manager.using(applied.alias)
        .filter(id__in=ids[start : start + 500])
        .values_list("id", flat=True)
    }


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
    applied.add_all(rows, UndecidedRow)


_MAKERS: Mapping[str, Callable[[Applied, list[tuple[int, Fields]]], None]] = {
    "text": _texts,
    "record": _records,
    "claim": _claims,
    "member": _members,
    "pair": _pairs,
}
