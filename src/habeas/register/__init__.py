"""The archive: tables, vault, keyring and the one writing gate.

Domain tables are a view of the ledger. They are written by `gate` alone, through the pure functions of `apply/`,
and read through `queries/`, which return frozen nouns. Nothing outside this room sees a table.
"""

from habeas.register.orm import configure

configure()
