"""habeas passphrase, key and recovery: who can open a register."""

from typing import Any

from habeas.commands.base import Answer, Session
from habeas.errors import BadInput, NotFound, Refused
from habeas.register.files import discard
from habeas.register.holders import PERSON, RECOVERY, Key, changing, keys_of
from habeas.register.keyring import Holder, identity_file, new_holder, open_keyring, save_keyring
from habeas.register.models import FIRST_KEY
from habeas.register.refusing import disk_error
from habeas.register.register import Change
from habeas.register.shares import SECRET_BYTES, join, split


def list_keys(session: Session) -> Answer:
    """Everybody who can open the register, and whose passphrase opened it now."""
    opened_by = session.register.keyring.opened_by
    return Answer([_json(key) | {"yours": key.id == opened_by} for key in keys_of(session.register)])


def change_passphrase(session: Session, passphrase: str, new: str) -> Answer:
    """Another passphrase for whoever opened the register with `passphrase`: a new key, and the old one taken away."""
    _fit(new)
    with changing(session.register.folder):
        old = _reopened(session, passphrase)
        name = old.name if old.name != FIRST_KEY else session.actor.name
        key = _give(session, new, name, old.kind, replaces=old.id)
        _take(session, old.id)
    return Answer(_json(key) | {"replaces": old.id})


def add_key(session: Session, passphrase: str, name: str, new: str) -> Answer:
    """A key for one more person, with a passphrase of their own."""
    _fit(new)
    if not name.strip():
        raise BadInput("A key needs the name of whoever holds it.", "A pseudonym serves as well.", code="no-name")
    with changing(session.register.folder):
        _reopened(session, passphrase)
        return Answer(_json(_give(session, new, name, PERSON)))


def remove_key(session: Session, passphrase: str, prefix: str) -> Answer:
    """Take a key away. What its holder has copied before, that passphrase still opens."""
    with changing(session.register.folder):
        _reopened(session, passphrase)
        key = _named(session, prefix)
        others = [one for one in keys_of(session.register) if one.opens and one.kind == PERSON and one.id != key.id]
        if not others:
            raise Refused("This is the last key of a person: without it nobody opens the register from day to day.",
                          "Add another first: habeas key add NAME", code="last-key")  # fmt: skip
        _take(session, key.id)
    return Answer(_json(key))


def make_recovery(session: Session, passphrase: str, shares: int, needed: int) -> Answer:
    """One more key, whose random passphrase is given out in shares, this once, and kept nowhere."""
    secret = session.world.random(SECRET_BYTES)
    words = split(secret, shares, needed)
    with changing(session.register.folder):
        _reopened(session, passphrase)
        key = _give(session, secret.hex(), f"{needed} of {shares} shares", RECOVERY)
    return Answer(_json(key) | {"needed": needed, "shares": words})


def secret_of(shares: list[str]) -> str:
    """The passphrase that the shares give together; raises `BadInput` where they do not."""
    return join(shares).hex()


def _json(key: Key) -> dict[str, Any]:
    return {"key": key.id, "name": key.name, "kind": key.kind, "opens": key.opens}


def _fit(new: str) -> None:
    if not new:
        raise BadInput("An empty passphrase protects nothing.", "Choose a long one.", code="empty-passphrase")


def _reopened(session: Session, passphrase: str) -> Key:
    """The keyring as it is now that nobody else changes it; whose passphrase this is."""
    session.register.keyring = open_keyring(session.register.folder, passphrase)
    opened_by = session.register.keyring.opened_by
    return next(key for key in keys_of(session.register) if key.id == opened_by)


def _named(session: Session, prefix: str) -> Key:
    found = [key for key in keys_of(session.register) if prefix and key.id.startswith(prefix)]
    if len(found) != 1:
        many = f"“{prefix}” names more than one key." if found else f"There is no key “{prefix}”."
        raise NotFound(many, "See: habeas key list", code="ambiguous" if found else "not-found", path=prefix)
    return found[0]


def _give(session: Session, passphrase: str, name: str, kind: str, replaces: str | None = None) -> Key:
    register = session.register
    holder = _made(session, passphrase)
    fields = {"key": holder.id, "recipient": holder.recipient, "name": name, "kind": kind, "replaces": replaces}
    try:
        session.record([Change("add-key", fields)])
        _save(session, [*register.keyring.holders, holder])
    except BaseException:
        discard(identity_file(register.folder, holder.id))
        raise
    return Key(holder.id, name, kind, opens=True)


def _made(session: Session, passphrase: str) -> Holder:
    try:
        return new_holder(session.register.folder, passphrase, session.world)
    except OSError as error:
        raise disk_error("register") from error


def _take(session: Session, id: str) -> None:
    _save(session, [holder for holder in session.register.keyring.holders if holder.id != id])
    discard(identity_file(session.register.folder, id))
    session.record([Change("remove-key", {"key": id})])


def _save(session: Session, holders: list[Holder]) -> None:
    register = session.register
    try:
        register.keyring = save_keyring(register.folder, register.keyring, holders)
    except OSError as error:
        raise disk_error("register") from error
