"""From what a wall clock shows to the instant it means."""

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo


@lru_cache(maxsize=16_384)  # working hours ask for the same mornings and evenings again and again
def instant_at(local: datetime, zone: ZoneInfo) -> datetime:
    """The aware UTC instant at which the zone's clocks show the naive `local`.

    A time that a clock change skips means the first instant after the gap; of a repeated hour the first
    one is meant.
    """
    earlier = local.replace(tzinfo=zone, fold=0).astimezone(UTC)
    if earlier.astimezone(zone).replace(tzinfo=None) == local:
        return earlier
    return _end_of_gap(local, zone)


def _end_of_gap(local: datetime, zone: ZoneInfo) -> datetime:
    # Inside a gap, fold=0 reads with the offset before it and fold=1 with the one after: the two instants
    # enclose the change, which falls on a whole minute in every zone of our time.
    after = local.replace(tzinfo=zone, fold=0).astimezone(UTC)
    before = local.replace(tzinfo=zone, fold=1).astimezone(UTC)
    offset = before.astimezone(zone).utcoffset()
    minutes = int((after - before) / timedelta(minutes=1))
    low, high = 0, minutes
    while high - low > 1:
        middle = (low + high) // 2
        if (before + timedelta(minutes=middle)).astimezone(zone).utcoffset() == offset:
            low = middle
        else:
            high = middle
    return (before + timedelta(minutes=high)).replace(second=0, microsecond=0)
