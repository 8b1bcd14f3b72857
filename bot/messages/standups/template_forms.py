"""What is done to a template that the workspace saved: it gets another name, or goes."""

from bot.domain.standups.creation import NAME_LIMIT
from bot.domain.standups.templates import Template
from bot.messages import inputs
from bot.messages.inputs import Field
from bot.messages.layout import Block, Message, actions, button, confirmed, safe, section
from bot.messages.modals import Modal
from bot.messages.reader import Reader
from bot.messages.standups.actions import REMOVE_TEMPLATE, RENAME_TEMPLATE, create_button

RENAME = "standup_template_form"
NAME = "name"


def buttons(key: str, reader: Reader) -> Block:
    _ = reader.gettext
    removed = confirmed(
        button(_("Remove the template"), REMOVE_TEMPLATE, key, style="danger"),
        _("Remove the template?"),
        _("Stand-ups that were set up from it stay as they are."),
        yes=_("Remove"),
        no=_("Cancel"),
    )
    return actions(button(_("Rename the template…"), RENAME_TEMPLATE, key), removed)


def rename_form(template: Template, reader: Reader) -> Modal:
    _ = reader.gettext
    blocks = [inputs.text_input(Field(NAME, _("Name")), template.name, max_length=NAME_LIMIT)]
    about = {"template": template.key}
    return Modal(RENAME, _("Rename the template"), blocks, _("Save"), _("Cancel"), private_metadata=about)


def renamed(template: Template, reader: Reader) -> Message:
    text = reader.gettext("The template is called {name} now.").format(name=safe(template.name))
    return Message(text, [section(text), actions(create_button(reader, template.name))])
