"""Runs a process that serves, a service, the gateway or all in one, without the libraries of the command line.

``lianshang run`` and ``lianshang up`` come here at once: with them every such process would take ten megabytes more.
"""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from chassis.running.listening import bound
from chassis.running.settings import Settings, SettingsError, load_settings
from lianshang import faults

# Where they are installed, structlog loads rich for tracebacks that we do not print and greenlet for a context that we
# do not use, and kombu loads yaml for messages that we do not send.
_NEEDLESS = ("rich", "yaml")
_NEEDLESS_IN_GATEWAY = ("rich", "greenlet")


def run(process: str) -> int:
    """Run a process until a signal arrives; returns its exit status, after a line that says why if it cannot run."""
    try:
        with _hidden(_NEEDLESS_IN_GATEWAY if process == "gateway" else _NEEDLESS):
            serve = _prepared(process, load_settings())
        return serve() or 0
    except Exception as error:
        return faults.tell(error)


def up() -> int:
    """Run everything in this process until a signal arrives; returns its exit status, as ``run`` does."""
    try:
        with _hidden(_NEEDLESS):
            from lianshang import embedded_process

            settings = load_settings()
            settings.require_keys()
        return embedded_process.up(settings)
    except Exception as error:
        return faults.tell(error)


def handlers_of(services: Iterable[str]) -> dict[str, Any]:
    """Return the handlers of each service; raises ``SettingsError`` with what is wrong where declarations disagree."""
    from contracts import catalogue
    from lianshang.composition import class_of

    try:
        catalogue.check()
        return {service: class_of(service).handlers for service in services}
    except TypeError as error:
        raise SettingsError(str(error)) from None


def _prepared(process: str, settings: Settings) -> Callable[[], int | None]:
    """Load all that a process needs and return what runs it; raises ``SettingsError`` if it could not run."""
    from chassis.calling import certificates
    from contracts.platform import SERVICES

    if process not in (*SERVICES, "gateway"):
        raise SettingsError(f"there is no service {process!r}; there are {', '.join(SERVICES)} and gateway")
    if settings.embedded_broker:
        raise SettingsError(
            "set AMQP_URI to a RabbitMQ: a service alone cannot use the embedded broker (`lianshang up` does)"
        )
    certificates.check(settings, process)
    bound(settings.http_host, 0, "HTTP_HOST").close()
    if process == "gateway":
        settings.refuse_secrets_of_services()
        # Logging without greenlets, so that eventlet is not imported on the way.
        from chassis.observing import log
        from gateway import serve

        log.configure(settings, process)
        return partial(serve.run, settings)
    if settings.embedded_database:
        raise SettingsError("set DATABASE_URL: a service alone cannot use the embedded database (`lianshang up` does)")
    if not settings.field_keys:
        raise SettingsError("FIELD_KEYS is empty; make a key with `lianshang key`, and give every process the same")
    from lianshang.service_process import run_service

    handlers_of([process])
    return partial(run_service, process, settings)


@contextmanager
def _hidden(modules: tuple[str, ...]) -> Iterator[None]:
    """Let imports of these modules fail within the block, as if they were not installed."""
    hidden = [name for name in modules if name not in sys.modules]
    sys.modules.update(dict.fromkeys(hidden))  # type: ignore[arg-type]
    try:
        yield
    finally:
        for name in hidden:
            del sys.modules[name]
