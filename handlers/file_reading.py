"""Files that were sent to be imported are fetched and read: a job of its own, for it may take long."""

import asyncio
from typing import Any

import structlog

from bot.clock import Clock
from bot.domain.refusal import N_, Refusal
from bot.services.imports.reading import (
    FoundFile,
    FoundMember,
    FoundMembers,
    Outcome,
    ToRead,
    begin,
    keep_reading,
    read,
)
from handlers.fetching import Fetching, SlackSaysError
from handlers.people import read_person
from handlers.wishes import Download, Everybody, FileContent, FoundPeople
from storage.store import Store

log = structlog.get_logger()

PATIENCE_SECONDS = 30.0


class FileReading:
    """Nobody waits for it with a trigger or an acknowledgement in hand."""

    def __init__(self, store: Store, fetching: Fetching, clock: Clock) -> None:
        self._store = store
        self._fetching = fetching
        self._clock = clock

    async def read_waiting(self) -> int:
        """All files that wait, one after the other. Returns how many."""
        total = 0
        while wanted := await self._begin():
            await self._read(wanted)
            total += 1
        return total

    async def _begin(self) -> ToRead | None:
        now = self._clock()
        return await self._store.write(lambda unit: begin(unit, now))

    async def _read(self, wanted: ToRead) -> None:
        """One that fails comes again, until it is given back."""
        try:
            outcome = await self._outcome(wanted)
        except Exception:
            log.exception("import_not_read", batch=wanted.batch.id)
            return
        now = self._clock()
        await self._store.write(lambda unit: keep_reading(unit, wanted, outcome, now))

    async def _outcome(self, wanted: ToRead) -> Outcome:
        try:
            file = await self._file(wanted)
        except Refusal as refusal:
            return refusal
        except SlackSaysError as error:
            log.warning("import_not_fetched", batch=wanted.batch.id, error=str(error))
            return Refusal(N_("Slack does not let me read that file."), example="/task import")
        members = await self._members(wanted)
        # Reading takes the processor for seconds: apart from the loop, on which everybody's answers wait.
        return await asyncio.to_thread(read, wanted, file, members, self._clock())

    async def _file(self, wanted: ToRead) -> FoundFile:
        if wanted.content:  # it was fetched before, for an earlier preview
            batch = wanted.batch
            return FoundFile(batch.file_name, wanted.content, batch.member_id, frozenset(), is_public=False)
        wish = FileContent(wanted.batch.file_id)
        found: Download = await self._fetching.fetch(wish, PATIENCE_SECONDS)
        return FoundFile(found.name, found.content, found.owner_id, found.places, found.is_public)

    async def _members(self, wanted: ToRead) -> FoundMembers:
        """Without Slack's word nobody is matched: that is said in the preview, and may be tried again."""
        try:
            found: FoundPeople = await self._fetching.fetch(Everybody(), PATIENCE_SECONDS)
        except (Refusal, SlackSaysError) as problem:
            log.warning("members_not_fetched", batch=wanted.batch.id, error=str(problem))
            return FoundMembers((), is_whole=False)
        members = [_member(wanted.batch.workspace_id, user) for user in found.users]
        return FoundMembers(
            [each for each in members if not (each.person.is_bot or each.person.has_left)], found.is_whole
        )


def _member(workspace_id: str, user: dict[str, Any]) -> FoundMember:
    """Whatever Slack shows of somebody's names may stand in another tool, too."""
    profile = user.get("profile") or {}
    names = (
        *(user.get("real_name"), user.get("name"), profile.get("display_name"), profile.get("real_name")),
        *(profile.get("display_name_normalized"), profile.get("real_name_normalized")),
    )
    person = read_person(workspace_id, user)
    return FoundMember(person, tuple(dict.fromkeys(name for name in names if name)))
