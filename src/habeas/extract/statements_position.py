"""Which position a speaker takes in what they say, where the verb of saying leaves it open.

Asked in order: does it deny, demand, promise, regret, accuse, praise, condemn, judge? What is none of these is a claim,
or, from a document or an outlet, a report. Uncertain by nature: the confidence says so.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from habeas.extract.acts import Trigger
from habeas.extract.acts_modality import Mood
from habeas.extract.page import Page
from habeas.extract.roles import agents_of_verb
from habeas.extract.speech import Speech
from habeas.extract.speech_memory import Speaker, SpeakerKind
from habeas.extract.speech_nouns import is_outlet
from habeas.extract.speech_tree import Span, children, first, governing_verbs, is_passive, is_verb, lemma, own_subject
from habeas.extract.speech_words import ALLEGATIONS
from habeas.extract.statements_words import (
    DENIED_THINGS,
    EVALUATIVE,
    FALSE,
    GRAVE,
    HOLDING,
    NEWS,
    NOBODY,
    OBLIGES,
    OWN_SIDE,
    PROUD,
    REMEDIES,
    SHAMEFUL,
    SORRY,
    UNLAWFUL,
    WRONGS,
)
from habeas.model.vocabulary import How

LONGEST = 600  # tokens of one quotation that are looked at
LIKELY = Decimal("0.60")
POSSIBLE = Decimal("0.50")
PLAIN = Decimal("0.45")


@dataclass(frozen=True, slots=True)
class Position:
    """One of `vocabulary.POSITIONS`, and how surely."""

    name: str
    confidence: Decimal


@dataclass(frozen=True, slots=True)
class Content:
    """What is said: its tokens, and the acts told in it; `own` are the tokens that are not another's words again."""

    tokens: tuple[Any, ...]
    triggers: tuple[Trigger, ...]
    words: frozenset[str]
    own: tuple[Any, ...]

    @classmethod
    def of(
        cls, page: Page, spans: Sequence[Span], triggers: Sequence[Trigger], nested: Sequence[Span] = ()
    ) -> "Content":
        """The content of these spans; `nested` are the spans in them of what others say."""
        tokens: list[Any] = []
        for start, end in spans:
            found = page.doc.char_span(start, end, alignment_mode="contract")
            tokens.extend(found[:LONGEST] if found is not None else ())
        inside = {token.i for token in tokens}
        told = tuple(t for t in triggers if t.token in inside)
        own = tuple(t for t in tokens if not any(low <= t.idx < high for low, high in nested))
        return cls(tuple(tokens), told, frozenset(t.lower_ for t in tokens), own)


def position_of(speech: Speech, speaker: Speaker, content: Content, spans: Sequence[Span]) -> Position:
    """The position that the content shows."""
    if speaker.kind is not SpeakerKind.PERSON and is_outlet(speaker.words) and not _denies(content):
        return Position("reports", POSSIBLE)
    for test, name, confidence in _TESTS:
        if test(content):
            return Position(name, confidence)
    if speaker.kind is SpeakerKind.DOCUMENT:
        return Position("reports", POSSIBLE)
    if any(_is_first_hand(speech, span) for span in spans):
        return Position("describes", POSSIBLE)
    return Position("claims", PLAIN)


def _is_first_hand(speech: Speech, span: Span) -> bool:
    """Whether some of what is said tells of what the speaker saw or went through."""
    places = [span, *((s.at, s.at + 1) for s in speech.saws if span[0] <= s.start < span[1])]
    return any(speech.attribution(*place)[-1].how is How.FIRST_HAND for place in places)


def _denies(content: Content) -> bool:
    """As in "No one was abducted", "they were not in custody", "the reports are false"."""
    own = {t.i for t in content.own}
    if any(t.mood is Mood.DENIED and t.act in GRAVE for t in content.triggers if t.token in own):
        return True
    told = {t.token for t in content.triggers}
    return any(
        _is_false(t) or _is_lying(t) or _is_none(t, told) or _is_not_with(t) or _is_without(content, t, told)
        for t in content.own
    )


def _is_false(token: Any) -> bool:
    """As in "the reports are false", "this is a lie": what is said to be untrue is something that was told."""
    places = ("acomp", "attr", "oprd", "conj", "ROOT", "ccomp", "pobj")
    if token.lower_ not in FALSE or token.dep_ not in places:
        return False
    if token.dep_ == "pobj" and token.head.lower_ != "of":
        return False
    verb = token if is_verb(token) else token.head
    while token.dep_ == "pobj" and token.head.lower_ == "of":  # "a pack of lies"
        token = token.head.head
        verb = token.head
    subject = own_subject(verb) or own_subject(verb.head)
    return subject is None or subject.lower_ in _TOLD_OF or lemma(subject) in ALLEGATIONS | NEWS


def _is_without(content: Content, token: Any, told: set[int]) -> bool:
    """As headlines have it: "no one in custody", "No torture here"."""
    if any(is_verb(t) for t in content.own):
        return False
    if token.i in told or lemma(token) in DENIED_THINGS:
        return any(c.lower_ == "no" for above in (token, token.head.head) for c in above.children)
    return False


def _is_lying(token: Any) -> bool:
    return token.lower_ == "lying" and is_verb(token) and first(token, "neg") is None


def _is_none(token: Any, told: set[int]) -> bool:
    """As in "there was no abduction", "there is no such camp", "nobody is missing"."""
    there = any(c.dep_ == "expl" and c.lower_ == "there" for c in token.children)
    thing = first(token, "attr", "nsubj") if there else None
    if thing is not None and any(c.lower_ == "no" for c in thing.children):
        return thing.i in told or lemma(thing) in DENIED_THINGS or any(c.lower_ == "such" for c in thing.children)
    held = first(token, "dobj") if lemma(token) in ("have", "hold", "operate", "run") else None
    if held is not None and any(c.lower_ == "no" for c in held.children):
        return lemma(held) in DENIED_THINGS
    subject = own_subject(token) if is_verb(token) else None
    none = subject is not None and (subject.lower_ in _NONE or any(c.lower_ == "no" for c in children(subject, "det")))
    if subject is not None and none and lemma(token) in ("occur", "happen", "exist", "take"):
        return subject.lower_ not in _NONE  # "no raid took place"
    return none and any(c.lower_ in ("missing", "disappeared", "detained") for c in (token, *token.children))


def _is_not_with(token: Any) -> bool:
    """As in "he was not in our custody", "he is not with us"."""
    place = lemma(token) in HOLDING or any(c.lower_ == "lock" for c in children(token, "compound"))
    if place and (_is_negated(token) or _is_nobodys(token)):
        return True
    held = token.lower_ == "with" and token.head.lemma_ == "be" and first(token.head, "neg") is not None
    return held and any(c.lower_ in ("us", "them", "police", "agencies", "army") for c in token.children)


def _is_nobodys(token: Any) -> bool:
    """As in "No one by that name was in the lock-up"."""
    verb = next(governing_verbs(token), None)
    subject = own_subject(verb) if verb is not None else None
    return subject is not None and (subject.lower_ == "nobody" or any(c.lower_ == "no" for c in subject.children))


def _stays_silent(content: Content) -> bool:
    """As in "it could neither confirm nor deny that", "he would not comment"."""
    words = [t.lower_ for t in content.tokens if t.is_alpha or t.lower_ in ("n't", "n’t")]
    if words == ["no", "comment"]:
        return True
    if "confirm" in words and "deny" in words and {"neither", "nor", "not", "n't", "n’t"} & set(words):
        return True
    return any(lemma(t) == "comment" and is_verb(t) and first(t, "neg") is not None for t in content.tokens)


def _is_negated(token: Any) -> bool:
    for above in (token.head, token.head.head):
        if is_verb(above) and (first(above, "neg") is not None or any(c.lower_ == "no" for c in above.children)):
            return True
    return any(c.lower_ == "no" for c in token.children)


def _demands(content: Content) -> bool:
    """As in "The authorities should release him", "Release all detainees"."""
    if not content.tokens:
        return False
    opening = next((t for t in content.tokens if t.is_alpha), None)
    if (
        opening is not None
        and opening.tag_ == "VB"
        and opening.dep_ in ("ROOT", "ccomp")
        and own_subject(opening) is None
    ):
        return True
    return any(_obliges(token) for token in content.tokens)


def _obliges(token: Any) -> bool:
    if token.lower_ in OBLIGES and token.dep_ == "aux":
        subject = own_subject(token.head)
        return subject is not None and subject.lower_ not in ("i", "we", "have")
    subject = own_subject(token) if token.lower_ in ("demand", "demands", "urge", "want") else None
    return subject is not None and (token.lower_ != "want" or subject.lower_ in ("i", "we")) and not first(token, "neg")


def _promises(content: Content) -> bool:
    """As in "We will investigate", "the government would bring them to justice"."""
    for token in content.tokens:
        if token.tag_ == "MD" and token.lower_ in ("will", "shall", "would", "'ll", "’ll") and token.dep_ == "aux":
            subject = own_subject(token.head)
            own = subject is not None and (subject.lower_ in OWN_SIDE or lemma(subject) in OWN_SIDE)
            if own and lemma(token.head) in REMEDIES and not is_passive(token.head):
                return first(token.head, "neg") is None
    return False


def _regrets(content: Content) -> bool:
    return bool(content.words & SORRY)


def _accuses(content: Content) -> bool:
    """An act that somebody in particular is said to have done."""
    return any(True for trigger in content.triggers for _ in _agents(content, trigger))


def _agents(content: Content, trigger: Trigger) -> Iterator[Any]:
    if trigger.act not in WRONGS or trigger.mood in (Mood.UNREAL, Mood.DENIED) or not content.tokens:
        return
    verb = content.tokens[0].doc[trigger.token]
    if trigger.form != "verb" or lemma(verb) in ("die", "perish", "vanish"):
        return  # whoever dies did it to nobody
    for agent in agents_of_verb(verb, "object"):
        if agent.lower_ not in NOBODY and lemma(agent) not in NOBODY and agent.pos_ in ("NOUN", "PROPN"):
            yield agent


def _accuses_by_subject(content: Content) -> bool:
    """As in "The corps took up a campaign in which people are killed": the grave act hangs on somebody's doing."""
    if not any(t.act in WRONGS and t.mood is not Mood.UNREAL for t in content.triggers):
        return False
    root = next((t for t in content.tokens if is_verb(t) and t.head not in content.tokens), None)
    subject = own_subject(root) if root is not None else None
    if root is None or subject is None or is_passive(root) or any(t.token == root.i for t in content.triggers):
        return False
    return subject.pos_ == "PROPN" and subject.ent_type_ != "PERSON" and lemma(root) not in ("be", "have")


def _praises(content: Content) -> bool:
    return bool(content.words & PROUD)


def _condemns(content: Content) -> bool:
    return bool(content.words & SHAMEFUL) or any(_is_called_unlawful(t) for t in content.tokens)


def _is_called_unlawful(token: Any) -> bool:
    """As in "is a crime against humanity", "was unlawful": said of something, not only named ("before the crime")."""
    refuted = any(c.lower_ == "no" for c in token.children) or first(token.head, "neg") is not None
    if token.lower_ not in UNLAWFUL or refuted:
        return False
    said = token.dep_ in ("acomp", "attr", "oprd", "ccomp", "ROOT")
    return said or (token.dep_ == "pobj" and token.head.lower_ == "as")


def _questions(content: Content) -> bool:
    ends = [t.lower_ for t in content.tokens if t.lower_ in (".", "?", "!", ",")]
    return bool(ends) and ends[-1] == "?" and "." not in ends


def _opines(content: Content) -> bool:
    """A superlative, or a judgement where a fact could stand."""
    for token in content.tokens:
        if token.tag_ in ("JJS", "RBS") and token.lower_ not in ("least", "latest", "most"):
            return True
        judged = token.dep_ in ("acomp", "attr", "oprd", "prt", "ROOT", "ccomp", "conj", "advmod")
        if judged and token.lower_ in EVALUATIVE:
            return True
        thinks = lemma(token) in ("think", "believe", "feel") and first(token, "ccomp") is not None
        subject = own_subject(token) if thinks else None
        if subject is not None and subject.dep_ == "nsubj" and subject.lower_ in ("i", "we", "he", "she"):
            return True
    return "know" in content.words and bool(content.words & {"not", "n't", "n’t"}) and "how" in content.words


_NONE = frozenset({"nobody", "none", "one", "no-one"})
_TOLD_OF = frozenset({"this", "that", "it", "these", "they", "which", "all", "everything", "what"})
_TESTS = (
    (_stays_silent, "refuses", POSSIBLE), (_denies, "denies", LIKELY), (_regrets, "regrets", POSSIBLE),
    (_accuses, "accuses", LIKELY),
    (_promises, "promises", POSSIBLE), (_demands, "demands", POSSIBLE), (_condemns, "condemns", POSSIBLE),
    (_praises, "praises", POSSIBLE), (_opines, "opines", POSSIBLE), (_accuses_by_subject, "accuses", POSSIBLE),
    (_questions, "questions", POSSIBLE),
)  # fmt: skip
