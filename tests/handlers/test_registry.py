"""The table of all that Slack may call."""

from dataclasses import replace

import pytest

from bot.domain.approvals.model import Verdict
from bot.domain.approvals.policy_form import new_policy
from bot.domain.approvals.scopes import RequestScope
from bot.domain.attention.kinds import Kind as NudgeKind
from bot.domain.attention.wishes import NO_WISHES
from bot.domain.channel_settings import choices_of
from bot.domain.tasks.filters import ListFilter
from bot.domain.tasks.groups import Group
from bot.domain.tasks.task import Task, TaskStatus
from bot.domain.unclear import Unclear
from bot.messages import channel_settings
from bot.messages.approvals import ask_forms, outcomes, policies, policy_forms
from bot.messages.approvals import lists as request_lists
from bot.messages.approvals.answers import offered
from bot.messages.approvals.cards import card as request_card
from bot.messages.attention import forms as nudge_forms
from bot.messages.attention import nudges
from bot.messages.did_you_mean import did_you_mean
from bot.messages.digests import answers as digest_answers
from bot.messages.digests import edit_form
from bot.messages.help import overview, ways_on
from bot.messages.imports.cards import card as import_card
from bot.messages.reader import reader_for
from bot.messages.tasks import answers, cards, home, lists
from bot.services.approvals.asking import Asked
from bot.services.approvals.hearing import Offered
from bot.services.approvals.lists import RequestPage
from bot.services.approvals.policy_book import PolicyBook
from bot.services.approvals.views import RequestCard
from bot.services.attention.message import NudgesView, TaskItem
from bot.services.digests.creating import Listed
from bot.services.digests.noting import NoteView
from bot.services.tasks import homes
from bot.services.tasks.adding import Added
from bot.services.tasks.homes import HomeView
from bot.services.tasks.lists import TaskPage
from bot.services.tasks.views import CardView
from handlers import muster
from handlers.entries import Action, Command, Entry, Event, News
from handlers.outcomes import Nothing
from handlers.payloads import from_click, from_command, from_event
from handlers.registry import Registry, build_registry
from handlers.requests import Kind, Request
from storage.task_counts import Count
from tests.bot.messages.approvals.test_cards import REQUEST
from tests.bot.messages.imports.steps import views as import_steps
from tests.bot.messages.standups import values as standups
from tests.bot.services.digests.digested import DIGEST
from tests.handlers.payloads import click_payload, command_payload, event_payload, message_payload
from tests.units import ANA, GRACE, LAUNCH, NOW, a_task

HERS = reader_for(GRACE, NOW)
MUSTER = Command("/muster", muster.command, "What I can do", "help", {"": ("/muster help",)})


def test_every_entry_can_be_called() -> None:
    for entry in build_registry().entries:
        for name in ("handler", "notice", "offer"):
            assert callable(getattr(entry, name, print))


@pytest.mark.parametrize(
    "entries", [(MUSTER, MUSTER), (MUSTER, replace(MUSTER, handler=muster.command, summary="Another"))]
)
def test_two_entries_of_one_name_are_refused(entries: tuple[Command, Command]) -> None:
    with pytest.raises(ValueError, match="registered twice: command /muster"):
        Registry(entries)


def test_a_command_and_a_button_may_share_a_name() -> None:
    assert len(Registry([MUSTER, Action("/muster", muster.command)]).entries) == 2


@pytest.mark.parametrize(
    ("asked", "kind"),
    [
        (from_command(command_payload("", name="/task"), ""), Command),
        (from_click(click_payload("task_done", "1"), ""), Action),
        (from_event(event_payload({"type": "app_mention", "user": "U1", "channel": "C1"})), Event),
        (from_event(event_payload({"type": "user_change", "user": {"id": "U1"}})), News),
    ],
    ids=["command", "click", "event", "news"],
)
def test_a_request_finds_its_entry_by_kind_and_name(asked: Request, kind: type[Entry]) -> None:
    found = build_registry().find(asked)
    assert isinstance(found, kind)
    assert found.name == asked.name


def test_what_nobody_registered_is_not_found() -> None:
    assert build_registry().find(from_command(command_payload("", name="/other"), "")) is None
    assert build_registry().find(from_click(click_payload("/task", "1"), "")) is None


def test_every_button_that_messages_show_is_registered() -> None:
    task = a_task()
    messages = [
        *(cards.card(CardView(replace(task, status=status), ANA, GRACE), HERS) for status in TaskStatus),
        nudges.nudges(NudgesView(ANA, [TaskItem(NudgeKind.DUE, task, ANA.id)]), HERS),
        nudge_forms.stopped("T-12", HERS),
        digest_answers.ask_for_note(NoteView(DIGEST, GRACE, NOW), HERS),
        answers.added(Added(task, ANA, has_card=True), HERS, "deed"),
        did_you_mean("/digest", Unclear("prevew", ("preview",)), "digest_run", HERS),
        did_you_mean("/muster", Unclear("wyh", ("why",)), "muster_run", HERS),
        answers.unclear(Unclear("x", ("done",), "x"), HERS),
        lists.page(TaskPage(ListFilter(), 2, True, [(Group.LATER, task)], {}), HERS),
        *(import_card(view, HERS) for view in import_steps().values()),
        overview([], HERS, ways_on(HERS, "slack://app", in_channel=True)),
        home.home(a_home(task), HERS),
        request_card(RequestCard(REQUEST, (), ANA), HERS),
        offered(Offered(Verdict.APPROVE, [REQUEST]), "1.1", HERS, is_leaning=True),
        outcomes.asked(Asked(REQUEST, [], has_card=True), HERS),
        request_lists.page(RequestPage(RequestScope.MINE, 1, False, [REQUEST]), HERS),
        policies.listed(PolicyBook([], [], may_change=True), HERS),
    ]
    blocks = [message.blocks for message in (*messages, *standups.messages())]
    blocks += [form.blocks for form in standups.forms()]
    blocks += [standups.buttons_of_help(), standups.on_the_home()]
    blocks.append(ask_forms.ask_form(ask_forms.Filled(), ask_forms.Choices(), HERS, {}).blocks)
    blocks.append(policy_forms.policy_form(new_policy("spend"), ask_forms.Choices(), HERS, {}).blocks)
    blocks.append(channel_settings.form(choices_of(LAUNCH), NO_WISHES, LAUNCH.id, HERS, is_admin=True).blocks)
    blocks.append(edit_form.listed_blocks([Listed(DIGEST, NOW)], HERS, is_own=False))
    fields = [block for shown in blocks for block in shown if block["type"] == "input"]
    telling = {block["block_id"].partition(":")[0] for block in fields if block["dispatch_action"]}
    silent = {block["block_id"].partition(":")[0] for block in fields} - telling
    registered = {entry.name for entry in build_registry().entries if entry.kind is Kind.CLICK}
    assert {name for shown in blocks for name in action_ids(shown)} - silent == registered


def a_home(task: Task) -> HomeView:
    counts = dict.fromkeys(homes.VIEWS, Count(1, is_cut=False))
    listed = TaskPage(ListFilter(), 2, True, [(Group.LATER, task)], {})
    return HomeView(GRACE, homes.Choice(), listed, counts)


def action_ids(part: object) -> set[str]:
    """Without what only tells buttons of one kind apart."""
    if isinstance(part, dict):
        own = {part["action_id"].partition(":")[0]} if "action_id" in part else set()
        return own.union(*map(action_ids, part.values()))
    return set().union(*map(action_ids, part)) if isinstance(part, list) else set()


def test_help_is_of_one_command_or_of_all() -> None:
    registry = build_registry()
    assert [entry.command for entry in registry.help_for("/task")] == ["/task"]
    assert [entry.command for entry in registry.help_for(None)] == [c.name for c in registry.commands]
    assert registry.help_for("/other") == []


def test_an_event_is_heard_by_everybody_who_wants_it_each_with_a_key_of_its_own() -> None:
    def event(word: str) -> Event:
        return Event("message.im", lambda *_: Nothing(), (), wanted=lambda request: word in request.text)

    first, second, third = event("yes"), event("no"), event("e")
    heard = Registry([first, second, third]).listeners(from_event(message_payload("yes")))
    assert [(entry, request.key) for entry, request in heard] == [(first, "Ev1"), (third, "Ev1 2")]


def test_slack_is_asked_for_the_events_by_its_own_names() -> None:
    changed = Event("message changed", lambda *_: Nothing(), (), subscriptions=("message.im", "message.mpim"))
    other = Event("message.im", lambda *_: Nothing(), ())
    assert Registry([changed, other, MUSTER]).subscriptions == {"message.im", "message.mpim"}
