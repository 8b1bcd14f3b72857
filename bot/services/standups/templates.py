"""Templates that a workspace saves."""

from dataclasses import replace

from bot.domain.folding import folded
from bot.domain.refusal import N_, Refusal
from bot.domain.standups.creation import check_name
from bot.domain.standups.templates import TEMPLATES, Template
from bot.services.act import Act
from bot.services.standups import sight
from storage import standups

_MOST = 30


def all_templates(act: Act) -> list[Template]:
    """Ours first."""
    return [*TEMPLATES, *standups.templates(act.unit, act.workspace_id)]


def save(act: Act, which: str, name: str) -> Template:
    """A stand-up's questions, hours and report under that name; one of the same name is replaced.

    Raises Refusal for a name of our own and for too many.
    """
    standup = sight.find(act, which)
    key = folded(check_name(name))
    saved = standups.templates(act.unit, act.workspace_id)
    if any(key in (template.key, folded(template.name)) for template in TEMPLATES):
        raise Refusal(N_("{name} is one of my own templates; choose another name."), name=name)
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
    standups.save_template(act.unit, act.workspace_id, template, act.by.id, act.now)
    act.record("standup_template_saved", key)
    return template


def remove(act: Act, key: str) -> None:
    """Anybody may: it can be saved again from its stand-ups."""
    standups.remove_template(act.unit, act.workspace_id, key)
    act.record("standup_template_removed", key)
