"""Approvals: asking, by words, form and from messages, and deciding."""

from bot.domain.approvals.verbs import HELP as REQUEST_HELP
from bot.domain.refusal import N_
from bot.messages.approvals import actions as request_actions
from bot.messages.approvals import ask_forms, own_actions
from bot.messages.approvals import forms as request_forms_shown
from bot.messages.approvals import policy_forms as policy_form_messages
from handlers import (
    approval_buttons,
    approvals,
    asking_forms,
    policy_forms,
    request_buttons,
    request_forms,
    request_threads,
)
from handlers.entries import (
    CHANNEL_SCOPES,
    Action,
    Command,
    Entry,
    Event,
    Shortcut,
    ViewSubmission,
)
from handlers.groups import SCOPES as GROUP_SCOPES

COMMAND = Command(
    "/request",
    approvals.command,
    N_("Ask for approval, and follow what becomes of it"),
    "<what> to @who [then @who] [amount 1200 EUR] [by <when>] | list | show <number> | help",
    REQUEST_HELP,
    scopes=("files:write", *GROUP_SCOPES),
    words=("request", "wniosek", "richiesta"),
    obey=approvals.obey,
)


def _asked() -> list[Entry]:
    """Approval is asked for, by form and from messages."""
    return [
        Action(own_actions.ASK, approval_buttons.press_ask, GROUP_SCOPES),
        Action(own_actions.EDIT, approval_buttons.press_edit, GROUP_SCOPES),
        Action(own_actions.RUN, approvals.press_run, GROUP_SCOPES),
        Action(own_actions.MENU, approvals.press_run, GROUP_SCOPES),
        Action(own_actions.TURN, approvals.press_turn, GROUP_SCOPES),
        Action(ask_forms.STEP, asking_forms.press_step, GROUP_SCOPES),
        Action(own_actions.NEW_POLICY, policy_forms.press_new, GROUP_SCOPES),
        Action(policy_form_messages.STEP, policy_forms.press_step, GROUP_SCOPES),
        ViewSubmission(policy_form_messages.POLICY, policy_forms.submit, GROUP_SCOPES),
        ViewSubmission(ask_forms.ASK, asking_forms.submit_ask, GROUP_SCOPES),
        ViewSubmission(ask_forms.EDIT, asking_forms.submit_edit, GROUP_SCOPES),
        Shortcut(
            "ask_approval",
            asking_forms.open_about_message,
            "message",
            "Ask for approval",
            "Asks for approval of what this message says: you see it before anybody is asked",
            GROUP_SCOPES,
        ),
    ]


def _decisions() -> list[Entry]:
    """Whatever counts as a vote: who is in the groups is asked at that moment."""
    pressed = {
        request_actions.APPROVE: request_buttons.press_approve,
        request_actions.CHANGES: request_buttons.press_changes,
        request_actions.REJECT: request_buttons.press_reject,
        request_actions.MORE: request_buttons.choose_more,
        request_actions.RECORD: request_buttons.press_record,
    }
    said, about = request_threads.sounds_like_a_vote, request_threads.is_vote
    return [
        *(Action(name, handler, GROUP_SCOPES) for name, handler in pressed.items()),
        ViewSubmission(request_forms_shown.REASON, request_forms.submit_reason, GROUP_SCOPES),
        ViewSubmission(request_forms_shown.PASS_ON, request_forms.submit_pass, GROUP_SCOPES),
        *(
            Event(name, request_threads.hear_vote, (scope, *GROUP_SCOPES), said, concerns=about)
            for name, scope in (CHANNEL_SCOPES | {"message.im": "im:history"}).items()
        ),
    ]


ENTRIES: tuple[Entry, ...] = (*_asked(), *_decisions())
