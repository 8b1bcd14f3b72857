"""What is shown of stand-ups: lists, who is missing, a person's own prompt."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.domain.outgoing import Outgoing
from bot.domain.people import Person, Place
from bot.domain.standups.absences import DayOff
from bot.domain.standups.asking import outcomes
from bot.domain.standups.definition import StandUp, StandUpState, standup_number
from bot.domain.standups.report import oldest
from bot.domain.standups.rounds import Prompt, Round, read_label
from bot.domain.standups.slots import Slot
from bot.services.act import Act
from bot.services.standups import sight
from bot.services.standups.participants import participants
from bot.services.standups.report_views import ReportView, view_of
from storage import standup_blockers, standup_prompts, standup_rounds, standups
from storage.people import find_person, require_place
from storage.unit import Unit

_AHEAD = timedelta(days=92)
_BEHIND = timedelta(days=6)


@dataclass(frozen=True)
class Listed:
    """`next_at` is when the caller is asked next, or anybody, where they are not; None for never."""

    standup: StandUp
    home: Place
    people: int
    next_at: datetime | None
    may_change: bool


@dataclass(frozen=True)
class Status:
    """`view` is of the newest round, if any. `away` are off today; `oldest_blocker` is an age in days."""

    listed: Listed
    view: ReportView | None
    away: tuple[tuple[str, DayOff], ...]
    oldest_blocker: int
    names: dict[str, str]


@dataclass(frozen=True)
class PromptView:
    """A person's own prompt; `is_open` while they can answer in time, or anew."""

    standup: StandUp
    round: Round
    prompt: Prompt
    recipient: Person
    is_late: bool
    is_open: bool


@dataclass(frozen=True)
class MissedView:
    """`days` are local days of the stand-up on which nobody could be asked."""

    standup: StandUp
    days: tuple[date, ...]
    creator: Person | None


def listed(act: Act, *, everywhere: bool = False) -> list[Listed]:
    return [_listed(act, each) for each in sight.visible(act, everywhere=everywhere)]


def standup_for(act: Act, which: str) -> StandUp:
    """To be shown in a form. Raises Refusal."""
    return sight.find(act, which)


def status(act: Act, which: str) -> Status:
    """Raises Refusal."""
    standup = sight.find(act, which)
    latest = standup_rounds.latest(act.unit, act.workspace_id, standup.number, date.max)
    standing = standup_blockers.standing_in(act.unit, act.workspace_id, standup.number)
    people = participants(act.unit, standup, act.now)
    off = [
        (member_id, whose.day_off(act.now.astimezone(whose.person.zone).date()))
        for member_id, whose in people.items()
    ]
    return Status(
        _listed(act, standup),
        view_of(act.unit, standup, latest[0]) if latest else None,
        tuple((member_id, why) for member_id, why in off if why in (DayOff.AWAY, DayOff.HOLIDAY)),
        oldest(standing, act.now.astimezone(act.by.zone).date()),
        {member_id: whose.person.name for member_id, whose in people.items()},
    )


def prompt_view(unit: Unit, message: Outgoing) -> PromptView | None:
    """None for somebody who takes part no longer and has not answered."""
    recipient = find_person(unit, message.workspace_id, message.destination)
    if recipient is None:
        return None
    return view_of_prompt(unit, message.subject, recipient, is_late=bool(message.payload.get("late")))


def view_of_prompt(unit: Unit, label: str, recipient: Person, *, is_late: bool = False) -> PromptView | None:
    """As prompt_view, by the prompt's label."""
    number, day = read_label(label)
    place = (recipient.workspace_id, number, day)
    standup = standups.find(unit, recipient.workspace_id, number)
    round_ = standup_rounds.find(unit, *place)
    prompt = standup_prompts.find(unit, *place, recipient.id)
    if standup is None or round_ is None or prompt is None:
        return None
    return PromptView(standup, round_, prompt, recipient, is_late, round_.is_open)


def missed_view(unit: Unit, message: Outgoing) -> MissedView | None:
    standup = standups.find(unit, message.workspace_id, standup_number(message.subject))
    if standup is None:
        return None
    days = tuple(date.fromisoformat(day) for day in message.payload["days"])
    creator = find_person(unit, message.workspace_id, standup.creator_id)
    return MissedView(standup, days, creator)


def _listed(act: Act, standup: StandUp) -> Listed:
    home = require_place(act.unit, act.workspace_id, standup.channel_id)
    people = participants(act.unit, standup, act.now)
    today = act.now.date()
    who = people.get(act.by.id) or next(iter(people.values()), None)
    is_on = standup.state is StandUpState.ON
    slots = outcomes(standup.schedule, who, today - _BEHIND, today + _AHEAD) if who and is_on else []
    coming = (
        each.ask_at
        for each in slots
        if isinstance(each, Slot) and each.ask_at > act.now and each.day.isoformat() not in standup.skipped
    )
    return Listed(standup, home, len(people), next(coming, None), sight.may_change(act, standup))
