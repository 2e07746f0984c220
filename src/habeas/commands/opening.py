"""habeas prove: single fields of entries, claims or rows, opened and proven in one small file, and nothing else.

What sources say of people passes the gate for the recipient, as in a dossier: a field is opened only where the gate
shows exactly the value that was sealed. Of entries only those fields can be opened that say nothing about anybody. Each
proof is entered in the ledger as a disclosure.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from habeas.commands.base import Answer, Session
from habeas.commands.disclosing import material
from habeas.commands.dossier_check import shown_claims
from habeas.commands.proving import Prover, Shown, shown_names
from habeas.commands.view import View, view
from habeas.errors import BadInput, NotFound
from habeas.ledger.canonical import canonical
from habeas.ledger.commitment import Fields
from habeas.ledger.disclosure import Proofs, dump_proofs
from habeas.ledger.note import read_note
from habeas.model.case import Incident, Person
from habeas.model.sealing import REPLACEMENT
from habeas.model.value import Json
from habeas.publish.consent import release
from habeas.publish.material import Terms
from habeas.register.files import write_new
from habeas.register.queries.evidence import texts
from habeas.register.queries.find import entry_of, find
from habeas.register.queries.records import records, sealed_claims
from habeas.register.register import Change

RUN = ("items", "count")  # without these no item of a run can be proven
# Fields of entries that hold no words of anybody, about anybody: numbers, times, digests, random ids, closed lists.
SILENT = frozenset({
    "verb", "time", "actor", "origin", "public_key", "format", "run", "stage", "program", "version", *RUN, "inputs",
    "decision", "claim", "outcome", "seen", "replacement", "judgement", "left", "right", "verdict", "finding",
    "subject", "property", "standard", "exhibit", "custody", "sha256", "size", "media_type", "obtained", "published",
    "parent", "dossier", "manifest", "consent", "step", "had", "root", "reliability", "confidential",
})  # fmt: skip

Names = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for: entries by number, items, claims and records by id, rows as ITEM:ROW; and of them which
    fields. `fields` ("*" for all that may leave) are opened for `recipient`, into the new file `output`."""

    targets: tuple[str, ...]
    fields: Names
    recipient: str
    output: Path


def prove_some(session: Session, wanted: Wanted) -> Answer:
    """Open the fields, enter the disclosure, prove them against the head signed with it, and write the file."""
    if wanted.output.exists():
        raise BadInput(f"{wanted.output} exists already.", "Name a file that does not exist yet.", code="exists",
                       path=str(wanted.output))  # fmt: skip
    entries, claims = _targets(session, wanted.targets)
    prover = Prover(session)
    named = {seq: _names_of_entry(prover, seq, wanted.fields) for seq in entries}
    items = _items(prover, claims, wanted, named)
    _complete(wanted.fields, [*named.values(), *items.values()])
    opened = _opened(prover, named, items)
    _enter(session, wanted, opened, _subjects(view(session), claims) if claims else ())
    proofs = _proofs(prover, named, items)
    try:
        write_new(wanted.output, dump_proofs(proofs))
    except OSError as error:
        raise BadInput(f"{wanted.output} cannot be written here.", "Choose another place.", code="no-file",
                       path=str(wanted.output)) from error  # fmt: skip
    return Answer({"path": str(wanted.output), "bytes": wanted.output.stat().st_size, "opened": opened})


def _targets(session: Session, targets: Sequence[str]) -> tuple[list[int], list[str]]:
    """The entries and claims that the targets name, each once, in order."""
    entries: dict[int, None] = {}
    claims: dict[str, None] = {}
    for target in targets:
        prefix, colon, row = target.partition(":")
        if target.isascii() and target.isdigit():
            entries[_entry(session, int(target))] = None
        elif colon:
            claims |= dict.fromkeys(_claims_of_row(session, prefix, row))
        else:
            table, id = find(session.alias, target, "claim", "record", "exhibit")
            if table == "exhibit":
                entries[entry_of(session.alias, table, id)] = None
            else:
                claims |= dict.fromkeys([id] if table == "claim" else _claims_of(session, id))
    return list(entries), list(claims)


def _entry(session: Session, seq: int) -> int:
    if seq >= session.register.log.size():
        raise NotFound(f"The ledger has no entry {seq}.", "See: habeas ledger", code="not-found", path=str(seq))
    return seq


def _claims_of(session: Session, record: str) -> list[str]:
    return [claim.id for found in records(session.alias, ids=(record,)) for claim in found.claims]


def _claims_of_row(session: Session, prefix: str, row: str) -> list[str]:
    """The claims of the records of one row of a list, by its number in the item's own text.

    A record's row is the last in which one of its claims stands: what a heading says, it says of every row.
    """
    exhibit = find(session.alias, prefix, "exhibit")[1]
    rows = _rows(session, exhibit)
    found: list[str] = []
    for record in records(session.alias, exhibit=exhibit):
        at = [rows.get((claim.anchor.text, claim.anchor.start), 0) for claim in record.claims]
        if row == str(max(at, default=0)) != "0":
            found += [claim.id for claim in record.claims]
    if not found:
        raise NotFound(f"No record stands in row {row or '?'} of this item.", "See: habeas records --exhibit ITEM",
                       code="not-found", path=f"{prefix}:{row}")  # fmt: skip
    return found


def _rows(session: Session, exhibit: str) -> dict[tuple[str, int], int]:
    """The row at each place of a text of the item that a cell covers."""
    return {
        (text.id, at): cell.row
        for text in texts(session.alias, exhibit=exhibit)
        for cell in text.segments
        if cell.row is not None
        for at in range(cell.start, cell.end)
    }


def _names_of_entry(prover: Prover, seq: int, wanted: Names) -> Names:
    """The fields of an entry that are asked for; raises `BadInput` for one that no gate covers."""
    fields = prover.body(seq)
    names = tuple(name for name in fields if name in SILENT) if "*" in wanted else wanted
    loud = [name for name in names if name in fields and name not in SILENT]
    if loud:
        says = f"The field {', '.join(loud)} of entry {seq} holds words that may be about people."
        raise BadInput(says, "Open the claim, record or row that says it.", code="not-silent")  # fmt: skip
    return tuple(name for name in names if name in fields)


def _items(
    prover: Prover, claims: Sequence[str], wanted: Wanted, named: dict[int, Names]
) -> dict[tuple[int, int], Names]:
    """(entry, item) and the names to open of each claim; those of corrections are added to `named`."""
    shown = _shown(prover.session, claims, wanted.recipient) if claims else {}
    found: dict[tuple[int, int], Names] = {}
    for sealed in sealed_claims(prover.session.alias, tuple(claims)):
        names = _names_of_claim(prover.claim(sealed), shown.get(sealed.id), wanted, sealed.id)
        if sealed.item is None:
            named[sealed.entry] = (*named.get(sealed.entry, ()), *(REPLACEMENT + name for name in names))
        else:
            found[sealed.entry, sealed.item] = names
    return found


def _names_of_claim(whole: Fields, shown: Shown | None, wanted: Wanted, claim: str) -> Names:
    """The fields of a claim to open; raises `BadInput` where one that is asked for may not go to the recipient."""
    may = shown_names(shown, whole) if shown else []
    names = tuple(may) if "*" in wanted.fields else tuple(name for name in whole if name in wanted.fields)
    withheld = [name for name in names if name not in may]
    if not may or withheld:
        raise BadInput(f"Of claim {claim[:8]}, {', '.join(withheld) or 'all'} is withheld from {wanted.recipient}.",
                       "See habeas consent list; and whether the source is confidential, or the claim was rejected.",
                       code="withheld", path=claim)  # fmt: skip
    return names


def _shown(session: Session, claims: Sequence[str], recipient: str) -> dict[str, Shown]:
    """What the gate lets this recipient see of the claims' persons and incidents, by claim."""
    now = view(session)
    released = release(material(session, now, _subjects(now, claims)), Terms(recipient))
    document = json.loads(json.dumps(released.as_json()))
    return {shown.claim: shown for shown in shown_claims(document)}


def _subjects(now: View, claims: Iterable[str]) -> tuple[str, ...]:
    """The persons and incidents, each once, to which the claims belong."""
    asked = set(claims)
    clusters: tuple[Person | Incident, ...] = (*now.persons, *now.incidents)
    return tuple(c.id for c in clusters if any(claim.id in asked for record in c.records for claim in record.claims))


def _complete(fields: Names, opened: Sequence[Names]) -> None:
    """Raise `BadInput` for a field that nothing has, or for a target of which nothing would be opened."""
    there = {name.removeprefix(REPLACEMENT) for names in opened for name in names}
    missing = [name for name in fields if name not in there and name != "*"]
    if missing or not opened or not all(opened):
        raise BadInput(f"What was named does not all have a field {', '.join(missing or fields)}.",
                       "Name fields that it has; --fields '*' opens all that may leave.", code="no-field")  # fmt: skip


def _opened(prover: Prover, named: Mapping[int, Names], items: Mapping[tuple[int, int], Names]) -> list[Json]:
    """What is opened: entry, item of its run (or null), and the fields with their values."""
    found: list[Json] = [
        {"entry": seq, "item": None, "fields": {name: prover.body(seq)[name] for name in names}}
        for seq, names in sorted(named.items())
    ]
    return found + [
        {
            "entry": seq,
            "item": index,
            "fields": {name: (prover.run(seq)[0][index].fields or {})[name] for name in names},
        }
        for (seq, index), names in sorted(items.items())
    ]


def _enter(session: Session, wanted: Wanted, opened: list[Json], subjects: Sequence[str]) -> None:
    """The ledger notes to whom, of whom, and by its digest what was opened."""
    fields: dict[str, Json] = {
        "dossier": session.world.new_id(),
        "recipient": wanted.recipient,
        "subjects": list(subjects),
        "manifest": hashlib.sha256(canonical(opened)).hexdigest(),
        "redactions": [],
    }
    session.record([Change("disclose", fields)])


def _proofs(prover: Prover, named: Mapping[int, Names], items: Mapping[tuple[int, int], Names]) -> Proofs:
    """The proofs against the newest signed head; of an item's run only what its path needs."""
    register = prover.session.register
    note = register.log.note()
    prover.size = read_note(note)[0].size
    for seq in sorted({*named, *(seq for seq, _ in items)}):
        needed = RUN if any(seq == of for of, _ in items) else ()
        prover.entry(seq, dict.fromkeys((*named.get(seq, ()), *needed)))
    opened = tuple(prover.item(seq, index, partial(_these, names)) for (seq, index), names in sorted(items.items()))
    entries = tuple(prover.entries[seq] for seq in sorted(prover.entries))
    return Proofs(register.settings.origin, register.keyring.public_key, note, entries, opened)


def _these(names: Names, _: Fields) -> Names:
    return names
