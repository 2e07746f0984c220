"""Backups: a consistent copy of a register in use, as encrypted as the register itself, and the way back.

A backup is a BagIt bag (RFC 8493): the register's own files under `data/`, and `manifest-sha256.txt` with the digest of
each, which `sha256sum -c` checks as well. The manifest is written last, and is the sign that the backup is whole. It
finds damage, not forgery: what was changed by somebody who can write the manifest too, `habeas verify` finds.

Order: first the tables, in one read of SQLite (writers go on meanwhile), then the vault, which holds a file before an
entry speaks of it, then the keys.
"""

import hashlib
import os
import re
from collections.abc import Iterator
from pathlib import Path

from django.db import connections
from sqlcipher3 import dbapi2

from habeas.errors import BadInput, Damaged, Refused
from habeas.register.files import flush, flush_folder, private, private_folder, read_words, write_new
from habeas.register.keyring import IDENTITIES, KEYRING
from habeas.register.refusing import DATABASE, disk_error, filling, refusing_damage
from habeas.register.register import SETTINGS, Register
from habeas.register.sqlcipher.keys import pragma_of
from habeas.register.vault import FOLDER as VAULT

DATA, MANIFEST = "data", "manifest-sha256.txt"
_BAG = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
_LINE = re.compile(r"([0-9a-f]{64})  data/(.+)")
_PART = re.compile(
    rf"{re.escape(SETTINGS)}|{re.escape(KEYRING)}|{re.escape(DATABASE)}|{IDENTITIES}/[a-z0-9]+\.age"
    rf"|{VAULT}/[0-9a-f]{{2}}/[0-9a-f]{{64}}\.age"
)
_CHUNK = 1 << 20  # bytes
_TRIES = 5
_SHOWN = 5  # as many names as one sentence can carry


def write_backup(register: Register, target: Path) -> Path:
    """Copy the register to `target`, which must not exist or be empty; the copy's folder, to be checked and finished.

    Raises `Refused` where the disk does not take it, and leaves nothing then.
    """
    if target.resolve().is_relative_to(register.folder.resolve()):
        raise BadInput("A backup inside the register would be lost with it.", "Name a place on another disk.",
                       code="inside", path=str(target))  # fmt: skip
    data = target / DATA
    with filling(target, "backup", dbapi2.DatabaseError):
        private_folder(data)
        _copy_tables(register, data / DATABASE)
        for path in register.vault.objects():
            _copy_part(register.folder, data, path.relative_to(register.folder).as_posix())
        _copy_keys(register.folder, data)
        _copy(register.folder / SETTINGS, data / SETTINGS)
    return data


def finish_backup(target: Path) -> None:
    """Write the manifest over what lies in `target`, read back from there: from now on it is a backup."""
    data = target / DATA
    lines = [f"{_digest(path)}  {path.relative_to(target).as_posix()}" for path in _parts(data)]
    try:
        for folder in (target, *(path for path in target.rglob("*") if path.is_dir())):
            flush_folder(folder)
        write_new(target / "bagit.txt", _BAG)
        write_new(target / MANIFEST, "".join(f"{line}\n" for line in lines).encode())
    except OSError as error:
        raise disk_error("backup") from error


def restore_backup(source: Path, folder: Path) -> bool:
    """Make a register in `folder`, which must not exist or be empty, of the backup in `source`; whether it was made.

    Raises `BadInput` that names what is missing, damaged or cut off in the backup; nothing is left then.
    """
    parts = _manifest(source)
    with filling(folder, "register") as made:
        last = sorted(parts, key=lambda name: (name == SETTINGS, name))  # only with its settings it is a register
        bad = [name for name in last if not _restored(source / DATA / name, folder / name, parts[name])]
        if bad:
            more = f" and {len(bad) - _SHOWN} more" if len(bad) > _SHOWN else ""
            raise BadInput(f"The backup is damaged: {', '.join(bad[:_SHOWN])}{more}: missing, cut off or changed.",
                           "Use another backup.", code="backup-damaged", path=bad[0])  # fmt: skip
        flush_folder(folder)
    return made


def _copy_tables(register: Register, path: Path) -> None:
    """The tables as they are at one moment, under the same key; others may write meanwhile."""
    private(path).close()
    copy = dbapi2.connect(os.fspath(path))
    try:
        copy.execute("PRAGMA cipher_log_level = NONE")
        copy.execute(pragma_of(register.keyring.database))
        with refusing_damage():
            connections[register.alias].ensure_connection()
            connections[register.alias].connection.backup(copy)
    finally:
        copy.close()
    with path.open("rb") as file:
        os.fsync(file.fileno())


def _copy_keys(folder: Path, data: Path) -> None:
    """Keyring and identities as they belong together: a passphrase may be changed at this moment."""
    for _ in range(_TRIES):
        names = [f"{IDENTITIES}/{path.name}" for path in sorted((folder / IDENTITIES).glob("*.age"))] + [KEYRING]
        before = _bytes_of(folder, names)
        if before is not None and _bytes_of(folder, names) == before:
            for name, content in before.items():
                private_folder((data / name).parent)
                write_new(data / name, content)
            return
    raise Refused("The keys of this register are being changed.", "Make the backup again.", code="conflict")


def _bytes_of(folder: Path, names: list[str]) -> dict[str, bytes] | None:
    """The files' bytes; None where one of them has gone meanwhile."""
    try:
        return {name: (folder / name).read_bytes() for name in names}
    except FileNotFoundError:
        return None


def _copy_part(folder: Path, data: Path, name: str) -> None:
    """Copy one sealed file; what is no file of a register, as one that has no name yet, is left out."""
    if _PART.fullmatch(name):
        private_folder((data / name).parent, parents=True)
        _copy(folder / name, data / name)


def _copy(source: Path, copy: Path) -> str:
    """Copy a file's bytes and flush them; their SHA-256. Raises `Damaged` where the source cannot be read."""
    digest = hashlib.sha256()
    with private(copy) as out:
        for part in _bytes_in(source):
            digest.update(part)
            out.write(part)
        flush(out)
    return digest.hexdigest()


def _bytes_in(path: Path) -> Iterator[bytes]:
    """What a file holds, a little at a time. Follows no link and waits for nobody."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        with os.fdopen(descriptor, "rb") as file:
            while part := file.read(_CHUNK):
                yield part
    except OSError as error:
        raise Damaged(f"The file {path.name} cannot be read.", "Check the disk that it lies on.", code="unreadable",
                      path=path.name) from error  # fmt: skip


def _parts(data: Path) -> Iterator[Path]:
    return (path for path in sorted(data.rglob("*")) if _PART.fullmatch(path.relative_to(data).as_posix()))


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _manifest(source: Path) -> dict[str, str]:
    """The parts of a backup with their digests. Raises `BadInput` where there is no backup, or not a whole one."""
    if not (source / DATA).is_dir():
        raise BadInput(f"There is no backup in {source}.", "Name the folder that habeas backup has written.",
                       code="no-backup", path=str(source))  # fmt: skip
    try:
        lines = read_words(source / MANIFEST).splitlines()
    except FileNotFoundError as error:
        raise BadInput(f"This backup was never finished: {MANIFEST} is missing.", "Use another backup.",
                       code="backup-unfinished", path=MANIFEST) from error  # fmt: skip
    except (OSError, ValueError) as error:
        raise _bad_manifest() from error
    found = [_LINE.fullmatch(line) for line in lines]
    parts = {match[2]: match[1] for match in found if match}
    if not all(found) or len(parts) != len(found) or not all(map(_PART.fullmatch, parts)):
        raise _bad_manifest()
    if not {SETTINGS, KEYRING, DATABASE} <= set(parts) or not any(name.startswith(IDENTITIES) for name in parts):
        raise _bad_manifest()
    return parts


def _bad_manifest() -> BadInput:
    return BadInput(f"The list of this backup's parts, {MANIFEST}, is damaged or cut off.", "Use another backup.",
                    code="backup-damaged", path=MANIFEST)  # fmt: skip


def _restored(source: Path, copy: Path, digest: str) -> bool:
    """Whether the part came over as it was saved. Raises `OSError` where it cannot be written."""
    private_folder(copy.parent, parents=True)
    try:
        return _copy(source, copy) == digest
    except Damaged:
        return False  # the sentence names it with the others
