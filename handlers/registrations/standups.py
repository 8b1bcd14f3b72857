"""Stand-ups: setting up, answering, reports and retros."""

from bot.domain.refusal import N_
from bot.domain.standups.verbs import HELP as STANDUP_HELP
from bot.messages.standups import actions as standup_actions
from bot.messages.standups import answer_fills, answer_forms, setup_fills, setup_forms, template_forms
from bot.messages.standups import retros as retro_messages
from bot.messages.standups import settings as standup_settings
from bot.messages.standups import task_forms as standup_task_forms
from handlers import (
    standup_answers,
    standup_buttons,
    standup_setup,
    standup_tasks,
    standups,
)
from handlers.entries import Action, Command, Entry, Options, ViewSubmission
from handlers.groups import SCOPES as GROUP_SCOPES

COMMAND = Command(
    "/standup",
    standups.command,
    N_("Ask the team, and read what comes of it"),
    "create <name> <days> at <time> | answer | report | status | away <days> | help",
    STANDUP_HELP,
    scopes=GROUP_SCOPES,
    words=("standup", "stand-up"),
    obey=standups.obey,
)


def _standups() -> list[Entry]:
    """What is pressed, chosen and submitted in stand-ups."""
    pressed = {
        standup_actions.ANSWER: standup_answers.press_answer,
        standup_actions.TYPED: standup_answers.press_typed,
        standup_actions.AWAY: standup_buttons.press_away,
        standup_actions.BACK: standup_buttons.press_back,
        standup_actions.DELETE: standup_buttons.press_delete,
        standup_actions.SETTINGS: standup_buttons.press_settings,
        standup_actions.REMINDERS: standup_buttons.choose_reminders,
        standup_actions.SOLVED: standup_buttons.press_solved,
        standup_actions.RENAME_TEMPLATE: standup_setup.press_rename,
        standup_actions.REPORT_PAGE: standup_buttons.turn_report,
        standup_actions.SAID: standup_tasks.choose_said,
        standup_actions.MAKE: standup_tasks.press_make,
        standup_actions.VOTE: standup_tasks.press_vote,
        standup_actions.GROUP: standup_tasks.press_group,
        answer_fills.QUESTION: standup_answers.choose,
        answer_forms.ROW: standup_answers.press_row,
    }
    with_groups = {
        standup_actions.RUN: standups.press_run,
        standup_actions.MENU: standups.press_run,
        standup_actions.CREATE: standup_setup.press_create,
        standup_actions.EDIT: standup_setup.press_edit,
        setup_fills.TEMPLATE: standup_setup.choose_template,
        standup_actions.REMOVE_TEMPLATE: standup_setup.press_remove,
    }
    return [
        *(Action(name, handler) for name, handler in pressed.items()),
        *(Action(name, handler, GROUP_SCOPES) for name, handler in with_groups.items()),
        *(Options(name, standup_answers.offer) for name in answer_forms.WHOM),
        ViewSubmission(setup_forms.CREATE, standup_setup.submit_create, GROUP_SCOPES),
        ViewSubmission(setup_forms.EDIT, standup_setup.submit_edit, GROUP_SCOPES),
        ViewSubmission(template_forms.RENAME, standup_setup.submit_rename),
        ViewSubmission(answer_forms.FORM, standup_answers.submit),
        ViewSubmission(standup_settings.SETTINGS, standup_buttons.submit_settings),
        ViewSubmission(standup_task_forms.FORM, standup_tasks.submit_make),
        ViewSubmission(retro_messages.GROUPING, standup_tasks.submit_group),
    ]


ENTRIES: tuple[Entry, ...] = (*_standups(),)
