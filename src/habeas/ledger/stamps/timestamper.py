"""The seam `habeas.timestampers`: how an authority is reached. Ours asks over HTTP (`habeas.network`)."""

from typing import Protocol, TypeGuard, runtime_checkable

from habeas.errors import BadInput
from habeas.plugins import load_all


@runtime_checkable
class Timestamper(Protocol):
    """`name` and `version` land in the ledger with each time-stamp."""

    @property
    def name(self) -> str: ...

    @property
    def version(self) -> str: ...

    def handles(self, url: str) -> bool:
        """Whether it knows how to reach this address."""
        ...

    def ask(self, url: str, question: bytes | None, asks: str = "", answers: str = "") -> bytes:
        """The answer to a question (None: just what lies there), of media type `answers`. Raises `Refused`."""
        ...


def load_timestampers() -> tuple[Timestamper, ...]:
    """Every installed one; raises `Refused` where one cannot be loaded."""
    return tuple(found for _, found in load_all("habeas.timestampers", _is_timestamper))


def _is_timestamper(found: object) -> TypeGuard[Timestamper]:
    return isinstance(found, Timestamper)


def timestamper_for(url: str, installed: tuple[Timestamper, ...]) -> Timestamper:
    """The first that can reach this address; raises `BadInput` where none can."""
    for one in installed:
        if one.handles(url):
            return one
    raise BadInput(f"“{url}” is no address that a time-stamp can be asked at.",
                   "Give one that begins with https:// or http://.", code="bad-address", path=url)  # fmt: skip
