"""What INTERFACE promises of each command's JSON, as shapes: more keys are welcome, other types are not."""

import re
from collections.abc import Callable
from typing import Any

from habeas.model.edtf import Edtf

Shape = Any  # a type, a tuple of shapes (any of them), [shape], {key: shape}, a regular expression, None, or a function


def fits(value: Any, shape: Shape) -> bool:
    if isinstance(shape, tuple):
        return any(fits(value, one) for one in shape)
    if isinstance(shape, list):
        return isinstance(value, list) and all(fits(one, shape[0]) for one in value)
    if isinstance(shape, dict):
        return isinstance(value, dict) and all(key in value and fits(value[key], one) for key, one in shape.items())
    if isinstance(shape, re.Pattern):
        return isinstance(value, str) and shape.fullmatch(value) is not None
    if isinstance(shape, type):
        return isinstance(value, shape) and (shape is bool or not isinstance(value, bool))
    return bool(shape(value)) if callable(shape) else value is shape


def one_of(*words: str) -> Callable[[Any], bool]:
    return lambda value: value in words


def edtf(value: Any) -> bool:
    return isinstance(value, str) and bool(Edtf(value))


def mapped(shape: Shape) -> Callable[[Any], bool]:
    """An object with any keys, each value of one shape."""
    return lambda value: isinstance(value, dict) and all(fits(one, shape) for one in value.values())


ID, SHA256 = re.compile("[a-z2-7]{24}"), re.compile("[0-9a-f]{64}")
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
PROBLEMS = [{"path": str, "code": str, "says": str, "do": str}]
VOICE = {"who": str, "how": one_of("first_hand", "relayed", "unknown"), "hedge": (str, None)}
PLACE = {"text": str, "country": (str, None), "province": (str, None), "district": (str, None), "place": (str, None),
         "precision": one_of("country", "province", "district", "place", "coordinates", "unknown"),
         "gazetteer_id": (str, None), "lat": (float, None), "lon": (float, None)}  # fmt: skip
REFERENCE = {"record": (ID, None), "text": str, "kind": str}
VALUES = {
    **dict.fromkeys(("birth", "date", "period", "as_of"), (edtf, None)),
    **dict.fromkeys(("victim", "perpetrator", "relation", "speaker", "about", "part_of"), (REFERENCE, None)),
    "place": (PLACE, None), "age": ({"min": int, "max": int}, None), "well_formed": bool, "readings": ([int], None),
}  # fmt: skip


def valued(claim: Any) -> bool:
    """The value fits its property, and is null only where it says why."""
    return fits(claim["value"], VALUES.get(claim["property"], (str, None))) and (
        claim["value"] is not None or isinstance(claim["unresolved"], str)
    )


def quoted(claim: dict[str, Any]) -> bool:
    """The quote has as many code points as its span."""
    return bool(0 < len(claim["quote"]) == claim["end"] - claim["start"])


_CLAIM = {
    "id": ID, "property": str, "as_written": str, "stance": one_of("asserts", "denies", "doubts", "retracts"),
    "status": one_of("proposed", "accepted", "rejected", "superseded"), "text": ID,
    "quote": str, "start": int, "end": int,
    "confidence": lambda value: isinstance(value, float) and 0 <= value <= 1, "unresolved": (str, None),
    "supersedes": (ID, None), "attribution": [VOICE], "proposer": str,
}  # fmt: skip


def a_claim(value: Any) -> bool:
    return fits(value, _CLAIM) and bool(value["attribution"]) and valued(value) and quoted(value)


_RECORD = {
    "id": ID, "kind": one_of("person", "incident", "count", "statement"), "exhibit": ID, "text": ID,
    "source": (ID, None), "roles": [str], "claims": [a_claim],
}  # fmt: skip


def a_record(value: Any) -> bool:
    return fits(value, _RECORD) and all(claim["text"] == value["text"] for claim in value["claims"])


FINDING = {"id": ID, "subject": ID, "property": str, "value": object, "standard": str, "reason": str, "actor": ID,
           "time": TIME}  # fmt: skip
SUPPORT = {"value": object, "for": [ID], "against": [ID], "independent_sources": int, "finding": (FINDING, None)}
PERSON = {"id": ID, "records": [ID], "properties": mapped([SUPPORT]),
          "status_timeline": [{"date": (edtf, None), "status": str, "claims": [ID]}]}  # fmt: skip
INCIDENT = {"id": ID, "records": [ID], "properties": mapped([SUPPORT])}
IMPORTED = {"exhibit": (ID, None), "records": int, "skipped": [{"row": int, "why": str}], "mapping": object,
            "changes": {"added": int, "dropped": int, "changed": int}}  # fmt: skip
ADDED = {"id": (ID, None), "sha256": (SHA256, None), "size": (int, None), "media_type": (str, None), "path": str,
         "new": bool, "parent": (ID, None), "problems": PROBLEMS}  # fmt: skip
READ = {"exhibit": ID, "text": (ID, None), "reader": (str, None), "language": (str, None), "characters": int,
        "pages": (int, None), "problems": PROBLEMS}  # fmt: skip
CHECKS = {"ok": bool, "checks": [{"name": str, "ok": (bool, None), "says": str}]}
STEP = {
    "id": ID,
    "person": ID,
    "what": str,
    "towards": str,
    "date": (edtf, None),
    "due": (edtf, None),
    "done": (TIME, None),
}
CONSENT = {"id": ID, "person": ID, "given_by": str, "recipients": [str], "fields": [str], "uses": str, "time": TIME,
           "withdrawn": (TIME, None)}  # fmt: skip
SOURCE = {"id": ID, "name": str, "kind": str, "reliability": re.compile("[A-F]"), "reason": str, "confidential": bool}
TALLY = {"rule": str, "as_of": {"entry": int, "root": SHA256},
         "rows": [{"by": mapped((str, None)), "minimum": int, "maximum": int}]}  # fmt: skip
