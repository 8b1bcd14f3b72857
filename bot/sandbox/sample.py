"""The sample team: six people about to launch a web shop, with a fortnight of their messages behind them."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.sandbox.conversations import Conversation, Kind
from bot.sandbox.messages import Message
from bot.sandbox.people import Person
from bot.sandbox.sample_history import DIRECT, SAID, Line
from bot.sandbox.state import MICROSECONDS, State, Usergroup, as_ts
from bot.sandbox.text import typed_message

SATURDAY = 5
UNREAD = 3
CREATED = timedelta(days=120)

PEOPLE = (
    ("ana", "Ana Rossi", "Campaign lead", "Europe/Rome", "it-IT", "8a3ffc"),
    ("piotr", "Piotr Nowak", "Web developer", "Europe/Warsaw", "pl-PL", "1f7a4d"),
    ("zofia", "Zofia Lis", "Designer", "Europe/Warsaw", "pl-PL", "c2410c"),
    ("grace", "Grace Bennett", "Marketing director", "America/New_York", "en-US", "1d4ed8"),
    ("david", "David Okoro", "Head of sales", "America/New_York", "en-US", "a16207"),
    ("meera", "Meera Iyer", "Copywriter (freelance)", "Asia/Kolkata", "en-GB", "be185d"),
)
MANAGER, STAKEHOLDER, GUEST = "grace", "david", "meera"

CHANNELS = (
    ("launch", Kind.PUBLIC, "Web shop launch", ("ana", "piotr", "zofia", "grace", "david", "meera")),
    ("design", Kind.PUBLIC, "Screens, pictures, words", ("zofia", "ana", "piotr", "grace")),
    ("leadership", Kind.PRIVATE, "Budget and people", ("grace", "david")),
)
WITH_APP = ("launch", "design")


def populate(state: State) -> None:
    """Everybody moves in; the app is in #launch and #design and has said nothing yet."""
    state.team.name, state.team.domain = "Orbita Goods", "orbita-goods"
    ids = {person[0]: _person(state, *person) for person in PEOPLE}
    group = Usergroup(state.ids.new("S"), "web", "Web team", [ids["piotr"], ids["zofia"]])
    state.usergroups[group.id] = group
    channels = {channel[0]: _channel(state, ids, *channel) for channel in CHANNELS}
    for name, lines in SAID.items():
        _history(state, ids, channels[name], lines)
    for pair, lines in DIRECT.items():
        _history(state, ids, _conversation(state, Kind.IM, [ids[name] for name in pair]), lines)


def _person(state: State, name: str, real_name: str, title: str, tz: str, locale: str, color: str) -> str:
    person = Person(
        id=state.ids.new("U"),
        name=name,
        real_name=real_name,
        display_name=name,
        title=title,
        tz=tz,
        locale=locale,
        color=color,
        email=f"{name}@orbita-goods.example",
        is_admin=name == MANAGER,
        is_restricted=name == GUEST,
        is_ultra_restricted=name == GUEST,
    )
    state.people[person.id] = person
    return person.id


def _channel(
    state: State, ids: dict[str, str], name: str, kind: Kind, purpose: str, members: tuple[str, ...]
) -> Conversation:
    channel = _conversation(state, kind, [ids[member] for member in members])
    channel.name, channel.purpose = name, purpose
    channel.is_general = name == CHANNELS[0][0]
    if name in WITH_APP:
        channel.members[state.bot.id] = None
    return channel


def _conversation(state: State, kind: Kind, members: list[str]) -> Conversation:
    conversation = Conversation(
        state.ids.new("D" if kind is Kind.IM else "C"),
        kind,
        creator=members[0],
        created=int((state.clock() - CREATED).timestamp()),
        members=dict.fromkeys(members),
    )
    state.conversations[conversation.id] = conversation
    return conversation


def _history(state: State, ids: dict[str, str], conversation: Conversation, lines: tuple[Line, ...]) -> None:
    """Everything was said on a working day, at an hour of the speaker's own day."""
    said: dict[str, str] = {}
    for instant, line in sorted(
        ((_when(state, ids, line), line) for line in lines), key=lambda pair: pair[0]
    ):
        message = Message(
            channel=conversation.id,
            ts=_stamp(conversation, instant),
            team=state.team.id,
            user=ids[line.who],
            text=typed_message(state, ids[line.who], line.text),
            thread_ts=said.get(line.answers, ""),
            client_msg_id=state.ids.opaque().lower(),
            reactions={name: [ids[who] for who in people] for name, people in line.reactions.items()},
        )
        conversation.keep(message)
        said[line.key or message.ts] = message.ts
    _mark_read(conversation)


def _when(state: State, ids: dict[str, str], line: Line) -> datetime:
    """All count their days back from the same one, so that an answer stays behind its question."""
    zone = ZoneInfo(state.people[ids[line.who]].tz)
    day = state.clock().date()
    left = line.working_days_ago
    while left:
        day -= timedelta(days=1)
        left -= day.weekday() < SATURDAY
    return datetime.combine(day, time.fromisoformat(line.at), zone)


def _stamp(conversation: Conversation, instant: datetime) -> str:
    micros = int(instant.timestamp()) * MICROSECONDS + 1000 * len(conversation.messages) + 119
    conversation.last_ts = as_ts(micros)
    return conversation.last_ts


def _mark_read(conversation: Conversation) -> None:
    """The last few messages are still unread, except by those who wrote since."""
    read_until = [*conversation.messages][:-UNREAD][-1:]
    last_said = {message.user: ts for ts, message in conversation.messages.items()}
    for member in conversation.members:
        conversation.last_read[member] = max([*read_until, last_said.get(member, "")], default="")
