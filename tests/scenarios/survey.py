"""A small app for the tests of modals: a survey that does with its form whatever its title asks for."""

from datetime import date, time

from bot.domain.refusal import Refusal
from bot.messages import inputs
from bot.messages.inputs import Field
from bot.messages.layout import Message, actions, button, section
from bot.messages.modals import Modal
from bot.services.act import Act
from handlers.entries import Action, Command, ViewClosed, ViewSubmission
from handlers.outcomes import CloseModal, Handler, ModalErrors, OpenModal, Outcome, Reply, UpdateModal
from handlers.registry import Registry
from handlers.requests import Request

COLOURS = [("Red & blue", "red"), ("Green", "green")]


def survey(title: str = "Survey", asked_by: str = "") -> Modal:
    fields = [
        inputs.text_input(Field("title", "Title"), "Lunch"),
        inputs.text_input(Field("notes", "Notes", optional=True, hint="Anything"), multiline=True),
        inputs.person_select(Field("owner", "Owner", optional=True)),
        inputs.people_select(Field("guests", "Guests", optional=True), most=5),
        inputs.channel_select(Field("where", "Where", optional=True)),
        inputs.select(Field("colour", "Colour", optional=True), COLOURS, "green"),
        inputs.checkboxes(Field("extras", "Extras", optional=True), COLOURS, ["red"]),
        inputs.date_picker(Field("day", "Day", optional=True), date(2026, 11, 27)),
        inputs.time_picker(Field("hour", "Hour", optional=True), time(9, 5)),
        actions(button("More", "more", "a"), button("Anew", "anew", "b"), button("No", "no", "c")),
    ]
    metadata = {"asked_by": asked_by}
    return Modal("survey", title, fields, "Send", "Leave", metadata, notify_on_close=True)


def ask(act: Act, _request: Request) -> Outcome:
    return OpenModal(survey(asked_by=act.by.name))


def sent(act: Act, request: Request) -> Outcome:
    """What was entered is recorded first, so that it shows whether it was kept."""
    act.record("sent", "survey")
    match request.entered.text("title"):
        case "wrong":
            return ModalErrors({"title": "Not that one."})
        case "refused":
            raise Refusal("There is no {what} here.", example="/ask again", what="T-9 <here>")
        case "broken":
            raise ZeroDivisionError
        case "another":
            return OpenModal(survey("Another one"))
        case "anew":
            return UpdateModal(survey("The same anew"))
        case "all":
            return CloseModal(clear_all=True, message=Message("All closed."))
        case "quiet":
            return CloseModal()
    return Reply(summary(act, request))


def summary(act: Act, request: Request) -> Message:
    entered = request.entered
    parts = (
        entered.text("title"),
        entered.text("notes"),
        entered.person("owner"),
        *entered.people("guests"),
        entered.channel("where"),
        entered.option("colour"),
        *entered.options("extras"),
        entered.day("day"),
        entered.time("hour"),
        request.private_metadata["asked_by"],
        act.place.name,
    )
    return Message(" | ".join(str(part) for part in parts))


def left(act: Act, request: Request) -> Outcome:
    return Reply(Message(f"You left {request.private_metadata['asked_by']}'s survey."))


def more(act: Act, request: Request) -> Outcome:
    return OpenModal(survey(f"More of {request.value}", request.private_metadata["asked_by"]))


def anew(act: Act, request: Request) -> Outcome:
    return UpdateModal(survey("Fresh", request.private_metadata["asked_by"]))


def no(act: Act, request: Request) -> Outcome:
    raise Refusal("Not with this button.")


def offer(act: Act, request: Request) -> Outcome:
    text = "Take the survey"
    return Reply(Message(text, [section(text), actions(button("Begin", "begin", "1"))]))


def survey_app() -> Registry:
    def command(name: str, handler: Handler) -> Command:
        return Command(name, handler, "What it does", "", {"": (name,)})

    return Registry(
        [
            command("/ask", ask),
            command("/offer", offer),
            Action("begin", ask),
            Action("more", more),
            Action("anew", anew),
            Action("no", no),
            ViewSubmission("survey", sent),
            ViewClosed("survey", left),
        ]
    )
