"""habeas propose: what the texts claim, for people to decide."""

from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

from habeas import __version__
from habeas.collect.sniff import sniff
from habeas.commands.base import Answer, Session
from habeas.commands.reading import chosen
from habeas.commands.show import records_json
from habeas.errors import BadInput, Problem
from habeas.extract.listing.guess import lists_people
from habeas.extract.parse import Parser, load_parser
from habeas.extract.propose import propose
from habeas.model.edtf import Edtf
from habeas.model.exhibit import Source
from habeas.model.record import Claim, Record
from habeas.model.sealing import record_items
from habeas.model.text import Text
from habeas.model.value import Json, Reference, to_json
from habeas.model.world import World
from habeas.read.sandbox import Sandbox
from habeas.register.queries.evidence import Held, sources, texts
from habeas.register.queries.records import records
from habeas.register.queries.runs import inputs_of
from habeas.register.register import Change

PROGRAM = "habeas.extract"
UNNAMED = "the publisher (not named)"


def propose_all(session: Session, prefixes: Sequence[str]) -> Answer:
    """Propose records for the items named, or for every text that has not been gone through.

    Lists of people are imported instead; of other tables the figures are proposed.
    """
    done = set() if prefixes else inputs_of(session.alias, "propose", "import")
    by_id = {source.id: source for source in sources(session.alias)}
    rows: list[dict[str, Any]] = []
    problems: list[Problem] = []
    made: list[tuple[Text, tuple[Record, ...]]] = []
    for held in chosen(session, prefixes):
        for text in list(texts(session.alias, exhibit=held.exhibit.id))[-1:]:
            if text.id in done:
                continue
            if text.is_table and lists_people(text):
                problems += [_list(held.name)] if prefixes else []
                continue
            source = _source(held, by_id)
            found, problem = _propose(load_parser(), text, held.name, source, held.published, session.world.new_id)
            found = kept_ids(found, records(session.alias, text=text.id))
            made.append((text, found))
            problems += [problem] if problem else []
            rows.append({"exhibit": held.exhibit.id, "text": text.id, "records": records_json(found)})
    session.record([_run(session, made)] if made else [])
    return Answer(rows, tuple(problems))


def dry_run(files: Sequence[Path], published: str | None, *, world: World) -> Answer:
    """The same for files, without a register: nothing is recorded."""
    if not files:
        raise BadInput("Name the files to go through.", "habeas propose --dry-run FILE...", code="no-files")
    date = Edtf(published) if published else None
    rows: list[dict[str, Any]] = []
    problems: list[Problem] = []
    with ThreadPoolExecutor(1) as aside, Sandbox() as sandbox:
        parser = aside.submit(load_parser)  # takes seconds, in which the first file is read
        for path in files:
            row, found = _dry_row(path, date, sandbox, parser.result, world)
            rows += [row] if row else []
            problems += found
    return Answer(rows, tuple(problems))


def _dry_row(
    path: Path, date: Edtf | None, sandbox: Sandbox, parser: Callable[[], Parser], world: World
) -> tuple[dict[str, Any] | None, list[Problem]]:
    try:
        data = path.read_bytes()
    except OSError:
        says = f"{path} cannot be read."
        return None, [Problem(str(path), "unreadable", says, "Check the path and its permissions.")]
    rendition = sandbox.read(data, sniff(data, path.name), path=str(path))
    if not rendition.characters:
        return {"file": str(path), "text": "", "records": []}, list(rendition.problems)
    text = Text(
        world.new_id(), world.new_id(), rendition.reader, rendition.version, rendition.language, rendition.characters,
        rendition.segments,
    )  # fmt: skip
    found, problem = _propose(parser(), text, str(path), None, date, world.new_id)
    row = {"file": str(path), "text": text.characters, "records": records_json(found)}
    return row, [problem] if problem else []


def _propose(
    parser: Parser, text: Text, name: str, source: Source | None, published: Edtf | None, new_id: Callable[[], str]
) -> tuple[tuple[Record, ...], Problem | None]:
    if text.is_table and lists_people(text):
        return (), _list(name)
    found = propose(
        text, source=source, publisher=source.name if source else UNNAMED, published=published, parser=parser,
        new_id=new_id, proposer=f"{PROGRAM} {__version__}",
    )  # fmt: skip
    unread = parser.unread(text) if not found else None
    if unread is None:
        return found, None
    if text.is_table:
        do = "Its headings must be words for what was done, or to whom, in English; or make claims by hand."
        return (), Problem(name, "not-proposed", "No column of the table is one of figures that can be read.", do)
    do = "Read it yourself, or have it translated; claims can be made by hand later."
    return (), Problem(name, "not-proposed", unread.reason, do)


def _list(name: str) -> Problem:
    do = "Import it with: habeas import FILE --source SOURCE"
    return Problem(name, "a-list", "This is a list of people: its rows are imported, not proposed.", do)


def _source(held: Held, by_id: dict[str, Source]) -> Source | None:
    id = held.first("source")
    return by_id.get(id) if id else None


def _run(session: Session, made: Sequence[tuple[Text, tuple[Record, ...]]]) -> Change:
    parser: Parser = load_parser()
    fields: dict[str, Json] = {
        "run": session.world.new_id(),
        "stage": "propose",
        "program": PROGRAM,
        "version": __version__,
        "parameters": {"parser": parser.name},
        "inputs": [text.id for text, _ in made],
    }
    return Change("run", fields, record_items([record for _, found in made for record in found]))


def kept_ids(new: Sequence[Record], old: Sequence[Record]) -> tuple[Record, ...]:
    """The new records under the ids that the same claims had before: a claim proposed again keeps its identifier."""
    known = {_key(record, claim): (record.id, claim.id) for record in old for claim in record.claims}
    ids: dict[str, str] = {}
    claims: dict[str, str] = {}
    for record in new:
        matches = [known[key] for claim in record.claims if (key := _key(record, claim)) in known]
        counted = Counter(id for id, _ in matches if id not in ids.values())
        if not counted:
            continue
        ids[record.id] = counted.most_common(1)[0][0]
        for claim in record.claims:
            match = known.get(_key(record, claim))
            if match and match[0] == ids[record.id]:
                claims[claim.id] = match[1]
    return tuple(_renamed(record, ids, claims) for record in new)


def _key(record: Record, claim: Claim) -> tuple[str, ...]:
    """What makes a claim the same when it is proposed again; ids of other records are no part of it."""
    value = replace(claim.value, record=None) if isinstance(claim.value, Reference) else claim.value
    place = f"{claim.anchor.start}-{claim.anchor.end}"
    return record.kind.value, claim.property, place, claim.stance.value, repr(to_json(value))


def _renamed(record: Record, ids: dict[str, str], claims: dict[str, str]) -> Record:
    id = ids.get(record.id, record.id)
    moved = []
    for claim in record.claims:
        value = claim.value
        if isinstance(value, Reference) and value.record is not None:
            value = replace(value, record=ids.get(value.record, value.record))
        moved.append(replace(claim, id=claims.get(claim.id, claim.id), record=id, value=value))
    return replace(record, id=id, claims=tuple(moved))
