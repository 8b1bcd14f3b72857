"""The fields of the forms in which stand-ups are set up and edited, read into what they stand for."""

from collections.abc import Callable
from typing import Any

from bot.domain.folding import folded
from bot.domain.recurrence.reading import RecurrenceRefused, UnreadableRecurrence, read_recurrence
from bot.domain.refusal import N_, Refusal
from bot.domain.standups.creation import check_name, read_creation
from bot.domain.standups.definition import Audience, Question, Reporting, ReportOrder, ReportTime, Window
from bot.domain.standups.question_lines import read_questions
from bot.messages import modals
from bot.messages.reader import reader_for
from bot.messages.standups import setup_fills
from bot.services.act import Act
from handlers.requests import Request


class Fields:
    """The fields of a form, read one after the other; what is wrong is kept by field."""

    def __init__(self, act: Act, request: Request, key: str, questions: tuple[Question, ...]) -> None:
        self.errors: dict[str, str] = {}
        self._act, self._entered, self._key, self._questions = act, request.entered, key, questions
        self._reader = reader_for(act.by, act.now)

    def all(self) -> dict[str, Any]:
        zone = self._entered.option(setup_fills.ZONE)
        language = self._entered.option(setup_fills.LANGUAGE) or setup_fills.OWN_LANGUAGE
        return {
            "name": self._checked(setup_fills.NAME, check_name),
            "recurrence": self._checked(setup_fills.DAYS, self._recurrence),
            "at": self._entered.time(self._id(setup_fills.AT)),
            "zone_name": "" if zone == setup_fills.OWN_TIME else zone,
            "window": self._checked(setup_fills.WINDOW, self._window),
            "audience": self._audience(),
            "questions": self._checked(setup_fills.QUESTIONS, self._read_questions),
            "reporting": self._reporting(),
            "remind_percent": int(self._entered.option(self._id(setup_fills.REMIND)) or 0),
            "language": "" if language == setup_fills.OWN_LANGUAGE else language,
        }

    def _id(self, name: str) -> str:
        return f"{name}:{self._key}" if self._key else name

    def _checked(self, name: str, read: Callable[[str], Any]) -> Any:
        try:
            return read(self._entered.text(self._id(name)))
        except Refusal as refusal:
            self.errors[self._id(name)] = modals.at_field(refusal, self._reader)
            return None

    def _recurrence(self, typed: str) -> str:
        today = self._act.now.astimezone(self._act.by.zone).date()
        try:
            return read_recurrence(typed, locale=self._act.by.speaks, today=today).text
        except (UnreadableRecurrence, RecurrenceRefused) as refused:
            raise Refusal(N_("I cannot read “{phrase}” as days."), phrase=typed) from refused

    def _window(self, typed: str) -> Window:
        """As it could be typed in one line, after the days."""
        days = self._entered.text(self._id(setup_fills.DAYS))
        found = read_creation(f"Daily {days} {folded(typed)}", self._act.by, self._act.now).window
        if found is None:
            raise Refusal(
                N_("I cannot read “{phrase}”: write “for 4 hours” or “until 10:00 next day”."), phrase=typed
            )
        return found

    def _read_questions(self, typed: str) -> tuple[Question, ...]:
        return read_questions(typed, self._questions, setup_fills.Translated(self._reader))

    def _audience(self) -> Audience:
        entered = self._entered
        return Audience(
            entered.channels(setup_fills.CHANNELS),
            entered.options(setup_fills.GROUPS),
            entered.people(setup_fills.PEOPLE),
            entered.people(setup_fills.EXCEPT),
            entered.people(setup_fills.OBSERVERS),
        )

    def _reporting(self) -> Reporting:
        return Reporting(
            ReportTime(self._entered.option(self._id(setup_fills.WHEN)) or ReportTime.BOTH),
            ReportOrder(self._entered.option(self._id(setup_fills.ORDER)) or ReportOrder.BY_PERSON),
            next(iter(self._entered.channels(setup_fills.WHERE)), ""),
        )
