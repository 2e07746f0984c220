"""What was withheld is nowhere in what leaves: not in pages, contents, proofs or names of files. All invented."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from habeas.commands.adding import Origin, add
from habeas.commands.base import Session
from habeas.commands.consent import consent_give
from habeas.commands.disclosing import dossier, report
from habeas.commands.linking import judge, link
from habeas.commands.persons import persons
from habeas.commands.proposing import propose_all
from habeas.commands.reading import read
from habeas.commands.sources import source_set
from habeas.model.vocabulary import Verdict
from tests.publish.pages import found_in

FILE = "account-of-gulbadan-farrokhi-taken-by-sabiha.txt"
ACCOUNT = """SYNTHETIC: invented for a test. No person or event in it is real.

Account of Gulbadan Farrokhi, mother of Karim Example, taken down on 2 April 2022

My son's name is Karim Example. His father is Haidar Wazirani.

On 9 March 2022 armed men abducted my son Karim Example from our house in Kech District near the blue mosque. My
neighbour Zainabeh Alizai saw them. You can call me on 0300 5550123. My other son Jamilan Example hid on the roof.

Since that night I have not seen my son Karim and nobody tells me where he is.
"""
REPORT = """SYNTHETIC: invented for a test. No person or event in it is real.

On March 9, 2022, Karim Example, a student, was abducted by armed men from his home in Kech District, his mother
Gulbadan Farrokhi told the Wire. His brother Jamilan Example saw it.

A spokesperson of the Home Department denied that Karim Example was in custody.
"""
NAMES = ("Gulbadan", "Farrokhi", "Sabiha", "Zainabeh", "Alizai", "Jamilan", "Haidar", "Wazirani", "5550123")
OWN_WORDS = ("blue mosque", "hid on the roof", "nobody tells me")


@pytest.fixture
def case(session: Session, tmp_path: Path) -> Session:
    """A family's account handed over by a volunteer, and a report that names the mother."""
    for name, content, origin in (
        ("wire.txt", REPORT, Origin(source="The Example Wire", published="2022-04-22")),
        (FILE, ACCOUNT, Origin(source="Gulbadan Farrokhi", received_from="Sabiha Noorzada")),
    ):
        (tmp_path / name).write_text(content)
        add(session, [tmp_path / name], origin)
    return session


def subject(session: Session) -> str:
    """Read, propose, join what speaks of the victim, and let the name go to a court."""
    read(session, [])
    propose_all(session, [])
    link(session)
    people: Any = persons(session).data
    named = [p["id"] for p in people if "Karim Example" in [s["value"] for s in p["properties"].get("name", [])]]
    for other in named[1:]:
        judge(session, named[0], other, Verdict.SAME, "The mother says so.")
    consent_give(session, named[0], "Sabiha Noorzada", ["court"], ["name", "age"], "a petition")
    return str(named[0])


def leaking(bag: Path, secrets: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for path in (p for p in bag.rglob("*") if p.is_file()):
        content = path.read_bytes()
        for secret in secrets:
            forms = (secret.encode(), secret.lower().encode(), secret.encode("utf-16-be"))
            if any(form in content for form in forms) or (path.suffix == ".pdf" and found_in(content, secret)):
                yield str(path.relative_to(bag)), secret


@pytest.mark.parametrize("confidential", [True, False])
def test_a_family_that_may_not_be_named_is_named_nowhere(case: Session, tmp_path: Path, confidential: bool) -> None:
    source_set(case, "Gulbadan Farrokhi", kind="person", reason="the family", confidential=confidential)
    dossier(case, [subject(case)], "court", tmp_path / "dossier")
    report(case, tmp_path / "report")
    withheld = (*NAMES, *OWN_WORDS, Path(FILE).stem)
    assert list(leaking(tmp_path / "dossier", withheld)) == []
    assert list(leaking(tmp_path / "report", (*withheld, "Karim"))) == []


def test_what_the_family_told_is_still_counted_and_set_beside_the_denial(case: Session, tmp_path: Path) -> None:
    source_set(case, "Gulbadan Farrokhi", kind="person", reason="the family", confidential=True)
    dossier(case, [subject(case)], "court", tmp_path / "dossier")
    contents = json.loads((tmp_path / "dossier/data/dossier.json").read_bytes())["contents"]
    (contradiction,) = contents["contradictions"]
    asserted, denied = contradiction["sides"]
    assert [c["chain"] for c in asserted["claims"]].count("a confidential source (S2)") <= 1
    assert any(c["chain"].startswith("a confidential source") for c in asserted["claims"])
    assert denied["words"] == "“Karim Example was in custody”"
    hidden = [p for p in contents["passages"] if not p["pieces"]]
    assert hidden and all(p["text"] is None and p["start"] is None for p in hidden)


def test_the_name_of_a_public_sources_file_stays(case: Session, tmp_path: Path) -> None:
    source_set(case, "Gulbadan Farrokhi", kind="person", reason="the family", confidential=False)
    dossier(case, [subject(case)], "court", tmp_path / "dossier")
    contents = json.loads((tmp_path / "dossier/data/dossier.json").read_bytes())["contents"]
    assert sorted(str(e["name"]) for e in contents["exhibits"]) == ["None", "wire.txt"]
