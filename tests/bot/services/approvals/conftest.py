"""The sample team, with whoever else approvals need."""

import pytest

from storage.unit import Unit
from tests.bot.services.approvals.asked import move_in


@pytest.fixture(autouse=True)
def _everybody(unit: Unit) -> None:
    move_in(unit)
