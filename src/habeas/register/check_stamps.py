"""Checks of time-stamps: each token against the signed head that it covers and the roots that the team trusts."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime

from habeas.errors import HabeasError
from habeas.ledger.stamps.ageing import needed_by
from habeas.ledger.stamps.examine import Stamped, examine
from habeas.ledger.stamps.request import covered
from habeas.model.stamp import Authority, Stamp
from habeas.model.world import rfc3339
from habeas.register.check import Check
from habeas.register.queries.stamps import Debt, authorities, note_at, stamps, unstamped
from habeas.register.register import Register


@dataclass(frozen=True, slots=True)
class Examined:
    """A kept time-stamp, its authority, and what examining it gave: what it tells, or why it does not hold.

    `trusted` is False where the team has dropped its authority since: then nothing can be said.
    """

    stamp: Stamp
    authority: Authority
    stamped: Stamped | None
    fault: HabeasError | None = None


def examined(register: Register, which: Collection[str] | None = None) -> Iterator[Examined]:
    """Every time-stamp of the register, or those with these ids, oldest first."""
    known = {authority.id: authority for authority in authorities(register.alias)}
    for stamp in (one for one in stamps(register.alias) if which is None or one.id in which):
        authority = known[stamp.authority]
        try:
            yield Examined(stamp, authority, _examine(register, stamp, authority))
        except HabeasError as error:
            yield Examined(stamp, authority, None, error)


def _examine(register: Register, stamp: Stamp, authority: Authority) -> Stamped:
    note = note_at(register.alias, stamp.size) or ""
    data = covered(note, register.keyring.public_key)
    found = examine(stamp.evidence, data, authority.certificates)
    if rfc3339(found.time) != rfc3339(stamp.time):
        raise HabeasError("The time-stamp is kept with another time than it gives.", code="stamp-time")
    return found


def check_stamps(register: Register) -> Iterator[Check]:
    """A check for each token, and one for the whole: until when nothing is covered, and since when not."""
    found = list(examined(register))
    yield from map(_check, found)
    yield _covered(register, found)


def _check(one: Examined) -> Check:
    name, size = f"time-stamp (entry {one.stamp.entry})", one.stamp.size
    if one.stamped is None:
        says = one.fault.says if one.fault else ""
        return Check(name, False, f"{one.authority.url}, {size} entries: {says}")
    if not one.authority.trusted:
        return Check(
            name, None, f"{one.authority.url}, {size} entries: it is whole, but its authority was dropped since."
        )
    return Check(name, True, stamped_words(one.stamped, size))


def stamped_words(stamped: Stamped, size: int) -> str:
    """What a token that holds says, as one sentence and how far it was checked."""
    told = {True: "Not revoked by then, by data kept with it.", False: "Revocation data could not be had.",
            None: "Its certificates name no place for revocation data."}  # fmt: skip
    return (f"The first {size} entries existed by {rfc3339(stamped.time)}, says {stamped.authority}, under the root "
            f"{stamped.root_name} ({stamped.root_fingerprint[:16]}…). {told[stamped.path.revocation]}")  # fmt: skip


def _covered(register: Register, found: list[Examined]) -> Check:
    """Whether the newest head is stamped; None, with its age, where it is not."""
    debt = unstamped(register.alias)
    good = [one for one in found if one.stamped and one.authority.trusted]
    before = f"What the first {max(one.stamp.size for one in good)} entries hold is time-stamped. " if good else ""
    now = register.world.now()
    if debt is not None:
        return Check("time", None, before + debt_words(debt, now))
    if not good:
        return Check(
            "time", None, "No time-stamp holds: nothing yet shows to a stranger that the head existed by a day."
        )
    due = " ".join(says for _, _, says in ageing(found, now))
    return Check("time", None if due else True, before + (due or "Nothing but time-stamps came since."))


def debt_words(debt: Debt, now: datetime) -> str:
    """The debt of an unstamped head, with its age."""
    days = (now - datetime.fromisoformat(debt.since)).days
    age = "less than a day" if days < 1 else "a day" if days == 1 else f"{days} days"
    return (f"The head of {debt.size} entries carries no time-stamp: what came since {debt.since} ({age}) rests on its "
            "owner's word for its time. Do: habeas timestamp")  # fmt: skip


def ageing(found: list[Examined], now: datetime) -> Iterator[tuple[int, datetime, str]]:
    """(size, when a newer stamp was due, sentence) of tokens that age and that no fresh token covers."""
    fresh = [one for one in found if one.stamped and one.authority.trusted and needed_by(one.stamped)[0] > now]
    for one in found:
        if one.stamped is None or one in fresh or any(other.stamp.size > one.stamp.entry for other in fresh):
            continue
        due, why = needed_by(one.stamped)
        yield (one.stamp.size, due, f"The time-stamp of {one.authority.url} on {one.stamp.size} entries ages ({why}): "
               "a newer one should cover it. Do: habeas timestamp")  # fmt: skip
