"""The keys of a register, in one age file.

`keyring.age` is encrypted to X25519 recipients. Each recipient's identity lies in `identities/<random>.age`, wrapped
by a passphrase (age's scrypt). Whoever opens one identity opens the keyring; whoever opens the keyring holds the
database key, the vault's keys and the signing key. Recovery is one more recipient.
"""

import json
from dataclasses import dataclass
from pathlib import Path

import pyrage
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from habeas.errors import Damaged, WrongKey
from habeas.ledger.canonical import canonical
from habeas.model.world import World
from habeas.register.files import write_new

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
    (folder / IDENTITIES).mkdir(mode=0o700)
    wrapped = pyrage.passphrase.encrypt(str(identity).encode(), passphrase)
    write_new(folder / IDENTITIES / f"{world.new_id()}.age", wrapped)
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
    for path in sorted(folder.glob("*.age")):
        try:
            return pyrage.x25519.Identity.from_str(pyrage.passphrase.decrypt(path.read_bytes(), passphrase).decode())
        except (pyrage.DecryptError, pyrage.IdentityError, UnicodeDecodeError):
            continue
    raise WrongKey(
        "The passphrase does not open this register, or its identity file is damaged.",
        "Try it again; if you are sure of it, restore the folder “identities” from a backup.",
        code="wrong-passphrase",
    )
