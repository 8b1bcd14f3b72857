"""What a person reads when something cannot be done as they asked."""

from collections.abc import Mapping
from datetime import date, datetime

from bot.domain.refusal import Chain, MemberId, Refusal
from bot.domain.sentences import shortened
from bot.messages.layout import Message, audience, context, person, safe, section, typed
from bot.messages.reader import Reader

_LONGEST_VALUE = 280  # escaped it is up to five times as long, and all that was typed stands below


def refused(refusal: Refusal, reader: Reader, typed_text: str | None = None) -> Message:
    """What was wrong, an example of what works, and what was typed, so that it can be mended."""
    _ = reader.gettext
    sentence = told(refusal.sentence, refusal.values, reader)
    blocks = [section(f":speech_balloon: {sentence}")]
    text = sentence
    if refusal.example:
        example = _("For example: {example}").format(example=f"`{safe(_(refusal.example))}`")
        blocks.append(section(example))
        text = f"{sentence} {example}"
    if typed_text:
        blocks += [context(_("You typed:")), typed(typed_text)]
    return Message(text, blocks)


def told(sentence: str, values: Mapping[str, object], reader: Reader) -> str:
    """The msgid in the reader's language, filled for where Slack parses text."""
    return reader.gettext(sentence).format(**{name: _shown(value, reader) for name, value in values.items()})


def _shown(value: object, reader: Reader) -> str:
    """Instants on the reader's clock, days in their language, people by name, all else as mere text."""
    if isinstance(value, MemberId):
        return person(value) if value[:1] in "UW" else "Muster"
    if isinstance(value, Chain):
        return " → ".join(_link(who, reader.gettext(why) if why else "") for who, why in value.links)
    if isinstance(value, datetime):
        return reader.moment(value)
    return reader.day(value) if isinstance(value, date) else safe(shortened(str(value), _LONGEST_VALUE))


def _link(who: str, why: str) -> str:
    named = audience(who)
    return f"{named} ({why})" if why else named


def failed(error_id: str, reader: Reader, typed_text: str | None = None) -> Message:
    """An apology with the id that the log has, too."""
    _ = reader.gettext
    text = _(
        "Sorry, that went wrong on my side; nothing was changed. Please try again. "
        "If it stays, tell whoever runs me this number: {error_id}"
    ).format(error_id=error_id)
    blocks = [section(f":warning: {text}")]
    if typed_text:
        blocks += [context(_("You typed:")), typed(typed_text)]
    return Message(text, blocks)
