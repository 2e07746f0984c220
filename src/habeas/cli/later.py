"""Commands that are promised and that this version does not have: each says so, rather than being unknown."""

from collections.abc import Callable
from typing import Final

import typer

from habeas.errors import Refused

LATER: Final = {
    "branch": "make a copy of a register to work on elsewhere",
    "desk": "open a register in a browser",
    "erase": "erase content",
    "estimate": "estimate how many people no list documents",
    "export": "write exchange formats",
}


def register_commands(app: typer.Typer) -> None:
    anything = {"ignore_unknown_options": True, "allow_extra_args": True}
    for name, what in LATER.items():
        app.command(name, hidden=True, context_settings=anything)(_refusing(name, what))


def _refusing(name: str, what: str) -> Callable[[], None]:
    def command() -> None:
        raise Refused(
            f"This version of Habeas cannot {what}: “habeas {name}” comes with a later one.",
            "Nothing was done. See habeas --help for what there is.",
            code="not-in-this-version",
        )

    command.__doc__ = f"Not in this version: {what}."
    return command
