"""Figures, counts and the summary as people see them."""

from rich.console import Console

from habeas.cli.paint import safe, table
from habeas.cli.paint_people import contradictions
from habeas.cli.words import Row, Rows, chain_words, language_words, plain, quoted, short, value_words
from habeas.publish.show import counted

_WRONG = "Which do not hold, or do not fit one another"
_FITS = (
    (("compatible", "documented_beside_claimed"), _WRONG),
    (("compatible",), "Which can hold together"),
    (("documented_beside_claimed",), "Beside what this register documents by name"),
)
_SEALED = (("items", ("item",)), ("bytes", ("byte",)), ("entries", ("entry", "entries")))
_NAMED = 6  # people whom a row of the summary names; `habeas persons` names all


def figures(console: Console, data: Row) -> None:
    """The figures as given; then how they fit, those that do not hold first."""
    rows = [row for record in data["figures"] if (row := _figure_row(record))]
    table(console, "Figures as given", ["id", "as written", "of what", "who says so"], rows)
    for kinds, heading in _FITS:
        alike = [f for f in data["findings"] if (f["kind"] in kinds) == (heading != _WRONG)]
        if alike:
            console.print(f"\n[bold]{heading}[/]")
            for finding in alike:
                kind = f"{plain(finding['kind'])}: " if heading == _WRONG else ""
                console.print("  • ", safe(f"{kind}{finding['says']}"), sep="")


def _figure_row(record: Row) -> tuple[object, ...] | None:
    """A figure as written, with its readings if it is malformed; what it counts; who says so."""
    held: dict[str, list[str]] = {}
    for claim in record["claims"]:
        words = value_words(claim["property"], claim["value"]).partition(" [")[0]
        held.setdefault(claim["property"], []).append(
            words if claim["value"] is not None else quoted(claim["as_written"])
        )
    written = next((claim for claim in record["claims"] if claim["property"] == "as_written"), None)
    if written is None:
        return None
    said = {name: " + ".join(dict.fromkeys(words)) for name, words in held.items()}
    notes = [f"malformed: {said.get('readings', 'no reading')}"] if said.get("well_formed", "yes") != "yes" else []
    notes += [said["bound"]] if said.get("bound", "exact") != "exact" else []
    told = [said[name] for name in ("population", "act", "place", "period", "as_of") if name in said]
    told += [f"part of {said['part_of']}"] if "part_of" in said else []
    return (
        short(record["id"]),
        "\n".join([written["value"], *notes]),
        "; ".join(told),
        chain_words(written["attribution"]),
    )


def tally(console: Console, data: Row) -> None:
    names = list(data["rows"][0]["by"]) if data["rows"] else []
    rows = [(*map(plain, row["by"].values()), row["minimum"], row["maximum"]) for row in data["rows"]]
    table(console, "Documented, each person once", [*map(plain, names), "minimum", "maximum"], rows)
    console.print(safe(data["rule"]))
    console.print(f"As of entry {data['as_of']['entry']}, root {data['as_of']['root'][:16]}…")


def gaps(console: Console, data: Row) -> None:
    rows = [(e["name"], e["status"], len(e["claims"]) or "", e["says"]) for e in data["elements"]]
    table(console, "", ["element", "status", "claims", "what they come to"], rows)
    console.print("Nothing required is missing." if data["complete"] else "Something required is missing.")


def summary(console: Console, data: Row) -> None:
    """The whole register on one screen, a table a question."""
    items = [_item_row(item) for item in data["exhibits"]]
    table(console, "What came in", ["item", "file", "who speaks", "kind", "records"], items)
    _claimed(console, data["claims"])
    contradictions(console, data["contradictions"])
    wrong = [(plain(finding["kind"]), finding["says"]) for finding in data["figures"]["misfits"]]
    if wrong:
        table(console, "Which figures do not add up", ["", ""], wrong)
    _fitting(console, data["figures"])
    console.print(f"Spoken of as victims, named or not: {counted(data['persons'], 'person', 'people')}.")
    _counted(console, data["counted"], data["undecided"])
    sealed = data["sealed"]
    what = (counted(sealed[name], *words) for name, words in _SEALED)
    console.print(f"Sealed: {', '.join(what)}.")
    console.print(safe(sealed["time"]))
    console.print(f"Root {sealed['root']}\nKey fingerprint {sealed['fingerprint']}", soft_wrap=True)


def _item_row(item: Row) -> tuple[object, ...]:
    language = language_words(item["language"])
    kind = item["kind"] if language in ("", "English") else f"{item['kind']}, {language}"
    return short(item["id"]), item["name"], item["source"], kind, item["records"]


def _claimed(console: Console, rows: Rows) -> None:
    """What is claimed by whom, and how many of the claims a person has accepted."""
    kinds = ("person", "incident", "count", "statement")
    shown = [(row["source"], *(row.get(kind, "") for kind in kinds), _accepted(row)) for row in rows]
    columns = ["source", "persons", "incidents", "figures", "statements", "claims accepted"]
    table(console, "What is claimed by whom", columns, shown)


def _accepted(row: Row) -> str:
    claims = sum(row.get(status, 0) for status in ("proposed", "accepted", "rejected"))
    rejected = f"\n{row['rejected']} rejected" if row.get("rejected") else ""
    return f"{row.get('accepted', 0)} of {claims}{rejected}"


def _fitting(console: Console, figures: Row) -> None:
    told = []
    if figures["documented"]:
        stand = counted(figures["documented"], "figure stands", "figures stand")
        told.append(f"{stand} beside what is documented by name")
    if figures["compatible"]:
        told.append(f"{counted(figures['compatible'], 'pair')} of figures can hold together")
    if told:
        console.print(f"{'; '.join(told)}. See: habeas figures")


def _counted(console: Console, rows: Rows, undecided: Rows) -> None:
    """Act by act, who is counted; and which records may be one person."""
    shown = [(plain(row["act"]), row["minimum"], row["maximum"], _people(row["persons"])) for row in rows]
    table(console, "Who is counted, each person once", ["act", "minimum", "maximum", "who"], shown)
    for pair in undecided:
        console.print(safe(f"May be one person (minimum) or two (maximum): {pair['names'][0]}; {pair['names'][1]}."))
    console.print("Minimum: a person of the team accepted the act. Maximum: suggestions too. The rule: habeas tally")


def _people(people: Rows) -> str:
    """Those of the minimum first, then those who are only suggested."""
    sure = [p["name"] for p in people if p["accepted"]]
    suggested = [p["name"] for p in people if not p["accepted"]]
    parts = [_names(sure)] if sure else []
    return "; ".join([*parts, *([f"suggested only: {_names(suggested)}"] if suggested else [])])


def _names(names: list[str]) -> str:
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return ", ".join(name.partition(" / ")[0] for name in names[:_NAMED]) + more
