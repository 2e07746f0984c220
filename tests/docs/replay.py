"""Replays the commands of a page and compares what they print with what the page says they print.

A block of commands is fenced with ```console; lines that begin with "$ " are run, in order, in one folder; the lines
after them are their output. A line "…" alone ends an output of which the page shows only the beginning.

The commands run in a fake world, whose clock and randomness are the same each time. Still, ids change when the program
comes to propose other claims; so the page says, in a comment before it uses an id, whose it is:

    <!-- k3vq7ab2 is person name="Dilmurad Sorgazi" -->
    <!-- p5ce2xkq is record name="Dilmurad Sorgazi" exhibit="family-account.txt" -->
    <!-- x7dm4oqa is claim property="status" value="whereabouts_unknown" exhibit="wire-report.txt" -->

`python -m tests.docs.replay` writes the outputs and ids of today into docs/tutorial.md, to be read before they are
committed. It fails, naming the line, where a comment fits nothing or several things.
"""

import contextlib
import io
import json
import os
import re
import shlex
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from habeas.cli.main import main
from habeas.model.world import World
from habeas.register.keyring import KeptOpen
from tests.worlds import fake_world

ROOT = Path(__file__).resolve().parents[2]
TUTORIAL = ROOT / "docs" / "tutorial.md"
CUT = "…"
SHORT = 8
_ID = re.compile(r"[a-z2-7]{8}")
_VARIES = re.compile(
    r"\b[0-9a-f]{64}\b|\b[a-z2-7]{24}\b|\b[0-9a-f]{16}(?=…|\b)|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"
    r"|habeas\.invalid/\w+|\S*/my-register|\b(?:bubblewrap|rlimits)\b|[A-Za-z0-9+/]{40,}={0,2}"
)
_PART = re.compile(r"<!-- (?P<id>[a-z2-7]{8}) is (?P<whose>.+?) -->\n|```console\n(?P<block>.*?)```\n", re.DOTALL)

Each = Callable[[str, str, str], None]


@dataclass
class Replay:
    """What the page's ids stand for in this run."""

    folder: Path
    ids: dict[str, str] = field(default_factory=dict)
    unlock: KeptOpen = field(default_factory=lambda: KeptOpen(bytes(32)))
    world: World = field(default_factory=fake_world)

    def run(self, command: str) -> str:
        """The output of one command line."""
        words = shlex.split(self.today(command))
        if words[0] != "habeas":
            raise ValueError(f"a page runs only habeas, not {words[0]}")
        out = io.StringIO()
        with contextlib.chdir(self.folder), contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
            main(words[1:], unlock=self.unlock, world=self.world)
        output = out.getvalue().replace(f"{self.folder.resolve()}{os.sep}", "")  # whose folder it is, is no matter
        return "\n".join(line.rstrip() for line in output.strip("\n").split("\n"))

    def today(self, words: str) -> str:
        """Words of the page, with the ids of this run."""
        return _ID.sub(lambda match: self.ids.get(match[0], match[0]), words)

    def learn(self, id: str, whose: str) -> None:
        """Find out what the page's `id` is in this run; raises `ValueError` unless exactly one thing fits."""
        kind, *wishes = shlex.split(whose)
        where = dict(wish.split("=", 1) for wish in wishes)
        found = list(dict.fromkeys(thing for thing, says in _THINGS[kind](self) if _fits(says, where)))
        if len(found) != 1:
            raise ValueError(f"“{whose}” fits {len(found)} things")
        self.ids[id] = found[0][:SHORT]

    def asked(self, *words: str) -> Any:
        """The JSON of one command."""
        return json.loads(self.run(shlex.join(["habeas", *words, "--json"])))


Said = dict[str, list[str]]


def _fits(says: Said, where: dict[str, str]) -> bool:
    return all(value in says.get(name, []) for name, value in where.items())


def _persons(replay: Replay) -> Iterator[tuple[str, Said]]:
    for person in replay.asked("persons"):
        yield person["id"], {k: [str(s["value"]) for s in v] for k, v in person["properties"].items()}


def _records(replay: Replay) -> Iterator[tuple[str, Said]]:
    names = _names(replay)
    return ((record["id"], _said(record, names)) for record in replay.asked("records"))


def _claims(replay: Replay) -> Iterator[tuple[str, Said]]:
    names = _names(replay)
    for record in replay.asked("records"):
        for claim in record["claims"]:
            own = {name: [str(claim[name])] for name in ("property", "value", "quote")}
            yield claim["id"], _said(record, names) | own


def _names(replay: Replay) -> dict[str, str]:
    """The file's name of each item."""
    return {item["id"]: item["name"] for item in replay.asked("summary")["exhibits"]}


def _said(record: Any, names: dict[str, str]) -> Said:
    said: Said = {"kind": [record["kind"]], "exhibit": [names[record["exhibit"]]]}
    for claim in record["claims"]:
        said.setdefault(claim["property"], []).append(str(claim["value"]))
    return said


_THINGS: dict[str, Callable[[Replay], Iterator[tuple[str, Said]]]] = {
    "person": _persons, "record": _records, "claim": _claims,
}  # fmt: skip


def words_of(output: str) -> list[str]:
    return re.findall(r"[\w/.-]+", _VARIES.sub("VARIES", output))


def same(page: str, now: str) -> bool:
    """Whether two outputs differ in nothing but what differs from run to run; of a cut page, its beginning."""
    left, right = words_of(page), words_of(now)
    if page.rstrip().split("\n")[-1] == CUT:
        right = right[: len(left)]
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


def cut(output: str, shown: str) -> str:
    """As many lines of the output as the page shows, where it shows only the beginning."""
    lines = shown.split("\n")
    if lines[-1] != CUT:
        return output
    return "\n".join([*output.split("\n")[: len(lines) - 1], CUT])


def replayed(text: str, folder: Path, each: Each = lambda *_: None) -> str:
    """The page with the outputs and ids of this run; `each` gets every command, what the page shows, what it prints."""
    run = Replay(folder)

    def again(match: re.Match[str]) -> str:
        if match["id"]:
            run.learn(match["id"], match["whose"])
            return f"<!-- {run.ids[match['id']]} is {match['whose']} -->\n"
        parts = []
        for command, shown in commands_of(match["block"]):
            output = run.run(command)
            each(command, shown, output)
            output = cut(output, shown)
            parts.append(f"$ {run.today(command)}\n{output}\n" if output else f"$ {run.today(command)}\n")
        return "```console\n" + "".join(parts) + "```\n"

    return _PART.sub(again, text)


def prepare(folder: Path) -> None:
    """What the tutorial's reader has: the examples, and a passphrase that the commands find."""
    shutil.copytree(ROOT / "examples", folder / "examples", ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "passphrase.txt").write_text("only for the tutorial\n")
    os.environ["HABEAS_PASSPHRASE_FILE"] = str(folder / "passphrase.txt")
    os.environ["XDG_STATE_HOME"] = str(folder / "state")
    os.environ["HABEAS_REGISTER"] = "my-register"
    os.environ["COLUMNS"] = "120"  # the page's width, whatever the terminal's


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        prepare(Path(name))
        page = replayed(TUTORIAL.read_text("utf-8"), Path(name))
    TUTORIAL.write_text(page, "utf-8")
    sys.stdout.write(f"{TUTORIAL.relative_to(ROOT)} rewritten; read it before you commit it\n")
