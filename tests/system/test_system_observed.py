"""What operators see: one request as one trace, by its id in every log, and the figures of every service."""

import json
import uuid

import httpx

from contracts.platform import SERVICES
from tests.collector import Collector, Told
from tests.system.client import eventually
from tests.system.district import District

WAY = {
    "gateway: POST /v1/requests": "SERVER",
    "gateway: call requests/submit_request": "CLIENT",
    "requests: requests/submit_request": "SERVER",
    "requests: publish request.submitted.v1": "PRODUCER",
    "notifications: process notifications.tell": "CONSUMER",
    "notifications: publish inbox.entries-added.v1": "PRODUCER",
    "notifications: send mail": "CLIENT",
    "notifications: schedule note": "INTERNAL",
}
PARENTS = {
    "gateway: call requests/submit_request": "gateway: POST /v1/requests",
    "requests: requests/submit_request": "gateway: call requests/submit_request",
    "requests: publish request.submitted.v1": "requests: requests/submit_request",
    "notifications: process notifications.tell": "requests: requests/submit_request",
    "notifications: publish inbox.entries-added.v1": "notifications: process notifications.tell",
}


def submit(district: District, **headers: str) -> str:
    """Submit a request with a token that is good, so once; returns its trace."""
    district.contact.refresh()
    body = {"title": "蒸汽不足", "description": "压力不足。", "item_id": district.ids["item"]}
    key = {"Idempotency-Key": str(uuid.uuid4())}
    answer = district.contact.ask("POST", "/v1/requests", body, headers={**key, **headers})
    assert answer.status_code == 201, answer.text
    return str(answer.headers["traceparent"])[3:35]


def test_one_trace_shows_the_whole_way_of_a_request(district: District, collector: Collector) -> None:
    trace = submit(district)

    def whole() -> dict[str, Told]:
        spans = collector.of(trace)
        return spans if WAY.keys() <= spans.keys() else {}

    spans = eventually(whole, what="the trace's way to the collector")
    assert {name: span.kind for name, span in spans.items()} == WAY
    assert {name: spans[parent].id for name, parent in PARENTS.items()} == {
        name: spans[name].parent for name in PARENTS
    }
    assert spans["gateway: POST /v1/requests"].parent == ""


def lines_of(district: District) -> list[dict[str, object]]:
    """Every line that every process of the platform has written."""
    written = "\n".join(district.stack.log_of(name) for name in district.stack.processes)
    return [json.loads(line) for line in written.splitlines() if line.startswith("{")]


def test_a_request_is_found_by_its_id_in_the_logs_of_every_service(district: District) -> None:
    given = f"found-{uuid.uuid4()}"
    trace = submit(district, **{"X-Request-Id": given})

    def told() -> list[dict[str, object]]:
        lines = lines_of(district)
        mine = [line for line in lines if line.get("correlation") == given]
        # Every line of the request carries both its id and its trace, and no other request's line does.
        assert [line for line in lines if line.get("trace") == trace] == mine
        return mine if events <= {line["event"] for line in mine} else []

    events = {"request", "operation", "reaction", "mail sent"}
    mine = eventually(told, what="a line of each")
    assert {(line["event"], line.get("operation") or line.get("consumer")) for line in mine} == {
        ("request", "submit_request"),
        ("operation", "submit_request"),
        ("reaction", "notifications.tell"),
        ("mail sent", None),
    }
    if "up" not in district.stack.processes:
        assert {line["process"] for line in mine} == {"gateway", "requests", "notifications"}
    assert {line["outcome"] for line in mine if "outcome" in line} == {"ok"}


def test_in_one_process_the_gateway_tells_the_figures_of_every_service(embedded: District) -> None:
    figures = httpx.get(embedded.stack.figures, trust_env=False).text
    for service in SERVICES:
        assert f'lianshang_outbox_depth{{service="{service}"}}' in figures
        assert f'lianshang_relay_silence_seconds{{service="{service}"}}' in figures
        assert f'lianshang_queues_not_consumed{{service="{service}"}} 0.0' in figures
    assert "gateway_requests_total{" in figures
    assert "gateway_loop_lag_seconds" in figures


def test_the_gateway_tells_what_it_counts(distributed: District) -> None:
    figures = httpx.get(distributed.stack.figures, trust_env=False).text
    assert "gateway_broker_connected 1.0" in figures
    assert 'gateway_service_available{service="talent"} 1.0' in figures
    assert "process_resident_memory_bytes" in figures
