"""The settings of a channel: the form, and what was changed."""

from dataclasses import asdict

from bot.domain.channel_settings import Choices
from bot.messages import inputs
from bot.messages.layout import Message, context, person, section
from bot.messages.modals import Modal
from bot.messages.reader import Reader

OPEN = "channel_settings"
FORM = "channel_settings_form"
CARDS, QUIET = "cards", "quiet"


def form(chosen: Choices, channel_id: str, reader: Reader) -> Modal:
    _ = reader.gettext
    cards = inputs.Field(
        "cards", _("Tasks"), hint=_("Cards that are there already stay, and still show what changes.")
    )
    lead = inputs.Field(
        "lead",
        _("Lead"),
        optional=True,
        hint=_("Hears when tasks lose their owner, and from then on alone changes these settings."),
    )
    emoji = inputs.Field("emoji", _("Emoji"), hint=_("Whoever reacts with it makes a task of the message."))
    blocks = [
        context(_("For everybody in {channel}.").format(channel=f"<#{channel_id}>")),
        inputs.select(cards, [(label, value) for value, label in _ways(reader)], _way(chosen)),
        inputs.person_select(lead, chosen.lead_id),
        inputs.text_input(emoji, f":{chosen.capture_emoji}:", max_length=100),
    ]
    about = {"was": asdict(chosen)}
    return Modal(FORM, _("Channel settings"), blocks, _("Save"), _("Cancel"), private_metadata=about)


def changed(was: Choices, now: Choices, channel_id: str, reader: Reader) -> Message:
    """What is different from before."""
    _ = reader.gettext
    channel = f"<#{channel_id}>"
    lines = [_told(name, now, reader) for name, value in asdict(now).items() if value != asdict(was)[name]]
    if not lines:
        text = _("The settings of {channel} stay as they were.").format(channel=channel)
        return Message(text, [section(text)])
    heading = _("Changed for {channel}:").format(channel=channel)
    text = "\n".join([heading, *(f"• {line}" for line in lines)])
    return Message(text, [section(text)])


def _ways(reader: Reader) -> list[tuple[str, str]]:
    _ = reader.gettext
    return [(CARDS, _("A card in the channel for each task")), (QUIET, _("Quiet: tasks show only in lists"))]


def _way(chosen: Choices) -> str:
    return QUIET if chosen.quiet_cards else CARDS


def _told(name: str, now: Choices, reader: Reader) -> str:
    _ = reader.gettext
    if name == "quiet_cards":
        return dict(_ways(reader))[_way(now)]
    if name == "lead_id":
        leads = _("{person} leads it")
        return leads.format(person=person(now.lead_id)) if now.lead_id else _("nobody leads it")
    return _("{emoji} makes a task of a message").format(emoji=f":{now.capture_emoji}:")
