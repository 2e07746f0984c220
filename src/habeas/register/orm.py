"""Django as the table layer: configured once, with one connection alias for each register that is open."""

import os
from pathlib import Path
from urllib.parse import quote

from django.apps import apps
from django.conf import settings
from django.db import connections

from habeas.register import settings as ours

BACKEND = "habeas.register.sqlcipher"


def configure() -> None:
    """Configure Django unless an application (the desk) has done so.

    Of `django.setup` only the tables are needed here: its addresses and log handlers cost a tenth of a second.
    """
    if settings.configured:
        return
    settings.configure(**{name: getattr(ours, name) for name in dir(ours) if name.isupper()})
    apps.populate(settings.INSTALLED_APPS)


def attach(alias: str, path: Path, mode: str) -> None:
    """Make the SQLCipher file at `path` known as `alias`; its key is handed to `sqlcipher.keys` beforehand.

    `mode` is one of SQLite's: rw, rwc (made if it is not there), or ro for a file that nobody can write meanwhile.
    """
    options = {"transaction_mode": "IMMEDIATE", "timeout": 30}
    ours_alone = {"ENGINE": BACKEND, "NAME": address(path, mode), "OPTIONS": options}
    defaults = connections.configure_settings({"default": {}, alias: ours_alone})
    connections.databases[alias] = defaults[alias]


def address(path: Path, mode: str) -> str:
    """The file as SQLite's URI, which any name survives."""
    immutable = "&immutable=1" if mode == "ro" else ""
    return f"file:{quote(os.fsencode(path.absolute()))}?mode={mode}{immutable}"


def detach(alias: str) -> None:
    """Close the connection and forget it."""
    if alias in connections.databases:
        connections[alias].close()
        del connections[alias]
        del connections.databases[alias]
