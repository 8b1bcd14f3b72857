"""The forms in which stand-ups are set up and edited: opened, filled from a template, submitted."""

from dataclasses import replace

from bot.domain.refusal import Refusal
from bot.domain.standups.commands import CreateStandUp, EditStandUp
from bot.domain.standups.definition import Audience
from bot.domain.standups.templates import Template, template_for
from bot.messages import modals
from bot.messages.modals import Modal
from bot.messages.reader import reader_for
from bot.messages.standups import answers, setup_fills, setup_forms, template_forms
from bot.messages.standups.actions import NOTHING
from bot.services.act import Act
from bot.services.standups import creating, templates, views
from bot.services.standups.participants import take_group
from handlers import at_home
from handlers.groups import groups_of
from handlers.outcomes import ModalErrors, Outcome, UpdateModal
from handlers.requests import Request
from handlers.standup_fields import Fields
from handlers.wishes import UserGroups


def take_groups(act: Act, request: Request, audience: Audience) -> None:
    """Who is in the groups that are asked, as Slack says it now."""
    for group_id, members in groups_of(request)(audience.groups).items():
        take_group(act.unit, act.workspace_id, group_id, members, act.now)


def open_create(act: Act, request: Request, name: str = "") -> Outcome:
    return at_home.open_modal(_create_form(act, request, name, name), request)


def press_create(act: Act, request: Request) -> Outcome:
    return open_create(act, request, "" if request.value == NOTHING else request.value)


def choose_template(act: Act, request: Request) -> Outcome:
    """What the template says takes the place of what stood in the fields."""
    return UpdateModal(at_home.noted(_create_form(act, request, request.value), request))


def press_rename(act: Act, request: Request) -> Outcome:
    form = template_forms.rename_form(templates.find(act, request.value), reader_for(act.by, act.now))
    return at_home.open_modal(form, request)


def press_remove(act: Act, request: Request) -> Outcome:
    """The form goes on with the first of our own."""
    templates.remove(act, request.value)
    return UpdateModal(at_home.noted(_create_form(act, request, ""), request))


def submit_rename(act: Act, request: Request) -> Outcome:
    reader = reader_for(act.by, act.now)
    name = request.entered.text(template_forms.NAME)
    try:
        now = templates.rename(act, request.private_metadata["template"], name)
    except Refusal as refusal:
        return ModalErrors({template_forms.NAME: modals.at_field(refusal, reader)})
    closed = at_home.close(act, request, template_forms.renamed(now, reader))
    return replace(closed, clear_all=True)  # the form beneath still offers the old name


def open_edit(act: Act, request: Request, which: str) -> Outcome:
    standup = views.standup_for(act, which)
    groups = request.fetch(UserGroups())
    return at_home.open_modal(setup_forms.edit_form(standup, groups, reader_for(act.by, act.now)), request)


def press_edit(act: Act, request: Request) -> Outcome:
    return open_edit(act, request, request.value)


def submit_create(act: Act, request: Request) -> Outcome:
    """Errors stand at their fields."""
    key = request.private_metadata["template"]  # of the fields; the template itself may be gone meanwhile
    template = template_for(key, templates.all_templates(act))
    read = Fields(act, request, key, template.questions)
    values = read.all()
    if read.errors:
        return ModalErrors(read.errors)
    take_groups(act, request, values["audience"])
    made = creating.create(act, CreateStandUp(template=template.key, channel_id=_home(request), **values))
    return at_home.close(act, request, answers.set_up(made, reader_for(act.by, act.now), is_new=True))


def submit_edit(act: Act, request: Request) -> Outcome:
    about = request.private_metadata
    was = views.standup_for(act, about["label"])
    read = Fields(act, request, "", was.questions)
    values = read.all()
    if read.errors:
        return ModalErrors(read.errors)
    take_groups(act, request, values["audience"])
    now = creating.edit(act, EditStandUp(which=was.label, version=about["version"], **values))
    if request.entered.text(setup_fills.SAVE_AS):
        templates.save(act, was.label, request.entered.text(setup_fills.SAVE_AS))
    return at_home.close(act, request, answers.set_up(now, reader_for(act.by, act.now), is_new=False))


def _home(request: Request) -> str:
    """On the Home there is no channel: the first whose members are asked is the stand-up's own."""
    return next(iter(request.entered.channels(setup_fills.CHANNELS)), "") if at_home.is_here(request) else ""


def _create_form(act: Act, request: Request, wanted: str, name: str = "") -> Modal:
    reader = reader_for(act.by, act.now)
    known: list[Template] = templates.all_templates(act)
    here = "" if act.place.is_direct else act.place.id
    template = template_for(wanted, known)
    filled = setup_fills.from_template(template, reader, name, here)
    groups = request.fetch(UserGroups())
    may_change = templates.may_change(act, template.key)
    return setup_forms.create_form(filled, known, groups, reader, may_change=may_change)
