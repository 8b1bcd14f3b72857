"""A button carries a number, never a right: whatever is pressed, chosen or submitted is looked up again.

Each entry of the registry has a row here of what somebody might forge to get at what is hidden in
#leadership. Those who are in there get something by it (or the row would prove nothing); nobody else does.
"""

from dataclasses import replace

import pytest

from bot.domain.standups.participation import ReminderPace
from bot.messages.approvals.actions import stamp_of
from bot.messages.reader import reader_for
from bot.messages.tasks import forms
from storage import approvals, tasks
from storage.unit import Unit
from tests.handlers.forging import (
    ENTRIES,
    INTRUDERS,
    RETRO_ROUND,
    ROUND,
    Forged,
    Hidden,
    attempt,
    chosen,
    move_in,
    move_in_elsewhere,
    somebody,
)
from tests.units import DAVID, GRACE, LAUNCH, LEADERSHIP, NOW, PIOTR, TEAM

# What each database makes of a query is tested where the query is.
pytestmark = pytest.mark.parametrize("sample_team", ["sqlite"], indirect=True)

INSIDERS = (GRACE, DAVID)

OWN = {
    "task_new": "opens an empty form",
    "task_add_form": "adds a task of one's own where one is",
    "make_task": "a message that Slack shows to whoever uses its menu",
    "task_thread_form": "adds tasks where one is, of the thread as it is read again",
    "task_capture_form": "adds a task of one's own where one is",
    "thread_tasks": "a thread that Slack shows to whoever uses its menu",
    "request_ask": "opens an empty form",
    "request_form_step": "shows again what was entered",
    "policy_form_step": "shows again what was entered",
    "request_ask_form": "asks for something of one's own where one is",
    "ask_approval": "a message that Slack shows to whoever uses its menu",
    "standup_away": "one's own days off",
    "standup_back": "one's own days off",
    "standup_settings": "one's own reminders",
    "standup_reminders": "one's own reminders",
    "standup_settings_form": "one's own reminders",
    "standup_create": "opens an empty form",
    "standup_template": "shows an empty form again",
    "nudge_go_on": "one's own nudges",
    "why_this": "what was told oneself",
    "open_home": "one's own Home",
    "own_settings": "one's own settings",
    "own_settings_form": "one's own settings",
    "home_view": "one's own Home",
    "home_turn": "one's own Home",
    "home_find": "opens an empty form",
    "home_search": "one's own Home",
    "standup_whom_0": "as standup_whom_1",
    "standup_whom_2": "as standup_whom_1",
    "standup_whom_3": "as standup_whom_1",
}
"""What everybody may do: still it shows and changes nothing of what is hidden."""


def forgeries(unit: Unit, known: Hidden) -> dict[str, list[Forged]]:
    """By the entry's name: at least one that somebody of #leadership gets something by."""
    request, task = approvals.find(unit, TEAM, 1), tasks.find(unit, TEAM, 1)
    assert request is not None
    assert task is not None
    stamp = stamp_of(request)
    ballot = {"stamp": stamp, "ts": "", "card": False}
    base = forms.edit_form(task, GRACE, reader_for(GRACE, NOW)).private_metadata
    mine = {"owner": somebody(PIOTR), "person": somebody(PIOTR)}
    return {
        **_of_tasks(base),
        **_of_requests(stamp, ballot),
        **_of_standups(),
        **_of_the_rest(known.batch),
        "task_undo": [Forged(known.deed)],
        "nudge_hand_over": [Forged(about={"number": 1}, fields=mine)],
    }


def _of_tasks(base: dict[str, object]) -> dict[str, list[Forged]]:
    pressed = ("start", "done", "block", "edit", "tomorrow", "next_week")
    menu = ("show", "edit", "done", "tomorrow", "take", "watch", "reopen", "drop")
    typed = (
        "show 1",
        "done 1",
        "comment 1 Hello",
        "drop 1",
        "list #xenops",
        "assign 1 me",
        "add Mine under T-1",
    )
    return {
        **{f"task_{name}": [Forged("1")] for name in pressed},
        "task_unblock": [Forged("2")],
        "task_more": [Forged(f"task_{what} 1") for what in menu],
        "task_run": [Forged(text) for text in typed],
        "task_turn": [Forged(text) for text in typed],
        "task_edit_form": [Forged(about=base, fields={"title": "Mine now"})],
        "task_block_form": [Forged(about={"number": 1}, fields={"reason": "Because"})],
        "task_new": [Forged("-")],
        "task_add_form": [Forged(fields={"title": "Mine"})],
        "make_task": [Forged()],
        "thread_tasks": [Forged()],
        "task_capture_form": [
            Forged(about={"ts": "1700.5", "thread_ts": "1700.1"}, fields={"title": "Mine"})
        ],
        "task_thread_form": [
            Forged(about={"thread_ts": "1700.1"}, fields={"certain": {"selected_options": [{"value": "k"}]}})
        ],
        "home_open": [Forged("1")],
    }


def _of_requests(stamp: str, ballot: dict[str, object]) -> dict[str, list[Forged]]:
    typed = ("show 1", "withdraw 1", "remind 1", "edit 1", "audit R-1", "pass 1 to <@U0PIOTR>", "export R-1")
    asked = {"title": "Mine", "people0": {"selected_users": ["U0ANA"]}}
    policy = {"name": "big", "people0": {"selected_users": ["U0ANA"]}, "fallback": somebody(DAVID)}
    return {
        "request_approve": [Forged(stamp)],
        "request_changes": [Forged(stamp)],
        "request_reject": [Forged(stamp)],
        "request_more": [Forged(f"{what} {stamp}") for what in ("condition", "abstain", "pass")],
        "request_record": [Forged(f"approve {stamp} 1700.5"), Forged(f"reject {stamp} 1700.5")],
        "request_reason_form": [Forged(about={**ballot, "verdict": "reject"}, fields={"reason": "No"})],
        "request_pass_form": [Forged(about=ballot, fields={"person": somebody(PIOTR)})],
        "request_edit": [Forged("1")],
        **{key: [Forged(text) for text in typed] for key in ("request_run", "request_menu", "request_turn")},
        "request_edit_form": [Forged(about={"number": 1, "base": {}, "steps": 1}, fields=asked)],
        "request_ask": [Forged("-")],
        "request_form_step": [Forged(about={"number": 1, "steps": 1}, fields=asked, in_form=True)],
        "request_ask_form": [Forged(about={"steps": 1}, fields=asked)],
        "ask_approval": [Forged()],
        "policy_new": [Forged("-")],
        "policy_form": [Forged(about={"steps": 1}, fields=policy)],
        "policy_form_step": [Forged(about={"steps": 1}, fields=policy, in_form=True)],
    }


def _of_standups() -> dict[str, list[Forged]]:
    typed = ("status S-1", "report S-1", "pause S-1", "now S-1", "edit S-1", "delete S-1", "answer S-1")
    answered = {"label": ROUND}
    said = {**answered, "member": GRACE.id}
    set_up = {
        "name": "Mine",
        "days": "every day",
        "questions": "What?",
        "window": "for 4 hours",
        "channels": {"selected_conversations": [LEADERSHIP.id]},
    }
    return {
        "standup_answer": [Forged(ROUND), Forged("S-1")],
        "standup_typed": [Forged(f"{ROUND} Hello")],
        "standup_delete": [Forged("S-1")],
        "standup_solved": [Forged("B-1")],
        "standup_report_page": [Forged(f"{ROUND} 1")],
        "standup_said": [Forged(f"{what} {ROUND}:{GRACE.id}") for what in ("standup_said", "standup_make")],
        "standup_make": [Forged(RETRO_ROUND)],
        "standup_vote": [Forged(f"{RETRO_ROUND}:1")],
        "standup_group": [Forged(RETRO_ROUND)],
        **{key: [Forged(about=answered, in_form=True)] for key in ("standup_q", "standup_row")},
        **{key: [Forged(text) for text in typed] for key in ("standup_run", "standup_menu")},
        "standup_edit": [Forged("S-1")],
        "standup_edit_form": [Forged(about={"label": "S-1", "version": 1}, fields=set_up)],
        "standup_answer_form": [Forged(about=answered, fields={"standup_q:plan": "Mine"})],
        "standup_task_form": [Forged(about={**said, "ts": ""}, fields={"line": chosen("0")})],
        "standup_grouping_form": [
            Forged(about={"label": RETRO_ROUND}, fields={"card": chosen("2"), "under": chosen("1")})
        ],
        **{f"standup_whom_{row}": [Forged("Xenops"), Forged("R-1"), Forged("T-1")] for row in range(4)},
        "standup_create": [Forged("-")],
        "standup_create_form": [
            Forged(
                about={"template": "daily", "home": True},
                fields={
                    name if name == "channels" else f"{name}:daily": text for name, text in set_up.items()
                },
            )
        ],
        "standup_template": [Forged("daily", in_form=True)],
        "standup_template_rename": [Forged("shared", in_form=True)],
        "standup_template_remove": [Forged("shared", in_form=True)],
        "standup_template_form": [Forged(about={"template": "shared"}, fields={"name": "Mine"})],
        "standup_away": [Forged("-")],
        "standup_back": [Forged("-")],
        "standup_settings": [Forged("-")],
        "standup_reminders": [Forged(ReminderPace.SLOW)],
        "standup_settings_form": [Forged(fields={"region": "DE-BY"})],
    }


def _of_the_rest(batch: str) -> dict[str, list[Forged]]:
    day = {"selected_date": "2026-12-24"}
    settings = {"was": {"quiet_cards": False, "lead_id": None, "capture_emoji": "pushpin"}}
    unchanged: dict[str, object] = {"nudges": {}, "urgent": None}
    here = f"<#{LEADERSHIP.id}|leadership>"
    return {
        "digest_run": [Forged(text) for text in ("list", "preview D-1", "now D-1", "delete D-1")],
        "digest_add_note": [Forged("1")],
        "digest_note_form": [Forged(about={"number": 1}, fields={"note": "Mine"})],
        "digest_edit": [Forged("1")],
        "digest_edit_form": [Forged(about={"number": 1}, fields={"rhythm": "every monday"})],
        "nudge_more": [Forged("pick T-1"), Forged("hand_over T-1")],
        "nudge_go_on": [Forged("T-1")],
        "nudge_pick": [Forged(about={"number": 1}, fields={"day": day})],
        "why_this": [Forged()],
        "muster_run": [Forged(f"when {here}"), Forged("settings"), Forged("stats")],
        "open_home": [Forged("-")],
        "channel_settings": [Forged("-")],
        "channel_settings_form": [Forged(about={**settings, **unchanged}, fields={"emoji": ":zap:"})],
        "workspace_settings": [Forged("-")],
        "workspace_settings_form": [Forged(about=unchanged, fields={"budget": chosen("5")})],
        "own_settings": [Forged("-")],
        "own_settings_form": [Forged(fields={"days": {"selected_options": [{"value": "1"}]}})],
        "home_view": [Forged("#xenops"), Forged("xenops")],
        "home_turn": [Forged("xenops 1")],
        "home_find": [Forged("xenops")],
        "home_search": [Forged(fields={"words": "xenops"})],
        "import_channel": [Forged(LAUNCH.id, suffix=batch), Forged(LEADERSHIP.id, suffix=batch)],
        "import_private": [Forged(batch)],
        "import_go": [Forged(batch)],
        "import_cancel": [Forged(batch)],
        "import_columns": [Forged(batch)],
        "import_columns_form": [Forged(about={"batch": batch})],
    }


@pytest.fixture
def rows(unit: Unit) -> dict[str, list[Forged]]:
    return forgeries(unit, move_in(unit))


def test_each_entry_of_the_registry_has_a_row(rows: dict[str, list[Forged]]) -> None:
    assert set(rows) == set(ENTRIES)
    assert set(OWN) <= set(ENTRIES)


def test_whoever_is_in_the_channel_gets_something_by_each(unit: Unit, rows: dict[str, list[Forged]]) -> None:
    idle = []
    for name, forged in rows.items():
        seen = [attempt(unit, name, each, by, LEADERSHIP) for each in forged for by in INSIDERS]
        if name not in OWN and not any(each.gained for each in seen):
            idle.append((name, [each.shown[:200] for each in seen]))
    assert idle == []


@pytest.mark.parametrize("who", INTRUDERS)
def test_nobody_else_sees_or_changes_anything(unit: Unit, rows: dict[str, list[Forged]], who: str) -> None:
    by, here = INTRUDERS[who]
    found = []
    for name, forged in rows.items():
        for each in forged:
            seen = attempt(unit, name, each, by, here)
            touched = seen.touched if name in OWN else seen.changed
            if seen.secrets or touched:
                found.append((name, each, seen.secrets, touched))
    assert found == []


def test_another_workspace_is_another_world(unit: Unit, rows: dict[str, list[Forged]]) -> None:
    by, here = move_in_elsewhere(unit)
    found = []
    for name, forged in rows.items():
        for each in forged:
            seen = attempt(unit, name, each, by, here)
            touched = [row for row in seen.changed if TEAM in row]
            if seen.secrets or touched:
                found.append((name, each, seen.secrets, touched))
    assert found == []


def test_who_is_deactivated_is_told_so_whatever_they_press(unit: Unit, rows: dict[str, list[Forged]]) -> None:
    by, here = INTRUDERS["somebody whose account was deactivated"]
    told = {name: attempt(unit, name, forged[0], by, here).shown for name, forged in rows.items()}
    silent = [name for name, shown in told.items() if "deactivated" not in shown]
    assert silent == []


def test_words_count_in_the_thread_of_the_request_only(unit: Unit, rows: dict[str, list[Forged]]) -> None:
    pressed = rows["request_record"][0]
    elsewhere = replace(pressed, value=pressed.value.replace("1700.5", "1700.9"))
    assert attempt(unit, "request_record", pressed, DAVID, LEADERSHIP).changed != []
    assert attempt(unit, "request_record", elsewhere, DAVID, LEADERSHIP).changed == []


@pytest.mark.usefixtures("rows")
def test_what_nobody_answered_is_not_there(unit: Unit) -> None:
    for what in ("standup_said", "standup_make"):
        seen = attempt(unit, "standup_said", Forged(f"{what} {ROUND}:{PIOTR.id}"), GRACE, LEADERSHIP)
        assert "taken back" in seen.shown
