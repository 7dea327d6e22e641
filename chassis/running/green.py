"""Makes a process green: eventlet replaces the blocking parts of the standard library.

``become_green`` is called before every other import in processes that run services, and never in others.
"""

import contextlib
import ctypes
import os
import sys
import warnings
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

# The option of mallopt(3) for how many arenas the C library allocates memory from.
_M_ARENA_MAX = -8
_libc = ctypes.CDLL(None)


def become_green(hub: str | None) -> None:
    """Patch this process; ``hub`` names an eventlet hub other than the preset one."""
    # eventlet asks every program to move to asyncio; docs/decisions says why this one has not.
    warnings.filterwarnings("ignore", category=DeprecationWarning, module="eventlet")
    warnings.filterwarnings("ignore", message="(?s).*Eventlet is deprecated")
    # eventlet's own resolver loads dnspython twice, which adds half a second and eight megabytes to every start. The
    # system's resolver, which also knows the names of containers, is called in a thread instead.
    os.environ["EVENTLET_NO_GREENDNS"] = "yes"
    import eventlet
    import eventlet.hubs
    from eventlet import tpool
    from eventlet.green import socket

    # More threads would not hash more passwords in the same time.
    tpool.set_num_threads(max(2, min(4, os.cpu_count() or 1)))
    _share_memory()
    socket.getaddrinfo = partial(tpool.execute, socket.getaddrinfo)
    _let_joins_return()
    if hub is not None:
        eventlet.hubs.use_hub(hub)
    eventlet.monkey_patch()
    from chassis.storing.waiting import watch_connections

    watch_connections()


def is_green() -> bool:
    """Whether the threads of this process are greenlets, which share one real thread."""
    patcher = sys.modules.get("eventlet.patcher")
    return patcher is not None and bool(patcher.is_monkey_patched("thread"))


def in_real_thread(function: Callable[..., Any], *arguments: Any) -> Any:
    """Run a slow function beside the greenlets of this process; returns or raises what it does."""
    from eventlet import tpool

    return tpool.execute(function, *arguments)


def side_by_side(functions: Iterable[Callable[[], None]]) -> None:
    """Call functions in a greenlet each; raises the failure of the first that has failed, when all have ended."""
    import eventlet

    failures: list[Exception] = []

    def call(function: Callable[[], None]) -> None:
        try:
            function()
        except Exception as error:
            # eventlet would print it.
            failures.append(error)

    pool = eventlet.GreenPool()
    for function in functions:
        pool.spawn(call, function)
    pool.waitall()
    if failures:
        raise failures[0]


@contextlib.contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise ``TimeoutError`` when the block, which waits by means of eventlet, takes longer.

    Inside the block it is eventlet's time-out, which is no ``Exception``, so that no code in between takes it for an
    error to retry after.
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
    """Return freed memory to the system, if the C library is glibc, which otherwise keeps its peak use."""
    if hasattr(_libc, "malloc_trim"):
        _libc.malloc_trim(0)


def _share_memory() -> None:
    """Make all threads allocate from one arena, if the C library is glibc.

    Two threads hardly ever allocate at once, and with an arena of its own each thread that hashes passwords would keep
    the 19 MiB of its last hash.
    """
    if hasattr(_libc, "mallopt"):
        _libc.mallopt(_M_ARENA_MAX, 1)


def _let_joins_return() -> None:
    """Make ``Thread.join`` return when its time-out ends, as without eventlet.

    From Python 3.13 on a thread is joined by its handle, and eventlet's handle then raises eventlet's ``Timeout``. No
    ``except Exception`` catches it, so it would end the thread that joins, in our code or in a library's.
    """
    from eventlet import Timeout
    from eventlet.green import thread

    join = thread._ThreadHandle.join

    def join_at_most(handle: Any, timeout: float | None = None) -> None:
        with Timeout(timeout, False):
            join(handle)

    thread._ThreadHandle.join = join_at_most
