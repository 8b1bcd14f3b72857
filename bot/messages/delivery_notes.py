"""What a person reads when Slack would not take a message of theirs."""

from bot.messages.layout import Message, safe, section
from bot.messages.reader import Reader
from bot.services.undelivered import UNCERTAIN, NoteView

NEEDS_INVITATION = {"not_in_channel", "channel_not_found"}


def not_posted(view: NoteView, reader: Reader) -> Message:
    _ = reader.gettext
    if view.reason == UNCERTAIN:
        doubt = _("I cannot tell whether {subject} arrived. If you do not see it, please ask for it again.")
        return _said(doubt.format(subject=safe(view.subject)))
    kept = (
        _("{subject} could not be uploaded.")
        if view.is_file
        else _("{subject} is stored, but its card could not be posted in <#{channel}>.")
    )
    remedy = (
        _("Invite me there with `/invite @muster`.")
        if view.reason in NEEDS_INVITATION
        else _("Slack said: {reason}.").format(reason=safe(view.reason))
    )
    return _said(f"{kept.format(subject=safe(view.subject), channel=view.channel_id)} {remedy}")


def _said(text: str) -> Message:
    return Message(text, [section(text)])
