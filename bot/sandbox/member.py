"""What members of a workspace do among themselves, the app or no app."""

from dataclasses import dataclass

from bot.sandbox import membership, posting, text
from bot.sandbox.changes import FileShared
from bot.sandbox.conversations import Conversation, Kind
from bot.sandbox.delivery import Delivery
from bot.sandbox.emojis import is_known
from bot.sandbox.errors import PersonError, SlackError
from bot.sandbox.files import File, as_file
from bot.sandbox.messages import Message
from bot.sandbox.state import State


@dataclass(frozen=True, slots=True)
class Member:
    """One person acting. Everything raises PersonError with a sentence for them when it is not possible."""

    state: State
    delivery: Delivery
    person_id: str

    def post(self, channel: str, typed: str, thread_ts: str = "", *, broadcast: bool = False) -> Message:
        """A message as it was typed: mentions, links and escapes are Slack's work."""
        conversation = self._own(channel)
        self._check_thread(conversation, thread_ts)
        if not typed.strip():
            raise PersonError("no_text", "There is nothing to send.")
        return posting.post(
            self.state,
            conversation,
            user=self.person_id,
            text=text.typed_message(self.state, self.person_id, typed),
            thread_ts=thread_ts,
            broadcast=broadcast,
            client_msg_id=self.state.ids.opaque().lower(),
        )

    def upload(
        self, name: str, content: bytes, channel: str = "", thread_ts: str = "", typed: str = ""
    ) -> File:
        """Shared in a channel where one is named; otherwise kept for a file input."""
        conversation = self._own(channel) if channel else None
        file = File(
            id=self.state.ids.new("F"),
            name=name.rpartition("/")[2] or "file",
            user=self.person_id,
            created=self.state.now(),
            length=len(content),
            content=content,
            completed=True,
        )
        self.state.files.add(file)
        if conversation:
            self._check_thread(conversation, thread_ts)
            self._share(conversation, file, thread_ts, typed)
        return file

    def _share(self, conversation: Conversation, file: File, thread_ts: str, typed: str) -> None:
        file.channels.append(conversation.id)
        shape = as_file(file, self.state.origin)
        posting.post(
            self.state,
            conversation,
            user=self.person_id,
            text=text.typed_message(self.state, self.person_id, typed),
            thread_ts=thread_ts,
            subtype="file_share",
            files=[shape],
        )
        self.state.emit(FileShared(shape, conversation.id, self.person_id))

    def _check_thread(self, conversation: Conversation, thread_ts: str) -> None:
        if thread_ts and thread_ts not in conversation.messages:
            raise PersonError("thread_not_found", "That thread no longer exists.")

    def react(self, channel: str, ts: str, name: str, *, remove: bool = False) -> None:
        message = self._message(channel, ts)
        if not is_known(name):
            raise PersonError("invalid_name", f"There is no emoji :{name}:.")
        if remove:
            posting.unreact(self.state, message, self.person_id, name)
        else:
            posting.react(self.state, message, self.person_id, name)

    def edit(self, channel: str, ts: str, typed: str) -> None:
        message = self._authored(channel, ts)
        posting.change(
            self.state,
            message,
            editor=self.person_id,
            text=text.typed_message(self.state, self.person_id, typed),
        )

    def delete(self, channel: str, ts: str) -> None:
        posting.delete(self.state, self._authored(channel, ts))

    def open_dm(self, *others: str) -> Conversation:
        for other in others:
            if other not in self.state.people:
                raise PersonError("user_not_found", "There is no such person.")
        return membership.open_direct(self.state, self.person_id, *others)[0]

    def mark_read(self, channel: str, ts: str) -> None:
        membership.mark_read(self.state, self._own(channel), self.person_id, ts)

    def join(self, channel: str) -> None:
        conversation = self._visible(channel)
        if conversation.kind is not Kind.PUBLIC:
            raise PersonError("channel_not_found", "That channel can only be joined by invitation.")
        membership.join(self.state, conversation, self.person_id)

    def leave(self, channel: str) -> None:
        conversation = self._own(channel)
        if conversation.is_direct:
            raise PersonError("cant_leave", "A direct message cannot be left.")
        membership.leave(self.state, conversation, self.person_id)

    def invite(self, channel: str, *people: str) -> None:
        conversation = self._own(channel)
        for person in people:
            if person not in self.state.people:
                raise PersonError("user_not_found", "There is no such person.")
            membership.join(self.state, conversation, person, inviter=self.person_id)

    def remove(self, channel: str, person: str) -> None:
        conversation = self._own(channel)
        if not membership.leave(self.state, conversation, person, remover=self.person_id):
            raise PersonError("not_in_channel", "They are not in that channel.")

    def _visible(self, channel: str) -> Conversation:
        try:
            return self.state.visible(channel, self.person_id)
        except SlackError as error:
            raise PersonError(error.code, "There is no such conversation.") from error

    def _own(self, channel: str) -> Conversation:
        conversation = self._visible(channel)
        if self.person_id not in conversation.members:
            raise PersonError("not_in_channel", f"Join #{conversation.name} first.")
        if conversation.is_archived:
            raise PersonError("is_archived", f"#{conversation.name} is archived.")
        if self.state.bot.id in conversation.members and conversation.kind is Kind.IM:
            self._check_messages_tab()
        return conversation

    def _message(self, channel: str, ts: str) -> Message:
        try:
            return self.state.message(self._visible(channel).id, ts, self.person_id)
        except SlackError as error:
            raise PersonError(error.code, "That message is no longer there.") from error

    def _authored(self, channel: str, ts: str) -> Message:
        message = self._message(channel, ts)
        if message.user != self.person_id:
            raise PersonError("not_yours", "Only its author can do that.")
        return message

    def _check_messages_tab(self) -> None:
        if not self.state.app.has_messages:
            raise PersonError("messages_tab_disabled", "Sending messages to this app has been turned off.")
