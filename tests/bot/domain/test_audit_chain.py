"""A chain over the history gives away whatever is done to it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.audit import Entry
from bot.domain.audit_chain import BEFORE_THE_FIRST, Break, Chain, Fault, Link, is_late, link_hash

NOW = datetime(2026, 11, 23, 14, 30, tzinfo=UTC)
Pairs = list[tuple[Link, Entry | None]]

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)


def histories(details: st.SearchStrategy[dict[str, Any]]) -> st.SearchStrategy[list[Entry]]:
    entry = st.builds(
        Entry,
        st.just(0),
        st.integers(0, 10**6).map(lambda second: NOW - timedelta(seconds=second)),
        st.text(max_size=5),
        st.sampled_from(["task_done", "request_approved"]),
        st.sampled_from(["T-1", "R-7"]),
        st.just("command"),
        details,
    )
    return st.lists(entry, min_size=2, max_size=8).map(
        lambda found: [replace(entry, id=place + 10) for place, entry in enumerate(found)]
    )


whatever_it_says = histories(st.dictionaries(st.text(max_size=4), json_values, max_size=3))
entries = histories(st.fixed_dictionaries({"title": st.text(max_size=4)}))


def sealed(found: list[Entry]) -> Pairs:
    chain = Chain("T1")
    return [(chain.sealed(entry, NOW), entry) for entry in found]


def first_break(pairs: Pairs) -> Break | None:
    chain = Chain("T1")
    found = (chain.check(link, entry) for link, entry in pairs)
    return next((broken for broken in found if broken), None)


@given(whatever_it_says)
def test_what_nobody_touched_holds(found: list[Entry]) -> None:
    assert first_break(sealed(found)) is None


def changed(entry: Entry) -> list[Entry]:
    return [
        replace(entry, id=entry.id + 1),
        replace(entry, at=entry.at + timedelta(microseconds=1)),
        replace(entry, actor_id=entry.actor_id + "x"),
        replace(entry, action="task_dropped"),
        replace(entry, subject="T-2"),
        replace(entry, source="click"),
        replace(entry, details={**entry.details, "more": 1}),
    ]


@given(whatever_it_says, st.data())
def test_a_changed_entry_is_named(found: list[Entry], data: st.DataObject) -> None:
    pairs = sealed(found)
    place = data.draw(st.integers(0, len(pairs) - 1))
    link, entry = pairs[place]
    assert entry
    for other in changed(entry):
        broken = first_break([*pairs[:place], (link, other), *pairs[place + 1 :]])
        assert broken == Break(Fault.CHANGED, place + 1, entry.id, other)


@given(entries, st.data())
def test_a_removed_entry_is_named(found: list[Entry], data: st.DataObject) -> None:
    pairs = sealed(found)
    place = data.draw(st.integers(0, len(pairs) - 1))
    link, _ = pairs[place]
    broken = first_break([*pairs[:place], (link, None), *pairs[place + 1 :]])
    assert broken == Break(Fault.REMOVED, place + 1, link.audit_id)


@given(entries, st.data())
def test_a_removed_link_is_named(found: list[Entry], data: st.DataObject) -> None:
    pairs = sealed(found)
    place = data.draw(st.integers(0, len(pairs) - 2))
    broken = first_break(pairs[:place] + pairs[place + 1 :])
    assert broken
    assert (broken.fault, broken.position) == (Fault.MISSING, place + 1)
    moved_up = [(replace(link, position=link.position - 1), entry) for link, entry in pairs[place + 1 :]]
    assert first_break(pairs[:place] + moved_up)


@given(entries, st.data())
def test_entries_that_changed_places_are_found_at_the_first_of_them(
    found: list[Entry], data: st.DataObject
) -> None:
    pairs = sealed(found)
    first, second = sorted(data.draw(st.sets(st.integers(0, len(pairs) - 1), min_size=2, max_size=2)))
    mixed = list(pairs)
    mixed[first], mixed[second] = (pairs[first][0], pairs[second][1]), (pairs[second][0], pairs[first][1])
    broken = first_break(mixed)
    assert broken
    assert (broken.fault, broken.position) == (Fault.CHANGED, first + 1)


@given(entries, st.data())
def test_an_entry_put_in_between_is_found(found: list[Entry], data: st.DataObject) -> None:
    pairs = sealed(found)
    place = data.draw(st.integers(0, len(pairs)))
    slipped_in = replace(found[0], id=99, action="request_rejected")
    link = Link(place + 1, 99, NOW, pairs[place - 1][0].hash)
    pushed = [(replace(link, position=link.position + 1), entry) for link, entry in pairs[place:]]
    broken = first_break([*pairs[:place], (link, slipped_in), *pushed])
    assert broken
    assert (broken.fault, broken.position) == (Fault.CHANGED, place + 1)


def test_the_same_entry_of_another_workspace_has_another_hash() -> None:
    entry = Entry(1, NOW, "U1", "task_done", "T-1", "command", {})
    assert link_hash(BEFORE_THE_FIRST, "T1", entry, NOW) != link_hash(BEFORE_THE_FIRST, "T2", entry, NOW)


def test_the_form_that_is_hashed_does_not_depend_on_order_or_zone() -> None:
    one = Entry(1, NOW, "U1", "task_done", "T-1", "command", {"a": 1, "b": "ż"})
    other = replace(one, at=NOW.astimezone(timezone(timedelta(hours=1))), details={"b": "ż", "a": 1})
    digest = link_hash(BEFORE_THE_FIRST, "T1", one, NOW)
    assert digest == link_hash(BEFORE_THE_FIRST, "T1", other, NOW)
    # Written down once: whoever changes the form breaks every chain there is.
    assert digest == "9e8e643acdb81102ed72bd3c38705ffb45a971f3fbf5b836b623f495814315fa"


@pytest.mark.parametrize(("delay", "late"), [(timedelta(minutes=59), False), (timedelta(minutes=61), True)])
def test_what_was_sealed_long_after_its_time_is_told(delay: timedelta, *, late: bool) -> None:
    entry = Entry(1, NOW, "U1", "task_done", "T-1", "command", {})
    assert is_late(Link(1, 1, NOW + delay, ""), entry) is late


def test_a_chain_is_as_long_as_what_holds_of_it() -> None:
    chain = Chain("T1")
    links = [chain.sealed(Entry(number, NOW, "", "", "", "", {}), NOW) for number in (1, 2)]
    assert (chain.length, chain.head) == (2, links[1].hash)
    assert Chain("T1").check(links[1], None)
