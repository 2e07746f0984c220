"""Time-stamps that go with a dossier, and their checking by whoever receives it."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from habeas.commands.base import Session
from habeas.commands.stamping import roots_in
from habeas.errors import Damaged, HabeasError
from habeas.ledger.disclosure import Opened, Proofs
from habeas.ledger.note import verify_note
from habeas.ledger.stamps.examine import Stamped, examine, fingerprint_of
from habeas.ledger.stamps.request import covered
from habeas.ledger.tree import check_consistency, consistency_proof
from habeas.model.stamp import Evidence, Stamp
from habeas.model.world import rfc3339
from habeas.publish.stamp_files import FOLDER, INDEX, VERSION, Carried, evidence_in
from habeas.register.check_stamps import Examined, examined, stamped_words
from habeas.register.queries.stamps import authorities, note_at, stamps

Row = dict[str, Any]
_FINGERPRINT = re.compile(r"[0-9a-f]{64}")
_MOST = (
    1 << 24
)  # bytes of one file that is looked at; ours have some thousands, a list of the revoked some hundred thousand


def carried(session: Session, opened: Iterable[int], head: int) -> tuple[Carried, ...]:
    """The time-stamps that go with a dossier that opens these entries, under a head of `head` entries, oldest first.

    Of each trusted authority the newest, and for each entry the earliest that covers it; only such as hold.
    """
    wanted = {stamp.id for stamp in _wanted(session, tuple(opened), head)}
    register = session.register
    return tuple(
        Carried(
            data=covered(note_at(session.alias, one.stamp.size) or "", register.keyring.public_key),
            size=one.stamp.size,
            time=one.stamped.time,
            authority=one.stamped.authority,
            url=one.authority.url,
            root_name=one.stamped.root_name,
            root_fingerprint=one.stamped.root_fingerprint,
            evidence=one.stamp.evidence,
            consistency=consistency_proof(register.log, one.stamp.size, head),
        )
        for one in examined(register, wanted)
        if one.stamped is not None
    )


def _wanted(session: Session, opened: Sequence[int], head: int) -> Iterator[Stamp]:
    trusted = {one.id: one.url for one in authorities(session.alias) if one.trusted}
    by_authority: dict[str, list[Stamp]] = {}
    for stamp in stamps(session.alias):
        if stamp.authority in trusted and stamp.size <= head:
            by_authority.setdefault(trusted[stamp.authority], []).append(stamp)
    for kept in by_authority.values():
        yield max(kept, key=lambda stamp: (stamp.size, stamp.entry))
        for seq in opened:
            covering = [stamp for stamp in kept if stamp.size > seq]
            if covering:
                yield min(covering, key=lambda stamp: (stamp.time, stamp.entry))


def newest(session: Session) -> list[Examined]:
    """The newest time-stamp of each trusted authority, of those that hold."""
    wanted = {stamp.id for stamp in _wanted(session, (), session.register.log.size())}
    return [one for one in examined(session.register, wanted) if one.stamped is not None]


def stamp_sentences(session: Session) -> tuple[str, ...]:
    """What the newest time-stamps tell, a sentence each, for a dossier's page."""
    return tuple(stamped_words(one.stamped, one.stamp.size) for one in newest(session) if one.stamped)


# Checking


@dataclass(frozen=True, slots=True)
class Trust:
    """What the reader brings: root certificates (DER), and fingerprints of roots."""

    certificates: tuple[bytes, ...] = ()
    fingerprints: frozenset[str] = frozenset()

    def among(self, carried: Sequence[bytes]) -> list[bytes]:
        """What is trusted: what the reader brings, and those of `carried` whose fingerprint the reader gave."""
        return [*self.certificates, *(der for der in carried if fingerprint_of(der) in self.fingerprints)]


def trust_of(roots: Sequence[str]) -> Trust:
    """Each of `roots` is a file of certificates, or the SHA-256 fingerprint of one; raises `BadInput` else."""
    plain = {root: root.lower().replace(":", "").strip() for root in roots}
    prints = frozenset(p for p in plain.values() if _FINGERPRINT.fullmatch(p))
    files = [root for root, p in plain.items() if p not in prints]
    return Trust(tuple(der for file in files for der in roots_in(Path(file))), prints)


def check_carried(folder: Path, proofs: Proofs, opened: Opened, trust: Trust) -> Iterator[Row]:
    """A row for each time-stamp in a dossier, and one for what they come to together."""
    sure: list[tuple[int, Stamped]] = []
    open_ones = 0
    try:
        rows = _listed(folder)
    except HabeasError as error:
        yield _row("time", False, error.says)
        return
    for number, row in enumerate(rows, start=1):
        try:
            size, found, trusted = _check_one(folder, row, proofs, opened, trust)
        except HabeasError as error:
            yield _row(f"time-stamp {number}", False, error.says)
            continue
        open_ones += not trusted
        sure += [(size, found)] if trusted else []
        yield _row(f"time-stamp {number}", True if trusted else None, _told(found, size, trusted=trusted))
    yield _together(sure, open_ones, opened)


def _row(name: str, ok: bool | None, says: str) -> Row:
    return {"name": name, "ok": ok, "says": says}


def _told(found: Stamped, size: int, *, trusted: bool) -> str:
    if trusted:
        return stamped_words(found, size)
    return (f"Whole in itself, and from {rfc3339(found.time)} by the word of {found.authority}. Whether that is so "
            f"rests on the root {found.root_name}, fingerprint {found.root_fingerprint}: get it by another way than "
            "the dossier, and name it with --root.")  # fmt: skip


def _listed(folder: Path) -> list[Row]:
    """The rows of the list; none where there is none. Raises `Damaged` where it cannot be read."""
    if not (folder / INDEX).is_file():
        if (folder / FOLDER).exists():
            raise _unreadable(INDEX)
        return []
    try:
        found = json.loads(_read(folder, INDEX))
        if found["v"] != VERSION or not all(isinstance(row, dict) for row in found["stamps"]):
            raise ValueError("version")
        return list(found["stamps"])
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise _unreadable(INDEX) from error


def _check_one(folder: Path, row: Row, proofs: Proofs, opened: Opened, trust: Trust) -> tuple[int, Stamped, bool]:
    """(entries covered, what the token tells, whether its root is trusted); raises `Damaged` where it fails."""
    data, evidence, consistency = _parts(folder, row)
    head = verify_note(data.decode("utf-8", "replace"), proofs.origin, proofs.public_key)
    check_consistency(head.size, opened.head.size, consistency, head.root, opened.head.root)
    if data != covered(data.decode(), proofs.public_key):
        raise Damaged("The head that was stamped is not in its exact form.", code="bad-checkpoint")
    trusted = trust.among(evidence.certificates)
    try:
        return head.size, examine(evidence, data, trusted), True
    except Damaged as error:
        if error.code != "stamp-unknown-root":
            raise
        return head.size, examine(evidence, data, evidence.certificates), False


def _parts(folder: Path, row: Row) -> tuple[bytes, Evidence, list[bytes]]:
    try:
        where = str(row["folder"])
        if not re.fullmatch(rf"{FOLDER}/[0-9]{{1,6}}", where):
            raise ValueError("folder")
        files = {f"{where}/{path.name}": _read(folder, f"{where}/{path.name}") for path in (folder / where).iterdir()}
        steps = [bytes.fromhex(step) for step in row["consistency"]]
        return files[f"{where}/checkpoint.txt"], evidence_in(row, files), steps
    except (ValueError, KeyError, TypeError, AttributeError, OSError) as error:
        raise _unreadable(str(row.get("folder"))) from error


def _read(folder: Path, name: str) -> bytes:
    path = folder / name
    if path.is_symlink() or path.stat().st_size > _MOST:
        raise ValueError("no plain file, or too large")
    return path.read_bytes()


def _unreadable(name: str) -> Damaged:
    return Damaged(f"A time-stamp of the dossier cannot be read ({name}).", "Ask for the dossier again.",
                   code="bad-stamps")  # fmt: skip


def _together(sure: Sequence[tuple[int, Stamped]], open_ones: int, opened: Opened) -> Row:
    """Whether all that is shown, but for the entry of the disclosure itself, existed by the time of a token."""
    if not sure:
        none = "The dossier carries no time-stamp: nothing in it shows a stranger that it existed by a given day."
        return _row("time", None, "No time-stamp rests on a root that you named." if open_ones else none)
    most = max(size for size, _ in sure)
    by = rfc3339(min(found.time for size, found in sure if size == most))
    shown = [seq for seq, fields in opened.entries.items() if fields.get("verb") != "disclose"]
    left = sum(seq >= most for seq in shown)
    if left:
        return _row("time", None, f"{len(shown) - left} of {len(shown)} entries existed by {by}; the time of {left} "
                    f"later ones rests on their owner's word. {_issued(opened, most)}")  # fmt: skip
    says = f"All {len(shown)} entries that the claims rest on existed by {by}."
    return _row("time", True, f"{says} {_issued(opened, most)}")


def _issued(opened: Opened, most: int) -> str:
    late = any(fields.get("verb") == "disclose" and seq >= most for seq, fields in opened.entries.items())
    return "When the dossier was issued rests on its owner's word." if late else "So did the dossier."
