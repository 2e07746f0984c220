"""Plain text: decoded, and otherwise unchanged. No newline, Unicode or white-space normalisation."""

from typing import Final

from habeas import __version__
from habeas.read import language
from habeas.read.decoding import decode
from habeas.read.rendition import NO_TEXT, Rendition


class PlainText:
    name: Final = "plain-text"
    version: Final = __version__
    media_types: Final = ("text/plain",)

    def warm(self) -> None:
        language.warm()

    def read(self, data: bytes) -> Rendition:
        decoded = decode(data)
        if not decoded.characters.strip("\x00 \t\r\n\ufeff"):
            return Rendition("", language.UNDETERMINED, problems=(*decoded.problems, NO_TEXT))
        return Rendition(decoded.characters, language.language_of(decoded.characters), problems=decoded.problems)
