"""Keys to the register, given and taken away. The keys themselves lie in the keyring; here is who was given one."""

from habeas.errors import Illegal, Refused
from habeas.register.apply.base import Applied
from habeas.register.models import FIRST_KEY, KeyRow

_KINDS = ("person", "recovery")


def add_key(applied: Applied) -> None:
    kind = applied.text("kind")
    if kind not in _KINDS:
        raise Illegal(f"There is no kind of key “{kind}”.", code="bad-entry")
    applied.add(KeyRow(id=applied.text("key"), entry=applied.seq, name=applied.text("name"), kind=kind,
                       recipient=applied.text("recipient"), ended=None))  # fmt: skip


def remove_key(applied: Applied) -> None:
    """A key that no entry has given is the first one, which came with the register; there is one such."""
    id = applied.text("key")
    rows = KeyRow.objects.using(applied.alias)
    row = rows.filter(id=id).first()
    if row is None:
        if rows.filter(name=FIRST_KEY).exists():
            raise Refused(f"There is no key {id[:8]}.", "See: habeas key list", code="not-found")
        row = KeyRow(id=id, entry=applied.seq, name=FIRST_KEY, kind="person", recipient="", ended=None)
    if row.ended is not None:
        raise Refused("This key was taken away before.", "See: habeas key list", code="ended")
    row.ended = applied.seq
    row.save(using=applied.alias)
