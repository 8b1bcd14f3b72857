"""A retro in the thread of its report: what was said as cards to be voted on, grouped and made into tasks."""

from collections.abc import Sequence

from bot.domain.standups.report import Page
from bot.domain.standups.retro import VOTES_EACH, Group, RetroItem
from bot.domain.tasks.task import Task
from bot.messages import inputs
from bot.messages.layout import Block, button, context, safe, section
from bot.messages.modals import Modal
from bot.messages.reader import Reader
from bot.messages.standups import wording
from bot.messages.standups.actions import GROUP, MAKE, VOTE
from bot.messages.tasks import wording as task_wording
from bot.services.standups.report_views import ReportView
from bot.services.standups.retros import RetroView

GROUPING = "standup_grouping_form"
CARD, UNDER = "card", "under"
ALONE = "-"
_MOST_CARDS = 35
_SHOWN = 280  # characters of a card: with the title of its task it fits a section, were all of it escaped
_MOST_OTHERS = 200  # characters of the cards that are grouped under one
_OPTION_LIMIT = 75
_MOST_OPTIONS = 99


def page(view: ReportView, found: Page, reader: Reader) -> tuple[list[str], list[Block]]:
    """The cards of one column whose authors are on the page, the most wanted first."""
    assert found.question is not None  # noqa: S101 -- for mypy: pages of a retro are by question
    title = f"*{safe(wording.question(found.question, reader))}*"
    authors = {given.member_id for given in found.given}
    groups = [
        group
        for group in view.cards
        if group.lead.role is found.question.role and group.lead.author_id in authors
    ]
    lines = [title, *(_line(group, view.names, reader) for group in groups)]
    blocks: list[Block] = [section(title)]
    blocks += [
        section(_line(group, view.names, reader), _vote(group, view)) for group in groups[:_MOST_CARDS]
    ]
    if len(groups) > _MOST_CARDS:
        blocks.append(context(_more(len(groups) - _MOST_CARDS, reader)))
    return lines, blocks


def votes(reader: Reader) -> str:
    hint = reader.ngettext("Everybody has {count} vote.", "Everybody has {count} votes.", VOTES_EACH)
    return hint.format(count=VOTES_EACH)


def buttons(view: ReportView, reader: Reader) -> list[Block]:
    """How to go on with the cards, on the report itself."""
    _ = reader.gettext
    label = view.round.label
    return [button(_("Group cards…"), GROUP, label), button(_("Make a task…"), f"{MAKE}:cards", label)]


def grouping_form(view: RetroView, names: dict[str, str], reader: Reader) -> Modal:
    _ = reader.gettext
    cards = _options(view.groups, names)
    card = inputs.Field(CARD, _("This card"))
    under = inputs.Field(UNDER, _("says the same as"), hint=_("Votes are counted together, once a person."))
    alone = (_("nothing: it stands alone again"), ALONE)
    blocks = [inputs.select(card, cards), inputs.select(under, [*cards, alone])]
    about = {"label": view.round.label}
    return Modal(GROUPING, _("Group cards"), blocks, _("Group"), _("Cancel"), private_metadata=about)


def outcomes(found: Sequence[tuple[RetroItem, Task]], names: dict[str, str], reader: Reader) -> list[str]:
    """What the retro opens with: what became of what was tried."""
    if not found:
        return []
    title = reader.gettext("What became of last time")
    tried = [
        (wording.said_in_short(item.text, names, _SHOWN), task_wording.line(task, reader, with_people=False))
        for item, task in found
    ]
    return [f"*{title}*", *(f"• {text} → {task}" for text, task in tried)]


def _line(group: Group, names: dict[str, str], reader: Reader) -> str:
    text = f"• {wording.said_in_short(group.lead.text, names, _SHOWN)}"
    if len(group.items) > 1:
        said = " / ".join(wording.said_plainly(item.text, names) for item in group.items[1:])
        others = safe(wording.shortened(said, _MOST_OTHERS))
        also = reader.gettext("also: {others}").format(others=others)
        text += f"\n   {also}"
    tasks = [f"T-{item.task}" for item in group.items if item.task]
    return f"{text} → {', '.join(tasks)}" if tasks else text


def _vote(group: Group, view: ReportView) -> Block:
    return button(f"👍 {group.votes}", f"{VOTE}:{group.lead.id}", f"{view.round.label}:{group.lead.id}")


def _options(groups: Sequence[Group], names: dict[str, str]) -> list[inputs.Option]:
    cards = [item for group in groups for item in group.items][:_MOST_OPTIONS]
    return [
        (wording.shortened(wording.said_plainly(item.text, names), _OPTION_LIMIT), str(item.id))
        for item in cards
    ]


def _more(count: int, reader: Reader) -> str:
    return reader.gettext("{count} more cards: all of them are in Group cards.").format(count=count)
