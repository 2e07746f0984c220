"""Plug-ins: what the entry points of a group offer, built-in or installed beside the program.

Each has a `name` and a `version`, which are sealed with what it makes. One that cannot be loaded is an error at start,
never skipped: evidence would go unread and nobody would know.
"""

from collections.abc import Callable, Iterable
from importlib.metadata import EntryPoint, entry_points
from typing import TypeGuard, TypeVar

from habeas.errors import Refused

Plugin = TypeVar("Plugin")


def load_all(
    group: str, is_one: Callable[[object], TypeGuard[Plugin]], points: Iterable[EntryPoint] | None = None
) -> tuple[tuple[EntryPoint, Plugin], ...]:
    """Every plug-in of the group with its entry point, by name. `points` default to those installed.

    Raises `Refused` (code bad-plugin) where one cannot be loaded or is no such plug-in, or where there is none.
    """
    installed = entry_points(group=group) if points is None else points
    found = tuple((point, _load(point, is_one)) for point in sorted(installed, key=lambda p: (p.name, p.value)))
    if not found:
        raise Refused(f"Nothing is installed for {group}.", "Install the program again.", code="bad-plugin")
    return found


def bad_plugin(point: EntryPoint, why: str) -> Refused:
    """The error that names a plug-in, the package that it came with, and what is wrong with it."""
    package = point.dist.name if point.dist else point.value
    return Refused(
        f"The plug-in “{point.name}” ({point.group}) of {package} cannot be used: {why}.",
        f"Repair or uninstall {package}, then try again.",
        code="bad-plugin",
    )


def _load(point: EntryPoint, is_one: Callable[[object], TypeGuard[Plugin]]) -> Plugin:
    try:
        found: object = point.load()
        plugin = found() if isinstance(found, type) else found
    except Exception as error:  # a plug-in may fail in any way; it is reported, not swallowed
        raise bad_plugin(point, f"{type(error).__name__}: {error}") from error
    if not is_one(plugin):
        raise bad_plugin(point, "it has no name, no version, or lacks what such a plug-in must do")
    return plugin
