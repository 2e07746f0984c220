"""Help for the parser where it goes wrong in the same way again and again: before it reads, and after.

`softened` changes characters one for one, so that positions stay those of the text. `mend` hangs words elsewhere.
"""

import re
from collections.abc import Iterable
from typing import Any

from habeas.extract.dates import DateMention

_SOFT = dict.fromkeys(map(ord, "\t\n\r\x0c\x0b\xa0\u2028\u2029\u2007\u202f\xad\u200b\u200e\u200f\ufeff"), " ")
_FATHER = re.compile(r"\b[sdwbSDWB]/[oO]\.?(?: (?:[Ll]ate|[A-Z][\w'’.-]*|ul|al|bin|ur|ud)(?![\w/]))+")
_RESIDENT = re.compile(r"\b[rR]/[oO](?=\s)")
_ALIAS = re.compile(
    r"(?<=\w) (?:[Aa]lias|[Aa]\.?[Kk]\.?[Aa]\.?|@) ?"
    r"(?:[“\"‘'][^\n“”\"’']{1,30}[”\"’']|[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?)"
)
_OPENING = re.compile(
    r"(?:^|[.!?:;\n“\"(]\s*)(?:[Oo]n|[Ii]n|[Bb]y|[Ss]ince|[Dd]uring|[Aa]t|[Aa]round|[Aa]bout|[Ee]arly|[Ll]ate)\b"
    r"[^.,;:\n]{0,40}$"
)
_GOES_ON = re.compile(
    r" (?!(?:at|in|on|by|and|or|to|from|of|for|near|when|while|after|before|was|were|is|the day)\b)(?=[^\W\d])"
)
_FINITE = ("nsubj", "nsubjpass", "aux", "auxpass")


def softened(characters: str, dates: Iterable[DateMention]) -> str:
    """The text as the parser gets it: white space plain, "s/o X" and "alias X" blank, "r/o" as "of".

    The parser takes "Ali s/o Omar" apart in the middle of the name; without the father it reads the sentence. And in
    "On 11 May 2015 six men came" it takes the men for a part of the date: a comma behind the date keeps them apart.
    """
    soft = characters.translate(_SOFT)
    for aside in (_FATHER, _ALIAS):
        soft = aside.sub(lambda m: " " * len(m[0]), soft)
    soft = _RESIDENT.sub("of ", soft)
    pieces, at = [], 0
    for date in dates:
        plain = characters[date.end : date.end + 1] == " "  # no line break
        if plain and _GOES_ON.match(soft, date.end) and _OPENING.search(soft[max(0, date.start - 60) : date.start]):
            pieces += [soft[at : date.end], ","]
            at = date.end + 1
    return "".join([*pieces, soft[at:]])


def mend(doc: Any) -> None:
    """Hangs participles that follow one another on the first: "are picked up, disappeared, tortured and killed"."""
    for token in doc:
        if token.tag_ != "VBN" or token.dep_ not in ("acl", "advcl", "dep") or token.i < 2:
            continue
        before = token.nbor(-2)
        if before.dep_ == "prt":
            before = before.head
        listed = token.nbor(-1).text == "," and before.tag_ == "VBN" and before.i < token.i
        if listed and not any(child.dep_ in _FINITE for child in token.children):
            token.head = before
            token.dep_ = "conj"
