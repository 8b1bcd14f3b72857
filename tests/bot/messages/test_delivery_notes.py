"""The note to whoever caused a message that Slack would not take."""

import pytest

from bot.messages.delivery_notes import not_posted
from bot.messages.reader import reader_for
from bot.services.undelivered import UNCERTAIN, NoteView
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


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("is_archived", "plan.csv could not be uploaded. Slack said: is_archived."),
        (UNCERTAIN, "I cannot tell whether plan.csv arrived. If you do not see it, please ask for it again."),
    ],
)
def test_of_a_file_it_says_whether_it_is_certain(reason: str, said: str) -> None:
    view = NoteView(GRACE, "plan.csv", LAUNCH.id, reason, is_file=True)
    assert not_posted(view, reader_for(GRACE, NOW)).text == said
