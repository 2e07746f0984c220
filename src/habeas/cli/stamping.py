"""Commands about time: timestamp, and the authorities that are trusted for it."""

from pathlib import Path
from typing import Annotated

import typer

from habeas import commands
from habeas.cli import paint_stamps
from habeas.cli.readable import readable
from habeas.cli.shell import shell_of

Address = Annotated[str, typer.Argument(metavar="URL")]


def register_commands(app: typer.Typer) -> None:
    app.command()(timestamp)
    authority = typer.Typer(help="Time-stamping authorities that are trusted.", no_args_is_help=True)
    authority.command("list")(list_)
    authority.command("drop")(drop)
    app.add_typer(authority, name="authority")


def timestamp(
    context: typer.Context,
    tsa: Annotated[list[str] | None, typer.Option(metavar="URL", help="An authority; else all trusted ones.")] = None,
    root: Annotated[
        list[Path] | None,
        typer.Option(metavar="FILE", help="Its root certificate, got by another way: trusted from now on."),
    ] = None,
) -> None:
    """Have the newest head time-stamped. Asks over the network, and names each host first."""
    shell = shell_of(context)
    with shell.session() as session:
        answer = commands.stamping.timestamp(session, tsa or (), root or (), announce=_announce)
        shell.finish(answer, paint_stamps.stamped)


def _announce(host: str) -> None:
    typer.echo(readable(f"Asking {host} ..."), err=True)


def list_(context: typer.Context) -> None:
    """The authorities, those that were dropped too."""
    shell = shell_of(context)
    with shell.session() as session:
        shell.finish(commands.stamping.list_authorities(session), paint_stamps.authorities)


def drop(context: typer.Context, url: Address) -> None:
    """Trust an authority no longer."""
    shell = shell_of(context)
    with shell.session() as session:
        shell.finish(commands.stamping.drop_authority(session, url), paint_stamps.authorities)
