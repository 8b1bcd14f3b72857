"""The forms in which a stand-up is set up and edited."""

from collections.abc import Mapping, Sequence

from bot.domain.refusal import N_
from bot.domain.standups.creation import NAME_LIMIT
from bot.domain.standups.definition import ReportOrder, ReportTime, StandUp
from bot.domain.standups.question_lines import NAMES
from bot.domain.standups.templates import Template
from bot.messages import inputs
from bot.messages.inputs import Field, Option
from bot.messages.layout import Block, context
from bot.messages.modals import Modal
from bot.messages.reader import Reader
from bot.messages.standups import template_forms, wording
from bot.messages.standups.setup_fills import (
    AT,
    CHANNELS,
    DAYS,
    EXCEPT,
    GROUPS,
    LANGUAGE,
    NAME,
    OBSERVERS,
    ORDER,
    OWN_LANGUAGE,
    OWN_TIME,
    PEOPLE,
    QUESTIONS,
    REMIND,
    SAVE_AS,
    TEMPLATE,
    WHEN,
    WHERE,
    WINDOW,
    ZONE,
    Filled,
    from_standup,
    own,
)

CREATE = "standup_create_form"
EDIT = "standup_edit_form"
_WHEN = {
    ReportTime.BOTH: N_("Grows as people answer, with a word at the end"),
    ReportTime.LIVE: N_("Grows as people answer"),
    ReportTime.AT_CLOSE: N_("Comes when the time to answer is over"),
}
_ORDER = {ReportOrder.BY_PERSON: N_("By person"), ReportOrder.BY_QUESTION: N_("By question")}
_REMIND = {
    "0": N_("Nobody is reminded"),
    "50": N_("After half of the time"),
    "80": N_("After four fifths of the time"),
    "95": N_("Shortly before the end"),
}
_SHARE = N_("After {percent}% of the time")
LANGUAGES = {"en-US": "English", "pl-PL": "Polski", "it-IT": "Italiano"}
_QUESTIONS_LIMIT = 3000


def create_form(
    filled: Filled,
    templates: Sequence[Template],
    groups: Sequence[tuple[str, str]],
    reader: Reader,
    *,
    may_change: bool = False,
) -> Modal:
    """`groups` are the workspace's user groups: id and handle. `may_change` the template that is chosen."""
    _ = reader.gettext
    options = [(wording.template_name(each, reader), each.key) for each in templates]
    asked = Field(TEMPLATE, _("Template"), tells=True)
    chosen = filled.texts.get(TEMPLATE, "")
    pressed = [template_forms.buttons(chosen, reader)] if may_change else []
    blocks = [inputs.select(asked, options, chosen), *pressed, *_fields(filled, groups, reader)]
    about = {"template": chosen}
    return Modal(CREATE, _("New stand-up"), blocks, _("Set up"), _("Cancel"), private_metadata=about)


def edit_form(standup: StandUp, groups: Sequence[tuple[str, str]], reader: Reader) -> Modal:
    _ = reader.gettext
    hint = _("Questions, days and report under that name, for other stand-ups.")
    save_as = Field(SAVE_AS, _("Save as a template, too"), optional=True, hint=hint)
    blocks = [
        *_fields(from_standup(standup, reader), groups, reader),
        inputs.text_input(save_as, max_length=NAME_LIMIT),
    ]
    title = _("Edit {task}").format(task=standup.label)
    about = {"label": standup.label, "version": standup.version}
    return Modal(EDIT, title, blocks, _("Save"), _("Cancel"), private_metadata=about)


def _fields(filled: Filled, groups: Sequence[tuple[str, str]], reader: Reader) -> list[Block]:
    """The ids of fields that a template fills carry its key: Slack keeps what stands in a field it knows."""
    return [
        *_hours(filled, reader),
        *_questions(filled, reader),
        *_people(filled, groups, reader),
        *_report(filled, reader),
    ]


def _hours(filled: Filled, reader: Reader) -> list[Block]:
    _ = reader.gettext
    texts = filled.texts
    days = Field(own(DAYS, texts), _("Days"), hint=_("weekdays, every other friday, monthly on the 1st …"))
    zone = Field(ZONE, _("On whose clock"))
    window = Field(
        own(WINDOW, texts), _("Time to answer"), hint=_("for 4 hours, until 17:00, until 10:00 next day")
    )
    return [
        inputs.text_input(Field(own(NAME, texts), _("Name")), texts.get(NAME, ""), max_length=NAME_LIMIT),
        inputs.text_input(days, texts.get(DAYS, ""), max_length=150),
        inputs.time_picker(Field(own(AT, texts), _("At")), filled.at),
        inputs.select(zone, _zones(texts.get(ZONE, ""), reader), texts.get(ZONE)),
        inputs.text_input(window, texts.get(WINDOW, ""), max_length=60),
    ]


def _zones(chosen: str, reader: Reader) -> list[Option]:
    _ = reader.gettext
    mine = reader.zone.key
    named = dict.fromkeys([mine, *([chosen] if chosen not in ("", OWN_TIME) else [])])
    one = [(_("One clock: {zone}").format(zone=zone), zone) for zone in named]
    return [*one, (_("Everybody's own: that time where they are"), OWN_TIME)]


def _people(filled: Filled, groups: Sequence[tuple[str, str]], reader: Reader) -> list[Block]:
    _ = reader.gettext
    lists = filled.lists
    hint = _("Guests are never asked, nor is anybody on a day off.")
    channels = Field(CHANNELS, _("Asked: the members of"), optional=True, hint=hint)
    blocks = [inputs.channels_select(channels, lists.get(CHANNELS, ()))]
    if groups:
        shown = [(handle, group_id) for group_id, handle in groups[:100]]
        asked = Field(GROUPS, _("Asked: these groups"), optional=True)
        blocks.append(inputs.multi_select(asked, shown, lists.get(GROUPS, ())))
    read_only = _("They read the report, and are neither asked nor counted.")
    return [
        *blocks,
        inputs.people_select(Field(PEOPLE, _("Asked: these people"), optional=True), lists.get(PEOPLE, ())),
        inputs.people_select(Field(EXCEPT, _("Not asked"), optional=True), lists.get(EXCEPT, ())),
        inputs.people_select(
            Field(OBSERVERS, _("Observers"), optional=True, hint=read_only), lists.get(OBSERVERS, ())
        ),
    ]


def _questions(filled: Filled, reader: Reader) -> list[Block]:
    _ = reader.gettext
    field_ = Field(own(QUESTIONS, filled.texts), _("Questions, one a line"))
    marks = ", ".join(f"[{_(name)}]" for name in NAMES.values() if name != "if")
    about = _("In brackets, what a question is: choices [green | red]; a follow-up [if red]; {marks}.")
    value = filled.texts.get(QUESTIONS, "")
    return [
        inputs.text_input(field_, value, multiline=True, max_length=_QUESTIONS_LIMIT),
        context(about.format(marks=marks)),
    ]


def _report(filled: Filled, reader: Reader) -> list[Block]:
    _ = reader.gettext
    texts = filled.texts
    chosen = filled.lists.get(WHERE, ())
    remind = texts.get(REMIND, "80")
    shares = _REMIND if remind in _REMIND else {remind: _SHARE, **_REMIND}
    languages = [
        (_("That of whoever set it up"), OWN_LANGUAGE),
        *((name, key) for key, name in LANGUAGES.items()),
    ]
    where = Field(WHERE, _("Report in"), optional=True, hint=_("Empty: where the stand-up lives."))
    return [
        inputs.select(Field(own(WHEN, texts), _("Report")), _options(_WHEN, reader), texts.get(WHEN)),
        inputs.select(
            Field(own(ORDER, texts), _("Answers in its thread")), _options(_ORDER, reader), texts.get(ORDER)
        ),
        inputs.channels_select(where, chosen, most=1),
        inputs.select(Field(LANGUAGE, _("Language of the report")), languages, texts.get(LANGUAGE)),
        inputs.select(
            Field(
                own(REMIND, texts), _("Reminder"), hint=_("Those only who are missing; each can turn it off.")
            ),
            [(_(text).format(percent=share), share) for share, text in shares.items()],
            remind,
        ),
    ]


def _options(texts: Mapping[ReportTime, str] | Mapping[ReportOrder, str], reader: Reader) -> list[Option]:
    return [(reader.gettext(text), value.value) for value, text in texts.items()]
