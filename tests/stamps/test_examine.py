"""What a time-stamp must be, case by case: real authorities made with openssl, and forgeries that it would not make."""

import random
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa

from habeas.errors import Damaged
from habeas.ledger.stamps.ageing import MARGIN, needed_by
from habeas.ledger.stamps.examine import Stamped, examine
from habeas.ledger.stamps.request import request_for
from habeas.model.stamp import Evidence
from tests.stamps.authority import (
    STAMPING,
    Authority,
    Pair,
    Usage,
    forged,
    in_days,
    issue,
    make_authority,
    needs_openssl,
    revoking,
)

DATA, NONCE = b"origin\n1\nroot\n\n\xe2\x80\x94 origin signature\n", 5
ASKED = request_for(DATA, NONCE)


@pytest.fixture(scope="module")
def listed() -> Authority:
    return make_authority("Listed", crl="http://127.0.0.1/crl")


def held(reply: bytes, *roots: Pair, data: bytes = DATA, nonce: int | None = NONCE, **kept: Any) -> Stamped:
    return examine(Evidence(reply, **kept), data, [root.der for root in roots], nonce)


def fault(reply: bytes, *roots: Pair, **more: Any) -> str:
    with pytest.raises(Damaged) as caught:
        held(reply, *roots, **more)
    assert caught.value.says.endswith(".")
    return caught.value.code.removeprefix("stamp-")


@needs_openssl
def test_a_real_token_holds_and_tells_when_and_by_whom(north: Authority, south: Authority) -> None:
    found = held(north.reply(ASKED), north.root)
    assert abs((found.time - in_days(0)).total_seconds()) < 60
    assert (found.authority, found.root_name) == ("North Stamp", "North Root (invented) of a long name of a long name")
    assert found.path.revocation is None
    assert held(south.reply(ASKED), north.root, south.root).path.raw == (
        south.signer.der, south.between[0].der, south.root.der)  # fmt: skip
    assert held(north.reply(ASKED), north.root, nonce=None).authority == "North Stamp"


@needs_openssl
@pytest.mark.parametrize(("bits", "weak"), [(1024, True), (2048, False), (3072, False)])
def test_rsa_keys_that_are_long_enough_and_until_when(bits: int, weak: bool) -> None:
    keyed = make_authority("Keyed", key=rsa.generate_private_key(65537, bits), days=(-1, 9000))
    if weak:
        assert fault(keyed.reply(ASKED), keyed.root) == "weak"
        return
    due, why = needed_by(held(keyed.reply(ASKED), keyed.root))
    ends = datetime(2031, 1, 1, tzinfo=UTC) if bits == 2048 else keyed.signer.certificate.not_valid_after_utc
    assert due == ends - MARGIN
    assert ("RSA" in why) == (bits == 2048)


@needs_openssl
def test_a_signer_that_is_its_own_root(north: Authority) -> None:
    alone = issue("Alone (invented)", usages=STAMPING)
    assert held(Authority(alone, alone).reply(ASKED), alone).authority == "Alone (invented)"
    assert fault(Authority(alone, alone).reply(ASKED), north.root) == "unknown-root"


@needs_openssl
def test_a_token_of_another_authority_or_about_something_else(north: Authority, south: Authority) -> None:
    reply = north.reply(ASKED)
    assert fault(reply, south.root) == "unknown-root"
    assert fault(reply) == "unknown-root"
    assert fault(reply, north.signer) == "unknown-root"  # only roots are trusted
    assert fault(south.reply(ASKED), south.between[0]) == "unknown-root"
    assert fault(reply, north.root, data=DATA + b"\n") == "imprint"
    assert fault(reply, north.root, nonce=6) == "nonce"


@needs_openssl
def test_the_kept_chain_helps_and_is_never_trusted(south: Authority) -> None:
    bare = forged(ASKED, [south.signer])
    assert fault(bare, south.root) == "unknown-root"
    assert held(bare, south.root, certificates=(south.between[0].der,)).authority == "South Stamp"
    assert fault(bare, certificates=(south.between[0].der, south.root.der)) == "unknown-root"


@pytest.mark.parametrize(
    ("signer", "code"),
    [
        ({"usages": ()}, "usage"),
        ({"usages": [Usage.SERVER_AUTH]}, "usage"),
        ({"usages": [Usage.TIME_STAMPING, Usage.CODE_SIGNING]}, "usage"),
        ({"critical": False}, "usage"),
        ({"days": (-30, -1)}, "expired"),
        ({"days": (1, 30)}, "not-yet-valid"),
    ],
    ids=str,
)
def test_certificates_that_may_not_stamp(north: Authority, signer: dict[str, Any], code: str) -> None:
    assert fault(forged(ASKED, [issue("Wrong", north.root, **({"usages": STAMPING} | signer))]), north.root) == code


def test_an_issuer_that_is_no_authority_or_had_run_out(north: Authority) -> None:
    below = issue("Below", north.signer, usages=STAMPING)
    assert fault(forged(ASKED, [below], [below, north.signer]), north.root) in ("chain", "unknown-root")
    old = issue("Old", north.root, authority=True, days=(-60, -30))
    stamp = issue("Stamp", old, usages=STAMPING)
    assert fault(forged(ASKED, [stamp], [stamp, old]), north.root) == "expired"


def test_one_that_ran_out_since_still_holds(north: Authority) -> None:
    was = issue("Was", north.root, usages=STAMPING, days=(-90, -10))
    assert held(forged(ASKED, [was], at=in_days(-20)), north.root).runs_out == was.certificate.not_valid_after_utc


def _unsorted(north: Authority, south: Authority) -> bytes:
    return forged(ASKED, [south.signer], [south.signer, south.between[0]], sorted_set=False)


FORGERIES: dict[str, tuple[Callable[[Authority, Authority], bytes], str]] = {
    "two signers": (lambda n, s: forged(ASKED, [n.signer, s.signer]), "signers"),
    "the same signer twice": (lambda n, s: forged(ASKED, [n.signer, n.signer], [n.signer]), "signers"),
    "nobody signed": (lambda n, s: forged(ASKED, [], [n.signer]), "signers"),
    "no ESSCertID": (lambda n, s: forged(ASKED, [n.signer], ess="none"), "not-named"),
    "another ESSCertID": (lambda n, s: forged(ASKED, [n.signer], ess="wrong"), "other-named"),
    "without its certificate": (lambda n, s: forged(ASKED, [n.signer], []), "no-certificate"),
    "unsorted": (_unsorted, "unsorted"),
    "another imprint": (lambda n, s: forged(ASKED, [n.signer], imprint=b"\0" * 32), "imprint"),
    "over SHA-1": (lambda n, s: forged(ASKED, [n.signer], digest="sha1"), "weak"),
    "with changes": (lambda n, s: forged(ASKED, [n.signer], status="granted_with_mods"), "refused"),
    "refused": (lambda n, s: forged(ASKED, [n.signer], status="rejection"), "refused"),
}


@pytest.mark.parametrize("name", FORGERIES)
def test_forgeries(north: Authority, south: Authority, name: str) -> None:
    forge, code = FORGERIES[name]
    assert fault(forge(north, south), north.root, south.root) == code


def test_the_forger_can_make_good_ones_too(north: Authority) -> None:
    """Else the cases above would prove nothing."""
    assert held(forged(ASKED, [north.signer]), north.root).authority == "North Stamp"
    assert held(forged(ASKED, [north.signer], ess="v1"), north.root).authority == "North Stamp"


@pytest.mark.parametrize("reply", [b"", b"\x30", b"\x30\x80\x00\x00", b"0" * 1000, b"<html>", bytes(500)])
def test_what_is_no_answer(north: Authority, reply: bytes) -> None:
    with pytest.raises(Damaged) if reply else pytest.raises(Exception, match="empty"):
        held(reply, north.root)


@needs_openssl
def test_cut_off_or_with_something_after_it(north: Authority) -> None:
    reply = north.reply(ASKED)
    for cut in range(0, len(reply), 37):
        if cut:
            assert fault(reply[:cut], north.root) == "malformed"
    assert fault(reply + b"\0", north.root) == "malformed"


@needs_openssl
def test_no_changed_byte_passes(north: Authority) -> None:
    reply = north.reply(ASKED)
    generator = random.Random(7)
    for place in range(len(reply)):
        changed = bytearray(reply)
        changed[place] ^= generator.randrange(1, 256)
        fault(bytes(changed), north.root)


def test_revocation_data_decides_as_of_the_token(north: Authority, listed: Authority) -> None:
    reply, root = forged(ASKED, [listed.signer]), listed.root
    assert held(reply, root).path.revocation is False
    assert held(reply, root, crls=(revoking(root),)).path.revocation is True
    assert fault(reply, root, crls=(revoking(root, listed.signer),)) == "revoked"
    later = revoking(root, listed.signer, days=(2, 30), since=1)
    assert held(reply, root, crls=(later,)).path.revocation is True
    assert held(reply, root, crls=(revoking(root, days=(-20, -10)),)).path.revocation is False
    assert held(reply, root, crls=(revoking(north.root, listed.signer),)).path.revocation is False
    assert fault(reply, root, crls=(b"no list",)) == "chain"
