"""The tutorial does what it says: every command is run, and its output is what the page shows."""

from pathlib import Path

import pytest

from tests.docs.replay import TUTORIAL, commands_of, prepare, replayed, same


def test_the_tutorial_holds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HABEAS_REGISTER", "my-register")
    monkeypatch.setenv("HABEAS_PASSPHRASE_FILE", "")
    prepare(tmp_path)
    ran: list[str] = []

    def compare(command: str, shown: str, output: str) -> None:
        ran.append(command)
        assert same(shown, output), f"$ {command}\n--- the page says\n{shown}\n--- it prints\n{output}"

    replayed(TUTORIAL.read_text("utf-8"), tmp_path, compare)
    assert len(ran) > 10


def test_two_outputs_that_differ_in_words_differ() -> None:
    assert same("item k3vq7ab2 sealed", "item abcdefgh sealed")
    assert not same("item k3vq7ab2 sealed", "item k3vq7ab2 lost")
    assert not same("3 items", "4 items")
    assert commands_of("$ habeas a\nx\ny\n$ habeas b\n") == [("habeas a", "x\ny"), ("habeas b", "")]
