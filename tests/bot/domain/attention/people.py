"""People with all sorts of hours, and what they might be nudged about."""

from datetime import UTC, date, datetime, time, timedelta

from hypothesis import strategies as st

from bot.domain.attention.candidates import Candidate
from bot.domain.attention.deciding import Ledger
from bot.domain.attention.hours import DaysOff, Reach
from bot.domain.attention.kinds import Kind, Way
from bot.domain.attention.wishes import Policy, Wishes
from bot.domain.people import Person
from tests.units import TEAM

MONDAY = datetime(2026, 11, 23, 8, tzinfo=UTC)
"""09:00 in Rome."""

ZONES = ["Europe/Rome", "America/New_York", "Asia/Kolkata", "America/Santiago", "Australia/Lord_Howe"]
HOURS = [(time(9), time(17)), (time(10, 30), time(19)), (time(22), time(6)), (time(7), time(15))]

persons = st.builds(
    lambda zone, hours, workdays: Person(
        TEAM, "U1", "ana", "en-US", zone, workdays, work_start=hours[0], work_end=hours[1]
    ),
    st.sampled_from(ZONES),
    st.sampled_from(HOURS),
    st.sampled_from(["12345", "1234567", "35", ""]),
)
_FIRST = datetime(2026, 1, 1, tzinfo=UTC)
instants = st.integers(0, 364 * 24 * 60).map(lambda minutes: _FIRST + timedelta(minutes=minutes))
days = st.dates(date(2026, 1, 1), date(2026, 12, 31))
leaves = st.builds(lambda first, length: (first, first + timedelta(days=length)), days, st.integers(0, 20))
offs = st.builds(
    DaysOff, st.frozensets(days, max_size=4), st.lists(leaves, max_size=2).map(tuple)
)  # fmt: skip
clock_times = st.builds(time, st.integers(0, 23), st.sampled_from([0, 15, 30]))
ways = st.dictionaries(st.sampled_from(Kind), st.sampled_from(Way), max_size=4)


def _some_hours(begin: time, length: int) -> tuple[time, time]:
    """Shorter than anybody's working day, so that something is left of it."""
    return begin, begin.replace(hour=(begin.hour + length) % 24)


@st.composite
def wishes(draw: st.DrawFn) -> Wishes:
    quiet = draw(st.none() | st.builds(_some_hours, clock_times, st.integers(1, 6)))
    return Wishes(
        draw(ways),
        draw(st.none() | st.booleans()),
        draw(st.none() | st.integers(1, 4)),
        tuple(sorted(draw(st.sets(clock_times, max_size=3)))),
        quiet[0] if quiet else None,
        quiet[1] if quiet else None,
        draw(st.none() | instants),
    )


reaches = st.builds(Reach, persons, wishes(), offs)
candidates = st.builds(
    Candidate,
    st.sampled_from(Kind),
    st.sampled_from([f"T-{number}" for number in range(1, 6)]),
    st.sampled_from([f"occasion {number}" for number in range(12)]),
    instants,
    is_urgent=st.booleans(),
    until=st.none() | instants,
    in_time=st.booleans(),
    unheeded=st.integers(0, 4),
)
ledgers = st.builds(
    Ledger,
    st.frozensets(st.sampled_from([f"occasion {number}" for number in range(12)]), max_size=4),
    st.lists(instants, max_size=4).map(tuple),
    st.lists(instants, max_size=4).map(tuple),
    st.frozensets(st.sampled_from(["T-1", "T-2"]), max_size=1),
)


def policy(reach: Reach, channel: Wishes, workspace: Wishes) -> Policy:
    return Policy(reach.wishes, channel, workspace)
