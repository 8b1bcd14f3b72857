"""What is typed after /digest."""

from datetime import time
from typing import get_args

import pytest

from bot.domain.digests.commands import (
    CreateDigest,
    DeleteDigest,
    DigestCommand,
    EditDigest,
    ListDigests,
    PostDigest,
    PreviewDigest,
    ShowHelp,
)
from bot.domain.digests.digest import Audience, WhenQuiet
from bot.domain.digests.grammar import read_digest_command
from bot.domain.digests.verbs import HELP
from bot.domain.people import Person
from bot.domain.recurrence.rule import Holidays, Recurrence
from bot.domain.refusal import Refusal
from bot.domain.unclear import Unclear
from tests.rows import each_row
from tests.units import ANA, GRACE, NOW, PIOTR

FRIDAYS = Recurrence("FREQ=WEEKLY;BYDAY=FR", Holidays.BEFORE)
FIVE_DAYS = Recurrence("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", Holidays.BEFORE)


@each_row(
    ("typed", "wanted"),
    [
        ("create weekly friday 16:00", CreateDigest(FRIDAYS, time(16))),
        (
            "create weekly friday 16:00 for stakeholders",
            CreateDigest(FRIDAYS, time(16), Audience.STAKEHOLDERS),
        ),
        ("create every friday at 4pm for the team", CreateDigest(FRIDAYS, time(16), Audience.TEAM)),
        ("add fridays 4:30 pm for managers", CreateDigest(FRIDAYS, time(16, 30), Audience.MANAGERS)),
        ("create weekdays", CreateDigest(FIVE_DAYS, time(9))),
        (
            "create every friday 12am, after holidays",
            CreateDigest(Recurrence(FRIDAYS.rule, Holidays.AFTER), time(0)),
        ),
        (
            "create fridays 9:00 nothing when quiet",
            CreateDigest(FRIDAYS, time(9), None, WhenQuiet.NOTHING),
        ),
        ("edit D-2 every friday 15:00", EditDigest(2, FRIDAYS, time(15))),
        ("edit 2 for managers", EditDigest(2, audience=Audience.MANAGERS)),
        ("edit d2 line when quiet", EditDigest(2, when_quiet=WhenQuiet.LINE)),
        ("delete D-2", DeleteDigest(2)),
        ("now", PostDigest()),
        ("now 3", PostDigest(3)),
        ("preview", PreviewDigest()),
        ("list", ListDigests()),
        ("", ListDigests()),
        ("help", ShowHelp()),
    ],
)
def test_it_is_read(typed: str, wanted: DigestCommand) -> None:
    assert read_digest_command(typed, GRACE, NOW) == wanted


@pytest.mark.parametrize(
    ("typed", "person"),
    [
        ("utwórz co piątek o 16:00 dla zespołu", PIOTR),
        ("crea ogni venerdì alle 16:00 per la squadra", ANA),
    ],
)
def test_it_is_read_in_polish_and_italian(typed: str, person: Person) -> None:
    assert read_digest_command(typed, person, NOW) == CreateDigest(FRIDAYS, time(16), Audience.TEAM)


@each_row(
    "typed",
    [
        "create",
        "create 16:00",
        "create friday 25:00",
        "create fridays 16:61",
        "create every friday banana 16:00",
        "create every 2 weeks after done 9:00",
        "delete",
        "delete all",
        "edit 2",
        "edit",
    ],
)
def test_what_is_not_understood_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(Refusal) as refused:
        read_digest_command(typed, GRACE, NOW)
    assert refused.value.example


@each_row("example", [example for examples in HELP.values() for example in examples])
def test_every_example_is_read(example: str) -> None:
    wanted = read_digest_command(example.removeprefix("/digest "), GRACE, NOW)
    assert isinstance(wanted, get_args(DigestCommand))


def test_a_mistyped_verb_is_answered_with_what_it_may_have_been() -> None:
    assert read_digest_command("prevew D-2", GRACE, NOW) == Unclear("prevew D-2", ("preview D-2",))
    assert read_digest_command("frobnicate", GRACE, NOW) == Unclear("frobnicate")
