"""habeas verify DOSSIER: checking a dossier offline, without the register it came from.

The bag must be whole to the byte; its payload's digest must be the one that the ledger's disclosure names; every value
it shows must be opened from an entry or item under the signed head. Whose key signed can only be told from outside.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from habeas.commands.base import Answer
from habeas.commands.checking import kept_head
from habeas.commands.proving import Shown
from habeas.commands.stamps_in_bag import check_carried, trust_of
from habeas.errors import Damaged, HabeasError, NotFound
from habeas.ledger.disclosure import Opened, Proofs, check_proofs, load_proofs
from habeas.ledger.note import fingerprint, verify_note
from habeas.model.sealing import replacement_item
from habeas.publish.bag import MANIFEST, check_bag

PROOFS = "proofs/proofs.json"
CONTENTS = ("data/dossier.json", "data/report.json")
WITHHELD = "[withheld"  # how the gate marks words that it took out of a value
_SHOWN = 5

Row = dict[str, Any]


def verify_dossier(
    folder: Path, *, key: str | None = None, against: Path | None = None, roots: Sequence[str] = ()
) -> Answer:
    """Check a dossier. `key` is the fingerprint of the signing key, known from elsewhere; `against` a kept head.

    `roots` are files of root certificates, or their fingerprints, of authorities whose time-stamps the reader trusts.
    """
    if not folder.is_dir():
        raise NotFound(f"There is no dossier in {folder}.", "Name the folder of the dossier.", code="no-dossier",
                       path=str(folder))  # fmt: skip
    head, trust = kept_head(against), trust_of(roots)
    rows = [_bag(folder)]
    try:
        proofs = load_proofs(_read(folder, PROOFS))
        opened = check_proofs(proofs)
        rows.append(row_of("proofs", True, f"{len(opened.entries)} entries and {len(opened.items)} items lead to the "
                         f"signed head of {opened.head.size} entries."))  # fmt: skip
        rows.append(_disclosure(folder, opened))
        rows.append(_contents(folder, opened))
        rows.append(key_row(proofs, key))
        rows.append(against_row(proofs, opened, head))
        rows += check_carried(folder, proofs, opened, trust)
    except HabeasError as error:
        rows.append(row_of("proofs", False, error.says))
    ok = all(row["ok"] is not False for row in rows)
    return Answer({"ok": ok, "checks": rows}, holds=ok)


def row_of(name: str, ok: bool | None, says: str) -> Row:
    """One check, as `checks` holds it."""
    return {"name": name, "ok": ok, "says": says}


def time_row(what: str) -> Row:
    """What is known of the time by which the head of a dossier or file existed."""
    says = f"The head carries no time-stamp: nothing in the {what} shows a stranger that it existed by a given day."
    return row_of("time", None, says)


def _read(folder: Path, name: str) -> bytes:
    try:
        return (folder / name).read_bytes()
    except OSError as error:
        raise Damaged(f"The file {name} is missing from the dossier.", "Ask for the dossier again.", code="missing",
                      path=name) from error  # fmt: skip


def _bag(folder: Path) -> Row:
    problems = check_bag(folder)
    if not problems:
        return row_of("bag", True, "Every file is there, and each byte is as it was written.")
    shown = "; ".join(f"{problem.path}: {problem.says}" for problem in problems[:_SHOWN])
    return row_of("bag", False, shown)


def _disclosure(folder: Path, opened: Opened) -> Row:
    """The ledger's own entry on this disclosure names the digest of the payload's manifest."""
    digest = hashlib.sha256(_read(folder, MANIFEST)).hexdigest()
    found = [fields for fields in opened.entries.values() if fields.get("verb") == "disclose"]
    if not any(fields.get("manifest") == digest for fields in found):
        return row_of("disclosure", False, f"The ledger discloses another content than {MANIFEST} lists.")
    return row_of("disclosure", True, f"The ledger disclosed exactly this content, on {found[0].get('time')}.")


def _contents(folder: Path, opened: Opened) -> Row:
    name = next((name for name in CONTENTS if (folder / name).is_file()), CONTENTS[0])
    try:
        document = json.loads(_read(folder, name))
        claims = {shown.claim: shown for shown in shown_claims(document)}
    except (ValueError, KeyError, TypeError, RecursionError):
        return row_of("contents", False, f"{name} cannot be read.")
    sealed = _sealed_claims(opened)
    bad = [fault for shown in claims.values() for fault in _faults(shown, sealed)]
    bad += list(_undecided(document, opened))
    says = f"{len(claims)} claims, each shown as it was sealed."
    return row_of("contents", not bad, says if not bad else "; ".join(bad[:_SHOWN]))


def _sealed_claims(opened: Opened) -> dict[str, Mapping[str, Any]]:
    found = {
        str(fields["id"]): fields for _, fields in opened.items if fields.get("type") == "claim" and "id" in fields
    }
    for fields in opened.entries.values():
        replacement = replacement_item(fields)
        if "id" in replacement:
            found[str(replacement["id"])] = replacement
    return found


def _faults(shown: Shown, sealed: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    claim = sealed.get(shown.claim)
    if claim is None:
        yield f"claim {shown.claim[:8]} is not opened by any proof"
        return
    for name, value in shown.fields.items():
        if name in claim and claim[name] != value:
            yield f"claim {shown.claim[:8]} shows another {name} than was sealed"
        elif name not in claim and not _is_withheld(value):
            yield f"claim {shown.claim[:8]} shows a {name} that no proof opens"


def _is_withheld(value: object) -> bool:
    return value is None or WITHHELD in json.dumps(value, ensure_ascii=False)


def _undecided(document: Mapping[str, Any], opened: Opened) -> Iterator[str]:
    """A claim shown as accepted needs the decision that accepted it."""
    decided = {str(f.get("claim")) for f in opened.entries.values() if f.get("outcome") == "accept"}
    decided |= {str(r["id"]) for f in opened.entries.values() if "id" in (r := replacement_item(f))}
    for view in _views(document["contents"]):
        if view["status"] == "accepted" and view["id"] not in decided:
            yield f"claim {view['id'][:8]} is shown as accepted, and no proof opens that decision"


def key_row(proofs: Proofs, key: str | None) -> Row:
    """Whether the key is the one whose fingerprint is known from elsewhere."""
    found = fingerprint(proofs.public_key)
    if key is None:
        return row_of("key", None, f"Self-consistent, key unconfirmed: compare the fingerprint {found} with the one "
                      "that the issuer gave you by another way (--key).")  # fmt: skip
    same = key.strip().lower().replace(":", "") == found
    return row_of("key", same, "Signed by the key that you named." if same else f"Signed by another key: {found}.")


def against_row(proofs: Proofs, opened: Opened, against: str | None) -> Row:
    """Whether the head is the one that was kept; two sizes cannot be compared without a proof between them."""
    if against is None:
        return row_of("against", None, "No earlier head was given (--against) to compare with.")
    try:
        held = verify_note(against, proofs.origin, proofs.public_key)
    except Damaged as error:
        return row_of("against", False, f"The head you kept does not hold: {error.says}")
    if held.size != opened.head.size:
        return row_of("against", None, f"The head you kept has {held.size} entries, this one {opened.head.size}: this "
                    "version puts no proof into a dossier that connects two sizes.")  # fmt: skip
    same = held.root == opened.head.root
    return row_of("against", same, "It is the head that you kept." if same else "It is NOT the head that you kept.")


def shown_claims(document: Mapping[str, Any]) -> Iterator[Shown]:
    """What a dossier shows of each claim, in the names and form in which claims are sealed."""
    quotes = {quote["id"]: quote for quote in document["contents"]["quotes"]}
    for view in _views(document["contents"]):
        yield _shown(view, quotes.get(view["quote"], {}))


def _shown(view: Mapping[str, Any], quote: Mapping[str, Any]) -> Shown:
    fields = {name: view[name] for name in ("property", "value", "as_written", "stance", "unresolved", "proposer")}
    fields |= {"record": view["record"], "attribution": view["attribution"], "quote": quote.get("words")}
    fields |= {name: quote.get(name) for name in ("text", "start", "end")}
    return Shown(view["id"], {name: value for name, value in fields.items() if value is not None})


def _views(node: object) -> Iterator[Mapping[str, Any]]:
    """Every view of a claim, wherever it stands in the contents."""
    if isinstance(node, dict):
        if {"id", "record", "property", "quote", "chain", "status"} <= set(node):
            yield node
        for value in node.values():
            yield from _views(value)
    elif isinstance(node, list):
        for value in node:
            yield from _views(value)
