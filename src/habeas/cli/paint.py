"""Answers as people see them in a terminal: short ids, plain words, quotes beside claims."""

from collections.abc import Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from habeas.cli.readable import readable

SHORT = 8
_MARKS = {True: "[green]ok[/]", False: "[red]FAILS[/]", None: "[yellow]open[/]"}

Row = Mapping[str, Any]
Rows = Sequence[Row]


def short(id: str | None) -> str:
    return id[:SHORT] if id else ""


def safe(words: object) -> Text:
    """Words as text: no markup, no control characters, nothing that moves the cursor or turns the line."""
    return Text(readable(str(words), keep="\n"))


def quoted(words: str) -> str:
    """Foreign words on one line, within quotation marks."""
    return f"“{' '.join(words.split())}”"


def table(console: Console, title: str, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """One table; cells of `Text` stay as they are, anything else is shown as plain words."""
    made = Table(title=title or None, title_justify="left", title_style="bold", header_style="bold", pad_edge=False)
    for column in columns:
        made.add_column(column, overflow="fold")
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


def proposed(console: Console, data: Rows) -> None:
    for row in data:
        console.rule(safe(row.get("file") or f"text {short(row['text'])}"), align="left")
        records(console, row["records"])


def records(console: Console, data: Rows) -> None:
    """A block for each record: its claims, each with its words and who says so."""
    for record in data:
        roles = f" ({', '.join(record['roles'])})" if record["roles"] else ""
        heading = f"{record['kind']} {short(record['id'])}{roles}"
        rows = [_claim_row(claim) for claim in record["claims"]]
        table(console, heading, ["claim", "property", "as understood", "quote", "who says so", "status"], rows)
    if not data:
        console.print("No records.")


def _claim_row(claim: Row) -> tuple[object, ...]:
    stance = "" if claim["stance"] == "asserts" else f"{claim['stance']}: "
    value = value_words(claim["value"]) if claim["value"] is not None else f"? {claim['unresolved']}"
    return (short(claim["id"]), claim["property"], stance + value, quoted(claim["quote"]),
            chain_words(claim["attribution"]), claim["status"])  # fmt: skip


def value_words(value: Any) -> str:
    """A value from its JSON, in words."""
    if isinstance(value, Mapping):
        if "min" in value:
            return f"{value['min']}" if value["min"] == value["max"] else f"{value['min']} to {value['max']}"
        if "precision" in value:
            parts = [value[part] for part in ("place", "district", "province", "country") if value.get(part)]
            return ", ".join(dict.fromkeys(parts)) or f"{value['text']} (not in the gazetteer)"
        return f"{value['text']}" + (f" [{short(value['record'])}]" if value.get("record") else "")
    if isinstance(value, list):
        return " or ".join(str(item) for item in value) or "no reading"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def chain_words(attribution: Rows) -> str:
    steps = []
    for voice in attribution:
        hedge = f", “{voice['hedge']}”" if voice["hedge"] else ""
        how = {"first_hand": " (first hand)", "relayed": "", "unknown": ""}[voice["how"]]
        steps.append(f"{voice['who']}{how}{hedge}")
    return " ‹ ".join(steps)


def claims(console: Console, data: Rows) -> None:
    rows = [_claim_row(claim) for claim in data]
    table(console, "Decided", ["claim", "property", "as understood", "quote", "who says so", "status"], rows)


def sources(console: Console, data: Any) -> None:
    rows = data if isinstance(data, list) else [data]
    shown = [
        (s["name"], s["kind"], s["reliability"], s["reason"], "confidential" if s["confidential"] else "") for s in rows
    ]
    table(console, "Sources", ["source", "kind", "reliability", "reason", ""], shown)


def thing(console: Console, data: Any) -> None:
    """Any object: its fields, one a line."""
    for row in data if isinstance(data, list) else [data]:
        table(console, "", ["", ""], [(name, value_words(value)) for name, value in row.items() if value is not None])


def linked(console: Console, data: Row) -> None:
    console.print(f"{data['pairs']} pairs compared; {data['clusters']} persons; {data['undecided']} pairs undecided.")
    rows = [(short(p["records"][0]), short(p["records"][1]), p["score"], " ".join(p["reasons"])) for p in data["queue"]]
    if rows:
        table(console, "For a person to judge", ["record", "record", "score", "why"], rows[:20])
        console.print("Next: habeas judge RECORD RECORD same|different|unsure --reason WHY")


def persons(console: Console, data: Rows) -> None:
    rows = []
    for subject in data:
        words = {name: " / ".join(value_words(s["value"]) for s in found if s["value"] is not None)
                 for name, found in subject["properties"].items()}  # fmt: skip
        title = words.get("name") or words.get("act") or ""
        status = "; ".join(e["status"] for e in subject.get("status_timeline", ()))
        detail = words.get("date") or status
        rows.append((short(subject["id"]), title, detail, words.get("place", ""), len(subject["records"])))
    table(console, "", ["id", "", "when or status", "where", "records"], rows)


def portrait(console: Console, data: Row) -> None:
    """Property by property: each value, the claims for and against it, how many independent sources."""
    console.print(f"[bold]{short(data['id'])}[/] from {len(data['records'])} records")
    quotes = {claim["id"]: claim for claim in data["claims"]}
    rows = []
    for name, found in data["properties"].items():
        for support in found:
            says = [_said(quotes[id]) for id in support["for"]] + [
                f"against: {_said(quotes[id])}" for id in support["against"]
            ]
            finding = f"our conclusion ({support['finding']['standard']})" if support["finding"] else ""
            value = "?" if support["value"] is None else value_words(support["value"])
            rows.append((name, value, "\n".join(says), support["independent_sources"], finding))
    table(console, "", ["property", "value", "who says so, in which words", "sources", ""], rows)
    events = [(e["date"] or "undated", e["status"]) for e in data.get("status_timeline", ())]
    if events:
        table(console, "Status", ["when", "what"], events)


def _said(claim: Row) -> str:
    return f"{chain_words(claim['attribution'])}: {quoted(claim['quote'])} ({claim['status']})"


def figures(console: Console, data: Row) -> None:
    rows = [row for record in data["figures"] if (row := _figure_row(record))]
    table(console, "Figures as given", ["id", "as written", "", "act", "of whom", "when", "who says so"], rows)
    table(console, "How they fit", ["kind", ""], [(f["kind"].replace("_", " "), f["says"]) for f in data["findings"]])


def _figure_row(record: Row) -> tuple[object, ...] | None:
    held: dict[str, list[str]] = {}
    for claim in record["claims"]:
        value = claim["value"]
        words = value_words(value) if value is not None else f"? {quoted(claim['as_written'])}"
        held.setdefault(claim["property"], []).append(words)
    written = next((claim for claim in record["claims"] if claim["property"] == "as_written"), None)
    if written is None:
        return None
    said = {name: " + ".join(dict.fromkeys(words)) for name, words in held.items()}
    formed = "" if said.get("well_formed", "yes") == "yes" else "malformed: " + said.get("readings", "")
    counted = "\n".join(dict.fromkeys(held.get("population", [])))
    if "part_of" in said:
        counted = f"{counted}\npart of {said['part_of']}".strip()
    when = said.get("period") or said.get("as_of")
    acts, bound = (said.get(name, "").replace("_", " ") for name in ("act", "bound"))
    return (short(record["id"]), written["value"], formed or bound, acts, counted, when,
            chain_words(written["attribution"]))  # fmt: skip


def tally(console: Console, data: Row) -> None:
    names = list(data["rows"][0]["by"]) if data["rows"] else []
    rows = [(*row["by"].values(), row["minimum"], row["maximum"]) for row in data["rows"]]
    table(console, "Documented, each person once", [*names, "minimum", "maximum"], rows)
    console.print(safe(data["rule"]))
    console.print(f"As of entry {data['as_of']['entry']}, root {data['as_of']['root'][:16]}…")


def gaps(console: Console, data: Row) -> None:
    rows = [(e["name"], e["status"], len(e["claims"]), e["says"]) for e in data["elements"]]
    table(console, "", ["element", "status", "claims", ""], rows)
    console.print("Nothing required is missing." if data["complete"] else "Something required is missing.")


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


def summary(console: Console, data: Row) -> None:
    """The whole register on one screen, a table a question."""
    came_in = [
        (short(e["id"]), e["name"], e["source"], e["media_type"], e["language"], e["records"]) for e in data["exhibits"]
    ]
    table(console, "What came in", ["item", "file", "who speaks", "type", "language", "records"], came_in)
    kinds = ("person", "incident", "count", "statement", "proposed", "accepted", "rejected")
    claimed = [(row["source"], *(row.get(kind, "") for kind in kinds)) for row in data["claims"]]
    columns = ["source", "persons", "incidents", "figures", "statements", "suggested", "accepted", "rejected"]
    table(console, "What is claimed by whom", columns, claimed)
    contrasts = [_contrast(row) for row in data["contradictions"]]
    table(console, "Where sources contradict each other", ["of whom", "", "who says so"], contrasts)
    wrong = [(finding["kind"].replace("_", " "), finding["says"]) for finding in data["figures"]]
    table(console, "Which figures do not add up", ["", ""], wrong)
    console.print(f"{data['persons']} people are spoken of as victims.", end=" ")
    console.print(f"{data['undecided']} pairs of records wait for a judgement.")
    tally(console, data["tally"])
    sealed = data["sealed"]
    console.print(f"Sealed: {sealed['items']} items, {sealed['bytes']} bytes, {sealed['entries']} entries.")
    console.print(f"Root {sealed['root']}\nKey fingerprint {sealed['fingerprint']}", soft_wrap=True)


def _contrast(row: Row) -> tuple[object, ...]:
    """Each side on lines of its own: the value, then who says so in which words."""
    lines = []
    for side in row["sides"]:
        stance = "" if side["stance"] == "asserts" else f"{side['stance']}: "
        lines.append(f"{stance}{value_words(side['value'])}")
        lines += [f"  {chain_words(c['attribution'])}: {quoted(c['quote'])}" for c in side["claims"]]
    return row["label"], row["property"], "\n".join(lines)
