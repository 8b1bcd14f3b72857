"""What a person reads when Slack would not take a message of theirs."""

from bot.messages.layout import Message, safe, section
from bot.messages.reader import Reader
from bot.services.undelivered import NoteView

NEEDS_INVITATION = {"not_in_channel", "channel_not_found"}


def not_posted(view: NoteView, reader: Reader) -> Message:
    _ = reader.gettext
    kept = _("{subject} is stored, but its card could not be posted in <#{channel}>.")
    remedy = (
        _("Invite me there with `/invite @muster`.")
        if view.reason in NEEDS_INVITATION
        else _("Slack said: {reason}.").format(reason=safe(view.reason))
    )
    text = f"{kept.format(subject=view.subject, channel=view.channel_id)} {remedy}"
    return Message(text, [section(text)])
