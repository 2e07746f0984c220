"""Exhibits with their custody, texts, runs and sources."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from habeas.model.edtf import Edtf
from habeas.model.exhibit import Custody, Exhibit, Source, SourceKind
from habeas.model.text import Text
from habeas.model.value import Json
from habeas.register.models import ActorRow, CustodyRow, ExhibitRow, SourceRow, TextRow
from habeas.register.pieces import segments_from


@dataclass(frozen=True, slots=True)
class Held:
    """An exhibit with the notes on how it came, oldest first."""

    exhibit: Exhibit
    custody: tuple[Custody, ...]

    @property
    def name(self) -> str:
        return self.custody[0].name

    def first(self, name: str) -> str | None:
        """The first note's value of one optional field, that any note gives."""
        values = (getattr(note, name) for note in self.custody)
        return next((str(v) for v in values if v is not None), None)

    @property
    def published(self) -> Edtf | None:
        found = self.first("published")
        return Edtf(found) if found else None


def exhibits(alias: str, ids: tuple[str, ...] | None = None) -> tuple[Held, ...]:
    """All exhibits, or those with these ids, in the order in which they were sealed."""
    rows = ExhibitRow.objects.using(alias).order_by("entry")
    if ids is not None:
        rows = rows.filter(id__in=ids)
    notes: dict[str, list[Custody]] = {}
    names = dict(ActorRow.objects.using(alias).values_list("id", "name"))
    for note in CustodyRow.objects.using(alias).order_by("entry"):
        notes.setdefault(note.exhibit, []).append(_custody(note, names.get(note.actor, "")))
    return tuple(Held(_exhibit(row), tuple(notes.get(row.id, ()))) for row in rows)


def exhibit_with(alias: str, sha256: str) -> str | None:
    """The id of the exhibit with these bytes, if there is one."""
    return ExhibitRow.objects.using(alias).filter(sha256=sha256).values_list("id", flat=True).first()


def _exhibit(row: ExhibitRow) -> Exhibit:
    return Exhibit(row.id, row.sha256, row.size, row.media_type, row.parent)


def _custody(row: CustodyRow, actor: str) -> Custody:
    fields = json.loads(row.fields)
    return Custody(
        exhibit=row.exhibit,
        name=row.name,
        source=fields.get("source"),
        received_from=fields.get("received_from"),
        url=fields.get("url"),
        obtained=Edtf(fields["obtained"]) if "obtained" in fields else None,
        published=Edtf(fields["published"]) if "published" in fields else None,
        note=fields.get("note"),
        noted_by=actor,
        noted_at=row.time,
    )


def texts(alias: str, exhibit: str | None = None, ids: tuple[str, ...] | None = None) -> Iterator[Text]:
    """Texts in the order in which they were made, one at a time."""
    rows = TextRow.objects.using(alias).order_by("entry", "item")
    if exhibit is not None:
        rows = rows.filter(exhibit=exhibit)
    if ids is not None:
        rows = rows.filter(id__in=ids)
    return (_text(row) for row in rows.iterator(chunk_size=20))


def _text(row: TextRow) -> Text:
    segments = segments_from(json.loads(row.segments))
    return Text(row.id, row.exhibit, row.reader, row.version, row.language, row.characters, segments)


def text_details(alias: str, id: str) -> dict[str, Json]:
    """What the reader noted beside the characters: pages, sandbox, problems."""
    found: dict[str, Json] = json.loads(TextRow.objects.using(alias).values_list("details", flat=True).get(id=id))
    return found


def sources(alias: str) -> tuple[Source, ...]:
    rows = SourceRow.objects.using(alias).order_by("entry", "id")
    return tuple(Source(r.id, r.name, SourceKind(r.kind), r.reliability, r.reason, r.confidential) for r in rows)


def actor_names(alias: str) -> dict[str, str]:
    """Names of actors by id, oldest first."""
    return dict(ActorRow.objects.using(alias).order_by("entry").values_list("id", "name"))
