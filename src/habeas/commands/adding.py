"""habeas add: files and folders become exhibits."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from habeas.collect.gather import gather, open_regular, unreadable
from habeas.collect.names import name_problem, shown
from habeas.collect.sniff import sniff
from habeas.collect.steady import Steady
from habeas.commands.base import Answer, Session, as_json
from habeas.commands.sources import source_id
from habeas.errors import BadInput, Illegal, Problem, Refused
from habeas.model.edtf import Edtf
from habeas.model.value import Json
from habeas.register.queries.evidence import exhibit_with
from habeas.register.register import Change
from habeas.register.vault import Sealed


@dataclass(frozen=True, slots=True)
class Origin:
    """What the person says about where the files come from; the same for all files of one command."""

    source: str | None = None
    received_from: str | None = None
    url: str | None = None
    obtained: str | None = None
    published: str | None = None
    note: str | None = None

    def __post_init__(self) -> None:
        for date in (self.obtained, self.published):
            if date is not None:
                Edtf(date)


@dataclass(slots=True)
class Batch:
    """What is to be recorded together, what is answered for each file, and what was refused."""

    changes: list[Change] = field(default_factory=list)
    rows: list[dict[str, Any]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    seen: dict[str, str] = field(default_factory=dict)


def add(session: Session, paths: Sequence[Path], origin: Origin, *, as_received: bool = False) -> Answer:
    """Seal every file found in `paths`. What cannot be taken is named in `problems`; the rest is taken in."""
    batch = prepare(session, paths, origin, as_received=as_received)
    session.record(batch.changes)
    return Answer(batch.rows, tuple(batch.problems))


def prepare(session: Session, paths: Sequence[Path], origin: Origin, *, as_received: bool = False) -> Batch:
    """Put the files into the vault; the caller records the changes. Without a file that is taken there are none."""
    gathered = gather(paths, inside=[session.register.folder])
    batch = Batch(rows=[_refused(problem) for problem in gathered.problems], problems=list(gathered.problems))
    source = source_id(session, origin.source, batch.changes)
    for path in gathered.files:
        problem = _add_file(session, path, _fields(origin, source), batch, as_received=as_received)
        batch.problems += [problem] if problem else []
    if not any(row["id"] for row in batch.rows):
        batch.changes.clear()
    return batch


def _fields(origin: Origin, source: str | None) -> dict[str, Json]:
    fields: dict[str, Json] = {
        "source": source,
        "received_from": origin.received_from,
        "url": origin.url,
        "obtained": origin.obtained,
        "published": origin.published,
        "note": origin.note,
    }
    return {name: value for name, value in fields.items() if value is not None}


def _add_file(
    session: Session, path: Path, fields: dict[str, Json], batch: Batch, *, as_received: bool
) -> Problem | None:
    """Seal one file and put its entry and its row into the batch; or a row and the problem."""
    found = _sealed(session, path, as_received=as_received)
    if isinstance(found, Problem):
        batch.rows.append(_refused(found))
        return found
    sealed, media_type = found
    known = batch.seen.get(sealed.sha256) or exhibit_with(session.alias, sealed.sha256)
    id = known or session.world.new_id()
    batch.seen[sealed.sha256] = id
    note: dict[str, Json] = {"exhibit": id, "custody": session.world.new_id(), "name": _name(path), **fields}
    if known is None:
        note |= {"sha256": sealed.sha256, "size": sealed.size, "media_type": media_type}
    batch.changes.append(Change("note-custody" if known else "seal", note))
    batch.rows.append(
        {
            "id": id,
            "sha256": sealed.sha256,
            "size": sealed.size,
            "media_type": media_type,
            "path": shown(path),
            "new": known is None,
            "parent": None,
            "problems": [],
        }
    )
    return None


def _sealed(session: Session, path: Path, *, as_received: bool) -> tuple[Sealed, str] | Problem:
    """The file in the vault, with its media type: opened once, so that both speak of the same bytes."""
    try:
        with open_regular(path) as stream:
            media_type = sniff(stream, path.name)
            lie = None if as_received else name_problem(path, media_type)
            if lie is not None:
                return lie
            stream.seek(0)
            return _kept(session, Steady(stream)), media_type
    except OSError as error:
        return unreadable(path, error)
    except Refused as error:
        return replace(error.problem(), path=shown(path), says=f"“{shown(path)}”: {error.says}")


def _kept(session: Session, file: Steady) -> Sealed:
    """Seal an open file; raises `BadInput` for one that changes meanwhile."""
    try:
        return session.register.vault.seal(file, session.world.new_id())
    except BadInput as error:
        if not file.changed:
            raise
        says = "It changed while it was read: something is still writing it."
        raise BadInput(says, "Wait until it is finished, or copy it, and add it then.", code="changed") from error


def _name(path: Path) -> str:
    """The file's name as it can be sealed: bytes that are no text are shown as such."""
    name = path.name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    if not name:
        raise Illegal("A file without a name cannot be added.", code="no-name")
    return name


def _refused(problem: Problem) -> dict[str, Any]:
    empty = dict.fromkeys(("id", "sha256", "size", "media_type"))
    return {**empty, "path": problem.path, "new": False, "parent": None, "problems": as_json([problem])}
