"""Stand-ups in words and by button: from what came from Slack to what is answered."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, get_args

import pytest

from bot.domain.people import Person
from bot.domain.refusal import Refusal
from bot.domain.standups.commands import StandUpCommand
from bot.domain.standups.definition import Question
from bot.domain.tasks.task import TaskStatus
from bot.messages.reader import reader_for
from bot.messages.standups import replies
from bot.services.standups import answering, templates
from bot.services.tasks import adding, changing
from handlers import (
    channels,
    standup_answers,
    standup_buttons,
    standup_replies,
    standup_setup,
    standups,
    tasks,
)
from handlers.outcomes import Help, OpenModal, Outcome, Replace, Reply
from handlers.payloads import from_click, from_command, from_event, from_form, from_suggestion
from handlers.standup_commands import CARRIED_OUT
from handlers.wishes import GroupMembers, NotYetFetched, UserGroups, Wish
from storage import cards, rosters, standup_prompts, timers
from storage import tasks as task_rows
from storage.unit import Unit
from tests.bot.domain.approvals.typing_names import with_ids
from tests.bot.services.standups.days import ASKED, CLOSED, DAILY, answer, run_until, set_up
from tests.bot.services.tasks.work import BRIEF
from tests.handlers.payloads import (
    Payload,
    click_payload,
    command_payload,
    event_payload,
    form_payload,
    mention_payload,
    message_payload,
    suggestion_payload,
    view_payload,
)
from tests.units import ANA, DAVID, GRACE, GRACE_AND_BOT, LAUNCH, NOW, PIOTR, TEAM, act

LEGAL: Wish[Any] = GroupMembers(("S0LEGAL",))
KNOWN: Mapping[Wish[Any], Any] = {
    LEGAL: {"S0LEGAL": frozenset({PIOTR.id})},
    UserGroups(): (("S0LEGAL", "@legal"),),
}
GRACE_AT_HOME = replace(GRACE, dm_channel_id=GRACE_AND_BOT.id)
LABEL = f"S-1:{NOW.date()}"


@pytest.fixture
def launch(unit: Unit) -> Unit:
    rosters.replace_roster(unit, TEAM, LAUNCH.id, [ANA.id, PIOTR.id, GRACE.id, DAVID.id], NOW)
    return unit


def typed(unit: Unit, text: str, by: Person = GRACE) -> Outcome:
    request = from_command(command_payload(with_ids(text), by, name="/standup"), "")
    return standups.command(act(unit, by), replace(request, fetched=KNOWN))


def words(outcome: Outcome) -> str:
    assert isinstance(outcome, Reply | Replace)
    return outcome.message.text


def submitted(unit: Unit, fields: Payload, label: str = LABEL, now: Any = ASKED) -> Outcome:
    """Grace sends the form of her answer."""
    values = {name: {name: entry} for name, entry in fields.items()}
    metadata = f'["{LAUNCH.id}",null,{{"label":"{label}","rows":2}}]'
    request = from_form(form_payload(view_payload(values, metadata=metadata)), "")
    return standup_answers.submit(act(unit, GRACE, now=now), request)


def test_everything_that_can_be_asked_for_is_carried_out() -> None:
    assert set(CARRIED_OUT) == set(get_args(StandUpCommand))


def test_a_conversation_by_command(launch: Unit) -> None:
    assert "4 people are asked" in words(typed(launch, "create Daily weekdays at 9:45 for 2h"))
    assert "paused" in words(typed(launch, "pause Daily"))
    with pytest.raises(Refusal, match="paused"):
        typed(launch, "now Daily")
    assert "is on again: every weekday at 09:45 (your time), for 2 hours" in words(typed(launch, "resume"))
    assert words(typed(launch, "skip Daily friday")) == "Daily asks nobody on Fri 27 Nov."
    assert "asks 4 people now" in words(typed(launch, "now Daily"))
    assert "0 of 4 answered" in words(typed(launch, "status"))
    assert words(typed(launch, "away 24-27 Nov")).startswith(
        ":palm_tree: You are away: Tue 24 Nov \u2013 Fri 27 Nov"
    )
    assert "Not away any more" in words(typed(launch, "back"))
    assert words(typed(launch, "staus")).startswith("I do not know “staus”. Did you mean")
    assert words(typed(launch, "xyzzy")) == "I do not know “xyzzy” here."
    assert isinstance(typed(launch, "help"), Help)
    assert words(typed(launch, "delete Daily")).startswith("Delete Daily?")
    clicked = from_click(click_payload("standup_delete", "S-1"), "")
    assert words(standup_buttons.press_delete(act(launch, GRACE), clicked)) == "Daily is deleted."
    assert "no stand-up in this channel" in words(typed(launch, "list"))


def test_forms_open_where_slack_lets_them_and_elsewhere_a_button_stands_in(launch: Unit) -> None:
    set_up(launch)
    mentioned = replace(from_event(mention_payload("x")), fetched=KNOWN)
    for text, told in (
        ("create", "set up a stand-up"),
        ("edit Daily", "to edit Daily"),
        ("answer", "to answer"),
    ):
        assert isinstance(typed(launch, text), OpenModal)
        assert told in words(standups.obey(act(launch, GRACE), mentioned, text))


def test_a_saved_template_is_renamed_and_removed_in_the_form_of_a_stand_up(launch: Unit) -> None:
    set_up(launch)
    templates.save(act(launch, DAVID), "Daily", "Ours")

    def pressed(handler: Any, by: Person, key: str) -> Outcome:
        request = replace(from_click(click_payload("x", key), ""), fetched=KNOWN)
        return handler(act(launch, by), request)  # type: ignore[no-any-return]  # a handler

    def renamed(name: str) -> Outcome:
        values = {"name": {"name": {"type": "plain_text_input", "value": name}}}
        form = view_payload(values, metadata=f'["{LAUNCH.id}",null,{{"template":"ours"}}]')
        return standup_setup.submit_rename(act(launch, DAVID), from_form(form_payload(form), ""))

    chosen = "Rename the template"
    assert chosen in str(pressed(standup_setup.press_create, DAVID, "ours"))
    assert chosen not in str(pressed(standup_setup.press_create, ANA, "ours"))
    assert chosen not in str(pressed(standup_setup.press_create, DAVID, "daily"))
    assert isinstance(pressed(standup_setup.press_rename, DAVID, "ours"), OpenModal)
    with pytest.raises(Refusal, match="ask them or an admin"):
        pressed(standup_setup.press_rename, ANA, "ours")
    assert "own templates" in str(renamed("Retro"))
    assert "is called Theirs now" in str(renamed("Theirs"))
    assert "is gone" in str(renamed("Ours"))
    assert "Theirs" in str(pressed(standup_setup.press_create, DAVID, "theirs"))
    assert "Theirs" not in str(pressed(standup_setup.press_remove, DAVID, "theirs"))


def test_groups_are_asked_of_slack_and_follow_who_comes_and_goes(launch: Unit) -> None:
    text = "create Legal weekdays at 9:45 @legal"
    request = from_command(command_payload(with_ids(text), name="/standup"), "")
    with pytest.raises(NotYetFetched) as caught:
        standups.command(act(launch, GRACE), request)
    assert caught.value.wish == LEGAL
    assert "1 person is asked" in words(typed(launch, text))
    for group in ("S0LEGAL", "S0OTHER"):
        event = {"type": "subteam_members_changed", "subteam_id": group, "added_users": [DAVID.id]}
        told = from_event(event_payload(event | {"removed_users": [PIOTR.id]}))
        channels.group_changed(launch, told, NOW)
    assert rosters.members(launch, TEAM, "S0LEGAL") == [DAVID.id]
    assert rosters.members(launch, TEAM, "S0OTHER") == []
    assert [due.next_run_at for due in timers.due_timers(launch, NOW, 5)] == [NOW]


def test_what_is_ticked_in_the_form_is_done_and_what_is_in_the_way_is_an_edge(launch: Unit) -> None:
    task = adding.add(act(launch, GRACE), replace(BRIEF, owner_id=GRACE.id)).task
    set_up(launch)
    run_until(launch, ASKED)
    changing.start(act(launch, GRACE), (task.number,))
    finished = {"type": "checkboxes", "selected_options": [{"value": "1 Draft"}, {"value": "77 Gone"}]}
    submitted(
        launch,
        {
            "finished": finished,
            "standup_q:plan": {"type": "plain_text_input", "value": "Call <b> & co"},
            "what:0": {"type": "plain_text_input", "value": "the price"},
            "standup_whom_0": {"type": "external_select", "selected_option": {"value": DAVID.id}},
            "what:1": {"type": "plain_text_input", "value": ""},
            "standup_whom_1": {"type": "external_select", "selected_option": {"value": "T-1"}},
        },
    )
    kept = task_rows.find(launch, TEAM, task.number)
    assert kept
    assert kept.status is TaskStatus.DONE
    report = words(typed(launch, "report"))
    assert "grace: the price (on david)" in report
    assert "grace: T-1" in report
    assert "Call &lt;b&gt; &amp; co" in report


def test_an_answer_that_lacks_something_is_refused_and_nothing_is_kept(launch: Unit) -> None:
    set_up(launch)
    run_until(launch, ASKED)
    with pytest.raises(Refusal, match="no answer yet"):
        submitted(launch, {"standup_q:done": {"type": "plain_text_input", "value": "x"}})
    prompt = standup_prompts.find(launch, TEAM, 1, NOW.date(), GRACE.id)
    assert prompt
    assert prompt.version == 0


def test_a_reply_while_a_question_waits_is_the_answer_and_a_command_stays_one(launch: Unit) -> None:
    set_up(launch)
    hear = standup_replies.or_else(tasks.obey)

    def said(text: str, now: Any = ASKED) -> Outcome:
        request = from_event(message_payload(text))
        return hear(act(launch, GRACE_AT_HOME, GRACE_AND_BOT, now), request, text)

    assert "T-1 Buy the paper today" in words(said("Buy the paper today"))
    run_until(launch, ASKED)
    assert "T-2" in words(said("add Buy the ink"))
    assert "T-2" in words(said("done 2"))
    elsewhere = replace(act(launch, GRACE_AT_HOME, GRACE_AND_BOT, ASKED), thread_ts="9.9")
    assert "T-3" in words(hear(elsewhere, from_event(message_payload("x")), "Buy the glue too"))
    assert words(said("Posters")).startswith(":white_check_mark: I took that as your answer to Daily:")
    assert "T-4 Buy more of it" in words(said("Buy more of it"))
    too_late = act(launch, replace(DAVID, dm_channel_id=GRACE_AND_BOT.id), GRACE_AND_BOT, CLOSED)
    assert "T-5 Buy it" in words(hear(too_late, from_event(message_payload("x")), "Buy it all now"))


def test_what_does_not_suffice_goes_on_in_the_form_with_the_words_in_it(launch: Unit) -> None:
    set_up(launch)
    run_until(launch, ASKED)
    text = "1. Mails\n2. " + "x" * 4000
    outcome = standup_replies.or_else(tasks.obey)(
        act(launch, GRACE_AT_HOME, GRACE_AND_BOT, ASKED), from_event(message_payload(text)), text
    )
    assert "That would answer Daily, but:" in words(outcome)
    assert isinstance(outcome, Reply)
    value = outcome.message.blocks[1]["elements"][0]["value"]
    opened = standup_answers.press_typed(
        act(launch, GRACE_AT_HOME, GRACE_AND_BOT, ASKED),
        from_click(click_payload("standup_typed", value), ""),
    )
    assert isinstance(opened, OpenModal)
    assert "Mails" in str(opened.modal.blocks)


def test_words_that_may_be_an_anonymous_answer_are_kept_on_no_button(launch: Unit) -> None:
    """In the thread of the question: elsewhere they are no answer at all."""
    question = Question("why", "Why?", is_anonymous=True)
    standup = set_up(launch, replace(DAILY, questions=(question, Question("note", "Anything?"))))
    run_until(launch, ASKED)
    by = act(launch, GRACE_AT_HOME, GRACE_AND_BOT, ASKED)
    form = answering.form_for(by, standup.label)
    hear, event = standup_replies.or_else(tasks.obey), from_event(message_payload("x"))
    assert "T-1" in words(hear(by, event, "The boss shouts"))
    refused = replies.not_enough(form, Refusal("x"), "The boss shouts", reader_for(GRACE, NOW))
    assert "in the form alone" in refused.text
    assert "boss" not in str(refused)
    button = refused.blocks[1]["elements"][0]["value"]
    opened = standup_answers.press_typed(by, from_click(click_payload("standup_typed", button), ""))
    assert isinstance(opened, OpenModal)


def test_whom_to_wait_for_is_found_by_what_is_typed(launch: Unit) -> None:
    adding.add(act(launch, GRACE), BRIEF)

    def offered(text: str) -> list[str]:
        request = from_suggestion(suggestion_payload("standup_whom_0", text))
        return [option[1] for option in standup_answers.offer(act(launch, GRACE), request)]

    assert offered("@dav") == [DAVID.id]
    assert offered("brief") == ["T-1"]
    assert offered("T-1") == ["T-1"]
    assert offered("T-99") == []
    assert offered("zof") == []


def test_an_old_report_turns_its_pages_and_a_form_that_is_behind_is_refused(launch: Unit) -> None:
    set_up(launch)
    run_until(launch, ASKED)
    answer(launch, GRACE, ASKED)
    clicked = from_click(click_payload("standup_report_page", f"{LABEL} 2"), "")
    assert "1 of 4 answered" in words(standup_buttons.turn_report(act(launch, GRACE), clicked))
    metadata = f'["{LAUNCH.id}",null,{{"label":"S-1","version":99}}]'
    text = {"type": "plain_text_input"}
    values: Payload = {
        name: {name: text | {"value": value}}
        for name, value in (
            ("name", "Daily"),
            ("days", "weekdays"),
            ("window", "for 2h"),
            ("questions", "How?"),
        )
    }
    request = replace(from_form(form_payload(view_payload(values, metadata=metadata)), ""), fetched=KNOWN)
    with pytest.raises(Refusal, match="meanwhile"):
        standup_setup.submit_edit(act(launch, GRACE), request)
    assert cards.cards_of(launch, TEAM, LABEL)
