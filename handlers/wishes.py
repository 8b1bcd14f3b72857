"""What a handler may want from Slack before it can do its work (see Request.fetch)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

Found = TypeVar("Found")


class Wish(Generic[Found]):
    """Names what is wanted; equal wishes are fetched once."""


@dataclass(frozen=True)
class OneMessage(Wish[dict[str, Any]]):
    """A message as Slack has it, wherever in the conversation it stands."""

    channel_id: str
    ts: str


@dataclass(frozen=True)
class FoundThread:
    """Slack's messages, the first one first; `is_whole` unless there were more than are read."""

    messages: list[dict[str, Any]]
    is_whole: bool


@dataclass(frozen=True)
class WholeThread(Wish[FoundThread]):
    """A message with the replies to it: at most 1,000. `ts` is the first one's."""

    channel_id: str
    ts: str


@dataclass(frozen=True)
class Permalink(Wish[str]):
    """The address of a message, for people."""

    channel_id: str
    ts: str


@dataclass(frozen=True)
class Download:
    """A file. `owner_id` shared it first, `places` are the conversations in which it is to be seen;
    `is_public` where one of them is a public channel.
    """

    name: str
    content: bytes
    owner_id: str = ""
    places: frozenset[str] = frozenset()
    is_public: bool = False


@dataclass(frozen=True)
class FileContent(Wish[Download]):
    """A file that Slack sent along with the request: an id that somebody typed may be of a file they must
    not see (its places say who may). At most 10 MB.
    """

    file_id: str


@dataclass(frozen=True)
class FoundPeople:
    """Slack's user objects; `is_whole` unless there are more than are read."""

    users: list[dict[str, Any]]
    is_whole: bool


@dataclass(frozen=True)
class Everybody(Wish[FoundPeople]):
    """The members of the workspace: at most 10,000."""


@dataclass(frozen=True)
class GroupMembers(Wish[Mapping[str, frozenset[str]]]):
    """The members of user groups as of now, by the group's id; nobody where a group is gone or disabled."""

    group_ids: tuple[str, ...]


@dataclass(frozen=True)
class UserGroups(Wish[tuple[tuple[str, str], ...]]):
    """The workspace's user groups as (id, @handle), by handle; none where Slack does not tell."""


class NotYetFetched(Exception):  # noqa: N818 -- a question, not an error
    """The unit needs something that Slack must be asked for first; then it is run again."""

    def __init__(self, wish: Wish[Any]) -> None:
        super().__init__(repr(wish))
        self.wish = wish
