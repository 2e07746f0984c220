"""Repairs of the parse where the small parser goes wrong in the same way again and again."""

from typing import Any


def mend(doc: Any) -> None:
    """Hangs participles that follow one another on the first: "are picked up, disappeared, tortured and killed"."""
    for token in doc:
        if token.tag_ != "VBN" or token.dep_ not in ("acl", "advcl", "dep") or token.i < 2:
            continue
        before = token.nbor(-2)
        if before.dep_ == "prt":
            before = before.head
        listed = token.nbor(-1).text == "," and before.tag_ == "VBN" and before.i < token.i
        if listed and not any(child.dep_ in _FINITE for child in token.children):
            token.head = before
            token.dep_ = "conj"


_FINITE = ("nsubj", "nsubjpass", "aux", "auxpass")
