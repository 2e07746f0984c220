"""A fake world: a clock that ticks by the second and randomness that can be repeated."""

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from habeas.model.world import World


def fake_world(seed: int = 0) -> World:
    """Starts on 2026-01-01T00:00:00Z and ticks one second at each look; random bytes come from the seed."""
    generator = random.Random(seed)
    start = datetime(2026, 1, 1, tzinfo=UTC)

    def ticks() -> Iterator[datetime]:
        moment = start
        while True:
            yield moment
            moment += timedelta(seconds=1)

    clock = ticks()
    return World(now=lambda: next(clock), random=generator.randbytes)
