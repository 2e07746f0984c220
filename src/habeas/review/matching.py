"""Files of decisions: each row names a claim or record by id, or claims by what they say."""

import tomllib
from collections.abc import Mapping, Sequence
from typing import Any

from habeas.errors import BadInput, HabeasError, NotFound, Problem
from habeas.model.record import Claim, Record
from habeas.model.value import Reference
from habeas.model.vocabulary import Outcome, Status
from habeas.review.deciding import Wish

Names = Mapping[str, set[str]]  # exhibit to the names of its files


def wishes_in(document: str, file: str, records: Sequence[Record], names: Names) -> tuple[list[Wish], list[Problem]]:
    """The decisions of a TOML document called `file`; a row that cannot be understood is named and the rest is taken.

    Raises `BadInput` where the document is no file of decisions at all.
    """
    wishes: list[Wish] = []
    problems: list[Problem] = []
    for number, row in enumerate(_rows(document, file), 1):
        try:
            targets = [str(row["target"])] if "target" in row else _matching(records, names, row)
            outcome = Outcome(str(row["decide"]))
        except (HabeasError, KeyError, ValueError) as error:
            says = error.says if isinstance(error, HabeasError) else "It needs “decide” with accept, reject or correct."
            problems.append(Problem(f"{file}, decision {number}", "bad-decision", says, "Mend this decision."))
            continue
        wishes += [Wish(target, outcome, row.get("value"), str(row.get("reason", ""))) for target in targets]
    return wishes, problems


def _rows(document: str, file: str) -> list[dict[str, Any]]:
    try:
        rows = tomllib.loads(document)["decision"]
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise ValueError("no list")
    except (ValueError, KeyError) as error:
        raise not_decisions(file) from error
    return rows


def not_decisions(file: str) -> BadInput:
    return BadInput(
        f"{file} is not a file of decisions.",
        "It is a TOML file with a [[decision]] table for each; see docs/reference.md.",
        code="bad-decisions",
        path=file,
    )


def _matching(records: Sequence[Record], names: Names, row: dict[str, Any]) -> list[str]:
    """Ids of the claims that fit every given filter; none, or more than one without `all = true`, is refused."""
    found = [claim.id for record in records for claim in record.claims if _fits(record, claim, names, row)]
    if not found:
        raise NotFound("No claim fits it.", code="none-fits")
    if len(found) > 1 and not row.get("all"):
        raise NotFound(f"{len(found)} claims fit it; add all = true if it means them all.", code="ambiguous")
    return found


def _fits(record: Record, claim: Claim, names: Names, row: dict[str, Any]) -> bool:
    if claim.status is not Status.PROPOSED:
        return False
    actual: dict[str, set[str]] = {
        "kind": {record.kind.value},
        "property": {claim.property},
        "quote": {claim.anchor.quote},
        "as_written": {claim.as_written},
        "person": _people(record),
        "exhibit": names.get(record.exhibit, set()),
    }
    wanted = {name: row[name] for name in actual if name in row}
    return bool(wanted) and all(value in actual[name] for name, value in wanted.items())


def _people(record: Record) -> set[str]:
    """The names of a person; of an incident the victims, as the record names them."""
    named = {value.text for value in record.values("victim") if isinstance(value, Reference)}
    return named | {str(value) for value in record.values("name")}
