"""Recurrences of every kind, for the tests of what holds for all."""

from datetime import date

from hypothesis import strategies as st

from bot.domain.recurrence.pattern import FIVE_DAYS, Pattern, Unit
from bot.domain.recurrence.rule import Anchor, Holidays, Recurrence

POSITIONS = [1, 2, 3, 4, -1]
intervals = st.integers(1, 10)
weekdays = st.sets(st.integers(0, 6), min_size=1).map(lambda days: tuple(sorted(days)))
one_weekday = st.integers(0, 6).map(lambda day: (day,))
counted = one_weekday | st.just(FIVE_DAYS)
month_days = (
    st.integers(1, 31).map(lambda day: (day,))
    | st.just((-1,))
    | st.sets(st.integers(1, 28), min_size=2, max_size=4).map(lambda days: tuple(sorted(days)))
)
dates_of_years = st.dates(date(2024, 1, 1), date(2024, 12, 31))

plain = st.builds(Pattern, st.sampled_from([Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.YEAR]), intervals)
patterns = (
    plain
    | st.builds(Pattern, st.just(Unit.WEEK), intervals, weekdays)
    | st.builds(Pattern, st.just(Unit.MONTH), intervals, counted, st.sampled_from(POSITIONS))
    | st.builds(Pattern, st.just(Unit.MONTH), intervals, month_days=month_days)
    | st.builds(Pattern, st.just(Unit.QUARTER), weekdays=counted, position=st.sampled_from([1, -1]))
    | st.builds(Pattern, st.just(Unit.QUARTER), month_days=st.sampled_from([(1,), (-1,)]))
    | st.builds(
        lambda interval, day: Pattern(Unit.YEAR, interval, month_days=(day.day,), month=day.month),
        intervals,
        dates_of_years,
    )
)
ends = (
    st.just("")
    | st.integers(1, 999).map(lambda count: f";COUNT={count}")
    | st.dates(date(2027, 1, 1), date(2035, 1, 1)).map(lambda day: f";UNTIL={day:%Y%m%d}")
)
policies = st.sampled_from(Holidays)
scheduled = st.builds(
    lambda pattern, end, policy: Recurrence(pattern.rule + end, policy), patterns, ends, policies
)
completed = st.builds(
    lambda pattern, end, policy: Recurrence(pattern.rule + end, policy, Anchor.COMPLETION),
    plain,
    ends.filter(lambda end: "COUNT" not in end),
    policies,
)
recurrences = scheduled | completed
