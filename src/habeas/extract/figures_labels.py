"""The acts that words without a verb tell: a heading, the label of a row, the name of a measure.

As in "Enforced disappearances", "Cases disposed of", "Opening balance", "number of people killed".
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any, Final

from habeas.extract.acts_modality import Mood
from habeas.extract.acts_words import NOUNS
from habeas.extract.figures_acts import ActOf, refined
from habeas.extract.figures_words import (
    CASES,
    CLOSING,
    EVENT_NOUNS,
    IN_HAND,
    PENDING,
    RECEIVING,
    STATES,
    STATUS_NOUNS,
    TRACING,
)
from habeas.extract.speech_tree import end_of, lemma

# Words that are too common in prose to tell an act, but do so in a heading: "Still held", "In custody".
_IN_LABELS: Final = {
    "held": "detention", "custody": "detention", "prison": "detention", "prisons": "detention", "jail": "detention",
    "jails": "detention", "internment": "detention", "burned": "destruction_of_property",
    "destroyed": "destruction_of_property", "displacement": "displacement", "found": "traced", "bodies": "body_found",
}  # fmt: skip


def acts_of_words(words: Iterable[Any], confidence: Decimal) -> tuple[ActOf, ...]:
    """The acts among the tokens, each once; "other" (deaths of any kind) only where nothing more is said."""
    found: dict[str, ActOf] = {}
    for token in words:
        if token.lower_ in ("not", "non", "no"):
            break  # "not cases of enforced disappearance"
        act = _act_of(token)
        if act is not None and act not in found:
            found[act] = ActOf(act, (int(token.idx), end_of(token)), confidence, Mood.HAPPENED, token)
    if len(found) > 1:
        found.pop("other", None)
    return tuple(found.values())


def _act_of(token: Any) -> str | None:
    rule = NOUNS.get(lemma(token))
    if rule is not None and rule.act not in ("trial", "sentence"):
        return refined(token, rule.act)
    return (
        STATES.get(token.lower_)
        or _IN_LABELS.get(token.lower_)
        or STATUS_NOUNS.get(lemma(token))
        or EVENT_NOUNS.get(lemma(token))
    )


def steps_of_words(words: Iterable[Any], confidence: Decimal, *, case: bool) -> Iterator[ActOf]:
    """The first step with cases among the tokens. `case`: what stands around them speaks of cases."""
    tokens = list(words)
    case = case or any(lemma(token) in CASES for token in tokens)
    for token in tokens:
        step = _step_of(token)
        if step is not None and (case or step == "traced"):
            yield ActOf(step, (int(token.idx), end_of(token)), confidence, Mood.HAPPENED, token)
            return


def _step_of(token: Any) -> str | None:
    low, word = token.lower_, lemma(token)
    if low in PENDING | IN_HAND:
        return "case_pending"
    if word in CLOSING or low in CLOSING or low in ("disposal", "disposals", "closure", "closures"):
        return "case_closed"
    if word in TRACING:
        return "traced"
    return "case_received" if word in RECEIVING or low in ("new", "fresh", "receipts") else None
