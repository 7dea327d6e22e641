"""Tracing: records the spans of a request through all processes and exports them by OpenTelemetry's protocol.

A span is passed on by its W3C ``traceparent``, in a call, in an event's envelope and in HTTP, and every span names its
parent explicitly, since greenlets and tasks begin with an empty context. Without a collector (``OTLP_ENDPOINT``)
nothing is recorded and OpenTelemetry is not even imported; the ``traceparent`` is passed on nevertheless, so that log
lines still say which trace they belong to.
"""

import os
import random
import re
import socket
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from chassis.calling.errors import Failure
from chassis.running.settings import Settings

if TYPE_CHECKING:
    from opentelemetry.context import Context
    from opentelemetry.sdk.trace import SpanProcessor
    from opentelemetry.trace import Span as RecordingSpan
    from opentelemetry.trace import Tracer

# https://www.w3.org/TR/trace-context/#traceparent-header; a later version may append fields.
_TRACEPARENT = re.compile(r"(?!ff)([0-9a-f]{2})-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(-.*)?\Z")

# OpenTelemetry's span kinds: client, server, producer, consumer and internal.
CLIENT, SERVER, PRODUCER, CONSUMER, INTERNAL = "CLIENT", "SERVER", "PRODUCER", "CONSUMER", "INTERNAL"

Attributes = Mapping[str, str | int | float | bool]

# Seconds that one export to the collector may take, and seconds for which the last one may delay stopping.
EXPORT_SECONDS = 5.0
LAST_EXPORT_SECONDS = 3.0
SCHEDULE_MILLISECONDS = 1000
MOST_WAITING = 8192

_processor: "SpanProcessor | None" = None
_tracers: dict[str, "Tracer"] = {}


def read(traceparent: str | None) -> str | None:
    """Return a client's ``traceparent`` if it is well-formed, otherwise ``None``."""
    match = _TRACEPARENT.match(traceparent or "")
    # Version 00 has exactly four fields, so a longer one is not to be trusted.
    if not match or (match[1] == "00" and match[5]):
        return None
    return f"00-{match[2]}-{match[3]}-{match[4]}"


def trace_of(traceparent: str | None) -> str:
    """Return the trace's id, 32 hexadecimal digits; empty without a trace."""
    return traceparent[3:35] if traceparent else ""


def own(parent: str | None) -> str:
    """Return the ``traceparent`` of an unrecorded span, within the parent's trace or in a new one."""
    # Span ids need no secrecy, and the system's random numbers would cost more than the rest of this function.
    span = f"{random.getrandbits(64) or 1:016x}"
    if parent is None:
        return f"00-{random.getrandbits(128) or 1:032x}-{span}-01"
    return f"{parent[:36]}{span}{parent[52:]}"


class Span:
    """A span that is not recorded: it has a ``traceparent``, and what is noted of it is discarded."""

    __slots__ = ("traceparent",)

    def __init__(self, traceparent: str) -> None:
        self.traceparent = traceparent

    def update_name(self, name: str) -> None:
        """Set the name, if it was not known at the start."""

    def set_attributes(self, attributes: Attributes) -> None:
        """Add attributes, by OpenTelemetry's names; they must not hold personal data."""

    def fail(self, reason: str, *, fault: bool) -> None:
        """Mark the span as failed: by a ``fault`` of ours, or by a refusal, which is none."""

    def end(self) -> None:
        """End the span now."""

    def drop(self) -> None:
        """Discard the span instead of recording it."""


class _RecordedSpan(Span):
    """A span that is exported to the collector."""

    __slots__ = ("_span",)

    def __init__(self, span: "RecordingSpan") -> None:
        context = span.get_span_context()
        super().__init__(f"00-{context.trace_id:032x}-{context.span_id:016x}-{int(context.trace_flags):02x}")
        self._span: RecordingSpan | None = span

    def update_name(self, name: str) -> None:
        if self._span:
            self._span.update_name(name)

    def set_attributes(self, attributes: Attributes) -> None:
        if self._span:
            self._span.set_attributes(attributes)

    def fail(self, reason: str, *, fault: bool) -> None:
        from opentelemetry.trace import StatusCode

        self.set_attributes({"error.type": reason})
        if self._span and fault:
            self._span.set_status(StatusCode.ERROR, reason)

    def end(self) -> None:
        if self._span:
            self._span.end()
        self._span = None

    def drop(self) -> None:
        # A span that is never ended is never exported.
        self._span = None


@contextmanager
def span(
    service: str, name: str, kind: str, parent: str | None, attributes: Attributes | None = None
) -> Iterator[Span]:
    """Record a span of a service for the length of the block; ``parent`` is the parent's ``traceparent``, if any.

    Of an exception only the class is noted: its message may hold personal data.
    """
    if _processor is None:
        yield Span(parent or own(None))
        return
    begun = start(service, name, kind, parent, attributes)
    try:
        yield begun
    except BaseException as error:
        _fail(begun, error)
        raise
    finally:
        begun.end()


def start(service: str, name: str, kind: str, parent: str | None, attributes: Attributes | None = None) -> Span:
    """Start a span that the caller ends; it has a ``traceparent`` even if it is not recorded."""
    if _processor is None:
        return Span(own(parent))
    return _start(service, name, kind, parent, attributes)


def record(
    service: str, name: str, kind: str, parent: str | None, began: int, attributes: Attributes, failure: str = ""
) -> None:
    """Record a span that has ended already; it began at ``began``, in nanoseconds since the epoch."""
    if _processor is None:
        return
    over = _start(service, name, kind, parent, attributes, began)
    if failure:
        over.fail(failure, fault=True)
    over.end()


def message(envelope: Mapping[str, Any]) -> dict[str, str]:
    """Return the attributes of an event by OpenTelemetry's conventions for messaging."""
    return {
        "messaging.system": "rabbitmq",
        "messaging.destination.name": f"{str(envelope.get('source', '')).strip('/')}.events:{envelope['type']}",
        "messaging.message.id": envelope["id"],
    }


def recording() -> bool:
    """Whether spans are exported."""
    return _processor is not None


def _fail(span: Span, error: BaseException) -> None:
    if isinstance(error, Failure):
        span.fail(error.problem.code, fault=error.problem.status >= 500)
    else:
        span.fail(type(error).__name__, fault=True)


def configure(settings: Settings) -> None:
    """Export the spans of this process to the collector of the settings; without one, do nothing."""
    if not settings.otlp_endpoint:
        return
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
    from opentelemetry.sdk.trace.export import BatchSpanProcessor

    endpoint = f"{settings.otlp_endpoint.rstrip('/')}/v1/traces"
    export_to(
        # The exporter runs beside the work, in a greenlet of a service or a thread of the gateway; spans that it cannot
        # keep up with are dropped.
        BatchSpanProcessor(
            OTLPSpanExporter(endpoint, timeout=EXPORT_SECONDS),
            max_queue_size=MOST_WAITING,
            schedule_delay_millis=SCHEDULE_MILLISECONDS,
        )
    )


def export_to(processor: "SpanProcessor | None") -> None:
    """Pass every span that ends from now on to this span processor of OpenTelemetry's SDK; to none with ``None``."""
    global _processor
    _tracers.clear()
    _processor = processor


def finish() -> None:
    """Export the remaining spans, for at most ``LAST_EXPORT_SECONDS``, and stop recording."""
    processor = _processor
    export_to(None)
    if processor is not None:
        # The processor's own limit is half a minute.
        last = threading.Thread(target=processor.shutdown, daemon=True)
        last.start()
        last.join(LAST_EXPORT_SECONDS)


def _start(
    service: str, name: str, kind: str, parent: str | None, attributes: Attributes | None, began: int | None = None
) -> Span:
    from opentelemetry.trace import SpanKind

    span = _tracer(service).start_span(name, _context(parent), SpanKind[kind], attributes, start_time=began)
    return _RecordedSpan(span)


def _tracer(service: str) -> "Tracer":
    """Return the tracer of a service, so that spans bear its name even where one process runs all services."""
    if service not in _tracers:
        from opentelemetry.sdk.resources import Resource
        from opentelemetry.sdk.trace import TracerProvider
        from opentelemetry.sdk.trace.sampling import ALWAYS_ON, ParentBased

        identity = {
            "service.name": service,
            "service.namespace": "lianshang",
            "service.instance.id": f"{socket.gethostname()}:{os.getpid()}",
            "telemetry.sdk.name": "opentelemetry",
            "telemetry.sdk.language": "python",
        }
        # A client's flag that its trace is not recorded is respected. Not ``Resource.create``: its detectors run in
        # threads, whose results never reach a greenlet, so that it would wait out its five seconds.
        provider = TracerProvider(ParentBased(ALWAYS_ON), Resource(identity), shutdown_on_exit=False)
        if _processor is not None:
            provider.add_span_processor(_processor)
        _tracers[service] = provider.get_tracer("lianshang")
    return _tracers[service]


def _context(parent: str | None) -> "Context":
    """Return the context that makes a span a child of ``parent``, or the first of a new trace."""
    from opentelemetry.context import Context
    from opentelemetry.trace import NonRecordingSpan, SpanContext, TraceFlags, set_span_in_context

    if not parent:
        return Context()
    trace, span, flags = (int(part, 16) for part in (parent[3:35], parent[36:52], parent[53:55]))
    context = SpanContext(trace, span, is_remote=True, trace_flags=TraceFlags(flags))
    return set_span_in_context(NonRecordingSpan(context), Context())
