from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.sandbox.clock import VirtualClock
from bot.sandbox.messages import Message
from bot.sandbox.sample import GUEST, MANAGER, STAKEHOLDER, populate
from bot.sandbox.sample_history import SAID
from bot.sandbox.server import Sandbox
from bot.sandbox.state import State

SATURDAY = 5


def _state(start: datetime) -> State:
    sandbox = Sandbox(VirtualClock(start, flowing=False))
    populate(sandbox.state)
    return sandbox.state


def _messages(state: State) -> list[Message]:
    return [message for found in state.conversations.values() for message in found.messages.values()]


def test_six_people_live_in_four_time_zones_and_speak_three_languages() -> None:
    state = _state(datetime(2026, 11, 23, 9, tzinfo=UTC))
    people = [person for person in state.people.values() if person.email]

    assert len(people) == 6
    assert len({person.tz for person in people}) == 4
    assert {person.locale.partition("-")[0] for person in people} == {"en", "pl", "it"}


def test_there_is_a_manager_a_stakeholder_and_a_guest_with_one_channel() -> None:
    state = _state(datetime(2026, 11, 23, 9, tzinfo=UTC))
    named = {person.name: person for person in state.people.values()}

    assert named[MANAGER].is_admin
    assert STAKEHOLDER in named
    guest = named[GUEST]
    assert guest.is_ultra_restricted
    assert [c.name for c in state.conversations.values() if state.may_see(c, guest.id)] == ["launch"]


def test_the_team_has_its_three_channels_with_the_app_in_two() -> None:
    state = _state(datetime(2026, 11, 23, 9, tzinfo=UTC))

    channels = {
        c.name: (c.kind.value, state.bot.id in c.members) for c in state.conversations.values() if c.name
    }
    assert channels == {
        "launch": ("public", True),
        "design": ("public", True),
        "leadership": ("private", False),
    }


def test_a_fortnight_of_people_talking_lies_before_the_clocks_start_on_working_days() -> None:
    for hours in range(0, 7 * 24, 11):
        start = datetime(2026, 11, 23, 0, 30, tzinfo=UTC) + timedelta(hours=hours)
        state = _state(start)
        said = [
            datetime.fromtimestamp(float(message.ts), ZoneInfo(state.people[message.user].tz))
            for message in _messages(state)
        ]
        assert all(instant < start for instant in said)
        assert all(instant.weekday() < SATURDAY for instant in said)
        assert timedelta(days=11) < start - min(said) < timedelta(days=17)
        assert not any(message.bot_id for message in _messages(state))


def test_every_answer_is_in_a_thread_after_its_question() -> None:
    lines = [line for said in SAID.values() for line in said if line.answers]
    state = _state(datetime(2026, 11, 23, 9, tzinfo=UTC))
    answers = [message for message in _messages(state) if message.is_reply]

    assert len(answers) == len(lines) > 15
    for answer in answers:
        parent = state.conversations[answer.channel].messages[answer.thread_ts]
        assert parent.ts < answer.ts
        assert not parent.is_reply


def test_everybody_spoke_only_where_they_are_members_and_mentions_are_live() -> None:
    state = _state(datetime(2026, 11, 23, 9, tzinfo=UTC))

    for message in _messages(state):
        assert message.user in state.conversations[message.channel].members
    ana = state.person_named("ana")
    assert ana
    assert any(f"<@{ana.id}>" in message.text for message in _messages(state))


def test_something_is_unread_for_somebody() -> None:
    state = _state(datetime(2026, 11, 23, 9, tzinfo=UTC))
    launch = state.channel_named("launch")
    assert launch

    unread = {
        person: [ts for ts in launch.messages if ts > launch.last_read[person]] for person in launch.members
    }
    assert any(unread.values())
    assert not all(len(stamps) == len(launch.messages) for stamps in unread.values())


def test_the_same_start_makes_the_same_team_with_the_same_ids() -> None:
    start = datetime(2026, 11, 23, 9, tzinfo=UTC)
    first, second = _state(start), _state(start)

    assert list(first.people) == list(second.people)
    assert [message.ts for message in _messages(first)] == [message.ts for message in _messages(second)]
