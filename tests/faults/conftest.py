"""Fault tests start real bot processes."""

from collections.abc import Iterator

import pytest

from tests.faults.bots import Nursery


@pytest.fixture(scope="session")
def nursery() -> Iterator[Nursery]:
    made = Nursery()
    yield made
    made.close()
