"""The life of a request, from submission to its end, over all branches."""

import pytest

from chassis import migrate
from chassis.errors import Failure
from contracts.requests import orders, reading
from tests.service.harness import ServiceUnderTest
from tests.service.requests_district import GOOD, POOR, District


@pytest.fixture
def district(requests: ServiceUnderTest) -> District:
    return District(requests)


def test_the_tables_are_as_the_models_say(requests: ServiceUnderTest) -> None:
    with requests.database.engine.connect() as connection:
        assert migrate.differences("requests", connection) == []


def test_a_request_lives_from_submission_to_a_good_evaluation(district: District) -> None:
    request = district.submit()
    assert request["status"] == "submitted"
    assert request["number"] == "20261123-0001"
    assert request["due_at"] is None
    request = district.move(orders.DISPATCH_REQUEST, district.dispatcher, request, note="请尽快")
    assert request["status"] == "dispatched"
    assert request["department_name"] == "人社局"
    assert request["due_at"] == "2026-11-30T17:30:00+08:00"
    request = district.move(orders.ACCEPT_REQUEST, district.handler, request)
    assert request["status"] == "handling"
    district.at("2026-11-24 10:00")
    request = district.move(orders.ANSWER_REQUEST, district.handler, request, answer="已安排专场招聘")
    assert request["status"] == "answered"
    assert request["answered_on_time"] is True
    assert request["closes_at"] == "2026-12-08T17:30:00+08:00"
    request = district.move(orders.EVALUATE_REQUEST, district.contact, request, **GOOD)
    assert request["status"] == "closed"
    assert request["evaluation"]["overall"] == 5
    assert request["actions"] == []
    history = district.call(reading.LIST_REQUEST_HISTORY, district.contact, request["id"], query={})["items"]
    assert [(entry["action"], entry["from_status"], entry["to_status"]) for entry in history] == [
        ("submission", None, "submitted"),
        ("dispatch", "submitted", "dispatched"),
        ("accept", "dispatched", "handling"),
        ("answer", "handling", "answered"),
        ("evaluation", "answered", "closed"),
    ]
    assert [entry["role"] for entry in history] == [
        "enterprise_contact",
        "dispatcher",
        "department_handler",
        "department_handler",
        "enterprise_contact",
    ]
    assert history[0]["organization_name"] == "康源药业"
    assert [event["type"] for event in district.service.emitted()] == [
        "request.submitted.v1",
        "request.dispatched.v1",
        "request.accepted.v1",
        "request.answered.v1",
        "request.evaluated.v1",
        "request.closed.v1",
    ]
