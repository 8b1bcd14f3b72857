"""What stand-ups send and wait for: contents of the outbox and kinds of timers."""

PROMPT = "standup_prompt"
"""A card in a direct message; its subject is the prompt's label ("S-3:2026-11-23:U1")."""

REPORT = "standup_report"
"""A card in the report's channel; its subject is the round's label ("S-3:2026-11-23")."""

DETAILS = "standup_details"
"""A card in the report's thread, a page of the answers; its subject is the round's label. Also the timer
that posts them: when there are more, or the report stands in Slack."""

CLOSING = "standup_closing"
"""A line in the report's thread when the window has ended."""

MISSED = "standup_missed"
"""A line in the report's channel on days on which nobody could be asked."""

ASK = "standup_ask"
"""Its subject is the stand-up's label ("S-3"): one timer for everybody, moved to the next instant."""

REMIND = "standup_remind"
"""Its subject is the round's label: one timer for everybody, moved to the next instant."""

CLOSE = "standup_close"
"""Its subject is the round's label."""
