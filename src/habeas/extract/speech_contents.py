"""What is said: the clause, the gerund or the thing that a verb of saying takes, and the position that they settle.

The small parser hangs clauses on the wrong word now and then; where that has a shape of its own ("told a judge that",
"said warden X") it is read all the same.
"""

from dataclasses import dataclass
from typing import Any

from habeas.extract.page import Page
from habeas.extract.speech_nouns import noun_span
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
)
from habeas.extract.speech_words import (
    ABOUT,
    ABOUT_WITH,
    ALLEGATIONS,
    BLAMED,
    EMPTY,
    FITTING,
    OF_COURTS,
    OF_MIND,
    PARTICLES,
    SPEAKERS,
    SUPPORT,
    TELLS,
    VERBS,
    WITHHELD,
    Takes,
)

_NEEDS_THAT = frozenset(
    {
        "find",
        "show",
        "read",
        "feel",
        "indicate",
        "hold",
        "deem",
        "charge",
        "move",
        "submit",
        "present",
        "table",
        "file",
        "lodge",
    }
)
_WITH_QUESTIONS = frozenset({"ask", "question", "explain", "reveal", "describe", "detail", "inquire", "enquire"})
_TO = ("promises", "demands", "refuses", "orders", "claims", "questions")
_DOING = ("denies", "acknowledges", "describes", "regrets", "reports", "condemns")  # "denied beating him"
_LAST = (None, "claims", "describes", "reports", "acknowledges", "opines", "questions", "accuses")
_NAMES = frozenset({"call", "term", "dub", "label", "brand", "accuse", "hold", "deem"})
_TIMES = frozenset({"day", "hour", "week", "month", "year", "time", "while", "moment", "minute", "night", "half"})
_UNNAMED = frozenset({"identify", "name", "quote"})


@dataclass(frozen=True, slots=True)
class Said:
    """`spans` hold what is said; `matter` is the thing spoken of where no clause is said ("the petition").

    `position` is what verb and content settle together, or None where the content alone decides.
    """

    spans: tuple[Span, ...]
    matter: Span | None
    position: str | None


def said_by(page: Page, sentence: Any, verb: Any, subject: Any, *, quoted: bool) -> Said | None:
    """What this verb of saying reports, or None when it reports nothing. `quoted`: a quotation stands beside it."""
    word = lemma(verb)
    position, takes = VERBS[word]
    if word == "uphold" and lemma(subject) not in OF_COURTS:
        return None
    if takes is Takes.NOUN:
        return _supported(page, verb, word) or _put_at(verb, word)
    around = _set_off(sentence, verb, subject)
    clause = around or _clause(verb, subject, word, position)
    if clause is not None:
        return None if _asks_to_stay_unnamed(verb) else Said((clause,), None, _of_clause(verb, word, position))
    aside = _aside(verb)
    if aside is not None and not quoted:
        return Said((aside,), None, position)
    found = _reached(page, verb, word) or _supported(page, verb, word) or _of_somebody(verb, word)
    if found is not None:
        return found
    thing = _thing(verb)
    if takes is not Takes.CONTENT and thing is not None:
        settled = _fitting(verb, subject, word, position, takes, thing)
        if settled is not None:
            return _of_thing(page, verb, thing, settled)
    if takes is Takes.CONTENT and not quoted:
        rest = _trailing(page, sentence, verb, subject) or _broken(sentence, verb, word)
        return Said((rest,), None, position) if rest else None
    bare = quoted and position not in ("introduces", "rejects")  # "moved “at once”" says nothing
    return Said((), None, position) if bare else None


# --- clauses -------------------------------------------------------------------------------------------------------


def _clause(verb: Any, subject: Any, word: str, position: str | None) -> Span | None:
    for clause in [*children(verb, "ccomp"), *_hung_on_hearer(verb, word)]:
        if _is_content(verb, clause, word):
            return _clause_content(verb, subject, clause)
    doing = next((c for c in children(verb, "xcomp", "ccomp") if c.i > verb.i and _is_gerund(c)), None)
    if doing is not None and position in _DOING:
        return span_of(doing)
    infinitive = first(verb, "xcomp")
    if infinitive is None or infinitive.i < verb.i or first(infinitive, "aux") is None:
        return None
    if position not in _TO and word not in ("ask", "tell", "warn"):
        return None
    if is_passive(verb) and not _is_hearer(own_subject(verb)):
        return None  # "a search was ordered to find him": the search is the matter
    agent = first(verb, "agent")
    start = int(verb.doc[verb.i + 1].idx) if agent is None else end_of(agent.right_edge) + 1
    return start, span_of(infinitive)[1]


def _is_gerund(clause: Any) -> bool:
    """As in "torturing", "having been there"."""
    return any(t.tag_ == "VBG" for t in (clause, *children(clause, "aux", "auxpass"))) and own_subject(clause) is None


def _is_hearer(noun: Any | None) -> bool:
    return noun is not None and (noun.pos_ in ("PROPN", "PRON") or lemma(noun) in SPEAKERS)


def _hung_on_hearer(verb: Any, word: str) -> list[Any]:
    """As in "told a judge that ...", "was told by a guard that ...", "two witnesses, in affidavits, state that ...",
    where the parser takes the clause for one on the judge, the guard, the witnesses."""
    if verb.dep_ == "appos":
        return [c for c in children(verb.head, "acl", "relcl") if has_that(c) and c.i > verb.i]
    other = agent_of(verb) if is_passive(verb) else first(verb, "dobj", "dative")
    if word not in TELLS or other is None:
        return []
    return [c for c in children(other, "acl", "relcl", "ccomp") if has_that(c) or _opens_with_that(c)]


def _opens_with_that(clause: Any) -> bool:
    """Whether a clause that begins with "that" has a subject of its own besides."""
    subject = own_subject(clause)
    return subject is not None and subject.lower_ != "that" and clause.left_edge.lower_ == "that"


def _asks_to_stay_unnamed(verb: Any) -> bool:
    """As in "who asked not to be named", "who declined to be identified"."""
    wish = first(verb, "xcomp", "ccomp")
    if wish is None:
        return False
    names = any(lemma(t) in ("name", "identity") for t in wish.subtree) and first(wish, "neg") is not None
    return lemma(wish) in _UNNAMED or names


def _is_content(verb: Any, clause: Any, word: str) -> bool:
    if clause.dep_ in ("relcl", "acl"):
        return True  # hung on another word by mistake
    if word in PARTICLES and word != "point":
        return False
    if clause.i < verb.i and (VERBS[word][0] not in _LAST or word in _NAMES):
        return False  # "a call came, I rejected it": what stands before is said only of verbs of telling
    if has_that(clause):
        return True
    asks = clause.left_edge.tag_ in ("WP", "WRB", "WDT") and clause.left_edge.i > verb.i
    if asks and word not in _WITH_QUESTIONS:
        return False
    if word == "find" and any(t.lower_ in BLAMED for t in (clause, *children(clause, "acomp", "attr", "oprd"))):
        return True
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
    relative = clause.left_edge.tag_ in ("WP", "WDT")  # "who the council says was taken"
    if start < verb.idx and (relative or clause.left_edge.i >= subject.left_edge.i):
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
        if child.dep_ not in ("dobj", "nsubj") or lemma(verb) in TELLS:
            after = max(after, _name_after_hearer(verb, child) or span_of(child)[1])
    return after


def _name_after_hearer(verb: Any, hearer: Any) -> int | None:
    """As in "told police Karim also demanded", where the parser reads "police Karim" as one name."""
    clause = first(verb, "ccomp")
    before = [c for c in children(hearer, "compound") if c.is_lower and lemma(c) in SPEAKERS]
    alone = clause is not None and own_subject(clause) is None and hearer.pos_ == "PROPN"
    return end_of(before[-1]) if alone and before else None


def _trim_front(doc: Any, clause: Any, start: int) -> int:
    """Past "that", spaces and commas at the front of what is said."""
    for token in doc[max(clause.left_edge.i - 40, 0) : clause.i + 1]:
        joins = token.lower_ == "that" and (token.dep_ in ("mark", "advmod", "dep") or _opens_with_that(clause))
        if token.idx >= start and not (token.is_space or joins or token.lower_ in (",", ":", ";")):
            return int(token.idx)
    return start


def _of_clause(verb: Any, word: str, position: str | None) -> str | None:
    infinitive = first(verb, "xcomp")
    if word in ("ask", "tell") and infinitive is not None and first(verb, "ccomp") is None:
        return "demands"
    if word in ("call", "term", "dub", "label", "brand"):
        return "opines"
    if word == "find" and any(t.lower_ in BLAMED for c in children(verb, "ccomp") for t in (c, *c.children)):
        return "accuses"
    if word in ("express", "voice", "submit", "propose", "present", "move", "throw", "strike", "turn", "pull"):
        return None
    if word == "ask" and any(lemma(c) in ("ensure", "release", "take") for c in children(verb, "ccomp")):
        return "demands"
    return position


def _aside(verb: Any) -> Span | None:
    """As in "Two men, police said, were shot", "as police said": the clause around the aside."""
    head = verb.head
    if not is_verb(head) or first(verb, "ccomp", "xcomp") is not None:
        return None
    if first(verb, "dobj") is not None and lemma(verb) not in TELLS:
        return None
    as_said = any(c.lower_ == "as" for c in children(verb, "mark", "advmod"))
    if verb.dep_ == "parataxis" or (verb.dep_ == "advcl" and as_said):
        return span_of(head)
    return None


def _set_off(sentence: Any, verb: Any, subject: Any) -> Span | None:
    """As in "The camp, survivors told AFP, has no windows", where the parser makes the aside the main clause."""
    clause = first(verb, "ccomp")
    loose = first(verb, "dep", "nsubj")
    if clause is None or loose is None or loose == subject or own_subject(clause) is not None:
        return None
    opens, behind = subject.left_edge.i - 1, clause.left_edge.i - 1
    commas = opens > sentence.start and sentence.doc[opens].lower_ == "," and sentence.doc[behind].lower_ == ","
    return (int(sentence.start_char), int(sentence.end_char)) if commas and loose.i < opens else None


def _trailing(page: Page, sentence: Any, verb: Any, subject: Any) -> Span | None:
    """Everything before ", police said." at the end of a sentence whose parse has no clause for it."""
    if first(verb, "dobj") is not None and lemma(verb) not in TELLS:
        return None
    start = min(int(subject.left_edge.idx), int(verb.idx))
    behind = [t for t in sentence.doc[verb.i + 1 : sentence.end] if not (t.is_punct or t.is_space)]
    before = page.words(int(sentence.start_char), start).rstrip()
    if len(behind) > 6 or not before.endswith(",") or len(before) < 20 or subject.i > verb.i + 6:
        return None
    if any(is_verb(t) for t in behind):
        return None
    return int(sentence.start_char), int(sentence.start_char) + len(before) - 1


def _broken(sentence: Any, verb: Any, word: str) -> Span | None:
    """After "say", whatever follows is said, even where the parser finds no clause in it ("say the body bore cuts")."""
    thing = first(verb, "dobj")
    if word != "say" or thing is None or thing.i < verb.i or thing.pos_ not in ("NOUN", "PROPN"):
        return None
    return int(verb.doc[verb.i + 1].idx), int(sentence.end_char)


# --- things --------------------------------------------------------------------------------------------------------


def _of_thing(page: Page, verb: Any, thing: Any, position: str) -> Said:
    span = _thing_span(thing, verb)
    return Said((span,), noun_span(thing) if thing.pos_ == "PROPN" else _bare(page, span), position)


def _bare(page: Page, span: Span) -> Span:
    """Without white space and stops at its edges."""
    start, end = span
    end = start + len(page.words(start, end).rstrip(" \t\r\n,;:"))
    return end - len(page.words(start, end).lstrip(" \t\r\n,;:")), end


def _thing(verb: Any) -> Any | None:
    """The object; in "dismissed as baseless the report" the parser hangs it on the judgement."""
    if is_passive(verb):
        return first(verb, "nsubjpass")
    thing = first(verb, "dobj")
    if thing is None:
        judged = (c for c in children(verb, "advcl", "prep", "acomp") if any(g.lower_ == "as" for g in c.children))
        thing = next((o for c in judged for o in children(c, "dobj")), None)
    return thing


def _thing_span(thing: Any, verb: Any) -> Span:
    """A noun with all that belongs to it and with what follows it ("a case to the court"), without a "but ..."."""
    start, end = span_of(thing)
    joints = [c for c in thing.rights if c.dep_ == "cc"]
    verbs = [c for c in thing.rights if c.dep_ == "conj" and c.tag_ in ("VBD", "VBZ", "VBP")]
    but = next((c for c in joints if c.lower_ in ("but", "yet") or any(v.i > c.i for v in verbs)), None)
    if but is not None:
        return start, int(but.idx)
    for child in verb.rights:
        if child.i > thing.i and child.dep_ in ("prep", "npadvmod") and child.idx - end <= 1:
            end = max(end, span_of(child)[1])
        elif child.i > thing.i:
            break
    return start, end


def _fitting(verb: Any, subject: Any, word: str, position: str | None, takes: Takes, thing: Any) -> str | None:
    """The position of a verb with this object, or None when the two do not report speech."""
    noun = lemma(thing)
    if thing.lower_ in ("what", "who", "which", "each", "himself", "herself", "themselves"):
        return None
    if word == "deny" and (noun in WITHHELD or first(verb, "dative") is not None):
        court = lemma(subject) in OF_COURTS and noun in FITTING["rejects"]
        return "rejects" if court else None  # "denied the motion"; but "denied them a lawyer", "denied bail"
    if position == "rejects" and takes is Takes.MATTER and noun in ALLEGATIONS:
        return "denies" if noun not in FITTING["rejects"] or noun in ("claim", "charge") else position
    if word in ("dismiss", "question") and noun not in ALLEGATIONS | FITTING["rejects"] | _THIS:
        return None
    if noun == "anonymity" or (word in OF_COURTS and lemma(subject) not in OF_COURTS):
        return None
    if takes is Takes.MATTER:
        return position
    particle = PARTICLES.get(word)
    if particle is not None and not any(c.lower_ == particle for c in verb.children):
        return None
    wanted = FITTING.get(word) or FITTING.get(position or "", frozenset())
    fits = noun in wanted or any(lemma(c) in wanted for c in children(thing, "compound", "nmod"))
    return position if fits else None


_THIS = frozenset({"this", "it", "that", "these", "those", "they"})


def _supported(page: Page, verb: Any, word: str) -> Said | None:
    """A verb that says little with a noun that says much: "raised eyebrows about", "took issue with".

    What stands behind the preposition is the matter; where nothing does, the noun, unless it is empty of sense.
    """
    thing = first(verb, "nsubjpass") if is_passive(verb) else first(verb, "dobj")
    position = SUPPORT.get(word, {}).get(lemma(thing)) if thing is not None else None
    if thing is None or position is None:
        return None
    clause = next((c for c in children(thing, "acl", "ccomp", "relcl") if has_that(c)), None)
    span = _thing_span(thing, verb)
    if clause is not None:
        return Said((span_of(clause),), None, position)
    preps = ABOUT | {ABOUT_WITH.get(lemma(thing), "about")}
    noun = next((n for n in (*_behind(thing, preps), *_behind(verb, preps)) if n.i > verb.i), None)
    if noun is not None:
        return Said((_join(span, span_of(noun)),), _bare(page, span_of(noun)), position)
    return None if lemma(thing) in EMPTY else Said((span,), _bare(page, span), position)


def _behind(head: Any, preps: frozenset[str]) -> list[Any]:
    """What these prepositions on a word lead to."""
    return [n for p in children(head, "prep", "dative") if p.lower_ in preps for n in children(p, "pobj", "pcomp")]


def _join(one: Span, other: Span) -> Span:
    return min(one[0], other[0]), max(one[1], other[1])


def _reached(page: Page, verb: Any, word: str) -> Said | None:
    """Verbs that reach their matter by a preposition: "called for", "protested against", "apologised for"."""
    preps = _REACHES.get(word, ())
    noun = next((n for p in children(verb, "prep") if p.lower_ in preps for n in children(p, "pobj", "pcomp")), None)
    if noun is None or _is_time(noun) or noun.lower_ == "what":
        return None
    position = "demands" if word in ("call", "appeal") else VERBS[word][0] or "claims"
    if word in ("call", "appeal") and noun.head.lower_ != "for":
        span = int(noun.left_edge.idx), _objects_end(verb, noun)
        return Said((span,), None, position)
    span = _join(
        span_of(noun), (int(noun.left_edge.idx), _objects_end(verb, noun)) if word == "call" else span_of(noun)
    )
    return Said((span,), _bare(page, span), position)


_REACHES = {
    "call": ("for", "on", "upon"), "appeal": ("to", "for"), "protest": ("against", "over", "at", "about"),
    "apologise": ("for", "over"), "apologize": ("for", "over"), "complain": ("about", "of", "against"),
    "object": ("to",), "admit": ("to",), "confess": ("to",),
}  # fmt: skip


def _is_time(noun: Any) -> bool:
    return noun.ent_type_ in ("DATE", "TIME") or lemma(noun) in _TIMES


def _objects_end(verb: Any, noun: Any) -> int:
    """Where what is demanded ends: "called on the government to release them"."""
    return max([span_of(noun)[1], *(span_of(c)[1] for c in children(verb, "prep", "xcomp", "ccomp") if c.i > noun.i)])


def _of_somebody(verb: Any, word: str) -> Said | None:
    """What is said of somebody: "accused X of Y", "described X as Y", "called X one-sided", "held X responsible"."""
    thing = _thing(verb)
    if thing is None:
        return None
    if word in _OF:
        preps = [*children(verb, "prep"), *children(thing, "prep")]
        behind = next((p for p in preps if p.lower_ in _OF[word] and p.i > max(verb.i, thing.i)), None)
        if behind is None:
            return None
        held = "opines" if word in ("describe", "term", "label") else VERBS[word][0] or "accuses"
        open_ended = thing.lower_ in ("what", "whom", "who", "which")
        said = span_of(behind) if open_ended else _join(span_of(thing), span_of(behind))
        return Said((said,), None, held)
    judged = first(verb, "oprd") or next((c for c in children(verb, "acomp") if c.i > thing.i), None)
    if judged is None or judged.i < thing.i:
        return None
    if word in ("call", "dub", "term", "label", "brand", "declare"):
        return Said((_join(span_of(thing), span_of(judged)),), None, "opines")
    blamed = judged.lower_ in BLAMED and word in ("hold", "find", "deem")
    return Said((_join(span_of(thing), span_of(judged)),), None, "accuses") if blamed else None


_OF = {
    "accuse": ("of",), "blame": ("for", "on"), "describe": ("as",), "term": ("as",), "label": ("as",),
    "charge": ("with",), "convict": ("of",), "acquit": ("of",), "sentence": ("to",),
}  # fmt: skip


def _put_at(verb: Any, word: str) -> Said | None:
    """As in "put the number of the missing at 31"."""
    thing, at = first(verb, "dobj"), next((p for p in children(verb, "prep") if p.lower_ == "at"), None)
    if word != "put" or thing is None or at is None:
        return None
    number = first(at, "pobj")
    if number is None or not (number.like_num or any(t.like_num for t in number.subtree)):
        return None
    return Said((_join(span_of(thing), span_of(at)),), None, "claims")
