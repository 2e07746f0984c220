"""What a body did with its cases, and with the people it looks for: received, closed, pending, traced.

Read by position within a clause rather than from the parse, which loses its way in "138 cases transferred, 2,128 new
cases received": the step stands right before what is counted ("disposed of 6,047"), on it ("new complaints"), or behind
it ("cases were pending", "complaints under investigation").
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from habeas.extract.acts_modality import Mood, mood_of
from habeas.extract.acts_words import CUSTODY
from habeas.extract.figures_acts import ActOf
from habeas.extract.figures_counted import Counted
from habeas.extract.figures_words import (
    CASES,
    CASES_OF,
    CLOSING,
    EXAMINED,
    ON_CASES,
    OTHER_CASES,
    PENDING,
    RECEIVING,
    TRACING,
    UNKNOWN,
)
from habeas.extract.page import Page
from habeas.extract.speech_tree import children, end_of, is_verb, lemma

TOLD = Decimal("0.75")
DESCRIBED = Decimal("0.65")  # by an adjective: "new complaints"
_BEHIND = 14  # tokens from what is counted to the step
_BEFORE = 7
_FILLERS = frozenset(
    {"a", "an", "the", "of", "total", "some", "another", "new", "fresh", "additional", "further", "only", "just", "all",
     "off", "in", "its", "their", "more", "other", "than", "out", "up", "altogether", "around", "about", "sum", ","}
)  # fmt: skip
_STOPS = frozenset({";", ":", "and", "but", "while", "whereas", "whom", "(", "—", "–"})


def is_case_noun(noun: Any | None) -> bool:
    """Whether it is a case, complaint or petition, and not one about drugs, taxes or an illness."""
    if noun is None or lemma(noun) not in CASES:
        return False
    words = {t.lower_ for t in noun.lefts} | {t.lower_ for of in children(noun, "prep") for t in of.subtree}
    return not words & OTHER_CASES


def steps_of(counted: Counted, *, case: bool) -> tuple[ActOf, ...]:
    """The steps that a number counts. `case`: it counts cases, by its own noun or by that of a figure before it."""
    first, last = _edges(counted)
    if case:
        found = [*described(counted.noun), *_before(first), *_behind(last)]
    else:
        found = [s for s in (*_before(first), *_behind(last), *_found_alive(last)) if s.act == "traced"]
    found += _whereabouts(counted)
    return tuple({act.act: act for act in reversed(found) if act.mood is not Mood.UNREAL}.values())


def _edges(counted: Counted) -> tuple[Any, Any]:
    """The first token of the number with its bounding words, and the last one of what it counts."""
    doc = counted.token.doc
    span = doc.char_span(counted.number.start, counted.number.end, alignment_mode="expand")
    ends = [span[-1]] if span is not None else [counted.token]
    if counted.noun is not None:
        ends.append(counted.noun)
    return (span[0] if span is not None else counted.token), max(ends, key=lambda t: t.i)


def described(noun: Any | None) -> Iterator[ActOf]:
    """The step that an adjective tells: as in "14 pending cases" and "76 new complaints"."""
    for token in noun.lefts if noun is not None else ():
        step = "case_received" if token.lower_ in ("new", "fresh") else _adjective(token)
        if step:
            yield ActOf(step, (int(token.idx), end_of(token)), DESCRIBED, Mood.HAPPENED, noun)


def _adjective(token: Any) -> str | None:
    if token.lower_ in PENDING:
        return "case_pending"
    return _step_of(token) if token.tag_ == "VBN" else None


def _before(first: Any) -> Iterator[ActOf]:
    """As in "received 34", "disposed of a total of 6,047", "a balance of 2,300"."""
    token = first
    for _ in range(_BEFORE):
        if token.i == 0 or token.is_sent_start:
            return
        token = token.doc[token.i - 1]
        step = "case_pending" if lemma(token) in ("balance", "backlog") else _step_of(token)
        if step and (is_verb(token) or step == "case_pending"):
            yield ActOf(step, (int(token.idx), _with_of(token)), TOLD, mood_of(token), token)
            return
        if token.lower_ not in _FILLERS and token.pos_ != "ADJ":
            return


def _with_of(token: Any) -> int:
    following = token.nbor(1) if token.i + 1 < len(token.doc) else None
    return end_of(following if following is not None and following.lower_ in ("of", "off") else token)


def _behind(last: Any) -> Iterator[ActOf]:
    """As in "cases were received", "remained under investigation", "complaints pending before the court"."""
    for token in last.doc[last.i + 1 : last.i + 1 + _BEHIND]:
        if token.is_sent_start or token.lower_ in _STOPS or _opens_another(token):
            return
        step = _step_of(token) if token.tag_ in ("VBN", "VBD", "VBG", "JJ", "RB") else None
        if token.lower_ in PENDING:
            step = "case_pending"
        if step:
            yield ActOf(step, (int(token.idx), _with_of(token)), TOLD, mood_of(_verb_of(token)), token)
            return
        held = _held(token)
        if held is not None:
            yield ActOf("case_pending", (int(token.idx), end_of(held)), TOLD, mood_of(_verb_of(token)), token)
            return
        if is_verb(token) and lemma(token) not in _LIGHT:
            return


_LIGHT = frozenset({"be", "have", "remain", "stay", "stand", "do", "lie", "get"})


def _opens_another(token: Any) -> bool:
    """Whether a comma or number begins to tell of something else."""
    following = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
    return token.like_num or (token.text == "," and following not in ("which", "that", "who"))


def _step_of(token: Any) -> str | None:
    word = lemma(token)
    for step, words in (("case_received", RECEIVING), ("case_closed", CLOSING), ("traced", TRACING)):
        if word in words or token.lower_ in words:
            return step
    return None


def _held(token: Any) -> Any | None:
    """The last word of "under active consideration", "in the books", "on its docket"."""
    places = EXAMINED if token.lower_ == "under" else ON_CASES if token.lower_ in ("in", "on") else frozenset()
    return next((t for t in token.doc[token.i + 1 : token.i + 5] if t.lower_ in places), None)


def _verb_of(token: Any) -> Any:
    """The verb whose mood an adjective or phrase has: "remained pending"."""
    return token if is_verb(token) or not is_verb(token.head) else token.head


def _whereabouts(counted: Counted) -> Iterator[ActOf]:
    """As in "the whereabouts of 300 persons could not be ascertained", "the fate of 12 men is unknown"."""
    noun = counted.noun if counted.noun is not None else counted.token
    owner = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else None
    if owner is None or owner.lower_ not in ("whereabouts", "fate"):
        return
    clause = owner.head if is_verb(owner.head) else owner
    words = {t.lower_ for t in clause.subtree if not t.is_punct}
    unknown = bool(words & UNKNOWN) or mood_of(clause) is Mood.DENIED
    if unknown or _established(clause):
        end = end_of(max((clause, *children(clause, "acomp", "attr")), key=lambda t: t.i))
        span = int(owner.idx), max(end, end_of(owner))
        yield ActOf("missing" if unknown else "traced", span, TOLD, Mood.HAPPENED, clause)


def _found_alive(last: Any) -> Iterator[ActOf]:
    """As in "44 were found in prisons" and "nine have been found alive"."""
    for token in last.doc[last.i + 1 : last.i + 6]:
        if token.is_sent_start or token.is_punct:
            return
        if token.lower_ == "found" and token.i + 1 < len(token.doc):
            where = token.doc[token.i + 1 : token.i + 4]
            if where[0].lower_ == "alive" or (
                where[0].lower_ in ("in", "at") and any(lemma(t) in CUSTODY for t in where)
            ):
                yield ActOf("traced", (int(token.idx), end_of(where[0])), TOLD, mood_of(token), token)
            return


def _established(clause: Any) -> bool:
    return is_verb(clause) and lemma(clause) in TRACING | {"establish", "ascertain", "determine", "know"}


def speaks_of_cases(page: Page) -> bool:
    """Whether a page has words for cases."""
    words = page.text.characters.lower().replace("\t", " ").split()
    return any(word.strip(".,;:|()").removesuffix("s") in CASES for word in words)


def speaks_of_harm(page: Page) -> bool:
    """Whether a page is about harm to people, so that its cases are cases of that."""
    return not CASES_OF.isdisjoint(page.text.characters.lower().split())


def case_before(page: Page, one: Counted, seen: Sequence[Counted], cases: set[int]) -> Counted | None:
    """The last figure of cases before a bare number in its paragraph: "received 640 complaints and closed 410"."""
    paragraph = page.paragraph_at(one.number.start)
    for other in reversed(seen):
        if paragraph is None or other.number.start < paragraph.start:
            return None
        if other.number.start in cases:
            return other
        if other.noun is not None:
            return None
    return None
