"""What a stand-up begins with: five of our own, and whatever a workspace saves."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import time

from bot.domain.folding import folded
from bot.domain.refusal import N_
from bot.domain.standups.definition import Question, QuestionKind, Reporting, ReportOrder, Role, Window

WEEKDAYS = "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR keep schedule"
_FRIDAYS = "FREQ=WEEKLY;BYDAY=FR keep schedule"
_OTHER_FRIDAYS = "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR keep schedule"


@dataclass(frozen=True)
class Template:
    """`recurrence`, `at` and `window` are used where nothing else was said. Texts and the name of our own
    are msgids.
    """

    key: str
    name: str
    questions: tuple[Question, ...]
    recurrence: str = WEEKDAYS
    at: time = time(9, 30)
    window: Window = field(default_factory=Window)
    reporting: Reporting = field(default_factory=Reporting)
    remind_percent: int = 80


_BLOCKERS = Question("blockers", N_("What is in your way?"), role=Role.BLOCKERS, is_optional=True)

DAILY = Template(
    "daily",
    N_("Daily"),
    (
        Question("done", N_("What did you get done?"), role=Role.DONE, is_optional=True),
        Question("plan", N_("What will you do next?"), role=Role.PLAN),
        _BLOCKERS,
    ),
)
WEEKLY = Template(
    "weekly",
    N_("Weekly check-in"),
    (
        Question("done", N_("What moved this week?"), role=Role.DONE, is_optional=True),
        Question("plan", N_("What matters most next week?"), role=Role.PLAN),
        _BLOCKERS,
        Question("thanks", N_("Who helped you?"), is_optional=True),
    ),
    _FRIDAYS,
    time(14),
    Window(until=time(10), days=1),
)
RETRO = Template(
    "retro",
    N_("Retro"),
    (
        Question("well", N_("What went well?"), role=Role.WELL, is_optional=True),
        Question("slowed", N_("What slowed us down?"), role=Role.SLOWED, is_optional=True),
        Question("idea", N_("What shall we try?"), role=Role.TRY, is_optional=True),
    ),
    _OTHER_FRIDAYS,
    time(14),
    Window(until=time(12), days=1),
    Reporting(order=ReportOrder.BY_QUESTION),
)
MOOD = Template(
    "mood",
    N_("Mood"),
    (
        Question("mood", N_("How was your week, from 1 to 5?"), QuestionKind.MOOD),
        Question("why", N_("What would make the next one better?"), is_anonymous=True, is_optional=True),
    ),
    _FRIDAYS,
    time(15),
    Window(until=time(12), days=1),
    Reporting(order=ReportOrder.BY_QUESTION),
)
LAUNCH_ROOM = Template(
    "launch-room",
    N_("Launch room"),
    (
        Question("state", N_("How is your part?"), QuestionKind.CHOICE, options=("🟢", "🟡", "🔴")),
        Question("why", N_("What do you need to turn it green?"), follows="state", when=("🟡", "🔴")),
        Question("plan", N_("What happens until the next check?"), role=Role.PLAN),
        _BLOCKERS,
    ),
    window=Window(minutes=120),
)

TEMPLATES = (DAILY, WEEKLY, RETRO, MOOD, LAUNCH_ROOM)

_ALIASES = {
    "daily": DAILY, "standup": DAILY, "stand-up": DAILY, "dzienny": DAILY, "giornaliero": DAILY,
    "weekly": WEEKLY, "check-in": WEEKLY, "checkin": WEEKLY, "tygodniowy": WEEKLY, "settimanale": WEEKLY,
    "retro": RETRO, "retrospective": RETRO, "retrospektywa": RETRO, "retrospettiva": RETRO,
    "mood": MOOD, "pulse": MOOD, "nastroj": MOOD, "nastroje": MOOD, "umore": MOOD,
    "launch": LAUNCH_ROOM, "launch-room": LAUNCH_ROOM, "start": LAUNCH_ROOM, "lancio": LAUNCH_ROOM,
}  # fmt: skip


def template_for(name: str, saved: Iterable[Template] = ()) -> Template:
    """The one that a stand-up's name or key calls for: a saved one of that name, one of ours by its first
    word, else the daily.
    """
    wanted = folded(name).strip()
    for template in saved:
        if wanted in (template.key, folded(template.name)):
            return template
    ours = next((_ALIASES[word] for word in wanted.split() if word in _ALIASES), DAILY)
    return next((template for template in TEMPLATES if template.key == wanted), ours)
