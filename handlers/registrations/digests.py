"""Digests, nudges, and why they came."""

from bot.domain.digests.verbs import HELP as DIGEST_HELP
from bot.domain.refusal import N_
from bot.messages.attention import actions as nudge_actions
from bot.messages.attention import forms as nudge_forms
from bot.messages.digests import answers as digest_answers
from bot.messages.digests import edit_form as digest_edit_form
from handlers import (
    digest_forms,
    digests,
    explaining,
    nudges,
)
from handlers.entries import Action, Command, Entry, Shortcut, ViewSubmission

COMMAND = Command(
    "/digest",
    digests.command,
    N_("What moved, told to those who want to know, at their hour"),
    "create weekly friday 16:00 [for stakeholders|team|managers] | preview | now | list | help",
    DIGEST_HELP,
    scopes=("files:write",),
    words=("digest", "podsumowanie", "riepilogo"),
    obey=digests.obey,
)

ENTRIES: tuple[Entry, ...] = (
    Action(digest_answers.RUN, digests.press_run),
    Action(digest_answers.ADD_NOTE, digests.press_note),
    ViewSubmission(digest_answers.NOTE_FORM, digests.submit_note),
    Action(digest_edit_form.EDIT, digest_forms.press_edit),
    ViewSubmission(digest_edit_form.FORM, digest_forms.submit),
    Action(nudge_actions.MORE, nudges.choose_more),
    Action(nudge_forms.GO_ON, nudges.press_go_on),
    ViewSubmission(nudge_forms.PICK_FORM, nudges.submit_pick),
    ViewSubmission(nudge_forms.HAND_OVER_FORM, nudges.submit_hand_over),
    Shortcut(
        "why_this",
        explaining.why_this,
        "message",
        "Why did I get this?",
        "Says which rule decided that this message of Muster's came, and at what time",
    ),
)
