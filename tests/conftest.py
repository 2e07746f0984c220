"""A fake world for every test, registers that are copied rather than made, and a state folder that is not ours."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from habeas.model.world import World
from habeas.register.heads import STATE
from tests.worlds import fake_world

pytest_plugins = ["tests.registers"]

# How long an example takes says more about what else the machine does than about the code.
settings.register_profile("habeas", deadline=None)
settings.load_profile("habeas")


@pytest.fixture(scope="session", autouse=True)
def state_of_the_session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Registers of wider scope than a test keep their heads here, and never in anybody's home."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(STATE, str(tmp_path_factory.mktemp("state")))
        yield


@pytest.fixture(autouse=True)
def state(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A test's own state folder: copies of one register in several tests are no copies of one another."""
    folder = tmp_path_factory.mktemp("state")
    monkeypatch.setenv(STATE, str(folder))
    return folder


@pytest.fixture
def world() -> World:
    return fake_world()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--run-slow", action="store_true", help="also run the tests that take minutes")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--run-slow"):
        return
    for item in items:
        if "slow" in item.keywords:
            item.add_marker(pytest.mark.skip(reason="slow: run it with make test-full"))
