"""What every command of the line shares: options, passphrase, the open register, and how an answer is shown."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer
from rich.console import Console

from habeas import commands
from habeas.cli import streams
from habeas.cli.passphrase import read_passphrase
from habeas.cli.readable import as_document, readable
from habeas.errors import NotFound, Problem, Refused
from habeas.model.world import World

if TYPE_CHECKING:
    from habeas.commands.base import Answer, Session
    from habeas.register.keyring import Unlock

REGISTER = "HABEAS_REGISTER"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the program runs in: how keyrings are opened (None: by asking scrypt), its clock and its randomness."""

    unlock: "Unlock | None"
    world: World


class Finished(Exception):
    """Ends a command with an exit code."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Shell:
    """The options that every command takes, and the console for people."""

    folder: Path | None
    as_json: bool
    name: str | None
    world: World
    console: Console
    unlock: "Unlock | None" = None
    accept: str | None = None

    def register_folder(self) -> Path:
        """-C, else HABEAS_REGISTER, else the current folder or its nearest parent that holds a register."""
        named = self.folder or (Path(os.environ[REGISTER]) if os.environ.get(REGISTER) else None)
        if named is not None:
            return named
        for folder in _here_and_above():
            if is_register(folder):
                return folder
        raise NotFound("There is no register here.", "Name one with -C DIR, or make one: habeas init DIR",
                       code="no-register")  # fmt: skip

    @contextmanager
    def session(self) -> Iterator["Session"]:
        folder, passphrase = self.unlocking()
        with commands.base.opened(
            folder, passphrase, world=self.world, name=self.name, unlock=self.unlock, accept=self.accept
        ) as session:
            try:
                yield session
            finally:
                warn(session.register.heads.trouble)

    def unlocking(self) -> tuple[Path, str]:
        """The register's folder, and the passphrase that its user gives; nobody is asked for that of no register."""
        from habeas.register.register import read_settings  # slow to load

        folder = self.register_folder()
        read_settings(folder)
        return folder, read_passphrase()

    def finish(self, answer: "Answer", paint: Callable[[Console, Any], None]) -> None:
        """Show the answer, name what was refused at the end, and leave with the promised code."""
        try:
            self._show(answer, paint)
        except BrokenPipeError:
            streams.give_up()  # whoever read has had enough
        except OSError as error:
            raise Refused(f"The answer could not be written out ({error.strerror}).",
                          "What the command did is done; make room and ask for the answer again.",
                          code="no-output") from error  # fmt: skip
        warn(answer.trouble)
        show_problems(answer.problems)
        if answer.problems or not answer.holds:
            raise Finished(1 if not answer.holds else 3)

    def _show(self, answer: "Answer", paint: Callable[[Console, Any], None]) -> None:
        if self.as_json:
            typer.echo(as_document(answer.data))
        else:
            paint(self.console, answer.data)
        sys.stdout.flush()


class _Console(Console):
    """rich ends the program where a reader leaves; here that is the shell's to decide."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


def _here_and_above() -> tuple[Path, ...]:
    try:
        here = Path.cwd()
    except OSError:  # the folder was removed under our feet
        return ()
    return (here, *here.parents)


def is_register(folder: Path) -> bool:
    from habeas.register.register import SETTINGS  # slow to load, and not every command looks for a register

    return (folder / SETTINGS).is_file()


def make_shell(
    folder: Path | None, name: str | None, around: Surroundings, *, as_json: bool, accept: str | None
) -> Shell:
    width = None if sys.stdout.isatty() or os.environ.get("COLUMNS") else 120
    console = _Console(width=width, soft_wrap=False, highlight=False)
    return Shell(folder, as_json, name, around.world, console, around.unlock, accept)


def show_problems(problems: tuple[Problem, ...]) -> None:
    if not problems:
        return
    typer.echo(f"\nNot taken ({len(problems)}):" if len(problems) > 1 else "\nNot taken:", err=True)
    for problem in problems:
        where = "" if problem.path in problem.says else f"{problem.path}: "
        typer.echo(readable(f"  - {where}{problem.says} {problem.do}".rstrip()), err=True)


def warn(trouble: Problem | None) -> None:
    """Something that did not go as it should, beside what the command was asked for."""
    if trouble:
        typer.echo(readable(f"\nTo know: {trouble.says} {trouble.do}"), err=True)


def shell_of(context: typer.Context) -> Shell:
    shell = context.find_root().obj
    if not isinstance(shell, Shell):
        raise TypeError("the root command makes the shell first")
    return shell
