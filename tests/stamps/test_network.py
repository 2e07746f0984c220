"""Everything that can go wrong between us and an authority is an error of ours, and takes no longer than it may."""

import socket
import time

import pytest

from habeas.errors import HabeasError
from habeas.ledger.stamps.request import ANSWER_TYPE, MEDIA_TYPE
from habeas.network import Web
from tests.stamps.server import Reply, serving

QUICK = Web(longest=0.6, largest=2000)


def refused(url: str, web: Web = QUICK) -> HabeasError:
    with pytest.raises(HabeasError) as caught:
        web.ask(url, b"question", MEDIA_TYPE, ANSWER_TYPE)
    assert caught.value.do
    return caught.value


def test_an_answer_comes_back_as_it_was_given() -> None:
    with serving({"/tsa?x=1": lambda body: Reply(body[::-1])}) as address:
        assert QUICK.ask(f"{address}/tsa?x=1", b"abc", MEDIA_TYPE, ANSWER_TYPE) == b"cba"
    with serving({"/crl": lambda body: Reply(b"list", "application/pkix-crl")}) as address:
        assert QUICK.ask(f"{address}/crl", None) == b"list"


@pytest.mark.parametrize(
    ("reply", "code"),
    [
        (Reply(b"x", "text/html"), "bad-answer"),
        (Reply(b"x", status=500), "bad-answer"),
        (Reply(b"x", status=404), "bad-answer"),
        (Reply(b"", status=302, headers={"Location": "http://127.0.0.1:9/elsewhere"}), "elsewhere"),
        (Reply(b"", status=307, headers={"Location": "/"}), "elsewhere"),
        (Reply(b"x" * 3000), "too-big"),
        (Reply(b"x" * 10, announced=100), "no-network"),
        (Reply(b"x", wait=2), "slow"),
        (Reply(b"x" * 500, drip=0.05), "slow"),
    ],
    ids=["type", "500", "404", "302", "307", "big", "broken off", "late", "drip"],
)
def test_each_way_to_answer_wrongly_has_its_name(reply: Reply, code: str) -> None:
    with serving({"/": lambda body: reply}) as address:
        began = time.monotonic()
        error = refused(address)
        assert time.monotonic() - began < 1.9
    assert error.code == code
    assert "127.0.0.1" in error.says


def test_one_that_never_answers_is_left() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        assert refused(f"http://127.0.0.1:{silent.getsockname()[1]}").code == "slow"


def test_one_that_speaks_no_http_and_one_that_is_not_there() -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    assert refused(f"http://127.0.0.1:{port}").code == "no-network"
    with serving({"/": lambda body: Reply(b"x")}) as address:
        assert refused(address.replace("http:", "https:")).code == "no-network"


@pytest.mark.parametrize(
    "url",
    [
        "",
        "tsa.example.org",
        "ftp://tsa.example.org",
        "http://",
        "http://[",
        "http://a:b@c/",
        "http://a\n/",
        "file:///etc",
    ],
)
def test_what_is_no_address_is_refused(url: str) -> None:
    assert refused(url).code == "bad-address"
    assert QUICK.handles("HTTPS://tsa.example.org")
    assert not QUICK.handles("ftp://tsa.example.org")
