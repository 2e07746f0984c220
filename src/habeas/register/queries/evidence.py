"""Exhibits with their custody, texts, runs and sources."""

from collections.abc import Iterator
from dataclasses import dataclass

from habeas.model.edtf import Edtf
from habeas.model.exhibit import Custody, Exhibit, Source
from habeas.model.text import Text
from habeas.model.value import Json
from habeas.register.models import ActorRow, CustodyRow, ExhibitRow, SourceRow, TextRow
from habeas.register.queries.nouns import custody_of, exhibit_of, source_of, text_of
from habeas.register.queries.sound import parsed, sound


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
    custody = CustodyRow.objects.using(alias).order_by("entry")
    if ids is not None:
        rows, custody = rows.filter(id__in=ids), custody.filter(exhibit__in=ids)
    notes: dict[str, list[Custody]] = {}
    names = dict(ActorRow.objects.using(alias).values_list("id", "name"))
    for note in custody:
        notes.setdefault(note.exhibit, []).append(sound(custody_of)(note, names.get(note.actor, "")))
    return tuple(Held(sound(exhibit_of)(row), tuple(notes.get(row.id, ()))) for row in rows)


def exhibit_with(alias: str, sha256: str) -> str | None:
    """The id of the exhibit with these bytes, if there is one."""
    return ExhibitRow.objects.using(alias).filter(sha256=sha256).values_list("id", flat=True).first()


def texts(alias: str, exhibit: str | None = None, ids: tuple[str, ...] | None = None) -> Iterator[Text]:
    """Texts in the order in which they were made, one at a time."""
    rows = TextRow.objects.using(alias).order_by("entry", "item")
    if exhibit is not None:
        rows = rows.filter(exhibit=exhibit)
    if ids is not None:
        rows = rows.filter(id__in=ids)
    return map(sound(text_of), rows.iterator(chunk_size=20))


def text_ids(alias: str) -> dict[str, str]:
    """Exhibit to its latest text, of those that have one."""
    return dict(TextRow.objects.using(alias).order_by("entry", "item").values_list("exhibit", "id"))


def text_details(alias: str, id: str) -> dict[str, Json]:
    """What the reader noted beside the characters: pages, sandbox, problems."""
    raw = TextRow.objects.using(alias).values_list("details", flat=True).get(id=id)
    found: dict[str, Json] = parsed("text", id, raw)
    return found


def sources(alias: str) -> tuple[Source, ...]:
    """All sources, in the order in which they were last graded."""
    return tuple(map(sound(source_of), SourceRow.objects.using(alias).order_by("entry", "id")))


def actor_names(alias: str) -> dict[str, str]:
    """Names of actors by id, oldest first."""
    return dict(ActorRow.objects.using(alias).order_by("entry").values_list("id", "name"))
