"""A value as a person types it, or writes it into a file of decisions: read by what the property holds."""

import json
import re
from collections.abc import Callable, Mapping
from datetime import date

from habeas.errors import BadInput
from habeas.model.value import Json, Reference, Value, from_json
from habeas.model.vocabulary import EDTF_PROPERTIES, REFERENCE_PROPERTIES, Kind

_YEARS = re.compile(r"(\d{1,3})(?:\s*[-–]\s*(\d{1,3}))?")
_TRUTH = {"true": True, "yes": True, "false": False, "no": False}


def read_value(kind: Kind, property: str, raw: object, *, like: Value | None = None) -> Value:
    """The value of `property` that `raw` means: words, or what TOML or JSON makes of them (number, date, list, table).

    `like` is the value that is corrected: a reference keeps its kind and loses the record that it pointed to. Raises
    `BadInput` where there is none, and `Illegal` where it does not fit the property.
    """
    if raw is None or raw == "":
        raise BadInput("There is no value.", "Add --value.", code="no-value")
    found = from_json(kind, property, _shaped(property, _plain(raw), like))
    if found is None:
        raise BadInput("There is no value.", "Add --value.", code="no-value")
    return found


def _plain(raw: object) -> Json:
    """Without the types that only TOML has: its dates are written as EDTF writes them."""
    if isinstance(raw, date):
        return raw.isoformat()
    if isinstance(raw, Mapping):
        return {str(name): _plain(value) for name, value in raw.items()}
    if isinstance(raw, list):
        return [_plain(value) for value in raw]
    return raw if isinstance(raw, bool | int) else str(raw)


def _shaped(property: str, raw: Json, like: Value | None) -> Json:
    """As the property holds it. Only a property that holds more than words is read as JSON."""
    if property in REFERENCE_PROPERTIES:
        return _reference(_structured(raw), like)
    if property in _SHAPES:
        return _SHAPES[property](_structured(raw))
    if property == "place":
        return _structured(raw)
    plain_number = isinstance(raw, int) and not isinstance(raw, bool)
    return f"{raw:04}" if plain_number and property in EDTF_PROPERTIES else str(raw) if plain_number else raw


def _structured(raw: Json) -> Json:
    """Words that are a JSON object or list as that."""
    if not isinstance(raw, str) or raw[:1] not in ("{", "["):
        return raw
    try:
        found: Json = json.loads(raw)
    except ValueError:
        return raw
    return found


def _age(raw: Json) -> Json:
    """24, "24" or "20-25" years."""
    match = _YEARS.fullmatch(str(raw).strip()) if isinstance(raw, int | str) else None
    return {"min": int(match[1]), "max": int(match[2] or match[1])} if match else raw


def _readings(raw: Json) -> Json:
    """22600, "22600" or "22600, 226000"."""
    if isinstance(raw, str) and re.fullmatch(r"\s*\d+(\s*,\s*\d+)*\s*", raw):
        return [int(part) for part in raw.split(",")]
    return [raw] if isinstance(raw, int) and not isinstance(raw, bool) else raw


def _truth(raw: Json) -> Json:
    return _TRUTH.get(raw.lower(), raw) if isinstance(raw, str) else raw


def _reference(raw: Json, like: Value | None) -> Json:
    if not isinstance(raw, str):
        return raw
    return {"record": None, "text": raw, "kind": like.kind if isinstance(like, Reference) else "person"}


_SHAPES: Mapping[str, Callable[[Json], Json]] = {"age": _age, "readings": _readings, "well_formed": _truth}
