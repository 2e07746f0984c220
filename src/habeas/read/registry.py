"""Which readers there are: the entry points of the group `habeas.readers`, built-in or from a plug-in."""

from collections.abc import Iterable
from importlib.metadata import EntryPoint
from typing import TypeGuard

from habeas.plugins import bad_plugin, load_all
from habeas.read.rendition import Reader

GROUP = "habeas.readers"


def load_readers(points: Iterable[EntryPoint] | None = None) -> dict[str, Reader]:
    """Media type -> its reader. `points` default to those installed.

    Raises `Refused` where one cannot be loaded, is no reader, or claims a media type that another one has (code
    bad-plugin).
    """
    readers: dict[str, Reader] = {}
    for point, reader in load_all(GROUP, _is_reader, points):
        for media_type in reader.media_types:
            other = readers.setdefault(media_type, reader)
            if other is not reader:
                raise bad_plugin(point, f"it reads {media_type}, as “{other.name}” does already")
    return readers


def _is_reader(found: object) -> TypeGuard[Reader]:
    return isinstance(found, Reader)
