"""Where a file of tasks stands on its way in."""

from enum import StrEnum


class ImportState(StrEnum):
    """PREVIEW until the person says go, RUNNING while it is brought in."""

    PREVIEW = "preview"
    RUNNING = "running"
    DONE = "done"
    CANCELLED = "cancelled"
