"""A figure as it can be compared: every reading of the number, what bounds it, and what it is a figure of.

The words stay as written. A reading with its bound is an interval: "more than 300" is 300 and up, "about 50" is 50
give or take a tenth, "at most 20" is 0 to 20. A malformed number has several readings, or none, and whatever is said
of it holds for all of them or says so.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import inf
from typing import Final

from habeas.model.edtf import Edtf
from habeas.model.record import Claim, Record
from habeas.model.value import Place, Reference
from habeas.model.vocabulary import CASE_STEPS

Interval = tuple[float, float]
_ABOUT: Final = 0.1
_REACH: Final = 60  # characters behind the number within which other words are quoted with it
_LONG: Final = 60  # characters: words longer than this are not quoted beside a number
_WORDS: Final = re.compile(r"[^\W\d_]+")
_BY: Final = re.compile(r"\bby\s+(?!\d)(.+)", re.IGNORECASE | re.DOTALL)
_DIVIDES: Final = re.compile(r"^[:(—–-]|\b(?:total\w*|sum|in all|altogether|making|makes?|made)\b", re.IGNORECASE)
_TOTAL: Final = frozenset(("total", "totals", "altogether", "overall", "combined", "sum"))

# Words that make a population narrower. Words that are not here ("persons", "nationals") describe, and do not.
NARROWING: Final[Mapping[str, str]] = {
    form: group
    for group, forms in {
        "women": "women woman female females girls girl",
        "men": "men man male males boys boy",
        "children": "children child minors minor girls girl boys boy infants",
        "adults": "adults adult",
        "students": "students student pupils pupil",
        "journalists": "journalists journalist reporters reporter",
        "soldiers": "soldiers soldier troops personnel policemen police",
        "civilians": "civilians civilian",
        "militants": "militants militant insurgents insurgent fighters fighter",
    }.items()
    for form in forms.split()
}
PARTITIONS: Final = (
    frozenset(("men", "women")), frozenset(("men", "women", "children")), frozenset(("adults", "children")),
)  # fmt: skip
_ONE_ACT: Final[Mapping[str, str]] = {"extrajudicial_killing": "killing", "enforced_disappearance": "abduction"}


@dataclass(frozen=True, slots=True)
class Figure:
    """One count record. `start` is where it stands in its text; `by` are the words after "by", if it says by whom.

    `listed`: it is a part as a row under its total, `divides`: as an item of a breakdown or a summand ("which made 46
    in total"); else as one of some ("including ..."). `steps` are the acts that are steps with cases.
    """

    id: str
    text: str
    start: int
    source: str
    written: str
    quote: str
    readings: tuple[int, ...]
    well_formed: bool
    bound: str
    population: str
    acts: frozenset[str]
    steps: frozenset[str]
    place: Place | None
    period: Edtf | None
    period_words: str | None
    as_of: Edtf | None
    wholes: tuple[str, ...]
    listed: bool
    divides: bool
    by: str | None

    @property
    def intervals(self) -> tuple[Interval, ...]:
        return tuple(_interval(n, self.bound) for n in self.readings)

    @property
    def lowest(self) -> float:
        return min((low for low, _ in self.intervals), default=0)

    @property
    def highest(self) -> float:
        return max((high for _, high in self.intervals), default=inf)

    @property
    def exact(self) -> int | None:
        """The number, where there is one reading and no bound."""
        return self.readings[0] if len(self.readings) == 1 and self.bound == "exact" else None

    @property
    def all_acts(self) -> frozenset[str]:
        """The acts and the steps with cases that it counts."""
        return self.acts | self.steps

    @property
    def narrowed(self) -> frozenset[str]:
        """Which part of people it counts; empty where it does not say."""
        return frozenset(NARROWING[w] for w in self.words if w in NARROWING)

    @property
    def words(self) -> frozenset[str]:
        return frozenset(w.lower() for w in _WORDS.findall(self.population))

    @property
    def is_total(self) -> bool:
        return bool(_TOTAL & {w.lower() for w in _WORDS.findall(f"{self.population} {self.quote}")})

    @property
    def label(self) -> str:
        """The figure with its words, as a sentence can quote it; words that stand far from it in brackets."""
        quote = self.quote if self.written in self.quote else self.written
        if _WORDS.search(quote.replace(self.written, "")):
            return f"“{quote}”"
        far = [" ".join(words.split()) for words in (self.population.split(" / ")[0], self.period_words or "")]
        far = [words for words in far if words and len(words) < _LONG and words not in quote]
        return f"“{quote}” ({', '.join(far)})" if far else f"“{quote}”"


def read_figure(record: Record) -> Figure | None:
    """The figure of a count record; None where no claim on it still stands."""
    written = record.of("as_written")
    claims = [c for name in ("as_written", "readings", "bound") for c in record.of(name)]
    if not claims:
        return None
    about = [c for name in ("as_written", "readings", "population", "act", "period") for c in record.of(name)]
    period = next(iter(record.of("period")), None)
    acts = [(str(c.value), c.anchor.quote) for c in record.of("act")]
    return Figure(
        id=record.id, text=record.text, start=claims[0].anchor.start, source=record.source or record.exhibit,
        written=str(written[0].value or written[0].as_written) if written else claims[0].as_written,
        quote=_quote(about),
        readings=_readings(record), well_formed=False not in record.values("well_formed"),
        bound=_string(record, "bound") or "exact", population=" / ".join(str(v) for v in record.values("population")),
        acts=frozenset(_ONE_ACT.get(act, act) for act, _ in acts if act not in CASE_STEPS),
        steps=frozenset(act for act, _ in acts if act in CASE_STEPS),
        place=next((v for v in record.values("place") if isinstance(v, Place)), None),
        period=period.value if period and isinstance(period.value, Edtf) else None,
        period_words=period.as_written if period else None,
        as_of=next((v for v in record.values("as_of") if isinstance(v, Edtf)), None),
        wholes=tuple(v.record for v in record.values("part_of") if isinstance(v, Reference) and v.record),
        listed=all(c.anchor.quote == claims[0].anchor.quote for c in record.of("part_of")),
        divides=any(_DIVIDES.search(c.anchor.quote) for c in record.of("part_of")),
        by=_by([quote for _, quote in acts]),
    )  # fmt: skip


def listed(figures: Sequence[Figure]) -> str:
    """The figures with their words, joined for a sentence."""
    labels = [figure.label for figure in figures]
    return labels[0] if len(labels) == 1 else f"{', '.join(labels[:-1])} and {labels[-1]}"


def overlap(a: Figure, b: Figure) -> bool:
    """Whether some readings of both can be one number."""
    return any(max(p[0], q[0]) <= min(p[1], q[1]) for p in a.intervals for q in b.intervals)


def _interval(number: int, bound: str) -> Interval:
    if bound == "at_least":
        return (number, inf)
    if bound == "at_most":
        return (0, number)
    if bound == "about":
        return (number * (1 - _ABOUT), number * (1 + _ABOUT))
    return (number, number)


def _readings(record: Record) -> tuple[int, ...]:
    return tuple(dict.fromkeys(n for value in record.values("readings") if isinstance(value, tuple) for n in value))


def _string(record: Record, property: str) -> str | None:
    return next((v for v in record.values(property) if isinstance(v, str)), None)


def _quote(claims: Sequence[Claim]) -> str:
    """The words of the claims around the number (the first claim), in text order, with "…" for words between them."""
    number = claims[0].anchor
    near = [c.anchor for c in claims if number.start - c.anchor.end <= 1 and c.anchor.start - number.end <= _REACH]
    known = {anchor.start + i: c for anchor in near for i, c in enumerate(anchor.quote)}
    pieces, before = [], min(known)
    for at in sorted(known):
        gap = at - before
        pieces.append(f"{'' if gap <= 1 else ' ' if gap == 2 else ' … '}{known[at]}")
        before = at
    return " ".join("".join(pieces).split())


def _by(quotes: Sequence[str]) -> str | None:
    found = (match[1] for quote in quotes if (match := _BY.search(quote)))
    return next((" ".join(words.lower().split()) for words in found), None)
