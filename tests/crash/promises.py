"""What commands have confirmed, and whether it is still there."""

import json
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from habeas.model.vocabulary import Kind
from habeas.model.world import system_world
from habeas.register.backup import restore_backup
from habeas.register.keyring import Keyring
from habeas.register.presence import leftovers
from habeas.register.queries.evidence import exhibits
from habeas.register.queries.records import records
from habeas.register.register import Register, open_with, read_settings
from habeas.register.verify import check_pages, check_register

_OPEN = {"rollback", "time", "vault"}  # checks that may stay open; no other may


@dataclass
class Promises:
    """Everything that a command has printed as done, whether or not it came to its own end."""

    exhibits: dict[str, str] = field(default_factory=dict)  # id to SHA-256
    persons: dict[str, int] = field(default_factory=dict)  # exhibit of a list to its records
    decided: dict[str, str] = field(default_factory=dict)  # claim to status
    judged: set[str] = field(default_factory=set)
    links: int = 0
    heads: list[str] = field(default_factory=list)
    backups: dict[Path, int] = field(default_factory=dict)  # not yet restored; how many entries

    def note(self, argv: Sequence[str], out: Path) -> bool:
        """Take down what `out` confirms; False where it holds no whole answer."""
        try:
            answer = json.loads(out.read_bytes())
        except ValueError:
            return False
        if not isinstance(answer, dict) or "problems" not in answer:
            self._take(argv[0], answer)
        return True

    def _take(self, command: str, answer: Any) -> None:
        rows = answer if isinstance(answer, list) else [answer]
        if command == "add":
            self.exhibits |= {row["id"]: row["sha256"] for row in rows if row["id"]}
        elif command == "import":
            self.persons |= {row["exhibit"]: row["records"] for row in rows}
        elif command == "decide":
            self.decided |= {row["id"]: row["status"] for row in rows}
        elif command == "judge":
            self.judged |= {row["id"] for row in rows}
        elif command == "link":
            self.links += 1
        elif command == "checkpoint":
            self.heads += [row["note"] for row in rows]
        elif command == "backup":
            self.backups |= {Path(row["path"]): row["entries"] for row in rows}


def broken(folder: Path, keyring: Keyring, promises: Promises, *, older: bool = False) -> list[str]:
    """What the register in `folder` fails to keep, in words; nothing where all is well.

    It may be `older` than a head that this machine has kept, as a backup is.
    """
    pages = check_pages(folder, keyring)
    register = open_with(folder, read_settings(folder), keyring, world=system_world())
    try:
        faults = [] if pages.ok else [pages.says]
        faults += [f"left over: {path.name}" for path in leftovers(folder)]
        against = promises.heads[-1] if promises.heads else None
        for check in check_register(register, against):
            if older and check.name == "rollback":
                continue
            if check.ok is False or (check.ok is None and check.name not in _OPEN):
                faults.append(f"{check.name}: {check.says}")
        return faults + _missing(register, promises)
    finally:
        register.close()


def broken_backups(scratch: Path, keyring: Keyring, promises: Promises) -> list[str]:
    """What backups that were confirmed fail to give back. Each is tried once, then removed with all others."""
    faults = []
    for path, entries in promises.backups.items():
        folder = scratch / "restored"
        restore_backup(path, folder)
        faults += broken(folder, keyring, Promises(), older=True)
        register = open_with(folder, read_settings(folder), keyring, world=system_world())
        faults += [] if register.log.size() == entries else [f"{path.name} has not {entries} entries"]
        register.close()
        shutil.rmtree(folder)
    promises.backups.clear()
    for path in scratch.glob("backup-*"):
        shutil.rmtree(path)
    return faults


def _missing(register: Register, promises: Promises) -> list[str]:
    alias = register.alias
    held = {one.exhibit.id: one.exhibit.sha256 for one in exhibits(alias)}
    faults = [f"exhibit {id}" for id, sha256 in promises.exhibits.items() if held.get(id) != sha256]
    for exhibit, count in promises.persons.items():
        found = len(records(alias, kind=Kind.PERSON, exhibit=exhibit))
        faults += [f"{found} of {count} rows of {exhibit}"] if found != count else []
    status = {claim.id: claim.status.value for record in records(alias) for claim in record.claims}
    faults += [f"decision on {id}" for id, wanted in promises.decided.items() if status.get(id) != wanted]
    entries = list(register.log.entries())
    judged = {str(entry.fields["judgement"]) for entry in entries if entry.fields and entry.verb == "judge"}
    faults += [f"judgement {id}" for id in promises.judged - judged]
    links = sum(entry.verb == "run" and (entry.fields or {})["stage"] == "link" for entry in entries)
    return faults + ([f"{links} of {promises.links} linkages"] if links < promises.links else [])
