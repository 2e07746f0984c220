"""How many independent origins stand behind claims: one report copied by ten outlets counts once.

Claims share an origin when they come from one source, one item, near copies of one text, or, anywhere in their chains
of attribution, one named voice (an agency, an organisation, a person, a document). Voices that name nobody
("residents", "reports") share nothing, but "his mother" and "Mother of X", of one person, are one woman: of mothers,
fathers, wives and husbands a person is taken to have one who speaks. Sharing is carried on: if A copies B and B quotes
C, all three are one.
"""

import hashlib
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import combinations

from habeas.link.letters import bare
from habeas.link.name_words import words
from habeas.model.record import Claim, Record, Voice

_SHINGLE = 5  # words
_NEAR = 0.5  # of the smaller text's shingles
_LEAST = 8  # shingles: shorter texts are alike by accident
_ACRONYM = re.compile(r"\b[A-Z](?:\.?[A-Z]){1,6}\b\.?")
_SMALL_WORDS = words("the of for and in on to a an de la al")
_NOBODY = words(
    """a source sources local locals resident residents witness witnesses eyewitness eyewitnesses report reports
    reportedly activist activists official officials relative relatives people unknown unnamed anonymous media
    villagers neighbours neighbors someone somebody others many some several it they he she who authorities
    observers critics analysts experts users"""
)

_ONE_KIN = "mother|father|wife|husband"
_KIN = re.compile(
    rf"^(?P<first>{_ONE_KIN})\s+of\b|\b(?:his|her|their|the|victim['’]s|man['’]s|woman['’]s)\s+(?P<after>{_ONE_KIN})\b",
    re.IGNORECASE,
)

Fingerprint = frozenset[int]


def fingerprint(characters: str) -> Fingerprint:
    """Hashes of every run of five words, letters only and in lower case; stable across machines and versions."""
    spelled = bare(characters).split()
    runs = (" ".join(spelled[i : i + _SHINGLE]) for i in range(len(spelled) - _SHINGLE + 1))
    return frozenset(int.from_bytes(hashlib.blake2b(run.encode(), digest_size=8).digest(), "big") for run in runs)


def near_copies(fingerprints: Mapping[str, Fingerprint]) -> dict[str, str]:
    """By text id, the first text (in the mapping's order) of the group of near copies that it belongs to.

    Two texts are near copies when half of the shorter one's runs of words stand in the other (containment rather than
    Jaccard: outlets add paragraphs of their own around an agency's text).
    """
    groups = _Groups()
    holders: dict[int, list[str]] = {}
    for text, prints in fingerprints.items():
        groups.join(f"text {text}", f"text {text}")
        for print_ in prints:
            holders.setdefault(print_, []).append(text)
    pairs = {pair for texts in holders.values() if 1 < len(texts) <= 50 for pair in combinations(texts, 2)}
    for a, b in sorted(pairs):
        if _contained(fingerprints[a], fingerprints[b]):
            groups.join(f"text {a}", f"text {b}")
    first: dict[str, str] = {}
    return {text: first.setdefault(groups.root(f"text {text}"), text) for text in fingerprints}


def _contained(a: Fingerprint, b: Fingerprint) -> bool:
    smaller = min(len(a), len(b))
    return smaller >= _LEAST and len(a & b) / smaller >= _NEAR


def independent_sources(
    claims: Sequence[Claim], records: Mapping[str, Record], copies: Mapping[str, str] | None = None
) -> int:
    """How many groups the claims fall into when whatever shares an origin is one group."""
    groups = _Groups()
    for claim in claims:
        for origin in _origins(claim, records[claim.record], copies or {}):
            groups.join(f"claim {claim.id}", origin)
    return len({groups.root(f"claim {claim.id}") for claim in claims})


def _origins(claim: Claim, record: Record, copies: Mapping[str, str]) -> Iterable[str]:
    yield f"exhibit {record.exhibit}"
    yield f"text {copies.get(record.text, record.text)}"
    if record.source:
        yield f"source {record.source}"
    for voice in claim.attribution:
        yield from (f"voice {k}" for k in voice_keys(voice))


def voice_keys(voice: Voice) -> Collection[str]:
    """What a voice is recognised by: its folded words, and its initials, written out or in capitals."""
    acronyms = {a.replace(".", "").lower() for a in _ACRONYM.findall(voice.who)}
    spelled = re.sub(r"\([^)]*\)", " ", voice.who)
    telling = [w for w in bare(spelled).split() if w not in _SMALL_WORDS]
    if not telling or not set(telling) - _NOBODY:
        return frozenset()
    initials = {"".join(w[0] for w in telling)} if len(telling) >= 3 and _is_title_case(spelled) else set()
    return {" ".join(telling)} | acronyms | initials | _kin(spelled)


def _kin(spelled: str) -> set[str]:
    """Which of the closest kin speaks. Claims are counted of one person at a time, so that the word names somebody."""
    return {f"kin {(match['first'] or match['after']).lower()}" for match in _KIN.finditer(spelled.strip())}


def _is_title_case(spelled: str) -> bool:
    return all(w[:1].isupper() for w in spelled.split() if w.lower() not in _SMALL_WORDS)


class _Groups:
    """Union-find over labels."""

    def __init__(self) -> None:
        self.parent: dict[str, str] = {}

    def root(self, label: str) -> str:
        while self.parent.setdefault(label, label) != label:
            label = self.parent[label]
        return label

    def join(self, a: str, b: str) -> None:
        low, high = sorted((self.root(a), self.root(b)))
        self.parent[high] = low
