"""habeas figures and tally."""

from collections.abc import Sequence

from habeas.commands.base import Answer, Session
from habeas.commands.show import records_json
from habeas.commands.view import View, view
from habeas.count.figures import reconcile
from habeas.count.tally import tally as counted
from habeas.errors import BadInput
from habeas.ledger.note import read_note
from habeas.model.count import FigureFinding, Tally
from habeas.model.vocabulary import Kind

STANDARD = ((), ("act",), ("year",), ("district",))  # the tallies that every report shows: the total first


def figures(session: Session) -> Answer:
    """The figures that sources give, as they give them, and how they fit together."""
    now = view(session)
    found = [record for record in now.records if record.kind is Kind.COUNT]
    findings = [{"kind": f.kind, "figures": list(f.figures), "says": f.says} for f in reconciled(now)]
    return Answer({"figures": records_json(found), "findings": findings})


def reconciled(now: View) -> tuple[FigureFinding, ...]:
    """What is wrong or notable about the figures, beside what the register documents person by person."""
    return reconcile(now.records, now.persons, now.incidents, now.clustering.undecided, now.copies)


def tally(session: Session, by: str, where: Sequence[str]) -> Answer:
    """Documented persons, each once. `by` has names with commas between, each of `where` the form NAME=VALUE."""
    now = view(session)
    names = [name.strip() for name in by.split(",") if name.strip()]
    found = tally_of(now, names, dict(_condition(words) for words in where))
    head, _ = read_note(session.register.log.note())
    rows = [{"by": dict(row.by), "minimum": row.minimum, "maximum": row.maximum} for row in found.rows]
    return Answer({"rule": found.rule, "as_of": {"entry": head.size - 1, "root": head.root.hex()}, "rows": rows})


def tally_of(now: View, by: Sequence[str], where: dict[str, str]) -> Tally:
    return counted(now.persons, now.incidents, now.clustering.undecided, by=by, where=where)


def every_tally(now: View) -> tuple[Tally, ...]:
    return tuple(tally_of(now, by, {}) for by in STANDARD)


def _condition(words: str) -> tuple[str, str]:
    name, equals, value = words.partition("=")
    if not equals or not name or not value:
        raise BadInput(f"“{words}” is no condition.", "Write it like --where district=Kech.", code="bad-condition")
    return name.strip(), value.strip()
