"""The entry point: options anywhere, exit codes as promised, and no traceback ever.

Exit codes: 0 done; 1 the answer is "does not hold"; 2 wrong usage; 3 something was refused; 4 our fault.
"""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import typer

from habeas.cli import streams
from habeas.cli.app import app
from habeas.cli.fault import report_fault
from habeas.cli.readable import as_document, readable
from habeas.cli.shell import Finished, Surroundings
from habeas.errors import Damaged, HabeasError
from habeas.model.world import World, system_world
from habeas.process import refuse_inspection

if TYPE_CHECKING:
    from habeas.register.keyring import Unlock

OK, DOES_NOT_HOLD, USAGE, REFUSED, FAULT = range(5)
_INTERRUPTED = 130
_WITH_VALUE = ("-C", "--as", "--accept-head")
_JOINED = ("-C", "--as=", "--accept-head=")  # with the value in the same word
_FLAGS = ("--json",)
# The base of every complaint about arguments; typer exports the subclass alone.
_WRONG_USAGE: type[typer.BadParameter] = typer.BadParameter.__mro__[1]


def run() -> None:
    """What the `habeas` script calls."""
    refuse_inspection()
    streams.prepare()
    code = main(sys.argv[1:])
    sys.exit(code if streams.flushed() else max(code, REFUSED))


def main(argv: Sequence[str], *, unlock: "Unlock | None" = None, world: World | None = None) -> int:
    """Run one command line; the exit code.

    `unlock` opens keyrings in another way than asking scrypt each time; `world` is another clock and randomness than
    the machine's.
    """
    try:
        return _run(hoisted(argv), Surroundings(unlock, world or system_world()))
    except (BrokenPipeError, SystemExit):  # whoever read has had enough, of --help too
        streams.give_up()
        return OK
    except OSError:  # neither stream can be written, so that nothing more can be said
        return REFUSED


def _run(arguments: list[str], around: Surroundings) -> int:
    as_json = "--json" in arguments
    try:
        return _ended(app(args=arguments, prog_name="habeas", standalone_mode=False, obj=around))
    except Finished as finished:
        return finished.code
    except _WRONG_USAGE as error:
        typer.echo(error.format_message(), err=True)
        typer.echo("See: habeas COMMAND --help", err=True)
        return USAGE
    except (typer.Abort, KeyboardInterrupt, EOFError):
        return _stopped()
    except HabeasError as error:
        return _refuse(error, as_json=as_json)
    except BrokenPipeError:
        raise
    except Exception as error:  # noqa: BLE001 - the last resort: a person never sees a traceback
        typer.echo(report_fault(error), err=True)
        return FAULT


def _ended(answer: object) -> int:
    """The exit code of a command that came to its end; typer answers with a number only for --help and Ctrl-C."""
    if answer == _INTERRUPTED:
        return _stopped()
    return answer if isinstance(answer, int) else OK


def _stopped() -> int:
    typer.echo("Stopped; nothing further was recorded.", err=True)
    return REFUSED


def hoisted(argv: Sequence[str]) -> list[str]:
    """The options of every command (-C, --as, --json ...) moved to the front, since they may stand anywhere."""
    front: list[str] = []
    rest: list[str] = []
    words = iter(argv)
    for word in words:
        if word == "--":
            rest += [word, *words]
        elif word in _WITH_VALUE:
            front += [word, *([value] if (value := next(words, None)) is not None else [])]
        elif word in _FLAGS or word.startswith(_JOINED):
            front.append(word)
        else:
            rest.append(word)
    return front + rest


def _refuse(error: HabeasError, *, as_json: bool) -> int:
    typer.echo(readable(str(error), keep="\n"), err=True)
    if as_json:
        typer.echo(as_document({"problems": [error.problem().as_json()]}))
    return DOES_NOT_HOLD if isinstance(error, Damaged) else REFUSED
