"""What a round came to: who answered, who was away, what is in the way, and the answers themselves."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import fmean

from bot.domain.standups.absences import DayOff
from bot.domain.standups.answers import LEAST_SECRETS, Answer
from bot.domain.standups.blockers import StandingBlocker
from bot.domain.standups.definition import Question, QuestionKind, ReportOrder
from bot.domain.standups.rounds import Given, Prompt, PromptState, Round

PEOPLE_A_PAGE = 8


@dataclass(frozen=True)
class Secrets:
    """The answers to an anonymous question in no order; None while they are not released.

    `count` says how many there are; they come from LEAST_SECRETS on, all together when the round closes.
    """

    question: Question
    count: int
    answers: tuple[str, ...] | None

    @property
    def mean(self) -> float | None:
        """Of moods and numbers."""
        if not self.answers or self.question.kind not in (QuestionKind.MOOD, QuestionKind.NUMBER):
            return None
        return fmean(float(answer.replace(",", ".")) for answer in self.answers)


@dataclass(frozen=True)
class ByQuestion:
    question: Question
    answers: tuple[tuple[Given, Answer], ...]


@dataclass(frozen=True)
class Page:
    """One message of the details: people with all their answers, or with that to one question."""

    question: Question | None
    given: tuple[Given, ...]
    secrets: Secrets | None = None


@dataclass(frozen=True)
class Report:
    """`given` are the answers, the first given first; `waiting` may still answer, `missing` have not in time.

    `later` are still to be asked. `not_asked` were not reached while they could have answered in time.
    """

    round: Round
    given: tuple[Given, ...]
    waiting: tuple[str, ...]
    missing: tuple[str, ...]
    not_asked: tuple[str, ...]
    away: tuple[tuple[str, DayOff], ...]
    blockers: tuple[StandingBlocker, ...]
    secrets: tuple[Secrets, ...]
    later: tuple[str, ...] = ()

    @property
    def taking_part(self) -> int:
        """How many people were asked or are yet to be."""
        return len(self.given) + len(self.waiting) + len(self.missing) + len(self.later)

    @property
    def late(self) -> tuple[str, ...]:
        return tuple(given.member_id for given in self.given if given.is_late)

    def by_question(self) -> list[ByQuestion]:
        """Without the anonymous ones."""
        return [
            ByQuestion(question, tuple(_answers_to(question, self.given)))
            for question in self.round.questions
            if not question.hides_who
        ]


@dataclass(frozen=True)
class Attendance:
    """How often somebody answered of the times they were asked; days off count nowhere."""

    member_id: str
    answered: int
    asked: int


def report_of(
    round_: Round,
    prompts: Sequence[Prompt],
    given: Sequence[Given],
    blockers: Iterable[StandingBlocker],
    secrets: Mapping[str, Sequence[str]],
) -> Report:
    """`secrets` holds the answers to each anonymous question, by its id and in no order.

    Blockers come the oldest first.
    """

    def those(state: PromptState) -> tuple[str, ...]:
        return tuple(prompt.member_id for prompt in prompts if prompt.state is state)

    return Report(
        round_,
        tuple(sorted(given, key=lambda each: (each.at, each.member_id))),
        those(PromptState.WAITING),
        those(PromptState.MISSING),
        those(PromptState.NOT_ASKED),
        tuple(
            (prompt.member_id, DayOff(prompt.why))
            for prompt in prompts
            if prompt.state is PromptState.SPARED and prompt.why in (DayOff.AWAY, DayOff.HOLIDAY)
        ),
        tuple(sorted(blockers, key=lambda blocker: (blocker.day, blocker.id))),
        tuple(
            _secrets(question, secrets.get(question.id, ()), is_over=not round_.is_open)
            for question in round_.questions
            if question.hides_who
        ),
    )


def participation(prompts: Iterable[Prompt]) -> list[Attendance]:
    """In the order of the members' ids: nobody is first."""
    answered: dict[str, int] = {}
    asked: dict[str, int] = {}
    for prompt in prompts:
        if prompt.counts and prompt.state is not PromptState.WAITING:
            asked[prompt.member_id] = asked.get(prompt.member_id, 0) + 1
            is_answered = prompt.state is PromptState.ANSWERED
            answered[prompt.member_id] = answered.get(prompt.member_id, 0) + is_answered
    return [Attendance(member, answered[member], asked[member]) for member in sorted(asked)]


def pages_of(report: Report, order: ReportOrder) -> list[Page]:
    """The details: so many people to a message that it stays within Slack's limits, and none for nobody."""
    if order is ReportOrder.BY_PERSON:
        people = [given for given in report.given if given.answers]
        pages = [Page(None, tuple(some)) for some in _batches(people)]
    else:
        pages = [
            Page(each.question, tuple(some))
            for each in report.by_question()
            for some in _batches([given for given, _ in each.answers])
        ]
    return pages + [Page(secrets.question, (), secrets) for secrets in report.secrets if secrets.answers]


def _batches(people: Sequence[Given]) -> Iterator[Sequence[Given]]:
    for start in range(0, len(people), PEOPLE_A_PAGE):
        yield people[start : start + PEOPLE_A_PAGE]


def oldest(blockers: Iterable[StandingBlocker], today: date) -> int:
    """The age in days of what has stood longest; 0 where nothing stands."""
    return max((blocker.age_days(today) for blocker in blockers), default=0)


def _secrets(question: Question, answers: Sequence[str], *, is_over: bool) -> Secrets:
    is_released = is_over and len(answers) >= LEAST_SECRETS
    return Secrets(question, len(answers), tuple(answers) if is_released else None)


def _answers_to(question: Question, given: Iterable[Given]) -> Iterable[tuple[Given, Answer]]:
    for each in given:
        for answer in each.answers:
            if answer.question_id == question.id:
                yield each, answer
