"""Figures for tests: each stands at its own place in one invented text."""

from collections.abc import Sequence
from typing import Any

from habeas.model.edtf import Edtf
from habeas.model.record import Claim, Record, Voice
from habeas.model.text import Anchor
from habeas.model.value import Place, Reference, Value
from habeas.model.vocabulary import Kind


def figure(
    id: str, number: str, *, at: int = 0, text: str = "t", source: str | None = None,
    readings: Sequence[int] | None = None, bound: str = "exact", well_formed: bool = True, population: str = "",
    act: str = "", said: str = "", period: str | None = "", as_of: str = "", place: Place | None = None,
    part_of: str = "", linked: str = "of which",
) -> Record:  # fmt: skip
    """A count record. The number stands at `at`, the words of population, act (`said`) and period behind it.

    `period` None is a period that could not be resolved ("the past year").
    """
    values = tuple(readings) if readings is not None else (int(number.replace(",", "")),)
    behind = at + len(number) + 1
    given: list[tuple[str, Value | None, str, int]] = [
        ("as_written", number, number, at), ("well_formed", well_formed, number, at), ("bound", bound, number, at),
    ]  # fmt: skip
    if values:
        given.append(("readings", values, number, at))
    optional: list[tuple[str, Any, str]] = [
        ("population", population, population), ("act", act, said or act), ("as_of", as_of and Edtf(as_of), as_of),
        ("place", place, place.text if place else ""),
    ]  # fmt: skip
    for property, value, words in optional:
        if value:
            given.append((property, value, words, behind))
            behind += len(words) + 1
    if period != "":
        words = period or "the past year"
        given.append(("period", Edtf(period) if period else None, words, behind))
    if part_of:
        given.append(("part_of", Reference(part_of, "the whole", "count"), linked, at - len(linked) if at else 0))
    return Record(id, Kind.COUNT, f"exhibit of {text}", text, source, tuple(_claim(id, text, *g) for g in given))


def _claim(record: str, text: str, property: str, value: Value | None, words: str, start: int) -> Claim:
    return Claim(
        id=f"{record}.{property}", record=record, property=property, value=value, as_written=words,
        anchor=Anchor(text, start, start + len(words), words), attribution=(Voice("Publisher"),), proposer="test",
        unresolved=None if value is not None else "relative to a day that is not known",
    )  # fmt: skip
