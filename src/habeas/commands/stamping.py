"""habeas timestamp and authority: time-stamps by authorities that the team trusts, asked over the network."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from habeas.commands.base import Answer, Session
from habeas.errors import BadInput, Damaged, NotFound, Problem, Refused
from habeas.ledger.note import read_note
from habeas.ledger.stamps.chain import certificates_in, is_root, unknown_root
from habeas.ledger.stamps.examine import Stamped, examine, fingerprint_of, name_of
from habeas.ledger.stamps.request import ANSWER_TYPE, MEDIA_TYPE, NONCE_BYTES, covered, request_for
from habeas.ledger.stamps.revocation import revocation_of
from habeas.ledger.stamps.timestamper import Timestamper, load_timestampers, timestamper_for
from habeas.model.stamp import Authority, Evidence, as_words
from habeas.model.value import Json
from habeas.model.world import rfc3339
from habeas.register.check_stamps import ageing, debt_words, examined
from habeas.register.queries.stamps import authorities, unstamped
from habeas.register.register import Change

Row = dict[str, Any]
Announce = Callable[[str], None]  # told the host before it is asked
_REVOCATION = {True: "checked", False: "not at hand", None: "none named"}


@dataclass(frozen=True, slots=True)
class _Head:
    """What is stamped: the signed head of `size` entries, as bytes."""

    size: int
    data: bytes


def timestamp(
    session: Session,
    urls: Sequence[str] = (),
    roots: Sequence[Path] = (),
    *,
    announce: Announce,
    timestampers: tuple[Timestamper, ...] | None = None,
) -> Answer:
    """Time-stamp the newest head, by the authorities at `urls` or by all that are trusted.

    `roots` are files with the root certificate of each of `urls`, or one for all: from then on they are trusted. What
    one authority does not give is a problem, and the others are asked all the same; each token is recorded as it comes.
    """
    installed = load_timestampers() if timestampers is None else timestampers
    for url in urls:
        timestamper_for(url, installed)
    if roots:
        trust(session, urls, roots)
    stamped: list[Row] = []
    problems: list[Problem] = []
    asked = _asked(session, urls)
    if not asked:
        problems.append(_nobody())
    note = session.register.log.note()
    head = _Head(read_note(note)[0].size, covered(note, session.register.keyring.public_key))
    for url, candidates in asked.items():
        try:
            row, change = _stamp(session, url, candidates, head, timestamper_for(url, installed), announce)
        except (Refused, Damaged) as error:
            problems.append(replace(error.problem(), path=url))
            continue
        session.record([change])
        stamped.append(row)
    return Answer({"stamped": stamped, "debts": list(_debts(session))}, tuple(problems))


def _asked(session: Session, urls: Sequence[str]) -> dict[str, list[Authority]]:
    """The authorities to ask by address; an address may have been trusted several times, with other roots."""
    trusted: dict[str, list[Authority]] = {}
    for authority in reversed(authorities(session.alias)):
        if authority.trusted:
            trusted.setdefault(authority.url, []).append(authority)
    return {url: trusted.get(url, []) for url in dict.fromkeys(urls)} if urls else trusted


def _nobody() -> Problem:
    return Problem("", "no-authority", "No time-stamping authority is known, so the head waits.",
                   "Name one with the root that it publishes: habeas timestamp --tsa URL --root FILE")  # fmt: skip


def _stamp(
    session: Session, url: str, candidates: list[Authority], head: _Head, by: Timestamper, announce: Announce
) -> tuple[Row, Change]:
    """Ask one authority, check its answer, fetch what revocation data its certificates name; what to say and record."""
    if not candidates:
        raise BadInput("No root certificate is trusted for this authority.",
                       "Name the file of its root, got by another way than its answers: --root FILE",
                       code="unknown-authority")  # fmt: skip
    nonce = int.from_bytes(session.world.random(NONCE_BYTES), "big") >> 1
    announce(urlsplit(url).netloc)
    reply = by.ask(url, request_for(head.data, nonce), MEDIA_TYPE, ANSWER_TYPE)
    authority, found = _leading(candidates, Evidence(reply), head, nonce)
    evidence = _whole(reply, found, by, announce)
    found = examine(evidence, head.data, authority.certificates, nonce)
    fields: dict[str, Json] = {
        "stamp": session.world.new_id(), "authority": authority.id, "size": head.size,
        "stamped": rfc3339(found.time), "asked_by": f"{by.name} {by.version}",
    }  # fmt: skip
    row = {
        "authority": url, "time": rfc3339(found.time), "size": head.size, "name": found.authority,
        "root": found.root_fingerprint, "revocation": _REVOCATION[found.path.revocation],
        "runs_out": rfc3339(found.runs_out),
    }  # fmt: skip
    return row, Change("stamp", {**fields, **evidence.as_json()})


def _leading(candidates: list[Authority], evidence: Evidence, head: _Head, nonce: int) -> tuple[Authority, Stamped]:
    """The trusted entry of this address to whose root the token leads; raises `Damaged` where none does."""
    for authority in candidates:
        try:
            return authority, examine(evidence, head.data, authority.certificates, nonce)
        except Damaged as error:
            if error.code != unknown_root().code:
                raise
    raise unknown_root()


def _whole(reply: bytes, found: Stamped, by: Timestamper, announce: Announce) -> Evidence:
    def fetch(url: str, question: bytes | None, asks: str, answers: str) -> bytes:
        announce(urlsplit(url).netloc)
        return by.ask(url, question, asks, answers)

    crls, ocsps = revocation_of(found.path, fetch)
    return Evidence(reply, found.path.raw, crls, ocsps)


def _debts(session: Session) -> Iterator[Row]:
    """What is still owed: the newest head where it is not covered, and stamps that age."""
    now = session.world.now()
    debt = unstamped(session.alias)
    if debt is not None:
        yield {"size": debt.size, "since": debt.since, "says": debt_words(debt, now)}
    for size, due, says in ageing(list(examined(session.register)), now):
        yield {"size": size, "since": rfc3339(due), "says": says}


def trust(session: Session, urls: Sequence[str], roots: Sequence[Path]) -> None:
    """Trust the authorities at `urls`, each under its file of `roots`, or all under one. Recorded, so that it stays."""
    if not urls or len(roots) not in (1, len(urls)):
        raise BadInput("Each root certificate belongs to an authority.", "Give --root once for each --tsa, in the same "
                       "order, or once for all of them.", code="bad-roots")  # fmt: skip
    files = list(roots) if len(roots) == len(urls) else [roots[0]] * len(urls)
    known = {(one.url, one.certificates) for one in authorities(session.alias) if one.trusted}
    wanted = {url: roots_in(path) for url, path in zip(urls, files, strict=True)}
    new = [(url, certificates) for url, certificates in wanted.items() if (url, certificates) not in known]
    session.record([Change("trust-authority", {"authority": session.world.new_id(), "url": url,
                                               "certificates": as_words(certificates)})
                    for url, certificates in new])  # fmt: skip


def roots_in(path: Path) -> tuple[bytes, ...]:
    """The certificates (DER) of a file, at least one of which is a root; raises `BadInput`."""
    try:
        found = certificates_in(path.read_bytes(), str(path))
    except OSError as error:
        raise BadInput(f"The file {path} cannot be read.", "Name the file of the authority's root certificate.",
                       code="no-file", path=str(path)) from error  # fmt: skip
    if not any(map(is_root, found)):
        raise BadInput("This file holds no root certificate: none is signed by itself.",
                       "Name the file of the authority's root.", code="no-root", path=str(path))  # fmt: skip
    return found


def list_authorities(session: Session) -> Answer:
    return Answer([_authority_json(one) for one in authorities(session.alias)])


def drop_authority(session: Session, url: str) -> Answer:
    """Trust the authority at `url` no longer; what it stamped stays, and can no longer be checked."""
    found = [one for one in authorities(session.alias) if one.url == url and one.trusted]
    if not found:
        raise NotFound(f"There is no authority at {url}.", "See: habeas authority list", code="not-found", path=url)
    session.record([Change("drop-authority", {"authority": one.id}) for one in found])
    return Answer([_authority_json(replace(one, trusted=False)) for one in found])


def _authority_json(authority: Authority) -> Row:
    roots = [der for der in authority.certificates if is_root(der)]
    return {
        "url": authority.url, "trusted": authority.trusted,
        "roots": [{"name": name_of(der), "fingerprint": fingerprint_of(der)} for der in roots],
    }  # fmt: skip
