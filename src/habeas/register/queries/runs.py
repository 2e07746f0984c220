"""What programs have gone through."""

from collections.abc import Mapping
from dataclasses import dataclass

from habeas.register.models import RunRow
from habeas.register.queries.sound import parsed


def inputs_of(alias: str, stage: str, program: str | None = None) -> set[str]:
    """The ids of all inputs of the runs of a stage, or of those by one program."""
    runs = RunRow.objects.using(alias).filter(stage=stage)
    runs = runs if program is None else runs.filter(program=program)
    return {str(id) for run, inputs in runs.values_list("id", "inputs") for id in parsed("run", run, inputs)}


@dataclass(frozen=True, slots=True)
class Made:
    """By which program a run was made, and with which parameters."""

    program: str
    parameters: Mapping[str, str]


def last_run(alias: str, stage: str) -> Made | None:
    """The latest run of a stage; None where there has been none."""
    row = RunRow.objects.using(alias).filter(stage=stage).order_by("-entry").first()
    return Made(row.program, parsed("run", row.id, row.parameters)) if row else None
