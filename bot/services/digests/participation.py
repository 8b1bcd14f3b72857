"""How many answered in the stand-ups of a channel, never who."""

from bot.domain.digests.digest import Audience, Digest
from bot.domain.digests.report import Span
from bot.domain.standups.report import participation
from storage import standup_prompts, standups
from storage.unit import Unit


def participation_in(unit: Unit, digest: Digest, span: Span) -> tuple[int, int] | None:
    """Answered and asked in the span; None where the channel has no stand-up, or nobody was asked."""
    if digest.audience is Audience.PERSON:
        return None
    first, last = span.since.date(), span.at.date()
    answered = asked = 0
    for standup in standups.in_channel(unit, digest.workspace_id, digest.channel_id):
        prompts = standup_prompts.between(unit, digest.workspace_id, standup.number, first, last)
        for each in participation(prompts):
            answered, asked = answered + each.answered, asked + each.asked
    return (answered, asked) if asked else None
