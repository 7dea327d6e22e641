"""Makes a process green: eventlet takes the place of what blocks in the standard library.

It comes before every other import of a process that runs services, and never into one that does not.
"""

import contextlib
import ctypes
import os
import sys
import warnings
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

# mallopt(3): how many arenas the C library takes memory from.
_M_ARENA_MAX = -8
_libc = ctypes.CDLL(None)


def become_green(hub: str | None) -> None:
    """Patch this process; ``hub`` names one of eventlet's other than the preset."""
    # It asks every program to move to asyncio; docs/decisions says why this one has not.
    warnings.filterwarnings("ignore", category=DeprecationWarning, module="eventlet")
    warnings.filterwarnings("ignore", message="(?s).*Eventlet is deprecated")
    # eventlet's own resolver loads dnspython twice, half a second and eight megabytes of every start. The system's,
    # which also knows the names that containers have, is asked in a thread instead.
    os.environ["EVENTLET_NO_GREENDNS"] = "yes"
    import eventlet
    import eventlet.hubs
    from eventlet import tpool
    from eventlet.green import socket

    # More threads would hash no more passwords in the same time.
    tpool.set_num_threads(max(2, min(4, os.cpu_count() or 1)))
    _share_memory()
    socket.getaddrinfo = partial(tpool.execute, socket.getaddrinfo)
    _let_joins_return()
    if hub is not None:
        eventlet.hubs.use_hub(hub)
    eventlet.monkey_patch()


def is_green() -> bool:
    """Whether the threads of this process are greenlets, which share one real thread."""
    patcher = sys.modules.get("eventlet.patcher")
    return patcher is not None and bool(patcher.is_monkey_patched("thread"))


def in_real_thread(function: Callable[..., Any], *arguments: Any) -> Any:
    """Run a slow function beside the greenlets of this process; returns or raises what it does."""
    from eventlet import tpool

    return tpool.execute(function, *arguments)


@contextlib.contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise ``TimeoutError`` when the block, which waits in a green way, takes longer.

    Inside it is eventlet's time-out, which is no ``Exception``, so that nobody in between takes it for an error to try
    again after.
    """
    import eventlet

    limit = eventlet.Timeout(seconds)
    try:
        yield
    except eventlet.Timeout as reached:
        if reached is not limit:
            raise
        raise TimeoutError(f"no answer within {seconds:g} s") from None
    finally:
        limit.cancel()


def give_memory_back() -> None:
    """Give what was freed back to the system, where the C library is glibc: it keeps as much as was once in use."""
    if hasattr(_libc, "malloc_trim"):
        _libc.malloc_trim(0)


def _share_memory() -> None:
    """Have all threads take memory from one place, where the C library is glibc.

    Hardly ever do two of them ask at once, and an arena of its own would keep for every thread that hashes passwords
    the 19 MiB of its last one.
    """
    if hasattr(_libc, "mallopt"):
        _libc.mallopt(_M_ARENA_MAX, 1)


def _let_joins_return() -> None:
    """Have ``Thread.join`` return when its time is over, as without eventlet.

    From Python 3.13 on a thread is joined by its handle, and that of eventlet raises eventlet's ``Timeout`` then. No
    ``except Exception`` holds it, so it would end whoever joins, in our code or in a library's.
    """
    from eventlet import Timeout
    from eventlet.green import thread

    join = thread._ThreadHandle.join

    def join_at_most(handle: Any, timeout: float | None = None) -> None:
        with Timeout(timeout, False):
            join(handle)

    thread._ThreadHandle.join = join_at_most
