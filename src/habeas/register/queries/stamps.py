"""Time-stamps, the authorities that gave them, and what is not stamped yet."""

from dataclasses import dataclass

from habeas.model.stamp import Authority, Stamp
from habeas.register.log import Log
from habeas.register.models import AuthorityRow, LedgerCheckpoint, StampRow
from habeas.register.queries.nouns import authority_of, stamp_of
from habeas.register.queries.sound import sound

_BESIDE = ("stamp",)  # entries that hold a time-stamp need none of their own


@dataclass(frozen=True, slots=True)
class Debt:
    """Entries that no time-stamp covers: the newest head has `size`, the first uncovered entry is of `since`."""

    size: int
    since: str


def authorities(alias: str) -> tuple[Authority, ...]:
    """Every authority, dropped ones too, oldest first."""
    return tuple(map(sound(authority_of), AuthorityRow.objects.using(alias).order_by("entry")))


def stamps(alias: str) -> tuple[Stamp, ...]:
    """Every time-stamp, oldest first."""
    return tuple(map(sound(stamp_of), StampRow.objects.using(alias).order_by("entry")))


def note_at(alias: str, size: int) -> str | None:
    """The signed head of `size` entries, if there is one."""
    return LedgerCheckpoint.objects.using(alias).filter(size=size).values_list("note", flat=True).first()


def unstamped(alias: str) -> Debt | None:
    """What no time-stamp of a trusted authority covers yet; None where nothing but time-stamps came since."""
    trusted = AuthorityRow.objects.using(alias).filter(dropped=None).values_list("id", flat=True)
    covered = StampRow.objects.using(alias).filter(authority__in=list(trusted)).order_by("-size")
    size = covered.values_list("size", flat=True).first() or 0
    log = Log(alias)
    waiting = (entry for entry in log.entries(size) if entry.verb not in _BESIDE)
    since = next((str(entry.fields["time"]) for entry in waiting if entry.fields), None)
    return Debt(log.size(), since) if since is not None else None
