"""Time and randomness, handed in.

Nothing below `commands` may call a clock or a random source of its own: it is given a `World`. Tests give a
fake one, so that a run can be repeated byte for byte.
"""

import os
from base64 import b32encode
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

ID_BYTES = 15  # 120 bits: 24 characters of base32 without padding


@dataclass(frozen=True, slots=True)
class World:
    """`now` gives an aware UTC datetime; `random` gives that many unpredictable bytes."""

    now: Callable[[], datetime]
    random: Callable[[int], bytes]

    def new_id(self) -> str:
        """A random identifier, never derived from content (ARCHITECTURE, "The writing gate")."""
        return b32encode(self.random(ID_BYTES)).decode("ascii").lower()

    def timestamp(self) -> str:
        """Now, as RFC 3339 in UTC, to the second."""
        return rfc3339(self.now())


def rfc3339(moment: datetime) -> str:
    """`moment` as RFC 3339 in UTC with second precision, e.g. 2026-01-31T09:30:00Z."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def system_world() -> World:
    """The machine's own clock and randomness."""
    return World(now=lambda: datetime.now(UTC), random=os.urandom)
