"""Who "he", "her", "the journalist", "the two", "these individuals" are: grammar first, then nearness.

What grammar and nearness leave open gets no mention at all, or one that is marked uncertain; nothing is guessed from
what a name sounds like.
"""

from habeas.extract import people_words as words
from habeas.extract.people_facts import describing, is_office, sex_word
from habeas.extract.people_scene import Being, Scene, expand
from habeas.extract.syntax import Token, child, conjuncts, lemma, span, subject, text_of
from habeas.extract.wordlists import word_set

HE = frozenset({"he", "him", "his", "himself"})
SHE = frozenset({"she", "her", "hers", "herself"})
THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
WINDOW = 3  # sentences back in which a pronoun looks for its person
_NUMBERS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "both": 2,
    "pair": 2, "duo": 2, "neither": 2, "couple": 2, "trio": 3,
}  # fmt: skip
_PATIENT_NOUNS = word_set(
    "victim deceased detainee abductee prisoner captive hostage inmate missing disappeared individual person people"
)
_DEMONSTRATIVE = frozenset({"these", "those", "this", "that"})


def pronoun(scene: Scene, token: Token, quoted: bool) -> None:
    """Joins a pronoun to its person, where one stands out."""
    low = token.lower_
    if low in THEY:
        if not quoted:  # whom a speaker means by "they" is not what the page spoke of last
            _they(scene, token)
        return
    sex = "male" if low in HE else "female"
    scored = sorted(
        ((_score(scene, token, being, at, standing), being) for being, at, standing in scene.lately(token, WINDOW)
         if being.sex in (None, sex) and not _bound(scene, token, being, quoted)),
        key=lambda pair: -pair[0],
    )  # fmt: skip
    if not scored:
        return
    score, being = scored[0]
    certain = score > -10 and (len(scored) == 1 or score - scored[1][0] >= 6)
    if certain and being.sex is None:
        being.sex = sex
    scene.mention(being, token, span(token), "pronoun", certain)


def _score(scene: Scene, token: Token, being: Being, at: int, standing: int) -> int:
    distance = scene.sentence[token.i] - scene.sentence[at]
    score: int = -10 * distance + standing + min(len(being.places), 4)
    if being.named:
        score += 2
    if being.sex == "female":
        score += 6  # texts name fewer women: one who is stated, or was called "she" before, is meant by "she"
    speakers = _clause_subjects(token)
    if any(scene.by_token.get(i) == being.index for i in speakers):
        score += 5
    owners = {scene.by_token.get(o) for i in speakers for o in _owners(token.doc[i])}
    if being.index in owners:
        score += 14  # "her lawyer, X, said she was held": she is whose lawyer it is
    return score


def _owners(subject: Token) -> list[int]:
    """Tokens of those whose relative, lawyer or friend a subject is said to be."""
    described = [subject, *(c for c in subject.children if c.dep_ == "appos")]
    if subject.dep_ == "appos":
        described.append(subject.head)
    return [c.i for d in described for c in d.children if c.dep_ == "poss" and d.pos_ == "NOUN"] + [
        c.i for d in described for c in d.children if d.pos_ == "PROPN" and c.dep_ == "poss"
    ]


def _clause_subjects(token: Token) -> list[int]:
    """Subjects of the clauses above a pronoun."""
    found, head = [], token
    while head.head.i != head.i:
        head = head.head
        found += [c.i for c in head.children if c.dep_ in ("nsubj", "nsubjpass") and c.i < token.i]
    return found


def _bound(scene: Scene, token: Token, being: Being, quoted: bool) -> bool:
    """Whether grammar forbids it: object and subject of one verb, or the speaker of the quote that it stands in."""
    verb = token.head
    if token.dep_ in ("dobj", "pobj", "agent", "nsubjpass", "nsubj"):
        if token.dep_ == "pobj":
            verb = verb.head
        partners = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass", "dobj") and c.i != token.i]
        if any(scene.by_token.get(c.i) == being.index for c in partners):
            return True
    if quoted:
        return being.index in scene.speakers_near(token)
    return False


def _they(scene: Scene, token: Token) -> None:
    doing = subject(token.head) if token.dep_ in ("dobj", "pobj") else None
    barred = scene.by_token.get(doing.i) if doing is not None else None
    groups = [g for g in scene.lately(token, 2, "group") if g[0].index != barred]
    row = scene.row_of(None, token, 1)
    at = next((at for at, r in reversed(scene.rows) if r == row), -1)
    if row and (not groups or groups[0][1] < at):
        being = group_of(scene, row, " and ".join(scene.beings[b].name for b in row))
        scene.mention(being, token, span(token), "pronoun", certain=len(groups) == 0)
    elif groups:
        scene.mention(groups[0][0], token, span(token), "pronoun", certain=False)


def group_of(scene: Scene, members: tuple[int, ...], name: str) -> Being:
    """The group of exactly these members, made when it is not there."""
    for being in scene.beings:
        if being.kind == "group" and being.members == list(members):
            return being
    being = scene.new("group", name, named=False)
    being.members = list(members)
    return being


# --- descriptions --------------------------------------------------------------------------------------------------


def is_description(token: Token) -> bool:
    """Whether a token heads a description of people: "the journalist", "two brothers", "both"."""
    if token.pos_ in ("NUM", "DET", "PRON", "CCONJ") and token.lower_ in (
        "two",
        "three",
        "four",
        "five",
        "both",
        "neither",
    ):
        return token.dep_ in ("nsubj", "nsubjpass", "dobj")
    if token.pos_ not in ("NOUN", "PROPN", "ADJ") or token.dep_ in ("compound", "amod", "nmod", "npadvmod"):
        return False
    if token.pos_ == "ADJ" and token.lower_ not in ("deceased", "missing", "accused", "disappeared"):
        return False
    if token.pos_ == "PROPN" and token.lower_ in words.DEMONYMS:
        return any(c.dep_ in ("det", "nummod") and c.lower_ != "the" for c in token.children)
    if token.pos_ == "PROPN" and not token.text.islower() and not is_office(token):
        return False
    if (
        token.dep_ == "poss"
        and token.tag_ == "NNS"
        and not any(c.tag_ == "PRP$" or c.lower_ in _ALL for c in token.children)
    ):
        return False  # "a children's coach"
    base = lemma(token)
    return base in words.PERSON_NOUNS or base in words.KIN or is_office(token) or token.lower_ in _NUMBERS


_ALL = frozenset({"the", "these", "those", "both", "all", "two", "three"})


def is_plural(token: Token) -> bool:
    if (
        token.lower_ in _NUMBERS
        or token.lower_ == "neither"
        or token.tag_ in ("NNS", "NNPS")
        or token.lower_ == "people"
    ):
        return True
    return any(c.dep_ == "nummod" and c.lower_ not in ("one", "1") for c in token.children)


def description(scene: Scene, token: Token) -> None:
    """Joins a description to those it describes, or makes a new being of it."""
    at = phrase(token)
    named = _names_beside(scene, token)
    explained = _explained(scene, token)
    if explained is not None and not is_plural(token):
        scene.mention(scene.beings[explained], token, at, "nominal")
        _state(scene.beings[explained], token)
    elif named:
        _described_names(scene, token, at, named)
    elif is_plural(token):
        _plural(scene, token, at)
    else:
        _singular(scene, token, at)


def _explained(scene: Scene, token: Token) -> int | None:
    """Whom a description says more of: an apposition ("A, a guard"), a predicate ("A was a guard who ...")."""
    if token.dep_ == "appos":
        return scene.by_token.get(token.head.i)
    if token.dep_ == "attr" and lemma(token.head) == "be":
        who = child(token.head, "nsubj")
        if who is None or who.i > token.i or child(token.head, "neg") is not None:
            return None
        apposed = [scene.by_token[c.i] for c in who.children if c.dep_ == "appos" and c.i in scene.by_token]
        found = scene.by_token.get(who.i, apposed[0] if apposed else None)
        return found if found is not None and scene.beings[found].kind == "person" else None
    return None


def phrase(token: Token) -> tuple[int, int]:
    """Code points of a description: from its determiner to its noun."""
    lows = [c.left_edge.i for c in token.children if c.dep_ in _LEFT and c.i < token.i and c.ent_type_ != "DATE"]
    low = min([token.i, *lows])
    return int(token.doc[low].idx), int(token.idx) + len(token)


_LEFT = ("det", "poss", "amod", "nummod", "compound", "predet", "nmod", "quantmod")


def _names_beside(scene: Scene, token: Token) -> list[int]:
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


def _described_names(scene: Scene, token: Token, at: tuple[int, int], named: list[int]) -> None:
    """A description of which the text gives the names; a group told of before may be that of these names."""
    if is_plural(token):
        row = scene.row_from(named[0], int(token.idx), int(token.sent.end_char))
        named = list(dict.fromkeys([*named, *row]))
    if len(named) == 1 and not is_plural(token):
        being = scene.beings[named[0]]
        _name_earlier(scene, token, being)
    else:
        earlier = _earlier_group(scene, token, len(named))
        being = earlier or group_of(scene, tuple(named), text_of(scene.doc)[at[0] : at[1]])
        if earlier is not None:
            earlier.members = list(named)
    if being.kind != "organisation":
        scene.mention(being, token, at, "nominal")
    if being.kind == "person":
        _state(being, token)


def _state(being: Being, token: Token) -> None:
    """Adds what a description states to whom it describes."""
    being.facts += [f for f in describing(token) if f not in being.facts]


def _earlier_group(scene: Scene, token: Token, size: int) -> Being | None:
    """ "Two students were taken ... The students were identified as A and B": the group before, of that size."""
    if size < 2 or not _is_definite(token) or child(token, "poss") is not None:
        return None
    for being, _, _ in scene.lately(token, 12, "group"):
        heads = [scene.doc[p.token] for p in being.places if p.form == "nominal"]
        same = any(lemma(h) == lemma(token) for h in heads) or lemma(token) in _PATIENT_NOUNS | {"man", "woman"}
        if not being.members and same and any(_number(h) == size for h in heads):
            return being
    return None


def _name_earlier(scene: Scene, token: Token, being: Being) -> None:
    """ "A student was taken ... The student, A, ...": the one told of before without a name is A."""
    if not _is_definite(token) or child(token, "poss") is not None:
        return
    for other, at, _ in scene.lately(token, 6):
        if not other.named and lemma(scene.doc[at]) == lemma(token) and other.places[0].form == "nominal":
            scene.become(other, being)
            return


def _number(token: Token) -> int | None:
    if token.lower_ in _NUMBERS:
        return _NUMBERS[token.lower_]
    for c in token.children:
        if c.dep_ in ("nummod", "det", "predet"):
            if c.lower_ in _NUMBERS:
                return _NUMBERS[c.lower_]
            if c.text.isdigit() and len(c.text) < 4:
                return int(c.text)
    return None


def _is_definite(token: Token) -> bool:
    determiners = {c.lower_ for c in token.children if c.dep_ in ("det", "predet", "poss")}
    return bool(determiners & {"the", "these", "those", "this", "that", "both"}) or token.lower_ in ("both", "neither")


def _plural(scene: Scene, token: Token, at: tuple[int, int]) -> None:
    number = _number(token)
    ours = lemma(token) in words.KIN and any(
        c.lower_ == "their" for c in token.children
    )  # "their sons": the parents of
    if (_is_definite(token) or ours) and child(token, "relcl", "acl") is None and not _is_restricted(token):
        members = _members(scene, token, number)
        if members:
            being = group_of(scene, members, text_of(scene.doc)[at[0] : at[1]])
            scene.mention(being, token, at, "nominal", certain=number is not None)
            return
        same = _same_group(scene, token, number)
        if same is not None:
            scene.mention(same, token, at, "nominal", certain=False)
            return
    headed = _headed_group(scene, token, number)
    if headed is not None:
        scene.mention(headed, token, at, "nominal")
        return
    scene.mention(scene.new("group", text_of(scene.doc)[at[0] : at[1]], named=False), token, at, "nominal")


def _headed_group(scene: Scene, token: Token, number: int | None) -> Being | None:
    """ "Two students abducted" in the heading, "two university students were ..." below it: the same two."""
    if number is None or child(token, "poss") is not None:
        return None
    for being in scene.beings:
        at = being.places[0] if being.kind == "group" and being.places else None
        if at is None or not scene.is_heading(at.token) or len(being.places) > 1:
            continue
        head = scene.doc[at.token]
        if lemma(head) == lemma(token) and _number(head) == number and scene.is_lead(token.i):
            return being
    return None


def _is_restricted(token: Token) -> bool:
    """Whether adjectives make a description one of its own: "the hooded men" are not the men named before."""
    loose = ("other", "same", "young", "said", "latter", "former", "human", "rights", *_NUMBERS)
    return any(c.dep_ in ("amod", "compound") and c.lower_ not in loose for c in token.children)


def _members(scene: Scene, token: Token, number: int | None) -> tuple[int, ...] | None:
    """The named persons that a definite plural stands for."""
    if number is not None:
        row = scene.row_of(number, token, 8)
        if row:
            return row
        patients = expand(scene, scene.patients_before(token, 8))
        named = tuple(b for b in patients if scene.beings[b].kind == "person")
        return named if len(named) == number else _named_lately(scene, token, number)
    base = lemma(token)
    determiners = {c.lower_ for c in token.children if c.dep_ == "det"}
    if base in words.KIN:
        return scene.row_of(number, token, 6)
    if base in _PATIENT_NOUNS and determiners & (_DEMONSTRATIVE | {"the"}):
        patients = expand(scene, scene.patients_before(token, 6))
        named = tuple(b for b in patients if scene.beings[b].kind == "person" and scene.beings[b].named)
        return named if len(named) > 1 and (determiners & _DEMONSTRATIVE or base != "people") else None
    if base in ("man", "woman", "boy", "girl") or base in words.OCCUPATIONS:
        return scene.row_of(None, token, 3)
    return None


def _named_lately(scene: Scene, token: Token, number: int) -> tuple[int, ...] | None:
    """The persons named in the sentence before, when they are as many."""
    here = scene.sentence[token.i]
    near = {b: at for b, at, _ in scene.recent if scene.sentence[at] == here - 1 and scene.beings[b].named}
    named = tuple(b for b in near if scene.beings[b].kind == "person")
    return named if len(named) == number else None


def _same_group(scene: Scene, token: Token, number: int | None) -> Being | None:
    for being, _, _ in scene.lately(token, 12, "group"):
        head = being.name.lower().split()[-1]
        if head == token.lower_ and (
            number is None or str(number) in being.name or _word(number) in being.name.lower()
        ):
            return being
    return None


def _word(number: int) -> str:
    return next((w for w, n in _NUMBERS.items() if n == number), str(number))


def _singular(scene: Scene, token: Token, at: tuple[int, int]) -> None:
    owner = child(token, "poss")
    if lemma(token) in words.KIN and owner is not None:
        _kin(scene, token, at, owner)
        return
    if _is_definite(token):
        found = _described(scene, token, anew=child(token, "relcl", "acl") is not None)
        if found is not None:
            scene.mention(found[0], token, at, "title" if is_office(token) else "nominal", found[1])
            return
    determined = any(c.dep_ in ("det", "poss", "nummod") for c in token.children)
    if determined or token.dep_ in ("nsubj", "nsubjpass", "dobj"):
        _new_person(scene, token, at)


def _new_person(scene: Scene, token: Token, at: tuple[int, int]) -> None:
    being = scene.new("person", " ".join(text_of(scene.doc)[at[0] : at[1]].split()), named=False)
    being.sex = sex_word(token)
    being.facts += describing(token)
    scene.mention(being, token, at, "nominal")


def _described(scene: Scene, token: Token, anew: bool) -> tuple[Being, bool] | None:
    """The one person before who was stated to be this ("the journalist"), else the only one near ("the man").

    `anew`: the description has a clause of its own, which mostly brings in somebody new.
    """
    base = lemma(token)
    ages = {c.text for c in token.subtree if c.text.isdigit()}
    stated = [
        being for being, _, _ in scene.lately(token, 40)
        if any(base in being.heads(p) for p in ("occupation", "office", "title")) and not _contradicts(being, ages)
    ]  # fmt: skip
    if is_office(token) and stated:
        wanted = {c.lower_ for c in token.children if c.dep_ in ("compound", "amod")}
        stated = [b for b in stated if wanted <= b.heads("office") | b.heads("occupation")] or []
    if stated and not (anew and len(stated) > 1):
        return stated[0], len(stated) == 1 and not anew
    if is_office(token) or anew:
        return None
    sex = words.SEX_OF.get(base)
    near = [b for b, _, _ in scene.lately(token, 2) if sex is None or b.sex in (None, sex)]
    if base in _PATIENT_NOUNS:
        suffered = [scene.beings[b] for b in scene.patients_before(token, 4) if scene.beings[b].kind == "person"]
        near = suffered[-1:] or near
    elif base in words.OCCUPATIONS and child(token, "prep") is None:
        near = [b for b in near if b.named and not b.heads("occupation") | b.heads("office") | b.heads("relation")]
    return (near[0], False) if len(near) == 1 else None


def _contradicts(being: Being, ages: set[str]) -> bool:
    stated = being.heads("age")
    return bool(ages and stated and not ages & stated)


def _kin(scene: Scene, token: Token, at: tuple[int, int], owner: Token) -> None:
    """ "his brother": the one already stated to be that, else somebody new of whom it is stated."""
    owner_being = scene.by_token.get(owner.i)
    relation = lemma(token)
    for being in scene.beings:
        for fact in being.facts:
            same = fact.property == "relation" and fact.words.lower() == relation and fact.owner is not None
            if same and owner_being is not None and scene.by_token.get(fact.owner or -1) == owner_being:
                scene.mention(being, token, at, "nominal", certain=True)
                return
    other = _reciprocal(scene, owner_being, relation)
    if other is not None:
        scene.mention(other, token, at, "nominal", certain=True)
    else:
        _new_person(scene, token, at)


RECIPROCAL = {
    "son": ("mother", "father"), "daughter": ("mother", "father"), "child": ("mother", "father"),
    "brother": ("brother", "sister", "sibling"), "sister": ("brother", "sister", "sibling"),
    "husband": ("wife",), "wife": ("husband",), "mother": ("son", "daughter"), "father": ("son", "daughter"),
    "uncle": ("nephew", "niece"), "aunt": ("nephew", "niece"), "nephew": ("uncle", "aunt"), "niece": ("uncle", "aunt"),
    "cousin": ("cousin",), "grandson": ("grandfather", "grandmother"),
}  # fmt: skip


def _reciprocal(scene: Scene, owner: int | None, relation: str) -> Being | None:
    """ "her son", when she was stated to be the mother of somebody: that one, if there is only one."""
    if owner is None:
        return None
    led_to = {
        scene.by_token[f.owner] for f in scene.beings[owner].facts
        if f.property == "relation" and f.owner in scene.by_token and f.words.lower() in RECIPROCAL.get(relation, ())
    }  # fmt: skip
    found = [scene.beings[b] for b in led_to if scene.beings[b].kind == "person"]
    return found[0] if len(found) == 1 else None
