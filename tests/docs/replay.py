"""Replays the commands of a tutorial and compares what they print with what the page says they print.

A block of commands is fenced with ```console; lines that begin with "$ " are run, in order, in one folder; the lines
after them are their output. Ids, hashes and times differ from run to run: two short ids are the same where they stand
in the same place, and an id that the page uses in a later command is replaced by the one that stood there.

`python -m tests.docs.replay` writes the outputs of today into docs/tutorial.md, to be read before they are committed.
"""

import contextlib
import io
import os
import re
import shlex
import shutil
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from habeas.cli.main import main
from habeas.register.keyring import KeptOpen

ROOT = Path(__file__).resolve().parents[2]
TUTORIAL = ROOT / "docs" / "tutorial.md"
_ID = re.compile(r"[a-z2-7]{8}")
_VARIES = re.compile(
    r"\b[0-9a-f]{64}\b|\b[0-9a-f]{16}(?=…|\b)|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ|habeas\.invalid/\w+|\S*/my-register"
)


@dataclass
class Replay:
    """What the page's ids stand for in this run."""

    folder: Path
    ids: dict[str, str] = field(default_factory=dict)
    unlock: KeptOpen = field(default_factory=lambda: KeptOpen(bytes(32)))

    def run(self, command: str, shown: str) -> str:
        """The output of one command line; the ids in it are matched with those that the page shows."""
        words = [self.ids.get(word, word) for word in shlex.split(command)]
        if words[0] != "habeas":
            raise ValueError(f"the tutorial runs only habeas, not {words[0]}")
        out = io.StringIO()
        with contextlib.chdir(self.folder), contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
            main(words[1:], unlock=self.unlock)
        output = "\n".join(line.rstrip() for line in out.getvalue().strip("\n").split("\n"))
        for theirs, ours in zip(words_of(shown), words_of(output), strict=False):
            if theirs != ours and _ID.fullmatch(theirs) and _ID.fullmatch(ours):
                self.ids[theirs] = ours
        return output


def words_of(output: str) -> list[str]:
    return re.findall(r"[\w/.-]+", _VARIES.sub("VARIES", output))


def same(page: str, now: str) -> bool:
    """Whether two outputs differ in nothing but what differs from run to run."""
    left, right = words_of(page), words_of(now)
    pairs = zip(left, right, strict=False)
    return len(left) == len(right) and all(a == b or bool(_ID.fullmatch(a) and _ID.fullmatch(b)) for a, b in pairs)


def commands_of(block: str) -> list[tuple[str, str]]:
    """(command, output) pairs of one block."""
    found: list[tuple[str, str]] = []
    for line in block.rstrip("\n").split("\n"):
        if line.startswith("$ "):
            found.append((line[2:], ""))
        elif found:
            found[-1] = (found[-1][0], found[-1][1] + line + "\n")
    return [(command, output.strip("\n")) for command, output in found]


def replayed(text: str, folder: Path, each: Callable[[str, str, str], None] = lambda *_: None) -> str:
    """The page with the outputs of this run."""
    run = Replay(folder)

    def again(match: re.Match[str]) -> str:
        parts = []
        for command, shown in commands_of(match[1]):
            output = run.run(command, shown)
            each(command, shown, output)
            parts.append(f"$ {command}\n{output}\n" if output else f"$ {command}\n")
        return "```console\n" + "".join(parts) + "```\n"

    return re.sub(r"```console\n(.*?)```\n", again, text, flags=re.DOTALL)


def prepare(folder: Path) -> None:
    """What the tutorial's reader has: the examples, and a passphrase that the commands find."""
    shutil.copytree(ROOT / "examples", folder / "examples", ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "passphrase.txt").write_text("only for the tutorial\n")
    os.environ["HABEAS_PASSPHRASE_FILE"] = str(folder / "passphrase.txt")
    os.environ["HABEAS_REGISTER"] = "my-register"


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        prepare(Path(name))
        page = replayed(TUTORIAL.read_text("utf-8"), Path(name))
    TUTORIAL.write_text(page, "utf-8")
    sys.stdout.write(f"{TUTORIAL.relative_to(ROOT)} rewritten; read it before you commit it\n")
