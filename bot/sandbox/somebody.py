"""One person at their screen, in the chat driver."""

from typing import TYPE_CHECKING, Any

from bot.sandbox import finding
from bot.sandbox.conversations import Conversation
from bot.sandbox.errors import PersonError
from bot.sandbox.manifest import Shortcut
from bot.sandbox.messages import Message
from bot.sandbox.people import Person
from bot.sandbox.rendering import plain
from bot.sandbox.screen import HOME, Screen
from bot.sandbox.views import View
from bot.sandbox.wire import Json

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from bot.sandbox.chat import Chat


class Somebody:
    """Acts like the person at the page. `in_` is "#channel", "@person" or "home"; it stays until changed.

    What cannot be found raises AssertionError with the screen; what Slack refuses is shown on the screen.
    """

    def __init__(self, chat: "Chat", person: Person) -> None:
        self._chat = chat
        self._state = chat.sandbox.state
        self._actor = chat.sandbox.actor(person.id)
        self._person = person
        self._screen = Screen(self._state, person)
        self._entered: dict[str, Json] = {}

    def says(self, text: str, in_: str = "", thread: str = "") -> "Somebody":
        """A message or a command; `thread` is a piece of the message in whose thread it is said."""
        conversation = self._conversation(in_)
        parent = self._message(thread, self._screen.place) if thread else None
        thread_ts = (parent.thread_ts or parent.ts) if parent else ""
        return self._do(self._actor.say(conversation.id, text, thread_ts))

    def clicks(self, label: str, on: str = "", in_: str = "") -> "Somebody":
        """The newest button or menu option with this label; `on` is a piece of its message."""
        place, target = self._find_clickable(label, on, in_)
        return self._act(place, target)

    def chooses(self, what: Any, from_: str, on: str = "", in_: str = "") -> "Somebody":
        """An option, person, channel, date or time in an element called `from_`."""
        for place in self._screen.clickable(in_, on):
            if found := finding.choosable(finding.blocks(place), from_):
                block, element = found
                value = finding.value(self._state, element, what)
                self._enter(place, found, value)
                target = {"block_id": block["block_id"], "action_id": element["action_id"]}
                return self._act(place, target | {"value": value})
        raise self._missing(f"nothing to choose from called {from_!r}", in_)

    def fills(self, **fields: Any) -> "Somebody":
        """Enters values in the open modal; names are labels, block_ids or action_ids."""
        view = self._modal()
        for name, given in fields.items():
            found = finding.choosable(finding.blocks(view), name)
            if found is None:
                raise self._missing(f"no field {name!r}", "modal")
            self._enter(view, found, finding.value(self._state, found[1], given))
        return self

    def _enter(self, place: Message | View, found: tuple[Json, Json], value: Any) -> None:
        block, element = found
        self._entered_at(place).setdefault(block["block_id"], {})[element["action_id"]] = value

    def _entered_at(self, place: Message | View) -> Json:
        """What was entered on a message or in a view stays there, as in Slack, until it is gone."""
        return self._entered.setdefault(place.id if isinstance(place, View) else place.ts, {})

    def _act(self, place: Message | View, target: Json) -> "Somebody":
        target = {"state": self._entered_at(place)} | target
        return self._do(self._actor.act(finding.source(place), target))

    def submits(self) -> "Somebody":
        """Presses the modal's submit button; errors at fields are then on the screen."""
        view = self._modal()
        done = self._run(self._actor.submit(view.id, self._entered_at(view)))
        if done:
            self._screen.notices += [*done.errors.values(), *([done.sentence] if done.sentence else [])]
        return self

    def closes(self, *, everything: bool = False) -> "Somebody":
        view = self._modal()
        return self._at_once(lambda: self._actor.close_view(view.id, everything=everything))

    def reacts(self, emoji: str, to: str = "", in_: str = "", *, remove: bool = False) -> "Somebody":
        message = self._message(to, in_)
        name = emoji.strip(":")
        return self._at_once(lambda: self._actor.react(message.channel, message.ts, name, remove=remove))

    def uses(self, shortcut: str, on: str = "", in_: str = "") -> "Somebody":
        """A shortcut by its name; `on` is a piece of the message whose menu offers it."""
        used = self._shortcut(shortcut)
        if used.type == "global":
            return self._do(self._actor.use_shortcut(used.callback_id))
        message = self._message(on, in_)
        return self._do(self._actor.use_shortcut(used.callback_id, message.channel, message.ts))

    def edits(self, message: str, to: str, in_: str = "") -> "Somebody":
        found = self._message(message, in_)
        return self._at_once(lambda: self._actor.edit(found.channel, found.ts, to))

    def deletes(self, message: str, in_: str = "") -> "Somebody":
        found = self._message(message, in_)
        return self._at_once(lambda: self._actor.delete(found.channel, found.ts))

    def opens(self, place: str) -> "Somebody":
        """Goes to a channel, a direct message, or the app's Home."""
        self._screen.place = place
        if place == HOME:
            return self._at_once(self._actor.open_home)
        if place == f"@{self._state.bot.name}":
            return self._at_once(lambda: self._actor.open_home("messages"))
        self._screen.conversation(place)
        return self

    def attaches(self, name: str, content: bytes, text: str = "", in_: str = "") -> "Somebody":
        """Uploads a file into a conversation."""
        conversation = self._conversation(in_)
        return self._at_once(lambda: self._actor.upload(name, content, conversation.id, typed=text))

    def invites(self, *names: str, in_: str = "") -> "Somebody":
        people = [self._named(name).id for name in names]
        conversation = self._conversation(in_)
        return self._at_once(lambda: self._actor.invite(conversation.id, *people))

    def joins(self, channel: str) -> "Somebody":
        found = self._screen.conversation(channel)
        return self._at_once(lambda: self._actor.join(found.id))

    def leaves(self, channel: str) -> "Somebody":
        found = self._screen.conversation(channel)
        return self._at_once(lambda: self._actor.leave(found.id))

    def removes(self, name: str, from_: str) -> "Somebody":
        person, found = self._named(name), self._screen.conversation(from_)
        return self._at_once(lambda: self._actor.remove(found.id, person.id))

    def sees(self, words: str, in_: str = "", times: int | None = None) -> "Somebody":
        """`in_` narrows it to one place ("modal" and "home" too); `times` counts exactly."""
        count = plain(self._screen.text(in_)).count(plain(words))
        if count != times if times is not None else not count:
            often = "" if times is None else f" {times} times, but {count} times"
            raise AssertionError(
                f"{self._person.name} does not see {words!r}{often}{self._screen.framed(in_)}"
            )
        return self

    def does_not_see(self, words: str, in_: str = "") -> "Somebody":
        if plain(words) in plain(self._screen.text(in_)):
            raise AssertionError(f"{self._person.name} sees {words!r}{self._screen.framed(in_)}")
        return self

    def screen(self, in_: str = "") -> str:
        """What this person has before their eyes, as text."""
        return self._screen.text(in_)

    def _do(self, action: "Coroutine[Any, Any, Any]") -> "Somebody":
        self._run(action)
        return self

    def _at_once(self, action: Any) -> "Somebody":
        async def later() -> None:
            action()

        return self._do(later())

    def _run(self, action: "Coroutine[Any, Any, Any]") -> Any:
        self._screen.notices = []
        try:
            return self._chat.run(action)
        except PersonError as error:
            self._screen.notices.append(error.sentence)
            return self._chat.run(_nothing())

    def _conversation(self, in_: str) -> Conversation:
        self._screen.place = in_ or self._screen.place
        return self._screen.conversation(self._screen.place)

    def _named(self, name: str) -> Person:
        person = self._state.person_named(name.removeprefix("@"))
        if person is None:
            raise AssertionError(f"nobody is called {name}")
        return person

    def _modal(self) -> View:
        modal = self._screen.modal()
        if modal is None:
            raise self._missing("no modal")
        return modal

    def _find_clickable(self, label: str, on: str, in_: str) -> tuple[Message | View, Json]:
        for place in self._screen.clickable(in_, on):
            if target := finding.clickable(finding.blocks(place), label):
                return place, target
        raise self._missing(f"no {label!r} to click", in_)

    def _message(self, words: str, in_: str) -> Message:
        found = self._screen.having(words, in_)
        if not found:
            raise self._missing(f"no message with {words!r}", in_)
        return found[0]

    def _missing(self, what: str, in_: str = "") -> AssertionError:
        return AssertionError(f"{self._person.name} finds {what}{self._screen.framed(in_)}")

    def _shortcut(self, name: str) -> Shortcut:
        for shortcut in self._state.app.shortcuts.values():
            if name in (shortcut.name, shortcut.callback_id):
                return shortcut
        raise AssertionError(f"there is no shortcut {name!r}")


async def _nothing() -> None:
    pass
