"""What programs have gone through."""

import json

from habeas.errors import NotFound
from habeas.register.models import RunRow


def inputs_of(alias: str, *stages: str) -> set[str]:
    """The ids of all inputs of the runs of these stages."""
    rows = RunRow.objects.using(alias).filter(stage__in=stages).values_list("inputs", flat=True)
    return {str(id) for inputs in rows for id in json.loads(inputs)}


def has_run(alias: str, stage: str) -> bool:
    return RunRow.objects.using(alias).filter(stage=stage).exists()


def last_parameters(alias: str, stage: str) -> dict[str, str]:
    """The parameters of the latest run of a stage; raises `NotFound` where there is none."""
    found = (
        RunRow.objects.using(alias).filter(stage=stage).order_by("-entry").values_list("parameters", flat=True).first()
    )
    if found is None:
        raise NotFound(f"Nothing has been done at the stage “{stage}” yet.", code="no-run")
    parameters: dict[str, str] = json.loads(found)
    return parameters
