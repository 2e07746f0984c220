"""One function for each row of INTERFACE.md: calls stages, queries and, alone, the writing gate.

Each returns an `Answer`: what `--json` prints, the problems, and whether what was asked holds. None of them prints.
A module here is loaded when it is first named (`commands.checking`), so that a command waits only for the rooms that it
walks through: `habeas --help` needs none, `habeas ledger` no parser.
"""

from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from habeas.commands import adding as adding
    from habeas.commands import base as base
    from habeas.commands import carding as carding
    from habeas.commands import checking as checking
    from habeas.commands import consent as consent
    from habeas.commands import counting as counting
    from habeas.commands import deciding as deciding
    from habeas.commands import disclosing as disclosing
    from habeas.commands import doctor as doctor
    from habeas.commands import dossier_check as dossier_check
    from habeas.commands import importing as importing
    from habeas.commands import keeping as keeping
    from habeas.commands import keys as keys
    from habeas.commands import linking as linking
    from habeas.commands import opening as opening
    from habeas.commands import persons as persons
    from habeas.commands import proof_check as proof_check
    from habeas.commands import proposing as proposing
    from habeas.commands import reading as reading
    from habeas.commands import sources as sources
    from habeas.commands import stamping as stamping
    from habeas.commands import starting as starting
    from habeas.commands import steps as steps
    from habeas.commands import summary as summary


def __getattr__(name: str) -> ModuleType:
    full = f"{__name__}.{name}"
    if name.startswith("_") or find_spec(full) is None:
        raise AttributeError(name)
    return import_module(full)
