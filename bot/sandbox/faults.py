"""Faults on demand: what goes wrong, how often, for which method. Switched here and nowhere else."""

import fnmatch
import itertools
from dataclasses import dataclass
from enum import StrEnum


class FaultKind(StrEnum):
    RATE_LIMITED = "rate_limited"
    SERVER_ERROR = "server_error"
    SLOW = "slow"
    RESET_BEFORE = "reset_before"
    RESET_AFTER = "reset_after"
    DISCONNECT = "disconnect"
    REDELIVER = "redeliver"


DESCRIPTIONS = {
    FaultKind.RATE_LIMITED: "An API call is answered 429 with Retry-After.",
    FaultKind.SERVER_ERROR: "An API call is answered with a server error.",
    FaultKind.SLOW: "An API call takes effect at once and is answered late.",
    FaultKind.RESET_BEFORE: "The connection breaks before an API call takes effect.",
    FaultKind.RESET_AFTER: "The connection breaks after an API call took effect: its answer is lost.",
    FaultKind.DISCONNECT: "The socket is closed, with Slack's notice or without one.",
    FaultKind.REDELIVER: "An event that was acknowledged is delivered once more.",
}
FIELDS = {
    FaultKind.RATE_LIMITED: ("method", "count", "retry_after"),
    FaultKind.SERVER_ERROR: ("method", "count", "status"),
    FaultKind.SLOW: ("method", "count", "seconds"),
    FaultKind.RESET_BEFORE: ("method", "count"),
    FaultKind.RESET_AFTER: ("method", "count"),
    FaultKind.DISCONNECT: ("reason",),
    FaultKind.REDELIVER: ("method", "count"),
}


@dataclass(slots=True, kw_only=True)
class Fault:
    """`method` is an API method, an event type, or one of "response_url", "upload" and "download"; `*`
    wildcards allowed, empty for all. `count` is how often still.
    """

    id: int
    kind: FaultKind
    method: str = ""
    count: int = 1
    seconds: float = 1.0
    status: int = 503
    retry_after: int = 1
    reason: str = "refresh_requested"
    fired: int = 0

    def matches(self, method: str) -> bool:
        return self.count > 0 and (not self.method or fnmatch.fnmatchcase(method, self.method))


class Faults:
    def __init__(self) -> None:
        self._ids = itertools.count(1)
        self._faults: dict[int, Fault] = {}

    @property
    def active(self) -> list[Fault]:
        return [fault for fault in self._faults.values() if fault.count > 0]

    def set(self, kind: str, **fields: object) -> Fault:
        """Raises ValueError for an unknown kind, TypeError for a field that does not exist."""
        fault = Fault(id=next(self._ids), kind=FaultKind(kind), **fields)  # type: ignore[arg-type]  # checked by Fault
        self._faults = {kept.id: kept for kept in self.active} | {fault.id: fault}
        return fault

    def clear(self, fault_id: int | None = None) -> None:
        if fault_id is None:
            self._faults.clear()
        else:
            self._faults.pop(fault_id, None)

    def take(self, method: str, *kinds: FaultKind) -> Fault | None:
        """The first fault of these kinds that is due for this method, counted as fired."""
        if not self._faults:
            return None
        for fault in self._faults.values():
            if fault.kind in kinds and fault.matches(method):
                fault.count -= 1
                fault.fired += 1
                return fault
        return None
