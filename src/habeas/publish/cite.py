"""Quotes, exhibits and sources as they may leave: numbered in order of first use, scrubbed, or withheld whole."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from habeas.model.exhibit import Custody, Source, SourceKind
from habeas.model.record import Claim, Record, Voice
from habeas.model.text import Anchor, Text
from habeas.publish.guard import Guard, Tallied
from habeas.publish.material import Material, Terms
from habeas.publish.passage import Scrubbed, Sentences, between, clipped, row_label, stretches
from habeas.publish.protect import Hit, covered
from habeas.publish.released import ExhibitView, Passage, Piece, Quote, SourceView, VoiceView

_PUBLISHED_KINDS = (SourceKind.OUTLET, SourceKind.ORGANISATION, SourceKind.OFFICIAL)


@dataclass(slots=True)
class _Opened:
    """A passage that has been cited; `text` with its bounds, or a key of its own where all is withheld."""

    id: str
    text: str
    low: int
    high: int
    exhibit: str | None
    quotes: int = 0


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
        self._opened: dict[tuple[str, int, int], _Opened] = {}
        self._sentences: dict[str, Sentences] = {}
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
            self._quotes[key] = self._withheld(record, source) if source else self._shown(claim, record)
        return self._quotes[key]

    def quotes(self) -> tuple[Quote, ...]:
        """All quotes, in the order of their passages."""
        return tuple(sorted(self._quotes.values(), key=lambda quote: tuple(map(int, quote.id[1:].split(".")))))

    def passages(self) -> tuple[Passage, ...]:
        """The passages in which the quotes stand, as far as each may be shown."""
        quoted: dict[str, list[Quote]] = {}
        for quote in self._quotes.values():
            quoted.setdefault(quote.passage, []).append(quote)
        return tuple(self._passage(opened, quoted[opened.id]) for opened in self._opened.values())

    def _open(self, key: tuple[str, int, int], exhibit: str | None) -> str:
        """The number of a passage's next quote, such as "Q7.2"."""
        if key not in self._opened:
            self._opened[key] = _Opened(f"Q{len(self._opened) + 1}", *key, exhibit)
        opened = self._opened[key]
        opened.quotes += 1
        return f"{opened.id}.{opened.quotes}"

    def _passage(self, opened: "_Opened", quotes: list[Quote]) -> Passage:
        text = self._texts.get(opened.text)
        spans = [(q.start, q.end) for q in quotes if q.start is not None and q.end is not None]
        if text is None or not spans:
            return Passage(opened.id, opened.exhibit)
        start, end = min(s for s, _ in spans), max(e for _, e in spans)
        return Passage(
            id=opened.id, exhibit=opened.exhibit, text=text.id, start=start, end=end, where=_where(text, start),
            language=text.language, pieces=self._pieces(text, opened, spans),
        )  # fmt: skip

    def _pieces(self, text: Text, opened: "_Opened", spans: list[tuple[int, int]]) -> tuple[Piece, ...]:
        """What is quoted, and between it the rest of the sentence where the item was published, else "…"."""
        row = self._sentences[text.id].in_row(opened.low)
        # The other cells of a row are other fields of the person: nobody asked for them.
        whole = self._terms.context and not row and self._published(text.exhibit)
        low = min(opened.low, *(s for s, _ in spans))
        high = max(opened.high, *(e for _, e in spans))
        scrubbed = Scrubbed(text.characters, list(self._marked(text, low, high, row=row)))
        pieces = []
        cut = stretches(low, high, spans)
        for at, stretch in enumerate(clipped(text.characters, cut) if whole else cut):
            if stretch.weight or whole:
                pieces.append(Piece(scrubbed.words(stretch.start, stretch.end), stretch.weight))
            elif 0 < at < len(cut) - 1:
                pieces.append(Piece(between(text.characters[stretch.start : stretch.end], row=row), 0))
        return tuple(piece for piece in pieces if piece.words)

    def _marked(self, text: Text, low: int, high: int, *, row: bool) -> Iterator[tuple[Hit, str]]:
        """What is protected in a passage, counted from the text's beginning, with its mark; in a row cell by cell."""
        found = [Hit(h.start + low, h.end + low, h.key) for h in self._guard.shield.spans(text.id, low, high)]
        at = low
        for cell in text.characters[low:high].split("\t") if row else [text.characters[low:high]]:
            found += [Hit(h.start + at, h.end + at, h.key) for h in self._guard.shield.hits(cell)]
            at += len(cell) + 1
        for hit in covered(found):
            yield hit, f"[withheld {self._tallied.mark(hit.key)}]"

    def words_key(self, source: Source) -> str:
        """The redaction under which what a confidential source said, word for word, is listed."""
        key = f"words:{source.id}"
        self._tallied.declare(key, f"the words of {self.source_words(source.id)}, with their place and item",
                              "A confidential source could be known by its words.")  # fmt: skip
        return key

    def _withheld(self, record: Record, source: Source) -> Quote:
        self._tallied.mark(self.words_key(source))
        # An item that others gave too is named in the annex: pointing to it here would give the source away.
        exhibit = self._cite_exhibit(record.exhibit) if self._confidential_exhibit(record.exhibit) else None
        id = self._open((f"hidden {source.id} {exhibit}", 0, 0), exhibit)
        return Quote(id, id.partition(".")[0], None, exhibit, None, None, None)

    def _cite_exhibit(self, exhibit: str) -> str:
        number = self.exhibit(exhibit)
        self._cited[number] += 1
        return number

    def _shown(self, claim: Claim, record: Record) -> Quote:
        anchor = claim.anchor
        words = self.scrub(anchor.quote, self._guard.shield.spans(anchor.text, anchor.start, anchor.end))
        exhibit = self._cite_exhibit(record.exhibit)
        id = self._open((anchor.text, *self._around(anchor)), exhibit)
        return Quote(id, id.partition(".")[0], words, exhibit, anchor.text, anchor.start, anchor.end)

    def _around(self, anchor: Anchor) -> tuple[int, int]:
        if anchor.text not in self._texts:
            return anchor.start, anchor.end
        if anchor.text not in self._sentences:
            self._sentences[anchor.text] = Sentences(self._texts[anchor.text])
        return self._sentences[anchor.text].around(anchor.start, anchor.end)

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
            id=number, exhibit=known.id, name=self._file_name(note), media_type=known.media_type, size=known.size,
            sha256=known.sha256 if exhibit in self.originals() else None,
            source=self.source_words(note.source) if note.source else None, origin=note.url,
            obtained=str(note.obtained) if note.obtained else None,
            published=str(note.published) if note.published else None, cited=cited,
        )  # fmt: skip

    def _file_name(self, note: Custody) -> str | None:
        """The name of a file, unless a private person gave it: whoever named the file may have put their name in it."""
        source = self._sources.get(note.source or "")
        if source is None or self._guard.is_public(source) or not note.name:
            return note.name or None
        self._tallied.declare("file name", "the name of a file that came from a private person",
                              "Whoever named the file may have put somebody’s name in it.")  # fmt: skip
        self._tallied.mark("file name")
        return None

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
        reason = known.reason if self._guard.is_public(known) else ""  # the team's words may tell who it is
        return SourceView(number, name, known.kind.value, known.reliability, reason)


def _where(text: Text, start: int) -> str | None:
    """The label of the segment in which a passage begins; of a cell, that of its row."""
    at = bisect_right(text.segments, start, key=lambda segment: segment.start) - 1
    return row_label(text.segments[at]) if at >= 0 and text.where(start) else None
