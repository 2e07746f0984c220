"""What the documents say of commands and files holds."""

import re
from pathlib import Path
from typing import Any

import pytest
import typer

from habeas.cli.app import app

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").rglob("*.md")])
ROOT_COMMAND: Any = typer.main.get_command(app)


def command_named(words: list[str]) -> tuple[Any, list[str]]:
    """The command that these words call (None: none), and the words after it."""
    command, rest = ROOT_COMMAND, list(words)
    while hasattr(command, "commands"):
        if not rest or rest[0] not in command.commands:
            return (None if command is ROOT_COMMAND else command), rest
        command = command.commands[rest.pop(0)]
    return command, rest


def every_command() -> list[str]:
    names: list[str] = []
    for name, command in ROOT_COMMAND.commands.items():
        names += [f"{name} {sub}" for sub in command.commands] if hasattr(command, "commands") else [name]
    return names


def test_the_reference_lists_every_command() -> None:
    reference = (ROOT / "docs/reference.md").read_text()
    assert [name for name in every_command() if f"`habeas {name}" not in reference] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_documented_commands_exist_with_their_options(page: Path) -> None:
    for line in re.findall(r"habeas ((?:-C \S+ )?[a-z][^`\n|]*)", page.read_text()):
        words = re.sub(r"^-C \S+ ", "", line).split()
        command, rest = command_named([word.rstrip(".,;:)") for word in words])
        if command is None:
            continue  # a sentence that goes on after the program's name
        known = {option for parameter in command.params for option in parameter.opts + parameter.secondary_opts}
        known |= {"--json", "-C", "--as", "--accept-head", "--help"}
        options = [word.split("=")[0].rstrip(".,;:)]") for word in rest if re.match(r"--?[a-zA-Z]", word)]
        assert [option for option in options if option not in known] == [], line


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+?)(?:#[^)]*)?\)", page.read_text()):
        if not re.match(r"[a-z]+:", target):
            assert (page.parent / target).exists(), target


def test_make_targets_of_the_readme_exist() -> None:
    makefile = (ROOT / "Makefile").read_text()
    for target in re.findall(
        r"`?make ([a-z-]+)", (ROOT / "README.md").read_text() + (ROOT / "CONTRIBUTING.md").read_text()
    ):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def test_no_host_and_no_path_of_a_machine() -> None:
    for path in (ROOT / "requirements").iterdir():
        assert not re.search(r"https?://|file://", path.read_text()), path
