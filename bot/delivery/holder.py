"""Which process holds a lane, and whether it is still there."""

import os
import socket
from pathlib import Path
from uuid import uuid4


def this_process() -> str:
    """host:pid:nonce; the nonce tells a restarted process from the one before under the same pid."""
    return f"{socket.gethostname()}/{_pid_space()}:{os.getpid()}:{uuid4().hex[:8]}"


def is_gone(holder: str, me: str) -> bool:
    """Certain for processes of this host only; of others the lease decides."""
    host, pid, _ = holder.rsplit(":", 2)
    my_host, my_pid, _ = me.rsplit(":", 2)
    if host != my_host:
        return False
    return holder != me if pid == my_pid else not _is_running(int(pid))


def _pid_space() -> int:
    """Containers may share a host's name, but each counts its processes by itself (Linux; else 0)."""
    try:
        return Path("/proc/self/ns/pid").stat().st_ino
    except OSError:
        return 0


def _is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
