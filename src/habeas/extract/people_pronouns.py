"""Who "he", "her" and "they" are: grammar first, then nearness.

What they leave open gets no mention at all, or one that is marked uncertain.
"""

from habeas.extract.people_beside import number_of
from habeas.extract.people_scene import Being, Scene, group_of
from habeas.extract.syntax import Token, lemma, span, subject

HE = frozenset({"he", "him", "his", "himself"})


SHE = frozenset({"she", "her", "hers", "herself"})


THEY = frozenset({"they", "them", "their", "theirs", "themselves"})


WINDOW = 3  # sentences back in which a pronoun looks for its person


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
    above = _clause_subjects(token)
    if any(scene.by_token.get(i) == being.index for i, _ in above):
        score += 5
    owners = {scene.by_token.get(o) for i, told in above if told for o in _owners(token.doc[i])}
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


def _clause_subjects(token: Token) -> list[tuple[int, bool]]:
    """Subjects of the clauses above a pronoun, and whether the pronoun stands in what they say, do or are told.

    Not in a clause beside theirs: in "his son was taken and his body was found" the body is the son's.
    """
    found, head, inside = [], token, True
    while head.head.i != head.i:
        inside = inside and head.dep_ != "conj"
        head = head.head
        found += [(int(c.i), inside) for c in head.children if c.dep_ in ("nsubj", "nsubjpass") and c.i < token.i]
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
    """Those who stood last in the same part of their clause: whoever did goes on doing, whoever suffered suffering."""
    doing = subject(token.head) if token.dep_ in ("dobj", "pobj") else None
    barred = scene.by_token.get(doing.i) if doing is not None else None
    named = _named_after(scene, token)
    if named:
        _name_group(scene, token, named)
        return
    groups = sorted(
        ((-_parallel(token, token.doc[at]), -at, being) for being, at, _ in scene.lately(token, 2, "group")
         if being.index != barred),
        key=lambda group: group[:2],
    )  # fmt: skip
    row = scene.row_of(None, token, 1)
    at = next((at for at, r in reversed(scene.rows) if r == row), -1)
    if row and (not groups or (-_parallel(token, token.doc[at]), -at) < groups[0][:2]):
        being = group_of(scene, row, " and ".join(scene.beings[b].name for b in row))
        scene.mention(being, token, span(token), "pronoun", certain=len(groups) == 0)
    elif groups:
        scene.mention(groups[0][2], token, span(token), "pronoun", certain=False)


def _named_after(scene: Scene, token: Token) -> tuple[int, ...]:
    """ "They are A, his wife B and their neighbour C": the names of those meant."""
    if token.dep_ != "nsubj" or lemma(token.head) != "be":
        return ()
    first = next((c.i for c in token.head.children if c.dep_ == "attr" and c.i in scene.by_token), None)
    if first is None or scene.beings[scene.by_token[first]].kind != "person":
        return ()
    return scene.row_from(scene.by_token[first], int(token.idx), int(token.sent.end_char))


def _name_group(scene: Scene, token: Token, named: tuple[int, ...]) -> None:
    """Those told of before without names are these, where they are as many."""
    for being, _, _ in scene.lately(token, 2, "group"):
        size = any(number_of(scene.doc[place.token]) == len(named) for place in being.places)
        if size and not being.members:
            being.members = list(named)
            scene.mention(being, token, span(token), "pronoun")
            return
    if len(named) > 1:
        group = group_of(scene, named, " and ".join(scene.beings[b].name for b in named))
        scene.mention(group, token, span(token), "pronoun")


_SUFFERING = frozenset({"nsubjpass", "dobj"})


def _parallel(token: Token, earlier: Token) -> int:
    """1 where two stand in the same part of their clauses, -1 where one does and the other suffers, else 0."""
    while earlier.dep_ in ("conj", "appos") and earlier.head.i != earlier.i:
        earlier = earlier.head
    if token.dep_ in _SUFFERING:
        return int(earlier.dep_ in _SUFFERING) - int(earlier.dep_ == "nsubj")
    if token.dep_ == "nsubj" and token.head.pos_ == "VERB":
        return int(earlier.dep_ == "nsubj") - int(earlier.dep_ in _SUFFERING)
    return 0
