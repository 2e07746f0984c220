"""Commands that bring material in and read it: init, add, import, read, text, propose, source."""

from pathlib import Path
from typing import Annotated

import typer

from habeas import commands
from habeas.cli import paint, paint_people
from habeas.cli.passphrase import read_passphrase
from habeas.cli.shell import shell_of

Files = Annotated[list[Path], typer.Argument(help="Files and folders.", show_default=False)]
Items = Annotated[list[str] | None, typer.Argument(help="Items (ids); without any, all that wait.")]
Date = Annotated[str | None, typer.Option(metavar="EDTF", help="For instance 2021-11-12, 2021-11 or 2021~.")]

source_app = typer.Typer(help="Name and grade the sources: who speaks.", no_args_is_help=True)


def register_commands(app: typer.Typer) -> None:
    app.command()(init)
    app.command()(add)
    app.command("import")(import_list)
    app.command()(read)
    app.command()(text)
    app.command()(propose)
    source_app.command("list")(source_list)
    source_app.command("set")(source_set)
    app.add_typer(source_app, name="source")


def init(context: typer.Context, folder: Annotated[Path, typer.Argument(metavar="DIR")]) -> None:
    """Make a new register in a folder of its own."""
    shell = shell_of(context)
    passphrase = read_passphrase(confirm=True)
    shell.finish(commands.starting.init(folder, passphrase, world=shell.world, name=shell.name), paint.started)


def add(
    context: typer.Context,
    paths: Files,
    source: Annotated[str | None, typer.Option(help="Who speaks in it.")] = None,
    from_: Annotated[str | None, typer.Option("--from", help="Who handed it over; confidential.")] = None,
    url: Annotated[str | None, typer.Option(help="Where it was published; nothing is fetched.")] = None,
    obtained: Date = None,
    published: Date = None,
    note: Annotated[str | None, typer.Option(help="Anything worth keeping about how it came.")] = None,
    as_received: Annotated[bool, typer.Option("--as-received", help="Seal even what does not match its name.")] = False,
) -> None:
    """Seal files and folders, byte for byte."""
    shell = shell_of(context)
    with shell.session() as session:
        origin = commands.adding.Origin(source, from_, url, obtained, published, note)
        shell.finish(commands.adding.add(session, paths, origin, as_received=as_received), paint.added)


def import_list(
    context: typer.Context,
    list_: Annotated[Path, typer.Argument(metavar="LIST", help="A CSV or XLSX file.")],
    source: Annotated[str, typer.Option(help="Whose list it is.")],
    mapping: Annotated[Path | None, typer.Option(help="Which column is what (TOML).")] = None,
    sheet: Annotated[str | None, typer.Option(help="The sheet, by name or number.")] = None,
    updates: Annotated[str | None, typer.Option(help="The item of which this list is a newer version.")] = None,
    accept_guess: Annotated[bool, typer.Option("--accept-guess", help="Import with the guessed mapping.")] = False,
    published: Date = None,
) -> None:
    """Import a list: one record of a person for each row."""
    shell = shell_of(context)
    with shell.session() as session:
        wanted = commands.importing.Listing(list_, source, mapping, sheet, updates, accept_guess, published)
        shell.finish(commands.importing.import_list(session, wanted), paint.imported)


def read(context: typer.Context, exhibits: Items = None) -> None:
    """Make texts of items."""
    shell = shell_of(context)
    with shell.session() as session:
        shell.finish(commands.reading.read(session, exhibits or []), paint.texts)


def text(context: typer.Context, id: Annotated[str, typer.Argument(help="A text, or an item.")]) -> None:
    """Print the characters of a text."""
    shell = shell_of(context)
    with shell.session() as session:
        shell.finish(commands.reading.text(session, id), paint.characters)


def propose(
    context: typer.Context,
    targets: Annotated[list[str] | None, typer.Argument(help="Items; with --dry-run, files.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Without a register; records nothing.")] = False,
    published: Date = None,
) -> None:
    """Propose what the texts claim. Everything waits for a person's decision."""
    shell = shell_of(context)
    if dry_run:
        files = [Path(target) for target in targets or []]
        shell.finish(commands.proposing.dry_run(files, published, world=shell.world), paint_people.proposed)
        return
    with shell.session() as session:
        shell.finish(commands.proposing.propose_all(session, targets or []), paint_people.proposed)


def source_list(context: typer.Context) -> None:
    """List the sources."""
    shell = shell_of(context)
    with shell.session() as session:
        shell.finish(commands.sources.source_list(session), paint.sources)


def source_set(
    context: typer.Context,
    name: str,
    kind: Annotated[str | None, typer.Option(help="outlet, organisation, official, person or unknown.")] = None,
    reliability: Annotated[str | None, typer.Option(help="Admiralty grade A to F.")] = None,
    reason: Annotated[str | None, typer.Option(help="Why this grade.")] = None,
    confidential: Annotated[bool | None, typer.Option("--confidential/--open", help="Never named outside.")] = None,
) -> None:
    """Name a source, or grade it again."""
    shell = shell_of(context)
    with shell.session() as session:
        answer = commands.sources.source_set(
            session, name, kind=kind, reliability=reliability, reason=reason, confidential=confidential
        )
        shell.finish(answer, paint.sources)
