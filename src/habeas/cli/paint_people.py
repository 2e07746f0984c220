"""Records, persons and incidents as people see them: each value with who says so in which words."""

from rich.console import Console

from habeas.cli.paint import safe, table
from habeas.cli.words import (
    STANCES,
    STANDINGS,
    Row,
    Rows,
    chain_words,
    claim_words,
    event_words,
    plain,
    quoted,
    short,
    supported,
    title,
    value_words,
)
from habeas.publish.show import counted

_CLAIMS = ["claim", "property", "as understood", "quote", "who says so", ""]


def proposed(console: Console, data: Rows) -> None:
    for row in data:
        console.rule(safe(row.get("file") or f"text {short(row['text'])}"), align="left")
        records(console, row["records"])


def records(console: Console, data: Rows) -> None:
    """A block for each record: its claims, each with its words and who says so."""
    for record in data:
        roles = f" ({', '.join(record['roles'])})" if record["roles"] else ""
        heading = f"{plain(record['kind'])} {short(record['id'])}{roles}"
        table(console, heading, _CLAIMS, [_claim_row(claim) for claim in record["claims"]])
    if not data:
        console.print("No records.")


def claims(console: Console, data: Rows) -> None:
    table(console, "Decided", _CLAIMS, [_claim_row(claim) for claim in data])


def _claim_row(claim: Row) -> tuple[object, ...]:
    return (short(claim["id"]), title(claim["property"]), claim_words(claim), quoted(claim["quote"]),
            chain_words(claim["attribution"]), STANDINGS[claim["status"]])  # fmt: skip


def linked(console: Console, data: Row) -> None:
    console.print(f"{data['pairs']} pairs compared; {data['clusters']} persons; {data['undecided']} pairs undecided.")
    rows = [_pair_row(pair) for pair in data["queue"]]
    if rows:
        table(console, "For a person to judge", ["records", "names", "score", "why"], rows[:20])
        console.print("Next: habeas judge RECORD RECORD same|different|unsure --reason WHY")


def _pair_row(pair: Row) -> tuple[object, ...]:
    return "\n".join(map(short, pair["records"])), "\n".join(pair["names"]), pair["score"], "\n".join(pair["reasons"])


def persons(console: Console, data: Rows) -> None:
    """A line for each person: names as written, what is said to have become of them, how many records."""
    rows = [(short(p["id"]), supported(p, "name") or "(not named)", _course(p), len(p["records"])) for p in data]
    table(console, counted(len(data), "person"), ["id", "name, as written", "status, as claimed", "records"], rows)
    if rows:
        console.print("Next: habeas person ID")


def _course(person: Row) -> str:
    """The points of the timeline in order; of a status that is dated, the undated mention is left out."""
    dated = {event["status"] for event in person["status_timeline"] if event["date"]}
    points = [e for e in person["status_timeline"] if e["date"] or e["status"] not in dated]
    return "; ".join(event_words(event) for event in points)


def incidents(console: Console, data: Rows) -> None:
    """A line for each incident: what, when, where, to whom."""
    rows = [
        (
            short(i["id"]),
            _acts(i),
            supported(i, "date"),
            supported(i, "place"),
            supported(i, "victim"),
            len(i["records"]),
        )
        for i in data
    ]
    table(console, counted(len(data), "incident"), ["id", "what", "when", "where", "to whom", "records"], rows)
    if rows:
        console.print("Next: habeas incident ID")


def _acts(incident: Row) -> str:
    denied = [s for s in incident["properties"].get("act", ()) if s["against"] and not s["for"]]
    words = [supported(incident, "act"), *(f"denied: {value_words('act', s['value'])}" for s in denied)]
    return " / ".join(filter(None, words)) or "act not stated"


def portrait(console: Console, data: Row) -> None:
    """Property by property: each value, the claims for and against it, how many independent sources."""
    console.print(f"[bold]{short(data['id'])}[/] from {counted(len(data['records']), 'record')}")
    claims = {claim["id"]: claim for claim in data["claims"]}
    rows = [
        _support_row(title(name) if at == 0 else "", name, support, claims)
        for name, found in data["properties"].items()
        for at, support in enumerate(found)
    ]
    columns = ["property", "value", "who says so, in which words", "sources"]
    table(console, "Sources: how many are independent of one another", columns, rows, {"property": 12, "value": 22})
    events = [(event_words(event),) for event in data.get("status_timeline", ())]
    if events:
        table(console, "", ["status, as claimed"], events)
    contradictions(console, data["contradictions"])


def _support_row(heading: str, property: str, support: Row, claims: dict[str, Row]) -> tuple[object, ...]:
    says = [_said(claims[id]) for id in (*support["for"], *support["against"])]
    value = value_words(property, support["value"])
    if support["finding"]:
        value += f"\nour conclusion ({plain(support['finding']['standard'])})"
    return heading, value, "\n".join(says), support["independent_sources"] or ""


def _said(claim: Row) -> str:
    standing = "" if claim["status"] == "proposed" else f" ({STANDINGS[claim['status']]})"
    return f"{STANCES[claim['stance']]}{chain_words(claim['attribution'])}: {quoted(claim['quote'], 120)}{standing}"


def contradictions(console: Console, data: Rows) -> None:
    """Each contradiction with its sides: what is said, and below it by whom in which words."""
    rows = [(f"{row['label']}\n({title(row['property'])})", "\n".join(map(_side, row["sides"]))) for row in data]
    if rows:
        table(
            console, "Where sources contradict each other", ["of whom", "what is said, by whom"], rows, {"of whom": 26}
        )


def _side(side: Row) -> str:
    value = side["value"]
    is_words = isinstance(value, dict) and value.get("kind") == "statement"
    words = quoted(value["text"].strip('“”" ')) if is_words else value_words(side["property"], value)
    voices = [f"  – {chain_words(c['attribution'])}: {quoted(c['quote'])}" for c in side["claims"]]
    return "\n".join([f"{STANCES[side['stance']]}{words}", *voices])
