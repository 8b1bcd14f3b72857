"""Whatever people wrote, everything that shows it is something that Slack takes and that pings nobody.

The renderers are found by what they return, and their arguments are made from their types (hostile.Maker): a
new one is tried as soon as it stands.
"""

import inspect
import pkgutil
import typing
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any

import pytest

import bot.messages
from bot.messages.layout import Block, Message, actions, section
from bot.messages.modals import Modal
from bot.messages.uploads import Upload
from bot.sandbox.blocks import view_problems
from handlers.views import as_view
from tests.bot.messages.hostile import Maker
from tests.bot.messages.reading import alive, parsed, problems
from tests.units import LAUNCH

PARTS = {"inputs", "layout", "modals", "outgoing", "reader", "responses"}
"""What renderers are made with, and what only hands on what they made."""

SEEDS = range(3)
LAYOUTS = {"actions", "context", "divider", "header", "image", "input", "rich_text", "section"}
HOSTILE = (
    "<!channel> <@U1> <#C1> @here #general <http://x|y> [y](http://x) https://a.example *b* `x` ``` > :tada:",
    "&lt;!channel&gt; &amp;lt;@U1&amp;gt;\n\n<!here|Draft>\r\n> two\u2028```\n<!subteam^S1|x> כתיבת",
)
LONG = ("&<>" * 1000, "word \n" * 500)

NOT_TRIED = {
    "approvals.ask_forms.with_channel",
    "digests.answers.preview_of",
    "digests.chart.chart",
    "tasks.details.modal",
    "tasks.forms.with_channel",
}
"""What only adds to what was rendered; and a picture, which is slow to draw and holds nothing that lives."""

SHOWN = (Message, Modal, Upload, Block, list[Block], tuple[Block, ...])


def _renderers() -> Iterator[tuple[str, Callable[..., Any]]]:
    for found in pkgutil.walk_packages(bot.messages.__path__, "bot.messages."):
        short = found.name.removeprefix("bot.messages.")
        if not found.ispkg and short not in PARTS:
            for name, function in inspect.getmembers(import_module(found.name), inspect.isfunction):
                is_own = function.__module__ == found.name and not name.startswith("_")
                if is_own and typing.get_type_hints(function)["return"] in SHOWN:
                    yield f"{short}.{name}", function


RENDERERS = {name: each for name, each in _renderers() if name not in NOT_TRIED}
every_renderer = pytest.mark.parametrize("name", RENDERERS)


def render(name: str, text: str, seed: int) -> Message | Modal:
    """Blocks and parts of them as a message."""
    made = RENDERERS[name](**Maker(text, seed).arguments(RENDERERS[name]))
    match made:
        case Message():  # a Home has no words beside its blocks
            return Message(made.text or "home", made.blocks)
        case Modal():
            return made
        case Upload(comment=comment):
            return Message(comment or "file")
        case dict():
            return Message("part", [_block(made)])
        case _:
            return Message("parts", [_block(each) for each in made] or [section("none")])


def _block(part: Block) -> Block:
    return part if part["type"] in LAYOUTS else actions(part)


def said(shown: Message | Modal) -> Message:
    """All that Slack parses; a form's title is plain text."""
    return Message("form", shown.blocks) if isinstance(shown, Modal) else shown


def refused(shown: Message | Modal) -> list[str]:
    if isinstance(shown, Modal):
        return view_problems(as_view(shown, LAUNCH.id, "1700.1"), "modal")
    return problems(shown)


@every_renderer
def test_what_people_wrote_brings_nothing_to_life(name: str) -> None:
    for seed in SEEDS:
        harmless = render(name, "Draft", seed)
        for text in HOSTILE:
            hostile = render(name, text, seed)
            assert alive(said(hostile)) == alive(said(harmless))
            assert "```" not in said(hostile).text + "".join(parsed(hostile.blocks))


@every_renderer
def test_however_long_it_is_slack_takes_what_is_made_of_it(name: str) -> None:
    for seed in SEEDS:
        for text in LONG:
            assert refused(render(name, text, seed)) == []


def test_the_renderers_are_found() -> None:
    assert len(RENDERERS) > 140
    assert {name for name, _ in _renderers()} >= NOT_TRIED
