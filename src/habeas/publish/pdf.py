"""Pages: a template and data in, PDF bytes out. Deterministic, offline, and closed to what the data says.

The data reaches the template as one JSON string and is only ever shown as text; it is never parsed as markup. The
compiler may read one private folder, which holds the templates and is removed afterwards: the case itself is never
written to disk. Output is PDF/A-2a and PDF/UA-1 (tagged), with only the shipped fonts, and its creation time is given.
"""

import json
import tempfile
from collections.abc import Mapping
from datetime import datetime
from importlib.resources import files
from pathlib import Path
from typing import Final

import typst

from habeas.errors import HabeasError, Illegal
from habeas.publish.legible import Setter, fonts

_STANDARDS: "Final[list[typst.PDFStandard]]" = ["a-2a", "ua-1"]
_TALL_WORDS = 500  # characters
_TALL_CITES = 40
TEMPLATES = ("common.typ", "card.typ", "dossier.typ", "report.typ")


def render(template: str, data: Mapping[str, object], *, made: datetime) -> bytes:
    """The PDF of `template` ("dossier.typ", "report.typ" or "card.typ") with `data`, dated `made` (an aware datetime).

    A page that still cannot be set is tried once more with all but plain letters named by their code points.
    Raises `HabeasError` (code "typesetting") if that fails too; the message holds nothing of the data.
    """
    if made.tzinfo is None:
        raise Illegal("The time of making needs its offset from UTC.", code="naive-time")
    if template not in TEMPLATES:
        raise Illegal(f"There is no template “{template}”.", code="no-template")
    for strict in (False, True):
        setter = Setter(strict=strict)
        tree = setter.tree(data)
        if not isinstance(tree, dict):
            raise Illegal("A page needs a mapping of data.", code="bad-data")
        notes = {"marked": setter.marked, "tall": _is_tall(tree)}
        pages = _compiled(template, json.dumps(tree | notes, ensure_ascii=False), made)
        if pages is not None:
            return pages
    raise HabeasError("The pages could not be set.", "Please report this fault.", code="typesetting")


def _is_tall(value: object) -> bool:
    """Whether some cell may be too high to stand on one page: then rows may break across pages, else they do not."""
    if isinstance(value, str):
        return len(value) > _TALL_WORDS
    if isinstance(value, dict):
        return any(map(_is_tall, value.values()))
    if isinstance(value, list):
        return sum(isinstance(item, dict) and "q" in item for item in value) > _TALL_CITES or any(map(_is_tall, value))
    return False


def _compiled(template: str, data: str, made: datetime) -> bytes | None:
    """The PDF, or None if the compiler refuses (a glyph that no font has, in a combination not foreseen)."""
    with tempfile.TemporaryDirectory(prefix="habeas-pages-") as folder:
        root = Path(folder)
        for name in TEMPLATES:
            source = files("habeas.publish") / "templates" / name
            (root / name).write_text(source.read_text(encoding="utf-8"), encoding="utf-8")
        compiler = typst.Compiler(
            root / template, root=root, font_paths=_fonts(), ignore_system_fonts=True, sys_inputs={"data": data},
            package_path=root / "packages", package_cache_path=root / "packages",
        )  # fmt: skip
        try:
            pages = compiler.compile(format="pdf", pdf_standards=_STANDARDS, timestamp=int(made.timestamp()))
        except typst.TypstError:
            return None
    return pages if isinstance(pages, bytes) else None


def _fonts() -> typst.Fonts:
    folders = sorted({str(font.parent) for font in fonts()})
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=folders)
