"""The parts of a new task: taken out of its words one kind after the other, in whatever order they stand."""

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from bot.domain.due import Due, DueRefused, Unreadable, read_due
from bot.domain.estimates import read_estimate
from bot.domain.folding import folded
from bot.domain.people import Person
from bot.domain.recurrence.reading import opening_words, read_recurrence
from bot.domain.recurrence.refusals import RecurrenceRefused, UnreadableRecurrence
from bot.domain.refusal import N_, Refusal
from bot.domain.tasks.filters import LABEL, folded_label
from bot.domain.tasks.numbers import NAME
from bot.domain.tasks.task import MOST_LABELS, MOST_REFERENCES, Priority

PRIORITIES = {
    "low": Priority.LOW, "niski": Priority.LOW, "bassa": Priority.LOW, "basso": Priority.LOW,
    "normal": Priority.NORMAL, "normalny": Priority.NORMAL, "normale": Priority.NORMAL,
    "high": Priority.HIGH, "wysoki": Priority.HIGH, "alta": Priority.HIGH, "alto": Priority.HIGH,
    "urgent": Priority.URGENT, "pilne": Priority.URGENT, "pilny": Priority.URGENT,
    "urgente": Priority.URGENT,
}  # fmt: skip
AFTER = {"after", "po", "dopo"}
UNDER = {"under", "pod", "sotto"}

_LONGEST_PHRASE = 14
_LONGEST_SERIES = 24
_MOST_PLACES = 10  # each is tried at every length: a long text of due words would hold up everybody else
_STRONG = {"en": {"by", "due"}, "pl": {"by", "due", "do"}, "it": {"by", "due", "entro"}}
_EVERY = {"every", "each", "co", "kazdy", "kazda", "kazde", "kazdego", "kazdej", "ogni", "tutti", "tutte"}
_ADVERB = re.compile(
    r"\w+(?:ly|lnie|cznie|owo|mente)|codziennie|everyday|weekdays|weekends|once|twice|raz|uno"
)
"""Without one of these words "on the last friday of the month" is a day and no series."""

_WEAK = {"en": {"on"}, "pl": {"on", "w", "we", "na"}, "it": {"on", "per"}}
"""Words that often mean something else: "Work on 3 to 5 drafts". They count where the date ends the text."""


@dataclass
class Parts:
    """What was found so far."""

    labels: list[str] = field(default_factory=list)
    priority: Priority = Priority.NORMAL
    estimate_minutes: int | None = None
    after: list[int] = field(default_factory=list)
    under: int | None = None
    recurrence: str | None = None
    due: Due | None = None


def take_parts(words: list[str], person: Person, now: datetime) -> tuple[list[str], Parts]:
    """The words of the title, and the parts. Raises Refusal for too many of them, and DueRefused for
    a deadline that cannot be met.
    """
    parts = Parts()
    words = [word for word in words if not _take_mark(word, parts)]
    words = _take_references(words, parts)
    _check_numbers_of(parts)
    words, parts.recurrence = _take_recurrence(words, person, now)
    words, parts.due = take_due(words, person, now)
    return words, parts


def _check_numbers_of(parts: Parts) -> None:
    if len(parts.labels) > MOST_LABELS:
        raise Refusal(
            N_("Labels are words, at most {most}."),
            example="/task add Weekly numbers @ana every monday #launch !high ~2h",
            most=MOST_LABELS,
        )
    if len(parts.after) > MOST_REFERENCES:
        raise Refusal(
            N_("A task can wait for up to {most} others."),
            example="/task add Print the posters after T-3 under T-2",
            most=MOST_REFERENCES,
        )


def _take_mark(word: str, parts: Parts) -> bool:
    """Whether the word is a label, a priority or an estimate of its own."""
    label = LABEL.fullmatch(word)
    priority = PRIORITIES.get(folded(word[1:])) if word.startswith("!") else None
    minutes = read_estimate(word)
    if label and folded_label(label[1]) not in parts.labels:
        parts.labels.append(folded_label(label[1]))
    parts.priority = priority or parts.priority
    parts.estimate_minutes = minutes or parts.estimate_minutes
    return bool(label or priority or minutes)


def _take_references(words: list[str], parts: Parts) -> list[str]:
    """ "after T-3, T-4" and "under T-2". The words stay title where no task follows them."""
    place, left = 0, []
    while place < len(words):
        opening = folded(words[place])
        numbers, end = _names_from(words, place + 1) if opening in AFTER | UNDER else ([], place)
        if opening in AFTER and numbers:
            parts.after = list(dict.fromkeys([*parts.after, *numbers]))
            place = end
        elif opening in UNDER and numbers:
            parts.under, place = numbers[0], place + 2
        else:
            left.append(words[place])
            place += 1
    return left


def _names_from(words: Sequence[str], start: int) -> tuple[list[int], int]:
    """The tasks named one after the other from `start`, and where they end."""
    numbers: list[int] = []
    end = start
    while end < len(words) and (found := _names_in(words[end])):
        numbers += found
        end += 1
    return numbers, end


def _names_in(word: str) -> list[int]:
    found = [NAME.fullmatch(part) for part in word.split(",") if part]
    return [int(match[1]) for match in found if match and int(match[1])] if all(found) else []


def _take_recurrence(words: list[str], person: Person, now: datetime) -> tuple[list[str], str | None]:
    """The words without the series, and the series. "Review the daily report" has none: a series stands
    at the end, before the deadline, or with "every" at the beginning.
    """
    opening = opening_words(person.speaks)
    places = [place for place, word in enumerate(words) if folded(word) in opening][:_MOST_PLACES]
    today = now.astimezone(person.zone).date()
    for start in places:
        for end in range(min(len(words), start + _LONGEST_SERIES), start, -1):
            if not _may_be_series(words, start, end, person.speaks):
                continue
            phrase = " ".join(words[start:end])
            recurrence = _try_recurrence(phrase, person, today, is_certain=end == len(words))
            if recurrence is not None:
                return words[:start] + words[end:], recurrence
    return words, None


def _may_be_series(words: list[str], start: int, end: int, locale: str) -> bool:
    spoken = [folded(word) for word in words[start:end]]
    if not any(word in _EVERY or _ADVERB.fullmatch(word) for word in spoken):
        return False
    if end == len(words) or folded(words[end]) in _STRONG.get(locale[:2].lower(), _STRONG["en"]):
        return True
    return start == 0 and folded(words[0]) in _EVERY


def _try_recurrence(phrase: str, person: Person, today: date, *, is_certain: bool) -> str | None:
    """Raises RecurrenceRefused for a series that makes no sense; amid a title it is title then."""
    try:
        return read_recurrence(phrase, locale=person.speaks, today=today).text
    except UnreadableRecurrence:
        return None
    except RecurrenceRefused:
        if is_certain:
            raise
        return None


def take_due(
    words: list[str], person: Person, now: datetime, no_deadline: Container[int] = ()
) -> tuple[list[str], Due | None]:
    """The words without the deadline, and the deadline. Words that only look like one stay; none begins at
    the places in `no_deadline`.
    """
    language = person.speaks[:2].lower()
    weak = _WEAK.get(language, _WEAK["en"])
    for start in _due_word_positions(words, language):
        if start in no_deadline:
            continue
        longest = min(len(words), start + 1 + _LONGEST_PHRASE)
        for end in range(longest, start + 1, -1):
            is_certain = folded(words[start]) not in weak or end == len(words)
            due = _try_due(" ".join(words[start + 1 : end]), person, now, is_certain=is_certain)
            if due is not None:
                return words[:start] + words[end:], due
    return words, None


def _due_word_positions(words: list[str], language: str) -> Iterator[int]:
    """Where a deadline may begin: the last place first, and the weak words after the strong ones."""
    strong, weak = _STRONG.get(language, _STRONG["en"]), _WEAK.get(language, _WEAK["en"])
    places = [place for place, word in enumerate(words) if folded(word) in strong | weak]
    return iter(sorted(places, key=lambda place: (folded(words[place]) in weak, -place))[:_MOST_PLACES])


def _try_due(phrase: str, person: Person, now: datetime, *, is_certain: bool) -> Due | None:
    """Raises DueRefused for a deadline that cannot be met; unless it is certain, it is no deadline then."""
    try:
        return read_due_for(phrase, person, now)
    except Unreadable:
        return None
    except DueRefused:
        if is_certain:
            raise
        return None


def read_due_for(phrase: str, person: Person, now: datetime) -> Due:
    """As the person means it: their clock, their language, their working days. Raises as read_due does."""
    return read_due(
        phrase,
        now=now,
        zone=person.zone,
        locale=person.speaks,
        end_of_day=person.work_end,
        workdays=person.working_weekdays,
    )
