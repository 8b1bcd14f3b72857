"""A stand-up is set up, or set up anew."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.domain.folding import folded
from bot.domain.recurrence.dates import series_start
from bot.domain.recurrence.rule import Recurrence
from bot.domain.refusal import N_, Refusal
from bot.domain.standups.absences import Whose
from bot.domain.standups.because import moved_by
from bot.domain.standups.commands import CreateStandUp, EditStandUp
from bot.domain.standups.creation import check_name
from bot.domain.standups.definition import Audience, Schedule, StandUp
from bot.domain.standups.hour_limits import EXAMPLE, check_percent, check_recurrence, check_window, check_zone
from bot.domain.standups.planning import alike, days_to_look_at
from bot.domain.standups.questions import check_questions
from bot.domain.standups.slots import Slot
from bot.domain.standups.templates import Template, template_for
from bot.services import presence
from bot.services.act import Act
from bot.services.standups import sight
from bot.services.standups.homes import check_free_name, check_places
from bot.services.standups.keeping import from_now_on, keep, set_ask_timer
from bot.services.standups.participants import participants
from storage import standups
from storage.people import require_place

_A_WEEK = timedelta(weeks=1)


@dataclass(frozen=True)
class SetUp:
    """`people` are asked from now on, as far as Slack was asked about them; `moved` of them at another time
    than the one that was set, which lies outside their hours.
    """

    standup: StandUp
    people: tuple[str, ...]
    moved: int = 0


def create(act: Act, wanted: CreateStandUp) -> SetUp:
    """Raises Refusal for what cannot be, NotYetKnown for people and channels that Slack must be asked about.

    The members of user groups come from bot.services.standups.participants.take_group beforehand.
    """
    home = require_place(act.unit, act.workspace_id, wanted.channel_id or act.place.id)
    if home.is_direct or not presence.may_act_in(act.unit, act.by, home) or act.by.is_outsider:
        raise Refusal(N_("A stand-up lives in a channel of yours. Which one?"), example=EXAMPLE)
    check_free_name(act, wanted.name, home.id)
    template = template_for(wanted.template or wanted.name, standups.templates(act.unit, act.workspace_id))
    audience = wanted.audience
    if audience.is_empty:
        audience = replace(audience, channels=(home.id,))
    check_places(act, audience, wanted.reporting)
    standup = _first_state(act, wanted, template, home.id, audience)
    standups.add(act.unit, standup)
    act.record("standup_created", standup.label, name=standup.name, channel=home.id)
    return _set_up(act, standup)


def edit(act: Act, wanted: EditStandUp) -> SetUp:
    """What was asked already stays as it was asked. Raises Refusal, also when somebody was quicker."""
    was = sight.hold(act, wanted.which)
    if wanted.version and wanted.version != was.version:
        raise Refusal(
            N_("Somebody has changed {name} meanwhile. Open it again."),
            example="/standup edit Daily",
            name=was.name,
        )
    if wanted.name is not None and folded(wanted.name) != folded(was.name):
        check_free_name(act, wanted.name, was.channel_id)
    check_places(act, wanted.audience or was.audience, wanted.reporting)
    now = _edited(act, was, wanted)
    if now.schedule != was.schedule:
        now = from_now_on(now, act.now)
    return _set_up(act, keep(act, was, now, "standup_edited"))


def _set_up(act: Act, standup: StandUp) -> SetUp:
    set_ask_timer(act.unit, standup, act.now)
    people = participants(act.unit, standup, act.now)
    return SetUp(standup, tuple(people), _moved(standup.schedule, people, act.now))


def _moved(schedule: Schedule, people: Mapping[str, Whose], now: datetime) -> int:
    """Of the people, by the next day on which each is asked."""
    count = 0
    for members, whose, found in alike(schedule, people, days_to_look_at(schedule, now, now + _A_WEEK)):
        slot = next((each for each in found if isinstance(each, Slot) and each.ask_at > now), None)
        count += len(members) if slot and moved_by(schedule, slot, whose) else 0
    return count


def _first_state(
    act: Act, wanted: CreateStandUp, template: Template, home_id: str, audience: Audience
) -> StandUp:
    percent = wanted.remind_percent
    return StandUp(
        workspace_id=act.workspace_id,
        number=standups.new_number(act.unit, act.workspace_id),
        channel_id=home_id,
        name=check_name(wanted.name),
        creator_id=act.by.id,
        questions=check_questions(wanted.questions or template.questions),
        schedule=_schedule(act, wanted, template),
        audience=audience,
        created_at=act.now,
        asked_until=act.now,
        reporting=wanted.reporting or template.reporting,
        language=wanted.language,
        remind_percent=template.remind_percent if percent is None else check_percent(percent),
    )


def _schedule(act: Act, wanted: CreateStandUp, template: Template) -> Schedule:
    recurrence = check_recurrence(wanted.recurrence or template.recurrence)
    zone_name = act.by.zone.key if wanted.zone_name is None else check_zone(wanted.zone_name)
    today = act.now.astimezone(act.by.zone).date()
    since = series_start(Recurrence.parse(recurrence), on_or_after=today) or today
    window = check_window(wanted.window or template.window)
    return Schedule(recurrence, since, wanted.at or template.at, zone_name, window)


def _edited(act: Act, was: StandUp, wanted: EditStandUp) -> StandUp:
    old = was.schedule
    schedule = replace(
        old,
        recurrence=check_recurrence(wanted.recurrence or old.recurrence),
        at=wanted.at or old.at,
        zone_name=old.zone_name if wanted.zone_name is None else check_zone(wanted.zone_name),
        window=check_window(wanted.window or old.window),
    )
    if schedule.recurrence != old.recurrence:
        today = act.now.astimezone(act.by.zone).date()
        since = series_start(Recurrence.parse(schedule.recurrence), on_or_after=today)
        schedule = replace(schedule, since=since or today)
    percent = wanted.remind_percent
    return replace(
        was,
        name=check_name(wanted.name) if wanted.name is not None else was.name,
        questions=check_questions(wanted.questions or was.questions),
        schedule=schedule,
        audience=wanted.audience or was.audience,
        reporting=wanted.reporting or was.reporting,
        remind_percent=was.remind_percent if percent is None else check_percent(percent),
        language=was.language if wanted.language is None else wanted.language,
    )
