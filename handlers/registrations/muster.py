"""The bot about itself: help, the Home tab, settings."""

from bot.domain.muster_verbs import HELP
from bot.domain.refusal import N_
from bot.messages import channel_settings as settings_messages
from bot.messages import help as help_messages
from bot.messages.settings import own as own_settings_shown
from bot.messages.settings import workspace as workspace_shown
from bot.messages.tasks import home as home_messages
from handlers import (
    channel_settings,
    home,
    muster,
    own_settings,
    task_buttons,
    workspace_settings,
)
from handlers.entries import Action, Command, Entry, Event, ViewSubmission

COMMAND = Command(
    "/muster",
    muster.command,
    N_("What I can do for your team, and the settings of channels and people"),
    "help | settings [me|workspace] | why | when [@me|#channel] | stats",
    HELP,
)

ENTRIES: tuple[Entry, ...] = (
    Action(help_messages.RUN, muster.press_run),
    Action(help_messages.OPEN_HOME, muster.press_open_home),
    Action(settings_messages.OPEN, channel_settings.open_form),
    ViewSubmission(settings_messages.FORM, channel_settings.submit),
    Action(own_settings_shown.OPEN, own_settings.open_form),
    ViewSubmission(own_settings_shown.FORM, own_settings.submit),
    Action(workspace_shown.OPEN, workspace_settings.open_form),
    ViewSubmission(workspace_shown.FORM, workspace_settings.submit),
    Event("app_home_opened", home.opened, (), home.is_home_tab),
    Action(home_messages.VIEW, home.choose_view),
    Action(home_messages.TURN, home.turn),
    Action(home_messages.FIND, home.find),
    Action(home_messages.OPEN, task_buttons.choose_task),
    ViewSubmission(home_messages.SEARCH, home.search),
)
