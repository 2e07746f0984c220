"""The main job on the example material: from a news report to a dossier that anyone can check.

Runs the same command lines that a person would type (each is shown), in one process, on a register made afresh in
`demo/`. Typed one by one, each would also start up and try the passphrase, which is made to take about a second; here
the keys stay open in the process. Everything invented says so in the file itself.
"""

import contextlib
import io
import json
import os
import shutil
import sys
import time
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rich.console import Console

from habeas.cli.main import main
from habeas.register.keyring import KeptOpen

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = Path("examples")
DEMO = Path("demo")
REGISTER = DEMO / "register"
NOTICE = "Contains synthetic example material: invented people and events."
REVIEWER = "Reviewer (invented)"
RECIPIENT = "UN Working Group on Enforced or Involuntary Disappearances"

kept_open = KeptOpen(os.urandom(32))
console = Console(highlight=False, width=None if sys.stdout.isatty() else 120)


def run(*words: str) -> Any:
    """Run one command line, show it, and give back its JSON; a refusal ends the demo."""
    shown = " ".join(f'"{word}"' if " " in word or "*" in word else word for word in words)
    console.print(f"[bold]$ habeas {shown}[/]", soft_wrap=True)
    out = io.StringIO()
    began = time.monotonic()
    with contextlib.redirect_stdout(out):
        code = main(["-C", str(REGISTER), *words, "--json"], unlock=kept_open)
    if code not in (0, 3):
        raise SystemExit(f"habeas {shown} ended with code {code}\n{out.getvalue()}")
    console.print(f"[dim]  {time.monotonic() - began:.1f} s[/]")
    return json.loads(out.getvalue())


def show(*words: str) -> int:
    """Run one command line and let it show its own answer."""
    console.print(f"\n[bold]$ habeas {' '.join(words)}[/]", soft_wrap=True)
    return main(["-C", str(REGISTER), *words], unlock=kept_open)


def say(words: str) -> None:
    console.print(f"  {words}", soft_wrap=True)


def prepare() -> None:
    """An empty folder, and a passphrase that protects nothing: it lies beside the register, for the demo only."""
    os.chdir(ROOT)
    shutil.rmtree(DEMO, ignore_errors=True)
    DEMO.mkdir()
    passphrase = DEMO / "passphrase.txt"
    passphrase.write_text("only for the demo\n")
    os.environ["HABEAS_PASSPHRASE_FILE"] = str(passphrase)
    os.environ["XDG_STATE_HOME"] = str((DEMO / "state").resolve())  # where heads are kept, for the demo only
    os.environ.pop("HABEAS_REGISTER", None)


def bring_in() -> None:
    """Seal and read everything; propose what the prose claims; import the lists."""
    items = json.loads((EXAMPLES / "sources.json").read_text("utf-8"))
    for item in items["prose"]:
        published = ["--published", item["published"]] if item.get("published") else []
        run("add", str(EXAMPLES / item["file"]), "--source", item["source"], *published)
    read = run("read")
    say(f"{len(read)} items read, {sum(row['characters'] for row in read)} characters")
    proposed = run("propose")
    say(f"{sum(len(row['records']) for row in proposed)} records proposed; nothing is accepted by itself")
    for item in items["lists"]:
        found = run("import", str(EXAMPLES / item["file"]), "--source", item["source"], "--accept-guess")
        say(f"{found['records']} records; {len(found['skipped'])} rows left out, each with the reason")
    for item in items["graded"]:
        run("source", "set", item["source"], "--kind", item["kind"], "--reliability", item["reliability"],
            "--reason", item["reason"], "--as", REVIEWER)  # fmt: skip


def decide() -> None:
    """A person's decisions, the linkage, and the person's word where the linkage is not sure."""
    decided = run("decide", "--file", str(EXAMPLES / "decisions.toml"), "--as", REVIEWER)
    say(f"{len(decided)} claims decided")
    linked = run("link")
    say(f"{linked['clusters']} persons from {linked['pairs']} compared pairs; {linked['undecided']} pairs undecided")
    items = {item["name"]: item["id"] for item in run("summary")["exhibits"]}
    records = run("records", "--kind", "person")
    for judgement in told("judgements.toml")["judgement"]:
        pair = [the_record(records, items[side["exhibit"]], side["person"])
                for side in (judgement["left"], judgement["right"])]  # fmt: skip
        run("judge", *pair, judgement["verdict"], "--reason", judgement["reason"], "--as", REVIEWER)


def told(name: str) -> dict[str, Any]:
    """A file of the example material."""
    return tomllib.loads((EXAMPLES / name).read_text("utf-8"))


def work_on(person: str) -> None:
    """The steps that were taken for the person, and what the team concludes."""
    casework = told("casework.toml")
    for step in casework["step"]:
        options = [word for name, value in step.items() for word in (f"--{name}", value)]
        run("step", "add", person, *options, "--as", REVIEWER)
    for finding in casework["finding"]:
        options = [word for name in ("value", "standard", "reason") for word in (f"--{name}", finding[name])]
        run("finding", the_incident(person, finding["of"]), finding["property"], *options, "--as", REVIEWER)


def the_incident(person: str, act: str) -> str:
    """The incident in which the person is said to have suffered the act."""
    for incident in run("incidents"):
        acts = [support["value"] for support in incident["properties"].get("act", []) if support["for"]]
        if person in incident["victims"] and act in acts:
            return str(incident["id"])
    raise SystemExit(f"no {act} of this person is on record")


def the_record(records: Sequence[Any], exhibit: str, name: str) -> str:
    """The record of a person in an item, by the name that it gives."""
    for record in records:
        names = [claim["value"] for claim in record["claims"] if claim["property"] == "name"]
        if record["exhibit"] == exhibit and name in names:
            return str(record["id"])
    raise SystemExit(f"no record of the item names {name}")


def the_subject() -> str:
    """The person of the example on whom the dossier is written."""
    wanted = json.loads((EXAMPLES / "sources.json").read_text("utf-8"))["dossier"]
    for person in run("persons", "--role", "victim"):
        if wanted in [support["value"] for support in person["properties"].get("name", [])]:
            return str(person["id"])
    raise SystemExit(f"nobody in the register is called {wanted}")


def hand_out(person: str) -> Sequence[Any]:
    """Consent, counts, figures, the dossier and the report; then everything is verified."""
    run("consent", "give", person, "--by", "a sister (invented)", "--to", RECIPIENT, "--fields", "*",
        "--uses", "an individual case before the Working Group; explained in her language")  # fmt: skip
    run("tally", "--by", "act")
    figures = run("figures")
    say(f"{len(figures['figures'])} figures; {len(figures['findings'])} findings on how they fit")
    dossier = run("dossier", person, "--for", RECIPIENT, "-o", str(DEMO / "dossier"), "--notice", NOTICE)
    report = run("report", "-o", str(DEMO / "report"), "--notice", NOTICE)
    return dossier, report


def check() -> None:
    """Rebuild, verify the register, verify the dossier with the fingerprint known from elsewhere."""
    same = run("rebuild", "--check")["same"]
    say("the tables are what the ledger gives" if same else "the tables DIFFER from the ledger")
    register = run("verify")
    fingerprint = run("summary")["sealed"]["fingerprint"]
    dossier = run("verify", str(DEMO / "dossier"), "--key", fingerprint)
    for name, answer in (("register", register), ("dossier", dossier)):
        says = "holds" if answer["ok"] else "does NOT hold"
        say(f"the {name} {says} ({sum(c['ok'] is True for c in answer['checks'])} checks)")
    if not (same and register["ok"] and dossier["ok"]):
        raise SystemExit(1)


def finish(dossier: Any, report: Any) -> None:
    show("summary")
    console.print("\n[bold]Open[/]")
    for path in (dossier["pdf"], report["pdf"]):
        console.print(f"  {path}", soft_wrap=True)
    console.print("[bold]Next[/]")
    console.print(f"  export HABEAS_REGISTER={REGISTER} HABEAS_PASSPHRASE_FILE={DEMO}/passphrase.txt", soft_wrap=True)
    console.print("  .venv/bin/habeas records --kind person --status proposed", soft_wrap=True)


def demo() -> None:
    began = time.monotonic()
    prepare()
    run("init", str(REGISTER))
    bring_in()
    decide()
    subject = the_subject()
    work_on(subject)
    dossier, report = hand_out(subject)
    check()
    finish(dossier, report)
    console.print(f"[dim]{time.monotonic() - began:.0f} s in all[/]")


if __name__ == "__main__":
    demo()
