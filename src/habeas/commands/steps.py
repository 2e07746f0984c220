"""habeas step add, done and list: what was done for a person, towards whom, with what answer."""

from collections.abc import Sequence

from habeas.commands.base import Answer, Session
from habeas.commands.show import Shown
from habeas.model.case import Step
from habeas.model.edtf import Edtf
from habeas.model.value import Json
from habeas.model.vocabulary import Kind
from habeas.register.queries.casework import clusters, steps
from habeas.register.queries.find import find, find_record
from habeas.register.register import Change


def step_add(
    session: Session,
    person: str,
    what: str,
    towards: str,
    *,
    by: str = "",
    date: str | None = None,
    answer: str = "",
    due: str | None = None,
    assigned: str = "",
) -> Answer:
    """Note a step. `date` and `due` are EDTF."""
    record = find_record(session.alias, person, Kind.PERSON)[1]
    id = session.world.new_id()
    dates = [Edtf(day) if day else None for day in (date, due)]
    step = Step(id, record, what, towards, by, dates[0], answer, dates[1], assigned)
    fields: dict[str, Json] = {
        "step": id,
        "person": step.person,
        "what": step.what,
        "towards": step.towards,
        "by": step.by or None,
        "date": date,
        "answer": step.answer or None,
        "due": due,
        "assigned": step.assigned or None,
    }
    session.record([Change("take-step", fields)])
    return Answer(_json(_one(session, id)))


def step_done(session: Session, prefix: str, answer: str = "") -> Answer:
    """Close a step, with the answer if one came."""
    id = find(session.alias, prefix, "step")[1]
    session.record([Change("finish-step", {"step": id, "answer": answer or None})])
    return Answer(_json(_one(session, id)))


def step_list(session: Session, person: str | None = None) -> Answer:
    """All steps, or those of one person, whichever of the person's records they were noted on."""
    found: Sequence[Step] = steps(session.alias)
    if person is not None:
        member_of = clusters(session.alias)
        record = find_record(session.alias, person, Kind.PERSON)[1]
        whose = member_of.get(record, record)
        found = [step for step in found if member_of.get(step.person, step.person) == whose]
    return Answer([_json(step) for step in found])


def _one(session: Session, id: str) -> Step:
    return next(step for step in steps(session.alias) if step.id == id)


def _json(step: Step) -> Shown:
    return {
        "id": step.id,
        "person": step.person,
        "what": step.what,
        "towards": step.towards,
        "by": step.by or None,
        "date": step.date.text if step.date else None,
        "answer": step.answer or None,
        "due": step.due.text if step.due else None,
        "assigned": step.assigned or None,
        "done": step.done,
    }
