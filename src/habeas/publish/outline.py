"""The first page of a situation report: what period and sources, what is claimed, contradicted, counted, not known."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, date

from habeas.model.edtf import Edtf
from habeas.publish.front import Front, Rich, cited_of, t, v
from habeas.publish.released import ClaimView, Contents, ContradictionView, IncidentView, PersonView
from habeas.publish.rows import misfits
from habeas.publish.show import MONTHS, counted, joined, media_words, opening, property_words, shortened, squeezed
from habeas.publish.telling import chains, of, publisher

_ANSWERS = {"denies": "Denied", "doubts": "Doubted", "retracts": "Taken back"}
_MOST = 4  # sentences of one kind on the first page; the sections after it have them all


def in_short(contents: Contents, front: Front) -> list[dict[str, object]]:
    """Paragraphs, each with a title and its sentences."""
    made = front.made.astimezone(UTC)
    until = f"{made.day} {MONTHS[made.month - 1]} {made.year}"
    parts: tuple[tuple[str, list[Rich]], ...] = (
        ("What this covers", [_covered(contents, until)]),
        ("What is claimed", [_claimed(contents)]),
        ("What is denied or contradicted", list(_contradicted(contents.contradictions))),
        ("What is counted", list(_counted(contents))),
        ("Which figures do not hold", _first(misfits(contents), "Figures that do not hold")),
        ("What is not known", list(_unknown(contents))),
    )
    return [{"title": title, "sentences": sentences} for title, sentences in parts if sentences]


def _covered(contents: Contents, until: str) -> Rich:
    kinds = Counter(media_words(e.media_type) for e in contents.exhibits)
    items = ", ".join(f"{kind} {n}" for kind, n in kinds.most_common())
    came = f"{counted(len(contents.exhibits), 'item')} from {counted(len(contents.sources), 'source')}"
    period = _period(contents.incidents)
    dated = f"The events that they date lie between {period}." if period else "They date no event."
    return [t(f"{came} that came to the register until {until} ({items}). {dated}")]


def _period(incidents: Sequence[IncidentView]) -> str:
    dates = [Edtf(str(s.value)) for i in incidents for s in of(i.properties, "date") if isinstance(s.value, str)]
    first = min((d.earliest for d in dates if d.earliest), default=None)
    last = max((d.latest for d in dates if d.latest), default=None)
    return f"{_month(first)} and {_month(last)}" if first and last else ""


def _month(day: date) -> str:
    return f"{MONTHS[day.month - 1]} {day.year}"


def _claimed(contents: Contents) -> Rich:
    supports = [s for i in contents.incidents for s in of(i.properties, "act") if s.claims_for]
    acts = Counter(s.words for s in supports if s.value is not None)
    told = "; ".join(f"{word} {n}" for word, n in acts.most_common())
    told_by = Counter(publisher(c) for s in supports for c in s.claims_for)
    most = joined([name for name, _ in told_by.most_common(2)])
    return [t(f"Sources speak of {counted(len(contents.incidents), 'incident')}{f' ({told})' if told else ''}. "),
            *([t("Most of it rests on "), v(most), t(".")] if most else [])]  # fmt: skip


def _contradicted(found: Sequence[ContradictionView]) -> Iterator[Rich]:
    """Denials one by one, then how often values do not agree."""
    denied = [c for c in found if any(side.stance != "asserts" for side in c.sides)]
    yield from _first([_denied(c) for c in denied], "Denials")
    values = Counter(property_words(c.property) for c in found if c not in denied)
    if values:
        told = joined([f"the {name} in {counted(n, 'case')}" for name, n in values.most_common()])
        yield [t(f"Sources do not agree on {told}.")]


def _denied(found: ContradictionView) -> Rich:
    """ "A. Abduction: X, relaying Y [Q1]. Denied, “…”: the Ministry [Q9]." """
    parts: Rich = [v(opening(found.of)), t(". ")]
    for side in found.sides:
        words = shortened(squeezed(side.words), 120)
        said: Rich = [v(opening(words))] if side.stance == "asserts" else [t(f"{_ANSWERS[side.stance]}, "), v(words)]
        parts += [*said, t(": "), v("; ".join(chains(side.claims))), t(" "), *cited_of(side.claims), t(". ")]
    return parts


def _first(sentences: list[Rich], title: str) -> list[Rich]:
    """As many as the first page holds, and how many more there are."""
    more = len(sentences) - _MOST
    return [*sentences[:_MOST], [t(f"{title}: {more} more, below.")]] if more > 0 else sentences


def _counted(contents: Contents) -> Iterator[Rich]:
    """The total, and the acts."""
    for tally in contents.tallies:
        rows = [row for row in tally.rows if not row.by]
        if rows:
            yield [t(f"Documented by name, each person once: at least {rows[0].minimum}, at most {rows[0].maximum}.")]
    acts = [row for tally in contents.tallies for row in tally.rows if list(row.by) == ["act"]]
    told = [f"{row.by['act'].replace('_', ' ')} {_range(row.minimum, row.maximum)}" for row in acts]
    if told:
        yield [t(f"By act: {'; '.join(told)}. The rule of the count stands with the tables.")]


def _range(low: int, high: int) -> str:
    return str(low) if low == high else f"{low} to {high}"


def _unknown(contents: Contents) -> Iterator[Rich]:
    missing = {"the date": "date", "the place": "place", "who is said to have done it": "perpetrator"}
    gaps = [f"{words} in {n}" for words, name in missing.items() if (n := _without(contents.incidents, name))]
    if gaps:
        yield [t(f"Of the {counted(len(contents.incidents), 'incident')}, no source gives {joined(gaps)}.")]
    statuses = Counter(c.status for c in _claims(contents))
    if statuses:
        done = f"Of the {counted(sum(statuses.values()), 'claim')} here the team has accepted {statuses['accepted']}"
        yield [t(f"{done}; the rest is suggested by a program and not reviewed.")]


def _without(incidents: Sequence[IncidentView], name: str) -> int:
    return sum(not any(s.claims_for for s in of(i.properties, name)) for i in incidents)


def _claims(contents: Contents) -> Iterator[ClaimView]:
    groups: tuple[PersonView | IncidentView, ...] = (*contents.persons, *contents.incidents)
    for support in (s for group in groups for property in group.properties for s in property.supports):
        yield from (*support.claims_for, *support.claims_against)
    for record in (*contents.figures, *contents.statements):
        yield from record.claims
