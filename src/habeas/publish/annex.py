"""The parts that every document ends with: quotes, items, sources, what was withheld, words explained, how to check."""

from collections.abc import Mapping

from habeas.model.edtf import Edtf
from habeas.publish.front import Front, Part, Rich, code, t, v
from habeas.publish.legible import right_to_left
from habeas.publish.released import ExhibitView, Quote, Released
from habeas.publish.show import date_words, file_size

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


def annexes(released: Released, front: Front) -> dict[str, object]:
    """The data of `common.typ`'s annexes."""
    contents = released.contents
    names = {e.id: e.name for e in contents.exhibits}
    return {
        "quotes": [_quote(q, names) for q in contents.quotes],
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


def _quote(quote: Quote, names: Mapping[str, str | None]) -> dict[str, object]:
    words = quote.words
    whole = f"{quote.before}{words or ''}{quote.after}"
    return {
        "id": quote.id, "words": words or "", "withheld": words is None, "before": quote.before, "after": quote.after,
        "rtl": right_to_left(whole), "language": _language(quote.language), "place": _place(quote, names),
    }  # fmt: skip


def _language(tag: str | None) -> str:
    """A language tag that the compiler takes: two or three small letters; English where nothing better is known."""
    first = (tag or "en").split("-")[0].casefold()
    return first if first.isascii() and first.isalpha() and 2 <= len(first) <= 3 else "en"


def _place(quote: Quote, names: Mapping[str, str | None]) -> Rich:
    if quote.words is None:
        return [t("Words and place withheld: from a confidential source.")]
    parts: list[Part] = [t(f"{quote.exhibit}, "), v(names.get(quote.exhibit or "") or "item without a name")]
    if quote.where:
        parts += [t(", "), v(quote.where)]
    return [*parts, t(f"; characters {quote.start}–{quote.end} of text "), code((quote.text or "")[:_SHORT])]


def _exhibit(exhibit: ExhibitView) -> dict[str, object]:
    if exhibit.exhibit is None:
        hidden: Rich = [t("Not shown: from "), v(exhibit.source or "a source"), t(".")]
        return {"id": exhibit.id, "name": hidden, "kind": exhibit.media_type, "came": [t("withheld")],
                "hash": [t("withheld with the original")]}  # fmt: skip
    name: Rich = [v(exhibit.name or "without a name"), t(" · "), code(exhibit.exhibit[:_SHORT])]
    size = f", {file_size(exhibit.size)}" if exhibit.size is not None else ""
    disclosed = exhibit.sha256 is not None
    return {
        "id": exhibit.id, "name": name, "kind": f"{exhibit.media_type}{size}", "came": _came(exhibit),
        "hash": [code(exhibit.sha256 or "")] if disclosed else [t("with the original, which is not enclosed")],
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
