"""From the paths that a person named to the files to take in, and one clear problem for each that cannot be.

Invariants: the order is that of the arguments, and by name within a folder; no folder is entered twice; only regular
files are opened (so a named pipe or a device can never make the walk hang); one bad entry never stops the rest; no
link within a folder leads out of it, so that a folder that somebody sent cannot pull in a private file.
"""

import errno
import os
import re
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Final

from habeas.collect.names import shown
from habeas.errors import Problem

_ADDRESS: Final = re.compile(r"(?:https?|ftp):/", re.IGNORECASE)  # a path keeps one of the two slashes
_KINDS: Final = {
    stat.S_IFIFO: "a named pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}


@dataclass(frozen=True, slots=True)
class Gathered:
    """`files` are regular, readable and not empty; each problem names one path that was left out."""

    files: tuple[Path, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Stop:
    """Where the walk stands: a path still to look at, the argument it came from, the folders that lead down to it."""

    path: Path
    argument: Path
    above: frozenset[tuple[int, int]] = frozenset()


@dataclass(slots=True)
class _Walk:
    inside: frozenset[Path]
    files: dict[Path, Path] = field(default_factory=dict)
    problems: dict[Path, Problem] = field(default_factory=dict)
    entered: set[tuple[int, int]] = field(default_factory=set)
    fruitful: set[Path] = field(default_factory=set)  # arguments that gave a file or a problem

    def refuse(self, stop: _Stop, code: str, says: str, do: str) -> None:
        self.fruitful.add(stop.argument)
        self.problems.setdefault(stop.path.absolute(), Problem(shown(stop.path), code, says, do))


def gather(paths: Sequence[Path], *, inside: Sequence[Path] = ()) -> Gathered:
    """The files in `paths` (files and folders), without anything that lies in one of the folders `inside`.

    `inside` are folders that belong to the program itself, such as the register. Never raises for what it finds:
    each path that cannot be taken becomes one `Problem`. Codes: missing, broken-link, loop, unreadable, empty,
    special, inside-register, address, outside.
    """
    walk = _Walk(frozenset(Path(os.path.realpath(folder)) for folder in inside))
    stack = [_Stop(path, path) for path in reversed(paths)]
    while stack:
        stop = stack.pop()
        stack.extend(reversed(list(_visit(stop, walk))))
    for path in paths:
        if path not in walk.fruitful:
            walk.refuse(_Stop(path, path), "empty", f"The folder “{shown(path)}” holds no files.",
                        "Check that it is the folder you meant.")  # fmt: skip
    return Gathered(tuple(walk.files.values()), tuple(walk.problems.values()))


def open_regular(path: Path) -> BinaryIO:
    """The file, open for reading; `OSError` if it is no regular file (any more): a pipe would wait for ever."""
    stream = open(path, "rb", opener=lambda name, flags: os.open(name, flags | os.O_NONBLOCK))  # noqa: SIM115
    if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
        stream.close()
        raise OSError(errno.EINVAL, "not a regular file", str(path))
    return stream


def _visit(stop: _Stop, walk: _Walk) -> Iterator[_Stop]:
    path = stop.path
    try:
        real = Path(os.path.realpath(path))
        found = path.stat()
    except (OSError, ValueError) as error:
        _refuse_unseen(stop, error, walk)
        return
    if not walk.inside.isdisjoint((real, *real.parents)):
        walk.refuse(stop, "inside-register", f"“{shown(path)}” belongs to the register itself.",
                    "Leave it out: name only material that is still to be taken in.")  # fmt: skip
    elif _leads_out(stop, real):
        walk.refuse(stop, "outside", f"“{shown(path)}” is a link to something outside the folder that you named.",
                    "If what it points to belongs to the material, add that by its own path.")  # fmt: skip
    elif stat.S_ISDIR(found.st_mode):
        yield from _enter(stop, real, found, walk)
    elif stat.S_ISREG(found.st_mode):
        _take(stop, found, walk)
    else:
        kind = _KINDS.get(stat.S_IFMT(found.st_mode), "something else")
        walk.refuse(stop, "special", f"“{shown(path)}” is {kind}, not a file.",
                    "Leave it out, or save what it delivers as a file and add that.")  # fmt: skip


def _leads_out(stop: _Stop, real: Path) -> bool:
    """Whether something below a named folder really lies elsewhere, and not in a folder that holds that one."""
    if stop.path == stop.argument:
        return False
    top = Path(os.path.realpath(stop.argument))
    return top != real and top not in real.parents and real not in top.parents


def _refuse_unseen(stop: _Stop, error: OSError | ValueError, walk: _Walk) -> None:
    """A path that cannot even be looked at: missing, a link to nothing, a ring of links, or not permitted."""
    name = shown(stop.path)
    if isinstance(error, OSError) and error.errno == errno.ELOOP:
        walk.refuse(stop, "loop", f"“{name}” is a link that leads back to itself.",
                    "Remove the link, or add the file itself.")  # fmt: skip
    elif isinstance(error, FileNotFoundError) and stop.path.is_symlink():
        walk.refuse(stop, "broken-link", f"“{name}” is a link to something that is not there.",
                    "Bring back what it points to, or add the file itself.")  # fmt: skip
    elif _ADDRESS.match(str(stop.path)):
        walk.refuse(stop, "address", f"“{name}” is an address, and this version fetches nothing from the network.",
                    "Save the page with a browser and add the file, with --url and its address.")  # fmt: skip
    elif isinstance(error, FileNotFoundError | NotADirectoryError | ValueError):
        walk.refuse(stop, "missing", f"There is no file or folder “{name}”.", "Check the spelling of the path.")
    else:
        _refuse_unreadable(stop, error, "file or folder", walk)


def _refuse_unreadable(stop: _Stop, error: OSError, what: str, walk: _Walk) -> None:
    problem = unreadable(stop.path, error, what)
    walk.refuse(stop, problem.code, problem.says, problem.do)


def unreadable(path: Path, error: OSError, what: str = "file") -> Problem:
    """The problem of a file or folder that the system does not let us read, with its reason."""
    reason = error.strerror or (str(error) if error.args else type(error).__name__)
    says = f"The {what} “{shown(path)}” cannot be read ({reason})."
    do = "Ask for permission to read it, or copy it to a disk that works, and add it again."
    return Problem(shown(path), "unreadable", says, do)


def _enter(stop: _Stop, real: Path, found: os.stat_result, walk: _Walk) -> Iterator[_Stop]:
    """The entries of a folder, unless it holds itself (a loop) or was entered before under another name."""
    path, key = stop.path, (found.st_dev, found.st_ino)
    climbs = path.is_symlink() and real in _real_parents(path) and path != stop.argument
    if key in stop.above or climbs:
        walk.refuse(stop, "loop", f"The folder “{shown(path)}” leads back to a folder that holds it.",
                    "Remove the link; what it points to can be added by its own path.")  # fmt: skip
        return
    if key in walk.entered:
        walk.fruitful.add(stop.argument)
        return
    walk.entered.add(key)
    try:
        with os.scandir(path) as entries:
            names = sorted((entry.name for entry in entries), key=os.fsencode)
    except OSError as error:
        _refuse_unreadable(stop, error, "folder", walk)
        return
    for name in names:
        yield _Stop(path / name, stop.argument, stop.above | {key})


def _real_parents(link: Path) -> tuple[Path, ...]:
    """The real folders above a link, nearest first."""
    parent = Path(os.path.realpath(link.parent))
    return (parent, *parent.parents)


def _take(stop: _Stop, found: os.stat_result, walk: _Walk) -> None:
    if found.st_size == 0:
        walk.refuse(stop, "empty", f"The file “{shown(stop.path)}” is empty: it has no bytes.",
                    "Ask whoever sent it to send it again, or leave it out.")  # fmt: skip
        return
    try:
        _try_to_read(stop.path)
    except OSError as error:
        _refuse_unreadable(stop, error, "file", walk)
        return
    walk.fruitful.add(stop.argument)
    walk.files.setdefault(stop.path.absolute(), stop.path)


def _try_to_read(path: Path) -> None:
    """Read one byte; raises `OSError`. Without waiting, in case the file became a pipe since it was looked at."""
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    try:
        os.read(descriptor, 1)
    finally:
        os.close(descriptor)
