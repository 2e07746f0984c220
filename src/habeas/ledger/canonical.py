"""The one canonical form: JSON by RFC 8785 (JCS), without floats, duplicate keys or lone surrogates.

Strings are never Unicode-normalised: what was written is what is committed to.
"""

import json
from typing import Any, NoReturn

import rfc8785

from habeas.errors import Damaged, Illegal
from habeas.model.text import is_text
from habeas.model.value import Json


def canonical(value: Json) -> bytes:
    """`value` in canonical form; raises `Illegal` for what has none (floats, lone surrogates, huge integers)."""
    try:
        _refuse_floats(value)
        return rfc8785.dumps(value)
    except RecursionError as error:
        raise Illegal("This value is nested too deep to be sealed.", code="too-deep") from error
    except (rfc8785.CanonicalizationError, UnicodeEncodeError) as error:
        if _has_surrogate(value):
            raise Illegal("Some of the words given are no text: they hold bytes that are not UTF-8.",
                          "Write them again, in UTF-8.", code="not-text") from error  # fmt: skip
        raise Illegal("This value has no canonical form.", code="not-canonical") from error


def _has_surrogate(value: Json) -> bool:
    """Whether a string in the value holds half of a character, as undecodable bytes on a command line do."""
    if isinstance(value, dict):
        return any(_has_surrogate(part) for pair in value.items() for part in pair)
    if isinstance(value, list | tuple):
        return any(_has_surrogate(part) for part in value)
    return isinstance(value, str) and not is_text(value)


def parse(raw: bytes) -> Json:
    """The value of canonical bytes; raises `Damaged` unless they are exactly the canonical form of it."""
    try:
        value: Json = json.loads(raw, object_pairs_hook=unique, parse_float=_float, parse_constant=_float)
        if canonical(value) != raw:
            raise ValueError("not canonical")
    except (ValueError, Illegal, RecursionError) as error:
        raise Damaged("Bytes that should be canonical JSON are not.", code="not-canonical") from error
    return value


def _refuse_floats(value: Any) -> None:
    if isinstance(value, float):
        raise Illegal("A floating-point number cannot be sealed.", "Write it as text.", code="float")
    if isinstance(value, dict):
        for item in value.values():
            _refuse_floats(item)
    elif isinstance(value, list | tuple):
        for item in value:
            _refuse_floats(item)


def unique(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    """An object of JSON, in which no name stands twice: readers would take one or the other. Raises `ValueError`."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("duplicate key")
    return found


def _float(_: str) -> NoReturn:
    raise ValueError("float")
