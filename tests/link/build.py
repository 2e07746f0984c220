"""Records for tests, without a text behind them: every claim is anchored at the start of an invented text."""

from collections.abc import Mapping, Sequence
from itertools import count
from typing import Any

from habeas.model.case import Clustering, Judgement
from habeas.model.edtf import Edtf
from habeas.model.record import Claim, Record, Voice
from habeas.model.text import Anchor
from habeas.model.value import Age, Place, Reference, Value
from habeas.model.vocabulary import EDTF_PROPERTIES, Kind, Stance, Status, Verdict

_numbers = count()


def claim(
    record: str, property: str, value: Value | None, *, text: str, voices: Sequence[str] = ("Publisher",),
    stance: Stance = Stance.ASSERTS, status: Status = Status.PROPOSED,
) -> Claim:  # fmt: skip
    written = _written(value)
    return Claim(
        id=f"{record}.{property}.{next(_numbers)}", record=record, property=property, value=value, as_written=written,
        anchor=Anchor(text, 0, len(written), written), attribution=tuple(Voice(v) for v in voices), proposer="test",
        stance=stance, status=status, unresolved=None if value is not None else "not understood",
    )  # fmt: skip


def _written(value: Value | None) -> str:
    text = getattr(value, "text", None)
    return text if isinstance(text, str) else str(value)


def record(
    id: str, kind: Kind, properties: Mapping[str, Any], *, text: str = "", source: str | None = None,
    voices: Sequence[str] = (), stance: Stance = Stance.ASSERTS, status: Status = Status.PROPOSED,
) -> Record:  # fmt: skip
    """Strings become typed values; a list gives several claims. The text (and exhibit) defaults to one of its own."""
    text = text or f"text-{id}"
    claims = [
        claim(id, name, _typed(name, one), text=text, voices=voices or (f"Publisher of {text}",), stance=stance,
              status=status)
        for name, value in properties.items()
        for one in (value if isinstance(value, list) else [value])
    ]  # fmt: skip
    return Record(id=id, kind=kind, exhibit=f"exhibit of {text}", text=text, source=source, claims=tuple(claims))


def _typed(name: str, value: Any) -> Value | None:
    if name in EDTF_PROPERTIES and isinstance(value, str):
        return Edtf(value)
    if name == "place" and isinstance(value, str):
        district = value.split(",")[-1].strip()
        return Place(text=value, district=district, precision="district")
    if name == "age" and isinstance(value, int):
        return Age(value, value)
    if name in ("victim", "part_of") and isinstance(value, str):
        return Reference(record=value, text=f"record {value}", kind="person" if name == "victim" else "count")
    return value  # type: ignore[no-any-return]


def person(
    id: str, name: str | list[str], *, text: str = "", source: str | None = None, role: str = "victim",
    voices: Sequence[str] = (), status_of_claims: Status = Status.PROPOSED, **properties: Any,
) -> Record:  # fmt: skip
    return record(id, Kind.PERSON, {"name": name, "role": role, **properties}, text=text, source=source, voices=voices,
                  status=status_of_claims)  # fmt: skip


def incident(id: str, victims: str | list[str], act: str | list[str] = "abduction", *, text: str = "",
             source: str | None = None, voices: Sequence[str] = (), stance: Stance = Stance.ASSERTS,
             status_of_claims: Status = Status.PROPOSED, **properties: Any) -> Record:  # fmt: skip
    return record(id, Kind.INCIDENT, {"act": act, "victim": victims, **properties}, text=text, source=source,
                  voices=voices, stance=stance, status=status_of_claims)  # fmt: skip


def judged(left: str, right: str, verdict: Verdict, time: str = "2026-01-01T00:00:00Z") -> Judgement:
    return Judgement(id=f"j-{left}-{right}-{time}", records=(left, right), verdict=verdict, reason="seen the papers",
                     actor="a", time=time)  # fmt: skip


def clustering(*clusters: Sequence[str]) -> Clustering:
    return Clustering(tuple(tuple(c) for c in clusters), (), (), "test")
