"""habeas doctor: what this installation can do, what it lacks, and how to get it."""

import shutil
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from habeas.commands.base import Answer
from habeas.errors import HabeasError
from habeas.extract.extractor import load_extractors
from habeas.extract.parse import load_parser
from habeas.ledger.stamps.timestamper import load_timestampers
from habeas.link.linker import load_linkers
from habeas.publish.legible import fonts
from habeas.read.registry import load_readers
from habeas.read.sandbox import BUBBLEWRAP, Sandbox

PACKAGES = ("django", "sqlcipher3", "pyrage", "spacy", "pypdfium2", "trafilatura", "python-calamine", "typst", "bagit")


def doctor() -> Answer:
    """Each part: there (true), missing and needed (false), or missing and not needed (null)."""
    rows = [_package(name) for name in PACKAGES]
    rows += [
        _tried("language data for English", lambda: load_parser().name),
        _tried("plug-ins", _plugins),
        _tried("fonts", lambda: f"{len(fonts())} font files for Latin and Arabic script"),
        _sandbox(),
        _optional("tesseract", "text recognition (OCR)", "This version reads no scans, with or without it."),
        _tried("time-stamps", lambda: ", ".join(f"{one.name} {one.version}" for one in load_timestampers())),
    ]
    return Answer(rows, holds=all(row["ok"] is not False for row in rows))


def _plugins() -> str:
    """What is installed at each seam; a plug-in that cannot be loaded raises."""
    readers = sorted({reader.name for reader in load_readers().values()})
    extractors = [extractor.name for extractor in load_extractors()]
    named = {"readers": readers, "extractors": extractors, "linkers": [*load_linkers()]}
    return "; ".join(f"{what}: {', '.join(names)}" for what, names in named.items())


def _sandbox() -> dict[str, Any]:
    """What protects the reading of foreign files here, tried out: what is installed may still not be allowed."""
    name = "sandbox (bubblewrap)"
    try:
        with Sandbox() as sandbox:
            level = sandbox.level
    except HabeasError as error:
        return {"name": name, "ok": False, "says": str(error)}
    if level == BUBBLEWRAP:
        return {"name": name, "ok": True, "says": "Items are read without network, and see nothing of this machine."}
    why = "It is installed, but not allowed to work here." if shutil.which("bwrap") else "Install bubblewrap."
    return {"name": name, "ok": None, "says": f"Items are read in a process with limits on time and memory only. {why}"}


def _package(name: str) -> dict[str, Any]:
    try:
        return {"name": name, "ok": True, "says": version(name)}
    except PackageNotFoundError:
        return {"name": name, "ok": False, "says": f"Missing. Install Habeas again with its requirements ({name})."}


def _tried(name: str, attempt: Callable[[], str]) -> dict[str, Any]:
    try:
        return {"name": name, "ok": True, "says": attempt()}
    except HabeasError as error:
        return {"name": name, "ok": False, "says": str(error)}


def _optional(program: str, name: str, without: str) -> dict[str, Any]:
    found = shutil.which(program)
    return {"name": name, "ok": True if found else None, "says": found or without}
