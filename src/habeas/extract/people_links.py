"""Who "the journalist", "the two", "his brother", "these individuals" are: grammar first, then nearness.

What grammar and nearness leave open gets no mention at all, or one that is marked uncertain; nothing is guessed from
what a name sounds like.
"""

from habeas.extract import people_words as words
from habeas.extract.people_beside import NUMBERS, is_plural, names_beside, number_of
from habeas.extract.people_facts import brings_in_another, describing, is_office, sex_word
from habeas.extract.people_scene import Being, Scene, expand, group_of
from habeas.extract.syntax import Token, child, lemma, text_of
from habeas.extract.wordlists import word_set

_PATIENT_NOUNS = word_set(
    "victim deceased detainee abductee prisoner captive hostage inmate missing disappeared individual person people"
)
_DEMONSTRATIVE = frozenset({"these", "those", "this", "that"})


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
    return base in words.PERSON_NOUNS or base in words.KIN or is_office(token) or token.lower_ in NUMBERS


_ALL = frozenset({"the", "these", "those", "both", "all", "two", "three"})


def description(scene: Scene, token: Token) -> None:
    """Joins a description to those it describes, or makes a new being of it."""
    at = phrase(token)
    named = names_beside(scene, token)
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
        return None if brings_in_another(token) else scene.by_token.get(token.head.i)
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
        if not being.members and same and any(number_of(h) == size for h in heads):
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


def _is_definite(token: Token) -> bool:
    determiners = {c.lower_ for c in token.children if c.dep_ in ("det", "predet", "poss")}
    return bool(determiners & {"the", "these", "those", "this", "that", "both"}) or token.lower_ in ("both", "neither")


def _plural(scene: Scene, token: Token, at: tuple[int, int]) -> None:
    number = number_of(token)
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
        if lemma(head) == lemma(token) and number_of(head) == number and scene.is_lead(token.i):
            return being
    return None


def _is_restricted(token: Token) -> bool:
    """Whether adjectives make a description one of its own: "the hooded men" are not the men named before."""
    loose = ("other", "same", "young", "said", "latter", "former", "human", "rights", *NUMBERS)
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
    return next((w for w, n in NUMBERS.items() if n == number), str(number))


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
