"""habeas import: a list becomes one record of a person for each row."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from habeas import __version__
from habeas.collect.gather import gather
from habeas.collect.names import name_problem, shown
from habeas.commands.adding import Origin, prepare
from habeas.commands.base import Answer, Session
from habeas.commands.reading import Made, file_bytes, read_run, rendered, text_of
from habeas.errors import BadInput, Problem
from habeas.extract.listing.changes import compare_versions
from habeas.extract.listing.guess import guess_mapping
from habeas.extract.listing.mapping import Mapping, mapping_from_toml, mapping_to_toml
from habeas.extract.listing.rows import Skipped, records_from_rows
from habeas.model.edtf import Edtf
from habeas.model.exhibit import Source
from habeas.model.record import Record
from habeas.model.sealing import record_items
from habeas.model.text import Text
from habeas.model.value import Json
from habeas.read.sandbox import Sandbox
from habeas.register.files import read_words
from habeas.register.queries.evidence import sources, texts
from habeas.register.queries.find import find
from habeas.register.queries.records import records
from habeas.register.queries.runs import inputs_of
from habeas.register.register import Change

PROGRAM = "habeas.extract.listing"


@dataclass(frozen=True, slots=True)
class Listing:
    """What the person asks for. `mapping` is a TOML file; `updates` the item of an earlier version of the list."""

    path: Path
    source: str
    mapping: Path | None = None
    sheet: str | None = None
    updates: str | None = None
    accept_guess: bool = False
    published: str | None = None


def import_list(session: Session, wanted: Listing) -> Answer:
    """Seal and read the list and make its records, all together or nothing at all.

    Without a mapping the guess is saved for a person to look over, and nothing is sealed or imported, unless the guess
    is accepted.
    """
    older = find(session.alias, wanted.updates, "exhibit")[1] if wanted.updates else None
    given = _given(wanted.mapping)
    read, digest = _read(session, wanted.path)
    mapping = given or guess_mapping(read.text, wanted.sheet)
    if given is None and not wanted.accept_guess:
        return Answer(_answer(None, mapping) | {"saved": str(_save(mapping, wanted.path))})
    batch = prepare(session, [wanted.path], Origin(source=wanted.source, published=wanted.published))
    if batch.problems:
        return Answer(_answer(None), tuple(batch.problems))
    if batch.rows[0]["sha256"] != digest:
        says = f"{wanted.path} was changed while it was imported."
        raise BadInput(says, "Wait until nobody writes to it, then import it again.", code="changed")
    exhibit = str(batch.rows[0]["id"])
    table, reading = _table(session, exhibit, read)
    made, skipped = _rows(session, table, mapping, wanted, batch.changes)
    changes = _changes(session, older, made)
    session.record([*batch.changes, *reading, _run(session, table, mapping, made)])
    return Answer(_answer(exhibit, mapping, made, skipped) | {"changes": changes})


def _given(path: Path | None) -> Mapping | None:
    if path is None:
        return None
    try:
        return mapping_from_toml(read_words(path))
    except (OSError, ValueError) as error:
        raise BadInput(
            f"The mapping {path} cannot be read.", "Check the path.", code="bad-mapping", path=str(path)
        ) from error


def _read(session: Session, path: Path) -> tuple[Made, str]:
    """The list as text, and the SHA-256 of its bytes, before anything is sealed: what is refused leaves no trace."""
    found = gather([path], inside=[session.register.folder])
    if found.problems or len(found.files) != 1:
        many = Problem(shown(path), "not-a-file", f"{shown(path)} is not one file.", "Name the file of the list.")
        raise (*found.problems, many)[0].as_error()
    with Sandbox() as sandbox:
        data, media_type = file_bytes(path, sandbox)
        lie = name_problem(path, media_type)
        if lie is not None:
            raise lie.as_error()
        made, problems = rendered(session, data, media_type, path.name, "", sandbox)
    if made is None:
        raise problems[0].as_error()
    return made, hashlib.sha256(data).hexdigest()


def _table(session: Session, exhibit: str, read: Made) -> tuple[Text, list[Change]]:
    """The text of the list: as it was read before, or as read now, with the run that seals it."""
    known = list(texts(session.alias, exhibit=exhibit))
    if not known:
        made = replace(read, text=replace(read.text, exhibit=exhibit))
        return made.text, [read_run(session, [text_of(made)])]
    if known[-1].id in inputs_of(session.alias, "import"):
        do = f"See its records with: habeas records --exhibit {exhibit[:8]}"
        raise BadInput("This list has been imported before; its bytes are the same.", do, code="imported-before")
    return known[-1], []


def _save(mapping: Mapping, path: Path) -> Path:
    """The guess, in the current folder, for a person to correct."""
    saved = Path.cwd() / f"{path.stem}.mapping.toml"
    if saved.exists():
        raise BadInput(
            f"There is a mapping in {saved} already, perhaps corrected by hand; the guess was not saved over it.",
            "Import with --mapping and that file; or rename it, to have the columns guessed anew.",
            code="exists",
            path=str(saved),
        )
    try:
        saved.write_text(mapping_to_toml(mapping), "utf-8")
    except OSError as error:
        raise BadInput(f"The guess cannot be saved in {saved}.", "Go to a folder where you can write.",
                       code="not-saved", path=str(saved)) from error  # fmt: skip
    return saved


def _rows(
    session: Session, table: Text, mapping: Mapping, wanted: Listing, pending: Sequence[Change]
) -> tuple[tuple[Record, ...], tuple[Skipped, ...]]:
    """The records of the rows; the source may be one that the same transaction names."""
    known = {s.name: s for s in sources(session.alias)} | {s.id: s for s in sources(session.alias)}
    new = [str(change.fields["id"]) for change in pending if change.verb == "name-source"]
    source = known.get(wanted.source) or Source(new[0], wanted.source)
    return records_from_rows(
        table,
        mapping,
        source=source.id,
        publisher=source.name,
        published=Edtf(wanted.published) if wanted.published else None,
        new_id=session.world.new_id,
        proposer=f"{PROGRAM} {__version__}",
    )


def _changes(session: Session, older: str | None, made: tuple[Record, ...]) -> dict[str, int]:
    if older is None:
        return {"added": 0, "dropped": 0, "changed": 0}
    found = compare_versions(records(session.alias, exhibit=older), made)
    return {"added": len(found.added), "dropped": len(found.dropped), "changed": len(found.changed)}


def _run(session: Session, table: Text, mapping: Mapping, made: tuple[Record, ...]) -> Change:
    fields: dict[str, Json] = {
        "run": session.world.new_id(),
        "stage": "import",
        "program": PROGRAM,
        "version": __version__,
        "parameters": {"mapping": mapping_to_toml(mapping)},
        "inputs": [table.id],
    }
    return Change("run", fields, record_items(made))


def _answer(
    exhibit: str | None,
    mapping: Mapping | None = None,
    made: tuple[Record, ...] = (),
    skipped: tuple[Skipped, ...] = (),
) -> dict[str, Any]:
    columns = [{"column": c.header or str(c.number), "is": c.property} for c in mapping.columns] if mapping else []
    return {
        "exhibit": exhibit,
        "records": sum(record.kind.value == "person" for record in made),
        "skipped": [{"row": row.row, "why": row.why} for row in skipped],
        "mapping": {"columns": columns, "toml": mapping_to_toml(mapping)} if mapping else None,
        "changes": {"added": 0, "dropped": 0, "changed": 0},
    }
