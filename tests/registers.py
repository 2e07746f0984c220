"""Registers for tests: one is made for the session (a passphrase costs seconds), then copied for each test."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from habeas.commands.base import Session
from habeas.model.run import Actor
from habeas.register.keyring import KeptOpen, Keyring
from habeas.register.register import Register, create, open_with, read_settings
from tests.worlds import fake_world

PASSPHRASE = "a long one for tests"
kept_open = KeptOpen(bytes(32))


@dataclass(frozen=True)
class Template:
    folder: Path
    keyring: Keyring


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Template:
    folder = tmp_path_factory.mktemp("template") / "register"
    create(folder, PASSPHRASE, name="Ayan (invented)", world=fake_world(1)).close()
    return Template(folder, kept_open(folder, PASSPHRASE))


@pytest.fixture
def folder(template: Template, tmp_path: Path) -> Path:
    copy = tmp_path / "register"
    shutil.copytree(template.folder, copy)
    return copy


@pytest.fixture
def register(folder: Path, template: Template) -> Iterator[Register]:
    opened = open_with(folder, read_settings(folder), template.keyring, world=fake_world(2))
    yield opened
    opened.close()


@pytest.fixture
def session(register: Register) -> Session:
    """A session of the register's first actor."""
    return Session(register, Actor(register.settings.actor, "Ayan (invented)"))
