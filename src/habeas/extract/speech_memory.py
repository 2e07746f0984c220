"""A speaker, and the memory of who has spoken so far, to which pronouns and offices point back."""

from dataclasses import dataclass, field
from enum import StrEnum

from habeas.extract.wordlists import word_set

PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we", "you", "him", "her", "them", "himself", "herself"})
SINGULAR = frozenset({"he", "she"})


# Words that state a sex; it is never read off a name.
SEXED = {
    "she": word_set(
        "mother sister aunt daughter wife widow niece grandmother girl woman women girls lady girlfriend "
        "spokeswoman chairwoman"
    ),
    "he": word_set(
        "father brother uncle son husband widower nephew grandfather boy man men boys boyfriend "
        "spokesman chairman policeman"
    ),
}


def may_be(words: str, pronoun: str) -> bool:
    """Whether the words that name somebody leave it open that "he" or "she" means them ("his mother": not "he")."""
    named = words.lower().split()
    told = [sex for sex, nouns in SEXED.items() if named and named[-1] in nouns]
    return pronoun not in SINGULAR or told in ([], [pronoun])


class SpeakerKind(StrEnum):
    PERSON = "person"
    GROUP = "group"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Speaker:
    """`start`/`end` span the words that point to the speaker here; `words` are those that name them.

    `entity` is the index in `People.entities`, where there is one. `certain` is False where nearness decided. `many`:
    the words are a plural ("officials"), not the name of one body.
    """

    start: int
    end: int
    words: str
    kind: SpeakerKind
    entity: int | None = None
    pronoun: str | None = None
    certain: bool = True
    saw: bool = False  # "eyewitnesses said"
    many: bool = False
    doubtful: bool = False  # somebody else may be meant as well

    def fits(self, pronoun: str) -> bool:
        """Whether kind and number let this pronoun point to this speaker."""
        if pronoun in SINGULAR:
            return self.kind is SpeakerKind.PERSON
        if pronoun == "it":
            return self.kind is not SpeakerKind.PERSON and not self.many
        return self.kind is SpeakerKind.GROUP


@dataclass(slots=True)
class Memory:
    """Who has spoken so far, the last one at the end, and by which pronouns the text calls them.

    Sex is never read off a name; only the pronouns that the text itself has used for a speaker rule one out.
    """

    spoken: list[Speaker] = field(default_factory=list)
    pronouns: dict[str, str] = field(default_factory=dict)

    def spoke(self, speaker: Speaker, *, within: bool = False) -> None:
        """Remembers a speaker; one whom the text names by a pronoun alone is nobody to come back to.

        `within`: the speaker is only quoted by another, who stays the last to have spoken.
        """
        if speaker.words.lower() in PRONOUNS:
            return
        if speaker.pronoun in SINGULAR:
            self.pronouns[speaker.words] = speaker.pronoun
        self.spoken.insert(len(self.spoken) - (1 if within else 0), speaker)
        del self.spoken[:-12]

    def last(self, pronoun: str) -> Speaker | None:
        """The last speaker to whom a pronoun can point."""
        fits = [s for s in reversed(self.spoken) if s.fits(pronoun) and self._called(s, pronoun)]
        if pronoun == "they":  # a plural before the name of a body, when both have just spoken
            fits = [*[s for s in fits[:2] if s.many], *fits]
        return fits[0] if fits else None

    def _called(self, speaker: Speaker, pronoun: str) -> bool:
        if pronoun not in SINGULAR:
            return True
        return self.pronouns.get(speaker.words, pronoun) == pronoun and may_be(speaker.words, pronoun)
