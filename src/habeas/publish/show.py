"""Values, dates, standings and chains of attribution in plain English words. Pure text; it decides nothing."""

import re
from collections.abc import Iterable, Sequence

from habeas.model.edtf import Edtf
from habeas.model.record import Voice
from habeas.model.value import Age, Place, Reference, Value
from habeas.model.vocabulary import CLOSED, How

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
          "November", "December")  # fmt: skip
_SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
_MARKS = {"?": "{} (uncertain)", "~": "about {}", "%": "about {} (uncertain)"}
_OFFICE = "application/vnd.openxmlformats-officedocument"
_OPEN = "application/vnd.oasis.opendocument"
_MEDIA = {
    "text/plain": "plain text", "text/html": "web page (HTML)", "application/xhtml+xml": "web page (XHTML)",
    "text/csv": "table (CSV)", "text/tab-separated-values": "table (TSV)", "application/json": "data (JSON)",
    "application/pdf": "document (PDF)", "application/msword": "document (DOC)", "application/rtf": "document (RTF)",
    f"{_OFFICE}.wordprocessingml.document": "document (DOCX)", f"{_OPEN}.text": "document (ODT)",
    f"{_OFFICE}.spreadsheetml.sheet": "spreadsheet (XLSX)", f"{_OPEN}.spreadsheet": "spreadsheet (ODS)",
    "application/vnd.ms-excel": "spreadsheet (XLS)", f"{_OFFICE}.presentationml.presentation": "slides (PPTX)",
    "message/rfc822": "e-mail", "application/zip": "archive (ZIP)", "application/octet-stream": "not recognised",
}  # fmt: skip
_KINDS = {"image": "picture", "audio": "recording", "video": "film", "text": "text"}
STANDARDS = {
    "reasonable_grounds": "reasonable grounds to believe",
    "balance_of_probabilities": "balance of probabilities",
    "clear_and_convincing": "clear and convincing evidence",
    "beyond_reasonable_doubt": "beyond reasonable doubt",
}
_ARTICLE = re.compile(r"^(?:A|An|The|His|Her|Their|One|Some)(?= )")  # from the beginning of the source's sentence
STANDINGS = {"proposed": "suggested, not reviewed", "accepted": "accepted by the team"}
STANCES = {"asserts": "says", "denies": "denies", "doubts": "doubts", "retracts": "takes back"}
_AGAINST = {"denies": "deny", "doubts": "doubt", "retracts": "take back"}
_PROPERTIES = {"identity_number": "identity number", "father": "father’s name", "as_of": "as of", "part_of": "part of",
               "as_written": "figure as written", "well_formed": "well formed", "relation": "relative",
               "perpetrator": "said to be by", "population": "of whom", "steps": "steps taken"}  # fmt: skip


def property_words(name: str) -> str:
    """A property as people call it: "identity number"."""
    return _PROPERTIES.get(name, name.replace("_", " "))


def disagreement(property: str, stances: Iterable[str]) -> str:
    """How the sides of a contradiction stand to one another, in a sentence."""
    against = [_AGAINST[stance] for stance in dict.fromkeys(stances) if stance in _AGAINST]
    if against:
        return (
            f"What some sources say was done, others {joined(against, 'or')}."
            if property == "act"
            else (f"What some sources say of the {property_words(property)}, others {joined(against, 'or')}.")
        )
    if property == "status":
        return "The sources do not agree on what became of the person, or they speak of different times."
    return f"The sources do not agree on the {property_words(property)}."


def value_words(property: str, value: Value | None) -> str:
    """A value in plain words; "not understood" where the words could not be read."""
    if value is None:
        return "not understood"
    if isinstance(value, Edtf):
        return date_words(value)
    if isinstance(value, Place):
        return _place_words(value)
    if isinstance(value, Age):
        return f"{value.min} years" if value.min == value.max else f"between {value.min} and {value.max} years"
    if isinstance(value, Reference):
        return f"{value.kind.replace('_', ' ')}: {value.text}" if property == "relation" else value.text
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return " or ".join(f"{n:,}" for n in value)
    return value.replace("_", " ") if value in CLOSED.get(property, ()) else value


def date_words(date: Edtf | None) -> str:
    """An EDTF date in words: "12 November 2021", "some day in November 2021", "from … to …", "… or …"."""
    if date is None:
        return "no date given"
    return _date(date.text)


def _date(text: str) -> str:
    if text.startswith("["):
        return " or ".join(_date(part.strip()) for part in text[1:-1].split(","))
    if "/" in text:
        start, _, end = text.partition("/")
        if start in ("", ".."):
            return f"until {_date(end)}"
        return f"from {_date(start)} on" if end in ("", "..") else f"from {_date(start)} to {_date(end)}"
    if text[-1] in _MARKS:
        return _MARKS[text[-1]].format(_point(text[:-1]))
    return _point(text)


def _point(text: str) -> str:
    year, *rest = text.split("-")
    year_words = f"the years {year.replace('X', '0')} to {year.replace('X', '9')}" if "X" in year else year
    month = rest[0] if rest else None
    if month in (None, "XX"):
        return year_words if month is None else f"some month of {year_words}"
    if int(month or 0) in _SEASONS:
        return f"{_SEASONS[int(month or 0)]} {year_words}"
    month_words = f"{MONTHS[int(month or 0) - 1]} {year_words}"
    if len(rest) < 2:
        return month_words
    return f"some day in {month_words}" if rest[1] == "XX" else f"{int(rest[1])} {month_words}"


def _place_words(place: Place) -> str:
    known = [p for p in (place.place, place.district, place.province, place.country) if p]
    added = [p for p in dict.fromkeys(known) if p.casefold() not in place.text.casefold()]
    return f"{place.text} ({', '.join(added)})" if added else place.text


def chain_words(voices: Sequence[Voice]) -> str:
    """Who says so through whom, from the publisher inwards: "Sofrep, relaying Times Now (“reportedly”)"."""
    steps = [_step(voice) for voice in voices]
    return steps[0] + "".join(f", relaying {_ARTICLE.sub(_small, step)}" for step in steps[1:])


def _small(article: "re.Match[str]") -> str:
    return article[0].lower()


def _step(voice: Voice) -> str:
    first_hand = " (first hand)" if voice.how is How.FIRST_HAND else ""
    hedge = f" (“{voice.hedge}”)" if voice.hedge else ""
    return f"{voice.who}{first_hand}{hedge}"


def media_words(media_type: str) -> str:
    """A media type as people call it: "spreadsheet (XLSX)", "picture (PNG)"; one not known by its last part."""
    if media_type in _MEDIA:
        return _MEDIA[media_type]
    kind, _, form = media_type.partition("/")
    form = form.partition(";")[0].rpartition(".")[2].removeprefix("x-").upper()
    return f"{_KINDS[kind]} ({form})" if kind in _KINDS and form else form or media_type


def file_size(size: int) -> str:
    """A size in bytes, for people: "12 bytes", "3.4 kB", "12.1 MB" (decimal units)."""
    if size < 1000:
        return f"{size} bytes"
    for unit, scale in (("kB", 10**3), ("MB", 10**6), ("GB", 10**9)):
        if size < scale * 1000:
            return f"{size / scale:.1f} {unit}"
    return f"{size / 10**12:.1f} TB"


def counted(number: int, one: str, many: str | None = None) -> str:
    """ "1 claim", "3 claims"."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def joined(words: Sequence[str], last: str = "and") -> str:
    """ "a, b and c"."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}" if words else ""


def opening(text: str) -> str:
    """The text with a capital first letter, to open a sentence."""
    return text[:1].upper() + text[1:]


def shortened(text: str, longest: int = 240) -> str:
    """A long text cut after a whole word, with "…"; the quote has all of it."""
    return text if len(text) <= longest else f"{text[:longest].rpartition(' ')[0] or text[:longest]} …"


def squeezed(text: str) -> str:
    """Runs of white space as one space, for table cells; quotes keep theirs."""
    return re.sub(r"\s+", " ", text).strip()
