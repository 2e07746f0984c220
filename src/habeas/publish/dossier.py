"""A dossier: what sources say of one or more persons or incidents, each sentence followed by its quotes.

Takes nothing but what the gate released. The same contents go into the PDF and, for machines, into dossier.json.
"""

import json
from collections.abc import Iterable, Mapping

from habeas.errors import Illegal
from habeas.publish.annex import annexes
from habeas.publish.front import Front, Rich, cited_of, cites, front_page, t, v
from habeas.publish.pdf import render
from habeas.publish.released import (
    Contents,
    FindingView,
    IncidentView,
    PersonView,
    ProfileView,
    PropertyView,
    Released,
    SupportView,
)
from habeas.publish.rows import contradiction_row, figure_rows, misfits, property_rows, who
from habeas.publish.show import counted, opening, property_words, squeezed
from habeas.publish.telling import Case, position_sentences, summary

_STATUS_WORDS = {"carried": "carried", "contradicted": "contradicted", "missing": "missing", "warning": "to check"}


def dossier_files(released: Released, front: Front, originals: Mapping[str, bytes] | None = None) -> dict[str, bytes]:
    """The payload of a dossier: `dossier.pdf`, `dossier.json`, and the originals that the gate let through.

    `originals` maps ids of exhibits to their bytes; one that the gate did not release raises `Illegal`.
    """
    files = {"dossier.pdf": dossier_pdf(released, front), "dossier.json": as_bytes(released, front)}
    for exhibit, content in sorted((originals or {}).items()):
        if exhibit not in released.contents.originals:
            raise Illegal("An original that the gate did not release cannot go along.", code="not-released")
        files[f"originals/{exhibit}"] = content
    return files


def as_bytes(released: Released, front: Front) -> bytes:
    """Exactly the released contents as UTF-8 JSON with sorted names, for machines."""
    document = {"format": f"habeas/{released.contents.scope}/v1", "front": front.as_json()} | released.as_json()
    return (json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode("utf-8")


def dossier_pdf(released: Released, front: Front) -> bytes:
    """The pages. Raises `HabeasError` (code "typesetting") if they cannot be set."""
    contents = released.contents
    persons = [_person(p, contents) for p in contents.persons]
    covered = {i for p in contents.persons for i in p.incidents}
    alone = [i for i in contents.incidents if i.id not in covered]
    subjects = [p.label for p in contents.persons] or [i.label for i in alone]
    data = front_page(front, released) | annexes(released, front) | {
        "subjects": subjects, "persons": persons, "incidents": [_incident(i, contents) for i in alone],
        "figures": figure_rows(contents.figures), "fits": misfits(contents),
    }  # fmt: skip
    return render("dossier.typ", data, made=front.made)


def _person(person: PersonView, contents: Contents) -> dict[str, object]:
    case = _case(person, contents)
    incidents = [_incident(i, contents) for i in case.incidents]
    return {
        "label": person.label,
        "withheld": not person.named,
        "summary": summary(case),
        "properties": property_rows(person.properties),
        "findings": _findings(person.properties, case.incidents),
        "conflicts": [contradiction_row(c) for c in case.contradictions],
        "timeline": [
            {"date": e.words, "status": opening(e.status), "who": who(e.claims), "quotes": cited_of(e.claims)}
            for e in person.timeline
        ],
        "incidents": incidents,
        "statements": position_sentences(case.statements),
        "steps": [
            {"date": s.date, "what": squeezed(s.what), "towards": squeezed(s.towards), "answer": squeezed(s.answer)}
            for s in person.steps
        ],
        "profiles": [_profile(p) for p in person.profiles],
    }


def _case(person: PersonView, contents: Contents) -> Case:
    incidents = [i for i in contents.incidents if i.id in person.incidents]
    concerned = {person.id, *(i.id for i in incidents)}
    return Case(
        person=person,
        incidents=incidents,
        statements=[r for r in contents.statements if r.id in person.statements],
        contradictions=[c for c in contents.contradictions if concerned.intersection(c.subjects)],
    )


def _findings(properties: Iterable[PropertyView], incidents: Iterable[IncidentView]) -> list[dict[str, object]]:
    every = (*properties, *(p for i in incidents for p in i.properties))
    return [_finding(s.finding, s) for p in every for s in p.supports if s.finding]


def _finding(finding: FindingView, support: SupportView) -> dict[str, object]:
    return {
        "property": property_words(finding.property), "value": [v(squeezed(finding.words))],
        "standard": finding.standard, "reason": [v(squeezed(finding.reason))], "when": finding.time,
        "quotes": cited_of((*support.claims_for, *support.claims_against)),
    }  # fmt: skip


def _incident(incident: IncidentView, contents: Contents) -> dict[str, object]:
    """An incident as a heading and a table of its claims, with what is contradicted about it."""
    about = [c for c in contents.contradictions if incident.id in c.subjects]
    victims: list[Rich] = [[v(label)] for label in incident.victims]
    return {
        "label": incident.label, "victims": victims, "properties": property_rows(incident.properties),
        "conflicts": [contradiction_row(c) for c in about],
    }  # fmt: skip


def _profile(profile: ProfileView) -> dict[str, object]:
    rows = []
    for element in profile.elements:
        note = f" {counted(element.withheld, 'claim')} on it not shown to this recipient." if element.withheld else ""
        rows.append({"name": element.name, "status": _STATUS_WORDS[element.status], "quotes": cites(element.quotes),
                     "says": [t(f"{element.says}{note}")]})  # fmt: skip
    missing = sum(e.status == "missing" for e in profile.elements)
    verdict = (
        "Nothing that is required is missing." if not missing else f"{counted(missing, 'required element')} missing."
    )
    return {"title": profile.title, "verdict": verdict, "elements": rows}
