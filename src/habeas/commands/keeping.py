"""habeas backup and restore."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from habeas.commands.base import Answer, Session
from habeas.errors import HabeasError
from habeas.model.world import World
from habeas.register.backup import finish_backup, restore_backup, write_backup
from habeas.register.check import Check
from habeas.register.files import clear
from habeas.register.keyring import Keyring, Unlock, open_keyring
from habeas.register.register import Settings, open_with, read_settings
from habeas.register.verify import check_pages, check_register

_ROLLBACK: Final = "rollback"  # the check against heads that were kept elsewhere


def backup(session: Session, target: Path) -> Answer:
    """Copy the register to `target` while others use it, and check the copy.

    A register that does not hold is copied all the same: the answer says what does not.
    """
    register = session.register
    data = write_backup(register, target)
    entries, checks = _checked(data, register.settings, register.keyring, session.world)
    finish_backup(target)
    return _answer(target, entries, checks)


def restore(source: Path, folder: Path, passphrase: str, *, world: World, unlock: Unlock | None = None) -> Answer:
    """Make a register in `folder` of the backup in `source`, and check it. It keeps its origin and its keys.

    That it is older than a head which was kept is no fault of the backup: the answer says it as `older`.
    """
    made = restore_backup(source, folder)
    try:
        keyring = (unlock or open_keyring)(folder, passphrase)
    except HabeasError:
        clear(folder, made=made)
        raise
    entries, checks = _checked(folder, read_settings(folder), keyring, world)
    older = next((check.says for check in checks if check.name == _ROLLBACK and check.ok is False), None)
    return _answer(folder, entries, checks, {"older": older})


def _checked(folder: Path, settings: Settings, keyring: Keyring, world: World) -> tuple[int, list[Check]]:
    """How many entries the copy has, and every check of it."""
    pages = check_pages(folder, keyring)
    register = open_with(folder, settings, keyring, world=world)
    try:
        return register.log.size(), [pages, *check_register(register)]
    finally:
        register.close()


def _answer(path: Path, entries: int, checks: list[Check], more: Mapping[str, str | None] | None = None) -> Answer:
    """A copy is as old as it is: only what else does not hold counts against it."""
    failed = [check for check in checks if check.ok is False and check.name != _ROLLBACK]
    rows = [{"name": check.name, "ok": check.ok, "says": check.says} for check in failed]
    data = {"path": str(path.resolve()), "entries": entries, "ok": not failed, "checks": rows, **(more or {})}
    return Answer(data, holds=not failed)
