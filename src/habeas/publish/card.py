"""The card of a signed head: one page to print, to send, or to leave with a notary.

It tells nothing of the contents. The note stands on it twice: as text, and whole in a QR code, so that any telephone
gives it back exactly as it was signed.
"""

import io
import re

import segno

from habeas.errors import Illegal
from habeas.publish.front import Front, code, t, v
from habeas.publish.pdf import render
from habeas.publish.show import counted

_GROUPS = 4  # letters of a hash or key that are read together


def card_pdf(front: Front, note: str, newest: str) -> bytes:
    """The card of the signed `note`; `newest` is the time of the newest entry (RFC 3339) under that head.

    Raises `Illegal` where the note is too long for one QR code (about 1,600 characters).
    """
    facts = {
        "Register": [code(front.origin)],
        "State": [t(f"{counted(front.size, 'entry', 'entries')}, the newest made on {newest} by its own clock")],
        "Root of the tree": [code(grouped(front.root))],
        "Signed by the key": [code(grouped(front.fingerprint))],
        "Time-stamps": [v(" ".join((*front.stamps, *front.debts)) or "None on record.")],
        "Made with": [v(f"Habeas {front.version}")],
    }
    data: dict[str, object] = {
        "facts": [{"name": name, "value": value} for name, value in facts.items()],
        "note": [code(line) for line in note.rstrip("\n").split("\n")],
        "qr": code(qr_svg(note)),
        "size": str(front.size),
    }
    return render("card.typ", data, made=front.made)


def grouped(hexadecimal: str) -> str:
    """A hash in groups of four letters, as people read it aloud."""
    return " ".join(re.findall(f".{{1,{_GROUPS}}}", hexadecimal))


def qr_svg(note: str) -> str:
    """A QR code that holds the note in UTF-8, with a quarter of it to spare for dirt and creases."""
    try:
        made = segno.make(note, error="q", boost_error=False, micro=False, mode="byte", encoding="utf-8")
    except segno.DataOverflowError as error:
        raise Illegal("A checkpoint with so many signatures does not fit on a card.", code="note-too-long") from error
    drawn = io.BytesIO()
    made.save(drawn, kind="svg", xmldecl=False, border=4)
    return drawn.getvalue().decode()
