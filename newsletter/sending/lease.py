"""How long what was taken is certainly still ours, by a clock that no one can set."""

import time
from dataclasses import dataclass, field

# Unlike the monotonic clock it also counts the time in which the machine slept.
_CLOCK = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)


def elapsed_clock() -> float:
    """Seconds since some moment; they pass while this process is frozen, and never jump."""
    return time.clock_gettime(_CLOCK)


@dataclass(frozen=True, slots=True)
class Lease:
    """``seconds`` from ``begun``, which is read before the database is asked.

    The database counts from a later moment: what is over here may still hold there, never the
    other way round.
    """

    seconds: float
    begun: float = field(default_factory=elapsed_clock)

    def holds_for(self, seconds: float) -> bool:
        return elapsed_clock() - self.begun + seconds < self.seconds


FOR_EVER = Lease(float("inf"))
"""Of mail that nobody else would send."""
