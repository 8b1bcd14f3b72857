"""What is pressed in stand-ups' messages. A button carries a label, never a right."""

from bot.domain.standups.commands import BeAway
from bot.domain.standups.rounds import read_label
from bot.messages.reader import reader_for
from bot.messages.standups import answers, blockers, past_reports, settings
from bot.services.act import Act
from bot.services.standups import away, blocking, own_settings, report_views, running
from handlers import at_home
from handlers.outcomes import Outcome, Replace, Reply
from handlers.requests import Request


def press_away(act: Act, _request: Request) -> Outcome:
    today = act.now.astimezone(act.by.zone).date()
    days = away.be_away(act, BeAway(today, today))
    return Reply(answers.away(days, reader_for(act.by, act.now)))


def press_back(act: Act, _request: Request) -> Outcome:
    return Reply(answers.back(away.be_back(act), reader_for(act.by, act.now)))


def press_delete(act: Act, request: Request) -> Outcome:
    return Reply(answers.deleted(running.delete(act, request.value), reader_for(act.by, act.now)))


def press_solved(act: Act, request: Request) -> Outcome:
    return Reply(blockers.solved(blocking.solve(act, request.value), reader_for(act.by, act.now)))


def choose_reminders(act: Act, request: Request) -> Outcome:
    chosen = own_settings.set_reminders(act, settings.read_pace(request.value))
    return Reply(settings.reminded(chosen, reader_for(act.by, act.now)))


def press_settings(act: Act, request: Request) -> Outcome:
    days = away.absences_to_come(act)
    form = settings.settings_form(own_settings.settings(act), days, reader_for(act.by, act.now))
    return at_home.open_modal(form, request)


def submit_settings(act: Act, request: Request) -> Outcome:
    own_settings.set_region(act, request.entered.text(settings.REGION))
    pace = settings.read_pace(request.entered.option(settings.PACE) or settings.NEVER)
    chosen = own_settings.set_reminders(act, pace)
    return at_home.close(act, request, settings.reminded(chosen, reader_for(act.by, act.now)))


def turn_report(act: Act, request: Request) -> Outcome:
    """Another page of the answers, in place of the one that is shown."""
    label, _, page = request.value.partition(" ")
    number, day = read_label(label)
    found = report_views.report_on(act, f"S-{number}", day)
    return Replace(past_reports.past(found, reader_for(act.by, act.now), int(page)))
