"""Hundreds of commands, each cut off at a moment that the seed chooses; after each the register must be whole.

    python -m tests.crash.harness --seed 7 --rounds 300

A round is one command (or two at once) that is killed after a while, or in front of one of its writing calls, or that
meets a full disk, or that nothing happens to. Then the register is opened, checked and rebuilt, and everything that any
command had confirmed must be there. The same seed gives the same commands and the same calls; a kill after a while
depends on the machine as well.
"""

import argparse
import os
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from habeas.cli.passphrase import PASSPHRASE_FILE
from habeas.model.world import system_world
from habeas.register.keyring import Keyring
from habeas.register.register import create
from tests.crash.child import Fate, Started, start
from tests.crash.promises import Promises, broken, broken_backups
from tests.crash.work import KINDS, Work
from tests.registers import PASSPHRASE

_WAYS = ("while", "call", "call", "disk", "pair")
_LARGEST = 400_000  # bytes; a register of this size is met by every limit below it


@dataclass
class Run:
    """One register and its misfortunes."""

    folder: Path
    scratch: Path
    keyring: Keyring
    chance: random.Random
    promises: Promises = field(default_factory=Promises)
    lasted: dict[str, float] = field(default_factory=dict)  # seconds of a whole command
    calls: dict[str, int] = field(default_factory=dict)  # writing calls of a whole command
    tally: Counter[str] = field(default_factory=Counter)
    work: Work = field(init=False)

    def __post_init__(self) -> None:
        self.work = Work(self.folder, self.scratch, self.chance)

    def round(self) -> list[str]:
        """One misfortune; what is broken after it."""
        kind = self.chance.choice(KINDS)
        argv = self.work.next(self.keyring, kind)
        way = "whole" if argv[0] not in self.calls else self.chance.choice(_WAYS)
        self.tally[way] += 1
        faults: list[str] = getattr(self, f"_{way}")(argv)
        faults += broken(self.folder, self.keyring, self.promises)
        faults += broken_backups(self.scratch, self.keyring, self.promises)
        return [f"after {' '.join(argv[:1])} ({way}): {fault}" for fault in faults]

    def _whole(self, argv: list[str]) -> list[str]:
        """Nothing happens; how long it lasts and how much it writes is noted for later rounds."""
        began = time.monotonic()
        child = self._start(argv, "one", Fate())
        faults = self._ended(argv, child)
        if child.calls.exists():
            self.lasted[argv[0]] = time.monotonic() - began
            self.calls[argv[0]] = child.writing_calls()
        return faults

    def _call(self, argv: list[str]) -> list[str]:
        at = self.chance.randint(1, self.calls[argv[0]])
        return self._ended(argv, self._start(argv, "one", Fate(dies_at_call=at)))

    def _while(self, argv: list[str]) -> list[str]:
        child = self._start(argv, "one", Fate())
        self._kill_later(child, argv)
        return self._ended(argv, child)

    def _disk(self, argv: list[str]) -> list[str]:
        """A disk on which no file grows beyond some size."""
        limit = int(_LARGEST * self.chance.random() ** 2)
        return self._ended(argv, self._start(argv, "one", Fate(largest_file=limit)))

    def _pair(self, argv: list[str]) -> list[str]:
        """Two commands at once, of which one is killed."""
        other = self.work.next(self.keyring, self.chance.choice(KINDS))
        children = [self._start(argv, "one", Fate()), self._start(other, "two", Fate())]
        self._kill_later(children[0], argv)
        return self._ended(argv, children[0]) + self._ended(other, children[1])

    def _kill_later(self, child: Started, argv: list[str]) -> None:
        time.sleep(self.lasted[argv[0]] * 1.1 * self.chance.random())
        child.kill()

    def _start(self, argv: list[str], name: str, fate: Fate) -> Started:
        return start(["-C", str(self.folder), "--json", *argv], self.keyring, self.scratch, name, fate)

    def _ended(self, argv: list[str], child: Started) -> list[str]:
        """Wait for its end and take down what it confirmed; faults of its own."""
        code = child.end()
        whole = self.promises.note(argv, child.out)
        self.tally["killed" if code < 0 else "refused" if code == 3 else "done"] += 1
        if code < 0 or code == 3 or (code in (0, 1) and whole):
            return []
        return [f"exit code {code}: {child.err.read_text()[-2000:]}"]


def run(seed: int, rounds: int, seconds: float) -> list[str]:
    """As many rounds as the time allows; what was broken by the first that broke something."""
    with _made(seed) as misfortunes:
        ends = time.monotonic() + seconds
        for number in range(rounds):
            faults = misfortunes.round()
            if faults:
                return [f"seed {seed}, round {number}: {fault}" for fault in faults]
            if time.monotonic() > ends:
                break
        sys.stdout.write(f"seed {seed}: {dict(misfortunes.tally)}\n")
        return []


def fill(disk: Path) -> list[str]:
    """A register on a small disk, with items added until nothing more goes in; what is broken, then and with room."""
    ballast = disk / "ballast"
    ballast.write_bytes(bytes(1_000_000))
    with _made(1, disk) as misfortunes:
        faults: list[str] = []
        while misfortunes.tally["refused"] < 3 and not faults:
            faults = misfortunes._whole(misfortunes.work.next(misfortunes.keyring, "add"))
        copied = shutil.copytree(misfortunes.folder, misfortunes.scratch / "copied")
        faults += broken(copied, misfortunes.keyring, misfortunes.promises)
        ballast.unlink()
        done = misfortunes.tally["done"]
        faults += misfortunes._whole(["checkpoint"])
        faults += [] if misfortunes.tally["done"] == done + 1 else ["no checkpoint once there was room"]
        return faults + broken(misfortunes.folder, misfortunes.keyring, misfortunes.promises)


@contextmanager
def _made(seed: int, disk: Path | None = None) -> Iterator[Run]:
    """A new register, on `disk` or beside the files that it is given."""
    with tempfile.TemporaryDirectory(prefix="habeas-crash-") as place:
        scratch = Path(place)
        password = scratch / "passphrase"
        password.write_text(PASSPHRASE)
        os.environ |= {PASSPHRASE_FILE: str(password), "XDG_STATE_HOME": place}
        folder = (disk or scratch) / "register"
        register = create(folder, PASSPHRASE, name="Ayan (invented)", world=system_world())
        register.close()
        yield Run(folder, scratch, register.keyring, random.Random(seed))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=300)
    parser.add_argument("--seconds", type=float, default=3600.0)
    parser.add_argument("--fill", type=Path, metavar="DISK", help="fill this small disk instead")
    wanted = parser.parse_args()
    faults = fill(wanted.fill) if wanted.fill else run(wanted.seed, wanted.rounds, wanted.seconds)
    sys.stdout.write(("\n".join(faults) or "Everything held.") + "\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
