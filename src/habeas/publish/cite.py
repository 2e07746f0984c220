"""Quotes, exhibits and sources as they may leave: numbered in order of first use, scrubbed, or withheld whole."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from habeas.model.exhibit import Custody, Source, SourceKind
from habeas.model.record import Claim, Record, Voice
from habeas.model.text import Text
from habeas.publish.guard import Guard, Tallied
from habeas.publish.material import Material, Terms
from habeas.publish.protect import Hit, covered
from habeas.publish.released import ExhibitView, Quote, SourceView, VoiceView

_CONTEXT = 220  # characters shown at most on either side of a quote
_STOP_BEFORE = re.compile(r"(?s).*(?:[.!?؟۔][”\"’)]*\s+|\n)")
_STOP_AFTER = re.compile(r"(?s).*?(?:[.!?؟۔][”\"’)]*(?=\s|$)|(?=\n))")
_PUBLISHED_KINDS = (SourceKind.OUTLET, SourceKind.ORGANISATION, SourceKind.OFFICIAL)


class Citations:
    """Hands out Q, E and S numbers and keeps what stands behind each."""

    def __init__(self, material: Material, terms: Terms, guard: Guard, tallied: Tallied) -> None:
        self._terms = terms
        self._guard = guard
        self._tallied = tallied
        self._texts = {text.id: text for text in material.texts}
        self._exhibits = {exhibit.id: exhibit for exhibit in material.exhibits}
        self._sources = {source.id: source for source in material.sources}
        self._custody: dict[str, list[Custody]] = {}
        for note in material.custody:
            self._custody.setdefault(note.exhibit, []).append(note)
        self._quotes: dict[tuple[str, int, int, bool], Quote] = {}
        self._exhibit_numbers: dict[str, str] = {}
        self._source_numbers: dict[str, str] = {}
        self._cited: Counter[str] = Counter()

    def scrub(self, text: str, spans: Iterable[Hit] = ()) -> str:
        """The string with everything protected replaced by `[withheld R3]`."""
        out, at = [], 0
        for hit in covered([*spans, *self._guard.shield.hits(text)]):
            out += [text[at : hit.start], f"[withheld {self._tallied.mark(hit.key)}]"]
            at = hit.end
        return "".join(out) + text[at:] if out else text

    def confidential(self, claim: Claim, record: Record) -> Source | None:
        """The confidential source that a claim comes from: the record's, a voice's, or the exhibit's."""
        named = [self._sources.get(record.source or ""), *(self._guard.voices.source(v.who) for v in claim.attribution)]
        found = next((s for s in named if s is not None and s.confidential), None)
        return found or self._confidential_exhibit(record.exhibit)

    def voice(self, voice: Voice) -> tuple[VoiceView, Voice]:
        """A step of an attribution, and the same in words; a source that may not be named is called by its number.

        The view carries the redaction's number too, so that a checker sees that it is not what was sealed.
        """
        source = self._guard.voices.source(voice.who)
        if source is None or self.source_words(source.id) == source.name:
            return VoiceView(voice.who, voice.how.value, voice.hedge), voice
        number, words = self._tallied.mark(f"source:{source.id}"), self.source_words(source.id)
        return VoiceView(f"{words} [withheld {number}]", voice.how.value, voice.hedge), replace(voice, who=words)

    def source(self, source: str) -> str:
        """The S number of a source, e.g. "S1"."""
        return self._source_numbers.setdefault(source, f"S{len(self._source_numbers) + 1}")

    def source_words(self, source: str) -> str:
        """A source by name, or "a confidential source (S1)"."""
        known, number = self._sources.get(source), self.source(source)
        return self._guard.source_words(known, number) if known else f"a source ({number})"

    def exhibit(self, exhibit: str) -> str:
        """The E number of an exhibit, e.g. "E1"."""
        return self._exhibit_numbers.setdefault(exhibit, f"E{len(self._exhibit_numbers) + 1}")

    def quote(self, claim: Claim, record: Record) -> Quote:
        """The numbered quote of a claim; claims on the same characters share one."""
        source = self.confidential(claim, record)
        key = (claim.anchor.text, claim.anchor.start, claim.anchor.end, source is not None)
        if key not in self._quotes:
            number = f"Q{len(self._quotes) + 1}"
            self._quotes[key] = self._withheld(number, record, source) if source else self._shown(number, claim, record)
        return self._quotes[key]

    def quotes(self) -> tuple[Quote, ...]:
        """All quotes. One that stands without its sentence gets the other quotes of that sentence around it."""
        return tuple(self._among_others(quote) for quote in self._quotes.values())

    def _among_others(self, quote: Quote) -> Quote:
        text = self._texts.get(quote.text or "")
        if text is None or quote.start is None or quote.end is None or quote.before or quote.after:
            return quote
        low, high = sentence(text.characters, quote.start, quote.end)
        near = [(q.start, q.end) for q in self._quotes.values() if q.text == text.id and q.start is not None and q.end]
        before = [(start, min(end, quote.start)) for start, end in near if low <= start < quote.start]
        after = [(max(start, quote.end), end) for start, end in near if quote.end < end <= high]
        return replace(quote, before=self._pieces(text, [*before, (quote.start, quote.start)]),
                       after=self._pieces(text, [(quote.end, quote.end), *after]))  # fmt: skip

    def _pieces(self, text: Text, spans: list[tuple[int, int]]) -> str:
        """Spans of a text in order, each once; " … " stands for what lies between them."""
        out, at = "", None
        for start, end in sorted(spans):
            if at is not None and start > at:
                between = text.characters[at:start]
                out += between if between.isspace() else " … "
            begin = start if at is None else max(start, at)
            out += self._span(text, begin, end) if end > begin else ""
            at = end if at is None else max(at, end)
        return out

    def words_key(self, source: Source) -> str:
        """The redaction under which what a confidential source said, word for word, is listed."""
        key = f"words:{source.id}"
        self._tallied.declare(key, f"the words of {self.source_words(source.id)}, with their place and item",
                              "A confidential source could be known by its words.")  # fmt: skip
        return key

    def _withheld(self, number: str, record: Record, source: Source) -> Quote:
        self._tallied.mark(self.words_key(source))
        # An item that others gave too is named in the annex: pointing to it here would give the source away.
        exhibit = self._cite_exhibit(record.exhibit) if self._confidential_exhibit(record.exhibit) else None
        return Quote(number, None, exhibit, None, None, None, None, None)

    def _cite_exhibit(self, exhibit: str) -> str:
        number = self.exhibit(exhibit)
        self._cited[number] += 1
        return number

    def _shown(self, number: str, claim: Claim, record: Record) -> Quote:
        anchor, text = claim.anchor, self._texts.get(claim.anchor.text)
        words = self.scrub(anchor.quote, self._guard.shield.spans(anchor.text, anchor.start, anchor.end))
        before, after = self._context(claim, record, text)
        where, language = (text.where(anchor.start), text.language) if text else (None, None)
        exhibit = self._cite_exhibit(record.exhibit)
        return Quote(number, words, exhibit, anchor.text, anchor.start, anchor.end, where, language, before, after)

    def _context(self, claim: Claim, record: Record, text: Text | None) -> tuple[str, str]:
        """The rest of the sentence on either side, where the item was published."""
        if text is None or not self._terms.context or not self._published(record.exhibit):
            return "", ""
        if any(segment.row is not None for segment in text.segments):
            return "", ""  # the other cells of a row are other fields of the person: none was asked for
        start, end = sentence(text.characters, claim.anchor.start, claim.anchor.end)
        return self._span(text, start, claim.anchor.start), self._span(text, claim.anchor.end, end)

    def _span(self, text: Text, start: int, end: int) -> str:
        return self.scrub(text.characters[start:end], self._guard.shield.spans(text.id, start, end))

    def _published(self, exhibit: str) -> bool:
        """Whether an open custody note gives an address, a date of publication, or an outlet or body that speaks."""
        for note in self._open_custody(exhibit):
            source = self._sources.get(note.source or "")
            if note.url or note.published or (source is not None and source.kind in _PUBLISHED_KINDS):
                return True
        return False

    def _open_custody(self, exhibit: str) -> list[Custody]:
        def is_open(note: Custody) -> bool:
            source = self._sources.get(note.source or "")
            return source is None or not source.confidential

        return [note for note in self._custody.get(exhibit, ()) if is_open(note)]

    def _confidential_exhibit(self, exhibit: str) -> Source | None:
        """The confidential source of an exhibit that came in no other way (or of the item it was inside of)."""
        notes = self._custody.get(exhibit, [])
        if not notes or self._open_custody(exhibit):
            parent = self._exhibits[exhibit].parent if exhibit in self._exhibits else None
            return self._confidential_exhibit(parent) if parent else None
        return self._sources[notes[0].source or ""]

    def exhibits(self, *, every: bool) -> tuple[ExhibitView, ...]:
        """The exhibits cited, and with `every` the others after them."""
        if every:
            for exhibit in self._exhibits:
                self.exhibit(exhibit)
        return tuple(self._exhibit_view(number, exhibit) for exhibit, number in self._exhibit_numbers.items())

    def _exhibit_view(self, number: str, exhibit: str) -> ExhibitView:
        known, cited = self._exhibits.get(exhibit), self._cited[number] > 0
        handed = sum(1 for note in self._custody.get(exhibit, ()) if note.received_from)
        if handed:
            self._tallied.mark("custody", handed)
        hidden = self._confidential_exhibit(exhibit)
        if hidden is not None or known is None:
            source = self.source_words(hidden.id) if hidden else None
            return ExhibitView(number, None, None, known.media_type if known else "unknown", None, None, source, None,
                               None, None, cited)  # fmt: skip
        note = next(iter(self._open_custody(exhibit)), Custody(exhibit=exhibit, name=""))
        return ExhibitView(
            id=number, exhibit=known.id, name=note.name or None, media_type=known.media_type, size=known.size,
            sha256=known.sha256 if exhibit in self.originals() else None,
            source=self.source_words(note.source) if note.source else None, origin=note.url,
            obtained=str(note.obtained) if note.obtained else None,
            published=str(note.published) if note.published else None, cited=cited,
        )  # fmt: skip

    def originals(self) -> tuple[str, ...]:
        """The exhibits whose bytes may go along: those asked for in which nothing is withheld."""
        return tuple(e for e in sorted(self._terms.originals) if e in self._exhibits and self._whole(e))

    def _whole(self, exhibit: str) -> bool:
        texts = [t for t in self._texts.values() if t.exhibit == exhibit]
        clean = not any(
            self._guard.shield.hits(t.characters) or self._guard.shield.spans(t.id, 0, len(t.characters)) for t in texts
        )
        if texts and clean and self._confidential_exhibit(exhibit) is None:
            return True
        self._tallied.declare(f"original:{exhibit}", f"the original of {self.exhibit(exhibit)}",
                              "It holds what is withheld, or its content cannot be searched.")  # fmt: skip
        return False

    def refused_originals(self) -> None:
        """Count the originals that were asked for and do not leave."""
        for exhibit in sorted(self._terms.originals & set(self._exhibits)):
            if not self._whole(exhibit):
                self._tallied.mark(f"original:{exhibit}")

    def sources(self) -> tuple[SourceView, ...]:
        return tuple(self._source_view(number, source) for source, number in self._source_numbers.items())

    def _source_view(self, number: str, source: str) -> SourceView:
        known, name = self._sources.get(source), self.source_words(source)
        if known is None:
            return SourceView(number, name, "unknown", "F", "")
        if known.confidential:
            return SourceView(number, name, "confidential", known.reliability, "")
        return SourceView(number, name, known.kind.value, known.reliability, known.reason)


def sentence(characters: str, start: int, end: int) -> tuple[int, int]:
    """The bounds of the sentence (or line) around a span, at most 220 characters to either side, on whole words."""
    low, high = max(0, start - _CONTEXT), min(len(characters), end + _CONTEXT)
    before, after = characters[low:start], characters[end:high]
    stop = _STOP_BEFORE.match(before)
    if stop:
        low += stop.end()
    elif low > 0:
        low += len(before) - len(before.partition(" ")[2])
    closing = _STOP_AFTER.match(after)
    if closing:
        high = end + closing.end()
    elif high < len(characters):
        high = end + len(after.rpartition(" ")[0])
    while low < start and characters[low].isspace():
        low += 1
    return low, high
