"""/healthz, /readyz and /metrics of a service process, on a port of their own.

Alive: the hub answers and the relay beats. Ready: the database answers and the queues are consumed. A process that is
not ready gets no traffic; one that is not alive is to be replaced.
"""

import logging
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import eventlet
import eventlet.wsgi
import structlog
from nameko.containers import ServiceContainer
from prometheus_client import CONTENT_TYPE_LATEST, REGISTRY, generate_latest
from sqlalchemy import text

from chassis.broker import QueueConsumer
from chassis.metrics import DatabaseFigures
from chassis.settings import Settings

log = structlog.get_logger()

CHECK_SECONDS = 2

StartResponse = Callable[[str, list[tuple[str, str]]], Any]


def what_is_missing(container: ServiceContainer) -> list[str]:
    """Why a service cannot serve just now; empty when it can."""
    core = container.config["core"]
    missing = []
    if not core.started or core.stopping:
        missing.append("it is stopping" if core.stopping else "it is starting")
    consumer = container.shared_extensions.get(QueueConsumer)
    if consumer is not None and not consumer.connected:
        missing.append("no connection to the broker")
    try:
        with eventlet.Timeout(CHECK_SECONDS), core.database.engine.connect() as connection:
            connection.execute(text("SELECT 1"))
    except (Exception, eventlet.Timeout) as error:
        missing.append(f"the database does not answer: {str(error).splitlines()[0]}")
    return missing


class Health:
    """The health server of a process; without a port it does nothing."""

    def __init__(self, settings: Settings, containers: Sequence[ServiceContainer]) -> None:
        self._settings = settings
        self._containers = containers
        self._server: Any = None
        self._figures = DatabaseFigures(container.config["core"] for container in containers)

    def start(self) -> None:
        """Listen, if there is a port to listen on."""
        REGISTRY.register(self._figures)
        if self._settings.health_port:
            listening = eventlet.listen((self._settings.http_host, self._settings.health_port))
            self._server = eventlet.spawn(
                eventlet.wsgi.server, listening, self.answer, log=logging.getLogger("health"), log_output=False
            )

    def stop(self) -> None:
        """Stop listening."""
        REGISTRY.unregister(self._figures)
        if self._server is not None:
            self._server.kill()

    def answer(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        """The WSGI application."""
        page = {"/healthz": self._alive, "/readyz": self._ready, "/metrics": self._metrics}.get(environ["PATH_INFO"])
        status, kind, body = page() if page else ("404 Not Found", "text/plain", b"/healthz /readyz /metrics\n")
        start_response(status, [("Content-Type", kind), ("Content-Length", str(len(body)))])
        return [body]

    def _alive(self) -> tuple[str, str, bytes]:
        silent = [c.service_name for c in self._containers if not c.config["core"].alive]
        if silent:
            return "503 Service Unavailable", "text/plain", f"the relay hangs: {', '.join(silent)}\n".encode()
        return "200 OK", "text/plain", b"alive\n"

    def _ready(self) -> tuple[str, str, bytes]:
        missing = [f"{c.service_name}: {what}" for c in self._containers for what in what_is_missing(c)]
        if missing:
            return "503 Service Unavailable", "text/plain", ("\n".join(missing) + "\n").encode()
        return "200 OK", "text/plain", b"ready\n"

    def _metrics(self) -> tuple[str, str, bytes]:
        return "200 OK", CONTENT_TYPE_LATEST, generate_latest()
