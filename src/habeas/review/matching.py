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

_FILTERS = ("kind", "property", "quote", "as_written", "person", "exhibit")
_WORDS = (*_FILTERS, "target", "decide", "reason")  # keys whose values are words
_KEYS = (*_WORDS, "all", "value")


def wishes_in(document: str, file: str, records: Sequence[Record], names: Names) -> tuple[list[Wish], list[Problem]]:
    """The decisions of a TOML document called `file`; a row that cannot be understood is named and the rest is taken.

    Raises `BadInput` where the document is no file of decisions at all.
    """
    wishes: list[Wish] = []
    problems: list[Problem] = []
    for number, row in enumerate(_rows(document, file), 1):
        where = f"{file}, decision {number}"
        try:
            outcome = _outcome(row)
            targets = [row["target"]] if "target" in row else _matching(records, names, row)
        except HabeasError as error:
            problems.append(Problem(where, error.code, error.says, error.do))
            continue
        wishes += [Wish(target, outcome, row.get("value"), row.get("reason", ""), where) for target in targets]
    return wishes, problems


def _rows(document: str, file: str) -> list[dict[str, Any]]:
    try:
        found = tomllib.loads(document)
        rows = found["decision"]
        if set(found) != {"decision"} or not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise ValueError("no list of decisions")
    except (ValueError, KeyError, RecursionError) as error:
        raise not_decisions(file, f" ({error})" if isinstance(error, tomllib.TOMLDecodeError) else "") from error
    return rows


def not_decisions(file: str, why: str = "") -> BadInput:
    return BadInput(
        f"{file} is not a file of decisions{why}.",
        "It is a TOML file with a [[decision]] table for each; see docs/reference.md.",
        code="bad-decisions",
        path=file,
    )


def _outcome(row: Mapping[str, Any]) -> Outcome:
    """What is decided; raises `BadInput` for a table with other keys or values than a decision has."""
    for key, value in row.items():
        if key not in _KEYS:
            raise _bad(f"There is no “{key}” in a decision.", f"Use only {', '.join(_KEYS)}.")
        if key in _WORDS and not isinstance(value, str):
            raise _bad(f"The “{key}” of a decision is written as words.", "Put it in quotation marks.")
    if not isinstance(row.get("all", False), bool):
        raise _bad("“all” is true or false.", "Write all = true, or leave it out.")
    if "target" in row and set(row) & {*_FILTERS, "all"}:
        raise _bad("A decision names its claim by “target” or by what it says, not by both.", "Leave one out.")
    if row.get("decide") not in list(Outcome):
        raise _bad("It needs “decide” with accept, reject or correct.", 'Add for instance decide = "accept".')
    return Outcome(row["decide"])


def _bad(says: str, do: str) -> BadInput:
    return BadInput(says, do, code="bad-decision")


def _matching(records: Sequence[Record], names: Names, row: Mapping[str, Any]) -> list[str]:
    """Ids of the claims that fit every given filter; none, or more than one without `all = true`, is refused."""
    wanted = {name: row[name] for name in _FILTERS if name in row}
    if not wanted:
        do = f"Add target, or some of {', '.join(_FILTERS)}."
        raise _bad("The decision does not say which claim it is about.", do)
    found = [claim.id for record in records for claim in record.claims if _fits(record, claim, names, wanted)]
    if not found:
        raise NotFound(
            "No claim fits it that waits for a decision.", "See what there is with: habeas records", code="none-fits"
        )
    if len(found) > 1 and not row.get("all"):
        do = "Say more, or add all = true if it means them all."
        raise NotFound(f"{len(found)} claims fit it.", do, code="ambiguous")
    return found


def _fits(record: Record, claim: Claim, names: Names, wanted: Mapping[str, str]) -> bool:
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
    return all(value in actual[name] for name, value in wanted.items())


def _people(record: Record) -> set[str]:
    """The names of a person; of an incident the victims, as the record names them."""
    named = {value.text for value in record.values("victim") if isinstance(value, Reference)}
    return named | {str(value) for value in record.values("name")}
