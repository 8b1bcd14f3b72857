"""The form of a policy: when it applies, who decides, how long it may take; and what it would have done."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.domain.approvals.policy import Policy
from bot.domain.approvals.policy_form import NAME_LIMIT, SHARES, PolicyForm
from bot.domain.refusal import N_
from bot.messages import inputs
from bot.messages.approvals import policies, routes
from bot.messages.approvals.ask_forms import MOST_FORM_STEPS, Choices, kind_options, step_blocks
from bot.messages.inputs import Field
from bot.messages.layout import Block, actions, button, context, section
from bot.messages.modals import Modal
from bot.messages.reader import Reader
from bot.messages.tasks.wording import chunks
from bot.services.approvals.simulating import Replay, Rerouted

POLICY = "policy_form"
STEP = "policy_form_step"
ON, OFF = "on", "off"

_LABELS = {
    "name": N_("Name"),
    "own_kind": N_("Or a type of your own"),
    "least": N_("From this amount on"),
    "most": N_("Up to this amount"),
    "deadline": N_("To be decided within (working hours)"),
    "escalate_after": N_("Ask somebody more after (working hours of silence)"),
    "expire": N_("Expires undecided after (days)"),
    "position": N_("Place in the order of policies"),
}
_HINTS = {
    "own_kind": N_("One word: events, prints …"),
    "least": N_("500 EUR; empty for any amount"),
    "most": N_("5000 EUR; empty for no end"),
    "position": N_("The first that applies is taken; 0 comes first."),
}


@dataclass(frozen=True)
class Preview:
    """A policy that was entered, and what it would have done; `visible` are those that the person may see."""

    policy: Policy
    replay: Replay
    visible: Sequence[Rerouted]


def policy_form(
    form: PolicyForm, choices: Choices, reader: Reader, about: dict[str, Any], preview: Preview | None = None
) -> Modal:
    """`about` comes back with the submission; with a preview it is submitted a second time."""
    _ = reader.gettext
    title = _("Policy") if "version" in about else _("New policy")
    submit = _("Keep it") if preview else _("Next: try it")
    blocks = [*(_preview(preview, reader) if preview else []), *_fields(form, choices, reader)]
    about = {**about, "steps": len(form.steps)}
    return Modal(POLICY, title, blocks, submit, _("Cancel"), private_metadata=about)


def _preview(preview: Preview, reader: Reader) -> list[Block]:
    _ = reader.gettext
    policy = preview.policy
    lines = [_("*The way of a request to which it applies:*"), *routes.way(policy.steps, reader)]
    lines += [f"• {note}" for note in routes.timing(policy.timing, policy.fallback_id, reader)]
    lines.append(f"*{policies.heading_of(policy, reader)}*")
    lines += policies.replay_lines(preview.replay, preview.visible, reader)
    note = context(_("Nothing is kept yet: press “Keep it” below, or change something and try again."))
    return [*map(section, chunks(lines)), note]


def _fields(form: PolicyForm, choices: Choices, reader: Reader) -> list[Block]:
    _ = reader.gettext
    blocks = [_text("name", form, reader), *_when(form, choices, reader)]
    for place, step in enumerate(form.steps):
        blocks += step_blocks(place, step, choices, reader)
    if len(form.steps) < MOST_FORM_STEPS:
        blocks.append(actions(button(_("Then another step…"), STEP, "-")))
    return [*blocks, *_time(form, reader)]


def _when(form: PolicyForm, choices: Choices, reader: Reader) -> list[Block]:
    """What must fit; what is left empty always fits."""
    _ = reader.gettext
    kinds = Field("kinds", _("For which types"), optional=True, hint=_("Empty for every type."))
    channels = Field("channels", _("In which channels"), optional=True, hint=_("Empty for every channel."))
    people = Field("requesters", _("Asked by whom"), optional=True, hint=_("Empty for everybody."))
    return [
        inputs.multi_select(kinds, kind_options(choices, reader), form.kinds),
        _text("own_kind", form, reader),
        _text("least", form, reader),
        _text("most", form, reader),
        inputs.channels_select(channels, form.channels),
        inputs.people_select(people, form.requesters, most=20),
    ]


def _time(form: PolicyForm, reader: Reader) -> list[Block]:
    _ = reader.gettext
    remind = Field("remind", _("Remind them after"))
    shares = sorted({*SHARES, form.remind})
    further = Field("escalate_to", _("Who is asked then"), optional=True)
    hint = _("A member who decides where a step has nobody left: all away, say.")
    fallback = Field("fallback", _("Where nobody else is left"), hint=hint)
    state = Field("is_on", _("Switched"))
    states = [(_("On"), ON), (_("Off, a draft for now"), OFF)]
    return [
        _text("deadline", form, reader),
        inputs.select(
            remind,
            [(_("{percent} % of that time").format(percent=each), str(each)) for each in shares],
            str(form.remind),
        ),
        _text("escalate_after", form, reader),
        inputs.person_select(further, form.escalate_to),
        inputs.person_select(fallback, form.fallback),
        _text("expire", form, reader),
        _text("position", form, reader),
        inputs.select(state, states, ON if form.is_on else OFF),
    ]


def _text(name: str, form: PolicyForm, reader: Reader) -> Block:
    _ = reader.gettext
    hint = _(_HINTS[name]) if name in _HINTS else ""
    asked = Field(name, _(_LABELS[name]), optional=name != "name", hint=hint)
    return inputs.text_input(asked, form.texts.get(name, ""), max_length=NAME_LIMIT)
