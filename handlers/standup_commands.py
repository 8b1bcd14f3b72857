"""What is done for each command about stand-ups: one function and one line of the table."""

from collections.abc import Callable

from bot.domain.standups.commands import (
    BeAway,
    BeBack,
    CreateByForm,
    CreateStandUp,
    Doing,
    ListStandUps,
    OneStandUp,
    ShowHelp,
    ShowReport,
    SkipStandUp,
    StandUpCommand,
)
from bot.domain.unclear import Unclear
from bot.messages.did_you_mean import did_you_mean
from bot.messages.standups import answers, lists, past_reports
from bot.messages.standups.actions import RUN, create_button, settings_button
from bot.services.standups import answering, away, creating, report_views, running, views
from handlers import standup_answers, standup_setup
from handlers.asking import Asking, CarryOut
from handlers.outcomes import Help, Outcome, Reply


def _create(asking: Asking, wanted: CreateStandUp) -> Outcome:
    standup_setup.take_groups(asking.act, asking.request, wanted.audience)
    made = creating.create(asking.act, wanted)
    return Reply(answers.set_up(made, asking.reader, is_new=True))


def _create_by_form(asking: Asking, wanted: CreateByForm) -> Outcome:
    """Where nothing can be opened (Slack gives no trigger with a mention), a button stands in."""
    if asking.request.trigger_id:
        return standup_setup.open_create(asking.act, asking.request, wanted.name)
    return Reply(answers.form_button(asking.reader, name=wanted.name))


def _edit(asking: Asking, which: str) -> Outcome:
    if asking.request.trigger_id:
        return standup_setup.open_edit(asking.act, asking.request, which)
    standup = views.standup_for(asking.act, which)
    return Reply(answers.form_button(asking.reader, standup=standup))


def _answer(asking: Asking, which: str) -> Outcome:
    form = answering.form_for(asking.act, which)
    if asking.request.trigger_id:
        return standup_answers.open_form(asking.act, asking.request, form)
    return Reply(answers.answer_here(form.prompt.label, asking.reader))


def _pause(asking: Asking, which: str) -> Outcome:
    return Reply(answers.paused(running.pause(asking.act, which), asking.reader))


def _resume(asking: Asking, which: str) -> Outcome:
    return Reply(answers.resumed(running.resume(asking.act, which), asking.reader))


def _now(asking: Asking, which: str) -> Outcome:
    return Reply(answers.asked_now(running.ask_now(asking.act, which), asking.reader))


def _status(asking: Asking, which: str) -> Outcome:
    return Reply(lists.status(views.status(asking.act, which), asking.reader))


def _delete(asking: Asking, which: str) -> Outcome:
    return Reply(answers.delete(views.standup_for(asking.act, which), asking.reader))


_ONE: dict[Doing, Callable[[Asking, str], Outcome]] = {
    Doing.EDIT: _edit,
    Doing.PAUSE: _pause,
    Doing.RESUME: _resume,
    Doing.NOW: _now,
    Doing.STATUS: _status,
    Doing.DELETE: _delete,
    Doing.ANSWER: _answer,
}


def _one(asking: Asking, wanted: OneStandUp) -> Outcome:
    return _ONE[wanted.doing](asking, wanted.which)


def _list(asking: Asking, wanted: ListStandUps) -> Outcome:
    everywhere = wanted.all or asking.act.place.is_direct
    found = views.listed(asking.act, everywhere=everywhere)
    return Reply(lists.listed(found, asking.reader, everywhere=everywhere))


def _report(asking: Asking, wanted: ShowReport) -> Outcome:
    found = report_views.report_on(asking.act, wanted.which, wanted.day)
    return Reply(past_reports.past(found, asking.reader))


def _skip(asking: Asking, wanted: SkipStandUp) -> Outcome:
    return Reply(answers.skipped(running.skip(asking.act, wanted.which, wanted.day), asking.reader))


def _away(asking: Asking, wanted: BeAway) -> Outcome:
    return Reply(answers.away(away.be_away(asking.act, wanted), asking.reader))


def _back(asking: Asking, _wanted: BeBack) -> Outcome:
    return Reply(answers.back(away.be_back(asking.act), asking.reader))


def _help(asking: Asking, _wanted: ShowHelp) -> Outcome:
    buttons = (create_button(asking.reader), settings_button(asking.reader))
    return Help("/standup", buttons)


def _ask_back(asking: Asking, wanted: Unclear) -> Outcome:
    return Reply(did_you_mean("/standup", wanted, RUN, asking.reader))


CARRIED_OUT: dict[type[StandUpCommand], CarryOut] = {
    CreateStandUp: _create,
    CreateByForm: _create_by_form,
    OneStandUp: _one,
    ListStandUps: _list,
    ShowReport: _report,
    SkipStandUp: _skip,
    BeAway: _away,
    BeBack: _back,
    ShowHelp: _help,
    Unclear: _ask_back,
}
