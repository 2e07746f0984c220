"""habeas timestamp, from the question to the check years later, against real authorities on this machine."""

import json
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connections

from habeas.cli.main import main
from habeas.cli.passphrase import PASSPHRASE_FILE
from habeas.commands import checking, stamping
from habeas.commands.base import Session
from habeas.errors import BadInput, NotFound
from habeas.ledger.stamps.ageing import MARGIN
from habeas.model.world import World, rfc3339
from habeas.network import Web
from habeas.register.check import Check
from habeas.register.check_stamps import ageing, examined
from habeas.register.register import Register
from habeas.register.replay import differences, rebuild
from habeas.register.verify import check_register
from tests.register.build import full
from tests.registers import PASSPHRASE, kept_open
from tests.stamps.authority import STAMPING, Authority, forged, issue, make_authority, needs_openssl, revoking, status
from tests.stamps.server import Reply, serving

pytestmark = needs_openssl
WEB = (Web(longest=20),)
CERTIFICATE_OF_NONE = b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"


@pytest.fixture(scope="module")
def tsa(north: Authority, south: Authority) -> Iterator[str]:
    """One address for all: good authorities, and some that are not."""
    refusing = {
        "/north": lambda body: Reply(north.reply(body)),
        "/south": lambda body: Reply(south.reply(body)),
        "/cut": lambda body: Reply(north.reply(body)[:-30]),
        "/old": lambda body: Reply(forged(body, [issue("Old", north.root, usages=STAMPING, days=(-9, -2))])),
        "/page": lambda body: Reply(b"<html>", "text/html"),
    }
    with serving(refusing) as address:
        yield address


def root_file(folder: Path, authority: Authority) -> Path:
    path = folder / f"root-{authority.root.certificate.serial_number}.pem"
    path.write_bytes(authority.root.pem)
    return path


def stamp(session: Session, *urls: str, roots: tuple[Path, ...] = ()) -> tuple[Any, list[str]]:
    """The data and the codes of the problems."""
    answer = stamping.timestamp(session, urls, roots, announce=lambda host: None, timestampers=WEB)
    return answer.data, [problem.code for problem in answer.problems]


def checks(register: Register) -> dict[str, Check]:
    return {check.name: check for check in check_register(register)}


def tokens(register: Register) -> list[Check]:
    return [check for name, check in checks(register).items() if name.startswith("time-stamp")]


def test_several_authorities_stamp_the_newest_head(
    session: Session, tsa: str, north: Authority, south: Authority, tmp_path: Path
) -> None:
    full(session.register)
    before: Any = checking.checkpoint(session).data
    assert before["unstamped_since"] == session.register.log.first()["time"]
    roots = (root_file(tmp_path, north), root_file(tmp_path, south))
    data, problems = stamp(session, f"{tsa}/north", f"{tsa}/south", roots=roots)
    assert problems == []
    assert data["debts"] == []
    assert [(row["authority"], row["size"]) for row in data["stamped"]] == [
        (f"{tsa}/north", before["size"] + 2), (f"{tsa}/south", before["size"] + 2)]  # fmt: skip
    after: Any = checking.checkpoint(session).data
    assert after["unstamped_since"] is None
    found = checks(session.register)
    assert found["time"].ok is True
    assert [check.ok for check in tokens(session.register)] == [True, True]
    assert all(check.ok is not False for check in found.values())
    assert differences(session.register) == ()


def test_what_comes_later_is_a_debt_with_its_age_until_it_is_stamped_too(
    session: Session, tsa: str, north: Authority, tmp_path: Path
) -> None:
    stamp(session, f"{tsa}/north", roots=(root_file(tmp_path, north),))
    full(session.register)
    head: Any = checking.checkpoint(session).data
    first = next(e.fields for e in session.register.log.entries() if e.verb == "seal")
    assert first
    assert head["unstamped_since"] == first["time"]
    assert checks(session.register)["time"].ok is None
    data, problems = stamp(session)  # by all that are trusted
    assert (len(data["stamped"]), data["debts"], problems) == (1, [], [])
    assert checks(session.register)["time"].ok is True
    assert [check.ok for check in tokens(session.register)] == [True, True]


def test_without_an_authority_or_a_network_the_head_waits(
    session: Session, tsa: str, north: Authority, tmp_path: Path
) -> None:
    size = session.register.log.size()
    data, problems = stamp(session)
    assert (data["stamped"], problems, session.register.log.size()) == ([], ["no-authority"], size)
    assert [(debt["size"], debt["since"]) for debt in data["debts"]] == [(size, session.register.log.first()["time"])]
    assert "less than a day" in data["debts"][0]["says"]
    data, problems = stamp(session, "http://127.0.0.1:9/", roots=(root_file(tmp_path, north),))
    assert (data["stamped"], problems) == ([], ["no-network"])
    assert len(data["debts"]) == 1


def test_one_that_fails_leaves_the_others_and_nothing_of_its_own(
    session: Session, tsa: str, north: Authority, south: Authority, tmp_path: Path
) -> None:
    wrong = [f"{tsa}/{place}" for place in ("cut", "old", "page", "south", "nowhere")]
    data, problems = stamp(session, *wrong, f"{tsa}/north", roots=(root_file(tmp_path, north),))
    assert problems == ["stamp-malformed", "stamp-expired", "bad-answer", "stamp-unknown-root", "bad-answer"]
    assert [row["authority"] for row in data["stamped"]] == [f"{tsa}/north"]
    verbs = [entry.verb for entry in session.register.log.entries()]
    assert verbs.count("stamp") == 1
    assert all(check.ok is not False for check in checks(session.register).values())


def test_an_authority_without_a_root_is_not_asked(session: Session, tsa: str, north: Authority, tmp_path: Path) -> None:
    asked: list[str] = []
    answer = stamping.timestamp(session, [f"{tsa}/north"], announce=asked.append, timestampers=WEB)
    assert [problem.code for problem in answer.problems] == ["unknown-authority"]
    assert asked == []
    stamping.timestamp(session, [f"{tsa}/north"], [root_file(tmp_path, north)], announce=asked.append, timestampers=WEB)
    assert asked == [tsa.removeprefix("http://")]


@pytest.mark.parametrize("content", [b"", b"no certificate", CERTIFICATE_OF_NONE])
def test_a_file_that_holds_no_root_is_refused_before_anything(
    session: Session, tsa: str, tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "root.pem").write_bytes(content)
    size = session.register.log.size()
    with pytest.raises(BadInput):
        stamp(session, f"{tsa}/north", roots=(tmp_path / "root.pem",))
    with pytest.raises(BadInput):
        stamp(session, f"{tsa}/north", roots=(tmp_path / "gone.pem",))
    with pytest.raises(BadInput):
        stamp(session, roots=(tmp_path / "root.pem",))
    assert session.register.log.size() == size


def test_a_certificate_that_is_no_root_is_not_trusted(
    session: Session, tsa: str, north: Authority, tmp_path: Path
) -> None:
    (tmp_path / "signer.pem").write_bytes(north.signer.pem)
    with pytest.raises(BadInput, match="no root"):
        stamp(session, f"{tsa}/north", roots=(tmp_path / "signer.pem",))


def test_an_authority_can_be_dropped(session: Session, tsa: str, north: Authority, tmp_path: Path) -> None:
    stamp(session, f"{tsa}/north", roots=(root_file(tmp_path, north),))
    listed: Any = stamping.list_authorities(session).data
    assert [(one["url"], one["trusted"], len(one["roots"][0]["fingerprint"])) for one in listed] == [
        (f"{tsa}/north", True, 64)]  # fmt: skip
    stamping.drop_authority(session, f"{tsa}/north")
    assert [check.ok for check in tokens(session.register)] == [None]
    assert checks(session.register)["time"].ok is None
    assert stamp(session)[1] == ["no-authority"]
    with pytest.raises(NotFound):
        stamping.drop_authority(session, f"{tsa}/north")
    rebuild(session.register)
    assert differences(session.register) == ()


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ("UPDATE stamp SET size = size - 1", "other bytes"),
        ("UPDATE stamp SET time = '2020-01-01T00:00:00+00:00'", "another time"),
        ("UPDATE authority SET certificates = (SELECT certificates FROM authority ORDER BY entry DESC)", "no root"),
    ],
)
def test_what_is_changed_afterwards_is_found(
    session: Session, tsa: str, north: Authority, south: Authority, tmp_path: Path, change: str, says: str
) -> None:
    stamp(session, f"{tsa}/north", roots=(root_file(tmp_path, north),))
    stamping.trust(session, [f"{tsa}/south"], [root_file(tmp_path, south)])
    with connections[session.alias].cursor() as cursor:
        cursor.execute(change)
    found = tokens(session.register)
    assert [check.ok for check in found] == [False]
    assert says in found[0].says
    assert checks(session.register)["tables"].ok is False


def test_revocation_data_is_fetched_and_kept(session: Session, tmp_path: Path) -> None:
    lists: dict[str, bytes] = {}
    places = {"/crl": lambda body: Reply(lists["crl"], "application/pkix-crl")}
    with serving(places) as address:
        listed = make_authority("Listed", crl=f"{address}/crl")
        lists["crl"] = revoking(listed.root)
        places["/tsa"] = lambda body: Reply(listed.reply(body))
        root = root_file(tmp_path, listed)
        data, _ = stamp(session, f"{address}/tsa", roots=(root,))
        assert data["stamped"][0]["revocation"] == "checked"
        lists["crl"] = revoking(listed.root, listed.signer)
        assert stamp(session)[1] == ["stamp-revoked"]
        lists["crl"] = b"garbage"
        assert stamp(session)[0]["stamped"][0]["revocation"] == "not at hand"
    assert ["Not revoked" in check.says for check in tokens(session.register)] == [True, False]
    assert [check.ok for check in tokens(session.register)] == [True, True]


def test_an_authority_that_answers_about_single_certificates(session: Session, tmp_path: Path) -> None:
    state = {"revoked": False}
    places: dict[str, Callable[[bytes], Reply]] = {}
    with serving(places) as address:
        asked = make_authority("Asked", ocsp=f"{address}/ocsp")
        places["/tsa"] = lambda body: Reply(asked.reply(body))
        places["/ocsp"] = lambda body: Reply(
            status(body, asked.root, asked.signer, **state), "application/ocsp-response"
        )
        data, _ = stamp(session, f"{address}/tsa", roots=(root_file(tmp_path, asked),))
        assert data["stamped"][0]["revocation"] == "checked"
        state["revoked"] = True
        assert stamp(session)[1] == ["stamp-revoked"]
    assert ["Not revoked" in check.says for check in tokens(session.register)] == [True]


def test_a_newer_stamp_is_asked_for_before_certificates_run_out(
    session: Session, tsa: str, north: Authority, tmp_path: Path
) -> None:
    stamp(session, f"{tsa}/north", roots=(root_file(tmp_path, north),))
    found = list(examined(session.register))
    ends = north.signer.certificate.not_valid_after_utc
    assert list(ageing(found, ends - MARGIN - timedelta(days=1))) == []
    due = list(ageing(found, ends - timedelta(days=1)))
    assert [(size, when) for size, when, _ in due] == [(found[0].stamp.size, ends - MARGIN)]
    assert f"runs out on {ends:%Y-%m-%d}" in due[0][2]
    session.register.world = World(lambda: ends + timedelta(days=1), session.register.world.random)
    debts = stamp(session)[0]["debts"]
    assert [debt["since"] for debt in debts] == [rfc3339(ends - MARGIN)] * 2
    fresh = make_authority("Fresh", days=(-1, 6000))
    with serving({"/tsa": lambda body: Reply(fresh.reply(body))}) as address:
        data, _ = stamp(session, f"{address}/tsa", roots=(root_file(tmp_path, fresh),))
    assert data["debts"] == []  # the newer stamp covers the entries of the older ones


def test_on_the_command_line(
    folder: Path, tsa: str, north: Authority, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    (tmp_path / "passphrase").write_text(PASSPHRASE)
    monkeypatch.setenv(PASSPHRASE_FILE, str(tmp_path / "passphrase"))
    root = root_file(tmp_path, north)
    line = ["-C", str(folder), "timestamp", "--tsa", f"{tsa}/north", "--root", str(root), "--json"]
    assert main(line, unlock=kept_open) == 0
    said = capsys.readouterr()
    assert json.loads(said.out)["stamped"][0]["authority"] == f"{tsa}/north"
    assert said.err == f"Asking {tsa.removeprefix('http://')} ...\n"
    assert main(["-C", str(folder), "timestamp", "--tsa", f"{tsa}/cut", "--root", str(root)], unlock=kept_open) == 3
    assert "cut off or malformed" in capsys.readouterr().err
    assert main(["-C", str(folder), "authority", "list"], unlock=kept_open) == 0
    assert "North Root" in capsys.readouterr().out
    assert main(["-C", str(folder), "authority", "drop", f"{tsa}/cut"], unlock=kept_open) == 0
    assert main(["-C", str(folder), "timestamp"], unlock=kept_open) == 0
    assert "North Stamp" in capsys.readouterr().out
    assert main(["-C", str(folder), "verify", "--root", str(root)], unlock=kept_open) == 3
