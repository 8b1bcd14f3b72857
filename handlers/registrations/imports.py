"""Files of other tools."""

from bot.messages.imports import actions as import_actions
from handlers import (
    imports,
)
from handlers.entries import Action, Entry, Event, ViewSubmission

ENTRIES: tuple[Entry, ...] = (
    Action(import_actions.CHANNEL, imports.choose_channel),
    Action(import_actions.PRIVATE, imports.press_private),
    Action(import_actions.GO, imports.press_go),
    Action(import_actions.COLUMNS, imports.press_columns),
    Action(import_actions.CANCEL, imports.press_cancel),
    ViewSubmission(import_actions.FORM, imports.submit_columns),
    Event("message.im", imports.dropped, ("im:history", "files:read"), imports.is_dropped),
)
