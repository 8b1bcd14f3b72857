"""The Home tab: what a person has to do, and what became of what they asked others for."""

from bot.domain.refusal import N_
from bot.domain.tasks.filters import nearer
from bot.messages import inputs
from bot.messages.approvals.home import requests
from bot.messages.layout import Block, Message, actions, button, context, section, select
from bot.messages.modals import Modal
from bot.messages.paging import page_buttons
from bot.messages.reader import Reader
from bot.messages.settings import own
from bot.messages.standups.home import waiting
from bot.messages.tasks.actions import NEW, UNDO
from bot.messages.tasks.home_tasks import groups, shortened
from bot.messages.tasks.lists import counted, heading_of
from bot.services.tasks import homes
from bot.services.tasks.homes import HomeView

VIEW = "home_view"
TURN = "home_turn"
FIND = "home_find"
SEARCH = "home_search"
OPEN = "home_open"

_VIEWS = {
    homes.MINE: N_("My tasks"),
    homes.WAITING: N_("Waiting for me"),
    homes.GIVEN: N_("Given to others"),
    homes.WATCHED: N_("Watched"),
    homes.DONE: N_("Done lately"),
}
_NOTHING = {
    homes.MINE: N_("Nothing to do. What you add here, or are given in a channel, stands here."),
    homes.WAITING: N_("Nobody waits for you. What others block on you stands here."),
    homes.GIVEN: N_(
        "You gave nothing away: `/task add Print the posters @ana` gives Ana a task to follow here."
    ),
    homes.WATCHED: N_(
        "You watch no task. Choose Watch in a task's menu to hear when it is closed or put off."
    ),
    homes.DONE: N_("You closed nothing yet."),
}
_NO_TASKS = N_("No tasks of yours. What you add here, or are given in a channel, stands here.")
_OPTION_LIMIT = 75
_BLOCK_ID_LIMIT = 255
LONGEST_FILTER = 1000


def home(view: HomeView, reader: Reader) -> Message:
    """A Home of at most 100 blocks; it has no text beside them."""
    blocks = [
        _controls(view, reader),
        *_told(view, reader),
        *waiting(view.asked, reader),
        *requests(view.requests, reader),
        *_waiting(view, reader),
        {"type": "divider"},
        *_heading(view, reader),
        *(groups(view, reader) if view.listed.grouped else _nothing(view, reader)),
        *_pages(view, reader),
    ]
    return Message("", blocks)


def search_form(asked: str, reader: Reader) -> Modal:
    _ = reader.gettext
    hint = _("posters #web: everything with that word and label. Also: overdue, blocked, given, done …")
    field = inputs.Field("words", _("What are you looking for?"), hint=hint)
    shown = "" if asked in homes.VIEWS else asked
    blocks = [inputs.text_input(field, shown, max_length=LONGEST_FILTER)]
    return Modal(SEARCH, _("Find tasks"), blocks, _("Find"), _("Cancel"))


def _told(view: HomeView, reader: Reader) -> list[Block]:
    """What the person did here last, with a way back."""
    if not view.told:
        return []
    back = button(reader.gettext("Undo"), UNDO, view.choice.deed) if view.choice.deed else None
    return [section(view.told, back)]


def _heading(view: HomeView, reader: Reader) -> list[Block]:
    """What was looked for; of the views the menu tells which one is shown."""
    return [section(f"*{heading_of(view.listed.filter, reader)}*")] if view.is_search else []


def _controls(view: HomeView, reader: Reader) -> Block:
    _ = reader.gettext
    options = [(_titled(asked, view, reader), asked) for asked in homes.VIEWS]
    shown = select(VIEW, options, view.choice.asked, _("Show…"))
    find = button(_("Find…"), FIND, view.choice.asked)
    add = button(_("Add a task…"), NEW, "-", style="primary")
    clear = [button(_("Clear"), f"{TURN}:clear", homes.MINE)] if view.is_search else []
    # What is chosen in a menu stays chosen as long as its block has the same id.
    block_id = f"{view.choice.opened} {view.choice.asked}"[:_BLOCK_ID_LIMIT]
    settings = button(_("Settings…"), own.OPEN, "-")
    return actions(add, shown, find, *clear, *_opening(view, reader), settings) | {"block_id": block_id}


def _opening(view: HomeView, reader: Reader) -> list[Block]:
    """Everything about a task of the page, where a button takes the place of its menu."""
    tasks = [task for _, task in view.listed.grouped]
    if view.choice.asked != homes.MINE or not tasks:
        return []
    options = [(shortened(f"{task.name} {task.title}", _OPTION_LIMIT), str(task.number)) for task in tasks]
    return [select(OPEN, options, None, reader.gettext("Open a task…"))]


def _titled(asked: str, view: HomeView, reader: Reader) -> str:
    count = view.counts.get(asked)
    number = f" ({counted(count)})" if count and count.number else ""
    return reader.gettext(_VIEWS[asked]) + number


def _waiting(view: HomeView, reader: Reader) -> list[Block]:
    """Others are held up: that is worth a line before one's own work."""
    count = view.counts[homes.WAITING]
    if view.choice.asked != homes.MINE or view.listed.page > 1 or not count.number:
        return []
    _ = reader.gettext
    text = reader.ngettext(
        ":hourglass: One task waits for you.", ":hourglass: {count} tasks wait for you.", count.number
    ).format(count=counted(count))
    return [section(text, button(_("Show"), f"{TURN}:waiting", homes.WAITING))]


def _nothing(view: HomeView, reader: Reader) -> list[Block]:
    _ = reader.gettext
    if not view.is_search:
        decides = view.choice.asked == homes.MINE and view.requests.waiting
        return [section(_(_NO_TASKS if decides else _NOTHING[view.choice.asked]))]
    if near := nearer(view.listed.filter):
        meant = button(shortened(near, _OPTION_LIMIT), f"{TURN}:near", near)
        return [section(_("Nothing found. Did you mean this one?"), meant)]
    hint = _("Fewer words find more, and so do their beginnings.") if view.listed.filter.words else ""
    return [section(" ".join(filter(None, [_("Nothing found."), hint])))]


def _pages(view: HomeView, reader: Reader) -> list[Block]:
    _ = reader.gettext
    number, asked = view.listed.page, view.choice.asked
    turns = page_buttons(number, has_next=view.listed.has_next, action=TURN, asked=asked, reader=reader)
    cut = _("There may be more: add a word, a label or a name to see it.")
    notes = [context(cut)] if view.listed.is_cut and not view.listed.has_next else []
    return [*notes, *([actions(*turns)] if turns else [])]
