"""What an applier is given, and the few ways in which it touches the tables."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from habeas.errors import Illegal, NotFound
from habeas.ledger.canonical import canonical
from habeas.ledger.items import Item
from habeas.model.value import Json
from habeas.register.models import DomainRow

Row = TypeVar("Row", bound=DomainRow)
Noun = TypeVar("Noun")


@dataclass(frozen=True, slots=True)
class Applied:
    """One entry on its way into the tables of `alias`."""

    alias: str
    seq: int
    fields: Mapping[str, Json]
    items: tuple[Item, ...] = ()

    def text(self, name: str) -> str:
        """A field that must be there and be text."""
        value = self.fields.get(name)
        if not isinstance(value, str):
            raise Illegal(f"An entry lacks the field “{name}”.", code="bad-entry")
        return value

    def optional(self, name: str) -> str | None:
        return self.text(name) if self.fields.get(name) is not None else None

    def integer(self, name: str) -> int:
        value = self.fields.get(name)
        if not isinstance(value, int) or isinstance(value, bool):
            raise Illegal(f"An entry lacks the number “{name}”.", code="bad-entry")
        return value

    def json(self, name: str) -> str:
        """A structured field in canonical form, as the tables keep it."""
        return as_text(self.fields.get(name))

    def add(self, *rows: DomainRow) -> None:
        for row in rows:
            row.save(using=self.alias, force_insert=True)

    def add_all(self, rows: Sequence[Row], table: type[Row]) -> None:
        table._default_manager.using(self.alias).bulk_create(rows, batch_size=200)

    def get(self, table: type[Row], id: str) -> Row:
        """The row, or `NotFound`: an entry may only speak of what is there."""
        found = table._default_manager.using(self.alias).filter(id=id).first()
        if found is None:
            raise NotFound(f"There is no {table._meta.db_table} {id[:8]}.", code="not-found")
        return found


def checked(build: Callable[[], Noun]) -> Noun:
    """The noun that an entry speaks of: what queries could not read back must never be written. Raises `Illegal`."""
    try:
        return build()
    except (KeyError, ValueError, TypeError, ArithmeticError) as error:
        raise Illegal("An entry does not have the form of what it speaks of.", code="bad-entry") from error


def as_text(value: Json) -> str:
    return canonical(value).decode()


def words(item: Mapping[str, Json], name: str) -> str:
    """A field of an item that must be there and be text."""
    value = item.get(name)
    if not isinstance(value, str):
        raise Illegal(f"An item lacks the field “{name}”.", code="bad-item")
    return value
