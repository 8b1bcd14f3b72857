"""The words in which it is said why something was told, or was not."""

from bot.domain.attention.kinds import Kind
from bot.domain.attention.why import Rule
from bot.domain.attention.wishes import Whose
from bot.domain.recurrence.rule import Holidays
from bot.domain.refusal import N_
from bot.services.attention.coming import What

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
    Rule.DEED: N_("it came at once"),
    Rule.ITS_TIME: N_("it was its time"),
    Rule.CALLED_OFF: N_("somebody called that day off"),
    Rule.NOTHING_MOVED: N_("nothing had moved, and then nothing is to be said"),
}
SHIFTED = {
    Rule.LATE: N_("its time had passed while I was away, so it came as soon as I was back"),
    Rule.HOURS: N_("its own time lies outside your working hours"),
    Rule.DAY_OFF: N_("its own time lies on your day off"),
    Rule.HOLIDAY: N_("its own day is a public holiday"),
    Rule.LEAVE: N_("you were on leave at its own time"),
    Rule.QUIET: N_("its own time lies in your quiet hours"),
    Rule.SILENT: N_("you wanted silence at its own time"),
}
"""Of messages that are no nudges, and came at another time than their own; otherwise as in RULES."""

REFUSED = N_("Slack would not take it")
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

NEWS = {
    ("task_news", "given"): N_("somebody gave you a task"),
    ("task_news", "unblocked"): N_("what blocked a task of yours is out of the way"),
    ("task_news", "ready"): N_("a task of yours waited for another one, which is closed now"),
    ("task_news", "begun"): N_("a task of yours begins, for its request was decided"),
    ("task_news", "blocking"): N_("somebody waits for you"),
    ("task_news", "blocked"): N_("a task that you watch is blocked"),
    ("task_news", "closed"): N_("a task that you watch was closed"),
    ("task_news", "moved"): N_("a task that you watch is due at another time"),
    ("request_news", "voted"): N_("somebody decided about a request of yours"),
    ("request_news", "step_done"): N_("a step of a request of yours is decided"),
    ("request_news", "approved"): N_("a request of yours was approved"),
    ("request_news", "rejected"): N_("a request of yours was rejected"),
    ("request_news", "changes"): N_("somebody wants a request of yours changed"),
    ("request_news", "withdrawn"): N_("a request that you were asked about was withdrawn"),
    ("request_news", "expired"): N_("nobody had decided about a request of yours by its deadline"),
    ("request_news", "substituted"): N_("somebody else decides about a request of yours for a while"),
    ("request_news", "returned"): N_("whoever was away decides about a request of yours again"),
    ("request_news", "passed"): N_("a request of yours was passed on"),
    ("request_news", "away"): N_("whoever was to decide about a request of yours is away"),
    ("request_news", "escalated"): N_("nobody had decided in time, so somebody else may decide, too"),
    ("request_news", "stuck"): N_("nobody is left who could decide about a request of yours"),
}
"""By what a piece of news tells (bot.services.tasks.news, bot.services.approvals.news)."""

COMING = {
    What.NUDGE: N_("nudge about {subjects}"),
    What.DIGEST: N_("digest {subjects}"),
    What.ASKS: N_("{subjects} asks"),
    What.CLOSES: N_("{subjects} closes"),
    What.DUE: N_("{subjects} is to be decided"),
    What.ESCALATES: N_("somebody else may decide {subjects}, too"),
    What.EXPIRES: N_("{subjects} expires"),
    What.REPEATS: N_("{subjects} comes again"),
}
HOLIDAYS = {
    Holidays.BEFORE: N_("A digest that falls on a holiday comes on the working day before."),
    Holidays.AFTER: N_("A digest that falls on a holiday comes on the next working day."),
    Holidays.SKIP: N_("A digest that falls on a holiday is left out."),
    Holidays.KEEP: N_("A digest that falls on a holiday comes all the same."),
}
