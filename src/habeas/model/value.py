"""What a claim may say: the typed values of properties, and their one JSON form.

The JSON form (`to_json`/`from_json`) is what is sealed: it has no floats. Coordinates are decimal strings there;
`commands` turns them into numbers when it prints.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import TypeAlias

from habeas.errors import Illegal
from habeas.model.edtf import Edtf
from habeas.model.vocabulary import CLOSED, EDTF_PROPERTIES, KINDS, PRECISIONS, REFERENCE_PROPERTIES, Kind

Json: TypeAlias = "bool | int | str | list[Json] | dict[str, Json] | None"


@dataclass(frozen=True, slots=True)
class Place:
    """A place as its words, with what the gazetteer adds; `precision` says how exactly it is known.

    `lat`/`lon` are WGS 84 decimal degrees, as strings, so that no float is ever sealed.
    """

    text: str
    country: str | None = None
    province: str | None = None
    district: str | None = None
    place: str | None = None
    precision: str = "unknown"
    gazetteer_id: str | None = None
    lat: str | None = None
    lon: str | None = None

    def __post_init__(self) -> None:
        if not self.text.strip() or self.precision not in PRECISIONS:
            raise Illegal(f"A place needs words and a precision among {PRECISIONS}.", code="bad-place")


@dataclass(frozen=True, slots=True)
class Age:
    """Years, as the least and the most that the words allow."""

    min: int
    max: int

    def __post_init__(self) -> None:
        if not 0 <= self.min <= self.max <= 130:
            raise Illegal(f"An age of {self.min} to {self.max} years is not possible.", code="bad-age")


@dataclass(frozen=True, slots=True)
class Reference:
    """Points to another record of the same run; `record` is None for somebody or a group that is only named.

    `kind` says in what way: for victim, perpetrator, speaker, about and part_of the kind of record ("person",
    "group", "count", "incident", "statement"), for relation the relation itself ("brother", "father", ...).
    """

    record: str | None
    text: str
    kind: str

    def __post_init__(self) -> None:
        if not self.text.strip() or not self.kind:
            raise Illegal("A reference needs the words that name it, and its kind.", code="bad-reference")


Value: TypeAlias = Edtf | Place | Age | Reference | bool | tuple[int, ...] | str


def refuse_unlisted(property: str, value: Value | None) -> None:
    """Raise `Illegal` for a word that is not in the closed list of its property."""
    allowed = CLOSED.get(property)
    if allowed and isinstance(value, str) and value not in allowed:
        raise Illegal(f"“{value}” is not a {property}.", f"Use one of {', '.join(allowed)}.", code="not-in-vocabulary")


def to_json(value: Value | None) -> Json:
    """The one JSON form of a value."""
    if isinstance(value, Edtf):
        return value.text
    if isinstance(value, Place | Age | Reference):
        return asdict(value)
    if isinstance(value, tuple):
        return list(value)
    return value


def from_json(kind: Kind, property: str, raw: Json) -> Value | None:
    """The typed value of `property`; raises `Illegal` where the JSON does not fit it."""
    if property not in KINDS[kind]:
        raise Illegal(f"A {kind} has no property “{property}”.", f"Use one of {', '.join(KINDS[kind])}.",
                      code="bad-property")  # fmt: skip
    try:
        return None if raw is None else _typed(property, raw)
    except (TypeError, ValueError, KeyError) as error:
        raise Illegal(f"“{raw}” does not fit the property “{property}”.", code="bad-value") from error


def _typed(property: str, raw: Json) -> Value:
    if property in EDTF_PROPERTIES:
        return Edtf(_string(raw))
    if property == "place":
        return _place(raw) if isinstance(raw, dict) else Place(text=_string(raw))
    if property == "age":
        return _age(raw)
    if property in REFERENCE_PROPERTIES:
        fields = _strings(raw)
        return Reference(record=fields.get("record"), text=fields["text"] or "", kind=fields["kind"] or "")
    if property == "well_formed":
        return _boolean(raw)
    if property == "readings":
        return _integers(raw)
    return _string(raw)


def _string(raw: Json) -> str:
    if not isinstance(raw, str) or not raw:
        raise ValueError(raw)
    return raw


def _strings(raw: Json) -> dict[str, str | None]:
    if not isinstance(raw, dict):
        raise TypeError(raw)
    return {name: None if value is None else _string(value) for name, value in raw.items()}


def _place(raw: Json) -> Place:
    fields = _strings(raw)
    return Place(
        text=fields.pop("text") or "",
        precision=fields.pop("precision", None) or "unknown",
        **fields,  # an unknown name raises TypeError, which the caller turns into Illegal
    )


def _age(raw: Json) -> Age:
    if isinstance(raw, Mapping):
        low, high = raw["min"], raw["max"]
        if isinstance(low, int) and isinstance(high, int):
            return Age(low, high)
    raise ValueError(raw)


def _boolean(raw: Json) -> bool:
    if not isinstance(raw, bool):
        raise ValueError(raw)
    return raw


def _integers(raw: Json) -> tuple[int, ...]:
    if not isinstance(raw, list) or not all(isinstance(n, int) and not isinstance(n, bool) for n in raw):
        raise ValueError(raw)
    return tuple(n for n in raw if isinstance(n, int))
