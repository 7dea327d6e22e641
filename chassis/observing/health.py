"""Serves /healthz, /readyz and /metrics of a service process on a port of its own.

Alive: the hub keeps turning and the relay's heartbeat is recent. Ready: it takes calls (``readiness``); what events
wait for is said beside. A process that is not ready gets no traffic; one that is not alive should be replaced.
"""

import logging
import time
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import eventlet
import eventlet.semaphore
import eventlet.wsgi
import structlog
from prometheus_client import CONTENT_TYPE_LATEST, REGISTRY, generate_latest

from chassis.observing.gauges import Figures
from chassis.observing.loop_lag import PERIOD, LoopLag
from chassis.observing.readiness import Container, note_complete, what_events_wait_for, what_is_missing
from chassis.running.listening import listening
from chassis.running.settings import Settings

log = structlog.get_logger()

# A hub blocked for longer than this is logged: heartbeats and time-outs are a few seconds long.
LATE_SECONDS = 1.0
# After this time everything has been blocked, or the task that watches the hub has ended.
LONGEST_SILENCE = 30.0
# For so long the figures are repeated rather than read again, however many ask.
FIGURES_SECONDS = 1.0
# Probes and scrapers are few; a connection that sends nothing is closed.
MOST_AT_ONCE = 64
SOCKET_SECONDS = 10.0

StartResponse = Callable[[str, list[tuple[str, str]]], Any]


class Health:
    """The health server of a process; without a port it only watches the hub.

    ``further`` are the metrics of what else is in the process, in Prometheus' text format; ``obstacle`` says why
    nothing in it can be written, if so.
    """

    def __init__(
        self,
        settings: Settings,
        containers: Sequence[Container],
        further: Callable[[], bytes] = bytes,
        obstacle: Callable[[], str] = str,
    ) -> None:
        self._settings = settings
        self._containers = containers
        self._further, self._obstacle = further, obstacle
        self._rendering = eventlet.semaphore.Semaphore()
        self._rendered, self._rendered_at = b"", float("-inf")
        self._server: Any = None
        self._watching: Any = None
        self._lag = LoopLag()
        self._figures = Figures(containers, self._lag)

    def start(self) -> None:
        """Start listening, if there is a port to listen on."""
        REGISTRY.register(self._figures)
        self._watching = eventlet.spawn(self._watch_hub)
        if self._settings.health_port:
            opened = listening(self._settings.http_host, self._settings.health_port, "HEALTH_PORT")
            self._server = eventlet.spawn(
                eventlet.wsgi.server,
                opened,
                self.answer,
                log=logging.getLogger("health"),
                log_output=False,
                max_size=MOST_AT_ONCE,
                socket_timeout=SOCKET_SECONDS,
            )

    def stop(self) -> None:
        """Stop listening."""
        REGISTRY.unregister(self._figures)
        for greenlet in (self._watching, self._server):
            if greenlet is not None:
                greenlet.kill()

    def _watch_hub(self) -> None:
        while True:
            eventlet.sleep(PERIOD)
            for container in self._containers:
                note_complete(container)
            late = self._lag.came_round()
            if late > LATE_SECONDS:
                log.warning("the hub was held up", seconds=round(late, 1))

    def answer(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request (the WSGI application)."""
        page = {"/healthz": self._alive, "/readyz": self._ready, "/metrics": self._metrics}.get(environ["PATH_INFO"])
        status, kind, body = page() if page else ("404 Not Found", "text/plain", b"/healthz /readyz /metrics\n")
        start_response(status, [("Content-Type", kind), ("Content-Length", str(len(body)))])
        return [body]

    def _alive(self) -> tuple[str, str, bytes]:
        if self._lag.now > LONGEST_SILENCE:
            return "503 Service Unavailable", "text/plain", b"the hub is held up\n"
        silent = [c.service_name for c in self._containers if not c.config["core"].alive]
        if silent:
            return "503 Service Unavailable", "text/plain", f"the relay hangs: {', '.join(silent)}\n".encode()
        return "200 OK", "text/plain", b"alive\n"

    def _ready(self) -> tuple[str, str, bytes]:
        missing = [f"{c.service_name}: {what}" for c in self._containers for what in what_is_missing(c)]
        missing += filter(None, [self._obstacle()])
        if missing:
            return "503 Service Unavailable", "text/plain", ("\n".join(missing) + "\n").encode()
        waiting = [f"{c.service_name}: {what}" for c in self._containers for what in what_events_wait_for(c)]
        return (
            "200 OK",
            "text/plain",
            ("\n".join(["ready", *(f"events wait: {one}" for one in waiting)]) + "\n").encode(),
        )

    def _metrics(self) -> tuple[str, str, bytes]:
        # One at a time, and those of the last moment if they are asked for again: they are read from the databases.
        with self._rendering:
            if time.monotonic() - self._rendered_at >= FIGURES_SECONDS:
                self._rendered = self._further() + generate_latest()
                self._rendered_at = time.monotonic()
        return "200 OK", CONTENT_TYPE_LATEST, self._rendered
