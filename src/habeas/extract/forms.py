"""Forms in running text: lines such as "Name: Ali Khan", "Father's name: Omar", "Date of arrest: 3 May 2019".

A form begins with the line that names somebody and goes on as long as lines with known labels follow each other.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from habeas.extract.page import Page

FURTHEST = 3  # other lines between two lines of one form
_OF: Final = r"(?: of (?:the )?(?P<what>[a-z ]+?))?"
_WHO: Final = r"(?: of (?:the )?(?:victim|person|missing person|detainee|abductee|deceased|individual))?"
_LABELS: Final[tuple[tuple[str, str], ...]] = (
    ("name", rf"(?:full )?name{_WHO}|victim(?:['’]s name)?|(?:name of )?missing person"),
    ("alias", r"alias|also known as|nickname|other names?"),
    ("father", r"father(?:['’]s name)?|name of (?:the )?father|(?:s/o|d/o|son of|daughter of|parentage)"),
    ("age", r"age(?: at (?:the )?time.*)?"),
    ("sex", r"sex|gender"),
    ("birth", r"date of birth|dob|born|birth date"),
    ("occupation", r"occupation|profession|job|work"),
    ("place", r"(?:home |permanent |residential )?address|residence|resident of|home ?town|domicile|village"),
    ("identity_number", r"(?:cnic|nic|id|identity|passport)(?: card)?(?: (?:no|number|nr)\.?)?"),
    ("date", rf"date{_OF}|(?P<since>missing since|disappeared on|arrested on|abducted on|detained since|killed on)"),
    ("where", rf"(?:place|location){_OF}|(?P<from>abducted from|arrested from|picked up from|taken from|missing from)"),
    ("by", r"(?P<by>abducted|arrested|detained|taken|picked up|killed) by|(?:alleged )?perpetrators?|responsible"),
    ("last_seen", r"last seen(?: (?:at|in|on|place))?"),
    ("status", r"(?:current |present )?status"),
)
_LINE = re.compile(
    r"^[ \t•*–-]*(?:\d+[.)] ?)?(?P<label>[A-Za-z][A-Za-z'’/. ]{1,40}?)\s?[:：][ \t]*(?P<value>\S[^\n]*)", re.MULTILINE
)
_KNOWN = [(name, re.compile(pattern, re.IGNORECASE)) for name, pattern in _LABELS]
_ACTS: Final = (
    ("enforced disappearance", "enforced_disappearance"), ("abduct", "abduction"), ("kidnap", "abduction"),
    ("taken", "abduction"), ("picked", "abduction"), ("arrest", "arrest"), ("det", "detention"),
    ("disappear", "missing"), ("missing", "missing"), ("kill", "killing"), ("death", "killing"), ("murder", "killing"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: what its label asks for, the act that the label names, and where label and value stand."""

    asks: str
    act: str | None
    label: tuple[int, int]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Form:
    """The lines about one person, the name first."""

    entries: tuple[Entry, ...]

    @property
    def name(self) -> Entry:
        return self.entries[0]

    def of(self, asks: str) -> Entry | None:
        """The first line that asks for something."""
        return next((e for e in self.entries if e.asks == asks), None)


def find_forms(page: Page) -> tuple[Form, ...]:
    """The forms of a page that say more than a name, in order."""
    forms: list[list[Entry]] = []
    text = page.text.characters
    for entry in _entries(text):
        apart = not forms or text.count("\n", forms[-1][-1].end, entry.label[0]) > FURTHEST
        if entry.asks == "name":
            forms.append([entry])
        elif not apart:
            forms[-1].append(entry)
    return tuple(Form(tuple(entries)) for entries in forms if len(entries) > 1)


def _entries(text: str) -> Iterator[Entry]:
    for line in _LINE.finditer(text):
        for asks, pattern in _KNOWN:
            match = pattern.fullmatch(line["label"].strip())
            if match is not None:
                end = line.start("value") + len(line["value"].rstrip(" .;,"))
                yield Entry(asks, act_of_words(line["label"]), line.span("label"), line.start("value"), end)
                break


def act_of_words(words: str) -> str | None:
    """The act that a label or heading names ("Date of arrest", "MISSING PERSON")."""
    low = words.lower()
    return next((act for stem, act in _ACTS if re.search(rf"\b{stem}", low)), None)
