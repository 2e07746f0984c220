"""habeas read and text."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from habeas import __version__
from habeas.collect.gather import open_regular, unreadable
from habeas.collect.names import shown
from habeas.collect.sniff import sniff
from habeas.collect.steady import Steady
from habeas.commands.base import Answer, Session, as_json
from habeas.errors import Problem
from habeas.model.text import Text
from habeas.model.value import Json
from habeas.read.rendition import Rendition
from habeas.read.sandbox import Sandbox
from habeas.register.pieces import text_item
from habeas.register.queries.evidence import Held, exhibits, text_details, text_ids, texts
from habeas.register.queries.find import find
from habeas.register.register import Change

AT_ONCE = 5_000_000  # characters of a run


@dataclass(frozen=True, slots=True)
class Made:
    """A text made of an exhibit, and what the reader noted."""

    text: Text
    rendition: Rendition


def read(session: Session, prefixes: Sequence[str]) -> Answer:
    """Make a text of each item named, or of each that has none. What is already read is answered as it was read.

    A long batch is recorded in several runs, so that thousands of items need no more memory than a few.
    """
    wanted = chosen(session, prefixes)
    known = text_ids(session.alias)
    rows: list[dict[str, Any]] = []
    problems: list[Problem] = []
    waiting: list[Made] = []
    with Sandbox() as sandbox:
        for held in wanted:
            if held.exhibit.id in known:
                rows += [_known_row(session, held, known[held.exhibit.id])] if prefixes else []
                continue
            made, found = make_text(session, held, sandbox)
            waiting += [made] if made else []
            rows.append(_row(held, made, found))
            problems += found if made is None else []
            if sum(len(one.text.characters) for one in waiting) > AT_ONCE:
                _record(session, waiting)
    _record(session, waiting)
    return Answer(rows, tuple(problems))


def _record(session: Session, waiting: list[Made]) -> None:
    """Seal what was read so far; nothing waits afterwards."""
    session.record([read_run(session, [text_of(made) for made in waiting])] if waiting else [])
    waiting.clear()


def chosen(session: Session, prefixes: Sequence[str]) -> tuple[Held, ...]:
    """The exhibits with these ids, or all; raises `NotFound` for an id that names none."""
    ids = tuple(find(session.alias, prefix, "exhibit")[1] for prefix in prefixes)
    return exhibits(session.alias, ids if prefixes else None)


def make_text(session: Session, held: Held, sandbox: Sandbox) -> tuple[Made | None, list[Problem]]:
    """Read one exhibit in the sandbox. Without any characters there is no text, only the problems that say why."""
    refused = sandbox.refusal(held.exhibit.size, held.exhibit.media_type, path=held.name)
    if refused is not None:
        return None, [refused]
    data = session.register.vault.read(held.exhibit.sha256)
    return rendered(session, data, held.exhibit.media_type, held.name, held.exhibit.id, sandbox)


def file_bytes(path: Path, sandbox: Sandbox) -> tuple[bytes, str]:
    """The bytes of a file and their media type; raises `BadInput` for what the sandbox would not take anyway."""
    try:
        with open_regular(path) as stream:
            media_type = sniff(stream, path.name)
            refused = sandbox.refusal(stream.seek(0, os.SEEK_END), media_type, path=shown(path))
            if refused is not None:
                raise refused.as_error()
            stream.seek(0)
            return Steady(stream).read(), media_type
    except OSError as error:
        raise unreadable(path, error).as_error() from error


def rendered(
    session: Session, data: bytes, media_type: str, name: str, exhibit: str, sandbox: Sandbox
) -> tuple[Made | None, list[Problem]]:
    """The same from bytes at hand."""
    rendition = sandbox.read(data, media_type, path=name)
    found = list(rendition.problems)
    if not rendition.characters:
        return None, found
    text = Text(
        id=session.world.new_id(),
        exhibit=exhibit,
        reader=rendition.reader,
        version=rendition.version,
        language=rendition.language,
        characters=rendition.characters,
        segments=rendition.segments,
    )
    return Made(text, rendition), found


def read_run(session: Session, items: Sequence[dict[str, Json]]) -> Change:
    """The run of one reading: its texts as items, cut in pieces that can be opened one by one."""
    fields: dict[str, Json] = {
        "run": session.world.new_id(),
        "stage": "read",
        "program": "habeas.read",
        "version": __version__,
        "parameters": {},
        "inputs": [item["exhibit"] for item in items],
    }
    return Change("run", fields, tuple(items))


def text_of(made: Made) -> dict[str, Json]:
    return text_item(made.text, _details(made.rendition))


def _details(rendition: Rendition) -> dict[str, Json]:
    return {
        "pages": rendition.pages,
        "sandbox": rendition.sandbox,
        "problems": [{"code": p.code, "says": p.says, "do": p.do} for p in rendition.problems],
    }


def _row(held: Held, made: Made | None, problems: list[Problem]) -> dict[str, Any]:
    return {
        "exhibit": held.exhibit.id,
        "name": held.name,
        "text": made.text.id if made else None,
        "reader": made.text.reader if made else None,
        "language": made.text.language if made else None,
        "characters": len(made.text.characters) if made else 0,
        "pages": made.rendition.pages if made else None,
        "sandbox": made.rendition.sandbox if made else None,
        "problems": as_json(problems),
    }


def _known_row(session: Session, held: Held, id: str) -> dict[str, Any]:
    text = next(texts(session.alias, ids=(id,)))
    details = text_details(session.alias, text.id)
    noted = details.get("problems")
    return {
        "exhibit": text.exhibit,
        "name": held.name,
        "text": text.id,
        "reader": text.reader,
        "language": text.language,
        "characters": len(text.characters),
        "pages": details.get("pages"),
        "sandbox": details.get("sandbox"),
        "problems": [{"path": "", **note} for note in noted if isinstance(note, dict)]
        if isinstance(noted, list)
        else [],
    }


def text(session: Session, prefix: str) -> Answer:
    """The characters of a text, or of the text of an item."""
    kind, id = find(session.alias, prefix, "text", "exhibit")
    found = list(texts(session.alias, exhibit=id) if kind == "exhibit" else texts(session.alias, ids=(id,)))
    if not found:
        problem = Problem(prefix, "not-read", "This item has not been read yet.", "Read it with: habeas read " + prefix)
        return Answer({"id": None, "exhibit": id, "language": None, "text": None}, (problem,))
    last = found[-1]
    return Answer({"id": last.id, "exhibit": last.exhibit, "language": last.language, "text": last.characters})
