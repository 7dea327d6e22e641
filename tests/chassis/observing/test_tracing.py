"""One trace shows a request's whole way, and without a collector nothing is recorded but the trace is still known."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from opentelemetry.sdk.trace import ReadableSpan
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import SpanKind, StatusCode

from chassis.calling import idempotency
from chassis.observing import tracing
from chassis.publishing.relay import Outcome, Outgoing, Relay
from contracts.catalogue import OPERATIONS
from contracts.notifications.subscriptions import TELL
from contracts.requests.bulk import DISPATCH_REQUESTS
from contracts.requests.lifecycle import DISPATCH_REQUEST, SUBMIT_REQUEST
from contracts.requests.reading import GET_REQUEST
from contracts.roles import Role
from tests.collector import CollectorServer
from tests.gateway.recorded import HEALTH_PORT, Caller, calling
from tests.harness import ServiceUnderTest
from tests.sample.running import Platform
from tests.servers import DatabaseServer
from tests.services.requests.district import District

CLIENTS = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
TRACE = CLIENTS[3:35]


@pytest.fixture
def told() -> Iterator[InMemorySpanExporter]:
    """What a collector would be told."""
    exporter = InMemorySpanExporter()
    tracing.export_to(SimpleSpanProcessor(exporter))
    yield exporter
    tracing.export_to(None)


@pytest.fixture
def district(requests: ServiceUnderTest) -> District:
    return District(requests)


@pytest.fixture
def gateway(district: District) -> Iterator[Caller]:
    """The real gateway, whose calls the service under test answers in the same process."""
    with calling(OPERATIONS, ("requests",)) as call:
        for operation in (SUBMIT_REQUEST, DISPATCH_REQUEST, GET_REQUEST):

            def serve(wire: dict[str, object], operation: object = operation) -> object:
                _, function = district.service.handlers.operations[operation.name]
                return district.service.runtime.serve(operation, function, wire).body

            call.bus.answer("requests", operation.name, serve)
        posts = [[Role.ENTERPRISE_CONTACT.value, str(district.enterprise), None]]
        call.bearer = call.bus.signer.bearer(posts=posts)
        yield call


class Delivering:
    """A broker in one line: what is published is applied at once."""

    def __init__(self, consumer: ServiceUnderTest) -> None:
        self._consumer = consumer

    def connect(self) -> None:
        """There is nothing to connect to."""

    def publish(self, events: Sequence[Outgoing]) -> Outcome:
        for event in events:
            envelope = json.loads(event.body)
            if envelope["type"] in {event.type for event in TELL.events}:
                self._consumer.deliver(TELL, envelope)
        return Outcome(confirmed={event.row for event in events})

    def deliver(self) -> None:
        """What it is sent is delivered already."""

    def new_queues(self, service: str) -> Sequence[str]:
        """There are no queues."""
        return ()

    def close(self) -> None:
        """Nothing is open."""


def relay(producer: ServiceUnderTest, consumer: ServiceUnderTest) -> None:
    """Publish everything that the producer has in its outbox."""
    moving = Relay(producer.name, producer.database, Delivering(consumer))
    moving.stop()
    moving.run()


def submit(gateway: Caller, district: District, **headers: str) -> object:
    form = {"position": "技工", "headcount": 3}
    body = {"title": "用工缺口", "description": "缺技工。", "item_id": district.item, "form": form}
    return gateway("POST", "/v1/requests", json=body, headers={"Idempotency-Key": "k-1", **headers})


def test_one_trace_shows_the_whole_way_of_a_submission(
    gateway: Caller, district: District, notifications: ServiceUnderTest, told: InMemorySpanExporter
) -> None:
    answer = submit(gateway, district, traceparent=CLIENTS)
    assert answer.status_code == 201, answer.text
    relay(district.service, notifications)
    spans = {span.name: span for span in told.get_finished_spans() if f"{span.context.trace_id:032x}" == TRACE}
    assert {name: (span.kind, span.resource.attributes["service.name"]) for name, span in spans.items()} == {
        "POST /v1/requests": (SpanKind.SERVER, "gateway"),
        "requests/submit_request": (SpanKind.SERVER, "requests"),
        "call requests/submit_request": (SpanKind.CLIENT, "gateway"),
        "publish request.submitted.v1": (SpanKind.PRODUCER, "requests"),
        "process notifications.tell": (SpanKind.CONSUMER, "notifications"),
    }
    assert f"{spans['POST /v1/requests'].parent.span_id:016x}" == CLIENTS[36:52]
    for name, parent in (
        ("call requests/submit_request", "POST /v1/requests"),
        ("requests/submit_request", "call requests/submit_request"),
        ("publish request.submitted.v1", "requests/submit_request"),
        ("process notifications.tell", "requests/submit_request"),
    ):
        assert spans[name].parent.span_id == spans[parent].context.span_id, name
    assert answer.headers["traceparent"][36:52] == f"{spans['POST /v1/requests'].context.span_id:016x}"
    assert spans["POST /v1/requests"].attributes["http.route"] == "/v1/requests"
    assert spans["POST /v1/requests"].attributes["http.response.status_code"] == 201
    # Nothing that somebody has written gets into a trace.
    assert "用工缺口" not in "".join(span.to_json(indent=None) for span in spans.values())


def test_an_event_carries_the_span_in_whose_transaction_it_was_written(
    district: District, told: InMemorySpanExporter
) -> None:
    told.clear()
    district.submit()
    (operation,) = (span for span in told.get_finished_spans() if span.name == "requests/submit_request")
    (event,) = district.service.emitted("request.submitted.v1")
    assert event["traceparent"][:52] == f"00-{operation.context.trace_id:032x}-{operation.context.span_id:016x}"


def by_name(told: InMemorySpanExporter, name: str) -> ReadableSpan:
    (span,) = (span for span in told.get_finished_spans() if span.name == name)
    return span


def test_a_refusal_is_told_and_is_no_fault(gateway: Caller, told: InMemorySpanExporter) -> None:
    gateway("GET", f"/v1/requests/{'0' * 8}-0000-7000-8000-000000000009", headers={"traceparent": CLIENTS})
    operation = by_name(told, "requests/get_request")
    assert operation.attributes["error.type"] == "not-found"
    assert operation.status.status_code is StatusCode.UNSET
    assert by_name(told, "GET /v1/requests/{request_id}").status.status_code is StatusCode.UNSET


def test_a_fault_is_told_by_its_kind_and_not_by_its_words(gateway: Caller, told: InMemorySpanExporter) -> None:
    def break_down(wire: object) -> None:
        raise ZeroDivisionError("林晓")

    gateway.bus.answer("requests", "get_request", break_down)
    answer = gateway("GET", f"/v1/requests/{'0' * 8}-0000-7000-8000-000000000009")
    assert answer.status_code == 500
    call = by_name(told, "call requests/get_request")
    assert (call.status.status_code, call.status.description) == (StatusCode.ERROR, "ZeroDivisionError")
    assert "林晓" not in call.to_json()
    assert by_name(told, "GET /v1/requests/{request_id}").status.status_code is StatusCode.ERROR


def test_items_of_a_bulk_that_are_served_again_are_told_of_once(district: District, told: InMemorySpanExporter) -> None:
    """The first time, with one that is refused, nothing of them stays."""
    made = [district.submit(), district.submit()]
    told.clear()
    items = [
        {"request_id": made[0]["id"], "version": None, "body": {}},
        {"request_id": made[1]["id"], "version": 99, "body": {}},
    ]
    district.call(DISPATCH_REQUESTS, district.dispatcher, body={"items": items}, key="in part")
    names = [span.name for span in told.get_finished_spans()]
    assert names.count("requests/dispatch_request") == 2


def test_items_of_a_bulk_that_breaks_down_are_told_of(
    district: District, told: InMemorySpanExporter, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_down(*_: object) -> bool:
        raise ZeroDivisionError

    monkeypatch.setattr(idempotency, "are_new", break_down)
    items = [{"request_id": district.submit()["id"], "version": None, "body": {}} for _ in range(2)]
    with pytest.raises(ZeroDivisionError):
        district.call(DISPATCH_REQUESTS, district.dispatcher, body={"items": items}, key="broken")
    found = [span for span in told.get_finished_spans() if span.name == "requests/dispatch_request"]
    assert [span.status.status_code for span in found] == [StatusCode.ERROR] * 2


def test_a_trace_that_its_client_does_not_record_is_not_recorded(
    gateway: Caller, district: District, told: InMemorySpanExporter
) -> None:
    answer = submit(gateway, district, traceparent=f"{CLIENTS[:-2]}00")
    assert answer.headers["traceparent"].startswith(f"00-{TRACE}-")
    assert answer.headers["traceparent"].endswith("-00")
    assert [span for span in told.get_finished_spans() if f"{span.context.trace_id:032x}" == TRACE] == []
    (event,) = district.service.emitted("request.submitted.v1")
    assert event["traceparent"].startswith(f"00-{TRACE}-")


def test_probes_and_schedules_that_find_nothing_are_not_told_of(
    gateway: Caller, district: District, told: InMemorySpanExporter
) -> None:
    told.clear()
    for page in ("/healthz", "/readyz", f"http://gateway:{HEALTH_PORT}/metrics"):
        gateway.anonymous("GET", page)
    district.service.runtime.tick(lambda work: 0)
    assert told.get_finished_spans() == ()


def test_a_schedule_begins_a_trace_of_its_own(district: District, told: InMemorySpanExporter) -> None:
    told.clear()

    def find_one(work: object) -> int:
        return 1

    district.service.runtime.tick(find_one)
    span = by_name(told, "schedule find_one")
    assert (span.kind, span.parent) == (SpanKind.INTERNAL, None)


def test_without_a_collector_the_trace_passes_through(gateway: Caller, district: District) -> None:
    answer = submit(gateway, district, traceparent=CLIENTS)
    assert answer.headers["traceparent"].startswith(f"00-{TRACE}-")
    (event,) = district.service.emitted("request.submitted.v1")
    assert event["traceparent"] == answer.headers["traceparent"]


def test_without_a_collector_opentelemetry_is_not_even_imported() -> None:
    code = """
import sys
from chassis.observing import tracing
from chassis.running.settings import Settings
tracing.configure(Settings())
with tracing.span("requests", "a", tracing.SERVER, None) as span:
    tracing.record("requests", "b", tracing.PRODUCER, span.traceparent, 0, {})
tracing.finish()
import gateway.app
assert not [name for name in sys.modules if name.startswith("opentelemetry")]
"""
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.system
def test_a_collector_that_hangs_holds_up_neither_the_work_nor_the_stop(
    database_server: DatabaseServer, tmp_path: Path
) -> None:
    server = CollectorServer()
    server.hang()
    platform = Platform(None, database_server, tmp_path, OTLP_ENDPOINT=server.collector.url)
    try:
        platform.start()
        begun = time.monotonic()
        for _ in range(20):
            assert platform.add("hanging").status_code == 200
        platform.await_effects("hanging", 20)
        assert time.monotonic() - begun < tracing.EXPORT_SECONDS
        begun = time.monotonic()
        platform.stop()
        assert time.monotonic() - begun < 10 + tracing.LAST_EXPORT_SECONDS
        assert "dump_traceback" not in platform.last_words("up")
    finally:
        platform.close()
        server.close()
