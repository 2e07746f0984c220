"""A situation report: what came in, the figures given and how they fit, who accuses and who denies, who is counted.

Takes nothing but what the gate released; people whom no consent covers are counted and not named.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from habeas.publish.annex import annexes
from habeas.publish.dossier import as_bytes, conflicts, figure_rows, fits, property_rows, statement_row
from habeas.publish.front import Front, Rich, cited_of, front_page, t, v
from habeas.publish.pdf import render
from habeas.publish.released import ClaimView, Contents, IncidentView, PersonView, RecordView, Released, TallyView
from habeas.publish.show import counted, joined, property_words, squeezed

# Which positions stand on which side of the page: those that say something was done, those that deny or answer it.
_ACCUSING = frozenset({"accuses", "condemns", "claims", "demands", "reports", "describes"})
_DENYING = frozenset({"denies", "rejects", "refuses", "doubts", "questions", "retracts"})
METHOD = (
    "Each item was kept as it was received, and its text read by a program. The program suggested what the text says; "
    "persons of the team accepted, corrected or rejected. What no person has looked at is marked as suggested.",
    "Sources that disagree stand side by side. Nothing was merged, averaged or corrected; a number that is not well "
    "formed is shown as written, with its possible readings.",
    "A documented count counts each person once. Its minimum takes only accepted claims and pairs that nobody has "
    "judged yet as one person; its maximum includes suggestions and takes such pairs as two.",
    "The figures that sources give are not documented counts, and are never added to them.",
)
LIMITS = (
    "What is counted here is what came to the register. It is not an estimate of all that happened, and a rise or fall "
    "may be one of reporting.",
    "Sources that repeat one another may have been taken as independent where nothing shows that they are not.",
    "A name that no record holds cannot be withheld by a program. Whoever publishes this should read it once more.",
)


def report_files(released: Released, front: Front) -> dict[str, bytes]:
    """The payload of a report: `report.pdf`, and the same contents as `report.json`."""
    return {"report.pdf": report_pdf(released, front), "report.json": as_bytes(released, front)}


def report_pdf(released: Released, front: Front) -> bytes:
    """The pages. Raises `HabeasError` (code "typesetting") if they cannot be set."""
    contents = released.contents
    data = front_page(front, released) | annexes(released, front) | {
        "summary": _summary(contents), "kinds": _kinds(contents), "figures": figure_rows(contents.figures),
        "fits": fits(contents), "accusing": _taking(contents.statements, _ACCUSING),
        "denying": _taking(contents.statements, _DENYING), "other": _others(contents.statements),
        "conflicts": _conflicts(contents), "tallies": _tallies(contents.tallies),
        "incidents": [_incident(i) for i in contents.incidents], "people": [_person(p) for p in contents.persons],
        "counted_only": contents.counted_only, "method": list(METHOD), "limits": list(LIMITS),
    }  # fmt: skip
    return render("report.typ", data, made=front.made)


def _summary(contents: Contents) -> list[Rich]:
    """What the report comes to, in sentences; those that rest on sources carry their quotes."""
    sentences: list[Rich] = [[t(
        f"{counted(len(contents.exhibits), 'item')} came in, from {counted(len(contents.sources), 'source')}; "
        f"they give {counted(len(contents.figures), 'figure')}, {counted(len(contents.incidents), 'incident')} and "
        f"{counted(len(contents.statements), 'statement')}."
    )]]  # fmt: skip
    ill_formed = [r for r in contents.figures if any(c.value is False for c in r.of("well_formed"))]
    if ill_formed:
        some = counted(len(ill_formed), "figure is", "figures are")
        sentences.append([t(f"{some} not well formed and kept as written "), *cited_of(_written(ill_formed))])
    accusing, denying = _choose(contents.statements, _ACCUSING), _choose(contents.statements, _DENYING)
    if accusing or denying:
        sentences.append([
            t(f"Statements that accuse or report: {len(accusing)} "), *cited_of(_positions(accusing)),
            t(f"; statements that deny, reject or doubt: {len(denying)} "), *cited_of(_positions(denying)),
        ])  # fmt: skip
    return sentences


def _written(records: Iterable[RecordView]) -> list[ClaimView]:
    return [c for r in records for c in r.of("as_written")]


def _positions(records: Iterable[RecordView]) -> list[ClaimView]:
    return [c for r in records for c in r.of("position")]


def _kinds(contents: Contents) -> list[dict[str, str]]:
    kinds = Counter(e.media_type for e in contents.exhibits)
    return [{"kind": kind, "number": str(number)} for kind, number in sorted(kinds.items())]


def _choose(statements: Iterable[RecordView], positions: frozenset[str]) -> list[RecordView]:
    return [r for r in statements if any(c.value in positions for c in r.of("position"))]


def _taking(statements: Iterable[RecordView], positions: frozenset[str]) -> list[dict[str, object]]:
    return [statement_row(r) for r in _choose(statements, positions)]


def _others(statements: Iterable[RecordView]) -> list[dict[str, object]]:
    sided = _ACCUSING | _DENYING
    return [statement_row(r) for r in statements if r.claims and not any(c.value in sided for c in r.of("position"))]


def _conflicts(contents: Contents) -> list[dict[str, object]]:
    of_people = [(p.label, c) for p in contents.persons for c in conflicts(p.properties)]
    of_incidents = [(i.label, c) for i in contents.incidents for c in conflicts(i.properties)]
    return [c | {"of": label} for label, c in (*of_people, *of_incidents)]


def _tallies(tallies: Sequence[TallyView]) -> list[dict[str, object]]:
    """The tables of counts; a rule that several share stands once, over the first of them."""
    shown: list[dict[str, object]] = []
    for at, tally in enumerate(tallies):
        repeated = at > 0 and tallies[at - 1].rule == tally.rule
        shown.append(_tally(tally) | ({"rule": ""} if repeated else {}))
    return shown


def _tally(tally: TallyView) -> dict[str, object]:
    names = list(dict.fromkeys(name for row in tally.rows for name in row.by))
    rows = [
        {"by": [row.by.get(name, "–") for name in names], "minimum": str(row.minimum), "maximum": str(row.maximum)}
        for row in tally.rows
    ]
    return {"rule": tally.rule, "by": [property_words(name).capitalize() for name in names], "rows": rows}


def _incident(incident: IncidentView) -> dict[str, object]:
    def words(name: str) -> Rich:
        found = [squeezed(s.words) for p in incident.properties if p.name == name for s in p.supports if s.claims_for]
        return [v(joined(list(dict.fromkeys(found)), "or"))] if found else [t("–")]

    claims = [c for p in incident.properties for s in p.supports for c in (*s.claims_for, *s.claims_against)]
    accepted = sum(c.status == "accepted" for c in claims)
    return {
        "act": words("act"), "date": words("date"), "place": words("place"), "by": words("perpetrator"),
        "victims": [v(joined(list(incident.victims)))] if incident.victims else [t("–")],
        "standing": f"{accepted} of {counted(len(claims), 'claim')} accepted", "quotes": cited_of(claims),
    }  # fmt: skip


def _person(person: PersonView) -> dict[str, object]:
    return {"label": person.label, "properties": property_rows(person.properties)}
