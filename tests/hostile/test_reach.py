"""How far somebody reaches: a supervisor of one chain, somebody whose post has ended, a key that outlives its call."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from chassis.calling.actor import Actor
from chassis.calling.errors import Failure
from contracts.operation import Operation
from contracts.problem import FORBIDDEN, KEY_OUTLIVED, NOT_FOUND, Problem
from contracts.registry.organizations import GET_ORGANIZATION, LIST_CONTACTS
from contracts.registry.people import CREATE_PERSON
from contracts.registry.reports import GET_COVERAGE, GET_HONOURS, LIST_UNCOVERED
from contracts.requests import lifecycle, reading
from contracts.requests.reports import GET_REQUEST_FIGURES
from contracts.roles import Role
from contracts.talent.enrolments import GET_ENROLMENT, LIST_ENROLMENTS
from contracts.talent.report import GET_TRAINING_REPORT
from tests.harness import ServiceUnderTest, actor
from tests.services.registry import district as register
from tests.services.requests.district import District
from tests.services.talent import district as training


@pytest.fixture
def district(requests: ServiceUnderTest) -> District:
    return District(requests)


def refused(
    problem: Problem, service: ServiceUnderTest, operation: Operation, who: Actor, *path: Any, **how: Any
) -> None:
    with pytest.raises(Failure) as caught:
        service.call(operation, who, *path, **how)
    assert caught.value.problem is problem


def supervisor(*chains: Any) -> Actor:
    """A supervisor of these chains."""
    return actor(*((Role.SUPERVISOR, uuid4(), chain) for chain in chains))


# Supervisors.


def test_a_supervisor_of_one_chain_reads_the_requests_of_that_chain_alone(district: District) -> None:
    request = district.under_review()
    own, other = supervisor(district.chain), supervisor(district.other_chain)
    for operation in (reading.GET_REQUEST, reading.GET_REQUEST_DEADLINE):
        assert district.call(operation, own, request["id"])
        refused(NOT_FOUND, district.service, operation, other, request["id"])
    assert district.call(reading.LIST_REQUEST_HISTORY, own, request["id"], query={})["items"]
    refused(NOT_FOUND, district.service, reading.LIST_REQUEST_HISTORY, other, request["id"], query={})
    for who, seen in ((own, 1), (other, 0), (supervisor(district.chain, district.other_chain), 1)):
        assert len(district.call(reading.LIST_REQUESTS, who, query={})["items"]) == seen
        assert len(district.call(reading.LIST_REQUESTS, who, query={"chain_id": str(district.chain)})["items"]) == seen
        for group_by in ("none", "chain", "department"):
            figures = district.call(GET_REQUEST_FIGURES, who, query={"group_by": group_by})
            assert figures["totals"]["received"] == seen


def test_a_supervisor_of_one_chain_does_not_review_for_another(district: District) -> None:
    request = district.under_review()
    decision = {"decision": "uphold", "reason": "已核实"}
    refused(
        NOT_FOUND, district.service, lifecycle.REVIEW_REQUEST, supervisor(district.other_chain), request["id"],
        body=decision,
    )  # fmt: skip
    seen_otherwise = actor(
        (Role.SUPERVISOR, uuid4(), district.other_chain), (Role.CHAIN_CHIEF, uuid4(), district.chain)
    )
    assert "review" not in district.see(request, seen_otherwise)["actions"]
    refused(FORBIDDEN, district.service, lifecycle.REVIEW_REQUEST, seen_otherwise, request["id"], body=decision)
    assert (
        district.move(lifecycle.REVIEW_REQUEST, supervisor(district.chain), request, **decision)["status"] == "closed"
    )


def test_a_supervisor_of_one_chain_reads_its_enterprises_and_figures_alone(registry: ServiceUnderTest) -> None:
    chain, enterprise = register.chain(registry), register.organization(registry, "QY1", attributes={"headcount": 60})
    register.join(registry, enterprise["id"], chain["id"], valid_from="2026-01-01")
    for who, full in ((supervisor(chain["id"]), True), (supervisor(uuid4()), False)):
        assert registry.call(GET_ORGANIZATION, who, enterprise["id"], query={})["full"] is full
        if full:
            registry.call(LIST_CONTACTS, who, enterprise["id"], query={})
        else:
            refused(FORBIDDEN, registry, LIST_CONTACTS, who, enterprise["id"], query={})
        for report in (GET_COVERAGE, GET_HONOURS, LIST_UNCOVERED):
            if full:
                assert registry.call(report, who, query={"chain_id": chain["id"]})
            else:
                refused(NOT_FOUND, registry, report, who, query={"chain_id": chain["id"]})


def test_a_supervisor_of_one_chain_reads_the_enrolments_of_its_courses_alone(talent: ServiceUnderTest) -> None:
    talent.move_clock(training.START - timedelta(days=21))
    training.mirror_chain(talent, training.CHAIN)
    training.mirror_chain(talent, training.OTHER_CHAIN)
    course, person = training.announce(talent), training.mirror_person(talent)
    enrolment = talent.call(training.ENROL, actor(person=person), course["id"], body={})
    for who, seen in (
        (supervisor(training.CHAIN), 1),
        (supervisor(training.OTHER_CHAIN), 0),
        (actor((Role.SUPERVISOR, uuid4())), 1),
    ):
        assert len(talent.call(LIST_ENROLMENTS, who, course["id"], query={})["items"]) == seen
        if seen:
            talent.call(GET_ENROLMENT, who, enrolment["id"])
            talent.call(GET_TRAINING_REPORT, who, query={"chain_id": str(training.CHAIN)})
        else:
            refused(NOT_FOUND, talent, GET_ENROLMENT, who, enrolment["id"])
            refused(NOT_FOUND, talent, GET_TRAINING_REPORT, who, query={"chain_id": str(training.CHAIN)})


# Keys that outlive their call.


def test_a_key_repeats_nothing_to_a_dispatcher_who_has_lost_the_chain(district: District) -> None:
    request, person = district.submit(), uuid4()
    both = [(Role.DISPATCHER, uuid4(), district.chain), (Role.DISPATCHER, uuid4(), district.other_chain)]
    body = {"department_id": str(district.labour)}
    dispatch = lifecycle.DISPATCH_REQUEST
    first = district.call(dispatch, actor(*both, person=person), request["id"], body=body, key="k")
    assert district.call(dispatch, actor(*both, person=person), request["id"], body=body, key="k") == first
    left = actor(both[1], person=person)
    refused(KEY_OUTLIVED, district.service, dispatch, left, request["id"], body=body, key="k")
    seen_otherwise = actor(both[1], (Role.OPERATOR, uuid4()), person=person)
    refused(KEY_OUTLIVED, district.service, dispatch, seen_otherwise, request["id"], body=body, key="k")


def test_a_key_repeats_nothing_to_a_department_that_has_the_request_no_more(district: District) -> None:
    request = district.dispatched()
    back = {"reason": "不属于本部门职责"}
    first = district.call(lifecycle.RETURN_REQUEST, district.handler, request["id"], body=back, key="k")
    assert district.call(lifecycle.RETURN_REQUEST, district.handler, request["id"], body=back, key="k") == first
    district.move(
        lifecycle.REDISPATCH_REQUEST, district.dispatcher, first, department_id=str(district.water), reason="改派"
    )
    before = district.service.contents()
    refused(NOT_FOUND, district.service, lifecycle.RETURN_REQUEST, district.handler, request["id"], body=back, key="k")
    assert district.service.contents() == before


def test_a_key_repeats_nothing_to_a_registrar_whose_post_has_ended(registry: ServiceUnderTest) -> None:
    person, body = uuid4(), {"name": "于思琳", "phone": "13900000900"}
    made = registry.call(CREATE_PERSON, actor((Role.REGISTRAR, uuid4()), person=person), body=body, key="k")
    assert made["id"]
    for posts in ((), ((Role.DISPATCHER, uuid4(), uuid4()),)):
        refused(FORBIDDEN, registry, CREATE_PERSON, actor(*posts, person=person), body=body, key="k")
    elsewhere = actor((Role.REGISTRAR, uuid4()), person=person)
    refused(KEY_OUTLIVED, registry, CREATE_PERSON, elsewhere, body=body, key="k")
