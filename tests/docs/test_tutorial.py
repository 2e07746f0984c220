"""The tutorial does what it says: every command is run, and its output is what the page shows."""

from pathlib import Path

import pytest

from tests.docs.replay import TUTORIAL, commands_of, cut, prepare, replayed, same


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HABEAS_REGISTER", "my-register")
    monkeypatch.setenv("COLUMNS", "80")  # for `prepare` to set and for the other tests to be rid of
    monkeypatch.setenv("HABEAS_PASSPHRASE_FILE", "")
    prepare(tmp_path)
    return tmp_path


def test_the_tutorial_holds(folder: Path) -> None:
    ran: list[str] = []

    def compare(command: str, shown: str, output: str) -> None:
        ran.append(command)
        assert same(shown, output), f"$ {command}\n--- the page says\n{shown}\n--- it prints\n{output}"

    replayed(TUTORIAL.read_text("utf-8"), folder, compare)
    assert len(ran) > 10


def test_two_outputs_that_differ_in_words_differ() -> None:
    assert same("item k3vq7ab2 sealed", "item abcdefgh sealed")
    assert not same("item k3vq7ab2 sealed", "item k3vq7ab2 lost")
    assert not same("3 items", "4 items")
    assert commands_of("$ habeas a\nx\ny\n$ habeas b\n") == [("habeas a", "x\ny"), ("habeas b", "")]


def test_a_page_may_show_the_beginning_of_an_output() -> None:
    assert same("1 item\n…", "1 item\n2 items")
    assert same("…", "1 item")
    assert not same("1 item\n…", "2 items\n1 item")
    assert cut("a\nb\nc", "x\n…") == "a\n…"
    assert cut("a\nb\nc", "x") == "a\nb\nc"


PAGE = """<!-- k3vq7ab2 is record name="Dilmurad Sorgazi" exhibit="wire-report.txt" -->

```console
$ habeas decide k3vq7ab2 reject --reason "A trial"
```
"""
BEGINNING = """```console
$ habeas init my-register
$ habeas add examples/synthetic/wire-report.txt --source "Makran Wire (invented)"
$ habeas read
$ habeas propose
…
```

"""


def test_an_id_is_found_again_by_whose_it_is(folder: Path) -> None:
    page = replayed(BEGINNING + PAGE, folder)
    assert "k3vq7ab2" not in page
    assert "Dilmurad Sorgazi" in page.split("A trial")[1]
    assert "rejected" in page.split("A trial")[1]


def test_an_id_of_nothing_is_an_error(folder: Path) -> None:
    with pytest.raises(ValueError, match="fits 0 things"):
        replayed(BEGINNING + PAGE.replace("Dilmurad Sorgazi", "Nobody"), folder)
