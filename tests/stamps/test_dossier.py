"""Dossiers carry their time-stamps: checked by habeas verify, by openssl with the very commands of the guide, and found
where they were exchanged. Everybody in them is invented.
"""

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from habeas.commands.base import Session
from habeas.commands.consent import consent_give
from habeas.commands.disclosing import dossier
from habeas.commands.dossier_check import verify_dossier
from habeas.commands.linking import link
from habeas.commands.persons import persons
from habeas.errors import BadInput
from habeas.ledger.stamps.examine import fingerprint_of
from habeas.ledger.stamps.request import request_for
from habeas.publish.bag import TAGMANIFEST, seal_tags
from habeas.publish.stamp_files import GUIDE, INDEX
from tests.register.build import full
from tests.stamps.authority import Authority, forged, make_authority, needs_openssl, revoking
from tests.stamps.server import Reply, serving
from tests.stamps.test_timestamp import root_file, stamp

pytestmark = needs_openssl
RECIPIENT = "A court (invented)"


@dataclass
class Issued:
    folder: Path
    north: Authority
    south: Authority
    roots: list[str]


@pytest.fixture
def issued(session: Session, tmp_path: Path) -> Issued:
    """A dossier whose claims two authorities stamped, one of which publishes what it revokes."""
    full(session.register)
    places: dict[str, Callable[[bytes], Reply]] = {}
    with serving(places) as address:
        north, south = make_authority("North", between=True), make_authority("South", crl=f"{address}/crl")
        places["/north"] = lambda body: Reply(north.reply(body))
        places["/south"] = lambda body: Reply(south.reply(body))
        places["/crl"] = lambda body: Reply(revoking(south.root), "application/pkix-crl")
        roots = [root_file(tmp_path, north), root_file(tmp_path, south)]
        data, problems = stamp(session, f"{address}/north", f"{address}/south", roots=(roots[0], roots[1]))
    assert (len(data["stamped"]), problems) == (2, [])
    folder = tmp_path / "dossier"
    issue(session, folder)
    return Issued(folder, north, south, [str(root) for root in roots])


def issue(session: Session, folder: Path) -> None:
    """A dossier on the one person of the register, whose family agreed."""
    link(session)
    found: Any = persons(session).data
    consent_give(session, found[0]["id"], "her mother (invented)", [RECIPIENT], ["*"], "a case")
    dossier(session, [found[0]["id"]], RECIPIENT, folder)


def rows(issued: Issued, *roots: str) -> dict[str, Any]:
    data: Any = verify_dossier(issued.folder, roots=roots).data
    return {row["name"]: row for row in data["checks"]}


def oks(found: dict[str, Any]) -> dict[str, bool | None]:
    return {name: row["ok"] for name, row in found.items() if name.startswith("time")}


def test_with_the_roots_every_token_holds(issued: Issued) -> None:
    found = rows(issued, *issued.roots)
    assert oks(found) == {"time-stamp 1": True, "time-stamp 2": True, "time": True}
    assert found["bag"]["ok"]
    assert "Not revoked" in found["time-stamp 2"]["says"]
    assert "issued rests on its owner's word" in found["time"]["says"]
    assert "existed by" in json.loads((issued.folder / "data/dossier.json").read_text())["front"]["stamps"][0]


def test_without_a_root_it_is_whole_and_unconfirmed(issued: Issued) -> None:
    assert oks(rows(issued)) == {"time-stamp 1": None, "time-stamp 2": None, "time": None}
    assert oks(rows(issued, issued.roots[0])) == {"time-stamp 1": True, "time-stamp 2": None, "time": True}
    print_of = fingerprint_of(issued.south.root.der)
    assert print_of in rows(issued)["time-stamp 2"]["says"]
    spaced = ":".join(re.findall("..", print_of.upper()))
    assert oks(rows(issued, spaced)) == {"time-stamp 1": None, "time-stamp 2": True, "time": True}
    assert oks(rows(issued, "0" * 64))["time"] is None
    with pytest.raises(BadInput):
        rows(issued, "no-such-file.pem")


def test_the_commands_of_the_guide_hold_with_openssl(issued: Issued) -> None:
    guide = (issued.folder / GUIDE).read_text()
    typed = [line.strip() for line in guide.splitlines() if line.startswith("    openssl ts ")]
    assert len(typed) == 4
    for number, authority in ((1, issued.north), (2, issued.south)):
        mine = [words for words in typed if f"stamps/{number}/" in words]
        (issued.folder / "ROOT.pem").write_bytes(authority.root.pem)
        said, verified = (_run(words, issued.folder) for words in mine)
        assert "Time stamp:" in said.stdout
        assert "Verification: OK" in verified.stdout + verified.stderr
        assert verified.returncode == 0
        (issued.folder / "ROOT.pem").write_bytes((issued.south if number == 1 else issued.north).root.pem)
        assert _run(mine[1], issued.folder).returncode != 0
    assert fingerprint_of(issued.north.root.der) in guide
    crl = _run("openssl crl -inform DER -in stamps/2/revoked-1.crl -noout -text", issued.folder)
    assert "South Root" in crl.stdout


def _run(words: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(words.split(), cwd=folder, capture_output=True, text=True, timeout=60, check=False)


def resealed(issued: Issued, change: Callable[[Path], None]) -> None:
    """Change the tag files and make their manifest again, as whoever rewrites a bag would."""
    change(issued.folder)
    tags = {}
    for path in sorted(issued.folder.rglob("*")):
        name = path.relative_to(issued.folder).as_posix()
        if path.is_file() and name.startswith(("proofs/", "stamps/")):
            tags[name] = path.read_bytes()
    for name in (*tags, TAGMANIFEST, "bagit.txt", "bag-info.txt"):
        (issued.folder / name).unlink()
    for folder in ("proofs", "stamps"):
        shutil.rmtree(issued.folder / folder, ignore_errors=True)
    seal_tags(issued.folder, tags)


def _index(change: Callable[[Any], None]) -> Callable[[Path], None]:
    def changing(folder: Path) -> None:
        found = json.loads((folder / INDEX).read_text())
        change(found)
        (folder / INDEX).write_text(json.dumps(found))

    return changing


def _other(folder: Path) -> None:
    """A good token, over another note."""
    signer = make_authority("North").signer
    _write(folder, "1/token.tsr", forged(request_for(b"another note", 1), [signer]))


def _write(folder: Path, name: str, content: bytes) -> None:
    (folder / "stamps" / name).write_bytes(content)


def _foreign_head(folder: Path) -> None:
    path = folder / "stamps/1/checkpoint.txt"
    path.write_bytes(path.read_bytes().replace(b"\n", b"0\n", 1))


CHANGES: dict[str, Callable[[Path], None]] = {
    "a token over another note": _other,
    "a token cut off": lambda folder: _write(folder, "1/token.tsr", b"0\x82"),
    "a changed head": _foreign_head,
    "a proof that does not connect": _index(lambda found: found["stamps"][0].update(consistency=["00" * 32])),
    "a proof left out": _index(lambda found: found["stamps"][0].update(consistency=[])),
    "a folder elsewhere": _index(lambda found: found["stamps"][0].update(folder="stamps/../../..")),
    "no folder": _index(lambda found: found["stamps"][0].update(folder="stamps/9")),
    "a missing chain": lambda folder: (folder / "stamps/1/chain.pem").unlink(),
}


@pytest.mark.parametrize("name", CHANGES)
def test_what_was_exchanged_is_found_whatever_the_manifests_say(issued: Issued, name: str) -> None:
    resealed(issued, CHANGES[name])
    found = rows(issued, *issued.roots)
    assert found["bag"]["ok"]
    assert found["time-stamp 1"]["ok"] is False
    assert found["time-stamp 2"]["ok"] is True


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"v": 1, "stamps": 3}', '{"v": 2, "stamps": []}', "[" * 9000])
def test_a_list_that_is_none_is_found(issued: Issued, content: str) -> None:
    resealed(issued, lambda folder: _write(folder, "stamps.json", content.encode()))
    assert oks(rows(issued, *issued.roots)) == {"time": False}


def test_a_dossier_of_what_was_never_stamped_says_so(session: Session, tmp_path: Path) -> None:
    full(session.register)
    issue(session, tmp_path / "dossier")
    data: Any = verify_dossier(tmp_path / "dossier").data
    assert [(row["name"], row["ok"]) for row in data["checks"]][-1] == ("time", None)
    assert not (tmp_path / "dossier" / "stamps").exists()
    front = json.loads((tmp_path / "dossier/data/dossier.json").read_text())["front"]
    assert "carries no time-stamp" in front["debts"][0]


def test_what_came_after_the_stamp_is_told_apart(session: Session, tmp_path: Path) -> None:
    north = make_authority("North")
    with serving({"/north": lambda body: Reply(north.reply(body))}) as address:
        stamp(session, f"{address}/north", roots=(root_file(tmp_path, north),))
    full(session.register)
    issue(session, tmp_path / "dossier")
    data: Any = verify_dossier(tmp_path / "dossier", roots=[fingerprint_of(north.root.der)]).data
    found = {row["name"]: row for row in data["checks"]}
    assert (found["time-stamp 1"]["ok"], found["time"]["ok"]) == (True, None)
    assert "later ones rests on their owner's word" in found["time"]["says"]
