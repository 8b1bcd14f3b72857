"""Somebody answers: early, in time, anew until the round closes, or late."""

from dataclasses import dataclass, replace

from bot.domain.outgoing import nudges_of
from bot.domain.refusal import N_, Refusal
from bot.domain.standups.answers import Answers, ItemState, asked_in, checked
from bot.domain.standups.blockers import StandingBlocker
from bot.domain.standups.carrying import Prefill, with_carried
from bot.domain.standups.commands import GiveAnswers
from bot.domain.standups.definition import Question, StandUp
from bot.domain.standups.rounds import Given, Prompt, PromptState, Round, RoundState, round_label
from bot.services.act import Act
from bot.services.standups.blocking import take_blockers
from bot.services.standups.opening import add_all, open_round, set_timers
from bot.services.standups.prefilling import prefill
from bot.services.standups.reporting import report_answered
from bot.services.standups.retros import take_items
from bot.services.standups.sight import no_round
from bot.services.standups.turns import likeliest, prompt_at, window_of_day
from storage import outbox, standup_answers, standup_blockers, standup_prompts, standup_rounds, standups


@dataclass(frozen=True)
class AnswerForm:
    """What the form begins with. `round` is as it would be opened, where the person is early.

    `given` is what they answered already; `blockers` are theirs that still stand: are they solved?
    """

    standup: StandUp
    round: Round
    prompt: Prompt
    prefill: Prefill
    blockers: tuple[StandingBlocker, ...]
    given: Given | None = None
    is_early: bool = False
    is_late: bool = False


@dataclass(frozen=True)
class Answered:
    """`tasks_done` are the numbers of tasks that were ticked as done. `blockers` are new."""

    standup: StandUp
    round: Round
    prompt: Prompt
    given: Given
    blockers: tuple[StandingBlocker, ...]
    tasks_done: tuple[int, ...]
    is_first: bool


def form_for(act: Act, which: str = "", label: str = "") -> AnswerForm:
    """For the round or prompt of a label, or for whatever the person is asked now, was asked last, or is
    asked next. Raises Refusal.
    """
    standup, prompt = prompt_at(act, label) if label else likeliest(act, which)
    round_ = standup_rounds.find(act.unit, act.workspace_id, standup.number, prompt.day)
    is_early = prompt.asked_at is None and act.now < prompt.ask_at
    if round_ is None:
        place = (act.workspace_id, standup.number, prompt.day, RoundState.OPEN)
        questions = asked_in(standup.questions, standup.turn)
        round_ = Round(*place, prompt.ask_at, prompt.due_at, questions)
    _check_open(standup, round_, prompt)
    round_ = replace(round_, questions=_questions_to(standup, round_))
    mine = standup_blockers.standing_of(act.unit, act.workspace_id, standup.number, act.by.id)
    given = standup_answers.of_member(act.unit, round_, act.by.id)
    return AnswerForm(
        standup,
        round_,
        prompt,
        prefill(act, standup, round_, prompt),
        tuple(blocker for blocker in mine if blocker.day < round_.day),
        given,
        is_early=is_early,
        is_late=act.now >= prompt.due_at,
    )


def answer(act: Act, wanted: GiveAnswers) -> Answered:
    """Raises Refusal where nobody asks the person, the round is over for them, or an answer is missing."""
    label = round_label(wanted.number, wanted.day)
    standup, prompt = prompt_at(act, label)
    round_, standup = _round_of(act, standup, prompt)
    stored = _stored(act, prompt)  # as it stands now that nobody else can change it
    prompt = stored if stored and stored.state is not PromptState.SPARED else prompt
    _check_open(standup, round_, prompt)
    answers = checked(_questions_to(standup, round_), wanted.answers, were=prompt.secrets)
    public, secrets = _parted(act, round_, prompt, answers)
    public = with_carried(round_.questions, public)
    given = Given(act.by.id, public, act.now, _is_late(act, prompt))
    now = replace(
        prompt,
        state=PromptState.ANSWERED,
        remind_at=None,
        answered_at=prompt.answered_at or act.now,
        is_late=given.is_late,
        version=prompt.version + 1,
        secrets=(*prompt.secrets, *secrets),
    )
    if stored:
        standup_prompts.save(act.unit, now)
    else:
        add_all(act.unit, [now])
    standup_answers.add(act.unit, now, given)
    return _followed(act, standup, round_, now, given, wanted)


def _followed(
    act: Act, standup: StandUp, round_: Round, prompt: Prompt, given: Given, wanted: GiveAnswers
) -> Answered:
    blockers = take_blockers(act, standup, round_, given.answers, wanted.solved)
    take_items(act, round_, given.answers)
    act.record("standup_answered", prompt.label, version=prompt.version, late=given.is_late)
    outbox.follow_all(act.unit, act.workspace_id, [prompt.label, nudges_of(act.by.id)], act.now)
    report_answered(act.unit, standup, round_, act.now)
    done = [
        item.task
        for each in given.answers
        for item in each.items
        if item.task and item.state is ItemState.DONE
    ]
    is_first = prompt.version == 1
    return Answered(standup, round_, prompt, given, tuple(blockers), tuple(done), is_first)


def _is_late(act: Act, prompt: Prompt) -> bool:
    """What was first given in time stays so."""
    return prompt.is_late if prompt.answered_at else act.now >= prompt.due_at


def _parted(act: Act, round_: Round, prompt: Prompt, answers: Answers) -> tuple[Answers, tuple[str, ...]]:
    """Anonymous ones are kept apart, once each."""
    hidden = {question.id for question in round_.questions if question.hides_who}
    secrets = [
        each for each in answers if each.question_id in hidden and each.question_id not in prompt.secrets
    ]
    for each in secrets:
        standup_answers.add_secret(act.unit, round_, each.question_id, each.text)
    public = tuple(each for each in answers if each.question_id not in hidden)
    return public, tuple(each.question_id for each in secrets)


def _stored(act: Act, prompt: Prompt) -> Prompt | None:
    place = (prompt.workspace_id, prompt.number, prompt.day, prompt.member_id)
    return standup_prompts.find(act.unit, *place)


def _round_of(act: Act, standup: StandUp, prompt: Prompt) -> tuple[Round, StandUp]:
    """The round, held until the unit ends; whoever is early opens it."""
    found = standup_rounds.lock(act.unit, act.workspace_id, standup.number, prompt.day)
    if found is not None and found.state is RoundState.MISSED:
        raise no_round(standup, prompt.day)
    if found is not None:
        return found, standup
    held = standups.lock(act.unit, act.workspace_id, standup.number) or standup
    round_, noted = open_round(act.unit, held, prompt.day, window_of_day(act, held, prompt))
    standups.note(act.unit, noted)
    set_timers(act.unit, round_, act.now)
    return round_, noted


def _questions_to(standup: StandUp, round_: Round) -> tuple[Question, ...]:
    """All of them while the round is open; afterwards one anonymous answer more would tell whose it is."""
    if round_.is_open:
        return round_.questions
    left = tuple(question for question in round_.questions if not question.hides_who)
    if not left:
        raise Refusal(
            N_("{name} of {day} is closed: anonymous answers come together, none comes after them."),
            example="/standup report",
            name=standup.name,
            day=round_.day,
        )
    return left


def _check_open(standup: StandUp, round_: Round, prompt: Prompt) -> None:
    """Whatever was answered in time stands when the round is over; what was not can be filed once."""
    if not round_.is_open and prompt.state is PromptState.ANSWERED:
        raise Refusal(
            N_("{name} of {day} is closed; what you answered stands."),
            example="/standup report",
            name=standup.name,
            day=round_.day,
        )
