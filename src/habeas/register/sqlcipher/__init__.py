"""Django's SQLite backend on SQLCipher, keyed with a raw random key."""
