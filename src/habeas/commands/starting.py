"""habeas init."""

from pathlib import Path

from habeas.commands.base import Answer
from habeas.errors import BadInput
from habeas.ledger.note import fingerprint
from habeas.model.world import World
from habeas.register.register import create

DEFAULT_NAME = "documenter"


def init(folder: Path, passphrase: str, *, world: World, name: str | None = None) -> Answer:
    """A new register in `folder`. The first actor is called `name`; a pseudonym serves as well."""
    if not passphrase:
        raise BadInput("An empty passphrase protects nothing.", "Choose a long one.", code="empty-passphrase")
    register = create(folder, passphrase, name=name or DEFAULT_NAME, world=world)
    try:
        key = register.keyring.public_key
        data = {
            "path": str(register.folder.resolve()),
            "origin": register.settings.origin,
            "public_key": key.hex(),
            "fingerprint": fingerprint(key),
        }
    finally:
        register.close()
    return Answer(data, trouble=register.heads.trouble)
