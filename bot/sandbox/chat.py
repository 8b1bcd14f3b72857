"""The chat driver: conversations of people with the app, written down as tests.

chat.as_("ana").says("/task add Draft brief", in_="#launch").sees("T-1 Draft brief")
chat.clock("mon 09:30")
chat.as_("grace").sees("is due today", in_="@muster").clicks("Done")
"""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from bot.sandbox.moments import moment
from bot.sandbox.server import Sandbox
from bot.sandbox.somebody import Somebody

Result = TypeVar("Result")
Settle = Callable[[], Awaitable[None]]

ROUNDS = 100


async def _nothing_else() -> None:
    pass


class Chat:
    """Synchronous: each call runs the loop of `runner`, where the sandbox was started, until all is done.

    `settle` is the app's own "do all that is due now"; the sandbox's deliveries are awaited anyway.
    """

    def __init__(self, sandbox: Sandbox, runner: asyncio.Runner, settle: Settle = _nothing_else) -> None:
        self.sandbox = sandbox
        self._settle = settle
        self._runner = runner
        self._people: dict[str, Somebody] = {}
        self._zone = ZoneInfo("UTC")

    def as_(self, name: str) -> Somebody:
        """Always the same Somebody for the same handle, so that each keeps the place where they are."""
        person = self.sandbox.state.person_named(name.removeprefix("@"))
        if person is None:
            raise AssertionError(f"nobody is called {name}")
        self._zone = ZoneInfo(person.tz)
        return self._people.setdefault(person.id, Somebody(self, person))

    def clock(self, words: str) -> "Chat":
        """Moves the clock, in the zone of whoever acted last, and lets everything due happen."""

        async def move() -> None:
            clock = self.sandbox.clock
            clock.move(moment(words, clock(), self._zone))

        self.run(move())
        return self

    def run(self, action: Coroutine[Any, Any, Result]) -> Result:
        """Does it, then waits until nothing is under way any more."""

        async def and_settle() -> Result:
            result = await action
            await self._quiet()
            return result

        return self._runner.run(and_settle())

    async def _quiet(self) -> None:
        """What settles may stir up more: an app's answer to an event is an event again."""
        for _ in range(ROUNDS):
            await self.sandbox.settled()
            before = self.sandbox.log.count
            await self._settle()
            await self.sandbox.settled()
            if self.sandbox.log.count == before:
                return
        raise AssertionError(
            f"still busy after {ROUNDS} rounds: do app and sandbox answer each other for ever?"
        )
