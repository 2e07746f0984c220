"""What a page states of a person beside the name: office, occupation, age, sex, father, home, kin.

Only what stands there. A sex comes from a word whose meaning states it ("Ms", "his wife", "a 24-year-old man"), never
from a name. A span is that of the words that state the fact.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from habeas.extract import people_words as words
from habeas.extract.acts_words import ADJECTIVES
from habeas.extract.people_values import age_of
from habeas.extract.syntax import Token, antecedent, child, children, lemma, subtree, text_of


@dataclass(frozen=True, slots=True)
class Stated:
    """A fact with its span; `owner` is the token that a relation leads to ("his" in "his wife")."""

    property: str
    words: str
    start: int
    end: int
    owner: int | None = None


_AGE_BEHIND = re.compile(
    r"\s*,?\s*\(?\s*(?:aged?:?\s+(?:about\s+|around\s+)?)?(?P<age>\d{1,3})(?:\s*(?:years?|yrs?\.?)(?:[ -]old)?)?\s*"
    r"(?=[,);.–—-]|\s+(?:who|was|is|from|of|has|had|and)\b|\s*$)"
    r"|\s+(?:is|was)\s+(?:only\s+|just\s+|then\s+)?(?P<years>\d{1,3}|[a-z]+(?:-[a-z]+)?)(?:\s+years?\s+old|(?=[.,;]|\s+when\b))"
)
_AGE_WORDS = re.compile(
    r"(?P<age>\d{1,3})[- ]?(?:years?|yrs?)[- ]?old|aged?:?\s+(?:about\s+|around\s+)?(?P<aged>\d{1,3})(?: years?)?"
    r"|\bin (?:his|her|their) (?:early |mid-?|late )?(?P<decade>\d0)s",
    re.IGNORECASE,
)
_SOMEONE = r"(?P<name>[^\W\d_][\w'’.-]*(?:\s+(?:[A-Z][\w'’.-]*|ul|al|bin|ur|ud|e|de|el)){0,4})"
_ALIAS = re.compile(
    r"\s*,?\s*\(?\s*(?:[Aa]lias|[Aa]\.?[Kk]\.?[Aa]\.?|@|known as|nicknamed"
    r"|(?:also|better|commonly|popularly|locally|formerly) (?:known|called) as)"
    r"\s*[“\"‘']?(?P<name>[A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,2})"
)
_FROM = re.compile(r"\s*,\s*(?:an?\s|the\s)?(?:[\w-]+\s){0,4}?from\s+(?P<home>[A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,2})")
_FATHER = re.compile(r"\s*,?\s*(?:[sdSD]/[oO]|(?:the )?(?:\w+ )?(?:son|daughter) of)\s+(?:[Ll]ate |Mr\.? )?" + _SOMEONE)
_SPOUSE = re.compile(r"\s*,?\s*[wW]/[oO]\.?\s+(?:[Ll]ate )?" + _SOMEONE)
_HOME = re.compile(
    r"[^.;]{0,80}?(?:\bresident of|\b[rR]/[oO]|\binhabitant of|\bnative of|\bhailing from|\bhails from|\bof village"
    r"|\bwho lives? in)\s+(?P<home>[A-Z][\w'’-]*(?:[ ,]+(?:[A-Z][\w'’-]*|of|area|district|the)){0,5})"
)
_IDENTITY = re.compile(
    r"[^.;\n]{0,60}?\b(?:CNIC|NIC|ID|identity|passport|I\.D\.)(?: card)?(?: (?:no|number|nr)\.?)?[ :#]*"
    r"(?P<number>[A-Z]{0,3}[\d][\d-]{4,17}\d)",
    re.IGNORECASE,
)


def facts_of(doc: Any, first: int, last: int, *, text: str) -> tuple[Stated, ...]:
    """What is stated around one mention: tokens `first` to `last` (exclusive). `text` is the page's."""
    root = doc[first:last].root
    found = [*_before(doc, first, root), *_behind(doc, last, root, text), *_copula(root, text)]
    return tuple(dict.fromkeys(found))


# --- before the name: "Pakistani Prime Minister", "the 24-year-old student", "his brother" ------------------------


def _before(doc: Any, first: int, root: Token) -> Iterator[Stated]:
    low = _phrase_start(doc, first)
    yield from _of_phrase(doc, low, first)
    for token in doc[max(low - 1, 0) : first]:
        if _low(token) in _ADDRESSED:
            yield Stated("title", _ADDRESSED[_low(token)], int(token.idx), int(token.idx) + len(token))
    for noun in _nouns_named(root):
        left = subtree(noun)[0]
        yield from _of_phrase(doc, left, noun.i + 1)


# Forms of address by which a later "the doctor" finds its bearer. Stated of nobody: a title is no occupation.
_ADDRESSED = {"dr": "doctor", "prof": "professor", "fr": "priest", "rev": "pastor", "adv": "lawyer", "sr": "nun"}


def _nouns_named(root: Token) -> list[Token]:
    """The noun that a name explains: "a lawyer, Imran Shah", "a man identified as Imran Shah"."""
    if root.dep_ == "appos" and root.head.pos_ == "NOUN":
        first = child(root.head, "appos")
        return [root.head] if first is None or first.i >= root.i else []  # "his son, A; the clerk B"
    if root.dep_ == "pobj" and root.head.lower_ == "as" and root.head.head.dep_ == "acl":
        return [root.head.head.head]
    if root.dep_ == "pobj" and root.head.lower_ == "as" and root.head.head.lower_ in ("identified", "named", "known"):
        return [c for c in children(root.head.head, "nsubj", "nsubjpass") if c.i < root.i]
    if root.dep_ in ("oprd", "attr", "dobj") and root.head.lower_ in ("named", "called") and root.head.dep_ == "acl":
        return [root.head.head]
    return []


def _phrase_start(doc: Any, first: int) -> int:
    """Where the words before a name begin that belong to it: nouns, adjectives, and "and" between two of them."""
    low = first
    while low > 0:
        token = doc[low - 1]
        fits = token.pos_ in ("NOUN", "PROPN", "ADJ", "NUM") or token.text in ("-", "'s", "’s", "&", ".")
        fits = fits or (token.lower_ == "of" and low < first and doc[low].pos_ == "PROPN")
        fits = fits or (token.tag_ in ("PRP$", "VBN", "VBG") and low < first)
        if not fits or doc[low].is_sent_start or token.is_space:
            break
        low -= 1
    return low


def _of_phrase(doc: Any, low: int, high: int) -> Iterator[Stated]:
    """Facts in the words from token `low` to `high` (exclusive)."""
    tokens = [doc[i] for i in range(low, high)]
    yield from _offices(tokens)
    yield from _occupations(tokens)
    yield from _sexes(tokens)
    yield from _kin(tokens)
    for match in _AGE_WORDS.finditer(text_of(doc), *_chars(tokens)) if tokens else ():
        yield Stated("age", match[0], match.start(), match.end())


def _chars(tokens: list[Token]) -> tuple[int, int]:
    return int(tokens[0].idx), int(tokens[-1].idx) + len(tokens[-1])


def _stated(property: str, tokens: list[Token], owner: int | None = None) -> Stated:
    start, end = _chars(tokens)
    return Stated(property, text_of(tokens[0].doc)[start:end], start, end, owner)


def _low(token: Token) -> str:
    return str(token.lower_).rstrip(".")


def is_office(token: Token) -> bool:
    """Whether a word names an office or a rank, "Officer" in "District Police Officer" included."""
    low = _low(token)
    if low in words.OFFICES | words.RANKS or lemma(token) in words.OFFICES:
        return True
    before = _low(token.nbor(-1)) if token.i > 0 else ""
    return bool(low in _HEADS and token.text[0].isupper() and before in words.OFFICE_PARTS)


def _offices(tokens: list[Token]) -> Iterator[Stated]:
    """The stretch around an office or rank word: "Balochistan Chief Minister", "CM Punjab", "Major General"."""
    at = [n for n, t in enumerate(tokens) if is_office(t)]
    if not at or tokens[at[0]].tag_ == "NNS":
        return
    first, last = at[0], at[-1]
    while first > 0 and _extends_office(tokens[first - 1]):
        first -= 1
    while last + 1 < len(tokens) and _extends_office(tokens[last + 1]):
        last += 1
    while first < last and (tokens[first].pos_ == "NUM" or _low(tokens[first]) in ("of", "'s", "’s", "-", *ADJECTIVES)):
        first += 1
    yield _stated("office", tokens[first : last + 1])


_HEADS = frozenset({"officer", "director", "chairman", "chief", "head", "official", "incharge"})


def _extends_office(token: Token) -> bool:
    low = _low(token)
    if low in words.OFFICE_PARTS | words.DEMONYMS or is_office(token):
        return True
    return (token.pos_ == "PROPN" and low not in words.HONORIFICS) or token.text in ("-", "'s", "’s", "of", ".")


def is_occupation(token: Token) -> bool:
    """Whether a word names an occupation, in the singular or the plural, whatever its capitals."""
    low = _low(token)
    return (
        lemma(token) in words.OCCUPATIONS
        or low in words.OCCUPATIONS
        or (low[-1:] == "s" and low[:-1] in words.OCCUPATIONS)
    )


def _occupations(tokens: list[Token]) -> Iterator[Stated]:
    for n in reversed(range(len(tokens))):
        token = tokens[n]
        if is_occupation(token):
            behind = tokens[n + 1] if n + 1 < len(tokens) else None
            within = behind is not None and behind.pos_ == "PROPN" and not is_office(behind) and token.pos_ == "PROPN"
            if is_office(token) or _low(token) in words.HONORIFICS or within:
                continue  # "Rural Teachers Union" names no teacher
            first = n
            while first > 0 and _extends_occupation(tokens[first - 1]):
                first -= 1
            yield _stated("occupation", tokens[first : n + 1])
            return


def _extends_occupation(token: Token) -> bool:
    if token.pos_ in ("NUM", "DET", "PUNCT") or lemma(token) in ("old", "year") or token.tag_ in ("VBN", "PRP$"):
        return bool(token.text == "-" and token.i > 0 and token.nbor(-1).pos_ != "NUM")
    return token.pos_ in ("NOUN", "PROPN", "ADJ") and _low(token) not in words.HONORIFICS | _STATES


_STATES = frozenset(ADJECTIVES) | {"late", "young", "old", "elderly", "prominent", "alleged", "popular", "fellow"}


def _sexes(tokens: list[Token]) -> Iterator[Stated]:
    for token in reversed(tokens):  # in "the girl's father" the last noun is the one described
        low = _low(token)
        if low in words.AMBIGUOUS_HONORIFICS and not token.text[0].isupper():
            continue
        sex = words.SEX_OF.get(low) or (words.SEX_OF.get(lemma(token)) if token.tag_ in ("NN", "NNS") else None)
        if sex:
            yield _stated("sex", [token])
            return


def _kin(tokens: list[Token]) -> Iterator[Stated]:
    """ "his brother", "Naila's husband": the relation, with whose it is."""
    for n, token in enumerate(tokens):
        if lemma(token) in words.KIN:
            owner = child(token, "poss")
            if owner is None and n > 0:
                owner = next((t for t in tokens[:n] if t.tag_ == "PRP$" or t.dep_ == "poss"), None)
            if owner is None and token.i > 0 and token.nbor(-1).tag_ in ("PRP$", "POS"):
                owner = token.nbor(-1) if token.nbor(-1).tag_ == "PRP$" else token.nbor(-2)
            if owner is not None:
                yield _stated("relation", [token], int(antecedent(owner).i))


def describing(noun: Token) -> list[Stated]:
    """What a description states of whom it describes: "a 19-year-old student", "his brother", "the widow of X"."""
    first = int(noun.left_edge.i)
    if noun.i - first > 8:
        return []
    return [*(_with_of(f, noun) for f in _of_phrase(noun.doc, first, int(noun.i) + 1)), *_kin_of(noun)]


def _with_of(fact: Stated, noun: Token) -> Stated:
    """An office with what it is of: "the spokesman for the Interior Ministry"."""
    end = int(noun.idx) + len(noun)
    if fact.property != "office" or fact.end != end or noun.i + 1 >= len(noun.doc) or noun.nbor(1).dep_ != "prep":
        return fact
    stop = _short_end(noun)
    return replace(fact, words=text_of(noun.doc)[fact.start : stop], end=stop)


def shared_facts(doc: Any, first: int, row: list[tuple[int, int]]) -> Iterator[tuple[int, Stated]]:
    """What a plural before names side by side states of each: "brothers A and B". `row`: (being, token) pairs."""
    behind = first - 1 if first > 1 and doc[first - 1].text in (",", ":", "–") else first
    low = _phrase_start(doc, behind)
    for i in range(low, behind):
        token = doc[i]
        if token.tag_ != "NNS" and not (token.tag_ == "NNP" and token.lower_.endswith("s")):
            continue
        if words.KIN.get(lemma(token)) or words.KIN.get(token.lower_[:-1]):
            for being, _ in row:
                if sex_word(token):
                    yield being, _stated("sex", [token])
                others = [at for other, at in row if other != being]
                owner = next((t for t in doc[low:i] if t.tag_ == "PRP$"), None)
                if owner is not None:  # "his brothers A and B" are brothers of another
                    yield being, _stated("relation", [token], int(owner.i))
                    continue
                for at in others:
                    yield being, _stated("relation", [token], at)
        elif lemma(token) in words.RANKS | words.OFFICES or token.lower_.removesuffix("s") in words.RANKS:
            for being, _ in row:
                yield being, _stated("office", [token])
        elif is_occupation(token):
            for being, _ in row[1:]:
                yield being, _stated("occupation", [token])


def sex_word(token: Token) -> str | None:
    """The sex that a noun states, in the singular or the plural."""
    return words.SEX_OF.get(lemma(token)) or words.SEX_OF.get(str(token.lower_)[:-1])


# --- behind the name: ", 27, a reporter with ...", "s/o ...", ", the mother of ..." -------------------------------


def _behind(doc: Any, last: int, root: Token, text: str) -> Iterator[Stated]:
    at = doc[last - 1].idx + len(doc[last - 1])
    alias = alias_behind(text, at)
    if alias is not None:
        yield Stated("alias", text[alias[0] : alias[1]], *alias)
        at = alias[1]
    aged = list(_age_behind(text, at))
    yield from aged
    father = _FATHER.match(text, aged[0].end if aged else at, min(at + 140, len(text)))
    if father is not None:
        yield _found(father, "name", "father")
        at = father.end("name")
        yield from _age_behind(text, at) if not aged else ()
    spouse = _SPOUSE.match(text, at, min(at + 100, len(text)))
    if spouse is not None:
        yield _found(spouse, "name", "spouse")
        at = spouse.end("name")
    for pattern, group, property in (
        (_HOME, "home", "place"), (_FROM, "home", "place"), (_IDENTITY, "number", "identity_number"),
    ):  # fmt: skip
        found = pattern.match(text, at, min(at + 140, len(text)))
        if found and "\n\n" not in found[0]:
            yield _found(found, group, property)
    yield from _trail(text, at)
    for apposed in children(root, "appos"):
        if apposed.pos_ == "NOUN" and apposed.i > root.i and not brings_in_another(apposed):
            yield from _apposed(doc, apposed, text)


def brings_in_another(apposed: Token) -> bool:
    """ "A, his wife B and their neighbour C": B and C are others than A."""
    named = child(apposed, "appos")
    return named is not None and named.pos_ == "PROPN" and child(apposed, "poss") is not None


def _found(match: re.Match[str], group: str, property: str) -> Stated:
    words_ = match[group].rstrip(" ,.'")
    return Stated(property, words_, match.start(group), match.start(group) + len(words_))


_ITEM = re.compile(r"\s*[,(]\s*(?P<item>[^,;.()\n–—]{1,40})(?=[,;.()\n–—]|\s-|$)")


def _trail(text: str, at: int) -> Iterator[Stated]:
    """Ages and occupations in the items of an entry: "Ali s/o Omar, age 24, student, resident of X"."""
    for _ in range(5):
        match = _ITEM.match(text, at, min(at + 60, len(text)))
        if match is None:
            return
        item, start = match["item"].strip(), match.start("item")
        last = re.split(r"[\s-]+", item.lower())[-1]
        if _AGE_WORDS.fullmatch(item):
            yield Stated("age", item, start, start + len(item))
        elif last in words.OCCUPATIONS and len(item.split()) < 5 and not item.split()[0].istitle():
            plain = re.sub(r"^(?:an?|the) ", "", item)
            begin = start + len(item) - len(plain)
            yield Stated("occupation", plain, begin, begin + len(plain))
        elif not re.match(r"(?:\d{1,3}|aged?|resident|r/o|from|of|a|an)\b", item):
            return
        at = match.end("item")


def alias_behind(text: str, at: int) -> tuple[int, int] | None:
    """Where the other name stands that a text gives behind a name: "alias X", "also known as X"."""
    found = _ALIAS.match(text, at, min(at + 80, len(text)))
    return None if found is None else found.span("name")


def _age_behind(text: str, at: int) -> Iterator[Stated]:
    match = _AGE_BEHIND.match(text, at, min(at + 60, len(text)))
    if match is None:
        return
    group = "age" if match["age"] else "years"
    if age_of(match[group]) is not None:
        yield Stated("age", match[group], *match.span(group))


def _apposed(doc: Any, noun: Token, text: str) -> Iterator[Stated]:
    """Facts in an apposition such as "a former reporter with Radio X" or "the mother of Y"."""
    low = noun.left_edge.i
    tokens = [doc[i] for i in range(low, noun.i + 1)]
    while tokens and (tokens[0].pos_ in ("DET", "PUNCT", "NUM") or lemma(tokens[0]) in ("year", "old")):
        tokens = tokens[1:]
    if not tokens:
        return
    for fact in [*_of_phrase(doc, tokens[0].i, noun.i + 1), *_kin_of(noun)]:
        if fact.property in ("office", "occupation"):
            start, end = tokens[0].idx, _short_end(noun)
            yield Stated(fact.property, text[start:end], start, end)
        else:
            yield fact


def _kin_of(noun: Token) -> Iterator[Stated]:
    """ "the mother of Y": the relation, with whose it is."""
    if lemma(noun) in words.KIN:
        of = next((c for c in children(noun, "prep") if c.lower_ == "of"), None)
        owner = child(of, "pobj") if of is not None else None
        if owner is not None:
            yield Stated("relation", noun.text, int(noun.idx), int(noun.idx) + len(noun), int(owner.i))


def _short_end(noun: Token) -> int:
    """Where the office or occupation ends: with its prepositional phrases, without clauses or further appositions."""
    high = noun.i
    for preposition in children(noun, "prep"):
        if preposition.lower_ in ("of", "at", "for", "with"):
            pobj = child(preposition, "pobj")
            if pobj is not None and preposition.i == high + 1:
                high = pobj.i
                for inner in children(pobj, "prep"):
                    deeper = child(inner, "pobj") if inner.lower_ == "of" else None
                    high = deeper.i if deeper is not None else high
    return int(noun.doc[high].idx) + len(noun.doc[high])


def _copula(root: Token, text: str) -> Iterator[Stated]:
    """ "Naila is a lawyer": the noun said of the name."""
    verb = root.head
    if root.dep_ != "nsubj" or lemma(verb) != "be" or child(verb, "neg") is not None or root.i > verb.i:
        return
    attribute = child(verb, "attr")
    if attribute is None or attribute.pos_ != "NOUN" or attribute.tag_ != "NN":
        return
    if is_occupation(attribute) or is_office(attribute):
        yield from _apposed(root.doc, attribute, text)
