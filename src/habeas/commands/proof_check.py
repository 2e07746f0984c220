"""habeas verify FILE: checking a file of proofs that `habeas prove` wrote, offline, and saying what it proves."""

import json
from collections.abc import Iterator
from pathlib import Path

from habeas.commands.base import Answer
from habeas.commands.checking import kept_head
from habeas.commands.dossier_check import Row, against_row, key_row, row_of, time_row
from habeas.errors import BadInput, HabeasError
from habeas.ledger.commitment import Fields
from habeas.ledger.disclosure import Opened, Proofs, check_proofs, load_proofs
from habeas.publish.show import counted
from habeas.register.files import read_words


def verify_proofs(path: Path, *, key: str | None = None, against: Path | None = None) -> Answer:
    """Check a file of proofs. `key` is the fingerprint of the signing key from elsewhere; `against` a kept head."""
    head = kept_head(against)
    opened: list[object] = []
    try:
        raw = read_words(path).encode()
    except (OSError, ValueError) as error:
        raise BadInput(f"The file {path} cannot be read.", "Name a dossier, or a file that habeas prove wrote.",
                       code="no-proofs", path=str(path)) from error  # fmt: skip
    try:
        proofs = load_proofs(raw)
        found = check_proofs(proofs)
        opened = list(_opened(proofs, found))
        rows = [row_of("proofs", True, f"{len(found.entries)} entries and {len(found.items)} items lead to the signed "
                       f"head of {found.head.size} entries."), *_contents(proofs, found)]  # fmt: skip
        rows += [key_row(proofs, key), against_row(proofs, found, head)]
    except HabeasError as error:
        rows = [row_of("proofs", False, error.says)]
    rows.append(time_row("file"))
    ok = all(row["ok"] is not False for row in rows)
    return Answer({"ok": ok, "checks": rows, "opened": opened}, holds=ok)


def _contents(proofs: Proofs, found: Opened) -> Iterator[Row]:
    """A sentence for each entry and item: which field has which value, and how many stay hidden."""
    openings = [proof.opening for proof in proofs.entries] + [proof.opening for proof in proofs.items]
    for opened, opening in zip(_opened(proofs, found), openings, strict=True):
        item = "" if opened["item"] is None else f"item {opened['item']} of "
        said = (f"{name} is {json.dumps(value, ensure_ascii=False)}" for name, value in opened["fields"].items())
        says = f"{'; '.join(said)}. {counted(len(opening.hidden), 'other field stays', 'other fields stay')} hidden."
        yield row_of(f"{item}entry {opened['entry']}", True, says)


def _opened(proofs: Proofs, found: Opened) -> Iterator[Row]:
    """Entry, item of its run (or None) and the opened fields, in the order of the file."""
    for seq, fields in found.entries.items():
        yield _place(seq, None, fields)
    for proof, (seq, fields) in zip(proofs.items, found.items, strict=True):
        yield _place(seq, proof.index, fields)


def _place(entry: int, item: int | None, fields: Fields) -> Row:
    return {"entry": entry, "item": item, "fields": dict(fields)}
