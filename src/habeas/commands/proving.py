"""Proofs for a dossier: what it shows is opened from the ledger, field by field, and nothing else.

A field of a sealed claim is opened only where the dossier shows exactly the value that was sealed; what was withheld
or altered on the way out stays a hash. Texts are opened only in the pieces that lie whole within a shown quote, since
the rest of a line may speak of somebody else.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial

from habeas.commands.base import Session
from habeas.errors import Damaged
from habeas.ledger.commitment import Fields, open_fields
from habeas.ledger.disclosure import EntryProof, ItemProof, Proofs
from habeas.ledger.items import Item, item_nodes
from habeas.ledger.note import read_note
from habeas.ledger.tree import MemoryNodes, inclusion_proof
from habeas.model.sealing import REPLACEMENT, replacement_item
from habeas.model.value import Json
from habeas.register.pieces import pieces_covering
from habeas.register.queries.records import Sealed, decisions_on, sealed_claims, sealed_texts

RUN_FIELDS = ("verb", "time", "actor", "run", "stage", "program", "version", "items", "count")
DECISION_FIELDS = ("verb", "time", "actor", "decision", "claim", "outcome")
DISCLOSE_FIELDS = ("verb", "time", "actor", "dossier", "recipient", "manifest")
TEXT_FIELDS = ("type", "id", "exhibit", "reader", "version", "language")
_PLAIN = ("type", "id", "record", "property")


@dataclass(frozen=True, slots=True)
class Shown:
    """What a dossier shows of one claim: field name to JSON value, and its quote's place where that is shown."""

    claim: str
    fields: Mapping[str, Json]


@dataclass(slots=True)
class Prover:
    """Opens entries and items under the head of `size` entries; each entry once, with the names first given."""

    session: Session
    size: int = 0
    runs: dict[int, tuple[tuple[Item, ...], MemoryNodes]] = field(default_factory=dict)
    entries: dict[int, EntryProof] = field(default_factory=dict)

    def body(self, seq: int) -> Fields:
        """The whole body of an entry; raises `Damaged` where it was erased."""
        return self._sealed(seq)[2]

    def entry(self, seq: int, names: Iterable[str]) -> Fields:
        """Open some fields of an entry; the whole body, for the caller's own use."""
        header, salt, fields = self._sealed(seq)
        if seq not in self.entries:
            opening = open_fields(salt, fields, [name for name in names if name in fields])
            path = self.session.register.log.inclusion_proof(seq, self.size)
            self.entries[seq] = EntryProof(header, opening, path)
        return fields

    def run(self, seq: int) -> tuple[tuple[Item, ...], MemoryNodes]:
        """The items of the run of entry `seq`, and the tree over them."""
        if seq not in self.runs:
            items = self.session.register.vault.read_run(str(self.body(seq)["items"]))
            self.runs[seq] = items, item_nodes(items)
        return self.runs[seq]

    def item(self, seq: int, index: int, choose: Callable[[Fields], Iterable[str]]) -> ItemProof:
        """Open the fields that `choose` names of one item of the run of entry `seq`."""
        self.entry(seq, RUN_FIELDS)
        items, nodes = self.run(seq)
        item = items[index]
        if item.salt is None or item.fields is None:
            raise Damaged(f"Item {index} of entry {seq} was erased and cannot be opened.", code="erased")
        opening = open_fields(item.salt, item.fields, choose(item.fields))
        return ItemProof(seq, index, opening, inclusion_proof(nodes, index, nodes.size))

    def claim(self, sealed: Sealed) -> Fields:
        """The fields of a claim as it was sealed, in a run or with the decision that made it; none once erased."""
        if sealed.item is None:
            return replacement_item(self.body(sealed.entry))
        return self.run(sealed.entry)[0][sealed.item].fields or {}

    def _sealed(self, seq: int) -> tuple[bytes, bytes, Fields]:
        header, salt, fields = self.session.register.log.raw_entry(seq)
        if salt is None or fields is None:
            raise Damaged(f"Entry {seq} was erased and cannot be opened.", code="erased")
        return header, salt, fields


def prove(session: Session, shown: Iterable[Shown], disclosed_at: int) -> Proofs:
    """Proofs of everything shown, against the newest signed head; `disclosed_at` is the entry of the disclosure."""
    note = session.register.log.note()
    prover = Prover(session, read_note(note)[0].size)
    prover.entry(0, ("verb", "time", "actor", "origin", "public_key", "format", "version"))
    prover.entry(disclosed_at, DISCLOSE_FIELDS)
    by_claim = {one.claim: one for one in shown}
    items = [*_claims(prover, by_claim), *_texts(prover, by_claim.values())]
    _decisions(prover, by_claim)
    register = session.register
    entries = tuple(prover.entries[seq] for seq in sorted(prover.entries))
    return Proofs(register.settings.origin, register.keyring.public_key, note, entries, tuple(items))


def _claims(prover: Prover, shown: Mapping[str, Shown]) -> Iterator[ItemProof]:
    for sealed in sealed_claims(prover.session.alias, tuple(shown)):
        if sealed.item is not None:
            yield prover.item(sealed.entry, sealed.item, partial(shown_names, shown[sealed.id]))


def shown_names(shown: Shown, fields: Fields) -> list[str]:
    """Names of the sealed fields that are shown just as they were sealed."""
    return [
        name
        for name, value in fields.items()
        if name in _PLAIN or (name in shown.fields and shown.fields[name] == value)
    ]


def _decisions(prover: Prover, shown: Mapping[str, Shown]) -> None:
    """A correction was sealed with its decision: its fields are opened like those of any claim."""
    for seq, replacement in decisions_on(prover.session.alias, tuple(shown)):
        claim = shown.get(replacement) if replacement else None
        prover.entry(seq, [*DECISION_FIELDS, *(_replacing(prover, seq, claim) if claim else [])])


def _replacing(prover: Prover, seq: int, shown: Shown) -> list[str]:
    return [REPLACEMENT + name for name in shown_names(shown, replacement_item(prover.body(seq)))]


def _texts(prover: Prover, shown: Iterable[Shown]) -> Iterator[ItemProof]:
    quotes: dict[str, list[tuple[int, str]]] = {}
    for one in shown:
        text, start, quote = (one.fields.get(name) for name in ("text", "start", "quote"))
        if isinstance(text, str) and isinstance(start, int) and isinstance(quote, str):
            quotes.setdefault(text, []).append((start, quote))
    for sealed in sealed_texts(prover.session.alias, tuple(quotes)):
        yield _text(prover, sealed, quotes[sealed.id])


def _text(prover: Prover, sealed: Sealed, quotes: list[tuple[int, str]]) -> ItemProof:
    if sealed.item is None:
        raise Damaged("A text belongs to no run.", "Run habeas verify.", code="no-run")
    return prover.item(sealed.entry, sealed.item, lambda fields: [*TEXT_FIELDS, *_whole_pieces(fields, quotes)])


def _whole_pieces(fields: Fields, quotes: list[tuple[int, str]]) -> list[str]:
    """Names of the pieces of a text that lie whole within one of the quotes, just as the quote shows them."""
    found: dict[str, None] = {}
    for start, quote in quotes:
        for name in pieces_covering(fields, start, start + len(quote)):
            at, piece = int(name.partition("/")[2]) - start, str(fields[name])
            if at >= 0 and quote[at : at + len(piece)] == piece:
                found[name] = None
    return list(found)
