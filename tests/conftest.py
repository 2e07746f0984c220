"""A fake world for every test, and registers that are copied rather than made."""

import pytest
from hypothesis import settings

from habeas.model.world import World
from tests.worlds import fake_world

pytest_plugins = ["tests.registers"]

# How long an example takes says more about what else the machine does than about the code.
settings.register_profile("habeas", deadline=None)
settings.load_profile("habeas")


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
