"""Time-stamps and authorities as people see them."""

from rich.console import Console

from habeas.cli.paint import safe, table
from habeas.cli.words import Row, Rows


def stamped(console: Console, data: Row) -> None:
    rows = [(row["authority"], row["time"], row["size"], row["name"], row["revocation"]) for row in data["stamped"]]
    if rows:
        table(console, "Time-stamped", ["authority", "time", "entries", "signed by", "revocation"], rows)
    for debt in data["debts"]:
        console.print("Owed: ", safe(debt["says"]), sep="")


def authorities(console: Console, data: Rows) -> None:
    rows = [
        (one["url"], "trusted" if one["trusted"] else "dropped", f"{root['name']}\n{root['fingerprint']}")
        for one in data
        for root in one["roots"]
    ]
    table(console, "Authorities", ["address", "", "root certificate"], rows)
