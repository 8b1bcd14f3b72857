"""The digests of a place in its settings, and the form in which one is changed."""

from dataclasses import replace

from bot.domain.digests.digest import Audience, Digest, WhenQuiet
from bot.domain.recurrence.rule import Holidays, Recurrence
from bot.domain.refusal import N_
from bot.messages import inputs
from bot.messages.digests.answers import described
from bot.messages.inputs import Field, Option
from bot.messages.layout import Block, button, context, section
from bot.messages.modals import Modal
from bot.messages.reader import Reader
from bot.messages.recurrence import recurrence_text
from bot.services.digests.creating import Listed

EDIT = "digest_edit"
FORM = "digest_edit_form"
RHYTHM, HOLIDAYS, AT, AUDIENCE, QUIET = "rhythm", "holidays", "at", "audience", "when_quiet"
_RHYTHM_LIMIT = 200
_HOLIDAYS = {
    Holidays.BEFORE: N_("On the working day before"),
    Holidays.AFTER: N_("On the next working day"),
    Holidays.SKIP: N_("Not at all"),
}
_AUDIENCES = {
    Audience.STAKEHOLDERS: N_("Stakeholders"),
    Audience.TEAM: N_("The team"),
    Audience.MANAGERS: N_("Managers"),
}
_QUIET = {WhenQuiet.LINE: N_("One line"), WhenQuiet.NOTHING: N_("Nothing")}


def listed_blocks(found: list[Listed], reader: Reader, *, is_own: bool) -> list[Block]:
    """Each digest with a way to change it, or how the first one is made."""
    _ = reader.gettext
    change = _("Change…")
    lines = [
        section(described(each.digest, reader), button(change, f"{EDIT}:{number}", str(each.digest.number)))
        for number, each in enumerate(found)
    ]
    example = (
        "/digest create daily 09:00" if is_own else "/digest create weekly friday 16:00 for stakeholders"
    )
    none = _("No digest comes here yet. Try {example}").format(example=f"`{example}`")
    return lines or [context(none)]


def shown_rhythm(digest: Digest, reader: Reader) -> str:
    """Without what becomes of holidays, which is a field of its own."""
    return recurrence_text(replace(Recurrence.parse(digest.rhythm), holidays=Holidays.KEEP), reader)


def form(digest: Digest, reader: Reader) -> Modal:
    _ = reader.gettext
    clock = _("On the clock of {zone}.").format(zone=digest.zone_name)
    rhythm = shown_rhythm(digest, reader)
    chosen = Recurrence.parse(digest.rhythm).holidays.value
    blocks = [
        context(described(digest, reader)),
        inputs.text_input(Field(RHYTHM, _("How often")), rhythm, max_length=_RHYTHM_LIMIT),
        inputs.time_picker(Field(AT, _("Hour"), hint=clock), digest.at),
        inputs.select(Field(HOLIDAYS, _("When that is a holiday")), _options(_HOLIDAYS, reader), chosen),
        *_audience(digest, reader),
        inputs.select(
            Field(QUIET, _("When nothing moved")), _options(_QUIET, reader), digest.when_quiet.value
        ),
    ]
    about = {"number": digest.number}
    return Modal(FORM, _("Change a digest"), blocks, _("Save"), _("Cancel"), private_metadata=about)


def _audience(digest: Digest, reader: Reader) -> list[Block]:
    """One's own is for nobody else."""
    if digest.audience is Audience.PERSON:
        return []
    options = _options(_AUDIENCES, reader)
    return [inputs.select(Field(AUDIENCE, reader.gettext("For whom")), options, digest.audience.value)]


def _options(
    choices: dict[Holidays, str] | dict[Audience, str] | dict[WhenQuiet, str], reader: Reader
) -> list[Option]:
    return [(reader.gettext(text), str(value)) for value, text in choices.items()]
