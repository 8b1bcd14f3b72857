"""Why something was told, when, and why it was not; what comes next; how useful nudges are."""

from itertools import groupby
from zoneinfo import ZoneInfo

from bot.domain.attention.why import Rule, Verdict, verdict_on
from bot.domain.standups.rounds import read_label
from bot.messages.attention.reasons import (
    COMING,
    HOLIDAYS,
    IN_DIGEST,
    KINDS,
    NEWS,
    OFF,
    REASONS,
    REFUSED,
    RULES,
    SHIFTED,
)
from bot.messages.layout import Message, context, section
from bot.messages.reader import Reader
from bot.messages.tasks.wording import chunks, in_short
from bot.services.attention.coming import Firing, What
from bot.services.attention.stats import LEAST_PEOPLE, Usefulness
from bot.services.attention.when import Outlook, Shift
from bot.services.attention.why import Sent, Told
from bot.services.standups.unasked import is_question
from storage.attention_ledger import Line


def why(told: list[Told], reader: Reader) -> Message:
    """The newest first, with the rule that decided and the local time; nudges decided alike in one line."""
    _ = reader.gettext
    if not told:
        return _said([_("I have told you nothing yet, and nothing waits.")])
    return _said([f"• {_line(list(alike), reader)}" for _decided, alike in groupby(told, _decision)])


def _decision(told: Told) -> object:
    if isinstance(told, Sent):
        return id(told)
    return told.at, told.rule, told.whose, told.zone_name, told.again_at


def when(outlook: Outlook, reader: Reader) -> Message:
    _ = reader.gettext
    if outlook.firings:
        heading = _("Next, by the clocks of {zone}:").format(zone=outlook.zone_name)
        lines = [heading, *(f"• {_firing(each, reader)}" for each in outlook.firings)]
    else:
        lines = [_("Nothing is to come as things stand.")]
    shifts = [
        *(_shift(each, reader) for each in outlook.shifts),
        *(_(HOLIDAYS[each]) for each in outlook.moves),
    ]
    if outlook.budget is not None:
        most = _("At most {count} messages a day: what is more waits for the next.")
        shifts.append(most.format(count=outlook.budget))
    message = _said(lines)
    note = " ".join(shifts)
    if not note:
        return message
    return Message(f"{message.text}\n{note}", [*message.blocks, context(note)])


def stats(found: list[Usefulness], reader: Reader) -> Message:
    _ = reader.gettext
    if not found:
        return _said([_("No nudge about this channel was sent in the last thirty days.")])
    heading = _("Of the nudges of the last thirty days, something was done within a day about:")
    return _said([heading, *(f"• {_usefulness(each, reader)}" for each in found)])


def _usefulness(each: Usefulness, reader: Reader) -> str:
    _ = reader.gettext
    kind = _(KINDS[each.kind])
    if each.sent is None or each.heeded is None:
        few = _("fewer than {count} people, so no number").format(count=LEAST_PEOPLE)
        return f"{kind}: {few}"
    share = _("{percent}% ({heeded} of {sent})")
    return f"{kind}: " + share.format(
        percent=round(100 * each.heeded / each.sent), heeded=each.heeded, sent=each.sent
    )


def _line(alike: list[Told], reader: Reader) -> str:
    first = alike[0]
    if isinstance(first, Sent):
        return _sent(first, reader)
    return _nudges([told for told in alike if not isinstance(told, Sent)], reader)


def _sent(told: Sent, reader: Reader) -> str:
    _ = reader.gettext
    local = _on_clock_of(told.zone_name, reader)
    text = _("{about}{moment} ({zone}): {reason}.")
    if told.verdict is Verdict.HOLD:
        text = _("{about}held back {moment} ({zone}): {reason}.")
    about = f"*{_short(told.subject)}* " if told.subject[:2] in ("T-", "R-", "D-", "S-") else ""
    reason = "; ".join(_(each) for each in _reasons(told))
    return text.format(about=about, moment=local.moment(told.at), zone=local.zone.key, reason=reason)


def _reasons(sent: Sent) -> list[str]:
    """What it is, and what decided when it came."""
    if sent.is_refused:
        return [REASONS[sent.content], REFUSED]
    if sent.rule is None:
        return [_what(sent)]
    when = SHIFTED.get(sent.rule, RULES[sent.rule]) if sent.verdict is Verdict.SEND else RULES[sent.rule]
    return [_what(sent), when]


def _what(sent: Sent) -> str:
    said = sent.payload or {}
    told = str(said.get("event") or said.get("turn") or "")
    return NEWS.get((sent.content, told), REASONS[sent.content])


def _on_clock_of(zone_name: str | None, reader: Reader) -> Reader:
    return Reader(reader.locale, ZoneInfo(zone_name), reader.now) if zone_name else reader


def _nudges(alike: list[Line], reader: Reader) -> str:
    """About which there was one decision."""
    _ = reader.gettext
    line = alike[0]
    local = _on_clock_of(line.zone_name, reader)
    verbs = {
        Verdict.SEND: _("{subjects} sent {moment} ({zone}): {reason}."),
        Verdict.WAIT: _("{subjects} delayed {moment} ({zone}), until {again}: {reason}."),
        Verdict.HOLD: _("{subjects} held back {moment} ({zone}): {reason}."),
    }
    return verbs[verdict_on(line.rule, line.again_at)].format(
        subjects=", ".join(f"*{_short(each.subject)}* ({_kind(each, reader)})" for each in reversed(alike)),
        moment=local.moment(line.at),
        zone=line.zone_name,
        again=local.moment(line.again_at) if line.again_at else "",
        reason=_(_reason(line)),
    )


def _kind(line: Line, reader: Reader) -> str:
    if not is_question(line):
        return reader.gettext(KINDS[line.kind])
    day = reader.day(read_label(line.subject)[1])
    return reader.gettext("question of {day}").format(day=day)


def _short(subject: str) -> str:
    """ "S-3" of a round or of a person's prompt, "D-3" of an issue."""
    return subject.partition(":")[0].partition("@")[0]


def _reason(line: Line) -> str:
    if line.rule is Rule.OFF:
        return OFF[line.whose]
    return IN_DIGEST[line.whose] if line.rule is Rule.DIGEST else RULES[line.rule]


def _firing(each: Firing, reader: Reader) -> str:
    _ = reader.gettext
    subjects = ", ".join(dict.fromkeys(map(_short, each.subjects)))
    text = f"{reader.moment(each.at)}: {_(COMING[each.what]).format(subjects=subjects)}"
    if each.rule is None:
        return text
    reasons = RULES if each.what is What.NUDGE else {**RULES, **SHIFTED}
    return f"{text} ({_(reasons[each.rule])})"


def _shift(each: Shift, reader: Reader) -> str:
    _ = reader.gettext
    words = {
        Rule.HOLIDAY: _("{first} is a public holiday."),
        Rule.LEAVE: _("You are on leave from {first} to {last}."),
        Rule.SILENT: _("You asked me to be silent until {last}."),
    }
    return words[each.rule].format(first=reader.day(each.first), last=reader.day(each.last))


def _said(lines: list[str]) -> Message:
    return Message(in_short(lines), [section(chunk) for chunk in chunks(lines)])
