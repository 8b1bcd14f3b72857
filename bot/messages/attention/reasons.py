"""The words in which it is said why something was told, or was not."""

from bot.domain.attention.kinds import Kind
from bot.domain.attention.why import Rule
from bot.domain.attention.wishes import Whose
from bot.domain.recurrence.rule import Holidays
from bot.domain.refusal import N_

KINDS = {
    Kind.BEFORE_DUE: N_("due soon"),
    Kind.DUE: N_("last day"),
    Kind.OVERDUE: N_("overdue"),
    Kind.UNASSIGNED: N_("due, and nobody has it"),
    Kind.STUCK: N_("in progress without a change"),
    Kind.BLOCKED: N_("blocked"),
    Kind.REQUEST: N_("waits for a decision"),
    Kind.STANDUP: N_("stand-up"),
}
RULES = {
    Rule.SLOT: N_("it was one of your hours, with all else that needs you"),
    Rule.LATE: N_("your hour had passed while I was away, so it came as soon as I was back"),
    Rule.URGENT: N_("it was urgent, or due before your next hour"),
    Rule.NEXT_SLOT: N_("it waits for your next hour, with all else"),
    Rule.HOURS: N_("it is outside your working hours"),
    Rule.DAY_OFF: N_("it is your day off"),
    Rule.HOLIDAY: N_("it is a public holiday where you are"),
    Rule.LEAVE: N_("you are on leave"),
    Rule.QUIET: N_("these are your quiet hours"),
    Rule.SILENT: N_("you asked me to be silent"),
    Rule.BUDGET: N_("you had as many messages that day as you want"),
    Rule.MUTED: N_("you wanted to hear no more of it"),
    Rule.IGNORED: N_(
        "three nudges had changed nothing: now the channel's lead hears of it, or a digest tells of it"
    ),
    Rule.TOO_LATE: N_("it was of no use any more"),
    Rule.NO_HOUR: N_("none of your hours came in time, and nothing is to come at once"),
    Rule.SENT_BEFORE: N_("you were told before"),
}
OFF = {
    Whose.PERSON: N_("you turned that kind off"),
    Whose.CHANNEL: N_("its channel turned that kind off"),
    Whose.WORKSPACE: N_("your workspace turned that kind off"),
    Whose.NOBODY: N_("that kind is off"),
}
IN_DIGEST = {
    Whose.PERSON: N_("you want that kind in your digest only"),
    Whose.CHANNEL: N_("its channel wants that kind in digests only"),
    Whose.WORKSPACE: N_("your workspace wants that kind in digests only"),
    Whose.NOBODY: N_("that kind stands in digests only"),
}
REASONS = {
    "reply": N_("it answers what you did"),
    "task_card": N_("a task was added here, and this channel shows cards"),
    "task_news": N_("somebody did something about a task that is yours or that you watch"),
    "task_comment": N_("somebody commented on a task by command"),
    "named": N_("somebody named a task or request here"),
    "task_export": N_("you asked for the file"),
    "tasks_left": N_("somebody went who had tasks"),
    "import_card": N_("you bring in a file"),
    "import_report": N_("you brought in a file"),
    "request_card": N_("somebody asks for approval: you decide, or it was asked here"),
    "request_news": N_("somebody did something about a request of yours"),
    "request_export": N_("you asked for the file"),
    "standup_prompt": N_("a stand-up that you take part in asks at this hour"),
    "standup_report": N_("a stand-up reports here"),
    "standup_details": N_("the answers of a stand-up stand in the thread of its report"),
    "standup_closing": N_("the window of a stand-up ended"),
    "standup_missed": N_("nobody could be asked in a stand-up that day"),
    "digest": N_("somebody set up this digest: see `/digest list`"),
    "digest_page": N_("it belongs to the digest above it"),
    "digest_chart": N_("it belongs to the digest above it"),
    "digest_note": N_("you lead the channel, and its digest comes within the hour"),
    "nudges": N_("it gathered what needed you"),
    "not_posted": N_("Slack would not take a message that you caused"),
}
"""By what a message is (bot.messages.outgoing)."""

HOLIDAYS = {
    Holidays.BEFORE: N_("A digest that falls on a holiday comes on the working day before."),
    Holidays.AFTER: N_("A digest that falls on a holiday comes on the next working day."),
    Holidays.SKIP: N_("A digest that falls on a holiday is left out."),
    Holidays.KEEP: N_("A digest that falls on a holiday comes all the same."),
}
