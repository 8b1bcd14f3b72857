"""What admins choose for the whole workspace: the form, and what was changed."""

from bot.domain.attention.wishes import DEFAULT_BUDGET, MOST_MESSAGES, Wishes
from bot.messages import inputs
from bot.messages.inputs import Field, Option
from bot.messages.layout import Message, context, section
from bot.messages.modals import Modal
from bot.messages.reader import Reader
from bot.messages.settings import own, wording
from bot.messages.settings.wording import AS_USUAL

OPEN = "workspace_settings"
FORM = "workspace_settings_form"
BUDGET = "budget"


def form(wishes: Wishes, reader: Reader) -> Modal:
    _ = reader.gettext
    usual = _("As usual: {count}").format(count=DEFAULT_BUDGET)
    counts: list[Option] = [(usual, AS_USUAL)]
    counts += [(str(count), str(count)) for count in range(1, MOST_MESSAGES + 1)]
    chosen = str(wishes.budget or AS_USUAL)
    blocks = [
        context(_("For everybody, unless a channel or they themselves choose otherwise.")),
        inputs.select(Field(BUDGET, _("Messages a day, at most")), counts, chosen),
        *own.kinds(wishes, reader),
    ]
    about = {"nudges": wishes.ways, "urgent": wishes.urgent, "budget": wishes.budget}
    return Modal(FORM, _("Workspace settings"), blocks, _("Save"), _("Cancel"), private_metadata=about)


def changed(wishes: Wishes, reader: Reader) -> Message:
    """What holds from now on."""
    _ = reader.gettext
    urgent = {None: [], True: [_("what is urgent comes at once")], False: [_("nothing comes at once")]}
    count = [_("at most {count} a day").format(count=wishes.budget)] if wishes.budget else []
    ways = "; ".join([*count, *wording.ways(wishes.ways, reader), *urgent[wishes.urgent]])
    text = _("For the whole workspace, nudges: {ways}.").format(ways=ways or _("as usual"))
    return Message(text, [section(text)])
