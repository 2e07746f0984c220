"""Foreign strings made fit for the page: every character either shown, or named by its code point.

Nothing here changes what is stored or put into JSON; it is only how a string is set. A character that the shipped
fonts lack, that is invisible, or that could reorder the line (Unicode TR9 overrides, embeddings and isolates) appears
as `‹U+202E›`. Long unbroken runs get invisible places to break at, so that no cell overflows.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from fontTools.ttLib import TTFont

FONT_PACKAGES = ("fontpkg_noto_sans", "fontpkg_noto_sans_arabic", "fontpkg_amiri")
_KEPT_INVISIBLE = frozenset("\u200e\u200f\u061c")  # marks of direction: local, and common in Urdu text
_JOINERS = frozenset("\u200c\u200d")
_BREAKS = frozenset("\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")
_LONG = 20  # characters without a space before places to break are offered
_CHUNK = 16  # where nothing else offers itself
_SHORT = 5
_NATURAL = frozenset("/.-_?&=,;:@")
_UNBROKEN = frozenset({"c", "origin"})  # code, and the register's name
_MOST_MARKS = 4  # combining marks shown on one letter
_RUN = re.compile(rf"\S{{{_LONG + 1},}}")
_RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_LTR = re.compile("[A-Za-z\u00c0-\u024f\u0370-\u052f]")
_STRICT = re.compile("[ -~\u00a1-\u00ac\u00ae-\u00ff\u0621-\u063a\u0641-\u064a\u0679-\u06c0\u06cc\u06d2‹›‘’“”–—…]")


@cache
def fonts() -> tuple[Path, ...]:
    """The font files that are shipped as packages; nothing of the system's own is used."""
    folders = (Path(str(files(package))) / "files" for package in FONT_PACKAGES)
    return tuple(sorted(font for folder in folders for font in folder.glob("*.ttf")))


@cache
def coverage() -> tuple[frozenset[int], ...]:
    """The code points that each shipped upright font can show."""
    upright = (path for path in fonts() if "Italic" not in path.name and "Bold" not in path.name)
    return tuple(_code_points(path) for path in upright)


def _code_points(path: Path) -> frozenset[int]:
    with TTFont(path, lazy=True) as font:
        return frozenset(font.getBestCmap())


@dataclass(slots=True)
class Setter:
    """Sets strings, and remembers whether any character had to be named. `strict` names all but plain letters."""

    strict: bool = False
    marked: bool = False

    def tree(self, value: object, key: str = "") -> object:
        """A JSON value with every string in it made fit; those of code get no places to break."""
        if isinstance(value, str):
            shown = self.shown(value)
            return shown if key in _UNBROKEN else breakable(shown)
        if isinstance(value, Mapping):
            return {name: self.tree(item, name) for name, item in value.items()}
        if isinstance(value, Iterable):
            return [self.tree(item, key) for item in value]
        return value

    def shown(self, text: str) -> str:
        """The string with every character that cannot or must not be set as it is named instead."""
        out: list[str] = []
        base, marks = "", 0
        for char in text.replace("\r\n", "\n").replace("\r", "\n"):
            if unicodedata.category(char) in ("Mn", "Me", "Mc"):
                marks += 1
                fits = marks <= _MOST_MARKS and base and self._fits(base + char)
                base += char if fits else ""
                out.append(char if fits else self._named(char))
            else:
                shown = self._plain(char, base)
                base, marks = (shown if len(shown) == 1 and shown.isalnum() else "", 0)
                out.append(shown)
        return "".join(out)

    def _plain(self, char: str, before: str) -> str:
        if char in _BREAKS:
            return "\n"
        if char == "\t":
            return " "
        if char in _KEPT_INVISIBLE or (char in _JOINERS and _RTL.match(before[:1] or " ")):
            return self._named(char) if self.strict else char
        if unicodedata.category(char) == "Zs":
            return char if char == " " or (self._fits(char) and not self.strict) else " "
        visible = unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Co", "Cn") and self._fits(char)
        return char if visible else self._named(char)

    def _fits(self, cluster: str) -> bool:
        """Whether one font can show the whole cluster: a letter and its marks never come from two."""
        if self.strict:
            return all(_STRICT.match(char) for char in cluster)
        points = {ord(char) for char in cluster}
        return not any(0xFE00 <= p <= 0xFE0F for p in points) and any(points <= known for known in coverage())

    def _named(self, char: str) -> str:
        self.marked = True
        return f"‹U+{ord(char):04X}›"


def breakable(text: str) -> str:
    """Zero-width spaces inside runs of more than 20 characters: after punctuation, and where none comes for long.

    Arabic letters keep their joined forms on both sides of a break.
    """
    return _RUN.sub(lambda match: _chunks(match[0]), text)


def _chunks(run: str) -> str:
    out: list[str] = []
    since = 0
    for before, char in zip(" " + run, run, strict=False):
        due = since >= _CHUNK or (since >= _SHORT and before in _NATURAL)
        if due and unicodedata.category(char) not in ("Mn", "Me", "Mc") and char not in _JOINERS:
            joins = _RTL.match(before) and _RTL.match(char)
            out.append("\u200d\u200b\u200d" if joins else "\u200b")
            since = 0
        out.append(char)
        since += 1
    return "".join(out)


def right_to_left(text: str) -> bool:
    """Whether most letters of a string are written from right to left."""
    return len(_RTL.findall(text)) > len(_LTR.findall(text))
