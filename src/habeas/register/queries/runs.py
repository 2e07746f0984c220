"""What programs have gone through."""

import json

from habeas.register.models import RunRow


def inputs_of(alias: str, *stages: str) -> set[str]:
    """The ids of all inputs of the runs of these stages."""
    rows = RunRow.objects.using(alias).filter(stage__in=stages).values_list("inputs", flat=True)
    return {str(id) for inputs in rows for id in json.loads(inputs)}


def last_parameters(alias: str, stage: str) -> dict[str, str] | None:
    """The parameters of the latest run of a stage; None where there has been none."""
    runs = RunRow.objects.using(alias).filter(stage=stage).order_by("-entry")
    found = runs.values_list("parameters", flat=True).first()
    parameters: dict[str, str] | None = json.loads(found) if found is not None else None
    return parameters
