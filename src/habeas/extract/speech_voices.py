"""Names of voices compared: whether two name the same, and whether words name the publisher of the text itself.

"Makran Wire (invented)", "the Makran Wire" and "makranwire.example" are one voice; in a text of the Home Department
"the Department" is the Home Department, and in any text "this newspaper" is whoever publishes it.
"""

import re
from dataclasses import dataclass

from habeas.extract.speech_words import COLLECTIVE, OUTLET_WORDS

_ASIDE = re.compile(r"\s*[(\[][^)\]]*(?:[)\]]|$)")
_IN_PARENTHESES = re.compile(r"[(\[]([^)\]]+)[)\]]")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*", re.UNICODE)
_DOMAIN = re.compile(r"^(?:https?://)?(?:www\.)?([a-z0-9-]+)(?:\.[a-z]{2,10}){1,2}/?$", re.IGNORECASE)
_ARTICLES = frozenset({"the", "a", "an"})
_SMALL = frozenset({"of", "for", "and", "the", "in", "to", "on", "against", "de", "la", "el"})
_OWN = re.compile(
    r"^(?:this|our) (?:news ?paper|paper|outlet|publication|magazine|website|site|agency|correspondent|reporter|channel"
    r"|journal|portal|organi[sz]ation|programme|program)$",
    re.IGNORECASE,
)


def folded(name: str) -> tuple[str, ...]:
    """The words of a name in small letters, without asides in parentheses, articles, possessive or domain endings."""
    bare = _ASIDE.sub("", name).strip() or name
    domain = _DOMAIN.match(bare)
    words = [w.lower().replace("’", "'") for w in _WORD.findall(domain[1] if domain else bare)]
    words = [w.removesuffix("'s") for w in words]
    return tuple(w for w in words if w not in _ARTICLES) or tuple(words)


def same_voice(one: str, other: str) -> bool:
    """Whether two names are one, but for article, case, marks and what stands in parentheses."""
    return folded(one) == folded(other)


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who publishes the text. `short` are the short names that stand in parentheses, and the initials."""

    name: str
    words: tuple[str, ...]
    short: frozenset[tuple[str, ...]]

    @classmethod
    def of(cls, name: str) -> "Publisher":
        words = folded(name)
        short = {folded(found) for found in _IN_PARENTHESES.findall(name) if found.isupper()}
        initials = "".join(w[0] for w in words if w not in _SMALL)
        if len(initials) >= 3:
            short.add((initials,))
        return cls(name, words, frozenset(short))

    def is_named(self, words: str) -> bool:
        """Whether these words, as they stand in the text, name the publisher."""
        if _OWN.match(words.strip()):
            return True
        found = folded(words)
        if not found or not self.words:
            return False
        if found == self.words or (found in self.short and words.strip(" .").upper() == words.strip(" .")):
            return True
        return self._is_part(words, found) or self._is_with_sort(found)

    def _is_part(self, words: str, found: tuple[str, ...]) -> bool:
        """As in "the Department" for the Home Department: the part of the name that says what sort of body it is."""
        definite = words.strip().lower().startswith("the ")
        opens = self.words[: len(found)] == found and self.words[len(found) : len(found) + 1] in (("of",), ("for",))
        sort = definite and found[-1] in COLLECTIVE | OUTLET_WORDS
        return sort and (opens or self.words[-len(found) :] == found)

    def _is_with_sort(self, found: tuple[str, ...]) -> bool:
        """As in "the Makran Wire news agency" for Makran Wire."""
        more = found[len(self.words) :]
        return found[: len(self.words)] == self.words and all(w in OUTLET_WORDS for w in more)
