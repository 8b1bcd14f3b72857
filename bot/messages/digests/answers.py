"""Answers to what is asked of digests."""

from collections.abc import Sequence

from bot.domain.attention.kinds import Kind
from bot.domain.digests.digest import Audience, Digest, WhenQuiet
from bot.domain.recurrence.rule import Recurrence
from bot.domain.refusal import N_
from bot.messages import inputs
from bot.messages.layout import Message, actions, button, context, section
from bot.messages.modals import Modal
from bot.messages.reader import Reader
from bot.messages.recurrence import recurrence_text
from bot.messages.settings.wording import kinds
from bot.services.digests.creating import Listed
from bot.services.digests.noting import LONGEST, NoteView

ADD_NOTE = "digest_add_note"
RUN = "digest_run"
NOTE_FORM = "digest_note_form"
_FOR = {
    Audience.STAKEHOLDERS: N_("for stakeholders"),
    Audience.TEAM: N_("for the team"),
    Audience.MANAGERS: N_("for managers"),
    Audience.PERSON: N_("for you"),
}


def created(listed: Listed, reader: Reader) -> Message:
    text = reader.gettext("The first digest comes {moment}.").format(moment=_next(listed, reader))
    return _said(f"{described(listed.digest, reader)}\n{text}")


def changed(listed: Listed, reader: Reader) -> Message:
    text = reader.gettext("The next one comes {moment}.").format(moment=_next(listed, reader))
    return _said(f"{described(listed.digest, reader)}\n{text}")


def deleted(digest: Digest, reader: Reader, nudged: Sequence[Kind] = ()) -> Message:
    """`nudged` is what the person is nudged of again, because no digest tells them any more."""
    _ = reader.gettext
    lines = [_("{digest} comes no more.").format(digest=digest.name)]
    if nudged:
        text = _("You have no digest now, so these are nudges again: {kinds}.")
        lines.append(text.format(kinds=kinds(nudged, reader)))
    return _said("\n".join(lines))


def posted(reader: Reader, *, is_posted: bool) -> Message:
    _ = reader.gettext
    text = _("On its way.") if is_posted else _("Nothing moved since the last one, so nothing is posted.")
    return _said(text)


def listing(found: list[Listed], reader: Reader) -> Message:
    _ = reader.gettext
    if not found:
        text = _("No digest comes here yet. Try {example}").format(
            example="`/digest create weekly friday 16:00 for stakeholders`"
        )
        return _said(text)
    lines = []
    for listed in found:
        following = _("next {moment}").format(moment=_next(listed, reader))
        lines.append(f"{described(listed.digest, reader)} · {following}")
    return _said("\n".join(lines))


def described(digest: Digest, reader: Reader) -> str:
    """ "*D-3* every Friday, 16:00 (Europe/Rome), for stakeholders"."""
    _ = reader.gettext
    rhythm = recurrence_text(Recurrence.parse(digest.rhythm), reader)
    parts = [rhythm, f"{digest.at:%H:%M} ({digest.zone_name})", _(_FOR[digest.audience])]
    if digest.when_quiet is WhenQuiet.NOTHING:
        parts.append(_("nothing when nothing moved"))
    return f"*{digest.name}* " + ", ".join(parts)


def ask_for_note(view: NoteView, reader: Reader) -> Message:
    """To the lead, an hour before."""
    _ = reader.gettext
    text = _("{digest} comes in <#{channel}> at {moment}. A word from you?").format(
        digest=view.digest.name, channel=view.digest.channel_id, moment=reader.moment(view.at)
    )
    if view.digest.note:
        text = _("Your note goes with {digest}, {moment}.").format(
            digest=view.digest.name, moment=reader.moment(view.at)
        )
    label = _("Change the note…") if view.digest.note else _("Add a note…")
    return Message(text, [section(text), actions(button(label, ADD_NOTE, str(view.digest.number)))])


def note_form(digest: Digest, reader: Reader) -> Modal:
    _ = reader.gettext
    field = inputs.Field("note", _("Note"), optional=True, hint=_("It stands under the headline, once."))
    blocks = [inputs.text_input(field, digest.note, multiline=True, max_length=LONGEST)]
    about = {"number": digest.number}
    return Modal(NOTE_FORM, _("Note on the digest"), blocks, _("Save"), _("Cancel"), private_metadata=about)


def noted(digest: Digest, reader: Reader) -> Message:
    _ = reader.gettext
    text = _("Your note goes with {digest}.") if digest.note else _("{digest} comes without a note.")
    return _said(text.format(digest=digest.name))


def preview_of(message: Message, reader: Reader) -> Message:
    """The digest as it would be, with a word that only the person sees it."""
    note = reader.gettext("Only you see this. The rest and the chart come in the thread of the real one.")
    return Message(f"{message.text}\n{note}", [*message.blocks, context(note)])


def _next(listed: Listed, reader: Reader) -> str:
    return reader.moment(listed.next_at) if listed.next_at else reader.gettext("never again")


def _said(text: str) -> Message:
    return Message(text, [section(text)])
