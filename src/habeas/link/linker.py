"""What a linker is, and which there are: the entry points of the group `habeas.linkers`; the one of Habeas itself."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from importlib.metadata import EntryPoint
from typing import Protocol, TypeGuard, runtime_checkable

from habeas import __version__
from habeas.link.cluster import THRESHOLD, link
from habeas.model.case import Clustering, Judgement
from habeas.model.record import Record
from habeas.plugins import bad_plugin, load_all

GROUP = "habeas.linkers"
BUILT_IN = "habeas.link"


@runtime_checkable
class Linker(Protocol):
    """Says which records speak of one person. `name` and `version` are sealed with each run.

    `records` come in the order of the ledger, persons and incidents; `judgements` too. Every person record stands in
    exactly one cluster, no two that people judged different in the same one, and what is doubtful is `undecided`.
    """

    @property
    def name(self) -> str: ...

    @property
    def version(self) -> str: ...

    @property
    def threshold(self) -> Decimal:
        """From which score two records are joined, where nobody says otherwise."""

    def link(self, records: Sequence[Record], judgements: Sequence[Judgement], threshold: Decimal) -> Clustering: ...


class EvidenceInBits:
    """A `Linker`: the explainable rule of `score`, under the judgements."""

    name = BUILT_IN
    version = __version__
    threshold = THRESHOLD

    def link(self, records: Sequence[Record], judgements: Sequence[Judgement], threshold: Decimal) -> Clustering:
        return link(records, judgements=judgements, threshold=threshold)


def load_linkers(points: Iterable[EntryPoint] | None = None) -> dict[str, Linker]:
    """Every linker by its name. Raises `Refused` (bad-plugin) where one cannot be loaded, is none, or shares a name."""
    linkers: dict[str, Linker] = {}
    for point, linker in load_all(GROUP, _is_linker, points):
        if linkers.setdefault(linker.name, linker) is not linker:
            raise bad_plugin(point, f"another linker is called “{linker.name}” too")
    return linkers


def _is_linker(found: object) -> TypeGuard[Linker]:
    return isinstance(found, Linker)
