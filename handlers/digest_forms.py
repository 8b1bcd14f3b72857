"""Digests are changed from the settings of the place where they come."""

from bot.domain.digests.commands import EditDigest
from bot.domain.digests.digest import Audience, Digest, WhenQuiet
from bot.domain.recurrence.reading import RecurrenceRefused, UnreadableRecurrence, read_recurrence
from bot.domain.recurrence.rule import Anchor, Holidays, Recurrence
from bot.domain.refusal import N_, Refusal
from bot.messages import modals
from bot.messages.digests import answers, edit_form
from bot.messages.reader import reader_for
from bot.services.act import Act
from bot.services.digests import creating
from handlers import at_home
from handlers.digests import TOO_LONG
from handlers.entered import Entered
from handlers.outcomes import ModalErrors, Outcome
from handlers.requests import Request


def press_edit(act: Act, request: Request) -> Outcome:
    if not (request.value.isascii() and request.value.isdecimal() and len(request.value) < TOO_LONG):
        raise Refusal(N_("That button leads nowhere."), example="/digest list")
    creating.check_may_change(act)
    found = creating.find_here(act, int(request.value))
    return at_home.open_modal(edit_form.form(found, reader_for(act.by, act.now)), request)


def submit(act: Act, request: Request) -> Outcome:
    reader, entered = reader_for(act.by, act.now), request.entered
    digest = creating.find_here(act, request.private_metadata["number"])
    try:
        rhythm = _rhythm(act, digest, entered)
    except Refusal as refusal:
        return ModalErrors({edit_form.RHYTHM: modals.at_field(refusal, reader)})
    audience, quiet = entered.option(edit_form.AUDIENCE), entered.option(edit_form.QUIET)
    wanted = EditDigest(
        digest.number,
        rhythm,
        entered.time(edit_form.AT),
        Audience(audience) if audience else None,
        WhenQuiet(quiet) if quiet else None,
    )
    try:
        changed = creating.edit(act, wanted)
    except Refusal as refusal:
        return ModalErrors({edit_form.RHYTHM: modals.at_field(refusal, reader)})
    return at_home.close(act, request, answers.changed(changed, reader))


def _rhythm(act: Act, digest: Digest, entered: Entered) -> Recurrence:
    """What stands as it was shown is what it was. Raises Refusal."""
    was, typed = Recurrence.parse(digest.rhythm), entered.text(edit_form.RHYTHM)
    holidays = Holidays(entered.option(edit_form.HOLIDAYS) or was.holidays)
    if typed == edit_form.shown_rhythm(digest, reader_for(act.by, act.now)):
        return Recurrence(was.rule, holidays)
    today = act.now.astimezone(act.by.zone).date()
    try:
        read = read_recurrence(typed, locale=act.by.speaks, today=today)
    except (UnreadableRecurrence, RecurrenceRefused) as refused:
        raise Refusal(N_("I cannot read “{phrase}” as days."), phrase=typed) from refused
    if read.anchor is Anchor.COMPLETION:
        raise Refusal(N_("A digest comes on days of the calendar."), example=creating.EXAMPLE)
    return Recurrence(read.rule, holidays)
