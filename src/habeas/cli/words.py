"""What stands in JSON, in the words that people see: short ids, dates and places in words, no underscores."""

from collections.abc import Mapping, Sequence
from typing import Any

from habeas.model.edtf import Edtf
from habeas.model.record import Voice
from habeas.model.value import from_json
from habeas.model.vocabulary import KINDS, How
from habeas.publish.show import chain_words as chain_of
from habeas.publish.show import date_words, property_words, shortened
from habeas.publish.show import value_words as words_of

Row = Mapping[str, Any]
Rows = Sequence[Row]
SHORT = 8
STANDINGS = {"proposed": "suggested", "accepted": "accepted", "rejected": "rejected", "superseded": "replaced"}
STANCES = {"asserts": "", "denies": "denied: ", "doubts": "doubted: ", "retracts": "taken back: "}
_KIND_OF = {property: kind for kind in KINDS for property in KINDS[kind]}
_LANGUAGES = {"en": "English", "ur": "Urdu", "ar": "Arabic", "fa": "Persian", "bal": "Balochi", "ps": "Pashto",
              "sd": "Sindhi", "es": "Spanish", "fr": "French", "und": ""}  # fmt: skip


def short(id: str | None) -> str:
    return id[:SHORT] if id else ""


def quoted(words: str, longest: int | None = None) -> str:
    """Foreign words on one line, within quotation marks; cut after a whole word where they are too long."""
    line = " ".join(words.split())
    return f"“{shortened(line, longest) if longest else line}”"


def plain(word: str) -> str:
    """A word of ours without underscores."""
    return word.replace("_", " ")


def value_words(property: str, value: Any) -> str:
    """A value from its JSON, in the words that documents use; "?" where it was not understood."""
    if value is None:
        return "?"
    if isinstance(value, Mapping) and "precision" in value:
        value = {name: part for name, part in value.items() if name not in ("lat", "lon")}
    kind = _KIND_OF.get(property)
    words = str(value) if kind is None else words_of(property, from_json(kind, property, value))
    target = value.get("record") if isinstance(value, Mapping) else None
    return f"{words} [{short(target)}]" if target else words


def claim_words(claim: Row) -> str:
    """What a claim says: its stance where it does not assert, its value, or why it was not understood."""
    if claim["value"] is None:
        return f"{STANCES[claim['stance']]}? {claim['unresolved']}"
    return STANCES[claim["stance"]] + value_words(claim["property"], claim["value"])


def chain_words(attribution: Rows) -> str:
    """Who says so through whom: "the Post, relaying his mother (first hand)"."""
    return chain_of([Voice(voice["who"], How(voice["how"]), voice["hedge"]) for voice in attribution])


def supported(subject: Row, property: str) -> str:
    """The values of one property of a person or incident, each once, with " / " between."""
    found = subject["properties"].get(property, ())
    words = [value_words(property, s["value"]).partition(" [")[0] for s in found if s["value"] is not None and s["for"]]
    return " / ".join(dict.fromkeys(words))


def areas(incident: Row) -> str:
    """The districts, or larger areas, of an incident's places; the words where no gazetteer knows them."""
    found = [s["value"] for s in incident["properties"].get("place", ()) if s["value"] is not None and s["for"]]
    words = (next((p[k] for k in ("district", "province", "country") if p.get(k)), p["text"]) for p in found)
    return " / ".join(dict.fromkeys(words))


def event_words(event: Row) -> str:
    """A point of the timeline: "released 3 December 2021"."""
    date = f" {date_words(Edtf(event['date']))}" if event["date"] else ""
    return f"{plain(event['status'])}{date}"


def language_words(tag: str | None) -> str:
    """A language by its English name, else its tag; "" where it is not known."""
    return _LANGUAGES.get(tag or "und", tag or "")


def title(property: str) -> str:
    return property_words(property)
