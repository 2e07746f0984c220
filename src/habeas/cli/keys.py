"""Commands about who can open a register: passphrase, key, recovery. No secret is ever an argument."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from habeas import commands
from habeas.cli import paint
from habeas.cli.passphrase import read_new_passphrase, read_shares
from habeas.cli.shell import Shell, shell_of
from habeas.cli.words import Row, short

if TYPE_CHECKING:
    from habeas.commands.base import Session

key_app = typer.Typer(help="Who can open the register, each with a passphrase of their own.", no_args_is_help=True)
recovery_app = typer.Typer(help="A key in shares, for when all passphrases are lost.", no_args_is_help=True)


def register_commands(app: typer.Typer) -> None:
    app.command()(passphrase)
    key_app.command("list")(key_list)
    key_app.command("add")(key_add)
    key_app.command("remove")(key_remove)
    app.add_typer(key_app, name="key")
    recovery_app.command("make")(recovery_make)
    recovery_app.command("use")(recovery_use)
    app.add_typer(recovery_app, name="recovery")


def passphrase(context: typer.Context) -> None:
    """Change your passphrase. Copies made before still open with the old one."""
    shell = shell_of(context)
    with _known(shell) as (session, old):
        shell.finish(commands.keys.change_passphrase(session, old, read_new_passphrase()), _changed)


def key_list(context: typer.Context) -> None:
    """List who can open the register."""
    shell = shell_of(context)
    with shell.session() as session:
        shell.finish(commands.keys.list_keys(session), _listed)


def key_add(context: typer.Context, name: Annotated[str, typer.Argument(help="Who; a pseudonym serves.")]) -> None:
    """Let one more person open the register, with a passphrase of their own."""
    shell = shell_of(context)
    with _known(shell) as (session, old):
        shell.finish(commands.keys.add_key(session, old, name, read_new_passphrase()), paint.thing)


def key_remove(context: typer.Context, key: Annotated[str, typer.Argument(help="Its id, from the list.")]) -> None:
    """Take a key away. Copies made before still open with it."""
    shell = shell_of(context)
    with _known(shell) as (session, old):
        shell.finish(commands.keys.remove_key(session, old, key), paint.thing)


def recovery_make(
    context: typer.Context,
    shares: Annotated[int, typer.Option(help="How many people get one.")] = 1,
    needed: Annotated[int, typer.Option(help="How many of them are needed together.")] = 1,
) -> None:
    """Make a key in shares and print them, this once."""
    shell = shell_of(context)
    with _known(shell) as (session, old):
        shell.finish(commands.keys.make_recovery(session, old, shares, needed), _shares)


def recovery_use(context: typer.Context, name: Annotated[str, typer.Argument(help="Who gets a new key.")]) -> None:
    """Open the register with shares, and set a new passphrase for one person."""
    shell = shell_of(context)
    folder = shell.register_folder()
    secret = commands.keys.secret_of(read_shares())
    with commands.base.opened(folder, secret, world=shell.world, name=shell.name, accept=shell.accept) as session:
        shell.finish(commands.keys.add_key(session, secret, name, read_new_passphrase()), paint.thing)


@contextmanager
def _known(shell: Shell) -> Iterator[tuple["Session", str]]:
    """An open register, and the passphrase that opened it."""
    folder, words = shell.unlocking()
    with commands.base.opened(
        folder, words, world=shell.world, name=shell.name, unlock=shell.unlock, accept=shell.accept
    ) as session:
        yield session, words


def _changed(console: Console, data: Row) -> None:
    console.print(f"The passphrase is changed; your key is now {short(data['key'])}.", style="bold")
    console.print("Copies and backups made before still open with the old one: destroy them, or guard them as before.")


def _listed(console: Console, data: list[Row]) -> None:
    marks = {True: "", False: "opens nothing: a command was cut off"}
    rows = [(short(row["key"]), row["name"], row["kind"], "yours" if row["yours"] else marks[row["opens"]])
            for row in data]  # fmt: skip
    paint.table(console, "Who can open the register", ["key", "name", "kind", ""], rows)


def _shares(console: Console, data: Row) -> None:
    console.print("Each share for another person, on paper. They are shown this once and kept nowhere.", style="bold")
    for number, share in enumerate(data["shares"], 1):
        console.print(
            f"\nShare {number} ({data['needed']} of {len(data['shares'])} are needed):\n{share}", soft_wrap=True
        )
    console.print("\nThey need the register's folder, or a backup of it, made from now on: habeas recovery use NAME")
