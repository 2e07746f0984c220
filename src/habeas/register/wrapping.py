"""A secret wrapped by a passphrase: age's scrypt recipient, kept strong on a busy machine.

age chooses the work factor (the binary logarithm of scrypt's N) by itself, so that one guess costs about a second on
the machine at hand, and judges that from a measurement of two milliseconds. On a machine that is busy at that moment
the factor comes out several steps too small, or a file wrapped well is taken for too much work. Hence the trying again.
"""

import re
from typing import Final

import pyrage

from habeas.errors import Refused

STRONG: Final = 18  # N = 2**18: 256 MiB for each guess, as the age tool itself does it
_TRIES_TO_WRAP: Final = 6
_TRIES_TO_UNWRAP: Final = 20  # each takes milliseconds unless it goes through
_STANZA: Final = re.compile(rb"^-> scrypt [A-Za-z0-9+/]+ ([0-9]{1,2})$", re.MULTILINE)


def wrap(secret: bytes, passphrase: str) -> bytes:
    """The first wrapping of at least `STRONG`; on a machine too slow for that, the strongest of a few."""
    best = _wrapped(secret, passphrase)
    for _ in range(_TRIES_TO_WRAP - 1):
        if work_factor(best) >= STRONG:
            break
        best = max(best, _wrapped(secret, passphrase), key=work_factor)
    return best


def unwrap(wrapped: bytes, passphrase: str) -> bytes | None:
    """The secret; None if this is not its passphrase, or the file is damaged (age cannot tell which).

    Raises `Refused` where it was wrapped on a machine so much faster that one try would take minutes here.
    """
    for _ in range(_TRIES_TO_UNWRAP):
        try:
            return bytes(pyrage.passphrase.decrypt(wrapped, passphrase))
        except pyrage.DecryptError as error:
            if "Excessive work" not in str(error):
                return None
    raise Refused(
        "The passphrase of this register was set on a much faster machine; trying it here would take minutes.",
        "Open the register on a faster machine.",
        code="too-slow",
    )


def work_factor(wrapped: bytes) -> int:
    """The binary logarithm of N in the header of an age file; 0 where it has no scrypt recipient."""
    found = _STANZA.search(wrapped[:1000])
    return int(found[1]) if found else 0


def _wrapped(secret: bytes, passphrase: str) -> bytes:
    return bytes(pyrage.passphrase.encrypt(secret, passphrase))
