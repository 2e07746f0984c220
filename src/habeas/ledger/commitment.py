"""Commitments to bodies and items, field by field, so that any one field can be opened and proven alone.

field salt  = HMAC-SHA256(salt, name)
field hash  = SHA-256("habeas/field/v1\\0" || field salt || JCS([name, value]))
commitment  = SHA-256("habeas/body/v1\\0" || field hashes, sorted bytewise)
"""

import hashlib
import hmac
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from habeas.errors import Illegal
from habeas.ledger.canonical import canonical
from habeas.model.value import Json

SALT_BYTES = 32
_FIELD = b"habeas/field/v1\0"
_BODY = b"habeas/body/v1\0"

Fields = Mapping[str, Json]


def field_salt(salt: bytes, name: str) -> bytes:
    """The salt of one field; revealing it reveals nothing about the salts of the others."""
    if len(salt) != SALT_BYTES:
        raise Illegal(f"A salt has {SALT_BYTES} bytes, not {len(salt)}.", code="bad-salt")
    return hmac.digest(salt, name.encode("utf-8"), "sha256")


def field_hash(salt_of_field: bytes, name: str, value: Json) -> bytes:
    """The hash of one field under its own salt."""
    return hashlib.sha256(_FIELD + salt_of_field + canonical([name, value])).digest()


def commitment_of(hashes: Iterable[bytes]) -> bytes:
    """The commitment to a set of field hashes; raises `Illegal` if there is none, or one stands twice."""
    ordered = sorted(hashes)
    if not ordered or len(set(ordered)) != len(ordered):
        raise Illegal("A body needs at least one field, each once.", code="bad-body")
    return hashlib.sha256(_BODY + b"".join(ordered)).digest()


def commit(salt: bytes, fields: Fields) -> bytes:
    """The commitment to a whole body or item (32 bytes)."""
    return commitment_of(field_hash(field_salt(salt, name), name, value) for name, value in fields.items())


@dataclass(frozen=True, slots=True)
class Opening:
    """Some fields of a body with their salts; of the other fields only the hashes."""

    fields: Mapping[str, Json]
    salts: Mapping[str, bytes]
    hidden: tuple[bytes, ...]

    @property
    def commitment(self) -> bytes:
        """What the opened and hidden fields commit to together."""
        opened = [field_hash(self.salts[name], name, value) for name, value in self.fields.items()]
        return commitment_of([*opened, *self.hidden])


def open_fields(salt: bytes, fields: Fields, names: Iterable[str]) -> Opening:
    """Open only `names`; raises `Illegal` for a name that the body does not have."""
    wanted = set(names)
    if wanted - set(fields):
        raise Illegal(f"There is no field {', '.join(sorted(wanted - set(fields)))} to open.", code="no-field")
    hidden = (field_hash(field_salt(salt, n), n, v) for n, v in fields.items() if n not in wanted)
    return Opening(
        fields={n: fields[n] for n in fields if n in wanted},
        salts={n: field_salt(salt, n) for n in fields if n in wanted},
        hidden=tuple(sorted(hidden)),
    )
