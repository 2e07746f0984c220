"""Commands that count and hand out: figures, tally, gaps, dossier, report."""

from pathlib import Path
from typing import Annotated

import typer

from habeas import commands
from habeas.cli import paint, paint_overview
from habeas.cli.shell import shell_of

Notice = Annotated[str, typer.Option(help="Words to print on every page.")]
Output = Annotated[Path, typer.Option("-o", metavar="DIR", help="A folder that does not exist yet.")]


def register_commands(app: typer.Typer) -> None:
    app.command()(figures)
    app.command()(tally)
    app.command()(gaps)
    app.command()(dossier)
    app.command()(report)
    app.command()(summary)


def figures(context: typer.Context) -> None:
    """The figures that sources give, and how they fit together."""
    shell = shell_of(context)
    with shell.session() as session:
        shell.finish(commands.counting.figures(session), paint_overview.figures)


def summary(context: typer.Context) -> None:
    """The whole register on one screen."""
    shell = shell_of(context)
    with shell.session() as session:
        shell.finish(commands.summary.summary(session), paint_overview.summary)


def tally(
    context: typer.Context,
    by: Annotated[str, typer.Option(help="Properties, with commas between.")] = "",
    where: Annotated[list[str] | None, typer.Option(metavar="P=V", help="Only where it holds.")] = None,
) -> None:
    """Count the documented people, each once."""
    shell = shell_of(context)
    with shell.session() as session:
        shell.finish(commands.counting.tally(session, by, where or []), paint_overview.tally)


def gaps(
    context: typer.Context, person: str, for_: Annotated[str, typer.Option("--for", help="wgeid, ced or icpped.")]
) -> None:
    """Which required element is carried, contradicted, or missing."""
    shell = shell_of(context)
    with shell.session() as session:
        shell.finish(commands.disclosing.gaps(session, person, for_), paint_overview.gaps)


def dossier(
    context: typer.Context,
    subjects: Annotated[list[str], typer.Argument(metavar="(PERSON|INCIDENT)...")],
    recipient: Annotated[str, typer.Option("--for", help="Who receives it.")],
    output: Output,
    notice: Notice = "",
) -> None:
    """Write a dossier that a stranger can check."""
    shell = shell_of(context)
    with shell.session() as session:
        shell.finish(commands.disclosing.dossier(session, subjects, recipient, output, notice), paint.written)


def report(
    context: typer.Context,
    output: Output,
    recipient: Annotated[str | None, typer.Option("--for", help="Who receives it; else the public.")] = None,
    notice: Notice = "",
) -> None:
    """Write a situation report."""
    shell = shell_of(context)
    with shell.session() as session:
        whom = recipient or commands.disclosing.PUBLIC
        shell.finish(commands.disclosing.report(session, output, whom, notice), paint.written)
