"""What Slack is asked for before a unit can go on, and what is said when it does not give it."""

from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

import pytest
from slack_sdk.errors import SlackApiError

from bot.domain.refusal import Refusal
from handlers.fetching import Fetching, SlackSaysError
from handlers.groups import groups_of
from handlers.payloads import from_event
from handlers.wishes import (
    FileContent,
    GroupMembers,
    NotYetFetched,
    OneMessage,
    Permalink,
    UserGroups,
    WholeThread,
    Wish,
)
from tests.handlers.conftest import answer_of_slack
from tests.handlers.payloads import message_payload

MESSAGE = OneMessage("C1", "1700.1")
THREAD = WholeThread("C1", "1700.1")
FILE = FileContent("F1")


@dataclass
class Library:
    """A Slack with a thread in pages and one file; `error` is what it answers instead."""

    error: str = ""
    pages: dict[str, dict[str, Any]] = field(default_factory=dict)
    file: dict[str, Any] = field(default_factory=dict)
    groups: dict[str, list[str]] = field(default_factory=dict)
    base_url: str = "https://slack.com/api/"
    token: str = "xoxb-1"
    session: None = None

    async def conversations_replies(self, *, cursor: str = "", **_: Any) -> SimpleNamespace:
        return self._answer(self.pages[cursor] if self.pages else {})

    async def chat_getPermalink(self, **_: Any) -> SimpleNamespace:  # noqa: N802 -- the SDK's name
        return self._answer({"permalink": "https://x"})

    async def usergroups_users_list(self, *, usergroup: str) -> SimpleNamespace:
        return self._answer({"users": self.groups.get(usergroup)})

    async def usergroups_list(self) -> SimpleNamespace:
        return self._answer({"usergroups": [{"id": each, "handle": each.lower()} for each in self.groups]})

    async def files_info(self, **_: Any) -> SimpleNamespace:
        return self._answer({"file": self.file})

    def _answer(self, data: dict[str, Any]) -> SimpleNamespace:
        if self.error:
            raise SlackApiError(self.error, answer_of_slack(self.error))  # type: ignore[no-untyped-call]  # of the SDK
        return SimpleNamespace(data=data)


async def fetch(library: Any, wish: Wish[Any]) -> Any:
    return await Fetching(library).fetch(wish, 1.0)


def page(first: int, count: int, cursor: str = "") -> dict[str, Any]:
    messages = [{"ts": f"{number}.0"} for number in range(first, first + count)]
    return {"messages": messages, "response_metadata": {"next_cursor": cursor}}


async def test_a_thread_is_read_page_by_page_to_its_end() -> None:
    found = await fetch(Library(pages={"": page(0, 200, "more"), "more": page(200, 5)}), THREAD)
    assert (len(found.messages), found.is_whole) == (205, True)


async def test_an_endless_thread_is_read_to_its_thousandth_message() -> None:
    found = await fetch(Library(pages={"": page(0, 200, "more"), "more": page(0, 200, "more")}), THREAD)
    assert (len(found.messages), found.is_whole) == (1000, False)


async def test_of_several_messages_the_one_that_was_asked_for_is_taken() -> None:
    shown = {"messages": [{"ts": "1699.0"}, {"ts": "1700.1", "text": "Hello"}]}
    assert await fetch(Library(pages={"": shown}), MESSAGE) == {"ts": "1700.1", "text": "Hello"}
    with pytest.raises(Refusal, match="no longer"):
        await fetch(Library(pages={"": {"messages": [{"ts": "1699.0"}]}}), MESSAGE)


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        ("not_in_channel", "cannot read that there"),
        ("channel_not_found", "cannot read that there"),
        ("thread_not_found", "no longer in Slack"),
        ("file_not_found", "no longer in Slack"),
        ("ratelimited", "did not answer in time"),
        ("internal_error", "did not answer in time"),
    ],
)
@pytest.mark.parametrize("wish", [MESSAGE, THREAD, FILE, Permalink("C1", "1700.1")], ids=repr)
async def test_what_slack_does_not_show_is_refused_with_what_to_do(
    wish: Wish[Any], error: str, sentence: str
) -> None:
    with pytest.raises(Refusal, match=sentence):
        await fetch(Library(error), wish)


async def test_what_no_person_can_mend_is_a_failure() -> None:
    with pytest.raises(SlackSaysError, match="missing_scope"):
        await fetch(Library("missing_scope"), MESSAGE)


@pytest.mark.parametrize(
    "file",
    [
        {"is_external": True, "url_private": "https://files.slack.com/1"},
        {"url_private": "https://files.slack.com.evil.example/1"},
        {"url_private": "https://evil-slack.com/1"},
        {},
    ],
    ids=["external", "another host", "a similar host", "no address"],
)
async def test_the_token_is_shown_to_nobody_but_slack(file: dict[str, Any]) -> None:
    with pytest.raises(Refusal, match="outside of Slack"):
        await fetch(Library(file=file), FILE)


async def test_a_file_that_is_too_large_is_not_even_asked_for() -> None:
    file = {"url_private": "https://files.slack.com/1", "size": 10 * 1024 * 1024 + 1}
    with pytest.raises(Refusal, match="at most"):
        await fetch(Library(file=file), FILE)


async def test_groups_are_asked_for_their_members_together() -> None:
    library = Library(groups={"S1": ["U1", "U2"], "S2": []})
    found = await fetch(library, GroupMembers(("S1", "S2")))
    assert found == {"S1": {"U1", "U2"}, "S2": frozenset()}


@pytest.mark.parametrize("error", ["no_such_subteam", "subteam_not_found"])
async def test_in_a_group_that_is_gone_or_disabled_is_nobody(error: str) -> None:
    assert await fetch(Library(error), GroupMembers(("S1",))) == {"S1": frozenset()}


@pytest.mark.parametrize("error", ["ratelimited", "internal_error"])
async def test_a_group_that_cannot_be_asked_for_is_not_taken_for_empty(error: str) -> None:
    with pytest.raises(Refusal, match="did not answer in time"):
        await fetch(Library(error), GroupMembers(("S1",)))


def test_where_no_group_is_named_slack_is_not_asked() -> None:
    request = from_event(message_payload("hi"))
    assert groups_of(request)(()) == {}
    with pytest.raises(NotYetFetched) as caught:
        groups_of(request)(("S1",))
    assert caught.value.wish == GroupMembers(("S1",))


def test_what_was_not_fetched_yet_must_be_asked_for() -> None:
    request = from_event(message_payload("hi"))
    with pytest.raises(NotYetFetched) as caught:
        request.fetch(MESSAGE)
    assert caught.value.wish == OneMessage("C1", "1700.1")


async def test_a_form_goes_without_user_groups_where_slack_does_not_tell_of_them() -> None:
    library = Library(groups={"S2": [], "S1": []})
    assert await fetch(library, UserGroups()) == (("S1", "@s1"), ("S2", "@s2"))
    assert await fetch(Library("missing_scope"), UserGroups()) == ()
