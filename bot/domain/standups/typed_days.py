"""The days of a stand-up as they are typed in its one line, after its name."""

from datetime import date, datetime

from bot.domain.people import Person
from bot.domain.recurrence.reading import RecurrenceRefused, UnreadableRecurrence, read_recurrence
from bot.domain.refusal import N_, Refusal
from bot.domain.standups.hour_limits import EXAMPLE

_EVERY = ("every", "co", "ogni")
_EVERY_DAY = ("daily", "codziennie", "ogni giorno")
_FROM = {"from", "od", "dal", "dalla"}
_WEEKDAYS = "FREQ=WEEKLY;BYDAY="
_DETAILS = {
    *("in", "at", "until", "till", "for", "from", "to", "on"),
    *("w", "we", "o", "do", "od", "przez", "na"),
    *("alle", "ore", "fino", "entro", "per", "da", "dal"),
}


def take_days(text: str, person: Person, now: datetime) -> tuple[str, str | None]:
    """The name, and the text of the recurrence that the most words at the end make, or None.

    Raises Refusal for one that makes no sense, and for words after it that tell of hours nobody can read.
    """
    words = text.replace(",", " ").split()
    reader = _Reader(person, now.astimezone(person.zone).date())
    for start in range(1, len(words)):
        found = reader.read(words[start:])
        if found:
            return " ".join(words[:start]), found
    if reader.doubt:
        raise reader.doubt
    _refuse_rest(words, reader)
    return " ".join(words), None


class _Reader:
    """`doubt` is the first recurrence that makes no sense."""

    def __init__(self, person: Person, today: date) -> None:
        self.doubt: RecurrenceRefused | None = None
        self._person, self._today = person, today

    def read(self, words: list[str]) -> str | None:
        phrase = " ".join(words)
        found = self._recurrence(phrase)
        if found is None and words[0].lower() in _FROM:
            return self._weekly(_EVERY_DAY, phrase)
        return found or self._weekly(_EVERY, phrase)

    def _weekly(self, before: tuple[str, ...], phrase: str) -> str | None:
        """Bare weekdays: "tue and thu", "from monday to thursday"."""
        readings = (self._recurrence(f"{word} {phrase}") for word in before)
        return next((found for found in readings if found and found.startswith(_WEEKDAYS)), None)

    def _recurrence(self, phrase: str) -> str | None:
        try:
            return read_recurrence(phrase, locale=self._person.speaks, today=self._today).text
        except UnreadableRecurrence:
            return None
        except RecurrenceRefused as refused:
            self.doubt = self.doubt or refused
            return None


def _refuse_rest(words: list[str], reader: _Reader) -> None:
    """Days in the midst, and details after them: better asked back than made part of the name."""
    for end in range(len(words) - 1, 1, -1):
        rest = words[end:]
        is_detail = rest[0].lower() in _DETAILS or any(letter.isdigit() for letter in rest[0])
        if is_detail and any(reader.read(words[start:end]) for start in range(1, end)):
            raise Refusal(
                N_("I cannot read “{phrase}” after the days."), example=EXAMPLE, phrase=" ".join(rest)
            )
