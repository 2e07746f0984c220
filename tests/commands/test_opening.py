"""Single fields, opened and proven in one small file: what was asked for is there, and nothing else is."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from habeas.commands.base import Session
from habeas.commands.consent import consent_give
from habeas.commands.deciding import decide
from habeas.commands.importing import Listing, import_list
from habeas.commands.linking import link
from habeas.commands.opening import SILENT, Wanted, prove_some
from habeas.commands.proof_check import verify_proofs
from habeas.commands.sources import source_set
from habeas.errors import BadInput, NotFound
from habeas.ledger.note import fingerprint
from habeas.model.record import Record
from habeas.model.vocabulary import Outcome
from habeas.register.queries.evidence import exhibits
from habeas.register.queries.records import records
from habeas.register.verify import check_register
from habeas.review.deciding import Wish
from tests.commands.test_casework import FOR, OURS, a_list, claim_of, data, somebody

SECRETS = (
    "Zarina",
    "Karim Dad",
    "Bahram",
    "Sorgazi",
    "Nek Muhammad",
    "Kech",
    "Awaran",
    "2019-05-03",
    "ours.csv",
    "Ours",
)


@pytest.fixture
def listed(session: Session, tmp_path: Path) -> Session:
    """A register with one imported list; both people's families agreed that the Working Group sees everything."""
    import_list(session, Listing(a_list(tmp_path, "ours.csv", OURS), "Ours (invented)", accept_guess=True))
    link(session)
    for name in ("Zarina Gul", "Bahram Sorgazi"):
        consent_give(session, somebody(session, name)["id"], "a sister (invented)", [FOR], ["*"], "a case")
    return session


def proven(session: Session, path: Path, *targets: str, fields: str = "*", to: str = FOR) -> tuple[Any, str]:
    """What `prove` answers, and the words of its file."""
    answer = data(prove_some(session, Wanted(targets, tuple(fields.split(",")), to, path)))
    return answer, path.read_text()


def checked(session: Session, path: Path) -> Any:
    answer = verify_proofs(path, key=fingerprint(session.register.keyring.public_key))
    assert answer.holds, answer.data
    return data(answer)


def secrets_in(raw: str, *but: str) -> list[str]:
    return [secret for secret in SECRETS if secret in raw and not any(secret in word for word in but)]


def digests_of(session: Session) -> list[str]:
    """What would tell whoever holds a file or a list that it lies here."""
    found = [held.exhibit.sha256 for held in exhibits(session.alias)]
    return found + [str((entry.fields or {}).get("manifest")) for entry in session.register.log.entries()]


def record_of(session: Session, claim: str) -> Record:
    return next(r for r in records(session.alias) if claim in {c.id for c in r.claims})


def test_a_field_of_an_entry(listed: Session, tmp_path: Path) -> None:
    answer, raw = proven(listed, tmp_path / "p.json", "0", fields="time,verb")
    assert answer["opened"] == [{"entry": 0, "item": None, "fields": {"verb": "open", "time": "2026-01-01T00:00:00Z"}}]
    found = checked(listed, tmp_path / "p.json")
    assert found["opened"] == answer["opened"]
    says = {check["name"]: check["says"] for check in found["checks"]}
    assert 'verb is "open"' in says["entry 0"]
    assert "5 other fields stay hidden" in says["entry 0"]
    assert secrets_in(raw) == []
    assert "public" not in re.sub("public_key", "", raw, count=1)
    assert [digest for digest in digests_of(listed) if digest in raw] == []


def test_a_sealed_item_by_its_digest(listed: Session, tmp_path: Path) -> None:
    held = exhibits(listed.alias)[0].exhibit
    answer, raw = proven(listed, tmp_path / "p.json", held.id[:8], fields="sha256,time")
    assert answer["opened"][0]["fields"]["sha256"] == held.sha256
    assert set(answer["opened"][0]["fields"]) == {"sha256", "time"}
    assert secrets_in(raw) == []
    assert held.id not in raw
    checked(listed, tmp_path / "p.json")


def test_one_field_of_one_claim(listed: Session, tmp_path: Path) -> None:
    claim = claim_of(listed, "Zarina Gul", "name")
    answer, raw = proven(listed, tmp_path / "p.json", claim["id"][:9], fields="value")
    assert [row["fields"] for row in answer["opened"] if row["item"] is not None] == [{"value": "Zarina Gul"}]
    assert secrets_in(raw, "Zarina Gul") == []
    assert [id for id in (claim["id"], record_of(listed, claim["id"]).id) if id in raw] == []
    assert [digest for digest in digests_of(listed) if digest in raw] == []
    document = json.loads(raw)
    assert [set(entry["fields"]) for entry in document["entries"]] == [{"items", "count"}]
    assert len(raw) < 8_000
    assert "Zarina Gul" in json.dumps(checked(listed, tmp_path / "p.json"))


def test_one_row_of_a_list_and_no_other(listed: Session, tmp_path: Path) -> None:
    exhibit = exhibits(listed.alias)[0].exhibit.id
    answer, raw = proven(listed, tmp_path / "p.json", f"{exhibit[:8]}:3", fields="property,as_written")
    opened = {
        row["fields"]["property"]: row["fields"]["as_written"] for row in answer["opened"] if row["item"] is not None
    }
    assert opened["name"] == "Bahram Sorgazi"
    assert opened["father"] == "Nek Muhammad"
    assert secrets_in(raw, "Bahram Sorgazi", "Nek Muhammad", "Awaran") == []
    assert opened["act"] == "Date of abduction"  # the heading says it of every row
    run = checked(listed, tmp_path / "p.json")["opened"][0]
    assert set(run["fields"]) == {"items", "count"}  # which prove that the claims were in that run


def test_a_record_and_a_correction(listed: Session, tmp_path: Path) -> None:
    claim = claim_of(listed, "Zarina Gul", "name")
    decide(listed, [Wish(claim["id"], Outcome.CORRECT, "Zarina Gull", "Her family spells it so.")])
    record = record_of(listed, claim["id"])
    corrected = next(c for c in record.claims if c.supersedes == claim["id"])
    answer, raw = proven(listed, tmp_path / "p.json", corrected.id, fields="value")
    assert answer["opened"][0]["fields"] == {"replacement/value": "Zarina Gull"}
    assert "spells it so" not in raw
    assert secrets_in(raw, "Zarina Gull") == []
    checked(listed, tmp_path / "p.json")
    with pytest.raises(BadInput, match="withheld"):  # the replaced claim is one of the record
        proven(listed, tmp_path / "r.json", record.id)


def test_without_consent_nothing_leaves(listed: Session, tmp_path: Path) -> None:
    claim = claim_of(listed, "Zarina Gul", "name")
    before = listed.register.log.size()
    with pytest.raises(BadInput, match="withheld"):
        proven(listed, tmp_path / "p.json", claim["id"], fields="value", to="A newspaper (invented)")
    assert not (tmp_path / "p.json").exists()
    assert listed.register.log.size() == before


def test_a_confidential_source_stays_so(listed: Session, tmp_path: Path) -> None:
    source_set(listed, "Ours (invented)", confidential=True)
    claim = claim_of(listed, "Zarina Gul", "name")
    with pytest.raises(BadInput, match="withheld"):
        proven(listed, tmp_path / "p.json", claim["id"], fields="quote,attribution")


@pytest.mark.parametrize("field", ["name", "received_from", "note", "reason", "recipient", "subjects"])
def test_words_about_people_are_no_silent_fields(field: str) -> None:
    assert field not in SILENT


def test_an_entry_gives_none_of_its_words(listed: Session, tmp_path: Path) -> None:
    seal = next(e.seq for e in listed.register.log.entries() if e.verb == "seal")
    with pytest.raises(BadInput, match="may be about people"):
        proven(listed, tmp_path / "p.json", str(seal), fields="name")
    _, raw = proven(listed, tmp_path / "p.json", str(seal))
    assert secrets_in(raw) == []


@pytest.mark.parametrize(
    ("targets", "fields", "error"),
    [
        (("999",), "verb", NotFound), (("zzzzzz",), "verb", NotFound), (("0",), "nonsense", BadInput),
        (("0",), "", BadInput), ((), "verb", BadInput), (("0",), "verb,nonsense", BadInput),
    ],
)  # fmt: skip
def test_what_is_not_there_is_said(
    listed: Session, tmp_path: Path, targets: tuple[str, ...], fields: str, error: type[Exception]
) -> None:
    with pytest.raises(error):
        proven(listed, tmp_path / "p.json", *targets, fields=fields)
    assert not (tmp_path / "p.json").exists()


def test_a_row_that_says_nothing_is_said(listed: Session, tmp_path: Path) -> None:
    exhibit = exhibits(listed.alias)[0].exhibit.id
    for row in ("0", "1", "4", "99", "x", ""):
        with pytest.raises(NotFound):
            proven(listed, tmp_path / "p.json", f"{exhibit}:{row}")


def test_the_ledger_notes_each_proof(listed: Session, tmp_path: Path) -> None:
    claim = claim_of(listed, "Zarina Gul", "name")
    proven(listed, tmp_path / "p.json", claim["id"], fields="value")
    fields = list(listed.register.log.entries())[-1].fields
    assert fields is not None
    assert (fields["verb"], fields["recipient"]) == ("disclose", FOR)
    assert fields["subjects"] == [somebody(listed, "Zarina Gul")["id"]]
    assert [check.says for check in check_register(listed.register) if check.ok is False] == []
    with pytest.raises(BadInput, match="exists already"):
        proven(listed, tmp_path / "p.json", claim["id"], fields="value")


def test_every_changed_leaf_of_the_file_fails(listed: Session, tmp_path: Path) -> None:
    claim = claim_of(listed, "Zarina Gul", "name")
    path = tmp_path / "p.json"
    proven(listed, path, claim["id"], "0", fields="value,verb")
    whole = path.read_text()
    for spoilt in (whole.replace("Zarina", "Marina"), whole.replace('"open"', '"seal"'), whole[:-9], "", "{}", "[]"):
        path.write_text(spoilt)
        assert verify_proofs(path).holds is False
    document = json.loads(whole)
    for part in ("entries", "items"):
        for name in ("path", "hidden"):
            for number in range(len(document[part][0][name])):
                changed = json.loads(whole)
                del changed[part][0][name][number]
                path.write_text(json.dumps(changed))
                assert verify_proofs(path).holds is False, (part, name, number)
    path.write_text(whole)
    assert verify_proofs(path, key="0" * 64).holds is False
    assert {check["name"]: check["ok"] for check in data(verify_proofs(path))["checks"]}["key"] is None
