"""Names that stand beside a description: "a guard, A,", "the students were identified as A and B", "SP (city) A"."""

from habeas.extract import people_words as words
from habeas.extract.people_facts import is_office
from habeas.extract.people_scene import Scene
from habeas.extract.syntax import Token, conjuncts, lemma

NUMBERS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "both": 2,
    "pair": 2, "duo": 2, "neither": 2, "couple": 2, "trio": 3,
}  # fmt: skip


def is_plural(token: Token) -> bool:
    if (
        token.lower_ in NUMBERS
        or token.lower_ == "neither"
        or token.tag_ in ("NNS", "NNPS")
        or token.lower_ == "people"
    ):
        return True
    return any(c.dep_ == "nummod" and c.lower_ not in ("one", "1") for c in token.children)


def number_of(token: Token) -> int | None:
    """How many a description says they are; None where it does not say."""
    if token.lower_ in NUMBERS:
        return NUMBERS[token.lower_]
    for c in token.children:
        if c.dep_ in ("nummod", "det", "predet"):
            if c.lower_ in NUMBERS:
                return NUMBERS[c.lower_]
            if c.text.isdigit() and len(c.text) < 4:
                return int(c.text)
    return None


def names_beside(scene: Scene, token: Token) -> list[int]:
    """The persons whom the text names with this description: an apposition, "identified as", "named", a colon."""
    found: list[Token] = []
    for c in token.children:
        if c.dep_ == "appos" and c.i > token.i:
            found += _apposed(c, scene)
        if c.dep_ == "acl" and c.lower_ in ("identified", "named", "called", "known"):
            found += [d for d in c.subtree if d.i in scene.by_token and d.i > c.i]
    found = found or _apposed_deeper(token) or _entitled(scene, token) or _names_behind(scene, token)
    if token.dep_ in ("nsubj", "nsubjpass") and token.head.lower_ in ("identified", "named", "known"):
        found += [d for p in token.head.children if p.lower_ == "as" for d in p.children if d.dep_ == "pobj"]
    return list(dict.fromkeys(scene.by_token[t.i] for t in found if t.i in scene.by_token))


def _apposed(noun: Token, scene: Scene, depth: int = 0) -> list[Token]:
    """An apposition with what is coordinated, or what it is itself explained by: "a colleague, the deputy Ana Ruiz"."""
    found = []
    for token in conjuncts(noun):
        inner = [c for c in token.children if c.dep_ == "appos" and c.i > token.i]
        if token.i in scene.by_token or not inner or depth > 2:
            found.append(token)
        else:
            found += [t for c in inner for t in _apposed(c, scene, depth + 1)]
    return found


def _apposed_deeper(token: Token) -> list[Token]:
    """ "a man with autism, X": the apposition that the parser hung on a noun within the description."""
    return [
        t for t in token.subtree
        if t.dep_ == "appos" and t.head.i > token.i and t.head.pos_ == "NOUN" and t.pos_ == "PROPN"
        and lemma(t.head) not in words.PERSON_NOUNS and lemma(t.head) not in words.KIN
    ]  # fmt: skip


def _entitled(scene: Scene, token: Token) -> list[Token]:
    """ "Superintendent of Police (SP) X", "governor and party leader X": the name that an office leads to."""
    if not is_office(token) or is_plural(token):
        return []
    for i in range(token.i + 1, min(token.i + 8, len(token.doc))):
        between = token.doc[i]
        being = scene.by_token.get(i)
        if being is not None:
            if scene.beings[being].kind == "organisation" and between.lower_ in words.OFFICE_PARTS:
                continue
            near = i == token.i + 1 or between.nbor(-1).text != "and"
            return [between] if scene.beings[being].kind == "person" and near else []
        low = between.lower_.rstrip(".")
        fits = (
            low in words.OFFICE_PARTS | {"of", "the", "and", "(", ")"} or is_office(between) or between.text.isupper()
        )
        if not (fits or between.dep_ in ("amod", "compound")):
            return []
    return []


_BEFORE_NAMES = frozenset(
    {"identified", "named", "as", ",", ":", "–", "—", "--", "-", "namely", "including", "are", "were", "("}
)


def _names_behind(scene: Scene, token: Token) -> list[Token]:
    """ "human rights defenders, A and B", "a guard, A,": names behind a description, whatever the parse."""
    after = _phrase_end(token)
    at = after
    while at < len(token.doc) and at < after + 3 and token.doc[at].lower_ in _BEFORE_NAMES:
        at += 1
    being = scene.by_token.get(at)
    if at == after or being is None or scene.beings[being].kind != "person":
        return []
    following = token.doc[at : at + 6]
    root = next((t for t in following if t.dep_ != "compound"), following[0])
    if root.dep_ in ("nsubj", "nsubjpass"):
        return []
    if is_plural(token):
        return [t for t in conjuncts(root) if t.i in scene.by_token]
    return [root] if _stands_apart(scene, token, after, at, being) else []


def _phrase_end(token: Token) -> int:
    """The token behind a description with its "of ..." or "at ...": "the mayor of San Jacinto"."""
    following = token.nbor(1) if token.i + 1 < len(token.doc) else None
    if following is None or following.lower_ not in ("of", "at", "for", "in") or following.head.i != token.i:
        return int(token.i) + 1
    end = int(following.right_edge.i) + 1
    comma = next((t.i for t in token.doc[token.i : end] if t.text in (",", ":")), end)
    return min(end, int(comma)) if end - token.i < 9 else int(token.i) + 1


def _stands_apart(scene: Scene, token: Token, after: int, at: int, being: int) -> bool:
    """Whether a name stands between commas behind "a guard" or "his brother"."""
    end = next(i for i in range(at, len(token.doc) + 1) if scene.by_token.get(i) != being)
    closed = end >= len(token.doc) or token.doc[end].text in (",", ".", ";", ")")
    determined = any(c.dep_ in ("det", "poss") for c in token.children)
    return closed and determined and at == after + 1 and token.doc[after].text in (",", "(")
