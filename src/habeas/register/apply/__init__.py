"""What each verb does to the domain tables: one pure applier a verb.

An applier gets the entry and, for a run, its items, and writes rows. It knows no clock, model, locale or random
source, so that replaying the ledger gives the same tables. It refuses what contradicts the tables (`Refused`), and
then the gate's transaction leaves nothing behind. Old entry formats stay supported here.
"""

from collections.abc import Callable, Mapping

from habeas.errors import Illegal
from habeas.register.apply import casework, evidence, keys, people, runs, stamps
from habeas.register.apply.base import Applied

Applier = Callable[[Applied], None]

VERBS: Mapping[str, Applier] = {
    "open": people.open_register,
    "accept-head": people.accept_head,
    "name-actor": people.name_actor,
    "add-key": keys.add_key,
    "remove-key": keys.remove_key,
    "name-source": people.name_source,
    "seal": evidence.seal,
    "note-custody": evidence.note_custody,
    "run": runs.run,
    "decide": casework.decide,
    "judge": casework.judge,
    "conclude": casework.conclude,
    "give-consent": casework.give_consent,
    "withdraw-consent": casework.withdraw_consent,
    "take-step": casework.take_step,
    "finish-step": casework.finish_step,
    "disclose": casework.disclose,
    "trust-authority": stamps.trust_authority,
    "drop-authority": stamps.drop_authority,
    "stamp": stamps.stamp,
}


def apply(applied: Applied) -> None:
    """Apply one entry; raises `Illegal` for a verb that this version does not know."""
    applier = VERBS.get(applied.text("verb"))
    if applier is None:
        raise Illegal(f"This version does not know the entry “{applied.text('verb')}”.", code="unknown-verb")
    applier(applied)
