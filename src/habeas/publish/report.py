"""A situation report: what came in, what is claimed, contradicted and counted, which figures do not hold.

Takes nothing but what the gate released; people whom no consent covers are counted and not named. The first page says
it in sentences; the tables after it carry them. What the pages leave out for brevity stands in report.json.
"""

from collections.abc import Iterable, Mapping, Sequence

from habeas.model.edtf import Edtf
from habeas.publish.annex import annexes
from habeas.publish.dossier import as_bytes
from habeas.publish.front import Front, Rich, cited_of, front_page, t, v
from habeas.publish.outline import in_short
from habeas.publish.pdf import render
from habeas.publish.released import ClaimView, IncidentView, PersonView, RecordView, Released, TallyView
from habeas.publish.rows import contradiction_row, figure_rows, fitting, misfits, property_rows, who
from habeas.publish.show import joined, opening, property_words, squeezed
from habeas.publish.telling import of, position_sentences

# Positions that only pass on what stands among the incidents and figures, with the same voices.
_RELAYING = frozenset({"claims", "reports", "describes"})
_MOST_INCIDENTS = 300
METHOD = (
    "Each item was kept as it was received, and its text read by a program. The program suggested what the text says; "
    "persons of the team accepted, corrected or rejected. What is not marked as accepted, no person has reviewed.",
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
    taken, relayed = _positions(contents.statements)
    incidents = sorted(contents.incidents, key=_first_day)
    data: dict[str, object] = {
        "summary": in_short(contents, front), "fits": misfits(contents), "figures": figure_rows(contents.figures),
        "fitting": fitting(contents), "conflicts": [contradiction_row(c) for c in contents.contradictions],
        "statements": taken, "relayed": relayed, "tallies": _tallies(contents.tallies),
        "incidents": [_incident(i) for i in incidents[:_MOST_INCIDENTS]],
        "more_incidents": max(0, len(incidents) - _MOST_INCIDENTS),
        "people": [_person(p) for p in contents.persons], "counted_only": contents.counted_only,
        "method": list(METHOD), "limits": list(LIMITS),
    }  # fmt: skip
    return render("report.typ", front_page(front, released) | annexes(released, front, cited=data) | data,
                  made=front.made)  # fmt: skip


def _positions(statements: Iterable[RecordView]) -> tuple[list[Rich], int]:
    """Sentences on who takes which position; and how many statements only pass on what stands elsewhere."""
    stated = [r for r in statements if r.of("position")]
    taken = [r for r in stated if not all(c.value in _RELAYING for c in r.of("position"))]
    return position_sentences(taken), len(stated) - len(taken)


def _first_day(incident: IncidentView) -> tuple[bool, str]:
    """Dated incidents first, by the earliest day that a source gives."""
    days = [Edtf(str(s.value)).earliest for s in of(incident.properties, "date") if isinstance(s.value, str)]
    known = sorted(str(day) for day in days if day)
    return not known, known[0] if known else ""


def _tallies(tallies: Sequence[TallyView]) -> list[dict[str, object]]:
    """The tables of counts side by side under their rules; a rule that several share stands once."""
    shown: list[dict[str, object]] = []
    for at, tally in enumerate(tallies):
        if any(row.by for row in tally.rows):
            repeated = at > 0 and tallies[at - 1].rule == tally.rule
            shown.append(_tally(tally) | ({"rule": ""} if repeated else {}))
    return shown


def _tally(tally: TallyView) -> dict[str, object]:
    names = list(dict.fromkeys(name for row in tally.rows for name in row.by))
    rows = [
        {"by": [row.by.get(name, "–").replace("_", " ") for name in names], "minimum": str(row.minimum),
         "maximum": str(row.maximum)}
        for row in tally.rows
    ]  # fmt: skip
    return {"rule": tally.rule, "by": [opening(property_words(name)) for name in names], "rows": rows}


def _incident(incident: IncidentView) -> dict[str, object]:
    def words(name: str) -> list[str]:
        return list(dict.fromkeys(_brief(s.value, s.words) for s in of(incident.properties, name) if s.claims_for))

    acts: list[ClaimView] = []
    for support in of(incident.properties, "act"):
        acts += [*support.claims_for, *support.claims_against]
    denied = [s.words for s in of(incident.properties, "act") if s.claims_against and not s.claims_for]
    what = [*words("act"), *(f"denied: {word}" for word in denied)]
    agents = joined([f"“{agent}”" for agent in words("perpetrator")], "or")
    claims = [c for p in incident.properties for s in p.supports for c in (*s.claims_for, *s.claims_against)]
    whom = list(incident.victims) or words("victim")
    return {
        "what": [v(joined(what, "or") or "act not stated"), *([t(", said to be by "), v(agents)] if agents else [])],
        "when": [v(joined(words("date"), "or"))] if words("date") else [t("–")],
        "where": [v(joined(words("place"), "or"))] if words("place") else [t("–")],
        "whom": [v(joined(whom))] if whom else [t("–")], "who": who(acts or claims), "quotes": cited_of(claims),
    }  # fmt: skip


def _brief(value: object, words: str) -> str:
    """A place by its district or larger area, anything else in its words."""
    if isinstance(value, Mapping) and "precision" in value:
        area = next((value[k] for k in ("district", "province", "country") if value.get(k)), None)
        return str(area or squeezed(words))
    return squeezed(words)


def _person(person: PersonView) -> dict[str, object]:
    return {"label": person.label, "properties": property_rows(person.properties)}
