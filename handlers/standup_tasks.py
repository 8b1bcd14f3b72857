"""What was said in a stand-up is read in full, voted on, grouped, and made into tasks."""

from dataclasses import replace

from bot.domain.due import Due, Grain
from bot.domain.refusal import N_, Refusal
from bot.domain.standups.rounds import Given
from bot.domain.tasks.commands import NewTask
from bot.domain.tasks.form import Shown, read_entered
from bot.domain.tasks.task import TITLE_LIMIT
from bot.messages import modals
from bot.messages.layout import section
from bot.messages.modals import Modal
from bot.messages.reader import reader_for
from bot.messages.standups import pages, retros, task_forms, wording
from bot.messages.standups.actions import MAKE
from bot.messages.tasks import answers
from bot.messages.tasks.wording import chunks
from bot.services.act import Act
from bot.services.standups import report_views, sight
from bot.services.standups import retros as retro_service
from bot.services.standups.report_views import ReportView
from bot.services.tasks import adding
from handlers.outcomes import CloseModal, ModalErrors, Nothing, OpenModal, Outcome
from handlers.requests import Request
from handlers.wishes import Permalink
from storage import cards

SAID_MODAL = "standup_said_modal"
_TITLE_LIMIT = 24


def choose_said(act: Act, request: Request) -> Outcome:
    """The menu beside what somebody answered: all of it, or a task of it."""
    what, _space, value = request.value.partition(" ")
    label, _, member_id = value.rpartition(":")
    view = _view(act, label)
    given = _given(view, member_id)
    if what == MAKE:
        lines = task_forms.lines_said(given, view.names)
        return _make_form(act, request, lines, {"label": label, "member": member_id}, member_id)
    return OpenModal(_everything(act, view, given))


def press_make(act: Act, request: Request) -> Outcome:
    """Of a retro's cards."""
    found = retro_service.retro_view(act, request.value)
    lines = task_forms.cards_said(found.groups, _view(act, request.value).names)
    return _make_form(act, request, lines, {"label": request.value}, act.by.id)


def submit_make(act: Act, request: Request) -> Outcome:
    """The task stands in the channel, and keeps the link to where it was said."""
    reader = reader_for(act.by, act.now)
    about = request.private_metadata
    chosen = request.entered.option(task_forms.LINE) or ""
    lines = {value: text for text, value in _lines(act, about)}
    if chosen not in lines:
        raise Refusal(N_("That was taken back meanwhile."), example="/standup report")
    fields: dict[str, Shown] = {
        "title": lines[chosen][:TITLE_LIMIT],
        "owner": request.entered.person("owner"),
        "due": request.entered.text("due"),
    }
    entered = read_entered(fields, {}, act.by, act.now)
    if entered.refusals:
        shown = {name: modals.at_field(why, reader) for name, why in entered.refusals.items()}
        return ModalErrors(shown if "due" in shown else {task_forms.LINE: next(iter(shown.values()))})
    values = entered.values
    due = Due(values["due"], Grain.TIME) if values.get("due") else None
    new = NewTask(title=values["title"], owner_id=values.get("owner"), due=due)
    permalink = request.fetch(Permalink(act.place.id, about["ts"])) if about.get("ts") else None
    added = adding.add(replace(act, thread_ts=None), new, permalink=permalink)
    if "member" not in about:
        retro_service.became_task(act, about["label"], int(chosen), added.task.number)
    return CloseModal(message=answers.added(added, reader, act.deed))


def press_vote(act: Act, request: Request) -> Outcome:
    """The count beside the card tells."""
    label, _, item = request.value.rpartition(":")
    retro_service.vote(act, label, int(item))
    return Nothing()


def press_group(act: Act, request: Request) -> Outcome:
    found = retro_service.retro_view(act, request.value)
    if not found.groups:
        raise Refusal(N_("Nobody has written a card yet."), example="/standup answer")
    names = _view(act, request.value).names
    return OpenModal(retros.grouping_form(found, names, reader_for(act.by, act.now)))


def submit_group(act: Act, request: Request) -> Outcome:
    card = request.entered.option(retros.CARD) or ""
    under = request.entered.option(retros.UNDER) or retros.ALONE
    leads = card if under == retros.ALONE else under
    retro_service.group(act, request.private_metadata["label"], int(card), int(leads))
    return Nothing()


def _make_form(
    act: Act, request: Request, lines: list[tuple[str, str]], about: dict[str, str], owner: str
) -> Outcome:
    if not lines:
        raise Refusal(N_("All of it is a task already."), example="/task list all")
    posted = cards.card_at(act.unit, act.workspace_id, act.place.id, request.message_ts)
    about = {**about, "ts": request.message_ts if posted else ""}  # nothing leads to what one person sees
    return OpenModal(task_forms.make_form(lines, owner, about, reader_for(act.by, act.now)))


def _lines(act: Act, about: dict[str, str]) -> list[tuple[str, str]]:
    view = _view(act, about["label"])
    if "member" in about:
        return task_forms.lines_said(_given(view, about["member"]), view.names)
    return task_forms.cards_said(view.cards, view.names)


def _view(act: Act, label: str) -> ReportView:
    return report_views.view_of(act.unit, *sight.find_round(act, label))


def _given(view: ReportView, member_id: str) -> Given:
    found = next((each for each in view.report.given if each.member_id == member_id), None)
    if found is None:
        raise Refusal(N_("That was taken back meanwhile."), example="/standup report")
    return found


def _everything(act: Act, view: ReportView, given: Given) -> Modal:
    reader = reader_for(act.by, act.now)
    title = wording.shortened(view.names.get(given.member_id, given.member_id), _TITLE_LIMIT)
    lines = pages.of_person(view, given, reader)
    return Modal(SAID_MODAL, title, [section(chunk) for chunk in chunks(lines)], close=reader.gettext("Back"))
