"""What one person has on the screen in the chat driver: modal, Home, messages, notices."""

from bot.sandbox import membership
from bot.sandbox.conversations import Conversation
from bot.sandbox.messages import Message
from bot.sandbox.people import Person
from bot.sandbox.rendering import Reader, plain
from bot.sandbox.state import State
from bot.sandbox.views import View

HOME, MODAL = "home", "modal"
SHOWN = 40


class Screen:
    """`place` is where the person is; the app's direct messages are seen from everywhere."""

    def __init__(self, state: State, person: Person) -> None:
        self._state = state
        self._person = person
        self._reader = Reader(state, person)
        self.place = ""
        self.notices: list[str] = []

    def conversation(self, place: str) -> Conversation:
        """A direct message is there even before anybody wrote in it."""
        if place.startswith("@"):
            other = self._state.person_named(place[1:])
            if other is None:
                raise AssertionError(f"nobody is called {place}")
            return membership.open_direct(self._state, self._person.id, other.id)[0]
        found = self._state.channel_named(place.removeprefix("#"))
        if found is None:
            raise AssertionError(f"{self._person.name} is at {place!r}: say in_='#channel' or in_='@person'")
        return found

    def modal(self) -> View | None:
        stack = self._state.stacks.get(self._person.id)
        return stack[-1] if stack else None

    def home(self) -> View | None:
        return self._state.homes.get(self._person.id)

    def messages(self, in_: str = "") -> list[Message]:
        """Oldest first; where a place is named, those there, else those here and the app's direct ones."""
        if in_ in (HOME, MODAL):
            return []
        shown = [message for found in self._conversations(in_) for message in self._in(found)]
        return sorted(shown, key=lambda message: message.ts)[-SHOWN:]

    def _conversations(self, in_: str) -> list[Conversation]:
        if in_:
            return [self.conversation(in_)]
        direct = self._state.direct(self._person.id, self._state.bot.id)
        here = [self.conversation(self.place)] if self.place not in ("", HOME) else []
        return here + ([direct] if direct and direct not in here else [])

    def _in(self, found: Conversation) -> list[Message]:
        if not self._state.may_see(found, self._person.id):
            return []
        own = self._state.ephemerals.get(self._person.id)
        ephemerals = [each for each in own.values() if each.channel == found.id] if own else []
        return [*found.messages.values(), *ephemerals]

    def clickable(self, in_: str, words: str) -> list[Message | View]:
        """Where something could be clicked, nearest first; an open modal covers what no words name."""
        modal = self.modal()
        if modal and not words and in_ in ("", MODAL):
            return [modal]
        home = self.home()
        if home and not words and (in_ or self.place) == HOME:
            return [home]
        return list(self.having(words, in_))

    def having(self, words: str, in_: str = "") -> list[Message]:
        """Messages with these words, newest first."""
        found = reversed(self.messages(in_))
        return [each for each in found if plain(words) in plain(self._reader.message(each))]

    def text(self, in_: str = "") -> str:
        modal, home = self.modal(), self.home()
        lines = [] if in_ else [*self.notices]
        if modal and in_ in ("", MODAL):
            lines.append(self._reader.view(modal))
        if home and (in_ or self.place) == HOME:
            lines.append(self._reader.view(home))
        lines += [self._line(message) for message in self.messages(in_)]
        return "\n".join(lines)

    def framed(self, in_: str = "") -> str:
        """For the message of a failed test."""
        head = f"--- {self._person.name}'s screen ({in_ or self.place or 'nowhere'}) ---"
        return f"\n{head}\n{self.text(in_)}\n{'-' * len(head)}"

    def _line(self, message: Message) -> str:
        where = self._state.conversations[message.channel]
        place = f"#{where.name}" if where.name else "direct"
        indent = "    " if message.is_reply else ""
        text = self._reader.message(message).replace("\n", f"\n{indent}    ")
        return f"{indent}{place} | {text}"
