"""Home tabs leave through the outbox, too: published once, and again only when they would change."""

from dataclasses import dataclass, field
from typing import Any

import pytest

from bot.domain.outgoing import Draft, home_of
from bot.messages import outgoing
from bot.messages.layout import Message, section
from bot.messages.outgoing import Content
from bot.sandbox.faults import FaultKind
from handlers.entries import Event
from handlers.outcomes import Nothing
from handlers.registry import Registry
from storage import cards, outbox
from tests.faults.delivery.conftest import Post
from tests.team import Team

pytestmark = pytest.mark.asyncio

AT_HOME = Registry([Event("app_home_opened", lambda *_: Nothing(), ())])


@dataclass
class News:
    """What every Home shows beside its filter."""

    text: str = "Nothing new"
    rendered: list[dict[str, Any]] = field(default_factory=list)

    def show(self, payload: dict[str, Any]) -> Message:
        self.rendered.append(payload)
        return Message("", [section(f"{self.text} ({payload['filter']})")])


@pytest.fixture
def team() -> Team:
    return Team.gathered(registry=AT_HOME)


@pytest.fixture
def news(monkeypatch: pytest.MonkeyPatch) -> News:
    made = News()
    content = Content(lambda _unit, message: message.payload, lambda payload, _now: made.show(payload))
    monkeypatch.setitem(outgoing.CONTENTS, "test_home", content)
    return made


def home(post: Post, filter_: str = "mine") -> Draft:
    ana = post.person("ana")
    payload = {"filter": filter_}
    now = post.team.clock()
    return Draft(post.workspace_id, "test_home", home_of(ana), ana, now, payload=payload)


async def open_home(post: Post, filter_: str = "mine") -> None:
    await post.app.store.write(lambda unit: outbox.open_home(unit, home(post, filter_)))


async def publish_home(post: Post, filter_: str) -> None:
    await post.app.store.write(lambda unit: outbox.publish_home(unit, home(post, filter_)))


async def follow(post: Post) -> None:
    subject, now = home_of(post.person("ana")), post.team.clock()
    await post.app.store.write(lambda unit: outbox.follow(unit, post.workspace_id, subject, now))


def shown(post: Post) -> str | None:
    view = post.team.sandbox.state.homes.get(post.person("ana"))
    return view.payload["blocks"][0]["text"]["text"] if view else None


def published(post: Post) -> int:
    return [entry.name for entry in post.team.sandbox.log.since(0)].count("views.publish")


async def test_a_home_is_shown_and_follows_its_subject(post: Post, news: News) -> None:
    await open_home(post)
    await post.settle()
    assert shown(post) == "Nothing new (mine)"
    news.text = "Something new"
    await follow(post)
    await post.settle()
    assert shown(post) == "Something new (mine)"


async def test_whoever_never_opened_their_home_has_none_to_follow(post: Post, news: News) -> None:
    await follow(post)
    await post.settle()
    assert (shown(post), news.rendered) == (None, [])


async def test_a_home_opened_again_stays_where_it_was_pointed(post: Post, news: News) -> None:
    await open_home(post)
    await publish_home(post, "all")
    await open_home(post, "mine")
    await post.settle()
    assert shown(post) == "Nothing new (all)"
    found = await post.app.store.read(
        lambda unit: cards.cards_of(unit, post.workspace_id, home_of(post.person("ana")))
    )
    assert len(found) == 1


async def test_changes_that_come_close_together_are_published_once(post: Post, news: News) -> None:
    for filter_ in ("all", "late", "given"):
        await publish_home(post, filter_)
        await follow(post)
    await post.settle()
    assert (shown(post), published(post)) == ("Nothing new (given)", 1)


async def test_a_home_that_would_look_the_same_is_not_published_again(post: Post, news: News) -> None:
    for _ in range(2):
        await open_home(post)
        await post.settle()
    assert published(post) == 1


@pytest.mark.parametrize(
    "fault",
    [FaultKind.RESET_AFTER, FaultKind.RESET_BEFORE, FaultKind.SERVER_ERROR, FaultKind.RATE_LIMITED],
)
async def test_a_home_that_did_not_arrive_is_published_again(
    post: Post, news: News, fault: FaultKind
) -> None:
    post.team.sandbox.faults.set(fault, method="views.publish")
    await open_home(post)
    await post.settle()
    assert shown(post) == "Nothing new (mine)"


async def test_a_home_pointed_elsewhere_while_it_is_published_shows_that_in_the_end(
    post: Post, news: News
) -> None:
    post.team.sandbox.faults.set(FaultKind.RESET_BEFORE, method="views.publish")
    await open_home(post)
    await post.app.settle()
    await publish_home(post, "all")
    await post.settle()
    assert shown(post) == "Nothing new (all)"
