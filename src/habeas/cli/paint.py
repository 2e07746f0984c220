"""Answers as people see them in a terminal: the table, items, sources, checks, and any object."""

from collections.abc import Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from habeas.cli.readable import readable
from habeas.cli.words import Row, Rows, plain, short, value_words

_MARKS = {True: "[green]ok[/]", False: "[red]FAILS[/]", None: "[yellow]open[/]"}


def safe(words: object) -> Text:
    """Words as text: no markup, no control characters, nothing that moves the cursor or turns the line."""
    return Text(readable(str(words), keep="\n"))


def table(
    console: Console,
    title: str,
    columns: Sequence[str],
    rows: Sequence[Sequence[object]],
    widest: Mapping[str, int] | None = None,
) -> None:
    """One table; cells of `Text` stay as they are, anything else is shown as plain words.

    No column gets narrower than the longest word of its heading; those in `widest` get no wider than it says. A table
    with a title and no rows is the line "Sealed: nothing."
    """
    if title and not rows:
        console.print(safe(f"{title}: nothing."))
        return
    made = Table(title=title or None, title_justify="left", title_style="bold", header_style="bold", pad_edge=False)
    for column in columns:
        least = max(map(len, column.split()), default=1)
        made.add_column(column, overflow="fold", min_width=least, max_width=(widest or {}).get(column))
    for row in rows:
        made.add_row(*(cell if isinstance(cell, Text) else safe("" if cell is None else cell) for cell in row))
    console.print(made)


def started(console: Console, data: Row) -> None:
    console.print("The register is made.", style="bold")
    for name in ("path", "origin", "fingerprint"):
        console.print(f"  {name}: ", safe(data[name]), sep="")
    console.print("Keep the fingerprint outside the register: it is how others recognise what you issue.")
    console.print("Next: habeas -C DIR add FILE... --source WHO")


def added(console: Console, data: Rows) -> None:
    rows = [
        (
            short(row["id"]),
            row["path"],
            row["media_type"],
            row["size"],
            "new" if row["new"] else "known",
            row["sha256"][:16],
        )
        for row in data
        if row["id"]
    ]
    table(console, "Sealed", ["item", "file", "type", "bytes", "", "SHA-256 begins"], rows)
    if rows:
        console.print("Next: habeas read")


def imported(console: Console, data: Row) -> None:
    if data["mapping"]:
        table(console, "Columns", ["column", "is"], [(m["column"], m["is"]) for m in data["mapping"]["columns"]])
    console.print(f"{data['records']} records" if data["records"] else "Nothing was imported.")
    if data.get("saved"):
        console.print("The guess is saved in ", safe(data["saved"]), sep="")
        console.print("Look it over, then: habeas import LIST --source S --mapping FILE, or --accept-guess")
    if data["skipped"]:
        table(console, "Rows left out", ["row", "why"], [(row["row"], row["why"]) for row in data["skipped"]])
    if any(data["changes"].values()):
        console.print(", ".join(f"{number} {what}" for what, number in data["changes"].items()))


def texts(console: Console, data: Rows) -> None:
    rows = [
        (
            short(row["text"]),
            row["name"],
            row["reader"],
            row["language"],
            row["characters"],
            row["pages"],
            row["sandbox"],
        )
        for row in data
    ]
    table(console, "Texts", ["text", "item", "reader", "language", "characters", "pages", "sandbox"], rows)
    noted = [(row["name"], note["says"]) for row in data if row["text"] for note in row["problems"]]
    if noted:
        table(console, "To know", ["item", ""], noted)
    console.print("Next: habeas propose")


def characters(console: Console, data: Row) -> None:
    if data["text"] is not None:
        console.file.write(readable(data["text"], keep="\n\t") + "\n")


def sources(console: Console, data: Any) -> None:
    rows = data if isinstance(data, list) else [data]
    shown = [
        (s["name"], s["kind"], s["reliability"], s["reason"], "confidential" if s["confidential"] else "") for s in rows
    ]
    table(console, "Sources", ["source", "kind", "reliability", "reason", ""], shown)


def thing(console: Console, data: Any) -> None:
    """Any object: its fields, one a line."""
    for row in data if isinstance(data, list) else [data]:
        table(console, "", ["", ""], [(plain(name), _field(row, name)) for name in row if row[name] not in (None, "")])


def _field(row: Row, name: str) -> str:
    value = row[name]
    if name == "value" and "property" in row:
        return value_words(row["property"], value)
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def written(console: Console, data: Row) -> None:
    for name, value in data.items():
        console.print(f"  {name}: ", safe(len(value) if isinstance(value, list) else value), sep="")


def note(console: Console, data: Row) -> None:
    console.file.write(data["note"])


def ledger(console: Console, data: Rows) -> None:
    table(console, "", ["entry", "time", "what"], [(row["seq"], row["time"], row["says"]) for row in data])


def checks(console: Console, data: Any) -> None:
    """Checks of verify (with an overall answer) or of doctor (a plain list)."""
    rows = data["checks"] if isinstance(data, Mapping) else data
    table(console, "", ["", "", ""], [(Text.from_markup(_MARKS[row["ok"]]), row["name"], row["says"]) for row in rows])
    if isinstance(data, Mapping):
        console.print(
            "It holds." if data["ok"] else "It does NOT hold.", style="bold green" if data["ok"] else "bold red"
        )


def differences(console: Console, data: Row) -> None:
    if data["same"]:
        console.print("The tables are what the ledger gives.")
    else:
        table(console, "Differences", ["table", ""], [(row["table"], row["says"]) for row in data["differences"]])
