"""What an extractor is, and which there are: the entry points of the group `habeas.extractors`."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from importlib.metadata import EntryPoint
from typing import Protocol, TypeGuard, runtime_checkable

from habeas.model.edtf import Edtf
from habeas.model.exhibit import Source
from habeas.model.record import Record
from habeas.model.text import Text
from habeas.plugins import load_all

GROUP = "habeas.extractors"


@dataclass(frozen=True, slots=True)
class Occasion:
    """What is known of a text beside its words: who publishes it, and when (None where nobody said)."""

    publisher: str
    source: Source | None = None
    published: Edtf | None = None


@runtime_checkable
class Extractor(Protocol):
    """Proposes records from prose. `name`, `version` and `parameters` (models, settings) are sealed with each run.

    The same text and occasion give the same records, but for their ids, which come from `new_id`. Every claim is
    anchored in the text, is `proposed`, and carries `proposer`. Slow loading belongs into `warm`, which is called once
    before the first `propose`, perhaps in a thread of its own; it raises `HabeasError` for what is missing.
    """

    @property
    def name(self) -> str: ...

    @property
    def version(self) -> str: ...

    @property
    def parameters(self) -> Mapping[str, str]: ...

    def warm(self) -> None: ...

    def unread(self, text: Text) -> str | None:
        """Why nothing could be proposed, in one plain sentence; None where there simply was nothing to propose.

        Asked only where `propose` gave nothing.
        """

    def propose(
        self, text: Text, occasion: Occasion, *, new_id: Callable[[], str], proposer: str
    ) -> tuple[Record, ...]: ...


def load_extractors(points: Iterable[EntryPoint] | None = None) -> tuple[Extractor, ...]:
    """Every extractor, by name. Raises `Refused` (bad-plugin) where one cannot be loaded or is none."""
    return tuple(extractor for _, extractor in load_all(GROUP, _is_extractor, points))


def _is_extractor(found: object) -> TypeGuard[Extractor]:
    return isinstance(found, Extractor)
