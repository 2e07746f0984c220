"""habeas gaps, dossier and report: what leaves the register, through the gate and no other way."""

import json
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from habeas import __version__
from habeas.commands.base import Answer, Session
from habeas.commands.counting import every_tally, reconciled
from habeas.commands.dossier_check import PROOFS, shown_claims
from habeas.commands.proving import prove
from habeas.commands.stamps_in_bag import carried, stamp_sentences
from habeas.commands.view import View, view
from habeas.errors import BadInput, NotFound
from habeas.ledger.disclosure import dump_proofs
from habeas.ledger.entry import header_from
from habeas.ledger.note import fingerprint, read_note
from habeas.model.case import Consent
from habeas.model.value import Json
from habeas.model.vocabulary import Kind
from habeas.publish.bag import seal_tags, write_payload
from habeas.publish.consent import release
from habeas.publish.dossier import dossier_files
from habeas.publish.elements import complete, elements
from habeas.publish.front import Front
from habeas.publish.material import PROFILES, Casework, Material, StepTaken, Terms
from habeas.publish.released import Released
from habeas.publish.report import report_files
from habeas.publish.stamp_files import stamp_files
from habeas.register.check_stamps import debt_words
from habeas.register.queries.casework import consents, steps
from habeas.register.queries.evidence import exhibits, sources
from habeas.register.queries.stamps import unstamped
from habeas.register.register import Change

PUBLIC = "public"
Payload = Callable[[Released], Mapping[str, bytes]]


def gaps(session: Session, prefix: str, profile: str) -> Answer:
    """Which element that a UN body requires is carried by which claims, contradicted, or missing."""
    if profile not in PROFILES:
        raise BadInput(f"“{profile}” is not a form that Habeas knows.", f"Use one of {', '.join(PROFILES)}.",
                       code="bad-profile")  # fmt: skip
    now = view(session)
    person = now.person(session, prefix)
    about = [incident for incident in now.incidents if person.id in incident.victims]
    statements = [record for record in now.records if record.kind is Kind.STATEMENT]
    found = elements(
        profile, person, about, statements, _consents(session, now), _casework(session, now).get(person.id)
    )
    rows = [{"name": e.name, "status": e.status, "claims": list(e.claims), "says": e.says} for e in found]
    whole = complete(found)
    return Answer({"complete": whole, "elements": rows}, holds=whole)


def dossier(session: Session, prefixes: Sequence[str], recipient: str, output: Path, notice: str = "") -> Answer:
    """A dossier on persons and incidents, for one recipient: a bag with a PDF, its contents as JSON, and proofs."""
    now = view(session)
    subjects = tuple(_subject(session, now, prefix) for prefix in prefixes)
    released = release(material(session, now, subjects), Terms(recipient))
    digest = _issue(session, released, subjects, output, lambda out: dossier_files(out, front_of(session, notice)))
    redactions = [{"id": r.id, "what": r.what, "why": r.why, "times": r.times} for r in released.redactions]
    data = {"path": str(output), "pdf": str(output / "data/dossier.pdf"), "redactions": redactions, "sha256": digest}
    return Answer(data)


def report(session: Session, output: Path, recipient: str = PUBLIC, notice: str = "") -> Answer:
    """A situation report on the whole register; people are named only where consent reaches the recipient."""
    now = view(session)
    released = release(material(session, now, None), Terms(recipient))
    digest = _issue(session, released, (), output, lambda out: report_files(out, front_of(session, notice)))
    return Answer({"path": str(output), "pdf": str(output / "data/report.pdf"), "sha256": digest})


def _subject(session: Session, now: View, prefix: str) -> str:
    try:
        return now.person(session, prefix).id
    except NotFound as error:
        if error.code == "ambiguous":
            raise
        return now.incident(session, prefix).id


def material(session: Session, now: View, subjects: tuple[str, ...] | None) -> Material:
    """All that the gate needs to know to let out what concerns the subjects (None: the whole register)."""
    held = exhibits(session.alias)
    return Material(
        persons=now.persons,
        incidents=now.incidents,
        records=tuple(r for r in now.records if r.kind in (Kind.COUNT, Kind.STATEMENT)),
        contradictions=now.contradictions(),
        figure_findings=reconciled(now),
        tallies=every_tally(now),
        exhibits=tuple(h.exhibit for h in held),
        custody=tuple(note for h in held for note in h.custody),
        sources=sources(session.alias),
        texts=now.texts,
        consents=_consents(session, now),
        casework=_casework(session, now),
        subjects=subjects,
    )


def _casework(session: Session, now: View) -> dict[str, Casework]:
    """Steps by the persons of now."""
    person_of = {record.id: person.id for person in now.persons for record in person.records}
    taken: dict[str, list[StepTaken]] = {}
    for step in steps(session.alias):
        one = StepTaken(step.what, step.towards, step.date, step.answer or None)
        taken.setdefault(person_of.get(step.person, step.person), []).append(one)
    return {person: Casework(steps=tuple(found)) for person, found in taken.items()}


def _consents(session: Session, now: View) -> tuple[Consent, ...]:
    """Consents by the persons of now: a consent given before two records were joined reaches both."""
    person_of = {record.id: person.id for person in now.persons for record in person.records}
    return tuple(replace(c, person=person_of.get(c.person, c.person)) for c in consents(session.alias))


def _issue(session: Session, released: Released, subjects: tuple[str, ...], output: Path, payload: Payload) -> str:
    """Write the bag beside its place, enter the disclosure, prove it, and only then give the bag its name."""
    if output.exists():
        raise BadInput(f"{output} exists already.", "Name a folder that does not exist yet.", code="exists",
                       path=str(output))  # fmt: skip
    files = payload(released)
    building = output.with_name(f".{output.name}.{session.world.new_id()[:8]}.part")
    try:
        building.mkdir(parents=True, mode=0o700)
        digest = write_payload(building, files)
        seq = _enter(session, released, subjects, digest)
        contents = next(json.loads(content) for name, content in files.items() if name.endswith(".json"))
        proofs = prove(session, shown_claims(contents), seq)
        tags = {PROOFS: dump_proofs(proofs), "proofs/checkpoint.txt": proofs.checkpoint.encode()}
        stamped = carried(session, [header_from(entry.header).seq for entry in proofs.entries], seq + 1)
        seal_tags(building, tags | stamp_files(stamped))
        building.rename(output)
    except OSError as error:
        raise BadInput(f"{output} cannot be written here.", "Choose another place.", code="no-folder",
                       path=str(output)) from error  # fmt: skip
    finally:
        shutil.rmtree(building, ignore_errors=True)
    return digest


def _enter(session: Session, released: Released, subjects: tuple[str, ...], digest: str) -> int:
    redactions: list[Json] = [{"id": r.id, "why": r.why, "times": r.times} for r in released.redactions]
    fields: dict[str, Json] = {
        "dossier": session.world.new_id(),
        "recipient": released.contents.recipient,
        "subjects": list(subjects),
        "manifest": digest,
        "redactions": redactions,
    }
    session.record([Change("disclose", fields)])
    return session.register.log.size() - 1


def front_of(session: Session, notice: str = "") -> Front:
    """Where a document made now comes from: the newest signed head, its key, and what is still owed."""
    head, _ = read_note(session.register.log.note())
    debt = unstamped(session.alias)
    return Front(
        origin=head.origin,
        size=head.size,
        root=head.root.hex(),
        fingerprint=fingerprint(session.register.keyring.public_key),
        made=session.world.now(),
        version=__version__,
        stamps=stamp_sentences(session),
        debts=(debt_words(debt, session.world.now()),) if debt else (),
        notice=notice,
    )
