"""What a check is, and how failing ones become sentences with places."""

from dataclasses import dataclass

_SHOWN = 5  # as many places as one sentence can carry


@dataclass(frozen=True, slots=True)
class Check:
    """One check: its name, whether it holds (None: could not be checked), and a sentence."""

    name: str
    ok: bool | None
    says: str


def checked(name: str, bad: list[str], good_says: str, bad_says: str) -> Check:
    """A check that holds unless there is something in `bad`, each the place of one fault."""
    return Check(name, not bad, bad_says + some_of(bad) if bad else good_says)


def some_of(places: list[str]) -> str:
    more = f" and {len(places) - _SHOWN} more" if len(places) > _SHOWN else ""
    return "; ".join(places[:_SHOWN]) + more
