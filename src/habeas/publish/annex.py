"""The parts that every document ends with: quotes, items, sources, what was withheld, words explained, how to check."""

import re
from collections.abc import Iterator, Mapping

from habeas.model.edtf import Edtf
from habeas.publish.front import Front, Part, Rich, code, t, v
from habeas.publish.legible import right_to_left
from habeas.publish.released import ExhibitView, Passage, Released
from habeas.publish.show import date_words, file_size, media_words

_SHORT = 10  # characters of an id that people are shown; dossier.json has it in full

GLOSSARY = (
    ("Accepted, suggested", "A program suggests what a source says; a person of the team accepts, corrects or rejects "
     "it. “Suggested, not reviewed” means that no person has looked at it yet."),
    ("Claim", "One thing that one source says about one person, event or number, tied to the exact words that say it. "
     "A claim is not a fact: it is something that somebody says."),
    ("Conclusion (finding)", "What the team itself concludes, with its reasons and how sure it must be (the standard "
     "of proof). It stands beside the claims and replaces none of them."),
    ("Independent sources", "Sources that do not merely repeat one another. One report printed by ten outlets is one."),
    ("Item (exhibit)", "A file exactly as it was received: an article, a list, a scan."),
    ("Relaying", "“A, relaying B” means that A printed what B said. Who was there is said where the source says so."),
    ("Stance", "Whether a source says a thing, denies it, doubts it, or takes it back."),
    ("Standard of proof", "How sure the team had to be: reasonable grounds to believe (the least), balance of "
     "probabilities, clear and convincing evidence, beyond reasonable doubt (the most)."),
    ("Withheld", "“[withheld R3]” stands where something was taken out for this recipient; R3 in the list of what was "
     "withheld says what kind of thing it is, and why."),
)  # fmt: skip


def annexes(released: Released, front: Front, cited: object = None) -> dict[str, object]:
    """The data of `common.typ`'s annexes. With `cited`, only the passages that are cited somewhere in it."""
    contents = released.contents
    wanted = None if cited is None else set(_cited(cited))
    names = {e.id: e.name for e in contents.exhibits}
    return {
        "passages": [_passage(p, names) for p in contents.passages if wanted is None or p.id in wanted],
        "enclosed": any(e.sha256 for e in contents.exhibits),
        "exhibits": [_exhibit(e) for e in contents.exhibits],
        "sources": [
            {"id": s.id, "name": s.name, "kind": s.kind, "grade": s.reliability, "reason": s.reason}
            for s in contents.sources
        ],
        "redactions": [{"id": r.id, "what": r.what, "why": r.why, "times": str(r.times)} for r in released.redactions],
        "glossary": [{"word": word, "means": means} for word, means in GLOSSARY],
        "debts": list(front.debts),
        "stamps": list(front.stamps),
    }


def _cited(value: object) -> Iterator[str]:
    """The passages that a tree of data refers to."""
    if isinstance(value, Mapping):
        if isinstance(value.get("q"), str):
            yield value["q"]
        for item in value.values():
            yield from _cited(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _cited(item)


def _passage(passage: Passage, names: Mapping[str, str | None]) -> dict[str, object]:
    pieces = [{"words": re.sub(r"\s+", " ", p.words), "weight": p.weight} for p in passage.pieces]
    return {
        "id": passage.id, "pieces": pieces,
        "rtl": right_to_left("".join(p.words for p in passage.pieces)), "language": _language(passage.language),
        "place": _place(passage, names),
    }  # fmt: skip


def _language(tag: str | None) -> str:
    """A language tag that the compiler takes: two or three small letters; English where nothing better is known."""
    first = (tag or "en").split("-")[0].casefold()
    return first if first.isascii() and first.isalpha() and 2 <= len(first) <= 3 else "en"


def _place(passage: Passage, names: Mapping[str, str | None]) -> Rich:
    if not passage.pieces:
        return [t("Words and place withheld: from a confidential source.")]
    parts: list[Part] = [
        t(f"{passage.exhibit}, "),
        v(names.get(passage.exhibit or "") or "file name withheld or not known"),
    ]
    if passage.where:
        parts += [t(", "), v(passage.where)]
    return [*parts, t(f", at {passage.start}–{passage.end}")]


def _exhibit(exhibit: ExhibitView) -> dict[str, object]:
    if exhibit.exhibit is None:
        hidden: Rich = [t("Not shown: from "), v(exhibit.source or "a source"), t(".")]
        return {"id": exhibit.id, "name": hidden, "kind": media_words(exhibit.media_type), "came": [t("withheld")],
                "hash": [t("withheld")]}  # fmt: skip
    name: Rich = [v(exhibit.name or "name withheld or not known"), t(" · "), code(exhibit.exhibit[:_SHORT])]
    size = f", {file_size(exhibit.size)}" if exhibit.size is not None else ""
    disclosed = exhibit.sha256 is not None
    return {
        "id": exhibit.id, "name": name, "kind": f"{media_words(exhibit.media_type)}{size}", "came": _came(exhibit),
        "hash": [code(exhibit.sha256 or "")] if disclosed else [t("not enclosed")],
    }  # fmt: skip


def _came(exhibit: ExhibitView) -> Rich:
    parts: Rich = []
    for label, words in (("from", exhibit.source), ("published at", exhibit.origin),
                         ("published", _date(exhibit.published)), ("obtained", _date(exhibit.obtained))):  # fmt: skip
        if words:
            parts += [t(f"{'; ' if parts else ''}{label} "), v(words)]
    return parts or [t("how it came is not recorded")]


def _date(text: str | None) -> str | None:
    return date_words(Edtf(text)) if text else None
