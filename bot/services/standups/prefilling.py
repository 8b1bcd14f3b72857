"""What a form begins with: last time's plan, and the tasks that were finished since or are due."""

from datetime import datetime, time, timedelta

from bot.domain.standups.carrying import MOST_ITEMS, Prefill, TaskLine, plan_of, prefill_from
from bot.domain.standups.definition import StandUp
from bot.domain.standups.rounds import Prompt, Round
from bot.domain.tasks.facets import CLOSED, UNDATED, Facet, seconds
from bot.domain.tasks.task import TaskStatus
from bot.domain.zones import instant_at
from bot.services.act import Act
from storage import standup_answers, standup_rounds, task_lists
from storage.task_queries import Query, Sight

_A_DAY = timedelta(days=1)
_LONGEST = timedelta(days=14)


def prefill(act: Act, standup: StandUp, round_: Round, prompt: Prompt) -> Prefill:
    """Tasks are those of the person that everybody in the stand-up's channel may see."""
    earlier = standup_answers.before(act.unit, act.workspace_id, standup.number, act.by.id, prompt.day)
    planned = []
    since = prompt.ask_at - _A_DAY
    if earlier is not None:
        then = standup_rounds.find(act.unit, act.workspace_id, standup.number, earlier.day)
        planned = plan_of(then.questions if then else round_.questions, earlier.answers)
        since = max(then.opens_at if then else since, act.now - _LONGEST)
    return prefill_from(planned, _finished(act, standup, since), _due(act, standup))


def _finished(act: Act, standup: StandUp, since: datetime) -> list[TaskLine]:
    """The newest first."""
    query = Query.along(Facet.MINE, act.by.id, high=CLOSED + UNDATED - seconds(since) + 1)
    return _lines(act, standup, query.between(CLOSED, query.high), {TaskStatus.DONE})


def _due(act: Act, standup: StandUp) -> list[TaskLine]:
    """Until the end of tomorrow, and what is overdue."""
    local = act.now.astimezone(act.by.zone).date()
    end = instant_at(datetime.combine(local + 2 * _A_DAY, time()), act.by.zone)
    query = Query.along(Facet.MINE, act.by.id, high=seconds(end))
    open_ = {TaskStatus.OPEN, TaskStatus.IN_PROGRESS, TaskStatus.BLOCKED}
    return _lines(act, standup, query, open_)


def _lines(act: Act, standup: StandUp, query: Query, wanted: set[TaskStatus]) -> list[TaskLine]:
    sight = Sight(act.by.id, standup.channel_id, sees_public=True, at_home=False)
    found = task_lists.page_of(act.unit, act.workspace_id, query, sight, most=MOST_ITEMS).tasks
    return [TaskLine(task.number, task.title) for task in found if task.status in wanted]
