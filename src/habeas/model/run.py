"""Runs and actors: what a program produced in one go, and who acts."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from habeas.model.value import Json


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: a person's random id. The name lies in an entry that can be erased."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Run:
    """A program's products. `items` are flat JSON objects without floats, each sealed as a leaf of its own."""

    id: str
    stage: str
    program: str
    version: str
    parameters: Mapping[str, Json] = field(default_factory=dict)
    inputs: tuple[str, ...] = ()
    items: tuple[Mapping[str, Json], ...] = ()
