"""Where a sentence says that somebody says: verbs of saying with their subject and what is said.

A cue holds parse tokens; `speech` makes utterances of them. What is said is found by the clause that hangs on the verb,
by the quotation beside it, by its place at the end of the sentence (", police said."), or, for verbs such as "denied"
and "rejected", by the thing that is their object.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from habeas.extract.page import Page
from habeas.extract.quotes import Quote
from habeas.extract.speech_tree import (
    Span,
    agent_of,
    children,
    clause_span,
    end_of,
    first,
    has_that,
    is_passive,
    is_verb,
    lemma,
    own_subject,
    span_of,
    subject_of,
)
from habeas.extract.speech_words import ALLEGATIONS, DOCUMENTS, FITTING, OF_MIND, PARTICLES, VERBS, WITHHELD, Takes

_BETWEEN_BEFORE = re.compile(r"[\s,.;:–—-]*(?:and\s|but\s|then\s)?\s*")
_BETWEEN_AFTER = re.compile(r"[^.!?\n]{0,160}")
_LEADS_IN = re.compile(r"(?:[:,]|\bthat|\bas|\bwith|\bof|\bthe|\bhis|\bher|\bit|\ba|\ban|)\s*$")
_SPOKEN = re.compile(r"[,?!…—–-]\s*$")
_NEEDS_THAT = frozenset({"see", "hear", "find", "learn", "know", "show", "read", "feel", "indicate"})
_WITH_QUESTIONS = frozenset(
    {"ask", "question", "wonder", "explain", "reveal", "describe", "detail", "inquire", "enquire"}
)
_TO = ("promises", "demands", "refuses", "orders", "claims", "questions")


@dataclass(frozen=True, slots=True)
class Cue:
    """`contents` are the spans of what is said; `matter` the object noun where the verb took a thing, not a clause.

    `position` is what the verb itself states, or None where the content decides. `hearer` is who is told.
    """

    verb: Any
    subject: Any
    lemma: str
    position: str | None
    contents: tuple[Span, ...]
    matter: Any | None = None
    hearer: Any | None = None
    negated: bool = False
    beside_quote: bool = False
    through: Any | None = None  # "AFP reported, citing police, that": the one cited

    @property
    def words(self) -> Span:
        """The verb, with its particle and what stands between ("pulled the case down")."""
        particle = first(self.verb, "prt")
        if particle is None or not 0 < particle.i - self.verb.i < 9:
            return int(self.verb.idx), end_of(self.verb)
        return int(self.verb.idx), end_of(particle)


@dataclass(frozen=True, slots=True)
class QuoteMap:
    """The quotations of a page, for looking up by place."""

    quotes: tuple[Quote, ...]
    starts: tuple[int, ...]
    ends: dict[int, Quote]

    @classmethod
    def of(cls, quotes: tuple[Quote, ...]) -> "QuoteMap":
        outermost: dict[int, Quote] = {}
        for quote in reversed(quotes):
            outermost[quote.end] = quote
        return cls(quotes, tuple(q.start for q in quotes), outermost)

    def around(self, position: int) -> Quote | None:
        """The innermost quotation around a position."""
        at = bisect_left(self.starts, position + 1) - 1
        for back in range(at, max(at - 8, -1), -1):
            if self.quotes[back].end > position:
                return self.quotes[back]
        return None

    def after(self, position: int, limit: int) -> Quote | None:
        """The first quotation that opens at or after a position, before a limit."""
        at = bisect_left(self.starts, position)
        return self.quotes[at] if at < len(self.quotes) and self.starts[at] < limit else None

    def before(self, position: int, limit: int) -> Quote | None:
        """The quotation that closes last at or before a position, after a limit."""
        at = bisect_left(self.starts, position) - 1
        best: Quote | None = None
        for back in range(at, max(at - 6, -1), -1):
            quote = self.quotes[back]
            if limit <= quote.end <= position and (best is None or quote.end >= best.end):
                best = quote
        return best


def find_cues(page: Page, quotes: QuoteMap) -> Iterator[Cue]:
    """Every verb of saying that has somebody who says and something said, in order.

    `contents` is empty only where a paragraph ends in a colon: what is said then stands below it.
    """
    for sentence in page.doc.sents:
        for token in sentence:
            if token.pos_ in ("VERB", "AUX") or (token.tag_.startswith("VB") and token.lower_ in ("said", "says")):
                cue = _cue(page, quotes, sentence, token)
                if cue is not None:
                    yield cue


def _cue(page: Page, quotes: QuoteMap, sentence: Any, verb: Any) -> Cue | None:
    word = lemma(verb)
    known = VERBS.get(word)
    subject = _speaking(verb)
    if subject is None or any(c.lower_ in ("no", "neither") for c in children(subject, "det")):
        return None
    if known is None and own_subject(verb) != subject:
        return None
    beside = _beside(page, quotes, verb, subject, strict=known is None)
    if known is None:
        return _plain(verb, subject, word, beside)
    if _is_wished(verb):
        return None
    position, takes = known
    contents, matter, position = _said(page, sentence, verb, subject, word, position, takes, bool(beside))
    if takes is Takes.FITTING and not contents and word not in ("propose", "order", "refuse", "decline"):
        return None
    spans = _widen(page, quotes, verb, _merged([*contents, *beside]))
    if not spans and not _opens_list(page, sentence, verb):
        return None
    return Cue(verb, subject, word, position, spans, matter, _hearer(verb), _negated(verb), bool(beside), _cited(verb))


def _is_wished(verb: Any) -> bool:
    """Whether an infinitive tells of no speech: "called on them to guarantee", not "went on to say"."""
    at = verb
    while at.dep_ == "conj" and own_subject(at) is None and first(at, "aux") is None and is_verb(at.head):
        at = at.head
    if not any(c.lower_ == "to" for c in children(at, "aux")):
        return False
    return at.dep_ not in ("ROOT",) and lemma(at.head) not in _GO_ON


_GO_ON = frozenset({"go", "continue", "begin", "start", "come", "proceed", "seem", "appear", "use", "be", "have"})


def _opens_list(page: Page, sentence: Any, verb: Any) -> bool:
    """Whether what is said comes in the paragraphs below: "She demanded:"."""
    end = _paragraph(page, int(verb.idx))[1]
    return bool(sentence.end_char >= end - 1 and page.words(end - 1, end) == ":")


def _plain(verb: Any, subject: Any, word: str, beside: list[Span]) -> Cue | None:
    """A verb that is none of saying ("he laughed"), right after a quotation that ends in a comma."""
    return Cue(verb, subject, word, None, tuple(beside), beside_quote=True) if beside else None


def _speaking(verb: Any) -> Any | None:
    """The subject of an active verb, the agent of a passive one; of "was quoted as saying", who was quoted."""
    if is_passive(verb) or _is_aside(verb):
        return agent_of(verb)
    if verb.tag_ == "VBN" and verb.dep_ in ("acl", "relcl") and own_subject(verb) is None:
        return agent_of(verb)
    subject = subject_of(verb)
    if subject is not None and verb.dep_ == "acl" and subject.dep_ == "pobj" and subject.head.lower_ == "of":
        whole = subject.head.head  # "a dossier of images showing": the dossier shows it
        return whole if lemma(whole) in DOCUMENTS else subject
    return subject


def _is_aside(verb: Any) -> bool:
    """As in "When asked by AFP": a passive without its auxiliary."""
    when = any(c.lower_ in ("when", "if", "as", "once", "while") for c in children(verb, "advmod", "mark"))
    return verb.tag_ in ("VBN", "VBD") and when and own_subject(verb) is None


def _said(
    page: Page, sentence: Any, verb: Any, subject: Any, word: str, position: str | None, takes: Takes, quoted: bool
) -> tuple[list[Span], Any | None, str | None]:
    """The clause or thing that is said, the thing's noun, and the position that the two settle."""
    clause = _clause(verb, subject, word, position)
    if clause is not None:
        return [clause], None, _of_clause(verb, word, position)
    aside = _aside_content(verb)
    if aside is not None and not quoted:
        return [aside], None, position
    special = _special(verb, word)
    if special is not None:
        return [special[0]], special[1], special[2]
    thing = first(verb, "nsubjpass") if is_passive(verb) else first(verb, "dobj")
    if takes is not Takes.CONTENT and thing is not None:
        settled = _fitting(verb, word, position, takes, thing)
        if settled is not None:
            return [_thing_span(thing, verb)], thing, settled
    if takes is Takes.CONTENT or quoted:
        trailing = None if quoted else _trailing(page, sentence, verb, subject)
        return ([trailing] if trailing else []), None, position
    return [], None, position


def _aside_content(verb: Any) -> Span | None:
    """As in "Two men, police said, were shot", "as police said": the clause around the aside."""
    head = verb.head
    if not is_verb(head) or first(verb, "dobj", "ccomp", "xcomp") is not None:
        return None
    as_said = any(c.lower_ == "as" for c in children(verb, "mark", "advmod"))
    if verb.dep_ == "parataxis" or (verb.dep_ == "advcl" and as_said):
        return span_of(head)
    return None


def _clause(verb: Any, subject: Any, word: str, position: str | None) -> Span | None:
    for clause in children(verb, "ccomp"):
        if _is_content(verb, clause, word):
            return _clause_content(verb, subject, clause)
    infinitive = first(verb, "xcomp")
    if infinitive is None or infinitive.i < verb.i or first(infinitive, "aux") is None:
        return None
    if position not in _TO and word not in ("ask", "tell", "warn"):
        return None
    if position == "refuses" and lemma(infinitive) in ("identify", "name", "quote"):
        return None
    return int(verb.doc[verb.i + 1].idx), span_of(infinitive)[1]


def _is_content(verb: Any, clause: Any, word: str) -> bool:
    if has_that(clause):
        return True
    if clause.left_edge.tag_ in ("WP", "WRB", "WDT") and word not in _WITH_QUESTIONS:
        return False
    if word in _NEEDS_THAT:
        return word in ("show", "indicate") and verb.dep_ == "acl"
    if word in OF_MIND:
        return own_subject(clause) is not None and clause.tag_ in ("VBD", "VBZ", "VBP", "VBN", "VBG")
    return True


def _clause_content(verb: Any, subject: Any, clause: Any) -> Span | None:
    start, end = clause_span(clause)
    if clause.i < verb.i:
        edge = min(int(subject.left_edge.idx) if clause.i < subject.i else int(verb.idx), int(verb.idx))
        end = min(end, edge) if clause.i < min(subject.i, verb.i) else end
        return (start, end) if start < end else None
    if start < verb.idx and clause.left_edge.i >= subject.left_edge.i:
        start = end_of(verb)
    if clause.i > verb.i and not has_that(clause):
        start = min(start, _after_asides(verb, start))
    return _trim_front(verb.doc, clause, start), end


def _after_asides(verb: Any, start: int) -> int:
    """Where the words after the verb begin that are neither its hearer nor a time or place: the parser's clause may
    begin too late ("claimed his meeting with X and Y was ...")."""
    after = end_of(verb)
    for child in verb.rights:
        if child.dep_ == "ccomp" or child.idx >= start:
            break
        if child.dep_ not in ("dobj", "nsubj") or lemma(verb) in ("tell", "inform", "assure", "warn", "remind"):
            after = max(after, span_of(child)[1])
    return after


def _trim_front(doc: Any, clause: Any, start: int) -> int:
    """Past "that", spaces and commas at the front of what is said."""
    for token in doc[max(clause.left_edge.i - 40, 0) : clause.i + 1]:
        if token.idx >= start and not (token.is_space or token.lower_ in (",", "that", ":", ";")):
            return int(token.idx)
    return start


def _of_clause(verb: Any, word: str, position: str | None) -> str | None:
    infinitive = first(verb, "xcomp")
    if word in ("ask", "tell") and infinitive is not None and first(verb, "ccomp") is None:
        return "demands"
    if word in ("call", "term", "dub", "label", "brand"):
        return "opines"
    if word in ("express", "voice", "submit", "propose", "present", "move", "throw", "strike", "turn", "pull"):
        return None
    if word == "ask" and any(c.lemma_.lower() in ("ensure", "release", "take") for c in children(verb, "ccomp")):
        return "demands"
    return position


def _special(verb: Any, word: str) -> tuple[Span, Any | None, str] | None:
    """Verbs with a preposition: "called for", "accused X of Y", "described X as Y"; and "claimed responsibility"."""
    thing = first(verb, "dobj")
    if word == "call":
        on = next((p for p in children(verb, "prep") if p.lower_ in ("for", "on", "upon")), None)
        noun = first(on, "pobj") if on is not None else None
        return ((_from(noun), _objects_end(verb, noun)), noun, "demands") if noun is not None else None
    if word in ("accuse", "blame", "describe", "term", "label", "charge") and thing is not None:
        behind = next((p for p in children(verb, "prep") if p.lower_ in ("of", "for", "as", "with")), None)
        if behind is not None and not (word == "charge" and behind.lower_ != "with"):
            held = "opines" if word in ("describe", "term", "label") else "accuses"
            return (min(_from(thing), int(behind.idx)), max(span_of(behind)[1], span_of(thing)[1])), thing, held
    if word == "claim" and thing is not None and thing.lower_ in ("responsibility", "credit"):
        return _thing_span(thing, verb), thing, "acknowledges"
    if word in ("apologise", "apologize", "protest"):
        noun = next(iter(n for p in children(verb, "prep") for n in children(p, "pobj", "pcomp")), None)
        return (span_of(noun), noun, VERBS[word][0] or "regrets") if noun is not None else None
    return None


def _objects_end(verb: Any, noun: Any) -> int:
    """Where what is demanded ends: "called on the government to release them"."""
    return max([span_of(noun)[1], *(span_of(c)[1] for c in children(verb, "prep", "xcomp", "ccomp") if c.i > verb.i)])


def _thing_span(thing: Any, verb: Any) -> Span:
    """A noun with all that belongs to it and with what follows it ("a case to the court"), without a "but ..."."""
    start, end = span_of(thing)
    but = next((c for c in thing.rights if c.dep_ == "cc" and c.lower_ in ("but", "yet")), None)
    if but is not None:
        return start, int(but.idx)
    for child in verb.rights:
        if child.i > thing.i and child.dep_ in ("prep", "npadvmod") and child.idx - end <= 1:
            end = max(end, span_of(child)[1])
        elif child.i > thing.i:
            break
    return start, end


def _from(token: Any) -> int:
    return int(token.left_edge.idx)


def _fitting(verb: Any, word: str, position: str | None, takes: Takes, thing: Any) -> str | None:
    """The position of a verb with this object, or None when the two do not report speech."""
    noun = lemma(thing)
    if word in ("express", "voice"):
        return next((held for held, nouns in FITTING.items() if noun in nouns and held not in _CONCRETE), None)
    if position == "rejects" and takes is Takes.MATTER and noun in ALLEGATIONS:
        return "denies" if noun not in FITTING["rejects"] or noun in ("claim", "charge") else position
    if word in ("dismiss", "question") and noun not in ALLEGATIONS | FITTING["rejects"]:
        return None
    if noun == "anonymity":
        return None
    if word == "deny" and (first(verb, "dative") is not None or noun in WITHHELD):
        return None  # "denied them a lawyer", "denied bail"
    if takes is Takes.MATTER:
        return position
    if word == "raise":
        return position if noun in FITTING["questions"] else None
    particle = PARTICLES.get(word)
    has = any(c.lower_ == particle for c in verb.children)
    if particle is not None and not has:
        return None
    fits = noun in FITTING.get(position or "", frozenset()) or any(
        lemma(c) in FITTING.get(position or "", frozenset()) for c in thing.children if c.dep_ in ("compound", "nmod")
    )
    return position if fits else None


_CONCRETE = frozenset({"introduces", "rejects", "orders"})


def _beside(page: Page, quotes: QuoteMap, verb: Any, subject: Any, *, strict: bool) -> list[Span]:
    """The quotations right before and right after "he said"."""
    start = min(int(subject.left_edge.idx), int(verb.idx)) if abs(subject.i - verb.i) < 30 else int(verb.idx)
    found = []
    paragraph = _paragraph(page, int(verb.idx))
    quote = quotes.before(start, max(start - 12, paragraph[0]))
    if quote is not None and _BETWEEN_BEFORE.fullmatch(page.words(quote.end, start)) and quote.start < start:
        found.append((quote.start, quote.end))
    if not strict:
        after = quotes.after(end_of(verb), min(end_of(verb) + 160, paragraph[1]))
        if after is not None and _leads(page.words(end_of(verb), after.start)):
            found.append((after.start, after.end))
    more = len(found) > 1 or first(verb, "ccomp") is not None
    if quote is not None and found and found[0][0] == quote.start and not _goes_on(page, quote, start, strict, more):
        del found[0]
    return found


def _goes_on(page: Page, quote: Quote, start: int, strict: bool, more: bool) -> bool:
    """Whether the sentence of "he said" goes on with the quotation before it, rather than being a new sentence."""
    if _SPOKEN.search(page.words(quote.inner_start, quote.inner_end)) or page.words(quote.end, start).strip() == ",":
        return True
    return not strict and (not more or page.words(start, start + 1).islower())


def _leads(between: str) -> bool:
    if not _BETWEEN_AFTER.fullmatch(between):
        return False
    return len(between) < 3 or between.rstrip().endswith((":", ",")) or between.strip() in ("that", "as", "it", "the")


def _paragraph(page: Page, position: int) -> Span:
    at = bisect_left(page.paragraphs, position + 1, key=lambda p: p.start) - 1
    return (page.paragraphs[at].start, page.paragraphs[at].end) if at >= 0 else (0, len(page.text.characters))


def _trailing(page: Page, sentence: Any, verb: Any, subject: Any) -> Span | None:
    """Everything before ", police said." at the end of a sentence whose parse has no clause for it."""
    start = min(int(subject.left_edge.idx), int(verb.idx))
    behind = [t for t in sentence.doc[verb.i + 1 : sentence.end] if not (t.is_punct or t.is_space)]
    before = page.words(int(sentence.start_char), start).rstrip()
    if len(behind) > 6 or not before.endswith(",") or len(before) < 20 or subject.i > verb.i + 6:
        return None
    if any(is_verb(t) for t in behind):
        return None
    return int(sentence.start_char), int(sentence.start_char) + len(before) - 1


def _hearer(verb: Any) -> Any | None:
    hearer = first(verb, "dative", "dobj")
    if hearer is not None and hearer.dep_ == "dative" and hearer.pos_ == "ADP":
        hearer = first(hearer, "pobj")
    if hearer is not None and lemma(verb) in ("tell", "inform", "notify", "assure", "remind"):
        return hearer
    for prep in children(verb, "prep", "dative"):
        if prep.lower_ in ("to", "with"):
            return first(prep, "pobj")
    return None


def _negated(verb: Any) -> bool:
    return first(verb, "neg") is not None


def _cited(verb: Any) -> Any | None:
    """As in "..., citing police" beside a verb of saying."""
    clause = first(verb, "ccomp")
    for head in (verb, clause) if clause is not None else (verb,):
        for beside in children(head, "advcl", "prep", "xcomp", "pcomp"):
            if beside.lower_ in ("citing", "quoting"):
                return first(beside, "dobj", "pobj")
    return None


def _merged(spans: list[Span]) -> list[Span]:
    """The spans in order, those that touch or overlap made one."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _widen(page: Page, quotes: QuoteMap, verb: Any, spans: list[Span]) -> tuple[Span, ...]:
    """To the ends of quotations that a span cuts; a cue inside a quotation never reaches out of it."""
    own = quotes.around(int(verb.idx))
    widened = []
    for start, end in spans:
        for edge in (start, end - 1):
            quote = quotes.around(edge)
            if (
                quote is not None
                and (own is None or quote.start > own.start)
                and not quote.start <= verb.idx < quote.end
            ):
                start, end = min(start, quote.start), max(end, quote.end)
        if own is not None:
            start, end = max(start, own.inner_start), min(end, own.inner_end)
        end = start + len(page.words(start, end).rstrip())
        start = end - len(page.words(start, end).lstrip(" \t\r\n)]–—-,;:."))
        if start < end:
            widened.append((start, end))
    return tuple(_merged(widened))
