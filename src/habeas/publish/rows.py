"""Rows of the tables that both documents show: properties, contradictions, figures."""

from collections.abc import Iterable, Mapping, Sequence

from habeas.publish.front import Rich, cited_of, cites, t, v
from habeas.publish.released import (
    ClaimView,
    Contents,
    ContradictionView,
    PropertyView,
    RecordView,
    SideView,
    SupportView,
)
from habeas.publish.show import STANCES, counted, joined, opening, property_words, shortened, squeezed
from habeas.publish.telling import chains

_FITTING = frozenset({"compatible", "documented_beside_claimed"})


def property_rows(properties: Iterable[PropertyView]) -> list[dict[str, object]]:
    """One row a value, with everybody who says so; the property's name stands in its first row."""
    rows: list[dict[str, object]] = []
    for property in properties:
        own = [row for support in property.supports for row in _support_rows(support)]
        for at, row in enumerate(own):
            rows.append(row | {"property": "" if at else opening(property_words(property.name)), "first": at == 0})
    return rows


def _support_rows(support: SupportView) -> Iterable[dict[str, object]]:
    """A row for those who assert the value, and one for each other stance; none for a conclusion alone."""
    for stance in ("asserts", "denies", "doubts", "retracts"):
        claims = [c for c in (*support.claims_for, *support.claims_against) if c.stance == stance]
        if claims:
            value = _value(claims, "" if stance == "asserts" else f"{STANCES[stance]}: ")
            if stance == "asserts" and support.independent_sources > 1:
                value += [t(f" – {counted(support.independent_sources, 'independent source')}")]
            yield {"value": value, "who": who(claims), "quotes": cited_of(claims)}


def _value(claims: Sequence[ClaimView], opening_words: str) -> Rich:
    """The value in words, with how it is written where that tells more, and why it could not be read."""
    first = claims[0]
    words = squeezed(first.words)
    written = dict.fromkeys(squeezed(c.as_written or "").strip('“”"') for c in claims)
    other = [] if first.property == "role" else [w for w in written if w and w not in words and len(w) <= 60]
    value: Rich = [t(opening_words), v(words)] if opening_words else [v(words)]
    if other:
        value += [t(" (written "), v(joined([f"“{w}”" for w in other])), t(")")]
    if first.unresolved:
        value += [t(". Not understood: "), v(first.unresolved)]
    return value


def who(claims: Iterable[ClaimView]) -> Rich:
    """The chains of attribution, each once, with what the team has accepted."""
    parts: Rich = []
    for chain, accepted in chains(claims).items():
        parts += [t("; ")] if parts else []
        parts += [v(chain), t(" (accepted)")] if accepted else [v(chain)]
    return parts


def contradiction_row(found: ContradictionView) -> dict[str, object]:
    """The sides next to one another, each with who says so in which quote."""
    return {"of": [v(opening(found.of))], "property": property_words(found.property), "says": found.says,
            "sides": [_side(side) for side in found.sides]}  # fmt: skip


def _side(side: SideView) -> dict[str, object]:
    words = shortened(squeezed(side.words))
    value: Rich = [v(words)] if side.stance == "asserts" else [t(f"{STANCES[side.stance]} "), v(words)]
    return {"value": value, "who": who(side.claims), "quotes": cited_of(side.claims)}


def figure_rows(figures: Iterable[RecordView]) -> list[dict[str, object]]:
    """One row a figure: as written, its readings, what it counts, who says so; what several give alike is one row."""
    shown = list(figures)
    whole = {record.id: record for record in shown}
    alike: dict[tuple[str, ...], list[RecordView]] = {}
    for record in shown:
        if record.claims:
            words = "".join(word for part in _counts(record, whole) for word in part.values())
            alike.setdefault((_written(record), _notes(record), words), []).append(record)
    return [_figure(key, group, whole) for key, group in alike.items()]


def _figure(key: tuple[str, ...], group: Sequence[RecordView], whole: Mapping[str, RecordView]) -> dict[str, object]:
    written, note, _ = key
    return {
        "written": [v(written)] if written else [t("withheld")], "note": note, "counts": _counts(group[0], whole),
        "who": who(record.claims[0] for record in group),
        "quotes": cited_of(claim for record in group for claim in record.claims),
    }  # fmt: skip


def _written(record: RecordView) -> str:
    claims = record.of("as_written")
    return squeezed(claims[0].as_written or claims[0].words) if claims else ""


def _notes(record: RecordView) -> str:
    """What is to be known of the number itself: malformed, at least, read as."""
    readings = joined([squeezed(c.words) for c in record.of("readings")], "or")
    notes = ["malformed: kept as written"] if any(c.value is False for c in record.of("well_formed")) else []
    notes += [c.words for c in record.of("bound") if c.value != "exact"]
    notes += (
        [f"read as {readings}"] if readings and readings.replace(",", "") != _written(record).replace(",", "") else []
    )
    return "; ".join(notes)


def _counts(record: RecordView, whole: Mapping[str, RecordView]) -> Rich:
    """What a figure counts, in the order in which one would say it."""
    counts: Rich = []
    for property in ("population", "act", "place", "period", "as_of", "part_of"):
        for claim in record.of(property):
            label = f"{property_words(property)} " if property in ("as_of", "part_of") else ""
            counts += [t(f"{'; ' if counts else ''}{label}"), v(_counted_by(claim, whole))]
    return counts


def _counted_by(claim: ClaimView, figures: Mapping[str, RecordView]) -> str:
    """What a claim on a figure says; for `part_of` the figure it is a part of, where that is shown too."""
    target = claim.value.get("record") if isinstance(claim.value, dict) else None
    of = figures[target].of("as_written") if isinstance(target, str) and target in figures else ()
    if claim.value is None and claim.unresolved:
        return f"{property_words(claim.property)} not understood: {squeezed(claim.unresolved).rstrip('.')}"
    return f"the figure “{squeezed(of[0].as_written or of[0].words)}”" if of else squeezed(claim.words)


def misfits(contents: Contents) -> list[Rich]:
    """The figures that do not hold, alone or together: one sentence each, with its quotes."""
    return [[v(squeezed(f.says)), t(" "), *cites(f.quotes)]
            for f in contents.figure_findings if f.kind not in _FITTING]  # fmt: skip


def fitting(contents: Contents) -> list[dict[str, object]]:
    """Figures that can hold together, and figures beside what is documented by name: in short form, by kind."""
    titles = {"documented_beside_claimed": "Beside what this register documents by name",
              "compatible": "Figures that can hold together"}  # fmt: skip
    found: list[dict[str, object]] = []
    for kind, title in titles.items():
        sentences = [
            [v(squeezed(f.says)), t(" "), *cites(f.quotes)] for f in contents.figure_findings if f.kind == kind
        ]
        if sentences:
            found.append({"title": title, "sentences": sentences})
    return found
