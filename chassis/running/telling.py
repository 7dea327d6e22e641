"""What the trace and the log tell of an operation and of the events of a reaction, the latter each by itself."""

import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack
from typing import Any

import structlog

from chassis.calling.call import Call
from chassis.consuming.cursors import OutOfOrder
from chassis.observing import log as logs
from chassis.observing import tracing
from contracts.operation import Operation

log = structlog.get_logger()


def operation(service: str, operation: Operation, call: Call) -> AbstractContextManager[tracing.Span]:
    """Return the span of a call."""
    about = {"rpc.system": "http", "rpc.service": service, "rpc.method": operation.name}
    return tracing.span(service, f"{service}/{operation.name}", tracing.SERVER, call.traceparent, about)


def reaction(
    service: str,
    consumer: str,
    envelopes: Sequence[Mapping[str, Any]],
    apply: Callable[[Sequence[Mapping[str, Any]]], list[bool]],
) -> list[bool]:
    """Apply events, each within a span of its own that its ``traceparent`` names then, and say what came of each.

    Returns and raises what ``apply`` does, which returns for each event whether it was applied now.
    """
    begun = time.perf_counter()
    with ExitStack() as spans:
        traced = [
            {**one, "traceparent": spans.enter_context(_event(service, consumer, one)).traceparent} for one in envelopes
        ]
        spans.enter_context(logs.about_events(traced, consumer=consumer))
        try:
            fresh = apply(traced)
        except BaseException as error:
            if len(traced) == 1:
                # An event out of order is retried at once; which of several events failed shows when each is tried
                # alone.
                say = log.debug if isinstance(error, OutOfOrder) else log.info
                _say(say, traced[0], consumer, begun, logs.how_of(error))
            raise
        for envelope, applied in zip(traced, fresh, strict=True):
            _say(log.info, envelope, consumer, begun, "ok" if applied else "applied before")
    return fresh


def _event(service: str, consumer: str, envelope: Mapping[str, Any]) -> AbstractContextManager[tracing.Span]:
    about, parent = tracing.message(envelope), envelope.get("traceparent")
    return tracing.span(service, f"process {consumer}", tracing.CONSUMER, parent, about)


def _say(say: Callable[..., Any], envelope: Mapping[str, Any], consumer: str, begun: float, how: str) -> None:
    milliseconds = round((time.perf_counter() - begun) * 1000, 1)
    with logs.about_event(envelope, consumer=consumer):
        say("reaction", outcome=how, milliseconds=milliseconds)
