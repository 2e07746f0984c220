"""Entries of lists: "Ali Khan s/o Omar, 45, driver, picked up 02/01/2018 from Turbat by the police, still missing".

They are no sentences, so the parse says little of them. What an entry is about stands first; the bare past forms in it
tell what befell it ("picked up", "arrested", "released"), never what it did; and what stands behind such a word up to
the next one says when, where and by whom. A past form with an object ("killed two men") is an ordinary verb.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from habeas.extract import people_words
from habeas.extract.acts_words import TELLING
from habeas.extract.page import Form, Page, Paragraph
from habeas.extract.syntax import Token, child, lemma, text_of

LEADING = 5  # tokens within which the name or description begins that an entry is about
_BEHIND_NAME = re.compile(
    r"\s*(?:[,(;:–—@|]|-\s|\s[sdwSDW]/[oO]\b|\s?(?:alias|a\.?k\.?a|son of|daughter of|wife of)\b|\s?(?:aged?)\b|$)"
)
_BEFORE = frozenset({",", ";", ":", ".", "–", "—", "-", "(", ")", "|", "and", "then", "&", "later"})
_PARTICLES = frozenset({"up", "away", "off", "dead", "down", "out", "captive", "hostage", "again", "missing"})
_DIGITS = re.compile(r"\d[\d/.-]*")


@dataclass(frozen=True, slots=True)
class Entry:
    """Tokens `first` to `last` (exclusive) of the doc; `leads` are the tokens of whom the entry is about."""

    first: int
    last: int
    leads: tuple[int, ...]


def entry_of(page: Page, paragraph: Paragraph, span: Any, cast: frozenset[int]) -> Entry | None:
    """The entry that a paragraph is, or None where it is a sentence."""
    tokens = [t for t in span if not t.is_space]
    leads = _leads(tokens, cast)
    if not leads:
        return None
    if paragraph.form is not Form.BULLET:
        end = page.doc[leads[-1]].idx + len(page.doc[leads[-1]])
        single = "\n" not in page.words(paragraph.start, paragraph.end)
        begins = leads[0] == tokens[0].i or tokens[0].lower_.rstrip(".") in people_words.HONORIFICS
        if not single or not begins or leads[-1] not in cast or not _BEHIND_NAME.match(text_of(page.doc), end):
            return None
    return Entry(int(span.start), int(span.end), (leads[-1],))


def _leads(tokens: list[Token], cast: frozenset[int]) -> list[int]:
    """The first name among the first tokens, else the first noun for a person ("Unknown youth")."""
    start = next((n for n, t in enumerate(tokens[:LEADING]) if t.i in cast), None)
    if start is not None:
        run = [t.i for t in tokens[start:]]
        return [int(i) for n, i in enumerate(run) if i == run[0] + n and all(j in cast for j in run[: n + 1])]
    people = people_words.PERSON_NOUNS | frozenset(people_words.KIN)
    return [int(t.i) for t in tokens[:LEADING] if t.pos_ == "NOUN" and lemma(t) in people][:1]


def is_bare(token: Token, entry: Entry, cast: frozenset[int]) -> bool:
    """Whether a verb is a past form that stands by itself in an entry, and so tells what befell whom it is about."""
    if token.tag_ not in ("VBN", "VBD") or token.i <= entry.leads[-1] or child(token, "aux", "auxpass") is not None:
        return False
    before = token.nbor(-1)
    opens = before.lower_ in _BEFORE or before.i in cast or _DIGITS.fullmatch(before.text) or before.tag_ == "RB"
    return bool(opens) and not _has_object(token, entry, cast)


def _has_object(token: Token, entry: Entry, cast: frozenset[int]) -> bool:
    at = token.i + 1
    while at < entry.last and token.doc[at].lower_ in _PARTICLES:
        at += 1
    if at >= entry.last:
        return False
    behind = token.doc[at]
    if behind.i in cast or behind.lower_ in ("to", "that", "who", "whom"):
        return True
    if _DIGITS.fullmatch(behind.text):  # "killed 3 soldiers", but "arrested 14.03.2018"
        number = behind.text.isdigit() and len(behind.text) < 4
        return bool(number and at + 1 < entry.last and behind.nbor(1).pos_ == "NOUN")
    return behind.pos_ in ("DET", "PRON", "NOUN", "ADJ", "NUM") and behind.ent_type_ not in ("DATE", "TIME")


def segment_of(token: Token, entry: Entry) -> tuple[int, int]:
    """The tokens from a past form to the next one, or to the end of the entry."""
    end = next((i for i in range(token.i + 1, entry.last) if tells(token.doc[i])), entry.last)
    return int(token.i), int(end)


def tells(token: Token) -> bool:
    """Whether a past form may tell of an act."""
    return token.pos_ == "VERB" and token.tag_ in ("VBN", "VBD") and lemma(token) in TELLING


def doers_in(doc: Any, segment: tuple[int, int]) -> Iterator[Token]:
    """The noun behind "by" within a segment."""
    for token in doc[segment[0] : segment[1]]:
        if token.lower_ == "by":
            found = child(token, "pobj")
            if found is None:
                run = [t for t in doc[token.i + 1 : segment[1]] if t.pos_ in ("NOUN", "PROPN", "ADJ", "DET")]
                found = run[-1] if run else None
            if found is not None and found.i < segment[1]:
                yield found


def companions_in(doc: Any, segment: tuple[int, int]) -> Iterator[Token]:
    """The nouns behind "with" within a segment: "taken with her two children"."""
    for token in doc[segment[0] : segment[1]]:
        if token.lower_ == "with":
            found = child(token, "pobj")
            if found is not None and found.i < segment[1]:
                yield found
