"""habeas verify, rebuild, checkpoint and ledger."""

from dataclasses import replace
from pathlib import Path

from habeas.commands.base import Answer, Session
from habeas.errors import BadInput, Damaged, TooNew
from habeas.ledger.note import fingerprint, read_note
from habeas.model.world import World
from habeas.register.check import Check
from habeas.register.files import read_words
from habeas.register.keyring import Unlock, open_keyring
from habeas.register.log import Entry
from habeas.register.queries.evidence import actor_names
from habeas.register.queries.stamps import unstamped
from habeas.register.register import Register, open_with, read_settings
from habeas.register.replay import differences
from habeas.register.replay import rebuild as rebuild_tables
from habeas.register.verify import check_pages, check_register


def verify_register(
    folder: Path,
    passphrase: str,
    *,
    world: World,
    against: Path | None = None,
    key: str | None = None,
    unlock: Unlock | None = None,
) -> Answer:
    """Check a register: pages, ledger, signatures, vault, quotes, tables. Damage is an answer, not an error."""
    head = kept_head(against)
    checks: list[Check] = []
    try:
        settings, keyring = read_settings(folder), (unlock or open_keyring)(folder, passphrase)
        checks.append(check_pages(folder, keyring))
        register = open_with(folder, settings, keyring, world=world)
    except Damaged as error:
        return _answer([*checks, Check("opening", False, error.says)])
    try:
        checks += [_named_key(register, key)] if key else []
        _add_checks(checks, register, head)
        if all(check.ok is not False for check in checks):
            register.keep_head()
    finally:
        register.close()
    return replace(_answer(checks), trouble=register.heads.trouble)


def _add_checks(checks: list[Check], register: Register, head: str | None) -> None:
    """All checks of the register. An entry of a newer version is refused, unless something was found already."""
    try:
        for check in check_register(register, head):
            checks.append(check)
    except TooNew as error:
        if all(check.ok is not False for check in checks):
            raise
        checks.append(Check("version", False, error.says))


def kept_head(against: Path | None) -> str | None:
    """The text of a head that was kept elsewhere; raises `BadInput` where its file cannot be read.

    What mail and phones do to the ends of lines is undone: it is no part of what was signed.
    """
    try:
        return _whole_lines(read_words(against)) if against else None
    except (OSError, ValueError) as error:
        raise BadInput(f"The checkpoint {against} cannot be read.", "Name the file in which it was kept.",
                       code="no-checkpoint") from error  # fmt: skip


def _whole_lines(note: str) -> str:
    lines = [line.rstrip() for line in note.strip().splitlines()]
    return "\n".join(lines) + "\n"


def _named_key(register: Register, key: str) -> Check:
    found = fingerprint(register.keyring.public_key)
    same = key.strip().lower().replace(":", "") == found
    return Check("key", same, "Signed by the key that you named." if same else f"Signed by another key: {found}.")


def _answer(checks: list[Check]) -> Answer:
    ok = all(check.ok is not False for check in checks)
    rows = [{"name": check.name, "ok": check.ok, "says": check.says} for check in checks]
    return Answer({"ok": ok, "checks": rows}, holds=ok)


def rebuild(session: Session, *, check: bool) -> Answer:
    """Replay ledger and sealed runs: compare with the tables (`check`), or put the result in their place."""
    found = differences(session.register)
    if not check and found:
        rebuild_tables(session.register)
    rows = [{"table": d.table, "id": d.id, "says": d.says} for d in found]
    return Answer({"same": not found, "differences": rows}, holds=not found or not check)


def checkpoint(session: Session) -> Answer:
    """The signed head, to be kept elsewhere."""
    note = session.register.log.note()
    head, _ = read_note(note)
    debt = unstamped(session.alias)
    data = {
        "origin": head.origin,
        "size": head.size,
        "root": head.root.hex(),
        "note": note,
        "unstamped_since": debt.since if debt else None,
    }
    return Answer(data)


def ledger(session: Session, since: int = 0) -> Answer:
    """The entries, with a sentence each."""
    names = actor_names(session.alias)
    rows = []
    for entry in session.register.log.entries(since):
        fields = entry.fields or {}
        actor = str(fields.get("actor", ""))
        rows.append(
            {
                "seq": entry.seq,
                "time": fields.get("time"),
                "verb": entry.verb,
                "actor": actor or None,
                "says": sentence(entry, names.get(actor, "somebody")),
                "erased": entry.fields is None,
            }
        )
    return Answer(rows)


SENTENCES = {
    "open": "{who} opened the register {origin}",
    "accept-head": "{who} went on from {had} entries, giving up the head that was kept outside: {reason}",
    "name-actor": "{who} named an actor",
    "add-key": "{who} gave a key to the register ({kind}: {name})",
    "remove-key": "{who} took a key to the register away",
    "name-source": "{who} named the source {name}, reliability {reliability}",
    "seal": "{who} sealed the item {name} ({size} bytes, {media_type})",
    "note-custody": "{who} noted that the item {name} came again",
    "run": "{program} {version} produced {count} items ({stage})",
    "decide": "{who} decided: {outcome}",
    "judge": "{who} judged two records: {verdict}",
    "conclude": "{who} concluded on {property}, {standard}",
    "give-consent": "{who} noted a consent",
    "withdraw-consent": "{who} noted that a consent was withdrawn",
    "take-step": "{who} noted a step: {what}",
    "finish-step": "{who} closed a step",
    "disclose": "{who} disclosed a dossier to {recipient}",
    "trust-authority": "{who} trusted the time-stamping authority {url}",
    "drop-authority": "{who} trusted a time-stamping authority no longer",
    "stamp": "{who} had the first {size} entries time-stamped, at {stamped}",
}


def sentence(entry: Entry, who: str) -> str:
    """What an entry says, in words; `who` is its actor."""
    if entry.fields is None:
        return "The content was erased; the entry still proves that it stood here."
    return SENTENCES[entry.verb].format_map({**entry.fields, "who": who}) + "."
