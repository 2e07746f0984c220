"""habeas propose: what the texts claim, for people to decide."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from habeas.collect.gather import gather
from habeas.collect.names import shown
from habeas.commands.base import Answer, Session
from habeas.commands.reading import AT_ONCE, chosen, file_bytes
from habeas.commands.show import records_json
from habeas.errors import BadInput, Problem
from habeas.extract.again import kept_ids
from habeas.extract.extractor import Extractor, Occasion, load_extractors
from habeas.extract.listing.guess import lists_people
from habeas.model.edtf import Edtf
from habeas.model.exhibit import Source
from habeas.model.record import Record
from habeas.model.sealing import record_items
from habeas.model.text import Text
from habeas.model.value import Json
from habeas.model.world import World
from habeas.read.sandbox import Sandbox
from habeas.register.queries.evidence import Held, sources, texts
from habeas.register.queries.records import records
from habeas.register.queries.runs import inputs_of
from habeas.register.register import Change

UNNAMED = "the publisher (not named)"


@dataclass(slots=True)
class Pass:
    """One extractor's way through the texts: those that it went through before, and what it finds now."""

    extractor: Extractor
    done: set[str]
    inputs: list[str] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)


def propose_all(session: Session, prefixes: Sequence[str]) -> Answer:
    """Propose records for the items named, or for every text that has not been gone through.

    Lists of people are imported instead; of other tables the figures are proposed. A long batch is recorded in several
    runs, so that what took an hour is not lost with what follows.
    """
    passes = [Pass(e, set() if prefixes else inputs_of(session.alias, "propose", e.name)) for e in load_extractors()]
    imported = inputs_of(session.alias, "import")
    by_id = {source.id: source for source in sources(session.alias)}
    rows: list[dict[str, Any]] = []
    problems: list[Problem] = []
    gone = 0  # characters since something was recorded
    for held in chosen(session, prefixes):
        text = next(reversed(list(texts(session.alias, exhibit=held.exhibit.id))), None)
        if text is None or _is_list(text):
            problems += [_not_read(held) if text is None else _list(held.name)] if prefixes else []
            continue
        waiting = [one for one in passes if text.id not in one.done]
        if not waiting or text.id in imported:
            continue
        occasion = _occasion(by_id.get(held.first("source") or ""), held.published)
        found, reasons = _take(session, waiting, text, occasion)
        problems += [_unread(held.name, text, reasons)] if len(reasons) == len(passes) else []
        rows.append({"exhibit": held.exhibit.id, "text": text.id, "records": records_json(found)})
        gone += len(text.characters)
        if gone > AT_ONCE:
            gone = _record(session, passes)
    _record(session, passes)
    return Answer(rows, tuple(problems))


def _record(session: Session, passes: Sequence[Pass]) -> int:
    """Seal what was proposed so far; nothing (0 characters) waits afterwards."""
    session.record([_run(session, one) for one in passes if one.inputs])
    for one in passes:
        one.inputs.clear()
        one.records.clear()
    return 0


def _not_read(held: Held) -> Problem:
    do = f"Read it with: habeas read {held.exhibit.id[:8]}"
    return Problem(held.name, "not-read", f"“{held.name}” has no text yet, so nothing can be proposed.", do)


def _take(session: Session, passes: Sequence[Pass], text: Text, occasion: Occasion) -> tuple[list[Record], list[str]]:
    """What is proposed from one text, which each pass remembers as its own; and why some extractors decline it."""
    old = records(session.alias, text=text.id)
    proposed, reasons = _go_through([one.extractor for one in passes], text, occasion, session.world, old)
    for one, found in zip(passes, proposed, strict=True):
        one.inputs.append(text.id)
        one.records += found
    return [record for found in proposed for record in found], reasons


def dry_run(files: Sequence[Path], published: str | None, *, world: World) -> Answer:
    """The same for files, without a register: nothing is recorded."""
    if not files:
        raise BadInput("Name the files to go through.", "habeas propose --dry-run FILE...", code="no-files")
    occasion = _occasion(None, Edtf(published) if published else None)
    rows: list[dict[str, Any]] = []
    gathered = gather(files)
    problems = list(gathered.problems)
    with ThreadPoolExecutor(1) as aside, Sandbox() as sandbox:
        extractors = aside.submit(_warmed)  # takes seconds, in which the first file is read
        for path in gathered.files:
            row, found = _dry_row(path, occasion, sandbox, extractors.result, world)
            rows += [row] if row else []
            problems += found
    return Answer(rows, tuple(problems))


def _warmed() -> tuple[Extractor, ...]:
    extractors = load_extractors()
    for extractor in extractors:
        extractor.warm()
    return extractors


def _dry_row(
    path: Path, occasion: Occasion, sandbox: Sandbox, extractors: Callable[[], Sequence[Extractor]], world: World
) -> tuple[dict[str, Any] | None, list[Problem]]:
    try:
        data, media_type = file_bytes(path, sandbox)
    except BadInput as error:
        return None, [error.problem()]
    rendition = sandbox.read(data, media_type, path=shown(path))
    if not rendition.characters:
        return {"file": shown(path), "text": "", "records": []}, list(rendition.problems)
    text = Text(
        world.new_id(), world.new_id(), rendition.reader, rendition.version, rendition.language, rendition.characters,
        rendition.segments,
    )  # fmt: skip
    if _is_list(text):
        return {"file": shown(path), "text": text.characters, "records": []}, [_list(shown(path))]
    proposed, reasons = _go_through(extractors(), text, occasion, world)
    row = {"file": shown(path), "text": text.characters, "records": records_json([r for p in proposed for r in p])}
    return row, [_unread(shown(path), text, reasons)] if len(reasons) == len(proposed) else []


def _go_through(
    extractors: Sequence[Extractor], text: Text, occasion: Occasion, world: World, old: Sequence[Record] = ()
) -> tuple[list[tuple[Record, ...]], list[str]]:
    """What each extractor proposes, in their order; the same claims have the ids of `old`, or of an extractor before.

    Beside it the reasons of those that proposed nothing because they do not go through such a text.
    """
    proposed: list[tuple[Record, ...]] = []
    reasons: list[str] = []
    for extractor in extractors:
        proposer = f"{extractor.name} {extractor.version}"
        new = extractor.propose(text, occasion, new_id=world.new_id, proposer=proposer)
        reason = None if new else extractor.unread(text)
        reasons += [reason] if reason is not None else []
        proposed.append(kept_ids(new, [*old, *(record for found in proposed for record in found)]))
    return proposed, reasons


def _occasion(source: Source | None, published: Edtf | None) -> Occasion:
    return Occasion(source.name if source else UNNAMED, source, published)


def _unread(path: str, text: Text, reasons: Sequence[str]) -> Problem:
    do = "Read it yourself, or have it translated; claims can be made by hand later."
    if text.is_table:
        do = "Its headings must be words for what was done, or to whom; or make claims by hand."
    return Problem(path, "not-proposed", " ".join(dict.fromkeys(reasons)), do)


def _is_list(text: Text) -> bool:
    return text.is_table and lists_people(text)


def _list(path: str) -> Problem:
    do = "Import it with: habeas import FILE --source SOURCE"
    return Problem(path, "a-list", "This is a list of people: its rows are imported, not proposed.", do)


def _run(session: Session, one: Pass) -> Change:
    fields: dict[str, Json] = {
        "run": session.world.new_id(),
        "stage": "propose",
        "program": one.extractor.name,
        "version": one.extractor.version,
        "parameters": dict(one.extractor.parameters),
        "inputs": list(one.inputs),
    }
    return Change("run", fields, record_items(one.records))
