"""How long everything in sending takes, and when it is tried again. All times are seconds."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Self

MINUTE, HOUR = 60.0, 3600.0


@dataclass(frozen=True)
class Pace:
    """``lease`` is how long a mail in flight belongs to its sender; what is claimed and not yet in
    flight, ``claim``. ``step`` and ``final`` are the patience with a mail server: for each step,
    and for its answer to the final dot (RFC 5321, 4.5.3.2, asks for ten minutes).

    ``retry_after`` are the delays after a temporary refusal, the last one again and again until
    ``give_up_after``; ``back_off`` those after a server that cannot be reached. A crew says every
    ``heartbeat`` that it lives; another takes over when it is ``silent`` for so long.
    """

    lease: float = 30 * MINUTE
    claim: float = 2 * MINUTE
    step: float = 2 * MINUTE
    final: float = 10 * MINUTE
    retry_after: tuple[float, ...] = (HOUR / 2, HOUR, 2 * HOUR, 4 * HOUR, 8 * HOUR)
    give_up_after: float = 48 * HOUR
    repeat_after: float = MINUTE
    back_off: tuple[float, ...] = tuple(n * MINUTE for n in (1, 2, 5, 10, 20, 30))
    heartbeat: float = 5
    silent: float = 60

    def retry(self, attempts: int) -> float:
        """The delay after so many temporary refusals before this one."""
        return self.retry_after[min(attempts, len(self.retry_after) - 1)]

    def next_try(self, failures: int) -> float:
        """The delay after so many failures in a row to reach the server before this one."""
        return self.back_off[min(failures, len(self.back_off) - 1)]

    def as_data(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Self:
        lists = {name: tuple(data[name]) for name in ("retry_after", "back_off")}
        return cls(**{**data, **lists})
