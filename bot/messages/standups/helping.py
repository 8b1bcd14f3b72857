"""What can be typed after /standup, by what it is good for: made of the grammar's own examples."""

from bot.domain.refusal import N_
from bot.domain.standups.verbs import EXAMPLES, Verb, read_verb

_PURPOSES = {
    N_("Set one up"): (Verb.CREATE, Verb.EDIT, Verb.PAUSE, Verb.RESUME, Verb.DELETE),
    N_("Every day"): (Verb.ANSWER, Verb.STATUS, Verb.REPORT, Verb.NOW, Verb.LIST),
    N_("Days off"): (Verb.AWAY, Verb.BACK, Verb.SKIP),
}


def _of(verbs: tuple[Verb, ...]) -> tuple[str, ...]:
    return tuple(each for verb in verbs for each in EXAMPLES if read_verb(each.split()[1]) is verb)


HELP = {purpose: _of(verbs) for purpose, verbs in _PURPOSES.items()}
"""Each example of the grammar stands under one heading (a msgid)."""
