"""The root command and the table of subcommands; each group of commands lies in a module of its own."""

from pathlib import Path
from typing import Annotated

import typer

from habeas.cli import casework, evidence, keeping, keys, later, outputs, stamping, trust
from habeas.cli.shell import make_shell

app = typer.Typer(
    name="habeas",
    help="Keeps the record of people who were made to disappear, or were killed, so that the record stands up.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


@app.callback()
def root(
    context: typer.Context,
    folder: Annotated[Path | None, typer.Option("-C", metavar="DIR", help="The register's folder.")] = None,
    name: Annotated[str | None, typer.Option("--as", metavar="NAME", help="Who acts.")] = None,
    accept: Annotated[
        str | None, typer.Option("--accept-head", metavar="REASON", help="Give up a kept head; the ledger notes it.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document on standard output.")] = False,
) -> None:
    """Options that every command takes; they may stand before or after it."""
    context.obj = make_shell(folder, name, context.obj, as_json=as_json, accept=accept)


for module in (evidence, casework, outputs, trust, stamping, keeping, keys, later):
    module.register_commands(app)
