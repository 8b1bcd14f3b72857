"""What whoever asks reads, and the forms they fill in: Slack takes it all, and it pings nobody."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from bot.domain.approvals.content_limits import NOTES_LIMIT, TITLE_LIMIT
from bot.domain.approvals.eligibility import Delegation
from bot.domain.approvals.model import ALL, Content, Money, RequestStatus, Step, Verdict, Vote
from bot.domain.approvals.policy import Policy, Range, Route, Timing
from bot.domain.approvals.policy_form import new_policy, shown_policy
from bot.domain.approvals.requests import ApprovalRequest
from bot.domain.approvals.scopes import RequestScope
from bot.domain.audit import Entry
from bot.domain.people import Person
from bot.domain.unclear import Unclear
from bot.messages.approvals import (
    ask_forms,
    details,
    lists,
    outcomes,
    policies,
    policy_forms,
    routes,
    stories,
    substitutes,
)
from bot.messages.approvals.ask_forms import Choices, Filled
from bot.messages.layout import Message
from bot.messages.modals import Modal
from bot.messages.reader import Reader, reader_for
from bot.sandbox.blocks import view_problems
from bot.services.approvals.asking import Asked
from bot.services.approvals.delegating import Delegated
from bot.services.approvals.editing import Edited, Foreseen
from bot.services.approvals.lists import RequestPage
from bot.services.approvals.opening import Absence
from bot.services.approvals.policy_book import PolicyBook
from bot.services.approvals.simulating import Replay, Rerouted
from bot.services.approvals.views import RequestDetails
from tests.bot.messages.approvals.test_cards import REQUEST
from tests.bot.messages.reading import alive, problems, shown
from tests.rows import each_row
from tests.units import ANA, DAVID, GRACE, LAUNCH, NOW, PIOTR

HERS = reader_for(GRACE, NOW)
NASTY = "<!channel> <@U0GRACE> & `x` *b* @here ``` https://a.example"
MANY = tuple(f"U0{number:09}" for number in range(20))
WIDE = tuple(Step(MANY, ALL, deputies=(DAVID.id,)) for _ in range(10))
FULL = replace(
    REQUEST,
    title="&" * TITLE_LIMIT,
    notes="&" * NOTES_LIMIT,
    links=tuple(f"https://x.example/{'y' * 450}{number}" for number in range(10)),
    steps=WIDE,
    own_steps=WIDE[:5],
    starts=tuple(range(10**8, 10**8 + 10)),
    policy_name="w" * 60,
    policy_version=3,
    fallback_id=DAVID.id,
    kind="marketing",
)
CLOSED = replace(REQUEST, status=RequestStatus.APPROVED, closed_at=NOW, closed_by=GRACE.id)
POLICY = Policy(
    "Big spend",
    REQUEST.steps,
    DAVID.id,
    ("spend", "events"),
    (LAUNCH.id,),
    (ANA.id,),
    Range("EUR", Decimal(500), Decimal(5000)),
    Timing(8, 75, 4, GRACE.id, 14),
)
LARGE = replace(POLICY, name="w" * 60, steps=WIDE, channels=MANY, requesters=MANY)
CHOICES = Choices(("events",), (("S0WEB", "@web"),))


def vote(reason: str = "", **more: object) -> Vote:
    return replace(Vote(DAVID.id, 0, Verdict.REJECT, "a1b2", NOW, GRACE.id, reason), **more)  # type: ignore[arg-type]


def entry(action: str, actor: Person = GRACE, **said: object) -> Entry:
    return Entry(1, NOW, actor.id, action, "R-7", "command", dict(said))


def edit_of(title: str) -> Entry:
    was, now = {"title": title, "notes": title * 9}, {"title": title[::-1], "notes": title}
    return entry("request_edited", was=was, now=now, changed=["title"], void=[DAVID.id])


def story_of(text: str) -> list[Entry]:
    return [
        entry("request_asked", ANA, content_hash="a1b2c3d4e5f6a7b8"),
        entry("request_voted", DAVID, verdict="reject", was="approve", step=1, for_id=GRACE.id, reason=text),
        entry("request_vote_refused", PIOTR, verdict="approve", why="not asked"),
        entry("request_passed", to=PIOTR.id),
        entry("request_substituted", away=GRACE.id, to=DAVID.id),
        entry("request_reminded", waiting=[GRACE.id, DAVID.id]),
        edit_of(text),
        entry("something_new"),
    ]


def replay_of(request: ApprovalRequest, steps: tuple[Step, ...]) -> Replay:
    return Replay(200, [Rerouted(request, Route(steps, None, Timing())) for _ in range(30)])


LAYOUTS: dict[str, Callable[[ApprovalRequest, Policy, Reader], Message]] = {
    "asked": lambda request, _, reader: outcomes.asked(
        Asked(
            request,
            [Absence(GRACE.id, DAVID.id), Absence("", DAVID.id), Absence(GRACE.id, "")],
            has_card=False,
        ),
        reader,
    ),
    "edited": lambda request, _, reader: outcomes.edited(Edited(request, ["title"], [vote()], []), reader),
    "withdrawn": lambda request, _, reader: outcomes.withdrawn(request, reader),
    "reminded": lambda request, _, reader: outcomes.reminded(request.number, [GRACE.id], reader),
    "form button": lambda request, _, reader: outcomes.form_button(reader, request),
    "ask button": lambda request, _, reader: outcomes.form_button(reader, title=request.title),
    "unclear": lambda request, _, reader: outcomes.unclear(
        Unclear(request.title, (f"show {request.title}",), request.title), reader
    ),
    "list": lambda request, _, reader: lists.page(
        RequestPage(RequestScope.ALL, 2, True, [replace(request, number=number) for number in range(1, 16)]),
        reader,
    ),
    "empty list": lambda _request, _, reader: lists.page(
        RequestPage(RequestScope.WAITING, 1, False, []), reader
    ),
    "details": lambda request, _, reader: details.details(
        RequestDetails(
            request, (vote(request.notes[:1000]),) * 20, [DAVID.id], story_of(request.notes[:1000])
        ),
        DAVID.id,
        reader,
    ),
    "own details": lambda request, _, reader: details.details(
        RequestDetails(request, (), [], []), request.requester_id, reader
    ),
    "story": lambda request, _, reader: stories.story(
        request, story_of(request.notes[:1000]) * 10, 2, reader
    ),
    "simulated": lambda request, policy, reader: routes.simulated(
        Route(request.steps, DAVID.id, policy.timing, policy), request.content, NOW, reader
    ),
    "simulated in vain": lambda request, _, reader: routes.simulated(
        Route((), None, Timing()), request.content, None, reader
    ),
    "policies": lambda _request, policy, reader: policies.listed(
        PolicyBook(
            [replace(policy, name=f"{policy.name[:57]}{place}") for place in range(45)], [DAVID.id], True
        ),
        reader,
    ),
    "policy": lambda _request, policy, reader: policies.shown(policy, reader, may_change=True),
    "kept": lambda _request, policy, reader: policies.kept(replace(policy, is_on=False), reader),
    "switched": lambda _request, policy, reader: policies.switched(policy, reader),
    "allowed": lambda _request, _policy, reader: policies.allowed(DAVID.id, reader, may=True),
    "replayed": lambda request, policy, reader: policies.replayed(
        replace(policy, is_on=False),
        replay_of(request, policy.steps),
        replay_of(request, policy.steps).rerouted,
        reader,
    ),
    "policy button": lambda _request, policy, reader: policies.form_button(reader, policy.name),
    "edit button": lambda _request, policy, reader: policies.edit_button(policy, reader),
    "delegated": lambda request, _, reader: substitutes.delegated(
        Delegated(Delegation(GRACE.id, DAVID.id, date(2026, 11, 23), date(2026, 11, 27)), [request]), reader
    ),
    "away": lambda _request, _, reader: substitutes.delegated(
        Delegated(Delegation(GRACE.id, "", date(2026, 11, 23), date(2026, 11, 23)), []), reader
    ),
    "substitutes": lambda _request, _, reader: substitutes.listed(
        [
            Delegation(GRACE.id, DAVID.id, date(2026, 11, 23), date(2026, 11, 27)),
            Delegation(ANA.id, GRACE.id, date(2026, 11, 23), date(2026, 11, 27)),
        ],
        GRACE.id,
        reader,
    ),
}

FORMS: dict[str, Callable[[Reader], Modal]] = {
    "ask": lambda reader: ask_forms.ask_form(Filled(), CHOICES, reader, {}),
    "ask on the Home": lambda reader: ask_forms.with_channel(
        ask_forms.ask_form(Filled(), Choices(), reader, {}), reader
    ),
    "ask with everything": lambda reader: ask_forms.ask_form(
        Filled(
            {"title": "&" * 250, "notes": "&" * 2500, "kind": "gone", "amount": "1 EUR"}, (*WIDE[:4], None)
        ),
        CHOICES,
        reader,
        {"ts": "1.1", "thread_ts": "1.1"},
    ),
    "edit": lambda reader: ask_forms.edit_form(
        7,
        Filled({"title": "Posters"}, (Step(("U1", "S0GONE"), 7),)),
        CHOICES,
        reader,
        {},
        ask_forms.foreseen(
            Foreseen(FULL, replace(FULL, title="x" * 250, notes="y" * 2500), [vote()]), reader
        ),
    ),
    "policy": lambda reader: policy_forms.policy_form(new_policy("spend"), Choices(), reader, {}),
    "policy, tried": lambda reader: policy_forms.policy_form(
        shown_policy(replace(LARGE, steps=WIDE[:5])),
        CHOICES,
        reader,
        {"version": 3, "name": "w" * 60},
        policy_forms.Preview(LARGE, replay_of(FULL, WIDE), replay_of(FULL, WIDE).rerouted),
    ),
}

readers = pytest.mark.parametrize("person", [GRACE, ANA, PIOTR], ids=lambda person: person.locale)


# Nothing is closed by being asked or edited.
CASES = [
    (name, request)
    for name in LAYOUTS
    for request in (REQUEST, CLOSED, FULL)
    if request is not CLOSED or name not in {"asked", "edited"}
]


@readers
@pytest.mark.parametrize(
    ("name", "request_"), CASES, ids=lambda value: value if isinstance(value, str) else ""
)
def test_slack_takes_every_message_in_every_language(
    name: str, request_: ApprovalRequest, person: Person
) -> None:
    policy = LARGE if request_ is FULL else POLICY
    assert problems(LAYOUTS[name](request_, policy, reader_for(person, NOW))) == []


@readers
@pytest.mark.parametrize("name", FORMS)
def test_slack_takes_every_form_in_every_language(name: str, person: Person) -> None:
    modal = FORMS[name](reader_for(person, NOW))
    assert view_problems(modal.payload(), "modal") == []
    assert all(len(label) <= 24 for label in (modal.title, modal.submit, modal.close))


@each_row("name", LAYOUTS)
def test_what_people_wrote_pings_nobody_and_stays_words(name: str) -> None:
    request = replace(REQUEST, title=NASTY, notes=NASTY)
    found = alive(LAYOUTS[name](request, replace(POLICY, name="spend"), HERS))
    ours = {f"<@{who.id}>" for who in (ANA, GRACE, DAVID, PIOTR)} | {"<!subteam^S0WEB>", "<#C0LAUNCH>"}
    assert found <= ours


def test_a_story_tells_both_names_the_zone_the_content_and_what_an_edit_took_away() -> None:
    told = shown(stories.story(REQUEST, story_of("Too dear"), 1, HERS))
    assert "Mon 23 Nov 09:30 EST · <@U0ANA> asked for it · fingerprint `a1b2c3d4e5f6`" in told
    assert "<@U0DAVID> (for <@U0GRACE>) rejected" in told
    assert "(before: <@U0DAVID> (for <@U0GRACE>) approved) · step 1" in told
    assert "&gt; Too dear" in told
    assert "a vote of <@U0PIOTR> was not counted: it was not theirs to decide" in told
    assert "<@U0DAVID> decides in place of <@U0GRACE>" in told
    assert "What is asked for: Too dear → *raed ooT*" in told
    assert "void: the votes of <@U0DAVID>" in told


def test_a_long_story_has_pages_and_nothing_of_it_is_left_out() -> None:
    history = [replace(entry("request_moved_on"), at=NOW + timedelta(minutes=number)) for number in range(60)]
    pages = [stories.story(REQUEST, history, page, HERS) for page in (1, 2, 3)]
    told = "\n".join(map(shown, pages))
    assert told.count("the next step begins") == len(history)
    assert shown(stories.story(REQUEST, history, 9, HERS)) == shown(pages[0])


def test_a_route_says_who_decides_in_which_order_and_what_comes_after_a_silence() -> None:
    way = routes.simulated(
        Route(REQUEST.steps, DAVID.id, POLICY.timing, POLICY),
        Content("", "spend", Money(Decimal(12000), "EUR")),
        None,
        HERS,
    )
    assert shown(way).splitlines() == [
        "*The way of 12,000 EUR · spend, if you asked here:*",
        "1. 2 of <@U0GRACE>, <@U0DAVID>, <!subteam^S0WEB>",
        "2. <@U0PIOTR>",
        "• to be decided within 8 working hours, reminder after 75 % of them",
        "• after 4 working hours of silence <@U0GRACE> is asked, too",
        "• where nobody else is left, <@U0DAVID> decides",
        "• undecided after 14 days, it expires and counts neither as yes nor as no",
        "By policy “Big spend”, version 1.",
        "Nothing was asked.",
    ]


def test_a_policy_reads_as_a_sentence() -> None:
    told = shown(policies.shown(POLICY, HERS, may_change=False))
    assert "Applies to: spend, events · 500 EUR to 5,000 EUR · <#C0LAUNCH> · asked by <@U0ANA>" in told
    open_ended = [
        replace(POLICY, amounts=Range("EUR", *ends)) for ends in ((Decimal(5), None), (None, Decimal(5)))
    ]
    assert "from 5 EUR" in shown(policies.shown(open_ended[0], HERS, may_change=False))
    assert "up to 5 EUR" in shown(policies.shown(open_ended[1], HERS, may_change=False))
    assert "every request" in shown(
        policies.shown(Policy("x", REQUEST.steps, DAVID.id), HERS, may_change=False)
    )


def test_past_requests_that_one_may_not_see_are_only_counted() -> None:
    found = replay_of(REQUEST, (Step((PIOTR.id,)),))
    told = shown(policies.replayed(POLICY, found, found.rerouted[:2], HERS))
    assert "Of the last 200 requests 30 would have gone another way:" in told
    assert told.count("R-7") == 2
    assert "and 28 more" in told
