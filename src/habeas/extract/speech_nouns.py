"""The words of a noun that name a speaker, and whether they name a news outlet."""

import re
from typing import Any

from habeas.extract.speech_tree import Span, children, end_of, first, lemma
from habeas.extract.speech_words import COLLECTIVE, DOCUMENTS, NOT_OUTLETS, OUTLET_WORDS, OUTLETS

_ARTICLE = re.compile(r"(?:the|a|an)\s+", re.IGNORECASE)
_DOMAIN = re.compile(r"[A-Za-z0-9-]{2,}(?:\.[A-Za-z]{2,10})+")
_ENDINGS = frozenset(
    {"com", "net", "org", "tv", "news", "info", "pk", "in", "uk", "online", "media", "press", "fm", "co"}
)
_NAME_PARTS = ("PROPN", "NOUN", "ADJ", "X", "INTJ", "NUM")
_EDGES = (",", "“", "”", '"', "«", "‘", "``", "''", "-", "–", "—", ":", ";")
_DATES = ("DATE", "TIME", "CARDINAL")
_TIMES = ("DATE", "TIME")
_BROKEN_OFF = frozenset({"relcl", "acl", "appos", "advcl", "parataxis", "punct", "advmod"})
_ASIDES = frozenset({"advmod", "npadvmod", "advcl", "nummod", "nmod", "prep", "dep"})
_TERMS = frozenset({"condition", "charge", "suspicion", "ground", "allegation", "behalf"})
_INNER = ("of", "for", "in", "from", "at", "on", "to")
_LINKS = ("to", "for", "against", "without", "on", "of", "and")
_ISSUES = frozenset({"publish", "issue", "release", "write", "compile", "prepare", "sign", "send", "file"})


def is_proper(head: Any) -> bool:
    return bool(head.pos_ == "PROPN")


def noun_span(head: Any) -> Span:
    """The words of a noun that name it: with its modifiers and "of ..." behind it, without asides, times and terms
    ("on Thursday", "on condition of anonymity")."""
    start, end = int(head.left_edge.idx), end_of(head)
    for child in head.rights:
        if child.dep_ in ("cc", "conj", "flat", "compound", "nummod", "nmod"):
            end = noun_span(child)[1] if child.dep_ == "conj" else end_of(child)
        elif child.dep_ == "prep" and child.lower_ in _INNER:
            inner = first(child, "pobj")
            if inner is None or inner.ent_type_ in _TIMES or lemma(inner) in _TERMS:
                break
            end = noun_span(inner)[1]
        elif child.dep_ == "prep" and child.lower_ == "by" and lemma(head) in DOCUMENTS:
            end = max([end, *(noun_span(n)[1] for n in children(child, "pobj"))])
        elif child.dep_ == "appos" and is_proper(child) and _touches(head, child):
            end = noun_span(child)[1]  # "my neighbour Sahim"
        elif child.dep_ in _BROKEN_OFF:
            end = _issued(head) or end
            break
    start = _from_article(head, _from_comma(head, start))
    return _whole_name(head, start, end) if is_proper(head) else (start, end)


def _touches(head: Any, beside: Any) -> bool:
    return bool(beside.left_edge.i == head.i + 1 and not beside.left_edge.is_punct)


def _issued(head: Any) -> int | None:
    """The end of "published by X" behind a document, which says whose it is."""
    after = next((c for c in children(head, "acl") if lemma(c) in _ISSUES), None)
    if after is None or lemma(head) not in DOCUMENTS:
        return None
    by = next((c for c in children(after, "agent") if c.lower_ == "by"), None)
    author = first(by, "pobj") if by is not None else None
    return noun_span(author)[1] if author is not None else None


def _whole_name(head: Any, start: int, end: int) -> Span:
    """With the capitalised words that touch a name and that the parser hung elsewhere ("PM Sharif", "Times Now")."""
    linked = -1
    for token in head.doc[head.i + 1 : head.sent.end]:
        if token.idx < end:
            continue
        if token.i == linked:
            end = end_of(token)
            continue
        if token.idx > end + 1 or not (_is_name_part(token, "ADV") or _links_name(head, token)):
            break
        linked = token.i + 1 if token.text[:1].islower() else -1
        end = end_of(token)
    for at in range(head.i - 1, max(head.i - 9, -1), -1):  # the parser may end a sentence within a name
        token = head.doc[at]
        if token.idx >= start:
            continue
        if end_of(token) != start - 1 or not _is_name_part(token):
            break
        start = int(token.idx)
    return start, end


def _from_comma(head: Any, start: int) -> int:
    """Past an aside at the left edge ("However, the army") that the parser took into the noun."""
    for child in head.lefts:
        joins = child.lower_ == "-" and not child.whitespace_ and not child.nbor(-1).whitespace_ if child.i else False
        if child.dep_ == "punct" and child.lower_ in _EDGES and not joins:
            start = end_of(child)
    edge = head.doc[head.left_edge.i : head.i + 1]
    node = next((t for t in edge if t.idx >= start and not (t.is_space or (t.dep_ == "cc" and t == edge[0]))), head)
    return int(node.idx)


def _from_article(head: Any, start: int) -> int:
    """Past a time that the parser took into the noun ("Two weeks later a man")."""
    article = first(head, "det")
    before = [c for c in head.lefts if article is not None and c.i < article.i and c.dep_ in _ASIDES]
    return int(article.idx) if article is not None and before and article.idx > start else start


def _is_name_part(token: Any, *also: str) -> bool:
    fits = token.pos_ in _NAME_PARTS or token.pos_ in also
    return bool(fits and token.text[:1].isupper() and token.ent_type_ not in _DATES)


def _links_name(head: Any, token: Any) -> bool:
    """The "to" of "Committee to Protect Journalists", the "without" of "Reporters Without Borders"."""
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    body = lemma(head) in COLLECTIVE or head.tag_ == "NNPS"
    named = after is not None and after.text[:1].isupper() and after.pos_ != "PRON" and after.ent_type_ not in _DATES
    return body and token.lower_ in _LINKS and named


def tidy(words: str, *, proper: bool) -> str:
    """The words of a name on one line, without an article before a proper name or half a parenthesis."""
    line = " ".join(words.split()).strip(" ,;:\"“”'‘«»")
    if line.count("(") > line.count(")"):
        line = line[: line.rindex("(")].rstrip() or line
    line = line.strip("()")
    return (_ARTICLE.sub("", line, count=1) if proper and _ARTICLE.match(line) else line) or words.strip() or words


def is_outlet(words: str) -> bool:
    """Whether these words name a news outlet or agency, rather than an office or a body that is not one."""
    parts = [part.strip(".,()").lower() for part in words.split()]
    if any(_is_domain(part) for part in parts):
        return True
    if not parts or not any(part[:1].isupper() for part in words.split()):
        return any(part in OUTLETS for part in parts)
    if any(part in NOT_OUTLETS for part in parts):
        return False
    return any(part in OUTLETS for part in parts) or (len(parts) > 1 and any(part in OUTLET_WORDS for part in parts))


def _is_domain(part: str) -> bool:
    return bool(_DOMAIN.fullmatch(part)) and part.rpartition(".")[2] in _ENDINGS
