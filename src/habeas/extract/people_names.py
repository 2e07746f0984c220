"""Which words of a page are names, and whether of a person or of an organisation.

The parser's own labels are one vote among several, since they fail most on the names that matter here. A run of
capitalised words gathers evidence: a title before it, an age behind it, a verb that only people are subject or object
of, words that only organisations or places carry. `names` keeps the runs that pass.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from habeas.extract import people_words as words
from habeas.extract.acts_words import BODIES, NOUNS, TELLING, VERBS
from habeas.extract.forms import find_forms
from habeas.extract.gazetteer import Gazetteer
from habeas.extract.page import Form, Page
from habeas.extract.people_facts import alias_behind
from habeas.extract.syntax import Token, child, is_ordinary, text_of
from habeas.extract.wordlists import word_set

ACCEPT = 15  # tenths of a vote
SEAT = 20_000  # inhabitants of a town that an office may be named for
PASSES = 3  # how often names are judged again by what was found beside them

_NAMEISH = re.compile(r"(?:[^\W\d_]\.){1,3}|[^\W\d_][^\W\d_]*(?:['’`‘.-][^\W\d_]+)*\.?")
_AGE = re.compile(r"\s*(?:,|\()\s*(?:aged?\s+)?\d{1,3}\b\s*(?:,|\)|\.|;|who|–|-)")
_CHILD_OF = re.compile(r"\s*,?\s*(?:s/o|d/o|w/o|S/O|D/O|W/O|r/o|R/O|son of|daughter of|wife of|widow of|father of)\b")
_SPEECH = word_set(
    "say tell write add ask deny claim explain recall note argue insist warn describe tweet declare testify reply",
    "admit state respond confirm report allege accuse condemn marry bear live work study graduate vow pledge urge",
)
_LISTED = re.compile(
    r"\s*(?:of [A-Z]\w+|\([^()]{1,60}\)|,? ?(?:aged )?\d{1,2})?\s*(?:,|;|and|&|, ?and|; ?and|, ?as well as)\s*"
)
_LETTERS = re.compile(r"\(\s*[“\"]?([A-Z][A-Za-z]*[A-Z][A-Za-z]*)[”\"]?\s*\)")
_LOCATIVE = frozenset({"in", "at", "near", "around", "towards", "toward", "into", "across", "throughout", "outside"})
_LABELS = {"PERSON": 20, "ORG": -5, "GPE": -8, "LOC": -12, "FAC": -8, "NORP": -6}


@dataclass(frozen=True, slots=True)
class Name:
    """Tokens `first` to `last` (exclusive) of the doc. `person` False: an organisation. `votes` in tenths."""

    first: int
    last: int
    person: bool
    votes: int


@dataclass(frozen=True, slots=True)
class _Context:
    """What is known of the whole page before single runs are judged."""

    doc: Any
    places: frozenset[tuple[int, int]]
    known: frozenset[str] = frozenset()
    beside: frozenset[int] = frozenset()
    letters: frozenset[str] = frozenset()  # abbreviations that the page explains: "Frontier Corps (FC)"
    runs: frozenset[tuple[str, ...]] = frozenset()  # the words of every run of the page


def find_names(page: Page) -> tuple[Name, ...]:
    """The names of persons and organisations, in order, not overlapping."""
    runs = [run for p in page.paragraphs for run in _runs(page, p.start, p.end, p.form)]
    places = frozenset((m.start, m.end) for m in page.places)
    context = _Context(page.doc, places, letters=frozenset(_LETTERS.findall(page.text.characters)))
    context = replace(context, runs=frozenset(_texts(page.doc, *run) for run in runs))
    first = [_judge(context, run) for run in runs]
    for _ in range(PASSES):
        context = replace(context, known=_known(page.doc, first), beside=_beside(page.doc, runs, first))
        before = first  # what was taken for a name stays one: what is found beside it only adds to the votes
        first = [name or _judge(context, run) for name, run in zip(first, runs, strict=True)]
        if first == before:
            break
    return _with_forms(page, [n for n in first if n])


def _with_forms(page: Page, names: list[Name]) -> tuple[Name, ...]:
    """With what stands behind "Name:" in a form, whatever it looks like."""
    said, others = [], []
    for form in find_forms(page):
        others += [(e.start, e.end) for e in form.entries if e.asks not in ("name", "alias")]
        span = page.doc.char_span(form.name.start, form.name.end, alignment_mode="expand")
        words_ = [t for t in span if t.text[0].isalpha()] if span is not None else []
        if words_ and len(words_) < 8:
            said.append(Name(words_[0].i, words_[-1].i + 1, person=True, votes=100))
    kept = [
        n for n in names
        if not any(s.first < n.last and n.first < s.last for s in said)
        and not any(start <= page.doc[n.first].idx < end for start, end in others)
    ]  # fmt: skip
    return tuple(sorted([*kept, *said], key=lambda n: n.first))


def _known(doc: Any, names: list[Name | None]) -> frozenset[str]:
    """The words of the names that were found: each may stand alone later."""
    people = [n for n in names if n and n.person]
    text = text_of(doc)
    ends = (doc[n.last - 1].idx + len(doc[n.last - 1]) for n in people)
    aliases = (text[span[0] : span[1]] for end in ends if (span := alias_behind(text, end)))
    known = {str(doc[i].text) for n in people for i in range(n.first, n.last) if len(doc[i].text) > 2}
    return frozenset(known | {word for alias in aliases for word in alias.split()})


def _texts(doc: Any, first: int, last: int) -> tuple[str, ...]:
    return tuple(str(doc[i].text) for i in range(first, last))


def _beside(doc: Any, runs: list[tuple[int, int]], names: list[Name | None]) -> frozenset[int]:
    """The first tokens of runs that are listed beside a name: "A, B and C"."""
    found = set()
    open_runs = [n for n in range(len(runs)) if doc[max(runs[n][0] - 1, 0)].text not in ("(", "[")]
    for n, following in pairwise(open_runs):
        left, right = runs[n][1], runs[following][0]
        if right - left <= 12 and _LISTED.fullmatch(text_of(doc)[doc[left].idx : doc[right].idx]):
            before, after = names[n], names[following]
            found |= {runs[following][0]} if before and before.person else set()
            found |= {runs[n][0]} if after and after.person else set()
    return frozenset(found)


def _runs(page: Page, start: int, end: int, form: Form) -> Iterator[tuple[int, int]]:
    """Maximal runs of name-like tokens within one paragraph, as token indices."""
    span = page.doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return
    first: int | None = None
    last = 0
    for token in span:
        in_list = first is None and form is Form.BULLET and _is_kin_in_name(token)
        goes_on = first is not None and (_is_second_half(token, last) or _in_nickname(token, last))
        if in_list or goes_on or _is_nameish(token, inside=first is not None):
            first, last = (token.i if first is None else first), token.i + 1
        elif first is not None and not _bridges(token, span.end):
            yield first, last
            first = None
        if first is not None and token.i + 1 < span.end and page.doc[token.i + 1].is_sent_start:
            yield first, last
            first = None
    if first is not None:
        yield first, last


def _is_kin_in_name(token: Token) -> bool:
    """ "Dad Karim" at the head of an entry of a list."""
    following = token.nbor(1).text if token.i + 1 < len(token.doc) else ""
    return token.lower_ in words.KIN and token.text.istitle() and following[:1].isupper() and following.isalpha()


def _is_second_half(token: Token, last: int) -> bool:
    """The small-lettered part behind a hyphen: "Kim-hung"."""
    return token.i == last + 1 and token.nbor(-1).text in ("-", "‑") and not token.nbor(-1).whitespace_


def _in_nickname(token: Token, last: int) -> bool:
    """A nickname in quotation marks inside a name, or its marks: 'Emmanuel "Manny" Asuncion'."""
    return any(_is_nickname(token.doc, at) for at in (last, last - 1, last - 2) if at <= token.i <= at + 2)


def _is_nickname(doc: Any, at: int) -> bool:
    """Whether a name in quotation marks opens at a token, with the name going on behind it."""
    if at < 1 or at + 3 >= len(doc) or doc[at].text not in _MARKS or doc[at + 2].text not in _MARKS:
        return False
    return bool(doc[at + 1].text[0].isupper() and doc[at + 3].text[0].isupper() and doc[at + 3].text.isalpha())


_MARKS = frozenset("\"“”'‘’")


def _is_nameish(token: Token, inside: bool) -> bool:
    text = str(token.text)
    low = text.lower()
    if not text[0].isupper() or not _NAMEISH.fullmatch(text):
        return False
    if low in words.NOT_NAMES:
        dated = token.i + 1 < len(token.doc) and token.nbor(1).text[0].isdigit()
        return low in _NAMES_TOO and inside and not dated
    if low in words.DEMONYMS or (low.endswith("s") and low[:-1] in words.DEMONYMS):
        return inside and not _title_follows(token)
    if _is_title(low):
        if inside and low in words.KIN:
            return True  # "Karim Dad"
        return inside and low.rstrip(".") in words.AMBIGUOUS_HONORIFICS | _SURNAMES
    return not (
        token.is_sent_start and token.tag_ in ("IN", "RB", "DT", "VB", "CC", "VBG", "WRB") and not token.ent_type_
    )


_NAMES_TOO = frozenset(
    {"will", "may", "mark", "august", "april", "june", "sunny", "jan", "can", "english", "god", "islam"}
)
_COMPOUNDING = word_set(
    "based led backed born style controlled run owned old era like wide held affiliated linked funded occupied",
    "trained language speaking aligned supported general elect in led made friendly dominated ruled sponsored",
    "registered",
)
_TITLES = words.HONORIFICS | words.RANKS | words.OFFICES | words.PERSON_NOUNS | frozenset(words.KIN)
_SURNAMES = word_set(
    "king prince marshal bishop cook baker butcher carpenter gardener potter weaver miner singer private speaker",
    "sheikh shaikh shaykh mullah mufti barber porter taylor sailor lord",
)


def _is_title(low: str) -> bool:
    """Whether a word, in the singular or the plural, is a title, rank, office, occupation or kinship word."""
    titles = _TITLES
    return low.rstrip(".") in titles or (low.endswith("s") and low[:-1] in titles)


def _title_follows(token: Token) -> bool:
    following = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
    return following in words.OFFICES | words.OFFICE_PARTS | words.RANKS


def _bridges(token: Token, end: int) -> bool:
    """Whether a token that is no name part may stand between two that are: a particle, or a hyphen without spaces."""
    if token.i + 1 >= end:
        return False
    following = token.nbor(1)
    if token.text in ("-", "‑", "’", "'") and not token.whitespace_ and not token.nbor(-1).whitespace_:
        return bool(following.text[0].isalpha()) and following.lower_ not in _COMPOUNDING and len(following) > 1
    if token.lower_ in words.PARTICLES and token.text[0].islower():
        return bool(following.text[0].isupper()) or following.text in ("-", "‑")
    return False


def _judge(context: _Context, run: tuple[int, int]) -> Name | None:
    run = _trim(context, *run)
    first, last = run
    if first >= last:
        return None
    texts = [str(context.doc[i].text) for i in range(first, last)]
    if _is_organisation(context, first, last, texts):
        return Name(*_whole_organisation(context.doc, first, last), person=False, votes=10)
    votes = _votes(context, first, last, texts)
    return Name(first, last, person=True, votes=votes) if votes >= ACCEPT else None


def _trim(context: _Context, first: int, last: int) -> tuple[int, int]:
    """Without what belongs to the office before a name: "CM Punjab Sana Mir", "Inspector General of Police A. Khan"."""
    doc = context.doc
    while first < last and doc[first].lower_.rstrip(".") in words.HONORIFICS - words.AMBIGUOUS_HONORIFICS:
        first += 1
    if first > 1 and last - first > 1 and doc[first].lower_ in words.OFFICE_PARTS and doc[first - 1].lower_ == "of":
        first += _is_titleword(doc[first - 2])
    first = _behind_place(context, first, last)
    while last > first and not _NAMEISH.fullmatch(doc[last - 1].text):
        last -= 1
    return first, last


def _behind_place(context: _Context, first: int, last: int) -> int:
    """Where the name begins behind a place that an office or a dateline puts in front of it."""
    doc = context.doc
    if first >= last:
        return first
    start = doc[first].idx
    titled = first > 0 and doc[first - 1].lower_.rstrip(".") in words.OFFICES | words.RANKS
    while titled and last - first > 2 and _is_of_office(doc, first, first - 1):
        first += 1
    start = doc[first].idx
    if titled and last - first > 2 and _texts(doc, first + 1, last) in context.runs:
        return first + 1
    end = max((e for s, e in _near(context.places, start) if s == start), default=0)
    at = next((i for i in range(first, last) if doc[i].idx >= end), last)
    if not end or last - at < 2:
        return first
    return at if titled or _texts(doc, at, last) in context.runs else first


def _is_of_office(doc: Any, at: int, title: int) -> bool:
    """Whether a word behind an administrative office is where it is held: "DC Kech A B", "SSP East A B"."""
    low = doc[at].lower_
    held = doc[title].lower_.rstrip(".") in words.ADMINISTRATIVE
    named = low not in words.NAME_ELEMENTS and any(
        e.precision != "place" or e.weight > SEAT for e in Gazetteer.load().named(doc[at].text, exactly=True)[:5]
    )
    return held and (low in words.PLACE_WORDS or low in words.OFFICE_PARTS or named)


def _is_titleword(token: Token) -> bool:
    return token.lower_.rstrip(".") in words.OFFICES | words.RANKS | words.OFFICE_PARTS


def _is_organisation(context: _Context, first: int, last: int, texts: list[str]) -> bool:
    lows = [t.lower().rstrip(".") for t in texts]
    if any(low in words.ORG_WORDS for low in lows) and not _titled(context.doc, first):
        return True
    if lows[0].split("-")[0] in words.ARMED or " ".join(lows) in words.ARMED or "-e-" in lows[0]:
        return True
    if len(texts) == 1 and texts[0] in context.letters:
        return True
    single_capitals = len(texts) == 1 and texts[0].isupper() and len(texts[0]) > 1
    label = _label(context.doc, first, last)
    return single_capitals and (label in ("ORG", "") or _in_brackets(context.doc, first, last))


def _whole_organisation(doc: Any, first: int, last: int) -> tuple[int, int]:
    """With the nationality before it, without signs after it."""
    while first > 0 and doc[first - 1].lower_ in words.DEMONYMS and doc[first - 1].text[0].isupper():
        first -= 1
    while last > first + 1 and doc[last - 1].text in ("’s", "'s", "’", "'", ")", "”", '"'):
        last -= 1
    return first, last


def _in_brackets(doc: Any, first: int, last: int) -> bool:
    return first > 0 and last < len(doc) and doc[first - 1].text == "(" and doc[last].text == ")"


def _label(doc: Any, first: int, last: int) -> str:
    """The entity label that most tokens of the run carry."""
    labels = [doc[i].ent_type_ for i in range(first, last)]
    return str(max(set(labels), key=lambda label: (labels.count(label), label == "PERSON")))


def _votes(context: _Context, first: int, last: int, texts: list[str]) -> int:
    doc = context.doc
    single = last - first == 1
    votes = -10 if single else 10
    votes += _LABELS.get(_label(doc, first, last), -10 if _label(doc, first, last) else 0)
    lows = [t.lower() for t in texts]
    votes += 15 * any(low in words.NAME_ELEMENTS for low in lows[: 1 if single else None])
    votes -= 30 * any(low in words.PLACE_WORDS for low in lows)
    votes += 20 * _titled(doc, first) + 10 * _described(doc, first)
    votes += 10 * (single and not is_ordinary(doc[first]) and texts[0][1:].islower())
    votes += _after(doc, last) + _governed(doc, first, last)
    votes += 30 * (single and texts[0] in context.known) + _is_listed(context, first, last)
    votes -= 20 * (_is_place(context, first, last) and not (single and texts[0] in context.known))
    located = single and first > 0 and doc[first - 1].lower_ in _LOCATING and texts[0] not in context.known
    votes -= 40 * (located and _is_place(context, first, last))
    votes -= 40 * (first > 0 and doc[first - 1].lower_ == "the")
    votes -= 30 * (single and (texts[0].isupper() or len(texts[0]) < 3 or lows[0] in words.DEMONYMS))
    votes -= 15 * _quoted(doc, first, last)
    votes -= 20 * (not single and all(t.isupper() and len(t) > 3 for t in texts))
    return votes


_LOCATING = frozenset({"from", "in", "near", "at", "outside"})


def _titled(doc: Any, first: int) -> bool:
    """Whether a form of address, rank or office stands directly before."""
    if first == 0:
        return False
    before = doc[first - 1]
    if before.text == "." and first > 1:
        before = doc[first - 2]
    low = before.lower_.rstrip(".")
    if low in words.AMBIGUOUS_HONORIFICS:
        return bool(before.text[0].isupper())
    return low in words.HONORIFICS | words.RANKS | words.OFFICES


def _described(doc: Any, first: int) -> bool:
    """Whether an occupation, kinship or person noun stands directly before, or "named", "identified as"."""
    if first == 0:
        return False
    before = doc[first - 2] if doc[first - 1].text == "," and first > 1 else doc[first - 1]
    naming = ("named", "called", "namely", "alias")
    return _is_human(before) or before.lower_ in naming or _identified(doc, first)


def _is_human(token: Token) -> bool:
    """Whether a word describes people: an occupation, kinship, "man", in the singular or the plural."""
    people = words.OCCUPATIONS | words.PERSON_NOUNS | frozenset(words.KIN)
    if token.lower_ == "law" and token.i > 3 and token.nbor(-2).lower_ == "in":
        return True  # "brother-in-law"
    return token.lower_ in people or token.lemma_.lower() in people


def _identified(doc: Any, first: int) -> bool:
    return first > 1 and doc[first - 1].lower_ == "as" and doc[first - 2].lower_ in ("identified", "known", "named")


def _after(doc: Any, last: int) -> int:
    """Votes from what stands behind: an age, a father, "a reporter", "who"."""
    if last >= len(doc):
        return 0
    at = doc[last - 1].idx + len(doc[last - 1])
    rest = text_of(doc)[at : at + 40]
    votes = 25 * bool(_AGE.match(rest)) + 30 * bool(_CHILD_OF.match(rest) or alias_behind(text_of(doc), at))
    following = [doc[i].lower_ for i in range(last, min(last + 4, len(doc)))]
    if following[:1] == [","]:
        votes += 15 * any(w in words.OCCUPATIONS | words.OFFICES | frozenset(words.KIN) for w in following[1:])
        votes += 15 * (following[1:2] == ["who"])
    return votes + 15 * (following[:1] == ["who"])


def _governed(doc: Any, first: int, last: int) -> int:
    """Votes from the verb or preposition that the run depends on."""
    root = doc[first:last].root
    while root.dep_ == "conj" and root.head.pos_ in ("PROPN", "NOUN") and root.head.i != root.i:
        root = root.head
    head = root.head
    low = head.lemma_.lower()
    if root.dep_ in ("nsubj", "nsubjpass") and low in _SPEECH:
        return 10
    if root.dep_ in ("nsubjpass", "dobj") and low in TELLING:
        return 10
    if root.dep_ == "nsubj" and low in VERBS and head.tag_ in ("VBN", "VBD") and child(head, "dobj") is None:
        return 10  # "Ganj Bakhsh, abducted near ..."
    if root.dep_ == "appos" and (low in words.PERSON_NOUNS or low in words.KIN):
        return 15
    if root.dep_ == "pobj" and head.lower_ in _LOCATIVE:
        return -12
    if root.dep_ == "pobj" and head.lower_ in ("of", "from", "at") and head.head.lemma_.lower() in _PLACED:
        return -25
    if root.dep_ == "pobj" and head.lower_ == "of" and (head.head.lemma_.lower() in words.KIN or _is_act(head.head)):
        return 15
    if root.dep_ == "pobj" and head.lower_ == "by" and head.dep_ == "agent":
        return 0
    return 5 if root.dep_ == "poss" else 0


_PLACED = word_set(
    "resident native inhabitant villager citizen village town city district area province tehsil hamlet outskirts",
    "suburb mayor governor municipality department state region neighbourhood neighborhood hail coast",
    "port island north south office headquarters newsroom newspaper magazine weekly daily edition issue",
)


def _is_act(token: Token) -> bool:
    return token.lemma_.lower() in NOUNS or token.lemma_.lower() in BODIES


def _is_listed(context: _Context, first: int, last: int) -> int:
    """Votes for standing beside a name, fewer for ordinary words ("Information and Culture, Ana Ruiz")."""
    if first not in context.beside or _is_place(context, first, last):
        return 0
    common = context.doc.user_data["dictionary"].has(context.doc[first].lower_)
    return 12 if last - first == 1 and common else 25


def _is_place(context: _Context, first: int, last: int) -> bool:
    start, end = context.doc[first].idx, context.doc[last - 1].idx + len(context.doc[last - 1])
    return any(s <= start and end <= e for s, e in _near(context.places, start))


def _near(spans: Iterable[tuple[int, int]], start: int) -> Iterator[tuple[int, int]]:
    return (s for s in spans if s[0] <= start < s[1])


def _quoted(doc: Any, first: int, last: int) -> bool:
    quotes = ("“", '"', "‘", "”", "'", "’")
    return first > 0 and last < len(doc) and doc[first - 1].text in quotes and doc[last].text in quotes
