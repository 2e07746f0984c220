"""Commands at random, as a documenter would give them; all names are made up from syllables."""

import random
from dataclasses import dataclass
from pathlib import Path

from habeas.model.vocabulary import Kind, Status
from habeas.model.world import system_world
from habeas.register.keyring import Keyring
from habeas.register.queries.records import records
from habeas.register.register import open_with, read_settings

_SYLLABLES = ("ba", "dil", "far", "gul", "ham", "jan", "mir", "naz", "or", "sar", "tal", "zar")
KINDS = ("add", "import", "decide", "judge", "link", "checkpoint", "backup")


@dataclass
class Work:
    """The next command line. Files that it names lie in `scratch`."""

    folder: Path
    scratch: Path
    chance: random.Random
    made: int = 0

    def next(self, keyring: Keyring, kind: str) -> list[str]:
        """A command of this kind, or one of lists where there is nothing yet to decide or judge."""
        if kind == "add":
            return ["add", str(self._note()), "--source", self._name()]
        if kind in ("link", "checkpoint"):
            return [kind]
        if kind == "backup":
            self.made += 1
            return [kind, str(self.scratch / f"backup-{self.made}")]
        people, waiting = self._known(keyring)
        if kind == "decide" and waiting:
            return ["decide", *self.chance.sample(waiting, min(3, len(waiting))), "accept"]
        if kind == "judge" and len(people) > 1:
            verdict = self.chance.choice(("same", "different", "unsure"))
            return ["judge", *self.chance.sample(people, 2), verdict, "--reason", "a test"]
        return ["import", str(self._list()), "--source", "Team of the list (invented)", "--accept-guess"]

    def _known(self, keyring: Keyring) -> tuple[list[str], list[str]]:
        """The ids of people's records, and of claims that wait."""
        register = open_with(self.folder, read_settings(self.folder), keyring, world=system_world())
        try:
            people = records(register.alias, kind=Kind.PERSON)
        finally:
            register.close()
        waiting = [claim.id for record in people for claim in record.claims if claim.status is Status.PROPOSED]
        return [record.id for record in people], waiting

    def _name(self) -> str:
        words = ("".join(self.chance.choices(_SYLLABLES, k=2)).title() for _ in range(2))
        return " ".join(words) + " (invented)"

    def _note(self) -> Path:
        """A file of any size from a line to some hundred kilobytes."""
        lines = self.chance.choice((1, 100, 5000))
        return self._file("txt", "".join(f"{self._name()} was seen.\n" for _ in range(lines)))

    def _list(self) -> Path:
        rows = "".join(f"{self._name()},2021-0{self.chance.randint(1, 9)}-11\n" for _ in range(4))
        return self._file("csv", f"Name,Date of abduction\n{rows}")

    def _file(self, ending: str, words: str) -> Path:
        self.made += 1
        path = self.scratch / f"given-{self.made}.{ending}"
        path.write_text(words, "utf-8")
        return path
