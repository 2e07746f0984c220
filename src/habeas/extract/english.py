"""The extractor that comes with Habeas: English prose, by rules over a parse."""

from collections.abc import Callable, Mapping

from habeas import __version__
from habeas.extract.extractor import Occasion
from habeas.extract.parse import load_parser
from habeas.extract.propose import propose
from habeas.model.record import Record
from habeas.model.text import Text


class EnglishProse:
    """An `Extractor`. The parser is loaded when it is first needed."""

    name = "habeas.extract"
    version = __version__

    @property
    def parameters(self) -> Mapping[str, str]:
        return {"parser": load_parser().name}

    def warm(self) -> None:
        load_parser()

    def unread(self, text: Text) -> str | None:
        unread = load_parser().unread(text)
        if unread is None:
            return None
        return "No column of the table is one of figures that can be read." if text.is_table else unread.reason

    def propose(
        self, text: Text, occasion: Occasion, *, new_id: Callable[[], str], proposer: str
    ) -> tuple[Record, ...]:
        return propose(
            text, source=occasion.source, publisher=occasion.publisher, published=occasion.published,
            parser=load_parser(), new_id=new_id, proposer=proposer,
        )  # fmt: skip
