"""The settings of a channel: the form, and what was changed."""

from collections.abc import Sequence
from dataclasses import asdict

from bot.domain.attention.kinds import Kind
from bot.domain.attention.wishes import Wishes
from bot.domain.channel_settings import Choices
from bot.messages import inputs
from bot.messages.digests import edit_form
from bot.messages.layout import Message, actions, button, context, person, section
from bot.messages.modals import Modal
from bot.messages.reader import Reader
from bot.messages.settings import own, wording, workspace
from bot.services.digests.creating import Listed

OPEN = "channel_settings"
FORM = "channel_settings_form"
CARDS, QUIET = "cards", "quiet"


def form(
    chosen: Choices,
    nudges: Wishes,
    channel_id: str,
    reader: Reader,
    digests: Sequence[Listed] = (),
    *,
    is_admin: bool = False,
) -> Modal:
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
    whole = [button(_("For the whole workspace…"), workspace.OPEN, "-")] if is_admin else []
    blocks = [
        context(_("For everybody in {channel}.").format(channel=f"<#{channel_id}>")),
        inputs.select(cards, [(label, value) for value, label in _ways(reader)], _way(chosen)),
        inputs.person_select(lead, chosen.lead_id),
        inputs.text_input(emoji, f":{chosen.capture_emoji}:", max_length=100),
        {"type": "divider"},
        *edit_form.listed_blocks(list(digests), reader, is_own=False),
        {"type": "divider"},
        context(
            _("How nudges about what is here go to people, unless they choose otherwise for themselves.")
        ),
        *own.kinds(nudges, reader),
        actions(button(_("My own settings…"), own.OPEN, "-"), *whole),
    ]
    about = {"was": asdict(chosen), "nudges": nudges.ways, "urgent": nudges.urgent}
    return Modal(FORM, _("Channel settings"), blocks, _("Save"), _("Cancel"), private_metadata=about)


def changed(
    was: Choices,
    now: Choices,
    channel_id: str,
    reader: Reader,
    nudges: Wishes | None = None,
    untold: Sequence[Kind] = (),
) -> Message:
    """What is different from before; `nudges` where these are, with what of it no digest tells (`untold`)."""
    _ = reader.gettext
    channel = f"<#{channel_id}>"
    lines = [_told(name, now, reader) for name, value in asdict(now).items() if value != asdict(was)[name]]
    lines += [_nudged(nudges, reader)] if nudges else []
    lines += [_still_nudged(untold, reader)] if untold else []
    if not lines:
        text = _("The settings of {channel} stay as they were.").format(channel=channel)
        return Message(text, [section(text)])
    heading = _("Changed for {channel}:").format(channel=channel)
    text = "\n".join([heading, *(f"• {line}" for line in lines)])
    return Message(text, [section(text)])


def _nudged(nudges: Wishes, reader: Reader) -> str:
    _ = reader.gettext
    urgent = {None: [], True: [_("what is urgent comes at once")], False: [_("nothing comes at once")]}
    ways = "; ".join([*wording.ways(nudges.ways, reader), *urgent[nudges.urgent]])
    return _("nudges: {ways}").format(ways=ways or _("as usual"))


def _still_nudged(untold: Sequence[Kind], reader: Reader) -> str:
    text = reader.gettext("as long as no digest here tells of them, people are still nudged: {kinds}")
    return text.format(kinds=wording.kinds(untold, reader))


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
