"""Templates that a workspace saves."""

from dataclasses import replace

from bot.domain.folding import folded
from bot.domain.refusal import N_, Refusal
from bot.domain.standups.creation import check_name
from bot.domain.standups.templates import TEMPLATES, Template
from bot.services.act import Act
from bot.services.standups import sight
from storage import standups
from storage.people import find_person

_MOST = 30


def all_templates(act: Act) -> list[Template]:
    """Ours first."""
    return [*TEMPLATES, *standups.templates(act.unit, act.workspace_id)]


def may_change(act: Act, key: str) -> bool:
    """Who saved it, and who administers the workspace; anybody, once they have left."""
    saved_by = standups.template_saver(act.unit, act.workspace_id, key)
    if saved_by is None or act.by.is_outsider:
        return False
    saver = find_person(act.unit, act.workspace_id, saved_by)
    return act.by.id == saved_by or act.by.is_admin or saver is None or saver.has_left


def save(act: Act, which: str, name: str) -> Template:
    """A stand-up's questions, hours and report under that name; one's own of the same name is replaced.

    Raises Refusal for a name of our own or of somebody else's, and for too many.
    """
    standup = sight.find(act, which)
    key = _check_name(act, name)
    saved = standups.templates(act.unit, act.workspace_id)
    if len(saved) >= _MOST and key not in {template.key for template in saved}:
        raise Refusal(N_("A workspace keeps at most {most} templates."), most=_MOST)
    template = Template(
        key,
        check_name(name),
        standup.questions,
        standup.schedule.recurrence,
        standup.schedule.at,
        standup.schedule.window,
        replace(standup.reporting, channel_id=""),
        standup.remind_percent,
    )
    _keep(act, template, act.by.id)
    act.record("standup_template_saved", key)
    return template


def rename(act: Act, key: str, name: str) -> Template:
    """Raises Refusal for somebody else's, and for a name that is taken."""
    was = find(act, key)
    new_key = _check_name(act, name)
    if new_key != key and standups.template_saver(act.unit, act.workspace_id, new_key):
        raise Refusal(N_("There is a template called {name} already."), name=name)
    now = replace(was, key=new_key, name=check_name(name))
    saved_by = standups.template_saver(act.unit, act.workspace_id, key) or act.by.id
    standups.remove_template(act.unit, act.workspace_id, key)
    _keep(act, now, saved_by)
    act.record("standup_template_renamed", new_key, was=key)
    return now


def remove(act: Act, key: str) -> Template:
    """Stand-ups that were set up from it stay as they are. Raises Refusal for somebody else's."""
    was = find(act, key)
    standups.remove_template(act.unit, act.workspace_id, key)
    act.record("standup_template_removed", key)
    return was


def find(act: Act, key: str) -> Template:
    """A saved one, to be changed. Raises Refusal."""
    saved = standups.templates(act.unit, act.workspace_id)
    found = next((template for template in saved if template.key == key), None)
    if found is None:
        raise Refusal(N_("That template is gone."), example="/standup create")
    _check_own(act, found.key, found.name)
    return found


def _keep(act: Act, template: Template, saved_by: str) -> None:
    standups.save_template(act.unit, act.workspace_id, template, saved_by, act.now)


def _check_name(act: Act, name: str) -> str:
    """The key of a template of that name."""
    key = folded(check_name(name))
    if any(key in (template.key, folded(template.name)) for template in TEMPLATES):
        raise Refusal(N_("{name} is one of my own templates; choose another name."), name=name)
    _check_own(act, key, name)
    return key


def _check_own(act: Act, key: str, name: str) -> None:
    saved_by = standups.template_saver(act.unit, act.workspace_id, key)
    if saved_by is not None and not may_change(act, key):
        saver = find_person(act.unit, act.workspace_id, saved_by)
        raise Refusal(
            N_("{name} was saved by {person}: ask them or an admin, or choose another name."),
            name=name,
            person=saver.name if saver else saved_by,
        )
