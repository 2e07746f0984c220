"""Where a sentence says that somebody says: verbs of saying with their subject and what is said.

A cue holds parse tokens; `speech` makes utterances of them. What is said is found by the clause that hangs on the verb,
by the quotation beside it, by its place at the end of the sentence (", police said."), or, for verbs such as "denied"
and "rejected", by the thing that is their object. A verb that tells of no act of speaking ("should say", "if they
admit", "nobody said", "did they say?") is none.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from habeas.extract.page import Page
from habeas.extract.speech_contents import said_by
from habeas.extract.speech_marks import QuoteMap, beside, paragraph_span, widened
from habeas.extract.speech_tree import (
    SUBJECTS,
    Span,
    agent_of,
    children,
    end_of,
    escaped_to,
    first,
    is_passive,
    is_verb,
    lemma,
    own_subject,
    subject_of,
)
from habeas.extract.speech_words import DECLARES, DOCUMENTS, MANNERS, OF_MIND, TELLS, VERBS, Takes

_NOBODY = frozenset({"nobody", "none", "nothing", "neither", "no-one", "whoever", "anyone", "anybody"})
_NO = frozenset({"no", "neither", "any", "whichever", "whatever"})
_GO_ON = frozenset({"go", "continue", "begin", "start", "come", "proceed", "seem", "appear", "use", "be", "have"})
_WISHES = frozenset({"wish", "like", "beg", "want", "regret", "take"})
_CONDITIONS = frozenset({"if", "unless", "whether", "until", "lest"})
_ASKS = ("demands", "regrets", "praises", "refuses")  # "we would urge them": said in the saying
_HEARS = frozenset({"hear", "learn"})  # of these, whoever it is heard from speaks
_ISSUES = frozenset({"issue", "release", "publish", "give", "make", "post", "send", "write", "put", "read"})
_QUOTES = ("quote", "cite", "misquote")


@dataclass(frozen=True, slots=True)
class Cue:
    """`contents` are the spans of what is said; `matter` the thing spoken of where no clause is said.

    `position` is what the verb itself states, or None where the content decides. `hearer` is who is told. `tellers`
    are those who pass it on in this sentence ("AFP quoted police as saying"), from outside inwards; `through` is who is
    cited ("AFP reported, citing police, that"), with the words that cite.
    """

    verb: Any
    subject: Any
    lemma: str
    position: str | None
    contents: tuple[Span, ...]
    matter: Span | None = None
    hearer: Any | None = None
    negated: bool = False
    beside_quote: bool = False
    tellers: tuple[Any, ...] = ()
    through: tuple[Any, Any] | None = None

    @property
    def words(self) -> Span:
        """The verb, with its particle and what stands between ("pulled the case down")."""
        particle = first(self.verb, "prt")
        if particle is None or not 0 < particle.i - self.verb.i < 9:
            return int(self.verb.idx), end_of(self.verb)
        return int(self.verb.idx), end_of(particle)


def find_cues(page: Page, quotes: QuoteMap) -> Iterator[Cue]:
    """Every verb of saying that has somebody who says and something said, in order.

    `contents` is empty only where a paragraph ends in a colon: what is said then stands below it.
    """
    for sentence in page.doc.sents:
        for token in sentence:
            if _may_say(token):
                cue = _cue(page, quotes, sentence, token)
                if cue is not None:
                    yield cue


def _may_say(token: Any) -> bool:
    """A verb; or what the tagger took for a noun, though it has a subject and a clause ("statistics show that")."""
    if token.pos_ in ("VERB", "AUX") or (token.tag_.startswith("VB") and token.lower_ in ("said", "says")):
        return True
    return lemma(token) in VERBS and _misread_subject(token) is not None


def _misread_subject(token: Any) -> Any | None:
    """The subject of a verb of saying that the tagger took for a noun: "statistics show that", ", A B remembers.",
    "A statement from the ministry read:"."""
    if own_subject(token) is not None and first(token, "ccomp") is not None:
        return own_subject(token)
    sentence, before = token.sent, token.doc[max(token.i - 1, 0)]
    behind = token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else ""
    if token.lower_ in ("read", "reads") and behind == ":":
        return next((t for t in sentence.doc[sentence.start : token.i] if lemma(t) in DOCUMENTS), None)
    if token.dep_ == "appos" and behind == "that" and before.lower_ == "," and first(token, "det") is None:
        return token.head  # "two witnesses, in affidavits, state that"
    named = before.pos_ == "PROPN" and before.head == token and token.lower_.endswith("s") and behind in (".", "")
    set_off = before.left_edge.i > sentence.start and token.doc[before.left_edge.i - 1].lower_ == ","
    return before if named and set_off else None


def _cue(page: Page, quotes: QuoteMap, sentence: Any, verb: Any) -> Cue | None:
    word = lemma(verb)
    subject, tellers = _quoted(verb) or (_speaking(verb), ())
    subject = subject or _inverted(page, quotes, verb) or _swallowed(sentence, verb)
    if subject is None or _is_nobody(subject):
        return None
    if word not in VERBS:
        return _plain(page, quotes, verb, subject, word)
    if _is_order(verb) or _is_wished(verb) or _is_unreal(sentence, verb, subject) or _is_general(verb, subject, word):
        return None
    before = beside(page, quotes, verb, subject, strict=False, told=False)
    said = said_by(page, sentence, verb, subject, quoted=bool(before))
    if said is None:
        before = []
    elif said.spans:
        before = beside(page, quotes, verb, subject, strict=False, told=True)
    tells = VERBS[word][1] is Takes.CONTENT
    grounds = [] if tells or said is None else _grounds(verb)
    spans = widened(page, quotes, verb, [*(said.spans if said else ()), *before, *grounds])
    if not spans and not (said is None and _opens_list(page, sentence, verb)):
        return None
    tellers = tellers or _quoting(subject)
    matter, position = (said.matter, said.position) if said else (None, VERBS[word][0])
    cited = _cited(verb) if tells or VERBS[word][0] == "reports" else None
    return Cue(
        verb, subject, word, position, spans, matter, _hearer(verb), _negated(verb), bool(before), tellers, cited
    )


def _grounds(verb: Any) -> list[Span]:
    """As in "submitted a case, citing the bill as a way to report it": on what the speaker rests."""
    citing = next((c for c in children(verb, "advcl") if c.lower_ in ("citing", "invoking") and c.i > verb.i), None)
    if citing is None or first(citing, "dobj") is None:
        return []
    return [(int(citing.doc[citing.i + 1].idx), end_of(citing.right_edge))]


def _swallowed(sentence: Any, verb: Any) -> Any | None:
    """As in "Two men were taken in Darval, relatives and a council said.", where the parser adds the speakers to the
    place before them: the first noun behind the last comma."""
    behind = [t for t in sentence.doc[verb.i + 1 : sentence.end] if not (t.is_punct or t.is_space)]
    commas = [t.i for t in sentence if t.lower_ == "," and t.i < verb.i]
    if behind or not commas or lemma(verb) not in VERBS or own_subject(verb) is not None or is_passive(verb):
        return None
    chunk = sentence.doc[commas[-1] + 1 : verb.i]
    if any(is_verb(t) for t in chunk) or first(verb, "ccomp") is None:
        return None
    return next((t for t in chunk if t.pos_ in ("NOUN", "PROPN") and t.head not in chunk), None)


def _inverted(page: Page, quotes: QuoteMap, verb: Any) -> Any | None:
    """As in "“Let him go,” replied the officer", where the parser takes the officer for an object."""
    thing = first(verb, "dobj")
    behind = thing is not None and thing.left_edge.i == verb.i + 1 and own_subject(verb) is None
    if not behind or lemma(verb) not in VERBS or lemma(verb) in TELLS:
        return None
    return thing if beside(page, quotes, verb, thing, strict=False, told=False, before_only=True) else None


def _plain(page: Page, quotes: QuoteMap, verb: Any, subject: Any, word: str) -> Cue | None:
    """A verb that is none of saying ("he laughed"), right after a quotation that ends in a comma."""
    if own_subject(verb) != subject:
        return None
    before = beside(page, quotes, verb, subject, strict=True, told=False)
    return Cue(verb, subject, word, None, tuple(before), beside_quote=True) if before else None


# --- what is no act of speaking --------------------------------------------------------------------------------------


def _is_nobody(subject: Any) -> bool:
    if subject.lower_ in _NOBODY or any(c.lower_ in _NO for c in children(subject, "det", "preconj")):
        return True
    return any(c.lower_ == "neither" for c in subject.children)


def _is_order(verb: Any) -> bool:
    """As in "Admit that you did it!"."""
    return bool(verb.tag_ == "VB" and own_subject(verb) is None and first(verb, "aux", "auxpass") is None) and (
        verb.dep_ in ("ROOT", "ccomp", "conj")
    )


def _is_wished(verb: Any) -> bool:
    """Whether an infinitive tells of no speech: "called on them to guarantee", not "went on to say"."""
    at = verb
    while at.dep_ == "conj" and own_subject(at) is None and first(at, "aux") is None and is_verb(at.head):
        at = at.head
    if not any(c.lower_ == "to" for c in children(at, "aux")):
        return False
    wishes = lemma(at.head) in _WISHES and at.dep_ == "xcomp"  # "wishes to clarify that": it does
    goes_on = lemma(at.head) in _GO_ON and at.dep_ != "advcl"  # "went on to say", but "went on strike to protest"
    return at.dep_ not in ("ROOT",) and not goes_on and not wishes


def _is_unreal(sentence: Any, verb: Any, subject: Any) -> bool:
    """Whether the verb tells what should, will or might be said, or asks whether it was."""
    modal = next((c for c in children(verb, "aux") if c.tag_ == "MD"), None)
    if modal is not None:
        only = any(c.lower_ == "only" for c in verb.children)
        asking = subject.lower_ in ("i", "we") and VERBS[lemma(verb)][0] in _ASKS
        return not (asking or (only and modal.lower_ in ("would", "could")))
    if any(c.lower_ in _CONDITIONS for c in children(verb, "mark", "advmod")):
        return True
    asks = sentence.text.rstrip("\"”’' ").endswith("?") and verb.dep_ == "ROOT"
    return asks and any(c.i < subject.i < verb.i for c in children(verb, "aux"))


def _is_general(verb: Any, subject: Any, word: str) -> bool:
    """Whether the clause says what sort of people are meant ("leaders who voice concerns"), not what somebody said."""
    if word == "protest" and (verb.dep_ == "pcomp" or any(c.lower_ == "to" for c in children(verb, "aux"))):
        return True
    if word in OF_MIND and subject.lower_ in ("people", "person", "one", "you"):
        return True
    many = subject.tag_ in ("NNS", "NNPS") and not any(c.dep_ in ("det", "poss", "nummod") for c in subject.children)
    return verb.dep_ == "relcl" and verb.tag_ in ("VBP", "VB") and many


def _negated(verb: Any) -> bool:
    """As in "did not say", "could neither confirm nor deny"."""
    joined = verb.head if verb.dep_ == "conj" else verb
    near = verb.doc[max(verb.i - 1, verb.sent.start)].lower_
    return first(verb, "neg") is not None or (near in ("nor", "neither") and is_verb(joined))


# --- who says it -------------------------------------------------------------------------------------------------


def _opens_list(page: Page, sentence: Any, verb: Any) -> bool:
    """Whether what is said comes in the paragraphs below: "She demanded:"."""
    end = paragraph_span(page, int(verb.idx))[1]
    return bool(sentence.end_char >= end - 1 and page.words(end - 1, end) == ":")


def _speaking(verb: Any) -> Any | None:
    """The subject of an active verb, the agent of a passive one; of "was quoted as saying", who was quoted."""
    if not is_verb(verb) and not verb.tag_.startswith("VB"):
        return _misread_subject(verb)
    if lemma(verb) in _HEARS:
        return next((n for p in children(verb, "prep") if p.lower_ == "from" for n in children(p, "pobj")), None)
    if is_passive(verb) or _is_aside(verb):
        return agent_of(verb) or _declared(verb)
    escaped = escaped_to(verb, VERBS)
    if escaped is not None:
        return subject_of(escaped)
    if verb.tag_ == "VBN" and verb.dep_ in ("acl", "relcl") and own_subject(verb) is None:
        return agent_of(verb)
    subject = subject_of(verb)
    if subject is not None and verb.dep_ == "acl" and subject.dep_ == "pobj" and subject.head.lower_ == "of":
        whole = subject.head.head  # "a dossier of images showing": the dossier shows it
        return whole if lemma(whole) in DOCUMENTS else subject
    return _issuer(verb, subject) or subject


def _issuer(verb: Any, subject: Any | None) -> Any | None:
    """As in "The ministry issued a statement saying that": the ministry says it."""
    if subject is None or verb.dep_ != "acl" or subject.dep_ != "dobj" or lemma(subject) not in MANNERS:
        return None
    return subject_of(subject.head) if lemma(subject.head) in _ISSUES else None


def _declared(verb: Any) -> Any | None:
    """The "it" of "It is clarified that ...", by which whoever publishes the text declares something."""
    it = first(verb, "nsubjpass")
    now = any(c.lower_ in ("is", "be") for c in children(verb, "auxpass"))
    declares = it is not None and it.lower_ == "it" and now and lemma(verb) in DECLARES
    return it if declares and first(verb, "ccomp") is not None else None


def _is_aside(verb: Any) -> bool:
    """As in "When asked by AFP", "Asked whether he was held": a passive without its auxiliary."""
    alone = verb.tag_ == "VBN" and verb.dep_ == "advcl" and first(verb, "aux", *SUBJECTS) is None
    if alone and lemma(verb) in ("ask", "question", "press", "tell", "inform"):
        return True
    when = any(c.lower_ in ("when", "if", "as", "once", "while") for c in children(verb, "advmod", "mark"))
    return verb.tag_ in ("VBN", "VBD") and when and own_subject(verb) is None


def _quoted(verb: Any) -> tuple[Any, tuple[Any, ...]] | None:
    """Who is quoted as saying it, and through whom: "AFP cited a report quoting a witness as saying"."""
    if lemma(verb) == "quote" and not is_passive(verb) and not any(lemma(t) == "say" for t in verb.subtree):
        who = first(verb, "dobj")
        return (who, _tellers(verb)) if who is not None and who.i > verb.i else None
    if verb.tag_ != "VBG":
        return None
    above = verb.head.head if verb.head.lower_ == "as" else verb.head
    above = above if is_verb(above) else above.head
    if lemma(above) not in _QUOTES:
        return None
    if is_passive(above):
        agent = agent_of(above)
        who = own_subject(above)
        return (who, (agent,) if agent is not None else ()) if who is not None else None
    who = first(above, "dobj")
    return (who, _tellers(above)) if who is not None and who.i < verb.i else None


def _quoting(subject: Any) -> tuple[Any, ...]:
    """As in "an officer, quoted by the News, said": who quotes the subject."""
    quoted = next((c for c in children(subject, "acl", "relcl") if lemma(c) in _QUOTES and c.tag_ == "VBN"), None)
    agent = agent_of(quoted) if quoted is not None else None
    return (agent,) if agent is not None else ()


def _tellers(verb: Any) -> tuple[Any, ...]:
    """Who quotes, and who quotes them."""
    if verb.dep_ in ("acl", "relcl") and not is_verb(verb.head):
        document = verb.head
        above = document.head if document.dep_ == "dobj" else None
        outer = _tellers(above) if above is not None and lemma(above) in _QUOTES else ()
        return (*outer, document)
    subject = subject_of(verb)
    return (subject,) if subject is not None else ()


def _hearer(verb: Any) -> Any | None:
    hearer = first(verb, "dative", "dobj")
    if hearer is not None and hearer.dep_ == "dative" and hearer.pos_ == "ADP":
        hearer = first(hearer, "pobj")
    if hearer is not None and lemma(verb) in TELLS:
        return hearer
    for prep in children(verb, "prep", "dative"):
        if prep.lower_ in ("to", "with"):
            return first(prep, "pobj")
    return None


def _cited(verb: Any) -> tuple[Any, Any] | None:
    """As in "..., citing police" beside a verb of saying, or beside its subject: the citing, and who is cited."""
    heads = [verb, *children(verb, "ccomp", "nsubj")]
    for head in heads:
        for citing in children(head, "advcl", "prep", "xcomp", "pcomp", "acl"):
            who = first(citing, "dobj", "pobj") if citing.lower_ in ("citing", "quoting") else None
            if who is not None and not any(lemma(t) == "say" and t.i > who.i for t in citing.subtree):
                return citing, who
    return None
