"""Making the tables, and the triggers that keep the ledger's rows as they were written."""

from django.db import connections, models

from habeas.register.models import DOMAIN, LEDGER, LedgerBody, LedgerCheckpoint, LedgerEntry, LedgerNode

_KEYS: dict[type[models.Model], str] = {
    LedgerEntry: "seq",
    LedgerBody: "seq",
    LedgerNode: "key",
    LedgerCheckpoint: "size",
}

TABLES: tuple[type[models.Model], ...] = (*LEDGER, *DOMAIN)


def create_tables(alias: str) -> None:
    """All tables and triggers of a new register."""
    with connections[alias].schema_editor() as editor:
        for table in TABLES:
            editor.create_model(table)
    with connections[alias].cursor() as cursor:
        for table, key in _KEYS.items():
            for statement in _triggers(table._meta.db_table, key):
                cursor.execute(statement)


def _triggers(table: str, key: str) -> tuple[str, ...]:
    """No UPDATE, no DELETE, and no INSERT that replaces (SQLite runs no delete trigger for a replacing one)."""
    abort = f"SELECT RAISE(ABORT, '{table} is append-only')"
    held = f"EXISTS (SELECT 1 FROM {table} WHERE {key} = NEW.{key})"  # noqa: S608 - our own names
    return (
        f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} BEGIN {abort}; END",
        f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} BEGIN {abort}; END",
        f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} WHEN {held} BEGIN {abort}; END",
    )


def made_of(alias: str) -> dict[str, str]:
    """What the database holds: "kind name" to the words that made it."""
    with connections[alias].cursor() as cursor:
        cursor.execute("SELECT type || ' ' || name, sql FROM sqlite_master WHERE sql IS NOT NULL")
        return {str(name): str(words) for name, words in cursor.fetchall()}
