"""INTERFACE.md row by row: one register is walked through every command, and each answer has the promised shape.

The people are invented. The text is full of what makes offsets go wrong: a byte order mark, CRLF, combining marks,
characters beyond the first plane, marks of direction.
"""

import contextlib
import io
import itertools
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from habeas.cli.main import main
from habeas.cli.passphrase import NEW_PASSPHRASE_FILE, PASSPHRASE_FILE, SHARES_FILE
from habeas.cli.shell import REGISTER
from tests.cli import shapes
from tests.cli.shapes import ID, PROBLEMS, SHA256, TIME, Shape, a_claim, a_record, fits, one_of
from tests.registers import PASSPHRASE, kept_open

TEXT = (
    "SYNTHETIC \U0001f4f0 report; e\u0301very person is invented.\r\n\r\n"
    "Zarina Gul, a student, was abducted from her home in Turbat, Kech district, on 3 May 2019, her brother Nadir Gul "
    "told the Valley Herald.\r\n\r\n"
    "\u200fThe provincial spokesman, Asad Rind, denied that anybody had been arrested. In 2021, 46 people were "
    "abducted, of whom 28 were released.\r\n"
)
LIST = "Name,Father's name,Age,Date of abduction,District,note\nZareena Gul,Karim Dad,24,2019-05-03,Kech,SYNTHETIC\n"
BODY = "UN Working Group on Enforced or Involuntary Disappearances"


@dataclass
class Walk:
    """A register and the command lines typed to it."""

    folder: Path
    errors: str = ""
    code: int = 0
    known: dict[str, Any] = field(default_factory=dict)

    def __call__(self, *words: str | Path, code: int | None = 0, at: bool = True) -> Any:
        """The JSON of one command line; its exit code must be `code` (None: any)."""
        out, err = io.StringIO(), io.StringIO()
        line = [*(["-C", str(self.folder)] if at else []), *map(str, words), "--json"]
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            self.code = main(line, unlock=kept_open)
        self.errors = err.getvalue()
        assert "Traceback" not in self.errors
        assert code is None or self.code == code, f"{line}: {self.code}\n{self.errors}{out.getvalue()}"
        return json.loads(out.getvalue())


@pytest.fixture(scope="module")
def walk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Walk]:
    """A register with a report and a list, read, proposed, decided, linked."""
    base = tmp_path_factory.mktemp("interface")
    with pytest.MonkeyPatch.context() as patch:
        (base / "passphrase").write_text(PASSPHRASE)
        patch.setenv(PASSPHRASE_FILE, str(base / "passphrase"))
        patch.delenv(REGISTER, raising=False)
        (base / "report.txt").write_bytes(b"\xef\xbb\xbf" + TEXT.encode())
        (base / "list.csv").write_text(LIST)
        walk = Walk(base / "register")
        walk.known["made"] = walk("init", walk.folder, at=False)
        origin = "--source|Valley Herald (invented)|--from|N. (invented)|--url|https://example.org/1|--obtained|2019-06"
        origin += "|--published|2019-05-04|--note|SYNTHETIC"
        walk.known["added"] = walk("add", base / "report.txt", *origin.split("|"))
        walk.known["read"] = walk("read")
        walk.known["proposed"] = walk("propose")
        walk.known["imported"] = walk("import", base / "list.csv", "--source", "Families (invented)", "--accept-guess")
        walk.known["linked"] = walk("link")
        yield walk


def claims_of(walk: Walk, property: str, **wanted: Any) -> list[Any]:
    return [
        claim
        for record in walk("records")
        for claim in record["claims"]
        if claim["property"] == property and all(claim[name] == value for name, value in wanted.items())
    ]


def victim(walk: Walk) -> str:
    return str(next(p["id"] for p in walk("persons", "--role", "victim")))


@pytest.mark.parametrize(
    ("name", "shape"),
    [
        ("made", {"path": str, "origin": str, "public_key": SHA256, "fingerprint": SHA256}),
        ("added", [shapes.ADDED]),
        ("read", [shapes.READ]),
        ("proposed", [{"exhibit": ID, "text": ID, "records": [a_record]}]),
        ("imported", shapes.IMPORTED),
        ("linked", {"pairs": int, "clusters": int, "undecided": int, "model": str}),
    ],
)
def test_how_the_register_was_filled(walk: Walk, name: str, shape: Shape) -> None:
    assert walk.known[name]
    assert fits(walk.known[name], shape), walk.known[name]


def test_offsets_count_code_points_of_the_text_as_decoded(walk: Walk) -> None:
    text = walk("text", walk.known["read"][0]["text"][:9])
    assert fits(text, {"id": ID, "exhibit": ID, "language": str, "text": str})
    assert text["text"] == TEXT  # without the byte order mark, and otherwise unchanged
    assert walk.known["read"][0]["characters"] == len(TEXT)
    assert walk("text", text["exhibit"][:9]) == text
    claims = [c for row in walk.known["proposed"] for r in row["records"] for c in r["claims"]]
    assert claims
    assert all(TEXT[c["start"] : c["end"]] == c["quote"] for c in claims)
    assert {c["text"] for c in claims} == {text["id"]}


def test_a_dry_run_gives_the_same_without_a_register(walk: Walk) -> None:
    report, gone = walk.folder.parent / "report.txt", walk.folder.parent / "gone.txt"
    rows = walk("propose", "--dry-run", report, "--published", "2019-05-04", at=False)
    assert fits(rows, [{"file": str, "text": str, "records": [a_record]}])
    assert (rows[0]["file"], rows[0]["text"]) == (str(report), TEXT)
    named = {c["value"] for r in rows[0]["records"] for c in r["claims"] if c["property"] == "name"}
    assert named == {
        c["value"] for r in walk.known["proposed"][0]["records"] for c in r["claims"] if c["property"] == "name"
    }
    assert [row["file"] for row in walk("propose", "--dry-run", gone, report, at=False, code=3)] == [str(report)]


@pytest.mark.parametrize(
    "options", [(), ("--kind", "count"), ("--status", "proposed"), ("--kind", "person", "--status", "rejected")]
)
def test_records(walk: Walk, options: tuple[str, ...]) -> None:
    found = walk("records", *options)
    assert fits(found, [a_record])
    kinds = {record["kind"] for record in found}
    assert (
        kinds == {"person", "incident", "count", "statement"}
        if not options
        else kinds <= {"count", "person"} or options[0] == "--status"
    )


def test_records_of_one_exhibit(walk: Walk) -> None:
    exhibit = walk.known["imported"]["exhibit"]
    assert {record["exhibit"] for record in walk("records", "--exhibit", exhibit[:8])} == {exhibit}


def test_decisions(walk: Walk) -> None:
    name = claims_of(walk, "name", value="Zareena Gul")[0]
    assert fits(walk("decide", name["id"][:10], "accept"), [a_claim])
    corrected = walk("decide", name["id"], "correct", "--value", "Zarina Gul", "--reason", "The family writes it so.")
    assert fits(corrected, [a_claim])
    assert [(c["status"], c["supersedes"]) for c in corrected] == [("superseded", None), ("accepted", name["id"])]
    refused = walk("decide", corrected[1]["id"], "zzzzzz", "reject", code=3)
    assert refused == []
    assert "reason" in walk.errors
    file = walk.folder.parent / "decisions.toml"
    file.write_text('[[decision]]\nproperty = "age"\nquote = "24"\ndecide = "accept"\n')
    assert [claim["value"] for claim in walk("decide", "--file", file)] == [{"min": 24, "max": 24}]


def test_findings_and_judgements(walk: Walk) -> None:
    found = walk(
        "finding",
        victim(walk)[:9],
        "birth",
        "--value",
        "1995",
        "--standard",
        "reasonable_grounds",
        "--reason",
        "SYNTHETIC",
    )
    assert fits(found, shapes.FINDING)
    assert found["value"] == "1995"
    left, right = (record["id"] for record in walk("records", "--kind", "person")[:2])
    judged = walk("judge", left[:10], right[:10], "different", "--reason", "SYNTHETIC")
    assert fits(judged, {"id": ID, "records": [ID], "verdict": str, "reason": str, "actor": ID, "time": TIME})
    assert judged["records"] == [left, right]


def test_persons_and_incidents(walk: Walk) -> None:
    people, events = walk("persons"), walk("incidents")
    assert people
    assert events
    assert fits(people, [shapes.PERSON])
    assert fits(events, [shapes.INCIDENT])
    assert fits(walk("person", people[0]["id"][:10]), shapes.PERSON)
    assert fits(walk("incident", events[0]["id"][:10]), shapes.INCIDENT)
    claims = {claim["id"] for record in walk("records") for claim in record["claims"]}
    for subject in (*people, *events):
        supports = [s for found in subject["properties"].values() for s in found]
        assert {id for s in supports for id in (*s["for"], *s["against"])} <= claims


def test_figures_and_tallies(walk: Walk) -> None:
    found = walk("figures")
    assert fits(found, {"figures": [a_record], "findings": [{"kind": str, "figures": [ID], "says": str}]})
    assert {
        claim["value"] for record in found["figures"] for claim in record["claims"] if claim["property"] == "as_written"
    } >= {"46", "28"}
    for options in ((), ("--by", "act,district"), ("--where", "district=Kech", "--by", "year")):
        tallied = walk("tally", *options)
        assert fits(tallied, shapes.TALLY)
        assert all(0 <= row["minimum"] <= row["maximum"] for row in tallied["rows"])


def test_casework(walk: Walk) -> None:
    person = victim(walk)
    step = walk(
        "step",
        "add",
        person[:9],
        "--what",
        "petition",
        "--towards",
        "High Court",
        "--date",
        "2019-06",
        "--due",
        "2019-07",
    )
    assert fits(step, shapes.STEP)
    assert fits(walk("step", "done", step["id"][:9], "--answer", "dismissed")["done"], TIME)
    assert fits(walk("step", "list"), [shapes.STEP])
    consent = walk(
        "consent", "give", person[:9], "--by", "her mother", "--to", BODY, "--fields", "*", "--uses", "submission"
    )
    assert fits(consent, shapes.CONSENT)
    assert fits(walk("consent", "list"), [shapes.CONSENT])
    assert fits(walk("consent", "withdraw", consent["id"][:9], "--reason", "SYNTHETIC")["withdrawn"], TIME)
    assert fits(
        walk("source", "set", "Valley Herald (invented)", "--reliability", "B", "--reason", "SYNTHETIC"), shapes.SOURCE
    )
    assert fits(walk("source", "list"), [shapes.SOURCE])


@pytest.mark.parametrize("profile", ["wgeid", "ced", "icpped"])
def test_gaps(walk: Walk, profile: str) -> None:
    found = walk("gaps", victim(walk), "--for", profile, code=None)
    assert fits(found, {"complete": bool, "elements": [{"name": str, "status": str, "claims": [ID], "says": str}]})
    assert walk.code == (0 if found["complete"] else 1)


def test_outputs_and_their_verification(walk: Walk) -> None:
    person, out = victim(walk), walk.folder.parent / "out"
    walk("consent", "give", person, "--by", "her mother", "--to", BODY, "--fields", "*", "--uses", "submission")
    dossier = walk("dossier", person[:9], "--for", BODY, "-o", out / "dossier")
    assert fits(dossier, {"path": str, "pdf": str, "redactions": list, "sha256": SHA256})
    assert Path(dossier["pdf"]).read_bytes().startswith(b"%PDF-")
    assert fits(walk("report", "-o", out / "report"), {"path": str, "pdf": str})
    checked = walk("verify", out / "dossier", at=False)
    assert fits(checked, shapes.CHECKS)
    by_name = {check["name"]: check for check in checked["checks"]}
    assert by_name["key"]["ok"] is None
    assert "self-consistent, key unconfirmed" in by_name["key"]["says"].lower()
    named = walk("verify", out / "dossier", "--key", walk.known["made"]["fingerprint"].upper(), at=False)
    assert {check["name"]: check["ok"] for check in named["checks"]}["key"] is True
    assert not walk("verify", out / "dossier", "--key", "0" * 64, at=False, code=1)["ok"]


def test_the_ledger(walk: Walk) -> None:
    head = walk("checkpoint")
    assert fits(head, {"origin": str, "size": int, "root": SHA256, "note": str, "unstamped_since": (TIME, None)})
    entries = walk("ledger")
    assert fits(entries, [{"seq": int, "time": TIME, "verb": str, "actor": ID, "says": str, "erased": bool}])
    assert [entry["seq"] for entry in entries] == list(range(head["size"]))
    assert [entry["seq"] for entry in walk("ledger", "--since", head["size"] - 2)] == [
        head["size"] - 2,
        head["size"] - 1,
    ]
    assert all("content was erased" not in entry["says"] for entry in entries)
    kept = walk.folder.parent / "head.txt"
    kept.write_text(head["note"])
    walk("source", "set", "Somebody further (invented)")
    checked = walk("verify", "--against", kept, "--key", head and walk.known["made"]["fingerprint"])
    assert fits(checked, shapes.CHECKS)
    assert {check["name"]: check["ok"] for check in checked["checks"]}["rollback"] is True
    assert walk("rebuild", "--check") == {"same": True, "differences": []}


def test_time_stamps_are_owed_until_an_authority_gives_one(walk: Walk) -> None:
    answer = walk("timestamp", code=3)
    assert "No time-stamping authority is known" in walk.errors
    debt = {"size": int, "since": TIME, "says": str}
    assert fits(answer, {"stamped": [{"authority": str, "time": TIME, "size": int}], "debts": [debt]})
    assert answer["debts"][0]["since"] == walk("checkpoint")["unstamped_since"]
    assert walk("authority", "list") == []


def test_doctor(walk: Walk) -> None:
    assert fits(walk("doctor", at=False, code=None), [{"name": str, "ok": (bool, None), "says": str}])


def test_a_refusal_is_printed_too(walk: Walk) -> None:
    assert fits(walk("person", "zzzz", code=3), {"problems": PROBLEMS})
    rows = walk("add", walk.folder.parent / "nowhere.txt", code=3)
    assert fits(rows, [shapes.ADDED])
    assert rows[0]["problems"][0]["code"] == "missing"


def test_a_guess_is_shown_and_nothing_imported(walk: Walk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "new.csv").write_text(LIST.replace("Zareena", "Mahnaz"))
    size = walk("checkpoint")["size"]
    guessed = walk("import", tmp_path / "new.csv", "--source", "Families (invented)")
    assert fits(guessed, shapes.IMPORTED)
    assert (guessed["exhibit"], guessed["records"], walk("checkpoint")["size"]) == (None, 0, size)
    older = walk.known["imported"]["exhibit"]
    newer = walk(
        "import",
        tmp_path / "new.csv",
        "--source",
        "Families (invented)",
        "--mapping",
        guessed["saved"],
        "--updates",
        older[:9],
    )
    assert newer["records"] == 1
    assert sum(newer["changes"].values()) > 0


@pytest.mark.parametrize(
    "words", ["-C {} --json ledger", "ledger --json -C {}", "ledger -C{} --json", "--json ledger -C {} --since 1"]
)
def test_common_options_stand_anywhere(walk: Walk, words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([word.replace("{}", str(walk.folder)) for word in words.split()], unlock=kept_open) == 0
    assert json.loads(capsys.readouterr().out)


def test_the_register_is_found_from_within_and_by_the_environment(
    walk: Walk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(walk.folder / "vault")
    assert walk("checkpoint", at=False)["origin"] == walk.known["made"]["origin"]
    monkeypatch.chdir(tmp_path)
    assert fits(walk("checkpoint", at=False, code=3), {"problems": PROBLEMS})
    monkeypatch.setenv(REGISTER, str(walk.folder))
    assert walk("checkpoint", at=False)["origin"] == walk.known["made"]["origin"]


def test_backup_and_restore(walk: Walk) -> None:
    shape = {"path": str, "entries": int, "ok": True}
    saved, back = walk.folder.parent / "saved", walk.folder.parent / "back"
    made = walk("backup", saved)
    assert fits(made, shape)
    restored = walk("restore", saved, back, at=False)
    assert fits(restored, shape)
    assert (made["path"], restored["path"]) == (str(saved), str(back))
    assert made["entries"] == restored["entries"] == len(walk("ledger"))
    refused = walk("restore", saved, back, at=False, code=3)
    assert fits(refused["problems"], PROBLEMS)


@pytest.mark.slow  # each key is stretched for about a second, and opened again and again
def test_keys_and_a_recovery_key(walk: Walk, monkeypatch: pytest.MonkeyPatch) -> None:
    base = walk.folder.parent
    key = {"key": ID, "name": str, "kind": one_of("person", "recovery"), "opens": True}
    refused = walk("key", "add", "Zarina (invented)", code=3)
    assert fits(refused["problems"], PROBLEMS)  # nobody to ask for the new passphrase
    (base / "new").write_text("hers")
    monkeypatch.setenv(NEW_PASSPHRASE_FILE, str(base / "new"))
    added = walk("key", "add", "Zarina (invented)")
    made = walk("recovery", "make", "--shares", "3", "--needed", "2")
    assert fits(added, key)
    assert fits(made, key | {"needed": 2, "shares": [str]})
    listed = walk("key", "list")
    assert fits(listed, [key | {"yours": bool}])
    assert [row["yours"] for row in listed] == [True, False, False]
    walk("backup", base / "saved with shares")
    (base / "shares").write_text("\n".join(made["shares"][1:]))
    monkeypatch.setenv(SHARES_FILE, str(base / "shares"))
    assert walk("restore", base / "saved with shares", base / "after the raid", "--shares", at=False)["ok"]
    raided = Walk(base / "after the raid")
    assert fits(raided("recovery", "use", "Nadir (invented)"), key)
    changed = walk("key", "remove", added["key"][:12])
    assert fits(changed, key)
    said = (json.dumps(walk("ledger")) + walk.errors).lower()
    assert not any(share in said for share in made["shares"])
    assert walk("verify")["ok"]


def test_an_ambiguous_prefix_is_refused(walk: Walk) -> None:
    ids = sorted(claim["id"] for record in walk("records") for claim in record["claims"])
    assert len(ids) > 32  # more than there are first letters
    shared = next(a[0] for a, b in itertools.pairwise(ids) if a[0] == b[0])
    refused = walk("decide", shared, "accept", code=3)
    assert refused == []
    assert "more than one" in walk.errors


@pytest.mark.parametrize(
    "words",
    ["erase x --authority a --reason r", "export --format csv -o x",
     "desk --port 80", "estimate --by sex", "branch x", "add https://example.org/page"],
)  # fmt: skip
def test_what_this_version_lacks_says_so(walk: Walk, words: str) -> None:
    answer = walk(*words.split(), code=3)
    problems = answer["problems"] if isinstance(answer, dict) else answer[0]["problems"]
    assert fits(problems, PROBLEMS)
    assert "this version" in walk.errors.lower()
