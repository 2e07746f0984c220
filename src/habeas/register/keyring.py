"""The keys of a register, in one age file.

`keyring.age` is encrypted to X25519 recipients. Each recipient's identity lies in `identities/<random>.age`, wrapped
by a passphrase (age's scrypt). Whoever opens one identity opens the keyring; whoever opens the keyring holds the
database key, the vault's keys and the signing key. Recovery is one more recipient.

Neither a passphrase nor an opened key is ever written down. A process that runs several commands (the demo) may keep
a keyring open in its memory, see `KeptOpen`; the command line does not.
"""

import hmac
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import pyrage
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from habeas.errors import Damaged, WrongKey
from habeas.ledger.canonical import canonical
from habeas.model.world import World
from habeas.register.files import private_folder, write_new
from habeas.register.wrapping import unwrap, wrap

KEYRING = "keyring.age"
IDENTITIES = "identities"


@dataclass(frozen=True, slots=True)
class Keyring:
    """`database`: SQLCipher's raw key; `naming`: HMAC key of vault names; `vault`: age identity; `signing`: Ed25519."""

    database: bytes
    naming: bytes
    vault: str
    signing: bytes

    @property
    def signer(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(self.signing)

    @property
    def public_key(self) -> bytes:
        return self.signer.public_key().public_bytes_raw()

    def __repr__(self) -> str:
        return "Keyring(...)"  # never the keys, wherever it may be printed


def new_keyring(world: World) -> Keyring:
    return Keyring(world.random(32), world.random(32), str(pyrage.x25519.Identity.generate()), world.random(32))


def save_keyring(folder: Path, keyring: Keyring, passphrase: str, world: World) -> None:
    """Write the keyring for one new identity, wrapped by `passphrase`."""
    identity = pyrage.x25519.Identity.generate()
    fields = canonical(
        {
            "database": keyring.database.hex(),
            "naming": keyring.naming.hex(),
            "vault": keyring.vault,
            "signing": keyring.signing.hex(),
        }
    )
    private_folder(folder / IDENTITIES)
    write_new(folder / IDENTITIES / f"{world.new_id()}.age", wrap(str(identity).encode(), passphrase))
    write_new(folder / KEYRING, pyrage.encrypt(fields, [identity.to_public()]))


def open_keyring(folder: Path, passphrase: str) -> Keyring:
    """The keyring, by whichever identity the passphrase opens; `WrongKey` if none, `Damaged` if it is not whole."""
    identity = _identity(folder / IDENTITIES, passphrase)
    try:
        fields = json.loads(pyrage.decrypt((folder / KEYRING).read_bytes(), [identity]))
        return Keyring(
            bytes.fromhex(fields["database"]),
            bytes.fromhex(fields["naming"]),
            fields["vault"],
            bytes.fromhex(fields["signing"]),
        )
    except (pyrage.DecryptError, OSError, ValueError, KeyError) as error:
        raise Damaged(
            f"The file {KEYRING} of this register is damaged or missing.",
            "Restore it from a backup: without it nothing can be opened.",
            code="keyring-damaged",
            path=KEYRING,
        ) from error


def _identity(folder: Path, passphrase: str) -> pyrage.x25519.Identity:
    for path in _wrapped_identities(folder):
        try:
            secret = unwrap(path.read_bytes(), passphrase)
            if secret is not None:
                return pyrage.x25519.Identity.from_str(secret.decode())
        except (OSError, pyrage.IdentityError, UnicodeDecodeError):
            continue  # unreadable, or no identity: the sentence below speaks of both
    raise WrongKey(
        "The passphrase does not open this register, or its identity file is damaged.",
        "Try it again; if you are sure of it, restore the folder “identities” from a backup.",
        code="wrong-passphrase",
    )


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
