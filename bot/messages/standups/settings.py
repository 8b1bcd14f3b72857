"""What each person sets for themselves: how they are reminded, and whose holidays are theirs."""

from bot.domain.refusal import N_
from bot.domain.standups.absences import Absence
from bot.domain.standups.participation import ReminderPace
from bot.messages import inputs
from bot.messages.layout import Message, context, section
from bot.messages.modals import Modal
from bot.messages.reader import Reader
from bot.messages.standups import wording
from bot.services.standups.own_settings import OwnStandUps

SETTINGS = "standup_settings_form"
PACE, REGION = "pace", "region"
NEVER = "never"
_PACES = {
    ReminderPace.USUAL.value: N_("Remind me once"),
    ReminderPace.SLOW.value: N_("Only shortly before the end"),
    NEVER: N_("Never remind me"),
}
_REGION_LIMIT = 10


def paces(reader: Reader) -> list[tuple[str, str]]:
    return [(reader.gettext(text), pace) for pace, text in _PACES.items()]


def read_pace(chosen: str) -> ReminderPace | None:
    """None for never."""
    return None if chosen == NEVER else ReminderPace(chosen)


def settings_form(chosen: OwnStandUps, days: list[Absence], reader: Reader) -> Modal:
    _ = reader.gettext
    pace = inputs.Field(PACE, _("Reminders of stand-ups"))
    hint = _("A country, with its part if you like: IT, DE-BY, US-CA. Empty: that of your time zone.")
    region = inputs.Field(REGION, _("Whose public holidays"), optional=True, hint=hint)
    away = ", ".join(wording.span(each.first, each.last, reader) for each in days)
    shown = (
        _("Away: {days}. `/standup back` ends it.").format(days=away)
        if days
        else _("`/standup away 3-14 Dec` tells me when you are away.")
    )
    blocks = [
        inputs.select(pace, paces(reader), chosen.pace.value if chosen.pace else NEVER),
        inputs.text_input(region, chosen.region, max_length=_REGION_LIMIT),
        context(shown),
    ]
    return Modal(SETTINGS, _("My stand-ups"), blocks, _("Save"), _("Cancel"))


def reminded(chosen: OwnStandUps, reader: Reader) -> Message:
    """What holds from now on."""
    _ = reader.gettext
    match chosen.pace:
        case None:
            text = _("I do not remind you of stand-ups any more.")
        case ReminderPace.SLOW:
            text = _("I remind you of stand-ups only shortly before they close.")
        case ReminderPace.USUAL:
            text = _("I remind you of stand-ups once, where you have not answered.")
    return Message(text, [section(text)])
