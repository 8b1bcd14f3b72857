"""The launch team, of whom Slack has told who is in their channel."""

import pytest

from storage import rosters
from storage.unit import Unit
from tests.units import ANA, DAVID, GRACE, LAUNCH, MEERA, NOW, PIOTR, SLACKBOT, TEAM, ZOFIA_WHO_LEFT


@pytest.fixture
def launch(unit: Unit) -> Unit:
    """In #launch are Ana and Piotr (15:30 o'clock for them), Grace and David (9:30), a guest, a bot, and
    somebody who has left.
    """
    present = [person.id for person in (ANA, PIOTR, GRACE, DAVID, MEERA, SLACKBOT, ZOFIA_WHO_LEFT)]
    rosters.replace_roster(unit, TEAM, LAUNCH.id, present, NOW)
    return unit
