"""A dossier: what sources say of one or more persons or incidents, each sentence followed by its quotes.

Takes nothing but what the gate released. The same contents go into the PDF and, for machines, into dossier.json.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from habeas.errors import Illegal
from habeas.publish.annex import annexes
from habeas.publish.front import Front, Rich, cited_of, cites, front_page, t, v
from habeas.publish.pdf import render
from habeas.publish.released import (
    ClaimView,
    Contents,
    FindingView,
    IncidentView,
    PersonView,
    ProfileView,
    PropertyView,
    RecordView,
    Released,
    SupportView,
)
from habeas.publish.show import STANCES, STANDINGS, counted, joined, opening, property_words, squeezed

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
        "subjects": subjects, "persons": persons, "incidents": [incident_section(i) for i in alone],
        "figures": figure_rows(contents.figures), "fits": fits(contents),
    }  # fmt: skip
    return render("dossier.typ", data, made=front.made)


def _person(person: PersonView, contents: Contents) -> dict[str, object]:
    incidents = [i for i in contents.incidents if i.id in person.incidents]
    statements = [r for r in contents.statements if r.id in person.statements]
    return {
        "label": person.label,
        "withheld": not person.named,
        "summary": _summary(person, incidents, statements),
        "properties": property_rows(person.properties),
        "findings": _findings(person.properties, incidents),
        "conflicts": conflicts(person.properties) + [c for i in incidents for c in conflicts(i.properties)],
        "timeline": [
            {"date": e.words, "status": e.status, "who": _who(e.claims), "quotes": cited_of(e.claims)}
            for e in person.timeline
        ],
        "incidents": [incident_section(i) for i in incidents],
        "statements": [statement_row(r) for r in statements],
        "steps": [
            {"date": s.date, "what": squeezed(s.what), "towards": squeezed(s.towards), "answer": squeezed(s.answer)}
            for s in person.steps
        ],
        "profiles": [_profile(p) for p in person.profiles],
    }


def _summary(person: PersonView, incidents: Sequence[IncidentView], statements: Sequence[RecordView]) -> list[Rich]:
    """Sentences, each followed by its quotes: what is said of the person, then of the incidents, then the denials."""
    sentences = [_said(group, v(person.label)) for group in _groups(person.properties)]
    for incident in incidents:
        sentences += [_said(group, t("the event")) for group in _groups(incident.properties)]
    sentences += [_stated(record) for record in statements]
    for property in (*person.properties, *(p for i in incidents for p in i.properties)):
        sentences += [_concluded(s) for s in property.supports if s.finding]
    return [s for s in sentences if s]


def _groups(properties: Iterable[PropertyView]) -> list[list[ClaimView]]:
    """The claims of one record, chain, stance and standing together, in order of their quotes."""
    claims = {c.id: c for p in properties for s in p.supports for c in (*s.claims_for, *s.claims_against)}
    ordered = sorted(claims.values(), key=lambda c: int(c.quote[1:]))
    order = {c.record: n for n, c in reversed(list(enumerate(ordered)))}

    def together(claim: ClaimView) -> tuple[int, str, str, str]:
        return order[claim.record], claim.chain, claim.stance, claim.status

    return [list(group) for _, group in groupby(sorted(ordered, key=together), key=together)]


def _said(claims: Sequence[ClaimView], subject: dict[str, str]) -> Rich:
    """ "Sofrep, relaying Times Now, says of A: age 16 years [Q2]; place … [Q3]. (Suggested, not reviewed.)" """
    first = claims[0]
    comma = "," if len(first.attribution) > 1 else ""
    parts: Rich = [v(opening(first.chain)), t(f"{comma} {STANCES[first.stance]} of "), subject, t(": ")]
    for at, claim in enumerate(claims):
        mark = ("“", "”") if claim.property == "name" else ("", "")
        parts += [t(f"{'; ' if at else ''}{property_words(claim.property)} {mark[0]}"), v(squeezed(claim.words))]
        parts += [t(f"{mark[1]} "), *cites([claim.quote])]
    return [*parts, t(f". ({STANDINGS[first.status].capitalize()}.)")]


def _stated(record: RecordView) -> Rich:
    """What a statement about the person or the event comes to: who takes which position, through whom."""
    positions, speakers = record.of("position"), record.of("speaker")
    if not positions:
        return []
    who = joined([squeezed(c.words) for c in speakers]) or "somebody not named"
    words = joined([c.words for c in positions])
    return [v(opening(positions[0].chain)), t(" gives a statement: "), v(who), t(" "), v(words), t(" "),
            *cited_of(record.claims), t(f". ({STANDINGS[positions[0].status].capitalize()}.)")]  # fmt: skip


def _concluded(support: SupportView) -> Rich:
    finding = support.finding
    if finding is None:
        return []
    what = f"The team concludes ({finding.standard}): {property_words(finding.property)} "
    return [t(what), v(squeezed(finding.words)),
            t(", because "), v(squeezed(finding.reason).rstrip(".")), t(". "),
            *cited_of(support.claims_for)]  # fmt: skip


def property_rows(properties: Iterable[PropertyView]) -> list[dict[str, object]]:
    """One row a claim; the property's name stands in its first row."""
    rows: list[dict[str, object]] = []
    for property in properties:
        claims = [(c, s) for s in property.supports for c in (*s.claims_for, *s.claims_against)]
        for at, (claim, support) in enumerate(claims):
            rows.append(_claim_row(claim, support) | {"property": "" if at else property_words(property.name),
                                                      "first": at == 0})  # fmt: skip
    return rows


def _claim_row(claim: ClaimView, support: SupportView) -> dict[str, object]:
    words, written = squeezed(claim.words), squeezed(claim.as_written or "").strip('“”"')
    value: Rich = [v(words)]
    if written and written not in words and claim.property != "role":
        value += [t(" (written “"), v(written), t("”)")]
    if claim.unresolved:
        value += [t(". Not understood: "), v(claim.unresolved)]
    stance = "" if claim.stance == "asserts" else f"{STANCES[claim.stance]} it; "
    sources = support.independent_sources
    if sources > 1 and claim in support.claims_for[:1]:
        value += [t(f" – {counted(sources, 'independent source')}")]
    return {
        "value": value, "who": [v(claim.chain)], "quotes": cites([claim.quote]),
        "standing": f"{stance}{STANDINGS[claim.status]}", "reviewed": claim.status == "accepted",
    }  # fmt: skip


def _findings(properties: Iterable[PropertyView], incidents: Iterable[IncidentView]) -> list[dict[str, object]]:
    every = (*properties, *(p for i in incidents for p in i.properties))
    return [_finding(s.finding, s) for p in every for s in p.supports if s.finding]


def _finding(finding: FindingView, support: SupportView) -> dict[str, object]:
    return {
        "property": property_words(finding.property), "value": [v(squeezed(finding.words))],
        "standard": finding.standard, "reason": [v(squeezed(finding.reason))], "when": finding.time,
        "quotes": cited_of((*support.claims_for, *support.claims_against)),
    }  # fmt: skip


def conflicts(properties: Iterable[PropertyView]) -> list[dict[str, object]]:
    """The properties on which claims disagree, the sides next to one another."""
    return [
        {
            "property": property_words(p.name),
            "says": p.conflict,
            "sides": [side for s in p.supports for side in _sides(s)],
        }
        for p in properties
        if p.conflict
    ]


def _sides(support: SupportView) -> list[dict[str, object]]:
    sides: list[dict[str, object]] = []
    for claims, heading in ((support.claims_for, squeezed(support.words)), (support.claims_against, "")):
        for stance, group in groupby(sorted(claims, key=lambda c: c.stance), key=lambda c: c.stance):
            found = list(group)
            words = heading or f"{STANCES[stance]}: {squeezed(support.words)}"
            sides.append({"value": [v(words)], "who": _who(found), "quotes": cited_of(found)})
    return sides


def _who(claims: Iterable[ClaimView]) -> Rich:
    chains = list(dict.fromkeys(c.chain for c in claims))
    return [part for at, chain in enumerate(chains) for part in ([t("; ")] if at else []) + [v(chain)]]


def incident_section(incident: IncidentView) -> dict[str, object]:
    """An incident as a heading and a table of its claims."""
    return {
        "label": incident.label, "victims": [[v(label)] for label in incident.victims],
        "properties": property_rows(incident.properties), "conflicts": conflicts(incident.properties),
    }  # fmt: skip


def statement_row(record: RecordView) -> dict[str, object]:
    """A statement: who, which position, about what, through whom."""

    def words(property: str) -> Rich:
        found = [squeezed(c.words) for c in record.of(property)]
        return [v(joined(found))] if found else [t("not named")]

    return {
        "speaker": words("speaker"), "position": words("position"), "about": words("about"),
        "who": _who(record.claims), "quotes": cited_of(record.claims),
        "standing": STANDINGS[record.claims[0].status] if record.claims else "",
    }  # fmt: skip


def _profile(profile: ProfileView) -> dict[str, object]:
    rows = []
    for element in profile.elements:
        note = f" {counted(element.withheld, 'claim')} on it not shown to this recipient." if element.withheld else ""
        rows.append({"name": element.name, "status": _STATUS_WORDS[element.status], "quotes": cites(element.quotes),
                     "says": f"{element.says}{note}"})  # fmt: skip
    missing = sum(e.status == "missing" for e in profile.elements)
    verdict = (
        "Nothing that is required is missing." if not missing else f"{counted(missing, 'required element')} missing."
    )
    return {"title": profile.title, "verdict": verdict, "elements": rows}


def figure_rows(figures: Iterable[RecordView]) -> list[dict[str, object]]:
    """One row a figure: as written, its readings, what it counts, who says so."""
    shown = list(figures)
    whole = {record.id: record for record in shown}
    return [_figure(record, whole) for record in shown if record.claims]


def _counted_by(claim: ClaimView, figures: Mapping[str, RecordView]) -> str:
    """What a claim on a figure says; for `part_of` the figure it is a part of, where that is shown too."""
    target = claim.value.get("record") if isinstance(claim.value, dict) else None
    of = figures[target].of("as_written") if isinstance(target, str) and target in figures else ()
    return f"the figure “{squeezed(of[0].as_written or of[0].words)}”" if of else squeezed(claim.words)


def _figure(record: RecordView, whole: Mapping[str, RecordView]) -> dict[str, object]:
    written = record.of("as_written")
    readings = joined([squeezed(c.words) for c in record.of("readings")], "or")
    ill_formed = any(c.value is False for c in record.of("well_formed"))
    bound = [c.words for c in record.of("bound") if c.value != "exact"]
    counts: Rich = []
    for property in ("population", "act", "place", "period", "as_of", "part_of"):
        for claim in record.of(property):
            counts += [t(f"{'; ' if counts else ''}{property_words(property)}: "), v(_counted_by(claim, whole))]
    notes = (["malformed: kept as written"] if ill_formed else []) + bound
    return {
        "written": [v(squeezed(written[0].as_written or written[0].words))] if written else [t("withheld")],
        "readings": [v(readings)] if readings else [t("–")], "note": "; ".join(notes), "counts": counts,
        "who": _who(record.claims), "quotes": cited_of(record.claims),
    }  # fmt: skip


def fits(contents: Contents) -> list[Rich]:
    """How the figures fit together: one sentence each, with the quotes of the figures it is about."""
    return [[v(squeezed(f.says)), t(" "), *cites(f.quotes)] for f in contents.figure_findings]
