"""How green threads wait for PostgreSQL: one epoll watches every connection, and the hub watches that alone.

eventlet's own callback lets the hub watch a connection anew for every message and no longer after it. Of the processor
time of a message that was half on the preset hub and more on that of asyncio (decision 0012).
"""

import sys
from contextlib import suppress
from typing import Any
from weakref import WeakValueDictionary

from eventlet import hubs, patcher
from eventlet.hubs import hub as hub_module
from eventlet.support.psycopg2_patcher import eventlet_wait_callback
from greenlet import getcurrent, greenlet
from psycopg2.extensions import POLL_READ, STATUS_SETUP, set_wait_callback

# Its poll must not wait in green threads' way, so it is the one that eventlet leaves out.
_select: Any = patcher.original("select")


def watch_connections() -> None:
    """Let the green threads of this real thread wait so; called in a process that is green, before it connects."""
    set_wait_callback(_Watch(hubs.get_hub()))


class _Watch:
    """psycopg2's wait callback: returns when the answer to the last message of a connection is there."""

    def __init__(self, hub: Any) -> None:
        self._hub = hub
        self._epoll = _select.epoll()
        # The connections that it watches, by their files; one that is closed leaves the epoll by itself.
        self._watched: WeakValueDictionary[int, Any] = WeakValueDictionary()
        self._waiting: dict[int, greenlet] = {}
        loop = getattr(hub, "loop", None)
        if loop is not None:
            # Past the hub, which would wake itself for each message.
            loop.add_reader(self._epoll.fileno(), self._wake)
        else:
            hub.add(hub_module.READ, self._epoll.fileno(), lambda _file: self._wake(), None, None)

    def __call__(self, connection: Any) -> None:
        # While it is being made, a connection may take another file of the same number. Other threads have other hubs.
        if connection.status == STATUS_SETUP or hubs.get_hub() is not self._hub:
            eventlet_wait_callback(connection)
            return
        while (state := connection.poll()) == POLL_READ:
            self._wait(connection)
        if state:
            # There is more to send than the socket takes.
            eventlet_wait_callback(connection)

    def _wait(self, connection: Any) -> None:
        file = connection.fileno()
        if self._watched.get(file) is not connection:
            self._epoll.register(file, _select.EPOLLIN)
            self._watched[file] = connection
        self._waiting[file] = getcurrent()
        try:
            self._hub.switch()
        finally:
            self._waiting.pop(file, None)

    def _wake(self) -> None:
        for file, _ in self._epoll.poll(0):
            waiting = self._waiting.pop(file, None)
            if waiting is None:
                # The server has ended it, or somebody has given up waiting.
                self._watched.pop(file, None)
                with suppress(OSError):
                    self._epoll.unregister(file)
                continue
            try:
                waiting.switch()
            except self._hub.SYSTEM_EXCEPTIONS:
                raise
            except BaseException:
                # A green thread has ended by this; the hub would stop watching all connections.
                self._hub.squelch_generic_exception(sys.exc_info())
