"""Figures of cases over time: what a balance must be, and counts that only grow.

A row of a table gives opening balance, new cases, closed cases and balance; a sentence often gives all that was ever
received, closed and is pending. Nothing is said where a sentence leaves open what was in hand before.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise
from math import inf
from typing import Final

from habeas.count.figure import Figure, listed
from habeas.model.count import FigureFinding

_MANY: Final = 3  # rows that are not told one by one
_RUN: Final = 320  # characters between figures of one account in prose
# What a column of a balance is called. The first that fits decides, so "closing balance" is not "closed".
_COLUMNS: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    ("opening", ("opening", "brought forward", "previous balance", "at the beginning", "at the start")),
    ("balance", ("closing balance", "closing", "balance at the end", "pending at the end", "remaining", "at the end")),
    ("new", ("new", "received", "registered", "added", "admitted")),
    ("closed", ("disposed", "closed", "resolved", "traced", "deleted", "cleared")),
    ("balance", ("balance", "pending")),
)
_ROW: Final = frozenset(("opening", "new", "closed", "balance"))
_STEPS: Final = {"case_received": "new", "case_closed": "closed", "case_pending": "balance"}


def column(figure: Figure) -> str | None:
    """Which column of a balance the figure stands in, by the step that it counts, else by its words."""
    said = figure.population.lower()
    by_words = next((name for name, words in _COLUMNS if any(w in said for w in words)), None)
    if by_words == "opening" or not figure.steps:
        return by_words
    by_steps = {_STEPS[step] for step in figure.steps if step in _STEPS}
    return by_steps.pop() if len(by_steps) == 1 else by_words


def balances(figures: Sequence[Figure]) -> Iterator[FigureFinding]:
    """Opening balance, plus what came in, less what was closed, is the balance that is stated."""
    rows: Mapping[tuple[str, str, str], dict[str, Figure]] = defaultdict(dict)
    for figure in figures:
        name = column(figure)
        if name and figure.exact is not None:
            moment = figure.period or figure.as_of
            rows[(figure.text, str(moment), figure.place.text if figure.place else "")].setdefault(name, figure)
    whole = [
        row for row in _with_openings(list(rows.values())) if row.keys() >= {"opening", "new", "closed", "balance"}
    ]
    told = {figure.id for row in whole for figure in row.values()}
    found = [_balance([row["opening"], row["new"]], row["closed"], row["balance"]) for row in whole]
    for run in _runs(f for f in figures if f.id not in told):
        found += _balance_of_run(run)
    yield from _gathered(found)
    yield from _carried(whole)


def _with_openings(rows: Sequence[dict[str, Figure]]) -> list[dict[str, Figure]]:
    """The rows, those without an opening balance with the balance of the period right before."""
    ended = {}
    for row in rows:
        balance = row.get("balance")
        if balance is not None and balance.period and balance.period.latest and balance.period.latest < date.max:
            ended[(balance.text, balance.period.latest + timedelta(days=1))] = balance
    found = []
    for row in rows:
        stated = row.get("balance")
        start = stated.period.earliest if stated is not None and stated.period else None
        before = ended.get((stated.text, start)) if stated is not None and start is not None else None
        found.append(row if before is None or "opening" in row else {**row, "opening": before})
    return found


def _gathered(found: Sequence[FigureFinding]) -> Iterator[FigureFinding]:
    """What does not hold row by row; what holds in many rows in one sentence."""
    holds = [f for f in found if f.kind == "compatible"]
    yield from (f for f in found if f not in holds)
    if len(holds) > _MANY:
        says = f"In {len(holds)} rows the opening balance and new cases, less closed cases, are the balance as stated."
        yield FigureFinding("compatible", tuple(id for f in holds for id in f.figures), says)
    else:
        yield from holds


def _carried(rows: Sequence[Mapping[str, Figure]]) -> Iterator[FigureFinding]:
    """A balance at the end of one period is the opening balance of the next."""
    opened = {(f.text, f.period.earliest): f for row in rows if (f := row["opening"]).period}
    for row in rows:
        stated = row["balance"]
        end = stated.period.latest if stated.period else None
        opening = opened.get((stated.text, end + timedelta(days=1))) if end and end < date.max else None
        if opening is not None and stated.exact != opening.exact:
            says = f"{stated.label} is the balance at the end of {stated.period}, but {opening.label} opens the next."
            yield FigureFinding("incompatible", (stated.id, opening.id), says)


def _balance(came_in: Sequence[Figure], closed: Figure, stated: Figure) -> FigureFinding:
    due = sum(f.exact or 0 for f in came_in) - (closed.exact or 0)
    ids = (*(f.id for f in came_in), closed.id, stated.id)
    says = f"{listed(came_in)} less {closed.label} is {due:,}"
    if due != stated.exact:
        return FigureFinding("does_not_sum", ids, f"{says}, but {stated.label} is stated.")
    return FigureFinding("compatible", ids, f"{says}, as stated.")


def _runs(figures: Iterable[Figure]) -> Iterator[list[Figure]]:
    """Figures of cases that stand close together in one text."""
    cases = sorted((f for f in figures if f.steps and f.exact is not None), key=lambda f: (f.text, f.start))
    run: list[Figure] = []
    for figure in cases:
        if run and (run[-1].text != figure.text or figure.start - run[-1].start > _RUN):
            yield run
            run = []
        run.append(figure)
    if run:
        yield run


def _balance_of_run(run: Sequence[Figure]) -> Iterator[FigureFinding]:
    """As in "received 640 complaints, closed 410, leaving 250 pending": each balance with what was told before it."""
    by_id = {f.id: f for f in run}
    told: dict[str, Figure] = {}
    for figure in run:
        name = None if _is_share(figure, by_id) else column(figure)
        if name == "balance" and told.keys() >= {"new", "closed"}:
            yield from _balance_in_prose(told, figure)
            told = {}
        elif name == "balance":
            told = {}
        elif name in told:
            told = {name: figure}  # another account begins
        elif name is not None:
            told[name] = figure


def _balance_in_prose(told: Mapping[str, Figure], stated: Figure) -> Iterator[FigureFinding]:
    opening, new, closed = told.get("opening"), told["new"], told["closed"]
    if opening is None and max(closed.exact or 0, stated.exact or 0) > (new.exact or 0):
        return  # something was in hand before
    yield _balance([new] if opening is None else [opening, new], closed, stated)


def _is_share(figure: Figure, run: Mapping[str, Figure]) -> bool:
    """Whether it is a share of another figure of the run that counts the same, or a summand of one."""
    wholes = [run[w] for w in figure.wholes if w in run]
    return any(figure.divides or column(whole) == column(figure) for whole in wholes)


def series(figures: Sequence[Figure]) -> Iterator[FigureFinding]:
    """A count up to a day cannot be smaller than the same source's count up to an earlier day."""
    groups: dict[tuple[object, ...], list[tuple[date, Figure]]] = defaultdict(list)
    for f in figures:
        until = _until(f)
        if until and f.readings and (f.acts or f.steps) and column(f) not in ("balance", "opening"):
            since = f.period.earliest if f.period else None
            groups[(f.source, f.all_acts, f.narrowed, f.place.text if f.place else "", since)].append((until, f))
    for group in groups.values():
        ordered = sorted(group, key=lambda pair: pair[0])
        for (day, before), (later, after) in pairwise(ordered):
            if day != later and after.highest < before.lowest < inf:
                says = f"{after.label} up to {later} is less than {before.label} up to {day}, though a running count "
                yield FigureFinding("falls", (before.id, after.id), f"{says}cannot fall.")


def _until(figure: Figure) -> date | None:
    """The day up to which a running count goes: its as-of date, or the end of a period longer than a year."""
    if figure.as_of is not None:
        return figure.as_of.latest
    period = figure.period
    if period is None or period.latest is None:
        return None
    return period.latest if period.earliest is None or (period.latest - period.earliest).days > 366 else None
