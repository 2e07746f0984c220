"""The backend. Django names the sqlite3 module at import, so its connection and cursor are made again here."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from typing import Any

from django.db.backends.sqlite3 import base as plain
from django.db.backends.sqlite3._functions import register as register_functions
from sqlcipher3 import dbapi2 as Database

from habeas.register.sqlcipher.keys import pragma

Database.register_converter("bool", b"1".__eq__)

_ON_OPEN = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA secure_delete = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA trusted_schema = OFF",
)


class Cursor(Database.Cursor):  # type: ignore[misc]
    """Translates Django's %s placeholders to SQLite's ?."""

    def close(self) -> None:
        """A cursor may outlive its connection, where an answer was broken off: then there is nothing left to close."""
        with suppress(Database.ProgrammingError):
            super().close()

    def execute(self, query: str, params: Sequence[Any] | Mapping[str, Any] | None = None) -> Any:
        if params is None:
            return super().execute(query)
        return super().execute(query.replace("%s", "?").replace("%%", "%"), params)

    def executemany(self, query: str, param_list: Iterable[Sequence[Any]]) -> Any:
        return super().executemany(query.replace("%s", "?").replace("%%", "%"), param_list)


class DatabaseWrapper(plain.DatabaseWrapper):
    """SQLCipher connection: keyed first, then as Django expects."""

    Database = Database

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        connection = Database.connect(**conn_params)
        try:
            connection.execute("PRAGMA cipher_log_level = NONE")  # it would write to standard error
            connection.execute(pragma(self.alias))
            register_functions(connection)
            for statement in _ON_OPEN:
                connection.execute(statement)
        except Database.DatabaseError:
            connection.close()
            raise
        return connection

    def create_cursor(self, name: str | None = None) -> Any:  # noqa: ARG002 - Django's signature
        return self.connection.cursor(factory=Cursor)
