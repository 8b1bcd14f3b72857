"""Whatever is typed after /request is a value or a refusal that helps, and what is written reads back."""

import string
from datetime import date, datetime
from decimal import Decimal
from functools import partial

from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from bot.domain.approvals.commands import ApprovalCommand, Delegate, ListRequests, NewRequest
from bot.domain.approvals.content_limits import TITLE_LIMIT, check_request_title
from bot.domain.approvals.grammar import read_new_request, read_request_command
from bot.domain.approvals.kinds import KINDS
from bot.domain.approvals.model import Content, Money, Step
from bot.domain.approvals.parts import MOST_STARTS, Typist
from bot.domain.approvals.verbs import VERBS
from bot.domain.people import Person
from bot.domain.refusal import Refusal
from bot.domain.typed_text import printable
from bot.domain.unclear import Unclear
from bot.domain.zones import instant_at
from tests.bot.domain.approvals.request_writing import write_new_request
from tests.bot.domain.typed import WORDS, people, phrases, texts
from tests.quickness import takes_at_most
from tests.rows import each_row
from tests.units import ANA, GRACE, NOW, PIOTR

LONGEST = 3000
TYPED = """
    to then all both any 2 of 0 99 potem z sposrod poi tutti di amount kwota importo 1200 EUR €5 12k zł 1.200
    1.200,50 $5 KWD 5,123 type typ spend spedn legal starts rusza parte when approved: once po zatwierdzeniu
    <!subteam^S0LEGAL|@legal> <!subteam^S1> <!subteam^U1> <@S1> @nobody R-7 r7 and or & / https://x.example/a?b
    <https://x.example> http:// from monday to friday until on off allow replay policy new
"""
UNHURRIED = settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""How long it takes is measured below; other tests may have the processor."""

own_words = st.sampled_from([*TYPED.split(), *WORDS, *sorted(VERBS.words)])
own_phrases = st.lists(own_words, max_size=14).map(" ".join)
verbs = st.sampled_from(["", "", *sorted(VERBS.words)])


@UNHURRIED
@given(verbs, own_phrases | texts, people)
@example("", "to " * 1000, GRACE)
@example("simulate", string.printable * 30, ANA)
@example("delegate", "<@U0ANA> to - to - to", PIOTR)
def test_any_text_is_understood_or_refused_with_a_sentence_and_an_example(
    verb: str, text: str, person: Person
) -> None:
    assert is_sound(answer_to(f"{verb} {text}", person))


def answer_to(text: str, person: Person) -> ApprovalCommand | Refusal:
    try:
        return read_request_command(text, Typist(person, NOW, ("marketing",)))
    except Refusal as refusal:
        return refusal


def is_sound(answer: ApprovalCommand | Refusal) -> bool:
    match answer:
        case Refusal(sentence=sentence, example=shown, values=values):
            return sentence.format(**values).strip() != "" != shown.strip()
        case NewRequest():
            return is_sound_request(answer)
        case ListRequests(page=page):
            return page >= 1
        case Delegate(first=first, last=last):
            return NOW.date() <= first <= last
        case Unclear(typed=typed, commands=commands, addition=addition):
            return all(len(each) < 300 for each in (*commands, addition)) and "  " not in typed
        case _:
            return True


def is_sound_request(new: NewRequest) -> bool:
    title = new.content.title
    return (
        0 < len(title) <= TITLE_LIMIT
        and title == " ".join(title.split())
        and (new.due_at is None or new.due_at >= NOW)
        and all(step.seats and len(step.seats) == len(set(step.seats)) for step in new.steps)
        and all(0 <= step.need < 100 for step in new.steps)
        and len(new.starts) == len(set(new.starts)) <= MOST_STARTS
    )


def is_title(text: str) -> bool:
    try:
        return check_request_title(text) == text == printable(text)
    except Refusal:
        return False


titles = (
    (phrases | own_phrases | st.text(max_size=40)).map(lambda text: " ".join(text.split())).filter(is_title)
)
seats = st.sampled_from(["U0ANA", "U0GRACE", "U1", "S0LEGAL", "S1"])
steps = st.builds(Step, st.lists(seats, min_size=1, max_size=4, unique=True).map(tuple), st.integers(0, 5))
amounts = st.builds(
    Money,
    st.decimals("0.01", "99999999", places=2, allow_nan=False, allow_infinity=False).map(
        lambda amount: amount.quantize(Decimal("0.01"))
    ),
    st.sampled_from(["EUR", "PLN", "USD"]),
)


@st.composite
def new_requests(draw: st.DrawFn, person: Person) -> NewRequest:
    day = draw(st.none() | st.dates(date(2026, 11, 24), date(2030, 1, 1)))
    return NewRequest(
        Content(draw(titles), draw(st.sampled_from(["", *KINDS])), draw(st.none() | amounts)),
        tuple(draw(st.lists(steps, max_size=3))),
        instant_at(datetime(day.year, day.month, day.day, 9, 30), person.zone) if day else None,  # noqa: DTZ001 -- of the zone
        tuple(draw(st.lists(st.integers(1, 10**8), unique=True, max_size=3))),
    )


@UNHURRIED
@given(people.flatmap(lambda person: st.tuples(st.just(person), new_requests(person))))
def test_a_request_that_is_written_reads_back_to_the_same(chosen: tuple[Person, NewRequest]) -> None:
    person, new = chosen
    typist = Typist(person, NOW)
    text = write_new_request(new, typist)
    assume(len(text) < 2000)
    assert read_new_request(text, typist) == new


@each_row("verb", ["", "delegate ", "simulate ", "list ", "policy ", "pass "])
def test_however_long_a_text_is_it_is_read_at_once(verb: str) -> None:
    """What costs the square of 3,000 characters would take far longer."""
    for word in [
        *TYPED.split(),
        "by friday",
        "amount 5",
        "5 EUR",
        "T-1 starts",
        "<@U1>,",
        "all of <@U1> then",
    ]:
        for text in ((word + " ") * LONGEST, word * LONGEST):
            read = partial(answer_to, verb + text[:LONGEST], PIOTR)
            assert takes_at_most(0.15, read), text[:40]
