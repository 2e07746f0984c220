"""How acts and statuses are said of a person in a sentence: "X was abducted", "X is still missing"."""

from typing import Final

ACTS: Final = {
    "abduction": "was abducted", "arrest": "was arrested", "detention": "was detained",
    "incommunicado_detention": "was held incommunicado", "enforced_disappearance": "was forcibly disappeared",
    "missing": "went missing", "killing": "was killed", "extrajudicial_killing": "was killed extrajudicially",
    "torture": "was tortured", "ill_treatment": "was ill-treated", "injury": "was injured", "rape": "was raped",
    "enslavement": "was enslaved", "displacement": "was displaced",
    "destruction_of_property": "had property destroyed", "raid": "was raided", "threat": "was threatened",
    "trial": "was put on trial", "sentence": "was sentenced", "release": "was released", "escape": "escaped",
    "body_found": "was found dead", "burial": "was buried", "accidental_death": "died in an accident",
}  # fmt: skip
STATUSES: Final = {
    "last_seen": "was last seen", "deprived_of_liberty": "is or was held",
    "acknowledged": "is or was held, as is acknowledged",
    "detention_denied": "is not held", "still_missing": "is still missing", "released": "was released",
    "found_alive": "was found alive", "found_dead": "was found dead", "killed": "was killed", "died": "died",
}  # fmt: skip
UNKNOWN: Final = frozenset({"still_missing", "whereabouts_unknown"})
FOUND: Final = frozenset({"released", "found_alive", "found_dead", "killed", "died"})
ENDING: Final = frozenset({"release", "escape", "body_found", "burial", "killing", "extrajudicial_killing",
                           "accidental_death"})  # fmt: skip


def did(act: str, words: str) -> str:
    """The act as a verb; one that the vocabulary lacks is quoted: "suffered “…”"."""
    return ACTS.get(act) or f"suffered “{words}”"
