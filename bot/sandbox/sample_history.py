"""What the sample team said: people only, in the two weeks before the clock starts."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Line:
    """`at` is the speaker's local time; `key` names a message that others answer in its thread."""

    working_days_ago: int
    at: str
    who: str
    text: str
    key: str = ""
    answers: str = ""
    reactions: dict[str, tuple[str, ...]] = field(default_factory=dict)


LAUNCH = (
    Line(
        10,
        "09:12",
        "ana",
        "Good morning all. The shop goes live in four weeks. This channel is for everything that "
        "has to happen before.",
        reactions={"rocket": ("piotr", "zofia", "grace")},
    ),
    Line(
        10,
        "09:40",
        "piotr",
        "Staging is up: https://staging.orbita-goods.example. The checkout still talks to the test bank.",
        key="staging",
    ),
    Line(
        10,
        "10:05",
        "zofia",
        "Looks good. The product page is narrower than in my file, is that on purpose?",
        answers="staging",
    ),
    Line(
        10,
        "10:11",
        "piotr",
        "No, a leftover grid. Fixed by tonight.",
        answers="staging",
        reactions={"pray": ("zofia",)},
    ),
    Line(
        10,
        "11:30",
        "grace",
        "Thanks @ana. I need one date from you by Friday: when do we freeze the texts?",
        key="freeze",
    ),
    Line(
        9,
        "09:25",
        "ana",
        "Text freeze: ten days before launch. @meera you will have all briefs by then.",
        answers="freeze",
        reactions={"+1": ("grace", "meera")},
    ),
    Line(
        9,
        "14:30",
        "meera",
        "Perfect. First three category texts are in the shared folder.",
        reactions={"tada": ("ana",)},
    ),
    Line(
        9,
        "09:45",
        "david",
        "Sales asks again whether gift cards are in for day one. Yes or no is enough :)",
        key="gift",
    ),
    Line(
        9,
        "16:20",
        "piotr",
        "Possible, but then the voucher import moves to after launch. Both will not fit.",
        answers="gift",
    ),
    Line(
        8,
        "09:05",
        "grace",
        "Gift cards in, voucher import later. @david please tell the team.",
        answers="gift",
        reactions={"white_check_mark": ("david", "piotr")},
    ),
    Line(8, "10:30", "zofia", "Hero pictures are in #design, please comment there until tomorrow noon."),
    Line(
        8,
        "14:50",
        "piotr",
        "Heads-up: I am off next Thursday, public holiday here in Poland is the day before for some "
        "of us. @zofia will you be around?",
        key="off",
    ),
    Line(8, "15:02", "zofia", "Yes, until four.", answers="off"),
    Line(
        7,
        "09:30",
        "ana",
        "Who writes the confirmation mails? I thought it was on the list but I cannot find it.",
        key="mails",
    ),
    Line(7, "09:48", "piotr", "Not me.", answers="mails"),
    Line(
        7,
        "15:15",
        "meera",
        "I can take them, three mails, two days. Is there budget for it?",
        answers="mails",
    ),
    Line(7, "17:40", "ana", "Asking Grace.", answers="mails"),
    Line(7, "16:05", "david", "Our biggest reseller wants a preview link next week. Can we?"),
    Line(
        6,
        "09:20",
        "grace",
        "Preview yes, with a password, after the legal texts are in. @ana who has the legal texts?",
        key="legal",
    ),
    Line(
        6,
        "16:10",
        "ana",
        "With the lawyer since Tuesday. I will chase them.",
        answers="legal",
        reactions={"eyes": ("grace",)},
    ),
    Line(
        5,
        "09:15",
        "piotr",
        "Checkout load test: 200 orders a minute before it slows down. Enough for us?",
        key="load",
    ),
    Line(
        5,
        "09:50",
        "ana",
        "Last year's peak was 90. Well done.",
        answers="load",
        reactions={"muscle": ("zofia", "piotr")},
    ),
    Line(5, "15:30", "grace", "Reminder that I am in Chicago tomorrow and answer in the evening only."),
    Line(
        4,
        "09:10",
        "zofia",
        "Icons for payment methods are missing from the bank's package. I asked their support.",
    ),
    Line(
        4,
        "11:35",
        "meera",
        "Confirmation mails: drafts one and two are done. @ana still no answer about the budget, I "
        "will stop at two until I hear something.",
        key="drafts",
    ),
    Line(4, "17:20", "ana", "Sorry! @grace can you approve 480 EUR for Meera?", answers="drafts"),
    Line(
        3,
        "08:55",
        "grace",
        "Was that in a thread? I missed it. Approved, please go on.",
        answers="drafts",
        reactions={"heart": ("meera",)},
    ),
    Line(
        3,
        "09:35",
        "piotr",
        "Legal texts arrived. They want a checkbox at checkout that is not in the design. @zofia?",
        key="checkbox",
    ),
    Line(3, "10:00", "zofia", "On it, tomorrow.", answers="checkbox"),
    Line(
        3, "09:30", "david", "Three weeks to go, how do we stand? A short list would be lovely.", key="status"
    ),
    Line(
        3,
        "17:05",
        "ana",
        "Will write one up tonight. Short version: checkout green, texts yellow, pictures green, "
        "legal yellow.",
        answers="status",
        reactions={"raised_hands": ("david", "grace")},
    ),
    Line(
        2,
        "09:18",
        "zofia",
        "Checkbox is in the file, two variants. @piotr pick one.",
        reactions={"eyes": ("piotr",)},
    ),
    Line(2, "11:40", "meera", "Third mail finished. Everything of mine is ready for review."),
    Line(
        2,
        "15:15",
        "piotr",
        "Blocked on the bank: no production keys yet, they say five working days. Could somebody "
        "with a bigger title call them?",
        key="bank",
    ),
    Line(
        2,
        "16:45",
        "david",
        "I know their account manager. Calling tomorrow.",
        answers="bank",
        reactions={"bow": ("piotr",)},
    ),
    Line(
        1,
        "09:22",
        "ana",
        "Plan for this week: legal checkbox live, review of all texts, press kit. The press kit has "
        "no owner yet.",
        key="press",
    ),
    Line(1, "10:10", "zofia", "I can do the pictures for it, not the words.", answers="press"),
    Line(1, "11:05", "piotr", "Variant B is on staging."),
    Line(
        1,
        "15:50",
        "grace",
        "Who decides on the launch offer, 10% or free shipping? I want both numbers before we talk.",
        key="offer",
    ),
    Line(1, "16:30", "david", "Sales prefers free shipping. I will bring the numbers.", answers="offer"),
)

DESIGN = (
    Line(
        9,
        "11:20",
        "zofia",
        "New: home page, category page, product page, all in one file. Comments welcome, not only "
        "from designers.",
    ),
    Line(8, "10:25", "zofia", "Hero pictures, four of them. My favourite is number two.", key="hero"),
    Line(
        8,
        "11:00",
        "ana",
        "Two! Four looks like a bank.",
        answers="hero",
        reactions={"joy": ("zofia", "piotr")},
    ),
    Line(8, "12:10", "piotr", "Whichever is below 300 kB.", answers="hero"),
    Line(8, "16:00", "grace", "Two. Done.", answers="hero", reactions={"white_check_mark": ("zofia",)}),
    Line(
        6,
        "13:45",
        "piotr",
        "Contrast of the grey prices is 3.1 to 1, that fails. Could they be one step darker?",
        key="grey",
    ),
    Line(
        6, "14:20", "zofia", "Changed to #5a5a5a, gives 6.9.", answers="grey", reactions={"pray": ("piotr",)}
    ),
    Line(
        4,
        "15:10",
        "ana",
        "Could the gift card look less like a credit card? Three people in my family tried to pay with it.",
    ),
    Line(4, "16:35", "zofia", "Ha. Yes, tomorrow."),
    Line(2, "09:50", "zofia", "Gift card, second try. And the checkbox for @piotr, variants A and B."),
    Line(1, "14:05", "ana", "Much better!"),
)

LEADERSHIP = (
    Line(8, "17:10", "grace", "Budget so far: 41,200 of 60,000 EUR. Advertising is not in yet."),
    Line(
        6,
        "10:15",
        "david",
        "If the launch slips past the trade fair we lose the resellers. What is our risk there?",
    ),
    Line(6, "11:00", "grace", "The bank. Everything else has slack."),
    Line(
        2,
        "17:30",
        "grace",
        "I keep missing questions in threads. Half of them are a yes or no that takes me ten seconds.",
    ),
    Line(
        1,
        "12:20",
        "david",
        "Same here. Once a week I want one page: on track or not, and what you need from me.",
    ),
)

SAID = {"launch": LAUNCH, "design": DESIGN, "leadership": LEADERSHIP}

DIRECT = {
    ("ana", "grace"): (
        Line(7, "17:45", "ana", "Meera would write the confirmation mails for 480 EUR. OK for you?"),
        Line(3, "09:00", "grace", "Found it, sorry. Yes."),
    ),
    ("piotr", "zofia"): (
        Line(3, "10:05", "piotr", "Wersja B jest prostsza, ale zobacz sama."),
        Line(3, "10:20", "zofia", "Dobrze, jutro rano będzie w pliku."),
    ),
}
