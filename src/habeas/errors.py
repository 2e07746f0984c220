"""Every error that Habeas raises on purpose, in one place.

    HabeasError
    ├── Illegal          a value that its noun refuses (a programming or input error caught at construction)
    ├── Refused          something was not done, and nothing of it was done by halves (exit code 3)
    │   ├── BadInput     the bytes or the list handed in cannot be taken
    │   ├── WrongKey     the passphrase or identity does not open the register
    │   ├── TooNew       the register was made by a newer version
    │   └── NotFound     no such thing, or the prefix names several
    └── Damaged          stored evidence does not match what was sealed (exit code 1)

`says` is one sentence that a documenter understands, `do` what to do next. Neither ever holds personal
data beyond the path or id that the person typed themselves. `code` is stable, for scripts.
"""

from dataclasses import dataclass


class HabeasError(Exception):
    """Base of the family: what happened, where, and what to do."""

    def __init__(self, says: str, do: str = "", *, code: str = "error", path: str = "") -> None:
        super().__init__(says)
        self.says = says
        self.do = do
        self.code = code
        self.path = path

    def __str__(self) -> str:
        return f"{self.says} {self.do}".strip()

    def problem(self) -> "Problem":
        """The error as a line of a `problems` list."""
        return Problem(path=self.path, code=self.code, says=self.says, do=self.do)


class Illegal(HabeasError):
    """A noun refused its own construction."""


class Refused(HabeasError):
    """Something was refused; nothing of it was done by halves."""


class BadInput(Refused):
    """The bytes, list or value handed in cannot be taken as it is."""


class WrongKey(Refused):
    """The passphrase does not open this register."""


class TooNew(Refused):
    """The register was made by a newer version of Habeas."""


class NotFound(Refused):
    """Nothing has this id, or the prefix names several things."""


class Damaged(HabeasError):
    """Stored evidence does not match what was sealed."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that could not be taken, in the shape that INTERFACE promises for `problems`."""

    path: str
    code: str
    says: str
    do: str

    def as_json(self) -> dict[str, str]:
        return {"path": self.path, "code": self.code, "says": self.says, "do": self.do}

    def as_error(self) -> BadInput:
        """The same, where nothing can be done without what was refused."""
        return BadInput(self.says, self.do, code=self.code, path=self.path)
