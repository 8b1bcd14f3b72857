"""The note to whoever caused a message that Slack would not take."""

import pytest

from bot.messages.delivery_notes import not_posted
from bot.messages.reader import reader_for
from bot.services.undelivered import NoteView
from tests.bot.messages.reading import problems, shown
from tests.units import GRACE, LAUNCH, NOW


@pytest.mark.parametrize(
    ("reason", "remedy"),
    [
        ("not_in_channel", "Invite me there with `/invite @muster`."),
        ("channel_not_found", "Invite me there with `/invite @muster`."),
        ("is_archived", "Slack said: is_archived."),
        ("invalid_blocks: <!channel>", "Slack said: invalid_blocks: &lt;!channel&gt;."),
    ],
)
def test_it_says_what_was_kept_and_what_can_be_done(reason: str, remedy: str) -> None:
    message = not_posted(NoteView(GRACE, "T-12", LAUNCH.id, reason), reader_for(GRACE, NOW))
    assert message.text == f"T-12 is stored, but its card could not be posted in <#C0LAUNCH>. {remedy}"
    assert shown(message) == message.text
    assert problems(message) == []
