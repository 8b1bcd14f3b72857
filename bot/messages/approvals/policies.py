"""Policies, as whoever runs a project reads them: when they apply, who decides, how long it may take."""

from collections.abc import Sequence
from decimal import Decimal

from bot.domain.approvals.model import Money
from bot.domain.approvals.policy import Policy, Range
from bot.messages.approvals import routes, wording
from bot.messages.approvals.own_actions import MENU, NEW_POLICY, NOTHING, run_button
from bot.messages.layout import Block, Message, actions, button, context, overflow, person, safe, section
from bot.messages.reader import Reader
from bot.messages.tasks.wording import chunks, in_short, some
from bot.services.approvals.policy_book import PolicyBook
from bot.services.approvals.simulating import Replay, Rerouted

MOST_LISTED = 40
MOST_REROUTED = 15
_MOST_CHANNELS = 5


def listed(book: PolicyBook, reader: Reader) -> Message:
    """In the order in which they are tried."""
    _ = reader.gettext
    heading = _("Approval policies, in the order in which they are tried")
    new = [actions(button(_("New policy…"), NEW_POLICY, NOTHING))] if book.may_change else []
    if not book.policies:
        text = _("There is no approval policy yet: whoever asks names who decides.")
        return Message(text, [section(text), context(_who(book, reader)), *new])
    shown = book.policies[:MOST_LISTED]
    lines = [section(_line(each, reader), _menu(each, book, reader)) for each in shown]
    more = len(book.policies) - len(shown)
    notes = (
        [context(_("{count} more: name one, `/request policy show …`").format(count=more))] if more else []
    )
    blocks = [section(f"*{heading}*"), *lines, *notes, context(_who(book, reader)), *new]
    return Message(in_short([heading, *(_line(each, reader) for each in shown)]), blocks)


def shown(policy: Policy, reader: Reader, *, may_change: bool) -> Message:
    lines = [_title(policy, reader), _condition(policy, reader), *routes.way(policy.steps, reader)]
    blocks = [section(chunk) for chunk in chunks(lines)]
    notes = routes.timing(policy.timing, policy.fallback_id, reader)
    blocks.append(context("\n".join(f"• {note}" for note in notes)))
    if may_change:
        blocks.append(actions(*(run_button(label, command) for label, command in _doings(policy, reader))))
    return Message(in_short(lines), blocks)


def form_button(reader: Reader, name: str) -> Message:
    """Where no modal can be opened, as after a mention: a button that can."""
    _ = reader.gettext
    text = _("Press to write a policy.")
    return Message(text, [section(text), actions(button(_("New policy…"), NEW_POLICY, name or NOTHING))])


def edit_button(policy: Policy, reader: Reader) -> Message:
    _ = reader.gettext
    text = _("Press to edit “{name}”.").format(name=safe(policy.name))
    return Message(text, [section(text), actions(run_button(_("Edit…"), f"policy edit {policy.name}"))])


def switched(policy: Policy, reader: Reader) -> Message:
    _ = reader.gettext
    text = _("“{name}” is on from now on.") if policy.is_on else _("“{name}” is off from now on.")
    told = text.format(name=safe(policy.name))
    return Message(told, [section(told), context(_("Requests that are open already keep their way."))])


def kept(policy: Policy, reader: Reader) -> Message:
    """After the form."""
    _ = reader.gettext
    text = _("Kept: “{name}”, version {version}.").format(name=safe(policy.name), version=policy.version)
    lines = [text, _condition(policy, reader), *routes.way(policy.steps, reader)]
    note = (
        _("It is on.")
        if policy.is_on
        else _("It is off: `/request policy on {name}`").format(name=safe(policy.name))
    )
    return Message(text, [*map(section, chunks(lines)), context(note)])


def allowed(member_id: str, reader: Reader, *, may: bool) -> Message:
    _ = reader.gettext
    text = _("{person} may change policies.") if may else _("{person} may not change policies any more.")
    told = text.format(person=person(member_id))
    return Message(told, [section(told)])


def replayed(policy: Policy, found: Replay, visible: Sequence[Rerouted], reader: Reader) -> Message:
    _ = reader.gettext
    lines = [f"*{heading_of(policy, reader)}*", *replay_lines(found, visible, reader)]
    blocks = [section(chunk) for chunk in chunks(lines)]
    if not policy.is_on:
        blocks.append(actions(run_button(_("Switch on"), f"policy on {policy.name}", style="primary")))
    return Message(in_short(lines), blocks)


def heading_of(policy: Policy, reader: Reader) -> str:
    return reader.gettext("If “{name}” had been on all the time:").format(name=safe(policy.name))


def replay_lines(found: Replay, visible: Sequence[Rerouted], reader: Reader) -> list[str]:
    """Those that whoever reads may see, and how many more there are."""
    _ = reader.gettext
    if not found.rerouted:
        text = _("Of the last {count} requests none would have gone another way.")
        return [text.format(count=found.looked_at)]
    text = _("Of the last {count} requests {others} would have gone another way:")
    lines = [text.format(count=found.looked_at, others=len(found.rerouted))]
    lines += [_rerouted(each, reader) for each in visible[:MOST_REROUTED]]
    more = len(found.rerouted) - min(len(visible), MOST_REROUTED)
    return [*lines, *([_("and {count} more").format(count=more)] if more else [])]


def _rerouted(each: Rerouted, reader: Reader) -> str:
    went, would = (routes.briefly(steps, reader) for steps in (each.request.steps, each.route.steps))
    instead = would or reader.gettext("nobody named")
    facts = " · ".join([wording.name_and_title(each.request), *wording.facts(each.request, reader)])
    return f"• {facts}\n&gt; {went} → *{instead}*"


def _line(policy: Policy, reader: Reader) -> str:
    way = routes.briefly(policy.steps, reader)
    return f"{_title(policy, reader)}\n{_condition(policy, reader)} → {way}"


def _title(policy: Policy, reader: Reader) -> str:
    _ = reader.gettext
    state = ":large_green_circle: " if policy.is_on else ":white_circle: "
    version = _("version {version}").format(version=policy.version)
    facts = [f"{state}*{safe(policy.name)}*", version, *([] if policy.is_on else [_("off")])]
    return " · ".join(facts)


def _condition(policy: Policy, reader: Reader) -> str:
    """What must fit, all of it."""
    _ = reader.gettext
    parts = [", ".join(wording.kind(kind, reader) for kind in policy.kinds)] if policy.kinds else []
    parts += [_amounts(policy.amounts, reader)] if policy.amounts else []
    parts += [_channels(policy, reader)] if policy.channels else []
    parts += [_("asked by {person}").format(person=some(policy.requesters))] if policy.requesters else []
    return _("Applies to: {what}").format(what=" · ".join(parts) or _("every request"))


def _channels(policy: Policy, reader: Reader) -> str:
    named = ", ".join(f"<#{channel}>" for channel in policy.channels[:_MOST_CHANNELS])
    more = len(policy.channels) - _MOST_CHANNELS
    beyond = reader.gettext("and {count} more").format(count=more)
    return f"{named} {beyond}" if more > 0 else named


def _amounts(amounts: Range, reader: Reader) -> str:
    _ = reader.gettext
    least, most = (_money(end, amounts.currency, reader) for end in (amounts.least, amounts.most))
    if least and most:
        return _("{least} to {most}").format(least=least, most=most)
    if least:
        return _("from {least}").format(least=least)
    return _("up to {most}").format(most=most) if most else amounts.currency


def _money(amount: Decimal | None, currency: str, reader: Reader) -> str:
    return "" if amount is None else wording.money(Money(amount, currency), reader)


def _menu(policy: Policy, book: PolicyBook, reader: Reader) -> Block:
    _ = reader.gettext
    show = (_("Details"), f"policy show {policy.name}")
    options = [show, *_doings(policy, reader)] if book.may_change else [show]
    return overflow(f"{MENU}:{policy.name}", options)


def _doings(policy: Policy, reader: Reader) -> list[tuple[str, str]]:
    _ = reader.gettext
    switch = (_("Switch off"), f"policy off {policy.name}")
    if not policy.is_on:
        switch = (_("Switch on"), f"policy on {policy.name}")
    replay = (_("Try it on past requests"), f"policy replay {policy.name}")
    return [(_("Edit…"), f"policy edit {policy.name}"), replay, switch]


def _who(book: PolicyBook, reader: Reader) -> str:
    _ = reader.gettext
    if book.keepers:
        text = _("Admins of the workspace and {people} may change them.")
        return text.format(people=some(book.keepers))
    return _("Admins of the workspace may change them.")
