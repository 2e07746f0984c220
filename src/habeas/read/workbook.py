"""Workbooks: every sheet of an XLSX or ODS file, with the values that the program that saved it last had computed.

Dates become ISO strings, whole numbers lose their ".0", truth values become TRUE and FALSE. Rows and columns keep the
numbers that the spreadsheet shows. Hidden sheets are read like the others and named in `problems`, and so are cells
whose formula was saved without its result, for they read as empty.
"""

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from importlib.metadata import version
from typing import Any, Final

from habeas import __version__
from habeas.errors import BadInput, Problem
from habeas.read import language
from habeas.read.rendition import Rendition, note
from habeas.read.tables import Sheet, table_rendition

MAX_UNPACKED: Final = 300_000_000  # bytes that the parts of a workbook may declare in total
_NO_RESULT: Final = re.compile(rb'<c r="([A-Z]{1,3}\d+)"[^>]*>(?:<f[^>]*/>|<f[^>]*>[^<]*</f>)(?:<v\s*/>|<v></v>)?</c>')
_NAMED: Final = 5


class Workbook:
    name: Final = "workbook"
    version: Final = f"{__version__} python-calamine {version('python-calamine')}"
    media_types: Final = (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "application/vnd.ms-excel.sheet.macroenabled.12",
        "application/vnd.oasis.opendocument.spreadsheet",
    )

    def warm(self) -> None:
        language.warm()
        import python_calamine  # noqa: F401

    def read(self, data: bytes) -> Rendition:
        """Raises `BadInput` for a workbook that is damaged, locked, or unpacks to more than `MAX_UNPACKED` bytes."""
        notes = _looked_into(data)
        book = _open(data)
        if not book.sheet_names:
            raise _damaged()
        rendition = table_rendition(Sheet(name, _rows(book, name)) for name in book.sheet_names)
        return rendition.having(*_hidden(book), *notes)


def _open(data: bytes) -> Any:
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(data))
    except PasswordError as error:
        raise BadInput("The workbook is locked with a password.",
                       "Ask for an unlocked copy and add that.", code="locked") from error  # fmt: skip
    except CalamineError as error:
        raise _damaged() from error


def _damaged() -> BadInput:
    return BadInput("The workbook is damaged: it cannot be opened.", "Ask for a fresh copy and add that.",
                    code="damaged")  # fmt: skip


def _rows(book: Any, name: str) -> Iterator[tuple[int, Sequence[str]]]:
    """The used rows of one sheet, numbered as the spreadsheet numbers them."""
    from python_calamine import CalamineError

    try:
        sheet = book.get_sheet_by_name(name)
        cells = sheet.to_python(skip_empty_area=True)
    except CalamineError as error:
        raise _damaged() from error
    if sheet.start is None:
        return
    top, left = sheet.start
    for offset, row in enumerate(cells):
        yield top + offset + 1, [""] * left + [_written(value) for value in row]


def _written(value: object) -> str:
    """A cell's value as characters."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(sep=" ")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return _duration(value)
    return str(value)


def _duration(value: timedelta) -> str:
    """Hours, minutes and seconds, as a spreadsheet shows [h]:mm:ss."""
    seconds = round(value.total_seconds())
    sign = "-" if seconds < 0 else ""
    minutes, second = divmod(abs(seconds), 60)
    return f"{sign}{minutes // 60}:{minutes % 60:02}:{second:02}"


def _looked_into(data: bytes) -> tuple[Problem, ...]:
    """Refuse what unpacks to too much, and name formula cells without a result, before anything is unpacked whole."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as container:
            declared = sum(part.file_size for part in container.infolist())
            if declared > MAX_UNPACKED:
                raise BadInput(f"The workbook unpacks to {declared // 1_000_000:,} MB, which is too much to be a list.",
                               "Check who made it; save the sheet you need as CSV and add that.",
                               code="too-large")  # fmt: skip
            names = [name for name in container.namelist() if name.startswith("xl/worksheets/")]
            empty = [cell for name in names for cell in _NO_RESULT.findall(container.read(name))]
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise _damaged() from error
    return (_without_result(empty),) if empty else ()


def _without_result(cells: Sequence[bytes]) -> Problem:
    named = ", ".join(cell.decode("ascii") for cell in cells[:_NAMED])
    more = f" and {len(cells) - _NAMED} more" if len(cells) > _NAMED else ""
    says = f"The formulas in {named}{more} were saved without their results and read as empty."
    return note("formula-without-result", says,
                "Open the workbook in a spreadsheet program, save it, and add the saved copy too.")  # fmt: skip


def _hidden(book: Any) -> tuple[Problem, ...]:
    from python_calamine import SheetVisibleEnum

    names = [sheet.name for sheet in book.sheets_metadata if sheet.visible is not SheetVisibleEnum.Visible]
    if not names:
        return ()
    listed = ", ".join(f"“{name}”" for name in names)
    return (note("hidden-sheet", f"The workbook hides a part of itself: {listed}. It was read all the same.",
                 "Ask whoever sent it whether they meant you to see it."),)  # fmt: skip
