"""The forms in which somebody asks for approval, or changes what they asked for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from bot.domain.approvals.content_limits import NOTES_LIMIT, TITLE_LIMIT
from bot.domain.approvals.form import groups_of_step, people_of
from bot.domain.approvals.kinds import KINDS
from bot.domain.approvals.model import ALL, Step
from bot.domain.approvals.written import difference
from bot.domain.refusal import N_
from bot.messages import inputs
from bot.messages.approvals import outcomes, wording
from bot.messages.approvals.changes import change_lines
from bot.messages.inputs import Option
from bot.messages.layout import Block, actions, button, context, section
from bot.messages.modals import Modal
from bot.messages.reader import Reader
from bot.messages.tasks.wording import chunks
from bot.services.approvals.editing import Foreseen

ASK = "request_ask_form"
EDIT = "request_edit_form"
STEP = "request_form_step"
MOST_FORM_STEPS = 5
MOST_IN_STEP = 20

_LABELS = {
    "title": N_("What is to be approved"),
    "amount": N_("Amount"),
    "kind": N_("Type"),
    "due": N_("Answer by"),
    "notes": N_("Notes"),
    "links": N_("Links"),
    "starts": N_("Tasks that begin when it is approved"),
}
_HINTS = {
    "amount": N_("1200 EUR, 12k PLN …"),
    "due": N_("friday 5pm, 27 Nov, in 3 days, end of month …"),
    "links": N_("Offers, drafts, tables: one address a line."),
    "starts": N_("T-30, T-31"),
}
_LONGEST = {"title": TITLE_LIMIT, "notes": NOTES_LIMIT, "amount": 60, "due": 100, "starts": 120}
_LINE = 3000
_LARGEST_NEED = 5


@dataclass(frozen=True)
class Choices:
    """What the menus offer: types beside those that everybody has, and user groups as (id, @handle)."""

    kinds: tuple[str, ...] = ()
    groups: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Filled:
    """What is known already: fields by name, the requester's own steps, and how many of them are shown."""

    fields: Mapping[str, str] = field(default_factory=dict)
    steps: tuple[Step | None, ...] = (None,)


def ask_form(filled: Filled, choices: Choices, reader: Reader, about: dict[str, Any]) -> Modal:
    """`about` comes back with the submission."""
    _ = reader.gettext
    hint = context(_("Leave the approvers empty where a policy says who decides."))
    blocks = _blocks(filled, choices, reader)
    at = next(place for place, block in enumerate(blocks) if block.get("block_id") == "people0")
    return Modal(
        *(ASK, _("Ask for approval"), [*blocks[:at], hint, *blocks[at:]], _("Ask"), _("Cancel")),
        private_metadata={**about, "steps": len(filled.steps)},
    )


def edit_form(
    number: int,
    filled: Filled,
    choices: Choices,
    reader: Reader,
    about: dict[str, Any],
    notes: Sequence[Block] = (),
) -> Modal:
    _ = reader.gettext
    blocks = [*notes, *_blocks(filled, choices, reader)]
    title = _("Edit {request}").format(request=f"R-{number}")
    about = {**about, "number": number, "steps": len(filled.steps)}
    return Modal(EDIT, title, blocks, _("Save"), _("Cancel"), private_metadata=about)


def with_channel(form: Modal, reader: Reader) -> Modal:
    """Where it was opened in no channel: without one only those see it who have to do with it."""
    _ = reader.gettext
    hint = _("Without one only those see it who ask and decide.")
    channel = inputs.channel_select(inputs.Field("channel", _("Channel"), optional=True, hint=hint))
    return replace(form, blocks=[*form.blocks[:1], channel, *form.blocks[1:]])


def foreseen(found: Foreseen, reader: Reader) -> list[Block]:
    """What saving would change, and whose votes it would take away."""
    _ = reader.gettext
    heading = _(":warning: *Votes were given already.* Save again to change this:")
    lines = [heading, *change_lines(difference(found.was, found.now), reader, reader.moment)[1:]]
    lines.append(outcomes.void(dict.fromkeys(vote.voter_id for vote in found.void), reader))
    return [section(chunk) for chunk in chunks(lines)]


def _blocks(filled: Filled, choices: Choices, reader: Reader) -> list[Block]:
    shown = filled.fields
    blocks = [_text("title", shown, reader)]
    for place, step in enumerate(filled.steps):
        blocks += step_blocks(place, step, choices, reader)
    if len(filled.steps) < MOST_FORM_STEPS:
        blocks.append(actions(button(reader.gettext("Then another step…"), STEP, "-")))
    blocks += [_text("amount", shown, reader), _kind(shown.get("kind", ""), choices, reader)]
    return [*blocks, *(_text(name, shown, reader) for name in ("due", "notes", "links", "starts"))]


def step_blocks(place: int, step: Step | None, choices: Choices, reader: Reader) -> list[Block]:
    """Who decides in a step, and how many of them must approve."""
    _ = reader.gettext
    step = step or Step(())
    label = _("Who decides") if place == 0 else _("Step {step}: who decides then").format(step=place + 1)
    people = inputs.Field(f"people{place}", label, optional=True)
    groups = inputs.Field(f"groups{place}", _("Groups"), optional=True)
    need = inputs.Field(f"need{place}", _("How many must approve"))
    options = _groups(groups_of_step(step), choices)
    return [
        inputs.people_select(people, people_of(step), most=MOST_IN_STEP),
        *([inputs.multi_select(groups, options, groups_of_step(step))] if options else []),
        inputs.select(need, _needs(step.need, reader), str(step.need)),
    ]


def kind_options(choices: Choices, reader: Reader) -> list[Option]:
    return [(wording.kind(kind, reader), kind) for kind in dict.fromkeys((*KINDS, *choices.kinds))]


def _groups(chosen: Sequence[str], choices: Choices) -> list[Option]:
    """Those that were chosen before are offered still, should Slack name them no more."""
    known = dict(choices.groups)
    missing = [(group, group) for group in chosen if group not in known]
    options: list[Option] = [(name[:75], group) for group, name in [*choices.groups, *missing]]
    return options[-100:]


def _needs(chosen: int, reader: Reader) -> list[Option]:
    _ = reader.gettext
    largest = max(_LARGEST_NEED, chosen)
    counted = [(_("{count} of them").format(count=count), str(count)) for count in range(2, largest + 1)]
    return [(_("Any one of them"), "1"), (_("All of them"), str(ALL)), *counted]


def _kind(chosen: str, choices: Choices, reader: Reader) -> Block:
    label = _LABELS["kind"]
    asked = inputs.Field("kind", reader.gettext(label), optional=True)
    options = kind_options(choices, reader)
    known = {option[1] for option in options}
    extra = [(chosen, chosen)] if chosen and chosen not in known else []
    return inputs.select(asked, [*options, *extra], chosen or None)


def _text(name: str, shown: Mapping[str, str], reader: Reader) -> Block:
    _ = reader.gettext
    hint = _(_HINTS[name]) if name in _HINTS else ""
    asked = inputs.Field(name, _(_LABELS[name]), optional=name != "title", hint=hint)
    is_long = name in {"notes", "links"}
    most = _LONGEST.get(name, _LINE)
    return inputs.text_input(asked, shown.get(name, "")[:most], multiline=is_long, max_length=most)
