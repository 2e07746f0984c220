"""Commands that keep a register safe: backup, restore."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from habeas import commands
from habeas.cli.paint import checks, safe
from habeas.cli.passphrase import read_passphrase, read_shares
from habeas.cli.shell import shell_of
from habeas.cli.words import Row


def register_commands(app: typer.Typer) -> None:
    app.command()(backup)
    app.command()(restore)


def backup(
    context: typer.Context,
    path: Annotated[Path, typer.Argument(metavar="PATH", help="A folder that does not exist yet, on another disk.")],
) -> None:
    """Copy the register, also while it is in use, and check the copy."""
    shell = shell_of(context)
    with shell.session() as session:
        shell.finish(commands.keeping.backup(session, path), _copied)


def restore(
    context: typer.Context,
    path: Annotated[Path, typer.Argument(metavar="PATH", help="The backup.")],
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder that does not exist yet.")],
    shares: Annotated[bool, typer.Option("--shares", help="Open it with the shares of a recovery key.")] = False,
) -> None:
    """Make a register of a backup again, and check it."""
    shell = shell_of(context)
    words = commands.keys.secret_of(read_shares()) if shares else read_passphrase()
    answer = commands.keeping.restore(path, folder, words, world=shell.world, unlock=shell.unlock)
    shell.finish(answer, _copied)


def _copied(console: Console, data: Row) -> None:
    console.print(f"{data['entries']} entries in ", safe(data["path"]), sep="")
    if data["checks"]:
        checks(console, data)
    else:
        console.print("Checked: it holds.")
    if data.get("older"):
        console.print(safe(data["older"]))
