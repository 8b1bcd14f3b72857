"""Whose leases may be taken over at once."""

import os
import subprocess
import sys

import pytest

from bot.delivery.holder import is_gone, this_process


def with_pid(holder: str, pid: int) -> str:
    place, _, nonce = holder.rsplit(":", 2)
    return f"{place}:{pid}:{nonce}"


def test_a_process_never_counts_itself_as_gone() -> None:
    me = this_process()
    assert not is_gone(me, me)


def test_an_earlier_process_under_the_same_pid_is_gone() -> None:
    assert is_gone(this_process(), this_process())


def test_a_process_that_runs_is_not_gone() -> None:
    assert not is_gone(with_pid(this_process(), os.getppid()), this_process())


def test_a_process_that_ended_is_gone() -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    assert is_gone(with_pid(this_process(), ended.pid), this_process())


@pytest.mark.parametrize("elsewhere", ["another-host/1:4:abc", "another:host:4:abc"])
def test_of_processes_elsewhere_only_the_lease_decides(elsewhere: str) -> None:
    assert not is_gone(elsewhere, this_process())
