"""Which readers there are: the entry points of the group `habeas.readers`, built-in or from a plug-in.

A reader that cannot be loaded is an error at start, never skipped: evidence would go unread and nobody would know.
"""

from collections.abc import Iterable
from importlib.metadata import EntryPoint, entry_points

from habeas.errors import Refused
from habeas.read.rendition import Reader

GROUP = "habeas.readers"


def load_readers(points: Iterable[EntryPoint] | None = None) -> dict[str, Reader]:
    """Media type -> its reader. `points` default to those installed.

    Raises `Refused` where one cannot be loaded, is no reader, or claims a media type that another one has (code
    bad-plugin).
    """
    installed = entry_points(group=GROUP) if points is None else points
    readers: dict[str, Reader] = {}
    for point in sorted(installed, key=lambda p: (p.name, p.value)):
        reader = _load(point)
        for media_type in reader.media_types:
            other = readers.setdefault(media_type, reader)
            if other is not reader:
                raise _bad(point, f"it reads {media_type}, as “{other.name}” does already")
    if not readers:
        raise Refused("No reader is installed.", "Install the program again.", code="bad-plugin")
    return readers


def _load(point: EntryPoint) -> Reader:
    try:
        found = point.load()
        reader = found() if isinstance(found, type) else found
    except Exception as error:  # a plug-in may fail in any way; it is reported, not swallowed
        raise _bad(point, f"{type(error).__name__}: {error}") from error
    if not isinstance(reader, Reader):
        raise _bad(point, "it has no name, version, media_types and read")
    return reader


def _bad(point: EntryPoint, why: str) -> Refused:
    package = point.dist.name if point.dist else point.value
    return Refused(
        f"The reader “{point.name}” of {package} cannot be used: {why}.",
        f"Repair or uninstall {package}, then try again.",
        code="bad-plugin",
    )
