"""A person's own settings: the form, and what holds from now on."""

from collections.abc import Sequence
from datetime import time

from bot.domain.attention.kinds import Kind
from bot.domain.attention.own_hours import daily_hours
from bot.domain.attention.wishes import DEFAULT_SLOTS, MOST_MESSAGES, Wishes
from bot.domain.sentences import shortened
from bot.messages import inputs
from bot.messages.digests import edit_form
from bot.messages.digests.answers import described
from bot.messages.inputs import Field, Option
from bot.messages.layout import Block, Message, context, safe, section
from bot.messages.modals import Modal
from bot.messages.reader import Reader, read_locale
from bot.messages.settings import wording
from bot.messages.settings.wording import AS_USUAL
from bot.messages.tasks.wording import chunks
from bot.services.digests.creating import Listed
from bot.services.own_settings import LANGUAGES, Calendar, OwnView, is_silent

OPEN = "own_settings"
FORM = "own_settings_form"
DAYS, START, END, SLOTS, BUDGET = "days", "work_start", "work_end", "slots", "budget"
QUIET_FROM, QUIET_UNTIL, SILENT_DAY, SILENT_TIME = "quiet_from", "quiet_until", "silent_day", "silent_time"
URGENT, LANGUAGE, CALENDAR = "urgent", "language", "calendar"
MUTED = "muted"
YES, NO = "yes", "no"
_OPTION_LIMIT = 75
_LONGEST_LIST = 280
_SLOTS_LIMIT = 60


def nudge_field(kind: Kind) -> str:
    return f"nudge_{kind.value}"


def form(view: OwnView, reader: Reader, *, can_share: bool, digests: Sequence[Listed] | None = None) -> Modal:
    """`can_share` where the bot has an address at which calendars can be; `digests` are the person's own,
    where these can be changed.
    """
    _ = reader.gettext
    blocks = [
        *_working(view, reader),
        *_nudged(view.attention.wishes, view, reader),
        *_kept_quiet(view.attention.wishes, reader),
        {"type": "divider"},
        context(_("As usual: as the channel chose, otherwise gathered, at the hours above.")),
        *kinds(view.attention.wishes, reader),
        *_muted(view, reader),
        *([] if digests is None else edit_form.listed_blocks(list(digests), reader, is_own=True)),
        {"type": "divider"},
        _language(view, reader),
        *([_calendar(view, reader)] if can_share else []),
    ]
    about = {"muted": [each.subject for each in view.muted]}
    return Modal(FORM, _("My settings"), blocks, _("Save"), _("Cancel"), private_metadata=about)


def kinds(wishes: Wishes, reader: Reader) -> list[Block]:
    """A menu for each kind of nudge, and whether anything may come at once."""
    _ = reader.gettext
    ways = wording.way_options(reader)
    menus = [
        inputs.select(Field(nudge_field(kind), _(label)), ways, wishes.ways.get(kind, AS_USUAL))
        for kind, label in wording.KINDS.items()
    ]
    answers: list[Option] = [(_("As usual"), AS_USUAL), (_("At once"), YES), (_("Like everything else"), NO)]
    chosen = {None: AS_USUAL, True: YES, False: NO}[wishes.urgent]
    return [*menus, inputs.select(Field(URGENT, _("What is urgent")), answers, chosen)]


def told(view: OwnView, reader: Reader, made: Listed | None = None, goes_on: Sequence[str] = ()) -> Message:
    """What holds now, in the language that was chosen; `made` is the digest that was needed for it, `goes_on`
    names what they are nudged about again.
    """
    shown = [*lines(view, reader), *_again(goes_on, reader), *_made(made, reader)]
    address = [context(text) for text in _address(view, reader)]
    text = "\n".join([*shown, *_address(view, reader)])
    return Message(text, [*(section(chunk) for chunk in chunks(shown)), *address])


def saved(view: OwnView, reader: Reader, made: Listed | None = None, goes_on: Sequence[str] = ()) -> Modal:
    """For what is shown once: the address of a new calendar."""
    _ = reader.gettext
    return Modal(FORM, _("My settings"), told(view, reader, made, goes_on).blocks, close=_("Close"))


def _again(goes_on: Sequence[str], reader: Reader) -> list[str]:
    text = reader.gettext("I nudge you about {subject} again.")
    return [text.format(subject=safe(shortened(", ".join(goes_on), _LONGEST_LIST)))] if goes_on else []


def _made(made: Listed | None, reader: Reader) -> list[str]:
    if made is None or made.next_at is None:
        return []
    text = reader.gettext(
        "You had no digest of your own, so I made you one: {digest}. The first one comes {moment}, if there "
        "is anything in it; type `/digest` in our direct messages to change it."
    )
    return [text.format(digest=described(made.digest, reader), moment=reader.moment(made.next_at))]


def lines(view: OwnView, reader: Reader) -> list[str]:
    _ = reader.gettext
    person, found = view.person, view.attention
    wishes = found.wishes
    nudges = _("Nudges: {hours}, {days}, at most {count} a day").format(
        hours=wording.hours(daily_hours(person, wishes, reader.now), reader),
        days=wording.weekdays(person.workdays, reader),
        count=found.budget,
    )
    work = _("Work: {start}–{end} ({zone})")  # noqa: RUF001
    shown = [
        "; ".join([nudges, *wording.ways(wishes.ways, reader)]) + ".",
        work.format(start=_clock(person.work_start), end=_clock(person.work_end), zone=person.zone_name),
    ]
    if wishes.quiet_from is not None and wishes.quiet_until is not None:
        quiet = _("Quiet: {start}–{end}")  # noqa: RUF001
        shown.append(quiet.format(start=_clock(wishes.quiet_from), end=_clock(wishes.quiet_until)))
    if wishes.silent_until and is_silent(wishes.silent_until, reader.now):
        shown.append(_("Silent until {moment}").format(moment=reader.moment(wishes.silent_until)))
    if person.language:
        shown.append(_("Language: {language}").format(language=LANGUAGES[person.language]))
    if view.has_calendar and not view.address:
        shown.append(_("Your due dates are in your calendar."))
    return shown


def _address(view: OwnView, reader: Reader) -> list[str]:
    _ = reader.gettext
    if not view.address:
        return []
    text = _("Your due dates for any calendar app: {address}").format(address=view.address)
    return [text, _("Whoever has this address can read them. I show it only now.")]


def _working(view: OwnView, reader: Reader) -> list[Block]:
    _ = reader.gettext
    hours = view.attention.hours
    zone = _("On your own clock: {zone}, as Slack has it.").format(zone=view.person.zone_name)
    return [
        context(zone),
        inputs.multi_select(Field(DAYS, _("Working days")), wording.day_options(reader), hours.workdays),
        inputs.time_picker(Field(START, _("Work begins")), hours.work_start),
        inputs.time_picker(Field(END, _("Work ends")), hours.work_end),
    ]


def _nudged(wishes: Wishes, view: OwnView, reader: Reader) -> list[Block]:
    _ = reader.gettext
    hint = _("Up to four. All that needs you comes in one message at each of them, if there is anything.")
    shown = ", ".join(_clock(slot) for slot in wishes.slots or DEFAULT_SLOTS)
    counts: list[Option] = [(str(count), str(count)) for count in range(1, MOST_MESSAGES + 1)]
    return [
        inputs.text_input(
            Field(SLOTS, _("Hours of my nudges"), optional=True, hint=hint), shown, max_length=_SLOTS_LIMIT
        ),
        inputs.select(Field(BUDGET, _("Messages a day, at most")), counts, str(view.attention.budget)),
    ]


def _kept_quiet(wishes: Wishes, reader: Reader) -> list[Block]:
    _ = reader.gettext
    until = wishes.silent_until
    silent = until.astimezone(reader.zone) if until and is_silent(until, reader.now) else None
    hint = _("No nudges until then. Empty: when your work begins that day.")
    return [
        inputs.time_picker(Field(QUIET_FROM, _("Quiet from"), optional=True), wishes.quiet_from),
        inputs.time_picker(Field(QUIET_UNTIL, _("Quiet until"), optional=True), wishes.quiet_until),
        inputs.date_picker(
            Field(SILENT_DAY, _("Silent until the day"), optional=True), silent.date() if silent else None
        ),
        inputs.time_picker(
            Field(SILENT_TIME, _("Silent until the hour"), optional=True, hint=hint),
            silent.time() if silent else None,
        ),
    ]


def _muted(view: OwnView, reader: Reader) -> list[Block]:
    _ = reader.gettext
    if not view.muted:
        return []
    options = [
        (shortened(f"{each.subject} {each.title}".strip(), _OPTION_LIMIT), each.subject)
        for each in view.muted
    ]
    hint = _("Take away what you want to be nudged about again.")
    field = Field(MUTED, _("No nudges about"), optional=True, hint=hint)
    return [inputs.multi_select(field, options, [each.subject for each in view.muted])]


def _language(view: OwnView, reader: Reader) -> Block:
    _ = reader.gettext
    own = LANGUAGES.get(view.person.locale) or read_locale(view.person.locale).get_display_name() or ""
    options = [(_("As in Slack: {language}").format(language=own), AS_USUAL)]
    options += [(name, locale) for locale, name in LANGUAGES.items()]
    return inputs.select(Field(LANGUAGE, _("Language")), options, view.person.language or AS_USUAL)


def _calendar(view: OwnView, reader: Reader) -> Block:
    _ = reader.gettext
    options = [(_("Off"), Calendar.KEEP.value), (_("On: show me an address"), Calendar.NEW.value)]
    if view.has_calendar:
        options = [
            (_("On, at the address that I have"), Calendar.KEEP.value),
            (_("On, at a new address"), Calendar.NEW.value),
            (_("Off"), Calendar.OFF.value),
        ]
    hint = _("Your due dates for any calendar app, at a secret address. I show it once: I do not keep it.")
    return inputs.select(Field(CALENDAR, _("Calendar"), hint=hint), options, Calendar.KEEP.value)


def _clock(at: time) -> str:
    return f"{at:%H:%M}"
