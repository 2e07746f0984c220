"""The vault: age files under keyed names, so that a thief cannot confirm that a known file lies here.

An exhibit lies under HMAC-SHA256(naming key, SHA-256 of its bytes), a run under that of its items' root.
Everything is written before the ledger speaks of it: a crash can leave a file too many, never one too few.
"""

import hashlib
import hmac
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pyrage

from habeas.errors import BadInput, Damaged
from habeas.ledger.items import Item, dump_items, item_nodes, load_items
from habeas.register.files import discard, flush, flush_folder, private, private_folder, settle, write_new
from habeas.register.keyring import Keyring
from habeas.register.presence import UNNAMED
from habeas.register.refusing import disk_error

FOLDER = "vault"


class _Digest:
    """A writer that only hashes, and counts."""

    def __init__(self) -> None:
        self.hash = hashlib.sha256()
        self.size = 0

    def write(self, data: bytes) -> int:
        self.hash.update(data)
        self.size += len(data)
        return len(data)

    def flush(self) -> None:
        """Nothing is held back."""


class Readable(Protocol):
    """What bytes come out of: at most `size` at once, none at the end."""

    def read(self, size: int = -1, /) -> bytes: ...


class _Tee:
    """A reader that hashes what passes through, and remembers whether its source broke off."""

    def __init__(self, stream: Readable) -> None:
        self.stream = stream
        self.digest = _Digest()
        self.broke = False

    def read(self, size: int = -1) -> bytes:
        try:
            data = self.stream.read(size)
        except OSError:
            self.broke = True
            raise
        self.digest.write(data)
        return data


@dataclass(frozen=True, slots=True)
class Sealed:
    """What sealing found out: SHA-256 (hexadecimal) and size in bytes of the plaintext."""

    sha256: str
    size: int


class Vault:
    """Exhibits and runs at rest."""

    def __init__(self, folder: Path, keyring: Keyring) -> None:
        self.folder = folder
        self._naming = keyring.naming
        self._identity = pyrage.x25519.Identity.from_str(keyring.vault)
        self._sure: set[Path] = set()  # folders whose own names are on the disk, as far as this process knows

    def path(self, digest: str) -> Path:
        """Where the object with this SHA-256 or root (hexadecimal) lies."""
        name = hmac.digest(self._naming, bytes.fromhex(digest), "sha256").hex()
        return self.folder / name[:2] / f"{name}.age"

    def seal(self, stream: Readable, temporary_name: str) -> Sealed:
        """Encrypt what the stream gives, hashing on the way, in constant memory; the same bytes are kept once.

        What lies there already is replaced: it may be damaged, and these bytes are not.
        Raises `BadInput` where the stream breaks off, `Refused` where nothing can be written; then nothing stays.
        """
        tee = _Tee(stream)
        temporary = self.folder / f"{temporary_name}{UNNAMED}"
        try:
            with private(temporary) as out:
                pyrage.encrypt_io(tee, out, [self._identity.to_public()])
                flush(out)
            sealed = Sealed(tee.digest.hash.hexdigest(), tee.digest.size)
            path = self.path(sealed.sha256)
            self._make_sure(path.parent)
            settle(temporary, path)
        except (OSError, pyrage.EncryptError) as error:
            if not tee.broke:
                raise disk_error("vault") from error
            do = "Check the disk that it lies on, or copy it to another, and add it again."
            raise BadInput("The file could not be read to its end.", do, code="unreadable") from error
        finally:
            discard(temporary)
        return sealed

    def _make_sure(self, folder: Path) -> None:
        """A folder of the vault, flushed by name: a command that was cut off may have made it and not done so."""
        private_folder(folder)
        if folder not in self._sure:
            flush_folder(self.folder)
            self._sure.add(folder)

    def seal_run(self, items: tuple[Item, ...]) -> str:
        """Keep a run; its items' root in hexadecimal. Raises `Refused` where the disk does not take it."""
        root = item_nodes(items).root().hex()
        path = self.path(root)
        try:
            self._make_sure(path.parent)
            write_new(path, pyrage.encrypt(dump_items(items), [self._identity.to_public()]))
        except OSError as error:
            raise disk_error("vault") from error
        return root

    def read(self, sha256: str) -> bytes:
        """The bytes of an exhibit, checked; raises `Damaged` rather than give anything else."""
        data = self._decrypted(sha256)
        if hashlib.sha256(data).hexdigest() != sha256:
            raise self._damaged(sha256)
        return data

    def check(self, sha256: str) -> None:
        """Raise `Damaged` unless the exhibit is there, whole and itself; constant memory, nothing written."""
        digest = _Digest()
        try:
            with self.path(sha256).open("rb") as file:
                pyrage.decrypt_io(file, digest, [self._identity])
        except (pyrage.DecryptError, OSError) as error:
            raise self._damaged(sha256) from error
        if digest.hash.hexdigest() != sha256:
            raise self._damaged(sha256)

    def read_run(self, root: str) -> tuple[Item, ...]:
        """The items of a run, checked against their root."""
        items = load_items(self._decrypted(root))
        if item_nodes(items).root().hex() != root:
            raise self._damaged(root)
        return items

    def objects(self) -> Iterator[Path]:
        """Every file that lies in the vault."""
        return (path for path in sorted(self.folder.rglob("*")) if path.is_file())

    def _decrypted(self, digest: str) -> bytes:
        try:
            return bytes(pyrage.decrypt(self.path(digest).read_bytes(), [self._identity]))
        except (pyrage.DecryptError, OSError) as error:
            raise self._damaged(digest) from error

    def _damaged(self, digest: str) -> Damaged:
        where = self.path(digest).relative_to(self.folder.parent)
        return Damaged(
            f"The sealed file {where} is damaged or missing.",
            "Restore it from a backup, then run habeas verify again.",
            code="vault-damaged",
            path=str(where),
        )
