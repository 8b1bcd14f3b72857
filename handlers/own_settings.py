"""What people choose for themselves: the form behind /muster settings, on the Home and beside a channel's."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, time
from typing import TypeVar

from bot.domain.attention.kinds import Way
from bot.domain.attention.own_hours import check_shift, check_slots, daily_hours, read_daily_hours
from bot.domain.attention.wishes import DEFAULT_SLOTS, Wishes, check_wishes
from bot.domain.refusal import N_, Refusal
from bot.domain.zones import instant_at
from bot.messages import modals
from bot.messages.reader import Reader, reader_for
from bot.messages.settings import own, wording
from bot.services import own_settings
from bot.services.act import Act
from bot.services.digests import creating
from bot.services.digests import own as own_digest
from bot.services.own_settings import LANGUAGES, Calendar, Wanted
from handlers import at_home
from handlers.entered import Entered
from handlers.outcomes import ModalErrors, Outcome, UpdateModal
from handlers.requests import Request
from storage.working_hours import WorkingHours

Read = TypeVar("Read")


def open_form(act: Act, request: Request) -> Outcome:
    view = own_settings.settings(act)
    digests = creating.listed(act) if act.place.is_direct else None
    reader = reader_for(act.by, act.now)
    shown = own.form(view, reader, can_share=bool(act.public_url), digests=digests)
    return at_home.open_modal(shown, request)


def submit(act: Act, request: Request) -> Outcome:
    """An address is shown in the form itself: it is kept nowhere, not even on the person's Home."""
    reading = _Reading(act, request)
    wanted = reading.all()
    if reading.errors:
        return ModalErrors(reading.errors)
    view = own_settings.choose(act, wanted)
    made = own_digest.provide(replace(act, by=view.person))
    reader = reader_for(view.person, act.now)
    if view.address:
        return UpdateModal(own.saved(view, reader, made, wanted.goes_on))
    return at_home.close(act, request, own.told(view, reader, made, wanted.goes_on))


def read_kinds(entered: Entered) -> Wishes:
    """Which way each kind of nudge goes, and what is urgent; what is as usual is left out."""
    chosen = {kind: entered.option(own.nudge_field(kind)) for kind in wording.KINDS}
    ways = {kind: Way(way) for kind, way in chosen.items() if way and way != wording.AS_USUAL}
    return Wishes(ways, {own.YES: True, own.NO: False}.get(entered.option(own.URGENT) or ""))


class _Reading:
    """The fields of the form, read one after the other; what is wrong is kept by field."""

    def __init__(self, act: Act, request: Request) -> None:
        self.errors: dict[str, str] = {}
        self._act, self._entered = act, request.entered
        self._muted: list[str] = request.private_metadata.get("muted", [])
        self._reader: Reader = reader_for(act.by, act.now)

    def all(self) -> Wanted:
        hours = self._hours()
        wishes = self._wishes(hours)
        language = self._entered.option(own.LANGUAGE)
        return Wanted(
            wishes,
            hours,
            self._checked(own.SILENT_DAY, lambda: self._silent_until(hours), None),
            language if language in LANGUAGES else None,
            Calendar(self._entered.option(own.CALENDAR) or Calendar.KEEP),
            tuple(subject for subject in self._muted if subject not in self._entered.options(own.MUTED)),
        )

    def _checked(self, name: str, read: Callable[[], Read], otherwise: Read) -> Read:
        try:
            return read()
        except Refusal as refusal:
            self.errors.setdefault(name, modals.at_field(refusal, self._reader))
            return otherwise

    def _hours(self) -> WorkingHours:
        by, entered = self._act.by, self._entered
        hours = WorkingHours(
            "".join(sorted(entered.options(own.DAYS))),
            entered.time(own.START) or by.work_start,
            entered.time(own.END) or by.work_end,
        )
        self._checked(own.DAYS, lambda: _check_days(hours.workdays), None)
        self._checked(own.END, lambda: check_shift(hours.work_start, hours.work_end), None)
        return hours

    def _wishes(self, hours: WorkingHours) -> Wishes:
        kinds, entered = read_kinds(self._entered), self._entered
        usual: tuple[time, ...] = ()
        slots = self._checked(own.SLOTS, lambda: self._slots(hours), usual)
        quiet = Wishes(quiet_from=entered.time(own.QUIET_FROM), quiet_until=entered.time(own.QUIET_UNTIL))
        self._checked(own.QUIET_UNTIL, lambda: self._check_quiet(quiet, hours), None)
        return replace(quiet, ways=kinds.ways, urgent=kinds.urgent, slots=slots, budget=self._budget())

    def _slots(self, hours: WorkingHours) -> tuple[time, ...]:
        found = read_daily_hours(self._entered.text(own.SLOTS), self._act.by.zone_name)
        found = check_wishes(Wishes(slots=found)).slots
        if found == DEFAULT_SLOTS:
            return ()
        if own.END not in self.errors:
            check_slots(found, hours.work_start, hours.work_end)
        return found

    def _check_quiet(self, quiet: Wishes, hours: WorkingHours) -> None:
        check_wishes(quiet)
        if not self.errors:
            daily_hours(replace(self._act.by, **vars(hours)), quiet, self._act.now)

    def _budget(self) -> int | None:
        """What is as usual is no wish of the person's: it may change."""
        was = own_settings.settings(self._act).attention
        chosen = int(self._entered.option(own.BUDGET) or was.budget)
        return was.wishes.budget if chosen == was.budget else chosen

    def _silent_until(self, hours: WorkingHours) -> datetime | None:
        day, at = self._entered.day(own.SILENT_DAY), self._entered.time(own.SILENT_TIME)
        if day is None and at is not None:
            raise Refusal(N_("Until that hour of which day?"))
        if day is None:
            return None
        until = instant_at(datetime.combine(day, at or hours.work_start), self._act.by.zone)
        if until <= self._act.now:
            raise Refusal(N_("That has passed already. Until when?"))
        return until


def _check_days(workdays: str) -> None:
    if not workdays:
        raise Refusal(N_("On which days do you work? At least one."))
