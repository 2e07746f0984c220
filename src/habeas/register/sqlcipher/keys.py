"""Raw database keys, in this process's memory only: never in settings, environment or arguments."""

_keys: dict[str, bytes] = {}


def hold(alias: str, key: bytes) -> None:
    _keys[alias] = key


def release(alias: str) -> None:
    _keys.pop(alias, None)


def pragma(alias: str) -> str:
    """The statement that keys a fresh connection (SQLCipher: raw key syntax)."""
    return f"PRAGMA key = \"x'{_keys[alias].hex()}'\""
