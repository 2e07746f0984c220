"""What every command is given and gives back."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from habeas.errors import BadInput, Problem
from habeas.model.run import Actor
from habeas.model.value import Json
from habeas.model.world import World
from habeas.register.keyring import Unlock, open_keyring
from habeas.register.queries.evidence import actor_names
from habeas.register.refusing import refusing_damage
from habeas.register.register import Change, Register, open_register


@dataclass(frozen=True, slots=True)
class Answer:
    """`data` is what --json prints; `holds` is False when the answer is "does not hold" (exit code 1).

    `trouble` is something to know beside the answer, which does not change the exit code.
    """

    data: object
    problems: tuple[Problem, ...] = ()
    holds: bool = True
    trouble: Problem | None = None


@dataclass(slots=True)
class Session:
    """An open register and who acts in it. A new name becomes an actor with the first thing that it records."""

    register: Register
    actor: Actor
    _unnamed: bool = field(default=False)

    @property
    def alias(self) -> str:
        return self.register.alias

    @property
    def world(self) -> World:
        return self.register.world

    def record(self, changes: Sequence[Change]) -> None:
        """Record all the changes in one transaction, or none."""
        if not changes:
            return
        naming = [Change("name-actor", {"id": self.actor.id, "name": self.actor.name})] if self._unnamed else []
        self.register.record_all([*naming, *changes], actor=self.actor)
        self._unnamed = False


@contextmanager
def opened(
    folder: Path,
    passphrase: str,
    *,
    world: World,
    name: str | None = None,
    unlock: Unlock | None = None,
    accept: str | None = None,
) -> Iterator[Session]:
    """A session on the register in `folder`, acting as `name` or as the actor in its settings.

    `accept` is the reason for giving up the head kept outside, which this register does not extend.
    """
    given_up = accept is not None
    register = open_register(folder, passphrase, world=world, unlock=unlock or open_keyring, unheld=given_up)
    try:
        with refusing_damage():
            session = _session(register, name)
            if accept is not None:
                _accept_head(session, accept)
            yield session
    finally:
        register.close()


def _accept_head(session: Session, reason: str) -> None:
    """Give up the kept head, with a note of it in the ledger, and go on from the head that is there."""
    register = session.register
    conflict = register.heads.conflict(register.log, register.log.size())
    if conflict is None:
        raise BadInput("There is no kept head to give up: this register extends it, or none is kept.",
                       "Run the command without --accept-head.", code="nothing-to-accept")  # fmt: skip
    kept = conflict.kept.head if conflict.kept else None
    fields: dict[str, Json] = {"reason": reason, "had": register.log.size()}
    fields |= {"size": kept.size, "root": kept.root.hex()} if kept else {}
    session.record([Change("accept-head", fields)])
    register.keep_head(instead=True)


def _session(register: Register, name: str | None) -> Session:
    names = actor_names(register.alias)
    if name is None:
        id = register.settings.actor
        return Session(register, Actor(id, names.get(id, "")))
    known = next((id for id, known in names.items() if known == name), None)
    return Session(register, Actor(known or register.world.new_id(), name), known is None)


def as_json(problems: Sequence[Problem]) -> list[Json]:
    return [dict(problem.as_json()) for problem in problems]
