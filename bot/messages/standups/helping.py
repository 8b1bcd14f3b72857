"""What can be typed after /standup, by what it is good for: made of the grammar's own examples."""

from bot.domain.refusal import N_
from bot.domain.standups.verbs import EXAMPLES, Verb, read_verb
from bot.messages.layout import Message, actions, context, safe, section
from bot.messages.reader import Reader
from bot.messages.standups.actions import create_button, settings_button

PURPOSES = (
    (N_("Set one up"), (Verb.CREATE, Verb.EDIT, Verb.PAUSE, Verb.RESUME, Verb.DELETE)),
    (N_("Every day"), (Verb.ANSWER, Verb.STATUS, Verb.REPORT, Verb.NOW, Verb.LIST)),
    (N_("Days off"), (Verb.AWAY, Verb.BACK, Verb.SKIP)),
)
"""Each verb but help itself, under one heading."""


def help_text(reader: Reader) -> Message:
    _ = reader.gettext
    parts = [f"*{_(purpose)}*\n{_examples(verbs)}" for purpose, verbs in PURPOSES]
    note = _("In a thread and in our direct messages: `@muster standup …`. English, Polish and Italian words all work.")
    blocks = [*map(section, parts), context(note), actions(create_button(reader), settings_button(reader))]
    return Message("\n".join([*parts, note]), blocks)


def _examples(verbs: tuple[Verb, ...]) -> str:
    return "\n".join(f"`{safe(each)}`" for verb in verbs for each in EXAMPLES if read_verb(each.split()[1]) is verb)
