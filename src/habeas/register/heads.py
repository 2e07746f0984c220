"""Heads that are kept outside the register's folder, so that a ledger whose tail was cut, or an older copy of the
folder, is noticed.

Whoever runs a command keeps the newest signed head in their own state folder:

    $XDG_STATE_HOME/habeas/heads/<SHA-256 of the origin>/<HMAC of where the folder lies>.json

Each file is {"note": signed note, "time": of the newest entry then}, and nothing else. A register is held against the
head kept where it lies; one that was never opened there, against the newest that was kept anywhere. A head is kept only
once its entries are on the disk, so that a crash leaves a kept head too old, never one too new.
"""

import fcntl
import hashlib
import hmac
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from habeas.errors import Damaged, Problem, Refused
from habeas.ledger.canonical import canonical
from habeas.ledger.note import Checkpoint, verify_note
from habeas.ledger.tree import Nodes, root
from habeas.register.files import private_folder, read_words, write_new
from habeas.register.keyring import Keyring

STATE = "XDG_STATE_HOME"
_PLACE = b"habeas/place/v1\0"
_DO = (
    "Look for the newer folder or a newer backup, and use that. If this one is all there is, say so with "
    "--accept-head REASON: the ledger then keeps a note of what was given up."
)


@dataclass(frozen=True, slots=True)
class Kept:
    """A head that was kept, and the time of its newest entry (RFC 3339)."""

    note: str
    time: str
    head: Checkpoint


@dataclass(frozen=True, slots=True)
class Conflict:
    """A kept head that the ledger does not extend; `kept` is None where the kept file cannot be understood."""

    kept: Kept | None
    says: str

    def refusal(self) -> Refused:
        return Refused(self.says, _DO, code="not-the-kept-head")


def not_extending(head: Checkpoint, nodes: Nodes, size: int) -> str:
    """Why the tree of `size` leaves does not extend an earlier head; "" where it does."""
    if head.size == 0:
        return "a head of no entries proves nothing"
    if head.size > size:
        return f"the ledger has {size} entries, and that head {head.size}: {head.size - size} are missing"
    if root(nodes, head.size) != head.root:
        return f"the first {head.size} entries of the ledger are other than those that were signed"
    return ""


def state_folder() -> Path | None:
    """Where the user's programs keep their state (XDG); None where the machine names no such place."""
    named = Path(os.environ.get(STATE, ""))
    try:
        folder = named if named.is_absolute() else Path.home() / ".local" / "state"
    except RuntimeError:
        return None
    return folder if folder.is_absolute() else None


class Heads:
    """The kept heads of one register. `trouble` says why a head could not be kept, where it could not."""

    def __init__(self, folder: Path, origin: str, keyring: Keyring) -> None:
        self._origin = origin
        self._key = keyring.public_key
        place = hmac.digest(keyring.naming, _PLACE + os.fsencode(folder.resolve()), "sha256").hex()
        state = state_folder()
        self._root = state / "habeas" / "heads" if state else None
        self._name = f"{place}.json"
        self.trouble: Problem | None = None

    @property
    def folder(self) -> Path | None:
        """Where the heads of this origin are kept, whichever folder their register lies in."""
        return self._root / hashlib.sha256(self._origin.encode()).hexdigest() if self._root else None

    def kept(self) -> Kept | None:
        """The head to hold the register against, or None; raises `Damaged` where its file is not one of ours."""
        try:
            paths = sorted(self.folder.glob("*.json")) if self.folder and self.folder.is_dir() else []
        except OSError as error:
            self._note_trouble(error)
            return None
        here = [path for path in paths if path.name == self._name]
        return max((self._read(path) for path in here or paths), key=lambda kept: kept.head.size, default=None)

    def conflict(self, nodes: Nodes, size: int) -> Conflict | None:
        """What the ledger, as tree of `size`, does not extend; None where it extends it, or where none is kept."""
        try:
            kept = self.kept()
        except Damaged as error:
            return Conflict(None, error.says)
        found = not_extending(kept.head, nodes, size) if kept else ""
        if not kept or not found:
            return None
        says = f"This register is not the newest one: on this machine a head was kept, signed by its key on {kept.time}"
        return Conflict(kept, f"{says}, and {found}. Its folder may have been put back to an older state, or changed.")

    def keep(self, note: str, time: str, *, instead: bool = False) -> None:
        """Keep the head of `note` if it is newer than what is kept here, or `instead` of whatever is kept here.

        Where nothing can be written, `trouble` says so: what was recorded stays recorded.
        """
        try:
            with self._locked() as folder:
                path = folder / self._name
                held = self._read(path) if path.exists() and not instead else None
                if held is None or held.head.size < verify_note(note, self._origin, self._key).size:
                    write_new(path, canonical({"note": note, "time": time}))
            self.trouble = None
        except OSError as error:
            self._note_trouble(error)
        except Damaged as error:  # nobody gave that head up, so it stays
            self.trouble = error.problem()

    @contextmanager
    def _locked(self) -> Iterator[Path]:
        """The folder of this origin, private, and ours alone until the end."""
        if self._root is None or self.folder is None:
            raise FileNotFoundError("no home")
        self._root.parent.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        for folder in (self._root.parent, self._root, self.folder):
            private_folder(folder)
        descriptor = os.open(self.folder, os.O_RDONLY)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            yield self.folder
        finally:
            os.close(descriptor)

    def _read(self, path: Path) -> Kept:
        try:
            found = json.loads(read_words(path))
            note, time = str(found["note"]), str(found["time"])
            return Kept(note, time, verify_note(note, self._origin, self._key))
        except (OSError, ValueError, KeyError, TypeError, RecursionError, Damaged) as error:
            raise Damaged(f"The head that was kept in {path} cannot be read, or another key than this register's "
                          "signed it.", _DO, code="kept-head-damaged", path=str(path)) from error  # fmt: skip

    def _note_trouble(self, error: OSError) -> None:
        where = self._root or Path("~/.local/state/habeas/heads")
        self.trouble = Problem(
            path=str(where),
            code="head-not-kept",
            says=f"The newest head could not be kept outside the register, in {where} ({error.strerror or error}): "
            "an older copy of the register would not be noticed on this machine.",
            do=f"Allow writing there, or name another folder in {STATE}; or keep heads elsewhere: habeas checkpoint.",
        )
