"""What is said beyond the days that repeat: until when, how often, and what of holidays."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from bot.domain.due import DueRefused, Grain, Unreadable, read_due
from bot.domain.recurrence.grammar import Meaning
from bot.domain.recurrence.refusals import (
    UNTIL,
    RecurrenceRefused,
    count_after_done,
    days_after_done,
    from_one,
)
from bot.domain.recurrence.rule import Anchor, Holidays, Recurrence
from bot.domain.recurrence.words import Placed

_UTC = ZoneInfo("Etc/UTC")

# In the letters of bot.domain.recurrence.words.Kind. What follows "until" is not of this grammar.
_ENDING = re.compile(r"(?:(?P<holidays>p)|(?P<done>c)|[Pj]*(?P<count>[nr])T|u(?P<until>[^upcT]+))$")


@dataclass(frozen=True, slots=True)
class Phrase:
    """`typed` as the person wrote it, `folded` as its words are placed in it; `today` is local."""

    typed: str
    folded: str
    locale: str
    today: date


@dataclass(slots=True)
class Endings:
    said: dict[str, Sequence[Placed]] = field(default_factory=dict)

    def take(self, words: Sequence[Placed]) -> Sequence[Placed]:
        """The words before the last ending; none where there is no ending, or a second one of its kind."""
        match = _ENDING.search("".join([placed.word.kind for placed in words]))
        name = match.lastgroup if match else None
        if match is None or name is None or name in self.said:
            return ()
        self.said[name] = words[slice(*match.span(name))]
        return words[: match.start()]

    def complete(self, meaning: Meaning, phrase: Phrase) -> Recurrence | None:
        """None where what follows "until" is no day. Raises RecurrenceRefused."""
        if "count" in self.said and "until" in self.said:
            return None
        rule = meaning.pattern.rule
        if "count" in self.said:
            rule += f";COUNT={self._count(phrase)}"
        if "until" in self.said:
            last = self._until(phrase)
            if last is None:
                return None
            rule += f";UNTIL={last:%Y%m%d}"
        return Recurrence(rule, self._holidays(meaning), self._anchor(meaning, phrase))

    def _count(self, phrase: Phrase) -> int:
        count = self.said["count"][0].word.number
        if not count:
            raise from_one(phrase.typed)
        return count

    def _until(self, phrase: Phrase) -> date | None:
        first, *_, last = (*self.said["until"], *self.said["until"])
        now = datetime.combine(phrase.today, time(), UTC)
        try:
            due = read_due(phrase.folded[first.start : last.end], now=now, zone=_UTC, locale=phrase.locale)
        except Unreadable:
            return None
        except DueRefused as refused:
            raise RecurrenceRefused(refused.sentence, example=UNTIL, **refused.values) from None
        return due.at.date() if due.grain is Grain.DAY else None

    def _holidays(self, meaning: Meaning) -> Holidays:
        said = self.said.get("holidays")
        return Holidays(said[0].word.text) if said else meaning.holidays

    def _anchor(self, meaning: Meaning, phrase: Phrase) -> Anchor:
        if "done" not in self.said:
            return Anchor.SCHEDULE
        if not meaning.pattern.is_plain:
            raise days_after_done(phrase.typed)
        if "count" in self.said:
            raise count_after_done(phrase.typed)
        return Anchor.COMPLETION
