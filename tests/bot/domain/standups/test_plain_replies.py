"""An answer in the person's own words."""

from bot.domain.standups.definition import Question, QuestionKind
from bot.domain.standups.plain_replies import can_be_replied, read_reply
from bot.domain.standups.templates import DAILY, LAUNCH_ROOM, MOOD
from tests.rows import each_row

CALLS = (Question("note", "Anything?"), Question("calls", "How many calls?", QuestionKind.NUMBER))


@each_row(
    ("questions", "said", "understood"),
    [
        (DAILY.questions, "Posters today", {"plan": "Posters today"}),
        (
            DAILY.questions,
            "The brief\nPosters\nno",
            {"done": "The brief", "plan": "Posters", "blockers": "no"},
        ),
        (DAILY.questions, "1. The brief\n2. Posters", {"done": "The brief", "plan": "Posters"}),
        (
            DAILY.questions,
            "The brief\nthe mails\n\nPosters",
            {"done": "The brief\nthe mails", "plan": "Posters"},
        ),
        (
            DAILY.questions,
            "a\nb\nthe logo\nthe price on <@U0ANA>",
            {"done": "a", "plan": "b", "blockers": "the logo\nthe price on <@U0ANA>"},
        ),
        (LAUNCH_ROOM.questions, "🟡", {"state": "🟡"}),
        (LAUNCH_ROOM.questions, "🟢\nGo on", {"state": "🟢", "plan": "Go on"}),
        (CALLS, "12", {"calls": "12"}),
        (CALLS, "Twelve\n12", {"note": "Twelve", "calls": "12"}),
        (MOOD.questions, "5", {}),
    ],
)
def test_lines_and_paragraphs_answer_the_questions_in_order(
    questions: tuple[Question, ...], said: str, understood: dict[str, str]
) -> None:
    assert {each.question_id: each.text for each in read_reply(questions, said)} == understood


def test_words_alone_never_suffice_where_an_anonymous_answer_is_missing() -> None:
    assert can_be_replied(DAILY.questions)
    assert not can_be_replied(MOOD.questions)
    assert can_be_replied((*MOOD.questions, *CALLS), given=["mood"])
    assert not can_be_replied(MOOD.questions, given=["mood"])
