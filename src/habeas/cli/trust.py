"""Commands about the ledger: checkpoint, ledger, prove, verify, rebuild; and doctor."""

from pathlib import Path
from typing import Annotated

import typer

from habeas import commands
from habeas.cli import paint
from habeas.cli.shell import shell_of
from habeas.errors import BadInput


def register_commands(app: typer.Typer) -> None:
    app.command()(checkpoint)
    app.command()(ledger)
    app.command()(verify)
    app.command()(prove)
    app.command()(rebuild)
    app.command()(doctor)


def checkpoint(
    context: typer.Context,
    card: Annotated[bool, typer.Option("--card", help="Also as a page to print, with a QR code.")] = False,
    output: Annotated[Path | None, typer.Option("-o", metavar="FILE", help="The page's PDF, with --card.")] = None,
) -> None:
    """Print the signed head of the ledger, to be kept elsewhere."""
    if card != (output is not None):
        raise typer.BadParameter("--card and -o FILE belong together.")
    shell = shell_of(context)
    with shell.session() as session:
        found = commands.carding.card(session, output) if output else commands.checking.checkpoint(session)
        shell.finish(found, paint.note)


def ledger(context: typer.Context, since: Annotated[int, typer.Option(min=0, help="Begin at this entry.")] = 0) -> None:
    """Read the ledger, a sentence an entry."""
    shell = shell_of(context)
    with shell.session() as session:
        shell.finish(commands.checking.ledger(session, since), paint.ledger)


def verify(
    context: typer.Context,
    dossier: Annotated[Path | None, typer.Argument(help="A dossier, or a file of prove; else the register.")] = None,
    key: Annotated[str | None, typer.Option(help="The fingerprint of the key, known from elsewhere.")] = None,
    against: Annotated[Path | None, typer.Option(help="A checkpoint that was kept elsewhere.")] = None,
    root: Annotated[
        list[str] | None,
        typer.Option(metavar="FILE", help="Root certificate of an authority, or its fingerprint, to trust (dossiers)."),
    ] = None,
) -> None:
    """Check a register, or a dossier, offline."""
    shell = shell_of(context)
    if dossier is not None and dossier.is_file():
        shell.finish(commands.proof_check.verify_proofs(dossier, key=key, against=against), paint.checks)
        return
    if dossier is not None:
        shell.finish(
            commands.dossier_check.verify_dossier(dossier, key=key, against=against, roots=root or ()), paint.checks
        )
        return
    if root:
        raise BadInput("A register is checked by the roots that it trusts.", "Name a dossier, or leave --root out.",
                       code="bad-roots")  # fmt: skip
    folder, passphrase = shell.unlocking()
    answer = commands.checking.verify_register(
        folder, passphrase, world=shell.world, against=against, key=key, unlock=shell.unlock
    )
    shell.finish(answer, paint.checks)


def prove(
    context: typer.Context,
    targets: Annotated[list[str], typer.Argument(metavar="(ENTRY|ITEM|CLAIM|RECORD|ITEM:ROW)...")],
    fields: Annotated[str, typer.Option(help="Fields to open, with commas between; '*' for all that may leave.")],
    recipient: Annotated[str, typer.Option("--for", help="Who receives it.")],
    output: Annotated[Path, typer.Option("-o", metavar="FILE", help="A file that does not exist yet.")],
) -> None:
    """Open single fields, and prove them in one small file that shows nothing else."""
    shell = shell_of(context)
    names = tuple(name.strip() for name in fields.split(",") if name.strip())
    with shell.session() as session:
        wanted = commands.opening.Wanted(tuple(targets), names, recipient, output)
        shell.finish(commands.opening.prove_some(session, wanted), paint.written)


def rebuild(
    context: typer.Context,
    check: Annotated[bool, typer.Option("--check", help="Only compare, and change nothing.")] = False,
) -> None:
    """Rebuild the tables from the ledger and the sealed runs, and compare."""
    shell = shell_of(context)
    with shell.session() as session:
        shell.finish(commands.checking.rebuild(session, check=check), paint.differences)


def doctor(context: typer.Context) -> None:
    """Say what is installed, what is missing, and how to get it."""
    shell = shell_of(context)
    shell.finish(commands.doctor.doctor(), paint.checks)
