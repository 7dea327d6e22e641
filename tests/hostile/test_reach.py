"""How far somebody reaches: a supervisor of one chain, somebody whose post has ended, a key that outlives its call."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from chassis.calling.actor import Actor
from chassis.calling.errors import Failure
from contracts.notifications.deliveries import LIST_DELIVERIES
from contracts.notifications.inbox import (
    ENTRIES_ADDED,
    GET_ENTRY,
    GET_UNREAD_COUNT,
    LIST_INBOX,
    READ_ENTRY,
    READ_INBOX,
)
from contracts.notifications.subscriptions import MIRROR
from contracts.operation import Operation
from contracts.problem import FORBIDDEN, KEY_OUTLIVED, NOT_FOUND, Problem
from contracts.registry.events import POST_CHANGED
from contracts.registry.organizations import GET_ORGANIZATION, LIST_CONTACTS
from contracts.registry.people import CREATE_PERSON
from contracts.registry.reports import GET_COVERAGE, GET_HONOURS, LIST_UNCOVERED
from contracts.requests import lifecycle, reading
from contracts.requests.events import REQUEST_DISPATCHED, REQUEST_SUBMITTED
from contracts.requests.reports import GET_REQUEST_FIGURES
from contracts.roles import Role
from contracts.talent.enrolments import GET_ENROLMENT, LIST_ENROLMENTS
from contracts.talent.report import GET_TRAINING_REPORT
from services.notifications import schedule
from tests.harness import ServiceUnderTest, actor
from tests.services.notifications import district as telling
from tests.services.notifications.deliveries.mailbox import mail_server
from tests.services.registry import district as register
from tests.services.registry.events import post_data
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


# Inboxes of former posts.


def posts(notifications: ServiceUnderTest, person: UUID) -> list[dict[str, Any]]:
    """The mirrored posts of a person."""
    columns = "id, kind, organization_id, chain_id, sequence"
    with notifications.database.engine.begin() as connection:
        asked = f"SELECT {columns} FROM mirror_posts WHERE person_id = %(person)s"
        return [dict(row._mapping) for row in connection.exec_driver_sql(asked, {"person": str(person)})]


def end_post(notifications: ServiceUnderTest, person: UUID, last: str) -> None:
    """Registry tells that the posts of this person end."""
    for post in posts(notifications, person):
        data = post_data(
            post["id"], post["kind"], person, post["organization_id"], post["chain_id"], last=last, ended=True
        )
        notifications.react(MIRROR, POST_CHANGED, post["id"], data, sequence=post["sequence"] + 1)


def inbox(notifications: ServiceUnderTest, person: UUID, **query: Any) -> list[dict[str, Any]]:
    return list(notifications.call(LIST_INBOX, actor(person=person), query=query)["items"])


def unread(notifications: ServiceUnderTest, person: UUID) -> int:
    return int(notifications.call(GET_UNREAD_COUNT, actor(person=person))["unread"])


@pytest.fixture
def told(notifications: ServiceUnderTest) -> UUID:
    """A handler who has been told twice of requests of the department."""
    notifications.move_clock(telling.NOW)
    person = telling.mirror_person(notifications, "department_handler", telling.DEPARTMENT, email="jingban@example.cn")
    for _ in range(2):
        telling.tell(notifications, REQUEST_DISPATCHED, note="", rules_version=1)
    assert (len(inbox(notifications, person)), unread(notifications, person)) == (2, 2)
    return person


@pytest.mark.parametrize("how", ["ended today", "ended by the calendar"])
def test_an_inbox_shows_nothing_of_a_post_that_has_ended(notifications: ServiceUnderTest, told: UUID, how: str) -> None:
    entry = inbox(notifications, told)[0]["id"]
    if how == "ended today":
        end_post(notifications, told, str(telling.NOW.date() - timedelta(days=1)))
    else:
        end_post(notifications, told, str(telling.NOW.date()))
        assert unread(notifications, told) == 2
        notifications.move_clock(telling.NOW + timedelta(days=1))
    me = actor(person=told)
    for query in ({}, {"unread": "true"}, {"kind": "request"}):
        assert inbox(notifications, told, **query) == []
    assert unread(notifications, told) == 0
    for operation in (GET_ENTRY, READ_ENTRY):
        refused(NOT_FOUND, notifications, operation, me, entry)
    refused(NOT_FOUND, notifications, READ_INBOX, me, body={"up_to": entry})
    assert notifications.call(READ_INBOX, me, body={}) == {"unread": 0}


def test_live_updates_and_counts_leave_out_what_is_hidden(notifications: ServiceUnderTest, told: UUID) -> None:
    end_post(notifications, told, str(telling.NOW.date() - timedelta(days=1)))
    telling.mirror_person(notifications, "department_handler", uuid4(), person=told)
    telling.mirror_person(notifications, "dispatcher", telling.PARK, person=told)
    telling.tell(notifications, REQUEST_SUBMITTED)
    (seen,) = inbox(notifications, told)
    assert (seen["kind"], unread(notifications, told)) == ("request.submitted", 1)
    added = [entry for event in notifications.emitted(ENTRIES_ADDED.type) for entry in event["data"]["entries"]]
    assert [entry["unread"] for entry in added if entry["person_id"] == str(told)] == [1, 2, 1]
    assert notifications.call(READ_INBOX, actor(person=told), body={}) == {"unread": 0}
    telling.tell(notifications, REQUEST_SUBMITTED)
    assert unread(notifications, told) == 1


def test_who_holds_the_same_post_again_reads_what_came_to_it(notifications: ServiceUnderTest, told: UUID) -> None:
    end_post(notifications, told, str(telling.NOW.date() - timedelta(days=1)))
    telling.mirror_person(notifications, "department_handler", telling.DEPARTMENT, person=told)
    assert (len(inbox(notifications, told)), unread(notifications, told)) == (2, 2)


def test_what_names_the_person_stays_with_the_person(notifications: ServiceUnderTest, told: UUID) -> None:
    somebody = telling.mirror_person(notifications)
    telling.tell(notifications, REQUEST_SUBMITTED, submitted_by=str(somebody))
    assert [entry["kind"] for entry in inbox(notifications, somebody)] == ["request.submitted"]
    contact = telling.mirror_person(notifications, "enterprise_contact", telling.ENTERPRISE)
    telling.tell(notifications, REQUEST_SUBMITTED, submitted_by=str(contact))
    assert len(inbox(notifications, contact)) == 1
    end_post(notifications, contact, str(telling.NOW.date() - timedelta(days=1)))
    assert inbox(notifications, contact) == []
    assert len(inbox(notifications, somebody)) == 1


def test_entries_of_a_release_before_are_hidden_from_who_holds_no_post(
    notifications: ServiceUnderTest, told: UUID
) -> None:
    without = telling.mirror_person(notifications)
    with notifications.database.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE entries SET posts = NULL")
        connection.exec_driver_sql(
            "INSERT INTO inboxes (person_id, unread, last_number) VALUES (%(id)s, 1, 1)", {"id": str(without)}
        )
        connection.exec_driver_sql(
            "INSERT INTO entries (id, person_id, number, kind, title_zh, title_en, body_zh, body_en, created_at)"
            " VALUES (gen_random_uuid(), %(id)s, 1, 'course.announced', 'a', 'a', 'a', 'a', now())",
            {"id": str(without)},
        )
    assert (len(inbox(notifications, told)), len(inbox(notifications, without))) == (2, 1)
    end_post(notifications, told, str(telling.NOW.date() - timedelta(days=1)))
    assert (inbox(notifications, told), unread(notifications, told)) == ([], 0)
    assert (len(inbox(notifications, without)), unread(notifications, without)) == (1, 1)


def test_a_mail_that_waits_is_not_sent_once_the_post_has_ended(
    notifications: ServiceUnderTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    with mail_server() as server:
        settings = replace(notifications.settings, smtp_url=server.url, mail_from="链上 <no-reply@lianshang.example>")
        monkeypatch.setattr(notifications.runtime, "settings", settings)
        notifications.move_clock(telling.NOW)
        leaving, staying = (
            telling.mirror_person(notifications, "dispatcher", telling.PARK, email=f"{name}@example.cn")
            for name in ("leaving", "staying")
        )
        telling.tell(notifications, REQUEST_SUBMITTED)
        end_post(notifications, leaving, str(telling.NOW.date() - timedelta(days=1)))
        assert schedule.deliver(notifications.runtime) == 1
        assert server.mailbox.recipients == ["staying@example.cn"]
    states = {
        state: notifications.call(LIST_DELIVERIES, telling.OPERATOR, query={"status": state})["items"]
        for state in ("off", "sent")
    }
    assert [one["person_id"] for one in states["off"]] == [str(leaving)]
    assert [one["person_id"] for one in states["sent"]] == [str(staying)]
