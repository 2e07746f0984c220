"""How the values that sources give for one property disagree, in plain words. Spellings of a name never do."""

from collections.abc import Sequence
from itertools import combinations

from habeas.model.case import Support
from habeas.model.edtf import Edtf
from habeas.model.value import Age, Place, Value
from habeas.publish.protect import folded
from habeas.publish.show import counted, property_words

# A person or incident has one of each: two that differ are in conflict. Of the others there may well be several.
SINGLE = frozenset({"sex", "age", "birth", "father", "occupation", "office", "identity_number", "date", "place"})


def conflict(property: str, supports: Sequence[Support]) -> str | None:
    """What does not agree among the values of one property, or None."""
    sentences = []
    values = [s.value for s in supports if s.value is not None and s.claims_for]
    if property in SINGLE and any(_clash(a, b) for a, b in combinations(values, 2)):
        sentences.append(f"The sources do not agree on the {property_words(property)}.")
    against = sum(len(s.claims_against) for s in supports)
    if against:
        sentences.append(f"{counted(against, 'claim')} {'stands' if against == 1 else 'stand'} against what is said.")
    return " ".join(sentences) or None


def _clash(left: Value, right: Value) -> bool:
    """Whether both cannot hold: no common day, disjoint ages, different districts, otherwise different words."""
    if isinstance(left, Edtf) and isinstance(right, Edtf):
        return not left.overlaps(right)
    if isinstance(left, Age) and isinstance(right, Age):
        return left.max < right.min or right.max < left.min
    if isinstance(left, Place) and isinstance(right, Place):
        levels = ((left.country, right.country), (left.province, right.province), (left.district, right.district))
        return any(a and b and folded(a) != folded(b) for a, b in levels)
    return folded(str(left)) != folded(str(right))
