"""From rows to nouns: what a row holds in another form than Habeas writes is damage, and says which row it is."""

import json
from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from habeas.errors import Damaged, Illegal
from habeas.register.models import DomainRow

Row = TypeVar("Row", bound=DomainRow)
Rest = ParamSpec("Rest")
Noun = TypeVar("Noun")

UNSOUND = (Illegal, ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError)


def sound(make: Callable[Concatenate[Row, Rest], Noun]) -> Callable[Concatenate[Row, Rest], Noun]:
    """`make` turns a row into a noun; where it cannot, the row was changed, and `Damaged` names it."""

    @wraps(make)
    def made(row: Row, /, *rest: Rest.args, **named: Rest.kwargs) -> Noun:
        try:
            return make(row, *rest, **named)
        except UNSOUND as error:
            raise damaged(row._meta.db_table, row.pk) from error

    return made


def damaged(table: str, id: object) -> Damaged:
    return Damaged(
        f"The {table} {str(id)[:8]} in the tables is not in the form in which Habeas writes it.",
        "Run habeas verify to see what holds, then habeas rebuild to make the tables again from the ledger.",
        code="row-damaged",
    )


def parsed(table: str, id: object, raw: str) -> Any:
    """The JSON in one column of a row; raises `Damaged` where it is none."""
    try:
        return json.loads(raw)
    except UNSOUND as error:
        raise damaged(table, id) from error
