"""The keys of a register, in one age file.

`keyring.age` is encrypted to X25519 recipients. Each recipient's identity lies in `identities/<id>.age`, wrapped by a
passphrase (age's scrypt). Whoever opens one identity opens the keyring; whoever opens the keyring holds the database
key, the vault's keys and the signing key. Recovery is one more recipient, whose passphrase is random.

The keyring itself says to whom it is encrypted (`holders`), so that it can be encrypted anew. Holders are added and
removed in `holders`, with an entry in the ledger for each.

Neither a passphrase nor an opened key is ever written down. A process that runs several commands (the demo) may keep
a keyring open in its memory, see `KeptOpen`; the command line does not.
"""

import hmac
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeAlias

import pyrage
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from habeas.errors import Damaged, WrongKey
from habeas.ledger.canonical import canonical
from habeas.model.world import World
from habeas.register.files import private_folder, write_new
from habeas.register.wrapping import unwrap, wrap

KEYRING = "keyring.age"
IDENTITIES = "identities"
_STRANGER = "No matching keys"  # how age says that a file is encrypted to others


@dataclass(frozen=True, slots=True)
class Holder:
    """One who can open the keyring: the id is also the name of the identity's file; `recipient` begins with age1."""

    id: str
    recipient: str


@dataclass(frozen=True, slots=True)
class Keyring:
    """`database`: SQLCipher's raw key; `naming`: HMAC key of vault names; `vault`: age identity; `signing`: Ed25519.

    `opened_by` is the id of the holder whose passphrase opened it.
    """

    database: bytes
    naming: bytes
    vault: str
    signing: bytes
    holders: tuple[Holder, ...] = ()
    opened_by: str = ""

    @property
    def signer(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(self.signing)

    @property
    def public_key(self) -> bytes:
        return self.signer.public_key().public_bytes_raw()

    def __repr__(self) -> str:
        return "Keyring(...)"  # never the keys, wherever it may be printed


def new_keyring(folder: Path, passphrase: str, world: World) -> Keyring:
    """The keys of a new register, written for one holder whose identity `passphrase` wraps."""
    holder = new_holder(folder, passphrase, world)
    vault = str(pyrage.x25519.Identity.generate())
    keyring = Keyring(world.random(32), world.random(32), vault, world.random(32), opened_by=holder.id)
    return save_keyring(folder, keyring, [holder])


def new_holder(folder: Path, passphrase: str, world: World) -> Holder:
    """A new identity, wrapped by `passphrase`, in its file. It opens nothing until the keyring is encrypted to it."""
    identity = pyrage.x25519.Identity.generate()
    holder = Holder(world.new_id(), str(identity.to_public()))
    private_folder(folder / IDENTITIES)
    write_new(identity_file(folder, holder.id), wrap(str(identity).encode(), passphrase))
    return holder


def identity_file(folder: Path, id: str) -> Path:
    return folder / IDENTITIES / f"{id}.age"


def save_keyring(folder: Path, keyring: Keyring, holders: Sequence[Holder]) -> Keyring:
    """Encrypt the keyring to these holders and no others, and put it in place of the old one, whole or not at all."""
    fields = canonical(
        {
            "database": keyring.database.hex(),
            "naming": keyring.naming.hex(),
            "vault": keyring.vault,
            "signing": keyring.signing.hex(),
            "holders": [[holder.id, holder.recipient] for holder in holders],
        }
    )
    recipients = [pyrage.x25519.Recipient.from_str(holder.recipient) for holder in holders]
    write_new(folder / KEYRING, pyrage.encrypt(fields, recipients))
    return replace(keyring, holders=tuple(holders))


def open_keyring(folder: Path, passphrase: str) -> Keyring:
    """The keyring, by whichever identity the passphrase opens; `WrongKey` if none, `Damaged` if it is not whole."""
    try:
        encrypted = (folder / KEYRING).read_bytes()
    except OSError as error:
        raise _damaged() from error
    stranger = False
    for path in _wrapped_identities(folder / IDENTITIES):
        identity = _identity(path, passphrase)
        if identity is None:
            continue
        try:
            return _keyring(json.loads(pyrage.decrypt(encrypted, [identity])), path.stem, identity)
        except pyrage.DecryptError as error:
            if _STRANGER not in str(error):
                raise _damaged() from error
            stranger = True
        except (ValueError, KeyError, TypeError) as error:
            raise _damaged() from error
    if stranger:
        raise WrongKey("This passphrase does not open the register, or not any longer.",
                       "Use the one that was set last; or ask another who can open it to add a key for you.",
                       code="not-a-holder")  # fmt: skip
    raise WrongKey(
        "The passphrase does not open this register, or its identity file is damaged.",
        "Try it again; if you are sure of it, restore the folder “identities” from a backup.",
        code="wrong-passphrase",
    )


def _keyring(fields: Any, id: str, identity: pyrage.x25519.Identity) -> Keyring:
    """The keys as they were saved. The oldest keyrings do not name their holder: there was only one."""
    holders = [Holder(str(one[0]), str(one[1])) for one in fields.get("holders", [])]
    return Keyring(
        bytes.fromhex(fields["database"]),
        bytes.fromhex(fields["naming"]),
        str(fields["vault"]),
        bytes.fromhex(fields["signing"]),
        tuple(holders) or (Holder(id, str(identity.to_public())),),
        id,
    )


def _damaged() -> Damaged:
    return Damaged(
        f"The file {KEYRING} of this register is damaged or missing.",
        "Restore it from a backup: without it nothing can be opened.",
        code="keyring-damaged",
        path=KEYRING,
    )


def _identity(path: Path, passphrase: str) -> pyrage.x25519.Identity | None:
    """The identity in the file; None if this is not its passphrase, or the file is unreadable or none."""
    try:
        secret = unwrap(path.read_bytes(), passphrase)
        return None if secret is None else pyrage.x25519.Identity.from_str(secret.decode())
    except (OSError, pyrage.IdentityError, UnicodeDecodeError):
        return None


def _wrapped_identities(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.age"))


Unlock: TypeAlias = Callable[[Path, str], Keyring]


class KeptOpen:
    """Opens keyrings and keeps them, so that a passphrase's second of work is spent once in a process.

    Used like `open_keyring`. A keyring is given again only for the same passphrase and while the files that it was
    opened from are the same: a changed passphrase or a recipient taken out counts at once. What is kept lies in this
    process's memory until `forget`, and can be read there by whoever can read the process; the passphrase itself is not
    kept, only a digest of it under `secret` (32 random bytes).
    """

    def __init__(self, secret: bytes) -> None:
        self._secret = secret
        self._held: dict[Path, tuple[bytes, Keyring]] = {}

    def __call__(self, folder: Path, passphrase: str) -> Keyring:
        folder = folder.resolve()
        mark = self._mark(folder, passphrase)
        held = self._held.get(folder)
        if held is None or not hmac.compare_digest(held[0], mark):
            self._held[folder] = (mark, open_keyring(folder, passphrase))
        return self._held[folder][1]

    def forget(self) -> None:
        """Keep nothing any longer."""
        self._held.clear()

    def _mark(self, folder: Path, passphrase: str) -> bytes:
        """A digest of the passphrase and of every file that takes part in opening."""
        digest = hmac.new(self._secret, digestmod="sha256")
        files = [*_wrapped_identities(folder / IDENTITIES), folder / KEYRING]
        for part in (passphrase.encode(), *map(_bytes, files)):
            digest.update(len(part).to_bytes(8, "big") + part)
        return digest.digest()


def _bytes(path: Path) -> bytes:
    """The file's bytes; none where it is gone (`open_keyring` then says so)."""
    return path.read_bytes() if path.is_file() else b""
