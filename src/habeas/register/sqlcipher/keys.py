"""Raw database keys, in this process's memory only: never in settings, environment or arguments."""

_keys: dict[str, bytes] = {}


def hold(alias: str, key: bytes) -> None:
    _keys[alias] = key


def release(alias: str) -> None:
    _keys.pop(alias, None)


def pragma(alias: str) -> str:
    """The statement that keys a fresh connection under this alias."""
    return pragma_of(_keys[alias])


def pragma_of(key: bytes) -> str:
    """The statement that hands a key over (SQLCipher: raw key syntax; it takes no parameter)."""
    return f"PRAGMA key = \"x'{key.hex()}'\""
