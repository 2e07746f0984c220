"""From two lists to a dossier: import, decide, link, judge, conclude, consent, hand out, check."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from habeas.commands import importing, reading
from habeas.commands.adding import Origin, add
from habeas.commands.base import Answer, Session
from habeas.commands.consent import consent_give, consent_list, consent_withdraw
from habeas.commands.counting import figures, tally
from habeas.commands.deciding import conclude, decide, decide_from, list_records
from habeas.commands.disclosing import dossier, gaps, report
from habeas.commands.dossier_check import verify_dossier
from habeas.commands.importing import Listing, import_list
from habeas.commands.linking import judge, link
from habeas.commands.persons import incidents, person, persons
from habeas.commands.proposing import propose_all
from habeas.commands.reading import read
from habeas.commands.steps import step_add, step_done, step_list
from habeas.commands.summary import summary
from habeas.errors import BadInput, HabeasError, Illegal, NotFound, Refused
from habeas.ledger.note import fingerprint
from habeas.model.vocabulary import Kind, Outcome, Status, Verdict
from habeas.register.replay import differences
from habeas.register.verify import check_register
from habeas.review.deciding import Wish

OURS = """Name,Father's name,Age,Date of abduction,District,note
Zarina Gul,Karim Dad,24,3 May 2019,Kech,SYNTHETIC: invented
Bahram Sorgazi,Nek Muhammad,31,12-11-2021,Awaran,SYNTHETIC: invented
,Nobody,,,,SYNTHETIC: a row without a name
"""
THEIRS = """Full name,S/o or D/o,Date of arrest,District,remarks
Zareena Gull,Karimdad,2019-05-03,Kech,SYNTHETIC: invented
Shahab Rekani,Wali Dad,2020-01-09,Gwadar,SYNTHETIC: invented
"""
FOR = "UN Working Group on Enforced or Involuntary Disappearances"


def data(answer: Answer) -> Any:
    return answer.data


def a_list(folder: Path, name: str, content: str) -> Path:
    path = folder / name
    path.write_text(content)
    return path


@pytest.fixture
def lists(session: Session, tmp_path: Path) -> Session:
    """A register with two imported lists, linked."""
    for name, content, source in (("ours.csv", OURS, "Ours (invented)"), ("theirs.csv", THEIRS, "Theirs (invented)")):
        import_list(session, Listing(a_list(tmp_path, name, content), source, accept_guess=True))
    link(session)
    return session


def somebody(session: Session, name: str) -> Any:
    return next(p for p in data(persons(session)) if name in [s["value"] for s in p["properties"]["name"]])


def claim_of(session: Session, name: str, property: str) -> Any:
    subject = data(person(session, somebody(session, name)["id"]))
    return next(claim for claim in subject["claims"] if claim["property"] == property)


def test_a_list_becomes_records_row_by_row(session: Session, tmp_path: Path) -> None:
    answer = data(
        import_list(session, Listing(a_list(tmp_path, "ours.csv", OURS), "Ours (invented)", accept_guess=True))
    )
    assert set(answer) == {"exhibit", "records", "skipped", "mapping", "changes"}
    assert answer["records"] == 2
    assert [row["row"] for row in answer["skipped"]] == [4]
    people = data(list_records(session, kind=Kind.PERSON))
    assert [c["value"] for r in people for c in r["claims"] if c["property"] == "name"] == [
        "Zarina Gul",
        "Bahram Sorgazi",
    ]
    assert all(claim["status"] == "proposed" for record in people for claim in record["claims"])
    dates = [c for r in data(list_records(session, kind=Kind.INCIDENT)) for c in r["claims"] if c["property"] == "date"]
    assert [claim["value"] for claim in dates] == ["2019-05-03", "[2021-11-12,2021-12-11]"]


def test_a_guess_is_saved_and_imports_nothing(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    before = session.register.log.size()
    path = a_list(tmp_path, "ours.csv", OURS)
    answer = data(import_list(session, Listing(path, "Ours (invented)")))
    assert (answer["records"], session.register.log.size()) == (0, before)
    mapping = Path(answer["saved"])
    assert "property" in mapping.read_text()
    assert data(import_list(session, Listing(path, "Ours (invented)", mapping=mapping)))["records"] == 2


def test_a_list_without_names_leaves_no_trace(session: Session, tmp_path: Path) -> None:
    before = session.register.log.size()
    path = a_list(tmp_path, "n.csv", "Month,Cases\n2022-01,34\n2022-02,41\n")
    with pytest.raises(BadInput, match="name"):
        import_list(session, Listing(path, "Ours (invented)", accept_guess=True))
    assert session.register.log.size() == before
    assert list(session.register.vault.objects()) == []


def test_the_same_list_is_not_imported_twice(lists: Session, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="imported before"):
        import_list(lists, Listing(tmp_path / "ours.csv", "Ours (invented)", accept_guess=True))


def test_a_newer_version_of_a_list_says_what_changed(lists: Session, tmp_path: Path) -> None:
    old = data(list_records(lists, kind=Kind.PERSON))[0]["exhibit"]
    newer = a_list(tmp_path, "newer.csv", OURS.replace(",24,", ",25,").replace("Bahram Sorgazi", "Somebody Else"))
    wanted = Listing(newer, "Ours (invented)", updates=old[:8], accept_guess=True)
    assert data(import_list(lists, wanted))["changes"] == {"added": 1, "dropped": 1, "changed": 1}


def test_two_spellings_are_one_person(lists: Session) -> None:
    names = [[s["value"] for s in p["properties"]["name"]] for p in data(persons(lists, "victim"))]
    assert sorted(map(sorted, names)) == [["Bahram Sorgazi"], ["Shahab Rekani"], ["Zareena Gull", "Zarina Gul"]]
    assert len(data(incidents(lists))) == 3


def test_a_judgement_takes_them_apart_and_a_later_one_together(lists: Session) -> None:
    left, right = somebody(lists, "Zarina Gul")["records"]
    judge(lists, left[:9], right[:9], Verdict.DIFFERENT, "Another village.")
    assert len(data(persons(lists))) == 4
    judge(lists, left, right, Verdict.SAME, "The mother says so.")
    assert somebody(lists, "Zarina Gul")["records"] == [left, right]
    with pytest.raises(Illegal):
        judge(lists, left, right, Verdict.SAME, " ")
    with pytest.raises(Illegal):
        judge(lists, left, left, Verdict.SAME, "r")


def test_decisions(lists: Session) -> None:
    name = claim_of(lists, "Zarina Gul", "name")
    age = claim_of(lists, "Zarina Gul", "age")
    done = data(
        decide(lists, [Wish(name["id"][:10], Outcome.ACCEPT), Wish(age["id"], Outcome.REJECT, reason="A slip.")])
    )
    assert [claim["status"] for claim in done] == ["accepted", "rejected"]
    assert "age" not in somebody(lists, "Zarina Gul")["properties"]
    refused = decide(lists, [Wish(name["id"], Outcome.REJECT), Wish("zzzz", Outcome.ACCEPT)])
    assert [problem.code for problem in refused.problems] == ["no-reason", "not-found"]
    assert data(refused) == []


def test_a_correction_supersedes_and_keeps_the_quote(lists: Session) -> None:
    father = claim_of(lists, "Zarina Gul", "father")
    done = data(decide(lists, [Wish(father["id"], Outcome.CORRECT, "Karim Dad Baloch", "She wrote it so herself.")]))
    assert [claim["status"] for claim in done] == ["superseded", "accepted"]
    assert done[1]["supersedes"] == father["id"]
    assert (done[1]["value"], done[1]["quote"]) == ("Karim Dad Baloch", father["quote"])
    again = decide(lists, [Wish(done[0]["id"], Outcome.CORRECT, "x", "r")])
    assert [problem.code for problem in again.problems] == ["superseded"]
    wrong = decide(lists, [Wish(claim_of(lists, "Bahram Sorgazi", "age")["id"], Outcome.CORRECT, "old", "r")])
    assert [problem.code for problem in wrong.problems] == ["bad-value"]


def test_a_correction_can_be_proven_where_its_name_is_withheld(lists: Session, tmp_path: Path) -> None:
    incident = next(r for r in data(list_records(lists, kind=Kind.INCIDENT)))
    victim, place = (next(c for c in incident["claims"] if c["property"] == p) for p in ("victim", "place"))
    decide(lists, [Wish(victim["id"], Outcome.CORRECT, "Zarina Baloch", "Her sister says so.")])
    decide(lists, [Wish(place["id"], Outcome.CORRECT, "Turbat, Kech", "So it says further down.")])
    report(lists, tmp_path / "report")
    checked = verify_dossier(tmp_path / "report")
    assert [row["says"] for row in data(checked)["checks"] if row["ok"] is False] == []
    assert "Zarina" not in (tmp_path / "report/proofs/proofs.json").read_text()
    assert "further down" not in (tmp_path / "report/proofs/proofs.json").read_text()


def test_a_whole_record_is_decided_at_once(lists: Session) -> None:
    record = somebody(lists, "Bahram Sorgazi")["records"][0]
    assert {claim["status"] for claim in data(decide(lists, [Wish(record, Outcome.ACCEPT)]))} == {"accepted"}
    assert [p.code for p in decide(lists, [Wish(record, Outcome.ACCEPT)]).problems] == ["none-open"]


def test_a_file_of_decisions(lists: Session, tmp_path: Path) -> None:
    path = tmp_path / "d.toml"
    path.write_text(
        '[[decision]]\nexhibit = "ours.csv"\nproperty = "name"\nquote = "Zarina Gul"\ndecide = "accept"\n'
        '[[decision]]\nproperty = "name"\ndecide = "accept"\n'
        '[[decision]]\nquote = "nowhere"\ndecide = "accept"\n'
        '[[decision]]\nquote = "Karim Dad"\ndecide = "perhaps"\n'
        '[[decision]]\nproperty = "age"\nall = true\ndecide = "reject"\nreason = "SYNTHETIC"\n'
    )
    answer = decide_from(lists, path)
    assert [problem.path for problem in answer.problems] == [f"d.toml, decision {n}" for n in (2, 3, 4)]
    assert [claim["status"] for claim in data(answer)] == ["accepted", "rejected", "rejected"]
    path.write_bytes(b"\xff")
    for unreadable in (path, tmp_path / "none.toml"):
        with pytest.raises(BadInput, match="not a file of decisions"):
            decide_from(lists, unreadable)


def test_the_queue_holds_what_waits(lists: Session) -> None:
    zarina = somebody(lists, "Zarina Gul")["records"][0]
    assert zarina in [found["id"] for found in data(list_records(lists, queued=True))]
    decide(lists, [Wish(zarina, Outcome.ACCEPT)])
    queued = data(list_records(lists, queued=True))
    assert zarina not in [found["id"] for found in queued]
    assert {found["id"] for found in queued} == {r["id"] for r in data(list_records(lists, status=Status.PROPOSED))}


def test_findings(lists: Session) -> None:
    subject = somebody(lists, "Zarina Gul")["id"]
    made = data(
        conclude(lists, subject, "age", {"min": 24, "max": 24}, "balance_of_probabilities", "Her school says so.")
    )
    assert somebody(lists, "Zarina Gul")["properties"]["age"][0]["finding"]["id"] == made["id"]
    for wrong in (("age", {"min": 24, "max": 24}, "certainly", "r"), ("colour", "x", "balance_of_probabilities", "r"),
                  ("age", {"min": 24, "max": 24}, "balance_of_probabilities", "")):  # fmt: skip
        with pytest.raises(HabeasError):
            conclude(lists, subject, *wrong)


def test_a_tally_counts_each_person_once(lists: Session) -> None:
    assert [(row["minimum"], row["maximum"]) for row in data(tally(lists, "", []))["rows"]] == [(0, 3)]
    for record in somebody(lists, "Zarina Gul")["records"]:
        decide(lists, [Wish(record, Outcome.ACCEPT)])
    for incident in data(incidents(lists)):
        if somebody(lists, "Zarina Gul")["id"] in incident["victims"]:
            decide(lists, [Wish(record, Outcome.ACCEPT) for record in incident["records"]])
    counted = data(tally(lists, "district", []))
    assert {row["by"]["district"]: (row["minimum"], row["maximum"]) for row in counted["rows"]} == {
        "Awaran": (0, 1), "Gwadar": (0, 1), "Kech": (1, 1),
    }  # fmt: skip
    assert counted["rule"]
    assert counted["as_of"]["entry"] == lists.register.log.size() - 1
    assert len(data(tally(lists, "district", ["district=Kech"]))["rows"]) == 1
    for by, where in (("colour", []), ("", ["Kech"])):
        with pytest.raises(HabeasError):
            tally(lists, by, where)


def test_steps(lists: Session) -> None:
    subject = somebody(lists, "Zarina Gul")
    step = data(
        step_add(lists, subject["records"][1], "habeas corpus petition", "High Court (invented)", date="2019-06")
    )
    assert [s["id"] for s in data(step_list(lists, subject["id"]))] == [step["id"]]
    assert data(step_done(lists, step["id"], "refused"))["answer"] == "refused"
    with pytest.raises(Refused):
        step_done(lists, step["id"])
    found = {e["name"]: e["status"] for e in data(gaps(lists, subject["id"], "wgeid"))["elements"]}
    assert found["steps taken by relatives or others"] == "carried"


def test_gaps(lists: Session) -> None:
    answer = gaps(lists, somebody(lists, "Zarina Gul")["id"], "icpped")
    assert answer.holds is False
    assert {element["status"] for element in data(answer)["elements"]} <= {
        "carried",
        "contradicted",
        "missing",
        "warning",
    }
    with pytest.raises(BadInput):
        gaps(lists, somebody(lists, "Zarina Gul")["id"], "eu")


@pytest.fixture
def issued(lists: Session, tmp_path: Path) -> Path:
    """A dossier on Zarina Gul, for whom her sister consented."""
    subject = somebody(lists, "Zarina Gul")
    consent_give(lists, subject["id"], "a sister (invented)", [FOR], ["*"], "a case")
    decide(lists, [Wish(subject["records"][0], Outcome.ACCEPT)])
    decide(lists, [Wish(claim_of(lists, "Zareena Gull", "father")["id"], Outcome.CORRECT, "Karim Dad", "One man.")])
    answer = data(dossier(lists, [subject["id"]], FOR, tmp_path / "dossier", "SYNTHETIC"))
    assert set(answer) == {"path", "pdf", "redactions", "sha256"}
    assert Path(answer["pdf"]).read_bytes().startswith(b"%PDF")
    return tmp_path / "dossier"


def failing(folder: Path, **options: Any) -> set[str]:
    return {check["name"] for check in data(verify_dossier(folder, **options))["checks"] if check["ok"] is False}


def test_a_dossier_holds_and_knows_whose_key_is_confirmed(issued: Path, session: Session) -> None:
    checks = {check["name"]: check for check in data(verify_dossier(issued))["checks"]}
    assert checks["key"]["ok"] is None
    assert "unconfirmed" in checks["key"]["says"]
    key = fingerprint(session.register.keyring.public_key)
    assert failing(issued, key=key) == set()
    assert failing(issued, key="0" * 64) == {"key"}
    kept = issued.parent / "head.txt"
    kept.write_text((issued / "proofs/checkpoint.txt").read_text())
    checks = {c["name"]: c["ok"] for c in data(verify_dossier(issued, against=kept))["checks"]}
    assert checks["against"] is True


def test_any_flipped_byte_of_a_dossier_is_found(issued: Path) -> None:
    for path in sorted(p for p in issued.rglob("*") if p.is_file()):
        raw = path.read_bytes()
        for position in {0, len(raw) - 1, *range(0, len(raw), max(len(raw) // 12, 1))}:
            changed = bytearray(raw)
            changed[position] ^= 0x20
            path.write_bytes(changed)
            answer = data(verify_dossier(issued))
            assert not answer["ok"], (path, position)
            assert path.name in json.dumps(answer) or answer["checks"][0]["ok"] is False
        path.write_bytes(raw)
    assert failing(issued) == set()


def test_a_rewritten_bag_is_found(issued: Path, tmp_path: Path) -> None:
    """Contents changed and every manifest made anew: a valid bag, and not what the ledger disclosed."""
    from habeas.publish.bag import seal_tags, write_payload

    other = tmp_path / "other"
    other.mkdir()
    files = {p.name: p.read_bytes() for p in (issued / "data").iterdir()}
    files["dossier.json"] = files["dossier.json"].replace(b"Karim Dad", b"Kabir Dad")
    write_payload(other, files)
    seal_tags(other, {f"proofs/{p.name}": p.read_bytes() for p in (issued / "proofs").iterdir()})
    assert failing(other) == {"disclosure", "contents"}


def test_a_file_too_many_or_too_few_is_found(issued: Path) -> None:
    (issued / "data" / "extra.txt").write_text("x")
    assert "bag" in failing(issued)
    (issued / "data" / "extra.txt").unlink()
    shutil.rmtree(issued / "proofs")
    assert {"bag", "proofs"} <= failing(issued)
    with pytest.raises(NotFound):
        verify_dossier(issued / "nowhere")


def test_nothing_of_others_is_in_a_dossier(issued: Path) -> None:
    for path in issued.rglob("*"):
        if path.is_file():
            assert b"Bahram" not in path.read_bytes(), path
            assert b"Shahab" not in path.read_bytes(), path


def test_a_dossier_does_not_overwrite(issued: Path, lists: Session) -> None:
    before = lists.register.log.size()
    with pytest.raises(BadInput):
        dossier(lists, [somebody(lists, "Zarina Gul")["id"]], FOR, issued)
    assert lists.register.log.size() == before


def test_withdrawn_consent_reaches_the_next_output(issued: Path, lists: Session, tmp_path: Path) -> None:
    consent = data(consent_list(lists))[0]["id"]
    assert data(consent_withdraw(lists, consent[:8], "She is afraid."))["withdrawn"]
    with pytest.raises(Refused):
        consent_withdraw(lists, consent, "again")
    subject = somebody(lists, "Zarina Gul")["id"]
    dossier(lists, [subject], FOR, tmp_path / "later")
    for path in (tmp_path / "later").rglob("*"):
        if path.is_file():
            assert b"Zarina" not in path.read_bytes(), path


def test_the_public_report_names_nobody_without_consent(lists: Session, tmp_path: Path) -> None:
    answer = data(report(lists, tmp_path / "report"))
    assert set(answer) == {"path", "pdf", "sha256"}
    assert failing(tmp_path / "report") == set()
    assert b"Zarina" not in (tmp_path / "report/data/report.json").read_bytes()


def test_proposing_twice_keeps_the_identifiers(session: Session, tmp_path: Path) -> None:
    note = tmp_path / "note.txt"
    note.write_text("SYNTHETIC: invented.\n\nOn 3 May 2019, Zarina Gul was abducted by armed men in Turbat. "
                    "Her brother Bahram Gul said that the police refused to register a case.\n")  # fmt: skip
    add(session, [note], Origin(source="A paper (invented)"))
    read(session, [])
    first = data(propose_all(session, []))[0]["records"]
    assert first
    decide(session, [Wish(first[0]["claims"][0]["id"], Outcome.ACCEPT)])
    assert data(propose_all(session, [])) == []
    exhibit = data(list_records(session))[0]["exhibit"]
    again = data(propose_all(session, [exhibit]))[0]["records"]
    assert [[c["id"] for c in r["claims"]] for r in again] == [[c["id"] for c in r["claims"]] for r in first]
    assert data(list_records(session))[0]["claims"][0]["status"] == "accepted"
    assert set(data(figures(session))) == {"figures", "findings"}


def test_everything_holds_in_the_end(issued: Path, lists: Session) -> None:
    assert [check for check in check_register(lists.register) if check.ok is False] == []
    assert differences(lists.register) == ()
    shown = data(summary(lists))
    assert shown["sealed"]["disclosed"] == 1
    assert shown["persons"] == 3


def test_a_list_that_changes_under_the_import_is_refused(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = a_list(tmp_path, "ours.csv", OURS)
    real = reading.rendered

    def meanwhile(*arguments: Any) -> Any:
        path.write_text(OURS.replace("24", "42"))
        return real(*arguments)

    monkeypatch.setattr(importing, "rendered", meanwhile)
    size = session.register.log.size()
    with pytest.raises(BadInput, match="changed while"):
        import_list(session, Listing(path, "Ours (invented)", accept_guess=True))
    assert session.register.log.size() == size


def test_a_judgement_and_its_clusters_are_recorded_together(lists: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    left, right = (found["id"] for found in data(persons(lists))[:2])
    before = lists.register.log.size()

    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("habeas.commands.linking._items", broken)
    with pytest.raises(ZeroDivisionError):
        judge(lists, left, right, Verdict.DIFFERENT, "two people")
    assert lists.register.log.size() == before


def test_what_is_meant_for_a_person_takes_no_incident(lists: Session) -> None:
    incident = data(incidents(lists))[0]["id"]
    someone = somebody(lists, "Zarina Gul")["id"]
    attempts: list[Callable[[], Answer]] = [
        lambda: consent_give(lists, incident, "a sister (invented)", [FOR], ["*"], "a case"),
        lambda: step_add(lists, incident, "petition", "a court"),
        lambda: judge(lists, someone, incident, Verdict.SAME, "r"),
        lambda: person(lists, incident),
    ]
    for wrong in attempts:
        with pytest.raises(NotFound, match="no person"):
            wrong()
    assert data(person(lists, someone[:10]))["id"] == someone


def test_a_consent_names_fields_that_there_are(lists: Session) -> None:
    someone = somebody(lists, "Zarina Gul")["id"]
    with pytest.raises(BadInput, match="“nmae” is no field"):
        consent_give(lists, someone, "a sister (invented)", [FOR], ["nmae"], "a case")
    assert data(consent_list(lists)) == []
    consent_give(lists, someone, "a sister (invented)", [FOR], ["name", "family", "place"], "a case")
    assert len(data(consent_list(lists))) == 1
